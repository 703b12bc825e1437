"""Where the name of a body begins: behind its owner's name and a person's title, but not behind a word of its own."""

from typing import TYPE_CHECKING

from .parsed import render
from .words import is_title, place, role

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEGINNING = frozenset({"general", "justice", "king", "queen", "prince", "major", "governor"})
"""Titles that names of bodies of several words begin with: "General Motors Corporation", "King County Council"."""
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_REVERED = frozenset({"st", "saint", "san", "santa", "king", "queen", "prince", "princess", "our", "lady"})
"""What the name of a church, a school or a hospital begins with: "St Mary's Hospital", "King Edward's School"."""


def owns(left: "list[Token]", mark: int) -> bool:
    """Whether what stands before a possessive mark owns the body behind it: "Canada's", "Ana Ruiz's Labour Union".

    A single name may be a part of the body's own ("Lloyd's Bank"), and so may a saint's or a king's.
    """
    words, last = left[:mark], left[-1]
    if last.ent_type_ == "PERSON" and last.lower_ not in role("organisation"):
        return True  # "Labour's Ana Ruiz", "the Herons' Lindqvist"
    if not left[mark].text.endswith("s"):
        return False
    named = [token for token in words if not is_title(token.lower_)]
    whose = (
        len(words) > 1
        and all(token.text[:1].isupper() for token in named)
        and words[0].lower_.rstrip(".") not in _REVERED
    )
    body = bool(named) and last.lower_ in role("organisation") | role("bloc")
    return place(render(words)) is not None or (whose and body)


def is_body(left: "list[Token]", cut: int) -> bool:
    """Whether a title is part of a body's name: "Justice Department", "General Motors", but not "Dr Church"."""
    last = left[-1]
    if not 0 <= cut < len(left) - 1 or left[cut].dep_ == "poss" or last.ent_type_ == "PERSON":
        return False
    if left[cut].text[:1].isupper() and last.lower_ in role("organisation") and left[-2].lower_ in POSSESSIVES:
        return True  # "Coach Operators' Confederation"
    if cut < len(left) - 2 and left[cut].lower_ not in _BEGINNING:
        return False
    return last.lower_ in role("organisation") or last.lemma_.lower() in role("organisation")
