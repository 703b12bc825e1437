"""Terminal: the page in columns of characters, 80 wide or whatever there is."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ...lexicon.page import PageWords, page_words
from ...schemas import Block, Briefing, Line, Matrix, Row
from .foot import foot
from .marks import ASCII_SHAPES, ENGLISH, SHAPES, heading, meaning, more, used
from .plain import ascii_only, plain

WIDE = 100
"""From this many columns on, demands stand in the matrix; below it, under it."""
NARROWEST = 24
"""No screen is; below it lines would be one word."""
STACKED = 60
"""Below so many columns an actor stands under the other where a heading or a name would have to be broken."""
WIDEST = 120
"""No eye follows a longer line; what a screen has beyond it stays empty."""
DEMAND = 30
"""Columns the demands need beside the marks."""
NARROW = 7
"""Columns a column of marks has at least."""
NAME = 14
"""Columns the names beside the marks have at least."""
WIDEST_WORD = 14
"""Columns a heading beside the demands may take; a longer word is broken."""

_ASCII_BOX = box.Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
_UNBROKEN = "\ue000"
"""Stands for the spaces inside "[s1 s2]" while lines are broken: rich breaks at whatever Unicode calls a space."""


@dataclass(frozen=True)
class Screen:
    """What the terminal can do."""

    width: int = 80
    color: bool = False
    unicode: bool = True
    words: PageWords = ENGLISH
    """Fixed words of the page's language."""

    def say(self, text: str) -> str:
        """Make article text safe for it."""
        return plain(text) if self.unicode else ascii_only(plain(text))


def as_text(briefing: Briefing, screen: Screen) -> str:
    """Print the page.

    Args:
        briefing: fitted.
        screen: a width below ``NARROWEST`` or above ``WIDEST`` is taken as that.

    Returns:
        Lines no wider than the screen, without colour codes unless the screen takes colour.
    """
    page, sink = briefing.page, io.StringIO()
    screen = replace(screen, width=min(max(screen.width, NARROWEST), WIDEST), words=page_words(page.language))
    console = Console(
        file=sink, width=screen.width, force_terminal=screen.color, no_color=not screen.color,
        color_system="standard" if screen.color else None, markup=False, highlight=False, emoji=False,
        legacy_windows=False, force_jupyter=False, force_interactive=False, _environ={},
    )  # fmt: skip
    console.print(Text(screen.say(page.title), style="bold"))
    console.print(Text(screen.say(page.coverage), style="dim"))
    blocks = {block.key: block for block in page.blocks}
    for key in ("bottom line", "key judgments"):
        if key in blocks:
            _print_block(console, blocks[key], screen)
    if page.matrix.rows:
        _heading(console, screen.say(heading("matrix", screen.words)))
        console.print(_matrix(page.matrix, screen))
    for block in page.blocks:
        if block.key not in ("bottom line", "key judgments"):
            _print_block(console, block, screen)
    console.print()
    console.print(Text(screen.say(foot(briefing)), style="dim"))
    shown = sink.getvalue().replace(_UNBROKEN, " ")
    return "\n".join(line.rstrip() for line in shown.split("\n")).strip("\n") + "\n"


def _heading(console: Console, text: str) -> None:
    console.print()
    console.print(Text(text.upper(), style="bold cyan"))


def _print_block(console: Console, block: Block, screen: Screen) -> None:
    _heading(console, screen.say(heading(block.key, screen.words)))
    if block.key == "bottom line":
        console.print(_sentences(block.lines, screen))
    else:
        console.print(_list(block.lines, screen, block.key))
    if block.left_out:
        console.print(Text(screen.say(more(block.left_out, screen.words)), style="dim"))


def _sentences(lines: Iterable[Line], screen: Screen) -> Text:
    """Running text: what a reader must know who reads nothing else."""
    text = Text()
    for line in lines:
        text.append_text(_line(line, screen)).append(" ")
    text.rstrip()
    return text


def _list(lines: Sequence[Line], screen: Screen, key: str) -> Table:
    """A line an item: judgments numbered, sources by their ids, everything else with a bullet."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    bullet = "•" if screen.unicode else "*"
    for at, line in enumerate(lines, start=1):
        label, shown = (f"{at}." if key == "key judgments" else bullet), line
        if key == "sources":
            label = screen.say(line.strong)
            shown = line.model_copy(update={"text": line.text.removeprefix(line.strong), "strong": ""})
        grid.add_row(Text(label, style="dim"), _line(shown, screen, apart=key == "key judgments"))
    return grid


def _line(line: Line, screen: Screen, *, apart: bool = False) -> Text:
    """A line with its note and references; a note that stands apart gets its own row."""
    said, strong = screen.say(line.text), screen.say(line.strong)
    strong = strong if said.startswith(strong) else ""
    text = Text(overflow="fold")
    text.append(strong, style="bold")
    said = said.removeprefix(strong)
    body = said.rstrip(".") if line.refs else said
    text.append(body)
    if line.note and not apart:
        text.append(f" ({screen.say(line.note)})", style="italic")
    if line.refs:
        text.append(f" [{_UNBROKEN.join(map(screen.say, line.refs))}]", style="dim")
    text.append(said[len(body) :])
    if line.note and apart:
        text.append(f"\n{screen.say(line.note)}", style="italic")
    return text


def _matrix(matrix: Matrix, screen: Screen) -> RenderableType:
    """Actors by issues, the demands beside or under the marks; an actor at a time where headings find no room."""
    names = max(cell_len(screen.say(row.label)) for row in matrix.rows)
    labels = [screen.say(label) for label in matrix.labels]
    beside = min(names, screen.width // 4) + 1
    widths = [_column_width(label, WIDEST_WORD) for label in labels]
    wide = screen.width >= WIDE and screen.width - beside - sum(widths) - len(widths) >= DEMAND
    if not wide:
        least = [_longest_word(label) for label in labels]
        left = screen.width - sum(least) - len(least)
        unbroken = max(_longest_word(screen.say(row.label)) for row in matrix.rows)
        room = min(screen.width * 2 // 5, max(left, NAME))
        if screen.width < STACKED and (left < NAME or unbroken > room):
            return Group(_stacked(matrix, screen), Text(_key(matrix, screen), style="dim"))
        beside = min(names, room) + 1
        share = (screen.width - beside) // max(1, len(labels)) - 1
        widths = [_column_width(label, share) for label in labels]
        if left > NAME and any(width < needed for width, needed in zip(widths, least, strict=True)):
            widths, beside = least, min(beside, left)
    table = Table(
        box=box.SIMPLE_HEAD if screen.unicode else _ASCII_BOX, padding=(0, 1, 0, 0), show_edge=False, pad_edge=False,
        header_style="bold",
    )  # fmt: skip
    table.add_column("", overflow="fold", max_width=beside - 1)
    for label, width in zip(labels, widths, strict=True):
        table.add_column(Text(label, overflow="fold", justify="center"), justify="center", overflow="fold", width=width)
    if wide:
        table.add_column(screen.say(screen.words("label.demand")), overflow="fold", ratio=1)
    for row in matrix.rows:
        table.add_row(*_cells(row, matrix, screen, wide=wide))
    parts: list[RenderableType] = [table, Text(_key(matrix, screen), style="dim")]
    if not wide:
        parts.append(Padding(_demands(matrix.rows, screen), (1, 0, 0, 0)))
    return Group(*parts)


def _stacked(matrix: Matrix, screen: Screen) -> RenderableType:
    """One actor after the other: name, a line for each mark, demand."""
    shape = SHAPES if screen.unicode else ASCII_SHAPES
    labels = dict(zip(matrix.issues, matrix.labels, strict=True))
    parts: list[RenderableType] = []
    for row in matrix.rows:
        told = Text(overflow="fold")
        told.append(screen.say(row.label), style="bold")
        for cell in row.cells:
            told.append(f"\n{shape[cell.mark]} {screen.say(labels[cell.issue])}")
        if row.demand:
            told.append("\n").append_text(_line(row.demand, screen))
        parts.append(Padding(told, (0, 0, 1, 0)))
    return Group(*parts)


def _longest_word(label: str) -> int:
    return max([NARROW, *(cell_len(word) for word in label.split())])


def _cells(row: Row, matrix: Matrix, screen: Screen, *, wide: bool) -> list[Text]:
    shape = SHAPES if screen.unicode else ASCII_SHAPES
    marks = {cell.issue: shape[cell.mark] for cell in row.cells}
    demand = [_line(row.demand, screen) if row.demand else Text()] if wide else []
    return [
        Text(screen.say(row.label), style="bold"),
        *(Text(marks.get(issue, ""), justify="center") for issue in matrix.issues),
        *demand,
    ]


def _column_width(label: str, room: int) -> int:
    """Wide enough for the label on two lines and for its longest word, as far as there is room."""
    return min(max(_longest_word(label), cell_len(label) // 2 + 1), max(NARROW, min(18, room)))


def _demands(rows: Sequence[Row], screen: Screen) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(overflow="fold", max_width=screen.width * 2 // 5)
    grid.add_column(overflow="fold")
    for row in rows:
        if row.demand:
            grid.add_row(Text(screen.say(row.label), style="bold"), _line(row.demand, screen))
    return grid


def _key(matrix: Matrix, screen: Screen) -> str:
    shape = SHAPES if screen.unicode else ASCII_SHAPES
    told = [f"{shape[mark]} {screen.say(meaning(mark, screen.words))}" for mark in used(matrix)]
    return ", ".join([*told, screen.say(screen.words("label.blank"))])
