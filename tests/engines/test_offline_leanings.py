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
    ("Rosa Klein disputes that any promise was made to the clubs.", "Rosa Klein", "oppose", "promise was made"),
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
    ("Ada Wolf begged the board to postpone the sale until the roof was mended.", "Ada Wolf", "support", "postpone"),
    ("“Give us the tram and we will repaint the bus,” said Ada Wolf.", "Ada Wolf", "conditional", "bus"),
    ("Ada Wolf said she would no longer stand in the tunnel's way.", "Ada Wolf", "support", "tunnel"),
    ("“Four cents would push one bakery in ten out of business,” said Ada Wolf.", "Ada Wolf", "oppose", "Four cents"),
    ("“The charge is a bread tax,” said Ada Wolf.", "Ada Wolf", "oppose", "charge"),
    ("“This bill does nothing for tenants,” said Ada Wolf.", "Ada Wolf", "oppose", "bill"),
    (
        "The guild asked for a tunnel under the harbour.  Minister Ines Roth dismissed the idea.",
        "Ines Roth",
        "oppose",
        "tunnel under the harbour",
    ),
    ("Asked about the fare increase, Ada Wolf called it a disgrace.", "Ada Wolf", "oppose", "fare increase"),
    ("Ada Wolf saw a case for cutting fares, provided that wages slowed.", "Ada Wolf", "conditional", "Fares"),
    ("Ada Wolf called the toll the least bad way to pay for it.", "Ada Wolf", "support", "toll"),
    ("Minister Ines Roth threatened to fine the firm unless it paid the toll.", "Ines Roth", "support", "paid"),
    ("Demands by guests led by Ada Wolf for a pool were dismissed by Ines Roth.", "Ines Roth", "oppose", "pool"),
    ("Asked if the school should close, Mayor Ada Wolf said no.", "Ada Wolf", "oppose", "close"),
    ("Asked whether she would sign the bill, Ada Wolf said she had not read it.", "Ada Wolf", "noncommittal", "bill"),
    ("Ada Wolf said she would vote for the tunnel, but only after an audit.", "Ada Wolf", "conditional", "tunnel"),
    ("Ada Wolf says the offer falls well short.", "Ada Wolf", "oppose", "offer"),
    ("The Dyers' Guild says only the crown can tax wool.", "Dyers' Guild", "support", "Only the crown can tax wool."),
    ("The minister stopped short of asking pilgrims to oppose the tunnel.", "minister", "noncommittal", "tunnel"),
    ("Ada Wolf refused two requests since May to raise the fee.", "Ada Wolf", "oppose", "The fee should be raised."),
    (
        "Ada Wolf said paying more would be a mistake.  The guild will vote against the bill over the fee.",
        "guild",
        "oppose",
        "bill",
    ),
    ("Ada Wolf said that ten weeks was on the short side.", "Ada Wolf", "support", "more than ten weeks"),
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
    ("“My members learned of the sale from the radio,” said Ada Wolf.", "learned"),
    ("Ada Wolf said the guild needs 37 votes.", "votes"),
    ("Ada Wolf had been on her feet for much of the evening.", "evening"),
    ("Ada Wolf wants more.", "more"),
    ("Had the vote been held in May, Ada Wolf would have opposed the toll.", "toll"),
    ("Analysts expect the bank to raise the toll.", "toll"),
    ("The ministry will accept comments on the toll until June.", "comments"),
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


def test_of_a_long_speech_only_the_sentence_with_the_claim_is_cited() -> None:
    text = (
        "Mayor Ada Wolf says her town wants a bus.  “The quay is two miles away.  I have four boats.  They are old.  "
        "The ferry should be sold.”"
    )
    [position] = [p for p in ENGINE.extract(article(text)).positions if "ferry" in p.issue.lower()]
    assert (position.stance, "four boats" in position.statement) == ("support", False)


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


def test_what_somebody_leaves_open_waits_for_no_condition() -> None:
    found = ENGINE.extract(article("The minister would not exclude a ban if the strikes go on.")).positions
    assert [p.conditions for p in found if p.stance == "noncommittal"] == [[]]
