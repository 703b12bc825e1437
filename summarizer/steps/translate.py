"""Take a model's lines for a page in another language: what does not carry the English line is refused, and said so."""

import re
from collections.abc import Iterable, Sequence

from ..lexicon.scripts import alike, figures_of, in_latin, reads_as
from ..lexicon.spelling import fold
from ..schemas import Actor, ActorKind, Briefing, Check, Phrase, Quarantined

_QUOTED = re.compile(r"“([^”]*)”")
_WORD = re.compile(r"[^\W\d_]+")
LONGER = 2.0
"""Times the characters of the English line, and ``MORE`` beside them, that a line may have."""
MORE = 40


def accept(briefing: Briefing, lines: Sequence[tuple[str, Sequence[str]]], told: Sequence[str | None]) -> Briefing:
    """Keep the lines that carry what the English ones say, as far as code can tell.

    Args:
        briefing: whose page is wanted in another language.
        lines: what its page says in composed words in English, with the ids of the items each speaks of.
        told: what a model says for each; None where it says nothing.

    Returns:
        The briefing with its phrases; a refused line stays in English, and is in quarantine with the reason.
    """
    kept: dict[str, str] = {}
    refused: list[Quarantined] = []
    for n, ((text, items), said) in enumerate(zip(lines, told, strict=True), start=1):
        flat = " ".join((said or "").split())
        failed = faults(text, flat, speakers(briefing, items)) if flat else ()
        if failed:
            refused.append(Quarantined(id=f"page-{n}", kind="wording", claim=flat, failed=failed))
        elif flat:
            kept.setdefault(text, flat)
    return briefing.model_copy(
        update={
            "phrases": tuple(Phrase(text=text, said=said) for text, said in kept.items()),
            "quarantine": (*briefing.quarantine, *refused),
        }
    )


def recheck(briefing: Briefing) -> tuple[Quarantined, ...]:
    """Check the lines of a finished briefing again, without knowing which items each speaks of."""
    people = [actor for actor in briefing.actors if actor.kind is ActorKind.PERSON]
    found = (
        (n, phrase, faults(phrase.text, phrase.said, people)) for n, phrase in enumerate(briefing.phrases, start=1)
    )
    return tuple(
        Quarantined(id=f"page-{n}", kind="wording", claim=phrase.said, failed=failed)
        for n, phrase, failed in found
        if failed
    )


def speakers(briefing: Briefing, items: Iterable[str]) -> list[Actor]:
    """List the people of a briefing; those of the items first, though any may be named in a line."""
    wanted = set(items)
    people = [actor for actor in briefing.actors if actor.kind is ActorKind.PERSON]
    return sorted(people, key=lambda actor: actor.id not in wanted)


def faults(text: str, said: str, people: Iterable[Actor]) -> tuple[Check, ...]:
    """Say why a line does not carry the English one.

    Rules: the same figures; the family name of each person the English line names, in this script or another; quoted
    words letter for letter; no more than about twice the length. Whether it says the same otherwise no rule can tell,
    so the page names the model that put it.

    Args:
        text: composed in English.
        said: in the language of the page.
        people: actors that the line may name.
    """
    found = []
    here, there = figures_of(text), figures_of(said)
    strange = [figure for figure in there if not any(reads_as(figure, other) for other in here)]
    lost = [figure for figure in here if not any(reads_as(other, figure) for other in there)]
    if strange or lost:
        detail = f"the line has {', '.join(strange) or 'no other figure'}, and lacks {', '.join(lost) or 'none'}"
        found.append(Check(name="numbers", verdict="failed", detail=detail))
    missing = sorted({name for name in _families(text, people) if not _holds(said, name)})
    if missing:
        found.append(Check(name="names", verdict="failed", detail=f"the line does not name {', '.join(missing)}"))
    quoted = [words for words in _QUOTED.findall(text) if words not in said]
    if quoted:
        found.append(Check(name="quote", verdict="failed", detail=f"the line does not quote {'; '.join(quoted)}"))
    if len(said) > LONGER * len(text) + MORE:
        detail = f"has {len(said)} characters for {len(text)} in English"
        found.append(Check(name="place", verdict="failed", detail=detail))
    return tuple(found)


def _families(text: str, people: Iterable[Actor]) -> Iterable[str]:
    """Family names of people that stand in a text."""
    words = {fold(word) for word in _WORD.findall(text)}
    names = (actor.name.split()[-1] for actor in people if actor.name)
    return (name for name in names if len(name) > 2 and fold(name) in words)


def _holds(said: str, name: str) -> bool:
    key = in_latin(name)
    return any(alike(key, in_latin(word)) for word in _WORD.findall(said)) or fold(name) in fold(said)
