"""Who held an office before or beside whom: two holders of one office are a succession, never a change of mind."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from ...lexicon import table
from ...lexicon.places import place_meant, place_of_people
from ...lexicon.prose import UNORDERED, span
from ...lexicon.spelling import fold
from ...schemas import Actor, ActorKind, Evidence, Relation, RelationKind, Role
from .handover import Handover, handovers
from .posts import post
from .times import first_day, known, last_day
from .view import View

_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]+")
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
    told = handovers(view)
    found = [_handed_over(view, handover) for handover in told]
    known_pairs = {frozenset((handover.earlier, handover.later)) for handover in told}
    offices = _offices(view)
    for key in sorted(offices):
        found += [relation for relation in _in_office(view, offices[key]) if set(relation.between) not in known_pairs]
    return found


def _offices(view: View) -> dict[tuple[str, str], dict[str, list[tuple[Role, bool]]]]:
    """Collect who holds which office of which state or body."""
    offices: dict[tuple[str, str], dict[str, list[tuple[Role, bool]]]] = defaultdict(lambda: defaultdict(list))
    bodiless = []
    for actor in view.dossier.actors:
        if actor.kind is not ActorKind.PERSON:
            continue
        for role in actor.roles:
            office, past = _office(role)
            if not office or _held_by_many(office) or not post(role.office):
                continue
            if role.organisation:
                offices[_body(role.organisation), office][actor.id].append((role, past))
            else:
                bodiless.append((office, actor, role, past))
    for office, actor, role, past in bodiless:
        bodies = {body for body, name in offices if name == office}
        states = _states_beside(view, actor, role.source)
        if len(bodies) == 1 and bodies == states:
            offices[next(iter(bodies)), office][actor.id].append((role, past))
    return offices


def _states_beside(view: View, actor: Actor, source: str) -> set[str]:
    """The states named in the paragraphs that name a person in one source, by name, capital or people.

    "The chancellor" of an article is that of the one state its paragraph speaks of; where it speaks of two, of neither.
    """
    article = view.articles[view.source_of(source)]
    cited = {n for piece in actor.evidence if view.source_of(piece.source) == source for n in piece.sentences}
    paragraphs = {(s.part, s.paragraph) for s in article.sentences if s.n in cited}
    words = [
        word
        for s in article.sentences
        if (s.part, s.paragraph) in paragraphs
        for word in _CAPITALISED.findall(article.text[s.start : s.end])
    ]
    places = (place_meant(word) for word in words)
    return {fold(place.name) for place in places if place and place.kind == "state"}


def _handed_over(view: View, handover: Handover) -> Relation:
    """Word a succession that an article tells."""
    pair = [view.actors[handover.earlier], view.actors[handover.later]]
    named = [role for actor in pair for role in actor.roles if post(role.office)]
    roles = [role for role in named if not _held_by_many(_office(role)[0] or "member")]
    names = f"{pair[0].name}, then {pair[1].name}"
    text = f"{_title(min(roles, key=_plainest))}: {names}." if roles else f"A post changed hands: {names}."
    return Relation(
        id="",
        kind=RelationKind.SUCCESSION,
        text=text[:1].upper() + text[1:],
        between=(handover.earlier, handover.later),
        evidence=(handover.evidence,),
    )


def _plainest(role: Role) -> tuple[bool, int, str]:
    return _past(role), len(role.office), role.office


def _title(role: Role) -> str:
    """An office with its state or body, unless it names it itself."""
    title = post(role.office) or role.office
    if not role.organisation or _says(title, role.organisation):
        return title
    place = place_meant(role.organisation)
    return f"{title} ({place.name if place else role.organisation})"


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
    title = _title(min((*one.roles, *other.roles), key=_plainest))
    first, second = view.actors[one.actor].name, view.actors[other.actor].name
    ordered = (one.past and not other.past) or bool(one.last and other.first and one.last < other.first)
    if ordered:
        dated = [role.as_of for role in other.roles if known(role.as_of)]
        when = f" ({span(min(dated, key=lambda when: (first_day(when), last_day(when))))})" if dated else ""
        text = f"{title}: {first}, then {second}{when}."
    else:
        text = f"{title}: {first} in some reports, {second} in others; {UNORDERED}."
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
