"""Which way round an issue is asked, and when two names are one: tables of wordings a system may use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.evals.labels import GoldActor
from summarizer.evals.names import fold, forms, identifying, same_relay
from summarizer.evals.polarity import alike, towards
from summarizer.schemas import ActorKind, Stance

S, O, C = Stance.SUPPORT, Stance.OPPOSE, Stance.CONDITIONAL  # noqa: E741
TROOPS = ("Troops should be sent.", "No troops should be sent.")
MERGER = ("The merger should be allowed.", "The merger should be prohibited.")
CAP = ("The cap should stay.", "The cap should be abolished.")
TRUCE = ("Guarantees should be settled before talks.", "Guarantees should be discussed only after a truce.")
PAY = ("Nurses should get a pay rise of 7 per cent.", None)
ORDER = ("Talks should deal with the cranes before pay.", "Talks should deal with pay before the cranes.")


@pytest.mark.parametrize(
    ("issue", "stance", "wordings", "expected"),
    [
        ("Troops should be sent.", S, TROOPS, S),
        ("sending troops", O, TROOPS, O),
        ("No troops should be sent.", S, TROOPS, O),
        ("Troops should not be sent.", S, TROOPS, O),
        ("Troops should never be sent.", O, TROOPS, S),
        ("A ban on troops should be lifted.", S, ("Troops should be sent.", None), S),
        ("outright ban", S, MERGER, O),
        ("The merger should be blocked.", S, MERGER, O),
        ("The merger should not be blocked.", S, MERGER, S),
        ("merger", S, MERGER, S),
        ("The strike should be called off.", S, ("The dockers should strike.", "The strike should be called off."), O),
        ("suspension", O, ("The lapse should be suspended until March.", None), O),
        ("settling pay first", S, ORDER, O),
        ("The cranes should be dealt with first.", S, ORDER, S),
        ("No troops should be sent.", C, TROOPS, C),
        ("Nobody should be dismissed before 2030.", S, ("The firm may dismiss staff before 2030.", None), O),
        ("Sanctions against the state should be imposed.", O, ("The bloc should sanction the state.", None), O),
        ("voting against sanctions", S, ("The bloc should sanction the state.", None), O),
        ("The vote should be pushed back.", S, ("The vote should be delayed.", None), S),
        ("pushing back against the vote", S, ("The vote should be held.", None), S),
        ("Staff should be let go.", O, ("The firm may dismiss staff.", "No one should be dismissed."), O),
        ("The permit should be set aside.", S, ("The permit should stand.", None), O),
        ("fifth of the money", O, ("A fifth of it should be set aside for floods.", None), O),
        ("clause", O, ('The clause "at no cost to residents" should stand.', None), O),
        ('"No troops"', S, TROOPS, O),
        ("The cranes should be paused.", O, ("The cranes should be postponed.", None), O),
        ("The motion against the cap should be withdrawn.", S, CAP, S),
        ("the motion against the cap", O, CAP, S),
        ("Sanctions against the cap's critics", S, CAP, S),
        ("The tax should be a condition for signing.", O, ("The state should sign nothing without the tax.", None), O),
        ("The state should not sign without the tax.", S, ("The tax should come.", None), S),
        ("The debts should be paid without the levy.", S, ("The debts should be paid.", None), S),
        ("Guarantees should be discussed before a truce.", S, TRUCE, S),
        ("Guarantees should be discussed after a truce.", S, TRUCE, O),
        ("A truce should come before guarantees are discussed.", S, TRUCE, O),
        ("Pay should rise by 4.5 per cent.", S, PAY, O),
        ("Pay should rise by 4.5 per cent.", O, PAY, S),
        ("Pay should rise by 7 per cent.", S, PAY, S),
        ("Pay should rise by 7 per cent over 2 years.", S, PAY, S),
        ("A bridge should be built by 2031.", S, PAY, S),
    ],
)
def test_stance_is_turned_towards_the_labels_wording(
    issue: str, stance: Stance, wordings: tuple[str, str | None], expected: Stance
) -> None:
    assert towards(issue, stance, *wordings) is expected


def test_a_copied_sentence_is_no_issue() -> None:
    copied = (
        "The minister said on Monday that he had not been told of any plan to send troops before the summit in May."
    )
    assert towards(copied, S, *TROOPS) is S


@given(st.text(max_size=80), st.sampled_from(list(Stance)))
def test_an_issue_worded_alike_is_never_turned(issue: str, stance: Stance) -> None:
    assert towards(issue, stance, issue) is stance


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_symmetric_and_bounded(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
    assert 0 <= alike(one, other) <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Inês Quintela", "INES  QUINTELA"),
        ("The Guild", "the guild’s"),
        ("President Trump", "Trump"),
        ("Sailors' Guild", "Sailors’ Guild"),
        ("the A Team", "A team"),
    ],
)
def test_spelling_means_nothing(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_surname_of_two_people_identifies_neither() -> None:
    ines = GoldActor(id="ines", name="Inês Quintela", kind=ActorKind.PERSON, aliases=("Ms Quintela",))
    rui = GoldActor(id="rui", name="Rui Quintela", kind=ActorKind.PERSON, aliases=("Mr Quintela",))
    assert forms("Quintela").isdisjoint(identifying([ines, rui], ["rui"]))
    assert forms("Mr Quintela") & identifying([ines, rui], ["rui"])
    assert forms("Quintela") & identifying([ines, rui], ["ines", "rui"]), "either is right, so the surname is"
    assert identifying([ines], ["ines"]) >= forms("Quintela")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the AP", "Associated Press", True),
        ("Frota", "Abel Frota", True),
        ("the Ensign", "Ensign", True),
        ("their union", "Federation of Port Workers", True),
        ("Financial Times", "the report", False),
        ("Mr Quintela", "Ms Quintela", False),
    ],
)
def test_relays_are_the_same_under_either_of_their_names(one: str, other: str, same: bool) -> None:
    union = GoldActor(
        id="fpw", name="Federation of Port Workers", kind=ActorKind.ORGANISATION, aliases=("FPW", "their union")
    )
    assert same_relay(one, other, [union]) is same
    assert same_relay(other, one, [union]) is same
