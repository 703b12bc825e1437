"""Events in the order of time, each once."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

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
    reports = sorted(_reports(view), key=_canonical)
    drafts = [_united(view, cluster) for cluster in clustered(reports, _same, _keys)]
    return numbered("e", sorted(drafts, key=_order))


def _reports(view: View) -> Iterable[_Report]:
    for source, _, notes in view.read():
        for noted in notes.events:
            when = view.dossier.dates.get(noted.id, Interval())
            yield _Report(noted, source, view.lineage[source], when, slices(source, noted.evidence))


def _canonical(report: _Report) -> tuple[bool, str, str, int, str, bool]:
    """Dated reports first: those that lead take the undated copies of themselves in."""
    text, day = report.noted.text, first_day(report.when)
    return (not known(report.when), day, last_day(report.when), -len(content(text)), text, report.noted.planned)


def _keys(report: _Report) -> Iterable[Hashable]:
    """Reports of one first day that share a word are compared; undated ones by the words they must share."""
    words = sorted(content(report.noted.text))
    if known(report.when):
        yield from ((first_day(report.when), word) for word in words)
    else:
        # Sets with a Jaccard index of t share one of the first (1 - t) * size + 1 words in any fixed order.
        yield from words[: int((1 - ALIKE_UNDATED) * len(words)) + 1]
    yield (first_day(report.when), report.noted.text)
    yield (report.lineage, report.words)


def _same(leader: _Report, report: _Report) -> bool:
    if not overlapping(leader.when, report.when):
        return False
    if known(leader.when) != known(report.when):
        return (leader.lineage, leader.words) == (report.lineage, report.words)
    mine, other = content(leader.noted.text), content(report.noted.text)
    if leader.noted.text == report.noted.text:
        return True
    if other_numbers(leader.noted.text, report.noted.text):
        return False
    if known(leader.when):
        return len(mine & other) > 1 and overlap(mine, other) >= ALIKE
    return likeness(mine, other) >= ALIKE_UNDATED


def _united(view: View, cluster: list[_Report]) -> Event:
    """Make one event; what happened speaks for what was planned."""
    reports = sorted(cluster, key=lambda report: (natural(report.source), natural(report.noted.id)))
    best = min(reports, key=_weight)
    when = best.when
    for report in sorted(cluster, key=_canonical):
        when = common(when, report.when) if overlapping(when, report.when) else when
    return Event(
        id="",
        text=best.noted.text,
        when=when,
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
