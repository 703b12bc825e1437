"""A text as lines and paragraphs, each knowing where it stands in the text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

_BREAK = re.compile("\r\n|[\n\r\v\f\u0085\u2028\u2029]")
_MARK = re.compile(
    r"(?P<heading>#{1,6}[ \t]{1,9})|(?P<quote>>[ \t]{0,9})|"
    r"(?P<bullet>(?:[-*+•‣◦▪●■►–—·][ \t\u00a0]{1,9}|\d{1,2}[.)][ \t]{1,9}(?=[A-Z“\"])))"
)
_SPACE = " \t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u1680"
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds something; blank lines are only remembered by the line after them."""

    start: int
    """First code point of its words: indents and marks are left out."""
    end: int
    words: str
    """Its words as read, without invisible characters."""
    mark: str = ""
    """heading, bullet, quote, or nothing."""
    outer: int = 0
    """Where it starts with its mark."""
    pieces: Spans = ()
    """Its words in the text, in pieces between hidden characters."""
    after_blank: bool = False
    """Whether a blank line stands before it."""


class View:
    """Pieces of a text as one string, with the way back to where each character stands."""

    def __init__(self, text: str, groups: Iterable[Spans]) -> None:
        """Write the pieces of each group one after another, and a blank between groups.

        Args:
            text: the whole text.
            groups: (start, end) of pieces, in order; a group is one line without its hidden characters.
        """
        self._at: list[int] = []
        self._origin: list[int] = []
        written: list[str] = []
        length = 0
        for n, group in enumerate(groups):
            if n:
                written.append(" ")
                length += 1
            for start, end in group:
                self._at.append(length)
                self._origin.append(start)
                written.append(text[start:end])
                length += end - start
        self.text = "".join(written)

    def origin(self, at: int) -> int:
        """Return where the character at a position of the view stands in the text."""
        piece = bisect_right(self._at, at) - 1
        return self._origin[piece] + at - self._at[piece]


def visible(span: tuple[int, int], hidden: Spans, first: int) -> tuple[list[tuple[int, int]], int]:
    """Cut the hidden runs out of a span.

    Args:
        span: start and end.
        hidden: hidden runs of the whole text, in order.
        first: number of the first hidden run that may reach into the span.

    Returns:
        The pieces left, and the number of the first hidden run that may reach into a later span.
    """
    start, end = span
    pieces, at = [], start
    while first < len(hidden) and hidden[first][1] <= start:
        first += 1
    for n in range(first, len(hidden)):
        low, high = hidden[n]
        if low >= end:
            break
        if low > at:
            pieces.append((at, low))
        at = max(at, high)
    if at < end:
        pieces.append((at, end))
    return pieces, first


def lines_of(text: str, start: int, hidden: Spans) -> list[Line]:
    """Cut a text into lines.

    Args:
        text: the whole text.
        start: where the article begins.
        hidden: its hidden runs, in order.
    """
    found: list[Line] = []
    after_blank, at, first = False, start, 0
    for stop, resume in [*(found.span() for found in _BREAK.finditer(text, start)), (len(text), len(text))]:
        line, first = _line(text, (at, stop), hidden, first)
        at = resume
        if line is None:
            after_blank = True
            continue
        found.append(replace(line, after_blank=True) if after_blank else line)
        after_blank = False
    return found


def _line(text: str, span: tuple[int, int], hidden: Spans, first: int) -> tuple[Line | None, int]:
    """Make a line of what stands between two breaks, or None of a blank one; ``first`` as for ``visible``."""
    while first < len(hidden) and hidden[first][1] <= span[0]:
        first += 1
    if first == len(hidden) or hidden[first][0] >= span[1]:
        raw = text[span[0] : span[1]]
        words = raw.strip(_SPACE)
        if not words:
            return None, first
        begin = span[0] + len(raw) - len(raw.lstrip(_SPACE))
        mark, skipped = _marked(words)
        start, end = begin + skipped, begin + len(words)
        return Line(start, end, words[skipped:], mark, begin, ((start, end),)), first
    pieces, first = visible(span, hidden, first)
    view = View(text, [pieces])
    words = view.text.strip(_SPACE)
    if not words:
        return None, first
    left = len(view.text) - len(view.text.lstrip(_SPACE))
    mark, skipped = _marked(words)
    begin, start, end = view.origin(left), view.origin(left + skipped), view.origin(left + len(words) - 1) + 1
    inner = tuple((max(low, start), min(high, end)) for low, high in pieces if high > start and low < end)
    return Line(start, end, words[skipped:], mark, begin, inner), first


def _marked(words: str) -> tuple[str, int]:
    """Name the mark a line begins with and count its characters; a mark alone is none."""
    if words[0].isalpha():
        return "", 0
    mark = _MARK.match(words)
    return (mark.lastgroup or "", mark.end()) if mark and mark.end() < len(words) else ("", 0)
