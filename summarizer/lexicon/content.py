"""What two short texts have in common: content words with their endings off, and numbers that must not differ."""

import re
from functools import lru_cache

from . import table
from .spelling import fold

_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[^\W\d_]+")
_ENDINGS = (
    "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ised", "ized", "ises", "izes", "ers",
    "ies", "ied", "ed", "er", "es", "e", "y", "s",
)  # fmt: skip
_SHORTEST_STEM = 3


@lru_cache(maxsize=65536)
def content(text: str) -> frozenset[str]:
    """Return the stems of a text's content words and its numbers."""
    return frozenset(_stem(word) for word in _WORD.findall(fold(text)) if word not in function_words())


@lru_cache(maxsize=65536)
def numbers(text: str) -> frozenset[str]:
    """Return the numbers a text holds in digits."""
    return frozenset(word for word in _WORD.findall(text) if word[0].isdigit())


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the smaller set that stands in the other, 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the Jaccard index of two sets, 0 to 1."""
    return len(one & other) / len(one | other) if one and other else 0.0


def other_numbers(one: str, other: str) -> bool:
    """Whether both texts hold numbers and share none: a raise of 4% is not a raise of 12%."""
    left, right = numbers(one), numbers(other)
    return bool(left and right and not left & right)


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Words that make no two texts alike."""
    return frozenset(word for row in table("function_words") for word in row[0].split())


def _stem(word: str) -> str:
    """Take one ending off, so that "deploy", "deployed" and "deployment" meet."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
