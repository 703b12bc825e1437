"""Dates as the page prints them: short, as precise as they are known, "c." where a rule inferred them."""

import re
from calendar import monthrange
from datetime import date

from ...lexicon.page import PageWords, page_words
from ...schemas import Basis, Interval, Published

ENGLISH = page_words("en")
UNDATED = ENGLISH("top.undated")
_ISO = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def day(value: str | None, words: PageWords = ENGLISH) -> str:
    """Print one ISO date, as precise as it is written; a value that is no date is printed as it stands.

    Args:
        value: YYYY-MM-DD, YYYY-MM, YYYY or None.
        words: of the page's language.
    """
    if not value:
        return words("top.undated")
    return words.day(value) if _ISO.fullmatch(value) else value


def span(start: str | None, end: str | None, words: PageWords = ENGLISH) -> str:
    """Print a span of ISO dates without repeating what both ends share."""
    if not start or not end or start == end:
        return day(start or end, words)
    if len(start) == len(end) == len("2025-09") and _ISO.fullmatch(start) and _ISO.fullmatch(end):
        left = day(start, words).removesuffix(start[:4] if start[:4] == end[:4] else "").strip()
        return words("date.span", first=left, last=day(end, words))
    first, last = _parse(start), _parse(end)
    if first is None or last is None:
        return words("date.span", first=day(start, words), last=day(end, words))
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return span(f"{first:%Y-%m}", f"{last:%Y-%m}", words)
    left = words.day(start)
    if first.year == last.year:
        left = left.rsplit(" ", 1)[0]
        left = left.rsplit(" ", 1)[0] if first.month == last.month else left
    return words("date.span", first=left, last=day(end, words))


def _parse(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def interval(when: Interval) -> str:
    """Print when something happened: "4 Sep 2025", "c. 4 Sep 2025" if a rule inferred it, "undated"."""
    if when.basis is Basis.UNKNOWN or not (when.start or when.end):
        return UNDATED
    inferred = "c. " if when.basis is Basis.DERIVED else ""
    if not (when.start and when.end):
        return f"{'from' if when.start else 'by'} {inferred}{day(when.start or when.end)}"
    return inferred + span(when.start, when.end)


def published(when: Published, words: PageWords = ENGLISH) -> str:
    """Print when an article appeared, in the same words."""
    if when.basis is Basis.UNKNOWN or not when.value:
        return words("top.undated")
    told = day(when.value, words)
    return words("date.circa", date=told) if when.basis is Basis.DERIVED else told


def order(when: Interval) -> tuple[int, str, str]:
    """Sort key: oldest first, undated last."""
    if when.basis is Basis.UNKNOWN or not (when.start or when.end):
        return (1, "", "")
    return (0, when.start or when.end or "", when.end or when.start or "")
