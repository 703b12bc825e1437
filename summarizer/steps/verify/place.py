"""Cut the evidence a claim cites out of the article: verbatim by construction, never across boilerplate."""

from collections.abc import Iterable
from itertools import pairwise

from ...schemas import Article, Check, Evidence

QUOTES = frozenset('“”"«»„')
LONGEST = 8000
"""Characters of a sentence, and of what stands around a claim, that checks of wording look at; what lies beyond backs
nothing, so that a hostile text costs no time and can only fail."""
WIDE = 100
"""Sentences on either side that count as the same paragraph: a text without paragraphs is all one, however long."""
NEAR = 3
"""Sentences before the cited ones in which a speaker may have been named."""


def valid(article: Article, numbers: Iterable[int]) -> list[int]:
    """Return the sentence numbers that exist, ascending, each once."""
    last = len(article.sentences)
    return sorted({n for n in numbers if 1 <= n <= last})


def cut(article: Article, numbers: Iterable[int]) -> tuple[Evidence, ...]:
    """Cut cited sentences into contiguous slices.

    Args:
        article: cleaned.
        numbers: sentence numbers; those that do not exist are passed over, see ``place``.

    Returns:
        One slice for each run of neighbouring sentences that no removed block of text parts.
    """
    runs: list[list[int]] = []
    known = valid(article, numbers)
    for n in known:
        if runs and runs[-1][-1] == n - 1 and not _parted(article, n - 1, n):
            runs[-1].append(n)
        else:
            runs.append([n])
    return tuple(_evidence(article, run) for run in runs)


def place(article: Article, numbers: Iterable[int]) -> Check:
    """Check that every cited sentence exists."""
    cited = list(numbers)
    missing = sorted(set(cited) - set(valid(article, cited)))
    if missing or not cited:
        listed = ", ".join(map(str, missing)) or "none"
        detail = f"cites sentence {listed}; the article has sentences 1 to {len(article.sentences)}"
        return Check(name="place", verdict="failed", detail=detail)
    return Check(name="place", verdict="passed")


def readings(article: Article, numbers: Iterable[int]) -> list[str]:
    """Return the cited sentences as one reads them."""
    return [article.reading(n)[:LONGEST] for n in valid(article, numbers)]


def before(article: Article, n: int) -> list[int]:
    """Return up to three sentences before ``n`` that stand in its paragraph or the one before, nearest first."""
    paragraph = article.sentences[n - 1].paragraph
    nearest = range(n - 1, max(0, n - 1 - NEAR), -1)
    return [k for k in nearest if article.sentences[k - 1].paragraph >= paragraph - 1]


def around(article: Article, numbers: Iterable[int]) -> list[int]:
    """Return the cited sentences with their paragraphs, up to ``WIDE`` sentences away, and those just before."""
    found: set[int] = set()
    for n in valid(article, numbers):
        paragraph = article.sentences[n - 1].paragraph
        reach = range(max(1, n - WIDE), min(len(article.sentences), n + WIDE) + 1)
        found.update(k for k in reach if article.sentences[k - 1].paragraph == paragraph)
        found.update(before(article, n), [n])
    return sorted(found)


def _parted(article: Article, first: int, second: int) -> bool:
    """Whether readable text that cleaning set aside lies between two neighbouring sentences."""
    low, high = article.sentences[first - 1].end, article.sentences[second - 1].start
    spans = (span for span in article.removed if span.start < high and span.end > low)
    return any(character.isalnum() for span in spans for character in article.text[span.start : span.end])


def _evidence(article: Article, run: list[int]) -> Evidence:
    start, end = article.sentences[run[0] - 1].start, article.sentences[run[-1] - 1].end
    quote = article.text[start:end]
    return Evidence(
        source=article.id, sentences=tuple(run), start=start, end=end, quote=quote, direct=_has_quotation(quote)
    )


def _has_quotation(text: str) -> bool:
    """Whether words stand in quotation marks that open or close in the text."""
    marks = [at for at, character in enumerate(text) if character in QUOTES]
    ends = [-1, *marks, len(text)] if len(marks) == 1 else marks
    return bool(marks) and any(any(c.isalnum() for c in text[low + 1 : high]) for low, high in pairwise(ends))
