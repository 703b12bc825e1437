"""How many, and of whom, a sentence says do a thing: "only A and B", "26 members", "most governments"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from ...lexicon.numbers import Figure, figures
from ...lexicon.spelling import fold
from ...lexicon.titles import titles
from .deeds import Deed, deeds

_NAME = r"(?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}"
_NAMES = rf"{_NAME}(?:, {_NAME}){{0,8}}(?:,? and {_NAME})?"
_ARE = r"(?:are|were|is|was|remain|remained)"
_ONLY = (
    re.compile(rf"\bthe only (?:ones?|\w+) (?P<deed>[^.;]{{3,120}}?) {_ARE} (?P<who>{_NAMES})"),
    re.compile(rf"(?P<who>{_NAMES}) {_ARE} the only (?:ones?|\w+) (?:who |that )?(?P<deed>[^.;]{{3,120}})"),
    re.compile(rf"\b[Oo]nly (?P<who>{_NAMES}) (?P<deed>[a-z][^.;]{{3,120}})"),
)
_BEFORE = 60
_DEED = 160
_FEW = 2
_BOUNDS = (
    ("about", re.compile(r"\b(?:about|around|some|roughly|nearly|almost|close to|approximately|or so)\b", re.I)),
    ("over", re.compile(r"\b(?:more than|at least|over|upwards of|no fewer than)\b", re.I)),
    ("under", re.compile(r"\b(?:up to|at most|fewer than|less than|under|no more than)\b", re.I)),
)
_SHARE = re.compile(
    r"\b(?P<share>most|all|none|no|every|a majority|half)(?: of)?(?: the| its| their)?(?: \w+)?\s*$", re.I
)
_ASIDE = re.compile(r"\s[–—-]\s[^–—]{0,200}?\s[–—-]\s|\([^()]{0,120}\)")
_COUNTING = re.compile(
    r"\s(?:or so )?(?:(?:out )?of (?:the |its |their )?)?(?:(?!(?:the|a|an|and|or|that|of)\b)[\w’'-]+ ){0,3}$"
)
"""What may stand between a number and the noun it counts: "20 of the 30 ", "26 Western "."""
_OF = re.compile(r"^\s*(?:of|in|from|among|on|at) ")
_CLAUSE_END = re.compile(r"[;:]|\b(?:once|if|unless|until|after|before|when|while|because|although|but)\b|, (?!and )")
_AHEAD = re.compile(
    r"\b(?:would|will|willing|ready|prepared|agree[ds]?|pledge[ds]?|promise[ds]?|wants?|plans?|favou?rs?|backs?|supports?|"
    r"could|should|intends?|committed|vow(?:ed|s)?|open to)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:not|never|against|oppos\w+|refus\w+|reject\w+|rul\w+ out|unwilling|reluctan\w+)\b|n['’]t\b", re.IGNORECASE
)
_STATES = frozenset("countries nations states members governments leaders allies partners capitals".split())


@dataclass(frozen=True)
class Crowd:
    """Some actors who are said to do a thing, counted or named."""

    count: Fraction | None
    """How many; None for a share of a whole that is not counted."""
    bound: str
    """about, over, under, a share such as "most", or empty for a plain count."""
    only: bool
    """Whether it is said that nobody else does."""
    of: str
    """What is counted, folded: the noun, or the names."""
    words: str
    """As printed, short."""
    does: str
    """What they do, as printed."""
    deeds: frozenset[Deed]
    ahead: bool
    """Whether it is meant or promised rather than done."""
    against: bool
    """Whether it is said that they do not."""

    def at_odds(self, other: "Crowd") -> bool:
        """Whether both speak of one deed and can't both say who does it."""
        if not self.deeds & other.deeds or (self.ahead, self.against) != (other.ahead, other.against):
            return False
        if self.only and other.only:
            return self.of != other.of
        if self.only or other.only:
            closed, rest = (self, other) if self.only else (other, self)
            return rest.bound in ("most", "all") or _more(rest, closed)
        if not _alike(self.of, other.of) or self.count is None or other.count is None:
            return False
        return not (_fits(self, other) or _fits(other, self))


@dataclass(frozen=True)
class _Whom:
    """Who is counted, without what they do."""

    count: Fraction | None
    bound: str
    of: str
    words: str


def crowds(text: str) -> tuple[Crowd, ...]:
    """Read the crowds of a sentence.

    Args:
        text: one sentence on one line.
    """
    return (*_named(text), *_counted(text))


def _named(text: str) -> Iterator[Crowd]:
    for pattern in _ONLY:
        for match in pattern.finditer(text):
            names = [name for name in re.split(r", | and |,", match["who"]) if name.strip()]
            who = match["who"].strip()
            yield _crowd(_Whom(Fraction(len(names)), "", fold(who), f"only {who}"), match["deed"], only=True)


def _counted(text: str) -> Iterator[Crowd]:
    for match in _nouns().finditer(text):
        before = re.split(r"[.,;:]", text[max(0, match.start() - _BEFORE) : match.start()])[-1]
        near = " ".join(before.split()[-6:]) + " "
        after = _ASIDE.sub(" ", text[match.end() : match.end() + 2 * _DEED])
        share = _SHARE.search(near)
        found = _count(near)
        at = near.rfind(found.words) if found else 0
        if found and found.value >= _FEW and _COUNTING.match(near[at + len(found.words) :]):
            whom = _Whom(found.value, _bound(near[:at]), fold(match.group()), f"{near[at:]}{match.group()}")
            yield _crowd(whom, _predicate(after))
        elif share:
            bound = {"every": "all", "no": "none", "a majority": "most"}.get(fold(share["share"]), fold(share["share"]))
            whom = _Whom(None, bound, fold(match.group()), f"{fold(share['share'])} {match.group()}")
            yield _crowd(whom, _predicate(after))


def _count(near: str) -> Figure | None:
    """Return the whole number that counts the noun after these words: the first of "20 of the 30"."""
    found = [figure for figure in figures(near) if not figure.unit and figure.value.denominator == 1]
    if len(found) > 1 and re.search(rf"{re.escape(found[-2].words)} (?:out )?of\b", near):
        return found[-2]
    return found[-1] if found else None


def _crowd(whom: _Whom, does: str, *, only: bool = False) -> Crowd:
    return Crowd(
        count=whom.count,
        bound=whom.bound,
        only=only,
        of=whom.of,
        words=whom.words,
        does=does,
        deeds=deeds(does),
        ahead=bool(_AHEAD.search(does)),
        against=bool(_AGAINST.search(does)),
    )


def _predicate(after: str) -> str:
    """Return what a counted noun is said to do: up to the end of its clause, without what says of whom they are."""
    inner = _OF.match(after)
    verb = re.search(
        r"\b(?:would|will|have|has|had|are|were|agreed|pledged|said|could|should|want|back|support)\b", after
    )
    start = verb.start() if inner and verb else 0
    rest = after[start : start + _DEED].strip()
    end = _CLAUSE_END.search(rest)
    return rest[: end.start()].strip() if end else rest


def _bound(near: str) -> str:
    return next((name for name, pattern in _BOUNDS if pattern.search(near)), "")


def _more(crowd: Crowd, closed: Crowd) -> bool:
    if crowd.count is None or closed.count is None or crowd.bound == "under":
        return False
    return crowd.count > closed.count


def _fits(one: Crowd, other: Crowd) -> bool:
    """Whether a count can be the other's: within its bound, or a fifth of it where one is only about so many."""
    if one.count is None or other.count is None or one.count == other.count:
        return True
    if "about" in (one.bound, other.bound):
        return abs(one.count - other.count) * 5 <= max(one.count, other.count)
    return (one.bound == "over" and other.count >= one.count) or (one.bound == "under" and other.count <= one.count)


def _alike(one: str, other: str) -> bool:
    return one == other or {one, other} <= _STATES


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(titles('group')))})\b", re.IGNORECASE)
