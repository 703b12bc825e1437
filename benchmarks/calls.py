"""How many calls an article takes, and how much is sent beside its text.

python benchmarks/calls.py [--articles 100]
"""

import argparse
import sys
import tempfile
from pathlib import Path

from measuring import brief, row
from pile import pile
from runs import Bench

GOAL = 1.6


def main() -> int:
    """Make one briefing of articles of 4 kB and read the server's ledger."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100)
    count = parser.parse_args().articles
    with tempfile.TemporaryDirectory(prefix="calls-") as folder, Bench(Path(folder), 8) as bench:
        home = bench.home("calls")
        articles = pile(home / "articles", count)
        size = sum(file.stat().st_size for file in articles.iterdir())
        brief(bench, home, articles, "lat=5")
        entries = bench.entries(home)
    notes = [entry for entry in entries if entry["fills"] == "Notes"]
    merging = len(entries) - len(notes)
    sent = sum(entry["bytes"] for entry in notes)
    held = row(
        f"calls for {count} articles", f"{len(notes)} + {merging} that join and word", f"{count} + merges by id",
        holds=len(notes) == count,
    )  # fmt: skip
    shown = (
        f"{sent / size:.2f} in articles of {size / count:,.0f} bytes; the fixed part is "
        f"{min(entry['bytes'] for entry in notes) - size / count:,.0f} bytes or fewer"
    )
    return 0 if row("bytes sent / bytes of article", shown, f"{GOAL}", holds=sent / size <= GOAL) and held else 1


if __name__ == "__main__":
    sys.exit(main())
