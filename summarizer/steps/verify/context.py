"""Which cues of a clause say nothing of its holder's side: they name what is spoken of, or what would set it off.

A word such as "ban" or "proposal" takes a side where somebody bans or proposes. Where an issue is about the ban, or the
proposal is only the thing under discussion, the same word is its subject and no attitude.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from ...lexicon.numbers import figures
from ...schemas import ActorKind
from .clauses import Reading
from .grammar import AUXILIARY, BE, BREAK_MARKS, PREPOSITION
from .holding import Holding
from .mentions import RELATIVE, Cast
from .words import function_words

PUT_FORWARD = frozenset("pledge proposal offer plan promise demand request recommendation initiative bid".split())
"""Nouns for what somebody puts forward; without a holder of their own they are what is talked about."""
KNOWN = frozenset("the this that these those each any every both all".split())
"""Determiners of what has been spoken of before: "rejected the demand", unlike "made a demand"."""
_OMITTED = re.compile(
    r"\b(?:should|ought to) have (?:been|had|made|kept|told|held|done|paid|sent|sought|brought|put|let|\w+e[dn])\b",
    re.IGNORECASE,
)
_NOT_BUT = re.compile(
    r"\b(?:not|rather than|instead of)\s+(?:the )?"
    r"([$€£]?\d[\d,.]*(?<=\d)(?:\s(?:per cent|percent|million|billion))?)(?=[,.;:)]|$)",
    re.IGNORECASE,
)
"""A figure denied in favour of another; "not the 81 that Doe wanted" is left out, since it is somebody else's."""
FORETOLD = frozenset("will would 'll threaten threatens threatened threatening vow vows vowed ready".split())
THREATS = frozenset(
    "strike walk sue quit resign leave boycott appeal withdraw veto fight challenge block oppose court court. "
    "legal tools pull campaign reject".split()
)
"""With a word of ``FORETOLD`` before an "if", what somebody will do against what stands behind it."""
FAILING = frozenset(
    "fail fails failed collapse collapses collapsed break breaks broke lapse lapses lapsed stall stalls stalled fall "
    "falls fell falter falters die dies reject rejects rejected refuse refuses refused lose loses lost short".split()
)
"""Words that turn what sets a threat off into what is wanted: "will strike if the talks fail"."""
NO_CONDITION = frozenset("as even only what see ask asks asked wonder wonders wondered doubt doubts know knows".split())
"""Words before an "if" that opens no condition: "as if", "asked if"."""
COMPLAINTS = frozenset("complain protest object".split())
"""Verbs of saying that make what they report a grievance; "regret" and the like have a sign of their own."""
GRIEVANCE = 12
"""Words behind such a verb and its "that" that can be the grievance."""
PERSONAL_OBJECT = frozenset("him her them me us".split())
FOLLOWING = frozenset("with behind by to".split())
"""Words between an attitude and the person it is to: "agrees with her", "stands by him"."""
AS = 3
"""Words before a word in which an "as" makes it a description: "described as only partly opposed"."""
INDEFINITE = frozenset("no any a an every nothing anything".split())
"""Words of which one stands before a noun that a "that" tells more of."""
REPORTED = frozenset(
    "fact doubt sign signs evidence reason way idea view claim hope fear chance guarantee assurance message impression "
    "feeling case pity shame mistake condition rule promise pledge statement warning letter so such clear".split()
)
"""Words whose "that" tells what they say."""
NOUN = 3
"""Words before a "that" in which its noun begins."""
TOLD = frozenset("it he she they that which who whom".split())
"""Words that open what is told of a thing just named."""
REACH = 4
"""Words before a noun in which its determiner stands."""


def speaks_of_a_thing(holding: Holding, reading: Reading) -> bool:
    """Whether a noun for what is put forward is only the thing under discussion: "the demand", "years of pledges"."""
    if not holding.noun or holding.own or holding.word.phrase not in PUT_FORWARD:
        return False
    segment = reading.segments[holding.start]
    low = max(0, holding.start - REACH)
    near = [reading.low(at) for at in range(low, holding.start) if reading.segments[at] == segment]
    return not holding.holders or bool(KNOWN & set(near[-2:]))


def is_apposed(reading: Reading, low: int) -> bool:
    """Whether a clause calls what was told before by another name: ", a step it had resisted for years"."""
    opening = [reading.low(at) for at in range(low, low + 6)]
    named = opening[0] in BREAK_MARKS | {","} and opening[1] in ("a", "an", "one", "something")
    return named and bool(TOLD & set(opening[2:]))


@lru_cache(maxsize=1024)
def asked_for(issue: str) -> frozenset[str]:
    """Return the words of an issue that would take a side elsewhere: its own deed or attitude."""
    holdings = Reading(issue, Cast(())).holdings
    return frozenset(h.word.phrase for h in holdings if h.word.sign and h.word.about in ("action", "holder"))


def only_echoes(cues: Sequence[Holding], issue: str, held: set[int], reading: Reading) -> bool:
    """Whether all that takes a side in a clause is the issue's own word, done by nobody there.

    "A suspension would be theft", of an issue about a suspension, names it and judges it; "Doe suspended the permits"
    does it.
    """
    own = [h for h in cues if h.start in held and h.own]
    asked = asked_for(issue)
    return bool(cues) and not own and all(_echoes(h, asked) and not _done(h, reading) for h in cues)


def _echoes(holding: Holding, asked: frozenset[str]) -> bool:
    root = holding.word.phrase.split()[0][:4]
    return any(phrase.split()[0][:4] == root for phrase in asked)


def _done(holding: Holding, reading: Reading) -> bool:
    """Whether a deed is done or to be done there ("was banned", "to ban"), and not merely named ("banning")."""
    described = "as" in [reading.low(at) for at in range(holding.start - AS, holding.start)]
    verb = holding.word.part == "verb" and not holding.noun and not described
    return verb and not reading.low(holding.start).endswith("ing")


def condition_at(reading: Reading, low: int, high: int) -> int:
    """Return where an if-clause begins in a clause; its end when it has none."""
    for at in range(low, high):
        if reading.low(at) == "if" and reading.low(at - 1) not in NO_CONDITION:
            return at
    return high


def threatens(reading: Reading, low: int, high: int) -> bool:
    """Whether a stretch foretells what somebody will do against something: "would strike", "threatened to leave"."""
    words = {reading.low(at) for at in range(low, high)}
    return bool(words & FORETOLD) and bool(words & THREATS)


def complained_of(reading: Reading, at: int) -> bool:
    """Whether what stands at a word is complained of, so that a thing denied there is a thing missed."""
    return any(
        h.end <= at <= h.end + GRIEVANCE
        and "that" in (reading.low(h.end), reading.low(h.end - 1))
        and h.word.phrase.split()[0] in COMPLAINTS
        for h in reading.holdings
        if not h.noun
    )


def is_omission(issue: str) -> bool:
    """Whether an issue says what should have been done: that it was not done is then what its supporters say."""
    return _OMITTED.search(issue) is not None


def is_verbless_bargain(reading: Reading, low: int) -> bool:
    """Whether "No deal, no work" begins or ends at ``low``: what is denied first is what is asked for."""
    return any(
        _denied_noun(reading, at) and _denied_noun(reading, _next(reading, at)) for at in (low, _last(reading, low))
    )


def offers_a_bargain(reading: Reading) -> bool:
    """Whether a condition is put without "if": "Fix the roof and I will pay", "No deal, no work"."""
    if is_verbless_bargain(reading, 0):
        return True
    first = 1 if reading.words[:1] and reading.words[0].text in "“‘\"'" else 0
    low, opening = reading.low(first), reading.mention_from(first)
    named = opening is not None and (opening.how != "other" or opening.end - opening.start > 1)
    imperative = low not in function_words() and not named and not reading.low(first + 1).endswith("ed")
    return imperative and any(_promises(reading, at) for at in range(first + 1, len(reading.words)))


def _promises(reading: Reading, at: int) -> bool:
    """Whether "and I will", "and we'll" stands at a word."""
    will = reading.low(at + 1) in ("i", "we") and reading.low(at + 2) in ("will", "would", "shall")
    return reading.low(at) == "and" and (will or reading.low(at + 1) in ("i'll", "we'll"))


def denies_figure(issue: str, texts: Sequence[str]) -> bool:
    """Whether texts give a figure of the issue only to put another in its place: "74, and not 81"."""
    asked = {figure.value for figure in figures(issue)}
    denied = {found[0].value for text in texts for m in _NOT_BUT.finditer(text) if (found := figures(m.group(1)))}
    plain = {figure.value for text in texts for figure in figures(_NOT_BUT.sub(" ", text))}
    return bool(asked) and asked <= denied - plain


def _denied_noun(reading: Reading, at: int) -> bool:
    at += reading.words[at].is_mark if 0 <= at < len(reading.words) else 0
    if reading.low(at) != "no":
        return False
    inside = (k for k in range(at, len(reading.words)) if reading.segments[k] == reading.segments[at])
    return not any(reading.low(k) in AUXILIARY for k in inside)


def _next(reading: Reading, at: int) -> int:
    """Return the first word of the segment behind the one at ``at``."""
    while 0 <= at < len(reading.words) - 1 and reading.segments[at + 1] == reading.segments[at]:
        at += 1
    return at + 1


def _last(reading: Reading, low: int) -> int:
    """Return the first word of the segment before the one that begins at ``low``; -1 without one."""
    return reading.segments.index(reading.segments[low - 1]) if low > 0 else -1


def is_restricted(reading: Reading, high: int) -> bool:
    """Whether what follows takes part of a clause back: "nothing stops them, only from ..."."""
    return any(
        reading.low(at) in BREAK_MARKS and reading.low(at + 1) == "only" and reading.low(at + 2) in PREPOSITION | {"to"}
        for at in range(high, len(reading.words))
    )


def restriction_at(reading: Reading, low: int, high: int) -> int:
    """Return where a clause begins to say which thing is meant, its end when it does not.

    "Would join no club that the board has not approved": what is denied behind "that" denies no joining.
    """
    after_cues = {at for h in reading.holdings for at in range(h.start + 1, h.end + 1)}
    for at in range(low + 1, high):
        if reading.low(at) == "that" and reading.low(at - 1) not in REPORTED and at not in after_cues:
            before = {reading.low(k) for k in range(max(low, at - NOUN), at)}
            if before & INDEFINITE or at - 1 == low:
                return at
    return high


def is_to_a_person(holding: Holding, reading: Reading) -> bool:
    """Whether an attitude is to a person and not to a question: "agrees with her", "criticised Doe"."""
    at = holding.end + (reading.low(holding.end) in FOLLOWING)
    mention = reading.mention_starting(at)
    if mention is None or reading.low(mention.end) == "'s":
        return reading.low(at) in PERSONAL_OBJECT and _ends(reading, at + 1)
    actors = [a for name in mention.names if (a := reading.cast.find(name))]
    persons = bool(actors) and all(a.kind is ActorKind.PERSON for a in actors)
    return persons and (mention.how != "pronoun" or _ends(reading, mention.end))


def _ends(reading: Reading, at: int) -> bool:
    """Whether an object pronoun and no possessive ends before ``at``: "agrees with her," and not "with her plan"."""
    low = reading.low(at)
    return at >= len(reading.words) or reading.words[at].is_mark or low in AUXILIARY | BE | RELATIVE | {"and", "on"}
