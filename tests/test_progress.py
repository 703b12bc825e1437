"""Progress: one live line at a terminal, plain lines in a log, next to nothing when quiet, never an escape code."""

import itertools
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import RECORDINGS, SEEDS

from benchmarks.stub import StubServer
from summarizer import api, wiring
from summarizer.cli.progress import Progress, _spoken
from summarizer.config import Settings
from summarizer.events import (
    ArticleExtracted,
    ArticleSkipped,
    Event,
    Linked,
    RunFinished,
    RunStarted,
    SourceRead,
    Warned,
)
from summarizer.schemas import Article, Usage


class Watched:
    """A progress whose clock is moved by hand and whose words are kept."""

    def __init__(self, *, live: bool = False, **options: bool) -> None:
        self.now, self.said, self.lines = 0.0, list[str](), list[str]()
        self.progress = Progress(
            self.said.append, self.lines.append if live else None, clock=lambda: self.now, **options
        )

    def hear(self, *events: Event, seconds: float = 0.0) -> None:
        for event in events:
            self.now += seconds
            self.progress(event)

    def extracted(self, numbers: range, total: int, seconds: float) -> None:
        self.hear(*(ArticleExtracted(f"{n}.txt", n, total, 3, 1) for n in numbers), seconds=seconds)


def paying(**usage: float | None) -> SimpleNamespace:
    return SimpleNamespace(provenance=SimpleNamespace(usage=Usage(**usage)))


def test_at_a_terminal_one_line_tells_it_all() -> None:
    watched = Watched(live=True)
    watched.progress.follow(paying(calls=7, cached=2, cost=0.0123))  # type: ignore[arg-type]
    watched.hear(SourceRead(1, 2), SourceRead(2, 2), seconds=1)
    watched.hear(RunStarted("llm m", 100))
    watched.extracted(range(1, 11), 100, seconds=4)
    assert watched.lines[:2] == ["reading 1/2 sources", "reading 2/2 sources"]
    assert watched.lines[-1] == "so far: 10/100 articles, 7 calls paid, 2 answers kept, $0.0123, about 6 min left"
    assert watched.said == []
    watched.extracted(range(11, 101), 100, seconds=0)
    assert watched.lines[-1] == "joining what the articles say"
    watched.progress.end()
    assert watched.lines[-1] == ""


def test_kept_articles_do_not_make_the_rest_look_quick() -> None:
    watched = Watched(live=True)
    watched.hear(RunStarted("llm m", 1000))
    watched.extracted(range(1, 501), 1000, seconds=0.001)
    watched.extracted(range(501, 561), 1000, seconds=10)
    assert watched.lines[-1].endswith("560/1000 articles, about 73 min left")


def test_a_log_gets_plain_lines_and_now_and_then_the_whole() -> None:
    watched = Watched()
    watched.hear(SourceRead(1, 1), RunStarted("llm m", 50))
    watched.extracted(range(1, 11), 50, seconds=7)
    assert watched.said[0] == "[1/50] 1.txt: 3 claims, 1 quarantined"
    assert [line for line in watched.said if line.startswith("so far")] == [
        "so far: 5/50 articles, about 5 min left", "so far: 10/50 articles, about 5 min left"
    ]  # fmt: skip


def test_quiet_keeps_to_warnings_and_gaps() -> None:
    watched = Watched(live=True, quiet=True)
    events = [SourceRead(1, 1), RunStarted("e", 1), Warned("odd"), ArticleSkipped("a", "empty"), Linked(1, 1),
              ArticleExtracted("b", 1, 1, 1, 0), RunFinished(1, 1, 0, 9)]  # fmt: skip
    watched.hear(*events, seconds=60)
    watched.progress.end()
    assert (watched.said, watched.lines) == (["warning: odd", "left out: a: empty"], [])


@pytest.mark.parametrize(
    ("seconds", "words"), [(12, "10 s"), (88, "90 s"), (95, "2 min"), (1800, "30 min"), (5399, "90 min"), (7000, "2 h")]
)
def test_times_are_rounded_as_one_says_them(seconds: float, words: str) -> None:
    assert _spoken(seconds) == words


def test_calls_that_were_sent_again_are_counted_and_told() -> None:
    articles = [
        Article(id="", file=f"{n}.txt", text=f"The {n} line will close. Who pays is unclear.") for n in range(8)
    ]
    lines: list[str] = []
    with StubServer() as stub:
        settings = Settings(
            engine="llm",
            base_url=stub.planned("f503=0.4,ra=0.05,seed=3"),
            api_key="k",
            model="m",
            cache=False,
            concurrency=2,
        )
        engine = wiring.build_engine(settings)
        clock = itertools.count()
        progress = Progress(lines.append, lines.append, clock=lambda: float(next(clock)))
        progress.follow(engine)
        api.extract(articles, engine=engine, settings=settings, listener=progress)
    assert re.search(r"so far: 7/8 articles, \d+ calls paid, [1-9]\d* tried again", "\n".join(lines)), lines


COMMAND = [sys.executable, "-m", "summarizer", "extract", *map(str, SEEDS), "--recordings", str(RECORDINGS)]


def said_at_a_terminal(*options: str, **variables: str) -> bytes:
    """Run the command with a terminal as its stderr."""
    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        [*COMMAND, *options], stdout=subprocess.DEVNULL, stderr=theirs, env={**os.environ, "TERM": "xterm"} | variables
    )
    os.close(theirs)
    said = b""
    try:
        while piece := os.read(ours, 65536):
            said += piece
    except OSError:  # how a terminal ends on Linux
        pass
    os.close(ours)
    assert done.wait() == 0
    return said


def test_the_command_at_a_terminal_and_in_a_pipe(tmp_path: Path) -> None:
    said = said_at_a_terminal(NO_COLOR="1")
    assert b"\rreading 5/5 sources" in said
    assert b"\rjoining what the articles say" in said
    assert b"claims" not in said
    assert b"\x1b" not in said
    assert said.split(b"\r")[-1] in (b"", b"\n")  # the live line is gone
    piped = subprocess.run(COMMAND, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True, cwd=tmp_path).stderr
    assert b"[5/5]" in piped
    assert b"\r" not in piped
    assert b"\x1b" not in piped
    assert said_at_a_terminal("-q") == b""
