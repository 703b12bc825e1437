"""How well the offline engine finds who says what, against PolNeAR's hand annotation.

    python benchmarks/attribution.py CORPUS_PATH

CORPUS_PATH holds ``attributions/<name>_<annotator>.ann`` and ``text/<name>.txt`` of PolNeAR (Newell et al., LREC 2018;
to be had from github.com/networkdynamics/PolNeAR). Relaxed F1: an attribution found matches one annotated when their
contents have a token F1 of at least 0.5 and their sources touch; one to one, best content first. People agree at 0.79
on it. The corpus does not annotate inside quotations, nor what nobody is the source of, so neither is counted here.
"""

import argparse
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from summarizer.engines.offline.attribution import Attribution
from summarizer.engines.offline.attributions import attributions
from summarizer.engines.offline.parsed import Paragraph, parse
from summarizer.engines.offline.pipes import load
from summarizer.schemas import Article, Sentence

_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’')]*\s+(?=[A-Z“\"‘'(])")


@dataclass(frozen=True)
class Span:
    """One attribution as sets of character offsets."""

    source: frozenset[int]
    content: frozenset[int]


def annotated(path: Path) -> list[Span]:
    """Read brat stand-off: spans (T) joined to attributions (E)."""
    pieces: dict[str, frozenset[int]] = {}
    spans = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in sorted(lines, key=lambda line: not line.startswith("T")):
        columns = line.split("\t")
        if line.startswith("T"):
            offsets = columns[1].split(" ", 1)[1]
            ranges = [tuple(map(int, piece.split())) for piece in offsets.split(";")]
            pieces[columns[0]] = frozenset(i for start, end in ranges for i in range(start, end))
        elif line.startswith("E"):
            roles: dict[str, frozenset[int]] = {}
            for pair in columns[1].split():
                name, _, key = pair.partition(":")
                name = re.sub(r"\d+$", "", name)
                roles[name] = roles.get(name, frozenset()) | pieces[key]
            if roles.get("Content"):
                spans.append(Span(roles.get("Source", frozenset()), roles["Content"]))
    return spans


def article(path: Path) -> Article:
    """Split a text into sentences simply; the engine under test takes sentences as given."""
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    sentences = []
    for number, match in enumerate(re.finditer(r"[^\r\n]+", text)):
        start = match.start()
        for cut in (*(m.end() for m in _SENTENCE_END.finditer(match.group())), len(match.group())):
            end = match.start() + cut
            if text[start:end].strip():
                sentences.append(Sentence(n=len(sentences) + 1, start=start, end=end, paragraph=number))
            start = end
    return Article(id=path.stem, file=path.name, text=text, sentences=tuple(sentences))


def found(given: Article, pipeline: object) -> Iterator[Span]:
    """The engine's attributions as character offsets."""
    paragraphs = parse(given, pipeline)  # type: ignore[arg-type]
    yield from spans_of(given, paragraphs, attributions(paragraphs))


def spans_of(given: Article, paragraphs: list[Paragraph], every: list[Attribution]) -> Iterator[Span]:
    """Attributions as character offsets, less deeds, those without a source and those inside quotations."""
    places = [offsets(given, paragraph) for paragraph in paragraphs]
    for one in every:
        if one.source is None or one.cue.i in one.home.quoted or one.frame == "act":
            continue
        at = places[one.paragraph.index]
        content = frozenset(i for token in one.content for i in at[token])
        home = places[one.home.index]
        source = frozenset(i for token in one.source.subtree for i in home[token.i])
        if content:
            yield Span(source, content)


def offsets(given: Article, paragraph: object) -> list[range]:
    """Find each token again in the text; tokens are in order."""
    ranges, at = [], -1
    for token, number in zip(paragraph.doc, paragraph.numbers, strict=True):  # type: ignore[attr-defined]
        at = max(at, given.sentences[number - 1].start)
        hit = given.text.find(token.text, at) if token.text.strip() else -1
        start = hit if hit >= 0 else at
        ranges.append(range(start, start + len(token.text) if hit >= 0 else start))
        at = ranges[-1].stop
    return ranges


def matches(gold: list[Span], ours: list[Span], text: str) -> list[tuple[int, int]]:
    """Pair them one to one, best content first."""
    words = [range(*m.span()) for m in re.finditer(r"\w+", text)]

    def tokens(chars: frozenset[int]) -> frozenset[int]:
        return frozenset(k for k, word in enumerate(words) if word.start in chars)

    golds = [(tokens(s.content), tokens(s.source)) for s in gold]
    mine = [(tokens(s.content), tokens(s.source)) for s in ours]
    scored = []
    for g, (gc, gs) in enumerate(golds):
        for o, (oc, os_) in enumerate(mine):
            both = len(gc & oc)
            f1 = 2 * both / (len(gc) + len(oc)) if gc or oc else 0.0
            if f1 >= 0.5 and (gs & os_ or (not gs and not os_)):
                scored.append((-f1, g, o))
    pairs, used_g, used_o = [], set(), set()
    for _, g, o in sorted(scored):
        if g not in used_g and o not in used_o:
            used_g.add(g)
            used_o.add(o)
            pairs.append((g, o))
    return pairs


def main() -> int:
    """Print precision, recall and F1 over the corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--misses", type=int, default=0, help="print this many misses and false alarms")
    options = parser.parse_args()
    pipeline = load()
    hit = wanted = given = 0
    shown = options.misses
    started = time.perf_counter()
    for text in sorted((options.corpus / "text").glob("*.txt")):
        gold = annotated(sorted((options.corpus / "attributions").glob(f"{text.stem}*.ann"))[0])
        one = article(text)
        ours = list(found(one, pipeline))
        pairs = matches(gold, ours, one.text)
        hit, wanted, given = hit + len(pairs), wanted + len(gold), given + len(ours)
        if shown > 0:
            shown -= _show(one.text, gold, ours, pairs)
    precision, recall = hit / given, hit / wanted
    print(f"attributions: {wanted} annotated, {given} found, {hit} matched")
    print(f"precision {precision:.3f}  recall {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}")
    print(f"{time.perf_counter() - started:.1f} s")
    return 0


def _show(text: str, gold: list[Span], ours: list[Span], pairs: list[tuple[int, int]]) -> int:
    def words(chars: frozenset[int]) -> str:
        return " ".join(text[min(chars) : max(chars) + 1].split())[:110] if chars else ""

    done = 0
    for mark, spans, taken in (("missed", gold, {g for g, _ in pairs}), ("extra ", ours, {o for _, o in pairs})):
        for k, span in enumerate(spans):
            if k not in taken:
                print(f"{mark}  [{words(span.source)}]  {words(span.content)}")
                done += 1
    return done


if __name__ == "__main__":
    sys.exit(main())
