"""The command as a process of its own, the stub server as another, and what its ledger says about them."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).parents[1]
_PATIENCE = 900.0
"""Seconds any one run may take; one that takes longer hangs."""
_GRACE = 0.05
"""Seconds in which a request may still come in after a Retry-After was sent: it was on its way already, or this
machine's processors were busy with the other side."""


@dataclass(frozen=True)
class Row:
    """A line of the table."""

    what: str
    shows: str
    holds: bool


@dataclass(frozen=True)
class Ended:
    """What a run that ended has to show."""

    code: int
    at: float
    """When it said its last word, by the clock; the interpreter takes its own time to end."""
    stderr: str
    delivered: int
    """Sources of the briefing with at least one position."""
    empty: int
    """Sources of the briefing with none."""


class Run:
    """One run of the command."""

    def __init__(self, command: list[str], environment: Mapping[str, str], home: Path) -> None:
        self.home = home
        number = len(list(home.glob("*.stdout")))
        self.stdout, self.stderr = home / f"{number}.stdout", home / f"{number}.stderr"
        with self.stdout.open("wb") as out, self.stderr.open("wb") as err:
            self.process = subprocess.Popen(
                command,
                cwd=home,
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
            )

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self.process.poll() is None

    def wait_for_good(self, count: int, bench: "Bench") -> None:
        """Return when so many answers are paid, or the run ended before."""
        while self.alive and bench.good(self.home) < count:
            time.sleep(0.02)

    def wait_for_requests(self, count: int, bench: "Bench") -> None:
        """Return when so many requests have come in, or the run ended before."""
        while self.alive and len(bench.entries(self.home)) < count:
            time.sleep(0.02)

    def kill(self) -> int:
        """Kill it with no warning."""
        self.process.kill()
        return self.process.wait(_PATIENCE)

    def terminate(self) -> int:
        """Ask it to end, as a service manager does."""
        self.process.terminate()
        return self.process.wait(_PATIENCE)

    def interrupt(self, *, wait: bool = True) -> int:
        """Press Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(_PATIENCE) if wait else 0

    def end(self) -> Ended:
        """Wait for its end and read what it wrote."""
        code = self.process.wait(_PATIENCE)
        at = self.stderr.stat().st_mtime
        text = self.stdout.read_text(encoding="utf-8")
        briefing: dict[str, Any] = json.loads(text) if text.startswith("{") else {"sources": [], "positions": []}
        told = {evidence["source"] for position in briefing["positions"] for evidence in position["evidence"]}
        sources = [source["id"] for source in briefing["sources"]]
        delivered = sum(source in told for source in sources)
        stderr = self.stderr.read_text(encoding="utf-8")
        return Ended(code, at, stderr, delivered, len(sources) - delivered)


def finish(run: Run) -> Ended:
    """Wait for a run's end."""
    return run.end()


class Bench:
    """A stub server for each place runs are made in, and what its ledger says."""

    def __init__(self, folder: Path, concurrency: int) -> None:
        self.concurrency = concurrency
        self._folder = folder
        self._servers: dict[Path, tuple[subprocess.Popen[str], str]] = {}
        self._read: dict[Path, tuple[int, list[dict[str, Any]]]] = {}

    def __enter__(self) -> Self:
        # A shell starts what it puts into the background deaf to Ctrl-C, and children inherit deafness alone.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process, _ in self._servers.values():
            process.kill()
            process.wait()

    def home(self, name: str) -> Path:
        """Make a place for the runs of one check, with a server of its own."""
        home = self._folder / name.replace(" ", "-")
        home.mkdir()
        process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.stub", "--ledger", str(home / "ledger.jsonl"), "--seconds", "1800"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        self._servers[home] = (process, process.stdout.readline().strip().removesuffix("/v1"))
        return home

    def brief(self, home: Path, articles: Path, plan: str, *, timeout: float = 120.0) -> Run:
        """Begin a run."""
        command, environment = self.command(home, articles, plan)
        return Run(command, environment | {"SUMMARIZER_TIMEOUT": str(timeout)}, home)

    def command(self, home: Path, articles: Path, plan: str) -> tuple[list[str], dict[str, str]]:
        """Write the command of a run and its environment."""
        command = [sys.executable, "-m", "summarizer", "brief", str(articles), "-m", "stub", "--json", "-q"]
        command += ["--base-url", self.url(home, plan)]
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZER_", "OPENAI_"))} | {
            "PYTHONPATH": str(ROOT),  # this checkout, whichever one is installed
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "SUMMARIZER_CONCURRENCY": str(self.concurrency),
            "OPENAI_API_KEY": "sk-stub-0123456789abcdef",
        }
        return command, environment

    def url(self, home: Path, plan: str) -> str:
        """Root of a place's server with a plan of faults in it."""
        return f"{self._servers[home][1]}/{plan}/v1"

    def entries(self, home: Path) -> list[dict[str, Any]]:
        """Read the ledger as far as it has come."""
        path = home / "ledger.jsonl"
        offset, known = self._read.setdefault(home, (0, []))
        if path.exists():
            with path.open("rb") as file:
                file.seek(offset)
                lines = file.read().splitlines(keepends=True)
            for line in lines:
                if line.endswith(b"\n"):
                    known.append(json.loads(line))
                    offset += len(line)
            self._read[home] = (offset, known)
        return known

    def good(self, home: Path, *, fills: str = "") -> int:
        """Count good answers that were sent, each of them paid for."""
        return sum(entry["good"] for entry in self.entries(home) if fills in ("", entry["fills"]))

    def repaid(self, home: Path) -> int:
        """Count good answers to a request that had got one before."""
        paid = Counter(entry["asked"] for entry in self.entries(home) if entry["good"])
        return sum(count - 1 for count in paid.values())

    def windows(self, home: Path) -> tuple[int, int, float]:
        """Count the times the server asked to wait and the requests that came in meanwhile; say how late at most."""
        entries = self.entries(home)
        asked = [(e["replied"], e["replied"] + e["retry_after"]) for e in entries if e["retry_after"]]
        late = [max((e["at"] - start for start, end in asked if start < e["at"] < end), default=0.0) for e in entries]
        return len(asked), sum(seconds > _GRACE for seconds in late), max(late)
