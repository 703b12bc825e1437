"""Work on a text is linear in its length, whatever stands in it; times are of the processor, not of the clock."""

import random
import time

import pytest

from summarizer.engines.offline.engine import OfflineEngine
from summarizer.schemas import Article, Sentence

HOSTILE = {
    "one sentence": "the council and the union and the board of the city said that the plan for the park " * 1200,
    "opened quotations": "“he said " * 11000,
    "small quotations": '"a" ' * 25000,
    "opened brackets": "(the mayor said " * 6200,
    "nothing but brackets": "(" * 50000 + ")" * 50000,
    "no blank": "a" * 100_000,
}


@pytest.fixture(scope="module")
def engine() -> OfflineEngine:
    engine = OfflineEngine()
    engine.extract(_article(["The mayor said the park should stay open."]))
    return engine


def _article(sentences: list[str], *, paragraph: int = 10**9) -> Article:
    """Put sentences one behind another; a new paragraph begins after so many."""
    found, at = [], 0
    for k, text in enumerate(sentences):
        found.append(Sentence(n=k + 1, start=at, end=at + len(text), paragraph=k // paragraph))
        at += len(text) + 1
    return Article(id="a", file="a.txt", text=" ".join(sentences), sentences=tuple(found))


def _seconds(engine: OfflineEngine, article: Article) -> float:
    started = time.process_time()
    engine.extract(article)
    return time.process_time() - started


@pytest.mark.parametrize("name", HOSTILE)
def test_a_sentence_that_never_ends_is_read_in_a_moment(engine: OfflineEngine, name: str) -> None:
    assert _seconds(engine, _article([HOSTILE[name]])) < 3


def test_a_paragraph_that_never_ends_is_read_to_its_end(engine: OfflineEngine) -> None:
    filler = ["The park has a pond, two benches and a gate that is painted green every spring."] * 150
    notes = engine.extract(_article([*filler, "Mayor Ana Ruiz said the park should be closed at night."]))
    assert [(p.actor, p.sentences) for p in notes.positions] == [("Ana Ruiz", [151])]


def test_many_names_in_one_article_take_time_in_proportion(engine: OfflineEngine) -> None:
    dice = random.Random(7)
    parts = "ba ko ri mu ten sa lo vi da ne gu pra sto mel fin tor".split()

    def name() -> str:
        return "".join(dice.choice(parts) for _ in range(3)).title()

    def text(count: int) -> list[str]:
        return [f"{name()} {name()} said the {name()} Council should reject the plan." for _ in range(count)]

    short, long = (_seconds(engine, _article(text(count), paragraph=5)) for count in (50, 400))
    assert long < 8 * short * 2
