"""Sides told in passing of what another does: "over the objections of residents", "at the insistence of the clubs"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon.reporting import Cue, cues
from .attribution import Attribution, attribution
from .parsed import Paragraph
from .tree import is_passive, lemma, prepositions, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

_AGAINST = frozenset(
    "objection objections protest protests opposition resistance wish wishes advice will warning warnings complaint "
    "complaints dissent veto dismay fury anger annoyance horror disgust chagrin regret irritation displeasure".split()
)
_FOR = frozenset(
    "insistence urging request behest instigation invitation suggestion demand support backing blessing approval "
    "consent endorsement agreement encouragement applause delight satisfaction relief joy delectation".split()
)
_OPENING = frozenset({"over", "despite", "against", "with", "to", "at", "amid", "under", "on"})
_OWNING = frozenset({"of", "from", "by"})


def told_in_passing(paragraph: Paragraph) -> Iterator[Attribution]:
    """Yield the sides that a phrase gives to others than the doer of its clause, in order."""
    for noun in paragraph.doc:
        word = noun.lower_
        if word not in _AGAINST | _FOR or noun.dep_ != "pobj" or noun.head.lower_ not in _OPENING:
            continue
        verb = noun.head.head
        while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
            verb = verb.head
        source = _owner(noun)
        if verb.pos_ != "VERB" or source is None or noun.i in paragraph.quoted:
            continue
        yield from _side(paragraph, verb, noun, source)


def _owner(noun: "Token") -> "Token | None":
    """Whose objection it is."""
    own = next((c for c in noun.children if c.dep_ == "poss" and c.tag_ != "PRP$"), None)
    return own or next((i for w, _, i in prepositions(noun) if w in _OWNING and i.pos_ in ("NOUN", "PROPN")), None)


def _side(paragraph: Paragraph, verb: "Token", noun: "Token", source: "Token") -> Iterator[Attribution]:
    """The side on what the verb does: on its object where the verb itself takes one, else on the deed."""
    against = noun.lower_ in _AGAINST
    objects = ("nsubjpass",) if is_passive(verb) else ("dobj",)
    thing = next((c for c in verb.children if c.dep_ in objects), None)
    taken = cues("verb", lemma(verb)).get("obj")
    if thing is not None and taken is not None and taken.attitude in ("support", "oppose"):
        agreed = (taken.attitude == "support") != against
        how = Cue("consent", "support" if agreed else "oppose", "description")
        made = attribution(paragraph, noun, source, (thing, subtree(thing), "noun"), how)
    else:
        how = Cue("consent", "oppose" if against else "support", "description")
        made = attribution(paragraph, noun, source, (verb, subtree(verb, [noun.head]), "infinitive"), how)
    yield replace(made, carrier=verb)
