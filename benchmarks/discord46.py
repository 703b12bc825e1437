"""One page from 46 outlets' articles on one story: time, gaps and origins.

    python benchmarks/discord46.py documents_recession.json

The corpus is ``discord_questions`` of Salesforce: https://github.com/salesforce/discord_questions. Some of its articles
are empty, two are near-duplicates and one is contained in another. The offline engine makes one briefing of all of
them, as ``summarizer brief`` does from files. Only numbers are printed.
"""

import json
import os
import sys
import tempfile
import time
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

from summarizer.engines.offline.engine import OfflineEngine
from summarizer.pipeline import Frame, make_briefing
from summarizer.schemas import Briefing
from summarizer.steps.read import read

_SAME = 0.8
"""Least share of the shorter text's lines that stand in the longer for the two to be called copies here."""


def main(path: Path) -> None:
    """Make the briefing and print what it cost and what became of the odd articles."""
    texts = [one["content"] or "" for one in json.loads(path.read_text(encoding="utf-8"))]
    with tempfile.TemporaryDirectory() as folder:
        for n, text in enumerate(texts):
            (Path(folder) / f"{n:02}.txt").write_text(text, encoding="utf-8")
        begun = time.perf_counter()
        articles, gaps = read([folder])
        briefing = make_briefing(articles, OfflineEngine(), frame=Frame(gaps=tuple(gaps)))
        spent = time.perf_counter() - begun
    empty = sum(not text.strip() for text in texts)
    print(f"{len(texts)} articles, {empty} empty; {spent:.1f} s, load {os.getloadavg()[0]:.1f}")
    print(f"{len(briefing.sources)} sources, {len(briefing.gaps)} gaps")
    print(
        f"page of {briefing.page.words} words; {len(briefing.positions)} positions, {len(briefing.disputes)} disputes"
    )
    lineage = {Path(source.file).name: source.lineage for source in briefing.sources}
    print(f"{len(set(lineage.values()))} origins")
    for one, other in _copies(texts):
        same = lineage.get(f"{one:02}.txt") == lineage.get(f"{other:02}.txt")
        print(f"  {one:02} and {other:02} repeat one another: {'one origin' if same else 'two origins'}")
    print(f"{_within(briefing)} of {len(briefing.sources)} sources share their origin with another")


def _copies(texts: list[str]) -> list[tuple[int, int]]:
    """List the pairs of which one holds most of the other, by a comparison that lineage does not use."""
    found = []
    for one, other in combinations(range(len(texts)), 2):
        shorter, longer = sorted((texts[one].split(), texts[other].split()), key=len)
        if len(shorter) < 40 or len(set(shorter) & set(longer)) < _SAME * len(set(shorter)):
            continue
        blocks = SequenceMatcher(None, shorter, longer, autojunk=False).get_matching_blocks()
        if sum(block.size for block in blocks if block.size >= 8) >= _SAME * len(shorter):
            found.append((one, other))
    return found


def _within(briefing: Briefing) -> int:
    held = [source.lineage for source in briefing.sources]
    return sum(held.count(lineage) > 1 for lineage in held)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
