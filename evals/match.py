"""Which claim answers which label: one to one, through gates, never by averaged similarity.

A claim may answer a label only if the holder is the same (through any name either side gives) and the evidence
overlaps. Among the pairs that pass, the assignment that gets most pairs, then most stances, then most alike issues is
found exactly, so that no order of claims and no near miss can gain anything.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TypeVar

from ..schemas import Briefing, Certainty, Evidence, Frozen, Hop, Stance
from .case import Case, Story, places
from .labels import GoldPosition, Status
from .names import all_forms, fold, identifying
from .polarity import alike, towards

Span = tuple[int, int]
R = TypeVar("R")
C = TypeVar("C")

PLAIN = 0.5
"""Likeness from which a claim's issue is plainly that of a label, and the label the one it must answer to."""

_QUOTES = str.maketrans("‘’‚‛“”„‟«»`´\u00a0\n\r\t", "''''\"\"\"\"\"\"''    ")
"""One sign for each: a quotation keeps its words whatever its marks and line ends."""


class Claim(Frozen):
    """One position as a system claims it, in terms a scorer can compare."""

    id: str
    holder: str
    """Name of the holder, for a reader."""
    names: frozenset[str]
    """Folded forms of the holder's name and aliases."""
    offices: frozenset[str] = frozenset()
    """Folded offices the system gives the holder."""
    issue: str
    stance: Stance
    statement: str = ""
    certainty: Certainty = Certainty.STATED
    conditions: tuple[str, ...] = ()
    chain: tuple[Hop, ...] = ()
    days: tuple[str, str] | None = None
    """First and last day the statement can be of, as claimed."""
    spans: tuple[Span, ...]
    verbatim: bool = True
    """Whether every quotation equals the article at its offsets."""

    @property
    def day(self) -> str | None:
        """The day of the statement when one day is claimed."""
        return self.days[0] if self.days and self.days[0] == self.days[1] else None


@dataclass(frozen=True)
class Key:
    """What is right for one article, with the places and names of its labels found once."""

    story: Story
    case: Case

    @cached_property
    def labels(self) -> tuple[GoldPosition, ...]:
        """Positions that may be claimed."""
        return tuple(label for label in self.case.gold.positions if label.status is not Status.FORBIDDEN)

    @cached_property
    def required(self) -> tuple[GoldPosition, ...]:
        """Positions that have to be claimed."""
        return tuple(label for label in self.labels if label.status is Status.REQUIRED)

    @cached_property
    def forbidden(self) -> tuple[GoldPosition, ...]:
        """Positions that must not be claimed."""
        return tuple(label for label in self.case.gold.positions if label.status is Status.FORBIDDEN)

    @cached_property
    def spans(self) -> dict[str, list[Span]]:
        """Where each position's evidence stands."""
        return {label.id: self.place(label.evidence) for label in self.case.gold.positions}

    @cached_property
    def names(self) -> dict[str, frozenset[str]]:
        """Forms of the names of each position's holders."""
        return {label.id: self.who((label.actor, *label.also_actors)) for label in self.case.gold.positions}

    @cached_property
    def set_aside(self) -> list[Span]:
        """Where the article is not its own reporting."""
        return self.place(self.case.gold.boilerplate)

    @cached_property
    def inverses(self) -> dict[str, str | None]:
        """The story's issues the other way round."""
        return {issue.id: issue.inverse for issue in self.story.labels.issues}

    def place(self, snippets: Sequence[str]) -> list[Span]:
        """Find snippets in the article."""
        return [span for snippet in snippets for span in find(self.case.text, snippet)]

    def who(self, actors: Sequence[str]) -> frozenset[str]:
        """Forms that identify any of these actors in this article."""
        return identifying(self.case.gold.actors, actors)

    def stance(self, label: GoldPosition, claim: Claim) -> Stance:
        """The claim's stance towards the issue as the label words it."""
        return towards(claim.issue, claim.stance, self.story.issue(label), self.inverses.get(label.issue))

    def stance_right(self, label: GoldPosition, claim: Claim) -> bool:
        """Whether that stance is the label's, or one the labeller accepts as well."""
        return self.stance(label, claim) in (label.stance, *label.also)

    def same_place(self, label: GoldPosition, claim: Claim) -> bool:
        """Whether the claim stands on a sentence of the label."""
        return overlaps(self.spans[label.id], claim.spans)

    @cached_property
    def earlier(self) -> dict[str, list[tuple[str, str]]]:
        """For each label the dated spans of the others that tell the same holder's stance on its issue in its place.

        "Who in March had promised not one dime" puts two stances in one sentence, and only their time tells them apart.
        """
        return {
            label.id: [
                other.span
                for other in self.labels
                if other.span
                and other.id != label.id
                and other.issue == label.issue
                and self.names[other.id] & self.names[label.id]
                and overlaps(self.spans[other.id], self.spans[label.id])
            ]
            for label in self.labels
        }

    def same_time(self, label: GoldPosition, claim: Claim) -> bool:
        """Whether no date of the claim shows it to be the holder's other stance; an undated claim may be either."""
        if claim.days is None:
            return True
        return not any(_meet(claim.days, span) for span in self.earlier[label.id])

    def same_holder(self, label: GoldPosition, claim: Claim) -> bool:
        """Whether the claim names the label's holder."""
        return bool(self.names[label.id] & claim.names)


def claims_of(briefing: Briefing, case: Case) -> list[Claim]:
    """Read the positions of one article's briefing; evidence is compared with the article itself, not believed."""
    people = {actor.id: actor for actor in briefing.actors}
    issues = {issue.id: issue.statement for issue in briefing.issues}
    read = []
    for position in briefing.positions:
        holder = people[position.speaker]
        start, end = position.said_on.start, position.said_on.end
        read.append(
            Claim(
                id=position.id,
                holder=holder.name,
                names=all_forms((holder.name, *holder.aliases)),
                offices=frozenset(fold(role.office) for role in holder.roles),
                issue=issues[position.issue],
                stance=position.stance,
                statement=position.statement,
                certainty=position.certainty,
                conditions=position.conditions,
                chain=position.chain,
                days=(start, end) if start and end else None,
                spans=spans_in(position.evidence),
                verbatim=verbatim(case.text, position.evidence),
            )
        )
    return read


@cache
def find(text: str, snippet: str) -> tuple[Span, ...]:
    """Places of a snippet in a text; labels are looked up again and again, and neither ever changes."""
    return tuple(places(text, snippet))


def verbatim(text: str, evidence: Sequence[Evidence]) -> bool:
    """Whether every quotation is the article's at its offsets, quotation marks and line ends apart."""
    return all(_same_words(text[piece.start : piece.end], piece.quote) for piece in evidence)


def spans_in(evidence: Sequence[Evidence]) -> tuple[Span, ...]:
    """Offsets of pieces of evidence."""
    return tuple((piece.start, piece.end) for piece in evidence)


def overlaps(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether any span of one shares a code point with any of the other."""
    return any(a < d and c < b for a, b in one for c, d in other)


def assign(rows: Sequence[R], columns: Sequence[C], weigh: Callable[[R, C], float]) -> list[tuple[int, int]]:
    """Pair rows with columns one to one so that the weights add up to the most; a weight of 0 is no pair."""
    if not rows or not columns:
        return []
    import numpy as np  # noqa: PLC0415 - arrives with scipy, which only evals need
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415

    weights = np.array([[weigh(row, column) for column in columns] for row in rows])
    found = zip(*linear_sum_assignment(weights, maximize=True), strict=True)
    return [(int(i), int(j)) for i, j in found if weights[i, j] > 0]


def pair_positions(key: Key, claims: Sequence[Claim]) -> list[tuple[GoldPosition, Claim]]:
    """Pair labels with the claims that answer them, forbidden labels left out."""

    def weigh(label: GoldPosition, claim: Claim) -> float:
        if not (key.same_holder(label, claim) and key.same_place(label, claim) and key.same_time(label, claim)):
            return 0.0
        likeness = alike(claim.issue, key.story.issue(label))
        # Far apart on purpose: a further pair outweighs a plain wording of the issue, which outweighs a right stance,
        # so that a reversed answer to one question can't pass for a right answer to another in the same sentence.
        return (
            1e6
            + (1e4 if likeness >= PLAIN else 0.0)
            + (1e3 if key.stance_right(label, claim) else 0.0)
            + 10 * likeness
            + alike(claim.statement, key.story.issue(label))
            + (0.01 if label.status is Status.REQUIRED else 0.0)
        )

    return [(key.labels[i], claims[j]) for i, j in assign(key.labels, claims, weigh)]


def _meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two spans of ISO days share a day."""
    return one[0] <= other[1] and other[0] <= one[1]


def _same_words(text: str, quote: str) -> bool:
    """Whether a quotation is the article's, quote marks and line ends apart."""
    return len(text) == len(quote) and text.translate(_QUOTES) == quote.translate(_QUOTES)
