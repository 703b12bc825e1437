"""Events in the order of time, each once."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

from ...lexicon.content import content, likeness, other_numbers, overlap
from ...lexicon.spelling import fold
from ...schemas import CheckedEvent, Event, Evidence, Interval
from .times import common, first_day, known, last_day, overlapping
from .unite import clustered, numbered, slices
from .view import View, natural

ALIKE = 0.6
"""Share of content words above which two reports of one day are one event."""
ALIKE_UNDATED = 0.75
"""Jaccard index above which reports that no date ties together are one event."""


@dataclass(frozen=True)
class _Report:
    """One noted event, with its date and source."""

    noted: CheckedEvent
    source: str
    lineage: str
    when: Interval
    evidence: tuple[Evidence, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The sentences it stands on, folded: a copy that lost its date line says them just so."""
        return tuple(fold(piece.quote) for piece in self.evidence)


def timeline(view: View) -> tuple[Event, ...]:
    """Merge all noted events.

    Returns:
        Events e1, e2, ...: dated ones in order, then undated ones, those with most origins first.
    """
    drafts = [_united(view, cluster) for cluster in _clusters(sorted(_reports(view), key=_canonical))]
    return numbered("e", sorted(drafts, key=_order))


def _clusters(reports: Sequence[_Report]) -> list[list[_Report]]:
    """Gather the reports of each event; one without a date joins the dated one that a copy of its sentence tells."""
    clusters = clustered([report for report in reports if known(report.when)], _same, _keys)
    home = {(one.lineage, one.words): cluster for cluster in reversed(clusters) for one in cluster}
    alone: list[_Report] = []
    for report in reports:
        if not known(report.when):
            home.get((report.lineage, report.words), alone).append(report)
    return clusters + clustered(alone, _same, _keys)


def _reports(view: View) -> Iterable[_Report]:
    for source, _, notes in view.read():
        for noted in notes.events:
            when = view.dossier.dates.get(noted.id, Interval())
            yield _Report(noted, source, view.lineage[source], when, slices(source, noted.evidence))


def _canonical(report: _Report) -> tuple[str, str, int, str, bool]:
    """What ends first leads: all that can be of its day can be of its last day, and so of one day with one another."""
    text, when = report.noted.text, report.when
    return (last_day(when), first_day(when), -len(content(text)), text, report.noted.planned)


def _keys(report: _Report) -> Iterable[Hashable]:
    """Reports of one first day that share a word are compared, undated ones by words they must share, and equal texts.

    Neither source nor lineage is among them, so that of two equal reports it is the same which one leads.
    """
    words = sorted(content(report.noted.text))
    if known(report.when):
        yield from ((first_day(report.when), word) for word in words)
    else:
        # Sets with a Jaccard index of t share one of the first (1 - t) * size + 1 words in any fixed order.
        yield from words[: int((1 - ALIKE_UNDATED) * len(words)) + 1]
    yield (report.noted.text,)


def _same(leader: _Report, report: _Report) -> bool:
    if not overlapping(leader.when, report.when):
        return False
    if leader.noted.text == report.noted.text:
        return True
    mine, other = content(leader.noted.text), content(report.noted.text)
    if other_numbers(leader.noted.text, report.noted.text):
        return False
    if known(leader.when):
        return len(mine & other) > 1 and overlap(mine, other) >= ALIKE
    return likeness(mine, other) >= ALIKE_UNDATED


def _united(view: View, cluster: list[_Report]) -> Event:
    """Make one event; what happened speaks for what was planned."""
    reports = sorted(cluster, key=lambda report: (natural(report.source), natural(report.noted.id)))
    best = min(reports, key=_weight)
    return Event(
        id="",
        text=best.noted.text,
        when=reduce(common, (report.when for report in sorted(cluster, key=_canonical))),
        words=best.noted.when,
        planned=all(report.noted.planned for report in reports),
        origins=view.origins(report.source for report in reports),
        evidence=view.united(piece for report in reports for piece in report.evidence),
        items=tuple(report.noted.id for report in reports),
    )


def _weight(report: _Report) -> tuple[bool, int, str, str]:
    return (report.noted.planned, len(report.noted.text.split()), report.noted.text, report.noted.when)


def _order(event: Event) -> tuple[bool, str, str, int, str, str]:
    dated = known(event.when)
    start, end = first_day(event.when), last_day(event.when)
    return (not dated, start if event.when.start else end, end, -len(event.origins), event.text, event.words)
