"""What a model notes of an article that is not in English: the same notes, and a translation of what they cite.

The original stays the evidence. A translation stands beside it, marked as the model's, and never instead of it.
"""

from typing import Annotated

from pydantic import Field

from .base import Frozen
from .notes import Notes


class NotedTranslation(Frozen):
    """One cited sentence in English."""

    n: int
    """Number of the sentence."""
    text: Annotated[str, Field(min_length=1, max_length=1200)]
    """The whole sentence, translated."""


class ForeignNotes(Notes):
    """Notes in English of an article in another language."""

    translations: Annotated[list[NotedTranslation], Field(max_length=200)]
    """Every sentence that some entry cites, once."""
