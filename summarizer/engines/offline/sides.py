"""What a cue of stance takes a side on, and which side: denials, lists, blame, and contents that are no issue."""

from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon.reporting import cues
from ...schemas import Modality
from .actions import gerund_words
from .attribution import Attribution
from .claims import Claim, Setting, action_claim
from .conditions import conditions
from .echoes import SIGNS
from .parsed import Paragraph
from .references import References
from .stance import former
from .tree import aux_words, conjuncts, lemma, prepositions, subject, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

_CARRYING = frozenset({"offer", "give", "promise", "pledge", "seek"})
"""Verbs that only carry a noun with a stance of its own: "offered support for"."""
_LEAVING = frozenset({"leave", "quit", "resign", "step_down", "pull_out", "walk", "sue"})
"""What somebody threatens over a thing for the thing's sake; a strike is a matter of its own."""
BLAMING = frozenset("accuse blame criticise criticize condemn fault rebuke denounce slam attack berate".split())


def own_words(paragraph: Paragraph, verb: "Token", first: "Token") -> Attribution:
    """A clause of somebody who needs no verb of speech, since all of the text is theirs."""
    content = frozenset(subtree(verb))
    return Attribution(paragraph, verb, first, content, verb, "clause", "assert", "description", frame="own")


def tied(attribution: Attribution, claim: Claim) -> Claim:
    """ "Her promise to pay was tied to two new payers": what the verb of the noun makes it depend on."""
    cue = attribution.cue
    if former(attribution):
        return replace(claim, conditions=(), hard=False)
    if cue.pos_ != "NOUN" or cue.dep_ not in ("nsubj", "nsubjpass") or claim.conditions:
        return claim
    texts, hard = conditions(cue.head, attribution.home)
    return replace(claim, conditions=tuple(texts), hard=hard)


def asserts(setting: Setting, verb: "Token") -> bool:
    """Whether a clause is the speaker's own assertion, rather than news of what another says or wants."""
    who = subject(verb)
    first = who is not None and who.lower_ in ("i", "we")
    another = who is not None and setting.cast.of(setting.paragraph, who) is not None
    return not first and not (another and bool(cues("verb", lemma(verb))))


def protested(attribution: Attribution) -> Attribution:
    """ "Threatened to walk out over the clause": against the clause, rather than for walking out."""
    verb = attribution.head
    if verb is None or attribution.form != "infinitive" or attribution.attitude != "support" or attribution.negated:
        return attribution
    over = next((i for w, _, i in prepositions(verb) if w == "over" and i.dep_ == "pobj"), None)
    if lemma(verb) not in _LEAVING or over is None or over.ent_type_ in ("DATE", "TIME"):
        return attribution
    return replace(attribution, head=over, form="noun", attitude="oppose", frame="over", patient=None)


def side_taken(attribution: Attribution) -> int:
    """The sign of a stance; who does not oppose a thing is not for it either."""
    sign = SIGNS[attribution.attitude]
    if former(attribution):
        return -sign
    return min(0, -sign) if attribution.negated else sign


def unpromised(attribution: Attribution) -> bool:
    """ "Could not promise that the team would stay": the question is left open."""
    cue = attribution.cue
    unable = attribution.negated and bool(set(aux_words(cue)) & {"could", "can", "would"})
    return unable and attribution.form == "clause" and lemma(cue) in ("promise", "guarantee", "vow", "swear", "pledge")


def studied(attribution: Attribution) -> bool:
    """ "Who has studied forty arenas": what somebody has looked into is no question they leave open."""
    return attribution.cue.tag_ in ("VBD", "VBN") and lemma(attribution.cue) in ("study", "explore")


def points_back(head: "Token", references: References) -> bool:
    """Whether a thing is only pointed at: "is against it", "rejects that", "welcomed the plan"."""
    return references.pending(head) or (
        head.lower_ in ("it", "this", "that", "them", "these", "those") and head.pos_ in ("PRON", "DET")
    )


def among_themselves(attribution: Attribution) -> bool:
    """ "Ministers clashed over the plan": they are on both sides of it."""
    source, cue = attribution.source, attribution.cue
    several = source is not None and (source.tag_ in ("NNS", "NNPS") or len(conjuncts(source)) > 1)
    return lemma(cue) in ("clash", "quarrel") and several and not any(w == "with" for w, _, _ in prepositions(cue))


def blamed(attribution: Attribution) -> "Token | None":
    """In "accused the mayor of selling the park", the selling, which the parser hung on the mayor."""
    head = attribution.head
    if head is None or attribution.negated or attribution.cue.lemma_.lower() not in BLAMING:
        return None
    return next((i for w, _, i in prepositions(head) if w in ("of", "for") and i.dep_ == "pcomp"), None)


def apart(attribution: Attribution) -> "list[Token]":
    """The heads of a content: "neither a strike nor a ban" are two."""
    head = attribution.head
    if head is None:
        return []
    joint = {c.lower_ for c in head.children if c.dep_ in ("preconj", "cc", "det", "predet", "advmod")}
    if attribution.form == "noun" and (joint & {"neither", "either", "both"} or all_determined(head)):
        return [token for token in conjuncts(head) if token.pos_ in ("NOUN", "PROPN")]
    return [head]


def all_determined(head: "Token") -> bool:
    """Whether coordinated objects each have an article, and so are so many things: "the tax and the ban"."""
    parts = conjuncts(head)
    return len(parts) > 1 and all(any(c.dep_ in ("det", "poss") for c in part.children) for part in parts)


def no_issue(attribution: Attribution) -> bool:
    """Objects of stance verbs that are no issue: "support one another", "reject the suggestion that"."""
    head = attribution.head
    if head is not None and lemma(attribution.cue) in _CARRYING and cues("noun", head.lemma_.lower()):
        return True
    return head is None or any(c.dep_ in ("ccomp",) for c in head.children)


def named_again(head: "Token") -> "Token":
    """In "the loss of 1,900 jobs, a figure the firm disputes", the loss."""
    relative = any(c.dep_ == "relcl" for c in head.children)
    return head.head if head.dep_ == "appos" and relative and head.head.pos_ == "NOUN" else head


def laid_to(setting: Setting, deed: "Token", sign: int) -> Claim | None:
    """ "Accused the office of fighting the last war": against the deed as worded, whatever it is done to."""
    swaps, named = setting.swaps(deed)
    words = gerund_words(deed, swaps)
    return Claim(words, sign, Modality.DESCRIPTION, deed, sentences=tuple(sorted(named))) if words else None


def is_charge(attribution: Attribution, deed: "Token") -> bool:
    """Whether a deed that takes a side itself is laid to another: "accused the office of fighting the last war"."""
    return attribution.frame == "of" and lemma(attribution.cue) in BLAMING and _taking_a_side(deed)


def _taking_a_side(deed: "Token") -> bool:
    taken = cues("verb", lemma(deed)).get("obj") if deed.pos_ == "VERB" else None
    return taken is not None and taken.attitude in SIGNS


def blame(setting: Setting, deed: "Token") -> Claim | None:
    """Against what another is accused of doing."""
    if _taking_a_side(deed):
        return laid_to(setting, deed, -1)
    return action_claim(setting, deed, None, -1, Modality.DESCRIPTION)
