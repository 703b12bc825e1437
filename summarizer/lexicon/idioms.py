"""Turns of phrase that take a side, such as "take issue with" or "throw one's weight behind"."""

from dataclasses import dataclass
from functools import cache
from typing import cast

from . import table
from .reporting import Attitude

GAP = "..."
"""In an idiom: up to four words of the sentence."""


@dataclass(frozen=True, slots=True)
class Idiom:
    """One row of the table."""

    attitude: Attitude
    """The side that the subject of its verb takes."""
    words: tuple[str, ...]
    """Its words in base form; the first is the verb, but for a "not" before it."""
    denied: bool
    """Whether it stands only with a "not": "won't hear of"."""


@cache
def idioms(verb: str) -> tuple[Idiom, ...]:
    """Look up the turns of phrase that begin with a verb, the longest first, and of two alike the one with "not".

    Args:
        verb: base form, lower case.
    """
    return _by_verb().get(verb, ())


@cache
def _by_verb() -> dict[str, tuple[Idiom, ...]]:
    index: dict[str, list[Idiom]] = {}
    for attitude, phrase in table("idioms"):
        words = phrase.split()
        denied = words[0] == "not"
        found = Idiom(cast(Attitude, attitude), tuple(words[denied:]), denied)
        index.setdefault(found.words[0], []).append(found)
    return {
        verb: tuple(sorted(found, key=lambda idiom: (-len(idiom.words), not idiom.denied)))
        for verb, found in index.items()
    }
