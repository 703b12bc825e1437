"""Phrases of the lines that stand around a news article and are no part of its reporting."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from . import table

_LINK = re.compile(r"!?\[([^\][]{0,300})\]\([^()\s]{0,500}\)")
_LINE = 120
"""Characters up to which a line can be a phrase of the table."""
_EDGE = " \t\u00a0*_#>»›→▶►▸•·|:;,.…!?-–—+/\\()[]{}\"'“”‘’«»‹›`´~=<"
_SEPARATOR = re.compile(r"\s{0,3}(?:[:|>»›→▶►]|[-–—]\s)")


@dataclass(frozen=True)
class Phrases:
    """The table by way of comparing; each maps a phrase to its rule."""

    line: dict[str, str]
    lead: dict[str, str]
    opener: dict[str, str]


@cache
def phrases() -> Phrases:
    """Load the table; the first line that lists a phrase has it."""
    found: dict[str, dict[str, str]] = {"line": {}, "lead": {}, "list": {}}
    for rule, way, listed in table("boilerplate"):
        for phrase in listed.split("|"):
            found[way].setdefault(bare(phrase), rule)
    return Phrases(found["line"], found["lead"], found["list"])


def bare(line: str) -> str:
    """Write a line as it is compared: links as their words, no marks at the ends, small letters, plain apostrophes."""
    plain = (_LINK.sub(r"\1", line) if "](" in line else line).replace("’", "'")
    return " ".join(plain.strip(_EDGE).casefold().split())


@lru_cache(maxsize=2048)
def phrase_rule(line: str) -> str | None:
    """Find the rule of a line that is nothing but a known phrase; a small letter and a period make it prose."""
    if len(line) > _LINE or (line[:1].islower() and line.endswith(".")):
        return None
    plain = bare(line)
    return phrases().line.get(plain) or phrases().opener.get(plain)


def announces(line: str) -> str | None:
    """Find the rule of a line after which headlines of other stories follow: "Read also:"."""
    return phrases().opener.get(bare(line)) if len(line) <= _LINE else None


def lead_rule(line: str) -> str | None:
    """Find the rule of a phrase that begins a line before a separator and words: "Read more: Talks fail"."""
    plain = _LINK.sub(r"\1", line[:400]).lstrip(_EDGE).replace("’", "'").casefold()
    for cut in _SEPARATOR.finditer(plain[:40]):
        rule = phrases().lead.get(plain[: cut.start()].strip())
        if rule and plain[cut.end() :].strip(_EDGE):
            return rule
    return None
