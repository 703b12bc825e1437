"""An undated article is dated through another one only where both plainly speak of one event."""

import pytest

from summarizer.schemas import Article, Basis, Published
from summarizer.steps.clean import clean
from summarizer.steps.resolve.through import date_through

DATED = (
    "Borland and Ostland talk. Mr Lund and Ms Hale met Envoy Dorn of Ostland. Lund left Tarsis in haste. "
    "In mid-August President Hale met Premier Okoro in Aldermere. They will meet in Tarsis on Thursday with Mr Lund."
)
COMPANY = "Borland and Ostland talk. Envoy Dorn wants peace. "


def made(name: str, text: str, published: str | None = None) -> Article:
    when = Published(value=published, precision="day", basis=Basis.GIVEN) if published else Published()
    return clean(Article(id=name, file=f"{name}.txt", text=text, published=when))


def through(text: str, *more: Article, today: str | None = "2026-01-01") -> Published:
    other = made("dated", DATED, "2025-09-02")
    return date_through([made("undated", COMPANY + text), other, *more], today)[0].published


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("Hale and Okoro met in Aldermere last week.", "2025-08", "month"),
        ("Lund spoke in Tarsis on Thursday, they said.", "2025-09", "month"),
        ("The Hale-Okoro summit in Aldermere took place last week. Lund spoke in Tarsis in May.", "2025-08", "month"),
    ],
)
def test_one_event_dates_the_article_that_speaks_of_it(text: str, value: str, precision: str) -> None:
    published = through(text)
    assert (published.value, published.precision, published.basis) == (value, precision, Basis.DERIVED)
    assert published.first_day
    assert published.rule
    assert "dated.txt" in published.rule


@pytest.mark.parametrize(
    "text",
    [
        "Borland spoke last week.",
        "Okoro and others met on Thursday.",
        "Hale and Okoro met in Aldermere.",
        "Hale and Okoro met in Aldermere three weeks after the vote.",
        "Hale and Okoro met in Aldermere last week. Lund spoke in Tarsis with Hale a month ago on Thursday.",
        "Borland and Ostland met on Thursday. Borland met Ostland. Ostland met Borland. Borland and Ostland part.",
    ],
    ids=["a name", "one name", "no words", "seen from elsewhere", "they contradict", "names of every day"],
)
def test_what_may_be_another_event_dates_nothing(text: str) -> None:
    assert through(text).value is None


def test_an_article_of_another_story_is_not_dated() -> None:
    other = made("dated", "President Hale met Premier Okoro in Aldermere in mid-August.", "2025-09-02")
    alone = made("undated", "Hale and Okoro met in Aldermere last week.")
    assert date_through([alone, other], None)[0].published.value is None


def test_nothing_is_from_after_the_day_of_reading_and_dates_stay() -> None:
    assert through("Lund spoke in Tarsis on Thursday, they said.", today="2025-09-04").value == "2025-09-04"
    kept = made("kept", COMPANY + "Hale and Okoro met in Aldermere last week.", "2024-01-01")
    assert date_through([kept, made("dated", DATED, "2025-09-02")], None)[0] == kept
