"""Numbers a text sets against one another: "74 per cent, and not 81", "71 billion; the office had spoken of 64"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from ...lexicon.numbers import SCALES, figures

_DENIED = re.compile(
    r"^\W{0,3}(?:and )?(?:not|rather than|instead of|as opposed to) (?:the |just |only )?$", re.IGNORECASE
)
_BUT = re.compile(r"^\W{0,3}but (?:rather )?$", re.IGNORECASE)
_NOT = re.compile(r"\bnot (?:the |just |only )?$", re.IGNORECASE)
_EARLIER = re.compile(
    r"\bhad (?:earlier |previously |first )?(?:spoken of|put (?:it|them|that|the (?:figure|number|sum|total|toll)) at"
    r"|said|given|reported|announced|counted|named|estimated (?:it|them) at) (?:only |some |about |around |just )?$",
    re.IGNORECASE,
)
_RESTATED = re.compile(
    r"^(?:it|that|this)(?:'s|’s| is| comes to| becomes| rises to| makes) (?:rather |really )?$", re.IGNORECASE
)
_SCOPE = re.compile(
    r"^\W{0,2}(?P<scope>(?:with|without|including|excluding|counting|before|after|net of|once) [^,.;:]{3,40})",
    re.IGNORECASE,
)
_TALLY = re.compile(r"\d?[-–]\d?$")
_THOUSAND = 1000


@dataclass(frozen=True)
class Amount:
    """One number at its place in a sentence."""

    value: Fraction
    unit: str
    words: str
    start: int
    end: int

    def same(self, other: "Amount") -> bool:
        """Whether both say the same number, a missing unit standing for any."""
        return self.value == other.value and (self.unit == other.unit or not (self.unit and other.unit))

    @property
    def telling(self) -> bool:
        """Whether the number has three digits that count, so that it rarely stands for two things."""
        return len(str(self.value.numerator).rstrip("0")) > 2


@dataclass(frozen=True)
class Contrast:
    """Two numbers for one thing, as one text sets them beside one another."""

    said: Amount
    """The number the text holds to, or gives last."""
    other: Amount
    """The number it denies, or says somebody else gave."""
    scope: str
    """What the number said takes in and the other does not, as printed: "with interest"; empty when nothing is said."""
    sentences: tuple[int, ...]
    """Which of the sentences given hold them."""


def amounts(text: str) -> tuple[Amount, ...]:
    """Read the numbers of a sentence with their places."""
    found, at = [], 0
    for figure in figures(text):
        start = text.find(figure.words, at)
        if start >= 0:
            at = start + len(figure.words)
            if _TALLY.match(text[max(0, start - 2) : start]) or _TALLY.match(text[at : at + 2]):
                continue  # 5-4 is a vote, a score or a span
            found.append(Amount(figure.value, figure.unit, figure.words, start, at))
    return tuple(found)


def contrasts(sentences: tuple[str, ...]) -> Iterator[Contrast]:
    """Yield the numbers that a text sets against one another, in one sentence or in one and the next.

    A bare number takes the scale and the unit of the one it is set against: "71 billion dollars ... had spoken of 64".

    Args:
        sentences: in order, each on one line.
    """
    read = [amounts(text) for text in sentences]
    for n, text in enumerate(sentences):
        for one, other in pairwise(read[n]):
            between, before = text[one.end : other.start], text[: one.start]
            if _DENIED.match(between):
                yield from _of_one_unit(Contrast(one, _like(other, one), "", (n,)))
            elif _BUT.match(between) and _NOT.search(before):
                yield from _of_one_unit(Contrast(other, _like(one, other), "", (n,)))
    for n in range(1, len(sentences)):
        yield from _across(n, sentences[n], read[n - 1], read[n])


def _across(n: int, text: str, before: tuple[Amount, ...], here: tuple[Amount, ...]) -> Iterator[Contrast]:
    """Yield the contrast of a sentence that takes up the one number of the sentence before it."""
    given = [amount for amount in before if amount.unit and amount.unit != "+"]
    if len(given) != 1 or not here:
        return
    first = here[0]
    lead, tail = text[: first.start], text[first.end :]
    if _EARLIER.search(lead):
        yield from _of_one_unit(Contrast(given[0], _like(first, given[0]), "", (n - 1, n)))
    scope = _SCOPE.match(tail)
    if scope and _RESTATED.match(lead):
        yield from _of_one_unit(Contrast(_like(first, given[0]), given[0], scope["scope"], (n - 1, n)))


def _of_one_unit(contrast: Contrast) -> Iterator[Contrast]:
    if contrast.said.unit == contrast.other.unit and contrast.said.value != contrast.other.value:
        yield contrast


def _like(bare: Amount, full: Amount) -> Amount:
    """Give a bare number the unit of another, and its scale where it has none of its own."""
    if bare.unit:
        return bare
    scale = 1
    words = re.findall(r"[a-z]+", full.words.casefold())
    for word in words:
        scale *= SCALES.get(word, 1) if SCALES.get(word, 1) >= _THOUSAND else 1
    scaled = bare.value < _THOUSAND <= full.value
    return Amount(bare.value * (scale if scaled else 1), full.unit, bare.words, bare.start, bare.end)
