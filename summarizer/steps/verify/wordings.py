"""Does every number, name and quotation of a generated text stand in the article's own words?"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from string import ascii_lowercase
from typing import NamedTuple

from ...lexicon import places
from ...lexicon.gapped import carried
from ...lexicon.numbers import Figure, figures
from ...lexicon.phrases import PhraseTable
from ...schemas import Check
from .words import SHORT, Word, function_words, words_of

_DOUBLE = re.compile(r"[“”„«»\"]([^“”„«»\"]{1,1000})[“”„«»\"]")
_SINGLE = re.compile(r"(?<!\w)[‘']([^‘’']{1,300}(?:[’'](?=\w)[^‘’']{1,300}){0,20})[’'](?!\w)")
_CUTS = re.compile(r"\[[^\]]{0,200}\]|\.\.\.|…")
_MIDDLE = frozenset(f"{ascii_lowercase},;")
"""What stands before the blank before a word inside a sentence."""
_JOINTS = re.compile(r"[-‑.&]")
_MARKS = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " "}
)


_SIDES = r"(?:sides|parties|camps|leaders|men|women|governments|presidents|ministers|companies|clubs|unions)"
_PAIR = re.compile(
    rf"\b(?:the|both|these|those) two(?= {_SIDES}\b| (?:should|would|must|will|could|can|ought|meet|met|agree)\b)"
    r"|\btwo(?= (?:sides|parties|camps)\b)",
    re.IGNORECASE,
)
"""Where "two" is a word for a pair that has been spoken of, and counts nothing."""
_SEVERAL = re.compile(rf"\b(?:three|four|five|six|seven|eight|nine|ten|\d+) (?:\w+ )?{_SIDES}\b", re.IGNORECASE)
_NEVER = re.compile(r"(?!)")


def plain(text: str) -> str:
    """Bring quotation marks, dashes and blanks to one form, so that only words can differ."""
    return " ".join(text.translate(_MARKS).split())


def contains(text: str, words: str) -> bool:
    """Whether words stand in a text as they are, but for case, blanks and the shape of marks, at word borders."""
    wanted = plain(words).casefold().strip(" .,;:!?'\"")
    return bool(wanted) and _stands_behind(_folded(text), wanted, _is_border)


def _stands_behind(text: str, words: str, fits: Callable[[str], bool]) -> bool:
    """Whether words stand in a text, behind a character that fits (empty at the start) and before no word's.

    The same as a pattern with ``(?!\\w)`` at its end, which takes longer to compile than a text to search.
    """
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if fits(text[at - 1 : at] if at else "") and _is_border(text[end : end + 1]):
            return True
        at = text.find(words, at + 1)
    return False


def _is_border(character: str) -> bool:
    return not (character.isalnum() or character == "_")


@lru_cache(maxsize=256)
def _figures(text: str) -> tuple[Figure, ...]:
    """Read the numbers of a text once: many claims are checked against it."""
    return figures(text)


@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    """Fold a text once: an article is searched for many names."""
    return plain(text).casefold()


def numbers(texts: Iterable[str], evidence: str, dated: Iterable[str | None] = ()) -> Check:
    """Check that every number of the texts and every dating phrase stands in the cited sentences."""
    pairs = _PAIR if not _SEVERAL.search(evidence) else _NEVER
    wanted = [figure for text in texts for figure in _figures(pairs.sub("the", text))]
    known = _figures(evidence) if wanted else ()
    unseen = [figure for figure in wanted if not figure.stands_in(known)]
    unsaid = carried(evidence) if unseen else ()
    strange = [figure.words for figure in unseen if not figure.stands_in(unsaid)]
    undated = [words for words in dated if words and not contains(evidence, words)]
    if not strange and not undated:
        return Check(name="numbers", verdict="passed" if wanted else "not applicable")
    there = ", ".join(figure.words for figure in known[:12]) or "no number"
    faults = [f"the claim has {', '.join(strange)}, the evidence {there}"] if strange else []
    faults += [f'the evidence has no "{words}"' for words in undated]
    return Check(name="numbers", verdict="failed", detail="; ".join(faults))


def names(texts: Iterable[str], near: str, own: Iterable[str], article: str) -> Check:
    """Check that every proper name of the texts stands near the evidence or is one of the claim's own actors.

    Args:
        texts: generated texts.
        near: the sentences a name may come from.
        own: names and aliases of the actors the claim is about.
        article: the whole article; a capital at the start of a text counts as a name's only if the article knows it.

    A state stands for its people and its adjective, and the other way round, as far as the table of places goes.
    """
    lines = [_line(line) for line in (*near.split("\n"), *own)]
    unseen = [name for text in texts for name in proper_names(text, article) if not _printed(name, lines)]
    if not unseen:
        return Check(name="names", verdict="passed")
    nations = _nations(lines)
    spelt = {word.low for text in texts for word in _places_in(words_of(text), nations)}
    strange = [name for name in unseen if name.lower() not in spelt and not _of_nation(name, nations)]
    if strange:
        detail = f"the claim names {', '.join(dict.fromkeys(strange))}, which does not stand in or near the evidence"
        return Check(name="names", verdict="failed", detail=detail)
    return Check(name="names", verdict="passed")


def proper_names(text: str, article: str = "") -> list[str]:
    """Return the capitalised words of a text that are names, one by one.

    The first word of a sentence counts when it is a place or a people, when a capital follows it, or when the article
    writes it with a capital inside a sentence and never without one.
    """
    words = words_of(text)
    found = []
    for at, word in enumerate(words):
        if not any(character.isupper() for character in word.text) or word.text == "I" or word.text.startswith("I'"):
            continue
        if _opens(words, at) and not _is_name(words, at, article):
            continue
        found += [part for part in re.split(r"[-‑]", word.text) if any(c.isupper() for c in part)]
    return found


def quotations(text: str) -> list[str]:
    """Return what a text puts in quotation marks."""
    return [match.group(1) for pattern in (_DOUBLE, _SINGLE) for match in pattern.finditer(text)]


def quote(texts: Iterable[str], evidence: str, printed: Iterable[str | None] = ()) -> Check:
    """Check that quoted words, and words given as printed, stand verbatim in the cited sentences."""
    quoted = [words for text in texts for words in quotations(text)]
    strange = [words for words in quoted if not all(contains(evidence, part) for part in _parts(words))]
    strange += [words for words in printed if words and not contains(evidence, words)]
    if strange:
        listed = "; ".join(f"“{words}”" for words in strange)
        return Check(
            name="quote", verdict="failed", detail=f"the claim quotes {listed}, which the evidence does not say"
        )
    return Check(name="quote", verdict="passed" if quoted else "not applicable")


def _parts(words: str) -> list[str]:
    """Return the pieces of a quotation between omissions and insertions in brackets."""
    pieces = [piece for piece in _CUTS.split(words) if any(character.isalnum() for character in piece)]
    return pieces or [words]


def _opens(words: tuple[Word, ...], at: int) -> bool:
    return at == 0 or words[at - 1].text in (".", "!", "?", ":", "“", '"', "‘", "”", "(") or words[at - 1].low == "..."


def _is_name(words: tuple[Word, ...], at: int, article: str) -> bool:
    word = words[at]
    if sum(character.isupper() for character in word.text) > 1 or places.place_meant(word.text):
        return True
    following = words[at + 1] if at + 1 < len(words) else None
    if following and following.capital and following.text not in ("I",) and _inside(following.text, article):
        common = word.low in function_words() or word.low.endswith("ing") or _lower(word.low, article)
        return _inside(word.text, article) or not common
    return _inside(word.text, article) and not _lower(word.low, article)


@lru_cache(maxsize=512)
def _inside(word: str, article: str) -> bool:
    """Whether the article writes the word with its capital inside a sentence."""
    return _stands_behind(article, f" {word}", _MIDDLE.__contains__)


@lru_cache(maxsize=512)
def _lower(low: str, article: str) -> bool:
    return _stands_behind(article, low, _is_border)


class _Line(NamedTuple):
    """A line of text, read for names."""

    lows: tuple[str, ...]
    """Its words and marks in lower case."""
    capital: tuple[bool, ...]
    """Which of them begin with a capital."""
    parts: frozenset[str]
    """Its words in lower case, whole and in the parts that hyphens and dots make of them."""


def _line(text: str) -> _Line:
    """Read a line once: many claims look at the same sentences."""
    return _kept_line(text) if len(text) <= SHORT else _read_line(text)


def _read_line(text: str) -> _Line:
    words = words_of(text)
    parts = frozenset(part for word in words for part in (word.low, *_JOINTS.split(word.low)) if part)
    return _Line(tuple(word.low for word in words), tuple(word.capital for word in words), parts)


_kept_line = lru_cache(maxsize=1024)(_read_line)


def _printed(name: str, lines: Sequence[_Line]) -> bool:
    """Whether a name stands in one of the lines, its plural and its points aside."""
    low = name.lower().replace("’", "'").removesuffix("'s")
    forms = {low, low.rstrip("s"), low + "s", low.replace(".", "")}
    return any(not forms.isdisjoint(line.parts) for line in lines)


def _of_nation(name: str, nations: frozenset[str]) -> bool:
    place = places.place_meant(name)
    return place is not None and place.name in nations


def _nations(lines: Sequence[_Line]) -> frozenset[str]:
    """Return the places that words name outright or by their people."""
    found = _place_table().find([low for line in lines for low in line.lows])
    capital = [flag for line in lines for flag in line.capital]
    return frozenset(hit.value for hit in found if capital[hit.start])


def _places_in(words: tuple[Word, ...], nations: frozenset[str]) -> list[Word]:
    """Return the words of a text that spell out a place the evidence names in another way: "European Union" for EU."""
    found = _place_table().find([word.low for word in words])
    return [word for hit in found if hit.value in nations for word in words[hit.start : hit.end]]


def _place_table() -> PhraseTable[str]:
    return _TABLE


_TABLE: PhraseTable[str] = PhraseTable.of(
    {
        " ".join(word.low for word in words_of(label)): place.name
        for place in places.places()
        for label in (place.name, *place.aliases, *place.demonyms)
    }
)
