"""The texts lineage is measured on: the folder of labelled stories, and the corpora in a folder of the user's."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from summarizer.schemas import Article
from summarizer.steps.clean import clean

CASES = Path(__file__).parents[1] / "summarizer" / "evals" / "cases"
CORPORA = {
    "discord46": "discord46/documents_recession.json",
    "NewsWCL50": "newswcl50-dev/NewsWCL50-topics0-4.conll",
    "MEANTIME": "meantime/meantime.conll",
    "PolNeAR": "polnear-dev/text",
}


def stories(path: Path) -> Iterator[tuple[str, list[Article]]]:
    """Read the articles of a corpus, one list a story."""
    if path.is_dir():
        yield path.parent.name, [cleaned(file.name, file.read_text("utf-8")) for file in sorted(path.glob("*.txt"))]
        return
    if path.suffix == ".json":
        told = json.loads(path.read_text(encoding="utf-8"))
        yield path.stem, [cleaned(f"{n:02}", one["content"] or "") for n, one in enumerate(told)]
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
            [cleaned(of, re.sub(r" ([.,;:?!])", r"\1", text)) for of, text in texts.items() if of.startswith(topic)],
        )


def cleaned(key: str, text: str) -> Article:
    """Make a cleaned article of a text."""
    return clean(Article(id=key, file=key, text=text))
