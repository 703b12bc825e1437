"""What a rewrite altered: words it prints as a quotation, and speakers it names no longer."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from ...lexicon.prose import called
from ...schemas import ActorKind, Article, Evidence, Position, Relation, RelationKind, Retold
from .quotations import LEAST_WORDS, Quotation, quotations, shared, swapped, words_of
from .retelling import alterations
from .view import View

_ALTERED = 0.8
"""Share of a quotation's words in the original below which a lone mark or dropped word can't explain the difference."""
_OF_ONE_PLACE = 0.4
"""The same for a quotation that stands in a sentence that words the original's anew."""


_Side = tuple[str, dict[str, Position]]
"""A source and the positions it has a part in, by id."""


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
    matched = {(told.rewrite, told.original): told for lineage in view.dossier.lineages for told in lineage.retold}
    for pair in (pair for lineage in view.dossier.lineages for pair in lineage.rewrites):
        told = matched.get(pair) or Retold(rewrite=pair[0], original=pair[1], sentences=())
        new, old = (told.rewrite, held[told.rewrite]), (told.original, held[told.original])
        for what, relation in (*_altered(view, told), *_unnamed(view, new, old)):
            # A copy of a rewrite drifts in nothing new; the fullest of them stands first in its lineage.
            found.setdefault(what, relation)
    for relation in (one for told in matched.values() for one in alterations(view, told, tuple(positions))):
        found.setdefault((relation.text.partition(" ")[2], relation.evidence[1].start), relation)
    return list(found.values())


def _altered(view: View, told: Retold) -> Iterator[tuple[Hashable, Relation]]:
    """Find quotations whose words the original doesn't print: of the same speaker, or in sentences that match."""
    new, old = view.articles[told.rewrite], view.articles[told.original]
    theirs = [quotation for quotation in quotations(old) if len(quotation.words) >= LEAST_WORDS]
    known = words_of(old.text)
    whole, pool = f" {' '.join(known)} ", frozenset(known)
    for quotation in quotations(new):
        if len(quotation.words) < LEAST_WORDS or f" {' '.join(quotation.words)} " in whole:
            continue
        there = [other for other in theirs if quotation.speakers & other.speakers]
        near = [other for other in theirs if other in there or _match(told, quotation, other)]
        if not near:
            continue
        at = quotation.start / max(1, len(new.text))
        away = {other: abs(other.start / max(1, len(old.text)) - at) for other in near}
        other = max(near, key=lambda other: (shared(quotation, other) >= _OF_ONE_PLACE, shared(quotation, other)))
        words = None
        if shared(quotation, other) >= _ALTERED:
            words = swapped(quotation, other, pool)
            if not words:
                continue
        elif shared(quotation, other) < _OF_ONE_PLACE:
            if not there:
                continue
            other = min(there, key=lambda other: (away[other], other.start))
        evidence = _cited(told.rewrite, new, quotation), _cited(told.original, old, other)
        yield quotation.words, _relation(told, words, evidence)


def _match(told: Retold, quotation: Quotation, other: Quotation) -> bool:
    """Whether the two stand in sentences of which one words the other anew."""
    pairs = {(mine.n, theirs.n) for mine in quotation.sentences for theirs in other.sentences}
    return not pairs.isdisjoint(told.sentences)


def _relation(told: Retold, words: tuple[str, str] | None, evidence: tuple[Evidence, Evidence]) -> Relation:
    text = f"{told.rewrite} prints as a quotation words that {told.original}, which it rewrites, does not have."
    if words:
        come, gone = words
        put = f"puts “{come}” for “{gone}”" if come and gone else f"adds “{come}”" if come else f"drops “{gone}”"
        text = f"{told.rewrite} {put} in a quotation; it rewrites {told.original}."
    between = (told.rewrite, told.original)
    return Relation(id="", kind=RelationKind.DRIFT, text=text, between=between, evidence=evidence)


def _cited(source: str, article: Article, quotation: Quotation) -> Evidence:
    """The sentences a quotation stands in, as evidence."""
    inside = quotation.sentences
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
    words = set(words_of(view.articles[rewrite].text))
    bodies: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in rewritten.values():
        if view.actors[position.speaker].kind is not ActorKind.PERSON and position.id not in held:
            bodies[position.issue, position.stance].append(position)
    for position in held.values():
        person = view.actors[position.speaker]
        if person.kind is not ActorKind.PERSON or position.id in rewritten or words_of(person.name)[-1] in words:
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
