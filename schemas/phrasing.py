"""The page in another language than English: what a model says for each line that was composed in English.

Everything is noted, checked, joined and worded in English. Only what the page prints is put into its language, whole
line by whole line, and the English line stays in the JSON beside it.
"""

from typing import Annotated

from pydantic import Field

from .base import Frozen


class Phrase(Frozen):
    """One text of the page in English and in the language of the page."""

    text: str
    """As it was composed; words the page sets strong stand between ** and **."""
    said: str
    """The same in the language of the page, marked the same way."""


class PhrasedLine(Frozen):
    """One line of the page as a model puts it."""

    n: int
    """Number of the line."""
    text: Annotated[str, Field(min_length=1, max_length=700)]
    """The line in the language asked for."""


class Phrased(Frozen):
    """All lines of a page as a model puts them."""

    lines: Annotated[list[PhrasedLine], Field(max_length=120)]
    """Each line once, under its number."""
