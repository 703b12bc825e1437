"""Two accounts of one stance that can't both hold, also where the articles word the question in two ways."""

import pytest
from dossiers import Written, article, dossier

from summarizer.schemas import Briefing, RelationKind
from summarizer.steps.merge import merge
from summarizer.steps.merge.deeds import Deed, deeds
from summarizer.steps.merge.posts import post

WIDE = "Western troops should be deployed in Mali."
NARROW = "European countries should provide the bulk of ground troops."
FRONT = "The troops should be deployed in the front line."
THEIRS = "American troops should be deployed in Mali."
OTHER = "Troops should be sent to Chad."
PLAN = "The plan to deploy troops should get support from abroad."
TALKS = "Talks should start."
ISSUES = {issue: [] for issue in (WIDE, NARROW, FRONT, THEIRS, OTHER, PLAN, TALKS)}
KINDS = {"Borland": "state", "Borland officials": "group"}


def brief(*articles: Written) -> Briefing:
    """Brief articles of one story: two more actors speak in each."""
    for written in articles:
        for name in ("Cy Dane", "Di Eco"):
            written.says(name, "support", TALKS)
    made = dossier(articles, KINDS, ISSUES)
    cited = {
        f"a{i}": [p.evidence[0] for n in made.notes for p in n.positions if made.actor_of[p.actor] == f"a{i}"]
        for i in range(1, len(made.actors) + 1)
    }
    actors = tuple(actor.model_copy(update={"evidence": tuple(cited[actor.id])}) for actor in made.actors)
    return merge(made.model_copy(update={"actors": actors}), gaps=(), as_of=None)


def conflicts(briefing: Briefing) -> list[str]:
    return [r.text for r in briefing.source_conflicts if r.kind is RelationKind.SOURCE_CONFLICT]


def test_who_would_send_troops_is_not_against_sending_any() -> None:
    briefing = brief(
        article("a").says("Borland", "support", NARROW, narrator=True),
        article("b").says("Borland", "oppose", WIDE, narrator=True),
    )
    assert conflicts(briefing) == [
        "Sources differ on where Borland stands on whether Western troops should be deployed in Mali: "
        "in favour or against."
    ]
    assert {p.confidence for p in briefing.positions if p.id in briefing.source_conflicts[0].between} == {"low"}


@pytest.mark.parametrize(
    ("favoured", "opposed"),
    [(WIDE, FRONT), (WIDE, THEIRS), (OTHER, WIDE), (WIDE, TALKS), (PLAN, WIDE)],
    ids=["a part", "another's", "elsewhere", "another thing", "a plan for it"],
)
def test_being_against_a_part_or_elsewhere_contradicts_nothing(favoured: str, opposed: str) -> None:
    briefing = brief(article("a").says("Borland", "support", favoured), article("b").says("Borland", "oppose", opposed))
    assert conflicts(briefing) == []


def test_one_origin_or_two_stories_are_no_conflict() -> None:
    one = brief(
        article("a", lineage="x").says("Borland", "support", NARROW),
        article("b", lineage="x").says("Borland", "oppose", WIDE),
    )
    assert conflicts(one) == []
    apart = [article("a").says("Borland", "support", NARROW), article("b").says("Borland", "oppose", WIDE)]
    assert merge(dossier(apart, KINDS, ISSUES), gaps=(), as_of=None).source_conflicts == ()


def test_what_is_said_on_behalf_of_a_state_is_the_states() -> None:
    briefing = brief(
        article("a").says("Borland officials", "support", NARROW, behalf="Borland"),
        article("b").says("Borland", "oppose", WIDE),
    )
    assert len(conflicts(briefing)) == 1


def test_two_accounts_by_the_narrators_in_order_are_a_conflict_that_says_the_order() -> None:
    briefing = brief(
        article("a", published="2025-03-01").says("Borland", "support", WIDE, narrator=True),
        article("b", published="2025-03-09").says("Borland", "oppose", WIDE, narrator=True),
    )
    [text] = conflicts(briefing)
    assert text.endswith("in favour in s1 (1 Mar 2025), then against in s2 (9 Mar 2025).")
    assert briefing.changes == ()
    later = brief(
        article("a", published="2025-03-01").says("Borland", "support", WIDE, narrator=True),
        article("b", published="2025-06-09").says("Borland", "oppose", WIDE, narrator=True),
    )
    assert [r.kind for r in later.changes] == [RelationKind.REPORTED_SHIFT]
    assert later.source_conflicts == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They are willing to send the proverbial “boots on the ground”.", {("send", "troops", 1)}),
        ("The troops would be deployed soon.", {("send", "troops", 1)}),
        ("Borland will withdraw its soldiers.", {("send", "troops", -1)}),
        ("Borland agreed to provide security guarantees.", {("send", "guarantee", 1)}),
        ("There is a truce to prevent Borland from attacking.", set()),
        ("The troops rest, and the council may deploy.", set()),
    ],
)
def test_deeds(text: str, found: set[tuple[str, str, int]]) -> None:
    assert {deed for deed in deeds(text) if deed.act == "send"} == {Deed(*parts) for parts in found}


@pytest.mark.parametrize(
    ("office", "title"),
    [
        ("Leads the Orlenian delegation", "leader of the Orlenian delegation"),
        ("transport minister", "transport minister"),
        ("managing director", "managing director"),
        ("sheriff", "sheriff"),
        ("successor", None),
        ("ran for mayor", None),
    ],
)
def test_only_offices_head_a_succession(office: str, title: str | None) -> None:
    assert post(office) == title
