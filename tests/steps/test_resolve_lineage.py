"""One origin or two: rewrites in several domains, and reports on one event that are each their own."""

import re
import time
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolving import NO_LINKS, article, notes_of

from summarizer.schemas import Article, CheckedNotes
from summarizer.steps.clean import clean
from summarizer.steps.read import read
from summarizer.steps.resolve import resolve
from summarizer.steps.resolve.lineage import lineages
from summarizer.steps.resolve.reading import read_through

SEEDS = Path(__file__).parents[2] / "seeds"

STORIES = ("court", "docks", "fund", "merger")


def _told(story: str, how: str) -> str:
    """Read a text written for these tests: a story's original, its rewrite, or another report of its own."""
    return (Path(__file__).parent / "origins" / f"{story}_{how}.txt").read_text(encoding="utf-8").strip()


REWRITES = {story: (_told(story, "original"), _told(story, "rewrite")) for story in STORIES}
OWN = {story: _told(story, "own") for story in STORIES}
DOCKS, (COURT, COURT_REWRITTEN), COURT_OWN = REWRITES["docks"][0], REWRITES["court"], OWN["court"]


TRADED = tuple(enumerate(("Midland", "Harbour", "Northern", "Valley", "Prairie", "Coastal", "Highland")))
SHORT = [
    tuple(block.splitlines())
    for block in (Path(__file__).parent / "origins" / "short_pairs.txt").read_text(encoding="utf-8").split("\n\n")[1:]
]


def _groups(*articles: Article, notes: list[CheckedNotes] | None = None) -> set[tuple[str, ...]]:
    found = lineages(articles, notes or [CheckedNotes(article=one.id) for one in articles])
    assert sorted(source for one in found for source in one.sources) == sorted(
        f"s{n}" for n in range(1, len(articles) + 1)
    )
    return {tuple(sorted(one.sources)) for one in found}


@pytest.mark.parametrize("story", REWRITES)
def test_a_rewrite_shares_the_origin_and_the_fuller_text_is_the_original(story: str) -> None:
    original, rewrite = REWRITES[story]
    pair = article("a", rewrite), article("b", original)
    (found,) = lineages(pair, [CheckedNotes(article=one.id) for one in pair])
    assert found.sources == ("s2", "s1")
    assert found.rewrites == (("s1", "s2"),)
    assert "aligned in order" in found.reason


@pytest.mark.parametrize("story", REWRITES)
def test_another_report_on_the_same_event_is_its_own_origin(story: str) -> None:
    for told in REWRITES[story]:
        pair = article("a", told), article("b", OWN[story])
        assert _groups(*pair) == {("s1",), ("s2",)}
        upstream = [notes_of(one, upstream="Coastal Press Agency") for one in pair]
        assert _groups(*pair, notes=upstream) == {("s1",), ("s2",)}


def test_all_stories_together_make_eight_origins() -> None:
    texts = [text for story, pair in REWRITES.items() for text in (*pair, OWN[story])]
    articles = [article(f"{n:02}", text) for n, text in enumerate(texts)]
    assert len(_groups(*articles)) == 8


def test_the_earlier_article_is_the_original_when_both_are_dated() -> None:
    original, rewrite = REWRITES["docks"]
    pair = article("a", rewrite, published="2025-01-03"), article("b", original, published="2025-01-04")
    (found,) = lineages(pair, [CheckedNotes(article=one.id) for one in pair])
    assert found.rewrites == (("s2", "s1"),)


def test_a_loose_retelling_joins_only_through_upstream_and_quotation() -> None:
    lines = COURT.splitlines()
    retold = "\n".join(
        [
            "Larkspur's riverside camp stays for now: a federal judge stopped the eviction planned for next week.",
            "“A promise made to a court is not a suggestion,” Judge Naomi Feld wrote.",
            *COURT_OWN.splitlines()[5:],
        ]
    )
    pair = article("a", "\n".join(lines)), article("b", retold)
    assert _groups(*pair) == {("s1",), ("s2",)}
    after = [notes_of(one, upstream="Coastal Press Agency") for one in pair]
    assert _groups(*pair, notes=after) == {("s1", "s2")}
    unlike = [notes_of(pair[0], upstream="Coastal Press Agency"), notes_of(pair[1], upstream="Inland Wire")]
    assert _groups(*pair, notes=unlike) == {("s1",), ("s2",)}


def test_what_outlets_an_article_has_its_news_from_is_read_in_its_own_words_too() -> None:
    lines = COURT_REWRITTEN.splitlines()[:3] + COURT_OWN.splitlines()[4:]
    plain = article("a", COURT), article("b", "\n".join(lines))
    assert _groups(*plain) == {("s1",), ("s2",)}
    credit = "\nThe ruling was first reported by Tidewater."
    assert _groups(article("a", COURT + credit), article("b", "\n".join(lines) + credit)) == {("s1", "s2")}
    other = "\nThe Inland Tribune reported on the ruling."
    assert _groups(article("a", COURT + credit), article("b", "\n".join(lines) + other)) == {("s1",), ("s2",)}


def test_one_press_conference_and_one_formula_make_two_origins() -> None:
    said = [
        f"“We shall not {verb} before the autumn, whatever anybody says,” he said." for verb in ("go", "pay", "sign")
    ]
    one = [f"Reporters crowded into the {place} to hear him." for place in ("hall", "yard", "annex")]
    other = [f"Behind closed {what}, ministers had argued over money." for what in ("doors", "shutters", "blinds")]
    pair = ["\n".join(line for two in zip(own, said, strict=True) for line in two) for own in (one, other)]
    assert _groups(article("a", pair[0]), article("b", pair[1])) == {("s1",), ("s2",)}
    days = [
        "\n".join(f"The {index} index closed {n}.{at} percent lower at {n}{at}2 points today." for at, index in TRADED)
        for n in (3, 7)
    ]
    assert _groups(article("a", days[0]), article("b", days[1])) == {("s1",), ("s2",)}


def test_an_agency_and_the_paper_that_relays_it_are_joined_where_the_text_agrees() -> None:
    agency = article("a", COURT, outlet="Coastal Press Agency")
    lines = COURT_REWRITTEN.splitlines()[:3] + COURT_OWN.splitlines()[4:]
    paper = article("b", "\n".join(lines), outlet="The Larkspur Post")
    notes = [notes_of(agency), notes_of(paper, upstream="Coastal Press Agency")]
    assert _groups(agency, paper, notes=notes) == {("s1", "s2")}


def test_two_stories_of_one_outlet_share_nothing_by_that() -> None:
    lines = COURT_REWRITTEN.splitlines()[:3] + COURT_OWN.splitlines()[4:]
    pair = article("a", COURT, outlet="The Post"), article("b", "\n".join(lines), outlet="The Post")
    assert _groups(*pair) == {("s1",), ("s2",)}


def test_copies_and_excerpts_share_the_origin() -> None:
    whole = article("a", DOCKS)
    same = article("b", DOCKS).model_copy(update={"id": whole.id})
    excerpt = article("c", "\n".join(DOCKS.splitlines()[2:5]))
    longer = article("d", DOCKS + "\n" + "\n".join(OWN["fund"].splitlines()))
    assert _groups(whole, same, excerpt, longer) == {("s1", "s2", "s3", "s4")}


def test_empty_and_tiny_articles_stand_alone() -> None:
    assert _groups(article("a", "Yes."), article("b", "No."), article("c", "")) == {("s1",), ("s2",), ("s3",)}


def test_samples_rest_on_four_origins() -> None:
    read_, _ = read([str(path) for path in sorted(SEEDS.glob("*.txt"))])
    pairs = [(clean(one), CheckedNotes(article=one.id)) for one in read_]
    found = resolve(pairs, NO_LINKS, today=None).lineages
    assert [one.sources for one in found] == [("s1", "s2"), ("s3",), ("s4",), ("s5",)]
    assert found[0].rewrites == (("s2", "s1"),)


@settings(deadline=None, max_examples=20)
@given(st.permutations(range(12)))
def test_order_changes_no_group(order: list[int]) -> None:
    texts = [text for story, pair in REWRITES.items() for text in (*pair, OWN[story])]
    articles = [article(f"{n:02}", texts[n]) for n in order]
    together = {frozenset(int(articles[int(s[1:]) - 1].file[:2]) for s in group) for group in _groups(*articles)}
    assert together == {frozenset(group) for group in ((0, 1), (2,), (3, 4), (5,), (6, 7), (8,), (9, 10), (11,))}


def test_reading_is_bounded_for_a_very_long_text() -> None:
    long = article("a", "The council voted on housing again today. " * 3000)
    assert len(read_through(long, CheckedNotes(article=long.id)).whole.stems) <= 400
    pair = [long, long.model_copy(update={"id": "other", "file": "b.txt"})]
    assert _groups(*pair) == {("s1", "s2")}


def test_no_two_of_the_stories_share_a_sentence_by_accident() -> None:
    for (_, one), (_, other) in combinations(REWRITES.items(), 2):
        assert not set(one[0].splitlines()) & set(other[0].splitlines())


@pytest.mark.parametrize("pair", SHORT, ids=lambda pair: pair[0])
def test_short_articles_are_one_by_their_words_and_names_and_not_by_formulas(pair: tuple[str, str, str]) -> None:
    label, one, other = (line.strip() for line in pair)
    expected = {("s1", "s2")} if label.startswith("one ") else {("s1",), ("s2",)}
    assert _groups(article("a", one), article("b", other)) == expected


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 11), st.integers(0, 12))
def test_a_copy_of_any_article_changes_no_count(copied: int, at: int) -> None:
    texts = [text for story, pair in REWRITES.items() for text in (*pair, OWN[story])]
    articles = [article(f"{n:02}", text) for n, text in enumerate(texts)]
    copy = articles[copied].model_copy(update={"id": "copied", "file": "copy.txt"})
    together = _groups(*articles[:at], copy, *articles[at:])
    assert len(together) == len(_groups(*articles)) == 8


def test_a_thousand_articles_take_seconds() -> None:
    texts = [text for story, pair in REWRITES.items() for text in (*pair, OWN[story])]
    many = [article(f"{n:04}", _renamed(texts[n % 12], n // 12)) for n in range(1000)]
    begun = time.process_time()
    _groups(*many)
    assert time.process_time() - begun < 20


def _renamed(text: str, n: int) -> str:
    """Give a story other content words in every round, so that only its own articles are alike."""
    return re.sub(r"[A-Za-z]{5,}", lambda word: f"{chr(97 + n % 26)}{chr(97 + n // 26)}{word[0]}", text)
