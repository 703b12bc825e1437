"""Dates: words of the article resolved against the calendar and its own date, and nothing guessed."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolving import NO_LINKS, article, notes_of

from summarizer.schemas import Article, Basis, CheckedNotes
from summarizer.steps.clean import clean
from summarizer.steps.read import read
from summarizer.steps.resolve import resolve
from summarizer.steps.resolve.dates import day_span, interval_of
from summarizer.steps.resolve.published import date_article

SEEDS = Path(__file__).parents[2] / "seeds"
TUESDAY = "2025-09-02"

PAST = [
    ("today", "2025-09-02"),
    ("earlier today", "2025-09-02"),
    ("yesterday", "2025-09-01"),
    ("last night", "2025-09-01"),
    ("the day before yesterday", "2025-08-31"),
    ("on Tuesday", "2025-09-02"),
    ("on Thursday", "2025-08-28"),
    ("late on Monday evening", "2025-09-01"),
    ("Thursday, after the vote", "2025-08-28"),
    ("in an interview on Sunday", "2025-08-31"),
    ("last Friday", "2025-08-29"),
    ("last Monday", "2025-08-25/2025-09-01"),
    ("last week", "2025-08-25/2025-08-31"),
    ("this week", "2025-09-01/2025-09-07"),
    ("earlier this week", "2025-09-01/2025-09-02"),
    ("last weekend", "2025-08-30/2025-08-31"),
    ("last month", "2025-08-01/2025-08-31"),
    ("this month", "2025-09-01/2025-09-30"),
    ("earlier this month", "2025-09-01/2025-09-02"),
    ("early last month", "2025-08-01/2025-08-10"),
    ("last year", "2024-01-01/2024-12-31"),
    ("late last year", "2024-09-01/2024-12-31"),
    ("earlier this year", "2025-01-01/2025-09-02"),
    ("three days ago", "2025-08-30"),
    ("a week ago", "2025-08-23/2025-08-29"),
    ("three weeks ago", "2025-08-09/2025-08-15"),
    ("nearly three weeks ago", "2025-08-05/2025-08-19"),
    ("two months ago", "2025-07-01/2025-07-31"),
    ("10 years ago", "2015-01-01/2015-12-31"),
    ("in August", "2025-08-01/2025-08-31"),
    ("in December", "2024-12-01/2024-12-31"),
    ("in mid-August", "2025-08-11/2025-08-20"),
    ("in late July", "2025-07-21/2025-07-31"),
    ("last October", "2024-10-01/2024-10-31"),
    ("1 September", "2025-09-01"),
    ("on September 1st", "2025-09-01"),
    ("on 4 October", "2024-10-04"),
    ("yesterday (1 September)", "2025-09-01"),
    ("Thursday (28 August)", "2025-08-28"),
    ("from 28 to 30 August", "2025-08-28/2025-08-30"),
    ("between Wednesday and Friday", "2025-08-27/2025-08-29"),
]
PLANNED = [
    ("tomorrow", "2025-09-03"),
    ("The day after tomorrow", "2025-09-04"),
    ("on Thursday", "2025-09-04"),
    ("Thursday (4 September)", "2025-09-04"),
    ("on Thursday 4 September", "2025-09-04"),
    ("next Monday", "2025-09-08"),
    ("next Friday", "2025-09-05/2025-09-12"),
    ("next week", "2025-09-08/2025-09-14"),
    ("next month", "2025-10-01/2025-10-31"),
    ("next year", "2026-01-01/2026-12-31"),
    ("later this year", "2025-09-02/2025-12-31"),
    ("in three days", "2025-09-05"),
    ("within two weeks", "2025-09-02/2025-09-16"),
    ("in the next two weeks", "2025-09-02/2025-09-16"),
    ("in six months' time", "2026-03-01/2026-03-31"),
    ("in May", "2026-05-01/2026-05-31"),
    ("on 2 January", "2026-01-02"),
    ("2-5 October", "2025-10-02/2025-10-05"),
]
CALENDAR = [
    ("2 September 2025", "2025-09-02"),
    ("on September 2, 2025", "2025-09-02"),
    ("Sept. 2, 2025", "2025-09-02"),
    ("the 2nd of September 2025", "2025-09-02"),
    ("2025-09-02", "2025-09-02"),
    ("3-5 May 2024", "2024-05-03/2024-05-05"),
    ("in March 2014", "2014-03-01/2014-03-31"),
    ("in early March 2014", "2014-03-01/2014-03-10"),
    ("in 2024", "2024-01-01/2024-12-31"),
    ("mid-2024", "2024-05-01/2024-08-31"),
    ("in the third quarter of 2025", "2025-07-01/2025-09-30"),
    ("Q1 2026", "2026-01-01/2026-03-31"),
    ("the second half of 2026", "2026-07-01/2026-12-31"),
    ("in the 1990s", "1990-01-01/1999-12-31"),
    ("by 2030", "/2030-12-31"),
    ("20 Mar 2025", "2025-03-20"),
    ("from 3 May 2024 to 5 June 2024", "2024-05-03/2024-06-05"),
    ("3 May 2024 to 5 June 2024", "2024-05-03/2024-06-05"),
]
NOTHING = [
    "recently",
    "in recent days",
    "before Thursday's vote",
    "since Monday",
    "ahead of the September election",
    "once there is a ceasefire",
    "soon",
    "they may march",
    "31 February",
    "in the last week of term",
    "since 2021",
    "from 2019 levels",
    "compared with 2015",
    "than in 2015",
    "by 2030 targets",
    "the 2030 targets",
    "under the 2015 agreement",
    "on Good Friday",
    "Thursday (3 September)",
    "more than 2,000 people",
    "yesterday (4 September)",
    "",
]


def _shown(words: str, of: Article, *, planned: bool = False) -> str | None:
    found = interval_of(words, of, planned=planned)
    if found is None:
        return None
    return found.start if found.start == found.end else f"{found.start or ''}/{found.end or ''}"  # type: ignore[return-value]


@pytest.mark.parametrize(("words", "expected"), PAST)
def test_words_seen_from_the_day_of_the_article(words: str, expected: str) -> None:
    found = interval_of(words, article("a", published=TUESDAY), planned=False)
    assert _shown(words, article("a", published=TUESDAY)) == expected
    assert found is not None
    assert found.basis is Basis.DERIVED
    assert found.rule
    assert TUESDAY in found.rule
    assert _shown(words, article("a")) is None


@pytest.mark.parametrize(("words", "expected"), PLANNED)
def test_words_for_what_is_planned_look_ahead(words: str, expected: str) -> None:
    assert _shown(words, article("a", published=TUESDAY), planned=True) == expected


@pytest.mark.parametrize(("words", "expected"), CALENDAR)
def test_full_dates_need_no_date_of_the_article(words: str, expected: str) -> None:
    assert _shown(words, article("a")) == expected
    found = interval_of(words, article("a", published=TUESDAY), planned=False)
    assert found is not None
    assert (found.basis, found.rule) == (Basis.GIVEN, None)


@pytest.mark.parametrize("words", NOTHING)
def test_what_no_rule_yields_stays_unknown(words: str) -> None:
    assert interval_of(words, article("a", published=TUESDAY), planned=False) is None


def test_an_article_known_to_the_month_gives_wide_intervals_or_none() -> None:
    known = article("a", published="2025-09")
    assert _shown("last month", known) == "2025-08-01/2025-08-31"
    assert _shown("yesterday", known) == "2025-08-31/2025-09-29"
    assert interval_of("yesterday", article("a", published="2025"), planned=False) is None


@given(
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    st.sampled_from([words for words, _ in PAST + PLANNED]),
    st.booleans(),
)
def test_every_interval_runs_forward_and_lies_near_the_article(day: date, words: str, planned: bool) -> None:
    found = interval_of(words, article("a", published=day.isoformat()), planned=planned)
    if found is None:
        return
    assert found.start is not None
    assert found.end is not None
    start, end = date.fromisoformat(found.start), date.fromisoformat(found.end)
    assert start <= end
    assert abs(start - day) < timedelta(366 * 12)
    if "Thursday" in words and "(" not in words and not any(c.isdigit() for c in words):
        assert start.weekday() == 3
        assert (start >= day) if planned else (start <= day)


@given(st.text(max_size=120))
def test_any_words_at_all_are_dated_or_not_without_a_fault(words: str) -> None:
    interval_of(words, article("a", published=TUESDAY), planned=True)


def test_positions_and_events_are_dated_by_id() -> None:
    a = article("a", published=TUESDAY)
    notes = notes_of(a, said_on=["on Monday", "recently"], events=[("on Thursday", True), ("in 2024", False)])
    dates = resolve([(a, notes)], NO_LINKS, today=None).dates
    assert {key.removeprefix("id-a-"): found.start for key, found in dates.items()} == {
        "p1": "2025-09-01",
        "e1": "2025-09-04",
        "e2": "2024-01-01",
    }


PUBLISHED = [
    ("The ministers met yesterday (1 September). They meet again on Thursday (4 September).", "2025-09-02"),
    ("The board sits tomorrow, Friday 7 November.", "2025-11-06"),
    ("Talks were held yesterday, 31 December, and resume on Friday (2 January).", "2026-01-01"),
    ("The strike began yesterday (1 September 2023).", "2023-09-02"),
    ("GENEVA, 14 March 2024 (AFP) — Delegates left the hall.", "2024-03-14"),
    ("Nairobi (March 14, 2024) - Delegates left the hall.", "2024-03-14"),
    ("Harbour council splits\nPublished: 14 March 2024, 09:30\nThe council split.", "2024-03-14"),
    ("Harbour council splits\n2024-03-14\nThe council split.", "2024-03-14"),
    ("Vila Alta, Friday 27 March - One week into the strike, both sides talk.", "2026-03-27"),
    ("The levy is dead.\nIt was a long night.\nP. L. (with agencies), Monday 26 October", "2026-10-26"),
    ("OSLO, Nov 3 (NTB) - The board met. It meets again on Thursday (6 November).", "2025-11-03"),
    ("OSLO, Nov 3 (NTB) - The board met.", None),
    ("The board will decide the matter later, Friday 7 November", None),
    ("The ministers met yesterday (1 September).", None),
    ("They meet on Thursday (4 September).", None),
    ("The ministers met yesterday. They meet again on Thursday.", None),
    ("The court sat yesterday (1 September) and on Monday (4 September) and on Friday (4 September).", None),
    ("It was yesterday (1 September) and will be tomorrow (9 September), Thursday (4 September).", None),
    ("The law of 14 March 2024 was upheld.", None),
    ("Ferry fares\nBy Jane Roe, 3 March 2025\nThe fares rise.", "2025-03-03"),
    ("Ferry fares\nBy J. B. Roe | Monday 3 March 2025 | 4 min read\nThe fares rise.", "2025-03-03"),
    ("Ferry fares\nBY JANE ROE AND OLE LUND, MARCH 3, 2025\nThe fares rise.", "2025-03-03"),
    ("Ferry fares\nThe Northern Post, Monday, March 3, 2025, 2:05 pm\nThe fares rise.", "2025-03-03"),
    ("Ferry fares\nJane Roe – Published 3 Mar 2025\nThe fares rise.", "2025-03-03"),
    ("Ferry fares\nPublished: 2025-03-03T10:15:00Z\nThe fares rise.", "2025-03-03"),
    ("Ferry fares\nPosted Mon 3 Mar 2025 at 10:11am\nThe fares rise.", "2025-03-03"),
    ("Ferry fares\nUpdated 3 Mar 2025 14:05\nThe fares rise.", "2025-03-03"),
    ("Ferry fares\nUpdated 4 Mar 2025 14:05\nPublished 3 Mar 2025 09:00\nThe fares rise.", "2025-03-03"),
    ("March 3, 2025 — The fares rise.", "2025-03-03"),
    ("HARWICK, MARCH 3, 2025 (NTB) — The fares rise.", "2025-03-03"),
    ("Monday 3 March 2025\nThe fares rise.", "2025-03-03"),
    ("The fares rise.\nThey rose before.\n— Jane Roe, 3 March 2025", "2025-03-03"),
    ("Ferry fares\nFour days on, Jane Roe answers our questions. – Monday, 3 March\nThey rise.", "2025-03-03"),
    ("The fares rise, By law, 3 March 2025 is the last day.", None),
    ("The fares rise.\nBy the court's order of 3 March 2025 they must fall.", None),
    ("The fares rise.\nRead also: How fares rose, 3 March 2025 to 5 May 2025", None),
    ("By 3 March 2025 the fares will have risen.", None),
    ("Jane Roe won on 3 March 2025", None),
]


@pytest.mark.parametrize(("text", "expected"), PUBLISHED)
def test_an_article_is_dated_by_its_own_words(text: str, expected: str | None) -> None:
    found = date_article(article("a", text), "2026-11-22").published
    assert found.value == expected
    if expected:
        assert found.basis is Basis.DERIVED
        assert found.precision == "day"
        assert found.rule


def test_the_year_is_the_latest_not_after_today_and_without_today_unknown() -> None:
    of = article("a", PUBLISHED[0][0])
    assert date_article(of, "2025-09-02").published.value == "2025-09-02"
    assert date_article(of, "2025-09-01").published.value == "2014-09-02"
    assert date_article(of, None).published.value is None


def test_the_title_is_no_byline() -> None:
    of = article("a", "Harwick Votes, 5 May 2026\nThe vote is set.").model_copy(
        update={"title": "Harwick Votes, 5 May 2026"}
    )
    assert date_article(of, "2026-11-22").published.value is None


def test_a_given_date_is_never_replaced() -> None:
    of = article("a", PUBLISHED[0][0], published="2020-01-01")
    assert date_article(of, "2026-11-22") is of


def test_known_answers_of_the_samples() -> None:
    read_, _ = read([str(path) for path in sorted(SEEDS.glob("*.txt"))])
    pairs = [(clean(one), CheckedNotes(article=one.id)) for one in read_]
    found = resolve(pairs, NO_LINKS, today="2026-11-22")
    assert {one.file.rpartition("/")[2][:3]: one.published.value for one in found.articles} == {
        "000": None,
        "001": None,
        "002": "2025-08",
        "003": "2025-09-02",
        "004": "2025-09",
    }
    assert all(one.published.rule for one in found.articles if one.published.value)
    bounds = [(one.published.first_day, one.published.last_day) for one in found.articles]
    assert bounds[2:] == [("2025-08-18", "2025-08-31"), (None, None), ("2025-09-04", "2025-09-10")]
    assert "yesterday (1 September)" in (found.articles[3].published.rule or "")
    assert "Thursday (4 September)" in (found.articles[3].published.rule or "")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-09-02", ("2025-09-02", "2025-09-02")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2025", ("2025-01-01", "2025-12-31")),
        (None, None),
        ("2025-13", None),
        ("2025-02-30", None),
        ("soon", None),
    ],
)
def test_day_span(value: str | None, expected: tuple[str, str] | None) -> None:
    assert day_span(value) == expected
