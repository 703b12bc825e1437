"""What the command costs before it does anything: ``--help``, and a saved briefing rendered again.

python benchmarks/startup.py
"""

import sys
import tempfile
from pathlib import Path

from measuring import Bill, billed, brief, here, python, row
from pile import pile
from runs import Bench

CPU, MEMORY = 0.25, 40.0
ROUNDS = 7


def main() -> int:
    """Run each command several times, by turns with an interpreter that does nothing."""
    with tempfile.TemporaryDirectory(prefix="startup-") as folder, Bench(Path(folder), 8) as bench:
        home = bench.home("startup")
        saved = home / "briefing.json"
        brief(bench, home, pile(home / "articles", 20), "lat=1", "-o", str(saved))
        commands = {
            "python -c pass": python("-c", "pass"),
            "summarizer --help": python("-m", "summarizer", "--help"),
            "summarizer render, 20 articles": python("-m", "summarizer", "render", str(saved), "-f", "markdown"),
        }
        bills: dict[str, list[Bill]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                bills[name].append(billed(command, here(), home))
    held = True
    for name, billings in bills.items():
        if any(bill.code for bill in billings):
            raise SystemExit(f"{name} failed")
        cpu = sorted(bill.cpu for bill in billings)[ROUNDS // 2]
        memory = sorted(bill.memory for bill in billings)[ROUNDS // 2]
        fits = cpu <= CPU and memory <= MEMORY
        shown = f"{cpu:.2f} s CPU, {memory:.0f} MB (medians of {ROUNDS})"
        held = row(name, shown, f"{CPU} s, {MEMORY:.0f} MB", holds=fits) and held
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
