"""Where proposals stood when, whose side is counted for them, and what later articles say of plans."""

import pytest
from dossiers import Written, article, dossier

from summarizer.schemas import Briefing, Event, Interval
from summarizer.steps.merge import merge

BANK = "The fund should be run by the bank."
STRIKE = "The strike should go on."
PLAN = "Dockers at Port Ellan are to strike over driverless cranes."


def brief(*articles: Written) -> Briefing:
    return merge(dossier(articles, {}, {BANK: [], STRIKE: []}), gaps=(), as_of=None)


def test_a_proposal_is_a_ledger_of_dated_steps() -> None:
    briefing = brief(
        article("a", published="2025-03-01").offers("a raise of 5 percent", ["Ann Lee"], status="pledged"),
        article("b", published="2025-03-09").offers("a raise of 5 per cent", ["Ann Lee"], status="rejected"),
        article("c").offers("a raise of 5 percent", ["Ann Lee"], status="floated"),
    )
    [proposal] = briefing.proposals
    steps = [
        (step.status.value, step.as_of.start, [piece.source for piece in step.evidence]) for step in proposal.ledger
    ]
    assert steps == [
        ("pledged", "2025-03-01", ["s1"]), ("rejected", "2025-03-09", ["s2"]), ("floated", None, ["s3"])
    ]  # fmt: skip
    assert proposal.status.value == "rejected"


def test_a_pledge_stands_where_nothing_later_ends_it() -> None:
    briefing = brief(
        article("a", published="2025-03-09").offers("a raise of 5 percent", ["Ann Lee"], status="pledged"),
        article("b", published="2025-03-01").offers("a raise of 5 percent", ["Ann Lee"], status="rejected"),
    )
    assert briefing.proposals[0].status.value == "pledged"


def test_what_runs_against_its_issue_has_the_opponents_of_the_issue_for_it() -> None:
    written = (
        article("a").says("Ann Lee", "oppose", BANK).says("Bo Park", "support", BANK).says("Cy Dane", "oppose", BANK)
    )
    briefing = brief(written.offers("an independent secretariat", ["Ann Lee"], issue=BANK, opposed_by=["Bo Park"]))
    people = {position.id: position.speaker for position in briefing.positions}
    names = {actor.id: actor.name for actor in briefing.actors}
    [proposal] = briefing.proposals
    assert {names[people[item]] for item in proposal.supporters} == {"Ann Lee", "Cy Dane"}
    assert [names[people[item]] for item in proposal.opponents] == ["Bo Park"]


def test_a_stance_that_was_given_up_is_not_counted_against() -> None:
    briefing = brief(
        article("a").says("Ann Lee", "oppose", STRIKE, when="2025-03-01"),
        article("b")
        .says("Ann Lee", "support", STRIKE, when="2025-03-09")
        .offers("to strike", ["Bo Park"], issue=STRIKE),
    )
    [proposal] = briefing.proposals
    stances = {position.id: position.stance.value for position in briefing.positions}
    assert [stances[item] for item in proposal.supporters] == ["support"]
    assert proposal.opponents == ()


def plan_and(later: str, **more: str) -> Event:
    other = {"published": "2025-03-27", **more}
    told = article("b", **other).says("Ann Lee", "support", STRIKE, cited=later)
    briefing = brief(article("a", published="2025-03-14").tells(PLAN, "2025-03-20", planned=True), told)
    return briefing.timeline[0]


@pytest.mark.parametrize(
    ("later", "became"),
    [
        ("One week into the strike at Port Ellan, the dockers and the firm talk of cranes.", "took place"),
        ("The strike over driverless cranes at Port Ellan was called off.", "called off"),
        ("The strike over driverless cranes at Port Ellan has been postponed.", "put off"),
        ("It rained all day.", "not reported"),
    ],
)
def test_later_articles_say_what_became_of_a_plan(later: str, became: str) -> None:
    outcome = plan_and(later).outcome
    assert outcome is not None
    assert outcome.became == became
    assert (outcome.as_of.start, outcome.as_of.end) == ("2025-03-27", "2025-03-27")
    assert [piece.quote for piece in outcome.evidence] == ([] if became == "not reported" else [later])


@pytest.mark.parametrize(
    ("later", "published"),
    [
        ("The strike over driverless cranes at Port Ellan was called off.", "2025-03-15"),
        ("The strike over cranes at Port Ellan could be called a success if it began.", "2025-03-27"),
        ("The strike at Ellan goes on.", "2025-03-27"),
        ("It rained all day.", "2025-03-18"),
    ],
    ids=["too early", "only if", "perhaps this one", "its day to come"],
)
def test_what_is_not_plain_says_nothing_of_a_plan(later: str, published: str) -> None:
    assert plan_and(later, published=published).outcome is None


def test_what_happened_and_what_has_no_date_have_no_outcome() -> None:
    briefing = brief(
        article("a", published="2025-03-14").tells(PLAN, "2025-03-10").tells("A summit is planned.", planned=True),
        article("b", published="2025-03-27").says("Ann Lee", "support", STRIKE),
    )
    assert [event.outcome for event in briefing.timeline] == [None, None]
    assert briefing.timeline[0].when == Interval(start="2025-03-10", end="2025-03-10", basis="given")


def test_what_another_origin_tells_of_the_very_day_is_the_plan_come_about() -> None:
    held = "Ministers of Borland met in Ellan in heavy rain while angry dockers blocked every road out."
    plan = article("a", published="2025-03-14").tells(
        "Ministers of Borland will discuss pay, jobs, guarantees and cranes in Ellan.", "2025-03-20", planned=True
    )
    other = article("b", published="2025-03-20").tells(held, "2025-03-20")
    [outcome] = [event.outcome for event in brief(plan, other).timeline if event.planned]
    assert outcome is not None
    assert (outcome.became, [piece.quote for piece in outcome.evidence]) == ("took place", [held])
    another = article("b", published="2025-03-20").tells(held, "2025-03-19")
    assert [event.outcome for event in brief(plan, another).timeline if event.planned] == [None]
