"""What a speaker says is going to happen because they mean it to: "the strike will go ahead", "the line will close"."""

from typing import TYPE_CHECKING

from ...schemas import Modality
from .attribution import Attribution
from .claims import Claim, Setting, action_claim, noun_claim
from .duties import nobody, passive_claim
from .members import Member
from .tree import agent, aux_words, denied, is_passive, lemma, negated, prepositions, subject
from .wording import empty

if TYPE_CHECKING:
    from spacy.tokens import Token

_WILL = frozenset({"will", "would", "shall"})
_AHEAD = frozenset({"ahead", "forward", "through", "on"})
_ACTIONS = frozenset(
    "strike walkout walk-out stoppage blockade boycott protest demonstration march rally picket sit-in occupation "
    "vigil action campaign hunger-strike go-slow lockout shutdown appeal lawsuit challenge petition".split()
)
"""What one side does to another: whoever tells that it will start means it."""
_RUNNING = frozenset(
    "start begin continue go_on take_place last follow run resume proceed go_ahead stay remain".split()
)
_BEFALLING = frozenset(
    "close open stay remain end start begin rise fall increase reopen continue resume shut move run proceed "
    "go_ahead go stop double halve expire".split()
)
"""What becomes of a thing when whoever decides on it announces so."""
_HARMING = frozenset(
    "close cut lose sack sell dismiss demolish fire lay_off evict remove axe scrap shut shut_down raise privatise "
    "privatize make touch harm abolish deport".split()
)
_ONLOOKING = frozenset(
    "forecaster forecasters meteorologist meteorologists weather police officers analyst analysts economist economists "
    "expert experts scientist scientists researcher researchers astronomers witness witnesses pollsters seismologists "
    "firefighters coastguard".split()
)
_HOUSES = frozenset(
    "assembly parliament house chamber mp mps lawmaker deputy council congress senate committee diet bundestag "
    "commons member delegate shareholder staff employee worker".split()
)
_RULING = frozenset(
    "minister premier president chancellor secretary mayor governor commissioner director executive chief".split()
)
_AGENTS = frozenset("lawyer solicitor counsel barrister attorney official officer staff engineer architect".split())
_BIDDING = frozenset("instruct hire retain brief appoint engage tell ask order authorise authorize direct".split())


def reported(attribution: Attribution, holder: Member | None) -> bool:
    """Whether an officer tells those who are to know: "the minister told the Assembly that the line would close"."""
    told = attribution.patient.lemma_.lower() if attribution.patient is not None else ""
    office = set((holder.office or holder.name).lower().split()) if holder is not None else set()
    return lemma(attribution.cue) == "tell" and told in _HOUSES and bool(office & _RULING)


def undertaken(setting: Setting, verb: "Token") -> Claim | None:
    """ "The strike would go ahead", "no plant will be closed", and what is announced: "seven lines will close"."""
    who = subject(verb)
    if who is None or not _foretold(setting, verb, who):
        return None
    sign = -1 if negated(verb) else 1
    modality = Modality.COMMITMENT if sign > 0 else Modality.REFUSAL
    ahead = lemma(verb) in ("proceed", "go_ahead") or (
        verb.lemma_ == "go" and any(c.lower_ in _AHEAD and c.dep_ in ("advmod", "prt") for c in verb.children)
    )
    if ahead or (who.lemma_.lower() in _ACTIONS and lemma(verb) in _RUNNING):
        return noun_claim(setting, who, sign, modality)
    if is_passive(verb) and denied(who) and agent(verb) is None and lemma(verb) in _HARMING:
        return nobody(setting, verb, who)
    announced = setting.announced and agent(verb) is None and not denied(who) and not _onlooker(setting.holder)
    if announced and is_passive(verb):
        return passive_claim(setting, verb, who, 1, modality)
    return action_claim(setting, verb, who, 1, modality) if announced and lemma(verb) in _BEFALLING else None


def _onlooker(holder: Member | None) -> bool:
    """Whether who announces it has no say in it: forecasters, the police, experts."""
    words = set(holder.name.lower().split()) if holder is not None else set()
    return bool(words & _ONLOOKING)


def _foretold(setting: Setting, verb: "Token", who: "Token") -> bool:
    """Whether a clause says what a thing, and no actor, will do or have done to it."""
    counted = who.pos_ == "NUM" and any(w == "of" for w, _, _ in prepositions(who))
    thing = (
        (counted or who.pos_ in ("NOUN", "PROPN"))
        and not empty(who)
        and setting.cast.of(setting.paragraph, who) is None
    )
    return thing and bool(set(aux_words(verb)) & _WILL) and verb.dep_ not in ("relcl", "advcl", "acl")


def instructed(setting: Setting, verb: "Token") -> Claim | None:
    """ "Lawyers had been instructed to challenge it": whoever tells that has instructed them."""
    who = subject(verb)
    aim = next((c for c in verb.children if c.dep_ in ("xcomp", "advcl") and c.tag_ == "VB"), None)
    own = who is not None and who.lemma_.lower() in _AGENTS and lemma(verb) in _BIDDING
    if not own or aim is None or not is_passive(verb) or agent(verb) is not None or negated(verb):
        return None
    return action_claim(setting, aim, None, 1, Modality.COMMITMENT)
