"""Which claim answers which label: one to one, through gates, never by averaged similarity.

A claim may answer a label only if the holder is the same (through any name either side gives) and the evidence
overlaps. Among the pairs that pass, the assignment that gets most pairs, then most stances, then most alike issues is
found exactly, so that no order of claims and no near miss can gain anything.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from ..schemas import Briefing, Certainty, Frozen, Hop, Stance
from .case import Case, Story, places
from .labels import GoldPosition

Span = tuple[int, int]

FLIPPED = {Stance.SUPPORT: Stance.OPPOSE, Stance.OPPOSE: Stance.SUPPORT}
NEGATOR = re.compile(r"\b(?:not|no|never|without|nor|cannot|stop|against)\b|n[’']t\b", re.IGNORECASE)
HONORIFIC = re.compile(r"^(?:the|a|an|mr|mrs|ms|dr|sir|president|minister|chancellor)\s+")
EMPTY_WORDS = frozenset(
    "the a an of to in on for and or by at as is are be been should must ought that this its their his her with from"
    " not no any all it they will would".split()
)


class Claim(Frozen):
    """One position as a system claims it, in terms a scorer can compare."""

    id: str
    names: frozenset[str]
    """Folded name and aliases of the holder."""
    offices: frozenset[str] = frozenset()
    """Folded offices the system gives the holder."""
    issue: str
    stance: Stance
    statement: str = ""
    certainty: Certainty = Certainty.STATED
    conditions: tuple[str, ...] = ()
    chain: tuple[Hop, ...] = ()
    day: str | None = None
    """First day of the statement when one day is claimed."""
    spans: tuple[Span, ...]
    verbatim: bool = True
    """Whether every quotation equals the article at its offsets."""


def claims_of(briefing: Briefing, case: Case) -> list[Claim]:
    """Read the positions of one article's briefing; evidence is compared with the article itself, not believed."""
    people = {actor.id: actor for actor in briefing.actors}
    issues = {issue.id: issue.statement for issue in briefing.issues}
    read = []
    for position in briefing.positions:
        holder = people[position.speaker]
        day = position.said_on.start if position.said_on.start == position.said_on.end else None
        read.append(
            Claim(
                id=position.id,
                names=frozenset(fold(name) for name in (holder.name, *holder.aliases)),
                offices=frozenset(fold(role.office) for role in holder.roles),
                issue=issues[position.issue],
                stance=position.stance,
                statement=position.statement,
                certainty=position.certainty,
                conditions=position.conditions,
                chain=position.chain,
                day=day,
                spans=tuple((e.start, e.end) for e in position.evidence),
                verbatim=all(case.text[e.start : e.end] == e.quote for e in position.evidence),
            )
        )
    return read


@cache
def fold(name: str) -> str:
    """Fold spelling that means nothing: case, diacritics, quote style, space, a leading article or title."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    plain = re.sub(r"[’‘`']s?\b|[^\w\s-]", "", plain.replace("’s", "").replace("'s", ""))
    return HONORIFIC.sub("", " ".join(plain.split()))


def spans_of(case: Case, snippets: Sequence[str]) -> list[Span]:
    """Places of a label's snippets in its article."""
    return [span for snippet in snippets for span in places(case.text, snippet)]


def names_of(case: Case, actors: Sequence[str]) -> frozenset[str]:
    """Folded names and aliases of gold actors, as this article prints them."""
    known = {actor.id: actor for actor in case.gold.actors}
    return frozenset(fold(name) for a in actors if a in known for name in (known[a].name, *known[a].aliases))


def overlaps(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether any span of one shares a code point with any of the other."""
    return any(a < d and c < b for a, b in one for c, d in other)


def stance_towards(claim: Claim, statement: str, inverse: str | None) -> Stance:
    """Turn a claim's stance into one towards the label's wording, which may ask the question the other way round."""
    asked, turned = _negated(claim.issue) != _negated(statement), False
    if inverse:
        turned = alike(claim.issue, inverse) > alike(claim.issue, statement) + 0.1
    return FLIPPED.get(claim.stance, claim.stance) if asked or turned else claim.stance


def alike(one: str, other: str) -> float:
    """Share of common content words, cut to their stems, from 0 to 1; it only ever breaks ties."""
    a, b = _stems(one), _stems(other)
    return len(a & b) / len(a | b) if a | b else 0.0


def assign(rows: Sequence[Any], columns: Sequence[Any], weigh: Callable[[Any, Any], float]) -> list[tuple[int, int]]:
    """Pair rows with columns one to one so that the weights add up to the most; a weight of 0 is no pair."""
    if not rows or not columns:
        return []
    import numpy as np  # noqa: PLC0415 - arrives with scipy, which only evals need
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415

    weights = np.array([[weigh(row, column) for column in columns] for row in rows])
    found = zip(*linear_sum_assignment(weights, maximize=True), strict=True)
    return [(int(i), int(j)) for i, j in found if weights[i, j] > 0]


def pair_positions(story: Story, case: Case, claims: Sequence[Claim]) -> list[tuple[GoldPosition, Claim]]:
    """Pair labels with the claims that answer them, forbidden labels left out."""
    labels = [label for label in case.gold.positions if label.status != "forbidden"]
    spans = {label.id: spans_of(case, label.evidence) for label in labels}
    names = {label.id: names_of(case, (label.actor, *label.also_actors)) for label in labels}

    def weigh(label: GoldPosition, claim: Claim) -> float:
        if not (names[label.id] & claim.names) or not overlaps(spans[label.id], claim.spans):
            return 0.0
        statement = story.issue(label)
        right = stance_right(story, label, claim)
        # Far apart on purpose: a further pair outweighs all stances, a stance all likeness of issues.
        return (
            1e6
            + (1e3 if right else 0.0)
            + 100 * alike(f"{claim.issue} {claim.statement}", statement)
            + (0.5 if label.status == "required" else 0.0)
        )

    return [(labels[i], claims[j]) for i, j in assign(labels, claims, weigh)]


def stance_right(story: Story, label: GoldPosition, claim: Claim) -> bool:
    """Whether the claim's stance is the label's, or one the labeller accepts as well."""
    return stance_towards(claim, story.issue(label), inverse_of(story, label)) in (label.stance, *label.also)


def inverse_of(story: Story, label: GoldPosition) -> str | None:
    """The label's issue the other way round, where the story words it."""
    return next((issue.inverse for issue in story.labels.issues if issue.id == label.issue), None)


def _negated(text: str) -> bool:
    return len(NEGATOR.findall(text)) % 2 == 1


@cache
def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+|\d[\d.,]*", fold(text))
    return frozenset(word[:5] for word in words if word not in EMPTY_WORDS)
