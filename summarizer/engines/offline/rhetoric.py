"""Questions that ask nothing: "who would build here?", "why should we pay?", "what is the point of closing it?"."""

from typing import TYPE_CHECKING

from ...schemas import Modality
from .claims import Claim, Setting, action_claim, noun_claim
from .duties import FIRST
from .tree import aux_words, lemma, negated, prepositions, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_OUGHT = frozenset({"should", "must", "would", "need", "shall"})
_MIGHT = frozenset({"can", "could", "would", "dare", "will"})
_ALLOWING = frozenset("justify defend accept allow permit tolerate support explain excuse".split())
_WISHING = frozenset({"want", "need", "ask", "vote"})
_USES = frozenset({"point", "sense", "use", "good", "logic", "purpose"})


def rhetorical(setting: Setting, verb: "Token") -> Claim | None:
    """Read a question for the answer it takes for granted.

    Args:
        setting: paragraph, cast, references, and the speaker.
        verb: head of the clause that asks.
    """
    if not any(t.text == "?" for t in verb.doc[verb.i : verb.sent.end]):
        return None
    asked = next((c for c in verb.lefts if c.tag_ in ("WP", "WRB")), None)
    if asked is None:
        return None
    by_word = {"why": _why, "who": _who, "how": _how, "what": _what}
    reading = by_word.get(asked.lower_)
    return reading(setting, verb) if reading is not None else None


def _why(setting: Setting, verb: "Token") -> Claim | None:
    """ "Why should pensioners pay?", "why not build here?"."""
    who = subject(verb)
    bare = who is None and verb.tag_ == "VB"
    if not bare and not set(aux_words(verb)) & _OUGHT:
        return None
    return action_claim(setting, verb, _other(who), -1, Modality.DESCRIPTION)


def _who(setting: Setting, verb: "Token") -> Claim | None:
    """ "Who would build on a flood plain?", "who asked for this tax?"."""
    if lemma(verb) in _WISHING and not negated(verb):
        thing = next((i for w, _, i in prepositions(verb) if w == "for"), None)
        thing = thing or next((c for c in verb.children if c.dep_ == "dobj"), None)
        return noun_claim(setting, thing, -1, Modality.DESCRIPTION) if thing is not None else None
    if not set(aux_words(verb)) & _MIGHT - {"will"}:
        return None
    return _allowed(setting, verb) or action_claim(setting, verb, None, -1, Modality.DESCRIPTION)


def _how(setting: Setting, verb: "Token") -> Claim | None:
    """ "How can they close our school?", "how can anyone justify the cut?"."""
    who = subject(verb)
    if who is None or not set(aux_words(verb)) & _MIGHT:
        return None
    inner = _allowed(setting, verb)
    if inner is not None or who.lower_ in FIRST:
        return inner
    return action_claim(setting, verb, _other(who), -1, Modality.DESCRIPTION)


def _what(setting: Setting, verb: "Token") -> Claim | None:
    """ "What is the point of closing a school that is full?"."""
    who = subject(verb)
    if lemma(verb) != "be" or who is None or who.lemma_.lower() not in _USES:
        return None
    inner = next((i for w, _, i in prepositions(who) if w in ("of", "in")), None)
    if inner is None:
        return None
    if inner.pos_ in ("VERB", "AUX"):
        return action_claim(setting, inner, None, -1, Modality.DESCRIPTION)
    return noun_claim(setting, inner, -1, Modality.DESCRIPTION)


def _allowed(setting: Setting, verb: "Token") -> Claim | None:
    """What nobody could justify."""
    if lemma(verb) not in _ALLOWING:
        return None
    inner = next((c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VBG"), None)
    if inner is not None:
        return action_claim(setting, inner, None, -1, Modality.DESCRIPTION)
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    return noun_claim(setting, thing, -1, Modality.DESCRIPTION) if thing is not None else None


def _other(who: "Token | None") -> "Token | None":
    """Who is to do it, unless that is anybody or the speakers themselves."""
    return who if who is not None and who.pos_ in ("NOUN", "PROPN") else None
