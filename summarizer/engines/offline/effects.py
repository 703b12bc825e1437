"""What somebody says a thing would do: "X would undermine Y", "waiting gains nothing", "delay would cost lives"."""

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ...schemas import Modality
from .claims import Claim, Setting, action_claim, noun_claim
from .evaluation import sign_of
from .tree import aux_words, is_passive, lemma, negated, prepositions, subject
from .wording import empty
from .words import judgment

if TYPE_CHECKING:
    from spacy.tokens import Token

_WILL = frozenset({"will", "would", "shall"})
_POINTLESS = frozenset({"amount", "constitute", "represent", "mean", "spell", "become", "pose", "be", "remain", "mark"})
_SEEING = frozenset("perceive see regard view interpret consider treat understand".split())
_DRIVING = frozenset("push drive force tip send put plunge leave throw bring run lead tumble tip pitch".split())
_RUINS = {
    "over": frozenset({"edge", "brink", "cliff", "precipice"}),
    "off": frozenset({"cliff", "road", "rails", "course"}),
    "to": frozenset({"brink", "wall", "ruin", "edge", "breadline", "ground"}),
    "into": frozenset(
        "bankruptcy poverty debt insolvency ruin administration recession chaos hardship abyss oblivion homelessness "
        "unemployment penury arms hands crisis decline deficit liquidation receivership exile darkness ground".split()
    ),
    "of": frozenset({"business", "work", "home", "house", "jobs", "pocket", "reach"}),
}
"""What somebody is driven over, to, into or out of."""
_DONE = {
    **dict.fromkeys(("harm", "damage", "disservice", "violence", "injury", "injustice"), -1),
    **dict.fromkeys(("good", "wonder", "wonders", "justice", "favour", "favor"), 1),
}
_CAUSING = frozenset({"cause", "create", "bring", "sow", "spread", "inflict", "breed", "invite", "wreak", "unleash"})
_GAINING = frozenset(
    "do gain achieve solve change bring help add accomplish improve serve fix settle buy teach win prove save".split()
)
_SHORTCOMINGS = frozenset(
    {"delay", "inaction", "postponement", "deadlock", "stalemate", "dithering", "procrastination"}
)
"""Who tells what these would lead to is against them."""


def effect(setting: Setting, verb: "Token") -> Claim | None:
    """ "X would undermine Y", "X amounts to a threat", "closing the lines would save money"."""
    who = subject(verb)
    clause = next((c for c in verb.children if c.dep_ == "csubj" and c.tag_ == "VBG"), None)
    if clause is not None and any(c.dep_ in ("dobj", "dative") for c in verb.children):
        return _of_doing(setting, verb, clause)
    harm = (judgment("verb", verb.lemma_.lower()) < 0 or _ruining(verb) < 0) and any(
        c.dep_ == "dobj" for c in verb.children
    )
    if who is not None and who.lower_ == "it" and harm and not negated(verb) and set(aux_words(verb)) & _WILL:
        return noun_claim(setting, who, -1, Modality.PREDICTION)
    told = who is not None and (lemma(verb) in _SEEING or who.lemma_.lower() in _SHORTCOMINGS)
    if who is None or empty(who) or verb.dep_ == "relcl" or (is_passive(verb) and not told):
        return None
    if setting.cast.of(setting.paragraph, who) is not None:
        return None
    sign = _leading_to(verb, who)
    if not sign:
        return None
    doing = who.lower_.endswith("ing") and who.left_edge == who and _in_vain(verb)  # "waiting gains nothing"
    bare = Claim(who.lower_, sign, Modality.PREDICTION, who) if doing else None
    return noun_claim(setting, who, sign, Modality.PREDICTION) or bare


def _leading_to(verb: "Token", who: "Token") -> int:
    """Sign of a thing by what it does."""
    if _in_vain(verb) or (who.lemma_.lower() in _SHORTCOMINGS and set(aux_words(verb)) & _WILL and not negated(verb)):
        return -1
    acting = any(c.dep_ in ("dobj", "obj") for c in verb.children)
    done = _doing(verb)
    if done:
        return -done if negated(verb) else done
    sign = (judgment("verb", lemma(verb)) or judgment("verb", verb.lemma_.lower())) if acting else 0
    if sign > 0 and _but_for_some(verb):
        sign = -1
    sign = sign or _ruin(verb) or (_ruining(verb) if acting else 0)
    sign = sign or _amounting(verb)
    return -sign if negated(verb) else sign


def _doing(verb: "Token") -> int:
    """Sign of "would do more harm than good", "brings nothing but misery", "causes chaos"."""
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.pos_ in ("NOUN", "ADJ")), None)
    if thing is None or thing.ent_type_:
        return 0
    if verb.lemma_.lower() == "do":
        return _DONE.get(thing.lemma_.lower(), 0)
    return min(0, judgment("noun", thing.lemma_.lower())) if verb.lemma_.lower() in _CAUSING else 0


def _amounting(verb: "Token") -> int:
    """Sign of what a thing amounts to or is seen as."""
    if verb.lemma_.lower() not in _POINTLESS | _SEEING:
        return 0
    things = [c for c in verb.children if c.dep_ in ("dobj", "attr")]
    things += [inner for word, _, inner in prepositions(verb) if word in ("to", "as")]
    return next((s for s in map(sign_of, things) if s), 0)


def _of_doing(setting: Setting, verb: "Token", deed: "Token") -> Claim | None:
    """ "Closing the lines would save money", "waiting would gain nothing": for or against the deed."""
    sign = (-1 if lemma(verb) == "cost" else judgment("verb", verb.lemma_.lower())) * (-1 if negated(verb) else 1)
    sign = -1 if _in_vain(verb) else sign or _amounting(verb)
    claim = action_claim(setting, deed, None, sign, Modality.PREDICTION) if sign else None
    return replace(claim, head=verb) if claim is not None else None


def _in_vain(verb: "Token") -> bool:
    """ "Waiting would gain nothing", "the cap solves nothing": against what does no good."""
    nothing = any(c.dep_ == "dobj" and c.lower_ in ("nothing", "nobody", "little") for c in verb.children)
    return nothing and verb.lemma_.lower() in _GAINING and not any(c.dep_ == "neg" for c in verb.children)


def _but_for_some(verb: "Token") -> bool:
    """ "Would save every mill except mine": whoever counts what is left out is not for it."""
    words = [t.lower_ for t in verb.doc[verb.i + 1 : verb.right_edge.i + 1]]
    return bool({"every", "everyone", "everybody", "all", "everything"} & set(words)) and bool(
        {"except", "but", "bar", "save"} & set(words)
    )


def _ruining(verb: "Token") -> int:
    """ "Is killing our trade", "would drown the valley": against it; what a flood did is only told."""
    ahead = verb.tag_ == "VBG" or bool(set(aux_words(verb)) & _WILL)
    return judgment("ruin", lemma(verb)) if ahead else 0


def _ruin(verb: "Token") -> int:
    """ "Would push one farm in six over the edge", "would drive shops out of business": -1."""
    if verb.lemma_.lower() not in _DRIVING:
        return 0
    words = [t.lower_ for t in verb.doc[verb.i + 1 : verb.right_edge.i + 1] if t.pos_ != "DET" and t.tag_ != "PRP$"]
    return -1 if any(end in _RUINS.get(way, ()) for way, end in pairwise(words)) else 0
