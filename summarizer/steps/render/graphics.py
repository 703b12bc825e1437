"""The two small drawings of the page as plain shapes: a strip of time, and who relays whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...lexicon.page import PageWords, page_words
from ...schemas import Briefing, Event, Source
from .plain import plain

WIDTH = 340
"""Width of both drawings in their own units; a column of the page, and a phone, are about as wide."""

MOST_OUTLETS = 8
"""Outlets on the map, and no more than sources beside them or ``FEWEST_OUTLETS``: its height is known beforehand."""
FEWEST_OUTLETS = 4
_EDGE = 10
_ROW = 17
_LABEL = 30
_MOST_MONTHS, _MOST_TICKS, _APART = 18, 6, 30
"""Months told apart on the strip, ticks on it, and units between two of them."""


@dataclass(frozen=True)
class Moment:
    """An event on the strip: a dot, or a bar where only a span of days is known."""

    x: float
    width: float
    words: str
    sure: bool
    planned: bool
    lane: int


@dataclass(frozen=True)
class Strip:
    """Time from left to right."""

    moments: tuple[Moment, ...]
    ticks: tuple[tuple[float, str], ...]
    """Where a month begins, and its name."""
    first: str
    last: str
    lanes: int
    words: str
    """What a screen reader says instead."""


def strip_of(briefing: Briefing) -> Strip | None:
    """Draw the dated events of the page's timeline.

    Returns:
        None when there are not two different days to tell apart.
    """
    listed = {
        item for block in briefing.page.blocks if block.key == "timeline" for line in block.lines for item in line.items
    }
    spans = [(event, _days(event)) for event in briefing.timeline if event.id in listed]
    dated = [(event, span) for event, span in spans if span]
    days = sorted({day for _, span in dated for day in span})
    if len(days) < 2:
        return None
    first, last = days[0], days[-1]
    scale = (WIDTH - 2 * _EDGE) / (last - first)
    moments, ends = [], [-1.0] * 3
    for event, (start, end) in sorted(dated, key=lambda pair: pair[1]):
        x, width = _EDGE + (start - first) * scale, (end - start) * scale
        lane = next((at for at, taken in enumerate(ends) if taken + 9 < x), len(ends) - 1)
        ends[lane] = x + width
        words = (
            f"{date.fromordinal(start)}{'' if start == end else f' to {date.fromordinal(end)}'}: {plain(event.text)}"
        )
        moments.append(Moment(round(x, 1), round(width, 1), words, event.when.basis == "given", event.planned, lane))
    used = max(moment.lane for moment in moments) + 1
    told = "; ".join(moment.words for moment in moments)
    tongue = page_words(briefing.page.language)
    edges = tongue.day(_iso(first)), tongue.day(_iso(last))
    return Strip(tuple(moments), _ticks(first, last, scale, tongue), *edges, used, told)


def _days(event: Event) -> tuple[int, int] | None:
    """First and last day as ordinals; one unknown end is taken to be the other."""
    try:
        days = [date.fromisoformat(day).toordinal() for day in (event.when.start, event.when.end) if day]
    except ValueError:
        return None
    return (days[0], max(days[0], days[-1])) if days else None


def _ticks(first: int, last: int, scale: float, words: PageWords) -> tuple[tuple[float, str], ...]:
    """Beginnings of months, or of years where there are many, thinned to what the strip can hold, away from its ends.

    Over several years January goes by its year, so that no month can be taken for another year's.
    """
    begin, end = date.fromordinal(first), date.fromordinal(last)
    months = [date(at // 12, at % 12 + 1, 1) for at in range(12 * begin.year + begin.month, 12 * end.year + end.month)]
    if len(months) > _MOST_MONTHS:
        months = [month for month in months if month.month == 1]
    thinned = months[:: len(months) // _MOST_TICKS + 1]
    if begin.year != end.year and len(months) <= _MOST_MONTHS:
        # Every January stays, and no tick beside it that would touch it.
        years = [month for month in months if month.month == 1]
        thinned = sorted({*years, *(m for m in thinned if all(abs((m - y).days) * scale > _APART for y in years))})
    placed = ((round(_EDGE + (day.toordinal() - first) * scale, 1), day) for day in thinned)
    return tuple(
        (x, str(day.year) if day.month == 1 and begin.year != end.year else words.month(day.month))
        for x, day in placed
        if 60 < x < WIDTH - 60
    )


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


@dataclass(frozen=True)
class Node:
    """An outlet or an article on the map."""

    label: str
    words: str
    y: float


@dataclass(frozen=True)
class SourceMap:
    """Outlets that are relayed on the left, articles on the right, and who relays or rewrites whom."""

    outlets: tuple[Node, ...]
    articles: tuple[Node, ...]
    relays: tuple[tuple[float, float], ...]
    """Heights of outlet and article."""
    rewrites: tuple[tuple[float, float], ...]
    """Heights of the rewrite and of what it rewrites."""
    height: float
    words: str
    """What a screen reader says instead."""


def source_map(briefing: Briefing) -> SourceMap | None:
    """Draw who relays and rewrites whom among the sources the page lists.

    Returns:
        None when nobody does.
    """
    listed = [
        item for block in briefing.page.blocks if block.key == "sources" for line in block.lines for item in line.items
    ]
    sources = [source for source in briefing.sources if source.id in listed]
    outlets = list(dict.fromkeys(plain(outlet) for source in sources for outlet in source.quotes_outlets))
    outlets = outlets[: min(MOST_OUTLETS, max(FEWEST_OUTLETS, len(sources)))]
    if not outlets and not any(source.rewrite_of in listed for source in sources):
        return None
    height = _ROW * max(len(outlets), len(sources))
    left = {outlet: round((at + 0.5) * height / len(outlets), 1) for at, outlet in enumerate(outlets)}
    right = {source.id: round((at + 0.5) * height / len(sources), 1) for at, source in enumerate(sources)}
    articles = tuple(Node(plain(source.id), plain(_told(source)), right[source.id]) for source in sources)
    return SourceMap(
        outlets=tuple(Node(_cut(outlet), outlet, y) for outlet, y in left.items()),
        articles=articles,
        relays=_pairs(sources, left, right),
        rewrites=tuple(
            (right[source.id], right[source.rewrite_of]) for source in sources if source.rewrite_of in right
        ),
        height=height,
        words="; ".join(node.words for node in articles),
    )


def _pairs(
    sources: Sequence[Source], left: dict[str, float], right: dict[str, float]
) -> tuple[tuple[float, float], ...]:
    return tuple(
        (left[plain(outlet)], right[source.id])
        for source in sources
        for outlet in source.quotes_outlets
        if plain(outlet) in left
    )


def _told(source: Source) -> str:
    """One article's place on the map in words."""
    told = [f"relays {', '.join(map(plain, source.quotes_outlets))}"] if source.quotes_outlets else []
    told += [f"rewrites {source.rewrite_of}"] if source.rewrite_of else []
    return f"{source.id} {' and '.join(told) or 'relays nobody'}"


def _cut(name: str) -> str:
    """A name as the map has room for it; its whole is in the drawing's text."""
    return name if len(name) <= _LABEL else f"{name[: _LABEL - 1].rstrip()}…"
