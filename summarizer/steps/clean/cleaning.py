"""The clean step: boilerplate set aside with its rule, sentences numbered, the text itself untouched."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from ...schemas import Article, RemovedSpan, Sentence
from .boilerplate import rules_of, sentence_rule
from .invisible import hidden_spans
from .lines import lines_of
from .paragraphs import Paragraph, paragraphs_of
from .parts import Part, Passage, parts_of, trimmed
from .sentences import sentence_spans

_FRONT_MATTER = "front matter"
_INVISIBLE = "invisible characters"
_STRAY = "stray marks"
_QUOTES = re.compile(r"[“”\"«»]")


def clean(article: Article) -> Article:
    """Tell the reporting from what stands around it, so that no claim rests on a link, a pitch or a caption.

    Args:
        article: as read; a front matter that reading set aside stays aside.

    Returns:
        The article with title (unless given), removed spans and numbered sentences. The text is unchanged and all
        offsets point into it; cleaning an article again changes nothing.
    """
    text = article.text
    front = [span for span in article.removed if span.rule == _FRONT_MATTER]
    begin = max((span.end for span in front), default=0)
    hidden = [span for span in hidden_spans(text) if span[1] > begin]
    paragraphs = paragraphs_of(text, lines_of(text, begin, hidden))
    rules = rules_of(paragraphs)
    blocks = [*front, *_blocks(paragraphs, rules)]
    kept = [trimmed(paragraph) for paragraph, rule in zip(paragraphs, rules, strict=True) if rule is None]
    sentences: list[Sentence] = []
    for n, (passage, part) in enumerate(zip(kept, parts_of(kept, article.title), strict=True)):
        blocks.extend(RemovedSpan(start=start, end=end, rule=_STRAY) for start, end in passage.strays)
        for start, end, rule in _sentences(passage, part):
            if rule:
                blocks.append(RemovedSpan(start=start, end=end, rule=rule))
            else:
                sentences.append(Sentence(n=len(sentences) + 1, start=start, end=end, part=part, paragraph=n))
    cleaned = article.model_copy(update={"removed": tuple(_with_hidden(blocks, hidden)), "sentences": tuple(sentences)})
    titles = [sentence.n for sentence in sentences if sentence.part == "title"]
    if article.title is None and titles:
        return cleaned.model_copy(update={"title": cleaned.reading(titles[0])})
    return cleaned


def _blocks(paragraphs: Sequence[Paragraph], rules: Sequence[str | None]) -> Iterator[RemovedSpan]:
    """Yield the spans of paragraphs set aside; neighbours under one rule are one span."""
    for rule, group in groupby(zip(paragraphs, rules, strict=True), key=itemgetter(1)):
        if rule:
            spans = [paragraph.span for paragraph, _ in group]
            yield RemovedSpan(start=spans[0][0], end=spans[-1][1], rule=rule)


def _sentences(passage: Passage, part: Part) -> Iterator[tuple[int, int, str | None]]:
    """Yield where each sentence of a passage stands in the text, with the rule if it is a pitch after all.

    A sentence in the middle of a paragraph is set aside only where nobody is quoted: a quoted pitch is reporting.
    """
    words, origin = passage.words, passage.paragraph.view.origin
    spans = sentence_spans(words) if part == "body" else iter([(0, len(words))])
    quoted = _QUOTES.search(words) is not None
    for start, end in spans:
        rule = None if quoted or part != "body" else sentence_rule(words[start:end])
        yield origin(passage.start + start), origin(passage.start + end - 1) + 1, rule


def _with_hidden(blocks: list[RemovedSpan], hidden: Sequence[tuple[int, int]]) -> list[RemovedSpan]:
    """Order all spans; hidden characters inside a block, or at its edge, belong to it."""
    spans = sorted(blocks, key=lambda span: span.start)
    found: list[RemovedSpan] = []
    at = 0
    for start, end in hidden:
        while at < len(spans) and spans[at].end <= start:
            at += 1
        if at == len(spans) or end <= spans[at].start:
            found.append(RemovedSpan(start=start, end=end, rule=_INVISIBLE))
        elif start < spans[at].start or end > spans[at].end:
            low, high = min(start, spans[at].start), max(end, spans[at].end)
            spans[at] = spans[at].model_copy(update={"start": low, "end": high})
    return sorted([*spans, *found], key=lambda span: span.start)
