"""How somebody judges a thing: "X is unacceptable", "the cut was needed", "X would undermine Y"."""

from typing import TYPE_CHECKING

from ...schemas import Modality
from .actions import gerund_words
from .claims import Claim, Setting, action_claim, noun_claim
from .duties import passive_claim
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
_OF_DEEDS = frozenset("wrong right foolish wise unwise mistaken mad stupid reckless justified entitled".split())
"""What somebody is to do something: "was wrong to tie her hands"."""
_ABLE = frozenset({"can", "could", "may", "might", "ca", "must", "should"})
_LETTING = frozenset({"allow", "permit", "let"})
_STANDING = frozenset({"stand", "survive", "proceed", "continue"})
"""What a measure that is upheld does."""
_SHORT = frozenset({"short", "low", "little", "small", "thin", "mean", "light", "few", "slow"})
_DOING = frozenset("do change offer bring solve achieve fix add deliver accomplish mean".split())
_HURTING = frozenset({"kill", "lose", "sack", "injure", "wound"})
_BEARING = frozenset({"have", "lack", "hold", "carry", "possess"})
_WORTH = frozenset(
    "merit substance foundation basis justification future value validity logic sense ground grounds credibility "
    "legitimacy mandate water weight teeth precedent virtue point purpose".split()
)
"""What a good case has, and a bad one is without."""
_QUESTIONS = frozenset({"matter", "question", "decision", "issue", "business", "affair"})
_SINGLED = frozenset({"one", "only", "something", "anything", "thing"})
_CONSENTING = frozenset("sign accept support want back endorse approve swallow stomach tolerate allow permit".split())
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
            sign = sign or _pictured(child)
            if sign:
                break
    if not sign or complement is None:
        return None
    denied = negated(verb) or any(c.dep_ == "neg" and c.i < complement.i for c in complement.children)
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
    return noun_claim(setting, who, sign, Modality.DESCRIPTION) or plainly(setting, who, sign)


def _pictured(complement: "Token") -> int:
    """Sign of a figure: "the levy is a grocery tax", "three years is a stay of execution", "a lottery ticket"."""
    new = any(c.lower_ in ("a", "an", "another") for c in complement.children if c.dep_ == "det")
    if not new or complement.pos_ != "NOUN":
        return 0
    sorts = (judgment("noun", c.lemma_.lower()) for c in complement.children if c.dep_ == "compound")
    return next((sign for sign in sorts if sign), 0) or judgment("figure", complement.lemma_.lower())


def left_to(setting: Setting, verb: "Token") -> Claim | None:
    """ "The shares are a matter for the Treasury", "the fee is up to the board": no side on the shares."""
    who = subject(verb)
    if lemma(verb) not in _LINKING or who is None or who.pos_ != "NOUN" or negated(verb):
        return None
    matter = next((c for c in verb.children if c.dep_ == "attr" and c.lemma_.lower() in _QUESTIONS), None)
    by = next((i for w, _, i in prepositions(matter) if w == "for"), None) if matter is not None else None
    up = next((c for c in verb.children if c.lower_ == "up" and any(i.lower_ == "to" for i in c.children)), None)
    if (by is None and up is None) or empty(who) or setting.cast.of(setting.paragraph, who) is not None:
        return None
    if by is not None and setting.cast.of(setting.paragraph, by) is None:
        return None
    return noun_claim(setting, who, 0, Modality.DESCRIPTION)


def high_time(setting: Setting, verb: "Token") -> Claim | None:
    """ "It is high time the bridge was repaired", "it is time to end the strike"."""
    time = next((c for c in verb.children if c.dep_ == "attr" and c.lower_ == "time"), None)
    who = subject(verb)
    if time is None or lemma(verb) != "be" or negated(verb) or (who is not None and who.lower_ != "it"):
        return None
    below = (c for head in (time, verb) for c in head.children if c.i > time.i and c.pos_ in ("VERB", "AUX"))
    clause = next((c for c in below if c.dep_ in ("relcl", "acl", "ccomp", "xcomp", "advcl")), None)
    if clause is None or any(c.tag_ == "WRB" for c in clause.children):
        return None
    actor = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if is_passive(clause) and actor is not None:
        return passive_claim(setting, clause, actor, 1, Modality.DEMAND)
    return action_claim(setting, clause, actor, 1, Modality.DEMAND)


def too_little(setting: Setting, verb: "Token") -> Claim | None:  # noqa: ARG001 - a reading's shape
    """ "Six years is on the short side", "3 per cent is too low": for more than that."""
    who = subject(verb)
    side = next((i for w, _, i in prepositions(verb) if w == "on" and i.lower_ == "side"), None)
    sizes = [c for c in verb.children if c.dep_ == "acomp" and any(a.lower_ == "too" for a in c.children)]
    sizes += [c for c in side.children if c.dep_ == "amod"] if side is not None else []
    if who is None or negated(verb) or not any(c.lower_ in _SHORT for c in sizes):
        return None
    counted = any(c.dep_ in ("nummod", "quantmod") for c in who.children)
    words = core_words(who) if counted else ""
    return Claim(f"more than {words}", 1, Modality.DEMAND, who) if words else None


def plainly(setting: Setting, noun: "Token", sign: int) -> Claim | None:
    """ "The plan is a slap in the face": where nothing says which plan, the plan, rather than the figure of speech."""
    definite = any(
        (c.lower_ in ("the", "this", "that") and c.dep_ == "det") or c.dep_ == "nummod" for c in noun.children
    )
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
    """ "The bill goes too far", "does not go far enough", "does nothing for tenants": none of them is for it."""
    who = subject(verb)
    ways = {"advmod": ("far", "late", "short"), "acomp": ("short",)}
    how = next((c for c in verb.children if c.lower_ in ways.get(c.dep_, ())), None)
    if who is not None and who.pos_ == "NOUN" and lemma(verb) in _DOING:
        done = [c for c in verb.children if c.dep_ in ("dobj", "neg")]
        little = [c.lower_ in ("nothing", "little") for c in done] == [True]
        actor = empty(who) or setting.cast.of(setting.paragraph, who) is not None
        judged = noun_claim(setting, who, -1, Modality.DESCRIPTION) or plainly(setting, who, -1)
        return judged if little and not actor else None
    soon = any(c.lower_ in ("soon", "quickly", "fast", "enough") for c in verb.children)
    if soon and lemma(verb) == "come" and negated(verb) and who is not None and who.pos_ == "NOUN":
        return noun_claim(setting, who, 1, Modality.DESCRIPTION) if set(aux_words(verb)) & _ABLE else None
    if who is None or who.pos_ == "PRON" or how is None or lemma(verb) not in ("go", "come", "fall"):
        return None
    below = {c.lower_ for c in how.children}
    lacking = "enough" in below and negated(verb)
    short = lacking or (lemma(verb) == "fall" and how.lower_ == "short")
    if not (short or "too" in below) or setting.cast.of(setting.paragraph, who) is not None:
        return None
    sign = 1 if "too" in below and negated(verb) else -1
    return noun_claim(setting, who, sign, Modality.DESCRIPTION) or plainly(setting, who, sign)


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


def worth(setting: Setting, verb: "Token") -> Claim | None:
    """ "The suit has no merit", "is without foundation", "lacks substance": against the suit."""
    who = subject(verb)
    if who is None or who.pos_ != "NOUN" or empty(who) or setting.cast.of(setting.paragraph, who) is not None:
        return None
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    lacking = lemma(verb) == "lack"
    if lemma(verb) in _LINKING:
        thing = next((i for w, _, i in prepositions(verb) if w == "without"), None)
        lacking = True
    elif lemma(verb) not in _BEARING:
        return None
    if thing is None or thing.lemma_.lower() not in _WORTH:
        return None
    sign = -1 if lacking != negated(verb) or denied(thing) else 1
    return noun_claim(setting, who, sign, Modality.DESCRIPTION) or plainly(setting, who, sign)


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


def _never_signed(verb: "Token") -> bool:
    """ "Delay is the one clause I did not sign", "the cap is something we cannot accept"."""
    thing = next((c for c in verb.children if c.dep_ == "attr" and c.i > verb.i), None)
    if thing is None or not ({t.lower_ for t in (*thing.children, thing)} & _SINGLED):
        return False
    clauses = (c for c in thing.children if c.dep_ == "relcl" and negated(c) and lemma(c) in _CONSENTING)
    return any(who is not None and who.lower_ in ("i", "we") for who in map(subject, clauses))


def defined(setting: Setting, verb: "Token") -> Claim | None:
    """ "Delay is what people propose when they have run out of reasons", "a pause is what we need"."""
    who = subject(verb)
    unwanted = _never_signed(verb)
    if lemma(verb) == "be" and who is not None and who.pos_ in ("NOUN", "PROPN") and unwanted:
        known = setting.cast.of(setting.paragraph, who) is not None
        return None if known else noun_claim(setting, who, -1, Modality.DESCRIPTION) or plainly(setting, who, -1)
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
