"""Reports show the same numbers in every form, act on nothing an article holds, and tell broken from bad."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from small import Canned, small_story
from test_runs import files, ran

from summarizer.errors import UsageError
from summarizer.evals.compare import compare, side
from summarizer.evals.report import Report, form_for, render
from summarizer.evals.report.html import MARKS, pieces
from summarizer.evals.report.labelled import as_html
from summarizer.evals.report.markdown import inert
from summarizer.evals.scoring import rescore
from summarizer.evals.verdicts import Verdict

HOSTILE = '<script>alert(1)</script> <img src=x onerror=alert(1)> {{ 7*7 }} \x1b[31m "quoted"'


class Page(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def report(tmp_path: Path) -> Report:
    story = small_story(tmp_path / "s", 6)
    before = rescore(ran(story, Canned(name="before"), tmp_path / "runs"), [story])
    worse = Canned(name="after", blind=files(3), unfit=frozenset({"a5.txt"}))
    after = rescore(ran(story, worse, tmp_path / "runs"), [story])
    return Report(after, (story,), comparison=compare(side(before), side(after)), baseline=before)


def hostile(report: Report) -> Report:
    """The report with every word a model or an article could choose replaced by something nasty."""
    score = report.scores.first("s/a0")
    entries = tuple(entry.model_copy(update={"text": HOSTILE}) for entry in score.judged)
    nasty = score.model_copy(update={"judged": entries, "failed": HOSTILE})
    scores = report.scores.model_copy(update={"articles": {**report.scores.articles, "s/a0": (nasty,)}})
    assert report.comparison
    changed = tuple(change.model_copy(update={"text": HOSTILE}) for change in report.comparison.changes)
    return Report(
        scores,
        report.stories,
        comparison=report.comparison.model_copy(update={"changes": changed}),
        baseline=report.baseline,
    )


def test_html_has_no_script_loads_nothing_and_shows_both_runs(report: Report) -> None:
    page = Page(render(report, "html"))
    assert (
        "content",
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    ) in page.attributes
    assert not {"script", "link", "img", "iframe", "form"} & set(page.tags)
    assert not any(name.startswith("on") or name == "src" for name, _ in page.attributes)
    assert page.tags.count("input") == 2 * 6
    assert {"omitted", "correct"} <= {verdict.value for verdict in Verdict if verdict.value in page.text}
    assert "The Sailors' Guild wants a pay rise" in page.text


def test_hostile_words_are_shown_and_never_acted_on(report: Report) -> None:
    nasty = hostile(report)
    page = Page(render(nasty, "html"))
    assert "alert(1)" in page.text
    assert not {"script", "img"} & set(page.tags)
    assert "{{ 7*7 }}" in page.text
    assert "<script" not in render(nasty, "markdown")
    assert "\x1b" not in render(nasty, "terminal")
    ElementTree.fromstring(render(nasty, "junit"))


def test_verdicts_differ_in_more_than_colour() -> None:
    assert set(MARKS) == set(Verdict)
    signs = [sign for _, sign in MARKS.values()]
    assert MARKS[Verdict.CORRECT][1] not in [MARKS[verdict][1] for verdict in Verdict if MARKS[verdict][0] != "right"]
    assert len(set(signs)) >= 9


def test_overlapping_marks_keep_the_text_and_show_the_worst() -> None:
    marks = [(0, 6, ("right", "✓")), (4, 9, ("wrong", "✗")), (20, 90, ("gone", "○"))]
    cut = pieces("abcdefghijkl", marks)
    assert "".join(piece.text for piece in cut) == "abcdefghijkl"
    assert [(piece.text, piece.kind) for piece in cut] == [
        ("abcd", "right"), ("ef", "wrong"), ("ghi", "wrong"), ("jkl", ""),
    ]  # fmt: skip


def test_junit_tells_broken_from_bad(report: Report) -> None:
    root = ElementTree.fromstring(render(report, "junit"))
    cases = {case.get("name"): case for case in root.iter("testcase")}
    assert cases["a5"].find("error") is not None, "no output is an error of the infrastructure"
    assert cases["a0"].find("failure") is not None, "a lower score is a failure"
    assert cases["a4"].find("failure") is None
    assert cases["a4"].find("error") is None
    gate = cases["not worse than the baseline"]
    assert (gate.find("failure") is not None) == (report.exit_code == 10)
    suite = root.find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("errors"), suite.get("failures")) == ("6", "1", "3")


def test_json_and_markdown_say_what_the_terminal_says(report: Report) -> None:
    record = json.loads(render(report, "json"))
    text, block = render(report, "terminal"), render(report, "markdown")
    assert record["exit_code"] == report.exit_code
    assert f"{record['means']['positions']:.3f}" in text
    assert f"{record['means']['positions']:.3f}" in block
    assert block.startswith(f"### Evals: {record['comparison']['decision']['outcome']}")
    assert "became wrong: s/a0 p2 [correct -> omitted]" in text
    assert "**became wrong** s/a0 p2" in block


def test_a_floor_that_breaks_fails_whatever_the_comparison_says(report: Report) -> None:
    assert Report(report.scores, report.stories, broken=("positions 0.1 is below its floor 0.2",)).exit_code == 10


@pytest.mark.parametrize("text", ["a|b", "<b>", "[x](http://y)", "@team", "*x*", "`x`"])
def test_markdown_of_others_is_inert(text: str) -> None:
    assert not {"<", "@"} & set(inert(text))
    assert not re.search(r"(?<!\\)[\[\]|*`]", inert(text))
    assert "://" not in inert(text)


def test_a_report_needs_a_known_suffix() -> None:
    assert form_for(Path("x.XML")) == "junit"
    with pytest.raises(UsageError, match="suffix"):
        form_for(Path("x.pdf"))


def test_a_case_opens_beside_its_labels(tmp_path: Path) -> None:
    story = small_story(tmp_path / "s", 1)
    page = Page(as_html(story, story.cases[0]))
    assert "p1: Sailors' Guild: support: Sailors should get a pay rise." in page.text
    assert ("data-signs", "set aside") in page.attributes
    assert not {"script", "img"} & set(page.tags)
