"""Lines to paragraphs: a sentence broken over lines is one paragraph, a line that ends one is its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...lexicon.boilerplate import lead_rule, phrase_rule
from .lines import Line, View

HARD_END = re.compile(r"[.!?…:;][\"'”’»)\]*_]{0,4}$")
"""How a line ends that needs no next line."""
_OPEN_END = re.compile(
    r"(?:[,–—-]|\b(?:the|an?|of|to|in|on|at|by|for|with|from|and|or|but|that|as|than|into|over|between|his|her|their|its|"
    r"not|is|are|was|were|be|been|has|have|had|will|would|should|could|may|might|must|who|which|about|after|before))$",
)
_NARROW, _WIDE = 40, 120
"""Columns between which a file can be wrapped."""
_MOSTLY = 0.6
"""Share of lines that are as full as wrapping makes them; below, lengths are the author's own."""


@dataclass(frozen=True)
class Paragraph:
    """Lines that are read as one."""

    lines: tuple[Line, ...]
    view: View
    """Its words, with the way back to the text."""

    @property
    def words(self) -> str:
        """Its words as read."""
        return self.view.text

    @property
    def mark(self) -> str:
        """The mark of its first line: heading, bullet, quote, or nothing."""
        return self.lines[0].mark

    @property
    def after_blank(self) -> bool:
        """Whether a blank line stands before it."""
        return self.lines[0].after_blank

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the text, with its mark."""
        return self.lines[0].outer, self.lines[-1].end


def paragraphs_of(text: str, lines: Sequence[Line]) -> list[Paragraph]:
    """Group lines into paragraphs.

    A blank line, a bullet, a heading and a line that is a known phrase of its own end one. In a file that is
    wrapped to a width, full lines go on; in any other a line goes on that does not end a sentence and is followed
    by a small letter, or that ends in a comma or in a word that can't end a sentence.

    Args:
        text: the whole text.
        lines: all its lines in order.
    """
    width = _width(lines)
    grouped: list[list[Line]] = []
    for n, line in enumerate(lines):
        if n and _goes_on(lines[n - 1], line, width):
            grouped[-1].append(line)
        else:
            grouped.append([line])
    return [Paragraph(tuple(group), View(text, [line.pieces for line in group])) for group in grouped]


def _goes_on(line: Line, following: Line, width: int) -> bool:
    """Whether a paragraph goes on from one line to the next."""
    if following.after_blank or following.mark in ("bullet", "heading") or line.mark == "heading":
        return False
    if following.mark == "quote" and line.mark != "quote":
        return False
    small = following.words[:1].islower()
    tail = line.words[-40:]
    if width:
        goes = _full(line, following, width) or (not HARD_END.search(tail) and (small or len(line.words) > width / 2))
    else:
        goes = not HARD_END.search(tail) and (small or _OPEN_END.search(tail) is not None)
    return goes and (
        small or not (phrase_rule(line.words) or phrase_rule(following.words) or lead_rule(following.words))
    )


def _full(line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted any more."""
    return len(line.words) + 1 + len(following.words[:width].split(" ", 1)[0]) > width


def _width(lines: Sequence[Line]) -> int:
    """Tell to which width a file is wrapped; 0 when it is not."""
    pairs = [
        (line, following)
        for line, following in pairwise(lines)
        if not following.after_blank and not following.mark and not line.mark
    ]
    lengths = sorted(len(line.words) for line, _ in pairs)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0  # a few longer lines are no measure
    if len(pairs) < 3 or not _NARROW <= width <= _WIDE:
        return 0
    full = sum(_full(line, following, width) for line, following in pairs)
    return width if full >= _MOSTLY * len(pairs) else 0
