"""An article's text cut where evidence or set-aside spans begin and end, so that each can be shown and pointed at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...schemas import RemovedSpan


@dataclass(frozen=True)
class Segment:
    """A stretch of text over which nothing begins or ends."""

    text: str
    covered_by: tuple[str, ...] = ()
    """Anchors of the evidence it belongs to; several where evidence overlaps."""
    begins: tuple[str, ...] = ()
    """Anchors of the evidence that begins here; the first one is the segment's own."""
    ends: tuple[str, ...] = ()
    """Anchors of the evidence that ends here."""
    aside: str = ""
    """The rule that set it aside, if one did."""


def segments(text: str, evidence: Sequence[tuple[str, int, int]], removed: Iterable[RemovedSpan]) -> list[Segment]:
    """Cut a text so that evidence which overlaps, nests or touches can be marked without splitting a character.

    Args:
        text: an article's text as decoded.
        evidence: anchor, first code point and one past the last; what lies outside the text is clipped.
        removed: spans set aside.

    Returns:
        Segments that joined give the text; every anchor with any text begins in exactly one of them.
    """
    end = len(text)
    spans = [(anchor, max(0, start), min(stop, end)) for anchor, start, stop in evidence if start < min(stop, end)]
    spans_aside = list(removed)
    asides = [(str(at), max(0, s.start), min(s.end, end)) for at, s in enumerate(spans_aside) if s.start < end]
    cuts = sorted({0, end, *(at for _, *both in (*spans, *asides) for at in both)})
    starting = _by(spans, 1)
    stopping = _by(spans, 2)
    dropped, kept = _by(asides, 1), _by(asides, 2)
    active: dict[str, None] = {}
    aside: list[str] = []
    cut: list[Segment] = []
    for at, until in pairwise(cuts):
        for anchor in stopping.get(at, ()):
            active.pop(anchor, None)
        aside = [span for span in aside if span not in kept.get(at, ())] + dropped.get(at, [])
        active.update(dict.fromkeys(starting.get(at, ())))
        # The evidence that is exactly this segment owns it: a browser then highlights it with one general rule.
        begins = sorted(starting.get(at, ()), key=lambda anchor: anchor not in stopping.get(until, ()))
        ends = [anchor for anchor in stopping.get(until, ()) if anchor in active]
        rule = spans_aside[int(aside[0])].rule if aside else ""
        cut.append(Segment(text[at:until], tuple(active), tuple(begins), tuple(ends), rule))
    return cut


def _by(spans: Iterable[tuple[str, int, int]], field: int) -> dict[int, list[str]]:
    """Group names by where their span starts (1) or stops (2)."""
    grouped: dict[int, list[str]] = {}
    for span in spans:
        grouped.setdefault(int(span[field]), []).append(span[0])
    return grouped
