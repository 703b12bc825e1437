"""Typeset pages back to running text: running heads and page numbers out, broken words joined, lines to paragraphs."""

import re
from collections import Counter
from collections.abc import Iterable

_EDGE = 2
"""Lines at the head and at the foot of a page among which running heads stand."""
_NUMBER = re.compile(
    r"\W{0,6}(?:page|seite|p\.)?\s?(?:\d{1,4}|[ivxlc]{1,6})(?:\s?(?:/|of|von)\s?\d{1,4})?\W{0,6}", re.I
)
_DIGITS = re.compile(r"\d+")
_BROKEN = re.compile(r"[^\W\d_]([-\u2010\u00ad])$")
_WORD = re.compile(r"\b[^\W\d_]+(?:[-\u2010][^\W\d_]+)+")
_LAST = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_FIRST = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[.!?:…][\"'”’»)\]]{0,3}$")
_STEADY = frozenset(
    "all anti co cross ex far half high long low mid multi near non post pre pro quasi self semi so vice well".split()
)
"""First parts after which a hyphen belongs to the word more often than to the line."""
_FULL = 0.75
"""Share of the usual width below which a line that stands alone is a heading."""
_ENDED = 0.88
"""Share of the usual width below which a line that ends a sentence ends its paragraph."""


def running_text(pages: Iterable[str]) -> str:
    """Return the text of typeset pages, one paragraph a line.

    A line that repeats, figures apart, at the edge of at least half of the pages is a running head. A hyphen at the end
    of a line goes when the word it breaks goes on in small letters, unless the text elsewhere has the word with the
    hyphen. A line ends its paragraph when it is followed by a blank one, or when it is short and ends a sentence, or
    is a heading.

    Args:
        pages: text of each page, line by line.
    """
    lines = [[" ".join(line.split()) for line in page.splitlines()] for page in pages]
    kept = _without_heads([_trimmed(page) for page in lines])
    flat: list[str] = []
    for page in kept:
        while flat and not flat[-1] and page and not _STOP.search(next((x for x in reversed(flat) if x), ".")):
            flat.pop()  # a sentence goes on over the turn of the page
        flat.extend(page)
    return "\n".join(_paragraphs(flat, _compounds(flat)))


def _trimmed(page: list[str]) -> list[str]:
    """Take blank lines off both ends."""
    full = [n for n, line in enumerate(page) if line]
    return page[full[0] : full[-1] + 1] if full else []


def _without_heads(pages: list[list[str]]) -> list[list[str]]:
    """Take running heads and page numbers off each page."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)} if key)
    often = {key for key, count in seen.items() if count >= max(2, (len(pages) + 1) // 2)}
    return [_beheaded(page, often) for page in pages]


def _edges(page: list[str]) -> list[str]:
    full = [line for line in page if line]
    return [*full[:_EDGE], *full[-_EDGE:]]


def _beheaded(page: list[str], heads: set[str]) -> list[str]:
    """Drop heads from both ends inward, as many lines as an edge has."""
    kept = page
    for turn in (1, -1):
        kept = kept[::turn]
        for _ in range(_EDGE):
            if kept and (_key(kept[0]) in heads or _NUMBER.fullmatch(kept[0])):
                kept = _trimmed(kept[1:])
        kept = kept[::turn]
    return [*kept, ""] if kept and _STOP.search(kept[-1]) else kept


def _key(line: str) -> str:
    """Write a line so that running heads of two pages are equal."""
    return _DIGITS.sub("0", line).casefold()


def _compounds(lines: list[str]) -> set[str]:
    """Collect the words that the text writes with a hyphen inside a line."""
    return {word.casefold().replace("\u2010", "-") for line in lines for word in _WORD.findall(line)}


def _paragraphs(lines: list[str], compounds: set[str]) -> list[str]:
    """Join lines to paragraphs."""
    widths = sorted(len(line) for line in lines if line)
    usual = widths[len(widths) * 3 // 4] if widths else 0
    done: list[str] = []
    open_: list[str] = []
    for n, line in enumerate(lines):
        if not line:
            _close(open_, done, compounds)
            continue
        open_.append(line)
        after = lines[n + 1] if n + 1 < len(lines) else ""
        heading = len(line) < _FULL * usual and len(open_) == 1 and after[:1].isupper()
        if heading or (len(line) < _ENDED * usual and _STOP.search(line)):
            _close(open_, done, compounds)
    _close(open_, done, compounds)
    return done


def _close(lines: list[str], done: list[str], compounds: set[str]) -> None:
    """Join the lines gathered, if any, to one paragraph."""
    if not lines:
        return
    pieces: list[str] = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if after and _BROKEN.search(line) and after[:1].islower():
            pieces.append(line if _keeps_hyphen(line, after, compounds) else line[:-1])
        elif after and line.endswith(("-", "\u2010")) and len(line) > 1 and line[-2].isalnum():
            pieces.append(line)  # "Franco-" before "German": the hyphen is the word's own
        else:
            pieces.append(f"{line} " if after else line)
    done.append("".join(pieces))
    lines.clear()


def _keeps_hyphen(line: str, after: str, compounds: set[str]) -> bool:
    """Whether the hyphen at the end of a line is the word's own."""
    last, first = _LAST.search(line[-60:]), _FIRST.match(after)
    if last is None or first is None or line.endswith("\u00ad"):
        return False
    whole = f"{last[1]}-{first[0]}".casefold()
    return whole in compounds or last[1].casefold() in _STEADY
