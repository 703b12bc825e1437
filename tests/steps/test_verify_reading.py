"""How evidence is read, on topics that no rule was made on: schools, water, museums, rail."""

import pytest
from claims import actor, article_of, claim, notes

from summarizer.steps.verify import verify

CAST = [
    actor("Ada Moss", aliases="Moss"),
    actor("Ben Hale", aliases="Hale"),
    actor("Reading Circle", "organisation"),
    actor("parents", "group"),
    actor("Orchard Trust", "organisation"),
]
FEES = "School fees should rise."
MUSEUM = "The museum should open on Mondays."


def failed(text, row, snippet, statement="It is so."):
    """Return the names of the checks that (holder, stance, issue) fails on the sentence that holds the snippet."""
    article = article_of(f"{text}\n\nThis page is about Ada Moss, Ben Hale and the parents.")
    here = [one for one in CAST if any(name in text for name in (one.name, *one.aliases)) or one.name == "parents"]
    row = (*row, statement, "stated", snippet)
    held = verify(notes(here, [claim(article, row)]), article).quarantine
    return {check.name for one in held if one.kind == "position" for check in one.failed}


TAKEN = [
    # text, holder, issue, sign
    ("Reading Circle refuses the rise in school fees.", "Reading Circle", FEES, -1),
    ("Parents say school fees should rise.", "parents", FEES, 1),
    ("The parents voted to raise the school fees.", "parents", FEES, 1),
    ("The rise in school fees has drawn fire from the parents.", "parents", FEES, -1),
    ("The rise in school fees came under fire from Reading Circle.", "Reading Circle", FEES, -1),
    ("Moss said that the museum would open on Mondays.", "Ada Moss", MUSEUM, 1),
    ("Moss had asked for the museum to open on Mondays.", "Ada Moss", MUSEUM, 1),
    ("Moss wants neither a museum that opens on Mondays nor one that closes.", "Ada Moss", MUSEUM, -1),
    ("Parents approved the rise in school fees with only nine votes against.", "parents", FEES, 1),
    ("Moss backed the rise in school fees, a step she had resisted for years.", "Ada Moss", FEES, 1),
    ("The opposition Reading Circle is in favour of a ban on phones.", "Reading Circle", "ban on phones", 1),
    ("Moss said she would fight any attempt to raise school fees.", "Ada Moss", FEES, -1),
    ("Moss pledged to shut no library before 2031.", "Ada Moss", "Libraries should be shut before 2031.", -1),
]


@pytest.mark.parametrize(("text", "who", "issue", "sign"), TAKEN, ids=[row[0] for row in TAKEN])
def test_evidence_that_takes_a_side_bears_no_other(text, who, issue, sign):
    true, false = ("support", "oppose") if sign > 0 else ("oppose", "support")
    assert failed(text, (who, true, issue), text[:15]) == set()
    assert "polarity" in failed(text, (who, false, issue), text[:15])


LEFT_OPEN = [
    # What these sentences say of the issue no sign can tell.
    ("Moss said that history, not income, should decide who pays.", "Ada Moss", FEES),
    ("Parents have voted to march in protest at a plan to raise school fees.", "parents", FEES),
    ("Moss warned that higher school fees could be seen as a punishment.", "Ada Moss", "School fees should be higher."),
    ("Moss takes no pleasure in higher school fees but won't stand in their way.", "Ada Moss", FEES),
    ("Moss voted against the motion.", "Ada Moss", "The opening of the museum should be put off."),
]


@pytest.mark.parametrize(("text", "who", "issue"), LEFT_OPEN, ids=[row[0] for row in LEFT_OPEN])
def test_evidence_that_leaves_it_open_bears_either(text, who, issue):
    assert failed(text, (who, "support", issue), text[:15]) == set()
    assert failed(text, (who, "oppose", issue), text[:15]) == set()


def test_a_statement_takes_no_other_side_than_its_stance():
    text = "Moss spoke about school fees on Friday."
    assert failed(text, ("Ada Moss", "support", FEES), "Moss", "Moss supports a rise in school fees.") == set()
    assert "polarity" in failed(text, ("Ada Moss", "oppose", FEES), "Moss", "Moss supports a rise in school fees.")


VOICES = [
    ("“I’ve asked for the museum to open,” said Moss. Hale had left.", "I’ve asked", {"Ada Moss"}),
    # text, snippet, holders that can be meant
    ("“We want the museum to open on Mondays,” sighed Moss. Hale had left.", "We want", {"Ada Moss"}),
    ("Hale arrived late. Moss shouted: “I want it open.” “We all want it open.”", "We all", {"Ada Moss"}),
    ("Moss told Hale that the museum should open on Mondays.", "Moss told", {"Ada Moss"}),
    ("The agency quotes Ben Hale, Ada Moss said the museum should open.", "The agency", {"Ada Moss"}),
]


@pytest.mark.parametrize(("text", "snippet", "speakers"), VOICES, ids=[row[0] for row in VOICES])
def test_a_first_person_is_the_speakers_and_nobody_elses(text, snippet, speakers):
    people = ("Ada Moss", "Ben Hale")
    passing = {who for who in people if "speaker" not in failed(text, (who, "support", MUSEUM), snippet)}
    assert passing == speakers


REFERRING_BACK = [
    "Moss is weighing an order that would open the museum on Mondays. The idea drew fire from Reading Circle.",
    "Orchard Trust urged the museum to open on Mondays; Reading Circle did not.",
]


@pytest.mark.parametrize("text", REFERRING_BACK)
def test_who_only_refers_back_keeps_the_claim(text):
    statement = "Reading Circle does not back an order to open the museum on Mondays."
    assert "speaker" not in failed(text, ("Reading Circle", "oppose", MUSEUM), "Reading Circle", statement)
