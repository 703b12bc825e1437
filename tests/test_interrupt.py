"""Signals: what is out ends and is kept, nothing more begins, and a second one ends the run at once."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from benchmarks.stub import StubServer

ROOT = Path(__file__).parents[1]
BRIEF = ["-m", "summarizer", "brief", "articles", "-q"]


@pytest.fixture(autouse=True)
def _heard() -> None:
    """Children of a process that ignores Ctrl-C, as one started in a shell's background does, ignore it as well."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def start(folder: Path, *command: str, **environment: str) -> "subprocess.Popen[str]":
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZER_", "OPENAI_"))}
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=folder,
        env=clean | {"XDG_CACHE_HOME": str(folder / "cache")} | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def articles(folder: Path, count: int) -> None:
    (folder / "articles").mkdir()
    for n in range(count):
        text = f"Mayor Ada Holm opposes closing the bridge number {n}."
        (folder / "articles" / f"{n}.txt").write_text(text, encoding="utf-8")


def until(stub: StubServer, count: int) -> None:
    end = time.monotonic() + 60
    while len(stub.ledger) < count:
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_run_drains_and_the_next_one_pays_for_the_rest(tmp_path: Path, number: signal.Signals) -> None:
    articles(tmp_path, 10)
    with StubServer(latency=0.4) as stub:
        model = {"OPENAI_BASE_URL": stub.url, "SUMMARIZER_MODEL": "stub", "SUMMARIZER_CONCURRENCY": "4"}
        run = start(tmp_path, *BRIEF, **model)
        until(stub, 5)
        run.send_signal(number)
        out, err = run.communicate(timeout=30)
        assert (run.returncode, out) == (130, "")
        assert "the next run pays only for the rest" in err
        assert "Traceback" not in err
        paid = [entry.raw for entry in stub.ledger]
        assert len(paid) <= 8
        if number == signal.SIGINT:
            return
        rest = start(tmp_path, *BRIEF, **model)
        rest.communicate(timeout=60)
        assert rest.returncode == 0
        notes = [entry.raw for entry in stub.ledger if entry.fills == "Notes"]
    assert len(set(notes)) == len(notes) == 10


def test_a_second_signal_ends_it_at_once(tmp_path: Path) -> None:
    articles(tmp_path, 3)
    with StubServer(latency=20.0) as stub:
        run = start(tmp_path, *BRIEF, OPENAI_BASE_URL=stub.url, SUMMARIZER_MODEL="stub")
        until(stub, 3)
        run.send_signal(signal.SIGINT)
        assert run.stderr is not None
        while "waiting for calls" not in run.stderr.readline():
            assert run.poll() is None
        time.sleep(0.5)
        assert run.poll() is None, "it waits for the calls that are out"
        started = time.monotonic()
        run.send_signal(signal.SIGINT)
        _, err = run.communicate(timeout=10)
    assert time.monotonic() - started < 5, "the calls that are out take twenty seconds"
    assert run.returncode == 130
    assert "may be paid for again" in err


def test_the_offline_engine_has_nothing_to_wait_for(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    long = " ".join(f"Mayor Ada Holm of Town {n} opposes closing the old bridge near Mill {n}." for n in range(6_000))
    (tmp_path / "articles" / "long.txt").write_text(long, encoding="utf-8")
    (tmp_path / "articles" / "a.txt").write_text("Mayor Ada Holm opposes closing the bridge.", encoding="utf-8")
    # Of two articles the short one is done first, which tells us that the long one has begun.
    run = start(tmp_path, "-m", "summarizer", "brief", "articles/a.txt", "articles/long.txt", "--engine", "offline")
    assert run.stderr is not None
    while "a.txt" not in run.stderr.readline():
        assert run.poll() is None
    time.sleep(0.5)
    started = time.monotonic()
    run.send_signal(signal.SIGINT)
    run.communicate(timeout=30)
    assert run.returncode == 130
    assert time.monotonic() - started < 2


LIBRARY = """
import asyncio, os, signal, sys
from pathlib import Path
import summarizer
from summarizer.config import Settings
from summarizer.events import ArticleExtracted

settings = Settings(model="stub", base_url=sys.argv[1], cache_dir=Path("cache"), concurrency=2)
def listener(event):
    if isinstance(event, ArticleExtracted):
        os.kill(os.getpid(), signal.SIGINT)
async def main():
    await summarizer.asummarize("articles", settings=settings, listener=listener)
try:
    if sys.argv[2] == "async":
        asyncio.run(main())
    summarizer.summarize("articles", settings=settings, listener=listener)
except KeyboardInterrupt:
    print("raised", flush=True)
"""


@pytest.mark.parametrize("how", ["sync", "async"])
def test_the_library_raises_the_interrupt_and_leaves_no_thread_behind(tmp_path: Path, how: str) -> None:
    articles(tmp_path, 8)
    (tmp_path / "program.py").write_text(LIBRARY, encoding="utf-8")
    with StubServer(latency=0.3) as stub:
        run = start(tmp_path, "program.py", stub.url, how)
        out, err = run.communicate(timeout=30)
        asked = len(stub.ledger)
    assert (run.returncode, out, err) == (0, "raised\n", "")
    assert asked <= 6


def test_extract_into_head_is_no_error(tmp_path: Path) -> None:
    articles(tmp_path, 4)
    command = f"{sys.executable} -m summarizer extract articles --engine offline -q | head -n 1 >/dev/null"
    ran = subprocess.run(
        ["bash", "-c", f"{command}; exit ${{PIPESTATUS[0]}}"],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert ran.returncode == 0
    assert "Error" not in ran.stderr


CANARY = "sk-canary-4f1b8a90cc"
SPOILT = """
import logging, sys, runpy
logging.basicConfig(level=logging.DEBUG)
def crash(*_args, **_named): raise RuntimeError("a fault of ours")
if sys.argv.pop(1) == "crash":
    import summarizer.pipeline
    summarizer.pipeline.resolve.resolve = crash
runpy.run_module("summarizer", run_name="__main__")
"""


@pytest.mark.parametrize(
    ("how", "plan", "code"),
    [("whole", "echo=1,f429=0.5,ra=0.05,seed=2", 0), ("crash", "lat=1", 1), ("whole", "die=401,echo=1", 4)],
)
def test_no_secret_is_said_kept_or_logged(tmp_path: Path, how: str, plan: str, code: int) -> None:
    articles(tmp_path, 4)
    (tmp_path / "program.py").write_text(SPOILT, encoding="utf-8")
    with StubServer() as stub:
        url = stub.planned(plan).replace("//", f"//user:{CANARY}-user@") + f"?token={CANARY}-query"
        secrets: Mapping[str, str] = {
            "OPENAI_API_KEY": f"{CANARY}-key",
            "OPENAI_LOG": "debug",
            "PYTHONFAULTHANDLER": "1",
        }
        program = ["program.py", how, "brief", "articles", "-m", "stub", "--base-url", url, "--json"]
        run = start(tmp_path, *program, **secrets)
        out, err = run.communicate(timeout=60)
        sent = stub.ledger[0].headers["authorization"]
        path = stub.ledger[0].path
    assert run.returncode == code, err[-2_000:]
    assert sent.startswith("Basic ")
    assert f"token={CANARY}-query" in path
    assert "DEBUG:openai" in err
    if how == "crash":
        assert "a fault of ours" in err
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file() and file.name != "program.py")
    assert b"canary" not in kept
    for secret in (CANARY, sent.removeprefix("Basic ")):
        assert secret not in out + err


def test_the_benchmark_of_faults_holds_on_a_few_articles() -> None:
    command = [sys.executable, "benchmarks/faults.py", "--small", "--only", "kill"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=240)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "holds | 30 articles" in ran.stdout
