"""What a rewrite altered sentence by sentence: hedges, conditions, numbers, verbs and names lost on the way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...lexicon import hedges, table
from ...lexicon.content import function_words
from ...lexicon.inflect import verb_forms
from ...lexicon.numbers import Figure, figures
from ...lexicon.spelling import fold
from ...schemas import Actor, ActorKind, Certainty, Evidence, Position, Relation, RelationKind, Retold
from .view import View

_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CONDITION = re.compile(
    r"\b(?:once|unless|provided(?: that)?|as long as(?! it takes)|on condition that|only if|if)\b"
    r"(?: [^\s,.;:”\"]+){1,6}",
    re.IGNORECASE,
)
_STEM = 5
"""Letters in which two words agree that are one in two forms."""
_LOOSENED = 4
"""Content words after a hedge that are taken for what it loosens."""
_YEARS = range(1900, 2101)
"""Whole numbers that are read as years: a rewrite dates in its own way."""


@dataclass(frozen=True)
class _Pair:
    """One sentence of a rewrite beside the sentence it words anew."""

    new: str
    old: str

    @property
    def new_words(self) -> list[str]:
        return [word.lower() for word in _WORDS.findall(self.new)]

    @property
    def old_words(self) -> list[str]:
        return [word.lower() for word in _WORDS.findall(self.old)]


def alterations(view: View, told: Retold, positions: tuple[Position, ...]) -> list[Relation]:
    """Compare the sentences of a rewrite with those they word anew, without ids.

    Only sentences that a position of either article stands on are compared: what drifts elsewhere changes no stance.

    Args:
        view: the dossier.
        told: a rewrite, its original and their matching sentences.
        positions: united positions.

    Returns:
        One relation a pair of sentences that differ in a hedge, a condition, a number, the firmness of a verb, or by a
        person the rewrite never names.
    """
    held = {(piece.source, n) for position in positions for piece in position.evidence for n in piece.sentences}
    gone = _unnamed(view, told, positions)
    found = []
    for n, m in told.sentences:
        if (told.rewrite, n) not in held and (told.original, m) not in held:
            continue
        new, old = _cited(view, told.rewrite, n), _cited(view, told.original, m)
        pair = _Pair(" ".join(new.quote.split()), " ".join(old.quote.split()))
        if fold(pair.new) == fold(pair.old):
            continue
        lost = list(_differences(pair))
        for actor in sorted(gone, key=lambda actor: actor.name):
            if _surname(actor) in set(map(fold, pair.old_words)):
                lost.append(f"does not name {actor.name}")
                gone.discard(actor)
        if lost:
            text = f"{told.rewrite} {' and '.join(lost)}; it rewrites {told.original}."
            between = (told.rewrite, told.original)
            found.append(Relation(id="", kind=RelationKind.DRIFT, text=text, between=between, evidence=(new, old)))
    return found


def _differences(pair: _Pair) -> Iterator[str]:
    """Word each difference, the original's words in quotation marks."""
    weak = list(_hedged(pair))
    if weak and not hedges.find(pair.new_words):
        yield f"drops “{weak[0]}”"
    condition = _CONDITION.search(pair.old)
    if condition and not _CONDITION.search(pair.new):
        yield f"drops the condition “{condition.group()}”"
    altered = _altered_number(pair)
    if altered:
        yield f"prints “{altered[0]}” for “{altered[1]}”"
    verbs = _firmer(pair)
    if verbs:
        yield f"says “{verbs[0]}” for “{verbs[1]}”"


def _hedged(pair: _Pair) -> Iterator[str]:
    """Hedges of the original whose words, or one of the next words they loosen, the rewrite still has.

    A clause that is cut takes its hedge along, and "sources stated" for "sources said" hedges as much.
    """
    kept = {word[:_STEM] for word in pair.new_words}
    old = pair.old_words
    for found in hedges.find(old):
        after = [word for word in old[found.end :] if word not in function_words()][:_LOOSENED]
        own = [word for word in found.value.phrase.split() if " " in found.value.phrase and len(word) > _STEM]
        if found.value.certainty is Certainty.STATED or any(word[:_STEM] in kept for word in own):
            continue
        if not after or any(word[:_STEM] in kept for word in after):
            yield found.value.phrase


def _altered_number(pair: _Pair) -> tuple[str, str] | None:
    """A number of the rewrite and the one of the original it stands for: the only one each that the other lacks."""
    new, old = _counts(pair.new), _counts(pair.old)
    only_new = [figure for figure in new if not figure.stands_in(old)]
    only_old = [figure for figure in old if not figure.stands_in(new)]
    if len(only_new) != 1 or len(only_old) != 1 or {only_new[0].unit, only_old[0].unit} & {"+"}:
        return None
    return only_new[0].words, only_old[0].words


def _counts(text: str) -> tuple[Figure, ...]:
    """Numbers that count something: no years, and no bare small ones, which an article may put in any way."""
    return tuple(f for f in figures(text) if not (f.value in _YEARS and not f.unit) and f.value not in (0, 1))


def _firmer(pair: _Pair) -> tuple[str, str] | None:
    """A firm verb of the rewrite and the weak one of the original it stands for; None where either has both kinds."""
    new, old = set(pair.new_words), set(pair.old_words)
    weak, firm = _forms("weak"), _forms("firm")
    if new & weak or old & firm:
        return None
    gained, lost = sorted(new & firm), sorted(old & weak)
    return (gained[0], lost[0]) if gained and lost else None


@cache
def _forms(kind: str) -> frozenset[str]:
    verbs = (verb for row in table("firmness") if row[0] == kind for verb in row[1].split())
    return frozenset(form for verb in verbs for form in verb_forms(verb))


def _unnamed(view: View, told: Retold, positions: tuple[Position, ...]) -> set[Actor]:
    """Persons with a position in the original whom the rewrite never names."""
    words = set(map(fold, _WORDS.findall(view.articles[told.rewrite].text)))
    speakers = {p.speaker for p in positions if any(piece.source == told.original for piece in p.evidence)}
    people = (view.actors[speaker] for speaker in speakers)
    return {actor for actor in people if actor.kind is ActorKind.PERSON and _surname(actor) not in words}


def _surname(actor: Actor) -> str:
    return fold(_WORDS.findall(actor.name)[-1]) if _WORDS.search(actor.name) else ""


def _cited(view: View, source: str, n: int) -> Evidence:
    article = view.articles[source]
    sentence = article.sentences[n - 1]
    quote = article.text[sentence.start : sentence.end]
    return Evidence(source=source, sentences=(n,), start=sentence.start, end=sentence.end, quote=quote)
