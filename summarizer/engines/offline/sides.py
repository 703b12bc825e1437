"""What a cue of stance takes a side on, and which side: denials, lists, blame, and contents that are no issue."""

from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon.reporting import cues
from ...schemas import Modality
from .actions import gerund_words
from .attribution import Attribution
from .claims import Claim, Setting, action_claim
from .conditions import conditions
from .hollow import arithmetic
from .members import Member
from .parsed import Paragraph
from .references import References
from .stance import SIGNS, former
from .tree import aux_words, conjuncts, denied, lemma, prepositions, subject, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

_CARRYING = frozenset({"offer", "give", "promise", "pledge", "seek"})
"""Verbs that only carry a noun with a stance of its own: "offered support for"."""
_INTAKE = frozenset("comment submission application question entry nomination donation tender response visitor".split())
"""What an office takes in from the public."""
_FORECASTERS = frozenset(
    "analyst analysts economist economists trader traders forecaster forecasters pollster pollsters bookmakers "
    "observers investors markets strategists diplomats insiders experts".split()
)
_SUGGESTED = frozenset("suggestion idea proposal demand call plan notion request recommendation motion".split())
_LEAVING = frozenset({"leave", "quit", "resign", "step_down", "pull_out", "walk", "sue"})
"""What somebody threatens over a thing for the thing's sake; a strike is a matter of its own."""
_PUTTING = frozenset("offer announce unveil float table propose suggest provide".split())
_PLANS = frozenset("plan proposal suggestion idea offer bid".split())
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


def _wished(verb: "Token") -> bool:
    """Whether a clause says what should be: "that the ground be sold", "that it should close"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    marked = any(c.lower_ == "that" for c in verb.children)
    return marked and bool(helpers & {"be", "should"} or (not helpers and verb.tag_ == "VB"))


def suggested(attribution: Attribution) -> Attribution:
    """ "Rejected the suggestion that the ground be sold": against its being sold, rather than what is held to be."""
    head = attribution.head
    if head is None or attribution.form != "noun" or head.lemma_.lower() not in _SUGGESTED:
        return attribution
    below = (c for c in head.children if c.dep_ in ("ccomp", "acl", "relcl") and c.pos_ == "VERB")
    clause = next((c for c in below if _wished(c)), None)
    return attribution if clause is None else replace(attribution, head=clause, form="clause")


def side_taken(attribution: Attribution) -> int:
    """The sign of a stance; who does not oppose a thing is not for it either."""
    sign = SIGNS[attribution.attitude]
    cue = attribution.cue
    if former(attribution) or (cue.dep_ == "xcomp" and cue.tag_ == "VBG" and lemma(cue.head) == "deny"):
        return -sign  # "denied wanting to scrap it"
    return min(0, -sign) if attribution.negated else sign


def unpromised(attribution: Attribution) -> bool:
    """ "Could not promise that the team would stay": the question is left open."""
    cue = attribution.cue
    unable = attribution.negated and bool(set(aux_words(cue)) & {"could", "can", "would"})
    return unable and attribution.form == "clause" and lemma(cue) in ("promise", "guarantee", "vow", "swear", "pledge")


def studied(attribution: Attribution) -> bool:
    """ "Who has studied forty arenas", "who studies taxes": what somebody looks into is no question they leave open."""
    return attribution.cue.tag_ in ("VBD", "VBN", "VBZ", "VBP") and lemma(attribution.cue) in ("study", "explore")


def points_back(head: "Token", references: References) -> bool:
    """Whether a thing is only pointed at: "is against it", "rejects that", "welcomed the plan"."""
    return references.pending(head) or (
        head.lower_ in ("it", "this", "that", "them", "these", "those")
        and (head.pos_ in ("PRON", "DET") or (head.dep_ == "dobj" and head.i > head.head.i and head.tag_ != "WDT"))
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
    if head is not None and (arithmetic(attribution.cue, head) or _taken_in(attribution, head)):
        return True
    if head is not None and lemma(attribution.cue) in _CARRYING and cues("noun", head.lemma_.lower()):
        return True
    return head is None or any(c.dep_ in ("ccomp",) for c in head.children)


def _taken_in(attribution: Attribution, head: "Token") -> bool:
    """ "Will accept comments until June", "declined to say ..., a ban": what is received, or told of."""
    cue = attribution.cue
    if attribution.attitude == "noncommittal" and head.lemma_.lower() in ("option", "possibility", "alternative"):
        return True
    if lemma(cue) in ("decline", "refuse"):
        return any(c.dep_ == "xcomp" for c in cue.children)
    return lemma(cue) in ("accept", "welcome", "invite", "receive") and head.lemma_.lower() in _INTAKE


def foretold(attribution: Attribution, holder: Member) -> bool:
    """Whether a cue of hope is only a forecast: "analysts expect the bank to hold rates"."""
    told = lemma(attribution.cue) in ("expect", "anticipate", "see", "predict", "forecast")
    return told and not _FORECASTERS.isdisjoint(holder.name.lower().split())


def _nothing_offered(attribution: Attribution) -> bool:
    """ "Offered no proof", "did not unveil a plan to pay for it": nothing is told of what they are for or against."""
    cue, head = attribution.cue, attribution.head
    none = attribution.negated or (head is not None and denied(head))
    if cue.pos_ == "NOUN":
        return attribution.negated and attribution.carrier is not None and cue.lemma_.lower() in _PLANS
    return none and attribution.form == "noun" and lemma(cue) in _PUTTING


def named_again(head: "Token") -> "Token":
    """In "the loss of 1,900 jobs, a figure the firm disputes", the loss."""
    relative = any(c.dep_ == "relcl" for c in head.children)
    return head.head if head.dep_ == "appos" and relative and head.head.pos_ == "NOUN" else head


def laid_to(setting: Setting, deed: "Token", sign: int) -> Claim | None:
    """ "Accused the office of fighting the last war": against the deed as worded, whatever it is done to."""
    swaps, named = setting.swaps(deed)
    words = gerund_words(deed, swaps)
    return Claim(words, sign, Modality.DESCRIPTION, deed, sentences=tuple(sorted(named))) if words else None


def accuses(attribution: Attribution) -> bool:
    """Whether somebody is charged with a deed: "accused the mayor of selling the park"."""
    return blamed(attribution) is not None or (attribution.frame == "of" and lemma(attribution.cue) in BLAMING)


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
