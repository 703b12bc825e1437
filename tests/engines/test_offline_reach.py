"""Families of constructions by which news says who is for and against: small texts, read by a person first."""

import pytest
from conftest import offline_engine
from offline_texts import article

from summarizer.pipeline import make_notes

ENGINE = offline_engine()
CONTEXT = "The county wants to build a dam at Kolm. Energy minister Priit Laan defended the plan on Monday.\n\n"

HELD = [
    # turns of phrase, with and without their object
    ("The Taxpayers' Union took issue with the meadow levy.", "Taxpayers' Union", "oppose"),
    ("The Farmers' League will have none of it.", "Farmers' League", "oppose"),
    ("The Ski Federation came out against the dam.", "Ski Federation", "oppose"),
    ("The data protection authority sees no problem with the bill.", "data protection authority", "support"),
    ("Mayor Jelle Brandsma has ruled nothing out.", "Jelle Brandsma", "noncommittal"),
    ("The Rowing League will abstain.", "Rowing League", "noncommittal"),
    # what has somebody's support, and where opposition comes from
    ("The dam has the backing of the Farmers' League.", "Farmers' League", "support"),
    ("Opposition to the dam comes mainly from the Residents' Association.", "Residents' Association", "oppose"),
    # friends and foes
    ("Bishop Simon Treloar is among the critics of the dam.", "Simon Treloar", "oppose"),
    ("Zara Wren, the levy's most stubborn enemy, was recalled on Thursday.", "Zara Wren", "oppose"),
    # told in passing
    ("The assembly approved the budget over the objections of the Greens.", "Greens", "oppose"),
    ("The city dropped the toll at the insistence of the Hauliers' Union.", "Hauliers' Union", "support"),
    # the same side, or the other one
    ("The Farmers' League opposes the dam. So does the Ski Federation.", "Ski Federation", "oppose"),
    ("The Farmers' League opposes the dam. Not so the Ski Federation.", "Ski Federation", "support"),
    # phrasal verbs that the parser parts
    ("The northern clubs voted down his calendar.", "northern clubs", "oppose"),
    # in whose eyes
    ("For the Farmers' League, the levy is theft.", "Farmers' League", "oppose"),
    ("An open border remains, for Orlenia, out of the question.", "Orlenia", "oppose"),
    # names in quotation marks
    ("Sigrid Aune called the sprint calendar “a circus with oars”.", "Sigrid Aune", "oppose"),
    # people whom no table holds
    ("Beekeepers want the spraying stopped.", "Beekeepers", "support"),
    ("About 71 percent of national coaches favoured lifting the ban.", "national coaches", "support"),
    # mouthpieces
    ("A spokeswoman for the Ministry of Waters rejected the claim for damages.", "Ministry of Waters", "oppose"),
]

SILENT = [
    ("The dam would be torn down after fifty years.", "noncommittal"),
    ("The council has yet to decide whether to buy the field.", "support"),
]


def _held(text: str) -> list[tuple[str, str]]:
    (briefing,), _ = make_notes([article(CONTEXT + text)], ENGINE)
    names = {actor.id: actor.name for actor in briefing.actors}
    return [
        (names[position.speaker], position.stance.value)
        for position in briefing.positions
        if any(piece.end > len(CONTEXT) for piece in position.evidence)
    ]


@pytest.mark.parametrize(("text", "actor", "stance"), HELD)
def test_who_is_for_and_against_is_found(text: str, actor: str, stance: str) -> None:
    found = _held(text)
    assert any(actor in name and taken == stance for name, taken in found), found


@pytest.mark.parametrize(("text", "stance"), SILENT)
def test_what_takes_no_such_side_is_left(text: str, stance: str) -> None:
    assert stance not in {taken for _, taken in _held(text)}
