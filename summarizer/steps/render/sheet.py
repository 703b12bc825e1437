"""The page as plain strings in the order they are printed: what the paged forms, PDF and Word, are set from."""

from dataclasses import dataclass
from typing import Literal

from ...lexicon.page import PageWords, page_words
from ...schemas import Block, Briefing, Line, Matrix
from ...schemas.page import Mark
from .foot import foot
from .graphics import SourceMap, Strip, source_map, strip_of
from .marks import heading, meaning, more, used
from .plain import isolated, plain

ABOVE = ("bottom line", "key judgments")
"""Blocks over the matrix, across the whole width."""


@dataclass(frozen=True)
class SheetLine:
    """A line cut into what is set differently; put together in this order it reads as one."""

    strong: str
    text: str
    note: str
    refs: str
    end: str
    """The full stop, which goes behind the references."""

    @property
    def whole(self) -> str:
        """The line as one string."""
        note = f" ({self.note})" if self.note else ""
        return f"{self.strong}{self.text}{note}{' ' + self.refs if self.refs else ''}{self.end}"


@dataclass(frozen=True)
class SheetBlock:
    """A titled list of lines."""

    key: str
    heading: str
    lines: tuple[SheetLine, ...]
    more: str


@dataclass(frozen=True)
class SheetMark:
    """A cell of the matrix; both fields are empty where nothing is reported."""

    mark: Mark | Literal[""] = ""
    words: str = ""


@dataclass(frozen=True)
class SheetRow:
    """An actor of the matrix."""

    label: str
    cells: tuple[SheetMark, ...]
    demand: SheetLine | None


@dataclass(frozen=True)
class Sheet:
    """Everything that is printed, without anything that a file format, a terminal or an eye would stumble over."""

    title: str
    coverage: str
    above: tuple[SheetBlock, ...]
    matrix: str
    """Heading of the matrix; empty when there is none."""
    labels: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    marks: tuple[SheetMark, ...]
    """The key."""
    blank: str
    demand: str
    """Heading of the demands."""
    relays: str
    """What the map shows, for those who can't see it."""
    language: str
    columns: tuple[SheetBlock, ...]
    sources: SheetBlock | None
    strip: Strip | None
    map: SourceMap | None
    foot: str
    points: float


def sheet_of(briefing: Briefing) -> Sheet:
    """Put a fitted page into strings.

    Args:
        briefing: fitted.
    """
    page, words = briefing.page, page_words(briefing.page.language)
    blocks = [_block(block, words) for block in page.blocks]
    matrix = page.matrix
    return Sheet(
        title=plain(page.title),
        coverage=plain(page.coverage),
        above=tuple(block for block in blocks if block.key in ABOVE),
        matrix=heading("matrix", words) if matrix.rows else "",
        labels=tuple(map(plain, matrix.labels)),
        rows=_rows(matrix, words),
        marks=tuple(SheetMark(mark, meaning(mark, words)) for mark in used(matrix)),
        blank=words("label.blank"),
        demand=words("label.demand"),
        relays=words("label.relays"),
        language=page.language,
        columns=tuple(block for block in blocks if block.key not in (*ABOVE, "sources")),
        sources=next((block for block in blocks if block.key == "sources"), None),
        strip=strip_of(briefing),
        map=source_map(briefing),
        foot=plain(foot(briefing)),
        points=page.points,
    )


def _rows(matrix: Matrix, words: PageWords) -> tuple[SheetRow, ...]:
    labels = dict(zip(matrix.issues, map(plain, matrix.labels), strict=True))
    rows = []
    for row in matrix.rows:
        marks = {c.issue: SheetMark(c.mark, f"{meaning(c.mark, words)}: {labels[c.issue]}") for c in row.cells}
        cells = tuple(marks.get(issue, SheetMark()) for issue in matrix.issues)
        rows.append(SheetRow(plain(row.label), cells, sheet_line(row.demand) if row.demand else None))
    return tuple(rows)


def _block(block: Block, words: PageWords) -> SheetBlock:
    left_out = more(block.left_out, words)
    return SheetBlock(block.key, heading(block.key, words), tuple(map(sheet_line, block.lines)), left_out)


def sheet_line(line: Line) -> SheetLine:
    """Cut a line into its parts."""
    text, strong = plain(line.text), plain(line.strong)
    strong = strong if text.startswith(strong) else ""
    text, strong = isolated(text.removeprefix(strong)), isolated(strong)
    refs = f"[{' '.join(map(plain, line.refs))}]" if line.refs else ""
    end = "." if refs and text.endswith(".") else ""
    return SheetLine(strong, text.removesuffix(end), plain(line.note), refs, end)
