"""What stands on a fitted page, in terms a scorer can ask about: words, items, issues, sides, references."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..schemas import Briefing, Line

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Shown:
    """A merged briefing seen as its page."""

    briefing: Briefing

    def lines(self) -> Iterator[Line]:
        """Every line that makes a claim; the list of sources makes none."""
        for block in self.briefing.page.blocks:
            if block.key != "sources":
                yield from block.lines
        for row in self.briefing.page.matrix.rows:
            if row.demand is not None:
                yield row.demand

    @cached_property
    def items(self) -> frozenset[str]:
        """Ids of everything shown, through a line or a mark of the matrix."""
        marks = (item for row in self.briefing.page.matrix.rows for cell in row.cells for item in cell.items)
        return frozenset([*marks, *(item for line in self.lines() for item in line.items)])

    @cached_property
    def issues(self) -> frozenset[str]:
        """Ids of issues that have a column, or a position, proposal, dispute or agreement on the page."""
        brief = self.briefing
        about: dict[str, str | None] = {position.id: position.issue for position in brief.positions}
        about |= {proposal.id: proposal.issue for proposal in brief.proposals}
        about |= {dispute.id: dispute.issue for dispute in brief.disputes}
        about |= {agreement.id: agreement.issue for agreement in brief.agreements}
        named = (about.get(item) for item in self.items)
        return frozenset([*brief.page.matrix.issues, *(issue for issue in named if issue)])

    @cached_property
    def actors(self) -> frozenset[str]:
        """Ids of actors with a row, a position or a side on the page."""
        brief = self.briefing
        found = {row.actor for row in brief.page.matrix.rows}
        found |= {position.speaker for position in brief.positions if position.id in self.items}
        sides = (side for dispute in brief.disputes if dispute.id in self.items for side in dispute.sides)
        return frozenset(found | {actor for side in sides for actor in side.actors})

    def cited(self) -> tuple[int, int]:
        """Lines that name a source and show an item, and all lines."""
        known = {source.id for source in self.briefing.sources}
        lines = list(self.lines())
        return sum(bool(line.items) and bool(line.refs) and known >= set(line.refs) for line in lines), len(lines)

    def strange_figures(self) -> list[str]:
        """Figures on the page that stand in no source; dates are worded by us and left out."""
        texts = " ".join(source.text for source in self.briefing.sources)
        known = set(_FIGURE.findall(texts))
        dated = {"timeline", "sources"}
        lines = [line for block in self.briefing.page.blocks if block.key not in dated for line in block.lines]
        worded = (figure for line in lines for figure in _FIGURE.findall(line.text))
        return sorted({figure for figure in worded if figure not in known})
