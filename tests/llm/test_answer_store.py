"""What is kept: damaged, tampered with, full or shared, the run goes on and nothing in it is ever executed."""

import os
import pickle
import resource
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from summarizer.errors import UsageError
from summarizer.llm.journal import Journal, OutOfSpace
from summarizer.llm.received import Question, Received
from summarizer.llm.store import Store

RESULTS, JOURNAL = "results-v1/cache.db", "journal-v1/journal.db"
ASKED = Question("k", "k")


class Bomb:
    """Makes a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self._path,)


def opened(tmp_path: Path) -> tuple[Store, list[str]]:
    told: list[str] = []
    return Store(tmp_path, told.append), told


def journal(tmp_path: Path) -> tuple[Journal, list[str]]:
    told: list[str] = []
    return Journal(tmp_path, told.append), told


def run(database: Path, statement: str, *values: object) -> None:
    """Change a database as somebody with a database tool would."""
    with sqlite3.connect(database) as rows:
        rows.execute(statement, values)
    rows.close()


def tamper(tmp_path: Path, **columns: object) -> None:
    for column, value in columns.items():
        run(tmp_path / RESULTS, f"UPDATE Cache SET {column} = ?", value)


@pytest.mark.parametrize("text", ["", "{}", "emoji 🙂 and مرحبا", "quotes \" ' and \\u0000", "x" * 300_000])
def test_text_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    store, told = opened(tmp_path)
    store.put("k", text)
    store.close()
    assert opened(tmp_path)[0].get("k") == text
    assert store.get("other") is None
    book, told_of_journal = journal(tmp_path)
    book.put(ASKED, Received(text, input_tokens=3))
    book.close()
    assert journal(tmp_path)[0].get(ASKED) == Received(text, input_tokens=3)
    assert told + told_of_journal == []
    assert [p.name for p in tmp_path.rglob("*") if p.suffix == ".val"] == []


def test_a_planted_pickle_does_not_run(tmp_path: Path) -> None:
    flag = tmp_path / "executed"
    bomb = pickle.dumps(Bomb(flag))
    store, _ = opened(tmp_path)
    store.put("k", "good")
    store.close()
    tamper(tmp_path, mode=4, value=sqlite3.Binary(bomb))
    again, told = opened(tmp_path)
    assert again.get("k") is None
    assert "left alone" in told[0]
    again.put("k", "made anew")
    assert again.get("k") == "made anew"
    assert not flag.exists()
    pickle.loads(bomb)
    assert flag.exists(), "the bomb was live all along"


@pytest.mark.parametrize("mode", [2, 3, 4])
def test_a_row_that_names_a_file_reads_and_removes_none(tmp_path: Path, mode: int) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(pickle.dumps(Bomb(tmp_path / "executed")))
    store, _ = opened(tmp_path / "cache")
    store.put("k", "good")
    store.close()
    tamper(tmp_path / "cache", mode=mode, filename="../../secret.txt", value=None)
    again, told = opened(tmp_path / "cache")
    assert again.get("k") is None
    assert told
    again.put("k", "new")
    again.forget(before=time.time() + 10)
    again.forget()
    assert secret.exists(), "diskcache removes the file of a row it overwrites, expires or clears"
    assert not (tmp_path / "executed").exists()


@pytest.mark.parametrize("mode", [0, 2, 3, 4])
def test_a_row_that_claims_to_be_something_else_is_a_miss(tmp_path: Path, mode: int) -> None:
    store, _ = opened(tmp_path)
    store.put("k", "good")
    store.close()
    tamper(tmp_path, mode=mode)
    again, told = opened(tmp_path)
    assert again.get("k") is None
    assert "left alone" in told[0]


@pytest.mark.parametrize("value", [7, 1.5, b"bytes", None, "good", "0\ngood"])
def test_an_edited_result_is_a_miss(tmp_path: Path, value: object) -> None:
    store, _ = opened(tmp_path)
    store.put("k", "good")
    store.close()
    tamper(tmp_path, value=value)
    again, told = opened(tmp_path)
    assert again.get("k") is None
    assert len(told) == 1
    assert "left alone" in told[0]


@pytest.mark.parametrize(
    "edit",
    [
        """answer = '{"content":"evil","finish":"stop","refusal":null}'""",
        "answer = x'80049500'",
        "answer = 7",
        "answer = ''",
        "request = 'other'",
        "input_tokens = 0",
        "max_tokens = 'many'",
        "checksum = NULL",
        "checksum = 'x'",
        "answer = CAST(x'ff' AS TEXT)",
    ],
)
def test_an_edited_answer_is_a_miss_and_is_told(tmp_path: Path, edit: str) -> None:
    book, _ = journal(tmp_path)
    book.put(ASKED, Received("good", input_tokens=3))
    book.close()
    if "NULL" in edit:
        run(tmp_path / JOURNAL, "CREATE TABLE free AS SELECT * FROM answers")
        run(tmp_path / JOURNAL, "DROP TABLE answers")
        run(tmp_path / JOURNAL, "ALTER TABLE free RENAME TO answers")
    run(tmp_path / JOURNAL, f"UPDATE answers SET {edit}")
    again, told = journal(tmp_path)
    assert again.get(ASKED) is None
    assert len(told) == 1


def test_an_answer_moved_under_another_key_answers_nothing(tmp_path: Path) -> None:
    book, _ = journal(tmp_path)
    book.put(ASKED, Received("an answer to something else"))
    book.close()
    run(tmp_path / JOURNAL, "UPDATE answers SET key = 'victim', request = 'victim'")
    again, told = journal(tmp_path)
    assert again.get(Question("victim", "victim")) is None
    assert told


def damage(database: Path, how: str) -> None:
    if how == "settings":
        run(database, "INSERT OR REPLACE INTO Settings VALUES ('disk_bomb', 1)")
    elif how == "other table":
        run(database, "DROP TABLE answers")
        run(database, "CREATE TABLE answers (key, value)")
    else:
        for extra in database.parent.glob(f"{database.name}-*"):
            extra.unlink()
        raw = database.read_bytes()
        database.write_bytes(b"not a database " * 1000 if how == "garbage" else raw[: len(raw) // 2])


@pytest.mark.parametrize("how", ["garbage", "truncated", "settings"])
def test_damaged_results_are_set_aside_and_the_run_goes_on(tmp_path: Path, how: str) -> None:
    store, _ = opened(tmp_path)
    for n in range(200):
        store.put(f"k{n}", "x" * 500)
    store.close()
    damage(tmp_path / RESULTS, how)
    again, told = opened(tmp_path)
    for n in range(200):
        again.get(f"k{n}")
    again.put("k", "new")
    assert again.get("k") == "new"
    assert len(told) == 1
    assert "damaged" in told[0]
    assert (tmp_path / "results-v1.damaged-1" / "cache.db").exists()


@pytest.mark.parametrize("how", ["garbage", "truncated", "other table"])
def test_a_damaged_journal_is_set_aside_and_the_run_goes_on(tmp_path: Path, how: str) -> None:
    book, _ = journal(tmp_path)
    for n in range(200):
        book.put(Question(f"k{n}", f"k{n}"), Received("x" * 500))
    book.close()
    damage(tmp_path / JOURNAL, how)
    again, told = journal(tmp_path)
    for n in range(200):
        again.get(Question(f"k{n}", f"k{n}"))
    again.put(ASKED, Received("new"))
    assert again.get(ASKED) == Received("new")
    again.ready()
    assert len(told) == 1
    assert "damaged" in told[0]
    assert (tmp_path / "journal-v1.damaged-1" / "journal.db").exists()


def test_a_journal_that_another_run_replaced_is_not_set_aside_twice(tmp_path: Path) -> None:
    runs = [journal(tmp_path)[0] for _ in range(2)]
    for n in range(200):
        runs[0].put(Question(f"k{n}", f"k{n}"), Received("x" * 500))
    for run_ in runs:
        assert run_._rows is not None
        run_._rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        run_._rows.execute("PRAGMA shrink_memory")
    database = tmp_path / JOURNAL
    size = database.stat().st_size
    with database.open("r+b") as file:
        file.seek(4096)
        file.write(b"?" * (size - 4096))
    assert runs[0].get(Question("k5", "k5")) is None
    runs[0].put(ASKED, Received("of the first run"))
    assert runs[1].get(Question("k5", "k5")) is None
    assert runs[1].get(ASKED) == Received("of the first run")
    assert [path.name for path in tmp_path.glob("*damaged*")] == ["journal-v1.damaged-1"]


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="POSIX modes")
@pytest.mark.parametrize("make", [opened, journal])
def test_what_is_kept_is_its_owners_alone(tmp_path: Path, make: Callable[[Path], object]) -> None:
    root = tmp_path / "kept"
    make(root)
    folders = [root, *(path for path in root.iterdir() if path.is_dir())]
    assert len(folders) == 3
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="POSIX modes")
@pytest.mark.parametrize("name", ["journal-v1", "claims", "."])
def test_a_folder_others_can_write_to_is_refused(tmp_path: Path, name: str) -> None:
    journal(tmp_path)[0].close()
    (tmp_path / name).chmod(0o777)
    with pytest.raises(UsageError, match="can be written to by"):
        journal(tmp_path)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="POSIX modes")
def test_a_shared_folder_with_a_sticky_bit_will_do_but_no_link_in_it(tmp_path: Path) -> None:
    tmp_path.chmod(0o1777)
    journal(tmp_path)[0].close()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "results-v1").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="is not a folder"):
        opened(tmp_path)


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root gives files away")
@pytest.mark.parametrize("name", ["journal-v1", "claims", "."])
def test_another_users_folder_is_refused(tmp_path: Path, name: str) -> None:
    journal(tmp_path)[0].close()
    os.chown(tmp_path / name, 4711, 4711)
    with pytest.raises(UsageError, match="belongs to another user"):
        journal(tmp_path)


def test_a_lock_that_is_a_link_touches_nobodys_file(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    book, _ = journal(tmp_path / "kept")
    (tmp_path / "kept" / "claims" / "k.lock").symlink_to(victim)
    with book.claims.held("k", 1.0):
        pass
    assert victim.read_text() == "precious"


FULL = """
import resource, sys
from pathlib import Path
from summarizer.llm.journal import Journal, OutOfSpace
from summarizer.llm.received import Question, Received
from summarizer.llm.store import Store
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
told = []
journal, store = Journal(Path(sys.argv[1]), told.append), Store(Path(sys.argv[1]), told.append)
kept = 0
for n in range(100):
    try:
        journal.ready()
    except OutOfSpace as error:
        print("stopped", n, error.exit_code)
        break
    journal.put(Question(f"k{n}", f"k{n}"), Received("x" * 5_000))
for n in range(100):
    store.put(f"k{n}", "x" * 5_000)
print(len(told), sum(journal.get(Question(f"k{n}", f"k{n}")) is not None for n in range(100)))
"""


def test_when_nothing_more_can_be_kept_nothing_more_is_asked(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)], capture_output=True, text=True, timeout=60, check=True
    )
    (stopped, n, code), (told, found) = (line.split() for line in done.stdout.splitlines())
    assert (stopped, code) == ("stopped", "4")
    assert 5 < int(n) < 60
    assert int(found) == int(n) - 1, "what was written before is all there, and the one that failed is not"
    assert int(told) == 2, "journal and results each say so once"
    book, told_now = journal(tmp_path)
    assert book.get(Question("k0", "k0")) == Received("x" * 5_000)
    book.ready()
    assert told_now == []


def test_a_journal_that_can_not_be_written_costs_no_time(tmp_path: Path) -> None:
    """diskcache tries again at once and for ever when it is told to wait for a read-only database."""
    book, told = journal(tmp_path)
    book.put(ASKED, Received("good"))
    run(tmp_path / JOURNAL, "CREATE TRIGGER no BEFORE INSERT ON answers BEGIN SELECT RAISE(ABORT, 'no'); END")
    began, cpu = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_utime
    for n in range(50):
        book.put(Question(f"k{n}", f"k{n}"), Received("x"))
    assert time.monotonic() - began < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - cpu < 1
    assert book.get(ASKED) == Received("good")
    assert told


def test_threads_share_it(tmp_path: Path) -> None:
    store, told = opened(tmp_path)
    book, told_of_journal = journal(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: store.put(f"k{n % 20}", f"{n % 20}"), range(200)))
        list(pool.map(lambda n: book.put(Question(f"k{n % 20}", "r"), Received(f"{n % 20}")), range(200)))
        found = list(pool.map(lambda n: store.get(f"k{n}"), range(20)))
        answers = list(pool.map(lambda n: book.get(Question(f"k{n}", "r")), range(20)))
    assert found == [str(n) for n in range(20)]
    assert answers == [Received(str(n)) for n in range(20)]
    assert told + told_of_journal == []


def test_forgetting_takes_what_was_meant(tmp_path: Path) -> None:
    book, _ = journal(tmp_path)
    book.put(Question("a", "a"), Received("x" * 100))
    book.put(Question("b", "b"), Received("not JSON"))
    book.put(Question("b2", "b"), Received(None, refusal="no"))
    run(tmp_path / JOURNAL, "UPDATE answers SET at = at - 1000 WHERE key = 'a'")
    assert book.forget(kinds=("refused",)) == 2, "a failed conversation goes as a whole"
    assert book.forget(before=int(time.time()) - 5000) == 0
    assert book.get(Question("a", "a")) is not None
    book.put(Question("c", "c"), Received("y" * 100))
    assert book.shrink(10**6) == 0
    assert book.forget() == 2
    assert book.tallies() == []
    with pytest.raises(OutOfSpace):
        full(book)


def full(book: Journal) -> None:
    """Let a journal meet the end of its space."""
    assert book._rows is not None
    book._rows.execute("PRAGMA max_page_count = 4")
    book.put(Question("d", "d"), Received("z" * 100_000))
    book.ready()
