"""Wall of a run against the best it could be: the sum of latencies over the workers, or the longest chain of calls.

    python benchmarks/latency.py [--articles 200]

Latencies are log-normal with a heavy tail (sigma 1: one in a hundred takes ten times the median). The run ends with a
briefing of all articles, so joining and wording wait for the last of them and are part of the bound.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from measuring import brief, row
from pile import pile
from runs import Bench

GOAL = 1.15


def main() -> int:
    """Run once against the stub and read the latencies off its ledger."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--median", type=int, default=2_000, help="milliseconds")
    parser.add_argument("--concurrency", type=int, default=8)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="latency-") as folder, Bench(Path(folder), given.concurrency) as bench:
        home = bench.home("latency")
        articles = pile(home / "articles", given.articles, topics=20)
        bill = brief(bench, home, articles, f"lat={given.median},tail=1,seed=3")
        entries = bench.entries(home)
    notes = [entry["replied"] - entry["at"] for entry in entries if entry["fills"] == "Notes"]
    last = sum(entry["replied"] - entry["at"] for entry in entries if entry["fills"] != "Notes")
    bound = max(sum(notes) / given.concurrency, *notes) + last
    wall = max(entry["replied"] for entry in entries) - min(entry["at"] for entry in entries)
    shown = (
        f"{wall / bound:.2f} ({wall:.1f} s, bound {bound:.1f} s, longest call {max(notes):.1f} s); "
        f"the whole command {bill.wall:.1f} s"
    )
    what = f"wall / latency bound, {given.articles} articles, {given.concurrency} out at once, heavy tail"
    return 0 if row(what, shown, f"{GOAL}", holds=wall / bound <= GOAL) else 1


if __name__ == "__main__":
    sys.exit(main())
