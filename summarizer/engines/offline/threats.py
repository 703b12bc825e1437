"""What a threat is to bring about: "will strike unless the firm guarantees jobs" demands the guarantee.

The act itself is read elsewhere, as a stance that hangs on a condition. What the holder wants is in the condition.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .tree import aux_words, inverted, is_passive, lemma, negated, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_PUNISHING = frozenset(
    "expel fine sue ban bar suspend sack dismiss jail prosecute blacklist evict punish sanction penalise penalize "
    "deport fire banish blockade boycott".split()
)
"""Acts that are done to whoever is to give way."""
_HOSTILE = _PUNISHING | frozenset(
    "strike walk block sue quit resign close boycott veto stop halt shut blockade retaliate protest occupy leave reject"
    " oppose refuse appeal suspend cancel withhold withdraw pull campaign challenge march disrupt ban bar fight stay"
    " vote abandon scrap dismiss sack lay abstain".split()
)
"""Acts that are held out to make others do or leave something."""
_AIMLESS = frozenset({"strike", "walk", "march", "stay"})
"""Acts without an object."""
_MORE = {"vote": "against", "lay": "off", "pull": "out", "walk": "out off away", "stay": "away home"}
"""Of these only with the word that makes them hostile."""
_UNDOING = frozenset(
    "withdraw drop scrap abandon cancel shelve reverse revoke repeal rescind suspend lift halt stop end axe".split()
)
"""What is done to a plan so that it is none any longer."""
_OPENERS = {"unless": 1, "until": 1, "if": -1, "should": -1}


def terms(act: "Token") -> "Iterator[tuple[Token, int]]":
    """Find what a threatened act hangs on.

    Args:
        act: the verb of the act.

    Yields:
        The verb of a condition that somebody else is to meet, and 1 when the threat demands it, -1 when it is to
        prevent it.
    """
    if not _held_out(act):
        return
    threat = act.head if act.dep_ == "xcomp" and lemma(act.head) in ("threaten", "vow", "pledge", "warn") else act
    for child in (*act.children, *(c for c in threat.children if c.i > act.i)):
        sign = _opened(child)
        if sign and (is_passive(child) or _others(child, act)):
            yield child, -sign if negated(child) else sign


def undone(verb: "Token") -> "Token | None":
    """The thing that is to be given up: "withdraws its plan", "drops the charge"."""
    found = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    return found if lemma(verb).split("_")[0] in _UNDOING else None


def _held_out(act: "Token") -> bool:
    """Whether an act is still to come, and is a refusal or does harm."""
    to_come = bool(set(aux_words(act)) & {"will", "would", "wo", "'ll", "ll"}) or act.dep_ in ("xcomp", "conj")
    if negated(act):
        return bool(set(aux_words(act)) & {"will", "would", "wo"})
    word = lemma(act).split("_")[0]
    with_it = {c.lower_ for c in act.children if c.dep_ in ("prt", "prep", "advmod")}
    aimless = word in _AIMLESS and any(c.dep_ == "dobj" for c in act.children)  # "strike a deal", "walk the line"
    return (
        to_come and not aimless and word in _HOSTILE and (word not in _MORE or bool(with_it & {*_MORE[word].split()}))
    )


def _opened(child: "Token") -> int:
    """1 for "unless" and "until", -1 for "if", 0 for another clause."""
    if child.dep_ not in ("advcl", "ccomp") or child.pos_ not in ("VERB", "AUX"):
        return 0
    if inverted(child):
        return -1
    words = [c.lower_ for c in child.children if c.dep_ in ("mark", "advmod") and c.i < child.i]
    return 0 if "even" in words or "only" in words else next((_OPENERS[w] for w in words if w in _OPENERS), 0)


def _others(clause: "Token", act: "Token") -> bool:
    """Whether the clause is somebody else's doing: a pronoun may be the holder, and what only happens nobody does."""
    who, own = subject(clause), subject(act)
    does = clause.pos_ == "VERB" and any(c.dep_ in ("dobj", "xcomp", "ccomp", "prt") for c in clause.children)
    done_to = any(c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN") for c in act.children)
    its = who is not None and who.lower_ in ("it", "they") and lemma(act) in _PUNISHING and done_to
    return does and who is not None and who != own and (its or who.pos_ in ("NOUN", "PROPN"))
