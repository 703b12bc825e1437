"""What a clause demands, announces or judges when its verb takes no side of its own: "X should", "Y is a mistake"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon.reporting import cues
from ...schemas import Modality
from .actions import action_words, gerund_words, should
from .appraisals import (
    defined,
    evaluation,
    fruitless,
    high_time,
    left_to,
    measured,
    needed,
    plainly,
    standing,
    too_little,
    worth,
)
from .claims import Claim, Setting, action_claim, backs, noun_claim
from .conditions import conditions
from .duties import FIRST, duty, subjunctive
from .effects import effect
from .idiomatic import in_idiom
from .leanings import noted_only
from .nouns import values
from .preconditions import qualified
from .rhetoric import rhetorical
from .tree import (
    agent,
    aux_words,
    balloted,
    compared,
    denied,
    is_passive,
    lemma,
    negated,
    prepositions,
    subject,
    subtree,
)
from .undertakings import instructed, undertaken
from .wording import empty, noun_words, with_article
from .words import judgment

if TYPE_CHECKING:
    from spacy.tokens import Token

_WILL = frozenset({"will", "would", "shall"})
_ABLE = frozenset({"can", "could"})
"""What one can do, but only if: an offer with a condition."""
_SIDES = frozenset(
    "group union party company team club firm board guild league side band movement alliance members".split()
)
_THREATS = frozenset(
    "leave quit resign walk_out strike sue withdraw boycott veto block oppose appeal pull_out walk_away retaliate "
    "step_down go_to_court challenge vote_against walk reject move_out shut close halt".split()
)
_HAPPENING = frozenset(
    "die lose suffer fall face starve drown struggle fail freeze wait miss drop rise grow shrink happen need feel hear"
    " live sleep".split()
)
"""What befalls people: who says that patients would die does not undertake it."""
_MULLING = frozenset("talk discuss consider think plan contemplate propose mull seek envisage speak".split())
_COMPETENCES = frozenset(
    "right authority competence jurisdiction mandate business responsibility power role place".split()
)
_WAYS = frozenset(
    "solution step answer way option task priority alternative remedy response aim goal objective plan".split()
)


def judge(setting: Setting, verb: "Token", *, warned: bool = False) -> Claim | None:
    """Read one clause of what somebody says.

    Args:
        setting: paragraph, cast, references, and the speaker.
        verb: head of the clause.
        warned: the clause is what the speaker warns of, so that its subject is held to be harmful.
    """
    if compared(verb) or any(c.dep_ == "mark" and c.lower_ == "whether" for c in verb.children):
        return None
    thing = noted_only(verb)
    if thing is not None:
        return noun_claim(setting, thing, 0, Modality.DESCRIPTION)
    for reading in (
        rhetorical,
        high_time,
        qualified,
        left_to,
        standing,
        fruitless,
        defined,
        duty,
        _without,
        _existence,
        _sense,
        _silence,
        subjunctive,
        _incompetence,
        _way,
        needed,
        too_little,
        evaluation,
        measured,
        worth,
        undertaken,
        instructed,
        effect,
        _own_act,
    ):
        claim = reading(setting, verb)
        if claim is not None:
            return claim
    return _warned(setting, verb) if warned else None


def _existence(setting: Setting, verb: "Token") -> Claim | None:
    """ "There is no discussion about", "there is a need for"."""
    if lemma(verb) not in ("be", "have", "see", "remain") or not any(
        c.dep_ in ("expl", "nsubj") for c in verb.children
    ):
        return None
    thing = next((c for c in verb.children if c.dep_ in ("attr", "dobj", "nsubj") and c.i > verb.i), None)
    if thing is None:
        return None
    no = denied(thing) or negated(verb)
    every = any(c.lower_ in ("every", "good", "ample", "strong") for c in thing.children)
    if every and not no and thing.lemma_.lower() in ("reason", "case", "argument"):
        return _upon(setting, _complement(thing), 1, Modality.DESCRIPTION)
    there = any(c.dep_ == "expl" for c in verb.children)
    if no and there and thing.lemma_.lower() in ("alternative", "substitute"):
        return _upon(setting, _complement(thing), 1, Modality.DEMAND)
    if no and judgment("none", thing.lemma_.lower()):
        return _upon(setting, _complement(thing), -1, Modality.REFUSAL)
    valued = values(thing)
    return _upon(setting, valued[1], -valued[0] if no else valued[0], Modality.DEMAND) if valued is not None else None


def _sense(setting: Setting, verb: "Token") -> Claim | None:
    """ "It makes no sense to close the school"."""
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ == "sense"), None)
    if lemma(verb) != "make" or thing is None:
        return None
    action = _complement(thing) or next((c for c in verb.children if c.dep_ in ("xcomp", "advcl", "csubj")), None)
    return _upon(setting, action or subject(verb), -1 if negated(verb) else 1, Modality.DESCRIPTION)


def _upon(setting: Setting, inner: "Token | None", sign: int, modality: Modality) -> Claim | None:
    """A stance upon an action or a thing, whichever the complement is."""
    if inner is None:
        return None
    if inner.pos_ in ("VERB", "AUX"):
        return action_claim(setting, inner, None, sign, modality)
    return noun_claim(setting, inner, sign, modality) or plainly(setting, inner, sign)


def _without(setting: Setting, verb: "Token") -> Claim | None:
    """ "There will be no deal without arbitration": for what the refusal depends on."""
    thing = next((i for w, _, i in prepositions(verb) if w == "without"), None)
    if thing is None:
        below = [c for c in verb.children if c.dep_ in ("attr", "dobj", "nsubj", "advmod")]
        below += [inner for _, _, inner in prepositions(verb)]
        thing = next((i for c in below for w, _, i in prepositions(c) if w == "without"), None)
    if thing is None or not _hopeless(verb):
        return None
    if thing.pos_ in ("VERB", "AUX"):
        return action_claim(setting, thing, None, 1, Modality.DEMAND)
    claim = noun_claim(setting, thing, 1, Modality.DEMAND)
    return replace(claim, conditions=(), hard=False) if claim is not None else None


def _hopeless(verb: "Token") -> bool:
    """Whether a clause says that something does not go: denied, impossible, nowhere."""
    if negated(verb) or any(denied(c) for c in verb.children if c.dep_ in ("attr", "dobj")):
        return True
    dead = ("impossible", "unthinkable", "nowhere", "unworkable", "meaningless", "pointless", "worthless", "useless")
    return any(c.lower_ in dead for c in verb.children if c.dep_ in ("acomp", "advmod", "attr", "oprd"))


def _silence(setting: Setting, verb: "Token") -> Claim | None:
    """ "No one is talking about ground troops", "we are not considering a sale"."""
    if lemma(verb) not in _MULLING or not negated(verb):
        return None
    who = subject(verb)
    own = who is None or who.lower_ in FIRST or denied(who) or setting.cast.of(setting.paragraph, who) is setting.holder
    thing = next((i for w, _, i in prepositions(verb) if w in ("about", "of", "on", "for")), None)
    thing = thing or next((c for c in verb.children if c.dep_ in ("dobj", "xcomp")), None)
    if thing is None or not own:
        return None
    if thing.pos_ in ("VERB", "AUX"):
        return action_claim(setting, thing, None, -1, Modality.REFUSAL)
    return noun_claim(setting, thing, -1, Modality.REFUSAL)


def _incompetence(setting: Setting, verb: "Token") -> Claim | None:
    """ "The court has no jurisdiction over X": against that body's part in X."""
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    who = subject(verb)
    if (
        lemma(verb) != "have"
        or thing is None
        or who is None
        or thing.lemma_.lower() not in _COMPETENCES
        or not denied(thing)
    ):
        return None
    member = setting.cast.of(setting.paragraph, who)
    body = member.name if member is not None else noun_words(who)
    words = noun_words(thing)
    if not body or not words or member is setting.holder or empty(who):
        return None
    if not any(c.dep_ in ("prep", "acl") for c in thing.subtree):
        return None
    return Claim(f"{body} {words}", -1, Modality.REFUSAL, verb)


def _way(setting: Setting, verb: "Token") -> Claim | None:
    """ "The solution is to raise the tax", "a better way would be to"."""
    who = subject(verb)
    action = next((c for c in verb.children if c.dep_ == "xcomp" and any(a.lower_ == "to" for a in c.children)), None)
    if lemma(verb) != "be" or who is None or action is None or who.lemma_.lower() not in _WAYS:
        return None
    return action_claim(setting, action, None, -1 if negated(verb) else 1, Modality.DESCRIPTION)


def _complement(noun: "Token") -> "Token | None":
    for child in noun.children:
        if child.dep_ in ("acl", "relcl", "xcomp", "ccomp") and child.pos_ in ("VERB", "AUX"):
            return child
    return next(
        (inner for word, _, inner in prepositions(noun) if word in ("about", "of", "for", "to", "on", "that")), None
    )


def _own_act(setting: Setting, verb: "Token") -> Claim | None:
    """ "We will strike", "the company would not sell": a commitment or a refusal of the speaker's own."""
    words = set(aux_words(verb))
    who = subject(verb)
    texts, hard = conditions(verb, setting.paragraph)
    if who is None or not (words & _WILL or (hard and words & _ABLE)):
        return None
    own = who.lower_ in FIRST or (
        setting.holder is not None and setting.cast.of(setting.paragraph, who) is setting.holder
    )
    acting = who.lower_ not in ("it", "this", "that") and setting.cast.of(setting.paragraph, who) is not None
    own = own or (setting.announced and acting) or _same_speaker(setting, who)
    own = own or (hard and is_passive(verb) and agent(verb) is None) or _spoken_for(setting, who, hard)
    threatened = _threatened(setting, verb) if own and hard and not negated(verb) else None
    if threatened is not None:
        return threatened
    if (
        not own
        or _no_act(verb, who)
        or lemma(verb) in ("be", "have", "see", "know", "get", "become", "continue", "remain", "like")
    ):
        return None
    no = negated(verb)
    modality = Modality.REFUSAL if no else Modality.COMMITMENT
    if any(c.lower_ == "so" for c in verb.children) and lemma(verb) == "do":
        return action_claim(setting, verb, None, -1 if no else 1, modality)
    backed = action_claim(setting, verb, None, -1 if no else 1, modality) if backs(setting, verb) else None
    if backed is not None and not is_passive(verb):
        return replace(backed, modality=modality, head=verb)
    swaps, named = setting.swaps(verb)
    issue = action_words(verb, swaps) or ("" if is_passive(verb) else gerund_words(verb, swaps))
    return Claim(issue, -1 if no else 1, modality, verb, tuple(texts), hard, tuple(sorted(named))) if issue else None


def _same_speaker(setting: Setting, who: "Token") -> bool:
    """ "Said it would appeal": a pronoun that means nobody known is the speaker."""
    above = next(
        (a for a in who.ancestors if any(c.dep_.startswith("nsubj") and c.i < who.i for c in a.children)), None
    )
    known = setting.cast.of(setting.paragraph, who)
    speaker = next((c for c in above.children if c.dep_.startswith("nsubj")), None) if above is not None else None
    if speaker is not None and who.lower_ == "it" and speaker.tag_ in ("NNS", "NNPS"):
        return False  # critics of the cap say it will kill small clubs
    return who.lower_ in ("it", "he", "she", "they") and known is None and above is not None


def _no_act(verb: "Token", who: "Token") -> bool:
    """Whether a clause is an attribution of its own ("would refuse to work"), or tells of harm that "it" would do."""
    frames = cues("verb", lemma(verb))
    refusing = "to" in frames and frames["to"].attitude == "oppose" and any(c.dep_ == "xcomp" for c in verb.children)
    harm = verb.lemma_ in _HAPPENING or (who.lower_ == "it" and judgment("verb", verb.lemma_.lower()) < 0)
    mulling = (lemma(verb) in _MULLING and "obj" in frames) or balloted(verb)
    turned = in_idiom(verb) and verb.lemma_ != "stand"  # who is no longer in the way of a thing gives way to it
    return refusing or harm or mulling or turned or any(word in frames for word, _, _ in prepositions(verb))


def _spoken_for(setting: Setting, who: "Token", hard: bool) -> bool:
    """Whether the clause is about a body that its speaker speaks for: "she explained that Norway would, provided"."""
    member = setting.cast.of(setting.paragraph, who)
    holder = setting.holder
    if holder is None or holder.kind not in ("person", "office", "unnamed") or who.pos_ == "PRON":
        return False
    bare = not any(True for _ in who.children)
    if who.lower_ in _SIDES and (bare or any(c.dep_ in ("det", "poss") for c in who.children)):
        return True
    if member is not None and who.tag_ == "NNS" and holder.office and not list(who.children):
        return True
    body = member is not None and member.kind in ("organisation", "state", "bloc")
    return hard and body and member is not None and not any(p.lower_ == "their" for p in who.children)


def _threatened(setting: Setting, verb: "Token") -> Claim | None:
    """ "Would walk out if loans were counted": against what the threat is to stop."""
    if lemma(verb) not in _THREATS and verb.lemma_.lower() not in _THREATS:
        return None
    if verb.lemma_ == "strike" and any(c.dep_ == "dobj" for c in verb.children):
        return None  # "would strike a deal if"
    clause = next((c for c in verb.children if c.dep_ == "advcl" and _plain_if(c)), None)
    who = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None) if clause is not None else None
    if clause is None or who is None or negated(clause) or lemma(clause) in ("refuse", "fail", "decline"):
        return None
    swaps, named = setting.swaps(clause)
    member = setting.cast.of(setting.paragraph, who)
    words = member.name if member is not None and member.form != "role" else ""
    if not words and who.pos_ != "PRON":
        words = with_article(who, noun_words(who, swaps))
    issue = should(words, clause, swaps) if words and member is not setting.holder else ""
    # What triggers the threat is its condition, and the threat is against it all the same.
    trigger = setting.paragraph.text_of(subtree(clause)).strip(" ,;.")
    told = (trigger,) if len(trigger) <= 300 else ()
    return Claim(issue, -1, Modality.THREAT, clause, told, sentences=tuple(sorted(named))) if issue else None


def _plain_if(clause: "Token") -> bool:
    marks = [c for c in clause.children if c.dep_ == "mark"]
    before = clause.doc[clause.left_edge.i - 1].lower_ if clause.left_edge.i else ""
    return (
        [c.lower_ for c in marks] == ["if"]
        and before not in ("only", "even", "as")
        and not any(c.lower_ in ("only", "even") for c in clause.children)
    )


def _warned(setting: Setting, verb: "Token") -> Claim | None:
    """ "warned that X could be seen as Y": X is held to be harmful, unless the clause denies or X is an actor."""
    who = subject(verb)
    if who is None or empty(who) or negated(verb) or setting.cast.of(setting.paragraph, who) is not None:
        return None
    if who.lemma_.lower() in ("failure", "delay", "refusal", "lack", "inaction"):
        inner = _complement(who)
        if inner is None:
            return None
        if inner.pos_ in ("VERB", "AUX"):
            return action_claim(setting, inner, None, 1, Modality.PREDICTION)
        return noun_claim(setting, inner, 1, Modality.PREDICTION)
    return noun_claim(setting, who, -1, Modality.PREDICTION)


def clauses(heads: "list[Token]", inside: frozenset[int]) -> "Iterator[Token]":
    """The finite clauses of a content: its head and what is coordinated with it, then complements of those."""
    queue, seen = list(heads), set()
    while queue:
        verb = queue.pop(0)
        if verb.i in seen:
            continue
        seen.add(verb.i)
        yield verb
        queue.extend(
            c
            for c in verb.children
            if c.dep_ in ("conj", "ccomp", "parataxis") and c.pos_ in ("VERB", "AUX") and c.i in inside
        )
