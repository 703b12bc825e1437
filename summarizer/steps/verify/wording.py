"""Check a worded sentence against the items it refers to: it may phrase what was computed and add nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...schemas import (
    Actor,
    ActorKind,
    Briefing,
    Check,
    Dispute,
    Evidence,
    Interval,
    NotedActor,
    Position,
    Proposal,
    Relation,
    Stance,
    WordedSentence,
)
from . import wordings
from .clauses import Reading
from .mentions import Cast
from .signs import clause_sign, issue_sign

MONTHS = "January February March April May June July August September October November December".split()
FORECAST = (
    "likely", "unlikely", "probably", "presumably", "inevitably", "bound to", "forecast", "predict",
    "in all likelihood", "is set to become", "no doubt", "sooner or later", "poised to", "on course to",
    "remains to be seen",
)  # fmt: skip
"""A briefing reports and forecasts nothing; these stand only where the evidence says them."""
CONFIDENCE = (
    "confidence", "confident", "we assess", "we judge", "certainly", "undoubtedly", "clearly", "obviously", "surely",
    "it is clear", "definitely", "without doubt",
)  # fmt: skip
"""Confidence is computed by rule and printed beside the sentence, never in it."""


def wording_faults(sentence: WordedSentence, briefing: Briefing) -> tuple[Check, ...]:
    """Return the checks a worded sentence fails.

    Args:
        sentence: with the ids it refers to.
        briefing: that computed them.

    Returns:
        Failed checks only: *place* for a reference that does not exist, *numbers*, *names* and *quote* for what stands
        in no referenced item, *polarity* for a stance that contradicts the referenced positions of the actor named,
        *hedge* for a forecast or a word of confidence. Counts that follow from the items ("two of five origins") may
        stand.
    """
    ground = Ground(briefing, tuple(sentence.refs))
    text = sentence.text
    checks = [
        _refs(ground),
        wordings.numbers([text], f"{ground.words}\n{ground.counts}"),
        wordings.names([text], ground.words, ground.names, ground.words),
        wordings.quote([text], ground.printed),
        _stance(text, ground),
        _sober(text, ground),
    ]
    return tuple(check for check in checks if check.verdict == "failed")


@dataclass(frozen=True)
class Ground:
    """Everything a worded sentence may draw on: the items it refers to and what these refer to."""

    briefing: Briefing
    refs: tuple[str, ...]

    @cached_property
    def _by_id(self) -> dict[str, object]:
        b = self.briefing
        lists: tuple[Iterable[object], ...] = (
            b.positions, b.proposals, b.disputes, b.agreements, b.changes, b.source_conflicts, b.timeline, b.not_known,
            b.issues, b.actors, b.sources,
        )  # fmt: skip
        return {str(getattr(item, "id", "")): item for items in lists for item in items}

    @cached_property
    def missing(self) -> list[str]:
        """References that name nothing."""
        return [ref for ref in self.refs if ref not in self._by_id]

    @cached_property
    def items(self) -> tuple[object, ...]:
        """The referenced items, with the positions, actors, issues and sources behind them, each once."""
        found: dict[str, object] = {}
        waiting = [ref for ref in self.refs if ref in self._by_id]
        while waiting:
            ref = waiting.pop()
            if ref not in found:
                found[ref] = self._by_id[ref]
                waiting += [other for other in _behind(found[ref]) if other in self._by_id]
        return tuple(found.values())

    @cached_property
    def positions(self) -> tuple[Position, ...]:
        """The positions among them."""
        return tuple(item for item in self.items if isinstance(item, Position))

    @cached_property
    def names(self) -> list[str]:
        """Names, aliases, offices and organisations of the actors among them, and who relays."""
        found = [hop.who for position in self.positions for hop in position.chain]
        for item in self.items:
            found += [str(getattr(item, "name", "")), *getattr(item, "aliases", ())]
            for role in getattr(item, "roles", ()):
                found += [role.office, role.organisation or ""]
            found += [getattr(item, "outlet", None) or "", *getattr(item, "quotes_outlets", ())]
        return [name for name in found if name]

    @cached_property
    def words(self) -> str:
        """Their words, evidence, dates and names as text; evidence in another language as it was translated."""
        return self._text(lambda slice_: slice_.words)

    @cached_property
    def printed(self) -> str:
        """The same with evidence as it is printed: a translated quotation is no quotation."""
        return self._text(lambda slice_: slice_.quote)

    def _text(self, told: Callable[[Evidence], str]) -> str:
        lines: list[str] = list(self.names)
        for item in self.items:
            lines += [
                str(getattr(item, field, None) or "") for field in ("statement", "text", "question", "label", "title")
            ]
            lines += [*getattr(item, "conditions", ()), *getattr(item, "wordings", ())]
            evidence: Sequence[Evidence] = getattr(item, "evidence", ())
            lines += [" ".join(told(slice_).split()) for slice_ in evidence]
            for interval in (getattr(item, "said_on", None), getattr(item, "when", None)):
                lines += _dates(interval)
            published = getattr(item, "published", None)
            lines += _date(published.value) if published and published.value else []
        return "\n".join(line for line in lines if line)

    @cached_property
    def counts(self) -> str:
        """Numbers that follow from the items by counting."""
        b = self.briefing
        speakers = {position.speaker for position in self.positions}
        origins = {origin for item in self.items for origin in getattr(item, "origins", ())}
        sided = [len(side.actors) for item in self.items if isinstance(item, Dispute) for side in item.sides]
        # "A, B, C and seven others": up to three of a side are named and the others counted.
        sides = {count - named for count in sided for named in range(4) if count > named}
        numbers = {
            len(self.refs), len(self.positions), len(speakers), len(origins), *sides, b.coverage.articles,
            b.coverage.origins, *(len(getattr(item, "origins", ())) for item in self.items), b.coverage.undated,
        }  # fmt: skip
        return " ".join(map(str, sorted(numbers)))


def _behind(item: object) -> list[str]:
    """Return the ids an item rests on."""
    if isinstance(item, Position):
        return [item.speaker, item.issue, *([item.on_behalf_of] if item.on_behalf_of else []), *_sources(item.evidence)]
    if isinstance(item, Dispute):
        sides = [ref for side in item.sides for ref in (*side.actors, *side.positions)]
        return [*sides, *([item.issue] if item.issue else []), *_sources(item.evidence)]
    if isinstance(item, Proposal):
        people = [*item.proposers, *item.supporters, *item.opponents]
        return [*people, *([item.issue] if item.issue else []), *_sources(item.evidence)]
    if isinstance(item, Relation):
        return [*item.between, *_sources(item.evidence)]
    found = [*getattr(item, "actors", ()), *getattr(item, "positions", ())]
    return [*found, *([item.issue] if hasattr(item, "issue") else [])]


def _sources(evidence: Sequence[Evidence]) -> list[str]:
    return [slice_.source for slice_ in evidence]


def _dates(interval: Interval | None) -> list[str]:
    return [form for day in (interval.start, interval.end) if day for form in _date(day)] if interval else []


def _date(iso: str) -> list[str]:
    """Return an ISO date with its parts in words: "2025-09-04", "4 September 2025 Sep"."""
    year, *rest = iso.split("-")
    month = MONTHS[int(rest[0]) - 1] if rest and rest[0].isdigit() and 1 <= int(rest[0]) <= 12 else ""
    day = str(int(rest[1])) if len(rest) > 1 and rest[1].isdigit() else ""
    return [iso, f"{day} {month} {year} {month[:3]} {int(rest[0]) if month else ''}".strip()]


def _refs(ground: Ground) -> Check:
    if not ground.missing and ground.refs:
        return Check(name="place", verdict="passed")
    detail = (
        f"refers to {', '.join(ground.missing)}, which is nothing in the briefing"
        if ground.missing
        else "refers to nothing"
    )
    return Check(name="place", verdict="failed", detail=detail)


def _sober(text: str, ground: Ground) -> Check:
    """Check that the sentence neither forecasts nor rates its own confidence."""
    strange = [
        w for w in (*FORECAST, *CONFIDENCE) if wordings.contains(text, w) and not wordings.contains(ground.words, w)
    ]
    if not strange:
        return Check(name="hedge", verdict="passed")
    detail = f"forecasts or rates its own confidence: {', '.join(strange)}"
    return Check(name="hedge", verdict="failed", detail=detail)


def _stance(text: str, ground: Ground) -> Check:
    """Check that no actor is said to be for what its referenced positions are against, or the other way round.

    Only an actor's own verb or adjective of attitude counts, and only where its referenced positions agree among
    themselves; a sentence may say more carefully, or less, than the positions do.
    """
    by_id = {actor.id: actor for actor in ground.briefing.actors}
    issues = {issue.id: issue.statement for issue in ground.briefing.issues}
    # Read with everybody in view: beside one body alone, "the Commission" would be that body.
    reading = Reading(text, Cast(tuple(map(_noted, ground.briefing.actors))))
    for speaker in dict.fromkeys(position.speaker for position in ground.positions if position.speaker in by_id):
        held = [position for position in ground.positions if position.speaker == speaker]
        wanted = {_sign(position, issues.get(position.issue, "")) for position in held}
        if len(wanted) != 1 or 0 in wanted:
            continue
        actor = by_id[speaker]
        issue = " ".join(issues.get(position.issue, "") for position in held)
        signs = {clause_sign(reading, h, issue) for h in reading.holdings if h.own and h.held_by(actor.name)} - {0}
        if signs and not signs & wanted:
            side = "for" if 1 in signs else "against"
            detail = f"{actor.name} is worded {side}: the positions say {held[0].stance} of {issue}"
            return Check(name="polarity", verdict="failed", detail=detail)
    return Check(name="polarity", verdict="passed")


def _noted(actor: Actor) -> NotedActor:
    return NotedActor.model_construct(
        name=actor.name,
        kind=ActorKind(actor.kind),
        aliases=list(actor.aliases),
        office=None,
        organisation=None,
        sentences=[],
    )


def _sign(position: Position, issue: str) -> int:
    side = {Stance.SUPPORT: 1, Stance.OPPOSE: -1}.get(position.stance, 0)
    return side * issue_sign(issue)
