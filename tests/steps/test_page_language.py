"""The page in another language: every fixed word, right plurals, whole lines, and no line that says something else."""

import re
import subprocess
import sys
from dataclasses import replace
from typing import get_args

import pytest
from conftest import ROOT, engine_for, sample_briefing, settings_for
from hypothesis import given
from hypothesis import strategies as st

from summarizer import api, pipeline
from summarizer.config import values
from summarizer.lexicon import page, table
from summarizer.schemas import Actor, ActorKind, Block, Briefing, RelationKind
from summarizer.steps import fit
from summarizer.steps.fit.phrases import Tongue, composed, fixed
from summarizer.steps.translate import accept, faults

ARTICLE = ROOT / "tests" / "foreign" / "articles" / "harbour-post.txt"
LANGUAGES = page.page_languages()
GAP = re.compile(r"\{(\w+)\}")


def test_the_settings_know_the_languages_of_the_table() -> None:
    assert set(values.LANGUAGES) == set(LANGUAGES) == set(page.PLURALS)


def test_every_language_has_every_word_and_the_same_gaps() -> None:
    _head, *rows = table("page")
    assert len({row[0] for row in rows}) == len(rows)
    plural = {"one", "few", "many", "other"}
    for key, english, *others in rows:
        assert len(others) == len(LANGUAGES) - 1, key
        form = key.rpartition(".")[2]
        for language, text in zip(LANGUAGES, (english, *others), strict=True):
            needed = {page.PLURALS[language](n) for n in range(200)}
            if form in plural and form not in needed:
                assert text == "-", (key, language)
                continue
            assert text not in ("", "-"), (key, language)
            wanted = set(GAP.findall(english)) or set(GAP.findall(text))
            if key != "source.language":  # English has a name for the language, the others give its code
                assert set(GAP.findall(text)) == wanted, (key, language)


def test_every_heading_mark_and_kind_has_words() -> None:
    for language in LANGUAGES:
        words = page.page_words(language)
        for block in get_args(Block.model_fields["key"].annotation):
            assert words(f"heading.{block}")
        for kind in RelationKind:
            assert words(f"note.{kind.value}")


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", {0: "0 articles", 1: "1 article", 2: "2 articles", 21: "21 articles"}),
        ("fr", {0: "0 article", 1: "1 article", 2: "2 articles"}),
        ("es", {1: "1 artículo", 5: "5 artículos"}),
        ("uk", {1: "1 стаття", 2: "2 статті", 5: "5 статей", 11: "11 статей", 21: "21 стаття", 112: "112 статей"}),
    ],
)
def test_plural_forms(language: str, forms: dict[int, str]) -> None:
    assert {n: page.page_words(language).some("article", n) for n in forms} == forms


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [("de-AT", "4. Sept. 2025", "Dez. 2024"), ("fr", "4 sept. 2025", "déc. 2024"), ("uk", "4 вер. 2025", "груд. 2024")],
)
def test_dates(language: str, day: str, month: str) -> None:
    words = page.page_words(language)
    assert (words.day("2025-09-04"), words.day("2024-12"), words.day("2025")) == (day, month, "2025")


@pytest.mark.parametrize(
    ("note", "german"),
    [
        ("Moderate: one origin.", "Mittel: ein Ursprung."),
        ("High: two independent origins agree.", "Hoch: 2 unabhängige Ursprünge stimmen überein."),
        ("Low: for one side, contradicted.", "Gering: für eine Seite: widersprochen."),
        ("reported", "berichtet"),
        ("once there is a ceasefire", ""),
        ("Low: because of the weather.", ""),
    ],
)
def test_a_note_is_put_whole_or_not_at_all(note: str, german: str) -> None:
    assert fixed(note, page.page_words("de")) == german


@pytest.mark.parametrize("kind", ["offline", "recorded"])
def test_each_note_of_the_samples_is_known_or_a_condition(kind: str) -> None:
    briefing = sample_briefing(kind)
    conditions = {c for item in (*briefing.positions, *briefing.proposals) for c in item.conditions}
    notes = {line.note for block in briefing.page.blocks for line in block.lines if line.note}
    assert {note for note in notes if not fixed(note, page.page_words("uk"))} <= conditions


@pytest.fixture(scope="module")
def offline() -> Briefing:
    """An article without a model, in German as far as that goes."""
    settings = replace(settings_for("offline"), lang="de")
    return api.summarize([ARTICLE], engine=engine_for("offline"), settings=settings)


def test_without_a_model_the_page_says_that_its_lines_are_english(offline: Briefing) -> None:
    english = api.summarize([ARTICLE], engine=engine_for("offline"), settings=settings_for("offline"))
    assert offline.positions == english.positions
    assert offline.page.coverage.startswith("Stand: ")
    assert offline.page.coverage.endswith("Zeilen auf Englisch")
    assert {line.text for line in offline.page.blocks[0].lines} <= {j.text for j in english.bottom_line}
    assert "ca. 12. Jan. 2026, kein Medium" in offline.page.blocks[-1].lines[0].text
    assert pipeline.check_again(offline) == ()


def test_every_form_has_the_fixed_words(offline: Briefing) -> None:
    html = api.render(offline, "html")
    assert '<html lang="de">' in html
    assert '<section class="below" id="evidence" lang="en"' in html
    assert re.search(r'<h1 lang="en">', html)
    sheet = html.partition('<section class="below"')[0]
    shown = {
        "html": re.sub(r"<style>.*?</style>|<[^>]*>", " ", sheet.partition("<main>")[2], flags=re.DOTALL),
        "terminal": api.render(offline, "terminal", width=120),
    }
    shown["markdown"] = api.render(offline, "markdown").partition("---\n\n")[0]
    for form, text in shown.items():
        for english in ("Who wants what", "Demand", "not reported", "Disputed", "Bottom line", "As of", "Timeline"):
            assert english.upper() not in text.replace(offline.page.title, "").upper(), (form, english)
        for word in ("Wer was will", "Forderung", "leer = nicht berichtet", "Strittig", "Das Wichtigste", "Zeitleiste"):
            assert word.upper() in text.upper(), (form, word)


def test_the_printed_forms_have_them_too(offline: Briefing) -> None:
    import io

    import docx
    import pypdf

    file = docx.Document(io.BytesIO(api.render(offline, "docx")))
    assert "WER WAS WILL" in "\n".join(p.text for p in file.paragraphs)
    assert file.core_properties.language == "de"
    reader = pypdf.PdfReader(io.BytesIO(api.render(offline, "pdf")))
    assert len(reader.pages) == 1
    assert "WER WAS WILL" in reader.pages[0].extract_text()
    assert reader.trailer["/Root"]["/Lang"] == "de"


def _told(briefing: Briefing, language: str) -> Briefing:
    """Put every line by a rule that keeps what must stay: nothing but the plain words of it change."""
    lines = tuple(composed(briefing.page))
    told = [f"**¡{text[2:]}" if text.startswith("**") else f"¡{text}" for text, _ in lines]
    return accept(briefing.model_copy(update={"language": language}), lines, told)


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_a_page_all_of_whose_lines_are_put_says_nothing_of_english(language: str) -> None:
    english = sample_briefing("offline")
    put = _told(english, language)
    assert put.quarantine == english.quarantine
    put = fit.fit(put, put.provenance)
    words = page.page_words(language)
    assert words("top.all english") not in put.page.coverage
    assert put.page.words <= 560
    rows = put.page.matrix.rows
    assert all(row.demand.text.startswith("¡") for row in rows if row.demand)
    disputed = next(block for block in put.page.blocks if block.key == "disputed").lines[0]
    assert disputed.strong.startswith("¡"), "what is set strong is found again"
    assert disputed.text.startswith(disputed.strong)
    assert pipeline.check_again(put) == ()


def person(name: str) -> Actor:
    return Actor(id="a1", name=name, kind=ActorKind.PERSON)


@pytest.mark.parametrize(
    ("said", "check"),
    [
        ("Keir Starmer fordert 3.000 Soldaten „bald“ “boots on the ground”.", None),
        ("Кір Стармер вимагає 3000 солдатів “boots on the ground”.", None),
        ("Keir Starmer fordert 30.000 Soldaten “boots on the ground”.", "numbers"),
        ("Keir Starmer fordert Soldaten “boots on the ground”.", "numbers"),
        ("Macron fordert 3.000 Soldaten “boots on the ground”.", "names"),
        ("Starmer fordert 3.000 Soldaten “Stiefel am Boden”.", "quote"),
        ("Starmer fordert 3.000 Soldaten “boots on the ground”. " + "Und zwar ganz gewiss. " * 12, "place"),
    ],
)
def test_a_line_that_says_something_else_is_refused(said: str, check: str | None) -> None:
    text = "Keir Starmer demands 3,000 soldiers “boots on the ground”."
    found = [fault.name for fault in faults(text, said, [person("Keir Starmer"), person("Emmanuel Macron")])]
    assert found == ([check] if check else [])


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_lines_are_compared(text: str, said: str) -> None:
    assert faults(text, text, []) == () or len(text) > 0
    faults(text, said, [person("Ada Holm")])


def test_english_is_left_as_it_is() -> None:
    briefing = sample_briefing("offline")
    assert fit.fit(briefing, briefing.provenance).page == briefing.page
    assert Tongue.of(briefing).page(briefing.page).blocks == briefing.page.blocks


def test_a_language_without_words_is_refused_with_those_there_are() -> None:
    command = [sys.executable, "-m", "summarizer", "brief", "seeds", "--engine", "offline", "--lang", "pl"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "lang = 'pl'" in done.stderr
    assert "en, de, fr, es or uk" in done.stderr
