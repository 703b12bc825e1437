"""Between an article and a prompt: numbered lines in, notes of several calls made one."""

import json
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TypeVar

from ...prompting import inert
from ...schemas import Article, ForeignNotes, Frozen, NotedActor, NotedPosition, Notes, Quarantined

WHOLE = 60_000
"""Characters of an article shown in one call at most (about 15,000 tokens); a longer one is read in windows."""
BEFORE, AFTER = 2, 1
"""Neighbours a window shows for context: enough for "he" and for the sentence that completes a quotation."""
_CITED = 6
"""Sentence numbers one entry may cite, as in the schema."""

Entry = TypeVar("Entry", bound=Frozen)

Span = tuple[int, int]
"""First and last sentence number, both inside."""


def lines(article: Article, numbers: Iterable[int]) -> str:
    """Write sentences one a line behind their numbers, paragraphs parted by an empty line, chat marks made inert.

    Args:
        article: cleaned.
        numbers: which sentences, ascending.
    """
    written: list[str] = []
    paragraph: int | None = None
    for n in numbers:
        sentence = article.sentences[n - 1]
        if paragraph is not None and sentence.paragraph != paragraph:
            written.append("")
        paragraph = sentence.paragraph
        written.append(f"[{n}] {inert(article.reading(n))}")
    return "\n".join(written)


def spans(article: Article, window: int) -> list[Span]:
    """Divide an article into what one call reads.

    Args:
        article: cleaned.
        window: sentences a call; 0 for as much as ``WHOLE`` allows.
    """
    divided: list[Span] = []
    first, size = 1, 0
    for n, sentence in enumerate(article.sentences, start=1):
        size += sentence.end - sentence.start
        full = n - first + 1 > window if window else size > WHOLE
        if full and n > first:
            divided.append((first, n - 1))
            first, size = n, sentence.end - sentence.start
    if article.sentences:
        divided.append((first, len(article.sentences)))
    return divided


def around(article: Article, span: Span) -> range:
    """Return the numbers of a window with its neighbours."""
    return range(max(1, span[0] - BEFORE), min(len(article.sentences), span[1] + AFTER) + 1)


def cited(article: Article, faults: Sequence[Quarantined]) -> list[int]:
    """Return the numbers of the sentences that faulty claims cite, with their neighbours; all when they cite none."""
    total = len(article.sentences)
    near = {m for fault in faults for n in fault.sentences for m in range(n - BEFORE, n + AFTER + 1) if 1 <= m <= total}
    return sorted(near) or list(range(1, total + 1))


def claims(faults: Sequence[Quarantined]) -> str:
    """Write failed claims one a line as JSON, with what each check found."""
    return "\n".join(
        inert(
            json.dumps(
                {
                    "kind": fault.kind,
                    "actor": fault.actor,
                    "claim": fault.claim,
                    "sentences": fault.sentences,
                    "found": [f"{check.name}: {check.detail}" for check in fault.failed],
                },
                ensure_ascii=False,
            )
        )
        for fault in faults
    )


def united(parts: Sequence[Notes]) -> Notes:
    """Make one set of notes of those of an article's windows.

    The same actor or position noted in two windows becomes one that cites both. The result may be longer than one
    answer may be: the bounds of the schema are there for models.
    """
    if len(parts) == 1:
        return parts[0]
    actors: dict[str, NotedActor] = {}
    positions: dict[tuple[object, ...], NotedPosition] = {}
    for notes in parts:
        for actor in notes.actors:
            known = actors.get(actor.name)
            actors[actor.name] = actor if known is None else _joined(known, actor)
        for position in notes.positions:
            same = (position.actor, position.issue, position.stance, tuple(position.conditions), position.said_on)
            held = positions.get(same)
            if held is None:
                positions[same] = position
            elif len(together := sorted({*held.sentences, *position.sentences})) <= _CITED:
                positions[same] = held.model_copy(update={"sentences": together})
            else:
                positions[(*same, tuple(position.sentences))] = position
    said = {line.n: line for notes in parts if isinstance(notes, ForeignNotes) for line in reversed(notes.translations)}
    made = partial(ForeignNotes.model_construct, translations=[said[n] for n in sorted(said)])
    return (made if said else Notes.model_construct)(
        actors=list(actors.values()),
        positions=list(positions.values()),
        proposals=_distinct(entry for notes in parts for entry in notes.proposals),
        disputes=_distinct(entry for notes in parts for entry in notes.disputes),
        events=_distinct(entry for notes in parts for entry in notes.events),
        unknowns=_distinct(entry for notes in parts for entry in notes.unknowns),
    )


def _joined(known: NotedActor, again: NotedActor) -> NotedActor:
    """Unite two entries of one actor; an office that only one window shows is kept with its sentences."""
    office = known if known.office else again
    return known.model_copy(
        update={
            "aliases": list(dict.fromkeys([*known.aliases, *again.aliases])),
            "office": office.office,
            "organisation": office.organisation,
            "sentences": sorted({*office.sentences, *known.sentences[:1], *again.sentences[:1]})[:_CITED],
        }
    )


def _distinct(entries: Iterable[Entry]) -> list[Entry]:
    """Drop entries that two windows noted word for word."""
    return list({entry.model_dump_json(): entry for entry in entries}.values())
