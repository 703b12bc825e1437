"""Where English sentences end: abbreviations, numbers, initials, ellipses and closing quotes are not taken in."""

import re
from collections.abc import Iterator

from ...lexicon.abbreviations import abbreviation

_RUN = re.compile(r"[.!?…。！？][.!?…。！？\"'”’»)\]}›*_]*")
_NEXT = re.compile(r"\s*([\"'“”‘’«»(\[{‹*_–—-]*)\s?(\S?)")
_WORD = re.compile(r"[\w’'-]{1,40}")
_TOKEN = 40
"""Characters before a period that are looked at: no abbreviation is longer."""
_PART = re.compile(r"[\s(\[“”\"‘'«»—–/]")
_ACRONYM = re.compile(r"(?:[A-Za-z]{1,2}\.){1,6}[A-Za-z]{1,2}\Z")
_ATTRIBUTION = re.compile(
    r"(?:(?:the|a|an|one|his|her|its|their|our|my|some|many|both|several|[A-Z])[\w.’'-]{0,30}\s){0,1}"
    r"(?:[\w.’'&-]{1,30},?\s){0,4}?"
    r"(?:said|says|told|tells|asked|asks|added|adds|wrote|writes|replied|replies|warned|insisted|continued|declared|"
    r"explained|argued|noted|stated|recalled|wondered|exclaimed|shouted|cried|tweeted|posted|concluded|announced|"
    r"commented|responded|remarked|quipped|joked|demanded|inquired|queried|retorted|countered|read|reads)\b"
)
_STARTERS = frozenset(
    "A An The This That These Those It He She They We You I There Here But And Or So Yet For In On At By To From With "
    "As If When While Although Though Because Since After Before Until Once During Under Over Between Among Also Still "
    "However Meanwhile Moreover Nevertheless Instead Later Now Then Today Yesterday Tomorrow His Her Its Their Our My "
    "What Who Why How Where Which Both Some Many Most Several All Each Every Another Other Others No Not None Despite "
    "According Only Just Even Last Next Critics Officials Analysts Experts Supporters Opponents Police".split()
)


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Cut a paragraph into sentences.

    A quotation that holds several sentences is cut between them; a question or exclamation in quotation marks stays
    with the words that attribute it ("...?" she asked; "...!" Smith told reporters).

    Args:
        text: one paragraph, lines joined.

    Yields:
        (start, end) in order, without white space at the ends; together they hold everything but white space.
    """
    start = checked = _skip(text, 0)
    lower, worded = text.islower(), False
    for run in _RUN.finditer(text):
        worded = worded or _WORD.search(text, checked, run.start()) is not None
        checked = run.end()
        if not worded or not _ends(text, start, run, lower=lower):
            continue  # marks alone go with the words after them
        end = _past_loose_closer(text, run.end())
        yield start, end
        start, worded = _skip(text, end), False
    if start < len(text) and text[start:].strip():
        yield start, len(text.rstrip())


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _past_loose_closer(text: str, at: int) -> int:
    """Take in a closing quotation mark that a stray blank has parted from its sentence."""
    if text[at : at + 1] == " " and text[at + 1 : at + 2] in ("”", "»") and text[at + 2 : at + 3] in ("", " "):
        return at + 2
    return at


def _ends(text: str, start: int, run: re.Match[str], *, lower: bool) -> bool:
    """Whether a sentence that began at ``start`` ends with a run of marks."""
    at, marks = run.end(), run[0]
    if at < len(text) and not text[at].isspace():
        # A forgotten blank: "...no.”The talks"; a dot inside a word, a number or an address is no end.
        return marks[-1] in "”»" and text[at].isupper()
    following = _NEXT.match(text, at)
    if following is None or not following[2]:
        return True
    if following[2].islower() and not lower:
        return False
    dots = marks.replace("...", "…")
    closed = any(mark in "”’\"'»" for mark in marks)
    if any(mark in dots for mark in "!?。！？"):
        return not (closed and not following[1] and _attributed(text, at))
    if "…" in dots:
        return not text[run.start() - 1 : run.start()].isspace()
    return closed or _period_ends(text, start, run.start(), following)


def _attributed(text: str, at: int) -> bool:
    """Whether the words after a closed question attribute it: "...?" Smith told reporters."""
    return _ATTRIBUTION.match(text, _skip(text, at), at + 160) is not None


def _period_ends(text: str, start: int, at: int, following: re.Match[str]) -> bool:
    """Whether the period at a position ends a sentence, by the word before it and what follows."""
    token = _PART.split(text[max(start, at - _TOKEN) : at])[-1]
    word = _WORD.match(text, following.start(2))
    next_word = word[0] if word else ""
    dashed = any(mark in "-–—" for mark in following[1])
    opens = not dashed and (bool(following[1].strip("*_")) or re.split("[’']", next_word)[0] in _STARTERS)
    if token.isdigit() and at - len(token) == start:
        return False  # "1. First point"
    if len(token) == 1 and token.isupper():
        return opens and not (len(next_word) == 1 and text[word.end() : word.end() + 1] == "." if word else False)
    if _ACRONYM.match(token):
        return opens
    kind = abbreviation(token)
    if kind in ("title", "never"):
        return False
    if kind in ("number", "month"):
        return not next_word[:1].isdigit()
    return opens if kind == "inner" else True
