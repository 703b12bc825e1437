"""An article as parsed: paragraphs of tokens whose sentence boundaries are the article's own numbered sentences."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from ...schemas import Article, Sentence
from .mending import mend

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_DATELINE = re.compile(
    r"(?:[A-Z][\w.’'-]*,? ?){1,5}(?:\d{1,2},? ?)?(?:(?:19|20)\d\d,? ?)?(?:\([^)]{2,40}\) ?)?[—–-] (?=[A-Z“\"‘])"
)
"""Place and agency before the first sentence, which the parser would take for its subject."""
_CLOCK = re.compile(
    r"(?:[•*] )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?(?: ?[—–:|-])? ?(?=\S)|[•*▪] (?=\S)", re.IGNORECASE
)
"""The clock time or the bullet before an entry of a live blog or a list."""
_LONGEST = 20_000
"""Characters of a paragraph that are parsed; no newspaper has a longer one, and the parser's memory is linear in it."""


@dataclass(frozen=True)
class Paragraph:
    """Neighbouring sentences, parsed together so that a quotation or a pronoun sees its neighbours."""

    index: int
    doc: "Doc"
    numbers: tuple[int, ...]
    """Sentence number of each token."""

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """Token spans of quotations, marks included, in order; one left open ends with its paragraph."""
        return tuple(_quote_spans(self.doc))

    @cached_property
    def quoted(self) -> frozenset[int]:
        """Indices of all tokens inside quotation marks."""
        return frozenset(i for start, end in self.quotes for i in range(start, end))

    def sentences_of(self, indices: Iterable[int]) -> list[int]:
        """Numbers of the sentences that hold the tokens, ascending."""
        return sorted({self.numbers[i] for i in indices})

    def text_of(self, indices: Iterable[int]) -> str:
        """Words of the tokens as printed, in order, with single spaces where the article has any."""
        return render(self.doc[i] for i in sorted(set(indices)))


def render(tokens: "Iterable[Token]") -> str:
    """Join tokens as printed; tokens that were not neighbours get one space between them."""
    pieces: list[str] = []
    last = None
    for token in tokens:
        gap = last is not None and token.i != last.i + 1
        if gap and pieces and not pieces[-1].endswith(" ") and not _clings(token.text):
            pieces.append(" ")
        pieces.append(token.text_with_ws)
        last = token
    return re.sub(r"\s+([,.;:!?”])", r"\1", " ".join("".join(pieces).split()))


def _clings(text: str) -> bool:
    return text in {",", ".", ";", ":", "!", "?", "'s", "’s", "n't", "n’t"}


def parse(article: Article, pipeline: "Language") -> list[Paragraph]:
    """Parse the running text of an article.

    Args:
        article: cleaned; headlines and headings are left out, since they say in telegram style what the text says.
        pipeline: tagger, parser, lemmatizer and entity recogniser.
    """
    body = [sentence for sentence in article.sentences if sentence.part == "body"]
    docs, numbers = [], []
    for _, group in groupby(body, key=lambda sentence: sentence.paragraph):
        doc, ns = _blank(article, list(group), pipeline)
        if len(doc):
            docs.append(doc)
            numbers.append(ns)
    return [
        Paragraph(i, mend(doc), ns)
        for i, (doc, ns) in enumerate(zip(pipeline.pipe(docs, batch_size=32), numbers, strict=True))
    ]


def _blank(article: Article, sentences: list[Sentence], pipeline: "Language") -> "tuple[Doc, tuple[int, ...]]":
    """Tokenize the sentences of one paragraph into one document that keeps their boundaries."""
    from spacy.tokens import Doc  # noqa: PLC0415 - spaCy is loaded only when this engine runs

    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool] = []
    numbers: list[int] = []
    room = _LONGEST
    for sentence in sentences:
        text = article.reading(sentence.n)[:room]
        room -= len(text)
        tokens = pipeline.tokenizer(text)
        dateline = _CLOCK.match(text) or _DATELINE.match(text)
        begins = dateline.end() if dateline else 0
        for token in tokens:
            words.append(token.text)
            spaces.append(bool(token.whitespace_) or token.i == len(tokens) - 1)
            starts.append(token.i == 0 or (begins > 0 and token.idx == begins))
            numbers.append(sentence.n)
    doc = Doc(pipeline.vocab, words=words, spaces=spaces)
    for token, start in zip(doc, starts, strict=True):
        token.is_sent_start = start
    return doc, tuple(numbers)


def _quote_spans(doc: "Doc") -> Iterator[tuple[int, int]]:
    """Pair quotation marks in one pass; a nested mark of the other kind belongs to the outer quotation."""
    close = {"“": "”", '"': '"', "‘": "’"}
    start, mark = -1, ""
    for token in doc:
        text = token.text
        if start < 0:
            spaced = token.i == 0 or bool(doc[token.i - 1].whitespace_) or doc[token.i - 1].text in "(—–-"
            if text[0] in close and spaced:
                start, mark = token.i, close[text[0]]
                if len(text) > 1 and text[-1] == mark:
                    yield start, token.i + 1
                    start = -1
        elif text == mark or (len(text) > 1 and text.endswith(mark) and mark != "’"):
            yield start, token.i + 1
            start = -1
    if start >= 0 and mark != "’":
        yield start, len(doc)
