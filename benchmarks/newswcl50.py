"""How well actors are joined within and across articles, against corpora with chains across articles.

    python benchmarks/newswcl50.py NewsWCL50-topics0-4.conll
    python benchmarks/newswcl50.py meantime.conll

NewsWCL50 (https://github.com/fhamborg/NewsWCL50, tokenised by https://github.com/anastasia-zhukova/Diverse_CDCR_datasets):
its chains of the types ACTOR, COUNTRY and GROUP. MEANTIME (NewsReader, CC BY 4.0): its chains of people and bodies.
Both as CoNLL lines of document, sentence, token, word, chains. Only numbers are printed.

Mentions are given and chains are to be found, as for the degenerate lines. A mention is the engine's actor when the
head of its words names one, pronouns and roles included, or else when its words are a name the engine has for that
actor in the same article; any other mention becomes an actor of its article under its own words. A mention that joins
two names, and a pronoun that the engine leaves open, are each an actor of their own. All of them go through
the resolving step, topic by topic, and no engine is asked for the rest. A mention of two chains ("the two leaders")
stands in both and in one cluster of ours, which costs as much as a miss. Intervals are 95% of a jackknife by article.
"""

import argparse
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.engines.offline.cast import Cast
from summarizer.engines.offline.names import read_name
from summarizer.engines.offline.notes import actor_of
from summarizer.engines.offline.parsed import Paragraph, parse
from summarizer.engines.offline.pipes import load
from summarizer.engines.offline.words import place
from summarizer.evals.clusters import b_cubed, lea
from summarizer.schemas import ActorKind, Article, CheckedActor, CheckedNotes, Links, Sentence
from summarizer.steps.resolve import resolve

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

_CHAIN = re.compile(r"^\w+_(?:ACTOR|COUNTRY|GROUP)$|(?:PER|ORG)\d+$")
"""What names a chain; MEANTIME says before it whether one chain spans articles, which differs within a chain."""
_CLINGS = frozenset([*",.;:!?)%", "'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'m", "'d", "’", "-", "”", "]"])
_OPENS = frozenset(["(", "“", "$", "-", "£", "€", "["])
_INTERVAL = 1.96
_UNSAID = frozenset(
    "i me my we us our you your he him his she her it its they them their themselves itself himself herself who whose "
    "whom which that what this these those others some many both".split()
)
"""Words that mean somebody else each time."""
Clusters = list[frozenset["Mention"]]


@dataclass(frozen=True)
class Mention:
    """Words of one article, by the numbers of its corpus tokens."""

    document: str
    start: int
    end: int


@dataclass
class Document:
    """One article of a corpus, and whom its mentions mean."""

    name: str
    words: list[str] = field(default_factory=list)
    sentence: list[str] = field(default_factory=list)
    chains: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    """Mentions of each chain."""

    @property
    def topic(self) -> str:
        """Documents of one topic share chains."""
        return self.name.partition("/")[0].strip("(")

    @property
    def mentions(self) -> list[Mention]:
        """Every span once, whatever the number of its chains."""
        return sorted({m for own in self.chains.values() for m in own}, key=lambda m: (m.start, m.end))


def documents(path: Path) -> list[Document]:
    """Read the CoNLL lines of a corpus."""
    found: dict[str, Document] = {}
    begun: dict[tuple[str, str], list[int]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith("#") or len(cells) < 5:
            continue
        document = found.setdefault(cells[0], Document(cells[0]))
        at = len(document.words)
        document.words.append(cells[3])
        document.sentence.append(cells[1])
        for mark in map(str.strip, cells[4].split("|")):
            chain = mark.strip("()")
            if mark.startswith("("):
                begun[cells[0], chain].append(at)
            if mark.endswith(")") and (known := _CHAIN.search(chain)):
                start = begun[cells[0], chain].pop()
                document.chains[f"{document.topic} {known[0]}"].append(Mention(cells[0], start, at + 1))
    return list(found.values())


def written(document: Document) -> tuple[Article, list[range]]:
    """Write a document as an article, a paragraph for each sentence, and say which characters each word has."""
    text, places, sentences = "", [], []
    for number, (_, group) in enumerate(groupby(range(len(document.words)), key=lambda i: document.sentence[i])):
        begin, last = len(text), ""
        for i in group:
            word = document.words[i].replace("\\n", "")
            text += "" if not last or word in _CLINGS or last in _OPENS else " "
            places.append(range(len(text), len(text) + len(word)))
            text, last = text + word, word
        sentences.append(Sentence(n=number + 1, start=begin, end=len(text), paragraph=number))
        text += "\n\n"
    return Article(id=document.name, file=document.name, text=text, sentences=tuple(sentences)), places


def reading(document: Document, pipeline: "Language") -> tuple[Article, CheckedNotes, dict[Mention, str], int]:
    """Read a document: its actors as notes, the actor of each mention, and how many mentions the engine read."""
    article, places = written(document)
    paragraphs = parse(article, pipeline)
    cast = Cast(paragraphs)
    actors: dict[str, CheckedActor] = {}
    for one in (one for one in cast.members if one.names):
        noted = actor_of(one)
        key = f"{article.id}-a{len(actors) + 1}"
        actors.setdefault(one.name, CheckedActor(id=key, evidence=(), **noted.model_dump(exclude={"sentences"})))
    tokens = _tokens(article, paragraphs)
    meant: dict[Mention, str] = {}
    read = 0
    for mention in document.mentions:
        span = range(places[mention.start].start, places[mention.end - 1].stop)
        inside = [(p, t) for p, t, at in tokens if at < span.stop and at + len(t.text) > span.start]
        words = article.text[span.start : span.stop]
        called = (m for m in cast.members if words in m.names or words in m.printed)
        member = next((m for p, t in _heads(inside) if (m := cast.of(p, t)) and m.names), None) or next(called, None)
        read += member is not None and bool(member.names)
        name = member.name if member and member.names else words
        if _several(inside) or (name == words and words.lower() in _UNSAID):
            name = f"{words} {mention.start}"
        if name not in actors:
            kind = _kind(words, [token for _, token in inside])
            actors[name] = CheckedActor(id=f"{article.id}-a{len(actors) + 1}", name=words, kind=kind, evidence=())
        meant[mention] = actors[name].id
    return article, CheckedNotes(article=article.id, actors=tuple(actors.values())), meant, read


def _tokens(article: Article, paragraphs: list[Paragraph]) -> list[tuple[Paragraph, "Token", int]]:
    """Find each parsed token again in the text; tokens are in order."""
    found, at = [], 0
    for paragraph in paragraphs:
        for token, number in zip(paragraph.doc, paragraph.numbers, strict=True):
            at = max(at, article.sentences[number - 1].start)
            hit = article.text.find(token.text, at)
            if hit >= 0:
                found.append((paragraph, token, hit))
                at = hit + len(token.text)
    return found


def _heads(inside: list[tuple[Paragraph, "Token"]]) -> Iterator[tuple[Paragraph, "Token"]]:
    """Yield the head of a mention's words, then the name a mere title before it belongs to."""
    own = {token.i for _, token in inside}
    for paragraph, token in inside:
        if token.head.i in own and token.head != token:
            continue
        yield paragraph, token
        titled = token.dep_ == "compound" and read_name(token) and not place(token.text)
        if titled and token.head.pos_ == "PROPN":
            yield paragraph, token.head


def _several(inside: list[tuple[Paragraph, "Token"]]) -> bool:
    """Whether a mention joins two names at its top, as in "Ruiz and Lindqvist", and so is neither's."""
    own = {token.i for _, token in inside}
    tops = [token for _, token in inside if token.head.i not in own or token.head == token]
    return any(
        c.dep_ == "conj" and c.i in own and c.pos_ in ("NOUN", "PROPN") for top in tops[:1] for c in top.children
    )


def _kind(words: str, tokens: "list[Token]") -> ActorKind:
    """Say what an actor is of whom only the words of a mention are known, by the engine's own tables."""
    if place(words):
        return ActorKind.STATE
    own = {token.i for token in tokens}
    head = next((token for token in tokens if token.head.i not in own or token.head == token), None)
    naming = read_name(head) if head is not None else None
    if naming and naming.kind in set(ActorKind):
        return ActorKind(naming.kind)
    person = any(token.ent_type_ == "PERSON" for token in tokens)
    return ActorKind.PERSON if person else ActorKind.ORGANISATION if words[:1].isupper() else ActorKind.GROUP


def gold_of(told: list[Document]) -> dict[str, frozenset[Mention]]:
    """Gather the mentions of each chain over all documents."""
    chains: dict[str, set[Mention]] = defaultdict(set)
    for document in told:
        for chain, mentions in document.chains.items():
            chains[chain] |= set(mentions)
    return {chain: frozenset(mentions) for chain, mentions in chains.items()}


def gathered(told: list[Document], label: Callable[[Document, Mention], str]) -> Clusters:
    """Make clusters of the mentions of each topic that have one label."""
    groups: dict[tuple[str, str], set[Mention]] = defaultdict(set)
    for document in told:
        for mention in document.mentions:
            groups[document.topic, label(document, mention)].add(mention)
    return [frozenset(group) for group in groups.values()]


def ours(told: list[Document]) -> tuple[Clusters, float]:
    """Read and resolve every topic; also the share of mentions that the engine read as an actor."""
    pipeline = load()
    actor: dict[Mention, str] = {}
    read = 0
    for _, group in groupby(sorted(told, key=lambda d: (d.topic, d.name)), key=lambda d: d.topic):
        readings = [reading(document, pipeline) for document in group]
        found = resolve([(r[0], r[1]) for r in readings], Links(actors=[], issues=[]), today=None)
        for _, _, meant, known in readings:
            actor |= {mention: found.actor_of[key] for mention, key in meant.items()}
            read += known
    return gathered(told, lambda _, mention: actor[mention]), read / len(actor)


def people_merged(gold: dict[str, frozenset[Mention]], found: Clusters) -> tuple[int, int]:
    """Count mentions of one person in an actor that is mostly another person's, and all joined mentions of people.

    A mention of several chains is nobody's alone and is left out.
    """
    chains: dict[Mention, list[str]] = defaultdict(list)
    for chain, mentions in gold.items():
        for mention in mentions:
            chains[mention].append(chain)
    person = {m: own[0] for m, own in chains.items() if len(own) == 1 and re.search(r"_ACTOR$|PER\d+$", own[0])}
    wrong = joined = 0
    for cluster in found:
        people = Counter(person[mention] for mention in cluster if mention in person)
        if people.total() > 1:
            joined += people.total()
            wrong += people.total() - max(people.values())
    return wrong, joined


def _without(clusters: Clusters, document: str) -> Clusters:
    return [left for one in clusters if (left := frozenset(m for m in one if m.document != document))]


def line(name: str, told: list[Document], found: Clusters) -> str:
    """Score one way of clustering, with intervals by article."""
    gold = gold_of(told)
    chains = list(gold.values())
    score, cubed = lea(chains, found), b_cubed(chains, found)
    drops = [lea(_without(chains, d.name), _without(found, d.name)).f1 for d in told if d.chains]
    mean = sum(drops) / len(drops)
    spread = _INTERVAL * ((len(drops) - 1) / len(drops) * sum((drop - mean) ** 2 for drop in drops)) ** 0.5
    wrong, joined = people_merged(gold, found)
    part = f"{wrong} of {joined} ({100 * wrong / joined:.1f}%)" if joined else "none joined"
    return f"{name:20} {score.f1:.3f} ±{spread:.3f}  {score.precision:.3f} {score.recall:.3f}  {cubed.f1:.3f}  {part}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--apart", type=int, default=0, metavar="N", help="print how the N largest chains were parted")
    options = parser.parse_args()
    told = documents(options.corpus)
    started = time.perf_counter()
    found, read = ours(told)
    spent = time.perf_counter() - started
    gold = gold_of(told)
    size = sum(len(document.mentions) for document in told)
    print(f"{len(told)} articles, {size} mentions, {len(gold)} chains; {read:.3f} of the mentions read; {spent:.1f} s")
    print(f"{'':20} LEA            P     R      B-cubed  people in another's actor")
    print(line("offline engine", told, found))
    print(line("last token", told, gathered(told, lambda d, m: d.words[m.end - 1].casefold())))
    print(line("same words", told, gathered(told, lambda d, m: " ".join(d.words[m.start : m.end]).casefold())))
    print(line("one cluster a topic", told, gathered(told, lambda _d, _m: "")))
    for topic in sorted({document.topic for document in told}):
        mine = [document for document in told if document.topic == topic]
        print(line(f"  topic {topic}", mine, [c for c in found if next(iter(c)).document in {d.name for d in mine}]))
    _apart(told, found, options.apart)


def _apart(told: list[Document], found: Clusters, most: int) -> None:
    """Print the words of the largest chains as our clusters part them, for whoever works on the rules."""
    words = {d.name: d.words for d in told}
    for chain, mentions in sorted(gold_of(told).items(), key=lambda pair: -len(pair[1]))[:most]:
        print(f"\n{chain} ({len(mentions)})")
        for cluster in sorted(found, key=lambda one: -len(one & mentions)):
            if both := cluster & mentions:
                texts = Counter(" ".join(words[m.document][m.start : m.end]) for m in both)
                print(f"  {len(both)} of {len(cluster)}: {dict(texts.most_common(8))}")


if __name__ == "__main__":
    main()
