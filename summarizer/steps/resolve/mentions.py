"""One actor of one article, with what its labels give away: the members that resolving unites."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ...lexicon.places import place_named, place_of_people
from ...lexicon.spelling import fold
from ...lexicon.titles import is_group, is_office, parted, sex_of
from ...schemas import ActorKind, Article, CheckedActor, CheckedNotes, Known
from .bodies import expanded, is_description
from .known import KnownActors
from .names import PersonName, contradict, known_by, person_name
from .offices import Office, office_key, offices_of
from .states import seat_in_doubt, state_meant

Family = Literal["person", "body", "state", "group", "office", "unnamed"]


@dataclass(frozen=True)
class Named:
    """One actor as one article has it."""

    actor: CheckedActor
    source: int
    """Number of the article in canonical order, from 0."""
    family: Family
    """What it can be joined with: members of different families are different actors."""
    labels: tuple[str, ...]
    """Name and aliases as printed; a name with its acronym in brackets counts as two."""
    person: PersonName | None = None
    """For a person: the fullest name that agrees with the noted one."""
    place: str | None = None
    """For a state or bloc: its neutral name."""
    offices: tuple[Office, ...] = ()
    known: str = ""
    """Name under which the user knows it; empty for most."""
    parted: tuple[str, frozenset[str]] = ("", frozenset())
    """Name by which the user parts it from others, and the names of those."""

    @property
    def trait(self) -> "Trait":
        """What counts for never-same rules."""
        loose = self.family == "body" and self.actor.kind in (ActorKind.STATE, ActorKind.BLOC)
        sexes = {sex for label in self.labels if self.family == "person" and (sex := sex_of(label))}
        sex = sexes.pop() if len(sexes) == 1 else ""
        return Trait(self.family, self.person, self.place, loose, sex, self.known, *self.parted)


@dataclass(frozen=True)
class Trait:
    """What can forbid that two names are one actor's."""

    family: Family
    person: PersonName | None = None
    place: str | None = None
    unlisted_state: bool = False
    """A state that the tables don't know; it may turn out to be one that they know by another name."""
    sex: str = ""
    """What the titles before a person's name say: "male", "female", or nothing."""
    known: str = ""
    """Name under which the user knows it."""
    name: str = ""
    """Name by which the user parts it from others."""
    never: frozenset[str] = frozenset()
    """Names of the others."""


def conflict(one: Trait, other: Trait) -> bool:
    """Whether two names can't be one actor's: the user says so, or sort, name, title or state does."""
    if one.name in other.never or other.name in one.never:
        return True
    if one.known and one.known == other.known:
        return False
    if one.family != other.family:
        sorts = {one.family, other.family}
        if sorts == {"body", "state"}:
            return not (one.unlisted_state or other.unlisted_state)
        return True
    if one.person and other.person:
        return bool(one.sex and other.sex and one.sex != other.sex) or contradict(one.person, other.person)
    return bool(one.place and other.place and one.place != other.place)


def mentions(
    articles: tuple[Article, ...], notes: tuple[CheckedNotes, ...], known: Sequence[Known] = ()
) -> list[Named]:
    """List the actors of all articles in canonical order, each id once.

    Two files with the same text have the same ids; their actors are one from the start. Whom the user knows goes by
    the user's name.
    """
    user = KnownActors.of(known, notes)
    seen: set[str] = set()
    listed: list[Named] = []
    for source, (article, noted) in enumerate(zip(articles, notes, strict=True)):
        here = [_named(actor, source, article, user) for actor in noted.actors if actor.id not in seen]
        seen.update(name.actor.id for name in here)
        listed += (_holder(name, here) for name in here)
    return listed


def _holder(name: Named, here: Sequence[Named]) -> Named:
    """Take an office for the person whose aliases, and nobody else's, list it in the same article.

    "The mayor of Bath" is not the mayor who is of another town, nor "his president" whoever else presides.
    """
    if name.family != "office":
        return name
    label = fold(name.actor.name)
    holders = [one for one in here if one.person and label in map(fold, one.actor.aliases)]
    if len(holders) != 1 or any(map(_owned, set(map(fold, name.labels)) - set(map(fold, holders[0].labels)))):
        return name
    return replace(name, family="person", person=holders[0].person)


def _owned(label: str) -> bool:
    """Whether a label, folded, says whose office it is."""
    words = label.removeprefix("the ").split()
    return "of" in words[1:] or words[:1] in (["his"], ["her"], ["its"], ["their"])


def _named(actor: CheckedActor, source: int, article: Article, user: KnownActors) -> Named:
    actor, known = user.called(actor)
    offices = tuple(office_key(*held) for held in offices_of(actor))
    family, place = _family(actor, article)
    whole = (actor.name, *actor.aliases)
    labels = tuple(
        dict.fromkeys(part for label in whole for part in (expanded(label) if family == "body" else (label,)))
    )
    name = _fullest(labels) if family == "person" else None
    if family == "person" and name is None:
        family = "office" if is_office(actor.name) else "unnamed"
    return Named(actor, source, family, labels, name, place, offices, known, user.keys(actor))


def _family(actor: CheckedActor, article: Article) -> tuple[Family, str | None]:
    """Say what sort of actor it is, trusting the tables before the engine where a label leaves no doubt."""
    if actor.kind in (ActorKind.PERSON, ActorKind.UNNAMED):
        return ("person" if actor.kind is ActorKind.PERSON else "unnamed"), None
    place = place_named(actor.name) if actor.kind is ActorKind.GROUP else state_meant(actor.name, actor.kind)
    if place:
        return "state", seat_in_doubt(actor.name, article.text) or place.name
    taken = parted(actor.name)
    if taken.name and taken.title and person_name(actor.name) and not is_group(actor.name):
        return "person", None
    if is_group(actor.name) or (actor.kind is ActorKind.GROUP and not _is_proper(actor.name)):
        return "group", None
    return ("office" if actor.kind is ActorKind.OFFICE or is_office(actor.name) else "body"), None


def _is_proper(label: str) -> bool:
    """Whether every word of a label of several has a capital, as in the name of a campaign."""
    words = [word for word in label.split() if word.casefold() not in ("the", "of", "for", "and")]
    return len(words) > 1 and all(word[:1].isupper() for word in words) and place_of_people(words[0]) is None


def _fullest(labels: tuple[str, ...]) -> PersonName | None:
    """Give the fullest name among the labels that doesn't contradict the first that is a name."""
    names = [name for label in labels if not place_named(label) and (name := person_name(label))]
    if not names:
        return None
    fitting = [name for name in names if not contradict(names[0], name)]
    return known_by(max(fitting, key=lambda name: (name.full, len(name.given))), labels)


def describes(named: Named) -> bool:
    """Whether a body is only described, so that nothing but the engine can say which it is."""
    return named.family == "body" and is_description(named.actor.name)
