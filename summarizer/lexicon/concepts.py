"""What words of public affairs mean, so that one question in different words is known as one without a model."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from . import table

_SHORT = 3
"""Letters up to which a word has no ending to take off."""


@dataclass(frozen=True)
class Concept:
    """What a word or phrase stands for."""

    name: str
    role: str
    """thing, faint, broad, or the family of an act with its sign, such as "permit-"."""

    @property
    def family(self) -> str:
        """Family of an act; empty for anything else."""
        return self.role[:-1] if self.role[-1] in "+-" else ""

    @property
    def sign(self) -> int:
        """1 for an act, -1 for its opposite."""
        return -1 if self.role.endswith("-") else 1


@cache
def _irregular() -> dict[str, str]:
    return {form: base for base, forms in table("irregular") for form in forms.split()}


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Take the inflection off an English word, so that "deployed", "deploys" and "deploying" are one.

    Args:
        word: one word; case does not matter.
    """
    irregular = _irregular()
    low = irregular.get(word.casefold(), word.casefold())
    if len(low) <= _SHORT or irregular.get(low) == low:
        return low
    if low.endswith("ies"):
        low = low[:-3] + "y"
    elif low.endswith(("sses", "xes", "zes", "ches", "shes")):
        low = low[:-2]
    elif low.endswith("s") and not low.endswith(("ss", "us", "is")):
        low = low[:-1]
    if low.endswith("ied"):
        return low[:-3] + "y"
    for ending in ("ing", "ed"):
        rest = low.removesuffix(ending)
        if rest != low and len(rest) >= _SHORT - (ending == "ing") and re.search("[aeiouy]", rest) and rest[-1] != "e":
            low = rest[:-1] if len(rest) > _SHORT and rest[-1] == rest[-2] and rest[-1] not in "aeiouls" else rest
            break
    if low.endswith("tion") and len(low) > 6:
        low = low[:-3]
    if low.endswith("ll") and len(low) > 5:
        return low[:-1]  # "cancelled" and "canceled" are one
    return low[:-1] if low.endswith("e") and len(low) > _SHORT else low


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], tuple[Concept, ...]], ...]]:
    """Index the table by first stem; longer phrases first."""
    roles = {name: role for name, role, _ in table("concepts") if role != "parts"}
    found: dict[tuple[str, ...], tuple[Concept, ...]] = {}
    for name, _, listed in table("concepts"):
        concepts = tuple(Concept(part, roles[part]) for part in name.split("+"))
        for phrase in listed.split("|"):
            stems = stems_of(phrase)
            if found.setdefault(stems, concepts) != concepts:
                raise ValueError(f"concepts.txt: {phrase!r} stands for {found[stems]} and for {concepts}")
    index: dict[str, list[tuple[tuple[str, ...], tuple[Concept, ...]]]] = {}
    for stems, concepts in found.items():
        index.setdefault(stems[0], []).append((stems, concepts))
    return {first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for first, rows in index.items()}


def stems_of(phrase: str) -> tuple[str, ...]:
    """Cut a phrase into the stems of its words; hyphens part words, a possessive is dropped."""
    return tuple(stem(word) for word in re.findall(r"[^\W_]+", re.sub(r"['’]s\b|['’]", "", phrase)))


def concepts_at(stems: Sequence[str], at: int) -> tuple[tuple[Concept, ...], int]:
    """Find what the words at a place stand for, the longest phrase first.

    Args:
        stems: of the whole text.
        at: where to look.

    Returns:
        The concepts, none for a word of no group, and how many words they take.
    """
    for phrase, concepts in _phrases().get(stems[at], ()):
        if tuple(stems[at : at + len(phrase)]) == phrase:
            return concepts, len(phrase)
    return (), 1
