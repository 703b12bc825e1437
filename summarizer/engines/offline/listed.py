"""Whom an article names without giving them a stance: they are listed, so that other articles' actors are known there.

A page has no row for them. But who is "the finance minister" in one article is often told by another, and a name that
only some articles give a stance is one actor all the same.
"""

import re
from typing import TYPE_CHECKING

from .claims import outlet
from .names import read_name, tail_of
from .words import place, role

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .cast import Cast
    from .members import Member

_ACTING = frozenset({"nsubj", "nsubjpass", "poss", "appos", "dobj", "dative", "oprd", "attr", "ROOT"})
_WHERE = frozenset("in at near from to outside inside around across through into off over on below above via".split())
"""Prepositions before a place; what only stands behind them may be a town, a day or a hall."""
_MADE_BY = frozenset({"by", "with", "against", "for", "between", "of", "among", "like"})
_CREDIT = re.compile(
    r"\W*(?:(?:additional|further) )?(?:reporting|editing|writing|words|photos?|photographs?|pictures?|translated|"
    r"compiled)(?: by\b|:)",
    re.IGNORECASE,
)
"""How a line begins that says who made the article or its pictures."""
_SHOUTED = 4
"""Letters up to which a name in capitals is an acronym."""


def named(cast: "Cast") -> set[str]:
    """Names of the people and bodies that an article speaks of.

    Args:
        cast: all its actors.
    """
    return {member.name for member in cast.members if _named(member, cast.tokens(member))}


def _named(member: "Member", tokens: "list[Token]") -> bool:
    if member.form == "role" or outlet(member) or not re.match(r"[^\W\d_].*[^\W\d_]", member.name):
        return False
    tokens = [token for token in tokens if not _CREDIT.match(token.sent.text)]
    words = member.name.split()
    if len(words) == 1 and words[0].isupper() and len(words[0]) > _SHOUTED:
        return False  # the place of a dateline, or a slogan
    if member.kind == "person" and (member.office or member.gender):
        return bool(tokens)
    if place(member.name) is not None:
        return any(_acts(token) for token in tokens)
    if len(words) > 1 and words[-1].lower() in role("organisation"):
        return True
    mere = len(words) == 1 and all(map(_opens, tokens))  # "Money", "Delay": any word may open a sentence
    return not mere and any(_acts(token) for token in tokens)


def _opens(token: "Token") -> bool:
    before = token.sent.start
    while before < token.i and token.doc[before].is_punct:
        before += 1
    return before == token.i


def _acts(token: "Token") -> bool:
    """Whether a name does something, has something, or has something done to it, and is not only where it is done."""
    noun = token
    while noun.dep_ == "conj":
        noun = noun.head
    if noun.dep_ == "pobj":
        people = read_name(noun.head.head) if noun.head.head.pos_ == "NOUN" else None  # "campaigners from Reef Watch"
        place_ = noun.head.lower_ in _WHERE and people is None
        return noun.head.lower_ in _MADE_BY or (not place_ and (people is not None or bool(tail_of(token))))
    return noun.dep_ in _ACTING
