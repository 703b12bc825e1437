"""A server that lets R requests a second through: how much of R is used, and how often we are turned away.

python benchmarks/rate.py [--rate 20] [--seconds 60]
"""

import argparse
import sys
import tempfile
from pathlib import Path

from measuring import brief, row
from pile import pile
from runs import Bench

SHARE, TURNED_AWAY = 0.95, 0.02
BUSY = 32
"""Calls out at once: more than the limit lets through."""


def main() -> int:
    """Run against the limit for so long that its beginning counts little."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rate", type=int, default=20)
    parser.add_argument("--seconds", type=int, default=60)
    given = parser.parse_args()
    count = given.rate * given.seconds
    with tempfile.TemporaryDirectory(prefix="rate-") as folder, Bench(Path(folder), BUSY) as bench:
        home = bench.home("rate")
        brief(bench, home, pile(home / "articles", count, 1_000), f"lat=300,rate={given.rate},ra=1")
        notes = [entry for entry in bench.entries(home) if entry["fills"] == "Notes"]
    good = [entry["at"] for entry in notes if entry["good"]]
    served = (len(good) - 1) / (max(good) - min(good)) / given.rate
    away = 1 - len(good) / len(notes)
    held = row(
        f"{given.rate} requests a second let through, {count} articles, {BUSY} workers",
        f"{served:.3f} of the rate served, {100 * away:.1f}% turned away",
        f"at least {SHARE} and at most {100 * TURNED_AWAY:.0f}%",
        holds=served >= SHARE and away <= TURNED_AWAY,
    )
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
