"""Outlets that a sentence says it has its news from: "the Evening Gazette reported", "first reported by", "citing"."""

import re
from collections.abc import Iterator
from functools import cache

from . import table
from .spelling import fold

_NAME = r"(?:[Tt]he |[Aa]n? )?(?P<name>[A-Z][\w&'’-]*(?: (?:(?:of|de|la|le|and) )?[A-Z][\w&'’-]*){0,5})"
_PIECE = r"(?:an |in )?(?:interview|interviews|article|report|story|comments|remarks)"
_BEFORE = re.compile(
    r"\b(?P<cue>[Aa]ccording to|reported by|citing|cited by|quoting|quoted by|told"
    rf"|(?:obtained|seen|reviewed|published) by|{_PIECE} (?:with|in|by|to|from))\s{_NAME}"
)
_AFTER = re.compile(
    _NAME + r"[,]?\s(?:has |had |have )?(?:first |also |earlier |later |previously |exclusively )?"
    r"(?:reported|reports|wrote|writes|revealed|reveals|learned|learnt|noted|notes|quoted|quotes|cited|cites)\b"
)
_MOST_LETTERS = 2_000
"""Letters of a sentence that are looked at: a bound for hostile texts."""


def relayed(text: str) -> frozenset[str]:
    """List the outlets a sentence has its news from.

    Args:
        text: one sentence.

    Returns:
        Their folded names, without an article. A name counts where it ends as names of outlets do ("Evening Gazette",
        "Harbour Press") or is one of the world's agencies and broadcasters; "first reported by" needs neither.
    """
    return frozenset(_relayed(text[:_MOST_LETTERS]))


def _relayed(text: str) -> Iterator[str]:
    for match in _BEFORE.finditer(text):
        first = match["cue"] == "reported by" and text[: match.start()].endswith("first ")
        yield from _outlet(match["name"], anyone=first)
    for match in _AFTER.finditer(text):
        yield from _outlet(match["name"], anyone=False)


def _outlet(name: str, *, anyone: bool) -> Iterator[str]:
    words = fold(name).split()
    ends, names = _outlets()
    if not words:
        return
    known = words[-1] in names or (len(words) > 1 and words[-1] in ends)
    if known or words[0] in names or anyone:
        yield " ".join(words)


@cache
def _outlets() -> tuple[frozenset[str], frozenset[str]]:
    """Last words of outlets' names, and names that are one word."""
    rows = {row[0]: frozenset(fold(row[1]).split()) for row in table("roles") if row[0] in ("outlet", "outlet_name")}
    return rows["outlet"], rows["outlet_name"]
