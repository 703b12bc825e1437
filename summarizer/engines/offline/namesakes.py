"""Which full name a bare surname means in an article that has several people of one family."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ...lexicon.spelling import family_first, fold, given_root
from .names import Naming
from .words import place, role

_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "junior", "senior"})
_LONGEST_NAME = 4


@dataclass(frozen=True)
class Parts:
    """A person's name taken apart, folded."""

    family: str
    given: str = ""
    """The first given name; empty for a bare surname."""
    generation: str = ""
    """ "jr" and the like, which tell a son from his father."""


@dataclass
class _Bearer:
    """One full name of a family, with what its namings say."""

    first: int
    """Order of its first naming."""
    genders: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)


def parts_of(name: str) -> Parts | None:
    """Take a name apart that may be a person's; None for names that are longer or hold a body's word or a place."""
    words = [word for word in fold(name).split() if word not in ("the",)]
    generation = words.pop() if len(words) > 1 and words[-1] in _GENERATIONS else ""
    if not words or len(words) > _LONGEST_NAME or place(name) or any(word in role("organisation") for word in words):
        return None
    if len(words) in (2, 3) and words[0] in family_first() and words[-1] not in family_first():
        return Parts(words[0], "".join(words[1:]), generation)
    return Parts(words[-1], given_root(words[0]) if len(words) > 1 else "", generation)


class Namesakes:
    """The full names of each family in one article, read before anybody is joined."""

    def __init__(self, namings: Iterable[tuple[Naming, Naming | None]]) -> None:
        """Gather the names.

        Args:
            namings: every naming by a name, in the order of reading, with the role that stands in apposition to it.
        """
        self._fulls: dict[str, dict[Parts, _Bearer]] = {}
        self._bare: dict[str, _Bearer] = {}
        for order, (naming, beside) in enumerate(namings):
            parts = parts_of(naming.name)
            if parts is None:
                continue
            if parts.given:
                seen = self._fulls.setdefault(parts.family, {}).setdefault(parts, _Bearer(order))
            else:
                seen = self._bare.setdefault(parts.family, _Bearer(order))
            told = beside.name if beside and parts.given else None
            seen.genders |= {naming.gender, beside.gender if beside and parts.given else ""} - {""}
            seen.offices |= {fold(words) for words in (naming.office, told) if words}

    def bearer(self, naming: Naming) -> Parts | None:
        """Give the one full name that a bare surname means here, or None when nobody of that family is meant for sure.

        A surname with a title is nobody's who bears another. Newspapers give the full name first, so one with a title
        that stands before a full name without any is somebody else's, too. Of several that fit, the one who shares its
        office goes first, then the one named first; a son is called by his father's name only when he is alone.
        """
        parts = parts_of(naming.name)
        if parts is None or parts.given:
            return None
        bare = self._bare.get(parts.family, _Bearer(0))
        genders = {naming.gender} - {""} or (bare.genders if len(bare.genders) == 1 else set())
        offices = {fold(naming.office)} if naming.office else bare.offices
        fitting = {
            full: one
            for full, one in self._fulls.get(parts.family, {}).items()
            if not (genders and one.genders and not genders & one.genders)
            and not (offices and (one.offices or one.first > bare.first) and not _alike(one.offices, offices))
            and not (full.generation != parts.generation and (parts.generation or one.first > bare.first))
        }
        plain = {full: one for full, one in fitting.items() if full.generation == parts.generation} or fitting
        held = {full: one for full, one in plain.items() if offices and _alike(one.offices, offices)} or plain
        return min(held, key=lambda full: held[full].first, default=None)

    def rivals(self, one: str, other: str) -> bool:
        """Whether two full names of one family are two people's: other first names, or father and son."""
        a, b = parts_of(one), parts_of(other)
        if a is None or b is None or not a.given or not b.given or a.family != b.family:
            return False
        return a.generation != b.generation or not _given_agree(a.given, b.given)


def same_full_name(one: str, other: str) -> bool:
    """Whether two names with given names are one person's, a middle name or initial left out in one of them."""
    a, b = parts_of(one), parts_of(other)
    return a is not None and a == b and bool(a.given)


def _given_agree(a: str, b: str) -> bool:
    return a == b or (1 in (len(a), len(b)) and a[0] == b[0])


def _alike(one: set[str], other: set[str]) -> bool:
    """Whether two offices share a word that is not only a state or "former"."""
    mine, theirs = (Counter(word for office in offices for word in office.split()) for offices in (one, other))
    return bool({word for word in mine & theirs if word not in ("former", "new", "then", "of", "the")})
