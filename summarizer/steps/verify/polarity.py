"""Does the evidence take the side the claim says: negation and stance words, weighed where the holder's words reach.

The sign of a clause is the product of what stands in it: "refused" (-) "to rule out" (-) is for. The issue's own
wording is signed the same way, so "Troops should not be deployed" and "The island should renounce its claim" turn the
claim round, and support of a negative issue must meet a negative clause. What the grammar leaves open is *not
applicable*, never passed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from ...lexicon import negation
from ...schemas import Check, NotedActor, NotedPosition, Stance
from .clauses import Reading
from .grammar import AUXILIARY, BE, CATENATIVE
from .holding import Holding
from .mentions import RELATIVE, Cast, names_of
from .scene import Stage
from .words import Word, stem, stems, stems_in, words_of

CONDITIONS = frozenset(
    "if once unless until till provided providing without only when whenever after before subject depend "
    "depends depending conditional condition conditions precondition prerequisite contingent exchange "
    "return first must pending assuming whether should would needs need long require requires required "
    "guarantees backing demand demands insist insists tied linked hinge hinges hinged pegged".split()
)
"""Words of which at least one stands where a condition is attached."""
CONTRASTS = frozenset(
    "but however although though while yet whereas despite both mixed divided split nevertheless "
    "nonetheless still even not only partly partially".split()
)
"""Words of which at least one stands where an attitude is mixed."""
OPEN = frozenset(
    "declined decline declines comment early unclear undecided unsure uncertain decide decided whether "
    "neutral neither nor refuses refuse yet stopped abstain abstained noncommittal silent refused not no "
    "may could might would review considering weighing consider weigh weighs weighed mull mulls mulling short note "
    "notes noted reserve reserves reserved".split()
)
"""Words of which at least one stands where somebody does not take a side."""
DISCOURSE = frozenset("deny dispute doubt disagree rebut refute contradict".split())
"""Words that turn a judgement in their "that" clause round; other words of opposition only share it."""
TOTAL = frozenset("without unless until".split())
"""With a negator these make a condition of it: "sign nothing without the levy", "refuse unless"."""
OPAQUE = frozenset("whether rather sooner than asked why".split())
"""In a clause with one of these the sign of a cue says nothing of the clause: questions, comparisons."""
ORDER = frozenset("before after first until".split())
"""An issue with one of these asks for an order of things, which no sign can weigh."""
STRONG = frozenset("holder action content modal target".split())
ATTITUDES = frozenset("holder modal target action".split())
OBJECT = 5
"""Words behind a deed that can be what it is done to."""
BARE = 1
"""Content words beside its cue that a clause may have and still only refer back: "dismissed the idea outright"."""
SAME = 3
"""Content words shared that are enough by themselves, or that leave no room for another object."""
VAGUE = stems(words_of(
    "idea ideas plan plans proposal proposals move moves call calls demand demands suggestion notion offer request "
    "decision measure measures scheme bid aspirations ambitions issue matter question text deal step approach openly "
    "strongly firmly publicly recently flatly repeatedly squarely expressed voiced remains remained hold holds"
))  # fmt: skip
"""Objects that say nothing of what is opposed or backed: "dismissed the idea"."""


@dataclass(frozen=True)
class Signed:
    """A clause with a side."""

    sign: int
    """1 for, -1 against."""
    overlap: int
    """Content words it shares with the claim."""
    words: str
    """The words that give it its side."""
    strong: bool
    """Whether they are more than "will" or a plain verb."""
    matched: int
    """Content words it shares with the issue."""
    size: int
    """Its content words beside its cues, the actors and what is vague."""
    cue: Literal["attitude", "content", "denial"]
    """Whether an attitude or a demand, a judgement, or only a negation gives it its side."""

    @property
    def nearness(self) -> tuple[int, int]:
        """How much it speaks of the issue, then of the claim; the clause that speaks of it most is weighed."""
        return self.matched, self.overlap

    @property
    def aligned(self) -> bool:
        """Whether it speaks of the issue and not of something else.

        An attitude against something is seldom quoted beside the point; one in favour often is of an alternative
        ("wants an independent body instead"), so it must share more. Tuned on the labelled stories of the evals other
        than the samples: with so much shared nine clauses of ten have the sign of the label, with less six of ten.
        """
        if not self.strong:
            return self.matched >= SAME
        if self.cue == "denial":
            return self.matched >= 1 and 2 * self.matched >= self.size
        if self.cue == "content":
            return self.matched >= 2 or (self.matched == 1 and self.size <= BARE)
        if self.sign < 0:
            return self.matched >= 1 or self.size <= SAME
        fits = self.matched >= 2 and 5 * self.matched >= 2 * self.size
        return self.size <= BARE or self.matched >= SAME or fits


def polarity(position: NotedPosition, actor: NotedActor, stage: Stage, cited: list[int]) -> Check:
    """Check that the stance agrees with what the holder is reported to say or do.

    Returns:
        passed or failed where a cue of the holder speaks for or against the issue; not applicable where none does.
    """
    if position.stance in (Stance.SUPPORT, Stance.OPPOSE):
        return _sided(position, actor, stage, cited)
    words = {word.low for n in cited for word in stage.reading(n).words}
    if position.stance is Stance.CONDITIONAL:
        return _needs(
            words, CONDITIONS, 'conditional, but no condition ("if", "once", "unless", ...) stands in the evidence'
        )
    if position.stance is Stance.MIXED:
        both = {clause.sign for clause in _clauses(position, actor, stage, cited) if clause.strong} == {1, -1}
        return _passed() if both else _needs(words, CONTRASTS, "mixed, but the evidence shows one side only")
    clauses = [clause for clause in _clauses(position, actor, stage, cited) if clause.strong]
    if not clauses or words & OPEN:
        return Check(name="polarity", verdict="not applicable")
    return _failed(f'noncommittal, but the evidence says "{clauses[0].words}"')


def _sided(position: NotedPosition, actor: NotedActor, stage: Stage, cited: list[int]) -> Check:
    clauses = _clauses(position, actor, stage, cited)
    pool = [clause for clause in clauses if clause.strong] or clauses
    most = max((clause.nearness for clause in pool), default=(0, 0))
    best = [clause for clause in pool if clause.nearness == most and clause.aligned]
    signs = {clause.sign for clause in best}
    if len(signs) != 1 or ORDER & {word.low for word in words_of(position.issue)}:
        return Check(name="polarity", verdict="not applicable")
    issue = issue_sign(position.issue)
    wanted = issue * (1 if position.stance is Stance.SUPPORT else -1)
    if signs == {wanted}:
        return _passed()
    turned = " (an issue worded negatively)" if issue < 0 else ""
    side = "for" if best[0].sign > 0 else "against"
    detail = f'{position.stance} of "{position.issue}"{turned}, but the evidence is {side}: "{best[0].words}"'
    return _failed(detail)


def _passed() -> Check:
    return Check(name="polarity", verdict="passed")


def _failed(detail: str) -> Check:
    return Check(name="polarity", verdict="failed", detail=f"the claim is {detail}")


def _needs(words: set[str], cues: frozenset[str], detail: str) -> Check:
    return _passed() if words & cues else _failed(detail)


@lru_cache(maxsize=1024)
def issue_sign(issue: str) -> int:
    """Return -1 for an issue worded negatively ("should not be deployed", "is premature"), else 1."""
    reading = Reading(issue, Cast(()))
    sign = 1
    for at in _denials(reading, 0, len(reading.words)):
        restricting = _restricts(reading, reading.segments.index(reading.segments[at]))
        sign = sign if restricting or reading.low(at) in ("rather", "instead", "as") else -sign
    for holding in reading.holdings:
        judged = holding.word.about != "content" or _predicative(reading, holding.start)
        if holding.word.sign < 0 and judged and not _is_purpose(holding, reading):
            sign = -sign
    return sign


def _predicative(reading: Reading, at: int) -> bool:
    """Whether a judgement is what the sentence says ("is premature") and not a mere attribute ("a premature move")."""
    at -= 1
    while reading.low(at).endswith("ly") or reading.low(at) in ("a", "an", "not", "too", "so", "very"):
        at -= 1
    return reading.low(at) in BE


def _clauses(position: NotedPosition, actor: NotedActor, stage: Stage, cited: list[int]) -> list[Signed]:
    """Return the signed clauses that the actor holds in the cited sentences."""
    own = stems_in(names_of(actor))
    claim = stems_in(f"{position.issue} {position.statement}") - own
    found: list[Signed] = []
    silent = 0
    for n in cited:
        reading = stage.reading(n)
        held = {h.start for h in stage.held(n, actor)} | {h.start for h in reading.holdings if not h.holders}
        for low, high in _spans(reading, _mine(actor, stage, n)):
            clause = _clause(reading, (low, high), position.issue, held, actor)
            overlap = len(stems(reading.words[low:high]) & claim)
            if clause is None:
                silent = max(silent, overlap)
            elif not (_restricts(reading, low) and not any(low <= start < high for start in held)):
                found.append(replace(clause, overlap=overlap))
    return [clause for clause in found if clause.overlap or not silent]


def _clause(reading: Reading, span: tuple[int, int], issue: str, held: set[int], actor: NotedActor) -> Signed | None:
    """Sign one clause and measure how far it speaks of the issue; None when it takes no side."""
    low, high = span
    signed = _signed(reading, low, high, issue, held)
    if signed is None or _opaque(reading, low, high):
        return None
    cues = {at for h in reading.holdings if low <= h.start < high for at in range(h.start, h.end)}
    holders = [m for h in reading.holdings if h.start in held for m in h.holders]
    names = {
        at
        for m in reading.mentions
        if m.how in ("title", "pronoun") or actor.name in m.names or m in holders
        for at in range(m.start, m.end)
    }
    own = stems_in(names_of(actor))
    about = stems_in(issue) - own
    rest = stems(tuple(reading.words[at] for at in range(low, high) if at not in cues | names)) - own - VAGUE
    kinds = {h.word.about for h in reading.holdings if low <= h.start < high and h.word.sign}
    return Signed(
        sign=signed[0],
        overlap=0,
        words=signed[1],
        strong=signed[2],
        matched=len((stems(reading.words[low:high]) | _unprefixed(reading, low, high)) & about),
        size=len(rest),
        cue="attitude" if kinds & ATTITUDES else "content" if "content" in kinds else "denial",
    )


def _unprefixed(reading: Reading, low: int, high: int) -> frozenset[str]:
    """Return the stems of words without their negative prefix: "insufficient" speaks of what is sufficient."""
    return frozenset(stem(word) for at in range(low, high) if (word := negation.affirmative(reading.low(at))))


def _opaque(reading: Reading, low: int, high: int) -> bool:
    """Whether a clause asks, compares, or makes a denial conditional, so that its sign says nothing."""
    words = {reading.low(at) for at in range(low, high)}
    against = any(h.word.sign < 0 for h in reading.holdings if low <= h.start < high)
    limits = words | {reading.low(high)}
    return bool(words & OPAQUE) or (bool(limits & TOTAL) and (against or bool(_denials(reading, low, high))))


def _restricts(reading: Reading, low: int) -> bool:
    """Whether a clause only says which thing is meant: "in a way that does not risk tensions"."""
    return reading.low(low) in RELATIVE or (reading.low(low) == "that" and reading.low(low + 1) in AUXILIARY)


def _mine(actor: NotedActor, stage: Stage, n: int) -> set[int]:
    """Return the segments of sentence ``n`` in which the actor's words or deeds stand.

    A segment is the actor's when one of its cues is held by the actor, or when it has no holder of its own and the
    nearest holder before it is the actor. A sentence that names no holder at all goes on in the actor's words.
    """
    reading = stage.reading(n)
    held = [(h, any(stage.means(n, m, actor) for m in h.holders)) for h in reading.holdings if h.holders]
    last = reading.segments[-1] if reading.segments else 0
    if not held:
        return set(range(last + 1))
    owners: dict[int, list[bool]] = {}
    for holding, own in held:
        if own or not holding.noun:
            owners.setdefault(reading.segments[holding.start], []).append(own)
    found: set[int] = set()
    current = next((own for _, own in held), False)
    for segment in range(last + 1):
        if segment in owners:
            current = any(owners[segment])
        if current:
            found.add(segment)
    return found


def clause_sign(reading: Reading, holding: Holding, issue: str) -> int:
    """Return the sign of the clause that a holding stands in: 1, -1, or 0 where it takes no strong side."""
    number = reading.segments[holding.start]
    low, high = next(iter(_spans(reading, {number})))
    signed = _signed(reading, low, high, issue, {holding.start})
    return signed[0] if signed and signed[2] else 0


def _spans(reading: Reading, segments: set[int]) -> Iterable[tuple[int, int]]:
    """Yield (first word, one past the last word) of each segment."""
    for segment in sorted(segments):
        numbers = [at for at, number in enumerate(reading.segments) if number == segment]
        if numbers:
            yield numbers[0], numbers[-1] + 1


def _signed(reading: Reading, low: int, high: int, issue: str, held: set[int]) -> tuple[int, str, bool] | None:
    """Multiply the signs that stand in a clause.

    Returns:
        Sign, the words that give it, and whether they are strong; None when nothing in the clause takes a side.
    """
    cues = [h for h in reading.holdings if low <= h.start < high and _weighs(h, issue, reading)]
    denials = _denials(reading, low, high)
    strong = [h for h in cues if h.word.about in STRONG and not (h.word.about == "target" and h.start not in held)]
    deeds = [h for h in reading.holdings if low <= h.start < high and h.word.about == "action" and h not in cues]
    if any(not _is_purpose(h, reading) for h in deeds):
        return None
    if not denials and not any(h.start in held and (h.own or h.word.about != "action") for h in cues):
        return None
    sign, shown = 1, []
    last: Holding | None = None
    for holding in strong:
        if last is None or not _shares(last, holding, reading):
            sign *= holding.word.sign
        shown.append(_text(reading.words[holding.start : holding.end]))
        last = holding
    for at in denials:
        sign = -sign
        shown.append(_text(reading.words[at : at + 2]))
    return sign, ", ".join(shown or [_text(reading.words[low:high])]), bool(strong or denials)


def _weighs(holding: Holding, issue: str, reading: Reading) -> bool:
    """Whether a cue bears on the issue; a deed ("end", "cut") counts by what it is done to."""
    if holding.word.speech or (holding.word.about == "target" and not holding.holders):
        return False
    if holding.word.about != "action":
        return True
    if _is_purpose(holding, reading):
        return False
    if holding.own and holding.holders and not holding.noun:
        return True
    return bool(_objects(holding, reading) & stems_in(issue))


def _is_purpose(holding: Holding, reading: Reading) -> bool:
    """Whether a deed only says what for: "would deploy troops ... to prevent attacks", unlike "agreed to end"."""
    at = holding.start - 1
    if reading.low(at) != "to":
        return False
    leads = any(h.start < at and h.end >= at and h.word.about != "content" for h in reading.holdings)
    return not leads and reading.low(at - 1) not in CATENATIVE and reading.mention_ending(at) is None


def _objects(holding: Holding, reading: Reading) -> frozenset[str]:
    """Return what a deed is done to: the words behind it, or in the passive those before it, and the deed itself."""
    segment = reading.segments[holding.start]
    done = reading.low(holding.start).endswith("ed") or reading.low(holding.start - 1) in BE - {"'s"}
    low, high = holding.start - OBJECT * done, holding.end + OBJECT
    reach = range(max(0, low), min(high, len(reading.words)))
    return stems(tuple(reading.words[at] for at in reach if reading.segments[at] == segment))


def _shares(last: Holding, holding: Holding, reading: Reading) -> bool:
    """Whether a cue says again what the one before said: "rejected and condemned", "dismissed as absurd"."""
    if last.word.sign != holding.word.sign or holding.word.sign > 0:
        return False
    between = [reading.low(at) for at in range(last.end, holding.start)]
    if holding.word.about == "content":
        return last.word.phrase not in DISCOURSE
    return between in (["and"], ["or"], [","], [",", "and"]) or "as" in between


def _denials(reading: Reading, low: int, high: int) -> list[int]:
    """Return where negators stand that deny in this clause."""
    words = [word.low for word in reading.words[low:high]]
    found = [hit for hit in negation.find(words) if words[hit.start] not in TOTAL]
    inside = {at for h in reading.holdings for at in range(h.start, h.end)}
    return [low + hit.start for hit in found if low + hit.start not in inside]


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


__all__ = ["clause_sign", "issue_sign", "polarity"]
