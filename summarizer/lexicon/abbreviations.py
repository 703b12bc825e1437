"""Abbreviations that end in a period, so that a period is not taken for the end of a sentence."""

from functools import cache
from typing import Literal, cast

from . import table

Kind = Literal["title", "number", "month", "inner", "never"]


@cache
def _kinds() -> dict[str, Kind]:
    """Index the table; the first line that lists a word has it."""
    index: dict[str, Kind] = {}
    for kind, words in table("abbreviations"):
        for word in words.split():
            index.setdefault(word, cast(Kind, kind))
    return index


def abbreviation(word: str) -> Kind | None:
    """Say what kind of abbreviation a word is.

    Args:
        word: without its last period, in the case it is written in.

    Returns:
        What usually follows it, or None when it is no known abbreviation.
    """
    return _kinds().get(word)
