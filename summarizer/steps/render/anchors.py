"""Every link of the HTML form: from a line to a sentence, from a sentence to its claims, and back."""

from collections.abc import Iterable
from functools import cached_property

from ...schemas import Briefing, Evidence, Line
from .claims import Claim, Claims
from .marks import heading

Span = tuple[str, int, int]


class Anchors:
    """Names for the sentences and lines that links lead to; the names hold numbers only, whatever an id holds."""

    def __init__(self, briefing: Briefing, claims: Claims) -> None:
        """Number every piece of evidence in the order of sources and of their text.

        Args:
            briefing: fitted.
            claims: its claims.
        """
        self._briefing, self._claims = briefing, claims
        order = {source.id: at for at, source in enumerate(briefing.sources)}
        lengths = {source.id: len(source.text) for source in briefing.sources}
        spans = {
            (piece.source, piece.start, piece.end)
            for pieces in self._all_evidence()
            for piece in pieces
            if piece.source in order and 0 <= piece.start < min(piece.end, lengths[piece.source])
        }
        ordered = sorted(spans, key=lambda span: (order[span[0]], span[1], span[2]))
        self._anchors: dict[Span, str] = {span: f"k{at}" for at, span in enumerate(ordered, start=1)}
        self._sources = {source: f"source-{at + 1}" for source, at in order.items()}

    def _all_evidence(self) -> Iterable[tuple[Evidence, ...]]:
        yield from (claim.evidence for claim in self._claims.by_id.values())
        yield from (actor.evidence for actor in self._briefing.actors)

    def source(self, source: str) -> str:
        """Anchor of a source."""
        return self._sources.get(source, "page")

    def card(self, item: str) -> str:
        """Anchor of the card of a claim; empty for a claim that stands beside no source."""
        return self._cards.get(item, "")

    @cached_property
    def _cards(self) -> dict[str, str]:
        sources = {source.id for source in self._briefing.sources}
        beside = (
            claim.id for claim in self._claims.by_id.values() if claim.evidence and claim.evidence[0].source in sources
        )
        return {item: f"claim-{at}" for at, item in enumerate(beside, start=1)}

    def of(self, piece: Evidence) -> str | None:
        """Anchor of a piece of evidence; None when it lies outside its source."""
        return self._anchors.get((piece.source, piece.start, piece.end))

    def of_ref(self, ref: str, items: Iterable[str]) -> str:
        """Where a reference leads: the first sentence in that source that one of the line's items rests on."""
        pieces = (piece for item in items for piece in self._claims.evidence_of(item) if piece.source == ref)
        return next(filter(None, map(self.of, pieces)), self.source(ref))

    def of_items(self, items: Iterable[str]) -> str:
        """Where a mark leads: the first sentence that one of its positions rests on."""
        pieces = (piece for item in items for piece in self._claims.evidence_of(item))
        return next(filter(None, map(self.of, pieces)), "page")

    def in_source(self, source: str) -> list[Span]:
        """Anchored spans of one source, in order of text."""
        return self._by_source.get(source, [])

    @cached_property
    def _by_source(self) -> dict[str, list[Span]]:
        grouped: dict[str, list[Span]] = {}
        for (source, start, end), anchor in self._anchors.items():
            grouped.setdefault(source, []).append((anchor, start, end))
        return grouped

    def claims_in(self, source: str) -> list[Claim]:
        """Claims with evidence in a source, in order of its text."""
        return self._claims_by_source.get(source, [])

    @cached_property
    def _claims_by_source(self) -> dict[str, list[Claim]]:
        grouped: dict[str, list[tuple[int, Claim]]] = {}
        for claim in self._claims.by_id.values():
            first: dict[str, int] = {}
            for piece in claim.evidence:
                first[piece.source] = min(piece.start, first.get(piece.source, piece.start))
            for source, start in first.items():
                grouped.setdefault(source, []).append((start, claim))
        return {
            source: [claim for _, claim in sorted(pairs, key=lambda pair: pair[0])] for source, pairs in grouped.items()
        }

    def places(self, evidence: Iterable[Evidence]) -> list[tuple[str, str]]:
        """Label and anchor of each piece of evidence."""
        return [
            (f"{piece.source}, sentence {', '.join(map(str, piece.sentences))}", anchor)
            for piece in evidence
            if (anchor := self.of(piece))
        ]

    def shown_by(self, item: str) -> list[tuple[str, str]]:
        """Label and anchor of each line of the page that shows an item."""
        return self._lines_of.get(item, [])

    @cached_property
    def _lines_of(self) -> dict[str, list[tuple[str, str]]]:
        """Items to the lines that show them; rows of the matrix count as lines."""
        page = self._briefing.page
        shown: dict[str, list[tuple[str, str]]] = {}

        def add(items: Iterable[str], label: str, anchor: str) -> None:
            for item in dict.fromkeys(items):
                shown.setdefault(item, []).append((label, anchor))

        for block in page.blocks:
            for at, line in enumerate(block.lines, start=1):
                add(line.items, f"{heading(block.key)} {at}", f"{block.key.replace(' ', '-')}-{at}")
        for at, row in enumerate(page.matrix.rows, start=1):
            items = [item for cell in row.cells for item in cell.items]
            add([*items, *(row.demand or Line(text="")).items], f"{heading('matrix')} {at}", f"row-{at}")
        return shown

    def back_from(self, anchor: str) -> str | None:
        """The first line of the page that rests on an anchored sentence; None when none does."""
        return self._lines_behind.get(anchor)

    @cached_property
    def _lines_behind(self) -> dict[str, str]:
        behind: dict[str, str] = {}
        for item, lines in self._lines_of.items():
            for piece in self._claims.evidence_of(item):
                anchor = self.of(piece)
                if anchor:
                    behind.setdefault(anchor, lines[0][1])
        return behind

    def overlap_rules(self) -> str:
        """Style rules that light up evidence which other evidence cuts into several segments.

        A browser's ``:target`` is one element, and overlapping stretches of text can't each be one.
        """
        rules = []
        for spans in self._by_source.values():
            cuts = {at for _, start, end in spans for at in (start, end)}
            for anchor, start, end in spans:
                alone = not any(start < at < end for at in cuts) if len(cuts) < 400 else False
                if not alone:
                    rules.append(f"#{anchor}:target~.{anchor}")
        return f"\n{','.join(rules)}{{background:var(--lit);color:var(--lit-ink)}}\n" if rules else ""
