"""An article as parsed: paragraphs of tokens whose sentence boundaries are the article's own numbered sentences."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from ...lexicon.spelling import family_first, fold
from ...schemas import Article, Sentence
from .mending import mend
from .pairs import know_pairs

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_DATELINE = re.compile(
    r"(?:[A-Z][\w.’'-]*,? ?){1,5}(?:\d{1,2},? ?)?(?:[A-Z][a-z]{2,8}\.?,? ?)?(?:(?:19|20)\d\d,? ?)?"
    r"(?:\([^)]{2,40}\) ?)?[—–-] (?=[A-Z“\"‘])|(?:[A-Z]{3,20},? ?){1,3}: (?=[A-Z“\"‘])"
)
"""Place and agency before the first sentence, which the parser would take for its subject."""
_CLOCK = re.compile(
    r"(?:[•*] )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?-i: [A-Z]{2,4}\b)?(?: ?[—–:|-])? ?(?=\S)|[•*▪] (?=\S)", re.IGNORECASE
)
"""The clock time or the bullet before an entry of a live blog or a list."""
_LINK = re.compile(r"!?\[([^\[\]]{1,200})\]\([^()\s]{0,300}\)")
_EMPHASIS = re.compile(r"(?<![\w*_`])([*_]{1,3}|`)(?=[^\s*_`])([^*_`]{1,300}?)(?<=\S)\1(?![\w*_`])")
_STRAIGHT = str.maketrans(dict.fromkeys("‘’‚‛", "'") | dict.fromkeys("“”„‟", '"'))
_LONGEST_SENTENCE = 160
"""Tokens after which a sentence is cut; the longest of 10,000 newspaper sentences has about a hundred."""
_LONGEST_PIECE = 600
"""Tokens of a paragraph parsed together, up to the end of their sentence; no newspaper has a longer paragraph."""
_LONGEST_TEXT = 5_000
"""Characters of a sentence that are read at all."""
_SYLLABLE = 5
"""Letters of the second half of a given name written with a hyphen, as in "Jong-un"."""
_SLICE = 500
"""Characters tokenized at once; the tokenizer's time is not linear in words without blanks."""


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

    A paragraph longer than any newspaper prints is parsed in pieces, so that neither the parser nor a rule ever sees
    more than a page at a time: the work on a text stays linear in its length, whatever stands in it.

    Args:
        article: cleaned; headlines and headings are left out, since they say in telegram style what the text says.
        pipeline: tagger, parser, lemmatizer and entity recogniser.
    """
    body = [sentence for sentence in article.sentences if sentence.part == "body"]
    pieces = [
        piece
        for _, group in groupby(body, key=lambda sentence: sentence.paragraph)
        for piece in _pieces(_words(article, list(group), pipeline))
    ]
    docs = (_blank(piece, pipeline) for piece in pieces)
    numbers = (tuple(word.number for word in piece) for piece in pieces)
    read = pipeline.pipe(docs, batch_size=32)
    parsed = [_as_printed(doc, piece) for doc, piece in zip(read, pieces, strict=True)]
    _know_names(parsed)
    know_pairs(parsed)
    return [Paragraph(i, mend(doc), ns) for i, (doc, ns) in enumerate(zip(parsed, numbers, strict=True))]


def _know_names(docs: "list[Doc]") -> None:
    """Tag a name that opens a sentence as one, when the article writes it with a capital inside sentences too."""
    inside = {t.text for doc in docs for t in doc if t.pos_ == "PROPN" and not t.is_sent_start and t.text.istitle()}
    small = {t.text for doc in docs for t in doc if t.text.islower()}
    for token in (t for doc in docs for t in doc if t.is_sent_start and t.pos_ == "NOUN" and t.text.istitle()):
        acting = token.lower_ not in small and token.dep_ in ("nsubj", "nsubjpass", "poss")
        if acting and (token.text in inside or _introduced(token)):
            token.pos_, token.tag_ = "PROPN", "NNP"


def _introduced(noun: "Token") -> bool:
    """Whether a word alone is told to be "the pension fund" or "a family firm", as a name is and no noun."""
    beside = next((c for c in noun.children if c.dep_ == "appos"), None)
    told = beside is not None and beside.left_edge.dep_ in ("det", "poss")
    return told and noun.left_edge == noun and noun.head.tag_ not in ("VBP",)


@dataclass(frozen=True, slots=True)
class _Word:
    """One token before it is parsed."""

    text: str
    plain: str
    """With straight quotation marks and apostrophes, as the parser sees it: how they are printed changes no reading."""
    space: bool
    """Whether white space follows."""
    starts: bool
    """Whether a sentence starts with it."""
    number: int
    """Of its sentence."""


def _words(article: Article, sentences: list[Sentence], pipeline: "Language") -> "Iterator[_Word]":
    """Tokenize the sentences of one paragraph; one that never ends is cut, and read no farther than readers do."""
    for sentence in sentences:
        line = unmarked(article.reading(sentence.n)[:_LONGEST_TEXT])
        dateline = _CLOCK.match(line) or _DATELINE.match(line)
        begins = dateline.end() if dateline else 0
        at = 0
        for cut in _slices(line):
            tokens = _given_names_whole(pipeline.tokenizer(cut.translate(_STRAIGHT)))
            for token in tokens:
                starts = at % _LONGEST_SENTENCE == 0 or (begins > 0 and token.idx == begins and at == token.i)
                if at < 2 * _LONGEST_SENTENCE:
                    text = cut[token.idx : token.idx + len(token.text)]
                    space = bool(token.whitespace_) or token.i == len(tokens) - 1
                    yield _Word(text, token.text, space, starts, sentence.n)
                at += 1


def _given_names_whole(tokens: "Doc") -> "Doc":
    """Make "Jong-un" behind "Kim" one token: cut at its hyphen, its small half is no name to any tagger."""
    with tokens.retokenize() as joining:
        for i in range(1, len(tokens) - 2):
            first, second = tokens[i], tokens[i + 2]
            if tokens[i + 1].text != "-" or first.whitespace_ or tokens[i + 1].whitespace_:
                continue
            small = second.text.isalpha() and second.text.islower() and len(second) <= _SYLLABLE
            if first.text.istitle() and small and fold(tokens[i - 1].text) in family_first():
                joining.merge(tokens[i : i + 3])
    return tokens


def unmarked(text: str) -> str:
    """Drop the marks of Markdown, behind which a parser sees neither names nor verbs: emphasis, code, links."""
    if not any(mark in text for mark in "*_`["):
        return text
    return _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", text)))


def _slices(text: str) -> Iterator[str]:
    """Cut a text at white space into stretches that the tokenizer takes in a moment."""
    at = 0
    while at < len(text):
        end = at + _SLICE
        blank = text.rfind(" ", at, end) + 1 if end < len(text) else 0
        end = blank if blank > at else end
        yield text[at:end]
        at = end


def _pieces(words: Iterable[_Word]) -> Iterator[list[_Word]]:
    """Part a paragraph into stretches of whole sentences that are parsed together."""
    piece: list[_Word] = []
    for word in words:
        if word.starts and len(piece) >= _LONGEST_PIECE:
            yield piece
            piece = []
        piece.append(word)
    if piece:
        yield piece


def _blank(piece: list[_Word], pipeline: "Language") -> "Doc":
    """Make one document that keeps the boundaries of its sentences."""
    from spacy.tokens import Doc  # noqa: PLC0415 - spaCy is loaded only when this engine runs

    doc = Doc(pipeline.vocab, words=[word.plain for word in piece], spaces=[word.space for word in piece])
    for token, word in zip(doc, piece, strict=True):
        token.is_sent_start = word.starts
    return doc


def _as_printed(doc: "Doc", piece: list[_Word]) -> "Doc":
    """The same parse over the words as the article prints them."""
    if all(word.text == word.plain for word in piece):
        return doc
    from spacy.tokens import Doc  # noqa: PLC0415 - spaCy is loaded only when this engine runs

    return Doc(
        doc.vocab,
        words=[word.text for word in piece],
        spaces=[word.space for word in piece],
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        morphs=[str(token.morph) for token in doc],
        lemmas=[token.lemma_ for token in doc],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
        sent_starts=[bool(token.is_sent_start) for token in doc],
        ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc],
    )


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
