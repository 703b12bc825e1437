"""Recordings: replayed by key, loud when stale, written out when missing, taken in untouched."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.errors import AnswersMissing, OutputInvalid, RecordingMissing, UsageError
from summarizer.llm import Model, RecordedModel, Request, ingest
from summarizer.llm.__main__ import main
from summarizer.schemas import Links, Notes, Wording

ASKED = Request("extract-a", "extract 1", "The fixed part.", "A secret article.", Links)
ANSWER = ' {"actors": [],\n "issues": [] }\n'


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "recordings" / "some-model" / "set", tmp_path / "pending"


def record(folders: tuple[Path, Path], request: Request, answer: str = ANSWER) -> None:
    recordings, pending = folders
    with pytest.raises(AnswersMissing):
        RecordedModel(recordings, pending=pending).fill(request)
    (pending / f"{request.name}.answer.json").write_text(answer, encoding="utf-8")
    ingest(pending, recordings)


def test_an_answer_is_replayed_exactly_as_given(folders: tuple[Path, Path]) -> None:
    record(folders, ASKED)
    model = RecordedModel(folders[0])
    reply = model.fill(ASKED)
    assert isinstance(model, Model)
    assert model.name == "some-model"
    assert reply.text == ANSWER
    assert reply.value == Links(actors=[], issues=[])
    assert reply.cached
    assert list(folders[1].iterdir()) == []


def test_a_recording_holds_no_article(folders: tuple[Path, Path]) -> None:
    record(folders, ASKED)
    text = (folders[0] / "extract-a.json").read_text(encoding="utf-8")
    assert "secret" not in text
    assert "fixed part" not in text
    kept = json.loads(text)
    assert (kept["model"], kept["prompt"], kept["fills"], kept["answer"]) == (
        "some-model",
        "extract 1",
        "Links",
        ANSWER,
    )
    assert len(kept["recorded_on"]) == 10


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"system": "Changed."}, "stale: system part changed"),
        ({"user": "Changed."}, "stale: user part changed"),
        ({"fills": Wording}, "stale: schema changed"),
        ({"user": "Changed.", "system": "x"}, "stale: system part and user part changed"),
        ({"repeat": 1}, "stale: repeat changed"),
        ({"name": "extract-b", "user": "x"}, "no answer of some-model is recorded"),
    ],
    ids=str,
)
def test_whatever_changed_is_named(folders: tuple[Path, Path], change: dict[str, object], says: str) -> None:
    record(folders, ASKED)
    changed = replace(ASKED, **change)  # type: ignore[arg-type]
    with pytest.raises(RecordingMissing, match=says) as caught:
        RecordedModel(folders[0]).fill(changed)
    assert changed.name in caught.value.thing
    assert "--pending" in caught.value.move
    assert ("stale" in caught.value.fault) is ("stale" in says)


def test_the_written_page_is_all_that_a_model_sees(folders: tuple[Path, Path]) -> None:
    with pytest.raises(AnswersMissing, match=r"1 prompt waits for its answer \(extract-a\)"):
        RecordedModel(folders[0], pending=folders[1]).fill(ASKED)
    page = (folders[1] / "extract-a.prompt.md").read_text(encoding="utf-8")
    assert f"~~~~~~~~\n{ASKED.system}\n~~~~~~~~" in page
    assert f"~~~~~~~~\n{ASKED.user}\n~~~~~~~~" in page
    assert '"maxItems"' in page


def test_two_requests_of_one_name_are_kept_apart(folders: tuple[Path, Path]) -> None:
    model = RecordedModel(folders[0], pending=folders[1])
    for request in (ASKED, replace(ASKED, user="Another."), ASKED):
        with pytest.raises(AnswersMissing):
            model.fill(request)
    notes = sorted(folders[1].glob("*.pending.json"))
    assert len(notes) == 2
    for note in notes:
        (folders[1] / note.name.replace(".pending.", ".answer.")).write_text(ANSWER, encoding="utf-8")
    ingest(folders[1], folders[0])
    again = RecordedModel(folders[0])
    assert again.fill(ASKED).cached
    assert again.fill(replace(ASKED, user="Another.")).cached


def test_an_answer_that_does_not_fit_stays_and_is_named(folders: tuple[Path, Path]) -> None:
    recordings, pending = folders
    model = RecordedModel(recordings, pending=pending)
    for request in (ASKED, replace(ASKED, name="extract-b", fills=Notes)):
        with pytest.raises(AnswersMissing):
            model.fill(request)
    for name in ("extract-a", "extract-b"):
        (pending / f"{name}.answer.json").write_text(ANSWER, encoding="utf-8")
    with pytest.raises(OutputInvalid, match=r"extract-b\.answer\.json"):
        ingest(pending, recordings)
    assert [p.name for p in recordings.iterdir()] == ["extract-a.json"]
    assert {p.name.split(".")[0] for p in pending.iterdir()} == {"extract-b"}


def test_a_new_answer_replaces_the_stale_one(folders: tuple[Path, Path]) -> None:
    record(folders, ASKED)
    newer = replace(ASKED, system="Better.")
    record(folders, newer)
    assert [p.name for p in folders[0].iterdir()] == ["extract-a.json"]
    assert RecordedModel(folders[0].parent).fill(newer).cached


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"key": 1}', "\xff"])
def test_a_file_that_is_no_recording_is_refused(folders: tuple[Path, Path], content: str) -> None:
    record(folders, ASKED)
    (folders[0] / "odd.json").write_bytes(content.encode("latin-1"))
    with pytest.raises(UsageError, match=r"odd\.json"):
        RecordedModel(folders[0])


def test_a_tampered_answer_is_not_believed(folders: tuple[Path, Path]) -> None:
    record(folders, ASKED)
    path = folders[0] / "extract-a.json"
    path.write_text(path.read_text(encoding="utf-8").replace("actors", "agents"), encoding="utf-8")
    with pytest.raises(OutputInvalid, match="does not fit"):
        RecordedModel(folders[0]).fill(ASKED)


def test_two_models_in_one_folder_need_a_name(folders: tuple[Path, Path], tmp_path: Path) -> None:
    record(folders, ASKED)
    record((tmp_path / "recordings" / "other" / "set", folders[1]), ASKED)
    with pytest.raises(UsageError, match="other, some-model"):
        RecordedModel(tmp_path / "recordings")
    assert RecordedModel(tmp_path / "recordings", model="other").fill(ASKED).cached
    with pytest.raises(UsageError, match="not a folder"):
        RecordedModel(tmp_path / "nowhere")


def test_the_command_takes_answers_in(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(AnswersMissing):
        RecordedModel(folders[0], pending=folders[1]).fill(ASKED)
    (folders[1] / "extract-a.answer.json").write_text(ANSWER, encoding="utf-8")
    assert main([str(folders[1]), str(folders[0])]) == 0
    assert "1 answers recorded" in capsys.readouterr().out
    assert main([str(folders[1] / "none"), str(folders[0])]) == 2
    assert main([]) == 2
