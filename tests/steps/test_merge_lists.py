"""Proposals, agreements, the timeline, what is open, and the frame around them."""

import pytest
from dossiers import Written, article, dossier, on

from summarizer.schemas import Basis, Briefing, Gap, Interval, ProposalStatus, Published, Stance
from summarizer.steps.merge import merge

FEE = "A congestion charge should be introduced."
TRAMS = "Trams should be free."
KINDS = {
    "City Council": "organisation",
    "Shopkeepers": "group",
    "Germany": "state",
    "a council source": "unnamed",
}


def brief(*articles: Written, **frame: object) -> Briefing:
    found = dossier(articles, KINDS, {FEE: ["no charge"], TRAMS: []}, inverse=["no charge"])
    return merge(found, gaps=frame.get("gaps", ()), as_of=frame.get("as_of"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("a congestion charge of 8 euros", "an 8-euro congestion charge for the centre", 1),
        ("a congestion charge of 8 euros", "a congestion charge of 12 euros", 2),
        ("free trams at weekends", "a congestion charge", 2),
        ("free trams at weekends", "free weekend trams", 1),
    ],
)
def test_one_proposal_in_two_articles_is_one(first: str, second: str, count: int) -> None:
    briefing = brief(
        article("a").offers(first, ["City Council"], issue=FEE),
        article("b").offers(second, ["City Council"], issue=FEE),
    )
    assert len(briefing.proposals) == count
    assert sorted(item for proposal in briefing.proposals for item in proposal.items) == ["hash-a-1", "hash-b-1"]
    if count == 1:
        assert briefing.proposals[0].origins == ("l1", "l2")


@pytest.mark.parametrize(
    ("text", "count"), [("drivers should pay to enter the centre", 1), ("a charge on lorries that enter at night", 2)]
)
def test_a_proposal_that_says_just_its_issue_is_one_with_others_on_it_however_worded(text: str, count: int) -> None:
    toll = "Drivers should pay to enter the centre."
    written = (article("a").offers(FEE, ["City Council"], issue=FEE), article("b").offers(text, [], issue=toll))
    briefing = merge(dossier(written, KINDS, {FEE: [toll], TRAMS: []}), gaps=(), as_of=None)
    assert len(briefing.proposals) == count


def test_supporters_and_opponents_are_positions_on_the_issue_and_those_named_beside_it() -> None:
    named = article("a").offers("a charge", ["City Council"], issue=FEE, backed_by=["Ann Lee"])
    named.says("Ann Lee", "support", TRAMS)
    shared = named.proposals[0].evidence
    named.positions[0] = named.positions[0].model_copy(update={"evidence": shared})
    briefing = brief(
        named, article("b").says("Shopkeepers", "oppose", FEE).says("City Council", "support", FEE), article("c")
    )
    names = {actor.id: actor.name for actor in briefing.actors}
    who = {position.id: names[position.speaker] for position in briefing.positions}
    [proposal] = briefing.proposals
    assert {who[name] for name in proposal.supporters} == {"City Council", "Ann Lee"}
    assert {who[name] for name in proposal.opponents} == {"Shopkeepers"}


def test_a_proposal_against_the_issue_turns_its_supporters_round() -> None:
    briefing = brief(
        article("a").offers("to leave the centre free of charge", ["Shopkeepers"], issue="no charge"),
        article("b").says("Shopkeepers", "oppose", FEE).says("City Council", "support", FEE),
    )
    names = {actor.id: actor.name for actor in briefing.actors}
    who = {position.id: names[position.speaker] for position in briefing.positions}
    [proposal] = briefing.proposals
    assert [who[name] for name in proposal.supporters] == ["Shopkeepers"]
    assert [who[name] for name in proposal.opponents] == ["City Council"]


@pytest.mark.parametrize(
    ("statuses", "backers", "status"),
    [
        (["floated"], [], "floated"),
        (["floated", "pledged", "rejected"], [], "pledged"),
        (["rejected"], [], "rejected"),
        (["rejected"], ["Ann Lee"], "backed"),
        (["floated"], ["Ann Lee"], "backed"),
        (["floated"], ["City Council"], "floated"),
        (["overtaken"], [], "overtaken"),
        (["unclear"], [], "floated"),
    ],
)
def test_status_by_rule(statuses: list[str], backers: list[str], status: str) -> None:
    articles = [
        article(name).offers("a congestion charge", ["City Council"], issue=FEE, status=noted, backed_by=backers)
        for name, noted in zip("abc", statuses, strict=False)
    ]
    assert [proposal.status for proposal in brief(*articles).proposals] == [ProposalStatus(status)]


def test_a_proposal_of_nobody_and_of_no_status_is_unclear() -> None:
    assert brief(article("a").offers("a charge", status="unclear")).proposals[0].status is ProposalStatus.UNCLEAR


def test_two_camps_alike_and_nobody_against_agree() -> None:
    agreeing = article("a").says("City Council", "support", FEE).says("Shopkeepers", "support", FEE)
    [agreement] = brief(agreeing).agreements
    assert (agreement.stance, len(agreement.actors), len(agreement.positions)) == (Stance.SUPPORT, 2, 2)
    for stance in ("oppose", "conditional", "mixed"):
        assert brief(agreeing, article("b").says("Ann Lee", stance, FEE)).agreements == ()
    assert len(brief(agreeing, article("b").says("Ann Lee", "noncommittal", FEE)).agreements) == 1


def test_one_camp_is_no_agreement() -> None:
    own = article("a").calls("Karl Voss", "Chancellor", "Germany").says("Karl Voss", "support", FEE)
    assert brief(own.says("Germany", "support", FEE)).agreements == ()
    anonymous = article("b").says("City Council", "support", FEE).says("a council source", "support", FEE)
    assert brief(anonymous).agreements == ()


def test_dated_events_come_first_and_each_once() -> None:
    briefing = brief(
        article("a")
        .tells("Shops protest outside the town hall")
        .tells("The city council adopts the charge", "2025-05-02")
        .tells("A first draft of the charge is published", Interval(start="2025-03-01", end="2025-03-31")),
        article("b").tells("Council is to adopt the congestion charge", "2025-05-02", planned=True),
        article("c").tells("The council debates trams", "2025-05-02").tells("Shops protest outside a town hall"),
        article("d").tells("The council hears 40 speakers").tells("The council hears 90 speakers"),
    )
    assert [(event.id, event.when.start, event.text, event.planned) for event in briefing.timeline] == [
        ("e1", "2025-03-01", "A first draft of the charge is published", False),
        ("e2", "2025-05-02", "The city council adopts the charge", False),
        ("e3", "2025-05-02", "The council debates trams", False),
        ("e4", None, "Shops protest outside a town hall", False),
        ("e5", None, "The council hears 40 speakers", False),
        ("e6", None, "The council hears 90 speakers", False),
    ]
    assert briefing.timeline[1].items == ("hash-a-2", "hash-b-1")
    assert briefing.timeline[1].origins == ("l1", "l2")


def test_an_undated_event_is_not_one_that_is_only_bounded() -> None:
    bounded = Interval(end="2025-05-02", basis=Basis.DERIVED)
    briefing = brief(article("a").tells("The council met"), article("b").tells("The council met", bounded))
    assert [event.when.end for event in briefing.timeline] == ["2025-05-02", None]


def test_what_is_open_in_two_articles_stands_once_and_first() -> None:
    briefing = brief(
        article("a").leaves_open("when the trams return").leaves_open("who will pay for the cameras"),
        article("b").leaves_open("who pays for the cameras"),
    )
    assert [(unknown.id, unknown.text, len(unknown.origins)) for unknown in briefing.not_known] == [
        ("u1", "who pays for the cameras", 2),
        ("u2", "when the trams return", 1),
    ]


def test_coverage_counts_origins_and_dates() -> None:
    gap = Gap(file="broken.txt", reason="not text")
    briefing = brief(
        article("a", lineage="x", published="2025-05-02"),
        article("b", lineage="x", rewrites="a"),
        article("c", published="2025-03-01")
        .says("Ann Lee", "support", FEE, via=["the Evening Post", "Bo Park"])
        .says("Bo Park", "support", TRAMS, via=["the report"])
        .says("Bo Park", "oppose", FEE, via=["Ann Lee"]),
        gaps=(gap,),
    )
    cover = briefing.coverage
    assert (cover.articles, cover.origins, cover.undated) == (3, 2, 1)
    assert (cover.earliest, cover.latest, briefing.as_of) == ("2025-03-01", "2025-05-02", "2025-05-02")
    assert briefing.gaps == (gap,)
    assert [source.rewrite_of for source in briefing.sources] == [None, "s1", None]
    assert [source.quotes_outlets for source in briefing.sources] == [(), (), ("Evening Post",)]


def test_as_of_is_the_callers_or_as_precise_as_the_latest_article() -> None:
    assert brief(article("a"), as_of="2025-06-01").as_of == "2025-06-01"
    assert brief(article("a")).as_of is None
    found = dossier([article("a", published="2025-05-02"), article("b")], KINDS, {})
    month = found.articles[1].model_copy(
        update={"published": Published(value="2025-05", precision="month", basis=Basis.DERIVED)}
    )
    found = found.model_copy(update={"articles": (found.articles[0], month)})
    assert merge(found, gaps=(), as_of=None).as_of == "2025-05"


def test_nothing_in_nothing_out() -> None:
    briefing = brief()
    assert briefing.positions == briefing.disputes == briefing.sources == ()
    assert briefing.coverage.articles == 0


def test_evidence_of_actors_is_cited_by_source_id() -> None:
    found = dossier([article("a").says("Ann Lee", "support", FEE, when=on("2025-01-01"))], KINDS, {FEE: []})
    cited = found.notes[0].positions[0].evidence
    actor = found.actors[0].model_copy(update={"evidence": cited})
    briefing = merge(found.model_copy(update={"actors": (actor,)}), gaps=(), as_of=None)
    assert [piece.source for piece in briefing.actors[0].evidence] == ["s1"]
