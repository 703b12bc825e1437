"""Who disagrees with whom, computed; and what the articles report themselves."""

import pytest
from dossiers import Written, article, dossier

from summarizer.schemas import Briefing, Dispute, Stance
from summarizer.steps.merge import merge

MERGER = "The merger of the two grocers should be approved."
STORES = "Stores should be sold."
TALKS = "Security guarantees should be discussed."
KINDS = {
    "Competition Authority": "organisation",
    "Freshway": "organisation",
    "Corner Mart": "organisation",
    "Farmers League": "organisation",
    "Northland": "state",
    "Southland": "state",
    "Germany": "state",
    "shop workers": "group",
}


def brief(*articles: Written) -> Briefing:
    return merge(dossier(articles, KINDS, {MERGER: [], STORES: [], TALKS: []}), gaps=(), as_of=None)


def sides(briefing: Briefing, dispute: Dispute) -> list[set[str]]:
    names = {actor.id: actor.name for actor in briefing.actors}
    return [{names[actor] for actor in side.actors} for side in dispute.sides]


def test_opposite_stances_of_different_actors_are_a_dispute_across_articles() -> None:
    briefing = brief(
        article("a").says("Freshway", "support", MERGER).says("Corner Mart", "support", MERGER),
        article("b").says("Competition Authority", "oppose", MERGER),
    )
    [dispute] = briefing.disputes
    assert sides(briefing, dispute) == [{"Freshway", "Corner Mart"}, {"Competition Authority"}]
    assert [side.stance for side in dispute.sides] == [Stance.SUPPORT, Stance.OPPOSE]
    assert (dispute.kind, dispute.explicit, dispute.origins) == ("opposed", False, ("l1", "l2"))
    assert dispute.question == "Whether the merger of the two grocers should be approved"
    assert [len(side.positions) for side in dispute.sides] == [2, 1]
    assert len(dispute.evidence) == 3


def test_an_actor_on_both_sides_is_on_none() -> None:
    briefing = brief(
        article("a").says("Freshway", "support", MERGER).says("Corner Mart", "support", MERGER),
        article("b").says("Freshway", "oppose", MERGER),
    )
    assert briefing.disputes == ()
    briefing = brief(
        article("a").says("Freshway", "support", MERGER).says("Corner Mart", "support", MERGER),
        article("b").says("Freshway", "oppose", MERGER).says("Farmers League", "oppose", MERGER),
    )
    assert sides(briefing, briefing.disputes[0]) == [{"Corner Mart"}, {"Farmers League"}]


def test_a_person_does_not_dispute_with_the_own_state() -> None:
    person = article("a").calls("Karl Voss", "Chancellor", "Germany").says("Karl Voss", "support", STORES)
    assert brief(person, article("b").says("Germany", "oppose", STORES)).disputes == ()
    assert len(brief(person, article("b").says("Northland", "oppose", STORES)).disputes) == 1


@pytest.mark.parametrize(("day", "count"), [("2025-03-01", 1), ("2025-06-01", 1), ("2026-03-01", 0), (None, 1)])
def test_stances_long_apart_are_no_dispute(day: str | None, count: int) -> None:
    briefing = brief(
        article("a").says("Freshway", "support", MERGER, when="2025-02-01"),
        article("b").says("Corner Mart", "oppose", MERGER, when=day),
    )
    assert len(briefing.disputes) == count


def test_who_changed_sides_counts_where_it_stands_now() -> None:
    briefing = brief(
        article("a").says("Ann Lee", "support", MERGER, when="2025-02-01").says("Corner Mart", "support", MERGER),
        article("b").says("Ann Lee", "oppose", MERGER, when="2025-03-01"),
    )
    assert sides(briefing, briefing.disputes[0]) == [{"Corner Mart"}, {"Ann Lee"}]


def test_support_on_conditions_stands_against_refusal_only_where_nobody_supports_outright() -> None:
    terms = article("a").says("Competition Authority", "conditional", MERGER, conditions=["if stores are sold"])
    refusal = article("b").says("Farmers League", "oppose", MERGER)
    briefing = brief(terms, refusal)
    assert [side.stance for side in briefing.disputes[0].sides] == [Stance.CONDITIONAL, Stance.OPPOSE]
    briefing = brief(terms, refusal, article("c").says("Freshway", "support", MERGER))
    assert sides(briefing, briefing.disputes[0]) == [{"Freshway"}, {"Farmers League"}]


@pytest.mark.parametrize(
    ("mine", "theirs", "count"),
    [
        ("after a vote of shareholders", "before a vote of shareholders", 1),
        ("if 30 stores are sold", "if 120 stores are sold", 1),
        ("if 30 stores are sold", "if prices are frozen", 0),
        ("if stores are sold", "if no stores are sold", 1),
        ("a sale of stores", "a freeze of prices", 0),
    ],
)
def test_conditions_that_exclude_one_another_are_a_dispute(mine: str, theirs: str, count: int) -> None:
    briefing = brief(
        article("a").says("Freshway", "conditional", MERGER, conditions=[mine]),
        article("b").says("Farmers League", "conditional", MERGER, conditions=[theirs]),
    )
    assert len(briefing.disputes) == count


def test_support_and_conditions_are_no_dispute() -> None:
    briefing = brief(
        article("a").says("Freshway", "support", MERGER),
        article("b").says("Farmers League", "conditional", MERGER, conditions=["if prices are frozen"]),
        article("c").says("Corner Mart", "noncommittal", MERGER),
    )
    assert briefing.disputes == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            {"said": "Northland will discuss guarantees only after a truce", "conditions": ["only after a truce"]},
            {"said": "Southland considers guarantees an essential prerequisite to sit at the table"},
        ),
        (
            {"said": "Northland wants prisoners freed before any inspection", "conditions": ["before any inspection"]},
            {"said": "Southland says an inspection must come before it frees prisoners or discusses guarantees"},
        ),
        (
            {"said": "Northland says there will be no guarantees without a withdrawal"},
            {"said": "Southland will begin a withdrawal only once guarantees are signed"},
        ),
    ],
)
def test_two_orders_of_the_same_steps_are_a_sequencing_dispute(first: dict[str, str], second: dict[str, str]) -> None:
    stance = "conditional" if "conditions" in first else "support"
    briefing = brief(
        article("a").says("Northland", stance, TALKS, **first),
        article("b").says("Southland", "support", TALKS, **second),
    )
    [dispute] = briefing.disputes
    assert dispute.kind == "sequencing"
    assert sides(briefing, dispute) == [{"Northland"}, {"Southland"}]


def test_an_issue_that_is_an_order_itself_runs_against_a_condition_on_another_issue() -> None:
    first = "Security guarantees should come before talks."
    terms = {"said": "Northland wants to discuss them only after a truce", "conditions": ["only after a truce"]}
    written = [
        article("a").says("Northland", "conditional", TALKS, **terms),
        article("b").says("Southland", "support", first, said="Southland insists on it"),
    ]
    briefing = merge(dossier(written, KINDS, {TALKS: [], first: []}), gaps=(), as_of=None)
    assert [dispute.kind for dispute in briefing.disputes] == ["sequencing"]


def test_one_order_shared_is_no_dispute() -> None:
    said = {"said": "Guarantees only after a truce", "conditions": ["only after a truce"]}
    briefing = brief(
        article("a").says("Northland", "conditional", TALKS, **said),
        article("b").says("Southland", "conditional", TALKS, **said),
    )
    assert briefing.disputes == ()


def test_an_opposed_dispute_between_the_same_two_is_told_as_one_of_order() -> None:
    briefing = brief(
        article("a").says("Northland", "oppose", TALKS, said="Northland: no guarantees without a truce"),
        article("b").says(
            "Southland", "support", TALKS, said="Southland will accept a truce only once guarantees stand"
        ),
    )
    assert [dispute.kind for dispute in briefing.disputes] == ["sequencing"]


def test_a_reported_disagreement_confirms_the_computed_dispute() -> None:
    briefing = brief(
        article("a").says("Freshway", "support", MERGER).says("Competition Authority", "oppose", MERGER),
        article("b").reports("Competition Authority", "Freshway", "Does the merger harm shoppers?", MERGER),
    )
    [dispute] = briefing.disputes
    assert dispute.explicit
    assert dispute.kind == "opposed"
    assert dispute.items == ("hash-b-1",)
    assert dispute.origins == ("l1", "l2")


def test_a_reported_disagreement_on_what_a_dispute_cites_is_that_dispute() -> None:
    written = article("a").says("Freshway", "support", MERGER).says("Competition Authority", "oppose", MERGER)
    cited = [piece for position in written.positions for piece in position.evidence]
    again = brief(written.reports("Competition Authority", "Freshway", "Is it so?", cited=cited))
    assert [(dispute.kind, dispute.explicit) for dispute in again.disputes] == [("opposed", True)]


def test_a_union_and_its_president_are_one_party_when_disputes_are_ranked() -> None:
    briefing = brief(
        article("a")
        .says("Freshway", "support", STORES)
        .says("Corner Mart", "oppose", STORES)
        .calls("Bo Park", "president", "Corner Mart")
        .says("Bo Park", "oppose", STORES)
        .calls("Cy Dahl", "director", "Corner Mart")
        .says("Cy Dahl", "oppose", STORES)
        .says("Freshway", "support", MERGER)
        .says("Corner Mart", "oppose", MERGER)
        .says("Farmers League", "oppose", MERGER),
    )
    assert [dispute.issue for dispute in briefing.disputes] == [
        next(issue.id for issue in briefing.issues if issue.statement == statement) for statement in (MERGER, STORES)
    ]


def test_a_criticism_between_others_stands_alone() -> None:
    briefing = brief(
        article("a").says("Freshway", "support", MERGER).says("Competition Authority", "oppose", MERGER),
        article("b").reports("Ann Lee", "Bo Park", "Who may speak for the shoppers?", MERGER),
        article("c").reports("Ann Lee", "Bo Park", "Who is to speak for shoppers?"),
        article("d").reports("Ann Lee", "Bo Park", "Are milk prices fair?"),
    )
    opposed, other, criticism = sorted(briefing.disputes, key=lambda dispute: (dispute.explicit, len(dispute.items)))
    assert other.question == "Are milk prices fair?"
    assert (opposed.explicit, opposed.kind) == (False, "opposed")
    assert (criticism.kind, criticism.explicit) == ("criticism", True)
    assert criticism.items == ("hash-b-1", "hash-c-1")
    assert sides(briefing, criticism) == [{"Ann Lee"}, {"Bo Park"}]
    assert [side.stance for side in criticism.sides] == [Stance.OPPOSE, Stance.SUPPORT]


def test_a_disagreement_of_an_actor_with_itself_is_quarantined() -> None:
    briefing = brief(
        article("a").says("Freshway", "support", MERGER).reports("Freshway", "Freshway", "Does it want it?")
    )
    assert briefing.disputes == ()
    [refused] = briefing.quarantine
    assert (refused.id, refused.kind, refused.source, refused.sentences) == ("hash-a-2", "dispute", "s1", (2,))
    assert refused.failed[0].name == "speaker"


def test_disputes_with_most_actors_come_first_and_criticism_last() -> None:
    briefing = brief(
        article("a")
        .reports("Ann Lee", "Bo Park", "Who may speak?")
        .says("Freshway", "support", STORES)
        .says("Corner Mart", "oppose", STORES)
        .says("Freshway", "support", MERGER)
        .says("Corner Mart", "oppose", MERGER)
        .says("Farmers League", "oppose", MERGER),
    )
    assert [(d.id, d.kind, len(d.sides[1].actors)) for d in briefing.disputes] == [
        ("d1", "opposed", 2),
        ("d2", "opposed", 1),
        ("d3", "criticism", 1),
    ]
