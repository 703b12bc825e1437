"""What a paragraph is: the headline, a heading inside the article, or running text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ...lexicon import table
from .paragraphs import HARD_END, Paragraph

Part = Literal["title", "heading", "body"]

_OPENING = " \t\u00a0“‘«`´"
_LEADING = re.compile(r"[”»’`´]{1,5}\s{1,5}(?=\S)")
_BOLD = re.compile(r"(?P<mark>\*\*|__)(?P<words>[^*_]{1,200})(?P=mark)")
_WORDS = re.compile(r"\w+")
_DATE = re.compile(
    r"(?:published|posted|updated|last updated|modified)\b.{0,100}|"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    r"(?:\d{1,2} [a-z]{3,9}\.?,?|[a-z]{3,9}\.? \d{1,2},?) \d{4}.{0,60}|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:\d{1,2} [a-z]{3,9}|[a-z]{3,9}\.? \d{1,2})|"
    r"\d{4}-\d\d-\d\d.{0,40}|\d{1,2}[./]\d{1,2}[./]\d{2,4}.{0,40}",
    re.IGNORECASE,
)
_TITLE_LENGTH, _TITLE_WORDS = 220, 35
_HEADING_LENGTH, _HEADING_WORDS = 110, 14
_ASKING_WORDS = 20
"""Words up to which a first line that asks or exclaims can be a headline."""
_KICKER_WORDS = 2
"""Words up to which a first line before a headline is the name of a section."""
_MASTHEAD_WORDS, _SECTION_WORDS = 5, 3
"""Words up to which a line in capitals is the name of a paper, and up to which each side of a bar is a name."""
_NEAR_TOP = 4
"""Paragraphs within which a headline given by metadata is looked for."""


@dataclass(frozen=True)
class Passage:
    """A paragraph that stays, between stray marks at its ends."""

    paragraph: Paragraph
    start: int
    """First character of its words in the paragraph's view."""
    end: int
    strays: tuple[tuple[int, int], ...] = ()
    """Where the stray marks stand in the text."""

    @property
    def words(self) -> str:
        """Its words as read."""
        return self.paragraph.words[self.start : self.end]


def trimmed(paragraph: Paragraph) -> Passage:
    """Take stray marks off a paragraph's ends: quotation marks that open at the end or close at the start.

    A whole line in bold is a heading in Markdown and loses its marks too.
    """
    words, origin = paragraph.words, paragraph.view.origin
    bold = _BOLD.fullmatch(words)
    if bold:
        start, end = bold.span("words")
        return Passage(paragraph, start, end)
    leading = _LEADING.match(words)
    start = leading.end() if leading else 0
    end = len(words.rstrip(_OPENING))
    if words[start:end].endswith((' "', '“"', '`"')) and words.count('"', start, end) % 2:
        end = len(words[: end - 1].rstrip(_OPENING))
    if end <= start:
        return Passage(paragraph, 0, len(words))
    strays = []
    if leading:
        strays.append((origin(0), origin(start - 1) + 1))
    if end < len(words):
        begin = end + len(words[end:]) - len(words[end:].lstrip())
        if begin < len(words):
            strays.append((origin(begin), origin(len(words.rstrip()) - 1) + 1))
    return Passage(paragraph, start, end, tuple(strays))


def parts_of(passages: Sequence[Passage], given: str | None) -> list[Part]:
    """Say what each passage is.

    Args:
        passages: what stays of the article, in order.
        given: the headline metadata gives, or None; without it the first line that ends no sentence is the headline
            if text follows.
    """
    parts: list[Part] = [_part(passage, last=n + 1 == len(passages)) for n, passage in enumerate(passages)]
    title = _given_title(passages, given) if given else _found_title(passages)
    for n in range(title or 0):
        if parts[n] == "body" and len(passages[n].words.split()) <= _KICKER_WORDS:
            parts[n] = "heading"
    if title is not None:
        parts[title] = "title"
    return parts


def _part(passage: Passage, *, last: bool) -> Part:
    """Tell a heading, which is short, ends no sentence and stands before text, from running text."""
    if passage.paragraph.mark == "heading" or _DATE.fullmatch(passage.words):
        return "heading"
    short = len(passage.words) <= _HEADING_LENGTH and len(passage.words.split()) <= _HEADING_WORDS
    plain = passage.paragraph.mark == "" and not HARD_END.search(passage.words[-8:])
    return "heading" if short and plain and not last and not passage.words[:1].islower() else "body"


def _given_title(passages: Sequence[Passage], given: str) -> int | None:
    """Find the line near the top that is the headline metadata gives, marks and case aside."""
    wanted = _WORDS.findall(given.casefold())
    for n, passage in enumerate(passages[:_NEAR_TOP]):
        if len(passage.words) <= 2 * _TITLE_LENGTH and _WORDS.findall(passage.words.casefold()) == wanted:
            return n
    return None


def _found_title(passages: Sequence[Passage]) -> int | None:
    """Find the headline at the top: the first line, or one after a masthead, the name of a section or a date."""
    for n, passage in enumerate(passages[:_NEAR_TOP]):
        rest = passages[n + 1 :]
        if not _can_be_title(passage) or not any(HARD_END.search(other.words[-8:]) for other in rest):
            return None
        aside = _is_kicker(passage.words) or _DATE.fullmatch(passage.words)
        if not aside or not (rest and _can_be_title(rest[0])):
            return None if _DATE.fullmatch(passage.words) else n
    return None


def _is_kicker(words: str) -> bool:
    """Whether a line names a section or the paper: "World", "THE LEDGER | Politics", "THE HARBOUR COURIER"."""
    sides = [side.split() for side in words.split("|")]
    if len(words.split()) <= _KICKER_WORDS or (len(sides) > 1 and all(len(side) <= _SECTION_WORDS for side in sides)):
        return True
    last = words.rsplit(maxsplit=1)[-1].casefold()
    return words.isupper() and len(words.split()) <= _MASTHEAD_WORDS and last in _outlets()


@cache
def _outlets() -> frozenset[str]:
    """Words that end the name of a paper."""
    return frozenset(word for kind, words, *_ in table("roles") if kind == "outlet" for word in words.split())


def _can_be_title(passage: Passage) -> bool:
    words, count = passage.words, len(passage.words.split())
    if passage.paragraph.mark == "heading":
        return True
    if passage.paragraph.mark or len(words) > _TITLE_LENGTH or count > _TITLE_WORDS:
        return False
    return not HARD_END.search(words[-8:]) or (words.endswith(("?", "!")) and count <= _ASKING_WORDS)
