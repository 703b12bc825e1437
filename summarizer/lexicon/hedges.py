"""Words that loosen the tie between a claim and the one it is laid to.

``find(words)`` gives each hedge with how firm it leaves the claim and how far it reaches; the weakest hedge that
reaches a claim is the most it may say for itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from ..schemas import Certainty
from . import table
from .phrases import Found, PhraseTable

Reach = Literal["adverb", "report", "verb", "expect"]


@dataclass(frozen=True)
class Hedge:
    """One entry of the table."""

    phrase: str
    """As it stands in a sentence, in lower case."""
    certainty: Certainty
    """How firm it leaves the claim."""
    reach: Reach
    """What it reaches; the head of the table explains the four classes."""


def find(words: Sequence[str]) -> tuple[Found[Hedge], ...]:
    """Find the hedges in lower-case words, in order, longest phrase first."""
    return _table().find(words)


def of_phrase(phrase: str) -> Hedge | None:
    """Look up a phrase, such as "reportedly" or "is expected to"."""
    return _hedges().get(phrase.lower())


@cache
def _hedges() -> dict[str, Hedge]:
    return {row[0]: Hedge(row[0], Certainty(row[1]), cast(Reach, row[2])) for row in table("hedges")}


@cache
def _table() -> PhraseTable[Hedge]:
    return PhraseTable.of(_hedges())
