"""What somebody puts first, whom an announcer speaks for, and what is expected: sentence by sentence."""

import pytest
from conftest import engine_for
from offline_texts import article

from summarizer.schemas import NotedPosition


def _noted(text: str) -> list[NotedPosition]:
    return list(engine_for("offline").extract(article(text)).positions)


@pytest.mark.parametrize(
    ("text", "holder", "stance", "issue", "condition"),
    [
        (
            "Norway only wants to discuss the quota once there is an accord on cod.",
            "Norway",
            "oppose",
            "The quota should be discussed before there is an accord on cod.",
            "once there is an accord on cod",
        ),
        (
            "The union will not negotiate overtime until the company signs a wage deal.",
            "union",
            "oppose",
            "Overtime should be negotiated before the company signs a wage deal.",
            "until the company signs a wage deal",
        ),
        (
            "The views of the two states on river tolls are far apart.  Peru considers them an essential prerequisite "
            "to sit at the table.",
            "Peru",
            "support",
            "River tolls should come before sitting at the table.",
            "",
        ),
        (
            "Malta regards a wage freeze as a precondition for any talks on overtime.",
            "Malta",
            "support",
            "A wage freeze should come before talks on overtime.",
            "",
        ),
        (
            "Anna Kovacs said that Albania must meet all the criteria to join the club.",
            "Anna Kovacs",
            "conditional",
            "Albania should join the club.",
            "Albania must meet all the criteria to join the club",
        ),
    ],
)
def test_what_comes_first(text: str, holder: str, stance: str, issue: str, condition: str) -> None:
    told = [(p.actor, p.stance.value, p.issue, "".join(p.conditions)) for p in _noted(text)]
    assert (holder, stance, issue, condition) in told, told


@pytest.mark.parametrize(
    "text",
    [
        "Norway wants to discuss the quota once more.",
        "The union discussed overtime after the company signed a wage deal.",
        "Malta regards a wage freeze as a mistake.",
    ],
)
def test_no_order_is_read_where_none_is_wanted(text: str) -> None:
    assert [p.issue for p in _noted(text) if "before" in p.issue] == []


def test_whoever_decides_holds_what_another_announces() -> None:
    noted = _noted(
        "Twelve northern states agreed to share the cost, Mayor Ines Roth announced.  Roth announced that 12 members "
        "of the so-called “Lake Compact” would send engineers once the floods recede."
    )
    sent = [p for p in noted if "ngineers" in p.issue]
    assert [(p.actor, [hop.who for hop in p.chain]) for p in sent] == [("northern states", ["Ines Roth"])]
    assert sent[0].conditions == ["once the floods recede"]


@pytest.mark.parametrize(("number", "apart"), [("Three", True), ("Fourteen", False)])
def test_a_number_above_a_few_tells_who_is_meant(number: str, apart: bool) -> None:
    notes = engine_for("offline").extract(
        article(f"{number} northern states rejected the levy.  {number} members of the pact agreed to build a port.")
    )
    assert ({"northern states"} == {position.actor for position in notes.positions}) is not apart


def test_each_named_state_is_expected_to_give_what_all_are() -> None:
    noted = _noted("Gulf states, including Qatar, are expected to provide the bulk of the engineers.")
    assert {(p.actor, p.stance.value, p.issue) for p in noted} == {
        (name, "support", "Gulf states should provide the bulk of the engineers.") for name in ("Gulf states", "Qatar")
    }


def test_the_last_of_a_list_stands_behind_an_aside() -> None:
    noted = _noted(
        "Oslo plans to send engineers to Chad.  Spain, Malta, and, above all, the United States, are against."
    )
    assert {"Spain", "Malta", "United States"} <= {p.actor for p in noted if p.stance.value == "oppose"}


def test_an_interlocutor_is_whoever_was_talked_to() -> None:
    noted = _noted(
        "The president praised the fund during a conversation with Premier Ana Ruiz.  At the same time, his "
        "interlocutor made it clear that Peru must fulfil all the conditions to join the pact."
    )
    assert ("Ana Ruiz", "conditional") in {(p.actor, p.stance.value) for p in noted}


def test_a_clause_behind_once_at_least_is_a_condition() -> None:
    noted = _noted(
        "Spain stood ready to double its pledge to $3 billion once at least two emerging economies had signed."
    )
    assert [(p.stance.value, p.issue, p.conditions) for p in noted] == [
        (
            "conditional",
            "The pledge should be doubled to $3 billion.",
            ["once at least two emerging economies had signed"],
        )
    ]


def test_what_triggers_a_threat_is_its_condition() -> None:
    noted = _noted("Ana Ruiz said the islands would leave the hall if loans were counted as grants.  Ana Ruiz left.")
    threats = [p for p in noted if p.modality.value == "threat"]
    assert [(p.stance.value, p.conditions) for p in threats] == [("oppose", ["if loans were counted as grants"])]
