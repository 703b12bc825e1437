"""What a worded sentence may say of the items it refers to, and what a saved briefing must still stand on."""

import pytest
from claims import article_of, cite

from summarizer.schemas import (
    Actor,
    Briefing,
    Certainty,
    Coverage,
    Dispute,
    Event,
    Evidence,
    Hop,
    Interval,
    Issue,
    Judgment,
    Modality,
    Position,
    Proposal,
    Published,
    Relation,
    RelationKind,
    Role,
    Side,
    Source,
    Stance,
    Unknown,
    WordedSentence,
)
from summarizer.steps import word
from summarizer.steps.verify import place, recheck, wording_faults

TEXT = (
    "Jane Doe, the minister, openly opposed a toll of 5 dollars on Friday.\n"
    "Karl Roe reportedly backed the toll with 26 towns. He said “the toll is fair”.\n"
    "Nobody knows who would collect it.\nThe council meets on 3 May."
)
ARTICLE = article_of(TEXT, "s1")


def cut(*snippets) -> tuple[Evidence, ...]:
    return place.cut(ARTICLE, cite(ARTICLE, *snippets))


def position(key, speaker, stance, statement, *snippets, **extra) -> Position:
    fields = {
        "modality": Modality.DESCRIPTION, "certainty": Certainty.REPORTED, "origins": ("l1",), "confidence": "low",
        "items": (key,),
    }  # fmt: skip
    return Position(
        id=key,
        speaker=speaker,
        issue="i1",
        stance=stance,
        statement=statement,
        evidence=cut(*snippets),
        **fields | extra,
    )


def judged(text: str, *refs: str) -> Judgment:
    return Judgment(text=text, refs=refs, confidence="low")


def briefing(**changes) -> Briefing:
    """A small briefing that stands on TEXT."""
    doe = position(
        "p1", "a1", Stance.OPPOSE, "Doe opposed a toll of 5 dollars.", "openly opposed",
        said_on=Interval(start="2025-09-05", end="2025-09-05"), chain=(Hop(who="Daily Post", cue="said"),),
    )  # fmt: skip
    roe = position("p2", "a2", Stance.SUPPORT, "Roe backed the toll.", "backed the toll")
    sides = (Side(stance=Stance.OPPOSE, actors=("a1",), positions=("p1",)),
             Side(stance=Stance.SUPPORT, actors=("a2",), positions=("p2",)))  # fmt: skip
    both = cut("openly opposed", "backed the toll")
    whole = {
        "coverage": Coverage(articles=3, origins=2, undated=1),
        "sources": (
            Source(id="s1", article="hash", file="s1.txt", title="A toll", outlet="Daily Post", lineage="l1", text=TEXT,
                   published=Published(value="2025-09"), sentences=ARTICLE.sentences),
        ),
        "actors": (
            Actor(id="a1", name="Jane Doe", kind="person", aliases=("Doe",), evidence=cut("openly opposed"),
                  roles=(Role(office="minister", source="s1"),)),
            Actor(id="a2", name="Karl Roe", kind="person", aliases=("Roe",), evidence=cut("backed the toll")),
        ),
        "issues": (Issue(id="i1", statement="There should be a toll.", form="normative", label="Toll"),),
        "positions": (doe, roe),
        "proposals": (
            Proposal(id="r1", text="a toll of 5 dollars", proposers=("a2",), opponents=("p1",), issue="i1",
                     status="floated", origins=("l1",), evidence=cut("openly opposed"), items=("r1",)),
        ),
        "disputes": (
            Dispute(id="d1", issue="i1", question="Whether there should be a toll", sides=sides, explicit=False,
                    origins=("l1",), evidence=both),
        ),
        "timeline": (
            Event(id="e1", text="the council meets", when=Interval(start="2025-05-03", end="2025-05-03"),
                  words="on 3 May", origins=("l1",), evidence=cut("council meets"), items=("e1",)),
        ),
        "not_known": (
            Unknown(id="u1", text="who would collect it", origins=("l1",), evidence=cut("Nobody"), items=("u1",)),
        ),
        "changes": (
            Relation(id="c1", kind=RelationKind.SUCCESSION, text="Doe, then Roe.", between=("a1", "a2"), evidence=both),
        ),
        "bottom_line": (judged("Doe opposes a toll, Roe backs it.", *("d1",)),),
    }  # fmt: skip
    return Briefing(**whole | changes)


def faults(text, *refs):
    sentence = WordedSentence(text=text, refs=list(refs))
    return {check.name for check in wording_faults(sentence, briefing())}


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("Doe opposes a toll of 5 dollars.", ["p1"]),
        ("Jane Doe is against the toll, while Karl Roe backs it.", ["d1"]),
        ("Twenty-six towns are with Roe.", ["p2"]),
        ("One of two origins reports the toll, in 3 articles.", ["d1"]),
        ("On 5 September 2025 the minister opposed it.", ["p1"]),
        ("Doe spoke in Sep 2025, the Daily Post said.", ["p1"]),
        ("The toll is “fair”, Roe said.", ["p2", "d1"]),
        ("The council meets on 3 May 2025.", ["e1"]),
        ("Who would collect it is not known.", ["u1"]),
        ("Roe followed Doe.", ["c1"]),
        ("Karl Roe put forward a toll that Doe opposes.", ["r1"]),
        ("Roe wants the toll.", ["p2"]),
        ("A toll divides them.", ["a1", "i1", "s1"]),
    ],
)
def test_a_sentence_may_phrase_what_its_items_hold(text, refs):
    assert faults(text, *refs) == set()


@pytest.mark.parametrize(
    ("text", "refs", "name"),
    [
        ("Doe opposes the toll.", ["p9"], "place"),
        ("Doe opposes a toll of 7 dollars.", ["p1"], "numbers"),
        ("Angela Moe opposes the toll.", ["p1"], "names"),
        ("Doe opposed it on 6 October.", ["p1"], "numbers"),
        ("Doe calls it “a robbery”.", ["p1"], "quote"),
        ("Jane Doe supports the toll.", ["p1"], "polarity"),
        ("Roe opposes the toll.", ["d1"], "polarity"),
        ("Doe backs the toll, and Roe backs it.", ["d1"], "polarity"),
        ("Doe will probably give in.", ["p1"], "hedge"),
        ("We assess that Doe opposes the toll.", ["p1"], "hedge"),
        ("Doe opposes the toll, with high confidence.", ["p1"], "hedge"),
        ("The council meets in Bolivia.", ["e1"], "names"),
    ],
)
def test_a_sentence_that_adds_or_turns_something_fails(text, refs, name):
    assert name in faults(text, *refs)


def test_a_sentence_that_refers_to_nothing_fails():
    sentence = WordedSentence.model_construct(text="Doe opposes the toll.", refs=[])
    assert "place" in {check.name for check in wording_faults(sentence, briefing())}


def test_mixed_positions_of_one_actor_leave_the_stance_open():
    mixed = position("p3", "a1", Stance.MIXED, "Doe is torn.", "openly opposed")
    whole = briefing(positions=(*briefing().positions, mixed))
    sentence = WordedSentence(text="Doe backs the toll.", refs=["p1", "p3"])
    assert "polarity" not in {check.name for check in wording_faults(sentence, whole)}


# -- recheck -----------------------------------------------------------------------------------------------------------


ONE = Coverage(articles=1, origins=1, undated=0)
"""What the one source gives; the briefing speaks of three, so that wording may count them."""


def test_a_briefing_that_stands_has_no_faults():
    assert recheck(briefing(coverage=ONE)) == ()


def test_others_of_a_side_may_be_counted_and_no_more_of_them_than_there_are():
    sides = [
        side.model_copy(update={"actors": (*side.actors, "x1", "x2", "x3", "x4")})
        for side in briefing().disputes[0].sides
    ]
    whole = briefing(disputes=(briefing().disputes[0].model_copy(update={"sides": tuple(sides)}),))
    four, more = (WordedSentence(text=f"Doe and {n} others oppose a toll.", refs=["d1"]) for n in ("four", "eleven"))
    assert "numbers" not in {check.name for check in wording_faults(four, whole)}
    assert "numbers" in {check.name for check in wording_faults(more, whole)}


def test_counts_that_the_sources_do_not_give_are_caught():
    (failed,) = recheck(briefing())
    assert failed.id == "coverage"
    assert "3 articles" in failed.failed[0].detail


def changed(kind: str, key: str, /, **fields) -> Briefing:
    whole = briefing()
    items = [
        item.model_copy(update=fields) if getattr(item, "id", "") == key else item for item in getattr(whole, kind)
    ]
    return whole.model_copy(update={kind: tuple(items)})


ELSEWHERE = Evidence(source="s1", sentences=(1,), start=3, end=9, quote="e Doe,")


@pytest.mark.parametrize(
    ("kind", "key", "fields", "name"),
    [
        ("positions", "p1", {"stance": Stance.SUPPORT}, "polarity"),
        ("positions", "p1", {"speaker": "a2"}, "speaker"),
        ("positions", "p1", {"speaker": "a9"}, "speaker"),
        ("positions", "p1", {"issue": "i9"}, "speaker"),
        ("positions", "p2", {"certainty": Certainty.STATED, "evidence": cut("backed the toll")}, "hedge"),
        ("positions", "p1", {"statement": "Doe opposed a toll of 6 dollars."}, "numbers"),
        ("positions", "p1", {"statement": "Doe and Moe opposed a toll."}, "names"),
        ("positions", "p1", {"statement": "Doe called it “robbery”."}, "quote"),
        ("positions", "p1", {"evidence": ()}, "place"),
        ("positions", "p1", {"evidence": (ELSEWHERE,)}, "place"),
        ("positions", "p1", {"evidence": (ELSEWHERE.model_copy(update={"quote": "no"}),)}, "place"),
        ("positions", "p1", {"evidence": (cut("Nobody")[0].model_copy(update={"sentences": (99,)}),)}, "place"),
        ("positions", "p1", {"evidence": (cut("Nobody")[0].model_copy(update={"source": "s9"}),)}, "place"),
        ("proposals", "r1", {"text": "a toll of 6 dollars"}, "numbers"),
        ("timeline", "e1", {"text": "Bolivia meets Chad"}, "names"),
        ("not_known", "u1", {"evidence": (ELSEWHERE,)}, "place"),
        ("disputes", "d1", {"evidence": (ELSEWHERE,)}, "place"),
        ("disputes", "d1", {"question": "Whether there should be a fair"}, "place"),
        ("disputes", "d1", {"issue": "i9"}, "place"),
        ("disputes", "d1", {"kind": "criticism", "question": "Whether Moe took bribes"}, "names"),
        ("disputes", "d1", {"kind": "criticism", "question": "whether schools need better teachers"}, "place"),
        ("disputes", "d1", {"sides": (Side(stance=Stance.SUPPORT, actors=("a1",), positions=("p1",)),)}, "place"),
        ("disputes", "d1", {"sides": (Side(stance=Stance.OPPOSE, actors=("a2",), positions=("p1",)),)}, "place"),
        ("disputes", "d1", {"sides": (Side(stance=Stance.OPPOSE, actors=("a1",), positions=("p7",)),)}, "place"),
        ("changes", "c1", {"evidence": (ELSEWHERE,)}, "place"),
        ("actors", "a1", {"evidence": (ELSEWHERE,)}, "place"),
    ],
)
def test_a_briefing_that_was_changed_is_caught(kind, key, fields, name):
    failed = recheck(changed(kind, key, **fields))
    assert key in {q.id for q in failed}
    assert name in {check.name for q in failed if q.id == key for check in q.failed}


def test_a_changed_source_is_caught_everywhere():
    source = briefing().sources[0]
    whole = briefing(sources=(source.model_copy(update={"text": TEXT.replace("openly", "firmly")}),))
    assert {"p1", "r1", "d1", "a1", "c1"} <= {q.id for q in recheck(whole)}


def test_a_changed_bottom_line_is_caught():
    whole = briefing(bottom_line=(judged("Doe backs a toll of 9 dollars.", *("p1",)),), coverage=ONE)
    whole = whole.model_copy(update={"provenance": whole.provenance.model_copy(update={"wording": "engine"})})
    failed = next(one for one in word.recheck(whole, wording_faults) if one.id == "bottom line 1")
    assert failed.kind == "wording"
    assert {check.name for check in failed.failed} == {"numbers", "polarity", "hedge"}


def test_a_speaker_whose_actor_is_not_in_that_source_is_caught():
    whole = changed("actors", "a1", evidence=())
    assert "speaker" in {check.name for q in recheck(whole) if q.id == "p1" for check in q.failed}
