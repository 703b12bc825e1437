"""Spans of days, and the English words that name one on a calendar."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_MONTH_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                "november", "december")  # fmt: skip
_WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|Mar(?= \d)|(?<=\d )Mar|April|Apr\.?|"
    r"May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![\w])"
)
WEEKDAY = r"(?<!Good )(?<!Black )(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?:1[89]\d\d|20\d\d)"
COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"


@dataclass(frozen=True)
class Span:
    """Days from one to another, both included; a missing end is not known."""

    start: date | None
    end: date | None

    def meet(self, other: "Span") -> "Span | None":
        """Give the days that lie in both; None when there are none."""
        start = max((day for day in (self.start, other.start) if day), default=None)
        end = min((day for day in (self.end, other.end) if day), default=None)
        return None if start and end and start > end else Span(start, end)

    def hull(self, other: "Span") -> "Span":
        """Give the days from the earlier start to the later end."""
        starts, ends = (self.start, other.start), (self.end, other.end)
        return Span(
            None if None in starts else min(day for day in starts if day),
            None if None in ends else max(day for day in ends if day),
        )


def day(at: date) -> Span:
    """Give a span of one day."""
    return Span(at, at)


def month_span(year: int, month: int) -> Span:
    """Give the days of a month; the month may run below 1 or above 12 into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def year_span(year: int) -> Span:
    """Give the days of a year."""
    return Span(date(year, 1, 1), date(year, 12, 31))


def week_span(at: date) -> Span:
    """Give the week of a day, Monday to Sunday."""
    monday = at - timedelta(at.weekday())
    return Span(monday, monday + timedelta(6))


def month_number(word: str) -> int:
    """Give the number of a month, 1 to 12, by its name or its first three letters."""
    return next(n for n, name in enumerate(_MONTH_NAMES, 1) if name.startswith(word.casefold()[:3]))


def weekday_number(word: str) -> int:
    """Give the number of a weekday, 0 for Monday."""
    return _WEEKDAY_NAMES.index(word.casefold())


def day_number(word: str) -> int:
    """Give the number in "4th"."""
    return int(re.sub(r"\D", "", word))


def count(word: str) -> int:
    """Give the number of a count in digits or words; "a" is one."""
    lowered = word.casefold()
    if lowered in ("a", "an"):
        return 1
    return int(lowered) if lowered.isdigit() else _NUMBERS.index(lowered)


def calendar_day(year: int, month: int, day_: int) -> date | None:
    """Give a date, or None when the month has no such day or the year no such month."""
    try:
        return date(year, month, day_)
    except ValueError:
        return None


def third(span: Span, part: str) -> Span:
    """Give the early, middle or late third of a month or year: days 1 to 10, 11 to 20 and the rest, or four months."""
    start, end = span.start, span.end
    if start is None or end is None:
        return span
    if (end - start).days > 31:
        cuts = (date(start.year, 5, 1), date(start.year, 9, 1))
    else:
        cuts = (start.replace(day=11), start.replace(day=21))
    before = timedelta(1)
    return {"early": Span(start, cuts[0] - before), "mid": Span(cuts[0], cuts[1] - before)}.get(
        part.casefold(), Span(cuts[1], end)
    )
