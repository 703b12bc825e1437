"""Whose voice it is: authors, blogs, interviewees, entries of live blogs, and those who only join or sit out a vote."""

import pytest
from conftest import offline_engine
from offline_texts import article

from summarizer.engines.offline.parsed import unmarked
from summarizer.schemas import Article, RemovedSpan, Sentence
from summarizer.steps import clean
from summarizer.steps.verify import verify


def held(given: Article | str) -> list[tuple[str, str, str]]:
    one = article(given) if isinstance(given, str) else given
    return [(p.actor, str(p.stance), p.issue) for p in offline_engine().extract(one).positions]


COLUMN = (
    "Another year, another promise from the harbour board.\n"
    "I walked the quay on Monday and I counted nine empty sheds.\n"
    "The board should sell the sheds, and I will say so in May.\n"
    "I am against the new toll.\n"
)


def _signed(text: str, byline: str) -> Article:
    """Put a byline above a text, set aside as cleaning does."""
    body = article(text)
    shift = len(byline) + 1
    moved = tuple(
        Sentence(n=s.n, start=s.start + shift, end=s.end + shift, paragraph=s.paragraph + 1) for s in body.sentences
    )
    removed = (RemovedSpan(start=0, end=len(byline), rule="byline"),)
    return Article(id="a", file="a.txt", text=f"{byline}\n{body.text}", removed=removed, sentences=moved)


def test_the_author_of_a_column_holds_what_i_says_and_passes_the_checks() -> None:
    signed = _signed(COLUMN, "By Mara Quill")
    found = held(signed)
    assert ("Mara Quill", "support", "The sheds should be sold.") in found or any(
        actor == "Mara Quill" and "sheds" in issue and stance == "support" for actor, stance, issue in found
    )
    assert any(actor == "Mara Quill" and "toll" in issue and stance == "oppose" for actor, stance, issue in found)
    checked = verify(offline_engine().extract(signed), signed)
    assert [a.name for a in checked.actors if a.name == "Mara Quill"]
    assert any("toll" in p.issue for p in checked.positions)


def test_without_a_byline_nobody_is_the_author() -> None:
    assert held(COLUMN) == []


def test_a_reporter_who_says_we_once_is_no_holder() -> None:
    signed = _signed("The board met on Monday.  We oppose nothing, a clerk joked.\n", "By Mara Quill")
    assert not [p for p in held(signed) if p[0] == "Mara Quill"]


def test_a_blog_speaks_for_the_body_whose_name_stands_above_it() -> None:
    text = (
        "Marsh Lane Trust\n\nWe have written to the county again. We oppose the new road through the reeds. "
        "The Marsh Lane Trust was founded in 1990. We want the county to publish the survey.\n"
    )
    found = held(clean.clean(Article(id="a", file="a.txt", text=text)))
    assert {(a, s) for a, s, i in found if "road" in i} == {("Marsh Lane Trust", "oppose")}
    assert {(a, s) for a, s, i in found if "survey" in i} == {("Marsh Lane Trust", "support")}


def test_an_interviewee_holds_the_answers_and_not_the_questions() -> None:
    text = (
        "“I am staying”\n\nNora Falk has led the rowing club for nine years. We met her in the boathouse.\n\n"
        "Ms Falk, do you want to sell the boathouse?\n\nI want to keep the boathouse until 2035.\n\n"
        "Should the members decide?\n\nI oppose a vote before the summer.\n\n"
        "And would you resign?\n\nI will not resign.\n"
    )
    found = held(clean.clean(Article(id="a", file="a.txt", text=text)))
    assert ("Nora Falk", "support", "keeping the boathouse") in found
    assert any(a == "Nora Falk" and s == "oppose" and "vote" in i for a, s, i in found)
    assert {a for a, _, _ in found} == {"Nora Falk"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Danish club tabled a motion to keep the class.  Norway seconded it; Germany abstained.",
         {("Norway", "support"), ("Germany", "noncommittal")}),
        ("Ana Ruiz opposes the sale of the park.  Tom Berg disagreed.", {("Tom Berg", "support")}),
        ("Ana Ruiz opposes the sale of the park.  Tom Berg agrees with Ruiz.", {("Tom Berg", "oppose")}),
        ("Ana Ruiz opposes the sale of the park.  The council has yet to make up its mind.",
         {("council", "noncommittal")}),
        ("The council wants to sell the park.  Councillor Tom Berg, who voted no, left early.",
         {("Tom Berg", "oppose")}),
        ("The US and Italy have expressed reluctance about the levy, while Spain opposes the levy.",
         {("US", "oppose"), ("Italy", "oppose")}),
    ],
)  # fmt: skip
def test_a_stance_on_what_another_just_said(text: str, wanted: set[tuple[str, str]]) -> None:
    assert wanted <= {(actor, stance) for actor, stance, _ in held(text)}


@pytest.mark.parametrize(
    ("text", "actor", "stance", "word"),
    [
        ("In the view of Ana Ruiz the permit was unlawful.", "Ana Ruiz", "oppose", "permit"),
        ("The rowing union’s aim is to keep the class.", "rowing union", "support", "class"),
        ("The miners’ union gave the takeover bid a cautious welcome.", "union", "support", "takeover bid"),
        ("Minister Ana Ruiz is known to favour a merger of the two ports.", "Ana Ruiz", "support", "merger"),
        ("The cycling federation suspended Mette Holm for a month.", "federation", "support", "Holm"),
        ("Ana Ruiz would rather close the school than sell the park.", "Ana Ruiz", "oppose", "sold"),
        ("Ana Ruiz said the ban was a gift to smugglers.", "Ana Ruiz", "oppose", "ban"),
        ("Ana Ruiz said the ban was a hole in the law.", "Ana Ruiz", "oppose", "ban"),
        ("Ana Ruiz has not ruled out selling the park.", "Ana Ruiz", "noncommittal", "sold"),
        ("Ana Ruiz did not oppose the toll.", "Ana Ruiz", "noncommittal", "toll"),
        ("The chamber of commerce called on Ana Ruiz to step in.", "chamber", "support", "step in"),
        ("Ana Ruiz spoke first.  09:20 – Ruiz: I oppose any sale before May.", "Ana Ruiz", "oppose", "sale"),
        ("The **Green League** wants [Mill Park](https://example.org/a) kept *open at night*.", "Green League",
         "support", "Mill Park should be kept open"),
    ],
)  # fmt: skip
def test_constructions_of_stance(text: str, actor: str, stance: str, word: str) -> None:
    found = held(text)
    assert any(actor in a and s == stance and word in i for a, s, i in found), found


def test_the_worse_of_two_evils_is_not_wanted() -> None:
    assert not [i for _, s, i in held("Ana Ruiz would sooner see the club fold than move.") if s == "support"]


def test_what_is_only_alleged_is_no_event() -> None:
    text = (
        "Tom Berg allegedly took the money on 3 May 2024.  The court opened the case on 6 May 2024.  "
        "Ana Ruiz claimed that the club paid the judge on 7 May 2024."
    )
    assert [e.when for e in offline_engine().extract(article(text)).events] == ["on 6 May 2024"]


def test_marks_of_emphasis_and_links_are_dropped_and_others_stay() -> None:
    assert unmarked("**No** [deal](http://x.org/a_b), said _Ruiz_ of `Port`.") == "No deal, said Ruiz of Port."
    assert unmarked("5 * 3 * 2 and snake_case_name and [no link]") == "5 * 3 * 2 and snake_case_name and [no link]"
