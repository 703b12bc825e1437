"""Changes of an output that mean nothing, and outputs that belong to another article."""

import unicodedata
from collections.abc import Callable
from random import Random

from ..schemas import Actor, Briefing, Evidence
from .case import Case, Story
from .gold import as_briefing

_CURLY = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "«": '"', "»": '"'})


def reordered(story: Story, case: Case) -> Briefing:
    """Everything in another order, under other ids."""
    right, dice = as_briefing(story, case), Random(7)  # noqa: S311 - a shuffle, not a secret
    lists = {name: list(getattr(right, name)) for name in ("actors", "issues", "positions", "proposals", "disputes")}
    for listed in lists.values():
        dice.shuffle(listed)
    lists["positions"] = [p.model_copy(update={"id": f"z{at}"}) for at, p in enumerate(lists["positions"])]
    return right.model_copy(update={name: tuple(listed) for name, listed in lists.items()})


def respelled(story: Story, case: Case) -> Briefing:
    """Names in capitals, without diacritics, with an article before them."""
    right = as_briefing(story, case)
    return right.model_copy(update={"actors": tuple(map(_respelled, right.actors))})


def _respelled(actor: Actor) -> Actor:
    names = tuple(f"The {_bare(alias).upper()}" for alias in actor.aliases)
    return actor.model_copy(update={"name": f"the  {_bare(actor.name).upper()}", "aliases": names})


def _bare(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def requoted(story: Story, case: Case) -> Briefing:
    """Straight quotation marks in place of curly ones, in names, issues, conditions and quotations alike."""
    right = as_briefing(story, case)
    text = right.model_dump_json(exclude={"sources"})
    plain = Briefing.model_validate_json(_escaped(text))
    return plain.model_copy(update={"sources": right.sources})


def _escaped(text: str) -> str:
    """Replace marks inside JSON, where a straight double quotation mark needs its backslash."""
    return text.translate({at: '\\"' if mark == '"' else mark for at, mark in _CURLY.items()})


def borrowed(story: Story, other: Case, case: Case, *, requoted: bool) -> Briefing:
    """Another article's labels given as an answer to this one.

    Args:
        story: the other article's story.
        other: the article the labels are of.
        case: the article they are given for.
        requoted: whether quotations are cut anew from this article, so that each is verbatim.
    """
    right = as_briefing(story, other)
    if not requoted:
        return right

    def cut(pieces: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(p.model_copy(update={"quote": case.text[p.start : p.end]}) for p in pieces)

    lists = {name: getattr(right, name) for name in ("positions", "proposals", "disputes")}
    return right.model_copy(
        update={
            name: tuple(entry.model_copy(update={"evidence": cut(entry.evidence)}) for entry in listed)
            for name, listed in lists.items()
        }
    )


HARMLESS: dict[str, Callable[[Story, Case], Briefing]] = {
    "reorder everything": reordered,
    "respell names": respelled,
    "straighten quotation marks": requoted,
}
