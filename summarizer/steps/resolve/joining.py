"""Who is who across articles: the rules, one after the other, from the surest to the ones that need company."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...lexicon.places import place_named, place_of_people
from ...lexicon.spelling import fold
from ...lexicon.titles import titles
from ...schemas import ActorGroup
from .bodies import acronym, body_key, initials, is_description, is_pronoun
from .company import Company
from .described import described_keys, join_heads, join_national, whose_keys
from .mentions import Named, Trait, conflict, describes
from .merging import Clusters
from .people import People
from .states import with_places_named

_GENERIC = frozenset(
    "supreme high central city town county district public foreign justice health trade labor education transport "
    "finance interior defense economy environment energy agriculture security central regional international "
    "appeals appeal election electoral planning press prime's of the for and".split()
)

_LEFT_OUT = frozenset(("of", "the", "some", "several", "many"))
_MOST_NEAR = 8


@dataclass(frozen=True)
class Joined:
    """Members united as far as rules go."""

    named: tuple[Named, ...]
    clusters: Clusters[Trait]
    open: tuple[tuple[int, frozenset[int]], ...]
    """Members that rules neither joined nor told apart, with members of the actors they may belong to."""
    lineage_of: tuple[str, ...]
    """Lineage of each article, by its number."""


def join(named: Sequence[Named], lineage_of: Sequence[str]) -> Joined:
    """Unite the mentions of each actor by rule.

    Args:
        named: actors of all articles in canonical order.
        lineage_of: lineage of each article, by its number.
    """
    clusters = Clusters([name.trait for name in named], conflict)
    people = People(named, clusters)
    _unite_keys(named, clusters, lambda name: [f"known {name.known}"] if name.known else [])
    _by_alias_at_home(named, clusters)
    _unite_keys(named, clusters, _sure_keys)
    _unite_keys(named, clusters, lambda name: _keys_in_lineage(name, lineage_of))
    people.join_certain()
    company = Company(named, clusters)
    people.join(company)
    _in_company(named, clusters, company)
    join_heads(named, clusters, company)
    join_national(named, clusters, company)
    acronyms = _acronyms(named, clusters, company)
    opened = {**_shortened(named, clusters), **people.open, **acronyms, **_descriptions(named)}
    settled = {
        member: others
        for member, near in sorted(opened.items())
        if (others := frozenset(o for o in near if clusters.find(o) != clusters.find(member)))
    }
    return Joined(tuple(named), clusters, tuple(settled.items()), tuple(lineage_of))


def accept(joined: Joined, groups: Sequence[ActorGroup], member_of: dict[str, int]) -> None:
    """Unite what an engine says is one actor, except a group that a never-same rule forbids.

    Args:
        joined: what rules united; more is united in place.
        groups: the engine's answer.
        member_of: member for each id that was asked about; other ids are ignored.
    """
    known = [sorted({member_of[label] for label in group.members if label in member_of}) for group in groups]
    for members in sorted(known):
        joined.clusters.unite(members)


def _unite_keys(named: Sequence[Named], clusters: Clusters[Trait], keys: Callable[[Named], list[str]]) -> None:
    first: dict[str, int] = {}
    for member, name in enumerate(named):
        for key in keys(name):
            clusters.unite((first.setdefault(key, member), member))


def _by_alias_at_home(named: Sequence[Named], clusters: Clusters[Trait]) -> None:
    """Join an actor with the one other actor of its article that lists its name among the aliases.

    Two people whom an article lists under one full name are left to the rules for namesakes.
    """
    owners: dict[tuple[int, str], set[int]] = {}
    for member, name in enumerate(named):
        for label in name.labels:
            owners.setdefault((name.source, fold(label)), set()).add(member)
    for member, name in enumerate(named):
        if is_pronoun(name.actor.name):
            continue
        own = fold(name.actor.name)
        others = sorted(owners.get((name.source, own), set()) - {member})
        if len(others) == 1 and not (name.person and name.person.full and fold(named[others[0]].actor.name) == own):
            clusters.unite((member, *others))


def _sure_keys(name: Named) -> list[str]:
    """List the keys under which a mention is the same actor in any article."""
    if name.family == "state":
        return [f"state {name.place}"]
    if name.family == "body":
        return [f"body {key}" for key in (*body_keys(name), *whose_keys(name)) if not _is_generic(key)]
    if name.family in ("group", "office") and _has_place(name.actor.name):
        words = set(with_places_named(name.actor.name).split()) - _LEFT_OUT
        return [f"{name.family} {' '.join(sorted(words))}"]
    return []


def _keys_in_lineage(name: Named, lineage_of: Sequence[str]) -> list[str]:
    """List the keys that hold among articles of one origin: a rewrite's "senior diplomat" is the original's."""
    if is_pronoun(name.actor.name):
        return []
    if name.family in ("group", "office", "unnamed") or describes(name):
        label = fold(name.actor.name).removeprefix("a ").removeprefix("an ")
        return [f"{lineage_of[name.source]} {name.family} {label}"]
    return []


def _has_place(label: str) -> bool:
    return any(
        place_of_people(word) or place_named(word.removesuffix("'s").removesuffix("’s"))
        for word in label.split()
        if word[:1].isupper()
    )


def body_keys(name: Named) -> list[str]:
    """List the keys of a body's name and of those aliases that tell it from every other.

    An alias counts when it holds a word of the name or is its acronym; "the company" and a byname would join strangers.
    """
    if is_description(name.labels[0]):
        return []
    main = name.labels[0]
    keys = {body_key(main): None}
    for label in name.labels[1:]:
        key = body_key(label)
        letters = acronym(label) or acronym(main)
        spelled = letters is not None and letters in (initials(main), initials(label))
        within = bool(set(key.split()) & set(body_key(main).split())) and not is_description(label)
        if spelled or within:
            keys[key] = None
    return list(keys)


def _is_generic(key: str) -> bool:
    """Whether a body's name holds no word of its own, so that every country and town may have one."""
    return all(word in titles("body") or word in titles("modifier") or word in _GENERIC for word in key.split())


def _in_company(named: Sequence[Named], clusters: Clusters[Trait], company: Company) -> None:
    """Join "Supreme Court" with "Supreme Court" and "Liberals" with "Liberals" in articles that keep company."""
    seen: dict[str, list[int]] = {}
    for member, name in enumerate(named):
        for key in _shared_by_countries(name):
            for other in seen.setdefault(key, []):
                but = frozenset({clusters.find(member), clusters.find(other)})
                if company.shared(name.source, named[other].source, but) and clusters.unite((member, other)):
                    break
            else:
                seen[key].append(member)


def _shared_by_countries(name: Named) -> list[str]:
    """List the keys under which every country may have an actor of its own: courts, ministries, parties' people."""
    if name.family == "body":
        return [*(f"body {key}" for key in body_keys(name) if _is_generic(key)), *described_keys(name)]
    words = name.actor.name.split()
    label = fold(" ".join(words[next((i for i, word in enumerate(words) if word[:1].isupper()), 0) :]))
    party = label.removeprefix("the ")
    return [f"party {party}"] if name.family == "group" and party in titles("party") else []


def _acronyms(named: Sequence[Named], clusters: Clusters[Trait], company: Company) -> dict[int, frozenset[int]]:
    """Join an acronym with the one body whose initials it is, at home or in company; list those that stay open."""
    by_initials: dict[str, list[int]] = {}
    for member, name in enumerate(named):
        for spelled in {initials(label) for label in name.labels} - {""} if name.family == "body" else ():
            by_initials.setdefault(spelled, []).append(member)
    opened: dict[int, frozenset[int]] = {}
    for member, name in enumerate(named):
        letters = acronym(name.actor.name) if name.family == "body" else None
        if not letters or (len(name.labels) > 1 and initials(name.labels[1]) == letters):
            continue
        near = [other for other in by_initials.get(letters, ()) if other != member]
        home = [other for other in near if named[other].source == name.source]
        others = home or [other for other in near if company.shared(name.source, named[other].source)]
        sure = len({clusters.find(other) for other in others}) == 1 and (bool(home) or len(letters) > 2)
        if not (sure and clusters.unite((member, others[0]))):
            opened[member] = frozenset(_bodies_at(named, name.source)) | frozenset(near)
    return opened


def _descriptions(named: Sequence[Named]) -> dict[int, frozenset[int]]:
    """List bodies that are only described, with the bodies their articles name."""
    return {
        member: frozenset(_bodies_at(named, name.source)) - {member}
        for member, name in enumerate(named)
        if describes(name)
    }


def _shortened(named: Sequence[Named], clusters: Clusters[Trait]) -> dict[int, frozenset[int]]:
    """List bodies whose name lies within another's ("Merchants' League", "Waterfront Merchants' League").

    The short one may be the long one or its neighbour, so the rules never join them.
    """
    words_of = {
        member: frozenset(body_key(name.labels[0]).split())
        for member, name in enumerate(named)
        if name.family == "body" and clusters.find(member) == member and not describes(name)
    }
    holders: dict[str, list[int]] = {}
    for member, words in words_of.items():
        for word in words:
            holders.setdefault(word, []).append(member)
    opened: dict[int, frozenset[int]] = {}
    for member, words in words_of.items():
        rarest = min(words, key=lambda word: (len(holders[word]), word), default=None)
        near = [other for other in holders.get(rarest or "", ()) if words < words_of[other]]
        if 0 < len(near) <= _MOST_NEAR:
            opened[member] = frozenset(near)
    return opened


def _bodies_at(named: Sequence[Named], source: int) -> list[int]:
    return [member for member, name in enumerate(named) if name.source == source and name.family == "body"]
