"""Dates as metadata writes them; whatever can be read in two ways stays unknown."""

import re
from datetime import date
from email.utils import parsedate_to_datetime

from ...schemas import Basis, Published

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?=$|[T\s])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?=$|T)")
_MONTHS = {
    name[:3]: number
    for number, name in enumerate(
        ("january february march april may june july august september october november december").split(), start=1
    )
}
_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY_FIRST = re.compile(rf"(?:[a-z]{{3,9}},?\s+)?(\d{{1,2}})(?:st|nd|rd|th)?\s+{_NAME},?\s+(\d{{4}})\b")
_MONTH_FIRST = re.compile(rf"(?:[a-z]{{3,9}},?\s+)?{_NAME}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b")
_MONTH_ONLY = re.compile(rf"{_NAME}\s+(\d{{4}})$")


def published(value: object) -> Published | None:
    """Read a date that metadata gives.

    Args:
        value: a date, or text such as "2025-09-05T10:00:00Z", "5 September 2025", "Sept. 5, 2025", "2025-09".

    Returns:
        The date as precise as it is given, or None when it is no date or an ambiguous one such as "05/09/2025".
    """
    if isinstance(value, date):
        value = value.isoformat()
    text = str(value).strip().casefold()[:80]
    for pattern, order in ((_ISO, "ymd"), (_COMPACT, "ymd")):
        found = pattern.match(text.upper())
        if found:
            return _checked(dict(zip(order, found.groups(), strict=True)))
    for pattern, order in ((_DAY_FIRST, "dmy"), (_MONTH_FIRST, "mdy"), (_MONTH_ONLY, "my")):
        found = pattern.match(text)
        if found:
            parts = dict(zip(order, found.groups(), strict=True))
            return _checked(parts | {"m": str(_MONTHS[parts["m"]])})
    try:
        return published(parsedate_to_datetime(text).date())
    except (TypeError, ValueError, IndexError):
        return None


def _checked(parts: dict[str, str | None]) -> Published | None:
    """Make a date of year, month and day if the calendar has it."""
    year, month, day = (int(parts.get(key) or 0) for key in "ymd")
    try:
        when = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return Published(value=when.isoformat(), precision="day", basis=Basis.GIVEN)
    if month:
        return Published(value=f"{year:04}-{month:02}", precision="month", basis=Basis.GIVEN)
    return Published(value=f"{year:04}", precision="year", basis=Basis.GIVEN)
