"""Where reports give different numbers for one thing, as far as one of them says that it is one thing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from ...lexicon.content import content, function_words
from ...lexicon.prose import unended
from ...schemas import Evidence, Relation, RelationKind
from .amounts import Amount, Contrast, amounts, contrasts
from .times import appeared, before
from .view import View, natural

_AROUND = 6
"""Words after a number that are quoted to say what it is of."""
_REPEATS = 3
"""Sentences of one report that are cited for one number."""
_NEXT = re.compile(r"\s[\w’'-]+")


@dataclass(frozen=True)
class _Stated:
    """A number where it stands."""

    amount: Amount
    source: str
    n: int
    text: str


def discrepancies(view: View) -> list[Relation]:
    """Find numbers that independent reports set against one another, without ids.

    Two numbers alone say nothing of one another. They are only compared where one report sets them against each other
    ("74 per cent, and not 81"; "71 billion ... had spoken of 64"; "185 million ... is 312 with interest") and the
    number it does not hold to stands in a report of another origin. Where the words say what one number takes in and
    the other does not, the reports differ in scope, else the sources conflict.
    """
    stated = _stated(view)
    found: dict[tuple[object, ...], Relation] = {}
    # What a report and its rewrite both set against one another is told by the report.
    for source, article, _ in sorted(view.read(), key=lambda each: each[0] in view.originals):
        body = [sentence.n for sentence in article.sentences if sentence.part == "body"]
        texts = tuple(article.reading(n) for n in body)
        for contrast in contrasts(texts):
            numbers = [body[i] for i in contrast.sentences]
            relation = _relation(view, contrast, source, numbers, stated)
            if relation:
                found.setdefault((contrast.said.value, contrast.other.value, contrast.said.unit), relation)
    return list(found.values())


def _stated(view: View) -> dict[object, list[_Stated]]:
    """Index every number of every article by its value."""
    found: dict[object, list[_Stated]] = defaultdict(list)
    for source, article, _ in view.read():
        for sentence in article.sentences:
            text = article.reading(sentence.n)
            for amount in amounts(text):
                found[amount.value].append(_Stated(amount, source, sentence.n, text))
    return found


def _relation(
    view: View, contrast: Contrast, source: str, numbers: list[int], stated: dict[object, list[_Stated]]
) -> Relation | None:
    """Relate a contrast to the first other report that gives the number it does not hold to."""
    texts = [view.articles[source].reading(n) for n in numbers]
    words = frozenset().union(*map(content, texts))
    there = next(_elsewhere(view, contrast.other, source, words, stated), None)
    if there is None:
        return None
    at = -1 if contrast.scope else 0
    here = _Stated(contrast.said, source, numbers[at], texts[at])
    if contrast.scope:
        firmer = _elsewhere(view, contrast.said, source, words, stated)
        here = next((said for said in firmer if view.lineage[said.source] != view.lineage[there.source]), here)
    first, second, dated = _in_order(view, there, here)
    quoted = {
        side: _quoted(side, contrast if side is here and here.source == source else None) for side in (there, here)
    }
    if contrast.scope:
        quoted[here] += f" {contrast.scope}"
    sides = (f"{quoted[side]} in {side.source}{_when(view, side) if dated else ''}" for side in (first, second))
    lead = "Figures differ in scope" if contrast.scope else "Figures differ"
    return Relation(
        id="",
        kind=RelationKind.SCOPE_MISMATCH if contrast.scope else RelationKind.SOURCE_CONFLICT,
        text=f"{lead}: {(', then ' if dated else ', ').join(sides)}.",
        between=(first.source, second.source),
        evidence=tuple(_evidence(view, (first, second), [(source, n) for n in numbers], stated)),
    )


def _evidence(
    view: View, sides: Iterable[_Stated], contrast: Iterable[tuple[str, int]], stated: dict[object, list[_Stated]]
) -> Iterator[Evidence]:
    """Yield where each side gives its number, and where the two are set against one another; each sentence once."""
    places: dict[tuple[str, int], None] = {}
    for side in sides:
        repeats = [said for said in stated.get(side.amount.value, ()) if said.source == side.source]
        places |= dict.fromkeys([(side.source, side.n), *((said.source, said.n) for said in repeats[:_REPEATS])])
    for source, n in (*places, *(place for place in contrast if place not in places)):
        yield view.cited(source, n)


def _elsewhere(
    view: View, amount: Amount, source: str, words: frozenset[str], stated: dict[object, list[_Stated]]
) -> Iterator[_Stated]:
    """Yield where reports of another origin give a number of the same thing, those that give it soonest first.

    The names of files, which number the sources, choose nothing: a copy under another name must not.
    """
    told = stated.get(amount.value, ())
    for said in sorted(told, key=lambda said: (said.source in view.originals, said.n, said.text, natural(said.source))):
        if view.lineage[said.source] == view.lineage[source] or not amount.same(said.amount):
            continue
        about = content(said.text) & words - content(amount.words)
        if view.of_one_story(said.source, source) and (about or amount.telling):
            yield said


def _in_order(view: View, one: _Stated, other: _Stated) -> tuple[_Stated, _Stated, bool]:
    """Return both, the older report first, and whether both are dated."""
    mine, theirs = (view.articles[side.source].published for side in (one, other))
    if before(theirs, mine):
        return other, one, True
    return one, other, before(mine, theirs)


def _when(view: View, side: _Stated) -> str:
    when = appeared(view.articles[side.source].published)
    return f" ({when})" if when else ""


def _quoted(side: _Stated, contrast: Contrast | None) -> str:
    """Quote a number with the words it counts, or with the number it is set against in its own sentence."""
    if contrast and len(contrast.sentences) == 1:
        start, end = min(contrast.said.start, contrast.other.start), max(contrast.said.end, contrast.other.end)
        return f"“{side.text[start:end]}”"
    end = side.amount.end
    for match in islice(_NEXT.finditer(side.text, end), _AROUND):
        if match.start() != end:
            break
        end = match.end()
    words = side.text[side.amount.start : end].split()
    while words[-1].casefold() in function_words():
        words.pop()
    return f"“{unended(' '.join(words))}”"
