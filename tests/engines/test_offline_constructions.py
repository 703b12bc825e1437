"""One construction a line: who holds which stance on what, through a real parse."""

import pytest
from conftest import offline_engine
from offline_texts import article

from summarizer.schemas import Notes

ENGINE = offline_engine()


def notes(text: str) -> Notes:
    return ENGINE.extract(article(text))


HELD = [
    # text, actor, stance, issue
    ("Finland opposes the pipeline to Estonia.", "Finland", "oppose", "pipeline to Estonia"),
    (
        "The Port Trust plans to close the depot.  The plan has met with resistance.  "
        "The Nurses’ Union called it dangerous.",
        "Nurses’ Union",
        "oppose",
        "The depot should be closed.",
    ),
    (
        "Council leader Tom Blake said patients would die on the road to Ashford.",
        "Tom Blake",
        "support",
        "Patients would die on the road to Ashford.",
    ),
    ("Tom Blake would rather see the park open without guards than with them.", "Tom Blake", "support", "park open"),
    ("Finland does not support the pipeline to Estonia.", "Finland", "oppose", "pipeline to Estonia"),
    ("The pipeline to Estonia was rejected by Finland.", "Finland", "oppose", "pipeline to Estonia"),
    ("The Senate is in favour of the new pipeline.", "Senate", "support", "new pipeline"),
    ("Mayor Ana Ruiz is against closing the harbour.", "Ana Ruiz", "oppose", "The harbour should be closed."),
    ("Mayor Ana Ruiz refused to close the harbour.", "Ana Ruiz", "oppose", "The harbour should be closed."),
    ("Mayor Ana Ruiz is willing to close the harbour.", "Ana Ruiz", "support", "The harbour should be closed."),
    ("Mayor Ana Ruiz said the harbour must be closed.", "Ana Ruiz", "support", "The harbour should be closed."),
    ("Mayor Ana Ruiz said the harbour must not be closed.", "Ana Ruiz", "oppose", "The harbour should be closed."),
    ("Mayor Ana Ruiz demanded that the harbour be closed.", "Ana Ruiz", "support", "The harbour should be closed."),
    (
        "Mayor Ana Ruiz’s proposal to close the harbour surprised many.",
        "Ana Ruiz",
        "support",
        "harbour should be closed",
    ),
    ("Mayor Ana Ruiz opposes the closure of the harbour.", "Ana Ruiz", "oppose", "The harbour should be closed."),
    ("It is too early to close the harbour, Mayor Ana Ruiz said.", "Ana Ruiz", "oppose", "harbour should be closed"),
    (
        "Ana Ruiz said there was no discussion about closing the harbour.",
        "Ana Ruiz",
        "oppose",
        "harbour should be closed",
    ),
    ("Ana Ruiz called the harbour plan reckless.", "Ana Ruiz", "oppose", "harbour plan"),
    (
        "Ana Ruiz urged the council to close the harbour.",
        "Ana Ruiz",
        "support",
        "The council should close the harbour.",
    ),
    ("Judge Ana Ruiz ruled that the permit could not stand.", "Ana Ruiz", "oppose", "permit"),
    ("Judge Ana Ruiz ruled that the merger could go ahead.", "Ana Ruiz", "support", "merger"),
    ("The firm maintained that the rise was justified by its costs.", "firm", "support", "rise"),
    ("Ana Ruiz said nothing was gained by closing the harbour.", "Ana Ruiz", "oppose", "harbour should be closed"),
    ("Ana Ruiz said delay is what people propose when reasons run out.", "Ana Ruiz", "oppose", "delay"),
    ("Ana Ruiz said a tram was what the city needed.", "Ana Ruiz", "support", "tram"),
    ("Ana Ruiz backed the appeal against the fuel levy.", "Ana Ruiz", "oppose", "fuel levy"),
    ("The appeal court dismissed the appeal against the fuel levy.", "appeal court", "support", "fuel levy"),
    ("The council had resisted the challenge to the fare rise.", "council", "support", "fare rise"),
    ("The appellants opposed the fuel levy.  The court dismissed the appeal.", "court", "support", "fuel levy"),
    ("The court upheld the fuel levy.  Ana Ruiz regretted the ruling.", "Ana Ruiz", "oppose", "fuel levy"),
    ("The tribunal quashed the fuel permit.  Villagers hailed the judgment.", "Villagers", "oppose", "fuel permit"),
    ("The tribunal quashed the fuel permit.  Ana Ruiz regretted the ruling.", "Ana Ruiz", "support", "fuel permit"),
    ("Ana Ruiz argued that the divestiture was a fig leaf.", "Ana Ruiz", "oppose", "divestiture"),
    ("Ana Ruiz said you do not save a town by closing the harbour.", "Ana Ruiz", "oppose", "harbour should be closed"),
    ("Ana Ruiz threatened to resign over the fuel levy.", "Ana Ruiz", "oppose", "fuel levy"),
    ("Mayor Ana Ruiz said the judgment was a bitter disappointment.", "Ana Ruiz", "oppose", "judgment"),
    (
        "Their counsel, Ana Ruiz, attacked the levy.  Counsel for the city, Omar Finn, said the levy was lawful.",
        "Omar Finn",
        "support",
        "levy",
    ),
    ("Ana Ruiz warned against closing the harbour.", "Ana Ruiz", "oppose", "The harbour should be closed."),
    ("Ana Ruiz expressed support for the new tariff.", "Ana Ruiz", "support", "new tariff"),
    ("The steel tariff has faced opposition from Norway.", "Norway", "oppose", "steel tariff"),
    ("“The harbour should be closed,” said Ana Ruiz.", "Ana Ruiz", "support", "The harbour should be closed."),
    ("The harbour should be closed, according to Ana Ruiz.", "Ana Ruiz", "support", "The harbour should be closed."),
    ("Norway supports the tariff on steel, while Denmark is reluctant.", "Denmark", "oppose", "tariff on steel"),
    ("Ana Ruiz resigned rather than sign the ferry contract.", "Ana Ruiz", "oppose", "ferry contract"),
    ("One of its members, Ana Ruiz, voted against the toll.", "Ana Ruiz", "oppose", "toll"),
    ("Ana Ruiz voted against the toll and then for the tunnel.", "Ana Ruiz", "support", "tunnel"),
    ("Ana Ruiz told the house that she could now vote yes to the toll.", "Ana Ruiz", "support", "toll"),
    (
        "A Reform Party motion to close the harbour was thrown out.",
        "Reform Party",
        "support",
        "harbour should be closed",
    ),
    ("Parents handed in a petition calling for a crossing at the school.", "Parents", "support", "crossing"),
    ("Ministers walked out of the chamber in protest at the toll.", "Ministers", "oppose", "toll"),
    ("Ana Ruiz said the strike at the depot would go ahead.", "Ana Ruiz", "support", "strike at the depot"),
    ("Ana Ruiz announced that the depot would be moved.", "Ana Ruiz", "support", "depot should be moved"),
    ("Ana Ruiz said no depot would be closed.", "Ana Ruiz", "oppose", "depot should be closed"),
    ("Ana Ruiz said lawyers had been told to fight the toll.", "Ana Ruiz", "oppose", "toll"),
    ("The trust withdrew its funding for the new tunnel.", "trust", "oppose", "new tunnel"),
    ("Brackley Foods raised its offer for the dairy to 900 million pounds.", "Brackley Foods", "support", "offer for"),
    ("The ministry dropped the plan to close the harbour.", "ministry", "oppose", "harbour should be closed"),
    ("The union said its members would boycott the new roster.", "union", "oppose", "new roster"),
    ("Two of the members abstained on the fuel levy.", "members", "noncommittal", "fuel levy"),
    ("Norway threatened on Tuesday to close the strait.", "Norway", "support", "strait should be closed"),
    ("Residents had lobbied for years to reopen the ferry.", "Residents", "support", "ferry should be reopened"),
    ("Ana Ruiz tabled an amendment exempting small farms.", "Ana Ruiz", "support", "amendment exempting small farms"),
    ("Growers took the new water fee to the competition authority.", "Growers", "oppose", "new water fee"),
    ("The council overrode the mayor’s veto of the night bus.", "council", "support", "night bus"),
    ("The union met.  Its members voted for a ban on overtime.", "union", "support", "ban on overtime"),
    ("Norway broke with the bloc by opposing the fuel levy.", "Norway", "oppose", "fuel levy"),
    ("The ferry will close in May, the minister, Ana Ruiz, announced on Monday.", "Ana Ruiz", "support", "erry should"),
    (
        "A letter from teachers urging Norway to ban the trap was read out.",
        "teachers",
        "support",
        "Norway should ban the trap",
    ),
    (
        "Two members of the union, Ana Ruiz and Omar Finn, dissented from the deal on pay.",
        "Omar Finn",
        "oppose",
        "deal",
    ),
    ("Ana Ruiz said it would vote its stake against the fuel merger.", "Ana Ruiz", "oppose", "fuel merger"),
    ("Norway has pleaded.  Clubs have begged Spain to lift the cap.", "Clubs", "support", "Spain should lift the cap"),
    ("Norway voted for the fuel bill, while Denmark voted against.", "Denmark", "oppose", "fuel bill"),
    ("Minister Ana Ruiz has made the levy the centrepiece of her term.", "Ana Ruiz", "support", "levy"),
    ("Clubs signed a motion that would abolish the quota.", "Clubs", "oppose", "quota"),
    ("Spain was scrambling to secure a majority for the fuel levy.", "Spain", "support", "fuel levy"),
    (
        "Minister Ana Ruiz told the Assembly that the ferry would close in May.",
        "Ana Ruiz",
        "support",
        "erry should close",
    ),
    (
        "Norway opposes the fuel levy.  Ana Ruiz said her party would vote no unless farms were exempted.",
        "Ana Ruiz",
        "conditional",
        "fuel levy",
    ),
    ("Clubs filed a complaint with the ombudsman over the use of drones.", "Clubs", "oppose", "use of drones"),
    ("Ana Ruiz quit in disgust at the deal with the lenders.", "Ana Ruiz", "oppose", "deal"),
    ("Teachers voted by a margin of nine to one for a strike in May.", "Teachers", "support", "strike"),
    ("The council put off a decision on the new bridge.", "council", "noncommittal", "new bridge"),
    ("Residents have raised money to fight the fuel levy in court.", "Residents", "oppose", "fuel levy"),
    ("Two ministers from the Centre Party walked out of talks over the gas deal.", "ministers", "oppose", "gas deal"),
    ("The Freedom League is to challenge the new curfew in court.", "Freedom League", "oppose", "new curfew"),
    ("Farmers led a march on parliament on Saturday against the fuel levy.", "Farmers", "oppose", "fuel levy"),
    ("Calls by residents to block the toll were rejected.", "residents", "oppose", "toll"),
    ("Growers have signed letters of intent with the new mill.", "Growers", "support", "letters of intent"),
    ("A tariff on steel was floated last year.  It is backed by Norway.", "Norway", "support", "tariff on steel"),
]


@pytest.mark.parametrize(("text", "actor", "stance", "issue"), HELD)
def test_a_construction_yields_its_holder_stance_and_issue(text: str, actor: str, stance: str, issue: str) -> None:
    found = {(p.actor, p.stance.value, p.issue) for p in notes(text).positions}
    assert any(a == actor and s == stance and issue in i for a, s, i in found), found


NOBODY = [
    "The plan to close the harbour was dismissed.",
    "The bridge was opened in May.",
    "Police announced that the road would reopen at noon.",
    "The club signed a striker on a three-year contract.",
    "Growers have signed a letter to the new mill.",
    "The company set aside 40 million euros for the winter.",
    "The league has yet to say how it will vote.",
    "Ana Ruiz could oppose the tariff on steel.",
    "If Norway rejects the tariff on steel, talks will end.",
    "The mayor declined to comment.",
    "Ana Ruiz described the plan to close the harbour.",
    "The prime minister, Ana Ruiz, has kept out of sight.",
    "The mine needs a permit. Environmentalists are split.",
    "Parents and teachers are at odds over the new tram line.",
]


def test_an_appeal_to_reject_the_appeal_does_not_go_round_for_ever() -> None:
    """The noun is read as the plan its own verb is for, whose object it is."""
    found = notes("Prosecutors asked the court to reject the appeal.").positions
    assert [(p.actor, p.issue) for p in found] == [("Prosecutors", "rejecting the appeal")]


@pytest.mark.parametrize("text", NOBODY)
def test_no_holder_and_no_stance_yield_no_position(text: str) -> None:
    assert notes(text).positions == []


def test_what_is_announced_of_a_thing_is_not_held_by_it() -> None:
    found = notes("The Leaving Certificate will be abolished from 2029, the education secretary announced.").positions
    assert [(p.actor, p.stance.value) for p in found] == [("education secretary", "support")]


def test_who_is_only_asked_to_rule_has_not_ruled() -> None:
    found = notes("Ana Ruiz filed a lawsuit asking a judge to rule that the springs are protected.").positions
    assert "judge" not in {p.actor for p in found}


def test_the_target_of_opposition_is_not_its_holder() -> None:
    found = notes("Governor Lena Falk’s proposal to close the harbour faced opposition.").positions
    assert {(p.actor, p.stance.value) for p in found} <= {("Lena Falk", "support")}


def test_every_coordinated_subject_holds_the_stance() -> None:
    found = notes("Norway, Denmark and Iceland oppose the tariff on steel.").positions
    assert {p.actor for p in found} == {"Norway", "Denmark", "Iceland"}
    assert {p.stance.value for p in found} == {"oppose"}


def test_an_outlet_relays_and_holds_nothing() -> None:
    (position,) = notes("Mayor Ana Ruiz opposes the tariff on steel, the Harbour Times reported.").positions
    assert position.actor == "Ana Ruiz"
    assert [hop.who for hop in position.chain] == ["Harbour Times"]
    assert position.certainty.value == "reported"


def test_a_hedge_bounds_the_certainty() -> None:
    (position,) = notes("Mayor Ana Ruiz allegedly rejected the tariff on steel.").positions
    assert position.certainty.value == "alleged"


def test_a_hard_condition_makes_the_stance_conditional() -> None:
    found = notes("Ana Ruiz will support the tariff on steel only if Norway withdraws its claim.").positions
    assert [p.stance.value for p in found if p.actor == "Ana Ruiz"] == ["conditional"]
    assert found[0].conditions == ["only if Norway withdraws its claim"]


def test_a_pronoun_is_its_antecedent_and_both_sentences_are_cited() -> None:
    (position,) = notes("Mayor Ana Ruiz met residents.  She rejected the tariff on steel.").positions
    assert position.actor == "Ana Ruiz"
    assert position.sentences == [1, 2]


def test_a_quotation_belongs_to_the_speaker_next_door() -> None:
    found = notes("“The harbour should be closed.  It must never reopen.”  Ana Ruiz told reporters.").positions
    assert {p.actor for p in found} == {"Ana Ruiz"}
    assert 1 in {n for p in found for n in p.sentences}


def test_criticism_of_somebody_is_a_dispute() -> None:
    (dispute,) = notes("Norway rejected Denmark’s demand to close the harbour.").disputes
    assert (dispute.side_a, dispute.side_b) == (["Norway"], ["Denmark"])


def test_a_proposal_knows_its_proposer_and_who_is_against_it() -> None:
    (proposal,) = notes("Ana Ruiz proposed a levy on air travel.  Norway opposes the levy.").proposals
    assert (proposal.proposers, proposal.opponents) == (["Ana Ruiz"], ["Norway"])


def test_dates_make_events_and_open_questions_make_unknowns() -> None:
    found = notes("Ministers met in Lisbon on Thursday.  It is unclear who will pay for the harbour.")
    assert [(e.when, e.planned) for e in found.events] == [("on Thursday", False)]
    assert [u.text for u in found.unknowns] == ["who will pay for the harbour"]
