"""Which verbs, nouns and adjectives attribute something to somebody, and what attitude they give it."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from . import table

Part = Literal["verb", "noun", "adj"]
Attitude = Literal["assert", "support", "oppose", "noncommittal", "warn", "none"]
_ATTITUDES = ("assert", "support", "oppose", "noncommittal", "warn", "none")


@dataclass(frozen=True, slots=True)
class Cue:
    """What one cue word does with one kind of content."""

    frame: str
    """that, to, for_to, obj, ing, named, or the preposition that opens the content."""
    attitude: Attitude
    """What the cue says about the holder's attitude to the content."""
    modality: str
    """What the holder does by it, in the words of the modality vocabulary."""


@cache
def _cues() -> dict[tuple[str, str], dict[str, Cue]]:
    """Index the table by part of speech and lemma; of two rows for one frame the firmer stance wins."""
    index: dict[tuple[str, str], dict[str, Cue]] = {}
    for part, frame, attitude, modality, lemmas in table("reporting"):
        if attitude not in _ATTITUDES:
            raise ValueError(f"reporting.txt: {attitude} is no attitude")
        for lemma in lemmas.split():
            frames = index.setdefault((part, lemma), {})
            known = frames.get(frame)
            if known is None or known.attitude in ("none", "assert"):
                frames[frame] = Cue(frame, cast(Attitude, attitude), modality)
    return index


def cues(part: Part, lemma: str) -> dict[str, Cue]:
    """Look a word up.

    Args:
        part: its part of speech.
        lemma: its base form, lower case; a particle is joined with an underscore ("rule_out").

    Returns:
        Its cues by frame; empty when it attributes nothing.
    """
    return _cues().get((part, lemma), {})
