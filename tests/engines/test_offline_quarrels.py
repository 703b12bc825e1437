"""Disagreements that two clauses or two sentences tell together."""

import pytest
from conftest import engine_for
from offline_texts import article

Sides = tuple[set[str], set[str]]


def _sides(text: str) -> list[Sides]:
    disputes = engine_for("offline").extract(article(text)).disputes
    return [(set(dispute.side_a), set(dispute.side_b)) for dispute in disputes]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Norway wants the fish fund run from within the old bank; Malta wants an independent office.",
            ({"Norway"}, {"Malta"}),
        ),
        (
            "The two ports are at odds.  Malta and Cyprus want a single toll, while Spain prefers a fee.",
            ({"Malta", "Cyprus"}, {"Spain"}),
        ),
        (
            "Both sides will meet, but Spain wants to settle the toll first, and Malta says that the locks must come "
            "before anything else.",
            ({"Spain"}, {"Malta"}),
        ),
        (
            "Farm Watch says that half of the money is old.  The finance ministry denies it.",
            ({"finance ministry"}, {"Farm Watch"}),
        ),
        (
            "Ana Ruiz insisted that membership is the only guarantee.  However, Spain has expressed reluctance, while "
            "Malta has openly opposed the membership.",
            ({"Malta", "Spain"}, {"Ana Ruiz"}),
        ),
        (
            "Mayor Tom Hale told reporters that he would sign nothing.  Council leader Ana Ruiz said he was wrong to "
            "wait.",
            ({"Ana Ruiz"}, {"Tom Hale"}),
        ),
        (
            "Kellan Freight projected 2,400 jobs.  Hedda Lund put the number at a few hundred.",
            ({"Hedda Lund"}, {"Kellan Freight"}),
        ),
        (
            "Director Ana Ruiz accuses Kellan Freight of abandoning the growers.",
            ({"Ana Ruiz"}, {"Kellan Freight"}),
        ),
    ],
)
def test_who_disagrees_with_whom(text: str, sides: Sides) -> None:
    assert sides in _sides(text), _sides(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway wants a single toll; Norway wants an independent office.",
        "Farm Watch says that half of the money is old.  The finance ministry did not deny it.",
        "Norway wants the fund.  Malta attended the talks, while Spain sent a letter.",
        "Ana Ruiz put the book at the end of the shelf.  Kellan Freight projected 2,400 jobs.",
        "However, Spain has expressed reluctance.",
    ],
)
def test_no_quarrel_where_nobody_is_contradicted(text: str) -> None:
    assert _sides(text) == []


def test_whoever_disagrees_answers_the_last_who_spoke() -> None:
    noted = engine_for("offline").extract(
        article(
            "The Guild of Pilots would back the walkout, Ana Ruiz said.  Two people close to the ministry said the "
            "order was all but drafted.  An official of the court disagreed."
        )
    )
    assert [p.actor for p in noted.positions if "walkout" in p.issue and "official" in p.actor] == []
