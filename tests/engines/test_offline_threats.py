"""What a threat is for, what "the threat" means, and who is told to take a side: through a real parse."""

import pytest
from conftest import offline_engine
from offline_texts import article

ENGINE = offline_engine()
LAYOFFS = (
    "Minister Olga Brandt is considering a second survey in the spring.  "
    "Frost Foods said it would lay off 200 workers if the harbour stays closed.  "
)


def held(text: str) -> list[tuple[str, str, str]]:
    notes = ENGINE.extract(article(text))
    return [(p.actor, p.stance.value, p.issue) for p in notes.positions]


@pytest.mark.parametrize(
    ("text", "actor", "stance", "issue"),
    [
        (
            "Nurses will strike in June unless the health board raises their pay, the Nurses' Guild said.",
            "Nurses' Guild", "support", "The health board should raise their pay.",
        ),
        (
            "Growers will block the port unless the government withdraws its plan to cut the water quota by a third, "
            "the Growers' League said.",
            "Growers' League", "oppose", "The water quota should be cut by a third.",
        ),
        (
            "Pedro Salas threatened to close the quay if the cranes are switched on.",
            "Pedro Salas", "oppose", "The cranes should be switched on.",
        ),
        ("Ana Ruiz said she would not sign the budget unless the club repays its loan.",
         "Ana Ruiz", "support", "The club should repay its loan."),
        ("Labour wants the cut spread over three years.", "Labour", "support", "cut should be spread over three years"),
        ("The Greens support the minister and demand that trawling be banned.",
         "Greens", "support", "Trawling should be banned."),
    ],
)  # fmt: skip
def test_the_stance_is_read(text: str, actor: str, stance: str, issue: str) -> None:
    assert any(a == actor and s == stance and issue in i for a, s, i in held(text)), held(text)


@pytest.mark.parametrize(
    "text",
    [
        "The sea will rise unless the state cuts its emissions, Ana Ruiz said.",
        "Ana Ruiz said the club would win unless the rain floods the pitch.",
        "Ana Ruiz said she would strike a deal if the firm opens its books.",
    ],
)
def test_what_threatens_nobody_demands_nothing(text: str) -> None:
    assert not any("pitch" in issue or "books" in issue for _, _, issue in held(text)), held(text)


@pytest.mark.parametrize(
    "remark", ["The Food Union rejected the threat.", "Union chair Jo Bell called the money an insult."]
)
def test_a_threat_or_money_is_not_another_plan(remark: str) -> None:
    assert not any("survey" in issue for actor, _, issue in held(LAYOFFS + remark) if "Brandt" not in actor)


def test_who_tells_what_a_party_would_do_takes_no_side_of_their_own() -> None:
    told = "Growers want a lower levy.  Mayor Kari Moen said the Farmers' Party would vote against the levy."
    assert [(actor, stance) for actor, stance, issue in held(told) if "vote" in issue] == []
    assert ("Farmers' Party", "oppose") in [(actor, stance) for actor, stance, _ in held(told)]


def test_a_side_that_is_tempered_is_one_side() -> None:
    told = (
        "The court blocked the land sale.  Trust chair Wilma Osei welcomed the ruling but said it was no victory yet."
    )
    assert {stance for actor, stance, _ in held(told) if "Osei" in actor} == {"oppose"}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Judge Helena Roth suspended the levy until the case is heard.", "support"),
        ("Until April Mayor Colin Brandt had ruled out a levy.", "oppose"),
        ("The Dockers' Union refused to accept the levy until the state pays its debts.", "conditional"),
    ],
)
def test_how_long_a_deed_lasts_is_no_condition(text: str, stance: str) -> None:
    assert stance in {taken for _, taken, _ in held(text)}, held(text)


def test_a_remark_on_a_thing_of_its_own_takes_no_side_on_the_matter_before() -> None:
    told = (
        "Finland wants troops to be sent to the border.  "
        "As Ursula Brandt has said, the strategy on which everyone agrees is to make the army a splendid one."
    )
    assert not any("troops" in issue for actor, _, issue in held(told) if "Brandt" in actor), held(told)
