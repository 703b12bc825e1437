"""The page keeps its budget, keeps both sides, and the books balance, whatever the briefing."""

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steps.briefings import PROVENANCE, Story, empty, hostile, many, single
from steps.sample_story import samples

from summarizer.schemas import Basis, Briefing, Certainty, Interval, Line, Modality, Page, Published
from summarizer.steps.fit import fit
from summarizer.steps.fit.blocks import rank_proposals
from summarizer.steps.fit.dates import day, interval, published, span
from summarizer.steps.fit.index import MAX_REFS, Index
from summarizer.steps.fit.matrix import rank_actors
from summarizer.steps.fit.names import Names
from summarizer.steps.fit.paper import SIZES, points
from summarizer.steps.fit.words import count, page_words, shorten

BUDGET = 560
"""Words of the page, as page.md sets them."""
LONG = " with a remarkably long continuation that no page has any room for at all" * 2
BRIEFINGS = {
    "empty": empty,
    "single": single,
    "samples": samples,
    "hostile": hostile,
    "many": many,
    "thirty": lambda: many(30),
    "long": lambda: many(60, LONG),
    "ideographs": lambda: many(40, "安全保障に関する交渉と合意"),
    "cyrillic": lambda: many(40, " переговоры о гарантиях безопасности"),
}


@cache
def fitted_once(name: str) -> Briefing:
    return fit(BRIEFINGS[name](), PROVENANCE)


@pytest.fixture(params=list(BRIEFINGS))
def fitted(request: pytest.FixtureRequest) -> Briefing:
    return fitted_once(request.param)


def lines_of(page: Page) -> list[Line]:
    lines = [line for block in page.blocks for line in block.lines]
    return lines + [row.demand for row in page.matrix.rows if row.demand]


def test_one_page_always(fitted: Briefing) -> None:
    page = fitted.page
    assert page.words == page_words(page)
    assert 0 < page.words <= BUDGET
    assert SIZES[-1] <= page.points <= SIZES[0]
    assert points(page) == page.points
    assert len(page.matrix.rows) <= 8
    assert len(page.matrix.issues) <= 4
    assert page.title
    assert page.footer.startswith("Machine-assisted")


def test_every_line_leads_somewhere(fitted: Briefing) -> None:
    sources = {source.id for source in fitted.sources}
    for line in lines_of(fitted.page):
        assert line.text
        assert line.text.startswith(line.strong)
        assert set(line.refs) <= sources
        assert len(line.refs) <= MAX_REFS
        assert line.refs or not line.items or line.items[0] in sources
    for row in fitted.page.matrix.rows:
        assert [cell.issue for cell in row.cells] == [i for i in fitted.page.matrix.issues if i in _issues(row.cells)]


def _issues(cells: tuple[object, ...]) -> set[str]:
    return {cell.issue for cell in cells}  # type: ignore[attr-defined]


def test_the_books_balance(fitted: Briefing) -> None:
    counts = fitted.provenance
    assert counts.extracted == counts.shown + counts.below + counts.quarantined
    assert counts.quarantined == len({claim.id for claim in fitted.quarantine})
    off = [omission.item for omission in fitted.omissions]
    assert len(off) == len(set(off))
    on = {item for line in lines_of(fitted.page) for item in line.items}
    on |= {item for row in fitted.page.matrix.rows for cell in row.cells for item in cell.items}
    named = ("positions", "proposals", "agreements", "disputes", "timeline", "changes", "source_conflicts", "not_known")
    for entry in (entry for name in (*named, "sources") for entry in getattr(fitted, name)):
        assert (entry.id in on) != (entry.id in off), entry.id
    assert all(omission.rule for omission in fitted.omissions)


def test_what_is_left_out_is_counted_on_the_page(fitted: Briefing) -> None:
    totals = {"proposals": len(fitted.proposals), "timeline": len(fitted.timeline), "sources": len(fitted.sources)}
    for block in fitted.page.blocks:
        if block.key in totals:
            assert len(block.lines) + block.left_out == totals[block.key]


def test_fitting_again_changes_nothing(fitted: Briefing) -> None:
    assert fit(fitted, PROVENANCE) == fitted


@st.composite
def stories(draw: st.DrawFn) -> Briefing:
    """Briefings of any size and wordiness, with claims shared between items and claims in quarantine."""
    story = Story()
    words = st.lists(st.sampled_from(["talks", "the", "levy", "must", "go", "internationalisation", "港", "x" * 80]))
    text = words.map(lambda chosen: " ".join(["They", *chosen]))
    for _ in range(draw(st.integers(1, 6))):
        story.source("A said this. B said that.\nC said more.", lineage=f"l{draw(st.integers(1, 3))}")
    issues = [story.issue(draw(text), draw(text)) for _ in range(draw(st.integers(1, 6)))]
    actors = [story.actor(draw(text)) for _ in range(draw(st.integers(1, 12)))]
    sources = st.sampled_from([source.id for source in story.sources])
    held: dict[str, list[str]] = {}
    for _ in range(draw(st.integers(0, 25))):
        stance = draw(st.sampled_from(["support", "oppose", "conditional", "mixed", "noncommittal"]))
        evidence = story.cite(draw(sources), draw(st.sampled_from(["A said", "B said", "C said"])))
        made = story.position(
            draw(st.sampled_from(actors)), draw(st.sampled_from(issues)), stance, draw(text), evidence
        )
        held.setdefault(stance, []).append(made)
    for _ in range(draw(st.integers(0, 8))):
        evidence = story.cite(draw(sources), "A said")
        story.proposal(draw(text), "floated", evidence, proposers=(actors[0],))
        story.event(draw(text), draw(st.sampled_from([None, ("2025-01-01", "2025-01-31")])), evidence)
        story.unknown(draw(text), evidence)
        story.judgment("key_judgments", draw(text), "r1", reason=draw(text))
    if {"support", "oppose"} <= held.keys():
        for _ in range(draw(st.integers(0, 6))):
            story.dispute(draw(st.sampled_from(issues)), draw(text), *((s, held[s]) for s in ("support", "oppose")))
    for text_ in draw(st.lists(text, max_size=3)):
        check = story.lists["positions"][0].checks[0] if held else None  # type: ignore[attr-defined]
        if check:
            story.quarantined(text_, "s1", check, kind=draw(st.sampled_from(["position", "event"])))
    return story.briefing(title=draw(text))


@settings(max_examples=30, deadline=None)
@given(stories())
def test_any_briefing_fits_and_adds_up(briefing: Briefing) -> None:
    done = fit(briefing, PROVENANCE)
    counts = done.provenance
    assert done.page.words == page_words(done.page) <= BUDGET
    assert counts.extracted == counts.shown + counts.below + counts.quarantined
    noted = {claim for entry in briefing.positions for claim in entry.items}
    assert counts.extracted >= len(noted)
    for block in done.page.blocks:
        if block.key == "disputed":
            assert all(" v. " in line.text for line in block.lines)


def test_a_longer_story_never_shows_a_shorter_part_of_a_sentence() -> None:
    page = fit(many(60, LONG), PROVENANCE).page
    whole = [text for text in (page.title, *(line.text for line in lines_of(page))) if LONG.strip()[:20] in text]
    assert whole
    assert all(text.count("remarkably") % 2 == 0 for text in whole)


def test_both_sides_of_the_disputes_have_rows() -> None:
    done = fit(samples(), PROVENANCE)
    rows = {row.actor for row in done.page.matrix.rows}
    for dispute in done.disputes:
        if dispute.kind == "opposed":
            for side in dispute.sides:
                assert rows & set(side.actors), dispute.question


def test_an_order_of_steps_stands_among_the_first_three_disputes() -> None:
    briefing = samples()
    several = [briefing.disputes[0].model_copy(update={"id": f"d{n}", "kind": "opposed"}) for n in range(1, 6)]
    steps = several[0].model_copy(update={"id": "d6", "kind": "sequencing"})
    shown = Index(briefing.model_copy(update={"disputes": (*several, steps)})).disputes
    assert [dispute.id for dispute in shown] == ["d1", "d2", "d6", "d3", "d4", "d5"]
    first = Index(briefing.model_copy(update={"disputes": (several[0], steps)})).disputes
    assert [dispute.id for dispute in first] == ["d1", "d6"]


def test_of_two_alike_who_wants_something_is_seated_before_who_only_thinks_it() -> None:
    briefing = samples()
    spare = briefing.issues[0].model_copy(update={"id": "i99", "statement": "The summit was a success.", "label": ""})
    model = briefing.positions[0]
    thinks, wants = (
        model.model_copy(update={"id": f"p{n}", "speaker": actor.id, "issue": "i99", "modality": modality})
        for n, actor, modality in zip((1, 2), briefing.actors, (Modality.DESCRIPTION, Modality.DEMAND), strict=False)
    )
    alone = briefing.model_copy(
        update={"positions": (thinks, wants), "issues": (*briefing.issues, spare), "disputes": ()}
    )
    assert rank_actors(Index(alone), (), 0) == (wants.speaker, thinks.speaker)


def test_a_second_proposal_on_an_issue_stands_behind_the_first_on_others() -> None:
    briefing = samples()
    model, issues = briefing.proposals[0], [issue.id for issue in briefing.issues[:2]]
    backed = {"supporters": tuple(actor.id for actor in briefing.actors[:3])}
    made = (
        model.model_copy(update={"id": "r1", "issue": issues[0], **backed}),
        model.model_copy(update={"id": "r2", "issue": issues[0], **backed}),
        model.model_copy(update={"id": "r3", "issue": issues[1], "supporters": ()}),
    )
    ranked = rank_proposals(Index(briefing.model_copy(update={"proposals": made})))
    assert [proposal.id for proposal in ranked] == ["r1", "r3", "r2"]


def test_marks_say_what_positions_say() -> None:
    page = fit(samples(), PROVENANCE).page
    labels = dict(zip(page.matrix.issues, page.matrix.labels, strict=True))
    marks = {
        (row.label.split(" (")[0], labels[cell.issue]): cell.mark for row in page.matrix.rows for cell in row.cells
    }
    assert marks["Emmanuel Macron", "Western troops"] == "support"
    assert marks["Donald Trump", "Western troops"] == "oppose"
    assert marks["Donald Trump", "US backing"] == "conditional"
    assert marks["Friedrich Merz", "Western troops"] == "conflict", "a source conflict and opposite stances"
    assert ("Volodymyr Zelenskyy", "Western troops") not in marks, "not reported is blank"


@pytest.mark.parametrize(
    ("stances", "mark"),
    [
        (["support"], "support"),
        (["support", "conditional"], "conditional"),
        (["oppose", "conditional"], "mixed"),
        (["support", "noncommittal"], "support"),
        (["noncommittal"], "noncommittal"),
        (["mixed", "support"], "mixed"),
        (["support", "oppose"], "conflict"),
    ],
)
def test_several_positions_of_one_actor_make_one_mark(stances: list[str], mark: str) -> None:
    story = Story()
    source = story.source("A said it.")
    actor, issue = story.actor("Ada Lind"), story.issue("Levy", "The levy should go.")
    for stance in stances:
        story.position(actor, issue, stance, "Wants it.", story.cite(source, "A said"))
    (row,) = fit(story.briefing(), PROVENANCE).page.matrix.rows
    assert [cell.mark for cell in row.cells] == [mark]
    assert len(row.cells[0].items) == len(stances)


def test_a_dated_change_of_position_is_no_conflict() -> None:
    story = Story()
    source = story.source("A said it. B said so.")
    actor, issue = story.actor("Ada Lind"), story.issue("Levy", "The levy should go.")
    held = [
        story.position(
            actor, issue, stance, f"{stance} it.", story.cite(source, words),
            said_on=Interval(start=when, end=when, basis=Basis.GIVEN),
        )
        for stance, words, when in (("oppose", "B said", "2025-03-01"), ("support", "A said", "2025-02-01"))
    ]  # fmt: skip
    story.relation("changes", "changed position", "Ada Lind turns against it", *held)
    (row,) = fit(story.briefing(), PROVENANCE).page.matrix.rows
    assert [cell.mark for cell in row.cells] == ["oppose"]
    assert row.demand
    assert row.demand.text == "Against: Levy"


def test_of_a_change_that_only_the_articles_put_in_order_the_later_position_is_marked() -> None:
    story = Story()
    source = story.source("A said it. B said so.")
    actor, issue = story.actor("Ada Lind"), story.issue("Levy", "The levy should go.")
    first = story.position(actor, issue, "oppose", "Opposes it.", story.cite(source, "A said"))
    later = story.position(actor, issue, "support", "Backs it.", story.cite(source, "B said"))
    story.relation("changes", "changed position", "Ada Lind turns to it", first, later)
    (row,) = fit(story.briefing(), PROVENANCE).page.matrix.rows
    assert [cell.mark for cell in row.cells] == ["support"]


DEMANDS = [
    # statement, conditions, certainty, expected text, expected note
    ("Ada Lind wants the levy to go.", (), "stated", "Wants the levy to go", ""),
    ("Minister Ada Lind said that the levy must go.", (), "stated", "The levy must go", ""),
    ("Lind and Berg want the levy to go.", (), "stated", "Lind and Berg want the levy to go", ""),
    ("Lind's party wants it soon.", (), "stated", "Lind's party wants it soon", ""),
    ("Lind opposes it.", (), "stated", "For: Levy", ""),
    ("Lind wants it once rents fall.", (), "stated", "For: Levy", ""),
    ("Lind backs the levy.", ("if rents fall",), "stated", "Backs the levy (if rents fall)", ""),
    ("Lind backs the levy if rents fall.", ("if rents fall",), "stated", "Backs the levy if rents fall", ""),
    ("Lind backs the levy.", (), "alleged", "Backs the levy", "alleged"),
    ("Lind reportedly backs the levy.", (), "reported", "Reportedly backs the levy", ""),
    (
        "Lind wants the levy on short lets of whole flats to go, adding that it has hurt landlords for years.",
        (), "stated", "Wants the levy on short lets of whole flats to go", "",
    ),
    ("Lind wants it " + "and more of it " * 12, (), "stated", "For: Levy", ""),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "conditions", "certainty", "text", "note"), DEMANDS)
def test_demands(statement: str, conditions: tuple[str, ...], certainty: str, text: str, note: str) -> None:
    story = Story()
    source = story.source("A said it.")
    actor = story.actor("Ada Lind", aliases=("Lind", "Minister Ada Lind"))
    issue = story.issue("Levy", "The levy should stay.")
    evidence = story.cite(source, "A said")
    story.position(actor, issue, "support", statement, evidence, conditions=conditions, certainty=Certainty(certainty))
    demand = fit(story.briefing(), PROVENANCE).page.matrix.rows[0].demand
    assert demand
    assert (demand.text, demand.note, demand.refs) == (text, note, ("s1",))


def test_two_short_demands_share_a_row() -> None:
    story = Story()
    source = story.source("A said it. B said so.")
    actor = story.actor("Ada Lind", aliases=("Lind",))
    for label, statement, words in (
        ("Levy", "Lind rejects the levy.", "A said"),
        ("Rents", "Lind wants a cap.", "B said"),
    ):
        story.position(actor, story.issue(label, label), "support", statement, story.cite(source, words))
    demand = fit(story.briefing(), PROVENANCE).page.matrix.rows[0].demand
    assert demand
    assert demand.text == "Rejects the levy; wants a cap"
    assert len(demand.items) == 2


COUNTED = [
    ("", 0), ("— · –", 0), ("two words", 2), ("“quoted,” he said", 3), ("2025-09-04", 1), ("安全保障", 4),
    ("x" * 24, 1), ("x" * 25, 2), ("x" * 240, 10), ("Владимир Путин", 2), ("s1 s2", 2),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), COUNTED)
def test_words_are_counted_as_the_eye_meets_them(text: str, words: int) -> None:
    assert count(text) == words


SHORTENED = [
    # text, limit, expected
    ("The levy goes.", 5, "The levy goes."),
    ("The levy must go; rents have risen since.", 5, "The levy must go."),
    ("The levy must go, which the council disputes.", 5, "The levy must go."),
    ("The levy must go, unless rents fall soon.", 5, "The levy must go, unless rents fall soon."),
    ("The levy goes, while it is not known when.", 4, "The levy goes, while it is not known when."),
    ("The levy (a tax; small) must go at once.", 4, "The levy (a tax; small) must go at once."),
    ("Go now; we said.", 2, "Go now; we said."),
    ("“Drop it; now,” she told the council today.", 4, "“Drop it; now,” she told the council today."),
    ("One thing is said, adding more; then one more.", 4, "One thing is said."),
]


@pytest.mark.parametrize(("text", "limit", "expected"), SHORTENED)
def test_a_text_is_cut_only_where_a_full_statement_is_left(text: str, limit: int, expected: str) -> None:
    assert shorten(text, limit) == expected


def test_a_shorter_candidate_goes_before_a_cut() -> None:
    assert shorten("The levy must go; rents have risen.", 4, ("No levy",)) == "No levy"


@given(st.text(alphabet="ab,;.()“” ", max_size=80), st.integers(1, 12))
def test_shortening_never_invents(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert short == text or text.startswith(short.rstrip("."))


DATES = [
    (("2025-09-01", "2025-09-04", "given"), "1 to 4 Sep 2025"),
    (("2025-09-04", "2025-09-04", "derived"), "c. 4 Sep 2025"),
    (("2025-08-01", "2025-08-31", "given"), "Aug 2025"),
    (("2024-12-01", "2025-01-31", "given"), "Dec 2024 to Jan 2025"),
    (("2025-01-01", "2025-12-31", "derived"), "c. 2025"),
    (("2025-08-30", "2025-09-04", "given"), "30 Aug to 4 Sep 2025"),
    (("2025-09-04", None, "derived"), "from c. 4 Sep 2025"),
    ((None, "2025-09-04", "given"), "by 4 Sep 2025"),
    ((None, None, "unknown"), "undated"),
    (("2025-09-04", "2025-09-04", "unknown"), "undated"),
]


@pytest.mark.parametrize(("when", "words"), DATES)
def test_dates_are_as_precise_as_known(when: tuple[str | None, str | None, str], words: str) -> None:
    assert interval(Interval(start=when[0], end=when[1], basis=Basis(when[2]))) == words


def test_other_dates() -> None:
    assert published(Published(value="2025-08", basis=Basis.DERIVED)) == "c. Aug 2025"
    assert published(Published()) == "undated"
    assert day("next spring") == "next spring"
    assert span("2024-12", "2025-09") == "Dec 2024 to Sep 2025"
    assert span("2025-08", "2025-09") == "Aug to Sep 2025"


def test_timeline_is_in_order_with_undated_last() -> None:
    story = Story()
    source = story.source("A said it.")
    evidence = story.cite(source, "A said")
    for text, when in (("Late", "2025-05-05"), ("Never", None), ("Early", "2024-02-01"), ("Middle", "2025-01-09")):
        story.event(text, (when, when) if when else None, evidence, derived=text == "Middle")
    (block,) = [block for block in fit(story.briefing(), PROVENANCE).page.blocks if block.key == "timeline"]
    assert [line.text for line in block.lines] == [
        "1 Feb 2024 Early", "c. 9 Jan 2025 Middle", "5 May 2025 Late", "undated Never",
    ]  # fmt: skip


def test_no_position_is_said_plainly() -> None:
    page = fit(empty(), PROVENANCE).page
    assert page.title == "No position found"
    (bottom, *rest) = page.blocks
    assert bottom.key == "bottom line"
    assert "No position was found in 1 article" in bottom.lines[0].text
    assert "run again with a model" in bottom.lines[0].text
    assert [block.key for block in rest] == ["sources"], "empty blocks are left out"


def test_coverage_and_footer_of_the_samples() -> None:
    done = fit(samples(), PROVENANCE)
    assert done.page.coverage == (
        "As of 4 Sep 2025 · 5 articles, 4 independent origins (s2 rewrites s1) · Aug to Sep 2025 · 2 undated"
    )
    assert re.match(r"Machine-assisted · 40 of 41 claims verified · \d+ of them below the page", done.page.footer)
    sources = next(block for block in done.page.blocks if block.key == "sources")
    assert "s2 001_1b15f4c17ff85cff.txt, no date or outlet, rewrites s1, origin l1" in [x.text for x in sources.lines]


def test_references_prefer_independent_origins() -> None:
    story = Story()
    for n in range(6):
        story.source(f"A said it {n} times.", lineage="l1" if n < 4 else f"l{n}")
    issue = story.issue("Levy", "The levy should go.")
    evidence = tuple(e for n, source in enumerate(story.sources) for e in story.cite(source.id, f"A said it {n}"))
    story.position(story.actor("Ada Lind"), issue, "support", "Wants it.", evidence)
    demand = fit(story.briefing(), PROVENANCE).page.matrix.rows[0].demand
    assert demand
    assert {"s5", "s6"} < set(demand.refs)
    assert len(demand.refs) == MAX_REFS


def test_a_copy_is_cited_and_listed_under_what_it_copies() -> None:
    story = Story()
    for text, lineage in (("A said “yes”.", "l1"), ("The Post\n\nA said 'yes'.", "l1"), ("A said “yes”.", "l2")):
        story.source(text, lineage=lineage)
    issue = story.issue("Levy", "The levy should go.")
    evidence = tuple(e for source in story.sources for e in story.cite(source.id, "A said"))
    story.position(story.actor("Ada Lind"), issue, "support", "Wants it.", evidence)
    fitted = fit(story.briefing(), PROVENANCE)
    assert fitted.page.matrix.rows[0].demand
    assert fitted.page.matrix.rows[0].demand.refs == ("s1", "s3")
    (sources,) = (block for block in fitted.page.blocks if block.key == "sources")
    assert [line.strong for line in sources.lines] == ["s1", "s3"]
    assert sources.left_out == 0
    assert [left.rule for left in fitted.omissions if left.item == "s2"] == ["sources: repeats s1"]


def test_short_names_only_where_they_are_safe() -> None:
    story = Story()
    story.actor("Ada Lind", aliases=("Lind",))
    story.actor("Olga Lind", aliases=("Lind",))
    story.actor("Ursula von der Leyen", aliases=("Leyen", "von der Leyen"))
    story.actor("Xi Ping")
    story.actor("Port Union", "organisation", aliases=("Union",))
    names = Names(story.briefing().actors)
    assert [names.short(f"a{n}") for n in range(1, 6)] == [
        "Ada Lind", "Olga Lind", "von der Leyen", "Xi Ping", "Port Union",
    ]  # fmt: skip


def test_gaps_are_on_the_page() -> None:
    assert fit(hostile(), PROVENANCE).page.coverage.endswith("1 not read")
