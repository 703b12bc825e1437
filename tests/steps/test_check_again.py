"""A saved briefing is checked whole: a changed claim, sentence, mark or printed line doesn't pass as what was made."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from conftest import RECORDINGS, engine_for, offline_engine

from summarizer.cli.verifying import counted
from summarizer.evals.case import load_story
from summarizer.pipeline import check_again, make_briefing
from summarizer.schemas import Article, Briefing
from summarizer.steps import fit
from summarizer.steps.read import read

CASES = RECORDINGS.parents[1] / "cases"

TEXTS = (
    "Ferry fares split council\nBy Jane Roe, 3 March 2025\n\n"
    "Ann Lee opposes the harbour toll of 5 dollars. The council met on 3 March 2025. "
    "Ann Lee proposed a ferry at night.\n",
    "Harbour toll finds a friend\nBy Ole Lund, 20 March 2025\n\n"
    "Bo Park supports the harbour toll of 5 dollars. Bo Park opposes the ferry at night.\n",
)


@cache
def made() -> Briefing:
    """A briefing as the line makes it of two small articles, worded by templates."""
    given = [Article(id=f"hash{n}", file=f"{n}.txt", text=text) for n, text in enumerate(TEXTS)]
    return make_briefing(given, offline_engine())


Data = dict[str, Any]
STORIES = sorted(path.parent for path in CASES.glob("*/story.yaml"))


@cache
def whole(story: str, engine: str) -> Briefing:
    """A labelled story's briefing, by the offline engine or from a model's recorded answers."""
    files = [case.file for case in load_story(CASES / story).cases]
    return make_briefing(read(files)[0], engine_for(engine))


@pytest.mark.parametrize(
    ("story", "engine"),
    [*((path.name, "recorded") for path in STORIES), ("port-strike", "offline"), ("court-water", "offline")],
)
def test_what_a_run_lets_pass_a_check_of_the_saved_file_lets_pass(story: str, engine: str) -> None:
    again = Briefing.model_validate_json(whole(story, engine).model_dump_json())
    assert [(one.id, one.claim, one.failed) for one in check_again(again)] == []


def block(data: Data, key: str) -> Data:
    return next(one for one in data["page"]["blocks"] if one["key"] == key)


def replaced(part: Data, field: str, old: str, new: str) -> None:
    assert old in part[field], part[field]
    part[field] = part[field].replace(old, new)


def test_what_was_made_stands() -> None:
    assert [(one.id, one.claim, one.failed) for one in check_again(made())] == []


TAMPERED: list[tuple[str, Callable[[Data], object]]] = [
    ("title", lambda d: d.update(title="Ferry at night: agreed")),
    ("bottom line 1", lambda d: replaced(d["bottom_line"][0], "text", "Bo Park is against", "Bo Park is unsure")),
    ("bottom line 1", lambda d: d["bottom_line"][0].update(confidence="high", reason="")),
    ("bottom line", lambda d: d.update(bottom_line=d["bottom_line"][:1])),
    ("d1", lambda d: d["disputes"][0].update(question="The ferry by day")),
    ("coverage", lambda d: d["coverage"].update(origins=7)),
    ("page, title", lambda d: d["page"].update(title="The toll going: agreed")),
    ("page, coverage", lambda d: replaced(d["page"], "coverage", "2 articles", "20 articles")),
    ("page, footer", lambda d: replaced(d["page"], "footer", "6 of 6", "9 of 9")),
    ("page, bottom line 1", lambda d: replaced(block(d, "bottom line")["lines"][0], "text", "Ann Lee", "Bo Park")),
    ("page, disputed 1", lambda d: replaced(block(d, "disputed")["lines"][0], "text", "(for)", "(against)")),
    ("page, disputed 1", lambda d: block(d, "disputed")["lines"][0].update(refs=["s1"])),
    ("page, proposals 1", lambda d: replaced(block(d, "proposals")["lines"][0], "text", "floated", "pledged")),
    ("page, timeline 1", lambda d: replaced(block(d, "timeline")["lines"][0], "text", "3 Mar", "4 Mar")),
    ("page, sources 2", lambda d: block(d, "sources")["lines"].pop()),
    ("page, blocks", lambda d: d["page"]["blocks"].reverse()),
    ("page, who wants what 1", lambda d: d["page"]["matrix"]["rows"][0]["cells"][0].update(mark="conflict")),
    ("page, who wants what 1", lambda d: d["page"]["matrix"]["rows"][0].update(label="Cy Dunn")),
    ("page, who wants what 1", lambda d: d["page"]["matrix"]["rows"][0]["demand"].update(text="Wants nothing")),
    ("page, who wants what", lambda d: d["page"]["matrix"].update(labels=["Fun", "Ferry"])),
    ("provenance, extracted", lambda d: d["provenance"].update(extracted=50)),
    ("omissions", lambda d: d.update(omissions=[{"item": "p1", "rule": "matrix: at most 8 actors"}])),
]


@pytest.mark.parametrize(("place", "tamper"), TAMPERED)
def test_a_part_that_was_changed_is_named(place: str, tamper: Callable[[Data], object]) -> None:
    data = made().model_dump(mode="json")
    tamper(data)
    failed = {one.id for one in check_again(Briefing.model_validate(data))}
    assert any(name == place or name.startswith(f"{place} ") for name in failed), failed


def test_an_engines_own_sentences_pass_when_they_hold_and_fail_when_they_do_not() -> None:
    data = made().model_dump(mode="json")
    data["provenance"].update(wording="engine", prompts="abc")
    data["bottom_line"][0]["text"] = "Bo Park opposes the ferry at night, which Ann Lee wants."
    data["title"] = "Ann Lee and Bo Park part over the ferry"
    engine = Briefing.model_validate(data)
    engine = fit.fit(engine, engine.provenance)
    assert [(one.id, one.failed) for one in check_again(engine)] == []
    worse = engine.model_copy(update={"title": "Cy Dunn against Bo Park on 9 tolls"})
    assert "title" in {one.id for one in check_again(worse)}


def position(data: Data, start: str) -> Data:
    return next(one for one in data["positions"] if one["statement"].startswith(start))


def speaks(data: Data, start: str, name: str) -> None:
    position(data, start)["speaker"] = next(one["id"] for one in data["actors"] if one["name"] == name)


EDITED: list[tuple[str, Callable[[Data], object]]] = [
    ("title", lambda d: d.update(title="Norlane and its dockers agree on 40 cranes")),
    ("bottom line", lambda d: d["bottom_line"][0].update(text="Abel Frota opposes the 12 ports.")),
    ("judgment", lambda d: d["key_judgments"][0].update(text="Henrik Aasgaard will surely give in by May 2031.")),
    ("confidence", lambda d: d["key_judgments"][0].update(confidence="high", reason="everybody says so")),
    ("dispute question", lambda d: d["disputes"][0].update(question="Should dockers be paid in gold?")),
    (
        "statement",
        lambda d: position(d, "The federation demands").update(statement="The federation opposes guarantees."),
    ),
    (
        "statement of another",
        lambda d: position(d, "Quintela dismissed").update(statement="Zane Wolff wants a strike."),
    ),
    ("number", lambda d: replaced(position(d, "Aasgaard promised"), "statement", "2030", "2050")),
    ("name", lambda d: position(d, "Aasgaard promised").update(statement="Rex Halloran promised no dismissals.")),
    ("quote", lambda d: replaced(position(d, "Aasgaard promised")["evidence"][0], "quote", "no ", "each ")),
    ("offset", lambda d: position(d, "Aasgaard promised")["evidence"][0].update(start=0)),
    ("stance", lambda d: position(d, "Norlane Terminals rejected").update(stance="support")),
    ("stance of a side", lambda d: d["disputes"][0]["sides"][0].update(stance="noncommittal")),
    ("speaker", lambda d: speaks(d, "Aasgaard promised", "Abel Frota")),
    ("certainty", lambda d: position(d, "Vasconcelos is reportedly weighing").update(certainty="stated")),
    ("actor", lambda d: d["actors"][0].update(name="Rex Halloran")),
    ("issue", lambda d: d["issues"][0].update(statement="Cranes should be painted.")),
]


@pytest.mark.parametrize("edit", [edit for _, edit in EDITED], ids=[name for name, _ in EDITED])
def test_an_edit_of_the_saved_file_is_caught(edit: Callable[[Data], object]) -> None:
    data = whole("port-strike", "recorded").model_dump(mode="json")
    edit(data)
    assert check_again(Briefing.model_validate(data))


def test_the_counts_of_footer_and_check_are_one_account() -> None:
    briefing = made()
    assert "6 of 6 claims verified" in briefing.page.footer
    assert counted(briefing, ()).startswith("8 of 8 entries stand; they unite 6 of the 6 claims that passed")
    assert "they unite 5 of the 6 claims" in counted(briefing, {"p1"})
