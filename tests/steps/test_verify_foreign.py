"""An article in another language: the original is the evidence, and each check says what it read."""

import copy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from foreign_notes import ARABIC, GERMAN, Json, actor, notes, position
from hypothesis import given
from hypothesis import strategies as st

from summarizer.lexicon.scripts import alike, in_latin, possible, read
from summarizer.schemas import Article, Check, CheckedNotes, ForeignNotes
from summarizer.steps import clean, identify, verify

ARTICLES = ROOT / "tests" / "foreign" / "articles"


@cache
def article(name: str) -> Article:
    text = Path(ARTICLES / f"{name}.txt").read_text("utf-8")
    return identify.identify(clean.clean(Article(id=name, file=f"{name}.txt", text=text)))


def checked(name: str, noted: Json) -> CheckedNotes:
    return verify.verify(ForeignNotes.model_validate(noted), article(name))


def changed(noted: Json, **lines: str | None) -> Json:
    """The same notes with other translations: n4="..." for sentence 4, None for none."""
    again = copy.deepcopy(noted)
    given_ = {int(name[1:]): text for name, text in lines.items()}
    kept = [line | {"text": given_.get(line["n"], line["text"])} for line in again["translations"]]
    again["translations"] = [line for line in kept if line["text"] is not None]
    return again


def faults(found: CheckedNotes, claim: int) -> dict[str, str]:
    """What the n-th position failed, by check."""
    failed = [q for q in found.quarantine if q.id.endswith(f"-p{claim}")]
    return {check.name: check.detail for q in failed for check in q.failed}


def ran_on(checks: tuple[Check, ...]) -> dict[str, str]:
    return {check.name: check.on for check in checks}


@pytest.mark.parametrize(("name", "noted"), [("rheinischer-bote", GERMAN), ("al-marfa", ARABIC)])
def test_faithful_notes_pass_and_their_evidence_is_the_original(name: str, noted: Json) -> None:
    found = checked(name, noted)
    assert [(q.claim, q.failed) for q in found.quarantine] == []
    assert len(found.positions) == len(noted["positions"])
    for claim in found.positions:
        for piece in claim.evidence:
            assert article(name).text[piece.start : piece.end] == piece.quote
    assert {line.n for line in found.translations} == {line["n"] for line in noted["translations"]}


def test_each_check_says_what_it_read() -> None:
    first, second = checked("rheinischer-bote", GERMAN).positions[:2]
    assert ran_on(first.checks) == {
        "place": "original", "translation": "original", "quote": "original",
        "numbers": "original",  # 2.50 and 1 stand there, as 2,50 and 1.
        "names": "translation",  # March stands there as März
        "speaker": "translation", "polarity": "translation", "hedge": "translation",
    }  # fmt: skip
    assert ran_on(second.checks)["numbers"] == "translation", "six is no figure"
    assert ran_on(second.checks)["names"] == "original"


@pytest.mark.parametrize(
    ("lines", "check", "says"),
    [
        ({"n4": None}, "translation", "sentence 4 has no translation"),
        (
            {"n4": "Agriculture minister Jana Reuter said in Berlin that the charge of 3.50 euros must not come."},
            "translation", "has 3.50, the original has not",
        ),
        (
            {"n4": "On Tuesday Jana Reuter backed the port fee on grain, 2.50 euros a tonne, from 1 March."},
            "polarity", "",
        ),
        ({"n4": "Thomas Ackermann said on Tuesday that the charge of 2.50 euros must not come on 1 March."}, "speaker",
         ""),
    ],
)  # fmt: skip
def test_a_translation_that_does_not_carry_the_claim_sinks_it(
    lines: dict[str, str | None], check: str, says: str
) -> None:
    found = faults(checked("rheinischer-bote", changed(GERMAN, **lines)), 1)
    assert check in found, found
    assert says in found[check]


def test_a_speaker_put_into_the_translation_is_missed_in_the_original() -> None:
    noted = changed(GERMAN, n11="Jana Reuter, however, continues to support the fee.")
    noted["positions"][3] |= {"actor": "Jana Reuter", "statement": "Jana Reuter continues to support the fee."}
    found = faults(checked("rheinischer-bote", noted), 4)
    assert found == {"speaker": "sentence 11 names Jana Reuter in the translation, not in the original"}


def test_an_actor_needs_a_wording_of_the_original() -> None:
    noted = copy.deepcopy(ARABIC)
    noted["actors"][1]["aliases"] = ["Mansour"]
    found = checked("al-marfa", noted)
    assert 'no wording of "Hany Mansour" stands in the original' in str([q.failed for q in found.quarantine])
    assert "speaker" in faults(found, 2)


def test_a_translated_quotation_is_no_quotation() -> None:
    noted = copy.deepcopy(GERMAN)
    noted["positions"][2]["statement"] = 'Thomas Ackermann called the fee "a tariff through the back door".'
    assert "quote" in faults(checked("rheinischer-bote", noted), 3)


def test_an_inflected_name_is_found_across_scripts() -> None:
    lines = {
        3: "Infrastructure minister Oleksandr Kravets said on Thursday that the fee would start on 1 March as planned.",
        8: "The dockers' union supports the fee but insists that a third of the money go to wages.",
    }
    noted = notes(
        [
            actor("Oleksandr Kravets", "person", ["Kravets"], [3]),
            actor("dockers' union", "group", ["Профспілка докерів"], [8]),
            actor("Paul Denning", "person", ["Пол Деннінг"], [11]),
        ],
        [
            position("Oleksandr Kravets", "The fee should start.", "support",
                     "Oleksandr Kravets said that the fee would start on 1 March.", [3], modality="commitment"),
            position("dockers' union", "The fee should start.", "support",
                     "The dockers' union supports the fee.", [8]),
        ],
        lines | {11: "Its director Paul Denning is allegedly already in talks with the port of Constanta."},
    )  # fmt: skip
    found = checked("portovyi-visnyk", noted)
    assert found.quarantine == ()
    assert [a.name for a in found.actors] == ["Oleksandr Kravets", "dockers' union", "Paul Denning"]
    hedged = position("Paul Denning", "The port of Constanta should be used.", "support",
                      "Paul Denning is in talks with the port of Constanta.", [11])  # fmt: skip
    assert "hedge" in faults(checked("portovyi-visnyk", noted | {"positions": [hedged]}), 1)


@pytest.mark.parametrize(
    ("printed", "latin"),
    [
        ("Зеленського", "Zelenskyy"), ("Кравець", "Kravets"), ("Путіна", "Putin"), ("Порошенка", "Poroshenko"),
        ("Μητσοτάκη", "Mitsotakis"), ("Гутерреша", "Guterres"),
    ],
)  # fmt: skip
def test_names_across_scripts(printed: str, latin: str) -> None:
    assert alike(in_latin(printed), in_latin(latin))


def test_a_spelling_by_ear_needs_the_wording_as_printed() -> None:
    assert not alike(in_latin("Шольцем"), in_latin("Scholz"))


@pytest.mark.parametrize("other", ["Путін Зеленський", "Меркель Мерц", "Кравець Кравчук"])
def test_different_names_stay_different(other: str) -> None:
    one, two = other.split()
    assert not alike(in_latin(one), in_latin(two))


@pytest.mark.parametrize(
    ("english", "printed"),
    [
        ("5,000", "5.000 Tonnen"), ("2.50", "2,50 Euro"), ("1,234,567.8", "1 234 567,8"), ("40", "40 Millionen"),
        ("3", "٣ ملايين"), ("2.5", "٢٫٥"), ("2026", "14.01.2026"), ("12,500", "12’500"),
    ],
)  # fmt: skip
def test_a_figure_is_found_however_it_is_written(english: str, printed: str) -> None:
    assert read(english) & possible(printed)


@pytest.mark.parametrize(
    ("english", "printed"), [("5,001", "5.000"), ("250", "2,5"), ("7", "17 und 70"), ("2", "zwei")]
)
def test_another_figure_is_not(english: str, printed: str) -> None:
    assert not read(english) & possible(printed)


@given(st.text(alphabet="0123456789.,’٣٤ \u00a0", max_size=80))
def test_any_run_of_figures_is_read(text: str) -> None:
    assert possible(text) == possible(text)


def test_translations_of_sentences_that_do_not_exist_change_nothing() -> None:
    noted: dict[str, Any] = copy.deepcopy(GERMAN)
    noted["translations"] += [{"n": 99, "text": "Nothing."}, {"n": 0, "text": "Nothing."}, {"n": 4, "text": "Again."}]
    assert checked("rheinischer-bote", noted) == checked("rheinischer-bote", GERMAN)
