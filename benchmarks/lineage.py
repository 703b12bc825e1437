"""How far apart rewrites and other reports on one story lie, on a corpus that is not part of the project.

    python benchmarks/lineage.py documents_recession.json

The corpus is ``discord_questions`` of Salesforce (46 articles of 43 outlets on one story, one pair of near-duplicates,
one article contained in another): https://github.com/salesforce/discord_questions. A ``.conll`` file of NewsWCL50
(https://github.com/fhamborg/NewsWCL50) with topics of five outlets each can be given as well. Only numbers are printed.
"""

import json
import re
import sys
import time
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from summarizer.schemas import Article, CheckedNotes
from summarizer.steps.clean import clean
from summarizer.steps.resolve.lineage import SMOOTHING, aligned, lineages, verdict
from summarizer.steps.resolve.reading import read_through


def stories(path: Path) -> Iterator[tuple[str, list[Article]]]:
    """Read the articles of a corpus, one list a story."""
    if path.suffix == ".json":
        told = json.loads(path.read_text(encoding="utf-8"))
        yield path.stem, [_article(f"{n:02}", one["content"] or "") for n, one in enumerate(told)]
        return
    words: dict[str, dict[str, list[str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > 3 and not line.startswith("#"):
            words.setdefault(cells[0], {}).setdefault(cells[1], []).append(cells[3])
    texts = {of: "\n\n".join(" ".join(sentence) for sentence in told.values()) for of, told in words.items()}
    for topic in sorted({of.partition("/")[0] for of in texts}):
        yield (
            topic,
            [_article(of, re.sub(r" ([.,;:?!])", r"\1", text)) for of, text in texts.items() if of.startswith(topic)],
        )


def _article(key: str, text: str) -> Article:
    return clean(Article(id=key, file=key, text=text))


def main(path: Path) -> None:
    """Print each pair's share of aligned sentences, highest first, what was joined, and the time it took."""
    for story, articles in stories(path):
        notes = [CheckedNotes(article=one.id) for one in articles]
        begun = time.perf_counter()
        found = lineages(articles, notes)
        spent = time.perf_counter() - begun
        readings = [read_through(*pair) for pair in zip(articles, notes, strict=True)]
        print(f"{story}: {len(articles)} articles, {len(found)} origins, {spent:.2f} s")
        scored = []
        for one, other in combinations(range(len(articles)), 2):
            shorter, longer = sorted((readings[one], readings[other]), key=lambda reading: len(reading.sentences))
            share = aligned(shorter, longer) / (len(shorter.sentences) + SMOOTHING)
            scored.append((share, one, other, verdict(readings[one], readings[other]) or "apart"))
        for share, one, other, reason in sorted(scored, reverse=True)[:6]:
            print(f"  {share:.2f}  {articles[one].file} {articles[other].file}  {reason}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
