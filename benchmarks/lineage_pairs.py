"""Pairs of articles whose origin is known because of how they were made, from texts that are only held in memory.

Every pair is made of articles of one corpus by a rule below and by dice with a fixed seed: copies as papers print them,
retellings word by word, and what looks like a retelling and is none. Nothing of the texts is kept.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from random import Random

from corpora import cleaned

from summarizer.schemas import Article

ENOUGH = 10
"""Sentences below which an article is no base: half of it would be a few lines."""
WORDS = 8
"""Words of a sentence that counts for that: a list of prices is no report."""
BASES = 25
"""Articles of each corpus that pairs are made of."""
MASTHEADS = ("The Midland Intelligencer\n", "NORTHERN LIGHT DAILY — news for the valley\n", "Bay Wire | Home | World\n")
TAILS = (
    "Sign up for our newsletter and get the day's stories in your inbox.",
    "Additional reporting by the paper's own staff. All rights reserved.",
    "Our journalism is free thanks to readers like you. Please consider a donation today.",
)
WRITER = (
    "The writer has covered the region for eleven years and lives there with two dogs.",
    "This column appears every week in the paper and on its website.",
    "The opinions expressed here are those of the writer and not of the paper.",
)
UPSTREAM = "the Harbour Post"
_SYNONYMS = dict(
    pair.split("=")
    for pair in """said=stated told=informed announced=unveiled big=large large=sizeable start=begin started=began
    help=assist buy=purchase bought=purchased show=demonstrate showed=demonstrated however=nevertheless also=likewise
    many=numerous more=further about=roughly around=approximately after=following before=ahead-of because=since but=yet
    increase=rise increased=rose decrease=decline fell=dropped drop=decline people=individuals company=firm
    companies=firms officials=authorities government=administration president=leader meeting=gathering talks=discussions
    deal=agreement plan=scheme plans=schemes report=account new=fresh last=previous end=finish ended=finished
    important=significant problem=difficulty problems=difficulties want=wish wants=wishes need=require needs=requires
    may=might could=might would=should asked=requested called=described think=believe believe=think made=produced
    make=produce get=obtain got=obtained give=provide gave=provided use=employ used=employed work=labour money=funds
    price=cost prices=costs market=marketplace economy=economic-system jobs=posts workers=employees country=nation
    countries=nations world=globe war=conflict killed=slain police=officers court=tribunal law=statute""".split()
    for _ in (0,)
)


@dataclass(frozen=True)
class Pair:
    """Two articles, and whether they rest on one origin."""

    kind: str
    base: str
    """The article it was made of; pairs of one base are no independent observations."""
    one: Article
    other: Article
    same: bool


@dataclass(frozen=True)
class Source:
    """An article with others of its corpus that it shares nothing with but the subject."""

    key: str
    paragraphs: tuple[tuple[str, ...], ...]
    """Sentences of each paragraph."""
    others: tuple[tuple[str, ...], ...]
    """Sentences of other articles."""

    @property
    def sentences(self) -> list[str]:
        """All of them, in order."""
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]


def sources(articles: Sequence[Article]) -> Iterator[Source]:
    """Choose the articles of a corpus that pairs are made of, spread over its length."""
    told = [(article.file, _paragraphs(article)) for article in articles]
    long = [(key, paragraphs) for key, paragraphs in told if sum(map(_says_enough, chain(*paragraphs))) >= ENOUGH]
    step = max(1, len(long) // BASES)
    for at in range(0, step * min(BASES, len(long)), step):
        others = [long[(at + far) % len(long)][1] for far in (1, 2, 3)]
        flat = tuple(tuple(sentence for paragraph in other for sentence in paragraph) for other in others)
        yield Source(*long[at], flat)


def _says_enough(sentence: str) -> bool:
    return len(sentence.split()) >= WORDS


def _paragraphs(article: Article) -> tuple[tuple[str, ...], ...]:
    found: dict[int, list[str]] = {}
    for sentence in article.sentences:
        found.setdefault(sentence.paragraph, []).append(article.reading(sentence.n))
    return tuple(map(tuple, found.values()))


def pairs(source: Source) -> Iterator[Pair]:
    """Make every kind of pair of an article."""
    whole = _text(source.paragraphs)
    for kind, make in {**COPIES, **RETOLD, **SHARED, **NEAR}.items():
        dice = Random(f"{source.key} {kind}")
        made = make(source, dice)
        one, other = made if isinstance(made, tuple) else (whole, made)
        yield Pair(kind, source.key, cleaned("a", one), cleaned("b", other), same=kind not in NEAR)


def _text(paragraphs: Sequence[Sequence[str]]) -> str:
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)


def _wire(source: Source, dice: Random) -> str:
    """Another masthead and headline, the last third cut."""
    kept = source.paragraphs[: max(1, len(source.paragraphs) * 2 // 3)]
    return f"{dice.choice(MASTHEADS)}What we know so far\n\n{_text(kept)}"


def _boilerplate(source: Source, dice: Random) -> str:
    """A pitch before, inside and after."""
    half = len(source.paragraphs) // 2
    return "\n\n".join(
        (dice.choice(MASTHEADS), _text(source.paragraphs[:half]), TAILS[0], _text(source.paragraphs[half:]), *TAILS[1:])
    )


def _contained(source: Source, dice: Random) -> str:
    """Five sentences or more from the middle."""
    sentences = source.sentences
    size = max(5, len(sentences) * 2 // 5)
    at = dice.randrange(len(sentences) - size + 1)
    return _text([sentences[at : at + size]])


def _embedded(source: Source, dice: Random) -> str:
    """The whole inside a longer article of its own."""
    other = source.others[0]
    at = dice.randrange(1, max(2, len(other) // 2))
    return _text([other[:at], *source.paragraphs, other[at : at + len(source.sentences) // 2]])


def _reordered(source: Source, dice: Random) -> str:
    """Paragraphs in another order."""
    return _text(dice.sample(source.paragraphs, len(source.paragraphs)))


def _light(source: Source, dice: Random) -> str:
    """Synonyms, a word in eight lost, a sentence in seven gone."""
    return _retell(source.sentences, dice, loss=0.12, gone=0.15)


def _firm(source: Source, dice: Random) -> str:
    """Synonyms, a word in four lost, one in ten put otherwise, a sentence in four gone."""
    foreign = [word for other in source.others for sentence in other for word in sentence.split() if word.isalpha()]
    return _retell(source.sentences, dice, loss=0.25, gone=0.25, foreign=foreign)


def _one_report(source: Source, dice: Random) -> tuple[str, str]:
    """Two outlets retell parts of one report, name it, and add some lines of their own."""
    told = []
    for own in source.others[:2]:
        part = _retold(source.sentences, dice, loss=0.1, gone=0.35)
        for at in (0, len(part) // 2):
            part[at] = f"{part[at].rstrip('.”')}, {UPSTREAM} reported."
        told.append(_text([part, own[: max(2, len(source.sentences) // 5)]]))
    return told[0], told[1]


def _retell(sentences: Sequence[str], dice: Random, *, loss: float, gone: float, foreign: Sequence[str] = ()) -> str:
    told = _retold(sentences, dice, loss=loss, gone=gone, foreign=foreign)
    return _text([told[at : at + 3] for at in range(0, len(told), 3)])


def _retold(
    sentences: Sequence[str], dice: Random, *, loss: float, gone: float, foreign: Sequence[str] = ()
) -> list[str]:
    told = [_reword(sentence, dice, loss, foreign) for sentence in sentences if dice.random() >= gone]
    return told or list(sentences)


def _reword(sentence: str, dice: Random, loss: float, foreign: Sequence[str]) -> str:
    """Turn "X, said Y" round, put synonyms, lose small words and some others; names and numbers stay."""
    turned = re.sub(r"^(.*), (he|she|they|[A-Z]\w+) said\.$", r"\2 said that \1.", sentence)
    words = []
    for word in turned.split():
        plain = word.strip(".,;:!?“”\"'").lower()
        if plain in _SYNONYMS:
            words.append(word.lower().replace(plain, _SYNONYMS[plain]))
        elif not (word.islower() and word.isalpha()) or dice.random() >= loss:
            words.append(word)
        elif foreign and dice.random() < 0.4:
            words.append(dice.choice(foreign).lower())
    return " ".join(words)


def _quoted(sentences: Sequence[str], most: int) -> list[str]:
    long = sorted(sentences, key=len, reverse=True)[:most]
    return [re.sub(r"[“”\"]", "", sentence).rstrip(".") for sentence in long]


def _conference(source: Source, dice: Random) -> tuple[str, str]:
    """Two reports of their own with the same three quotations of one press conference."""
    said = [f"“{words},” the minister told reporters." for words in _quoted(source.others[1], 3)]
    return tuple(_text([*_spread(sentences, said, dice)]) for sentences in (source.sentences, source.others[0]))  # type: ignore[return-value]


def _statement(source: Source, dice: Random) -> tuple[str, str]:
    """Two reports of their own with the same statement of four sentences, word for word."""
    said = [f"“{'. '.join(_quoted(source.others[1], 4))},” the ministry said in a statement."]
    return tuple(_text([*_spread(sentences, said, dice)]) for sentences in (source.sentences, source.others[0]))  # type: ignore[return-value]


def _one_writer(source: Source, dice: Random) -> tuple[str, str]:
    """Two articles by one writer: the same byline and credits, and two sentences of background."""
    background = source.others[1][:2]
    return tuple(
        _text([["By Our Correspondent"], *_spread(sentences, [" ".join(background)], dice), WRITER])
        for sentences in (source.sentences, source.others[0])
    )  # type: ignore[return-value]


def _one_mention(source: Source, dice: Random) -> tuple[str, str]:
    """Two reports of their own that each give one line to what another outlet reported."""
    line = f"{source.others[1][0].rstrip('.”')}, {UPSTREAM} reported."
    return tuple(_text([*_spread(sentences, [line], dice)]) for sentences in (source.sentences, source.others[0]))  # type: ignore[return-value]


def _spread(sentences: Sequence[str], lines: Sequence[str], dice: Random) -> list[list[str]]:
    """Put lines between the sentences of an article."""
    mixed = list(sentences)
    for line in lines:
        mixed.insert(dice.randrange(1, len(mixed)), line)
    return [mixed[at : at + 3] for at in range(0, len(mixed), 3)]


Make = Callable[[Source, Random], str | tuple[str, str]]

COPIES: dict[str, Make] = {
    "wire copy, cut": _wire,
    "copy with boilerplate": _boilerplate,
    "contained": _contained,
    "embedded": _embedded,
    "reordered": _reordered,
}
RETOLD: dict[str, Make] = {"light paraphrase": _light, "firm paraphrase": _firm}
SHARED: dict[str, Make] = {"two outlets on one report": _one_report}
NEAR: dict[str, Make] = {
    "one press conference": _conference,
    "one official statement": _statement,
    "one writer": _one_writer,
    "one line after one outlet": _one_mention,
}
