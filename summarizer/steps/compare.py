"""Hold a briefing against an earlier one of the same story: what is new, what changed, what is gone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from hashlib import sha256

from ..lexicon.content import content, likeness
from ..lexicon.prose import Casing, called, plural
from ..lexicon.questions import asserted, whether
from ..lexicon.spelling import fold
from ..schemas import Actor, Briefing, Dispute, Issue, Lookup, Position, Proposal, Shift, Since, Stance, Turn

ALIKE = 0.6
"""Least Jaccard overlap of content words for two wordings of an issue or a proposal to be one. Wordings of a question
by two runs of one engine overlap by 0.6 and more, different questions of one story by 0.4 and less."""

_WAYS = {
    Stance.SUPPORT: "in favour",
    Stance.OPPOSE: "against",
    Stance.CONDITIONAL: "on conditions",
    Stance.MIXED: "divided",
    Stance.NONCOMMITTAL: "uncommitted",
}
_HOLDS = {Stance.SUPPORT: ("holds", "hold"), Stance.OPPOSE: ("denies", "deny")}


def compare(old: Briefing, new: Briefing) -> Since:
    """Say what a reader of the earlier briefing does not know yet, or should no longer believe.

    Positions are matched by who holds them and by the sentences they stand on, else by the wording of the issue, so
    that new numbering, other spellings and another order of articles are no news.

    Args:
        old: the earlier briefing.
        new: the one at hand.
    """
    pair = _Pair(old, new)
    shifts = sorted(pair.shifts(), key=lambda shift: ("changed", "new", "withdrawn").index(shift.kind))
    return Since(
        title=old.title,
        as_of=old.as_of,
        articles_new=tuple(source.id for source in new.sources if source.article not in pair.had),
        articles_gone=tuple(source.file for source in old.sources if source.article not in pair.has),
        positions=tuple(shifts),
        turns=tuple(pair.turns()),
        unchanged=len(pair.same),
        not_repeated=len(pair.silent),
    )


def stable_key(actor: Actor, issue: Issue) -> str:
    """Name one actor on one issue alike in every briefing: ten hex digits of folded name and sorted content words."""
    words = " ".join(sorted(content(issue.statement)))
    return sha256(f"{fold(actor.name)}|{words}".encode()).hexdigest()[:10]


class _Pair:
    """Two briefings of one story, with what corresponds in them."""

    def __init__(self, old: Briefing, new: Briefing) -> None:
        self._old, self._new = Lookup(old), Lookup(new)
        self.had = {source.article for source in old.sources}
        self.has = {source.article for source in new.sources}
        self.same: list[tuple[Position, Position]] = []
        self.silent: list[Position] = []
        self._casing = Casing(tuple(source.text for source in new.sources))

    def shifts(self) -> Iterator[Shift]:
        """Yield each position that is new, changed or withdrawn; note those that are the same or not repeated."""
        left: dict[str, list[Position]] = defaultdict(list)
        for position in self._old.briefing.positions:
            left[self._actor_of[position.speaker]].append(position)
        rest = []
        for position in self._new.briefing.positions:
            if before := self._held(position, left[position.speaker], exactly=True):
                left[position.speaker].remove(before)
                self.same.append((before, position))
            else:
                rest.append(position)
        for position in rest:
            if before := self._held(position, left[position.speaker], exactly=False):
                left[position.speaker].remove(before)
                yield self._changed(before, position)
            else:
                yield self._shift("new", position, self._new, f"{self._says(position, self._new)}.")
        for position in (position for held in left.values() for position in held):
            articles = {self._old.sources[piece.source].article for piece in position.evidence}
            if articles <= self.has:
                text = f"No longer found in its articles: {self._says(position, self._old)}."
                yield self._shift("withdrawn", position, self._old, text)
            else:
                self.silent.append(position)

    def turns(self) -> Iterator[Turn]:
        """Yield disputes that opened or are gone, proposals that are new or stand otherwise."""
        old, new = self._old.briefing, self._new.briefing
        known = [self._sides(dispute, self._old) for dispute in old.disputes]
        now = [self._sides(dispute, self._new) for dispute in new.disputes]
        for dispute, sides in zip(new.disputes, now, strict=True):
            if not any(_opposed_alike(sides, other) for other in known):
                yield Turn(kind="dispute opened", text=_line(dispute.question), now=dispute.id)
        for dispute, sides in zip(old.disputes, known, strict=True):
            here = {self._old.sources[piece.source].article for piece in dispute.evidence} <= self.has
            if here and not any(_opposed_alike(sides, other) for other in now):
                yield Turn(kind="dispute gone", text=_line(dispute.question))
        for proposal in new.proposals:
            before = _likest(proposal, old.proposals)
            if before is None:
                yield Turn(kind="proposal new", text=_line(proposal.text), now=proposal.id)
            elif before.status is not proposal.status:
                moved = f"{_line(proposal.text).rstrip('.')}: {before.status.value}, now {proposal.status.value}."
                yield Turn(kind="proposal moved", text=moved, now=proposal.id)

    def _held(self, position: Position, among: Iterable[Position], *, exactly: bool) -> Position | None:
        """Find the earlier position on the same matter among those of one actor, with the same stance or any."""
        fitting = [
            before
            for before in among
            if (not exactly or (before.stance, before.conditions) == (position.stance, position.conditions))
            and self._one_matter(before, position)
        ]
        return max(fitting, key=lambda before: self._shared(before, position), default=None)

    def _one_matter(self, before: Position, position: Position) -> bool:
        one, other = self._old.issues[before.issue], self._new.issues[position.issue]
        if self._shared(before, position) and before.stance is position.stance:
            return True
        return not _words(one).isdisjoint(_words(other)) or _alike(one.statement, other.statement)

    def _shared(self, before: Position, position: Position) -> int:
        """Count the sentences both stand on."""
        return len(_places(before, self._old) & _places(position, self._new))

    @cached_property
    def _actor_of(self) -> dict[str, str]:
        """Earlier actor id to the id of the same actor here, by the most names in common."""
        owners: dict[str, set[str]] = defaultdict(set)
        for actor in self._new.briefing.actors:
            for name in _names(actor):
                owners[name].add(actor.id)
        found = {}
        for actor in self._old.briefing.actors:
            shared: dict[str, int] = defaultdict(int)
            for name in _names(actor):
                for owner in owners[name]:
                    # A name that two actors share says less than one that is its owner's alone.
                    shared[owner] += 2 if len(owners[name]) == 1 else 1
            best = min(shared, key=lambda owner: (-shared[owner], owner), default=f"gone {actor.id}")
            found[actor.id] = best if self._kinds_fit(actor, best) else f"gone {actor.id}"
        return found

    def _kinds_fit(self, actor: Actor, other: str) -> bool:
        known = self._new.actors.get(other)
        return known is not None and known.kind is actor.kind

    def _changed(self, before: Position, position: Position) -> Shift:
        matter = whether(self._new.issues[position.issue], self._casing)
        name = called(self._new.actors[position.speaker], self._casing)
        text = f"{name} on {matter}: {_way(before)}, now {_way(position)}."
        shift = self._shift("changed", position, self._new, text)
        return shift.model_copy(update={"before": before.id})

    def _shift(self, kind: str, position: Position, where: Lookup, text: str) -> Shift:
        key = stable_key(where.actors[position.speaker], where.issues[position.issue])
        side = {"now" if where is self._new else "before": position.id}
        return Shift.model_validate({"key": key, "kind": kind, "text": _line(text), **side})

    def _says(self, position: Position, where: Lookup) -> str:
        actor, issue = where.actors[position.speaker], where.issues[position.issue]
        name = called(actor, self._casing)
        holds = _HOLDS.get(position.stance)
        if asserted(issue) and holds is not None:  # how things are is held or denied, and nobody is "against" it
            return f"{name} {holds[plural(actor)]} that {self._casing.inner(issue.statement)}"
        return f"{name} on {whether(issue, self._casing)}: {_way(position)}"

    def _sides(self, dispute: Dispute, where: Lookup) -> list[frozenset[str]]:
        """Actors of each side, under the ids they have here."""
        of = self._actor_of if where is self._old else {actor.id: actor.id for actor in where.briefing.actors}
        return [frozenset(of[actor] for actor in side.actors) for side in dispute.sides]


def _opposed_alike(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    """Whether two disputes set somebody against somebody in the same way."""
    return any(
        a & c and b & d
        for i, a in enumerate(one)
        for b in one[i + 1 :]
        for j, c in enumerate(other)
        for k, d in enumerate(other)
        if j != k
    )


def _likest(proposal: Proposal, among: Sequence[Proposal]) -> Proposal | None:
    words = content(proposal.text)
    best = max(among, key=lambda other: likeness(words, content(other.text)), default=None)
    return best if best is not None and _alike(proposal.text, best.text) else None


def _places(position: Position, where: Lookup) -> set[tuple[str, int]]:
    return {(where.sources[piece.source].article, n) for piece in position.evidence for n in piece.sentences}


def _names(actor: Actor) -> set[str]:
    return {fold(name) for name in (actor.name, *actor.aliases)}


def _words(issue: Issue) -> set[str]:
    return {fold(wording) for wording in (issue.statement, *issue.wordings)}


def _alike(one: str, other: str) -> bool:
    return likeness(content(one), content(other)) >= ALIKE


def _way(position: Position) -> str:
    told = _WAYS[position.stance]
    return f"{told} ({'; '.join(position.conditions)})" if position.conditions else told


def _line(text: str) -> str:
    return text[:1].upper() + text[1:]
