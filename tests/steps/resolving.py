"""Small checked notes for resolving, written as what an article says about whom."""

import re
from collections.abc import Sequence

from summarizer.schemas import (
    ActorKind,
    Article,
    CheckedActor,
    CheckedEvent,
    CheckedNotes,
    CheckedPosition,
    Dossier,
    Evidence,
    Hop,
    Links,
    Published,
    Sentence,
)
from summarizer.steps.resolve import resolve

NO_LINKS = Links(actors=[], issues=[])
_END = re.compile(r"(?<=[.!?])[”\"]?\s+")


def article(key: str, text: str = "A text.", *, published: str | None = None, outlet: str | None = None) -> Article:
    """Make an article with plainly cut sentences; its file is named by the key."""
    sentences, at = [], 0
    for piece in [*_END.split(text)]:
        at = text.index(piece, at)
        if piece.strip():
            sentences.append(Sentence(n=len(sentences) + 1, start=at, end=at + len(piece)))
        at += len(piece)
    given = {4: "year", 7: "month", 10: "day"}
    return Article(
        id=f"id-{key}",
        file=f"{key}.txt",
        text=text,
        outlet=outlet,
        published=Published(value=published, precision=given[len(published)], basis="given")
        if published
        else Published(),
        sentences=tuple(sentences),
    )


def actor(
    name: str,
    kind: str = "person",
    *,
    aliases: Sequence[str] = (),
    office: str | None = None,
    organisation: str | None = None,
) -> CheckedActor:
    """Make an actor without an id; notes_of numbers them."""
    return CheckedActor(
        id="",
        name=name,
        kind=ActorKind(kind),
        aliases=tuple(aliases),
        office=office,
        organisation=organisation,
        evidence=(),
    )


def notes_of(
    of: Article,
    *actors: CheckedActor,
    issues: Sequence[tuple[str, str]] = (),
    said_on: Sequence[str] = (),
    events: Sequence[tuple[str, bool]] = (),
    upstream: str | None = None,
) -> CheckedNotes:
    """Make the notes of an article.

    Args:
        of: the article.
        actors: in order; ids end in a1, a2, ...
        issues: wording and stance of positions, all held by the first actor.
        said_on: words that date further positions.
        events: words that date events, and whether they are planned.
        upstream: outlet that the positions come through.
    """
    first = Evidence(source=of.id, sentences=(1,), start=0, end=1, quote=of.text[:1])
    numbered = [one.model_copy(update={"id": f"{of.id}-a{n}", "evidence": (first,)}) for n, one in enumerate(actors, 1)]
    worded = [*((text, stance, None) for text, stance in issues), *(("It should be.", "support", w) for w in said_on)]
    chain = (Hop(who=upstream, cue="reported"),) if upstream else ()
    if upstream and not worded:
        worded = [("It should be.", "support", None)]
    positions = [
        CheckedPosition(
            id=f"{of.id}-p{n}",
            actor=f"{of.id}-a1",
            issue=text,
            form="normative" if text.endswith(".") else "topic",
            stance=stance,
            statement="It says so.",
            modality="demand",
            certainty="stated",
            said_on=words,
            chain=chain,
            evidence=(first,),
        )
        for n, (text, stance, words) in enumerate(worded, 1)
    ]
    dated = [
        CheckedEvent(id=f"{of.id}-e{n}", text="It happens.", when=when, planned=planned, evidence=(first,))
        for n, (when, planned) in enumerate(events, 1)
    ]
    return CheckedNotes(article=of.id, actors=tuple(numbered), positions=tuple(positions), events=tuple(dated))


def dossier(*casts: Sequence[CheckedActor], links: Links = NO_LINKS) -> Dossier:
    """Resolve articles of which only the actors matter, one cast an article; files are a, b, c, ..."""
    articles = [article("abcdefghij"[n], f"Article number {n}.") for n in range(len(casts))]
    return resolve([(a, notes_of(a, *cast)) for a, cast in zip(articles, casts, strict=True)], links, today=None)


def together(of: Dossier, one: str, other: str) -> bool:
    """Whether two mentions, such as "a1" (first article's first) and "b2", became one actor."""
    ids = [of.actor_of[f"id-{key[0]}-a{key[1:]}"] for key in (one, other)]
    return ids[0] == ids[1]
