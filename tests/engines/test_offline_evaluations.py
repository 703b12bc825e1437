"""Words that judge: what somebody calls a thing, how it went down with whom, remarks that take a side by a figure."""

import pytest
from conftest import offline_engine
from offline_texts import article

from summarizer.pipeline import make_notes
from summarizer.schemas import Basis, Published

ENGINE = offline_engine()

HELD = [
    # what a thing is called or described as
    ("The port chief, Lena Roth, described the bid as full and fair.", "Lena Roth", "support", "bid"),
    ("Judge Ada Pym ruled on the ferry.  Tom Berg called her ruling a disgrace.", "Tom Berg", "oppose", "ruling"),
    ("The ferry toll was hailed as a breakthrough by the islanders.", "islanders", "support", "ferry toll"),
    ("The ferry toll is seen by the islanders as a step backwards.", "islanders", "oppose", "ferry toll"),
    ("Ana Ruiz welcomed what she described as “a decent settlement”.", "Ana Ruiz", "support", "settlement"),
    ("The firm wants to close the quay.  Ana Ruiz condemned what she called a betrayal.", "Ana Ruiz", "oppose", "quay"),
    # how it went down
    ("The ferry toll was greeted with relief by the Boatmen's Guild.", "Boatmen's Guild", "support", "ferry toll"),
    ("The ferry toll did not satisfy the Boatmen's Guild.", "Boatmen's Guild", "oppose", "ferry toll"),
    ("The Boatmen's Guild was pleased, however, that the quay would stay.", "Boatmen's Guild", "support", "quay"),
    ("The Boatmen's Guild reacted coolly to the ferry toll.", "Boatmen's Guild", "oppose", "ferry toll"),
    # what a case is worth
    ("Ana Ruiz said the boatmen's suit had no merit.", "Ana Ruiz", "oppose", "suit"),
    ("The island asked a court to stop the ferry.  Ana Ruiz called the suit a farce.", "Ana Ruiz", "oppose", "stop"),
    ("Ana Ruiz said the ferry toll could not come soon enough.", "Ana Ruiz", "support", "ferry toll"),
    ("Ana Ruiz said the offer was “not worth the paper”.", "Ana Ruiz", "oppose", "offer"),
    ("Ana Ruiz said the ferry toll was anything but fair.", "Ana Ruiz", "oppose", "ferry toll"),
    # what a thing or its delay would do, told by a figure or plainly
    ("The county wants a ferry toll.  “The ferry toll is a tourist tax,” said Tom Berg.", "Tom Berg", "oppose", "toll"),
    ("Closing the quay would save millions, Ana Ruiz said.", "Ana Ruiz", "support", "quay should be closed"),
    ("Ana Ruiz said delay would be “counted in sunken boats”.", "Ana Ruiz", "oppose", "delay"),
    ("Ana Ruiz said the subsidy was “exceptional and will not be renewed”.", "Ana Ruiz", "oppose", "renewed"),
    ("“This fee does nothing for the islands,” Ana Ruiz said.", "Ana Ruiz", "oppose", "fee"),
    ("Selling the quay would represent poor value, Ana Ruiz said.", "Ana Ruiz", "oppose", "quay"),
    ("Ana Ruiz said a review was no substitute for a rethink.", "Ana Ruiz", "oppose", "review"),
    # what a quotation is of, and what it is how somebody describes
    ("“It is a rotten trick,” Ana Ruiz said of the new ferry toll.", "Ana Ruiz", "oppose", "ferry toll"),
    ("“I have not made up my mind,” Ana Ruiz said of the ferry toll.", "Ana Ruiz", "noncommittal", "ferry toll"),
    ("“A tax on tides” is how Ana Ruiz describes the ferry toll.", "Ana Ruiz", "oppose", "ferry toll"),
    ("There is widespread anger among fishermen at the ferry toll.", "fishermen", "oppose", "ferry toll"),
    ("“A folly in concrete” was the verdict of Ana Ruiz on the new quay.", "Ana Ruiz", "oppose", "quay"),
    # questions that ask nothing
    ("“Who would build a pier on sand?” asked Ana Ruiz.", "Ana Ruiz", "oppose", "pier"),
    ("“What is the point of closing the quay?” Ana Ruiz said.", "Ana Ruiz", "oppose", "quay should be closed"),
    ("Ana Ruiz dismissed the suggestion that the quay be sold.", "Ana Ruiz", "oppose", "quay should be sold"),
    ("“The toll is the one thing I cannot support,” Ana Ruiz said.", "Ana Ruiz", "oppose", "toll"),
    ("Ana Ruiz said a toll would do more harm than good.", "Ana Ruiz", "oppose", "toll"),
    ("Ana Ruiz said it was high time the quay was repaired.", "Ana Ruiz", "support", "quay should be repaired"),
    ("Tom Berg called for a referendum.  Ana Ruiz ruled that out.", "Ana Ruiz", "oppose", "referendum"),
    # no side of one's own, and that of the body one speaks for
    ("Ana Ruiz said pier rents were a matter for the Ferry Board.", "Ana Ruiz", "noncommittal", "pier rents"),
    (
        "The Boatmen's Guild opposes the ferry toll.  “We have paid twice since May,” said its secretary, Tom Berg.",
        "Tom Berg",
        "oppose",
        "ferry toll",
    ),
    # what is so to some and not to others
    ("Ana Ruiz says the quay was dredged in May.  The Ferry Board disputes that.", "Ana Ruiz", "support", "dredged"),
    ("Ana Ruiz says the quay was dredged in May.  The Ferry Board disputes that.", "Ferry Board", "oppose", "dredged"),
    ("Ana Ruiz says the quay was dredged.  The Ferry Board rejects the claim.", "Ferry Board", "oppose", "dredged"),
    ("The Boatmen's Guild's line is that the pier sank last year.", "Boatmen's Guild", "support", "pier sank"),
    # who is opposed or committed, as an adjective
    ("The Boatmen's Guild said it was opposed to the ferry toll.", "Boatmen's Guild", "oppose", "ferry toll"),
    ("Skerry Council was opposed to the ferry toll.", "Skerry Council", "oppose", "ferry toll"),
    ("Hillside Council was opposed to the merger.", "Hillside Council", "oppose", "merger"),
    ("Ana Ruiz, who is opposed to the ferry toll, left.", "Ana Ruiz", "oppose", "ferry toll"),
    ("The Boatmen's Guild said it was not opposed to a pier.", "Boatmen's Guild", "noncommittal", "pier"),
    ("The Ferry Board said it was committed to closing the quay.", "Ferry Board", "support", "quay should be closed"),
    ("Ana Ruiz said it was wrong to close the quay.", "Ana Ruiz", "oppose", "quay should be closed"),
    ("Ana Ruiz said closing the quay was wrong.", "Ana Ruiz", "oppose", "quay should be closed"),
    # what is wanted behind a second verb
    ("Skerry Council supports ending the ferry toll.", "Skerry Council", "support", "ferry toll should be ended"),
    ("Ana Ruiz would like to see the quay sold.", "Ana Ruiz", "support", "quay should be sold"),
    # a town in its state is nobody's word
    ("Ana Ruiz, a baker in Lyon, France, said the ferry toll was unfair.", "Ana Ruiz", "oppose", "ferry toll"),
    ("Corrigal, which is based in Perth, Australia, wants to sell the quay.", "Corrigal", "support", "quay"),
    # what one feels at what was just done
    ("The court struck down the ferry toll.  The Boatmen's Guild was delighted.", "Boatmen's Guild", "oppose", "toll"),
    ("Skerry Council voted to close the quay.  Fishermen said they were furious.", "Fishermen", "oppose", "quay"),
    (
        "Ana Ruiz hailed the ruling on the quay, while the Ferry Board said it was dismayed.",
        "Ferry Board",
        "oppose",
        "ruling",
    ),
    # who gives way
    ("Ana Ruiz said she would no longer stand in the ferry toll's way.", "Ana Ruiz", "support", "ferry toll"),
]


@pytest.mark.parametrize(("text", "actor", "stance", "issue"), HELD)
def test_a_judgment_is_a_side(text: str, actor: str, stance: str, issue: str) -> None:
    (briefing,), _ = make_notes([article(text)], ENGINE)
    names = {one.id: one.name for one in briefing.actors}
    issues = {one.id: one.statement for one in briefing.issues}
    found = [(names[p.speaker], p.stance.value, issues[p.issue]) for p in briefing.positions]
    assert any(actor in name and taken == stance and issue in on for name, taken, on in found), found


TOLD = [
    "“Where did the ferry go?” asked Ana Ruiz.",
    "The partners are divided on tactics.",
    "The Skerry Panthers are set to host the Pier Vikings on Sunday.",
    "Ana Ruiz said the flood had drowned forty cows.",
    "Ana Ruiz said the ferry had carried 4 million passengers last year.",
    "“The report was printed on Monday,” said Ana Ruiz.",
    "“My members heard it on the radio,” said Tom Berg of the Boatmen's Guild.",
]


@pytest.mark.parametrize("text", TOLD)
def test_a_fact_told_is_no_side(text: str) -> None:
    assert not make_notes([article(text)], ENGINE)[0][0].positions


CONDITIONS = [
    (
        "The Boatmen's Guild intends to contest the toll before the sea court should the first bill be sent in May.",
        "should the first bill be sent in May",
    ),
    (
        "The pier could stay, its owner, Ana Ruiz, told the judges, as long as it was mended.",
        "as long as it was mended",
    ),
    (
        "Ana Ruiz said the Ferry Board would back a new pier provided that it was the last.",
        "provided that it was the last",
    ),
]


@pytest.mark.parametrize(("text", "condition"), CONDITIONS)
def test_a_condition_is_found_in_any_order_of_words(text: str, condition: str) -> None:
    (briefing,), _ = make_notes([article(text)], ENGINE)
    assert condition in {told for position in briefing.positions for told in position.conditions}
    assert not any("provided" in issue.statement for issue in briefing.issues)


STATED = [
    # who speaks for a body leaves its words stated; who is nobody's mouth only reports them
    ("Campaigners from Clean Tides say that the ferry toll is unfair.", "Clean Tides", "stated"),
    ("The boatmen oppose the ferry toll, their guild said.", "boatmen", "stated"),
    ("Peru's minister, Ana Ruiz, said that Peru stood ready to double its pledge.", "Peru", "stated"),
    ("The Ferry Board opposes the ferry toll, delegates said.", "Ferry Board", "reported"),
    ("It seems that Ana Ruiz wants a pier.  Tom Berg is against.", "Tom Berg", "stated"),
]


@pytest.mark.parametrize(("text", "actor", "certainty"), STATED)
def test_how_certain_a_side_is_depends_on_who_tells_it(text: str, actor: str, certainty: str) -> None:
    (briefing,), _ = make_notes([article(text)], ENGINE)
    names = {one.id: one.name for one in briefing.actors}
    found = [(names[p.speaker], p.certainty.value) for p in briefing.positions]
    assert (actor, certainty) in found, found


def test_a_statement_keeps_what_it_denies() -> None:
    for text, words in (
        ("The Ferry Board denied wanting a toll.", "denied wanting a toll"),
        ("The Ferry Board said it was not opposed to a toll.", "was not opposed to a toll"),
    ):
        (briefing,), _ = make_notes([article(text)], ENGINE)
        assert [words in position.statement for position in briefing.positions] == [True], briefing.positions


def test_what_somebody_is_accused_of_is_no_measure_that_another_backs() -> None:
    text = "Ana Ruiz accused the mayor of selling the quay twice.  Tom Berg gave $500 to the campaign for the measure."
    (briefing,), _ = make_notes([article(text)], ENGINE)
    names = {one.id: one.name for one in briefing.actors}
    issues = {one.id: one.statement for one in briefing.issues}
    assert not any(names[p.speaker] == "Tom Berg" and "quay" in issues[p.issue] for p in briefing.positions)


def test_who_agrees_to_a_thing_did_not_put_it_forward() -> None:
    text = "Ana Ruiz urged the county to move the ferry to the north quay.  Tom Berg has agreed to it."
    (briefing,), _ = make_notes([article(text)], ENGINE)
    names = {one.id: one.name for one in briefing.actors}
    assert [[names[maker] for maker in proposal.proposers] for proposal in briefing.proposals] == [["Ana Ruiz"]]


def test_the_day_of_one_thing_is_that_of_the_other_when_it_happened() -> None:
    text = "The rift showed yesterday, when Ana Ruiz sharply criticised the new ferry toll."
    day = Published(value="2026-03-03", precision="day", basis=Basis.DERIVED)
    (briefing,), _ = make_notes([article(text).model_copy(update={"published": day})], ENGINE)
    assert [position.said_on.rule is not None for position in briefing.positions] == [True]
