"""Names across scripts: letters of Cyrillic and Greek in Latin ones, so that a name can be looked for in its original.

Scripts that leave out vowels or write words as signs have no such rule; there only a wording as printed will do.
"""

import re
from decimal import Decimal
from functools import cache, lru_cache

from . import table
from .spelling import fold, romanised

_FIGURE = re.compile(r"\d+(?:[.,’'٫٬\u00a0\u202f ]\d{1,3}(?!\d)|[.,٫]\d+)*")
_DIGITS = re.compile(r"\d+")
LONGEST = 40
"""Characters of a figure that are looked at; nothing printed has more."""
_SHARED = 4
"""Letters that two forms of one word share at the front at least."""
_ENDING = 3
"""Letters by which the longer of two forms may go on: endings of cases are no longer."""


@cache
def _letters() -> dict[int, str]:
    return str.maketrans({letter: into for letter, into in ((row[0], (*row, "")[1]) for row in table("scripts"))})


@lru_cache(maxsize=65536)
def in_latin(word: str) -> str:
    """Write a word of Cyrillic or Greek letters in Latin ones and fold it; other words are only folded.

    Args:
        word: one word, of any case.

    Returns:
        A key for comparing, not a spelling to print.
    """
    plain = romanised(fold(word.lower().translate(_letters())).replace(" ", ""))
    # One Cyrillic letter is g to some and h to others, another i or y; so both sides give up the difference.
    return plain.replace("h", "g").replace("y", "i").replace("ii", "i")


def alike(one: str, other: str) -> bool:
    """Whether two keys of ``in_latin`` can be forms of one word: the same, or the same but for the ending."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    shared = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return shared >= max(_SHARED, len(long) - _ENDING)


def figures_of(text: str) -> list[str]:
    """Return the figures of a text as they are written."""
    return _FIGURE.findall(text)


def reads_as(printed: str, english: str) -> bool:
    """Whether a figure, in any way it may be read, is what another is in English, or the other way round."""
    return bool(possible(printed) & read(english) or possible(english) & read(printed))


def read(figure: str) -> frozenset[Decimal]:
    """Read a figure as English writes it: a comma parts thousands, a point begins decimals."""
    plain = re.sub(r"[,’'\u00a0\u202f ]", "", _ascii(figure[:LONGEST]))
    whole, _, part = plain.partition(".")
    return frozenset({Decimal(f"{whole or 0}.{part.replace('.', '') or 0}")})


def possible(text: str) -> frozenset[Decimal]:
    """Read every figure of a text in each way some language writes it: both marks may part thousands or decimals."""
    found: set[Decimal] = set()
    for figure in _FIGURE.findall(text):
        plain = _ascii(figure[:LONGEST])
        runs = _DIGITS.findall(plain)
        found |= {Decimal(run) for run in runs} | {Decimal("".join(runs))}
        if len(runs) > 1:
            found.add(Decimal(f"{''.join(runs[:-1])}.{runs[-1]}"))
    return frozenset(found)


def _ascii(figure: str) -> str:
    """Write the digits of any script as 0 to 9."""
    return "".join(str(int(c)) if c.isdecimal() else {"٫": ".", "٬": ","}.get(c, c) for c in figure)
