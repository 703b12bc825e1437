"""When an undated article appeared, where a dated one of the same story dates an event that both speak of.

"The summit in Alaska last week" fixes the week of an article once another says that the summit was in mid-August. Two
articles' "Thursday" may be two Thursdays, so a weekday alone joins nothing: both must name the same two things beside
the words that date, one of them seldom named.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ...lexicon.spelling import fold
from ...schemas import Article, Basis, Published
from .expressions import dated
from .spans import Span

_CUE = re.compile(
    r"\b(?:yesterday|tomorrow|ago|(?:last|next|this|early|mid|late)\b|\w+day\b|in (?:the )?\w+ (?:of )?(?:19|20)\d\d"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:will|would|due|expected|planned|scheduled|set to|is to|are to|upcoming)\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w’'ʻ]+(?: [A-Z][\w’'ʻ]+){0,3}")
_NO_NAME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december the on in at a last next this after following meanwhile".split()
)
_AROUND = 90
"""Characters on either side of the words that date an event within which its names stand."""
_SHARED = 2
"""Names that two articles must give to one event."""
_SELDOM = 3
"""Sentences of an article up to which a name in them is seldom named."""
_OF_ONE_STORY = 4
"""Names two articles must share at all."""
_LONGEST = 31
"""Days an event may be dated to and still date an article."""
_REACH = 60
"""Days from an event within which an article that speaks of it in words such as "last week" can be."""
_ANY_DAY = date(2001, 1, 3)


@dataclass(frozen=True)
class _Event:
    """Words that date something, with the names beside them."""

    words: str
    span: Span
    names: frozenset[str]
    ahead: bool


@dataclass(frozen=True)
class _Read:
    """An article with the events it dates and how often it names whom."""

    article: Article
    events: tuple[_Event, ...]
    named: Counter[str]


def date_through(articles: Sequence[Article], today: str | None) -> tuple[Article, ...]:
    """Date undated articles through dated ones.

    Args:
        articles: in any order; only those with a date to the day date others.
        today: ISO date of reading, the latest an article can be from; None when not known.

    Returns:
        The articles in the same order; one that several others date must fit them all, else it stays undated. The date
        is a day or a month, whichever the days left allow.
    """
    known = [_read(article, _day(article)) for article in articles if _day(article)]
    by_name: dict[str, list[tuple[int, _Event]]] = defaultdict(list)
    for n, read in enumerate(known):
        for event in read.events:
            for name in event.names:
                by_name[name].append((n, event))
    latest = date.fromisoformat(today) if today else date.max
    return tuple(
        article if article.published.value is not None or not known else _through(article, known, by_name, latest)
        for article in articles
    )


def _day(article: Article) -> date | None:
    published = article.published
    return date.fromisoformat(published.value) if published.precision == "day" and published.value else None


def _read(article: Article, at: date | None) -> _Read:
    events: list[_Event] = []
    named: Counter[str] = Counter()
    for sentence in article.sentences:
        text = article.reading(sentence.n)
        named.update(set(_names(text)))
        if sentence.part == "body" and _CUE.search(text):
            events += _events(text, at)
    return _Read(article, tuple(events), named)


def _events(text: str, at: date | None) -> Iterator[_Event]:
    """Yield what a sentence dates: by itself in a dated article, only as seen from it in an undated one."""
    for found in dated(text, at or _ANY_DAY, planned=False):
        around = text[max(0, found.start - _AROUND) : found.end + _AROUND]
        ahead = bool(_AHEAD.search(around))
        if at is not None and ahead and found.relative:
            span = next((one.span for one in dated(found.words, at, planned=True)), found.span)
        else:
            span = found.span
        if at is not None or found.relative:
            yield _Event(found.words, span, frozenset(_names(around)), ahead)


def _names(text: str) -> Iterator[str]:
    """Yield the last word of each name, folded; a hyphen parts two."""
    for match in _NAME.finditer(text.replace("-", " - ")):
        last = fold(match.group().split()[-1]).removesuffix("'s")
        if last not in _NO_NAME:
            yield last


def _through(
    article: Article, known: Sequence[_Read], by_name: dict[str, list[tuple[int, _Event]]], latest: date
) -> Article:
    read = _read(article, None)
    left: Span | None = None
    rule = ""
    for event in read.events:
        near = Counter((n, other) for name in event.names for n, other in by_name.get(name, ()))
        ordered = sorted(near.items(), key=lambda pair: (known[pair[0][0]].article.file, pair[0][1].words))
        for (n, other), shared in ordered:
            if shared < _SHARED or not _one_event(event, other, read, known[n]):
                continue
            days = _days(event, other.span)
            if days is None:
                continue
            left = left.meet(days) if left else days
            if left is None:
                return article
            both = " and ".join(name.title() for name in sorted(event.names & other.names)[:3])
            rule = rule or f"“{event.words}” of what {known[n].article.file} dates “{other.words}” ({both})"
    return _with(article, left.meet(Span(None, latest)), rule) if left else article


def _one_event(event: _Event, other: _Event, undated: _Read, dated_: _Read) -> bool:
    """Whether both articles plainly speak of one event: of one story, and with a name that either seldom gives."""
    shared = event.names & other.names
    seldom = [name for name in shared if max(undated.named[name], dated_.named[name]) <= _SELDOM]
    return bool(seldom) and len(undated.named.keys() & dated_.named.keys()) >= _OF_ONE_STORY


def _days(event: _Event, when: Span) -> Span | None:
    """Return the days an article can be from that speaks so of something on these days."""
    if not when.start or not when.end or (when.end - when.start).days > _LONGEST:
        return None
    first, last = when.start - timedelta(_REACH), when.end + timedelta(_REACH)
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    fitting = [at for at in days if any(one.span.meet(when) for one in dated(event.words, at, planned=event.ahead))]
    return Span(fitting[0], fitting[-1]) if fitting and fitting[0] > first and fitting[-1] < last else None


def _with(article: Article, days: Span | None, rule: str) -> Article:
    """Date an article by the days left: a day, or the month they lie in; other days are no date."""
    if days is None or not days.start or not days.end or days.start.replace(day=1) != days.end.replace(day=1):
        return article
    single = days.start == days.end
    value = days.start.isoformat() if single else f"{days.start:%Y-%m}"
    published = Published(
        value=value,
        precision="day" if single else "month",
        basis=Basis.DERIVED,
        rule=rule,
        first_day=None if single else days.start.isoformat(),
        last_day=None if single else days.end.isoformat(),
    )
    return article.model_copy(update={"published": published})
