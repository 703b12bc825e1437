"""How somebody judges a thing: "X is unacceptable", "the cut was needed", "X would undermine Y"."""

from typing import TYPE_CHECKING

from ...schemas import Modality
from .actions import gerund_words
from .claims import Claim, Setting, action_claim, noun_claim
from .evaluation import sign_of
from .tree import agent, aux_words, denied, is_passive, lemma, negated, prepositions, subject
from .wording import core_words, empty, usable
from .words import judgment

if TYPE_CHECKING:
    from spacy.tokens import Token

_WILL = frozenset({"will", "would", "shall"})
_NEEDED = frozenset({"needed", "required", "warranted", "justified"})
_FOUNDED = frozenset({"warranted", "justified"})
"""Whatever a thing is founded on, it is well founded: "the rise was justified by its costs"."""
_POINTLESS = frozenset({"amount", "constitute", "represent", "mean", "spell", "become", "pose", "be", "remain", "mark"})
_SEEING = frozenset("perceive see regard view interpret consider treat understand".split())
_OF_DEEDS = frozenset("wrong right foolish wise unwise mistaken mad stupid reckless justified entitled".split())
"""What somebody is to do something: "was wrong to tie her hands"."""
_ABLE = frozenset({"can", "could", "may", "might", "ca", "must", "should"})
_LETTING = frozenset({"allow", "permit", "let"})
_STANDING = frozenset({"stand", "survive", "proceed", "continue"})
"""What a measure that is upheld does."""
_HURTING = frozenset({"kill", "lose", "sack", "injure", "wound"})
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
    if not is_passive(verb) or verb.lower_ not in _NEEDED:
        return None
    if agent(verb) is not None and verb.lower_ not in _FOUNDED:
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


def standing(setting: Setting, verb: "Token") -> Claim | None:
    """ "The permit cannot stand", "could not be allowed to go ahead": against the permit; that it may, for it."""
    who = subject(verb)
    if who is None or who.pos_ == "PRON" or empty(who) or setting.cast.of(setting.paragraph, who) is not None:
        return None
    allowed = is_passive(verb) and lemma(verb) in _LETTING
    inner = next((c for c in verb.children if c.dep_ == "xcomp"), None) if allowed else verb
    ahead = inner is not None and any(c.lower_ in ("ahead", "forward", "through") for c in inner.children)
    if (
        inner is None
        or not set(aux_words(verb)) & _ABLE
        or not (lemma(inner) in _STANDING or (ahead and lemma(inner) == "go"))
    ):
        return None
    if any(c.dep_ in ("dobj", "attr", "acomp", "prep") and c.i > inner.i for c in inner.children):
        return None
    no = negated(verb) or denied(who)
    return noun_claim(setting, who, -1 if no else 1, Modality.REFUSAL if no else Modality.DESCRIPTION)


def fruitless(setting: Setting, verb: "Token") -> Claim | None:
    """ "No war was ever won by talking", "you don't save a town by closing its school": against the closing."""
    who = subject(verb)
    deed = next((i for w, _, i in prepositions(verb) if w == "by" and i.dep_ == "pcomp"), None)
    anybody = who is not None and who.lower_ in ("you", "one") and negated(verb)
    if who is None or deed is None or not (anybody or denied(who)):
        return None
    harm = judgment("verb", verb.lemma_.lower()) < 0 or lemma(verb) in _HURTING
    sign = 1 if harm else -1
    claim = action_claim(setting, deed, None, sign, Modality.DESCRIPTION)
    words = gerund_words(deed, setting.swaps(deed)[0])
    return claim or (Claim(words, sign, Modality.DESCRIPTION, deed) if usable(words) else None)


def defined(setting: Setting, verb: "Token") -> Claim | None:
    """ "Delay is what people propose when they have run out of reasons", "a pause is what we need"."""
    who = subject(verb)
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    if lemma(verb) != "be" or who is None or who.pos_ == "PRON" or clause is None or clause.left_edge.lower_ != "what":
        return None
    if setting.cast.of(setting.paragraph, who) is not None or negated(clause):
        return None
    wanted = lemma(clause) in ("need", "want", "deserve", "require")
    excuse = any(c.dep_ == "advcl" and c.left_edge.lower_ in ("when", "if", "once") for c in clause.children)
    if not (wanted or excuse):
        return None
    sign = 1 if wanted else -1
    return noun_claim(setting, who, -sign if negated(verb) else sign, Modality.DESCRIPTION)
