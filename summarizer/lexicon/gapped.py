"""Figures whose unit is carried on from the one beside them: "55,000 euros, not the 60,000 that the union wanted".

English says a unit or a scale once. What a reader fills in is read here, and only where nothing else is counted: a
number before a noun of its own ("12 stewards") takes no unit from its neighbour.
"""

import re
from fractions import Fraction

from .numbers import SCALES, Figure, figures

_SENTENCE = re.compile(r"[^\n]+")
_NUMBER = (
    r"[$€£]?(?:\d[\d,.]{0,18}(?<=\d)|ten|eleven|twelve|fifteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine)"
)
_ENDS = (
    r"(?=\s{0,2}(?:[,.;:!?)”\"—–]|$)|\s(?:that|which|it|they|he|she|we|the|had|has|have|was|were|is|are|would|will|in|by|"
    r"to|and|or|as|but|originally|first|asked|sought|wanted|demanded|offered|proposed|requested|last|this|next)\b)"
)
_BARE = re.compile(
    r"(?:\b(?:not|than|instead of|against|from|to|between|offered|wanted|wants|want|sought|asked for|asking for|"
    rf"demanded|demands|proposed)\s(?:the |about |only |some |at least )?|[“\"])({_NUMBER}){_ENDS}",
    re.IGNORECASE,
)
"""A number with no noun behind it, where a comparison or an answer puts one."""


_YEAR = re.compile(r"(?:19|20)\d\d")


def carried(text: str) -> tuple[Figure, ...]:
    """Read the figures that a text leaves a unit or a scale of, with the units of the figures in the same text.

    Args:
        text: the sentences a claim stands on; a line is read by itself for units, the whole for scales.

    Returns:
        Each bare number once with each unit and scale it can carry on; empty where nothing is left out.
    """
    whole = figures(text)
    scales = _scales(text)
    found: list[Figure] = []
    for line in _SENTENCE.findall(text):
        units = {figure.unit for figure in figures(line) if figure.unit not in ("", "+")}
        for match in _BARE.finditer(line):
            if _YEAR.fullmatch(match.group(1)):
                continue
            for bare in figures(match.group(1))[:1]:
                found += [Figure(bare.value, unit, bare.words) for unit in sorted(units) if not bare.unit]
                if bare.value < min(scales, default=0):
                    near = {figure.unit for figure in whole if figure.value >= min(scales)} | units
                    found += [Figure(bare.value * scale, unit, bare.words) for scale in scales for unit in sorted(near)]
    return tuple(dict.fromkeys(found))


def _scales(text: str) -> tuple[Fraction, ...]:
    """Return the scales that the text's figures have: a thousand for "55,000" and "55 thousand"."""
    named = {Fraction(SCALES[word]) for word in re.findall(r"[a-z]+", text.lower()) if SCALES.get(word, 0) >= 1000}
    round_thousands = {Fraction(1000) for group in re.findall(r"\b\d{1,3},000\b", text) if group}
    return tuple(sorted(named | round_thousands))


__all__ = ["carried"]
