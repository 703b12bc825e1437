"""What of a rewrite's alterations is found: one is made at a time, in the text of a corpus, and the line is gone over.

An article is printed once more, dated a day later, with one thing altered in one sentence. What the rewrite altered is
to be found (recall); what means nothing, and what only goes the other way, is to raise no alarm. Positions are set by
hand on every sentence, so that the rules are measured and not the engine that reads. Texts are held in memory only.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random

from corpora import CASES, CORPORA, stories

from summarizer.evals.case import stories as labelled
from summarizer.lexicon import hedges, table
from summarizer.lexicon.content import function_words
from summarizer.lexicon.inflect import verb_forms
from summarizer.lexicon.numbers import figures
from summarizer.schemas import (
    ActorKind,
    Article,
    CheckedActor,
    CheckedNotes,
    CheckedPosition,
    Evidence,
    Links,
    Published,
    Relation,
    RelationKind,
)
from summarizer.steps.clean import clean
from summarizer.steps.merge import merge
from summarizer.steps.resolve import resolve

QUOTED = re.compile(r"“([^“”]{50,400})”")
NAMED = re.compile(r"\b([A-Z][a-z]+ [A-Z][a-z]{3,}) (?:said|says|told|warned|added|argued|insisted|announced|wrote)\b")
HEDGES = ("reportedly", "allegedly", "apparently", "possibly", "perhaps", "probably", "likely", "may", "might", "could")
FIRM = {
    "suggest": "warn",
    "hint": "vow",
    "indicate": "insist",
    "imply": "demand",
    "consider": "order",
    "float": "pledge",
}
PLACES = 4
"""Alterations of a kind in one article."""

Make = Callable[[str, Random], str | None]


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[a-z]{5,}", text) if word not in function_words()]


def quotation(sentence: str, dice: Random) -> str | None:
    """Other words in the marks: every second content word is replaced."""
    match = QUOTED.search(sentence)
    if not match or len(_words(match[1])) < 4:
        return None
    for word in _words(match[1])[::2]:
        sentence = re.sub(rf"(?<=\W){word}\b(?=[^“]*”)", dice.choice(OTHER), sentence, count=1)
    return sentence


def quoted_word(sentence: str, dice: Random) -> str | None:
    """One content word in the marks is another."""
    match = QUOTED.search(sentence)
    if not match or not _words(match[1]):
        return None
    word = dice.choice(_words(match[1]))
    return sentence.replace(match[0], re.sub(rf"\b{word}\b", dice.choice(OTHER), match[0], count=1))


def quoted_not(sentence: str, dice: Random) -> str | None:  # noqa: ARG001 - one signature for all
    """A negation in the marks is gone."""
    match = QUOTED.search(sentence)
    changed = re.sub(r" (?:not|never)\b|n’t\b|n't\b", "", match[0], count=1) if match else ""
    return sentence.replace(match[0], changed) if match and changed != match[0] else None


def number(sentence: str, dice: Random) -> str | None:
    """A figure of two digits or more is another."""
    found = [f.words for f in figures(sentence) if re.fullmatch(r"[2-9]\d(?:,\d{3})*", f.words)]
    if len(found) != 1:
        return None
    changed = str(int(found[0][0]) - 1) + found[0][1:]
    return re.sub(rf"\b{found[0]}\b", changed, sentence, count=1) if dice else None


def verb(sentence: str, dice: Random) -> str | None:  # noqa: ARG001
    """A weak verb of saying becomes a firm one."""
    for weak, firm in FIRM.items():
        for old, new in zip(verb_forms(weak)[1:3], verb_forms(firm)[1:3], strict=True):
            if re.search(rf"\b{old}\b", sentence):
                return re.sub(rf"\b{old}\b", new, sentence, count=1)
    return None


def hedge(sentence: str, dice: Random) -> str | None:  # noqa: ARG001
    """A hedge is gone, or "will" stands for "may"."""
    for word in HEDGES:
        match = re.search(rf"\b{word}\b", sentence)
        if match and len(hedges.find(re.findall(r"[\w'’]+", sentence.lower()))) == 1:
            return sentence.replace(f"{word} ", "will " if word in HEDGES[-3:] else "", 1)
    return None


def name(text: str, dice: Random) -> str | None:  # noqa: ARG001
    """A speaker is named nowhere any more."""
    match = NAMED.search(text)
    return re.sub(rf"\b(?:{match[1]}|{match[1].split()[1]})\b", "an official", text) if match else None


def respelled(sentence: str, dice: Random) -> str | None:  # noqa: ARG001
    """Marks, dashes and numbers in another house style."""
    changed = sentence.translate(str.maketrans("“”’‘", "\"\"''")).replace(" percent", " per cent").replace("—", " - ")
    return changed if changed != sentence else None


def reported(sentence: str, dice: Random) -> str | None:  # noqa: ARG001
    """Another verb of saying, no firmer."""
    return re.sub(r"\bsaid\b", "stated", sentence, count=1) if " said" in sentence else None


def cut(sentence: str, dice: Random) -> str | None:  # noqa: ARG001
    """A quotation cut short where a clause ends."""
    match = re.search(r"“[^“”]{40,200}?(, [^“”,]{10,200})[.,]”", sentence)
    return sentence.replace(match[1], "") if match else None


def shorter(sentence: str, dice: Random) -> str | None:  # noqa: ARG001
    """Narration without an adverb or an aside."""
    changed = re.sub(
        r" (?:also|already|recently|again|later|further|however)\b", "", QUOTED.sub(_kept, sentence), count=1
    )
    return changed if changed != sentence else None


def _kept(match: re.Match[str]) -> str:
    return match[0]


ALTERED: dict[str, Make] = {
    "quotation, half its words": quotation,
    "quotation, one word": quoted_word,
    "quotation, negation": quoted_not,
    "number": number,
    "verb strengthened": verb,
    "hedge lost": hedge,
    "name lost": name,
}
HARMLESS: dict[str, Make] = {
    "house style": respelled,
    "verb no firmer": reported,
    "quotation cut": cut,
    "adverb gone": shorter,
}
OTHER: list[str] = []
"""Words of other articles."""


def found(first: Article, second: Article) -> list[Relation]:
    """Go the line with a position on every sentence."""
    pairs = [(article, _notes(article)) for article in (first, second)]
    briefing = merge(resolve(pairs, Links(actors=[], issues=[]), today=None), gaps=(), as_of=None)
    return [relation for relation in briefing.source_conflicts if relation.kind is RelationKind.DRIFT]


def _notes(article: Article) -> CheckedNotes:
    """A position on each sentence, its speaker the first person who is said to say something, else nobody."""
    person = NAMED.search(article.text)
    kind = ActorKind.PERSON if person else ActorKind.UNNAMED
    evidence = tuple(
        Evidence(source=article.id, sentences=(s.n,), start=s.start, end=s.end, quote=article.text[s.start : s.end])
        for s in article.sentences
    )
    who = person[1] if person else "an official"
    actor = CheckedActor(id=f"{article.id}-a", name=who, kind=kind, aliases=(), evidence=evidence[:1])
    issue = dict(issue="It should be so.", form="normative", stance="support", statement="It is so.")
    positions = tuple(
        CheckedPosition.model_validate(
            {
                **issue,
                "id": f"{article.id}-p{n}",
                "actor": actor.id,
                "modality": "demand",
                "certainty": "stated",
                "evidence": (e,),
            }
        )
        for n, e in enumerate(evidence)
    )
    return CheckedNotes(article=article.id, actors=(actor,), positions=positions)


def printed(key: str, text: str, day: int) -> Article:
    """An article with a date, so that it is plain which of two is the rewrite."""
    published = Published(value=f"2026-01-0{day}", precision="day", basis="given")
    return clean(Article(id=key, file=key, text=text, published=published))


def alterations(article: Article, kind: str, make: Make) -> Iterator[str]:
    """Print the article anew, one sentence altered each time; a name is altered throughout."""
    dice = Random(f"{article.file} {kind}")
    if make is name:
        changed = name(article.text, dice)
        yield from [changed] if changed else []
        return
    body = [article.text[s.start : s.end] for s in article.sentences if s.part == "body"]
    dice.shuffle(body)
    made = ((sentence, make(sentence, dice)) for sentence in body if article.text.count(sentence) == 1)
    for sentence, changed in islice(((s, c) for s, c in made if c and c != s), PLACES):
        yield article.text.replace(sentence, changed)


@cache
def _firm() -> frozenset[str]:
    return frozenset(form for row in table("firmness") for verb in row[1].split() for form in verb_forms(verb))


def main(folder: Path) -> None:
    """Print recall and alarms by kind, on PolNeAR and on the stories' own labels."""
    articles = [article for _, told in stories(folder / CORPORA["PolNeAR"]) for article in told][::2]
    OTHER.extend(sorted({word for article in articles[::7] for word in _words(article.text) if word not in _firm()}))
    hits: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        first, second = printed("a", article.text, 1), printed("b", article.text, 2)
        for kind, make in {**ALTERED, **HARMLESS}.items():
            for text in alterations(article, kind, make):
                there = found(first, printed("b", text, 2))
                hits[kind]["made"] += 1
                hits[kind]["found"] += bool(there)
                if kind in ALTERED:
                    hits[kind]["turned"] += bool(found(printed("a", text, 1), second))
    for kind, counted in hits.items():
        turned = f"; turned round {counted['turned']}" if kind in ALTERED else ""
        what = "recall" if kind in ALTERED else "false alarms"
        share = counted["found"] / counted["made"]
        print(f"{kind:28} {counted['made']:4} made, {counted['found']:4} found: {what} {share:.3f}{turned}", flush=True)
    _stories()


def _stories() -> None:
    """Labelled drift of the stories that are not held out, found where both snippets stand in the evidence."""
    for story in labelled(CASES):
        if not story.labels.drift or story.id in ("court-water", "cycling-federation", "merger-review"):
            continue
        pairs = [(article, _notes(article)) for article in (printed(c.id, c.text, 1) for c in story.cases)]
        undated = [(a.model_copy(update={"published": Published()}), notes) for a, notes in pairs]
        briefing = merge(resolve(undated, Links(actors=[], issues=[]), today=None), gaps=(), as_of=None)
        relations = [r for r in briefing.source_conflicts if r.kind is RelationKind.DRIFT]
        for label in story.labels.drift:
            there = [r for r in relations if _holds(r, (label.original.snippet, label.rewrite.snippet))]
            print(f"{story.id} {label.what} ({label.status}): {'found' if there else 'missed'}")
        print(f"{story.id}: {len(relations)} relations of drift")


def _holds(relation: Relation, snippets: Sequence[str]) -> bool:
    quotes = [" ".join(piece.quote.split()) for piece in relation.evidence]
    return all(any(" ".join(s.split())[:40] in quote for quote in quotes) for s in snippets)
