"""The store of answers: damaged, tampered with or shared, the run goes on and nothing in it is ever executed."""

import os
import pickle
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from summarizer.llm.store import Store

OWN = "answers-v1"


class Bomb:
    """Makes a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self._path,)


def opened(tmp_path: Path) -> tuple[Store, list[str]]:
    told: list[str] = []
    return Store(tmp_path, told.append), told


def tamper(tmp_path: Path, **columns: object) -> None:
    """Change the columns of every row as somebody with a database tool would."""
    with sqlite3.connect(tmp_path / OWN / "cache.db") as database:
        for column, value in columns.items():
            database.execute(f"UPDATE Cache SET {column} = ?", (value,))
    database.close()


@pytest.mark.parametrize("text", ["", "{}", "emoji 🙂 and مرحبا", "quotes \" ' and \\u0000", "x" * 300_000])
def test_text_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    store, told = opened(tmp_path)
    store.put("k", text)
    store.close()
    assert opened(tmp_path)[0].get("k") == text
    assert store.get("other") is None
    assert told == []
    assert [p.name for p in (tmp_path / OWN).iterdir() if p.is_dir() or p.suffix == ".val"] == []


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
    again.put("k", "paid anew")
    assert again.get("k") == "paid anew"
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
    assert secret.exists(), "diskcache removes the file of a row it overwrites"
    assert not (tmp_path / "executed").exists()


@pytest.mark.parametrize("value", [7, 1.5, b"bytes", None])
def test_a_row_of_another_type_is_a_miss(tmp_path: Path, value: object) -> None:
    store, _ = opened(tmp_path)
    store.put("k", "good")
    store.close()
    tamper(tmp_path, value=value)
    assert opened(tmp_path)[0].get("k") is None


@pytest.mark.parametrize("damage", ["garbage", "truncated", "settings"])
def test_a_damaged_database_is_set_aside_and_the_run_goes_on(tmp_path: Path, damage: str) -> None:
    store, _ = opened(tmp_path)
    for n in range(200):
        store.put(f"k{n}", "x" * 500)
    store.close()
    database = tmp_path / OWN / "cache.db"
    if damage == "settings":
        with sqlite3.connect(database) as rows:
            rows.execute("INSERT OR REPLACE INTO Settings VALUES ('disk_bomb', 1)")
        rows.close()
    else:
        for extra in (tmp_path / OWN).glob("cache.db-*"):
            extra.unlink()
        raw = database.read_bytes()
        database.write_bytes(b"not a database " * 1000 if damage == "garbage" else raw[: len(raw) // 2])
    again, told = opened(tmp_path)
    for n in range(200):
        again.get(f"k{n}")
    again.put("k", "new")
    assert again.get("k") == "new"
    assert len(told) == 1
    assert "damaged" in told[0]
    assert (tmp_path / f"{OWN}.damaged-1" / "cache.db").exists()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="POSIX modes")
def test_the_folder_is_its_owners_alone(tmp_path: Path) -> None:
    (tmp_path / OWN).mkdir(mode=0o755)
    (tmp_path / OWN).chmod(0o755)
    opened(tmp_path)
    assert stat.S_IMODE((tmp_path / OWN).stat().st_mode) == 0o700


def test_threads_share_it(tmp_path: Path) -> None:
    store, told = opened(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: store.put(f"k{n % 20}", f"{n % 20}"), range(200)))
        found = list(pool.map(lambda n: store.get(f"k{n}"), range(20)))
    assert found == [str(n) for n in range(20)]
    assert told == []
