"""Check each claim of one article's notes; what fails a check goes to quarantine whole, with the reasons."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ...lexicon import hedges
from ...schemas import (
    Certainty,
    Check,
    CheckedDispute,
    CheckedEvent,
    CheckedPosition,
    CheckedProposal,
    CheckedUnknown,
    Hop,
    NotedActor,
    NotedDispute,
    NotedEvent,
    NotedHop,
    NotedPosition,
    NotedProposal,
    NotedUnknown,
    Quarantined,
)
from . import place, wordings
from .foreign import marked
from .hedge import hedge
from .mentions import wordings as wordings_of
from .polarity import polarity
from .scene import Stage
from .speaker import present, speaker

Kind = Literal["position", "proposal", "dispute", "event", "unknown"]
TOPICAL = 2
"""Sentences a name must stand in to be what the whole article is about, so that an issue may name it."""
_NORMATIVE = re.compile(
    r"\b(?:should|must|ought to|needs? to|has to|have to|had better|may not|shall|cannot|can't|is to be|are to be)\b",
    re.I,
)


@dataclass(frozen=True)
class Claim:
    """How a claim reads in quarantine."""

    kind: Kind
    text: str
    actor: str | None = None


@dataclass(frozen=True)
class Worded:
    """The generated words of one claim."""

    texts: tuple[str, ...]
    """What says what happened or was said."""
    shared: tuple[str, ...] = ()
    """Issues and questions, which many articles share and which may name what the article speaks of throughout."""
    people: tuple[str, ...] = ()
    """Labels of the actors it is about."""
    dated: tuple[str, ...] = ()
    """Words that date it, as printed."""


@dataclass(frozen=True)
class Desk:
    """What every check of one article's claims needs."""

    stage: Stage
    ids: dict[str, str]
    """Name of each actor that passed, to its id; claims laid to any other fail."""

    def near(self, cited: Sequence[int]) -> str:
        """Return the text a name may come from: the cited sentences, their paragraphs, those before, the headline."""
        key = tuple(cited)
        if key not in self._near:
            self._near[key] = self._read_near(cited)
        return self._near[key]

    @cached_property
    def _near(self) -> dict[tuple[int, ...], str]:
        return {}

    def _read_near(self, cited: Sequence[int]) -> str:
        article = self.stage.article
        title = [article.title] if article.title else []
        beside = sorted({*place.around(article, cited), *self._headlines})
        cited_first = [*title, *place.readings(article, cited), *place.readings(article, beside)]
        return "\n".join(cited_first)[: 2 * place.LONGEST]

    @cached_property
    def _headlines(self) -> list[int]:
        return [s.n for s in self.stage.article.sentences if s.part == "title"]

    def topical(self) -> str:
        """Return the names that stand in so many sentences that the article is about them."""
        return self._topical

    @cached_property
    def _topical(self) -> str:
        return " ".join(word for word, count in self.stage.capitals.items() if count >= TOPICAL)

    def own(self, labels: Iterable[str], cited: Sequence[int]) -> list[str]:
        """Return every name of the actors a claim is about, and of those its sentences speak of by any name."""
        actors = [self.stage.cast.find(label) for label in labels]
        actors += [a for a in self.stage.cast.actors if any(self.stage.speaks_of(n, a) for n in cited)]
        return [name for actor in actors if actor for name in (actor.name, *actor.aliases, actor.organisation or "")]

    def marked(self, checks: Iterable[Check]) -> list[Check]:
        """Say of checks of an article in another language that they read its translation."""
        return marked(checks) if self.stage.original else list(checks)

    def id_of(self, label: str) -> str | None:
        """Return the id of the checked actor that a label names."""
        actor = self.stage.cast.find(label)
        return self.ids.get(actor.name) if actor else None

    def ids_of(self, labels: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of several actors, each once."""
        return tuple(dict.fromkeys(found for label in labels if (found := self.id_of(label))))


def check_position(key: str, noted: NotedPosition, desk: Desk) -> CheckedPosition | Quarantined:
    """Check a position: place, speaker, polarity, hedge, numbers, names and quote."""
    cited = place.valid(desk.stage.article, noted.sentences)
    actor = desk.stage.cast.find(noted.actor)
    people = (noted.actor, *_some(noted.on_behalf_of))
    known = _known(people, desk)
    worded = Worded((noted.statement, *noted.conditions), (noted.issue,), people, _some(noted.said_on))
    checks = [place.place(desk.stage.article, noted.sentences)]
    if cited and actor and known.verdict == "passed":
        checks += desk.marked(check(noted, actor, desk.stage, cited) for check in (speaker, polarity, hedge))
        checks += _named_in_original(actor, cited, desk)
    else:
        checks.append(known)
    checks += _wording_checks(worded, cited, desk)
    checks += desk.marked(_relay_checks(noted.chain, cited, desk))
    claim = f"{noted.actor} — {noted.stance} — {noted.issue}: {noted.statement}"
    failed = tuple(check for check in checks if check.verdict == "failed")
    speaking = desk.id_of(noted.actor)
    if failed or speaking is None:
        return _quarantined(key, Claim("position", claim, noted.actor), noted, desk, failed)
    return CheckedPosition(
        id=key,
        actor=speaking,
        on_behalf_of=desk.id_of(noted.on_behalf_of) if noted.on_behalf_of else None,
        issue=noted.issue,
        form="normative" if _NORMATIVE.search(noted.issue) else "topic",
        stance=noted.stance,
        statement=noted.statement,
        modality=noted.modality,
        conditions=tuple(noted.conditions),
        certainty=noted.certainty,
        chain=tuple(_hop(hop) for hop in noted.chain),
        said_on=noted.said_on,
        narrator_only=noted.narrator_only,
        evidence=desk.stage.cut(cited),
        checks=tuple(checks),
    )


def check_proposal(key: str, noted: NotedProposal, desk: Desk) -> CheckedProposal | Quarantined:
    """Check a proposal: everybody it names stands near it, and its words in it."""
    people = (*noted.proposers, *noted.supporters, *noted.opponents)
    cited, checks = _common(Worded((noted.text, *noted.conditions), (), people), noted.sentences, desk)
    checks += desk.marked([_all_present(people, cited, desk)])
    failed = tuple(check for check in checks if check.verdict == "failed")
    if failed:
        return _quarantined(key, Claim("proposal", noted.text, ", ".join(noted.proposers) or None), noted, desk, failed)
    return CheckedProposal(
        id=key,
        text=noted.text,
        proposers=desk.ids_of(noted.proposers),
        supporters=desk.ids_of(noted.supporters),
        opponents=desk.ids_of(noted.opponents),
        conditions=tuple(noted.conditions),
        status=noted.status,
        issue=noted.issue,
        evidence=desk.stage.cut(cited),
        checks=tuple(checks),
    )


def check_dispute(key: str, noted: NotedDispute, desk: Desk) -> CheckedDispute | Quarantined:
    """Check a dispute: each side stands in its evidence, and nobody on both."""
    people = (*noted.side_a, *noted.side_b)
    cited, checks = _common(Worded((), (noted.question,), people), noted.sentences, desk)
    checks += desk.marked([_sides(noted, cited, desk)])
    failed = tuple(check for check in checks if check.verdict == "failed")
    claim = f"{', '.join(noted.side_a)} v. {', '.join(noted.side_b)}: {noted.question}"
    if failed:
        return _quarantined(key, Claim("dispute", claim, ", ".join(noted.side_a)), noted, desk, failed)
    return CheckedDispute(
        id=key,
        question=noted.question,
        issue=noted.issue,
        side_a=desk.ids_of(noted.side_a),
        side_b=desk.ids_of(noted.side_b),
        evidence=desk.stage.cut(cited),
        checks=tuple(checks),
    )


def check_event(key: str, noted: NotedEvent, desk: Desk) -> CheckedEvent | Quarantined:
    """Check an event: its words and the words that date it stand in its evidence."""
    cited, checks = _common(Worded((noted.text,), dated=(noted.when,)), noted.sentences, desk)
    failed = tuple(check for check in checks if check.verdict == "failed")
    if failed:
        return _quarantined(key, Claim("event", f"{noted.when}: {noted.text}"), noted, desk, failed)
    return CheckedEvent(
        id=key,
        text=noted.text,
        when=noted.when,
        planned=noted.planned,
        evidence=desk.stage.cut(cited),
        checks=tuple(checks),
    )


def check_unknown(key: str, noted: NotedUnknown, desk: Desk) -> CheckedUnknown | Quarantined:
    """Check an open question: its words stand in its evidence."""
    cited, checks = _common(Worded((noted.text,)), noted.sentences, desk)
    failed = tuple(check for check in checks if check.verdict == "failed")
    if failed:
        return _quarantined(key, Claim("unknown", noted.text), noted, desk, failed)
    return CheckedUnknown(id=key, text=noted.text, evidence=desk.stage.cut(cited), checks=tuple(checks))


Noted = NotedPosition | NotedProposal | NotedDispute | NotedEvent | NotedUnknown


def _common(worded: Worded, sentences: list[int], desk: Desk) -> tuple[list[int], list[Check]]:
    """Run the checks that every claim shares; return the sentences that exist and the checks."""
    cited = place.valid(desk.stage.article, sentences)
    checks = [place.place(desk.stage.article, sentences)]
    if worded.people:
        checks.append(_known(worded.people, desk))
    return cited, [*checks, *_wording_checks(worded, cited, desk)]


def _wording_checks(worded: Worded, cited: list[int], desk: Desk) -> list[Check]:
    """Check numbers, names and quotations of generated texts.

    Numbers, dates and quotations must stand in the cited sentences themselves; those of an issue or a question, which
    other claims share, anywhere in the article. A name may also come from the rest of the paragraph, the sentences just
    before, the headline or the actors that the sentences speak of, and in a shared text from what the article speaks of
    throughout.
    """
    texts = (*worded.texts, *worded.shared)
    evidence, near, own = (
        "\n".join(place.readings(desk.stage.article, cited)),
        desk.near(cited),
        desk.own(worded.people, cited),
    )
    strange = wordings.numbers(worded.shared, desk.stage.text)
    counted = wordings.numbers(worded.texts, evidence, worded.dated) if strange.verdict != "failed" else strange
    checks = [counted, wordings.quote(texts, evidence)]
    names = [wordings.names(worded.texts, near, own, desk.stage.text)]
    if worded.shared:
        names.append(wordings.names(worded.shared, f"{near}\n{desk.topical()}", own, desk.stage.text))
    checks.append(next((check for check in names if check.verdict == "failed"), names[0]))
    return _beside_original(checks, texts, own, cited, desk) if desk.stage.original else checks


def _beside_original(
    checks: Sequence[Check], texts: Sequence[str], own: Sequence[str], cited: list[int], desk: Desk
) -> list[Check]:
    """Hold against the original what can be: figures and names where the scripts let them, quotations always.

    Args:
        checks: of numbers, quotations and names, made on the translation.
        texts: generated texts.
        own: names of the actors the claim is about, which stand in the original.
        cited: numbers of sentences.
        desk: of an article in another language.

    Returns:
        The same checks, marked where only the translation shows it; a translated quotation is no quotation, so that
        check reads the original alone. And whether the translation is whole and keeps the figures.
    """
    original = desk.stage.original
    if original is None:
        return list(checks)
    counted, _, named = checks
    counted = counted if original.figured(texts, cited) else marked([counted])[0]
    quoted = wordings.quote(texts, "\n".join(place.readings(original.article, cited)))
    printed = wordings.names(texts, original.near(place.around(original.article, cited)), own, desk.stage.text)
    named = named if printed.verdict == named.verdict else marked([named])[0]
    return [counted, quoted, named, original.faithful(cited)]


def _named_in_original(actor: NotedActor, cited: list[int], desk: Desk) -> list[Check]:
    """Check that each sentence whose translation names the actor names it in the original, in some wording of it."""
    original = desk.stage.original
    if original is None:
        return []
    named = [n for n in cited if any(m.how == "name" for m in desk.stage.mentioned(n, actor))]
    missing = [n for n in named if not original.names(wordings_of(actor), [n])]
    if not missing:
        return []
    detail = f"sentence {', '.join(map(str, missing))} names {actor.name} in the translation, not in the original"
    return [Check(name="speaker", verdict="failed", detail=detail)]


def _relay_checks(chain: Sequence[NotedHop], cited: list[int], desk: Desk) -> list[Check]:
    """Check that each relay stands near the evidence, with the words and the hedge it is said to use."""
    if not chain or not cited:
        return []
    near, evidence = desk.near(cited), "\n".join(place.readings(desk.stage.article, cited))
    absent = [hop.who for hop in chain if not wordings.contains(near, hop.who) and not _spoken_of(hop.who, cited, desk)]
    faults = [f'"{who}" relays it nowhere near the evidence' for who in absent]
    words = {word for hop in chain for word in (*hop.cue.lower().split(), *(hop.hedge or "").lower().split())}
    faults += [f'the evidence has no "{word}"' for word in sorted(words) if not wordings.contains(near, word)]
    faults += [
        f'the evidence has no "{hop.hedge}"'
        for hop in chain
        if hop.hedge and not wordings.contains(evidence, hop.hedge)
    ]
    return [Check(name="names", verdict="failed" if faults else "passed", detail="; ".join(faults))]


def _spoken_of(label: str, cited: list[int], desk: Desk) -> bool:
    """Whether the cited sentences speak of a noted actor by another of its names."""
    actor = desk.stage.cast.find(label)
    return actor is not None and any(desk.stage.speaks_of(n, actor) for n in cited)


def _known(people: Iterable[str], desk: Desk) -> Check:
    """Check that everybody a claim names is an actor that passed."""
    lost = [label for label in people if desk.id_of(label) is None]
    if not lost:
        return Check(name="speaker", verdict="passed")
    detail = f"{', '.join(lost)}: not among the actors that stand in the article"
    return Check(name="speaker", verdict="failed", detail=detail)


def _all_present(people: Iterable[str], cited: list[int], desk: Desk) -> Check:
    missing = [label for label in people if not _stands_near(label, cited, desk)]
    detail = f"{', '.join(missing)}: neither in the cited sentences nor just before them" if missing else ""
    return Check(name="speaker", verdict="failed" if missing else "passed", detail=detail)


def _sides(noted: NotedDispute, cited: list[int], desk: Desk) -> Check:
    """Check that each side has somebody in the evidence and that nobody stands on both."""
    both = set(desk.ids_of(noted.side_a)) & set(desk.ids_of(noted.side_b))
    empty = [side for side in (noted.side_a, noted.side_b) if not any(_stands_near(x, cited, desk) for x in side)]
    if both:
        return Check(name="speaker", verdict="failed", detail="the same actor stands on both sides")
    detail = "; ".join(f"no trace in the evidence of the side {', '.join(side)}" for side in empty)
    return Check(name="speaker", verdict="failed" if empty else "passed", detail=detail)


def _stands_near(label: str, cited: list[int], desk: Desk) -> bool:
    """Whether an actor stands in the cited sentences, their paragraphs or just before them."""
    actor: NotedActor | None = desk.stage.cast.find(label)
    if actor is None:
        return False
    around = place.around(desk.stage.article, cited)
    return present(actor, desk.stage, cited) or any(desk.stage.speaks_of(n, actor) for n in around)


def _hop(noted: NotedHop) -> Hop:
    """Grade a relay: its hedge says how firm it leaves the claim, and a relay without one leaves it reported."""
    known = hedges.of_phrase(noted.hedge) if noted.hedge else None
    certainty = known.certainty if known else Certainty.REPORTED
    return Hop(who=noted.who, cue=noted.cue, hedge=noted.hedge, certainty=certainty)


def _some(label: str | None) -> tuple[str, ...]:
    return (label,) if label else ()


def _quarantined(key: str, claim: Claim, noted: Noted, desk: Desk, failed: tuple[Check, ...]) -> Quarantined:
    return Quarantined(
        id=key,
        kind=claim.kind,
        source=desk.stage.printed.id,
        claim=" ".join(claim.text.split()),
        actor=claim.actor or None,
        sentences=tuple(noted.sentences),
        failed=failed,
    )


__all__ = ["Desk", "check_dispute", "check_event", "check_position", "check_proposal", "check_unknown"]
