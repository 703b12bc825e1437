"""Set aside what an engine would not read to its end, so that it is listed rather than passed over in silence."""

import re
from collections.abc import Iterator, Sequence

from ..engine import Reach
from ..schemas import Article, RemovedSpan, Sentence

_PIECE = re.compile(r"\w+|[^\w\s]")
ARTICLE, SENTENCE = "length: beyond what the engine reads of an article", "length: beyond what it reads of a sentence"
"""Rules, as ``removed`` names them."""


def bound(article: Article, reach: Reach | None) -> Article:
    """Cut an article down to what an engine reads.

    Args:
        article: cleaned.
        reach: how far the engine reads; None for one that reads everything, or divides it itself.

    Returns:
        The same article, if all of it is read. Else its sentences end where reading ends, and ``removed`` has what
        lies beyond, with ``ARTICLE`` or ``SENTENCE`` as the rule. Linear in the text.
    """
    if reach is None:
        return article
    kept = [_cut(article.text, sentence, reach) for sentence in article.sentences if sentence.start < reach.article]
    beyond = list(_beyond(article, kept))
    if not beyond:
        return article
    removed = tuple(sorted((*_apart(article.removed, beyond), *beyond), key=lambda span: span.start))
    return article.model_copy(update={"sentences": tuple(kept), "removed": removed})


def _cut(text: str, sentence: Sentence, reach: Reach) -> Sentence:
    """End a sentence behind the last of its words and marks that is read."""
    for count, piece in enumerate(_PIECE.finditer(text, sentence.start, sentence.end), 1):
        if count == reach.sentence:
            return sentence.model_copy(update={"end": piece.end()}) if piece.end() < sentence.end else sentence
    return sentence


def _beyond(article: Article, kept: list[Sentence]) -> Iterator[RemovedSpan]:
    """Yield the ends of sentences that were cut, and the stretch of sentences that are not read at all."""
    for whole, sentence in zip(article.sentences, kept, strict=False):
        if sentence.end < whole.end:
            yield RemovedSpan(start=sentence.end, end=whole.end, rule=SENTENCE)
    left = article.sentences[len(kept) :]
    if left:
        yield RemovedSpan(start=left[0].start, end=left[-1].end, rule=ARTICLE)


def _apart(spans: Sequence[RemovedSpan], beyond: list[RemovedSpan]) -> list[RemovedSpan]:
    """Spans set aside before that lie in none of the new ones, in one pass over both."""
    found, at = [], 0
    for span in sorted(spans, key=lambda one: one.start):
        while at < len(beyond) and beyond[at].end <= span.start:
            at += 1
        if at == len(beyond) or span.start < beyond[at].start:
            found.append(span)
    return found
