"""Sides shown by what is done: a ballot cast, a resignation rather than a signature, a paper brought in."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon.reporting import Attitude, Cue, cues
from .attribution import Attribution, ContentForm, attribution
from .papers import PAPERS, bringer
from .parsed import Paragraph
from .tree import aux_words, is_passive, lemma, negated, prepositions, spurned, subject, subtree
from .words import is_title

if TYPE_CHECKING:
    from spacy.tokens import Token

_GIVING_UP = frozenset(
    "resign quit leave step_down stand_down step_aside retire walk_out walk strike close shut shut_down close_down "
    "withdraw pull_out drop_out sue pay split defect dissolve go emigrate move_out move leave_out sell fold drop "
    "abstain forgo sacrifice fight take_on go_to_jail die starve lose".split()
)
"""What people do at a cost: done rather than another thing, it shows that they want none of that."""
_SWEETENING = frozenset(
    "raise improve increase sweeten up lift make launch lodge submit put_in mount renew extend prepare finance".split()
)
_BIDS = frozenset({"offer", "bid", "proposal", "approach"})
_DROPPING = frozenset(
    "call_off drop ditch axe withdraw bin junk pull shelve freeze suspend postpone delay scrap abandon "
    "cancel bury halt".split()
)
_SCHEMES = frozenset(
    "plan proposal bill scheme idea project policy levy tax charge reform law rule fare fee bid cut merger sale motion "
    "amendment strike walkout boycott blockade programme program measure legislation initiative tender "
    "closure increase rise".split()
)
"""What is put off or given up by dropping it; whoever does so no longer stands for it."""
_SIGNING = frozenset("sign cosign co-sign countersign deliver send write".split())
_BINDING = frozenset("intent intention understanding agreement commitment engagement undertaking guarantee".split())
"""A letter of these is an agreement, entered upon by whoever signs it."""
_COUNTS = frozenset({"margin", "majority", "one", "cent", "percent"})
_TABLING = frozenset("sign table move bring introduce sponsor co-sponsor cosponsor propose draft submit".split())
_FIRST = frozenset("centrepiece centerpiece cornerstone priority flagship mission keystone linchpin cause".split())
_MOVED = frozenset(
    "injunction order ruling decree edict directive law regulation motion amendment resolution bill petition "
    "proposal ordinance clause statement".split()
)
_ARENAS = frozenset("court authority tribunal ombudsman regulator commission watchdog arbitration judge".split())
_CASES = frozenset("case matter dispute complaint fight battle claim grievance appeal plea issue argument".split())
"""What is taken to court by somebody who wants something else."""
_SIDES: dict[str, Attitude] = {"for": "support", "against": "oppose"}


def deeds(paragraph: Paragraph) -> Iterator[Attribution]:
    """Yield the sides of a paragraph that a deed shows and no word of stance takes, in order."""
    for token in paragraph.doc:
        if token.lower_ == "confidence" and token.dep_ == "pobj":
            yield from _no_confidence(paragraph, token)
        if token.pos_ != "VERB" or token.i in paragraph.quoted:
            continue
        if spurned(token):
            yield from _spurned(paragraph, token)
        if lemma(token) in _SWEETENING:
            yield from _bidden(paragraph, token)
        if (token.dep_ == "acl" and token.tag_ == "VBG") or _would(token):
            yield from _worded(paragraph, token)
        if token.lemma_ == "make":
            yield from _made(paragraph, token)
        if lemma(token) == "take" or lemma(token) == "bring":
            yield from _taken_to_court(paragraph, token)
        if lemma(token) in _DROPPING:
            yield from _dropped(paragraph, token)
        if token.lemma_ in ("vote", "come", "speak", "argue"):
            yield from _then_for(paragraph, token)


def _spurned(paragraph: Paragraph, verb: "Token") -> Iterator[Attribution]:
    """ "Resigned rather than sign the contract": against the signing."""
    deed = next((a for a in verb.ancestors if a.pos_ == "VERB"), None)
    source = subject(deed) if deed is not None else None
    costly = deed is not None and bool({lemma(deed), deed.lemma_.lower()} & _GIVING_UP)
    if deed is None or source is None or not costly or is_passive(deed):
        return
    found: tuple[Token, set[int], ContentForm] = (verb, subtree(verb), "infinitive")
    made = attribution(paragraph, verb, source, found, Cue("rather", "oppose", "refusal"))
    yield replace(made, carrier=deed)


def _bidden(paragraph: Paragraph, verb: "Token") -> Iterator[Attribution]:
    """ "Raised its offer for the brewer": for the offer that is named by what it is for."""
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in _BIDS), None)
    source = subject(verb)
    told = verb.tag_ in ("VBD", "VBZ", "VBN") and not is_passive(verb) and not negated(verb)
    if thing is None or source is None or not told or not any(w == "for" for w, _, _ in prepositions(thing)):
        return
    found: tuple[Token, set[int], ContentForm] = (thing, subtree(thing), "noun")
    yield attribution(paragraph, verb, source, found, Cue("bid", "support", "offer"))


def _dropped(paragraph: Paragraph, verb: "Token") -> Iterator[Attribution]:
    """ "Dropped the plan to tax allotments": whoever was for it no longer is."""
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in _SCHEMES), None)
    source = subject(verb)
    told = verb.tag_ in ("VBD", "VBZ", "VBN") and not is_passive(verb) and not negated(verb)
    if thing is None or source is None or not told or {"obj", "act"} & cues("verb", lemma(verb)).keys():
        return
    found: tuple[Token, set[int], ContentForm] = (thing, subtree(thing), "noun")
    yield attribution(paragraph, verb, source, found, Cue("drop", "oppose", "refusal"))


def _no_confidence(paragraph: Paragraph, noun: "Token") -> Iterator[Attribution]:
    """ "A motion of no confidence in the governor, brought by staff": whoever brings it is against the governor."""
    paper = noun.head.head
    denied = any(c.lower_ == "no" for c in noun.children)
    whom = next((i for w, _, i in prepositions(noun) if w == "in"), None)
    owner = bringer(paper) if denied and whom is not None and paper.lemma_ in ("motion", "vote") else None
    if whom is None or owner is None or owner == whom:
        return
    found: tuple[Token, set[int], ContentForm] = (paper, subtree(paper), "noun")
    yield attribution(paragraph, noun, owner, found, Cue("no confidence", "support", "demand"))


def _worded(paragraph: Paragraph, verb: "Token") -> Iterator[Attribution]:
    """ "Tabled an amendment exempting small firms", "her motion banning barbecues": whoever brings it is for that."""
    paper = verb.head
    if verb.dep_ == "relcl" and (paper.dep_ != "dobj" or lemma(paper.head) not in _TABLING):
        return  # "rejected a motion that would strip the railway of its power"
    if verb.dep_ == "acl" and paper.dep_ == "dobj" and "obj" in cues("verb", lemma(paper.head)):
        return  # "drafted an order closing the port" is for the order, as worded
    owner = bringer(paper) if paper.lemma_.lower() in _MOVED else None
    if owner is None or cues("verb", lemma(verb)).keys() & {"that", "to", "for", "on", "against", "named", "obj"}:
        return
    found: tuple[Token, set[int], ContentForm] = (verb, subtree(verb), "gerund")
    made = attribution(paragraph, verb, owner, found, Cue("worded", "support", "demand"))
    yield replace(made, carrier=paper)


def _would(verb: "Token") -> bool:
    """Whether a clause says what a paper would do: "a motion that would strip the railway of its power"."""
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    modal = "would" in aux_words(verb) and not negated(verb) and not is_passive(verb)
    return verb.dep_ == "relcl" and modal and who is not None and who.tag_ == "WDT"


def _made(paragraph: Paragraph, verb: "Token") -> Iterator[Attribution]:
    """ "Has made the bill the centrepiece of her programme": for the bill."""
    rank = next((t for t in verb.rights if t.lemma_.lower() in _FIRST), None)
    rank = rank or next((t for c in verb.rights for t in c.rights if t.lemma_.lower() in _FIRST), None)
    source = subject(verb)
    things = [c for c in verb.subtree if rank is not None and verb.i < c.i < rank.i and c.pos_ == "NOUN"]
    thing = next((c for c in things if rank in (c.head, *c.children) or c.head == verb), None)
    if rank is None or thing is None or source is None or is_passive(verb) or negated(verb):
        return
    found: tuple[Token, set[int], ContentForm] = (thing, subtree(thing, [rank]) - subtree(rank) | {thing.i}, "noun")
    yield attribution(paragraph, verb, source, found, Cue("made", "support", "commitment"))


def _taken_to_court(paragraph: Paragraph, verb: "Token") -> Iterator[Attribution]:
    """ "Has taken the fee to the competition authority": against what is taken there."""
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN"), None)
    arena = next((i for w, _, i in prepositions(verb) if w in ("to", "before")), None)
    source = subject(verb)
    if thing is None or arena is None or source is None or is_passive(verb) or negated(verb):
        return
    if arena.lemma_.lower() in _ARENAS and thing.lemma_.lower() not in _CASES:
        found: tuple[Token, set[int], ContentForm] = (thing, subtree(thing), "noun")
        yield attribution(paragraph, verb, source, found, Cue("court", "oppose", "refusal"))


def _then_for(paragraph: Paragraph, verb: "Token") -> Iterator[Attribution]:
    """ "Voted against the motion and then for the treaty": the second ballot."""
    source = subject(verb)
    for prep in verb.subtree:
        counted = prep.dep_ == "prep" and (prep.head.pos_ == "NUM" or prep.head.lemma_ in _COUNTS)
        joined = (prep.dep_ == "conj" or counted) and prep.pos_ == "ADP" and prep.lower_ in _SIDES
        thing = next((c for c in prep.children if c.dep_ in ("pobj", "pcomp")), None)
        if not joined or thing is None or source is None:
            continue
        form: ContentForm = "gerund" if thing.dep_ == "pcomp" else "noun"
        found: tuple[Token, set[int], ContentForm] = (thing, subtree(thing), form)
        made = attribution(paragraph, prep, source, found, Cue(prep.lower_, _SIDES[prep.lower_], "description"))
        yield replace(made, carrier=verb)


def only_signed(found: Attribution) -> bool:
    """Whether a letter or a petition is signed, which takes the side that the paper takes, and none on the paper.

    A letter of intent is no such letter: who signs it enters upon what it agrees.

    Args:
        found: an attribution of a stance.
    """
    head = found.head
    hired = head is not None and found.form == "noun" and (is_title(head.lemma_) or head.ent_type_ == "PERSON")
    if hired and lemma(found.cue) == "sign":
        return True  # "signed a striker from Lorne"
    paper = head is not None and found.form == "noun" and head.lemma_.lower() in ("letter", "petition", "paper")
    if head is not None and any(w == "of" and i.lemma_.lower() in _BINDING for w, _, i in prepositions(head)):
        return False
    return paper and (lemma(found.cue) in _SIGNING or found.frame == "idiom") and not found.negated


def spoken_for(found: Attribution) -> Attribution:
    """Give what a paper says to whoever brings it: "signed a letter urging", "a petition by parents calls for".

    Args:
        found: an attribution whose source may be a paper.
    """
    source = found.source
    if source is not None and source.lemma_ in ("name", "signature", "signatory") and source.dep_ == "pobj":
        source = source.head.head  # "a petition with 90,000 names demanding"
    if source is None or source.lemma_.lower() not in PAPERS or source.pos_ != "NOUN":
        return found
    owner = bringer(source)
    return replace(found, source=owner) if owner is not None else found
