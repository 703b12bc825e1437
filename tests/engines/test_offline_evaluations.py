"""Words that judge: what somebody calls a thing, how it went down with whom, remarks that take a side by a figure."""

import pytest
from conftest import offline_engine
from offline_texts import article

from summarizer.pipeline import make_notes

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
    ("Ana Ruiz said the ferry toll was anything but fair.", "Ana Ruiz", "oppose", "ferry toll"),
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
