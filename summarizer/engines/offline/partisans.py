"""Sides told by what somebody is: "Doe, the levy's most stubborn enemy", "Roe is a champion of the park"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon.reporting import Cue
from .attribution import Attribution, attribution
from .parsed import Paragraph
from .tree import negated, prepositions, subject, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

_AGAINST = frozenset(
    "critic opponent enemy foe scourge sceptic skeptic detractor adversary objector denier hater naysayer".split()
)
_FOR = frozenset(
    "champion advocate supporter backer proponent defender fan admirer apostle believer enthusiast promoter "
    "cheerleader exponent devotee evangelist booster friend ally".split()
)
_BEING = frozenset({"be", "remain", "become", "stay"})


def partisans(paragraph: Paragraph) -> Iterator[Attribution]:
    """Yield the sides of those who are called friend or foe of a thing, in order."""
    for noun in paragraph.doc:
        base = noun.lemma_.lower()
        if base not in _AGAINST | _FOR or noun.pos_ != "NOUN" or noun.i in paragraph.quoted:
            continue
        who, verb = _called(noun)
        thing = _cause(noun)
        if who is None or thing is None or who.lower_ in ("it", "this", "that"):
            continue
        how = Cue("partisan", "oppose" if base in _AGAINST else "support", "description")
        made = attribution(paragraph, noun, who, (thing, subtree(thing), "noun"), how)
        denied = any(c.lower_ in ("no", "hardly") for c in noun.children) or (verb is not None and negated(verb))
        yield replace(made, carrier=verb, negated=denied)


def _called(noun: "Token") -> "tuple[Token | None, Token | None]":
    """Who is so called, and the verb that says so where there is one."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    if first.dep_ == "appos":
        return first.head, None
    if first.dep_ == "attr" and first.head.lemma_ in _BEING:
        return subject(first.head), first.head
    if first.dep_ == "pobj" and first.head.lower_ == "among" and first.head.head.lemma_ in (*_BEING, "count", "number"):
        return subject(first.head.head), first.head.head
    return next((c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None), None


def _cause(noun: "Token") -> "Token | None":
    """What it is for or against: "of the levy", "the levy's"; a person has friends and foes who are no issue."""
    own = next((c for c in noun.children if c.dep_ == "poss" and c.pos_ == "NOUN"), None)
    found = own or next((i for w, _, i in prepositions(noun) if w == "of" and i.dep_ == "pobj"), None)
    return found if found is not None and found.ent_type_ != "PERSON" else None
