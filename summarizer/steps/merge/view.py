"""A dossier looked up from every side that merging asks about: sources, origins, camps, latest days."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from ...lexicon.places import place_meant
from ...lexicon.prose import Casing
from ...lexicon.spelling import fold
from ...schemas import Actor, ActorKind, Article, CheckedNotes, Dossier, Evidence, Issue, Position, Stance
from .times import latest_day

_FLIPPED = {Stance.SUPPORT: Stance.OPPOSE, Stance.OPPOSE: Stance.SUPPORT}
_COMPANY = 2
"""Actors two articles must share to be taken to tell one story; many more than two tell of the same presidents."""
_SHARED_NAMES = 5
"""Names inside sentences that do as well where an engine noted few actors."""
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][a-z’'-]{2,}")
_PLACES = (ActorKind.STATE, ActorKind.BLOC, ActorKind.ORGANISATION, ActorKind.OFFICE)


def natural(name: str) -> tuple[tuple[int, int | str], ...]:
    """Sort key of an id, so that s2 stands before s10."""
    pieces: list[str] = []
    for letter in name:
        if pieces and pieces[-1].isdecimal() == letter.isdecimal():
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return tuple((0, int(piece)) if piece.isdecimal() else (1, piece) for piece in pieces)


def flipped(stance: Stance) -> Stance:
    """Return the stance towards the same question asked the other way round; conditions and doubts stay."""
    return _FLIPPED.get(stance, stance)


@dataclass(frozen=True)
class View:
    """A dossier with its indexes, each made once."""

    dossier: Dossier

    def read(self) -> Iterable[tuple[str, Article, CheckedNotes]]:
        """Yield each source's id, article and notes, in canonical order."""
        for i, (article, notes) in enumerate(zip(self.dossier.articles, self.dossier.notes, strict=True)):
            yield f"s{i + 1}", article, notes

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Actors by id."""
        return {actor.id: actor for actor in self.dossier.actors}

    @cached_property
    def issues(self) -> dict[str, Issue]:
        """Issues by id."""
        return {issue.id: issue for issue in self.dossier.issues}

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Articles by source id."""
        return {source: article for source, article, _ in self.read()}

    @cached_property
    def lineage(self) -> dict[str, str]:
        """Source id to lineage id."""
        return {source: lineage.id for lineage in self.dossier.lineages for source in lineage.sources}

    @cached_property
    def originals(self) -> dict[str, frozenset[str]]:
        """Source id of a rewrite to the sources it rewrites."""
        found: dict[str, set[str]] = {}
        for lineage in self.dossier.lineages:
            for rewrite, original in lineage.rewrites:
                found.setdefault(rewrite, set()).add(original)
        return {rewrite: frozenset(originals) for rewrite, originals in found.items()}

    @cached_property
    def retold(self) -> frozenset[tuple[tuple[str, int], tuple[str, int]]]:
        """Sentences of rewrites with the sentences they word anew, each as source and number."""
        return frozenset(
            ((pair.rewrite, mine), (pair.original, theirs))
            for lineage in self.dossier.lineages
            for pair in lineage.retold
            for mine, theirs in pair.sentences
        )

    @cached_property
    def published_by(self) -> dict[str, str]:
        """Folded name of an outlet to the lineage of an article of its own."""
        return {fold(article.outlet): self.lineage[source] for source, article, _ in self.read() if article.outlet}

    @cached_property
    def latest(self) -> dict[str, str | None]:
        """Source id to the last day it can be from."""
        return {source: latest_day(article.published) for source, article, _ in self.read()}

    @cached_property
    def casing(self) -> Casing:
        """Which words are names in this story."""
        return Casing(tuple(article.text for article in self.dossier.articles))

    def origins(self, sources: Iterable[str]) -> tuple[str, ...]:
        """Return the lineages of some sources, once each: the independent origins."""
        return tuple(sorted({self.lineage[source] for source in sources}, key=natural))

    @cached_property
    def printed(self) -> dict[str, set[str]]:
        """Actor id to its wordings in sources of other languages."""
        found: dict[str, set[str]] = {}
        for _, _, notes in self.read():
            for noted in notes.actors:
                if noted.printed:
                    found.setdefault(self.dossier.actor_of[noted.id], set()).update(noted.printed)
        return found

    @cached_property
    def _translated(self) -> frozenset[str]:
        """Sources whose claims were checked on a translation."""
        return frozenset(source for source, _, notes in self.read() if notes.translations)

    def firm(self, position: Position) -> tuple[str, ...]:
        """Return the origins of a position without those that only a translation shows to hold it."""
        translated = {piece.source for piece in position.evidence} & self._translated
        read = self.origins(piece.source for piece in position.evidence if piece.source not in translated)
        return tuple(origin for origin in position.origins if not translated or origin in read)

    def united(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """Return evidence in order of source and place, each slice once."""
        slices = {(piece.source, piece.start, piece.end): piece for piece in evidence}
        return tuple(slices[key] for key in sorted(slices, key=lambda key: (natural(key[0]), *key[1:])))

    @cached_property
    def _by_hash(self) -> dict[str, str]:
        return {article.id: source for source, article, _ in reversed(list(self.read()))}

    def source_of(self, name: str) -> str:
        """Return the source id of an article given by content hash or already by source id."""
        return self._by_hash.get(name, name)

    @cached_property
    def identities(self) -> dict[str, frozenset[str]]:
        """Actor id to the folded names that mean this actor: its own, and its place's."""
        return {actor.id: _identity(actor) for actor in self.dossier.actors}

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Folded names of persons, offices, states and blocs: who relays a claim under one of these is no outlet."""
        kinds = (ActorKind.PERSON, ActorKind.OFFICE, ActorKind.STATE, ActorKind.BLOC)
        named = (
            {*self.identities[actor.id], *map(fold, actor.aliases), fold(actor.name.split()[-1])}
            for actor in self.dossier.actors
            if actor.kind in kinds
        )
        return frozenset(name for names in named for name in names)

    @cached_property
    def camps(self) -> dict[str, frozenset[str]]:
        """Actor id to the folded names of the states and bodies it belongs to or speaks for, itself included."""
        found = {actor.id: set(self.identities[actor.id]) for actor in self.dossier.actors}
        for actor in self.dossier.actors:
            for role in actor.roles:
                if role.organisation:
                    found[actor.id] |= _named(role.organisation)
        for _, _, notes in self.read():
            for position in notes.positions:
                if position.on_behalf_of:
                    behalf = self.dossier.actor_of[position.on_behalf_of]
                    found[self.dossier.actor_of[position.actor]] |= self.identities[behalf]
        return {actor: frozenset(names) for actor, names in found.items()}

    @cached_property
    def _cast(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {source: set() for source, _, _ in self.read()}
        for actor in self.dossier.actors:
            for piece in actor.evidence:
                found[self.source_of(piece.source)].add(actor.id)
        return {source: frozenset(cast) for source, cast in found.items()}

    @cached_property
    def _names(self) -> dict[str, frozenset[str]]:
        return {source: frozenset(_INSIDE.findall(article.text)) for source, article, _ in self.read()}

    def of_one_story(self, one: str, other: str, but: Collection[str] = ()) -> bool:
        """Whether two sources share so many actors or names that a number or a deed in both is of one matter.

        Args:
            one: a source id.
            other: another.
            but: actors that don't count, such as the one that is compared.
        """
        shared = (self._cast[one] & self._cast[other]).difference(but)
        return len(shared) >= _COMPANY or len(self._names[one] & self._names[other]) >= _SHARED_NAMES

    def naming(self, position: Position) -> Evidence:
        """Return the slice of a position that names its holder first, else the first of all."""
        holders = [self.actors[name] for name in (position.speaker, position.on_behalf_of) if name]
        names = [name for actor in holders for name in (actor.name, *actor.aliases)]
        cited = (piece for piece in position.evidence if any(name in piece.quote for name in names))
        return next(cited, position.evidence[0])

    def cited(self, source: str, n: int) -> Evidence:
        """Cut one sentence of a source as evidence."""
        article = self.articles[source]
        sentence = article.sentences[n - 1]
        quote = article.text[sentence.start : sentence.end]
        return Evidence(source=source, sentences=(n,), start=sentence.start, end=sentence.end, quote=quote)

    def of_one_camp(self, one: str, other: str) -> bool:
        """Whether two actors share a state or body, so that their agreeing is no agreement between parties."""
        return not self.camps[one].isdisjoint(self.camps[other])

    def part_of(self, one: str, other: str) -> bool:
        """Whether two actors are one, or one of them the state or body the other belongs to."""
        if one == other:
            return True
        return not (
            self.camps[one].isdisjoint(self.identities[other]) and self.camps[other].isdisjoint(self.identities[one])
        )

    def unnamed(self, actor: str) -> bool:
        """Whether a claim of this actor rests on nobody's name."""
        return self.actors[actor].kind is ActorKind.UNNAMED

    def vague(self, actor: str) -> int:
        """How little a name says who it is: 0 for a name, 1 for a group, 2 for nobody."""
        return {ActorKind.GROUP: 1, ActorKind.UNNAMED: 2}.get(self.actors[actor].kind, 0)


def _identity(actor: Actor) -> frozenset[str]:
    """Names that can mean nobody else: "the union" or "the minister" mean whoever the article speaks of."""
    names = {fold(actor.name)}
    if actor.kind is not ActorKind.PERSON:
        names |= {fold(alias) for alias in actor.aliases if alias.removeprefix("The ")[:1].isupper()}
    place = place_meant(actor.name) if actor.kind in _PLACES else None
    return frozenset(names | ({fold(place.name)} if place else set()))


def _named(organisation: str) -> set[str]:
    place = place_meant(organisation)
    return {fold(organisation), *([fold(place.name)] if place else [])}
