"""Words that name days as seen from an article: yesterday, on Thursday, last month, in August, three weeks ago."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from .fixed import PART, Groups, both_ways, compiled
from .spans import (
    COUNT,
    DAY,
    MONTH,
    WEEKDAY,
    Span,
    calendar_day,
    count,
    day,
    day_number,
    month_number,
    month_span,
    third,
    week_span,
    weekday_number,
    year_span,
)

Relative = Callable[[Groups, date, bool], Span | None]
"""A rule of the words found, the article's day, and whether the thing lies ahead of it."""


def _named_day(g: Groups, anchor: date, _planned: bool) -> Span:
    away = {"day before yesterday": -2, "yesterday": -1, "last night": -1, "day after tomorrow": 2, "tomorrow": 1}
    words = " ".join(g["named"].casefold().split())
    return day(anchor + timedelta(away.get(words, 0)))


def _weekday(g: Groups, anchor: date, planned: bool) -> Span:
    """Resolve a weekday: the nearest past one, or the nearest to come for something planned.

    "Last" and "next" leave it open whether the nearest such day or the one a week off is meant while the nearest lies
    in the article's own week; then both are in the span.
    """
    at, which = weekday_number(g["weekday"]), (g.get("which") or "").casefold()
    back, ahead = timedelta((anchor.weekday() - at) % 7), timedelta((at - anchor.weekday()) % 7)
    week = timedelta(7)
    if which == "last":
        near = anchor - (back or week)
        return Span(near - week, near) if near >= (week_span(anchor).start or near) else day(near)
    if which in ("next", "coming"):
        near = anchor + (ahead or week)
        return Span(near, near + week) if near <= (week_span(anchor).end or near) else day(near)
    return day(anchor + ahead if planned else anchor - back)


def _dated_weekday(g: Groups, anchor: date, _planned: bool) -> Span | None:
    """Resolve a day of a month with its weekday: the nearest such day, provided that it falls on that weekday."""
    days = [calendar_day(anchor.year + shift, month_number(g["month"]), day_number(g["day"])) for shift in (-1, 0, 1)]
    nearest = min(filter(None, days), key=lambda d: abs(d - anchor), default=None)
    return day(nearest) if nearest and nearest.weekday() == weekday_number(g["weekday"]) else None


def _day_of_month(g: Groups, anchor: date, planned: bool) -> Span | None:
    """Resolve a day of a month: the nearest past one, or the nearest to come for something planned."""
    month, number = month_number(g["month"]), day_number(g["day"])
    days = [d for shift in (-1, 0, 1) if (d := calendar_day(anchor.year + shift, month, number))]
    if planned:
        return day(min(d for d in days if d >= anchor)) if any(d >= anchor for d in days) else None
    return day(max(d for d in days if d <= anchor)) if any(d <= anchor for d in days) else None


def _days_of_month(g: Groups, anchor: date, planned: bool) -> Span | None:
    first = _day_of_month(g, anchor, planned)
    last = first and first.start and calendar_day(first.start.year, first.start.month, day_number(g["till"]))
    return Span(first.start, last) if first and first.start and last and last >= first.start else None


def _month(g: Groups, anchor: date, planned: bool) -> Span:
    month, which = month_number(g["month"]), (g.get("which") or "").casefold()
    year = anchor.year
    if which == "last":
        year -= month >= anchor.month
    elif which in ("next", "coming"):
        year += month <= anchor.month
    elif which != "this":
        year += (month < anchor.month) if planned else -(month > anchor.month)
    span = month_span(year, month)
    return third(span, g["part"]) if g.get("part") else span


def _period(g: Groups, anchor: date, _planned: bool) -> Span | None:
    """Resolve "last week", "earlier this month", "next year", "this weekend"."""
    shift = {"last": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[g["which"].casefold()]
    unit, part = g["unit"].casefold(), (g.get("part") or "").casefold()
    if unit in ("week", "weekend"):
        span = week_span(anchor + timedelta(7 * shift))
        if unit == "weekend" and span.start:
            span = Span(span.start + timedelta(5), span.end)
    elif unit == "month":
        span = month_span(anchor.year, anchor.month + shift)
    else:
        span = year_span(anchor.year + shift)
    if part == "earlier" and shift == 0:
        return span.meet(Span(None, anchor))
    if part == "later" and shift == 0:
        return span.meet(Span(anchor, None))
    return third(span, part) if part in ("early", "mid", "late") and unit in ("month", "year") else span


def _ago(g: Groups, anchor: date, _planned: bool) -> Span:
    """Resolve "three weeks ago": days to the day, weeks to three days each way, months and years to the calendar's."""
    n, unit = count(g["n"]), g["unit"].casefold()
    loose = bool(g.get("about"))
    if unit == "day":
        slack = timedelta(2 if loose else 0)
        return Span(anchor - timedelta(n) - slack, anchor - timedelta(n) + slack)
    if unit == "week":
        slack = timedelta(7 if loose else 3)
        return Span(anchor - timedelta(7 * n) - slack, anchor - timedelta(7 * n) + slack)
    return month_span(anchor.year, anchor.month - n) if unit == "month" else year_span(anchor.year - n)


def _within(g: Groups, anchor: date, _planned: bool) -> Span:
    n, unit = count(g["n"]), g["unit"].casefold()
    days = n * {"day": 1, "week": 7}.get(unit, 31 if unit == "month" else 366)
    return Span(anchor, anchor + timedelta(days))


def _ahead(g: Groups, anchor: date, planned: bool) -> Span | None:
    n, unit = count(g["n"]), g["unit"].casefold()
    if not planned:
        return None
    if unit == "day":
        return day(anchor + timedelta(n))
    if unit == "week":
        return Span(anchor + timedelta(7 * n - 3), anchor + timedelta(7 * n + 3))
    return month_span(anchor.year, anchor.month + n) if unit == "month" else year_span(anchor.year + n)


_UNIT = r"(?P<unit>day|week|month|year)s?"
RELATIVE: tuple[tuple[re.Pattern[str], Relative], ...] = tuple(
    (compiled(pattern), rule)
    for pattern, rule in (
        *((form, _dated_weekday) for form in both_ways(rf"(?P<weekday>{WEEKDAY}),? ?\(?(?:the )?<DM>\)?")),
        *((form, _dated_weekday) for form in both_ways(rf"<DM>,? ?\(?(?P<weekday>{WEEKDAY})\)?")),
        (rf"(?P<day>{DAY}) ?(?:-|–|to|and) ?(?P<till>{DAY}) (?P<month>{MONTH})", _days_of_month),
        (rf"(?P<month>{MONTH}) (?P<day>{DAY}) ?(?:-|–|to|and) ?(?P<till>{DAY})", _days_of_month),
        *((form, _day_of_month) for form in both_ways("<DM>")),
        (r"(?:[Tt]he )?(?P<named>day before yesterday|day after tomorrow|[Yy]esterday|[Tt]omorrow|[Tt]oday|[Tt]onight|"
         r"[Ll]ast night|[Tt]his (?:morning|afternoon|evening))", _named_day),
        (rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming) )?(?P<weekday>{WEEKDAY})", _weekday),
        (rf"(?P<about>[Nn]early |[Aa]lmost |[Aa]bout |[Aa]round |[Ss]ome |[Rr]oughly |[Oo]ver |[Mm]ore than )?"
         rf"(?P<n>{COUNT}) {_UNIT} (?:ago|earlier today)", _ago),
        (rf"(?:[Ww]ithin|[Ii]n|[Oo]ver) (?:the )?(?:next|coming) (?P<n>{COUNT}) {_UNIT}", _within),
        (rf"[Ww]ithin (?P<n>{COUNT}) {_UNIT}", _within),
        (rf"[Ii]n (?P<n>{COUNT}) {_UNIT}(?:['’]s?)?(?: time)?", _ahead),
        (r"(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Mm]id|[Ll]ate)[ -])?"
         r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming|[Pp]revious) (?P<unit>weekend|week|month|year)(?! of\b)",
         _period),
        (rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming) )?{PART}?(?P<month>{MONTH})", _month),
    )
)  # fmt: skip
"""Patterns with their rules, those that read more first."""
