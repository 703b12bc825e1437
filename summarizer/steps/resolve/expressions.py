"""Find what dates something in a few words, and the days it names."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from .fixed import FIXED, Groups
from .relative import RELATIVE
from .spans import Span

Rule = TypeVar("Rule")

_ELSEWHEN = re.compile(
    r"\b(?:before|after|since|until|till|ahead of|prior to|following|against|compared (?:with|to)|relative to|versus"
    r"|than|above|below|beyond)(?: the| in| those of)?\s*$",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"\s*(?:-era )?(?:levels?|targets?|goals?|baselines?|base year|benchmarks?|figures?|prices|standards?|deadlines?"
    r"|pledges?|commitments?|agreements?|accords?|treaty|treaties|laws?|acts?|deals?|plans?|strateg(?:y|ies)"
    r"|roadmaps?)\b",
    re.IGNORECASE,
)
"""What a year names when it stands before one of these: "from 2019 levels" dates nothing."""


@dataclass(frozen=True)
class Found:
    """A dated stretch of words."""

    start: int
    end: int
    words: str
    span: Span
    relative: bool
    """Whether the article's date was needed."""


def dated(words: str, anchor: date | None, *, planned: bool) -> list[Found]:
    """Find what dates something in a few words.

    Words after "before", "after", "since", "compared with" and the like say when it was not, and are passed over, and
    so is the year of "2019 levels" or "the 2030 targets"; a day seen from the article counts only when the article's
    day is known.

    Args:
        words: as printed, such as "on Thursday" or "in mid-August".
        anchor: day of the article; None when unknown, which leaves the calendar's own dates.
        planned: whether the thing lies ahead of the article.

    Returns:
        The dated stretches in order, not overlapping.
    """
    found = list(_scan(words, FIXED, lambda rule, groups: rule(groups), relative=False))
    if anchor is not None:
        day, rest = anchor, words
        for one in found:
            rest = rest[: one.start] + "\0" * (one.end - one.start) + rest[one.end :]
        found += _scan(rest, RELATIVE, lambda rule, groups: rule(groups, day, planned), relative=True)
    return sorted(found, key=lambda one: one.start)


def _scan(
    words: str,
    rules: Sequence[tuple[re.Pattern[str], Rule]],
    resolve: Callable[[Rule, Groups], Span | None],
    *,
    relative: bool,
) -> Iterator[Found]:
    taken: list[tuple[int, int]] = []
    for pattern, rule in rules:
        for match in pattern.finditer(words):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            if _ELSEWHEN.search(words[: match.start()]) or (
                match[0][-4:].isdigit() and _MEASURE.match(words, match.end())
            ):
                continue
            span = resolve(rule, {name: text for name, text in match.groupdict().items() if text is not None})
            if span is not None:
                yield Found(*match.span(), match[0], span, relative)
