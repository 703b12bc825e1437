"""Names of people: taken apart, and compared without ever joining two people on half a name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from ...lexicon.spelling import family_first, fold, given_root, particles, romanised, spellings
from ...lexicon.titles import parted

_ASIDE = re.compile(r"\s*\([^()]*\)")
_INITIAL = 1
_GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_AFTER_BEN = frozenset(("ali", "bella", "gurion", "salah", "youssef", "ammar", "achour", "jelloun", "zvi", "yehuda"))
"""Words that make a family name with "Ben" before them; before any other it is short for Benjamin."""
_ALSO_GIVEN = frozenset(("kim", "lee", "lin", "han", "song", "jung", "dong", "ma", "le", "do", "to", "dang", "park"))
"""Family names written first that are common given names as well; before a single word they are taken for these."""


@dataclass(frozen=True)
class PersonName:
    """A person's name as comparing keys, not as spellings to print."""

    given: tuple[str, ...] = ()
    """Given names and initials, each brought to its fuller form; empty when only a family name is known."""
    family: frozenset[str] = frozenset()
    """Keys of the family name; more than one where an umlaut can be written two ways."""
    generation: str = ""
    """What tells a son from the father of the same name: "jr" or "ii"; empty when nothing does."""

    @property
    def spelled(self) -> bool:
        """Whether it holds a given name and not only initials."""
        return any(len(word) > _INITIAL and not word.endswith(".") for word in self.given)

    @property
    def full(self) -> bool:
        """Whether it can stand for one person: it holds a given name, or two initials by which one goes."""
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
    generation = _generation(label)
    if _family_comes_first(keys):
        given_name = _given("".join("".join(keys[1:]).split()))
        return PersonName((given_name,), frozenset({romanised(keys[0])}), generation)
    at = len(words) - 1
    while at > 0 and keys[at - 1] in particles():
        at -= 1
    ben = len(words) > 1 and words[0] == "Ben" and keys[1] not in _AFTER_BEN
    if at == 0 and len(words) > 1 and (ben or keys[0] not in particles()):
        at = 1
    given = _initials_together([part for word in words[:at] for part in _marked(word).split()])
    return PersonName(tuple(_given(word) for word in given), _family(" ".join(words[at:])), generation)


def _generation(label: str) -> str:
    """Read what follows a name to tell a son from his father; a name of two words may be one that is so written."""
    words = fold(_ASIDE.sub("", label)).split()
    return _GENERATIONS.get(words[-1], "") if len(words) > 1 else ""


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
    return replace(name, family=name.family | called) if called else name


def _family_comes_first(keys: list[str]) -> bool:
    """Whether the first of two or three folded words is the family name: "xi jinping", "kim jong un"."""
    if len(keys) not in (2, 3) or keys[0] not in family_first() or keys[-1] in family_first():
        return False
    return keys[0] not in _ALSO_GIVEN or len(" ".join(keys[1:]).split()) > 1


def _initials_together(words: list[str]) -> list[str]:
    """Write initials in a row as one word that ends in a dot, as "J. D.", "J.D." and "JD" are one name."""
    together: list[str] = []
    for word in words:
        letters = word.rstrip(".")
        if together and len(letters) == _INITIAL and len(together[-1].rstrip(".")) == _INITIAL:
            together[-1] = together[-1].rstrip(".") + letters + "."
        else:
            together.append(word)
    return together


def _marked(word: str) -> str:
    """Fold a given name; initials written as one word keep a dot that tells them from a short name."""
    run = word.replace(".", "")
    initials = 1 < len(run) <= 3 and run.isupper() and ("." in word or not set(run) & set("AEIOUY"))
    return fold(word) + ("." if initials else "")


def _given(word: str) -> str:
    return word if len(word) == _INITIAL or word.endswith(".") else given_root(word)


def same_person(one: PersonName, other: PersonName) -> bool:
    """Whether two full names are one person's: same family name, same first name, no middle name against another.

    Initials are the same only as the same initials: C. R. Rao may be Chandra Rao, but need not be.
    """
    alike = one.spelled is other.spelled and (one.spelled or one.given == other.given)
    return one.full and other.full and alike and not contradict(one, other)


def contradict(one: PersonName, other: PersonName) -> bool:
    """Whether two names can't be one person's, going by the names alone.

    A missing name contradicts nothing, an initial only a name that begins otherwise, and a name turned round, as in
    "Satō Haruka" for "Haruka Sato", does not either.
    """
    if turned(one, other):
        return False
    if not one.family & other.family and not _goes_by_one_of_two(one, other):
        return True
    if one.generation and other.generation and one.generation != other.generation:
        return True
    return any(not _agree(a, b) for a, b in _paired(one.given, other.given))


def turned(one: PersonName, other: PersonName) -> bool:
    """Whether two names are the same two words in another order: several languages put the family name first."""
    simple = len(one.given) == len(one.family) == len(other.given) == len(other.family) == 1
    return simple and one.given != other.given and {*one.given} == other.family and {*other.given} == one.family


def _goes_by_one_of_two(one: PersonName, other: PersonName) -> bool:
    """Whether the first names agree in full and one's family name is a part of the other's two.

    So Ana Ruiz is Ana Ruiz Prado, and Per Lund is Per Lund-Holm.
    """
    if not (one.spelled and other.spelled and one.given[0] == other.given[0] and len(one.given[0]) > _INITIAL):
        return False
    return bool(one.family & _parts(other) or other.family & _parts(one))


def _parts(name: PersonName) -> frozenset[str]:
    """List the words that may be the first of two family names: middle names and parts joined by a hyphen."""
    joined = {part for key in name.family for part in key.split() if part not in particles()}
    return frozenset(joined | {romanised(word) for word in name.given[1:] if len(word) > 2})


def family_keys(name: PersonName) -> frozenset[str]:
    """List every key under which a person may be looked up by family name."""
    return name.family | (_parts(name) if name.spelled else frozenset())


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
    if a.endswith(".") and b.endswith("."):
        return a == b
    if _INITIAL in (len(a), len(b)) or a.endswith(".") or b.endswith("."):
        return a[:1] == b[:1]
    return a == b
