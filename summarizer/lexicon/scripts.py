"""Names across scripts: letters of Cyrillic and Greek in Latin ones, so that a name can be looked for in its original.

Scripts that leave out vowels or write words as signs have no such rule; there only a wording as printed will do.
"""

from functools import cache, lru_cache

from . import table
from .spelling import fold, romanised

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
