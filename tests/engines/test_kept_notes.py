"""A second run reads one record an article and asks nobody; whatever can change the notes makes it ask again."""

import json
import sqlite3
from pathlib import Path

import pytest

from benchmarks.stub import notes_of
from summarizer.engines.llm import LLMEngine
from summarizer.llm import CutOff, Reply, Request, open_results
from summarizer.schemas import Article, Notes, RemovedSpan, Usage
from summarizer.steps import clean, extract, verify

TEXT = (
    "Bridge divides the town\n\nMayor Ada Holm opposes closing the bridge to lorries. The council met for hours.\n\n"
    "Mayor Ben Lund supports closing the bridge to lorries. Nobody else spoke on Monday evening.\n"
)


class Scripted:
    """A model that notes what the mayors say, and counts."""

    name = "scripted"

    def __init__(self, fingerprint: str = "scripted", most: int = 99) -> None:
        self.fingerprint, self.asked = fingerprint, 0
        self._most = most

    def fill(self, request: Request) -> Reply:
        self.asked += 1
        if request.user.count("\n[") > self._most:
            raise CutOff("m", "too long")
        value = request.fills.model_validate(notes_of(request.user))
        return Reply(value, "", Usage(calls=1, input_tokens=10))


def article(text: str = TEXT, file: str = "a.txt") -> Article:
    return clean.clean(Article(id="0" * 64, file=file, text=text))


def engine(folder: Path, model: Scripted, **settings: object) -> LLMEngine:
    return LLMEngine(model, results=open_results(folder, pytest.fail), **settings)  # type: ignore[arg-type]


def test_the_second_run_asks_nobody_and_notes_the_same(tmp_path: Path) -> None:
    cold, warm = Scripted(), Scripted()
    first = engine(tmp_path, cold).extract(article())
    again = engine(tmp_path, warm)
    assert again.extract(article(file="other name.txt")) == first
    assert (cold.asked, warm.asked) == (1, 0)
    assert again.provenance.usage == Usage(cached=1)
    assert len(first.positions) == 2


@pytest.mark.parametrize("settings", [{"window": 1}, {"window": 2}, {"concurrency": 2}], ids=str)
def test_many_windows_are_one_record(tmp_path: Path, settings: dict[str, int]) -> None:
    cold, warm = Scripted(), Scripted()
    first = engine(tmp_path, cold, **settings).extract(article())
    assert engine(tmp_path, warm, **settings).extract(article()) == first
    assert warm.asked == 0
    assert cold.asked == {"{'window': 1}": 5, "{'window': 2}": 3}.get(str(settings), 1)
    assert len(open_results(tmp_path, pytest.fail)) == 1


def test_an_article_that_was_halved_is_one_record(tmp_path: Path) -> None:
    cold, warm = Scripted(most=4), Scripted(most=0)
    first = engine(tmp_path, cold).extract(article())
    assert cold.asked == 3
    assert engine(tmp_path, warm).extract(article()) == first
    assert warm.asked == 0


def test_notes_longer_than_one_answer_may_be_are_read_back_whole(tmp_path: Path) -> None:
    most = next(m.max_length for m in Notes.model_fields["positions"].metadata if hasattr(m, "max_length"))
    many = "\n".join(f"Mayor Ada Holm opposes closing the bridge number {n}." for n in range(most + 10))
    first = engine(tmp_path, Scripted(), window=10).extract(article(many))
    warm = Scripted()
    assert engine(tmp_path, warm, window=10).extract(article(many)) == first
    assert warm.asked == 0
    assert len(first.positions) > most


def test_whatever_can_change_the_notes_is_asked_anew(tmp_path: Path) -> None:
    prompts = tmp_path / "prompts"
    prompts.mkdir()
    shipped = Path(__file__).parents[2] / "prompts" / "extract.md"
    prompts.joinpath("extract.md").write_text(shipped.read_text(encoding="utf-8") + "\nBe brief.\n", encoding="utf-8")
    cache = tmp_path / "kept"
    engine(cache, Scripted()).extract(article())
    divided = article().model_copy(update={"sentences": article().sentences[:2]})
    unseen = RemovedSpan(start=TEXT.index("to lorries"), end=TEXT.index("to lorries") + 10, rule="other rules")
    removed = article().model_copy(update={"removed": (unseen,)})
    for model, settings, what in (
        (Scripted("another endpoint"), {}, article()),
        (Scripted(), {"prompts": prompts}, article()),
        (Scripted(), {"window": 3}, article()),
        (Scripted(), {"max_tokens": 50}, article()),
        (Scripted(), {}, article(TEXT.replace("lorries", "buses"))),
        (Scripted(), {}, divided),
        (Scripted(), {}, removed),
    ):
        engine(cache, model, **settings).extract(what)
        assert model.asked >= 1, (settings, what.text)


def test_what_is_noted_again_is_kept_for_itself(tmp_path: Path) -> None:
    class Wrong(Scripted):
        def fill(self, request: Request) -> Reply:
            reply = super().fill(request)
            notes = json.loads(reply.value.model_dump_json())
            for position in notes["positions"]:
                position["statement"] += " It would cost 900 million."
            return Reply(Notes.model_validate(notes), "", reply.usage)

    cold, warm = Wrong(), Wrong()
    first, _ = extract.extract([article()], engine(tmp_path, cold), verify.verify, lambda _event: None)
    assert first[0][1].quarantine, "the claims failed their checks, so they were asked for again"
    second, _ = extract.extract([article()], engine(tmp_path, warm), verify.verify, lambda _event: None)
    assert second == first
    assert (cold.asked, warm.asked) == (2, 0)


@pytest.mark.parametrize("planted", ['[{"evil": 1}]', "[", "null", "[]x"])
def test_a_record_that_is_no_notes_is_made_again(tmp_path: Path, planted: str) -> None:
    first = engine(tmp_path, Scripted()).extract(article())
    with sqlite3.connect(tmp_path / "results-v1" / "cache.db") as rows:
        (key,) = rows.execute("SELECT key FROM Cache").fetchone()
    rows.close()
    open_results(tmp_path, pytest.fail).put(key, planted)
    model = Scripted()
    assert engine(tmp_path, model).extract(article()) == first
    assert model.asked == 1
