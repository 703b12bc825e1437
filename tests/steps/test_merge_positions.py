"""One actor, one issue, one stance: what is united, what stays apart, and which words speak for it."""

import pytest
from dossiers import Written, article, dossier, on

from summarizer.schemas import Briefing, Certainty, Interval, Stance
from summarizer.steps.merge import merge

RAISE = "Dockers should get a 12% raise."
CAP = "Port automation should be capped."
NO_RAISE = "Dockers should go without a 12% raise."
KINDS = {"Harbour Union": "organisation", "Port Employers": "organisation", "a port manager": "unnamed"}


def brief(*articles: Written, inverse: tuple[str, ...] = ()) -> Briefing:
    issues = {RAISE: [*inverse, "A 12% raise for dockers."], CAP: []}
    return merge(dossier(articles, KINDS, issues, inverse=inverse), gaps=(), as_of=None)


def test_two_origins_make_one_position_of_high_confidence() -> None:
    briefing = brief(
        article("a").says("Harbour Union", "support", RAISE),
        article("b").says("Harbour Union", "support", "A 12% raise for dockers."),
    )
    [position] = briefing.positions
    assert position.id == "p1"
    assert position.origins == ("l1", "l2")
    assert position.confidence == "high"
    assert position.items == ("hash-a-1", "hash-b-1")
    assert [piece.source for piece in position.evidence] == ["s1", "s2"]


def test_a_wording_the_other_way_round_flips_support_and_opposition_only() -> None:
    flipped = brief(
        article("a")
        .says("Harbour Union", "oppose", NO_RAISE)
        .says("Port Employers", "support", NO_RAISE)
        .says("Ann Lee", "conditional", NO_RAISE)
        .says("Bo Park", "noncommittal", NO_RAISE),
        inverse=(NO_RAISE,),
    )
    names = {actor.id: actor.name for actor in flipped.actors}
    assert {names[p.speaker]: p.stance for p in flipped.positions} == {
        "Harbour Union": Stance.SUPPORT,
        "Port Employers": Stance.OPPOSE,
        "Ann Lee": Stance.CONDITIONAL,
        "Bo Park": Stance.NONCOMMITTAL,
    }
    assert len({p.issue for p in flipped.positions}) == 1


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("2025-03-01", "2025-03-01", True),
        ("2025-03-01", "2025-03-09", False),
        ("2025-03-01", None, True),
        (None, None, True),
        (Interval(start="2025-03-01", end="2025-03-31"), "2025-03-09", True),
    ],
)
def test_days_that_meet_or_are_unknown_are_one_position(first: object, second: object, together: bool) -> None:
    briefing = brief(
        article("a").says("Harbour Union", "support", RAISE, when=first),
        article("b").says("Harbour Union", "support", RAISE, when=second),
    )
    assert len(briefing.positions) == (1 if together else 2)


def test_the_time_of_a_position_narrows_to_what_all_reports_allow() -> None:
    briefing = brief(
        article("a").says("Harbour Union", "support", RAISE, when=Interval(start="2025-03-01", end="2025-03-31")),
        article("b").says("Harbour Union", "support", RAISE, when="2025-03-09"),
    )
    assert briefing.positions[0].said_on == on("2025-03-09")


def test_contradictory_conditions_are_two_positions() -> None:
    briefing = brief(
        article("a").says("Harbour Union", "conditional", CAP, conditions=["after a binding ballot of members"]),
        article("b").says("Harbour Union", "conditional", CAP, conditions=["before a binding ballot of members"]),
        article("c").says("Harbour Union", "conditional", CAP, conditions=["if jobs are guaranteed"]),
    )
    assert len(briefing.positions) == 2
    assert sum(len(position.conditions) for position in briefing.positions) == 3


def test_a_condition_said_twice_stands_once() -> None:
    briefing = brief(
        article("a").says("Harbour Union", "conditional", CAP, conditions=["if jobs are guaranteed"]),
        article("b").says("Harbour Union", "conditional", CAP, conditions=["if the jobs are guaranteed", "once paid"]),
    )
    [position] = briefing.positions
    assert position.conditions == ("if jobs are guaranteed", "once paid")


def test_whom_one_speaks_for_parts_positions_unless_only_one_is_named() -> None:
    two = article("a").says("Ann Lee", "support", RAISE, behalf="Harbour Union").says("Ann Lee", "support", RAISE)
    assert [p.on_behalf_of for p in brief(two).positions] == ["a2"]
    three = article("b").says("Ann Lee", "support", RAISE, behalf="Port Employers")
    assert len(brief(two, three).positions) == 3


def test_the_words_are_those_of_the_best_evidence() -> None:
    briefing = brief(
        article("a").says("Ann Lee", "support", RAISE, said="Ann Lee may have wanted it", certainty="alleged"),
        article("b").says("Ann Lee", "support", RAISE, said="Ann Lee wants a raise, and many other good things too"),
        article("c").says("Ann Lee", "support", RAISE, said="Ann Lee said “we need 12%”"),
        article("d").says("Ann Lee", "support", RAISE, said="Short", narrator=True),
    )
    [position] = briefing.positions
    assert position.statement == "Ann Lee said “we need 12%”"
    assert position.certainty is Certainty.STATED
    assert not position.narrator_only


def test_a_rewrite_makes_a_claim_no_firmer_than_its_original() -> None:
    original = article("a", lineage="x").says(
        "Ann Lee", "oppose", CAP, certainty="reported", said="She sees no need yet"
    )
    rewrite = article("b", lineage="x", rewrites="a").says("Ann Lee", "oppose", CAP, said="She ruled the cap out")
    [position] = brief(original, rewrite).positions
    assert (position.certainty, position.statement) == (Certainty.REPORTED, "She sees no need yet")
    assert (position.origins, position.confidence) == (("l1",), "moderate")
    assert len(position.evidence) == 2


@pytest.mark.parametrize(
    ("actor", "narrator", "confidence"),
    [("Ann Lee", False, "high"), ("Ann Lee", True, "low"), ("a port manager", False, "low")],
)
def test_nobody_named_is_low_however_often_it_is_said(actor: str, narrator: bool, confidence: str) -> None:
    articles = [article(name).says(actor, "support", RAISE, narrator=narrator) for name in "abc"]
    assert [p.confidence for p in brief(*articles).positions] == [confidence]


def test_issues_with_most_actors_come_first_and_names_before_the_unnamed() -> None:
    briefing = brief(
        article("a")
        .says("Ann Lee", "support", CAP)
        .says("a port manager", "oppose", RAISE)
        .says("Bo Park", "support", RAISE)
        .says("Harbour Union", "support", RAISE)
        .says("Harbour Union", "support", CAP)
        .says("Port Employers", "oppose", RAISE),
    )
    names = {actor.id: actor.name for actor in briefing.actors}
    statements = {issue.id: issue.statement for issue in briefing.issues}
    assert [(statements[p.issue], names[p.speaker]) for p in briefing.positions] == [
        (RAISE, "Harbour Union"),
        (RAISE, "Bo Park"),
        (RAISE, "Port Employers"),
        (RAISE, "a port manager"),
        (CAP, "Harbour Union"),
        (CAP, "Ann Lee"),
    ]
    assert [issue.statement for issue in briefing.issues] == [RAISE, CAP]
