"""What the benchmarks of speed share: commands with their bill of time and memory, and the load beside each figure."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from runs import ROOT, Bench


@dataclass(frozen=True)
class Bill:
    """What a process took."""

    code: int
    wall: float
    """Seconds from its start to its end."""
    cpu: float
    """Seconds of processors, the kernel's included."""
    memory: float
    """Most memory at once, in megabytes."""


def billed(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> Bill:
    """Run a command to its end; what it prints is thrown away."""
    started = time.monotonic()
    with (folder / "bill.stderr").open("wb") as err:
        process = subprocess.Popen(
            list(command), cwd=folder, env=dict(environment), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=err,
        )  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - started
    return Bill(process.returncode, wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def brief(bench: Bench, home: Path, articles: Path, plan: str, *options: str) -> Bill:
    """Make a briefing of a folder against the bench's server, and say what it took.

    Raises:
        SystemExit: it failed; there is nothing to measure.
    """
    command, environment = bench.command(home, articles, plan)
    bill = billed([*command, *options], environment, home)
    if bill.code:
        raise SystemExit(f"exit {bill.code}: {(home / 'bill.stderr').read_text(encoding='utf-8')[-2000:]}")
    return bill


def row(what: str, shows: str, goal: str, *, holds: bool) -> bool:
    """Print one line of the table, with the machine's load; give back whether it holds."""
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
    print(f"{'holds' if holds else 'MISSES'} | {what} | {shows} | goal {goal} | {load}", flush=True)
    return holds


def python(*words: str) -> list[str]:
    """Return a command of this interpreter in this checkout."""
    return [sys.executable, *words]


def here() -> dict[str, str]:
    """Return an environment in which this checkout is the one imported, whichever is installed."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZER_", "OPENAI_"))}
    return kept | {"PYTHONPATH": str(ROOT)}
