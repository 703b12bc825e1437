"""Which cues are asserted at all: not what somebody might do, is asked to do, or would do if."""

from typing import TYPE_CHECKING

from .attribution import Attribution
from .tree import aux_words, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASPECTS = frozenset("continue begin start go_on keep seem appear tend proceed come carry_on cease stop fail".split())
_ACTS = frozenset("sue vote act fight petition lobby rally unite march gather band team threaten".split())
"""What is done or threatened to reach the end that follows: "sued to block the quarry"."""
_TOLD_OF = frozenset(
    "know say report understand believe think rumour rumor hear expect tip presume assume deem".split()
)
"""In "is known to favour" or "is said to oppose" somebody is told to hold it."""
LEFT_OPEN = frozenset({"rule", "exclude", "deny", "dispute"})
"""Verbs whose denial takes no side: "did not rule out"."""
_POSSIBLE = frozenset({"can", "could", "may", "might", "should", "must", "ought"})
_LASTING = frozenset({"support", "back", "favour", "favor", "oppose", "want", "endorse", "resist", "fight"})
"""Verbs for a stance one has for a while, and so until something happened."""
_TIMES = frozenset({"DATE", "TIME"})


def asserted(attribution: Attribution) -> bool:
    """Whether the article says that the stance is taken, rather than that it could, should or may be taken.

    Args:
        attribution: one whose cue takes a stance itself; a speech needs no such test.
    """
    anchor = attribution.anchor
    if attribution.head is not None and attribution.head.ent_type_ in _TIMES:
        return False
    if anchor.pos_ not in ("VERB", "AUX"):
        return True
    verb = anchor
    if set(aux_words(verb)) & _POSSIBLE:
        return False
    if _infinitive(verb):
        acts = verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_.lower() in _ACTS
        told = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _TOLD_OF and is_passive(verb.head)
        return acts or told or (verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _ASPECTS)
    if (
        verb.tag_ == "VBG"
        and verb.dep_ in ("pcomp", "csubj", "amod")
        and not any(c.dep_ in ("aux", "nsubj") for c in verb.children)
    ):
        return False
    return not _hypothetical(verb)


def _infinitive(verb: "Token") -> bool:
    return verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def conditional(cue: "Token") -> bool:
    """Whether a verb of speech stands in a condition: "unless the firm guarantees that no job goes"."""
    marks = {c.lower_ for c in cue.children if c.dep_ == "mark" and c.i < cue.i}
    return cue.pos_ == "VERB" and bool(marks & {"if", "unless", "until", "once"})


def _hypothetical(verb: "Token") -> bool:
    """Whether the verb stands in an "if", "unless" or "whether" clause."""
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i}
    if verb.dep_ == "ccomp" and verb.head.lower_ in ("provided", "providing", "assuming", "supposing"):
        return True
    return bool(marks & {"if", "unless", "whether", "until", "provided", "once", "lest", "before"}) or any(
        c.lower_ in ("how", "what", "which") and c.dep_ in ("advmod", "dobj", "det") and c.i < verb.i
        for c in verb.children
    )


def left_alone(attribution: Attribution) -> bool:
    """Whether a denied stance takes no side after all: "not against", "did not rule out"."""
    cue = attribution.cue
    return attribution.negated and (cue.lower_ == "against" or cue.lemma_.lower() in LEFT_OPEN)


def former(attribution: Attribution) -> bool:
    """ "Was for it until somebody drew a map": past on both sides of "until", so that it no longer holds."""
    verb = attribution.anchor if attribution.anchor.pos_ in ("VERB", "AUX") else attribution.anchor.head
    was = verb.tag_ == "VBD" or any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children)
    clauses = (c for c in verb.children if c.dep_ == "advcl" and c.tag_ in ("VBD", "VBN"))
    over = any(m.lower_ in ("until", "till") and m.dep_ == "mark" for c in clauses for m in c.children)
    holding = verb.lemma_ == "be" or verb.lemma_ in _LASTING
    return was and over and holding and not attribution.negated
