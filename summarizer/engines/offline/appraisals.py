"""How somebody judges a thing: "X is unacceptable", "the cut was needed", "X would undermine Y"."""

from typing import TYPE_CHECKING

from ...schemas import Modality
from .claims import Claim, Setting, action_claim, noun_claim
from .evaluation import sign_of
from .tree import agent, aux_words, is_passive, lemma, negated, prepositions, subject
from .wording import core_words, empty
from .words import judgment

if TYPE_CHECKING:
    from spacy.tokens import Token

_WILL = frozenset({"will", "would", "shall"})
_NEEDED = frozenset({"needed", "required", "warranted", "justified"})
_POINTLESS = frozenset({"amount", "constitute", "represent", "mean", "spell", "become", "pose", "be", "remain", "mark"})
_SEEING = frozenset("perceive see regard view interpret consider treat understand".split())
_OF_DEEDS = frozenset("wrong right foolish wise unwise mistaken mad stupid reckless justified entitled".split())
"""What somebody is to do something: "was wrong to tie her hands"."""
_LINKING = frozenset({"be", "remain", "become", "seem", "appear", "prove", "look", "feel"})


def evaluation(setting: Setting, verb: "Token") -> Claim | None:
    """ "X is unacceptable", "it is too early to discuss X", "it would be a mistake to close X"."""
    if lemma(verb) not in _LINKING:
        return None
    sign = 0
    complement = None
    for child in verb.children:
        if child.dep_ in ("acomp", "attr", "oprd") and child.i > verb.i:
            sign = sign_of(child)
            complement = child
            if sign:
                break
    if not sign or complement is None:
        return None
    denied = negated(verb) or any(c.dep_ == "neg" for c in complement.children)
    sign = -sign if denied else sign
    action = _action_judged(verb, complement)
    who = subject(verb)
    pronoun = who is None or who.lower_ in ("it", "there", "that", "this")
    if action is not None and (pronoun or complement.lower_ in _OF_DEEDS):
        actor = next((c for c in action.children if c.dep_ == "nsubj"), None) if pronoun else None
        return action_claim(setting, action, actor, sign, Modality.DESCRIPTION)
    clausal = next((c for c in verb.children if c.dep_ == "csubj"), None)
    if clausal is not None:
        return action_claim(setting, clausal, None, sign, Modality.DESCRIPTION)
    idea = who is not None and who.lower_ in ("it", "this", "that") and _meant(setting, who)
    own = who is not None and setting.cast.of(setting.paragraph, who) is setting.holder
    if who is None or (not idea and (pronoun or own)):
        return None
    return noun_claim(setting, who, sign, Modality.DESCRIPTION) or _plainly(setting, who, sign)


def _plainly(setting: Setting, noun: "Token", sign: int) -> Claim | None:
    """ "The plan is a slap in the face": where nothing says which plan, the plan, rather than the figure of speech."""
    definite = any(c.lower_ in ("the", "this", "that") and c.dep_ == "det" for c in noun.children)
    words = core_words(noun) if definite and noun.pos_ == "NOUN" else ""
    if not words or setting.cast.of(setting.paragraph, noun) is not None:
        return None
    return Claim(words, sign, Modality.DESCRIPTION, noun)


def _action_judged(verb: "Token", complement: "Token") -> "Token | None":
    """In "it would be wrong to close it", the closing."""
    below = (c for head in (verb, complement) for c in head.children)
    clauses = (c for c in below if c.dep_ in ("xcomp", "ccomp", "csubj", "advcl") and c.pos_ in ("VERB", "AUX"))
    return next((c for c in clauses if any(a.dep_ == "aux" and a.lower_ == "to" for a in c.children)), None)


def _meant(setting: Setting, pronoun: "Token") -> bool:
    """Whether "it" stands for a thing that the sentences before name."""
    known = setting.references
    return known.idea(setting.paragraph, pronoun) or known.resolve(setting.paragraph, pronoun) is not None


def needed(setting: Setting, verb: "Token") -> Claim | None:
    """ "The cut was needed", "no tax is warranted"."""
    who = subject(verb)
    if not is_passive(verb) or verb.lower_ not in _NEEDED or agent(verb) is not None:
        return None
    if who is None or who.pos_ == "PRON" or setting.cast.of(setting.paragraph, who) is not None:
        return None
    return noun_claim(setting, who, -1 if negated(verb) else 1, Modality.DESCRIPTION)


def measured(setting: Setting, verb: "Token") -> Claim | None:
    """ "The bill goes too far", "does not go far enough", "comes too late": none of them is for it."""
    who = subject(verb)
    how = next((c for c in verb.children if c.dep_ == "advmod" and c.lower_ in ("far", "late", "short")), None)
    if who is None or who.pos_ == "PRON" or how is None or lemma(verb) not in ("go", "come", "fall"):
        return None
    below = {c.lower_ for c in how.children}
    lacking = "enough" in below and negated(verb)
    if not (lacking or "too" in below) or setting.cast.of(setting.paragraph, who) is not None:
        return None
    return noun_claim(setting, who, 1 if "too" in below and negated(verb) else -1, Modality.DESCRIPTION)


def effect(setting: Setting, verb: "Token") -> Claim | None:
    """ "X would undermine Y", "X amounts to a threat"."""
    who = subject(verb)
    harm = judgment("verb", verb.lemma_.lower()) < 0 and any(c.dep_ == "dobj" for c in verb.children)
    if who is not None and who.lower_ == "it" and harm and not negated(verb) and set(aux_words(verb)) & _WILL:
        return noun_claim(setting, who, -1, Modality.PREDICTION)
    if who is None or empty(who) or verb.dep_ == "relcl" or (is_passive(verb) and lemma(verb) not in _SEEING):
        return None
    if setting.cast.of(setting.paragraph, who) is not None:
        return None
    base = verb.lemma_.lower()
    sign = judgment("verb", base) if any(c.dep_ in ("dobj", "obj") for c in verb.children) else 0
    if not sign and base in _POINTLESS | _SEEING:
        things = [c for c in verb.children if c.dep_ in ("dobj", "attr")]
        things += [inner for word, _, inner in prepositions(verb) if word in ("to", "as")]
        sign = next((s for s in map(sign_of, things) if s), 0)
    if not sign:
        return None
    return noun_claim(setting, who, -sign if negated(verb) else sign, Modality.PREDICTION)
