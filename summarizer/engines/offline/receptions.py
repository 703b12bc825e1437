"""How a thing went down: "was greeted with relief by X", "X reacted coolly to it", "did not satisfy X"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon.reporting import Cue
from .attribution import Attribution, attribution
from .parsed import Paragraph
from .tree import agent, is_passive, lemma, negated, prepositions, subject, subtree
from .words import judgment

if TYPE_CHECKING:
    from spacy.tokens import Token

    Felt = tuple[Token | None, Token | None, int]
    """Who feels it, about what, and whether gladly."""

_GREETING = frozenset("greet meet receive welcome hear take view regard see".split())
"""What is done to a thing, well or badly; the manner says which."""
_ANSWERING = frozenset({"react", "respond", "reply", "answer"})
_LANDING = frozenset({"go_down", "sit", "land", "play", "come_across", "fare", "go_over"})
"""What a thing does with those who like or dislike it: "sat badly with"."""
_DRAWING = frozenset(
    "find win draw gain earn attract meet face provoke spark trigger prompt cause arouse elicit".split()
)
"""What a thing does that somebody feels about: "found favour with", "drew fire from"."""
_FROM = frozenset({"with", "from", "among", "in", "by"})


def receptions(paragraph: Paragraph) -> Iterator[Attribution]:
    """Yield who is pleased or displeased by what, told by the verb of how it was received, in order."""
    for verb in paragraph.doc:
        if verb.pos_ == "NOUN":
            yield from _felt_among(paragraph, verb)
        if verb.pos_ != "VERB" or any(c.dep_ in ("xcomp", "ccomp") for c in verb.children):
            continue
        for found in (_pleased(verb), _greeted(verb), _answered(verb), _landed(verb), _drawn(verb)):
            if found is not None:
                yield from _side(paragraph, verb, found)
                break


def _felt_among(paragraph: Paragraph, noun: "Token") -> Iterator[Attribution]:
    """ "There is widespread anger among fishermen at the quota"."""
    sign = judgment("feeling", noun.lemma_.lower())
    if not sign or noun.i in paragraph.quoted:
        return
    behind = [p for head in (noun, noun.head) for p in prepositions(head)]
    holder = next((i for w, _, i in behind if w in ("among", "amongst", "from")), None)
    thing = next((i for w, _, i in behind if w in ("at", "over", "about", "for", "with", "towards", "to")), None)
    if holder is not None and thing is not None and thing.dep_ == "pobj":
        how = Cue("received", "support" if sign > 0 else "oppose", "description")
        yield attribution(paragraph, noun, holder, (thing, subtree(thing), "noun"), how)


def _side(paragraph: Paragraph, verb: "Token", found: "Felt") -> Iterator[Attribution]:
    """The side of whoever feels it; who is not displeased is not pleased by that."""
    holder, thing, sign = found
    if holder is None or thing is None or holder.pos_ not in ("NOUN", "PROPN", "PRON") or thing.ent_type_ == "PERSON":
        return
    if negated(verb) and sign < 0:
        return
    how = Cue("received", "support" if sign > 0 else "oppose", "description")
    made = attribution(paragraph, verb, holder, (thing, subtree(thing), "noun"), how)
    yield replace(made, negated=negated(verb))


def _pleased(verb: "Token") -> "Felt | None":
    """ "The refund did not satisfy the league", "residents were angered by the plan"."""
    sign = judgment("pleasing", lemma(verb))
    if not sign:
        return None
    if is_passive(verb):
        return subject(verb), agent(verb), sign
    who = next((c for c in verb.children if c.dep_ == "dobj"), None)
    return who, subject(verb), sign


def _greeted(verb: "Token") -> "Felt | None":
    """ "Was greeted with relief by farmers", "was coolly received by the union", "farmers greeted it with fury"."""
    sign = _manner(verb) if verb.lemma_.lower() in _GREETING else 0
    if not sign:
        return None
    if is_passive(verb):
        felt = next((i for w, _, i in prepositions(verb) if w == "with"), None)
        below = next((i for w, _, i in prepositions(felt) if w in ("by", "from", "among")), None) if felt else None
        return agent(verb) or below, subject(verb), sign
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    return (subject(verb), thing, sign) if thing is not None else None


def _answered(verb: "Token") -> "Felt | None":
    """ "Reacted angrily to the offer", "responded with dismay to the ruling"."""
    sign = _manner(verb) if verb.lemma_.lower() in _ANSWERING else 0
    thing = next((i for w, _, i in prepositions(verb) if w == "to"), None)
    return (subject(verb), thing, sign) if sign else None


def _landed(verb: "Token") -> "Felt | None":
    """ "Went down badly with teachers", "sits ill with nurses"."""
    if lemma(verb) not in _LANDING and verb.lemma_.lower() not in _LANDING:
        return None
    manner = [c for c in verb.children if c.dep_ in ("advmod", "acomp") and judgment("manner", c.lower_)]
    sign = judgment("manner", manner[0].lower_) if manner else 0
    holder = next((i for head in (verb, *manner) for w, _, i in prepositions(head) if w in ("with", "among")), None)
    return (holder, subject(verb), sign) if sign and holder is not None else None


def _drawn(verb: "Token") -> "Felt | None":
    """ "Found favour with shopkeepers", "drew scorn from teachers", "met with a frosty response from the unions"."""
    if verb.lemma_.lower() not in _DRAWING or is_passive(verb):
        return None
    felt = next((c for c in verb.children if c.dep_ == "dobj"), None)
    felt = felt or next((i for w, _, i in prepositions(verb) if w == "with"), None)
    sign = _felt(felt) if felt is not None else 0
    if felt is None or not sign:
        return None
    holder = next((i for head in (felt, verb) for w, _, i in prepositions(head) if w in _FROM and i != felt), None)
    return (holder, subject(verb), sign) if holder is not None else None


def _manner(verb: "Token") -> int:
    """The feeling a thing is met with: in a phrase with "with", else in an adverb."""
    felt = next((i for w, _, i in prepositions(verb) if w == "with"), None)
    if felt is not None:
        return _felt(felt)
    return next((sign for c in verb.children if c.dep_ == "advmod" and (sign := judgment("manner", c.lower_))), 0)


def _felt(noun: "Token") -> int:
    """Sign of a feeling, or of a reception by its adjective: "with little enthusiasm", "a frosty response"."""
    words = {c.lower_ for c in noun.children}
    sign = judgment("feeling", noun.lemma_.lower())
    if not sign and noun.lemma_.lower() in ("response", "reception", "reaction", "welcome", "review", "verdict"):
        sign = next((s for word in words if (s := judgment("reception", word))), 0)
    return -abs(sign) if sign > 0 and words & {"little", "no", "scant"} else sign
