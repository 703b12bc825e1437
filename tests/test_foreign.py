"""Articles in other languages through a model, from the command to every form: the original with its translation."""

import csv
import io
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import networkx
import pytest
import warm
from conftest import ROOT
from foreign_notes import ARABIC, ENGLISH, GERMAN
from stub_server import StubServer

from summarizer import api, pipeline
from summarizer.config import Settings
from summarizer.schemas import Briefing

ARTICLES = ROOT / "tests" / "foreign" / "articles"
KNOWN = {"Harbour Post": ENGLISH, "Rheinischer Bote": GERMAN, "صحيفة المرفأ": ARABIC}


def GERMAN_PAGE(text: str) -> str:  # noqa: N802 - it stands for what a model would say
    """Put a line in words that show it was put; one of them with another figure."""
    told = re.sub(r"\b(the|The|of|is)\b", "der", text)
    return told.replace("2.50", "3,50")


def script(body: Mapping[str, Any], _before: int) -> Mapping[str, Any]:
    """Note the three articles as their scripts do, join what asks the same, and word one sentence."""
    name = body["response_format"]["json_schema"]["name"]
    user = body["messages"][-1]["content"]
    if name in ("Notes", "ForeignNotes"):
        return next(noted for outlet, noted in KNOWN.items() if outlet in user)
    if name == "Links":
        return {"actors": [], "issues": []}
    if name == "Phrased":
        numbered = re.findall(r"^(\d+) \| (.*)$", user, re.MULTILINE)
        return {"lines": [{"n": int(n), "text": GERMAN_PAGE(text)} for n, text in numbered]}
    listed = re.search(r"^(p\d+) \| position \| Jana Reuter \| oppose", user, re.MULTILINE)
    assert listed, user
    line = {"text": "Jana Reuter rejects the port fee on grain.", "refs": [listed[1]]}
    return {"title": "Port fee on grain: disputed", "bottom_line": [line], "key_judgments": []}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Briefing, StubServer]:
    """The command's own JSON of one English, one German and one Arabic article."""
    folder = tmp_path_factory.mktemp("foreign")
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZER_", "OPENAI_"))}
    names = ("harbour-post", "rheinischer-bote", "al-marfa")
    files = [str(ARTICLES / f"{name}.txt") for name in names]
    with StubServer(script) as server:
        words = ["brief", *files, "--base-url", server.url, "-m", "stub", "--json"]
        words += ["--cache-dir", str(folder), "--no-record"]
        done = warm.told(words, env=clean | {"OPENAI_API_KEY": "sk-none"}, cwd=ROOT)
        assert done.returncode == 0, done.stderr
        first, sent = Briefing.model_validate_json(done.stdout), len(server.ledger)
        settings = Settings(
            engine="llm", base_url=server.url, model="stub", api_key="sk-none", cache_dir=folder, record=False
        )
        again = api.summarize([Path(file) for file in files], settings=settings)
        assert len(server.ledger) == sent, "kept notes of foreign articles are read again"
    assert again.positions == first.positions
    return first, server


def test_what_is_added_is_added_behind_and_for_other_languages_alone(made: tuple[Briefing, StubServer]) -> None:
    asked = {entry.fills: [] for entry in made[1].ledger}
    for entry in made[1].ledger:
        asked[entry.fills].append(entry.user)
    assert [len(asked[name]) for name in ("Notes", "ForeignNotes", "Links", "Wording")] == [1, 2, 1, 1]
    (english,) = asked["Notes"]
    assert english.endswith("report.")
    tails = sorted(user.partition("report.\n\n")[2] for user in asked["ForeignNotes"])
    assert [tail.partition(".")[0] for tail in tails] == ["The article is in Arabic", "The article is in German"]
    systems = {json.dumps(entry.body["messages"][0]) for entry in made[1].ledger if "Notes" in (entry.fills or "")}
    assert len(systems) == 1, "the fixed part is the same bytes for every language"


def test_evidence_is_the_original_with_its_translation_beside_it(made: tuple[Briefing, StubServer]) -> None:
    briefing = made[0]
    texts = {source.id: (ARTICLES / source.file).read_text("utf-8") for source in briefing.sources}
    languages = {source.id: source.language for source in briefing.sources}
    assert sorted(filter(None, languages.values())) == ["ar", "de", "en"]
    pieces = [piece for p in briefing.positions for piece in p.evidence]
    assert len(pieces) == 9
    for piece in pieces:
        assert texts[piece.source][piece.start : piece.end] == piece.quote
        assert (piece.translation is not None) == (languages[piece.source] != "en")
    reuter = next(p for p in briefing.positions if "must not take effect" in p.statement)
    assert "dürfe nicht wie vorgesehen am 1. März in Kraft treten" in reuter.evidence[0].quote
    assert "must not take effect" in str(reuter.evidence[0].translation)
    assert briefing.quarantine == ()
    assert pipeline.check_again(briefing) == ()


def test_a_translation_never_makes_a_claim_high(made: tuple[Briefing, StubServer]) -> None:
    briefing = made[0]
    joined = [p for p in briefing.positions if len(p.origins) > 1]
    assert joined, "the Commission's support stands in an English and a German article"
    assert {p.confidence for p in joined} == {"moderate"}
    on = {check.name for p in joined for check in p.checks if check.on == "translation"}
    assert {"speaker", "polarity", "hedge"} <= on


def test_who_changes_a_translation_is_caught(made: tuple[Briefing, StubServer]) -> None:
    told = json.loads(made[0].model_dump_json())
    position = next(p for p in told["positions"] if "must not take effect" in p["statement"])
    position["evidence"][0]["translation"] = "Agriculture minister Jana Reuter welcomed the fee."
    (failed,) = [q for q in pipeline.check_again(Briefing.model_validate(told)) if q.kind == "position"]
    assert "is not that of its sentences" in failed.failed[0].detail


def test_every_form_marks_the_translation(made: tuple[Briefing, StubServer]) -> None:
    briefing = made[0]
    markdown = api.render(briefing, "markdown")
    assert re.search(r": “رفضت مصر الرسوم[^”]+” translation \(by stub\): Egypt rejected the fees", markdown)
    assert "checked on the translation: speaker, polarity" in markdown
    html = api.render(briefing, "html")
    assert '<blockquote dir="rtl" lang="ar">رفضت مصر' in html
    assert '<div class="text" dir="rtl" lang="ar">' in html
    assert '<p class="translation" lang="en" dir="ltr"><span class="facts">translation (by stub):</span> Egypt' in html
    rows = list(csv.DictReader(io.StringIO(api.render(briefing, "csv")), strict=True))
    assert {(row["language"], row["translated_by"]) for row in rows} == {("en", ""), ("de", "stub"), ("ar", "stub")}
    graph = networkx.read_graphml(io.BytesIO(api.render(briefing, "graphml").encode()), force_multigraph=True)
    assert any(edge.get("translated_by") == "stub" and edge["quote"] for *_, edge in graph.edges(data=True))
    for form in ("terminal", "markdown", "html"):
        shown = " ".join(api.render(briefing, form).split())  # type: ignore[call-overload]
        assert "in Arabic" in shown
        assert "translations by stub" in shown


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_sheet_says_which_sources_are_translated(made: tuple[Briefing, StubServer], form: str) -> None:
    data = api.render(made[0], form)  # type: ignore[call-overload]
    if form == "pdf":
        import pypdf

        (page,) = pypdf.PdfReader(io.BytesIO(data)).pages
        text = " ".join(page.extract_text().split())
    else:
        import docx

        text = "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)
    assert "in German" in text
    assert "translations by stub" in text


def test_what_brief_shows_is_what_brief_made(made: tuple[Briefing, StubServer], tmp_path: Path) -> None:
    made[0].save(tmp_path / "b.json")
    assert Briefing.load(tmp_path / "b.json") == made[0]


def test_the_page_in_german_asks_once_more_and_changes_no_other_request(
    made: tuple[Briefing, StubServer], tmp_path: Path
) -> None:
    files = [ARTICLES / f"{name}.txt" for name in ("harbour-post", "rheinischer-bote", "al-marfa")]
    with StubServer(script) as server:
        settings = Settings(
            engine="llm", base_url=server.url, model="stub", api_key="x", cache_dir=tmp_path, record=False, lang="de"
        )
        briefing = api.summarize(files, settings=settings)
        asked = [(entry.fills, re.sub(r"=== \w+", "", entry.user)) for entry in server.ledger]
    before = [(entry.fills, re.sub(r"=== \w+", "", entry.user)) for entry in made[1].ledger]
    assert sorted(asked[:-1], key=str) == sorted(before, key=str)
    assert asked[-1][0] == "Phrased"
    assert asked[-1][1].endswith("Put each line into German.")
    assert briefing.positions == made[0].positions, "everything but the page is in English"
    assert briefing.page.title == "Port fee on grain: disputed"
    (refused,) = [q for q in briefing.quarantine if q.id.startswith("page-")]
    assert "3,50" in refused.failed[0].detail
    assert "einzelne Zeilen auf Englisch" in briefing.page.coverage
    assert "Übersetzungen: stub" in briefing.page.footer
    html = api.render(briefing, "html")
    assert re.search(r'<td class="wants" lang="en">[^<]*2\.50 euros', html)
    assert '<html lang="de">' in html
    assert pipeline.check_again(briefing) == ()
    told = briefing.model_copy(update={"phrases": (briefing.phrases[0].model_copy(update={"said": "7"}),)})
    assert any(q.id == "page-1" for q in pipeline.check_again(told))
