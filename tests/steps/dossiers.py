"""Builders of small dossiers: an article is what it says, one sentence a claim, resolved."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from summarizer.schemas import (
    Actor,
    ActorKind,
    Article,
    Basis,
    Certainty,
    CheckedActor,
    CheckedDispute,
    CheckedEvent,
    CheckedNotes,
    CheckedPosition,
    CheckedProposal,
    CheckedUnknown,
    Dossier,
    Evidence,
    Hop,
    Interval,
    Issue,
    Lineage,
    Mention,
    Modality,
    ProposalStatus,
    Published,
    Role,
    Sentence,
    Stance,
)


def on(day: str) -> Interval:
    """One day."""
    return Interval(start=day, end=day, basis=Basis.GIVEN)


@dataclass
class Written:
    """An article being written; every claim adds a sentence it stands on."""

    id: str
    file: str
    published: str | None = None
    lineage: str = ""
    rewrites: str | None = None
    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    positions: list[CheckedPosition] = field(default_factory=list)
    proposals: list[CheckedProposal] = field(default_factory=list)
    disputes: list[CheckedDispute] = field(default_factory=list)
    events: list[CheckedEvent] = field(default_factory=list)
    unknowns: list[CheckedUnknown] = field(default_factory=list)
    quarantine: list[Any] = field(default_factory=list)
    dates: dict[str, Interval] = field(default_factory=dict)
    roles: list[tuple[str, str, str | None, Interval]] = field(default_factory=list)

    def _next(self) -> str:
        kinds = (self.positions, self.proposals, self.disputes, self.events, self.unknowns)
        return f"{self.id}-{sum(map(len, kinds)) + 1}"

    def _cite(self, words: str) -> tuple[Evidence, ...]:
        start = len(self.text)
        self.text += words + "\n"
        n = len(self.sentences) + 1
        self.sentences.append(Sentence(n=n, start=start, end=start + len(words), paragraph=n))
        direct = "“" in words
        slice_ = Evidence(
            source=self.id, sentences=(n,), start=start, end=start + len(words), quote=words, direct=direct
        )
        return (slice_,)

    def says(self, actor: str, stance: str, issue: str, **more: Any) -> "Written":
        """Add a position; ``said`` is its statement, ``when`` its day or interval, ``cited`` its sentence."""
        name = self._next()
        statement = more.get("said", f"{actor} {stance}s it")
        when = more.get("when")
        if when:
            self.dates[name] = on(when) if isinstance(when, str) else when
        behalf = more.get("behalf")
        self.positions.append(
            CheckedPosition(
                id=name,
                actor=f"{self.id}/{actor}",
                on_behalf_of=f"{self.id}/{behalf}" if behalf else None,
                issue=issue,
                form="normative",
                stance=Stance(stance),
                statement=statement,
                modality=Modality(more.get("modality", "demand")),
                conditions=tuple(more.get("conditions", ())),
                certainty=Certainty(more.get("certainty", "stated")),
                chain=tuple(Hop(who=who, cue="reported") for who in more.get("via", ())),
                narrator_only=more.get("narrator", False),
                evidence=self._cite(more.get("cited", f"{statement}.")),
            )
        )
        return self

    def offers(self, text: str, by: Sequence[str] = (), **more: Any) -> "Written":
        """Add a proposal."""
        self.proposals.append(
            CheckedProposal(
                id=self._next(),
                text=text,
                proposers=tuple(f"{self.id}/{name}" for name in by),
                supporters=tuple(f"{self.id}/{name}" for name in more.get("backed_by", ())),
                opponents=tuple(f"{self.id}/{name}" for name in more.get("opposed_by", ())),
                conditions=tuple(more.get("conditions", ())),
                status=ProposalStatus(more.get("status", "floated")),
                issue=more.get("issue"),
                evidence=self._cite(text),
            )
        )
        return self

    def reports(
        self, critic: str, other: str, question: str, issue: str | None = None, *, cited: Sequence[Evidence] = ()
    ) -> "Written":
        """Add a disagreement the article itself reports, in a sentence of its own or in those cited."""
        self.disputes.append(
            CheckedDispute(
                id=self._next(),
                question=question,
                issue=issue,
                side_a=(f"{self.id}/{critic}",),
                side_b=(f"{self.id}/{other}",),
                evidence=tuple(cited) or self._cite(question),
            )
        )
        return self

    def tells(self, text: str, when: str | Interval | None = None, *, planned: bool = False) -> "Written":
        """Add an event."""
        name = self._next()
        if when:
            self.dates[name] = on(when) if isinstance(when, str) else when
        words = "on the day" if when else "recently"
        self.events.append(CheckedEvent(id=name, text=text, when=words, planned=planned, evidence=self._cite(text)))
        return self

    def leaves_open(self, text: str) -> "Written":
        """Add an unknown."""
        self.unknowns.append(CheckedUnknown(id=self._next(), text=text, evidence=self._cite(text)))
        return self

    def calls(self, actor: str, office: str, organisation: str | None, when: str | None = None) -> "Written":
        """Give an actor an office, known for a day or undated."""
        self.roles.append((actor, office, organisation, on(when) if when else Interval()))
        return self


def article(name: str, **more: Any) -> Written:
    """Start an article: ``published``, ``lineage`` (its own by default), ``rewrites`` (name of the original)."""
    return Written(id=f"hash-{name}", file=f"{name}.txt", **{"lineage": name, **more})


KINDS = {kind.value: kind for kind in ActorKind}


def dossier(
    articles: Sequence[Written],
    kinds: dict[str, str],
    issues: dict[str, Sequence[str]],
    *,
    topics: Sequence[str] = (),
    inverse: Sequence[str] = (),
) -> Dossier:
    """Resolve articles written with one name for each actor.

    Args:
        articles: in any order; sources are numbered by file name, as resolving does.
        kinds: actor name to kind; a name that is missing is a person.
        issues: statement to the other wordings of it.
        topics: statements that are topics.
        inverse: wordings that ask the question the other way round.
    """
    ordered = sorted(articles, key=lambda written: (written.file, written.id))
    source = {written.id: f"s{i}" for i, written in enumerate(ordered, 1)}
    names = sorted({name for written in ordered for name in _names(written)})
    actor_id = {name: f"a{i}" for i, name in enumerate(names, 1)}
    issue_id = {statement: f"i{i}" for i, statement in enumerate(sorted(issues), 1)}
    mentions = {}
    for statement, wordings in issues.items():
        for wording in (statement, *wordings):
            mentions[wording] = Mention(label=wording, target=issue_id[statement], inverse=wording in inverse)
    return Dossier(
        articles=tuple(_article(written) for written in ordered),
        notes=tuple(_notes(written) for written in ordered),
        lineages=_lineages(ordered, source),
        actors=tuple(
            Actor(
                id=actor_id[name],
                name=name,
                kind=KINDS[kinds.get(name, "person")],
                roles=tuple(
                    Role(office=office, organisation=body, source=source[w.id], as_of=when)
                    for w in ordered
                    for who, office, body, when in w.roles
                    if who == name
                ),
            )
            for name in names
        ),
        issues=tuple(
            Issue(
                id=issue_id[statement],
                statement=statement,
                form="topic" if statement in topics else "normative",
                label=statement[:30],
                wordings=tuple(sorted((statement, *issues[statement]))),
            )
            for statement in sorted(issues)
        ),
        actor_of={f"{w.id}/{name}": actor_id[name] for w in ordered for name in _names(w)},
        issue_of=mentions,
        dates={name: when for w in ordered for name, when in w.dates.items()},
    )


def _names(written: Written) -> set[str]:
    found = {position.actor for position in written.positions}
    found |= {position.on_behalf_of for position in written.positions if position.on_behalf_of}
    for proposal in written.proposals:
        found |= {*proposal.proposers, *proposal.supporters, *proposal.opponents}
    for dispute in written.disputes:
        found |= {*dispute.side_a, *dispute.side_b}
    return {name.split("/", 1)[1] for name in found} | {name for name, *_ in written.roles}


def _article(written: Written) -> Article:
    published = Published(value=written.published, precision="day", basis=Basis.GIVEN) if written.published else None
    return Article(
        id=written.id,
        file=written.file,
        text=written.text,
        published=published or Published(),
        sentences=tuple(written.sentences),
    )


def _notes(written: Written) -> CheckedNotes:
    actors = tuple(
        CheckedActor(id=f"{written.id}/{name}", name=name, kind=ActorKind.PERSON, evidence=())
        for name in sorted(_names(written))
    )
    return CheckedNotes(
        article=written.id,
        actors=actors,
        positions=tuple(written.positions),
        proposals=tuple(written.proposals),
        disputes=tuple(written.disputes),
        events=tuple(written.events),
        unknowns=tuple(written.unknowns),
        quarantine=tuple(written.quarantine),
    )


def _lineages(ordered: Sequence[Written], source: dict[str, str]) -> tuple[Lineage, ...]:
    groups: dict[str, list[Written]] = {}
    for written in ordered:
        groups.setdefault(written.lineage, []).append(written)
    by_name = {written.file.removesuffix(".txt"): source[written.id] for written in ordered}
    return tuple(
        Lineage(
            id=f"l{i}",
            sources=tuple(source[written.id] for written in group),
            rewrites=tuple((source[w.id], by_name[w.rewrites]) for w in group if w.rewrites),
        )
        for i, group in enumerate(groups.values(), 1)
    )
