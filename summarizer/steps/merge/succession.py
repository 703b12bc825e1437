"""Who held an office before or beside whom: two holders of one office are a succession, never a change of mind."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from ...lexicon import table
from ...lexicon.places import place_meant, place_of_people
from ...lexicon.prose import span
from ...lexicon.spelling import fold
from ...schemas import ActorKind, Evidence, Relation, RelationKind, Role
from .times import first_day, known, last_day
from .view import View

_PAST = frozenset({"former", "ex", "outgoing", "previous", "then", "late"})
_PASSING = frozenset({"federal", "national", "current", "incumbent", "new", "newly", "elected", "acting", "interim"})


@dataclass(frozen=True)
class _Holder:
    """One person in one office, with every report of it."""

    actor: str
    roles: tuple[Role, ...]
    past: bool
    """Whether some report calls the person a former holder."""

    @property
    def sources(self) -> frozenset[str]:
        return frozenset(role.source for role in self.roles)

    @property
    def first(self) -> str | None:
        """First day the person is known to hold it."""
        return min((role.as_of.start for role in self.roles if role.as_of.start), default=None)

    @property
    def last(self) -> str | None:
        """Last day the reports can speak of; None when one of them is undated."""
        days = [role.as_of.end for role in self.roles]
        return None if None in days else max((day for day in days if day), default=None)


def successions(view: View) -> list[Relation]:
    """Find offices of one state or body that the reports give to different persons, without ids.

    One report that gives the office to two persons at once shows that several hold it, and then nobody succeeds.
    """
    offices: dict[tuple[str, str], dict[str, list[tuple[Role, bool]]]] = defaultdict(lambda: defaultdict(list))
    for actor in view.dossier.actors:
        if actor.kind is not ActorKind.PERSON:
            continue
        for role in actor.roles:
            office, past = _office(role)
            if role.organisation and office and not _held_by_many(office):
                offices[_body(role.organisation), office][actor.id].append((role, past))
    found: list[Relation] = []
    for key in sorted(offices):
        found.extend(_in_office(view, offices[key]))
    return found


def _in_office(view: View, held: dict[str, list[tuple[Role, bool]]]) -> Iterator[Relation]:
    holders = [
        _Holder(actor, tuple(role for role, _ in reports), any(past for _, past in reports))
        for actor, reports in held.items()
    ]
    holders.sort(key=lambda holder: (not holder.past, holder.last or "9999", view.actors[holder.actor].name))
    present = [holder for holder in holders if not holder.past]
    if any(one.sources & other.sources for one, other in combinations(present, 2)):
        return
    for one, other in pairwise(holders):
        yield _relation(view, one, other)


def _relation(view: View, one: _Holder, other: _Holder) -> Relation:
    role = min((*one.roles, *other.roles), key=lambda role: (_past(role), len(role.office), role.office))
    first, second = view.actors[one.actor].name, view.actors[other.actor].name
    place = place_meant(role.organisation or "")
    body = place.name if place else role.organisation
    title = role.office if _says(role.office, role.organisation or "") else f"{role.office} ({body})"
    ordered = (one.past and not other.past) or bool(one.last and other.first and one.last < other.first)
    if ordered:
        dated = [role.as_of for role in other.roles if known(role.as_of)]
        when = f" ({span(min(dated, key=lambda when: (first_day(when), last_day(when))))})" if dated else ""
        text = f"{title}: {first}, then {second}{when}."
    else:
        text = f"{title}: {first} in some reports, {second} in others; their order is not dated."
    evidence = _named(view, one) + _named(view, other)
    text = text[:1].upper() + text[1:]
    return Relation(id="", kind=RelationKind.SUCCESSION, text=text, between=(one.actor, other.actor), evidence=evidence)


def _named(view: View, holder: _Holder) -> tuple[Evidence, ...]:
    """Where the reports name the person in the office; at most one slice."""
    sources = {view.source_of(source) for source in holder.sources}
    cited = [
        piece.model_copy(update={"source": view.source_of(piece.source)})
        for piece in view.actors[holder.actor].evidence
        if view.source_of(piece.source) in sources
    ]
    return view.united(cited)[:1]


def _office(role: Role) -> tuple[str, bool]:
    """Return the office without what only dates or places it, and whether the report calls it past."""
    words = fold(role.office).split()
    body = _body(role.organisation or "")
    kept = [word for word in words if word not in _PAST | _PASSING and not _is_body(word, body)]
    while kept and kept[-1] in ("of", "the", "for"):
        kept.pop()
    return " ".join(kept), _past(role)


def _past(role: Role) -> bool:
    return not _PAST.isdisjoint(fold(role.office).split())


def _is_body(word: str, body: str) -> bool:
    place = place_of_people(word)
    return word == body or (place is not None and fold(place.name) == body)


def _body(organisation: str) -> str:
    place = place_meant(organisation)
    return fold(place.name if place else organisation)


def _says(office: str, organisation: str) -> bool:
    words = fold(office).split()
    return fold(organisation) in fold(office) or any(_is_body(word, _body(organisation)) for word in words)


def _held_by_many(office: str) -> bool:
    words = office.replace("-", " ").split()
    bare = len(words) == 1 and words[0] in _plural("bare")
    return bare or words[-1] in _plural("always") or not _plural("mark").isdisjoint(words)


@cache
def _plural(kind: str) -> frozenset[str]:
    return frozenset(word for row in table("plural_offices") if row[0] == kind for word in row[1].split())
