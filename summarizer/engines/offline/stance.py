"""Which cues are asserted at all: not what somebody might do, is asked to do, or would do if."""

from typing import TYPE_CHECKING

from ...lexicon.reporting import cues
from .attribution import Attribution
from .tree import aux_words, inverted, is_passive, lemma, prepositions, spurned

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASPECTS = frozenset(
    "be quick swift prompt first continue begin start go_on keep seem appear tend proceed come carry_on cease stop fail"
    " fast".split()
)
_ACTS = frozenset(
    "sue vote act fight petition lobby rally unite march gather band team threaten break write queue "
    "assemble join try attempt struggle scramble strive battle raise mobilise "
    "mobilize organise organize regroup".split()
)
"""What is done or threatened to reach the end that follows: "sued to block the quarry"."""
_TOLD_OF = frozenset(
    "know say report understand believe think rumour rumor hear expect tip presume assume deem".split()
)
"""In "is known to favour" or "is said to oppose" somebody is told to hold it."""
SIGNS = {"support": 1, "oppose": -1, "noncommittal": 0, "warn": -1}
LEFT_OPEN = frozenset({"rule", "exclude", "deny", "dispute"})
"""Verbs whose denial takes no side: "did not rule out"."""
_POSSIBLE = frozenset({"can", "could", "may", "might", "should", "must", "ought"})
_LASTING = frozenset({"support", "back", "favour", "favor", "oppose", "want", "endorse", "resist", "fight"})
"""Verbs for a stance one has for a while, and so until something happened."""
_TAKING = frozenset(
    "support back endorse accept approve welcome sign join vote agree recommend favour favor sanction embrace justify "
    "defend uphold ratify tolerate countenance condone bless live stomach swallow".split()
)
"""What people say they can or cannot do for the side they take; other things they may only be unable to do."""
_TIMES = frozenset({"DATE", "TIME"})
_SPANS = frozenset("evening morning afternoon night day week month year decade century hour time life career".split())


def asserted(attribution: Attribution) -> bool:
    """Whether the article says that the stance is taken, rather than that it could, should or may be taken.

    Args:
        attribution: one whose cue takes a stance itself; a speech needs no such test.
    """
    anchor = attribution.anchor
    if attribution.head is not None and _time(attribution.head):
        return False
    if anchor.pos_ not in ("VERB", "AUX"):
        return True
    verb = anchor
    only_possible = set(aux_words(verb)) & _POSSIBLE and not _brought_to(attribution, verb)
    if only_possible or _past_wish(verb) or (spurned(verb) and attribution.frame != "rather"):
        return False
    if _infinitive(verb):
        acts = verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_.lower() in _ACTS
        told = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _TOLD_OF and is_passive(verb.head)
        told = told and not (verb.head.lemma_ == "expect" and "had" in aux_words(verb.head))
        return acts or told or (verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _ASPECTS)
    bare = verb.tag_ == "VBG" and not any(c.dep_ in ("aux", "nsubj") for c in verb.children)
    if bare and verb.dep_ in ("pcomp", "csubj", "amod") and not _done_with(verb):
        return False
    # "'A tax' is how she describes it" tells what she does.
    naming = attribution.frame == "named" and verb.dep_ == "ccomp" and verb.head.lemma_ == "be"
    return naming or attribution.frame == "cleft" or not _hypothetical(verb)


def _past_wish(verb: "Token") -> bool:
    """ "Had it been held in May, she would have opposed it": what somebody would have done."""
    words = set(aux_words(verb))
    clauses = (c for c in verb.children if c.dep_ == "advcl" and any(a.lower_ == "had" for a in c.children))
    unreal = any(inverted(c) or any(m.lower_ == "if" for m in c.children) for c in clauses)
    return "have" in words and bool(words & {"would", "could", "might"}) and unreal


def _done_with(verb: "Token") -> bool:
    """ "Broke with them by voting against it", "joined the guild in asking for it": a deed inside another's telling."""
    prep = verb.head
    above = prep.head
    if verb.dep_ != "pcomp" or prep.lower_ not in ("by", "in", "after", "despite"):
        return False
    joined = prep.lower_ != "in" or above.lemma_.lower() in ("join", "unite", "follow", "lead")
    told = above.tag_ in ("VBD", "VBZ", "VBP", "VBN") and not set(aux_words(above)) & (_POSSIBLE | {"will", "would"})
    return above.pos_ == "VERB" and joined and told and not is_passive(above)


def _brought_to(attribution: Attribution, verb: "Token") -> bool:
    """ "Could not support the deal" is against it, and who "can now vote yes" is for it."""
    able = {"can", "could"} & set(aux_words(verb)) and verb.lemma_.lower() in _TAKING
    now = any(c.lower_ == "now" and c.dep_ == "advmod" for c in verb.children)
    return bool(able) and attribution.attitude == "support" and attribution.negated != now


def _time(head: "Token") -> bool:
    """ "On her feet for much of the evening", "a member for most of his life": how long."""
    parts = [inner for word, _, inner in prepositions(head) if word == "of"]
    share = head.lower_ in ("much", "most", "part", "half", "all", "some", "rest", "best", "whole", "lot")
    return any(t.ent_type_ in _TIMES or (share and t.lemma_.lower() in _SPANS) for t in (head, *parts[: int(share)]))


def _infinitive(verb: "Token") -> bool:
    return verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def conditional(cue: "Token") -> bool:
    """Whether a verb of speech is no speech yet: "unless the firm guarantees that", "asked a judge to rule that"."""
    marks = {c.lower_ for c in cue.children if c.dep_ == "mark" and c.i < cue.i}
    asked = _infinitive(cue) and cue.dep_ in ("xcomp", "ccomp") and "for_to" in cues("verb", lemma(cue.head))
    told = asked and any(c.dep_ in ("dobj", "nsubj") for c in (*cue.head.children, *cue.children) if c.i < cue.i)
    return cue.pos_ == "VERB" and (bool(marks & {"if", "unless", "until", "once"}) or told)


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
