"""What is on the table, who put it there and where it stands: text by text."""

import pytest
from conftest import engine_for
from offline_texts import article

from summarizer.schemas import NotedProposal


def _proposals(text: str) -> list[NotedProposal]:
    return list(engine_for("offline").extract(article(text)).proposals)


@pytest.mark.parametrize(
    ("text", "word", "proposers", "status"),
    [
        (
            "Minister Ana Ruiz is weighing an order that would close the upper lock.  The Boatmen's Union opposes the "
            "order.",
            "order",
            ["Ana Ruiz"],
            "floated",
        ),
        (
            "Mayor Ana Ruiz asked the port board to put off the dredging by a year.  The union spoke against it.  The "
            "motion failed by six to three.",
            "dredging",
            ["Ana Ruiz"],
            "rejected",
        ),
        ("Kellan Freight's offer of 4 percent was rejected by Tom Hale.", "4 percent", ["Kellan Freight"], "rejected"),
        ("A Reform Party motion to close the lock was thrown out by 61 votes.", "lock", ["Reform Party"], "rejected"),
        ("Spain urged Malta to widen the lock by May.", "widen", ["Spain"], "floated"),
        ("The city council voted 7-2 to close the upper lock.", "upper lock", ["city council"], "backed"),
        ("Kellan Freight ruled out delaying the second crane.", "second crane", [], "floated"),
        (
            "The Labour Office has offered talks on Tuesday.  Both sides said they would attend.",
            "talks",
            ["Labour Office"],
            "backed",
        ),
        (
            "Norway announced a plan.  If it passes, the measure would commit $40 million to a new lock.",
            "$40 million",
            [],
            "floated",
        ),
        ("The report lists ideas such as lending the old trams to Malta.", "lending the old trams", [], "floated"),
        ("Spain is willing to host the talks on cod.", "talks on cod", ["Spain"], "floated"),
    ],
)
def test_what_is_on_the_table(text: str, word: str, proposers: list[str], status: str) -> None:
    found = _proposals(text)
    told = [(p.proposers, p.status.value) for p in found if word in p.text]
    assert (proposers, status) in told, [(p.text, p.proposers, p.status.value) for p in found]


@pytest.mark.parametrize(
    "text",
    [
        "Spain urged Malta to act.",
        "The union called for a yes vote.",
        "Malta demands an apology for the delay.",
        "Kellan Freight ruled out closing the lock.",
        "The measure would not raise the fee.",
    ],
)
def test_what_is_only_wanted_or_refused_is_no_proposal(text: str) -> None:
    assert [(p.text, p.status.value) for p in _proposals(text)] == []
