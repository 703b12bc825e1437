"""True claims whose evidence holds a cue of something else stand; the same claims turned round do not gain by it."""

import pytest
from claims import actor, article_of, claim, notes

from summarizer.schemas import Certainty
from summarizer.steps.verify import verify, wordings

ACTORS = [
    actor("Jane Doe", aliases="Doe"),
    actor("Karl Roe", aliases="Roe"),
    actor("Peru", "state"),
    actor("Acme", "organisation"),
    actor("Nurses Union", "organisation"),
    actor("Anglers Club", "organisation"),
    actor("council", "organisation"),
]
TURNED = {"support": "oppose", "oppose": "support"}


def polarity_of(text: str, who: str, stance: str, issue: str, statement: str = "It is so.") -> str:
    """Return what the check of polarity says of a claim that cites every line of a text."""
    article = article_of(f"{text}\n\nThis page is about Jane Doe and Karl Roe.")
    here = [one for one in ACTORS if any(word in article.text for word in (one.name, *one.aliases))]
    row = (who, stance, issue, statement, "stated", *text.split("\n"))
    checked = verify(notes(here, [claim(article, row)]), article)
    failed = [c.verdict for q in checked.quarantine if q.kind == "position" for c in q.failed if c.name == "polarity"]
    return (failed or [c.verdict for p in checked.positions for c in p.checks if c.name == "polarity"])[0]


REFUSED_TURNED = [
    # text, holder, true stance, issue
    ("The costs to patients had been weighed by nobody, Doe said.", "Jane Doe", "support",
     "The costs to patients should have been weighed."),
    ("Doe complained that the tenants had never been told of the dump.", "Jane Doe", "support",
     "The tenants should have been told of the dump."),
    ("Doe complained that no minutes are kept of the meetings.", "Jane Doe", "support",
     "Minutes of the meetings should be kept."),
    ("Roe said he would find it hard to imagine overruling the inspectors.", "Karl Roe", "oppose",
     "The inspectors should be overruled."),
    ("The Nurses Union said it would strike if the ministry closes a single ward.", "Nurses Union", "oppose",
     "Wards should be closed."),
    ("The Nurses Union will walk out if the ministry bans overtime.", "Nurses Union", "oppose",
     "Overtime should be banned."),
    ("Peru would leave the room if loans were counted as grants.", "Peru", "oppose",
     "Loans should be counted as grants."),
    ("Roe said he did not consider the deal a breach.", "Karl Roe", "support", "The deal should stand."),
    ("Doe said that filming in court was not contrary to the rules.", "Jane Doe", "support",
     "Filming in court should be permitted."),
    ("The motion to push the hearing back to March was voted down by the council.", "council", "oppose",
     "The hearing should be pushed back to March."),
    ("Doe says that 52, and not 61, had voted for the sale.", "Jane Doe", "oppose", "The figure of 61 should stand."),
    ("Doe said it was wrong to close the mine.", "Jane Doe", "oppose", "The mine should be closed."),
    ("Doe said closing the mine was wrong.", "Jane Doe", "oppose", "The mine should be closed."),
    ("Roe said it was unfair to cut pensions.", "Karl Roe", "oppose", "Pensions should be cut."),
    ("Acme has promised to close the mine.", "Acme", "support", "The mine should be closed."),
    ("Doe said she would buy no vaccine that the agency had not approved.", "Jane Doe", "oppose",
     "Vaccines that the agency has not approved should be bought."),
    ("“I would fly with no airline that the regulator had not inspected,” Doe said.", "Jane Doe", "oppose",
     "Airlines that have not been inspected should be used."),
    ("Acme has committed to banning scooters before May.", "Acme", "support", "Acme should be able to ban scooters."),
    ("Doe said that work on Sundays does not violate the contract.", "Jane Doe", "support",
     "Work on Sundays should be allowed under the contract."),
]  # fmt: skip

OPEN_TURNED = [
    ("The figure read out is 40 million of yearly pledges.\nThe Anglers Club calls the sum a bucket with a hole in it.",
     "Anglers Club", "oppose", "The 40 million of yearly pledges should be regarded as sufficient."),
    ("Acme, which has run the ferry since 2011, rejected the demand.\nAcme will attend the hearing on Monday.",
     "Acme", "support", "The hearing should be held on Monday."),
    ("Nothing prevented farmers from growing, Doe said, only from growing on others' land.", "Jane Doe", "oppose",
     "Farmers should be allowed to grow on others' land."),
    ("No safety audit, no opening day, Roe said.", "Karl Roe", "support", "There should be a safety audit."),
    ("That is the fear of the Anglers Club, whose letter was read out.", "Anglers Club", "support",
     "The dam should be built without harming the salmon."),
    ("A suspension would be the same theft on a longer leash, Roe said.", "Karl Roe", "oppose",
     "The permits should be suspended."),
    ("Doe said the sale of the park is a mistake.\nRoe said he agreed with her.", "Karl Roe", "oppose",
     "The park should be sold."),
    ("The law is worth nothing if nobody pays for it, Doe said.", "Jane Doe", "support",
     "Somebody should pay for the law."),
    ("Roe described Doe's position as only partly opposed.", "Karl Roe", "oppose",
     "Doe's position should be described as opposed."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "stance", "issue"), REFUSED_TURNED)
def test_a_true_claim_stands_and_its_opposite_is_refused(text, who, stance, issue):
    assert polarity_of(text, who, stance, issue) == "passed"
    assert polarity_of(text, who, TURNED[stance], issue) == "failed"


@pytest.mark.parametrize(("text", "who", "stance", "issue"), OPEN_TURNED)
def test_a_true_claim_stands_and_its_opposite_is_not_affirmed(text, who, stance, issue):
    assert polarity_of(text, who, stance, issue) == "not applicable"
    assert polarity_of(text, who, TURNED[stance], issue) == "not applicable"


@pytest.mark.parametrize(
    ("text", "who", "issue", "sign"),
    [
        # The plain use of a word that stands for something else in the tables above.
        ("Acme rejected the demand for a hearing.", "Acme", "There should be a hearing.", "oppose"),
        ("Peru made a proposal.", "Peru", "There should be a hearing.", "support"),
        ("Peru suspended the permits.", "Peru", "The permits should be suspended.", "support"),
        ("Roe agreed with her plan for a hearing.", "Karl Roe", "There should be a hearing.", "support"),
        ("Doe backs the hearing, if Peru pays.", "Jane Doe", "There should be a hearing.", "support"),
        ("Doe fears a hearing on the mine.", "Jane Doe", "There should be a hearing on the mine.", "oppose"),
        ("Doe said no minutes were wanted.", "Jane Doe", "Minutes should be kept.", "oppose"),
    ],
)
def test_the_plain_use_of_the_same_words_is_weighed(text, who, issue, sign):
    assert polarity_of(text, who, TURNED[sign], issue) == "failed"


@pytest.mark.parametrize(
    ("text", "who", "stance", "passes"),
    [
        ("Nurses Union members disagree on the overtime ban.", "Nurses Union", "mixed", True),
        ("Doe disagreed with the overtime ban.", "Jane Doe", "mixed", False),
        ("Rebuild the pier for nine million and I will carry the planks, Doe wrote.", "Jane Doe", "conditional", True),
        ("No audit, no opening day, Roe said.", "Karl Roe", "conditional", True),
        ("Doe rebuilt the pier and Roe will carry the planks.", "Jane Doe", "conditional", False),
        ("Acme said the proposal was being read with interest.", "Acme", "noncommittal", True),
        ("Acme firmly backs the overtime ban.", "Acme", "noncommittal", False),
    ],
)
def test_stances_between_have_their_words(text, who, stance, passes):
    assert (polarity_of(text, who, stance, "Overtime should be banned.") != "failed") is passes


HEDGES = [
    # text, holder, stance, issue, statement, the firmest it may be
    ("Under the compromise brokered by Doe, foreign students may work.", "Jane Doe", "conditional",
     "Students should be allowed to work.", "Doe brokered that foreign students may work.", Certainty.STATED),
    ("After the recess, Doe may back the toll.", "Jane Doe", "support", "There should be a toll.",
     "Doe backs the toll.", Certainty.SUGGESTED),
    ("Acme reportedly plans to close the mine.\nIts spokesman, Karl Roe, has not confirmed it.", "Karl Roe",
     "noncommittal", "The mine should be closed.", "Roe has not confirmed the plan to close it.", Certainty.STATED),
    ("Acme reportedly plans to close the mine.\nIt has not said when.", "Acme", "support", "The mine should be closed.",
     "Acme plans to close the mine.", Certainty.REPORTED),
    ("Doe suggested that Roe and Acme should meet in Lima.", "Jane Doe", "support", "Roe and Acme should meet.",
     "Doe suggested that Roe and Acme meet.", Certainty.STATED),
    ("Doe suggested holding the vote in May.", "Jane Doe", "support", "The vote should be held in May.",
     "Doe suggested a vote in May.", Certainty.STATED),
    ("Roe reportedly stressed the need to avoid a quarrel with Peru over the toll for lorries.", "Karl Roe", "support",
     "A quarrel with Peru over the toll for lorries should be avoided.", "A quarrel should be avoided.",
     Certainty.REPORTED),
    ("Doe suggested that she backs the toll.", "Jane Doe", "support", "There should be a toll.",
     "Doe backs the toll.", Certainty.SUGGESTED),
    ("The toll is a mistake for the town, and the ferry, which probably sinks, is too.", "Jane Doe", "oppose",
     "There should be a toll.", "Doe says the toll is a mistake.", Certainty.STATED),
    ("Doe probably backs the toll.", "Jane Doe", "support", "There should be a toll.",
     "Doe backs the toll.", Certainty.SUGGESTED),
    ("Allegedly, Doe backs the toll.", "Jane Doe", "support", "There should be a toll.",
     "Doe backs the toll.", Certainty.ALLEGED),
]  # fmt: skip


@pytest.mark.parametrize("row", HEDGES, ids=[row[0] for row in HEDGES])
def test_a_hedge_reaches_what_it_hedges(row):
    text, who, stance, issue, statement, ceiling = row
    article = article_of(f"{text}\n\nThis page is about Jane Doe and Karl Roe.")
    here = [one for one in ACTORS if any(word in article.text for word in (one.name, *one.aliases))]
    for certainty in Certainty:
        made = claim(article, (who, stance, issue, statement, certainty, *text.split("\n")))
        checked = verify(notes(here, [made]), article)
        refused = "hedge" in {c.name for q in checked.quarantine if q.kind == "position" for c in q.failed}
        assert refused is (certainty.rank > ceiling.rank), certainty


@pytest.mark.parametrize(
    ("words", "evidence", "passes"),
    [
        ("60,000 euros", "It approved 55,000 euros, not the 60,000 that the choir wanted.", True),
        ("70,000 euros", "It approved 55,000 euros, not the 60,000 that the choir wanted.", False),
        ("60,000 dollars", "It approved 55,000 euros, not the 60,000 that the choir wanted.", False),
        ("60 million euros", "It approved 55,000 euros, not the 60,000 that the choir wanted.", False),
        ("81 per cent", "74 per cent, and not 81, had voted for it.", True),
        ("82 per cent", "74 per cent, and not 81, had voted for it.", False),
        ("60,000 euros", "It approved 55,000 euros. “We asked for sixty,” the choir said.", True),
        ("50 million euros", "The bridge costs from 50 to 60 million euros.", True),
        ("12 euros", "It approved 55 euros, not the 12 stewards that the choir wanted.", False),
        ("2030 euros", "The fare rises to 4 euros, and not before 2030.", False),
        ("The two sides should talk.", "Acme and the nurses will talk.", True),
        ("The two sides should talk.", "All three sides will talk.", False),
        ("The two bridges should close.", "The bridge will close.", False),
    ],
)
def test_a_unit_said_once_is_carried_on(words, evidence, passes):
    assert (wordings.numbers([words], evidence).verdict != "failed") is passes
