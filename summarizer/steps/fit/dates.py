"""Dates as the page prints them: short, as precise as they are known, "c." where a rule inferred them."""

from calendar import monthrange
from datetime import date

from ...schemas import Basis, Interval, Published

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
UNDATED = "undated"


def day(value: str | None) -> str:
    """Print one ISO date, as precise as it is written; a value that is no date is printed as it stands.

    Args:
        value: YYYY-MM-DD, YYYY-MM, YYYY or None.
    """
    if not value:
        return UNDATED
    parts = value.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return value
    if len(parts) == 1:
        return parts[0]
    if not 1 <= int(parts[1]) <= 12:
        return value
    month = _MONTHS[int(parts[1]) - 1]
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{int(parts[2])} {month} {parts[0]}"


def span(start: str | None, end: str | None) -> str:
    """Print a span of ISO dates without repeating what both ends share."""
    if not start or not end or start == end:
        return day(start or end)
    first, last = _parse(start), _parse(end)
    if first is None or last is None:
        return f"{day(start)} to {day(end)}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return _months(first, last)
    left = str(first.day)
    if (first.year, first.month) != (last.year, last.month):
        left += f" {_MONTHS[first.month - 1]}"
    if first.year != last.year:
        left += f" {first.year}"
    return f"{left} to {day(end)}"


def _months(first: date, last: date) -> str:
    """Print whole months."""
    end = f"{_MONTHS[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return end
    return f"{_MONTHS[first.month - 1]}{'' if first.year == last.year else f' {first.year}'} to {end}"


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


def published(when: Published) -> str:
    """Print when an article appeared, in the same words."""
    if when.basis is Basis.UNKNOWN or not when.value:
        return UNDATED
    return ("c. " if when.basis is Basis.DERIVED else "") + day(when.value)


def order(when: Interval) -> tuple[int, str, str]:
    """Sort key: oldest first, undated last."""
    if when.basis is Basis.UNKNOWN or not (when.start or when.end):
        return (1, "", "")
    return (0, when.start or when.end or "", when.end or when.start or "")
