"""Hang infinitives on the verbs they complete, and what is told on the verb of speech that stands behind it."""

from typing import TYPE_CHECKING

from ...lexicon.reporting import cues
from .tree import dates
from .words import is_title

if TYPE_CHECKING:
    from spacy.tokens import Token

_AIMING = frozenset(
    "intend pledge vow promise commit agree offer plan decide aim undertake resolve volunteer opt choose swear "
    "threaten refuse decline want wish seek hope propose demand lobby campaign petition press push plead agitate fight "
    "beg".split()
)
"""Verbs whose infinitive says what, however far behind it stands."""
_ADDRESSING = frozenset(
    "urge beg ask press implore beseech lobby petition persuade tell order instruct invite advise encourage remind "
    "warn push exhort entreat request challenge force oblige compel".split()
)
"""Verbs whose object is who is to do what the infinitive says."""


def graft(verb: "Token") -> None:
    """Give a verb its place where newswire parts it from what it belongs to.

    Args:
        verb: any token; heads and labels of it and its neighbours are changed in place.
    """
    if verb.pos_ != "VERB":
        return
    if verb.tag_ == "VB" and verb.dep_ in ("advcl", "acl", "relcl"):
        _complete(verb)
        _address(verb)
    elif verb.dep_ == "acl" and verb.tag_ in ("VBD", "VBN", "VBZ"):
        _tell(verb)


def _complete(verb: "Token") -> None:
    """ "Threatened on Tuesday to quit", "lobbied for years to save it": the infinitive is what it is about."""
    above = verb.head
    if above.pos_ in ("NOUN", "PROPN") and dates(above):
        above = next((a for a in above.ancestors if a.pos_ != "ADP"), above)
    taken = any(c.dep_ in ("xcomp", "ccomp", "dobj") for c in above.children)
    if verb.i > above.i and _plain(verb) and not taken and above.pos_ == "VERB" and above.lemma_.lower() in _AIMING:
        verb.head, verb.dep_ = above, "xcomp"


def _address(verb: "Token") -> None:
    """ "Begged ministers to lower the tax", "a letter urging Rome to ordain": what the object is asked to do."""
    start = verb.left_edge.i
    before = verb.doc[start - 1] if start > verb.sent.start else verb
    asked = next((t for t in (before, *before.ancestors) if t.dep_ == "dobj" and t.right_edge.i == start - 1), None)
    if asked is None or not _plain(verb) or asked.head.lemma_.lower() not in _ADDRESSING or asked.head.i > asked.i:
        return
    if not any(c.dep_ in ("xcomp", "ccomp") for c in asked.head.children):
        verb.head, verb.dep_ = asked.head, "xcomp"


def _plain(verb: "Token") -> bool:
    """Whether an infinitive stands with nothing before it but its "to"."""
    marks = [c for c in verb.children if c.i < verb.i and c.dep_ in ("aux", "mark", "nsubj")]
    return [c.lower_ for c in marks] == ["to"] and marks[0].i == verb.left_edge.i


def _tell(verb: "Token") -> None:
    """ "Seven lines will close, the minister, Ana Ruiz, announced": the verb of speech is the main one."""
    who, main = verb.head, verb.sent.root
    named = who.ent_type_ == "PERSON" or is_title(who.lemma_) or any(c.ent_type_ == "PERSON" for c in who.children)
    apart = who.left_edge.i > verb.sent.start and who.doc[who.left_edge.i - 1].text == ","
    behind = verb.nbor(-1).text == "," or (verb.tag_ == "VBD" and verb.nbor(-1) == who)
    close = behind and "that" in cues("verb", verb.lemma_.lower())
    taken = any(c.dep_ in ("dobj", "ccomp", "agent") for c in verb.children)
    if not (named and apart and close) or taken or main.i > who.i or main.pos_ not in ("VERB", "AUX"):
        return
    clause = next((a for a in who.ancestors if a.pos_ in ("VERB", "AUX")), who)
    if clause not in (main, *main.conjuncts) or who.dep_ not in ("npadvmod", "appos", "dobj", "attr", "conj", "dep"):
        return
    verb.head, verb.dep_ = verb, "ROOT"
    main.head, main.dep_ = verb, "ccomp"
    who.head, who.dep_ = verb, "nsubj"
    if verb.tag_ == "VBN":
        verb.tag_ = "VBD"
