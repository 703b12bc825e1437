"""The tone of a remark: words of praise or blame, a denial, a burden told, what is belittled."""

from typing import TYPE_CHECKING

from .attribution import Attribution
from .evaluation import sign_of
from .tree import aux_words, denied, negated, prepositions, subject
from .words import judgment

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTS = {"ADJ": "adj", "NOUN": "noun", "VERB": "verb"}
_BEARING = frozenset({"pay", "bear", "shoulder", "foot", "carry"})
"""What is done with a burden by those on whom it falls."""
_BURDENS = frozenset({"this", "it", "that", "price", "cost", "bill", "burden", "brunt", "consequence"})
_AHEAD = frozenset({"will", "would", "must", "'ll", "’ll"})


def tone(attribution: Attribution) -> int:
    """Hear whether a remark is for or against whatever it is about.

    Args:
        attribution: a speech whose clauses demand, judge and announce nothing.

    Returns:
        1 for words of praise, -1 for words of blame, 0 where neither or both are heard.
    """
    doc, quoted = attribution.paragraph.doc, attribution.paragraph.quoted
    inside = [doc[i] for i in sorted(attribution.content)]
    heard = {sign for token in inside if (sign := _sign(token))}
    if len(heard) == 1:
        return heard.pop()
    if heard:
        return 0
    voice = judgment("voice", attribution.cue.lemma_.lower())
    if voice or any(burden(token) for token in inside):
        return voice or -1
    return -1 if any(t.i in quoted and _forbidding(t) for t in inside) else 0


def _sign(token: "Token") -> int:
    if token.dep_ in ("acomp", "attr") and token.head.lemma_ == "be":
        whole = sign_of(token)
        return -whole if negated(token.head) else whole
    part = _PARTS.get(token.pos_)
    sign = judgment(part, token.lemma_.lower()) if part is not None else 0
    verb = token if token.pos_ == "VERB" else token.head
    return -sign if sign and negated(verb) else sign


def _forbidding(verb: "Token") -> bool:
    """ "You can't sell what is lent", "nobody asked us", "we were not elected to close it": it ought not to be."""
    if verb.pos_ not in ("VERB", "AUX") or not negated(verb):
        return False
    who = subject(verb)
    anybody = who is not None and (who.lower_ in ("you", "one", "we", "i") or denied(who))
    return anybody or bool(set(aux_words(verb)) & {"can", "could", "must", "should"})


def burden(verb: "Token") -> bool:
    """Whether a clause tells what a thing does to those it falls on: "my customers will pay this"."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in _BEARING or negated(verb):
        return False
    who = subject(verb)
    what = next((c for c in verb.children if c.dep_ == "dobj"), None)
    what = what or next((i for w, _, i in prepositions(verb) if w == "for"), None)
    first = who is not None and who.lower_ in ("i", "we")
    borne = what is not None and what.lemma_.lower() in _BURDENS
    return who is not None and not first and borne and bool(set(aux_words(verb)) & _AHEAD)
