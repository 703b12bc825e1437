"""Words that name days on the calendar alone: full dates, months, quarters, years."""

import re
from collections.abc import Callable

from .spans import DAY, MONTH, YEAR, Span, calendar_day, day, day_number, month_number, month_span, third, year_span

Groups = dict[str, str]
Fixed = Callable[[Groups], Span | None]

PART = r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[- ](?:in )?)"


def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern; months and weekdays keep their capital, since "may" and "march" are words of their own."""
    return re.compile(rf"(?<![\w-]){pattern}(?!\w)")


def both_ways(template: str) -> list[str]:
    """Write a pattern twice, for "4 September" and for "September 4": a group can't be named twice in one."""
    return [
        template.replace("<DM>", rf"(?P<day>{DAY})(?: of)? (?P<month>{MONTH})"),
        template.replace("<DM>", rf"(?P<month>{MONTH}) (?P<day>{DAY})"),
    ]


def _full(g: Groups) -> Span | None:
    at = calendar_day(int(g["year"]), month_number(g["month"]), day_number(g["day"]))
    return day(at) if at else None


def _iso(g: Groups) -> Span | None:
    at = calendar_day(int(g["year"]), int(g["m"]), int(g["d"]))
    return day(at) if at else None


def _days(g: Groups) -> Span | None:
    month = month_number(g["month"])
    first = calendar_day(int(g["year"]), month, day_number(g["day"]))
    last = calendar_day(int(g["year"]), month, day_number(g["till"]))
    return Span(first, last) if first and last and first <= last else None


def _month_of_year(g: Groups) -> Span:
    span = month_span(int(g["year"]), month_number(g["month"]))
    return third(span, g["part"]) if g.get("part") else span


def _year(g: Groups) -> Span:
    span = year_span(int(g["year"]))
    return third(span, g["part"]) if g.get("part") else span


def _quarter(g: Groups) -> Span:
    ordinal = {"first": 1, "second": 2, "third": 3, "fourth": 4}
    n = int(g["q"]) if g.get("q") else ordinal[g["nth"].casefold()]
    months = 6 if (g.get("unit") or "").casefold() == "half" else 3
    year = int(g["year"])
    return month_span(year, (n - 1) * months + 1).hull(month_span(year, n * months))


def _decade(g: Groups) -> Span:
    return year_span(int(g["year"])).hull(year_span(int(g["year"]) + 9))


def _by(g: Groups) -> Span | None:
    """Resolve a deadline: it ends with the date named, and nothing says when it begins."""
    for pattern, rule in FIXED[1:]:
        match = pattern.fullmatch(g["deadline"])
        span = rule({name: text for name, text in match.groupdict().items() if text is not None}) if match else None
        if span:
            return Span(None, span.end)
    return None


FIXED: tuple[tuple[re.Pattern[str], Fixed], ...] = tuple(
    (compiled(pattern), rule)
    for pattern, rule in (
        (rf"[Bb]y (?:the end of )?(?P<deadline>(?:{DAY} )?(?:{MONTH} )?(?:{DAY},? )?{YEAR})", _by),
        (rf"(?P<year>{YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?:T[\d:.Z+]+)?", _iso),
        (rf"(?P<day>{DAY}) ?(?:-|–|to|and) ?(?P<till>{DAY}) (?P<month>{MONTH}),? (?P<year>{YEAR})", _days),
        (rf"(?P<month>{MONTH}) (?P<day>{DAY}) ?(?:-|–|to|and) ?(?P<till>{DAY}),? (?P<year>{YEAR})", _days),
        *((form, _full) for form in both_ways(rf"<DM>,? (?P<year>{YEAR})")),
        (rf"{PART}?(?P<month>{MONTH}),?(?: of)? (?P<year>{YEAR})", _month_of_year),
        (r"(?:Q(?P<q>[1-4])|(?:the )?(?P<nth>first|second|third|fourth) (?P<unit>quarter|half))(?: of)? "
         rf"(?P<year>{YEAR})", _quarter),
        (r"(?P<year>(?:1[89]|20)\d0)s", _decade),
        (rf"(?:(?:[Ii]n|[Dd]uring|[Tt]hroughout|[Oo]f) )?(?:the year )?{PART}?(?P<year>{YEAR})(?![-–/]\d)", _year),
    )
)  # fmt: skip
"""Patterns with their rules, those that read more first."""
