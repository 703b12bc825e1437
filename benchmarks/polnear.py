"""How well the offline engine finds who says what, and how many positions it reports somebody really holds: PolNeAR.

    python benchmarks/polnear.py CORPUS_PATH

CORPUS_PATH holds ``attributions/<name>_<annotator>.ann`` and ``text/<name>.txt`` of PolNeAR (Newell et al., LREC 2018;
to be had from github.com/networkdynamics/PolNeAR). Two figures, each with a 95 % interval of whole articles drawn anew:

- relaxed F1 of all attributions, as ``attribution.py`` defines it; people agree at 0.79;
- precision of reported positions: of those that rest on somebody's words, the share whose holder is the source of an
  annotated attribution that says it. The source touches a name or pronoun of the holder, and at least half of what
  the shorter of the two says stands in the longer. What rests on deeds, votes or an author's own voice the corpus
  does not annotate, nor what is said inside quotations; these positions are counted apart.
"""

import argparse
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from attribution import Span, annotated, article, matches, offsets, spans_of

from summarizer.engines.offline.attributions import attributions
from summarizer.engines.offline.cast import Cast
from summarizer.engines.offline.parsed import parse
from summarizer.engines.offline.pipes import load
from summarizer.engines.offline.positions import Reader
from summarizer.engines.offline.stand import Stand
from summarizer.schemas import Article

UNSAID = frozenset({"act", "bare", "own"})
"""Frames of what is done, voted or told in an author's own voice."""
DRAWS = 2000


@dataclass(frozen=True)
class Count:
    """What one article adds to the figures."""

    annotated: int
    found: int
    matched: int
    positions: int
    right: int
    apart: int
    """Positions the corpus says nothing of."""


def counted(text: Path, gold: Path, pipeline: object) -> Count:
    """Read one article and hold it against its annotation."""
    one = article(text)
    wanted = annotated(gold)
    paragraphs = parse(one, pipeline)  # type: ignore[arg-type]
    every = attributions(paragraphs)
    ours = list(spans_of(one, paragraphs, every))
    cast = Cast(paragraphs)
    stands = Reader(paragraphs, cast, every).stands()
    held = [
        Span(_named(one, stand, cast), span.content)
        for stand in stands
        if stand.attribution.frame not in UNSAID
        for span in spans_of(one, paragraphs, [stand.attribution])
    ]
    right = sum(any(_says(gold_span, span) for gold_span in wanted) for span in held)
    return Count(
        len(wanted), len(ours), len(matches(wanted, ours, one.text)), len(held), right, len(stands) - len(held)
    )


def _named(one: Article, stand: Stand, cast: Cast) -> frozenset[int]:
    """Where the holder stands in the paragraph, under any name or pronoun."""
    home = stand.attribution.home
    tokens = [t for t in home.doc if t == stand.holding.token or cast.of(home, t) is stand.holding.member]
    at = offsets(one, home)
    return frozenset(i for token in tokens for part in token.subtree for i in at[part.i])


def _says(gold: Span, ours: Span) -> bool:
    """Whether an annotated attribution has the holder as its source and says what the position rests on."""
    both = len(gold.content & ours.content)
    return bool(gold.source & ours.source) and 2 * both >= min(len(gold.content), len(ours.content))


def f1(counts: Sequence[Count]) -> float:
    """Relaxed F1 of attributions, pooled."""
    hit = sum(c.matched for c in counts)
    return 2 * hit / max(1, sum(c.annotated + c.found for c in counts))


def precision(counts: Sequence[Count]) -> float:
    """Share of reported positions that are right, pooled."""
    return sum(c.right for c in counts) / max(1, sum(c.positions for c in counts))


def interval(counts: Sequence[Count], figure: Callable[[Sequence[Count]], float]) -> tuple[float, float]:
    """95 % percentile interval over articles drawn with replacement; the seed is fixed, so that figures repeat."""
    dice = random.Random(1)
    drawn = sorted(figure(dice.choices(counts, k=len(counts))) for _ in range(DRAWS))
    return drawn[DRAWS // 40], drawn[-DRAWS // 40 - 1]


def main() -> int:
    """Print both figures with their intervals, and what they rest on."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    corpus = parser.parse_args().corpus
    pipeline = load()
    counts = []
    for text in sorted((corpus / "text").glob("*.txt")):
        gold = sorted((corpus / "attributions").glob(f"{text.stem}*.ann"))[0]
        counts.append(counted(text, gold, pipeline))
    total = [sum(getattr(c, name) for c in counts) for name in ("annotated", "found", "matched", "positions", "right")]
    print(f"{len(counts)} articles: {total[0]} annotated, {total[1]} found, {total[2]} matched")
    for name, figure in (("relaxed F1", f1), ("precision of reported positions", precision)):
        low, high = interval(counts, figure)
        print(f"{name} {figure(counts):.3f}, 95 % interval {low:.3f} to {high:.3f}")
    apart = sum(c.apart for c in counts)
    print(f"{total[4]} of {total[3]} positions right; {apart} more rest on no annotated kind of words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
