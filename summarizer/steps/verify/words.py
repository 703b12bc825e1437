"""Running text as words with offsets: the ground all checks of wording stand on."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ...lexicon import concepts, table

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|\w+(?:[-‑.&]\w+)*(?:['’](?!(?:s|ve|ll|d|re|m)\b)\w+)*|['’](?:s|ve|ll|d|re|m)\b|\S",
    re.IGNORECASE,
)
_QUOTED_FROM_THE_START = re.compile(r'[^“”„«»"]*(?:[”»]|(?<=[,.!?…])"(?!\w))')
"""A text whose first quotation mark closes: it begins inside a quotation that an earlier sentence opens."""
_OPENING, _CLOSING = frozenset("“«„"), frozenset("”»")
STEM = 5
"""Letters that a word shares with its inflections and its noun: "deployment" and "deploying" are "deplo"."""

SHORT = 400
"""Characters of a text whose words are kept: a name, an issue or a statement is looked at by many checks. A thousand of
them take some 6 MB."""


class Word(NamedTuple):
    """One word or mark of a sentence."""

    text: str
    low: str
    start: int
    end: int
    quoted: bool
    """Whether it stands inside quotation marks."""

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return not (self.text[0].isalnum() or len(self.text) > 1)

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


def words_of(text: str) -> tuple[Word, ...]:
    """Cut a text into words and marks; what is joined to a pronoun or a name is a word of its own, "can't" is one."""
    return _kept_words(text) if len(text) <= SHORT else _cut(text)


def pieces_of(text: str) -> list[str]:
    """Return the words and marks of a text as printed, without their places."""
    return _WORD.findall(text)


def _cut(text: str) -> tuple[Word, ...]:
    found: list[Word] = []
    inside = _QUOTED_FROM_THE_START.match(text) is not None
    for match in _WORD.finditer(text):
        piece = match.group()
        if piece in _OPENING or (piece == '"' and not inside):
            inside = True
        elif piece in _CLOSING or piece == '"':
            inside = False
        low = piece.lower().replace("’", "'")
        found.append(Word(piece, low, match.start(), match.end(), inside))
    return tuple(found)


_kept_words = lru_cache(maxsize=1024)(_cut)


@cache
def function_words() -> frozenset[str]:
    """List words that carry no content of their own."""
    return frozenset(word for row in table("function_words") for word in row[0].split())


def stem(word: str) -> str:
    """Return what a lower-case word shares with its inflections; crude, and only ever compared with itself."""
    word = word.removesuffix("'s")
    if len(word) <= STEM:
        return word[:-1] if len(word) > 3 and word.endswith("s") else word
    return word[:STEM]


def stems(words: tuple[Word, ...]) -> frozenset[str]:
    """Return the stems of the content words."""
    return frozenset(
        stem(word.low)
        for word in words
        if not word.is_mark and word.low not in function_words() and not word.low.startswith("'")
    )


@lru_cache(maxsize=1024)
def stems_in(text: str) -> frozenset[str]:
    """Return the stems of a text's content words; a claim's are compared with every sentence it cites."""
    return stems(words_of(text))


def meanings(words: tuple[Word, ...]) -> tuple[str, ...]:
    """Return for each word what it stands for, so that "walkout" speaks of a strike; empty for a word of no group.

    An act and its opposite are one thing to speak of; which of them is meant is the matter of signs.
    """
    parts = [(at, part) for at, word in enumerate(words) if not word.is_mark for part in concepts.stems_of(word.text)]
    line = [part for _, part in parts]
    found = [""] * len(words)
    at = 0
    while at < len(line):
        known, size = concepts.concepts_at(line, at)
        names = [one.family or one.name for one in known if one.role not in ("faint", "broad")]
        for index, _ in parts[at : at + size] if names else ():
            found[index] = f"={names[0]}"
        at += size
    return tuple(found)


@lru_cache(maxsize=1024)
def units_in(text: str) -> tuple[frozenset[str], ...]:
    """Return a text's content words, each as its stem and what it stands for; words of one phrase are one."""
    words = words_of(text)
    found: dict[str, set[str]] = {}
    for word, meaning in zip(words, meanings(words), strict=True):
        if not word.is_mark and word.low not in function_words() and not word.low.startswith("'"):
            found.setdefault(meaning or stem(word.low), set()).update({stem(word.low), meaning} - {""})
    return tuple(frozenset(keys) for keys in found.values())


VAGUE = stems(words_of(
    "idea ideas plan plans proposal proposals move moves call calls demand demands suggestion notion offer request "
    "decision measure measures scheme bid aspirations ambitions issue matter question text deal step approach openly "
    "strongly firmly publicly recently flatly repeatedly squarely expressed voiced remains remained hold holds"
))  # fmt: skip
"""Objects that say nothing of what is opposed or backed: "dismissed the idea"."""
