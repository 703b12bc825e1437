"""Which side a stretch of words takes: the product of its words of attitude, its deeds and its negations."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from ...lexicon import negation
from ...lexicon.numbers import figures
from .clauses import Reading
from .context import (
    FAILING,
    complained_of,
    condition_at,
    is_omission,
    only_echoes,
    restriction_at,
    speaks_of_a_thing,
    threatens,
)
from .grammar import AUXILIARY, BE, CATENATIVE, DETERMINER
from .holding import Holding
from .mentions import RELATIVE, Cast
from .words import Word, stem, stems, units_in

DISCOURSE = frozenset("deny dispute doubt disagree rebut refute contradict".split())
"""Words that turn a judgement in their "that" clause round; other words of opposition only share it."""
TOTAL = frozenset("without unless until".split())
"""With a negator these make a condition of it: "sign nothing without the levy", "refuse unless"."""
STRONG = frozenset("holder action content modal target".split())
ANOTHERS = frozenset("holder target".split())
"""Classes of cues that say nothing of an actor where another holds them: "Doe's offer was rejected by the union"."""
MOTIONS = frozenset(
    "motion move bid plan proposal attempt effort call request resolution amendment decision petition".split()
)
"""Nouns that are the deed behind them: a motion to delay that is voted down is no delay."""
BIDDING = frozenset(
    "want urge ask tell order instruct press push beg implore beseech petition lobby require force persuade need "
    "expect invite encourage advise recommend request".split()
) | {"call on", "appeal to"}
"""Verbs behind which "somebody to" opens what is wanted: "wants the city to ban it"."""
BIDDEN = 5
"""Words by which one names who is to do it."""
OBJECT = 5
"""Words behind a deed that can be what it is done to."""


@lru_cache(maxsize=1024)
def issue_sign(issue: str) -> int:
    """Return -1 for an issue worded negatively ("should not be deployed", "is premature"), else 1."""
    reading = Reading(issue, Cast(()))
    sign = 1
    for at in denials(reading, 0, len(reading.words)):
        restricting = restricts(reading, reading.segments.index(reading.segments[at]))
        sign = sign if restricting or reading.low(at) in ("rather", "instead", "as") else -sign
    for holding in reading.holdings:
        judged = holding.word.about != "content" or _predicative(reading, holding.start)
        if holding.word.sign < 0 and judged and not _is_purpose(holding, reading):
            sign = -sign
    return sign


@lru_cache(maxsize=1024)
def unsigned(issue: str) -> frozenset[str]:
    """Return the deeds of an issue that give it no sign ("is right to ban"), and so give none to what speaks of it."""
    reading = Reading(issue, Cast(()))
    deeds = [h for h in reading.holdings if h.word.about in ("action", "holder")]
    return frozenset(h.word.phrase for h in deeds if _is_purpose(h, reading))


def _predicative(reading: Reading, at: int) -> bool:
    """Whether a judgement is what the sentence says ("is premature") and not a mere attribute ("a premature move")."""
    at -= 1
    while reading.low(at).endswith("ly") or reading.low(at) in ("a", "an", "not", "too", "so", "very"):
        at -= 1
    return reading.low(at) in BE


def clause_sign(reading: Reading, holding: Holding, issue: str) -> int:
    """Return the sign of the clause that a holding stands in: 1, -1, or 0 where it takes no strong side."""
    number = reading.segments[holding.start]
    low, high = next(iter(spans(reading, {number})))
    found = signed(reading, low, high, issue, {holding.start})
    return found[0] if found and found[2] else 0


def signed(reading: Reading, low: int, high: int, issue: str, held: set[int]) -> tuple[int, str, bool] | None:
    """Multiply the signs that stand in a clause.

    Returns:
        Sign, the words that give it, and whether they are strong; None when nothing in the clause takes a side.
    """
    cut = condition_at(reading, low, high)
    cues = [h for h in reading.holdings if low <= h.start < high and _weighs(h, issue, reading)]
    strong = [h for h in cues if h.word.about in STRONG and not (_is_anothers(h, held) and h.word.about in ANOTHERS)]
    strong = [h for h in strong if h.word.phrase not in unsigned(issue)]
    denied = denials(reading, low, high)
    behind = [h for h in strong if h.start > cut], [at for at in denied if at > cut]
    if cut < high and threatens(reading, low, cut):
        return _against_trigger(reading, *behind, (cut, high))
    deeds = [h for h in reading.holdings if low <= h.start < cut and h.word.about == "action" and h not in cues]
    if any(not _is_purpose(h, reading) and not _is_listed(h, reading) for h in deeds):
        return None
    strong, denied = [h for h in strong if h.start < cut], [at for at in denied if at < cut]
    if (denied or any(h.word.sign < 0 for h in strong)) and (behind[1] or any(h.word.sign < 0 for h in behind[0])):
        return None  # "worth nothing if nobody pays" is for paying, "opposed if nobody pays" is open
    if denied:
        return _denying(reading, strong, denied, issue)
    mine = any(h.start in held and (h.own or h.word.about != "action") and h.start < cut for h in cues)
    if not mine or only_echoes(strong, issue, held, reading):
        return None
    sign, shown = _product(strong, reading)
    return sign, ", ".join(shown or [_text(reading.words[low:high])]), bool(strong)


def _product(strong: Sequence[Holding], reading: Reading) -> tuple[int, list[str]]:
    """Multiply the signs of cues, those that say the same thing once; return the product and the words."""
    sign, shown = 1, []
    last: Holding | None = None
    for holding in strong:
        if last is None or not _shares(last, holding, reading):
            sign *= holding.word.sign
        shown.append(_text(reading.words[holding.start : holding.end]))
        last = holding
    return sign, shown


def _denying(reading: Reading, strong: Sequence[Holding], denied: Sequence[int], issue: str) -> tuple[int, str, bool]:
    """Sign a clause with denials; where one only tells what was not done, its teller may miss it."""
    sign, shown = _product(strong, reading)
    words = ", ".join([*shown, *(_text(reading.words[at : at + 2]) for at in denied)])
    missed = not strong and (is_omission(issue) or complained_of(reading, denied[0]))
    return (1 if missed else sign * (-1) ** len(denied)), words, True


def _against_trigger(
    reading: Reading, strong: Sequence[Holding], denied: Sequence[int], trigger: tuple[int, int]
) -> tuple[int, str, bool] | None:
    """Sign a threat by what would set it off: "will strike if the ministry bans overtime" is against the ban."""
    cut, high = trigger
    if not strong and not denied and any(reading.low(at) in FAILING for at in range(cut, high)):
        return None
    sign, _ = _product(strong, reading)
    return -sign * (-1) ** len(denied), _text(reading.words[max(0, cut - 2) : cut + 5]), True


def _is_anothers(holding: Holding, held: set[int]) -> bool:
    """Whether a cue has a subject or an agent of its own who is not the one whose side is asked for."""
    return holding.start not in held and holding.own and bool(holding.holders)


def _weighs(holding: Holding, issue: str, reading: Reading) -> bool:
    """Whether a cue bears on the issue; a deed ("end", "cut") counts by what it is done to."""
    if holding.word.speech or (holding.word.about == "target" and not holding.holders):
        return False
    if speaks_of_a_thing(holding, reading) or _is_ballot(holding, reading) or _is_overruled(holding, reading):
        return False
    if holding.word.about != "action":
        return True
    if _is_purpose(holding, reading):
        return False
    if holding.own and holding.holders and not holding.noun:
        return True
    return bool(_objects(holding, reading) & frozenset().union(*units_in(issue)))


def _is_ballot(holding: Holding, reading: Reading) -> bool:
    """Whether a cue only tells how a motion fared: "thrown out", said of it by nobody, or "by 85 votes to 61"."""
    before = reading.words[holding.start - 1].text if holding.start else ""
    if holding.word.phrase.startswith("vote") and figures(before):
        return True
    first = reading.segments.index(reading.segments[holding.start])
    moved = any(reading.low(at) in MOTIONS for at in range(first, holding.start))
    passive = reading.low(holding.start - 1) in BE and not holding.holders
    return moved and passive and holding.own and holding.word.about == "holder" and holding.word.sign < 0


def _is_overruled(holding: Holding, reading: Reading) -> bool:
    """Whether a cue is what somebody acts against, "signed it over the objections of the unions", or no cue at all."""
    if reading.low(holding.start) == "left" and reading.low(holding.start - 1) in DETERMINER:
        return True  # "lawmakers on the left"
    at = holding.start - 1 - (reading.low(holding.start - 1) in DETERMINER)
    return holding.noun and holding.word.sign < 0 and reading.low(at) in ("over", "despite", "amid")


def _is_purpose(holding: Holding, reading: Reading) -> bool:
    """Whether a deed only says what for: "would deploy troops ... to prevent attacks", unlike "agreed to end"."""
    at = holding.start - 1
    if reading.low(at) != "to":
        return False
    leads = any(h.start < at and h.end >= at for h in reading.holdings)
    leads = leads or any(at - BIDDEN <= h.end < at and h.word.phrase in BIDDING for h in reading.holdings)
    return not leads and reading.low(at - 1) not in CATENATIVE | MOTIONS and reading.mention_ending(at) is None


def _is_listed(holding: Holding, reading: Reading) -> bool:
    """Whether a deed is only one of several things named: "wants neither a strike nor a ban"."""
    at = holding.start - 1 - (reading.low(holding.start - 1) in DETERMINER)
    return holding.noun and reading.low(at) in ("nor", "or", "and", ",")


def _objects(holding: Holding, reading: Reading) -> frozenset[str]:
    """Return what a deed is done to: the words behind it, or in the passive those before it, and the deed itself."""
    segment = reading.segments[holding.start]
    done = reading.low(holding.start).endswith("ed") or reading.low(holding.start - 1) in BE - {"'s"}
    low, high = holding.start - OBJECT * done, holding.end + OBJECT
    reach = range(max(0, low), min(high, len(reading.words)))
    inside = [at for at in reach if reading.segments[at] == segment]
    return stems(tuple(reading.words[at] for at in inside)) | {
        reading.meanings[at] for at in inside if reading.meanings[at]
    }


def _shares(last: Holding, holding: Holding, reading: Reading) -> bool:
    """Whether a cue says again what the one before said: "rejected and condemned", "dismissed as absurd"."""
    if last.word.sign != holding.word.sign or holding.word.sign > 0:
        return False
    between = [reading.low(at) for at in range(last.end, holding.start)]
    if holding.word.about == "content":
        judged = last.word.about == "action" and _predicative(reading, holding.start)  # "closing it was wrong"
        return last.word.phrase not in DISCOURSE and not judged
    return between in (["and"], ["or"], [","], [",", "and"]) or "as" in between


def denials(reading: Reading, low: int, high: int) -> list[int]:
    """Return where negators stand that deny in this clause; "neither ... nor" denies once."""
    words = [word.low for word in reading.words[low:high]]
    found = [hit for hit in negation.find(words) if words[hit.start] not in TOTAL]
    inside = {at for h in reading.holdings for at in range(h.start, h.end)}
    restriction = restriction_at(reading, low, high)
    first = next((hit.start for hit in found if words[hit.start] == "neither"), len(words))
    return [
        low + hit.start
        for hit in found
        if low + hit.start not in inside
        and not (words[hit.start] == "nor" and hit.start > first)
        and low + hit.start < restriction
    ]


def restricts(reading: Reading, low: int) -> bool:
    """Whether a clause only says which thing is meant: "in a way that does not risk tensions"."""
    return reading.low(low) in RELATIVE or (reading.low(low) == "that" and reading.low(low + 1) in AUXILIARY)


def unprefixed(reading: Reading, low: int, high: int) -> frozenset[str]:
    """Return the stems of words without their negative prefix: "insufficient" speaks of what is sufficient."""
    return frozenset(stem(word) for at in range(low, high) if (word := negation.affirmative(reading.low(at))))


def spans(reading: Reading, segments: set[int]) -> Iterable[tuple[int, int]]:
    """Yield (first word, one past the last word) of each segment."""
    bounds: dict[int, tuple[int, int]] = {}
    for at, number in enumerate(reading.segments):
        bounds[number] = (bounds[number][0] if number in bounds else at, at + 1)
    yield from (bounds[number] for number in sorted(segments) if number in bounds)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
