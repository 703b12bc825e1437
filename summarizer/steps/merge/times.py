"""Which of two dated things came first, as far as their intervals and the articles' own dates tell."""

import calendar
from datetime import date

from ...lexicon.prose import day
from ...schemas import Interval, Published

STANCE_LASTS = 183
"""Days within which two dated stances are taken to stand at the same time: without newer word of an actor, what it
said half a year ago is still its stance, what it said before that is history."""


def known(when: Interval) -> bool:
    """Whether an interval says anything."""
    return bool(when.start or when.end)


def first_day(when: Interval) -> str:
    """First day it can be; the first day of all when unknown."""
    return when.start or "0000-00-00"


def last_day(when: Interval) -> str:
    """Last day it can be; the last day of all when unknown."""
    return when.end or "9999-99-99"


def overlapping(one: Interval, other: Interval) -> bool:
    """Whether both can be the same day; unknown ones can."""
    return first_day(one) <= last_day(other) and first_day(other) <= last_day(one)


def common(one: Interval, other: Interval) -> Interval:
    """Return the days both can be, with the basis of the narrower one; call it only where they overlap."""
    if not known(one) or not known(other):
        return one if known(one) else other
    start, end = max(first_day(one), first_day(other)), min(last_day(one), last_day(other))
    fitting = [when for when in (one, other) if (first_day(when), last_day(when)) == (start, end)]
    narrower = min(fitting or (one, other), key=lambda when: (when.basis, when.rule or ""))
    bounds = {"start": start if one.start or other.start else None, "end": end if one.end or other.end else None}
    return narrower.model_copy(update=bounds)


def contemporary(one: Interval, other: Interval) -> bool:
    """Whether two stances can stand at the same time: unknown, overlapping, or at most ``STANCE_LASTS`` days apart."""
    if overlapping(one, other):
        return True
    earlier, later = sorted((one, other), key=first_day)
    return (date.fromisoformat(first_day(later)) - date.fromisoformat(last_day(earlier))).days <= STANCE_LASTS


def appeared(published: Published) -> str:
    """Say when an article appeared, as "4 Sep 2025" or "Aug 2025"; empty when that is not known."""
    return day(published.value) if published.value else ""


def latest_day(published: Published) -> str | None:
    """Return the last day an article can be from, as precise as its date is."""
    if published.value is None or published.last_day:
        return published.last_day
    year, *rest = (int(part) for part in published.value.split("-"))
    if len(rest) > 1:
        return published.value
    month = rest[0] if rest else 12
    return f"{year:04d}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


def first_appeared(published: Published) -> str:
    """Return the first day an article can be from; empty when unknown."""
    if published.value is None:
        return ""
    return published.first_day or f"{published.value}-01-01"[: len("2025-01-01")]


def before(one: Published, other: Published) -> bool:
    """Whether every day an article can be from lies before every day another can be from."""
    latest, first = latest_day(one), first_appeared(other)
    return bool(latest and first and latest < first)
