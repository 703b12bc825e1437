"""Stances that several words take together, denied, compared or tied to something: who is for what, through a parse."""

import pytest
from conftest import offline_engine
from offline_texts import DOMAINS, article

ENGINE = offline_engine()

HELD = [
    # text, actor, stance, issue
    ("The federation took note of the ruling.", "federation", "noncommittal", "ruling"),
    (
        "Ana Ruiz said the council “takes note” of the report on the dam.",
        "Ana Ruiz",
        "noncommittal",
        "report on the dam",
    ),
    ("The salary cap is a straitjacket for the ambitious, Milan Keser said.", "Milan Keser", "oppose", "salary cap"),
    ("Judge Rhea Stone cast doubt on the settlement.", "Rhea Stone", "oppose", "settlement"),
    ("Two ministers threw their weight behind the reform.", "ministers", "support", "reform"),
    ("The army does not see any merit in the plan to buy tanks.", "army", "oppose", "Tanks should be bought."),
    ("The clubs withdrew their support for the cap.", "clubs", "oppose", "cap"),
    ("The clubs dropped their opposition to the cap.", "clubs", "support", "cap"),
    ("The ministry no longer supports the tunnel.", "ministry", "oppose", "tunnel"),
    ("The opposition stopped short of opposing the bill.", "opposition", "noncommittal", "bill"),
    ("The ministry fell short of backing the strike law.", "ministry", "noncommittal", "strike law"),
    ("The premier neither endorsed nor rejected the accord.", "premier", "noncommittal", "accord"),
    ("Rosa Klein declined to say whether she would support the ban.", "Rosa Klein", "noncommittal", "ban"),
    ("The committee is weighing whether to extend the deadline.", "committee", "noncommittal", "deadline"),
    ("The premier has yet to decide whether to sign the accord.", "premier", "noncommittal", "accord"),
    ("The party refused to rule out a coalition.", "party", "noncommittal", "coalition"),
    ("It makes no sense to close the school, said Amy Lund.", "Amy Lund", "oppose", "The school should be closed."),
    ("There is every reason to delay the vote, said Tim Hart.", "Tim Hart", "support", "The vote should be delayed."),
    (
        "Senator Ana Bell has threatened to quit over the sale of the port.",
        "Ana Bell",
        "oppose",
        "The port should be sold.",
    ),
    (
        "Minister Ines Roth is there.  Her support for the treaty depends on a guarantee.",
        "Ines Roth",
        "conditional",
        "treaty",
    ),
    ("Ada Wolf said her backing for the tunnel was conditional on a lower price.", "Ada Wolf", "conditional", "tunnel"),
    ("The guild was for the ballpark until somebody drew a map.", "guild", "oppose", "ballpark"),
    ("The guild will back the ballpark until somebody draws a map.", "guild", "conditional", "ballpark"),
    ("The guild is for the ballpark for the excellent reason that fans sleep.", "guild", "support", "ballpark"),
    ("Ana Ruiz warned that the merger would leave patients with nowhere to go.", "Ana Ruiz", "oppose", "merger"),
    ("The ministry reversed its decision to close the clinic.", "ministry", "oppose", "The clinic should be closed."),
    ("The plan is a slap in the face of every nurse, Lena Fox said.", "Lena Fox", "oppose", "plan"),
    ("Rosa Klein said a strike at Easter would be unforgivable.", "Rosa Klein", "oppose", "strike"),
    ("Hugh Moss called the vote “a victory of fear over reason”.", "Hugh Moss", "oppose", "vote"),
    ("The union threatened to strike over the sale of the clinic.", "union", "support", "striking"),
    ("Ada Wolf urged senators to go further and to ban such bots.", "Ada Wolf", "support", "Senators should ban"),
    ("Ada Wolf would sign the bill once the clause on fees is gone.", "Ada Wolf", "conditional", "bill"),
    ("Ada Wolf said she would sign the bill as long as the fees were gone.", "Ada Wolf", "conditional", "bill"),
]


@pytest.mark.parametrize(("text", "actor", "stance", "issue"), HELD)
def test_words_take_a_side_together(text: str, actor: str, stance: str, issue: str) -> None:
    found = ENGINE.extract(article(text)).positions
    assert any(p.actor == actor and p.stance == stance and issue in p.issue for p in found), found
    assert {p.stance for p in found if p.actor == actor and issue in p.issue} == {stance}


NOT_HELD = [
    ("Critics of the cap say it will kill small clubs.", "killed"),
    ("Ada Wolf said pupils deserve a day without a screen.", "without"),
    ("The board declined to say whether the firm would sell the mill.  Ada Wolf rejected the offer.", "firm should"),
    ("Ada Wolf said she would rather lose a mill than a town.  Ian Moss welcomed the offer.", "town should"),
    ("The union threatened to strike over the sale of the clinic.", "striking over"),
    ("Maria Lopes said she would rather lose pupils than ban phones.", "Pupils"),
    ("An economist who has studied forty arenas told the council that Ana Ruiz was right.", "arenas"),
]


@pytest.mark.parametrize(("text", "issue"), NOT_HELD)
def test_a_lesser_evil_and_a_thing_studied_are_nobody_s_stance(text: str, issue: str) -> None:
    found = ENGINE.extract(article(text)).positions
    assert not [p for p in found if issue in p.issue]


def test_a_promise_tied_to_something_two_sentences_on_is_told_with_its_condition() -> None:
    found = ENGINE.extract(
        article(
            "Minister Ines Roth promised to double the share.  Her promise to double the share was tied to new payers."
        )
    ).positions
    assert [(p.stance, p.conditions) for p in found] == [("conditional", ["tied to new payers"])]


def test_what_somebody_calls_a_thing_puts_no_proposal_forward() -> None:
    assert ENGINE.extract(article("Governor Luis Prado called the offer a breakthrough.")).proposals == []


def test_a_statement_keeps_both_verbs_of_neither() -> None:
    [position] = ENGINE.extract(article("The council neither endorsed nor rejected the bill.")).positions
    assert position.statement == "The council neither endorsed nor rejected the bill."


@pytest.mark.parametrize("domain", sorted(DOMAINS))
def test_how_quotation_marks_are_printed_changes_no_stance(domain: str) -> None:
    text, straight = DOMAINS[domain][0], str.maketrans("‘’“”", "''\"\"")
    curly, plain = (ENGINE.extract(article(printed)).positions for printed in (text, text.translate(straight)))
    assert [(p.actor.translate(straight), p.stance, p.issue.translate(straight), p.sentences) for p in curly] == [
        (p.actor, p.stance, p.issue, p.sentences) for p in plain
    ]


def test_an_appointment_and_a_word_too_wide_are_no_proposals() -> None:
    text = "Mayor Ana Ruiz announced that envoys would meet with their rivals.  The guild urged Ana Ruiz to act."
    assert ENGINE.extract(article(text)).proposals == []
