"""Short column headings out of issue statements, by rule: who or what, and what is to happen to it."""

import re
from collections.abc import Iterable

from ...lexicon.inflect import verb_forms
from ...lexicon.places import place_meant

MAX_WORDS = 3
MAX_LETTERS = 24
"""What fits over a narrow column of a printed matrix."""

_MODAL = re.compile(
    r"^(?P<subject>.+?)\s+(?:should|must|shall|ought to|needs? to|ha(?:s|ve) to|is to|are to)"
    r"(?P<no>\s+(?:not|never))?\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_STATED = re.compile(r"^(?P<subject>.+?)\s+(?:is|are|was|were|will|would|can|could|may|might|has|have|do|does)\s+\S")
_CALL = re.compile(
    r"^(?:calls?|proposals?|plans?|demands?|bids?|ideas?|questions?|efforts?|moves?|offers?|need|push|issue|request)\s+"
    r"(?:(?P<to>to)|for|of|on|over|about)\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_OF = re.compile(r"^(?P<act>[a-z]+(?:tion|ment|al|sion|ance|ing|ure|ship|ity|ing))\s+of\s+(?P<rest>.+)$", re.IGNORECASE)
_SHARE = re.compile(r"^(?:(?:the|an?) )?[\d.,]+ ?(?:per ?cent|percent|%) ", re.IGNORECASE)
"""How much before what it is of: "9.4 per cent fare increase" is headed by the increase."""
_DETERMINERS = frozenset(
    "a an the its their his her our this that these those any all some such more further own both each".split()
)
_STOPS = frozenset(
    "of to in on at by for with from into over under before after until unless if when while as than through during "
    "against without within about across between among and or but that which who because so once rather instead".split()
)
_WHEN = frozenset("before after until once if when while unless as because since".split())
_PARTICLES = frozenset("out up down off back away".split())
_PHASES = {
    "stop": True,
    "cease": True,
    "avoid": True,
    "keep": False,
    "start": False,
    "continue": False,
    "resume": False,
}
"""Verbs before another in -ing: whether they undo it."""
_UNDOING = frozenset(("avoiding", "stopping", "ceasing", "preventing", "ending"))
_THINGS = frozenset(
    "meeting building spending funding training housing hearing ruling wing spring string evening beginning parking "
    "trading shipping fishing farming mining drilling banking lending borrowing pricing planning zoning peacekeeping "
    "policing voting warning filing offering holding crossing wedding painting clothing opening closing landing "
    "dwelling railing ceiling finding reading setting rating gambling betting racing swimming cycling sterling "
    "standing existing remaining ongoing outstanding leading increasing growing rising falling binding governing "
    "reckoning understanding undertaking bargaining whistleblowing fracking monitoring staffing gathering".split()
)
"""Words in -ing that are things or adjectives in the news."""
_MOVED = frozenset("put sent brought given taken handed moved placed left submitted referred shipped shifted".split())
"""Participles that tell nothing without where to: "the treaty should be put to a vote"."""
_ADVERBS = frozenset("immediately now soon first also only still fully again never always not".split())
_ING = {
    "begin": "beginning", "be": "being", "die": "dying", "lie": "lying", "tie": "tying", "control": "controlling",
    "transfer": "transferring", "occur": "occurring", "expel": "expelling", "patrol": "patrolling", "quit": "quitting",
    "rebut": "rebutting", "excel": "excelling", "regret": "regretting", "upset": "upsetting", "reset": "resetting",
    "format": "formatting", "equip": "equipping", "acquit": "acquitting", "handicap": "handicapping",
}  # fmt: skip


def heading(statement: str) -> str:
    """Make a heading of at most three words and 24 letters.

    A thing acted upon keeps its head and the participle ("Russian assets used"), an act becomes the -ing form with its
    object ("Google selling Chrome", "Raising retirement age"), and a topic keeps its head. The first form that fits
    is taken, so a long statement loses its subject before its act and its adjectives before its head.
    """
    text = _SHARE.sub("", " ".join(statement.split())).rstrip(".?! ")
    modal = _MODAL.match(text)
    if modal:
        forms = list(_normative(modal["subject"], modal["rest"], bool(modal["no"])))
    elif call := _CALL.match(text):
        forms = list(_act([], call["rest"], False)) if call["to"] else _phrase(call["rest"])
    elif act := _OF.match(text):
        forms = [f"{noun} {act['act'].lower()}" for noun in _phrase(act["rest"])] + _phrase(act["rest"])
    else:
        stated = _STATED.match(text)
        forms = _phrase(stated["subject"] if stated else text)
    return _first_fitting([*forms, text])


def _first_fitting(forms: Iterable[str]) -> str:
    last = ""
    for form in forms:
        last = form.strip(" ,;:") or last
        if last and _fits(last):
            return last[0].upper() + last[1:]
    words = last.split()[:MAX_WORDS]
    while len(words) > 1 and not _fits(" ".join(words)):
        words.pop()
    cut = " ".join(words)
    cut = cut if len(cut) <= MAX_LETTERS else cut[: MAX_LETTERS - 1] + "…"
    return cut[:1].upper() + cut[1:]


def _fits(form: str) -> bool:
    return len(form) <= MAX_LETTERS and len(form.split()) <= MAX_WORDS


def _normative(subject: str, rest: str, negated: bool) -> Iterable[str]:
    """List headings of "subject should rest", best first."""
    words = rest.split()
    who = _head_words(subject)
    if words[0].lower() == "be" and len(words) > 1:
        if subject.lower() == "there":
            yield from ([f"no {form}" for form in _phrase(" ".join(words[1:]))] if negated else [])
            yield from _phrase(" ".join(words[1:]))
            return
        at = next((i for i in range(1, len(words)) if words[i].lower() not in _ADVERBS), 1)
        tail = words[at + 1 : at + 2]
        done = " ".join([words[at], *tail]) if tail and tail[0].lower() in _PARTICLES else words[at]
        if done.lower() in _MOVED and tail and tail[0].lower() in _STOPS - _WHEN - {"by"}:
            places = list(_tails(_head_words(" ".join(words[at + 2 :]))))
            yield from (f"{'no ' * negated}{noun} {tail[0]} {place}" for noun in _tails(who) for place in places)
        what = [f"{noun} {done}" for noun in _tails(who)] if done.lower() not in _STOPS else list(_tails(who))
        yield from ([f"no {_lowered(form)}" for form in what] if negated else what)
        yield from ([f"no {_lowered(form)}" for form in _tails(who)] if negated else _tails(who))
        return
    yield from _act(who, rest, negated)


def _act(who: list[str], rest: str, negated: bool) -> Iterable[str]:
    """List headings of somebody doing something, best first."""
    words = [word for word in rest.split() if word.lower() not in _ADVERBS]
    if not words:
        yield from _tails(who)
        return
    verb, after = words[0].lower(), words[1:]
    if after and verb in _PHASES and after[0].endswith("ing"):
        negated, doing, after = negated is not _PHASES[verb], after[0], after[1:]
    else:
        doing = _ING.get(verb) or verb_forms(verb)[3]
    yield from _doing(who, f"not {doing}" if negated else doing, after)


def _doing(who: list[str], doing: str, after: list[str]) -> Iterable[str]:
    """List headings of an act in its -ing form with what follows it, best first."""
    joint = after[0] if after and after[0].lower() in _STOPS else ""
    things = list(_tails(_head_words(" ".join(after[1:] if joint else after))))
    measured = joint and len(after) > 1 and after[1].strip("($€£~")[:1].isdigit()
    if joint in _WHEN or measured:
        # By how much or since when is no part of what is asked: "Pay rising", not "Rising by cent".
        yield from (f"{noun} {doing}" for noun in _tails(who))
    elif joint:
        yield from (f"{doing} {joint} {thing}" for thing in things)
    elif things:
        yield from (f"{noun} {doing} {thing}" for noun in list(_tails(who))[:2] for thing in things)
        yield from (f"{doing} {thing}" for thing in things)
        yield from things
    yield from (f"{noun} {doing}" for noun in _tails(who))
    yield doing


def _lowered(form: str) -> str:
    """Begin a form in lower case, unless its first word is a name."""
    first = form.partition(" ")[0]
    proper = first[1:] != first[1:].lower() or place_meant(first) is not None
    return form if proper else form[:1].lower() + form[1:]


def _phrase(text: str) -> list[str]:
    """List the ends of a noun phrase, longest first: its head stands last. An act in its -ing form keeps its object."""
    words = text.split()
    if len(words) > 2 and words[0].lower() in _UNDOING and _is_act(words[1]):
        return list(_doing([], f"not {words[1].lower()}", words[2:]))
    if len(words) > 1 and _is_act(words[0]):
        return list(_doing([], words[0].lower(), words[1:]))
    return list(_tails(_head_words(text)))


def _is_stop(word: str) -> bool:
    """Whether a word ends a noun phrase; in capitals it is rather an acronym, as WHO and IN are."""
    return word.lower() in _STOPS and not (len(word) > 1 and word.isupper())


def _is_act(word: str) -> bool:
    """Whether a word is an -ing form that does something, not a thing ("housing") and not an adjective to one."""
    return word.endswith("ing") and len(word) > 5 and word.lower() not in _THINGS


def _tails(words: list[str]) -> Iterable[str]:
    return (" ".join(words[-width:]) for width in range(min(MAX_WORDS, len(words)), 0, -1))


def _head_words(text: str) -> list[str]:
    """Give a noun phrase up to what qualifies it from behind, without determiners."""
    kept: list[str] = []
    for word in text.split():
        bare = word.strip(',;:()"“”')
        if kept and (_is_stop(bare) or (kept[-1].endswith("s") and _is_act(bare))):
            break
        if bare and bare.lower() not in _DETERMINERS and not _is_stop(bare):
            kept.append(bare)
        if kept and word.endswith((",", ";", ":")):
            break
    return kept
