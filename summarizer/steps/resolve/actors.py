"""Actors of the dossier: one neutral name each, every wording seen, roles with their source, and who is never whom."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from ...lexicon.places import places
from ...lexicon.spelling import particles
from ...lexicon.titles import parted
from ...schemas import Actor, ActorKind, Article, Evidence, Interval, Role
from .bodies import acronym, is_description
from .dates import day_span
from .joining import Joined
from .mentions import Named
from .names import person_name
from .offices import offices_of

_FEW_HOLDERS = 50
_KIND_OF_PLACE = {"state": ActorKind.STATE, "territory": ActorKind.STATE, "bloc": ActorKind.BLOC}
_KIND_OF_FAMILY = {
    "person": ActorKind.PERSON,
    "group": ActorKind.GROUP,
    "office": ActorKind.OFFICE,
    "unnamed": ActorKind.UNNAMED,
}


def make_actors(joined: Joined, articles: Sequence[Article]) -> tuple[tuple[Actor, ...], dict[str, str]]:
    """Make an actor of each cluster.

    Args:
        joined: mentions united by rule and engine.
        articles: dated, in canonical order.

    Returns:
        Actors a1, a2, ... in the order they first appear, and the actor id of every checked actor id.
    """
    clusters = [[joined.named[member] for member in members] for members in joined.clusters.groups().values()]
    ids = [f"a{n}" for n in range(1, len(clusters) + 1)]
    rivals = never_same(clusters)
    source_of = {article.id: f"s{n}" for n, article in reversed(list(enumerate(articles, 1)))}
    actors = tuple(
        Actor(
            id=ids[i],
            name=(name := neutral_name(members, joined.lineage_of)),
            kind=_kind(members, joined.lineage_of),
            aliases=tuple(sorted({label for member in members for label in member.labels} - {name})),
            named_by="user" if any(member.known for member in members) else "articles",
            roles=_roles(members, articles),
            never_same_as=tuple(ids[other] for other in sorted(rivals.get(i, ()))),
            evidence=_evidence(members, source_of),
        )
        for i, members in enumerate(clusters)
    )
    return actors, {name.actor.id: ids[i] for i, members in enumerate(clusters) for name in members}


def neutral_name(members: Sequence[Named], lineage_of: Sequence[str]) -> str:
    """Choose the name to print: the fullest neutral form, in the spelling most origins use, then longest, then first.

    What the user calls it goes before all.

    A copy of an article has no vote of its own, or printing a story twice would change how its people are called.

    For a person only wordings that hold a given and a family name are weighed while there are any, so that a byname is
    never printed; for a state the table's name; for a body the spelled-out name goes before the acronym.
    """
    known = next((name.known for name in members if name.known), None)
    if known:
        return known
    place = next((name.place for name in members if name.place), None)
    if place:
        return place
    forms = [(form, lineage_of[name.source]) for name in members for form in _forms(name)]
    grade = min(_grade(form, members[0].family) for form, _ in forms)
    votes = Counter(form for form, _ in sorted(set(forms)) if _grade(form, members[0].family) == grade)
    return min(votes, key=lambda form: (-votes[form], -len(form), form))


def _forms(name: Named) -> list[str]:
    """List the wordings of one mention that may be printed as its name."""
    if name.family == "person" and name.person:
        bare = [parted(label.partition(" (")[0]).name for label in name.labels]
        own = [form for form in bare if form and (key := person_name(form)) and key.family & name.person.family]
        # "Former lock Jan Mol": a trade that no table of titles knows is no part of the name.
        return (
            [form for form in own if form[:1].isupper() or form.split()[0] in particles()] or own or [name.actor.name]
        )
    if name.family == "body":
        return [_without_article(label) for label in (name.labels if acronym(name.labels[0]) else name.labels[:1])]
    return [name.actor.name]


def _without_article(label: str) -> str:
    return label[4:] if label.startswith(("the ", "The ")) and label[4:5].isupper() else label


def _grade(form: str, family: str) -> int:
    """Rank how well a wording serves as a name; 0 is best."""
    if family == "person":
        key = person_name(form)
        return 0 if key and key.full else 1
    if family == "body":
        return 2 if is_description(form) else int(acronym(form) is not None)
    return 0


def _kind(members: Sequence[Named], lineage_of: Sequence[str]) -> ActorKind:
    family = members[0].family
    if family == "state":
        kinds = {place.name: place.kind for place in places()}
        return _KIND_OF_PLACE[kinds[members[0].place or ""]]
    if family in _KIND_OF_FAMILY:
        return _KIND_OF_FAMILY[family]
    votes = Counter(kind for kind, _ in sorted({(name.actor.kind, lineage_of[name.source]) for name in members}))
    return min(votes, key=lambda kind: (-votes[kind], kind))


def _roles(members: Sequence[Named], articles: Sequence[Article]) -> tuple[Role, ...]:
    """List each office once a source, with the days the source can be from; those that say of what first."""
    held = {
        (office, organisation, name.source): None for name in members for office, organisation in offices_of(name.actor)
    }
    return tuple(
        Role(office=office, organisation=organisation, source=f"s{source + 1}", as_of=_as_of(articles[source]))
        for office, organisation, source in sorted(
            held, key=lambda role: (role[1] is None, role[2], role[0], role[1] or "")
        )
    )


def _as_of(article: Article) -> Interval:
    span = day_span(article.published.value)
    if span is None:
        return Interval()
    return Interval(start=span[0], end=span[1], basis=article.published.basis, rule=article.published.rule)


def _evidence(members: Sequence[Named], source_of: dict[str, str]) -> tuple[Evidence, ...]:
    found = {evidence: None for name in members for evidence in name.actor.evidence}
    cut = [
        evidence.model_copy(update={"source": source_of.get(evidence.source, evidence.source)}) for evidence in found
    ]
    return tuple(sorted(cut, key=lambda evidence: (int(evidence.source[1:]), evidence.start, evidence.end)))


def never_same(clusters: Sequence[Sequence[Named]]) -> dict[int, set[int]]:
    """Say which people must not be taken for one another: those that share a name or an office.

    Args:
        clusters: members of each actor.

    Returns:
        For the number of an actor those of its namesakes and fellow holders; symmetric.
    """
    sharing: dict[str, set[int]] = {}
    for i, members in enumerate(clusters):
        for key in _shared_keys(members):
            sharing.setdefault(key, set()).add(i)
    found: dict[int, set[int]] = {}
    for together in (*sharing.values(), *_fellow_holders(clusters), *_parted(clusters)):
        for i in together:
            found.setdefault(i, set()).update(together - {i})
    return found


def _parted(clusters: Sequence[Sequence[Named]]) -> Iterable[set[int]]:
    """List pairs that the user parts."""
    at: dict[str, set[int]] = {}
    for i, members in enumerate(clusters):
        for name in members:
            at.setdefault(name.parted[0], set()).add(i)
    for i, members in enumerate(clusters):
        for rival in sorted({rival for name in members for rival in name.parted[1]}):
            yield from ({i, j} for j in at.get(rival, ()) if j != i)


def _fellow_holders(clusters: Sequence[Sequence[Named]]) -> Iterable[set[int]]:
    """List pairs of people with one office, the state or body of which an article may leave out.

    An office that more than fifty people are said to hold tells nothing unless its state or body is the same.
    """
    holders: dict[str, dict[tuple[int, str | None], None]] = {}
    for i, members in enumerate(clusters):
        for office in (office for name in members if name.person for office in name.offices):
            holders.setdefault(office.head, {})[i, office.bearer] = None
    for held in holders.values():
        few = len({i for i, _ in held}) <= _FEW_HOLDERS
        for (i, one), (j, other) in combinations(held, 2):
            if i != j and (one == other if one and other else few):
                yield {i, j}


def _shared_keys(members: Iterable[Named]) -> set[str]:
    keys: set[str] = set()
    for name in members:
        if name.person:
            keys |= {f"family {key}" for key in name.person.family} | {
                f"given {word}" for word in name.person.given[:1]
            }
    return keys
