"""Which of two things an actor wants first, read off conditions and statements; and conditions that can't both hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ...lexicon import table
from ...lexicon.content import content, other_numbers, overlap
from ...schemas import Issue, Position, Stance

_NEGATED = re.compile(r"\b(?:no|not|never|nobody|none)\b|n['’]t\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|prior to|ahead of)\b", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|once|following|as soon as)\b", re.IGNORECASE)
_SAME_MATTER = 0.6
"""Share of content words above which two conditions speak of the same thing."""

# What stands before the cue comes later, what stands after it comes first.
_THEN_FIRST = re.compile(
    r"\b(?:only (?:after|once|when|if|following)|not (?:until|before|unless)|until after|requires?"
    r"|(?:is|are) conditional on|(?:has|have|must|needs?|should) (?:to )?(?:first )?(?:follow|wait for|await))\b",
    re.IGNORECASE,
)
# What stands before the cue comes first, what stands after it comes later.
_FIRST_THEN = re.compile(
    r"\b(?:(?:pre-?requisite|pre-?condition|condition) (?:for|to|of)"
    r"|(?:must|should|has to|have to|needs? to)\b[^.;]{0,60}?\b(?:before|prior to|ahead of))\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\bno\s+(?P<then>[^.,;]{3,80}?)\s+without\s+(?P<first>[^.;]{3,80})", re.IGNORECASE)
_LEADING_CUE = re.compile(
    r"^(?:only\s+)?(?:after|once|when|if|until|following|as soon as|provided(?: that)?|on condition(?: that)?"
    r"|unless|without)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Order:
    """One thing that must come before another, each as stems of content words."""

    first: frozenset[str]
    then: frozenset[str]


@lru_cache(maxsize=65536)
def contradict(one: str, other: str) -> bool:
    """Whether two conditions on the same matter can't both be met: one before and one after it, one of them negated,
    or with different numbers."""
    words, others = content(one), content(other)
    if other_numbers(one, other):
        words, others = _wordy(words), _wordy(others)
        return overlap(words, others) >= _SAME_MATTER
    if overlap(words, others) < _SAME_MATTER:
        return False
    before, after = bool(_BEFORE.search(one)), bool(_AFTER.search(one))
    if (before and _AFTER.search(other)) or (after and _BEFORE.search(other)):
        return True
    return bool(_NEGATED.search(one)) != bool(_NEGATED.search(other))


def orders(position: Position, issue: Issue, names: frozenset[str]) -> tuple[Order, ...]:
    """Read off a position what must come first.

    Args:
        position: its conditions come before what its issue asks for; its statement may order two things itself.
        issue: what the position is on.
        names: stems of actors' names, which are no things to be put in order.
    """
    topic = content(issue.statement) - names
    found = []
    for condition in position.conditions:
        term = content(condition) - names
        # What the condition is put on: the issue, and whatever else the statement speaks of.
        for matter in (topic, content(position.statement) - term - names):
            if _BEFORE.match(condition):
                found.append(_ordered(matter, term))
            elif _LEADING_CUE.match(condition):
                # An issue that words the order itself ("discussed before a truce") repeats the condition.
                found.append(_ordered(term, matter - term if term <= matter else matter))
    texts = [position.statement, *([issue.statement] if position.stance is Stance.SUPPORT else [])]
    found += [order for text in texts for order in _stated(text, topic, names)]
    return tuple(dict.fromkeys(order for order in found if order.first and order.then))


def _stated(text: str, topic: frozenset[str], names: frozenset[str]) -> Iterator[Order]:
    """Read an order off a sentence that says it: "X only after Y", "X must come before Y", "no X without Y"."""
    for cue, then_leads in ((_THEN_FIRST, True), (_FIRST_THEN, False)):
        match = cue.search(text)
        if match:
            right = content(text[match.end() :]) - names
            # A pronoun before the cue stands for the issue.
            for left in (content(text[: match.start()]) - names, topic):
                yield _ordered(right, left) if then_leads else _ordered(left, right)
    without = _FIRST.search(text)
    if without:
        yield _ordered(content(without["first"]) - names, content(without["then"]) - names)


def reversed_orders(one: Order, other: Order, *, same_issue: bool) -> bool:
    """Whether two actors put the same two things the other way round.

    Args:
        one: what the first actor wants first and then.
        other: the same of the second.
        same_issue: both speak to one issue; then, and where the other thing is plainly the same, one step of a process
            may go by two words, truce and talks.
    """
    if _meet(one.first, other.then) and _meet(one.then, other.first):
        return True
    return any(
        _akin(first, last) and _meet(then, before) and (same_issue or _same_matter(then, before))
        for first, last, then, before in (
            (one.first, other.then, one.then, other.first),
            (other.first, one.then, other.then, one.first),
        )
    )


def _same_matter(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) > 1 and overlap(one, other) >= _SAME_MATTER


def _ordered(first: frozenset[str], then: frozenset[str]) -> Order:
    return Order(first - then, then - first)


def _wordy(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if not word[0].isdigit())


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one.isdisjoint(other)


def _akin(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets name one kind of step, such as a truce and a ceasefire."""
    return any(_meet(one, step) and _meet(other, step) for step in _steps())


@cache
def _steps() -> tuple[frozenset[str], ...]:
    return tuple(content(row[1]) for row in table("sequence"))
