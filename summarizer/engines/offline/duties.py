"""What a clause demands: "X should", "we need to", "no ground should be given", "insisted that X pay"."""

from typing import TYPE_CHECKING

from ...schemas import Modality
from .actions import should
from .claims import Claim, Setting, action_claim, noun_claim
from .conditions import conditions
from .hollow import arithmetic
from .tree import aux_words, denied, inverted, is_passive, lemma, negated, subject
from .wording import core_words, empty, with_article

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRST = frozenset({"we", "i"})
_DUTY = frozenset({"should", "must", "ought"})
_DUTY_VERBS = frozenset({"need", "have"})


def duty(setting: Setting, verb: "Token") -> Claim | None:
    """ "Wages should rise", "the EU must act", "we need to talk"."""
    words = set(aux_words(verb))
    target = verb
    if inverted(verb):
        return None
    if not words & _DUTY:
        infinitive = next(
            (c for c in verb.children if c.dep_ == "xcomp" and any(a.lower_ == "to" for a in c.children)), None
        )
        if lemma(verb) not in _DUTY_VERBS or infinitive is None:
            return _needed(setting, verb) if lemma(verb) in ("need", "require", "deserve") else None
        target = infinitive
    who = subject(verb)
    sign = -1 if negated(verb) else 1
    if who is not None and denied(who):
        return nobody(setting, verb, who)
    return _demand(setting, target, who, sign)


def nobody(setting: Setting, verb: "Token", who: "Token") -> Claim | None:
    """ "No ground should be given": against what the phrase says without "no"."""
    from_what = who if not empty(who) else None
    if from_what is None:
        return action_claim(setting, verb, None, -1, Modality.DEMAND) if not is_passive(verb) else None
    swaps, named = setting.swaps(verb)
    words = noun_claim(setting, who, -1, Modality.DEMAND)
    issue = should(f"any {words.issue.rstrip('.')}", verb, swaps) if words is not None and words.form == "topic" else ""
    return Claim(issue, -1, Modality.DEMAND, verb, sentences=tuple(sorted(named))) if issue else None


def _demand(setting: Setting, verb: "Token", who: "Token | None", sign: int) -> Claim | None:
    speaker = who is None or who.lower_ in FIRST or setting.cast.of(setting.paragraph, who) is setting.holder
    if is_passive(verb) and not speaker and who is not None:
        return _subject_should(setting, verb, who, sign)
    claim = action_claim(setting, verb, None if speaker else who, sign, Modality.DEMAND)
    if claim is None:
        return None
    neg_inside = any(c.dep_ == "neg" for c in verb.children)
    return claim if not neg_inside else Claim(**{**_fields(claim), "sign": sign})  # type: ignore[arg-type]


def _fields(claim: Claim) -> dict[str, object]:
    return {
        name: getattr(claim, name) for name in ("issue", "sign", "modality", "head", "conditions", "hard", "sentences")
    }


def _subject_should(setting: Setting, verb: "Token", who: "Token", sign: int) -> Claim | None:
    swaps, named = setting.swaps(verb)
    thing = noun_claim(setting, who, 1, Modality.DEMAND)
    if thing is not None and thing.form != "topic":
        return None
    words = thing.issue.removeprefix("support for ") if thing is not None else core_words(who, swaps)
    named_thing = with_article(who, words)
    if who.pos_ == "PRON" and words[:1].islower():
        named_thing = f"the {words}"
    issue = should(named_thing, verb, swaps) if words else ""
    texts, hard = conditions(verb, setting.paragraph)
    sentences = tuple(sorted(named | set(thing.sentences if thing is not None else ())))
    return Claim(issue, sign, Modality.DEMAND, verb, tuple(texts), hard, sentences) if issue else None


def passive_claim(setting: Setting, verb: "Token", who: "Token | None", sign: int, modality: Modality) -> Claim | None:
    """ "Demands that the order be issued", "wants the cranes scrapped": that something be done to the subject."""
    if who is None:
        return None
    claim = _subject_should(setting, verb, who, -sign if any(c.dep_ == "neg" for c in verb.children) else sign)
    return Claim(**{**_fields(claim), "modality": modality}) if claim is not None else None  # type: ignore[arg-type]


def _needed(setting: Setting, verb: "Token") -> Claim | None:
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if thing is None or is_passive(verb) or empty(thing) or arithmetic(verb, thing):
        return None
    return noun_claim(setting, thing, -1 if negated(verb) else 1, Modality.DEMAND)


def subjunctive(setting: Setting, verb: "Token") -> Claim | None:
    """ "Insisted that the economies pay", "that nothing be built": a bare verb after a subject demands."""
    who = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    base = any(c.lower_ == "be" and c.dep_ == "auxpass" for c in verb.children)
    if (
        who is None
        or verb.dep_ != "ccomp"
        or not (base or verb.tag_ == "VB")
        or any(c.dep_ == "aux" for c in verb.children)
    ):
        return None
    sign = -1 if negated(verb) else 1
    if empty(who):
        return None
    return _demand(setting, verb, who, sign)
