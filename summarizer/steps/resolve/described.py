"""Bodies and offices that one article only describes, joined with what another article on the affair calls them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ...lexicon.spelling import fold
from ...lexicon.titles import titles
from .bodies import is_description
from .company import Company
from .mentions import Named, Trait, describes
from .merging import Clusters

_OF = re.compile(r"(?:[Tt]he )?(?P<head>[a-z][a-z-]+(?: [a-z][a-z-]+)?) of (?:the )?(?P<owner>[A-Z].{1,60})")
_OWN = re.compile(r"(?P<owner>[A-Z].{1,60}?)['’]s? (?P<head>[a-z][a-z-]+(?: [a-z][a-z-]+)?)")
_VARYING = frozenset(
    "other another same new foreign local own big rival former several some many two three both first second third "
    "separate similar different next last his her its their our".split()
)
"""What a description begins with that means somebody else each time."""
_PEOPLES = ("ian", "ean", "ish", "ese", "can", "man")
"""How the word for a people ends that stands before the name of a national body."""
_SEVERAL = frozenset(
    "party court council committee commission government company ministry authority board group department agency "
    "office administration parliament house team firm organisation organization ministries police school".split()
)
"""Bodies of which the articles on one affair often speak of more than one."""
_SHARED_OFFICES = frozenset(
    "president director leader chairman chairwoman chair chairperson secretary spokesman spokeswoman spokesperson "
    "deputy head chief manager member judge lawyer professor minister official representative".split()
)
"""Offices that several people of one affair hold at once."""


def whose_keys(name: Named) -> list[str]:
    """List the keys under which "Brellan's board" is "the board of Brellan" in any article.

    Args:
        name: an actor of one article.
    """
    if name.family != "body":
        return []
    found = (_OF.fullmatch(label) or _OWN.fullmatch(label) for label in name.labels)
    return [f"{told['head']} of {fold(told['owner'])}" for told in found if told]


def described_keys(name: Named) -> list[str]:
    """List the keys of a body that is only described, in more than one word: "works council", "finance ministry".

    Args:
        name: an actor of one article; its key holds in the company of the same people or bodies only.
    """
    words = fold(name.actor.name).removeprefix("the ").split()
    telling = describes(name) and len(words) > 1 and words[0] not in _VARYING
    return [f"described {' '.join(words)}"] if telling else []


def join_heads(named: Sequence[Named], clusters: Clusters[Trait], company: Company) -> None:
    """Join "the church" with the one church that the articles on the same affair name.

    Args:
        named: actors of all articles in canonical order.
        clusters: the union-find over them.
        company: which articles are on the same affair.
    """
    ending: dict[str, list[int]] = {}
    for member, name in enumerate(named):
        words = fold(name.actor.name).split()
        if name.family == "body" and len(words) > 1 and not is_description(name.actor.name):
            ending.setdefault(words[-1], []).append(member)
    for member, name in enumerate(named):
        head = fold(name.actor.name).removeprefix("the ")
        if name.family != "body" or head in _SEVERAL or not (head in titles("body") or head in ("airline", "railway")):
            continue
        near = [other for other in ending.get(head, ()) if company.shared(name.source, named[other].source)]
        apart = {clusters.find(other) for other in near}
        if len(apart) == 1 and clusters.find(member) not in apart and not _at_home(near, named, name.source):
            clusters.unite((member, near[0]))


def join_national(named: Sequence[Named], clusters: Clusters[Trait], company: Company) -> None:
    """Join "the Soft Drinks Federation" with the one Caldrian Soft Drinks Federation that its company names.

    Args:
        named: actors of all articles in canonical order.
        clusters: the union-find over them.
        company: which articles are on the same affair.
    """
    whole: dict[str, list[int]] = {}
    for member, name in enumerate(named):
        first, _, rest = fold(name.actor.name).partition(" ")
        if name.family == "body" and " " in rest and first.endswith(_PEOPLES):
            whole.setdefault(rest, []).append(member)
    for member, name in enumerate(named):
        near = [other for other in whole.get(fold(name.actor.name), ()) if name.family == "body"]
        near = [other for other in near if company.shared(name.source, named[other].source)]
        if len({clusters.find(other) for other in near}) == 1 and not _at_home(near, named, name.source):
            clusters.unite((member, near[0]))


def _at_home(members: Iterable[int], named: Sequence[Named], source: int) -> bool:
    """Whether the same article names it in full: then what it only describes is another one."""
    return any(named[member].source == source for member in members)


def held_elsewhere(named: Sequence[Named]) -> list[Named]:
    """Give an office to the one person it can mean: whom its article names, and another article says holds it.

    Args:
        named: actors of all articles in canonical order.
    """
    holders: dict[str, set[tuple[object, ...]]] = {}
    for name in named:
        for office in name.offices if name.person and name.person.full else ():
            if not office.past:
                holders.setdefault(office.head, set()).add((name.person,))
    here: dict[int, list[Named]] = {}
    for name in named:
        if name.person and name.person.full:
            here.setdefault(name.source, []).append(name)
    return [_held(name, holders, here.get(name.source, ())) for name in named]


def _held(name: Named, holders: dict[str, set[tuple[object, ...]]], here: Sequence[Named]) -> Named:
    heads = {office.head for office in name.offices} or {fold(name.actor.name).removeprefix("the ")}
    if name.family != "office" or len(heads) > 1 or heads & _SHARED_OFFICES or _owned(name):
        return name
    meant = holders.get(next(iter(heads)), set())
    people = [one for one in here if (one.person,) in meant]
    if len(meant) != 1 or len(people) != 1:
        return name
    return replace(name, family="person", person=people[0].person)


def _owned(name: Named) -> bool:
    """Whether some label says whose office it is, which may be another's than the holder's."""
    words = [fold(label).removeprefix("the ").split() for label in name.labels]
    return any("of" in each[1:] or each[:1] in (["his"], ["her"], ["its"], ["their"]) for each in words)
