"""What an office is called: a title that a list can print, whatever words an article had for its holder."""

import re

from ...lexicon.spelling import fold
from ...lexicon.titles import titles

_DOING = {
    "leader": "leads led leading",
    "head": "heads headed heading runs ran running",
    "chair": "chairs chaired chairing",
    "director": "directs directed directing",
    "commander": "commands commanded commanding",
    "manager": "manages managed managing",
}
_NOUNS = {form: noun for noun, forms in _DOING.items() for form in forms.split()}
_NO_POST = frozenset(
    "successor predecessor challenger candidate nominee contender witness defendant plaintiff claimant resident "
    "who which that we i he she they".split()
)
_BEFORE_PLACE = frozenset("of for to at in on from as against".split())
_TAIL = re.compile(r"\s(?:of|for|to|at|in|on|from)\s", re.IGNORECASE)


def post(office: str) -> str | None:
    """Name an office as a title: who "leads the island's delegation" is the leader of that delegation.

    Args:
        office: as an article words it.

    Returns:
        The title, or None for what names no office, such as "successor" or "ran for mayor".
    """
    words = office.split()
    low = fold(office).split()
    if not words or not _NO_POST.isdisjoint(low):
        return None
    noun = _NOUNS.get(low[0])
    if noun is None or _is_title(low):
        return office
    return " ".join((noun, "of", *words[1:])) if len(words) > 1 and low[1] not in _BEFORE_PLACE else None


def _is_title(low: list[str]) -> bool:
    """Whether the noun the words are built on is one that people hold: "managing director"."""
    core = _TAIL.split(" ".join(low))[0].split()
    return core[-1] in titles("head") | titles("rank") or " ".join(low) in titles("office")
