"""Numbers that reports set against one another, and the many that have nothing to do with one another."""

import pytest
from dossiers import Written, article, dossier
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.schemas import Relation, RelationKind
from summarizer.steps.merge import merge
from summarizer.steps.merge.amounts import amounts, contrasts

TALKS = "Talks should start."


def told(name: str, *sentences: str, **more: str) -> Written:
    """Write an article of the story of Cy Dane and Di Eco that holds these sentences."""
    written = article(name, **more)
    for said in sentences:
        written.says("Cy Dane", "support", TALKS, cited=said)
    return written.says("Di Eco", "support", TALKS)


def relations(*articles: Written) -> list[Relation]:
    made = dossier(articles, {}, {TALKS: []})
    cited = {
        actor.id: [p.evidence[0] for n in made.notes for p in n.positions if made.actor_of[p.actor] == actor.id]
        for actor in made.actors
    }
    actors = tuple(actor.model_copy(update={"evidence": tuple(cited[actor.id])}) for actor in made.actors)
    return list(merge(made.model_copy(update={"actors": actors}), gaps=(), as_of=None).source_conflicts)


def test_a_number_denied_stands_against_the_report_that_gives_it() -> None:
    [found] = relations(
        told("a", "The union said 81 per cent of its members had voted for the strike."),
        told("b", "The firm says that 74 per cent, and not 81, had voted for a strike."),
    )
    assert found.kind is RelationKind.SOURCE_CONFLICT
    assert (
        found.text == "Figures differ: “81 per cent of its members had voted” in s1, “74 per cent, and not 81” in s2."
    )
    assert [piece.source for piece in found.evidence] == ["s1", "s2"]
    assert found.between == ("s1", "s2")


def test_dated_reports_come_in_order_and_a_bare_number_takes_the_scale_of_the_other() -> None:
    [found] = relations(
        told("a", "The sum is 71 billion dollars of pledges.", "The office had spoken of 64.", published="2026-03-09"),
        told("b", "Pledges come to $64 billion a year.", published="2026-03-02"),
    )
    assert found.text == (
        "Figures differ: “$64 billion a year” in s2 (2 Mar 2026), then “71 billion dollars of pledges” in s1 "
        "(9 Mar 2026)."
    )


def test_what_one_number_takes_in_is_a_matter_of_scope() -> None:
    [found] = relations(
        told(
            "a", "A hundred and eighty-five million dollars is little.", "It is three hundred and twelve with interest."
        ),
        told("b", "The city would pay $185 million in bonds."),
        told("c", "With interest the cost is nearer $312 million."),
    )
    assert found.kind is RelationKind.SCOPE_MISMATCH
    assert found.text == "Figures differ in scope: “$185 million in bonds” in s2, “$312 million” with interest in s3."
    assert [piece.source for piece in found.evidence] == ["s2", "s3", "s1", "s1"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The union said 81 per cent had voted for the strike.", "The firm says that 74 per cent had voted for it."),
        ("It lost 81 dollars on the strike.", "The firm says that 74 per cent, and not 81, voted for the strike."),
        ("Some 81 ships lay at anchor.", "The firm says that 74 per cent, and not 81, voted for the strike."),
        ("The council voted 6-3 for the plan.", "The vote on the plan was 5-4, not 6-3."),
        ("The pay of 64 people fell.", "It costs 71 billion dollars. The minister had gone with 64 others."),
    ],
    ids=["nobody denies", "another unit", "another thing", "a tally", "no saying"],
)
def test_numbers_that_nobody_sets_against_one_another_are_left_alone(one: str, other: str) -> None:
    assert relations(told("a", one), told("b", *other.split(". ", 1))) == []


def test_one_origin_and_another_story_are_compared_with_nothing() -> None:
    one, other = "The union said 81 per cent backed the strike.", "It was 74 per cent, and not 81, for the strike."
    assert relations(told("a", one, lineage="x"), told("b", other, lineage="x")) == []
    apart = dossier([told("a", one), told("b", other)], {}, {TALKS: []})
    assert merge(apart, gaps=(), as_of=None).source_conflicts == ()


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.sampled_from(["74", "5-4", "not 81", "$2bn", "had said", ", ", "It is", "with", "per cent"])))
def test_amounts_are_slices_of_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for amount in amounts(text):
        assert text[amount.start : amount.end] == amount.words
    for contrast in contrasts((text, text)):
        assert contrast.said.unit == contrast.other.unit
