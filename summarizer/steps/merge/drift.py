"""What a rewrite altered: words it prints as a quotation, and speakers it names no longer."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from ...lexicon.prose import called
from ...lexicon.spelling import fold
from ...schemas import ActorKind, Article, Evidence, Position, Relation, RelationKind, Sentence
from .retelling import alterations
from .view import View

_QUOTATION = re.compile(r"“([^“”]{1,1200})”|\"([^\"\n]{1,1200})\"|(?<!\w)‘([^‘“”\n]{1,1200}?)’(?!\w)")
_ATTRIBUTED = 90
"""Characters before and after a quotation in which its speaker is looked for."""
_LEAST_WORDS = 5
"""Words below which a quotation may be a term rather than somebody's sentence."""
_ALTERED = 0.8
"""Share of a quotation's words in the original below which a lone mark or dropped word can't explain the difference."""
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|of|von|van|de))*")


_Side = tuple[str, dict[str, Position]]
"""A source and the positions it has a part in, by id."""


@dataclass(frozen=True)
class _Quotation:
    """Words in quotation marks, with the names printed beside them."""

    words: tuple[str, ...]
    start: int
    end: int
    speakers: frozenset[str]


def drifts(view: View, positions: Sequence[Position]) -> list[Relation]:
    """Compare every rewrite with its original, without ids.

    Returns:
        A relation for each quotation that the rewrite gives to a speaker in other words than the original prints, for
        each named speaker the rewrite replaces by the state or body the speaker belongs to, and for each sentence it
        words anew with a hedge, condition, number, verb or name altered.
    """
    held: dict[str, dict[str, Position]] = defaultdict(dict)
    for position in positions:
        for piece in position.evidence:
            held[piece.source][position.id] = position
    found: dict[Hashable, Relation] = {}
    for rewrite, original in (pair for lineage in view.dossier.lineages for pair in lineage.rewrites):
        for what, relation in (
            *_altered(view, rewrite, original),
            *_unnamed(view, (rewrite, held[rewrite]), (original, held[original])),
        ):
            # A copy of a rewrite drifts in nothing new; the fullest of them stands first in its lineage.
            found.setdefault(what, relation)
    told = (retold for lineage in view.dossier.lineages for retold in lineage.retold)
    reworded = [relation for pair in told for relation in alterations(view, pair, tuple(positions))]
    for relation in reworded:
        found.setdefault((relation.text.partition(" ")[2], relation.evidence[1].start), relation)
    return list(found.values())


def _altered(view: View, rewrite: str, original: str) -> Iterator[tuple[Hashable, Relation]]:
    new, old = view.articles[rewrite], view.articles[original]
    theirs = [quotation for quotation in _quotations(old) if len(quotation.words) >= _LEAST_WORDS]
    whole = f" {' '.join(_words(old.text))} "
    for quotation in _quotations(new):
        if len(quotation.words) < _LEAST_WORDS or f" {' '.join(quotation.words)} " in whole:
            continue
        same_speaker = [other for other in theirs if quotation.speakers & other.speakers]
        if not same_speaker or any(_kept(quotation, other) for other in same_speaker):
            continue
        at = quotation.start / max(1, len(new.text))
        other = min(same_speaker, key=lambda other: (abs(other.start / max(1, len(old.text)) - at), other.start))
        yield (
            quotation.words,
            Relation(
                id="",
                kind=RelationKind.DRIFT,
                text=f"{rewrite} prints as a quotation words that {original}, which it rewrites, does not have.",
                between=(rewrite, original),
                evidence=(_cited(rewrite, new, quotation), _cited(original, old, other)),
            ),
        )


def _kept(quotation: _Quotation, other: _Quotation) -> bool:
    """Whether most words of a quotation stand in the other: cut short or retouched, but the same words."""
    pool = set(other.words)
    return sum(word in pool for word in quotation.words) / len(quotation.words) >= _ALTERED


def _quotations(article: Article) -> list[_Quotation]:
    found = []
    for match in _QUOTATION.finditer(article.text):
        start, end = match.span()
        if len({(s.part, s.paragraph) for s in _around(article, start, end)}) != 1:
            # A mark without its partner pairs with one of another paragraph, or of none that is read.
            continue
        before, after = article.text[max(0, start - _ATTRIBUTED) : start], article.text[end : end + _ATTRIBUTED]
        # Only the sentence the quotation stands in, or the one it ends, names its speaker.
        beside = re.split(r"[.!?”\"\n]\s", before)[-1] + " " + re.split(r"[.!?]\s|\n", after)[0]
        # Word by word, since a rewrite shortens names.
        speakers = frozenset(word for name in _NAME.findall(beside) for word in fold(name).split())
        words = tuple(_words(match.group(1) or match.group(2) or match.group(3)))
        found.append(_Quotation(words, start, end, frozenset(name for name in speakers if len(name) > 3)))
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _around(article: Article, start: int, end: int) -> list[Sentence]:
    """The sentences that share a stretch of the text."""
    return [sentence for sentence in article.sentences if sentence.start < end and start < sentence.end]


def _cited(source: str, article: Article, quotation: _Quotation) -> Evidence:
    """The sentences a quotation stands in, as evidence."""
    inside = _around(article, quotation.start, quotation.end)
    start, end = inside[0].start, inside[-1].end
    return Evidence(
        source=source,
        sentences=tuple(sentence.n for sentence in inside),
        start=start,
        end=end,
        quote=article.text[start:end],
        direct=True,
    )


def _unnamed(view: View, new: _Side, old: _Side) -> Iterator[tuple[Hashable, Relation]]:
    """Find persons of the original whose stance the rewrite gives to their state or body without naming them."""
    (rewrite, rewritten), (original, held) = new, old
    words = set(_words(view.articles[rewrite].text))
    bodies: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in rewritten.values():
        if view.actors[position.speaker].kind is not ActorKind.PERSON and position.id not in held:
            bodies[position.issue, position.stance].append(position)
    for position in held.values():
        person = view.actors[position.speaker]
        if person.kind is not ActorKind.PERSON or position.id in rewritten or _words(person.name)[-1] in words:
            continue
        for body in bodies[position.issue, position.stance]:
            if view.part_of(person.id, body.speaker):
                yield (person.id, body.speaker), _lost(view, position, body, (rewrite, original))


def _lost(view: View, position: Position, body: Position, pair: tuple[str, str]) -> Relation:
    rewrite, original = pair
    person, place = view.actors[position.speaker].name, called(view.actors[body.speaker], view.casing)
    return Relation(
        id="",
        kind=RelationKind.DRIFT,
        text=f"{rewrite} names {place} where {original}, which it rewrites, names {person}.",
        between=(rewrite, original, body.id, position.id),
        evidence=(_of(body, rewrite), _of(position, original)),
    )


def _of(position: Position, source: str) -> Evidence:
    return next(piece for piece in position.evidence if piece.source == source)
