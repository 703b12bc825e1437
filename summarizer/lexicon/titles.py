"""What stands before a name: honorifics, ranks, offices, and the adjectives offices take."""

from dataclasses import dataclass
from functools import cache

from . import table
from .places import place_named, place_of_people
from .spelling import fold

_REGNAL = frozenset(
    fold(word) for word in ("king", "queen", "prince", "princess", "emperor", "pope", "saint", "sultan")
)
_JUNIOR = frozenset(("jr", "sr", "ii", "iii", "iv", "junior", "senior", "qc", "kc", "mp", "mep", "msp", "phd", "md"))
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "their", "its", "our"))
_PREPOSITIONS = frozenset(("of", "for", "to", "at", "in", "on", "from"))
_REACH = 4
"""Words that no table knows but may stand before an office: "Chicago Mayor", "trade union leader"."""


@dataclass(frozen=True)
class Titled:
    """A label taken apart."""

    name: str
    """What is left of it as a name, as printed."""
    title: str
    """What stood before the name, as printed; empty when there was nothing."""


@cache
def titles(kind: str) -> frozenset[str]:
    """List the folded words or phrases of a class of the table, such as "honorific" or "office"."""
    return frozenset(fold(row[1]) for row in table("titles") if row[0] == kind)


def is_honorific(word: str) -> bool:
    """Whether a word only says how to address somebody."""
    return fold(word) in titles("honorific")


def sex_of(label: str) -> str:
    """Say what the title before a name tells of its bearer's sex: "male", "female" or nothing, as in "Dr Silva"."""
    taken = parted(label)
    words = fold(taken.title).split() if taken.name else []
    said = {sex for sex in ("male", "female") if titles(sex) & {*words, " ".join(words[-2:])}}
    return said.pop() if len(said) == 1 else ""


def is_body(label: str) -> bool:
    """Whether a label ends like the name of an organisation: "Justice Department", "Green Party"."""
    return fold(label).split()[-1:] != [] and fold(label).split()[-1] in titles("body")


def is_group(label: str) -> bool:
    """Whether a label names people in the plural and nobody: "Russian officials", but not "Teamsters for Drivers"."""
    words = fold(label).split()
    if not words or words[0] in {"some", "several", "many", "other", "most"}:
        return bool(words)
    return words[-1] in titles("group") and (len(words) == 1 or label.rsplit(maxsplit=1)[-1].islower())


def is_office(label: str) -> bool:
    """Whether a label names an office and nobody: "the Ukrainian president", "Britain's chief negotiator"."""
    return bool(label.split()) and not parted(label).name


def parted(label: str) -> Titled:
    """Take honorifics, ranks and offices off the front of a name.

    A regnal title stays with a single name, since "Charles" alone names nobody. The name of an organisation is left
    whole, and a label that is all title leaves no name.

    Args:
        label: a name as printed, such as "Portuguese President Ana Silva".

    Returns:
        The name and the title; for a label without a title, the label.
    """
    words = label.split()
    while len(words) > 2 and fold(words[-1]) in _JUNIOR:
        words.pop()
    if is_body(label) or is_group(label):
        return Titled(label, "")
    cut = _cut(words)
    if cut < len(words) and cut and fold(words[cut]) in _PREPOSITIONS:
        return Titled("", label)
    if 0 < cut == len(words) - 1 and fold(words[cut - 1]) in _REGNAL:
        cut -= 1
    return Titled(" ".join(words[cut:]).rstrip(",;"), " ".join(words[:cut]))


def _cut(words: list[str]) -> int:
    """Count the leading words that are title: up to the last title that only titles and fitting words precede."""
    cut = i = unknown = 0
    while i < len(words) and unknown <= _REACH:
        width = _width(words, i)
        if width and not (unknown and _is_surname(words, i + width)):
            cut, unknown = i + width, 0
        elif not width and not _may_precede(words[i]):
            unknown += 1
        i += max(width, 1)
        if cut and i - cut > 1 and words[i - 1][:1].isupper() and words[cut][:1].isupper():
            break
    return cut


def _is_surname(words: list[str], end: int) -> bool:
    """Whether the title that ends at ``end`` is rather the family name of the words before it."""
    word = words[end - 1]
    return word[:1].isupper() and (end == len(words) or len(words) - end < 2) and fold(word) in titles("surname")


def _width(words: list[str], i: int) -> int:
    """Count the words of the title that begins at ``i``; 0 when none does."""
    for width in range(min(5, len(words) - i), 0, -1):
        phrase = fold(" ".join(words[i : i + width]))
        if any(phrase in titles(kind) for kind in ("office", "head", "rank", "honorific")):
            return width
    return 0


def _may_precede(word: str) -> bool:
    """Whether a word is one an office takes before it: an adjective, a state or its people."""
    return (
        fold(word) in titles("modifier")
        or word.casefold() in _DETERMINERS
        or place_of_people(word) is not None
        or place_named(word.removesuffix("'s").removesuffix("’s")) is not None
    )
