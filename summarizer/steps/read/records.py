"""Records: one article a line as JSON, with its metadata."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from ...schemas import Article
from .dating import published
from .decode import SIZE_CAP, Unreadable
from .facts import facts_of, whole
from .formats import Warn, article

_FAULTS_NAMED = 20
"""Bad lines of one file that are named one by one; the rest is counted."""


def looks_like_records(head: bytes) -> bool:
    """Whether nameless bytes begin with a JSON object that has a "text", on one line."""
    line = head.lstrip().split(b"\n", 1)[0]
    if not line.startswith(b"{"):
        return False
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and "text" in record


def records(stream: BinaryIO, file: str, warn: Warn) -> Iterator[tuple[str, Article | Unreadable]]:
    """Read records one line at a time, so that a file of any length fits.

    Yields:
        The line's name ("feed.ndjson line 3") with its article or its fault. The article is named by its id if it
        gives one. A file without any record yields one fault under its own name.
    """
    number = faults = found = 0
    while line := stream.readline(SIZE_CAP + 1):
        number += 1
        name = f"{file} line {number}"
        if len(line) > SIZE_CAP:
            yield name, Unreadable(f"longer than {SIZE_CAP // 1024**2} MB; one record a line, one article a record")
            return
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        found += 1
        try:
            yield name, _record(line, name, warn)
        except Unreadable as fault:
            faults += 1
            if faults <= _FAULTS_NAMED:
                yield name, fault
    if faults > _FAULTS_NAMED:
        yield file, Unreadable(f"{faults - _FAULTS_NAMED} more lines are no records; mend the file and run again")
    if not found:
        yield file, Unreadable("empty: it holds no record")


def _record(line: bytes, name: str, warn: Warn) -> Article:
    """Make an article of one line."""
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unreadable(f"not UTF-8 at byte {error.start}; JSON is written in UTF-8") from error
    except RecursionError as error:
        raise Unreadable("nested too deeply to be a record") from error
    except ValueError as error:
        raise Unreadable(f"not JSON ({error}); write one object a line") from error
    if not isinstance(given, dict):
        raise Unreadable(f"a JSON {type(given).__name__}, not an object; write one object a line")
    text = given.get("text")
    if not isinstance(text, str):
        raise Unreadable('no "text"' if text is None else 'its "text" is not a string')
    wrong = [key for key in ("title", "outlet", "url", "language") if not isinstance(given.get(key), str | None)]
    if wrong:
        raise Unreadable(f'its "{wrong[0]}" is not a string')
    if given.get("date") is not None and published(given["date"]) is None:
        warn(
            f"{name}: the date {str(given['date'])[:40]!r} can't be read for certain and stays unknown; use YYYY-MM-DD"
        )
    label = given.get("id")
    file = whole(label)[:200] if isinstance(label, str | int) and str(label).strip() else name
    return article(text, file, facts_of(given))
