"""Constructions that agency reports are made of, in domains the rules were not written on: one a line."""

import pytest
from conftest import offline_engine
from offline_texts import article

from summarizer.schemas import Notes

ENGINE = offline_engine()

HELD = [
    # text, actor, stance, part of the issue
    (
        "The growers' league, which had funded the dam, called on both countries to accept joint control.",
        "growers' league",
        "support",
        "joint control",
    ),
    ("The Pilots Guild, which represents 900 crews, rejected the new roster.", "Pilots Guild", "oppose", "new roster"),
    ("Ana Ruiz welcomed the tariff; Tom Berg said it was premature.", "Ana Ruiz", "support", "tariff"),
    (
        "The council urged both states to accept joint patrols.  Ruiz welcomed the idea; Berg said it was reckless.",
        "Ruiz",
        "support",
        "joint patrols",
    ),
    (
        "The council urged both states to accept joint patrols.  Ruiz welcomed the idea; Berg said it was reckless.",
        "Berg",
        "oppose",
        "joint patrols",
    ),
    (
        "Nurses' leader Ana Ruiz said members would not return to the wards until the trust withdraws its plan.",
        "Ana Ruiz",
        "conditional",
        "returning to the wards",
    ),
    (
        "Mayor Ana Ruiz said the city could lower fares by 3 percent, but only if the state pays its share.",
        "Ana Ruiz",
        "conditional",
        "Fares should be lowered by 3 percent",
    ),
    (
        "A club official suggested that the board may vote on Friday to sell two players.",
        "club official",
        "support",
        "Two players should be sold.",
    ),
    ("Mayor Ana Ruiz opposes any demolition before the summer.", "Ana Ruiz", "oppose", "demolition before the summer"),
    (
        "Ministers discussed a plan to cut herring quotas.  Ana Ruiz said the cut was needed.",
        "Ana Ruiz",
        "support",
        "Herring quotas should be cut.",
    ),
    (
        "The council recommended a ban on trawling.  The Fishers Association said it would ruin the coast.",
        "Fishers Association",
        "oppose",
        "ban on trawling",
    ),
    (
        "The board published the proposed sale of the arena to Velmont.  The Fans League rejected the plan.",
        "Fans League",
        "oppose",
        "The arena should be sold.",
    ),
    (
        "Tenants want a public inquiry into the fire.  Ana Ruiz dismissed the demand as a stunt.",
        "Ana Ruiz",
        "oppose",
        "public inquiry into the fire",
    ),
    (
        "Tom Berg proposed paying crews for lost days.  Ana Ruiz was open to the idea, provided the fund pays.",
        "Ana Ruiz",
        "conditional",
        "paid",
    ),
    (
        "Ana Ruiz said any search should require a warrant.",
        "Ana Ruiz",
        "support",
        "Any search should require a warrant.",
    ),
    (
        "Ana Ruiz urged the clubs to hire a mediator, a step that sponsors had also sought.",
        "Ana Ruiz",
        "support",
        "The clubs should hire a mediator.",
    ),
    (
        "Mayor Ana Ruiz rejected the merger.  Two members of the senate, Tom Reyes and Ada Bose, urged her to relent.",
        "Ada Bose",
        "support",
        "merger",
    ),
    (
        "Judge Ana Ruiz opposes the curfew.  Two councillors, Tom Reyes and Lea Bose, pressed her to reconsider.",
        "Tom Reyes",
        "support",
        "curfew",
    ),
    ("Police Federation chair Simon Bright opposes the curfew.", "Simon Bright", "oppose", "curfew"),
    ("A spokeswoman for Velmont, Ellen Roth, rejected the merger.", "Ellen Roth", "oppose", "merger"),
    ("Mayor Ana Ruiz said no permanent post should be cut.", "Ana Ruiz", "oppose", "Any permanent post should be cut."),
]

NOT_HELD = [
    # text, actor, what no issue of the actor may speak of
    ("A club official said the board may vote on Friday.", "club official", "may"),
    ("Ana Ruiz said it was too early to take a position.", "Ana Ruiz", "position"),
    (
        "Ana Ruiz said the merger should stop unless the clinics guarantee that no ward will be closed.",
        "clinics",
        "ward",
    ),
    ("“We are not asking for the moon,” said Ana Ruiz.", "Ana Ruiz", "moon"),
    ("Ana Ruiz is asking for rooms in which a child can be heard.", "Ana Ruiz", "rooms"),
    ("Ana Ruiz accused Tom Berg of hiding.", "Ana Ruiz", "hiding"),
    ("Ministers clashed on Thursday over a plan to cut herring quotas.", "Ministers", "quotas"),
    (
        "Tenants want a public inquiry.  A spokesman, Tom Berg, declined to say whether the firm would sell.",
        "Tom Berg",
        "inquiry",
    ),
    ("Tom Berg said the cameras were off and they would not be switched on again until May.", "Tom Berg", "switching"),
    ("The farmers fear the new tariff.  The Growers Union said it would ruin villages.", "Growers Union", "illages"),
]


def notes(text: str) -> Notes:
    return ENGINE.extract(article(text))


@pytest.mark.parametrize(("text", "actor", "stance", "issue"), HELD)
def test_a_newswire_construction_yields_its_position(text: str, actor: str, stance: str, issue: str) -> None:
    found = [(p.actor, p.stance.value, p.issue) for p in notes(text).positions]
    assert any(a == actor and s == stance and issue.lower() in i.lower() for a, s, i in found), found


@pytest.mark.parametrize(("text", "actor", "words"), NOT_HELD)
def test_what_nobody_asked_for_is_no_issue(text: str, actor: str, words: str) -> None:
    found = [(p.actor, p.issue) for p in notes(text).positions]
    assert not any(a == actor and words in i for a, i in found), found


def test_the_two_positions_of_a_subject_with_a_relative_clause_both_stand() -> None:
    found = notes(
        "The parents' association, which had backed the boycott, asked the league to accept mediation."
    ).positions
    assert {p.actor for p in found} == {"parents' association"}
    assert any("boycott" in p.issue for p in found), found
    assert any("mediation" in p.issue for p in found), found
    assert not any(" ask" in p.statement and "boycott" in p.statement for p in found)


def test_an_accusation_is_a_criticism_of_the_accused() -> None:
    [dispute] = notes("Mayor Ana Ruiz accused the Dockers Union of walking away from a fair offer.").disputes
    assert (dispute.side_a, dispute.side_b) == (["Ana Ruiz"], ["Dockers Union"])
    assert dispute.question == "Is the charge of walking away from a fair offer justified?"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Opposition MPs and Mayor Ana Ruiz are against the tariff on steel.", "Opposition MPs are"),
        ("Greens are against the tariff on steel.", "Greens are"),
        ("The judge, who retired in May, was recalled on Thursday.", "The judge was recalled"),
        ("The clubs voted 9-3 on Monday to leave the league.", "to leave the league"),
    ],
)
def test_sentences_agree_and_end(text: str, words: str) -> None:
    found = notes(text)
    written = [p.statement for p in found.positions] + [e.text for e in found.events]
    assert any(words in line for line in written), written
    assert not any(" ." in line or ",," in line for line in written)


def test_a_borrowed_subject_keeps_its_article() -> None:
    found = notes("The club wants a road.  Tom Berg insisted it must be built by the city.").positions
    assert [p.issue for p in found if p.actor == "Tom Berg"] == ["The road should be built by the city."]
