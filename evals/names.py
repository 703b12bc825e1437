"""When two names are one: spelling folded, and no name that two people share taken for either.

A scorer that folds "Mr Quintela" and "Ms Quintela" to one surname would call a confused answer right, so a wording that
several actors of the article go by identifies none of them.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from .labels import GoldActor

_LEAD = re.compile(r"^(?:(?:the|a|an|dr|sir|president|minister|chancellor)\s+)+")
_COURTESY = re.compile(r"^(?:mr|mrs|ms|miss|mme|m)\s+")
_POSSESSIVE = re.compile(r"['’](?:s\b|(?=\s|$))")
_MARKS = re.compile(r"[^\w\s-]")


@cache
def fold(name: str) -> str:
    """Fold spelling that means nothing: case, diacritics, quote style, space, a leading article or title."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    plain = _MARKS.sub("", _POSSESSIVE.sub("", plain))
    return _LEAD.sub("", " ".join(plain.split()))


@cache
def forms(name: str) -> frozenset[str]:
    """Every form a name may be met in: folded, and folded without "Mr" or "Ms"."""
    folded = fold(name)
    return frozenset({folded, _COURTESY.sub("", folded)})


def all_forms(names: Iterable[str]) -> frozenset[str]:
    """Forms of several names of one actor."""
    return frozenset().union(*map(forms, names))


def printed(actor: GoldActor) -> tuple[str, ...]:
    """Every wording a label gives for an actor."""
    return (actor.name, *actor.aliases)


def identifying(actors: Sequence[GoldActor], wanted: Iterable[str]) -> frozenset[str]:
    """Forms by which the wanted actors are known and no other actor of the article is.

    Args:
        actors: all actors of the article.
        wanted: ids of those who are as right as one another; ids the article does not have are passed over.

    Returns:
        Never empty for an actor the article has: one with no name of its own keeps its fullest one.
    """
    ids = set(wanted)
    own = [actor for actor in actors if actor.id in ids]
    others = all_forms(name for actor in actors if actor.id not in ids for name in printed(actor))
    return (all_forms(name for actor in own for name in printed(actor)) - others) or frozenset(
        fold(actor.name) for actor in own
    )


def same_relay(one: str, other: str, actors: Sequence[GoldActor]) -> bool:
    """Whether two wordings name one relay: equal, one a part of the other, its initials, or names of one actor.

    Args:
        one: as a label has it.
        other: as a system has it.
        actors: all actors of the article.
    """
    ones, others = forms(one), forms(other)
    titles = {found.group() for name in (one, other) if (found := _COURTESY.match(fold(name)))}
    if len(titles) > 1:
        return False
    if ones & others:
        return True
    a, b = (min(found, key=len).split() for found in (ones, others))
    if set(a) <= set(b) or set(b) <= set(a) or _initials(a) == "".join(b) or _initials(b) == "".join(a):
        return True
    return any(ones & known and others & known for known in (all_forms(printed(actor)) for actor in actors))


def _initials(words: Sequence[str]) -> str | None:
    """ "Associated Press" is AP; one word has no initials."""
    return "".join(word[0] for word in words) if len(words) > 1 else None
