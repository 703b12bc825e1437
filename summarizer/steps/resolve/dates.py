"""When things were said or happened: intervals out of the article's words and its own date, and never a guess."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from ...schemas import Article, Basis, CheckedNotes, Interval, Published
from .expressions import Found, dated
from .spans import Span, month_span, year_span

_LONGEST_ANCHOR = 31
"""Days an article's own date may leave open while words such as "last week" still say something."""
_MOST_WORDS = 200


def day_span(value: str | None) -> tuple[str, str] | None:
    """Give the first and last day of an ISO date of day, month or year precision.

    Returns:
        Two ISO days, or None for no date or none that is valid.
    """
    span = _published_span(value)
    return (span.start.isoformat(), span.end.isoformat()) if span and span.start and span.end else None


def _published_span(value: str | None) -> Span | None:
    pieces = (value or "").split("-")
    try:
        numbers = [int(piece) for piece in pieces]
        if len(numbers) == 1:
            return year_span(numbers[0])
        if len(numbers) == 2:
            return month_span(*numbers) if 1 <= numbers[1] <= 12 else None
        at = date(*numbers)
    except (ValueError, TypeError):
        return None
    return Span(at, at)


def _days_of(published: Published) -> Span | None:
    """Return the days an article can be from."""
    if published.first_day and published.last_day:
        return Span(date.fromisoformat(published.first_day), date.fromisoformat(published.last_day))
    return _published_span(published.value)


def resolve_dates(articles: Sequence[Article], notes: Sequence[CheckedNotes]) -> dict[str, Interval]:
    """Date positions by when they were said and events by when they happen, where rules allow.

    Args:
        articles: dated as far as rules go.
        notes: of the same articles.

    Returns:
        An interval for each checked id that could be dated; the others are unknown and left out.
    """
    found: dict[str, Interval] = {}
    for article, noted in zip(articles, notes, strict=True):
        for position in noted.positions:
            interval = interval_of(position.said_on or "", article, planned=False)
            if interval:
                found.setdefault(position.id, interval)
        for event in noted.events:
            interval = interval_of(event.when, article, planned=event.planned)
            if interval:
                found.setdefault(event.id, interval)
    return found


def interval_of(words: str, article: Article, *, planned: bool) -> Interval | None:
    """Resolve the words that date something in an article.

    A full date stands by itself; any other is seen from the article's own date, and from nothing else. When that date
    leaves several days open, the interval is as wide.

    Args:
        words: as printed; only the first 200 characters are read.
        article: with its date, when it has one.
        planned: whether it lay ahead when the article appeared.

    Returns:
        The interval with its rule, or None when no rule applies or two stretches contradict one another.
    """
    words = words[:_MOST_WORDS]
    anchors = _days_of(article.published)
    ends: list[date | None] = [None]
    if anchors and anchors.start and anchors.end and (anchors.end - anchors.start).days <= _LONGEST_ANCHOR:
        ends = [anchors.start, anchors.end]
    seen = [_united(words, dated(words, end, planned=planned)) for end in ends]
    spans = [one for one in seen if one]
    if not spans or len(spans) < len(seen):
        return None
    whole = spans[0][0].hull(spans[-1][0])
    if not spans[0][1]:
        return _interval(whole, Basis.GIVEN, None)
    rule = f"“{spans[0][2]}”, seen from the article's date {article.published.value}"
    return _interval(whole, Basis.DERIVED, rule)


def _united(words: str, found: list[Found]) -> tuple[Span, bool, str] | None:
    """Make one span of all dated stretches: what they share, or the whole of a range "from ... to ..."."""
    if not found:
        return None
    span = found[0].span
    for before, after in pairwise(found):
        between = words[before.end : after.start].strip(" ,(").casefold()
        joint = span.hull(after.span) if between in ("to", "and", "-", "–", "until", "or") else span.meet(after.span)
        if joint is None:
            return None
        span = joint
    return span, any(one.relative for one in found), ", ".join(one.words for one in found)


def _interval(span: Span, basis: Basis, rule: str | None) -> Interval:
    return Interval(
        start=span.start.isoformat() if span.start else None,
        end=span.end.isoformat() if span.end else None,
        basis=basis,
        rule=rule,
    )
