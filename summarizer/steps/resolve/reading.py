"""An article as lineage compares it: content words of its sentences, its quotations, its upstream outlets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ...lexicon import table
from ...lexicon.relays import relayed
from ...lexicon.spelling import fold
from ...schemas import Article, CheckedNotes

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{20,400})[”\"»“]|(?<!\w)‘([^‘“”]{20,400}?)’(?!\w)")
"""A quotation in double marks of any style, or in single ones, whose closing mark is no apostrophe inside a word."""
_MARK = re.compile(r"([“”\"«»„])")
_SINGLE = re.compile(r"(?<!\w)‘[^‘“”]{20,400}?’(?!\w)")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_MOSTLY = 0.4
"""Least share of sentences with words of the article's own for it to be compared by those."""
_STEM = 6
"""Letters of a word that count, so that "deploy", "deploying" and "deployment" are one."""
_LEAST_WORDS = 4
"""Content words of a sentence below which an overlap means nothing."""
_QUOTE_WORDS = 6
_MOST_SENTENCES = 400
"""Sentences of an article that are compared: a bound for hostile texts, far above any news article."""


@dataclass(frozen=True)
class Strand:
    """Sentences in a row, as they are aligned with another article's."""

    stems: tuple[frozenset[str], ...]
    """Stems of the content words of each, in order."""
    where: dict[str, tuple[int, ...]]
    """For each stem the sentences that hold it."""
    figures: tuple[frozenset[str], ...]
    """Numbers of each."""


@dataclass(frozen=True)
class Reading:
    """What of an article is compared."""

    text_id: str
    numbers: tuple[int, ...]
    """The article's own number of each sentence that has enough content words."""
    words: frozenset[str]
    """All stems."""
    specific: frozenset[str]
    """Folded names and numbers: what two formulaic reports on two events don't share. The first word of a sentence,
    which has its capital anyway, is none."""
    tokens: frozenset[str]
    """All words, folded, numbers of one digit included."""
    exact: frozenset[str]
    """Sentences of the same kind word for word, folded."""
    whole: Strand
    """All these sentences."""
    told: Strand
    """The sentences in the article's own words, without those in quotation marks: two reporters at one press conference
    write down the same quotations. Of an article that is quotations for the most part, all of them."""
    quotes: frozenset[str]
    """Quotations of at least six words, folded."""
    upstream: frozenset[str]
    """Folded names of the outlets its claims come through."""
    outlet: str
    """Folded name of its own outlet; empty when not given."""
    quoted_words: int
    length: int


@cache
def _function_words() -> frozenset[str]:
    return frozenset(word for row in table("function_words") for cell in row for word in cell.split())


def read_through(article: Article, notes: CheckedNotes) -> Reading:
    """Prepare an article for comparing, in time linear in its text.

    Args:
        article: cleaned.
        notes: its notes; a relay that the article treats as an actor with positions of its own is no upstream outlet.
    """
    texts = [article.reading(sentence.n) for sentence in article.sentences[:_MOST_SENTENCES]]
    stems = [(stems_of(text), text, n) for n, text in enumerate(texts, 1)]
    kept = [entry for entry in stems if len(entry[0]) >= _LEAST_WORDS]
    whole = _strand([(words, text) for words, text, _ in kept])
    told = _own_words(article, stems)
    quotes = [fold(match[1] or match[2]) for text in texts for match in _QUOTED.finditer(text)]
    return Reading(
        text_id=article.id,
        numbers=tuple(n for _, _, n in kept),
        words=frozenset(whole.where),
        specific=frozenset(word for text in texts for word in _specific(text)),
        tokens=frozenset(word for text in texts for word in _WORD.findall(fold(text))),
        exact=frozenset(fold(text) for _, text, _ in kept),
        whole=whole,
        told=_strand(told) if told else whole,
        quotes=frozenset(quote for quote in quotes if len(quote.split()) >= _QUOTE_WORDS),
        upstream=_upstream(notes).union(*map(relayed, texts)),
        outlet=fold(article.outlet or ""),
        quoted_words=sum(len(quote.split()) for quote in quotes),
        length=sum(len(text.split()) for text in texts),
    )


def _strand(sentences: Sequence[tuple[frozenset[str], str]]) -> Strand:
    """Index sentences by their stems.

    Args:
        sentences: stems and text of each.
    """
    where: dict[str, list[int]] = {}
    for n, (words, _) in enumerate(sentences):
        for word in sorted(words):
            where.setdefault(word, []).append(n)
    return Strand(
        stems=tuple(words for words, _ in sentences),
        where={word: tuple(numbers) for word, numbers in where.items()},
        figures=tuple(frozenset(_FIGURE.findall(text)) for _, text in sentences),
    )


def _own_words(article: Article, stems: Sequence[tuple[frozenset[str], str, int]]) -> list[tuple[frozenset[str], str]]:
    """Return stems and text of the sentences that say enough outside quotation marks; none of a mere interview."""
    found, quoted, paragraph = [], False, -1
    for (whole, text, _), sentence in zip(stems, article.sentences, strict=False):
        # A mark without its partner quotes to the end of its paragraph.
        quoted = quoted and sentence.paragraph == paragraph
        paragraph = sentence.paragraph
        plain, quoted = _outside(text, quoted)
        words = whole if plain == text else stems_of(plain)
        if len(words) >= _LEAST_WORDS:
            found.append((words, plain))
    return found if len(found) >= _MOSTLY * len(stems) else []


def _outside(text: str, quoted: bool) -> tuple[str, bool]:
    """Return what stands outside quotation marks, and whether a quotation is still open at the end."""
    plain = []
    for piece in _MARK.split(text):
        if piece in ("“", "«", "„"):
            quoted = True
        elif piece in ("”", "»"):
            quoted = False
        elif piece == '"':
            quoted = not quoted
        elif not quoted:
            plain.append(piece)
    return _SINGLE.sub(" ", " ".join(plain)), quoted


def _specific(text: str) -> Iterator[str]:
    words = _WORD.findall(text)
    for at, word in enumerate(words):
        if word[0].isdigit() or (at and word[0].isupper() and len(word) > 1):
            yield from _WORD.findall(fold(word))


def stems_of(text: str) -> frozenset[str]:
    """List the first letters of a sentence's content words, folded."""
    words = (word for word in _WORD.findall(fold(text)) if len(word) > 1)
    return frozenset(word[:_STEM] for word in words if word not in _function_words())


def _upstream(notes: CheckedNotes) -> frozenset[str]:
    holders = {position.actor for position in notes.positions}
    actors = {fold(label) for a in notes.actors if a.id in holders for label in (a.name, *a.aliases)}
    relays = {fold(position.chain[0].who) for position in notes.positions if position.chain}
    return frozenset(relays - actors)


def shared_upstream(one: Reading, other: Reading) -> frozenset[str]:
    """List the outlets that both articles relay, or that one relays and the other is by.

    Two articles by one outlet share nothing by that alone: an outlet prints more than one story on a subject.
    """
    return (one.upstream & other.upstream) | (one.upstream & {other.outlet}) | (other.upstream & {one.outlet})
