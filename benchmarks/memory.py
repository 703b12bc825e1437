"""How much memory a run takes for each thousand articles more.

python benchmarks/memory.py [--articles 300,1300]
"""

import argparse
import sys
import tempfile
from pathlib import Path

from measuring import brief, row
from pile import pile
from runs import Bench

GOAL = 5.0
"""Megabytes a thousand articles."""


def main() -> int:
    """Note piles of two sizes, 4 kB an article, and compare the most that each took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", default="300,1300")
    few, many = (int(part) for part in parser.parse_args().articles.split(","))
    took = {}
    with tempfile.TemporaryDirectory(prefix="memory-") as folder, Bench(Path(folder), 8) as bench:
        for count in (few, many):
            home = bench.home(f"of-{count}")
            took[count] = brief(bench, home, pile(home / "articles", count, topics=20), "lat=1")
    slope = 1000 * (took[many].memory - took[few].memory) / (many - few)
    shown = (
        f"{slope:.1f} MB for 1,000 articles more: {took[few].memory:.0f} at {few}, {took[many].memory:.0f} at {many}; "
        f"{1000 * took[many].cpu / many:.0f} ms CPU an article in all"
    )
    return 0 if row("memory of a briefing", shown, f"{GOAL:.0f} MB", holds=slope <= GOAL) else 1


if __name__ == "__main__":
    sys.exit(main())
