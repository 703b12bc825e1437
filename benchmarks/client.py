"""What a call costs this side of the wire: ours, the bare openai client, bare instructor and langextract by turns.

    python benchmarks/client.py [--calls 160] [--without langextract]

Each peer is a process of its own that makes its calls with 32 out at once, at 50 ms latency, and counts its processor
time; imports, articles and the first 32 calls, which are made to be warm, are not counted. langextract lives in a
virtual environment that this command makes, and is no dependency of the project. It makes several calls an article, so
the ledger counts them, and the row gives both.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from measuring import here, row
from pile import pile
from runs import Bench

ROUNDS = 5
GOAL = 0.5
"""Of langextract's."""
PEERS = Path(__file__).with_name("peers.py")


def main() -> int:
    """Let the peers take turns and compare the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calls", type=int, default=160)
    parser.add_argument("--without", default="")
    given = parser.parse_args()
    names = [name for name in ("openai", "instructor", "summarizer", "langextract") if name not in given.without]
    took: dict[str, list[float]] = {name: [] for name in names}
    each: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="client-") as folder, Bench(Path(folder), 32) as bench:
        home = bench.home("client")
        pile(home / "articles", given.calls + 32)
        counts: list[int] = []
        other = _environment(home) if "langextract" in names else ""
        for _ in range(ROUNDS):
            for name in names:
                python = other if name == "langextract" else sys.executable
                command = [python, str(PEERS), name, str(home / "articles"), bench.url(home, "lat=50")]
                environment = here() | {"XDG_CACHE_HOME": str(home / f"cache-{name}-{len(took[name])}")}
                said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=600)
                made = len(bench.entries(home)) - sum(counts)
                counts.append(made)
                each[name] = made / (given.calls + 32)
                calls = made * given.calls / (given.calls + 32)
                took[name].append(1000 * json.loads(said.stdout.splitlines()[-1]) / calls)
    middle = {name: statistics.median(times) for name, times in took.items()}
    shown = ", ".join(f"{name} {ms:.1f} ms ({each[name]:.2g} an article)" for name, ms in middle.items())
    ratio = middle["summarizer"] / middle.get("langextract", middle["instructor"])
    against = "langextract" if "langextract" in names else "instructor"
    what = f"CPU a call, {given.calls} calls at 50 ms, 32 out at once"
    return 0 if row(what, f"{ratio:.2f} of {against}: {shown}", f"{GOAL}", holds=ratio <= GOAL) else 1


def _environment(folder: Path) -> str:
    """Make langextract's virtual environment; returns its Python."""
    python = folder / "langextract" / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", str(folder / "langextract")], check=True)
    subprocess.run([str(python), "-m", "pip", "install", "-q", "langextract[openai]"], check=True, env=dict(os.environ))
    return str(python)


if __name__ == "__main__":
    sys.exit(main())
