"""Find the phrases of a table in running words, longest first, in one pass.

Every table of this folder that holds phrases of several words is searched the same way, so the search stands once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")

GAP = "..."
"""Stands in a phrase for one to ``GAP_WORDS`` words."""
GAP_WORDS = 4
"""Most words a gap swallows: "put his foot down", "warned the western leaders against"."""


@dataclass(frozen=True)
class Found(Generic[Value]):
    """One phrase of a table in a sequence of words."""

    start: int
    """Index of its first word."""
    end: int
    """One past the index of its last word."""
    value: Value
    """What the table says of it."""


@dataclass(frozen=True)
class PhraseTable(Generic[Value]):
    """Phrases as tuples of lower-case words, indexed by their first word."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], Value], ...]]

    @classmethod
    def of(cls, phrases: Mapping[str, Value]) -> "PhraseTable[Value]":
        """Index phrases.

        Args:
            phrases: lower-case words separated by blanks, to what they mean.
        """
        index: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in phrases.items():
            words = tuple(phrase.split())
            index.setdefault(words[0], []).append((words, value))
        return cls({first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in index.items()})

    def find(self, words: Sequence[str]) -> tuple[Found[Value], ...]:
        """Return the phrases in ``words`` (lower case), leftmost and longest first, none overlapping."""
        return tuple(self._walk(words))

    def _walk(self, words: Sequence[str]) -> Iterator[Found[Value]]:
        free = 0
        for at in [at for at, word in enumerate(words) if word in self.by_first]:  # few words begin a phrase
            if at < free:
                continue
            following = words[at + 1] if at + 1 < len(words) else None
            for phrase, value in self.by_first[words[at]]:
                if len(phrase) > 1 and phrase[1] != following and phrase[1] != GAP:
                    continue
                end = _matches(words, at, phrase)
                if end:
                    yield Found(at, end, value)
                    free = end
                    break


def _matches(words: Sequence[str], at: int, phrase: tuple[str, ...]) -> int:
    """Return one past the last word matched, or 0; a gap takes as few words as it can."""
    for step, word in enumerate(phrase):
        if word == GAP:
            rest = phrase[step + 1 :]
            for skip in range(1, GAP_WORDS + 1):
                end = _matches(words, at + step + skip, rest)
                if end:
                    return end
            return 0
        if at + step >= len(words) or words[at + step] != word:
            return 0
    return at + len(phrase)
