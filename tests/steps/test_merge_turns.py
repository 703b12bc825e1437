"""A change of stance that an article tells in so many words, and what only sounds like one."""

import pytest
from dossiers import article, dossier

from summarizer.schemas import Briefing, RelationKind
from summarizer.steps.merge import merge

PLAN = "The plan should be approved."
KINDS = {"Harbour League": "organisation", "Borland": "state"}


def brief(actor: str, cited: str) -> Briefing:
    written = article("a").says(actor, "oppose", PLAN, cited=cited).says("Bo Park", "support", PLAN)
    return merge(dossier([written], KINDS, {PLAN: []}), gaps=(), as_of=None)


@pytest.mark.parametrize(
    ("actor", "cited", "told"),
    [
        ("Harbour League", "The Harbour League, which endorsed the plan in April, has withdrawn its support.", "the"),
        ("Ann Lee", "Ann Lee said she came around once the club agreed to pay.", "Ann Lee"),
        ("Borland", "Talks stall, with Borland shifting away from pressing for a truce.", "Borland"),
    ],
)
def test_a_turn_that_is_told_is_a_reported_shift(actor: str, cited: str, told: str) -> None:
    [shift] = brief(actor, cited).changes
    assert shift.kind is RelationKind.REPORTED_SHIFT
    assert told.casefold() in shift.text.casefold()
    assert [piece.quote for piece in shift.evidence] == [cited]


@pytest.mark.parametrize(
    ("actor", "cited"),
    [
        ("Ann Lee", "Its president, Ann Lee, says members changed their minds after seeing the map."),
        ("Ann Lee", "Ann Lee urged Bo Park, who never changed his mind, to speak."),
        ("Ann Lee", "Ann Lee would have changed her mind."),
        ("Ann Lee", "Ann Lee asked whether Bo Park changed his mind."),
        ("Ann Lee", "Ann Lee voted no."),
    ],
    ids=["others", "never", "would", "another", "no turn"],
)
def test_what_others_do_or_nobody_did_is_none(actor: str, cited: str) -> None:
    assert brief(actor, cited).changes == ()


def test_a_turn_that_dates_already_show_is_said_once() -> None:
    first = article("a").says("Ann Lee", "support", PLAN, when="2025-03-01")
    later = article("b").says(
        "Ann Lee", "oppose", PLAN, when="2025-03-09", cited="Ann Lee changed her mind on the plan."
    )
    briefing = merge(dossier([first, later], KINDS, {PLAN: []}), gaps=(), as_of=None)
    assert [change.kind for change in briefing.changes] == [RelationKind.CHANGED_POSITION]
