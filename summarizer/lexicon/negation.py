"""Words that turn a statement round and words that end their reach.

``find(words)`` gives every negator in running words, already without the look-alikes ("not only"); ``affirmative``
undoes a prefix ("insufficient" is the negation of "sufficient").
"""

from collections.abc import Sequence
from functools import cache
from typing import Literal, cast

from . import table
from .phrases import Found, PhraseTable

Class = Literal["negator", "pseudo", "breaker", "pair"]


def find(words: Sequence[str]) -> tuple[Found[Class], ...]:
    """Find the negators in lower-case words, in order; contractions may stand whole ("didn't") or split ("n't")."""
    plain = ["not" if word.endswith(("n't", "n’t")) else word for word in words]
    return tuple(found for found in _table().find(plain) if found.value == "negator")


def breaks(word: str) -> bool:
    """Whether a negation or a cue before this lower-case word does not reach past it ("but", "while", "because")."""
    return word in _breakers()


def affirmative(word: str) -> str | None:
    """Return the word that a negative prefix turns round, such as "sufficient" for "insufficient"; else None."""
    return pairs().get(word)


@cache
def pairs() -> dict[str, str]:
    """Return every word with a negative prefix with its affirmative."""
    return {row[0]: row[2] for row in table("negation") if row[1] == "pair"}


@cache
def _table() -> PhraseTable[Class]:
    rows = (row for row in table("negation") if row[1] in ("negator", "pseudo"))
    return PhraseTable.of({row[0]: cast(Class, row[1]) for row in rows})


@cache
def _breakers() -> frozenset[str]:
    return frozenset(row[0] for row in table("negation") if row[1] == "breaker")
