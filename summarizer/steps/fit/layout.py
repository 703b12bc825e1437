"""The page for given limits: every block filled up to its limit, nothing decided about the total."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ...schemas import Block, Briefing, Line, Matrix, Page
from .blocks import UNFIT, WORDS, Writer, ranked_lines
from .dates import order
from .index import Index
from .matrix import choose_issues, make_matrix
from .names import Names
from .sources import choose_sources, coverage_line, source_line
from .words import count, shorten

Limits = dict[str, int]

FULL: Limits = {
    "bottom line": 3,
    "key judgments": 4,
    "rows": 8,
    "demand": 24,
    "proposals": 4,
    "agreed": 3,
    "disputed": 4,
    "timeline": 6,
    "changed": 3,
    "not known": 3,
    "conflicts": 3,
    "sources": 8,
}
"""Lines a block has at most, after page.md; for "demand" the most words of one."""

TITLE_WORDS = 12
NOTHING_FOUND = "No position was found in {articles}: nobody in them is reported to want or reject anything."
NEXT_MOVE = "Check that they are news text in a language the engine reads, or run again with a model."


@dataclass(frozen=True)
class Layout:
    """Lays out one briefing; what does not depend on limits is worked out once."""

    index: Index
    names: Names
    footer: str
    seated: frozenset[str]
    """Actors that have a row in the matrix and may go by their short names elsewhere."""
    whole: Briefing
    """What the page may show only a part of; counts of what is left out are of all of it."""

    @property
    def briefing(self) -> Briefing:
        """What is laid out."""
        return self.index.briefing

    @cached_property
    def lines(self) -> dict[str, tuple[Line, ...]]:
        """Lines of each block, best first."""
        return ranked_lines(self.index, Writer(self.index, self.names, self.seated))

    @cached_property
    def totals(self) -> dict[str, int]:
        """How many items each block could show."""
        brief = self.whole
        return {
            "key judgments": len(brief.key_judgments),
            "proposals": len(brief.proposals),
            "agreed": len(brief.agreements),
            "disputed": len(brief.disputes),
            "timeline": len(brief.timeline),
            "changed": len(brief.changes) + (len(brief.since.positions) if brief.since else 0),
            "not known": len(brief.not_known),
            "conflicts": len(brief.source_conflicts),
        }

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Issues of the matrix."""
        return choose_issues(self.index)

    def page(self, limits: Limits) -> Page:
        """Fill a page; its words are not counted yet.

        Args:
            limits: for each key of ``FULL`` how much the page may hold.
        """
        matrix = make_matrix(self.index, self.names, self.columns, limits)
        blocks = [block for block in self._blocks(limits) if block.lines]
        cited = [ref for block in blocks for line in block.lines for ref in line.refs]
        cited += [ref for row in matrix.rows if row.demand for ref in row.demand.refs]
        chosen = choose_sources(self.index, cited, limits["sources"])
        if chosen:
            lines = tuple(source_line(source, self.index) for source in chosen)
            blocks.append(Block(key="sources", lines=lines, left_out=len(self.index.listed) - len(lines)))
        return Page(
            title=self._title(matrix),
            coverage=coverage_line(self.index),
            matrix=matrix,
            blocks=tuple(blocks),
            footer=self.footer,
        )

    def _title(self, matrix: Matrix) -> str:
        if not self.briefing.positions and not self.briefing.title:
            return "No position found"
        title = shorten(" ".join(self.briefing.title.split()), TITLE_WORDS).rstrip(".")
        if title and count(title) <= 2 * TITLE_WORDS:
            return title
        top = f"Who wants what: {matrix.labels[0]}" if matrix.labels else ""
        return top if top and count(top) <= 2 * TITLE_WORDS else "Who wants what"

    def _blocks(self, limits: Limits) -> Iterator[Block]:
        """The blocks in page order, sources left out."""
        yield Block(key="bottom line", lines=self._bottom_line(limits["bottom line"]))
        for key, ranked in self.lines.items():
            lines = ranked[: limits[key]]
            if key == "timeline":
                lines = tuple(sorted(lines, key=self._time))
            yield Block.model_validate({"key": key, "lines": lines, "left_out": self.totals[key] - len(lines)})

    def _time(self, line: Line) -> tuple[int, str, str]:
        return next(order(event.when) for event in self.briefing.timeline if event.id == line.items[0])

    def _bottom_line(self, most: int) -> tuple[Line, ...]:
        """The worded sentences while they stay within their words, the first one always."""
        writer = Writer(self.index, self.names, self.seated)
        lines: list[Line] = []
        room = WORDS["bottom line"]
        if not self.whole.positions:
            articles = f"{self.briefing.coverage.articles} article{'' if self.briefing.coverage.articles == 1 else 's'}"
            lines.append(Line(text=f"{NOTHING_FOUND.format(articles=articles)} {NEXT_MOVE}"))
            room -= count(lines[0].text)
        for judgment in self.briefing.bottom_line:
            line = writer.line(shorten(judgment.text, room), judgment.refs)
            if count(line.text) <= (room if lines else UNFIT) and len(lines) < most:
                lines.append(line)
                room -= count(line.text)
        return tuple(lines)
