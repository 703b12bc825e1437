"""Does the evidence take the side the claim says: negation and stance words, weighed where the holder's words reach.

The sign of a clause is the product of what stands in it: "refused" (-) "to rule out" (-) is for. The issue's own
wording is signed the same way, so "Troops should not be deployed" and "The island should renounce its claim" turn the
claim round, and support of a negative issue must meet a negative clause. What the grammar leaves open is *not
applicable*, never passed.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Literal

from ...lexicon.evaluations import damns
from ...schemas import ActorKind, Check, NotedActor, NotedPosition, Stance
from . import place
from .clauses import Reading
from .context import denies_figure, is_apposed, is_restricted, is_to_a_person, is_verbless_bargain, offers_a_bargain
from .grammar import DETERMINER, OBJECTS
from .mentions import RELATIVE, names_of
from .scene import Stage
from .signs import TOTAL, denials, issue_sign, restricts, signed, spans, unprefixed
from .voice import mine
from .words import VAGUE, stems, stems_in, units_in, words_of

CONDITIONS = frozenset(
    "if once unless until till provided providing without only when whenever after before subject depend "
    "depends depending conditional condition conditions precondition prerequisite contingent exchange "
    "return first must pending assuming whether should would needs need long require requires required "
    "guarantees backing demand demands insist insists tied linked pegged hinge hinges hinged "
    "proviso stipulated stipulates necessity necessary threatens threatened threatening exclude excluded "
    "excludes".split()
)
"""Words of which at least one stands where a condition is attached."""
CONTRASTS = frozenset(
    "but however although though while yet whereas despite both mixed divided split nevertheless "
    "nonetheless still even not only partly partially".split()
)
"""Words of which at least one stands where an attitude is mixed."""
DIVIDED = frozenset(
    "disagree disagrees disagreed disagreeing disagreement disagreements division divisions rift rifts odds torn "
    "differ differs differed differing differences dissent disunity quarrel quarrels quarrelled split splits".split()
)
"""Words of which one stands where those who are one actor, such as "leaders", do not take one side."""
OPEN = frozenset(
    "declined decline declines comment early unclear undecided unsure uncertain decide decided whether "
    "neutral neither nor refuses refuse yet stopped abstain abstained noncommittal silent refused not no "
    "may could might would review considering weighing consider hesitant hesitates hesitated hesitation wavers wavered "
    "wavering ambivalent lukewarm wary cautious never nothing nobody absence disagreed "
    "weigh weighs weighed mull mulls mulling short note notes noted reserve reserves reserved".split()
)
"""Words of which at least one stands where somebody does not take a side."""
OPAQUE = frozenset("whether rather sooner than asked why".split())
"""In a clause with one of these the sign of a cue says nothing of the clause: questions, comparisons."""
ORDER = frozenset("before after first until".split())
"""An issue with one of these asks for an order of things, which no sign can weigh."""
ATTITUDES = frozenset("holder target action".split())
ASSERTING = frozenset(
    "say tell state insist declare announce argue claim assert maintain believe contend reiterate repeat stress "
    "emphasise emphasize underline add affirm explain write".split()
)
"""Verbs that make what they report the holder's own; "warn" and "complain" make it what the holder does not want."""
MONTHS = frozenset("January February March April May June July August September October November December".split())
ITS = frozenset("it its them their this that".split())
"""What goes on about the thing just named."""
BARE = 1
"""Content words beside its cue that a clause may have and still only refer back: "dismissed the idea outright"."""
ENOUGH = 2
"""Content words of a claim by which a sentence speaks of it."""
SAME = 3
"""Content words shared that are enough by themselves, or that leave no room for another object."""


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
    """Its content words beside its cues, the actors and what is vague; one more where a verb follows the cue."""
    cue: Literal["attitude", "demand", "content", "denial", "assertion"]
    """Whether an attitude, an auxiliary, a judgement, a negation or only its being said gives it its side."""
    asked: int
    """Content words of the issue."""
    aside: bool
    """Whether it stands in a relative clause: "the league, which endorsed it in April, has withdrawn its support"."""

    turned: bool
    """Whether it opens with "but" and goes on about the same thing: "but won't stand in its way"."""

    @property
    def adds(self) -> bool:
        """Whether it tempers what the clause before it says of the issue."""
        return self.turned and self.cue == "attitude" and self.size <= BARE

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
        if self.cue == "assertion":
            return self.matched >= SAME and 5 * self.matched >= 3 * self.asked
        if self.cue == "denial":
            return self.matched >= 1 and 2 * self.matched >= self.size
        if self.cue == "content":
            return self.matched >= 2 or (self.matched == 1 and self.size <= BARE)
        if self.sign < 0 and self.cue == "attitude":
            return self.matched >= 1 or self.size <= SAME
        fits = self.matched >= 2 and 5 * self.matched >= 2 * self.size
        return (self.size <= BARE and self.cue == "attitude") or self.matched >= SAME or fits


def polarity(position: NotedPosition, actor: NotedActor, stage: Stage, cited: list[int]) -> Check:
    """Check that the stance agrees with what the holder is reported to say or do.

    Returns:
        passed or failed where a cue of the holder speaks for or against the issue; not applicable where none does.
    """
    if position.stance in (Stance.SUPPORT, Stance.OPPOSE):
        if denies_figure(position.issue, [stage.reading(n).text for n in cited if stage.held(n, actor)]):
            return _corrected(position)
        evident = _sided(position, _clauses(position, actor, stage, cited), "evidence")
        worded = _sided(position, _worded(position, actor, stage), "statement")
        return worded if worded.verdict == "failed" and evident.verdict == "not applicable" else evident
    return _between(position, actor, stage, cited)


def _between(position: NotedPosition, actor: NotedActor, stage: Stage, cited: list[int]) -> Check:
    """Check that a stance that takes no one side has the words for it in its evidence."""
    words = {word.low for n in cited for word in stage.reading(n).words}
    clauses = [clause for clause in _clauses(position, actor, stage, cited) if clause.strong]
    if position.stance is Stance.CONDITIONAL:
        if any(offers_a_bargain(stage.reading(n)) for n in cited):
            return _passed()
        return _needs(
            words, CONDITIONS, 'conditional, but no condition ("if", "once", "unless", ...) stands in the evidence'
        )
    if position.stance is Stance.MIXED:
        if {clause.sign for clause in clauses} == {1, -1}:
            return _passed()
        cues = CONTRASTS if actor.kind is ActorKind.PERSON else CONTRASTS | DIVIDED
        return _needs(words, cues, "mixed, but the evidence shows one side only")
    most = max((clause.matched for clause in clauses), default=0)
    clauses = [clause for clause in clauses if clause.cue != "assertion" and clause.matched == most]
    if not clauses or words & OPEN:
        return Check(name="polarity", verdict="not applicable")
    return _failed(f'noncommittal, but the evidence says "{clauses[0].words}"')


def _sided(position: NotedPosition, clauses: list[Signed], where: str) -> Check:
    """Compare a stance with the clauses that speak of its issue most, in the evidence or in the claim's own words."""
    pool = [clause for clause in clauses if clause.strong] or clauses
    pool = [clause for clause in pool if not clause.aside] or pool
    most = max((clause.nearness for clause in pool), default=(0, 0))
    best = [clause for clause in pool if clause.aligned and (clause.nearness == most or clause.adds)]
    signs = {clause.sign for clause in best}
    if len(signs) != 1 or _orders(position.issue):
        return Check(name="polarity", verdict="not applicable")
    issue = issue_sign(position.issue)
    if most[0] == 0 and (issue < 0 or "without" in position.issue.lower().split()):
        return Check(name="polarity", verdict="not applicable")  # whether the motion or what it would stop is meant
    wanted = issue * (1 if position.stance is Stance.SUPPORT else -1)
    if signs == {wanted}:
        return _passed()
    turned = " (an issue worded negatively)" if issue < 0 else ""
    side = "for" if best[0].sign > 0 else "against"
    detail = f'{position.stance} of "{position.issue}"{turned}, but the {where} is {side}: "{best[0].words}"'
    return _failed(detail)


def _corrected(position: NotedPosition) -> Check:
    """Weigh a stance on a figure that the holder replaces by another."""
    against = (position.stance is Stance.OPPOSE) is (issue_sign(position.issue) > 0)
    return (
        _passed() if against else _failed(f'{position.stance} of "{position.issue}", whose figure the evidence denies')
    )


def _orders(issue: str) -> bool:
    """Whether an issue asks for an order of things; "before 2030" and "until May" only date one."""
    words = words_of(issue)
    following = [words[at + 1].text if at + 1 < len(words) else "" for at in range(len(words))]
    dates = [text[:1].isdigit() or text in MONTHS for text in following]
    return any(word.low in ORDER and not dated for word, dated in zip(words, dates, strict=True))


def _passed() -> Check:
    return Check(name="polarity", verdict="passed")


def _failed(detail: str) -> Check:
    return Check(name="polarity", verdict="failed", detail=f"the claim is {detail}")


def _needs(words: set[str], cues: frozenset[str], detail: str) -> Check:
    return _passed() if words & cues else _failed(detail)


def _clauses(position: NotedPosition, actor: NotedActor, stage: Stage, cited: list[int]) -> list[Signed]:
    """Return the signed clauses that the actor holds in the cited sentences."""
    own = stems_in(names_of(actor))
    claim = stems_in(f"{position.issue} {position.statement}") - own
    found: list[Signed] = []
    silent = 0
    spoken = {n: len(stage.reading(n).stems & claim) for n in cited}
    for n in cited:
        reading = stage.reading(n)
        ahead = _refers_ahead(n, stage, claim, spoken)
        held = {h.start for h in stage.held(n, actor)} | {h.start for h in reading.holdings if not h.holders}
        for low, high in spans(reading, mine(actor, stage, n)):
            clause = _clause(reading, (low, high), position.issue, held, actor)
            overlap = len(stems(reading.words[low:high]) & claim)
            if clause is None:
                silent = max(silent, overlap)
            elif ahead and not overlap:
                continue
            elif not (restricts(reading, low) and not any(low <= start < high for start in held)):
                found.append(replace(clause, overlap=overlap))
    return [clause for clause in found if clause.overlap or not silent]


def _refers_ahead(n: int, stage: Stage, claim: AbstractSet[str], spoken: Mapping[int, int]) -> bool:
    """Whether a clause in sentence ``n`` that names nothing of the claim can't mean it: "rejected the demand" refers
    back, so it is only context where the claim is spoken of behind it and not before."""
    before = [k for k in spoken if k <= n] + list(place.before(stage.article, n))[:1]
    so_far = max(len(stage.reading(k).stems & claim) for k in before)
    return any(k > n and overlap > so_far and overlap >= ENOUGH for k, overlap in spoken.items())


def _worded(position: NotedPosition, actor: NotedActor, stage: Stage) -> list[Signed]:
    """Return the signed clauses of the claim's own statement, which must not take another side than its stance."""
    reading = stage.phrase(position.statement)
    mine = [h for h in reading.holdings if h.own and h.held_by(actor.name) and not h.noun and h.word.about == "holder"]
    sided = {reading.segments[h.start] for h in mine if h.word.sign and not reading.low(h.start).endswith("ing")}
    owned = {h.start for h in reading.holdings if h.held_by(actor.name) or not h.holders}
    found = (_clause(reading, span, position.issue, owned, actor) for span in spans(reading, sided))
    return [clause for clause in found if clause]


def _clause(reading: Reading, span: tuple[int, int], issue: str, held: set[int], actor: NotedActor) -> Signed | None:
    """Sign one clause and measure how far it speaks of the issue; None when it takes no side."""
    low, high = span
    found = signed(reading, low, high, issue, held)
    asserted = found is None and _asserts(reading, span, held)
    if asserted:
        found = 1, " ".join(word.text for word in reading.words[low:high]), True
    if found is None or _opaque(reading, low, high):
        return None
    if is_restricted(reading, high) or is_verbless_bargain(reading, low):
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
    # What an issue wants left alone ("without touching the levy") is what its supporters speak against touching.
    about = [unit for unit in units_in(issue.split(" without ", maxsplit=1)[0]) if not unit & own]
    # "The opposition Greens" oppose nothing by that.
    named = [
        at
        for at in range(low, high - 1)
        if reading.low(at) == "opposition" and reading.words[at + 1].text[:1].isupper()
    ]
    cut = named[-1] + 1 if named else low
    spoken = reading.keys(low, max(low, cut - 1)) | reading.keys(cut, high) | unprefixed(reading, low, high)
    rest = stems(tuple(reading.words[at] for at in range(low, high) if at not in cues | names)) - own - VAGUE
    sided = [h for h in reading.holdings if low <= h.start < high and h.word.sign]
    kinds = {h.word.about for h in sided}
    matched = sum(bool(unit & spoken) for unit in about)
    to_persons = any(is_to_a_person(h, reading) for h in sided if h.word.about == "holder")
    if not matched and (to_persons or is_apposed(reading, low)):
        return None
    return Signed(
        sign=found[0],
        overlap=0,
        words=found[1],
        strong=found[2],
        matched=matched,
        size=len(rest) + _leads_on(reading, span),
        cue="assertion" if asserted else _kind(kinds),
        asked=len(about),
        aside=reading.low(low) in RELATIVE,
        turned=reading.low(low) in ("but", "yet") and not ITS.isdisjoint(map(reading.low, range(low, high))),
    )


def _leads_on(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether a cue is followed by the verb of what is to be done, and so never only refers back: "voted to strike"."""
    ends = [h.end for h in reading.holdings if span[0] <= h.start < span[1] and h.word.sign]
    return any(reading.low(end - 1) == "to" and reading.low(end) not in DETERMINER | OBJECTS for end in ends)


def _kind(kinds: AbstractSet[str]) -> Literal["attitude", "demand", "content", "denial"]:
    """Return what gives a clause its side, from the classes of its cues."""
    if kinds & ATTITUDES:
        return "attitude"
    if "content" in kinds:
        return "content"
    return "demand" if "modal" in kinds else "denial"


def _asserts(reading: Reading, span: tuple[int, int], held: set[int]) -> bool:
    """Whether a clause is a plain assertion of the holder: words of a verb of saying in which nothing denies."""
    low, high = span
    saying = [h for h in reading.holdings if h.start in held and h.holders and h.word.phrase in ASSERTING]
    # What is said of a thing stands in another clause, and what damns it is no assent.
    said = any(reading.low(h.end) not in ("of", "about") for h in saying)
    said = said and not any(damns(reading.low(at)) for at in range(low, high))
    against = any(h.word.sign < 0 for h in reading.holdings if low <= h.start < high)
    denied = bool(denials(reading, low, high)) or bool(unprefixed(reading, low, high))
    return said and not against and not denied


def _is_two_ballots(reading: Reading, low: int, high: int) -> bool:
    """Whether a clause tells of votes both ways: "voted against the motion and then for the treaty"."""
    voted = any(reading.low(at).startswith("vot") for at in range(low, high))
    return voted and {"for", "against"} <= {reading.low(at) for at in range(low, high)}


def _opaque(reading: Reading, low: int, high: int) -> bool:
    """Whether a clause asks, compares, or makes a denial conditional, so that its sign says nothing."""
    cues = {at for h in reading.holdings if h.word.sign for at in range(h.start, h.end)}
    words = {reading.low(at) for at in range(low, high) if at not in cues}
    against = any(h.word.sign < 0 for h in reading.holdings if low <= h.start < high)
    limits = words | {reading.low(high)}
    return (
        bool(words & OPAQUE)
        or _is_two_ballots(reading, low, high)
        or reading.is_apart(low)
        or (bool(limits & TOTAL) and (against or bool(denials(reading, low, high))))
    )
