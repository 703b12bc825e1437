"""What a question asks about: its words without those that ask, each with what it can mean."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from . import table
from .concepts import concepts_at, stem
from .content import function_words
from .places import place_meant
from .spelling import fold, particles

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]\b)*")
_POSSESSIVE = re.compile(r"['’]s\b")
_LONGEST_PLACE = 4
"""Words of a place's name that are looked at together."""


@dataclass(frozen=True)
class Sought:
    """One thing a question asks about."""

    words: str
    """As the question has it."""
    keys: frozenset[str]
    """What a text must have one of to speak to it: stems, ``is ...`` for a meaning, ``in ...`` for a place."""

    @property
    def named(self) -> bool:
        """Whether it is a place: two texts that share only that are about two things."""
        return any(key.startswith("in ") for key in self.keys)


@lru_cache(maxsize=65536)
def speaks_of(text: str) -> frozenset[str]:
    """List everything a text speaks of.

    Args:
        text: a sentence, a phrase or a name.

    Returns:
        The keys of ``Sought``: stems of its content words, meanings, and places by any of their names.
    """
    return frozenset(key for found in _taken_apart(text) for key in found.keys)


def sought(question: str) -> tuple[Sought, ...]:
    """List what a question asks about, each thing once, in the order of asking; words that only ask are left out."""
    found = [one for one in _taken_apart(question) if one.named or not _asks(one.words)]
    return tuple({one.keys: one for one in reversed(found)}.values())[::-1]


def _taken_apart(text: str) -> list[Sought]:
    words = _WORD.findall(_POSSESSIVE.sub("", text))
    stems = [stem(fold(word)) for word in words]
    found: list[Sought] = []
    at = 0
    while at < len(words):
        one, taken = _place(words, at) or _meaning(words, stems, at)
        found += [one] if one else []
        at += taken
    return found


def _place(words: list[str], at: int) -> tuple[Sought, int] | None:
    """The longest name of a place, a people, a capital or a seat of government that begins here."""
    for size in range(min(_LONGEST_PLACE, len(words) - at), 0, -1):
        label = " ".join(words[at : at + size])
        if label[0].isupper() and (place := place_meant(label)):
            return Sought(label, frozenset({f"in {place.name}"})), size
    return None


def _meaning(words: list[str], stems: list[str], at: int) -> tuple[Sought | None, int]:
    """What the words here mean by the table of concepts, and the word itself."""
    concepts, size = concepts_at(stems, at)
    if not concepts and (fold(words[at]) in function_words() or (words[at].islower() and words[at] in particles())):
        return None, 1
    meanings = {f"is {concept.family or concept.name}" for concept in concepts}
    own = {stems[at]} if size == 1 else set()
    return Sought(" ".join(words[at : at + size]), frozenset(own | meanings)), size


def _asks(words: str) -> bool:
    return all(fold(word) in _asking() for word in words.split())


@cache
def _asking() -> frozenset[str]:
    return frozenset(word for row in table("asking") for word in row[0].split()) | function_words()
