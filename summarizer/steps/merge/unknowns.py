"""What the articles themselves say is open, each once."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from ...lexicon.content import content, likeness, other_numbers
from ...schemas import CheckedUnknown, Evidence, Unknown
from .unite import clustered, numbered, slices
from .view import View, natural

ALIKE = 0.5
"""Jaccard index of content words above which two articles leave the same thing open."""


@dataclass(frozen=True)
class _Report:
    """One noted unknown, with its source."""

    noted: CheckedUnknown
    source: str
    evidence: tuple[Evidence, ...]


def unknowns(view: View) -> tuple[Unknown, ...]:
    """Merge all noted unknowns.

    Returns:
        Unknowns u1, u2, ..., those with most origins first.
    """
    reports = [
        _Report(noted, source, slices(source, noted.evidence))
        for source, _, notes in view.read()
        for noted in notes.unknowns
    ]
    reports.sort(key=lambda report: (-len(content(report.noted.text)), report.noted.text))
    drafts = [_united(view, cluster) for cluster in clustered(reports, _same, _keys)]
    return numbered("u", sorted(drafts, key=lambda unknown: (-len(unknown.origins), unknown.text)))


def _keys(report: _Report) -> Iterable[Hashable]:
    words = sorted(content(report.noted.text))
    # Sets with a Jaccard index of t share one of the first (1 - t) * size + 1 words in any fixed order.
    yield from words[: int((1 - ALIKE) * len(words)) + 1]
    yield (report.noted.text,)


def _same(leader: _Report, report: _Report) -> bool:
    if leader.noted.text == report.noted.text:
        return True
    if other_numbers(leader.noted.text, report.noted.text):
        return False
    return likeness(content(leader.noted.text), content(report.noted.text)) >= ALIKE


def _united(view: View, cluster: list[_Report]) -> Unknown:
    reports = sorted(cluster, key=lambda report: (natural(report.source), natural(report.noted.id)))
    best = min(reports, key=lambda report: (len(report.noted.text.split()), report.noted.text))
    return Unknown(
        id="",
        text=best.noted.text,
        origins=view.origins(report.source for report in reports),
        evidence=view.united(piece for report in reports for piece in report.evidence),
        items=tuple(report.noted.id for report in reports),
    )
