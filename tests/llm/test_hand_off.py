"""The hand-off folder: prompts out, answers in, nothing asked twice, nothing wrong taken for right."""

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import api
from summarizer.config import Settings
from summarizer.errors import AnswersMissing, UsageError
from summarizer.events import ArticleExtracted, ArticleSkipped, Event, Warned
from summarizer.llm.pasted import LARGEST, Unfit, fitting
from summarizer.schemas import Briefing, Links

EMPTY = {"actors": [], "positions": [], "proposals": [], "disputes": [], "events": [], "unknowns": []}
GOOD = json.dumps({"actors": [], "issues": [{"members": ["i1"], "inverse": [], "best": 'a "}{" b'}]})

FITS = [
    ("as it is", GOOD),
    ("in a fence", f"```json\n{GOOD}\n```"),
    ("in prose with braces", f'Sure, it\'s "here" {{as asked}}:\n{GOOD}\nAnything {{else}}?'),
    ("with a byte order mark", "\ufeff" + GOOD),
    ("said twice alike", f"{GOOD}\nAgain:\n{GOOD}"),
]
UNFIT = [
    ("nothing", "  \n", "empty"),
    ("no object", "I can't do that.", "no JSON object"),
    ("two objects", f'{GOOD}\nor rather\n{{"actors": [], "issues": []}}', "2 JSON objects"),
    ("cut off", GOOD[:-9], "cut off"),
    ("another shape", '{"actors": [{"members": 5}], "issues": [], "more": 1}', r"actors\[0\]\.members: .*; more: "),
    ("a list", "[1, 2]", "no JSON object"),
]


@pytest.mark.parametrize("text", [text for _, text in FITS], ids=[name for name, _ in FITS])
def test_the_one_object_is_found_and_left_as_it_is(text: str) -> None:
    assert fitting(text.encode(), Links) == GOOD


@pytest.mark.parametrize(("text", "says"), [row[1:] for row in UNFIT], ids=[row[0] for row in UNFIT])
def test_what_is_no_answer_is_refused_in_plain_words(text: str, says: str) -> None:
    with pytest.raises(Unfit, match=says):
        fitting(text.encode(), Links)


def test_bytes_that_are_no_text_or_too_many_are_refused() -> None:
    with pytest.raises(Unfit, match="UTF-8"):
        fitting(b"\xff\xfe{}", Links)
    with pytest.raises(Unfit, match="larger"):
        fitting(b" " * (LARGEST + 1), Links)


@given(st.text(alphabet='{}[]":,\\ab\n`', max_size=60), st.text(alphabet="ab .\n`'", max_size=30))
def test_prose_never_changes_an_answer(noise: str, prose: str) -> None:
    assert fitting((prose + GOOD + prose).encode(), Links).strip() == GOOD
    try:
        found = fitting(noise.encode(), Links)
    except Unfit:
        return
    assert Links.model_validate_json(found)


@pytest.mark.parametrize("piece", ["{", '{"a":', '{"a":{', "}{", '"{', "\\{"])
def test_a_hostile_megabyte_takes_less_than_a_second(piece: str) -> None:
    text = (piece * (1_000_000 // len(piece))).encode()
    started = time.process_time()
    with pytest.raises(Unfit):
        fitting(text, Links)
    assert time.process_time() - started < 1


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    for name in ("a", "b"):
        write(tmp_path, name)
    return tmp_path


def write(folder: Path, name: str, more: str = "") -> None:
    text = f"The {name} line will close in May. Who pays remains unclear. {more}\n"
    (folder / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")


def run(folder: Path, **more: object) -> tuple[Briefing | AnswersMissing, list[Event]]:
    heard: list[Event] = []
    chosen = replace(Settings(hand_off=folder / "out", record=False), **more)  # type: ignore[arg-type]
    try:
        return api.summarize(folder / "articles", settings=chosen, listener=heard.append), heard
    except AnswersMissing as waiting:
        return waiting, heard


def prompts(folder: Path) -> list[str]:
    return sorted(path.name.removesuffix(".prompt.md") for path in (folder / "out").glob("*.prompt.md"))


def answer(folder: Path, name: str, text: str = "", suffix: str = "json") -> None:
    said = text or json.dumps(EMPTY | {"unknowns": [{"text": "who pays", "sentences": [2]}]})
    (folder / "out" / f"{name}.answer.{suffix}").write_text(said, encoding="utf-8")


def warnings(heard: list[Event]) -> list[str]:
    return [event.message for event in heard if isinstance(event, Warned)]


def test_all_prompts_come_at_once_and_no_article_is_a_gap_for_waiting(folder: Path) -> None:
    outcome, heard = run(folder)
    assert isinstance(outcome, AnswersMissing)
    assert (outcome.exit_code, sorted(outcome.waiting.values())) == (8, prompts(folder))
    assert [name[:-7] for name in prompts(folder)] == ["extract-a", "extract-b"]
    assert not any(isinstance(event, ArticleSkipped | ArticleExtracted) for event in heard)
    page = (folder / "out" / f"{prompts(folder)[0]}.prompt.md").read_text(encoding="utf-8")
    assert "The a line will close in May." in page
    assert f"`{prompts(folder)[0]}.answer.json`" in page
    assert '"positions"' in page


def test_answers_come_in_any_order_and_any_suffix_and_are_never_asked_for_again(folder: Path) -> None:
    run(folder)
    first, second = prompts(folder)
    answer(folder, second, suffix="txt")
    assert isinstance(run(folder)[0], AnswersMissing)
    assert prompts(folder) == [first]
    answer(folder, first)
    write(folder, "c")
    outcome, _ = run(folder)
    assert isinstance(outcome, AnswersMissing)
    (third,) = prompts(folder)
    assert third.startswith("extract-c-")
    answer(folder, third)
    made, _ = run(folder)
    assert isinstance(made, Briefing)
    assert made.gaps == ()
    assert len(made.sources) == 3
    assert isinstance(run(folder)[0], Briefing), "the same again, from what is kept"
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["answered"]


def test_a_bad_answer_is_named_and_waits_while_the_others_are_taken_in(folder: Path) -> None:
    run(folder)
    first, second = prompts(folder)
    answer(folder, first, '{"actors": 5}')
    answer(folder, second)
    outcome, heard = run(folder)
    assert isinstance(outcome, AnswersMissing)
    assert list(outcome.waiting.values()) == [first]
    (warned,) = warnings(heard)
    assert f"{first}.answer.json: actors: input should be a valid array" in warned
    answer(folder, first, suffix="md")
    _, heard = run(folder)
    assert "several answers" in warnings(heard)[0]
    (folder / "out" / f"{first}.answer.json").unlink()
    assert isinstance(run(folder)[0], Briefing)


def test_a_changed_article_makes_its_prompt_stale_and_an_old_answer_never_lands_on_the_new_one(folder: Path) -> None:
    run(folder)
    old = prompts(folder)[0]
    write(folder, "a", more="A third sentence.")
    _, heard = run(folder)
    new = prompts(folder)[0]
    assert (old[:10], new[:10], old == new) == ("extract-a-", "extract-a-", False)
    assert any(f"{old} is no longer asked" in message for message in warnings(heard))
    assert (folder / "out" / "stale" / f"{old}.prompt.md").is_file()
    answer(folder, old)
    outcome, heard = run(folder)
    assert any(f"{old}.answer.json answers no prompt that waits" in message for message in warnings(heard))
    assert isinstance(outcome, AnswersMissing)
    assert new in outcome.waiting.values()


def test_an_answered_article_that_changes_says_what_changed(folder: Path) -> None:
    run(folder)
    for name in prompts(folder):
        answer(folder, name)
    run(folder)
    write(folder, "a", more="A third sentence.")
    run(folder)
    (new,) = prompts(folder)
    assert "its user part changed" in (folder / "out" / f"{new}.prompt.md").read_text(encoding="utf-8")
    write(folder, "a")
    assert isinstance(run(folder)[0], Briefing), "the old article's answer is still there"


def test_windows_of_one_article_wait_together(folder: Path) -> None:
    outcome, _ = run(folder, window=1)
    assert isinstance(outcome, AnswersMissing)
    assert len(outcome.waiting) == 4


def test_what_is_no_note_of_ours_is_refused(folder: Path) -> None:
    run(folder)
    note = next((folder / "out").glob("*.pending.json"))
    note.rename(note.with_name("other.pending.json"))
    with pytest.raises(UsageError, match=r"other\.pending\.json"):
        run(folder)
    with pytest.raises(UsageError, match="exclude each other"):
        run(folder, batch=folder / "batches")
