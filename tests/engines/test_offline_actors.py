"""Who is in an article and under which names: texts on many matters, with what a reader takes each name for."""

import pytest
from conftest import offline_engine
from offline_texts import article

from summarizer.pipeline import make_notes
from summarizer.schemas import NotedActor

ENGINE = offline_engine()

CALLED = [
    # text, a wording, the actor whose it is
    ("Owen Hart's Coastal Reform Party opposes the toll.", "Coastal Reform Party", "Coastal Reform Party"),
    ("The Coach Owners' Federation opposes the toll.", "Coach Owners' Federation", "Coach Owners' Federation"),
    (
        "Tessin, a family group, made a bid.  Ines Roth, Brellan's chief executive, said the group opposed it.",
        "group",
        "Brellan",
    ),
    ("The governor of Lower Sarn, Owen Hart, said he opposed the toll.", "governor", "Owen Hart"),
    ('Brellan opposes the toll.  "It is unfair," said Ines Roth, its director.', "its director", "Ines Roth"),
    (
        "The Hill Party backs the toll.\n"
        + "Rain fell.  " * 12
        + "\nThe Reef Party has 4 seats.  The party opposes the toll.",
        "party",
        "Reef Party",
    ),
    ("Norvik Railways opposes the toll.  The railway lost money last year.", "railway", "Norvik Railways"),
    ("The offer won over the largest creditor, pension fund Agraros.  The fund backs the toll.", "fund", "Agraros"),
    (
        "The toll will go, the roads minister said.  Helen Marsh told the house that she hated it.",
        "roads minister",
        "Helen Marsh",
    ),
    (
        "The mayor backs the toll.  Owen Hart, the deputy mayor, opposes the toll.  The mayor said it would stay.",
        "mayor",
        "mayor",
    ),
    (
        "The roads minister backs the toll.  Owen Hart, the shadow roads minister, opposes the toll.",
        "shadow roads minister",
        "Owen Hart",
    ),
    (
        "The Growers and Millers Party opposes the toll.  Growers and Millers has 40 seats.",
        "Growers and Millers",
        "Growers and Millers Party",
    ),
    ("More than 40 people oppose the toll.", "40 people", "40 people"),
    ("The state's Department of Roads opposes the toll.", "Department of Roads", "Department of Roads"),
    ("Brellan, the dairy cooperative, opposes the toll.  The cooperative has 40 lorries.", "cooperative", "Brellan"),
]

KINDS = [
    ("Ostrava Lind, 67, opposes the toll.", "Ostrava Lind", "person"),
    ("Brellan said its lorries would stop and that it opposed the toll.", "Brellan", "organisation"),
    ("Marlow opposed the toll, and Marlow said he would vote against it.", "Marlow", "person"),
]

HOLDERS = [
    (
        "The museum opposes nothing, it says.\nThe trust will not support the toll, a spokeswoman said.",
        "trust",
        "oppose",
    ),
    ("Bishop Hale left early.  In a note read out by a young priest, he had opposed the toll.", "Hale", "oppose"),
    ("The trust runs six pools.  A trust spokesman opposed the toll.", "trust", "oppose"),
    ("Owen Hart left early.  His office would not say whether he would support the toll.", "Owen Hart", "noncommittal"),
    ("Seven of the nine directors opposed the toll.", "Seven of the nine directors", "oppose"),
    (
        'Ana Lund leads the trust.  "He never asked us," she said of the toll.  She opposes the toll.',
        "Ana Lund",
        "oppose",
    ),
    ("Bakers, florists and even the rowing club opposed the toll.", "Bakers", "oppose"),
    ("Neither the mayor nor her deputy backs the toll.", "mayor", "oppose"),
    ("The chairman of the trust, the former lock Jan Mol, opposes the toll.", "Jan Mol", "oppose"),
]

NAMED = [
    ("The union opposes the toll.  Pilar Roth told the paper nothing.", "Pilar Roth", True),
    ("The union opposes the toll, and the Harbour Museum closed for the day.", "Harbour Museum", True),
    ("The union opposes the toll on the road to Easter Down.", "Easter Down", False),
    ("The union opposes the toll of Annex B.", "Annex B", False),
]


@pytest.mark.parametrize(("text", "holder", "stance"), HOLDERS)
def test_a_stance_is_laid_to_whoever_takes_it(text: str, holder: str, stance: str) -> None:
    (briefing,), _ = make_notes([article(text)], ENGINE)
    names = {actor.id: actor.name for actor in briefing.actors}
    assert (holder, stance) in {(names[one.speaker], one.stance.value) for one in briefing.positions}


def _actors(text: str) -> list[NotedActor]:
    return list(ENGINE.extract(article(text)).actors)


@pytest.mark.parametrize(("text", "wording", "name"), CALLED)
def test_a_wording_is_known_for_its_actor(text: str, wording: str, name: str) -> None:
    assert [actor.name for actor in _actors(text) if wording in (actor.name, *actor.aliases)] == [name]


def test_his_president_is_nobody_who_presides_over_something_else() -> None:
    text = (
        "Ana Lund, a president with few friends, backs the toll.  Owen Hart said no.  His president opposes the toll."
    )
    assert [actor.name for actor in _actors(text) if "his president" in actor.aliases] == ["president"]


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_what_stands_around_a_name_tells_its_kind(text: str, name: str, kind: str) -> None:
    assert [actor.kind.value for actor in _actors(text) if actor.name == name] == [kind]


@pytest.mark.parametrize(("text", "name", "listed"), NAMED)
def test_whom_an_article_speaks_of_is_listed_though_nothing_is_said_of_a_stance(
    text: str, name: str, listed: bool
) -> None:
    assert (name in {actor.name for actor in _actors(text)}) is listed
