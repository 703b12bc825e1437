"""Papers that somebody moves, signs or sends, and whose they are: "a petition by parents", "an Alliance motion"."""

from typing import TYPE_CHECKING

from .names import Naming
from .tree import is_passive, lemma, prepositions, subject
from .words import place

if TYPE_CHECKING:
    from spacy.tokens import Token

PAPERS = frozenset(
    "motion amendment petition letter resolution bill submission statement declaration memo memorandum proposal "
    "initiative manifesto pledge appeal lawsuit suit complaint objection challenge bid attempt call demand request "
    "plan campaign move report open_letter paper leaflet banner injunction order ruling decree edict "
    "directive ordinance law regulation placard advert advertisement ad poster".split()
)
"""What somebody moves, signs or sends, and what speaks for them."""
_BRINGING = frozenset(
    "sign cosign co-sign hand_in hand_over deliver send write submit hand table move bring bring_in introduce lodge "
    "file "
    "present launch start organise organize circulate publish release issue draft back pass adopt sponsor propose "
    "put_forward put_down collect_for read_out carry wave gather mail mail_out distribute hand_out post put_up run air "
    "pay_for display hold_up collect read have tear_up grant win obtain secure "
    "seek impose approve".split()
)
"""Whoever does these to a paper says what it says."""
_NO_BODY = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "EVENT", "LAW", "ORDINAL"})


def bringer(paper: "Token") -> "Token | None":
    """Whose paper it is: its owner, who it is by or from or signed by, or the subject of the verb that brings it."""
    owners = [c for c in paper.children if c.dep_ == "poss" and c.tag_ != "WP$"]
    owners += [i for w, _, i in prepositions(paper) if w in ("by", "from") and i.dep_ == "pobj"]
    return next(iter(owners), None) or _signatory(paper) or _carrier(paper) or attributive(paper)


def _signatory(paper: "Token") -> "Token | None":
    """In "a letter signed by forty captains", the captains."""
    signed = (c for c in paper.children if c.dep_ in ("acl", "relcl") and c.tag_ == "VBN" and lemma(c) in _BRINGING)
    for verb in signed:
        who = next((i for w, _, i in prepositions(verb) if w == "by"), None)
        if who is not None:
            return who
    return None


def _carrier(paper: "Token") -> "Token | None":
    """Who signs, sends or moves it: the subject of the verb that does so, or puts a name to it."""
    verb = paper.head
    if paper.dep_ == "dobj" and lemma(verb) in _BRINGING and not is_passive(verb):
        return subject(verb)
    if paper.dep_ == "nsubjpass" and lemma(verb) in _BRINGING:
        return next((i for w, _, i in prepositions(verb) if w == "by"), None)
    if paper.dep_ != "pobj" or verb.lower_ not in ("to", "on"):
        return None
    above = verb.head.head if verb.head.lemma_ == "name" else verb.head
    naming = above.pos_ == "VERB" and any(c.lemma_ in ("name", "signature") for c in above.children)
    return subject(above) if naming else None


def attributive(paper: "Token") -> "Token | None":
    """The party or body before a paper: "an Alliance motion", "a Green Party amendment", "the Conservative bill"."""
    before = [c for c in paper.children if c.dep_ in ("compound", "amod", "nmod") and c.i < paper.i]
    named = (c for c in reversed(before) if c.text[:1].isupper() and c.ent_type_ not in _NO_BODY)
    return next((c for c in named if c.pos_ == "PROPN" or c.i > paper.sent.start), None)


def mover(token: "Token") -> Naming | None:
    """Read a word before a paper as the name of the body that moves it; None where it says what the paper is on."""
    paper = token.head
    moved = paper.lemma_.lower() in PAPERS and any(c.dep_ in ("acl", "relcl", "advcl") for c in paper.children)
    if not moved or attributive(paper) != token:
        return None
    words = [*(c.text for c in token.children if c.dep_ in ("compound", "amod") and c.text[:1].isupper()), token.text]
    people = place(" ".join(words))
    if people is not None:
        return Naming("place", people.name, people.name, kind=people.kind)
    return Naming("name", " ".join(words), " ".join(words), kind="organisation", definite=True)
