"""The one page: which lines stand on it, already fitted. Every form typesets these lines and adds none."""

from typing import Literal

from .base import Frozen

Mark = Literal["support", "oppose", "conditional", "mixed", "noncommittal", "conflict"]


class Line(Frozen):
    """One line of the page."""

    text: str
    """What it says, without references."""
    refs: tuple[str, ...] = ()
    """Source ids it rests on, s1 first."""
    items: tuple[str, ...] = ()
    """Ids of the positions, proposals, disputes, ... it shows; the way to their evidence."""
    note: str = ""
    """A remark in small print, such as the confidence and its reason."""
    strong: str = ""
    """The leading words of the text set strong, such as an actor's name; a prefix of text."""


class Cell(Frozen):
    """One actor on one issue; blank cells are not stored: not reported is not neutral."""

    issue: str
    """Id of the issue."""
    mark: Mark
    """Shape to draw."""
    items: tuple[str, ...]
    """Ids of the positions behind the mark."""


class Row(Frozen):
    """One actor of the matrix."""

    actor: str
    """Id of the actor."""
    label: str
    """Name as printed."""
    cells: tuple[Cell, ...] = ()
    """Cells in the order of columns, blanks left out."""
    demand: Line | None = None
    """What the actor wants, in at most 12 words."""


class Matrix(Frozen):
    """Who wants what."""

    issues: tuple[str, ...] = ()
    """Ids of the issues in the columns."""
    labels: tuple[str, ...] = ()
    """Short column headings, in the same order."""
    rows: tuple[Row, ...] = ()
    """Actors, those with the most to say first."""


class Block(Frozen):
    """A titled list of lines."""

    key: Literal[
        "bottom line",
        "key judgments",
        "proposals",
        "agreed",
        "disputed",
        "timeline",
        "changed",
        "not known",
        "conflicts",
        "sources",
    ]
    """Which block it is."""
    lines: tuple[Line, ...] = ()
    """Its lines in order."""
    left_out: int = 0
    """How many more there are below the page."""


class Page(Frozen):
    """The fitted page."""

    language: str = "en"
    """BCP 47 code of the language its fixed words are in."""
    title: str = ""
    """At most 12 words."""
    coverage: str = ""
    """As-of date, articles, independent origins, span of dates."""
    matrix: Matrix = Matrix()
    """Who wants what."""
    blocks: tuple[Block, ...] = ()
    """Blocks in page order; the matrix stands after the key judgments."""
    footer: str = ""
    """Machine-assisted, claims verified, engine and fingerprints."""
    words: int = 0
    """Words on the page, all blocks together."""
    points: float = 10.0
    """Size of type at which it is one sheet of A4: 10 where there is room, never below 8.6."""
    points_letter: float = 10.0
    """The same for a sheet of Letter."""
