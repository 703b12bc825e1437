"""Names of people: taken apart, and compared without ever joining two people on half a name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ...lexicon.spelling import family_first, fold, given_root, particles, romanised, spellings
from ...lexicon.titles import parted

_ASIDE = re.compile(r"\s*\([^()]*\)")
_INITIAL = 1
_ALSO_GIVEN = frozenset(("kim", "lee", "lin", "han", "song", "jung", "dong", "ma", "le", "do", "to", "dang", "park"))
"""Family names written first that are common given names as well; before a single word they are taken for these."""


@dataclass(frozen=True)
class PersonName:
    """A person's name as comparing keys, not as spellings to print."""

    given: tuple[str, ...] = ()
    """Given names and initials, each brought to its fuller form; empty when only a family name is known."""
    family: frozenset[str] = frozenset()
    """Keys of the family name; more than one where an umlaut can be written two ways."""

    @property
    def full(self) -> bool:
        """Whether it holds a given name in full, so that it can stand for one person."""
        return any(len(word) > _INITIAL for word in self.given)


@lru_cache(maxsize=65536)
def person_name(label: str) -> PersonName | None:
    """Take a person's name apart.

    Family names keep their particles ("von der leyen"), and a name whose first word is a family name of a language
    that writes it first is turned round.

    Args:
        label: a name as printed, titles and party in brackets included.

    Returns:
        The name, or None when the label is all title, in lower case or longer than names are.
    """
    words = parted(_ASIDE.sub("", label)).name.split()
    words = [word for word in words if fold(word)]
    if not 1 <= len(words) <= 7 or words[-1].islower() or fold(words[0]) in {"a", "an", "some"}:
        return None
    if words[0].casefold() == "the":
        return None
    keys = [fold(word) for word in words]
    if _family_comes_first(keys):
        return PersonName((_given("".join("".join(keys[1:]).split())),), frozenset({romanised(keys[0])}))
    at = len(words) - 1
    while at > 0 and keys[at - 1] in particles():
        at -= 1
    if at == 0 and len(words) > 1 and keys[0] not in particles():
        at = 1
    given = _initials_together([word for key in keys[:at] for word in key.split()])
    return PersonName(tuple(_given(word) for word in given), _family(" ".join(words[at:])))


def _family(words: str) -> frozenset[str]:
    """Give the keys of a family name; the Arabic article before it is as often left out as written."""
    return frozenset(key.removeprefix("al ") for key in spellings(words))


def known_by(name: PersonName, labels: Iterable[str]) -> PersonName:
    """Add to the family names the middle name by which the article calls the person.

    Spanish and Portuguese names end in the mother's family name, which the second mention leaves out. A first name is
    never added, since it joins too many people.
    """
    halves = [half for label in labels if (half := person_name(label)) and not half.given]
    called = {key for half in halves for key in half.family if given_root(key) in name.given[1:]}
    return PersonName(name.given, name.family | called) if called else name


def _family_comes_first(keys: list[str]) -> bool:
    """Whether the first of two or three folded words is the family name: "xi jinping", "kim jong un"."""
    if len(keys) not in (2, 3) or keys[0] not in family_first() or keys[-1] in family_first():
        return False
    return keys[0] not in _ALSO_GIVEN or len(" ".join(keys[1:]).split()) > 1


def _initials_together(words: list[str]) -> list[str]:
    """Write initials in a row as one word, as "J. D." and "J.D." are one name."""
    together: list[str] = []
    before = ""
    for word in words:
        if len(word) == _INITIAL and len(before) == _INITIAL:
            together[-1] += word
        else:
            together.append(word)
        before = word
    return together


def _given(word: str) -> str:
    return word if len(word) == _INITIAL else given_root(word)


def same_person(one: PersonName, other: PersonName) -> bool:
    """Whether two full names are one person's: same family name, same first name, no middle name against another."""
    return one.full and other.full and not contradict(one, other)


def contradict(one: PersonName, other: PersonName) -> bool:
    """Whether two names can't be one person's, going by the names alone.

    A missing name contradicts nothing, an initial only a name that begins otherwise.
    """
    if not one.family & other.family:
        return True
    return any(not _agree(a, b) for a, b in _paired(one.given, other.given))


def _paired(one: tuple[str, ...], other: tuple[str, ...]) -> list[tuple[str, str]]:
    """Pair first names with first names, and middle names when both have as many."""
    pairs = list(zip(one[:1], other[:1], strict=False))
    middle, others = one[1:], other[1:]
    if middle and others:
        shorter, longer = sorted((middle, others), key=len)
        if len(shorter) == len(longer):
            pairs += zip(shorter, longer, strict=True)
        elif not all(any(_agree(a, b) for b in longer) for a in shorter):
            pairs.append((shorter[0], ""))
    return pairs


def _agree(a: str, b: str) -> bool:
    if _INITIAL in (len(a), len(b)):
        return a[:1] == b[:1]
    return a == b
