"""Sentences that phrase what merging computed; every one refers to the items it phrases."""

from typing import Annotated

from pydantic import Field

from .base import Frozen

Ref = Annotated[str, Field(min_length=1, max_length=12)]


class WordedSentence(Frozen):
    """One sentence and what it stands on."""

    text: Annotated[str, Field(min_length=1, max_length=400)]
    """One sentence, neutral, at most 24 words, with no name, number or date that the items do not hold."""
    refs: Annotated[list[Ref], Field(min_length=1, max_length=8)]
    """Ids of the positions, proposals, disputes, changes or conflicts it phrases, such as p3 or d1."""


class Wording(Frozen):
    """The title, the bottom line and the key judgments."""

    title: Annotated[str, Field(min_length=1, max_length=120)]
    """At most 12 words: the subject and where it stands."""
    bottom_line: Annotated[list[WordedSentence], Field(min_length=1, max_length=3)]
    """At most 45 words in all: what a reader must know who reads nothing else."""
    key_judgments: Annotated[list[WordedSentence], Field(max_length=4)]
    """At most four, each at most 24 words, most important first; no forecast, no confidence word."""
