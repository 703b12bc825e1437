"""What somebody holds: a word of saying or of taking sides, with whose it is."""

from dataclasses import dataclass

from ...lexicon.stance import StanceWord
from .mentions import Mention


@dataclass(frozen=True)
class Holding:
    """One word of saying or of taking sides, and who holds it."""

    start: int
    """Index of its first word."""
    end: int
    """One past the index of its last word."""
    word: StanceWord
    """What the lexicon says of it."""
    holders: tuple[Mention, ...]
    """Mentions that hold it; empty when the grammar shows none."""
    own: bool
    """Whether the holders are its own subject, and not those of the word that governs it."""
    noun: bool = False
    """Whether it is a noun here."""
    targets: tuple[Mention, ...] = ()
    """Mentions that are on the receiving end of it."""

    def held_by(self, name: str) -> bool:
        """Whether the actor can be among its holders."""
        return any(name in mention.names for mention in self.holders)
