"""The cache commands: what they show is what is there, and what they remove is what was meant."""

import os
import sqlite3
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from summarizer.cli.app import app
from summarizer.errors import UsageError
from summarizer.llm.journal import Journal
from summarizer.llm.received import Question, Received
from summarizer.llm.store import Store


def run(tmp_path: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["cache", *words, "--cache-dir", str(tmp_path)])


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Three good answers, one of them 40 days old, a refusal, and notes of two articles."""
    journal, store = Journal(tmp_path, pytest.fail), Store(tmp_path, pytest.fail)
    for n in range(3):
        answer = Received("x" * 1000, input_tokens=1000, output_tokens=100)
        journal.put(Question(f"k{n}", f"k{n}"), answer)
    journal.put(Question("no", "no"), Received(None, refusal="no", input_tokens=50))
    for n in range(2):
        store.put(f"article {n}", "[]")
    journal.close()
    store.close()
    old = int(time.time()) - 40 * 86_400
    change(tmp_path / "journal-v1" / "journal.db", f"UPDATE answers SET at = {old} WHERE key = 'k0'")
    change(
        tmp_path / "results-v1" / "cache.db",
        f"UPDATE Cache SET store_time = {old}, expire_time = expire_time - 40 * 86400 WHERE key = 'article 0'",
    )
    return tmp_path


def change(database: Path, statement: str) -> None:
    with sqlite3.connect(database) as rows:
        rows.execute(statement)
    rows.close()


def counts(folder: Path) -> tuple[dict[str, int], int]:
    return {t.kind: t.answers for t in Journal(folder, pytest.fail).tallies()}, len(Store(folder, pytest.fail))


def test_info_counts_what_is_there(kept: Path) -> None:
    said = run(kept, "info")
    assert said.exit_code == 0
    assert f"folder: {kept}" in said.stdout
    assert "good answers: 3" in said.stdout
    assert "refused answers: 1" in said.stdout
    assert "tokens not to be paid again: 3,050 in, 300 out" in said.stdout
    assert "notes of articles, made of them: 2" in said.stdout


def test_looking_makes_no_folder(tmp_path: Path) -> None:
    for words in (["info"], ["clear", "--yes"], ["prune", "--older-than", "1"]):
        said = run(tmp_path / "none", *words)
        assert said.exit_code == 0
        assert "nothing is kept" in said.output
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("words", "answers", "notes"),
    [
        (["clear", "--yes"], {}, 0),
        (["clear", "--failed", "--yes"], {"good": 3}, 2),
        (["clear", "--results", "--yes"], {"good": 3, "refused": 1}, 0),
        (["prune", "--older-than", "30"], {"good": 2, "refused": 1}, 1),
        (["prune", "--older-than", "50"], {"good": 3, "refused": 1}, 2),
        (["prune", "--max-size", "1GB"], {"good": 3, "refused": 1}, 2),
        (["prune", "--max-size", "0"], {}, 0),
    ],
)
def test_what_was_meant_is_removed_and_nothing_else(
    kept: Path, words: list[str], answers: dict[str, int], notes: int
) -> None:
    assert run(kept, *words).exit_code == 0
    assert counts(kept) == (answers, notes)


def test_a_limit_holds_and_the_newest_answers_stay(kept: Path) -> None:
    journal = Journal(kept, pytest.fail)
    for n in range(300):
        journal.put(Question(f"new{n}", f"new{n}"), Received("y" * 2000))
    journal.close()
    assert run(kept, "prune", "--max-size", "400kB").exit_code == 0
    left = sum(path.stat().st_size for path in kept.rglob("*") if path.is_file())
    assert 100_000 < left <= 400_000
    assert Journal(kept, pytest.fail).get(Question("k0", "k0")) is None, "the oldest goes first"
    assert counts(kept)[0]["good"] > 50


def test_clear_asks_and_takes_silence_for_no(kept: Path) -> None:
    said = run(kept, "clear")
    assert isinstance(said.exception, UsageError)
    assert "--yes" in said.exception.move
    assert counts(kept) == ({"good": 3, "refused": 1}, 2)


@pytest.mark.parametrize("words", [["prune"], ["prune", "--max-size", "many"]])
def test_a_prune_without_a_measure_is_refused(kept: Path, words: list[str]) -> None:
    said = run(kept, *words)
    assert isinstance(said.exception, UsageError)
    assert said.exception.exit_code == 2


def test_clearing_takes_what_was_set_aside_too(kept: Path) -> None:
    (kept / "journal-v1.damaged-1").mkdir()
    (kept / "journal-v1.damaged-1" / "journal.db").write_bytes(b"damaged")
    (kept / "elsewhere").mkdir()
    (kept / "elsewhere" / "mine").touch()
    (kept / "results-v1.damaged-1").symlink_to(kept / "elsewhere")
    assert "set aside as damaged" in run(kept, "info").stdout
    run(kept, "clear", "--yes")
    assert not (kept / "journal-v1.damaged-1").exists()
    assert (kept / "elsewhere" / "mine").exists()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="POSIX modes")
def test_a_folder_that_can_not_be_trusted_is_not_opened(kept: Path) -> None:
    (kept / "journal-v1").chmod(0o777)
    said = run(kept, "info")
    assert isinstance(said.exception, UsageError)
