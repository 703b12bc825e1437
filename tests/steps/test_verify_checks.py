"""Each check by itself, on small texts."""

import pytest
from claims import actor, article_of, cite, claim, notes
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.schemas import (
    Certainty,
    Modality,
    NotedActor,
    NotedDispute,
    NotedEvent,
    NotedHop,
    NotedPosition,
    NotedProposal,
    NotedUnknown,
    Notes,
    ProposalStatus,
    RemovedSpan,
    Stance,
)
from summarizer.steps.verify import place, verify, wordings
from summarizer.steps.verify.clauses import Reading
from summarizer.steps.verify.mentions import Cast
from summarizer.steps.verify.polarity import issue_sign
from summarizer.steps.verify.scene import Stage

PEOPLE = [
    actor("Jane Doe", aliases="Doe", office="minister", of="Peru"),
    actor("Karl Roe", aliases="Roe", office="mayor"),
    actor("Peru", "state"),
    actor("Chile", "state"),
    actor("Acme", "organisation"),
    actor("Daily Post", "organisation"),
    actor("dockers", "group"),
]


def failures(text, row, actors=PEOPLE, **extra):
    """Return the failed checks of one claim over a text, by name, with their details."""
    article = article_of(f"{text}\n\nThis page is about Jane Doe and Karl Roe.")
    here = [a for a in actors if any(w in article.text for w in (a.name, *a.aliases))]
    here = [a.model_copy(update={"office": None, "organisation": None}) for a in here]
    checked = verify(notes(here, [claim(article, row, **extra)]), article)
    return {c.name: c.detail for q in checked.quarantine if q.kind == "position" for c in q.failed}


# -- polarity ----------------------------------------------------------------------------------------------------------

SIDES = [
    # sentence, holder, issue, sign
    ("Doe openly opposed the toll.", "Jane Doe", "There should be a toll.", -1),
    ("Doe backs the toll.", "Jane Doe", "There should be a toll.", 1),
    ("Doe is in favour of the toll.", "Jane Doe", "There should be a toll.", 1),
    ("Doe is against the toll.", "Jane Doe", "There should be a toll.", -1),
    ("Doe ruled out a toll.", "Jane Doe", "There should be a toll.", -1),
    ("Doe refused to rule out a toll.", "Jane Doe", "There should be a toll.", 1),
    ("Doe has never opposed the toll.", "Jane Doe", "There should be a toll.", 1),
    ("Doe does not support the toll.", "Jane Doe", "There should be a toll.", -1),
    ("Doe didn’t back the toll.", "Jane Doe", "There should be a toll.", -1),
    ("Doe not only supports the toll.", "Jane Doe", "There should be a toll.", 1),
    ("Doe said the toll is unacceptable.", "Jane Doe", "There should be a toll.", -1),
    ("Doe called the toll a mistake.", "Jane Doe", "There should be a toll.", -1),
    ("Doe said that it is too early to discuss a toll.", "Jane Doe", "A toll should be discussed.", -1),
    ("Doe insisted that a toll must be charged.", "Jane Doe", "A toll should be charged.", 1),
    ("Doe insisted that a toll must not be charged.", "Jane Doe", "A toll should be charged.", -1),
    ("Doe agreed to a toll.", "Jane Doe", "There should be a toll.", 1),
    ("Doe is willing to accept a toll.", "Jane Doe", "There should be a toll.", 1),
    ("Doe is unwilling to accept a toll.", "Jane Doe", "There should be a toll.", -1),
    ("Doe warned against a toll.", "Jane Doe", "There should be a toll.", -1),
    ("Doe advised the mayor against a toll.", "Jane Doe", "There should be a toll.", -1),
    ("Doe dismissed the toll as absurd.", "Jane Doe", "There should be a toll.", -1),
    ("Doe rejected and condemned the toll.", "Jane Doe", "There should be a toll.", -1),
    ("Doe turned the toll down.", "Jane Doe", "There should be a toll.", -1),
    ("Doe put her foot down on the toll.", "Jane Doe", "There should be a toll.", -1),
    ("Doe wants the toll scrapped.", "Jane Doe", "There should be a toll.", -1),
    ("Doe vowed to block the toll.", "Jane Doe", "There should be a toll.", -1),
    ("The toll was rejected by Peru.", "Peru", "There should be a toll.", -1),
    ("The toll met with opposition from Peru.", "Peru", "There should be a toll.", -1),
    ("There is support from Peru for the toll.", "Peru", "There should be a toll.", 1),
    ("Peru’s opposition to the toll is known.", "Peru", "There should be a toll.", -1),
    ("“The toll is essential,” said Karl Roe.", "Karl Roe", "There should be a toll.", 1),
    ("According to Roe, the toll is premature.", "Karl Roe", "There should be a toll.", -1),
    ("Doe said there are no plans for a toll.", "Jane Doe", "There should be a toll.", -1),
    ("Chile has expressed reluctance, while Peru has openly opposed the toll.", "Chile", "There should be a toll.", -1),
    ("Chile backs the toll, while Peru has openly opposed it.", "Chile", "There should be a toll.", 1),
    ("Chile backs the toll, while Peru has openly opposed it.", "Peru", "There should be a toll.", -1),
    ("Chile backs the toll but Peru dismissed it.", "Peru", "There should be a toll.", -1),
    ("Doe opposed the toll.", "Jane Doe", "There should be no toll.", 1),
    ("Doe opposed the toll.", "Jane Doe", "The toll should not be charged.", 1),
    ("Doe opposes lifting the ban on fishing.", "Jane Doe", "The ban on fishing should be lifted.", 1 * -1 * -1 * -1),
    ("Doe called for a ban on fishing.", "Jane Doe", "There should be a ban on fishing.", 1),
]


@pytest.mark.parametrize(("text", "who", "issue", "sign"), SIDES)
def test_a_side_is_read_and_its_opposite_fails(text, who, issue, sign):
    true, false = ("support", "oppose") if sign > 0 else ("oppose", "support")
    row = (who, true, issue, "It is so.", "stated", text[:20])
    assert "polarity" not in failures(text, row)
    assert "polarity" in failures(text, (who, false, *row[2:]))


@pytest.mark.parametrize(
    "text",
    [
        "Doe wants an independent harbour board instead.",
        "Doe asked whether the toll is needed.",
        "Doe would rather pay than accept the toll.",
        "Doe will not accept the toll without a discount.",
        "Doe spoke about the toll.",
    ],
)
def test_what_the_grammar_leaves_open_fails_neither_way(text):
    for stance in ("support", "oppose"):
        assert "polarity" not in failures(
            text, ("Jane Doe", stance, "There should be a toll.", "It is so.", "stated", "Doe")
        )


@pytest.mark.parametrize(
    ("text", "stance", "passes"),
    [
        ("Doe would back the toll if trains ran.", "conditional", True),
        ("Doe backs the toll.", "conditional", False),
        ("Doe backs the toll, but not the fines.", "mixed", True),
        ("Doe opposes the toll.", "mixed", False),
        ("Doe declined to comment on the toll.", "noncommittal", True),
        ("Doe firmly backs the toll.", "noncommittal", False),
        ("Doe backs the toll. Doe opposes the toll.", "mixed", True),
    ],
)
def test_stances_between_need_their_words(text, stance, passes):
    row = ("Jane Doe", stance, "There should be a toll.", "It is so.", "stated", *text.rstrip(".").split(". "))
    assert ("polarity" not in failures(text, row)) is passes


@pytest.mark.parametrize(
    ("issue", "sign"),
    [
        ("Troops should be deployed.", 1),
        ("Troops should not be deployed.", -1),
        ("Chile should renounce its claim.", -1),
        ("The toll is premature.", -1),
        ("A premature move", 1),
        ("Support in a way that does not risk tensions", 1),
        ("Trains rather than cars", 1),
        ("The ban should not be lifted.", -1),
    ],
)
def test_an_issue_may_be_worded_against(issue, sign):
    assert issue_sign(issue) == sign


# -- speaker -----------------------------------------------------------------------------------------------------------

TOLL = ("support", "There should be a toll.", "It is so.", "stated")


@pytest.mark.parametrize(
    ("text", "who", "passes"),
    [
        ("Roe said Jane Doe must accept the toll.", "Jane Doe", False),
        ("Roe said Jane Doe must accept the toll.", "Karl Roe", True),
        ("Roe told Jane Doe to accept the toll.", "Jane Doe", False),
        ("Roe criticised Jane Doe over the toll.", "Jane Doe", False),
        ("Jane Doe was criticised by Roe.", "Jane Doe", False),
        ("Roe said that Jane Doe backs the toll.", "Jane Doe", True),
        ("Jane Doe, who met Karl Roe, backs the toll.", "Jane Doe", True),
        ("Jane Doe joined the meeting and backed the toll.", "Jane Doe", True),
        ("Jane Doe told the Daily Post that she backs the toll.", "Daily Post", False),
        ("Jane Doe backs the toll, the Daily Post reported.", "Daily Post", False),
        ("Jane Doe backs the toll. The Daily Post called for it too.", "Daily Post", True),
        ("Peru, Chile and the dockers back the toll.", "Chile", True),
        ("Chile backs the toll.", "Peru", False),
    ],
)
def test_the_speaker_is_who_holds_it(text, who, passes):
    snippets = text.rstrip(".").split(". ")[-1:]
    assert ("speaker" not in failures(text, (who, *TOLL, *snippets))) is passes


def test_a_pronoun_means_the_nearest_it_fits():
    text = "Jane Doe opened the session.\nKarl Roe rejected the plan. He backs a toll.\nIt backs a toll."
    assert "speaker" not in failures(text, ("Karl Roe", *TOLL, "He backs"))
    assert "speaker" in failures(text, ("Jane Doe", *TOLL, "He backs"))
    assert "speaker" in failures(text, ("Karl Roe", *TOLL, "It backs"))


def test_an_office_means_its_holder():
    text = "Jane Doe, the minister of Peru, spoke to Karl Roe.\nThe minister backs the toll. The mayor does not."
    article = article_of(text)
    for who, passes in (("Jane Doe", True), ("Karl Roe", False)):
        cast = [a.model_copy(update={"organisation": None}) for a in PEOPLE[:2]]
        cast[1] = cast[1].model_copy(update={"office": "mayor"})
        checked = verify(notes(cast, [claim(article, (who, *TOLL, "The minister backs"))]), article)
        assert bool(checked.positions) is passes


def test_a_quotation_goes_on_in_its_speakers_words():
    text = "“The toll is essential.” Jane Doe told reporters.\nKarl Roe left. “A toll must come. It is fair.”"
    assert "speaker" not in failures(text, ("Jane Doe", *TOLL, "essential"))
    assert "speaker" in failures(text, ("Karl Roe", *TOLL, "essential"))
    assert "speaker" not in failures(text, ("Karl Roe", *TOLL, "must come"))


def test_a_statement_that_names_another_holder_fails():
    text = "Chile backs the toll, and Peru backs the toll."
    row = ("Peru", "support", "There should be a toll.", "Chile backs the toll.", "stated", "Chile")
    assert "its statement to Chile" in failures(text, row)["speaker"]


def test_an_actor_that_is_not_noted_or_not_there_fails():
    text = "Chile backs the toll."
    assert "not among the actors" in failures(text, ("Nobody", *TOLL, "Chile"))["speaker"]
    article = article_of(text)
    ghost = actor("Henry Ghost")
    checked = verify(notes([ghost], [claim(article, ("Henry Ghost", *TOLL, "Chile"))]), article)
    assert [q.kind for q in checked.quarantine] == ["actor", "position"]
    assert {c.name for c in checked.quarantine[1].failed} == {"speaker"}


# -- hedge -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "ceiling"),
    [
        ("Doe backs the toll.", Certainty.STATED),
        ("Doe reportedly backs the toll.", Certainty.REPORTED),
        ("According to reports, Doe backs the toll.", Certainty.REPORTED),
        ("Doe is said to back the toll.", Certainty.REPORTED),
        ("Doe allegedly backs the toll.", Certainty.ALLEGED),
        ("Doe is expected to back the toll.", Certainty.SUGGESTED),
        ("Doe may back the toll.", Certainty.SUGGESTED),
        ("Doe hinted that she backs the toll.", Certainty.SUGGESTED),
        ("Doe suggested that a toll would help.", Certainty.SUGGESTED),
        ("Doe said that the toll could help.", Certainty.STATED),
        ("Doe said that drivers may leave.", Certainty.STATED),
        ("Doe could not back the toll.", Certainty.STATED),
        ("The Daily Post reported plans by Doe for a toll.", Certainty.REPORTED),
        ("Doe backs the toll, she told the Daily Post.", Certainty.STATED),
        ("Doe announced a toll, the Daily Post noted.", Certainty.STATED),
        ("Doe backs the toll, although Roe reportedly left.", Certainty.STATED),
    ],
)
def test_no_claim_is_firmer_than_its_evidence(text, ceiling):
    for certainty in Certainty:
        row = ("Jane Doe", "support", "There should be a toll.", "Doe backs the toll.", certainty, text[:12])
        assert ("hedge" in failures(text, row)) is (certainty.rank > ceiling.rank), certainty


# -- numbers, names, quotations ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "evidence", "passes"),
    [
        ("26 states", "Twenty-six states", True),
        ("30,000 soldiers", "thirty thousand soldiers", True),
        ("8%", "eight per cent", True),
        ("8%", "8 of them", False),
        ("$46", "46 dollars", True),
        ("€46", "$46", False),
        ("27 states", "Twenty-six states", False),
        ("a dozen", "12 members", True),
        ("half of it", "a third of it", False),
        ("no one", "nothing", True),
        ("hundreds of people", "thousands of people", False),
    ],
)
def test_numbers_stand_in_the_evidence(text, evidence, passes):
    assert (wordings.numbers([text], evidence).verdict != "failed") is passes


def test_dating_words_stand_in_the_evidence():
    assert wordings.numbers([], "On Thursday he left.", ["on Thursday"]).verdict != "failed"
    assert "on Friday" in wordings.numbers([], "On Thursday he left.", ["on Friday"]).detail


@pytest.mark.parametrize(
    ("text", "near", "passes"),
    [
        ("Doe met Roe.", "Doe spoke with Roe.", True),
        ("Doe met Moe.", "Doe spoke with Roe.", False),
        ("The French plan", "France has a plan", True),
        ("The European Union agrees.", "The EU agrees.", True),
        ("Kenya agrees.", "France agrees.", False),
        ("However, nothing changed.", "Nothing changed.", True),
        ("Bremen agrees.", "We went to Bremen.", True),
        ("A US-led force", "a force led by the US", True),
        ("An Acme-led force", "a force led by the US", False),
    ],
)
def test_names_stand_near_the_evidence(text, near, passes):
    assert (wordings.names([text], near, [], near + " in Moe, of Acme, to Bremen").verdict != "failed") is passes


@pytest.mark.parametrize(
    ("text", "evidence", "passes"),
    [
        ("He said “no   way”.", 'They said "No way" again.', True),
        ("He said ‘no way’.", "There is no way out.", True),
        ("He said “no [...] out”.", "There is no way out.", True),
        ("He said “some way”.", "There is no way out.", False),
        ("The dockers’ plan", "nothing", True),
        ('He said "it\'s a step".', "It’s a step, he said.", True),
    ],
)
def test_quotations_are_verbatim(text, evidence, passes):
    assert (wordings.quote([text], evidence).verdict != "failed") is passes


# -- place -------------------------------------------------------------------------------------------------------------


def test_evidence_is_cut_in_runs_that_no_boilerplate_parts():
    text = "One is here. Two is here.\nRead more\nThree is here. Four “is” here."
    article = article_of(text)
    start = text.index("Read")
    kept = [s for s in article.sentences if s.start != start]
    kept = [s.model_copy(update={"n": n}) for n, s in enumerate(kept, start=1)]
    removed = (RemovedSpan(start=start, end=start + 9, rule="navigation"),)
    article = article.model_copy(update={"sentences": tuple(kept), "removed": removed})
    runs = place.cut(article, [4, 3, 2, 99, 0])
    assert [e.sentences for e in runs] == [(2,), (3, 4)]
    assert [e.direct for e in runs] == [False, True]
    assert all(text[e.start : e.end] == e.quote for e in runs)
    assert place.place(article, []).verdict == "failed"


def test_a_mark_removed_between_sentences_parts_nothing():
    article = article_of("One is here. Two is here.").model_copy(
        update={"removed": (RemovedSpan(start=12, end=13, rule="stray mark"),)}
    )
    assert [e.sentences for e in place.cut(article, [1, 2])] == [(1, 2)]


# -- actors ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind", "passes"),
    [
        ("Jane Doe", "person", True),
        ("the Tsar", "person", False),
        ("Tsar", "person", False),
        ("The Iron Lady", "person", False),
        ("Kremlin's occupant", "person", False),
        ("Nobody Atall", "person", False),
        ("United States", "state", True),
        ("a senior diplomat", "unnamed", True),
        ("senior envoy", "unnamed", False),
    ],
)
def test_an_actor_stands_in_the_article_under_a_name(name, kind, passes):
    text = (
        "Jane Doe of the US met the Tsar. The tsar and the Kremlin's occupant met the Iron Lady and a senior diplomat."
    )
    article = article_of(text)
    checked = verify(notes([actor(name, kind)], []), article)
    assert bool(checked.actors) is passes
    assert len(checked.quarantine) == (not passes)


def test_a_wrong_alias_or_office_is_quarantined_beside_its_actor():
    article = article_of("Minister Jane Doe of Peru spoke.")
    noted = actor("Jane Doe", aliases="Doe|the Lioness", office="Chancellor", of="Chile")
    checked = verify(notes([noted], []), article)
    assert checked.actors[0].aliases == ("Doe",)
    assert checked.actors[0].office is None
    assert checked.actors[0].organisation is None
    assert [q.id for q in checked.quarantine] == ["t-a1.alias2", "t-a1.office", "t-a1.organisation"]
    right = verify(notes([actor("Jane Doe", office="Minister", of="Peru")], []), article).actors[0]
    assert (right.office, right.organisation) == ("Minister", "Peru")


# -- the other claims --------------------------------------------------------------------------------------------------

STORY = (
    "Jane Doe proposed a toll of 5 dollars on Friday.\nKarl Roe rejected the toll.\n"
    "It is not known who would collect it.\nThe council meets on 3 May.\nPeru won at chess."
)


def whole(**changes) -> Notes:
    """Notes over STORY, one claim a kind, with changed fields."""
    article = article_of(STORY)
    proposal = {
        "text": "a toll of 5 dollars", "proposers": ["Jane Doe"], "supporters": [], "opponents": ["Karl Roe"],
        "conditions": [], "status": ProposalStatus.FLOATED, "issue": None, "sentences": [1, 2],
    }  # fmt: skip
    dispute = {"question": "Should there be a toll?", "issue": None, "side_a": ["Jane Doe"], "side_b": ["Karl Roe"],
               "sentences": [1, 2]}  # fmt: skip
    event = {"text": "the council meets", "when": "on 3 May", "planned": True, "sentences": [4]}
    unknown = {"text": "who would collect it", "sentences": [3]}
    parts = {"proposal": proposal, "dispute": dispute, "event": event, "unknown": unknown}
    for key, value in changes.items():
        kind, field = key.split("__")
        parts[kind][field] = value
    people = [a.model_copy(update={"office": None, "organisation": None}) for a in PEOPLE[:3]]
    people = [a.model_copy(update={"sentences": cite(article, a.aliases[0] if a.aliases else a.name)}) for a in people]
    return Notes(
        actors=people,
        positions=[],
        proposals=[NotedProposal(**parts["proposal"])],
        disputes=[NotedDispute(**parts["dispute"])],
        events=[NotedEvent(**parts["event"])],
        unknowns=[NotedUnknown(**parts["unknown"])],
    )


def test_the_other_claims_pass_with_ids_by_kind():
    checked = verify(whole(), article_of(STORY))
    assert not checked.quarantine
    assert [checked.proposals[0].id, checked.disputes[0].id, checked.events[0].id, checked.unknowns[0].id] == [
        "t-r1", "t-d1", "t-e1", "t-u1",
    ]  # fmt: skip
    assert checked.proposals[0].opponents == ("t-a2",)
    assert checked.disputes[0].side_a == ("t-a1",)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"proposal__text": "a toll of 6 dollars"}, "numbers"),
        ({"proposal__text": "a toll for Bolivia"}, "names"),
        ({"proposal__text": "a “tax on air”"}, "quote"),
        ({"proposal__supporters": ["Peru"]}, "speaker"),
        ({"proposal__supporters": ["Nobody"]}, "speaker"),
        ({"proposal__sentences": [50]}, "place"),
        ({"dispute__side_b": ["Peru"]}, "speaker"),
        ({"dispute__side_b": ["Jane Doe"]}, "speaker"),
        ({"dispute__question": "Should Bolivia pay?"}, "names"),
        ({"event__when": "on 4 May"}, "numbers"),
        ({"event__text": "the council meets in Quito"}, "names"),
        ({"unknown__text": "who would collect 9 dollars"}, "numbers"),
    ],
)
def test_a_false_claim_of_another_kind_fails(change, name):
    checked = verify(whole(**change), article_of(STORY))
    assert len(checked.quarantine) == 1
    assert name in {c.name for c in checked.quarantine[0].failed}
    assert checked.quarantine[0].kind == next(iter(change)).split("__")[0]


def test_relays_stand_near_the_evidence():
    text = "Jane Doe reportedly backs the toll, the Daily Post said."
    row = ("Jane Doe", "support", "There should be a toll.", "Doe backs the toll.", "reported", "Jane Doe")
    good = NotedHop(who="Daily Post", cue="said", hedge="reportedly")
    assert failures(text, row, chain=[good]) == {}
    by_surname = NotedHop(who="Karl Roe", cue="said", hedge=None)
    assert failures("Roe said Jane Doe backs the toll.", (*row[:4], "stated", "Roe"), chain=[by_surname]) == {}
    for false in (
        NotedHop(who="Morning Star", cue="said", hedge=None),
        NotedHop(who="Daily Post", cue="shouted", hedge=None),
        NotedHop(who="Daily Post", cue="said", hedge="allegedly"),
    ):
        assert "names" in failures(text, row, chain=[false])


def test_a_checked_position_carries_form_hops_and_ids():
    article = article_of("Jane Doe reportedly backs the toll for Peru, the Daily Post said on Friday.")
    cast = [a.model_copy(update={"office": None, "organisation": None}) for a in PEOPLE if a.name in article.text]
    row = ("Doe", "support", "There should be a toll.", "Doe backs the toll.", "reported", "Jane Doe")
    hop = NotedHop(who="Daily Post", cue="said", hedge=None)
    noted = claim(article, row, chain=[hop], on_behalf_of="Peru", said_on="on Friday", modality=Modality.OFFER)
    checked = verify(notes(cast, [noted]), article).positions[0]
    assert (checked.actor, checked.on_behalf_of, checked.form) == ("t-a1", "t-a2", "normative")
    assert checked.chain[0].certainty is Certainty.REPORTED
    topic = verify(notes(cast, [noted.model_copy(update={"issue": "The toll"})]), article).positions[0]
    assert topic.form == "topic"


# -- laws --------------------------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    "Jane Doe Roe Peru said backs opposes not the toll he they it , . “ ” who while and must by from 26 "
    "\u0130 ’s ( ; : US us".split()
)
TEXTS = st.one_of(st.lists(WORDS, min_size=1, max_size=60).map(" ".join), st.text(min_size=1, max_size=200))
NAMES = st.one_of(st.sampled_from(["Jane Doe", "Doe", "Peru", "he", "the Tsar"]), st.text(min_size=1, max_size=20))
NUMBERS = st.lists(st.integers(-3, 12), min_size=1, max_size=6)


@st.composite
def noted(draw) -> Notes:
    people = st.builds(
        NotedActor,
        name=NAMES, kind=st.sampled_from(["person", "state", "group", "organisation"]),
        aliases=st.lists(NAMES, max_size=3), office=st.none() | NAMES, organisation=st.none() | NAMES,
        sentences=NUMBERS,
    )  # fmt: skip
    positions = st.builds(
        NotedPosition,
        actor=NAMES, on_behalf_of=st.none() | NAMES, issue=TEXTS.map(lambda t: t[:300]), stance=st.sampled_from(Stance),
        statement=TEXTS.map(lambda t: t[:300]), conditions=st.lists(TEXTS.map(lambda t: t[:300]), max_size=2),
        chain=st.just([]), said_on=st.none(), sentences=NUMBERS,
    )  # fmt: skip
    proposals = st.builds(
        NotedProposal, text=NAMES, proposers=st.lists(NAMES, max_size=2), supporters=st.lists(NAMES, max_size=2),
        opponents=st.just([]), conditions=st.just([]), issue=st.none(), sentences=NUMBERS,
    )  # fmt: skip
    disputes = st.builds(
        NotedDispute, question=NAMES, issue=st.none(), side_a=st.lists(NAMES, min_size=1, max_size=2),
        side_b=st.lists(NAMES, min_size=1, max_size=2), sentences=NUMBERS,
    )  # fmt: skip
    return Notes(
        actors=draw(st.lists(people, max_size=4)),
        positions=draw(st.lists(positions, max_size=4)),
        proposals=draw(st.lists(proposals, max_size=2)),
        disputes=draw(st.lists(disputes, max_size=2)),
        events=draw(st.lists(st.builds(NotedEvent, text=NAMES, when=NAMES, sentences=NUMBERS), max_size=2)),
        unknowns=draw(st.lists(st.builds(NotedUnknown, text=NAMES, sentences=NUMBERS), max_size=2)),
    )


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, given_notes=noted())
def test_every_claim_is_kept_or_quarantined_and_nothing_raises(text, given_notes):
    article = article_of(text)
    checked = verify(given_notes, article)
    for letter, kind in zip(
        "aprdeu", ("actors", "positions", "proposals", "disputes", "events", "unknowns"), strict=True
    ):
        held = [kept.id for kept in getattr(checked, kind)]
        lost = [q.id for q in checked.quarantine if q.kind == kind[:-1] and "." not in q.id.removeprefix("t-")]
        ids = [f"t-{letter}{n}" for n in range(1, len(getattr(given_notes, kind)) + 1)]
        assert sorted([*held, *lost]) == sorted(ids)
    assert all(q.failed and all(c.detail for c in q.failed) for q in checked.quarantine)
    assert verify(given_notes, article) == checked


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_reading_a_sentence_never_raises_and_keeps_its_bounds(text):
    reading = Reading(text, Cast(tuple(PEOPLE)))
    assert all(text[w.start : w.end] == w.text for w in reading.words)
    for holding in reading.holdings:
        assert 0 <= holding.start < holding.end <= len(reading.words)
    ends = [m.end for m in reading.mentions]
    assert all(m.start >= end for m, end in zip(reading.mentions[1:], ends, strict=False))


def test_a_long_sentence_is_read_in_time():
    text = "Doe said that Peru opposes the toll, and Roe, who met him, backs it; " * 300
    stage = Stage(article_of(text), Cast(tuple(PEOPLE)))
    assert stage.reading(1).holdings
