"""What was paid for, written down as it is received and before anybody looks at it.

It is SQLite and not diskcache because diskcache cannot keep its promises. With ``retry=True`` it takes every
operational error for a lock and tries again at once: on a read-only database it spins at full load and never returns
(3.0 s of processor time in 3 s); without, a busy database drops the answer. It has no claim that a killed process lets
go of: two processes with one cache and 300 articles paid 296 of them twice before there were claims, and none since.
And it may cull, while nothing that was paid for may go unless its owner says so. diskcache holds what can be made
again (``store.py``).

Rows are text and numbers: nothing is unpickled and no row names a file. Each has a checksum, so that one that was
edited or half lost counts as absent. A key in the clear, a header or a prompt is in none of them. Committed rows
outlive ``kill -9`` (write-ahead log, ``synchronous=NORMAL``); a power cut may take the last few.
"""

import sqlite3
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from ..errors import ProviderError
from .flight import Claims
from .folder import CLAIMS, JOURNAL, inode, own, set_aside
from .model import Warn
from .received import COLUMNS, Kind, Question, Received, read, written
from .table import BUSY, damages, opening, takes_no_more

FAILED: tuple[Kind, ...] = ("refused", "filtered", "cut off", "unfit")
"""Kinds of row that are no success; ``summarizer cache clear --failed`` removes them, so that they are asked again."""

_ROW = 450
"""Bytes a row takes beside its answer: hashes, numbers, its entry in the index."""


class OutOfSpace(ProviderError):
    """What would be paid for could not be kept, so nothing more is asked."""

    ends_run = True


@dataclass(frozen=True, slots=True)
class Tally:
    """What the journal holds of one kind."""

    kind: str
    answers: int
    characters: int
    input_tokens: int
    output_tokens: int
    oldest: int
    """Unix time."""
    newest: int
    """Unix time."""


class Journal:
    """Answers under keys, shared by threads and processes. Damage to it is set aside and the run goes on."""

    def __init__(self, root: Path, warn: Warn, *, anew: bool = False) -> None:
        """Open the database, set a damaged one aside, or do without.

        Args:
            root: folder that holds all that is kept.
            warn: hears what was wrong.
            anew: whether answers from before count as none, so that each is asked for again, once, and replaced.

        Raises:
            UsageError: the folder can't be trusted or made.
        """
        self._root, self._warn = root, warn
        self._home = own(root, JOURNAL)
        self._file = self._home / "journal.db"
        self.claims = Claims(own(root, CLAIMS))
        self._lock, self._told = Lock(), set[str]()
        self._anew = set[str]() if anew else None
        self._full: str | None = None
        self._rows: sqlite3.Connection | None = None
        self._opened: tuple[int, int] | None = None
        self._reopen()

    def get(self, question: Question) -> Received | None:
        """Return the answer to a question, or None when there is none, or one that was cut off at a lower limit."""
        if self._anew is not None and question.key not in self._anew:
            return None
        rows = self._run(f"SELECT {COLUMNS} FROM answers WHERE key = ?", (question.key,))  # noqa: S608 - our own columns
        if not rows:
            return None
        found = read(rows[0])
        if found is None:
            self._tell("a kept answer was left alone: it is not as it was written, and may have been tampered with")
            return None
        limit, answer = found
        return None if answer.kind == "cut off" and question.limit > limit else answer

    def put(self, question: Question, answer: Received) -> None:
        """Write an answer down, before anything else is done with it; a failure to do so is told, not raised."""
        if self._anew is not None:
            self._anew.add(question.key)
        row = written(question, answer, int(time.time()))
        self._run(f"INSERT OR REPLACE INTO answers ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)  # noqa: S608

    def unfit(self, request: str) -> None:
        """Note that none of a request's answers fitted; they stay, but count as failed."""
        self._run("UPDATE answers SET kind = 'unfit' WHERE request = ? AND kind = 'good'", (request,))

    def ready(self) -> None:
        """Make sure that an answer could be kept.

        Raises:
            OutOfSpace: an earlier one could not, for want of space.
        """
        if self._full is not None:
            raise OutOfSpace(str(self._root), self._full, "Free some space, or run with --no-cache")

    def tallies(self) -> list[Tally]:
        """Count what is kept, by kind."""
        rows = self._run(
            "SELECT kind, COUNT(*), SUM(LENGTH(answer)), SUM(input_tokens), SUM(output_tokens), MIN(at), MAX(at)"
            " FROM answers GROUP BY kind ORDER BY kind"
        )
        return [Tally(*row) for row in rows]

    def forget(self, *, kinds: tuple[str, ...] | None = None, before: int | None = None) -> int:
        """Remove answers for good.

        Args:
            kinds: only these; by default all.
            before: only those older than this Unix time; by default all.

        Returns:
            How many were removed. A failed conversation goes as a whole.
        """
        marks, values = ["1"], list[object]()
        if kinds is not None:
            inner = f"SELECT request FROM answers WHERE kind IN ({', '.join('?' * len(kinds))})"  # noqa: S608
            marks.append(f"request IN ({inner})")
            values += kinds
        if before is not None:
            marks.append("at < ?")
            values.append(before)
        gone = self._run(f"DELETE FROM answers WHERE {' AND '.join(marks)} RETURNING 1", tuple(values))  # noqa: S608
        self._compact()
        return len(gone)

    def shrink(self, size: int) -> int:
        """Remove the oldest answers until the database takes at most so many bytes; return how many went.

        How rows fill pages can't be told beforehand, so it is measured and more goes until it fits or is empty.
        """
        removed, budget = 0, float(size)
        while self.size() > size:
            gone = self._run(
                "DELETE FROM answers WHERE key IN (SELECT key FROM (SELECT key, SUM(LENGTH(CAST(answer AS BLOB)) + ?)"
                " OVER (ORDER BY at DESC, key) AS total FROM answers) WHERE total > ?) RETURNING 1",
                (_ROW, int(budget)),
            )
            removed += len(gone)
            self._compact()
            if not budget:
                break
            budget = budget * 0.8 if budget > _ROW else 0.0
        return removed

    def size(self) -> int:
        """Return the bytes the database takes, its log included."""
        return sum(path.stat().st_size for path in self._home.glob(f"{self._file.name}*"))

    def _compact(self) -> None:
        """Give back the room of rows that went."""
        self._run("VACUUM")
        self._run("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the database."""
        with self._lock:
            if self._rows is not None:
                self._rows.close()
                self._rows = None

    def _run(self, statement: str, values: tuple[object, ...] = ()) -> list[Any]:
        """Run one statement; damage sets the database aside, any other fault is told and yields nothing."""
        with self._lock:
            if self._rows is None:
                return []
            try:
                return self._rows.execute(statement, values).fetchall()
            except sqlite3.DatabaseError as error:
                if damages(error):
                    self._damaged(error)
                else:
                    self._fault(error)
            except UnicodeEncodeError:
                self._tell("an answer holds characters that can't be written down; it is not kept")
            return []

    def _fault(self, error: sqlite3.DatabaseError) -> None:
        if takes_no_more(error):
            self._full = f"answers can't be kept ({error}), so nothing more is asked"
            self._tell(f"{self._root}: {self._full}; what is under way is still used")
        else:
            self._tell(f"an answer could not be kept or found again: {error}")

    def _damaged(self, error: Exception) -> None:
        """Set the damaged database aside, unless another process has done so already, and open a new one."""
        if self._rows is not None:
            with suppress(sqlite3.Error):
                self._rows.close()
            self._rows = None
        with self.claims.held("journal", BUSY):
            if inode(self._file) == self._opened and self._home.exists():
                try:
                    aside = set_aside(self._home)
                except OSError as fault:
                    self._tell(f"answers are not kept: {self._home} is damaged ({error}), and stays ({fault.strerror})")
                    return
                self._tell(
                    f"kept answers are damaged ({error}); they lie in {aside} and new ones are kept from here on"
                )
            self._home = own(self._root, self._home.name)
        self._reopen(again=False)

    def _reopen(self, *, again: bool = True) -> None:
        try:
            # One at a time: SQLite does not wait when two processes turn on the write-ahead log at once.
            with self.claims.held("opening", BUSY), opening(self._file) as rows:
                self._rows, self._opened = rows, inode(self._file)
        except sqlite3.DatabaseError as error:
            if takes_no_more(error):
                self._full = f"answers can't be kept ({error}), so nothing is asked"
            if not again or (isinstance(error, sqlite3.OperationalError) and not damages(error)):
                self._tell(f"answers are not kept: {self._home} can't be opened ({error})")
                return
            self._opened = inode(self._file)
            self._damaged(error)

    def _tell(self, message: str) -> None:
        """Say each thing once: a thousand articles would say it a thousand times."""
        if message not in self._told:
            self._told.add(message)
            self._warn(message)
