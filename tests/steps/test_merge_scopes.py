"""Who is said to do a thing, counted or named, and where two reports of that differ."""

import pytest
from dossiers import Written, article, dossier

from summarizer.schemas import Briefing, RelationKind
from summarizer.steps.merge import merge
from summarizer.steps.merge.crowds import crowds

TROOPS = "Troops should be deployed in Mali."
TALKS = "Talks should start."
PAIR = "It seems that the only ones willing to send soldiers are Chad and Niger, for now."


def brief(*articles: Written) -> Briefing:
    """Brief articles of one story: the same two actors stand in each."""
    for written in articles:
        for name in ("Cy Dane", "Di Eco"):
            written.says(name, "support", TALKS)
    made = dossier(articles, {"Chad": "state", "members": "group"}, {TROOPS: [], TALKS: []})
    cited = {
        actor.id: [p.evidence[0] for n in made.notes for p in n.positions if made.actor_of[p.actor] == actor.id]
        for actor in made.actors
    }
    actors = tuple(actor.model_copy(update={"evidence": tuple(cited[actor.id])}) for actor in made.actors)
    return merge(made.model_copy(update={"actors": actors}), gaps=(), as_of=None)


def scopes(briefing: Briefing) -> list[str]:
    return [r.text for r in briefing.source_conflicts if r.kind is RelationKind.SCOPE_MISMATCH]


def told(name: str, cited: str, **more: str) -> Written:
    return article(name, **more).says("Chad" if "Chad" in cited else "members", "support", TROOPS, cited=cited)


def test_only_two_and_twenty_six_differ_in_scope() -> None:
    briefing = brief(told("a", PAIR), told("b", "He said that 26 members – some far off – would deploy troops soon."))
    assert scopes(briefing) == [
        "Reports differ in scope on whether troops should be deployed in Mali: only Chad and Niger in s1, "
        "26 members in s2."
    ]
    people = {position.id: position.speaker for position in briefing.positions}
    names = {actor.id: actor.name for actor in briefing.actors}
    [relation] = briefing.source_conflicts
    assert [names[people[item]] for item in relation.between] == ["Chad", "members"]
    assert [piece.source for piece in relation.evidence] == ["s1", "s2"]


def test_dated_reports_come_in_order() -> None:
    briefing = brief(
        told("a", "Some 26 members would deploy troops.", published="2025-09-05"),
        told("b", PAIR, published="2025-09-02"),
    )
    assert scopes(briefing)[0].endswith("only Chad and Niger in s2 (2 Sep 2025), then 26 members in s1 (5 Sep 2025).")


@pytest.mark.parametrize(
    "other",
    [
        "He said that 26 members would offer talks.",
        "He said that 26 members would not deploy troops.",
        "He said that 26 members have deployed troops.",
        "Up to 26 members would deploy troops.",
        "He said that two members would deploy troops.",
        "He said that 26 tanks would join the troops.",
    ],
    ids=["another deed", "a refusal", "already done", "a bound", "as many", "no actors"],
)
def test_what_both_can_say_is_no_mismatch(other: str) -> None:
    assert scopes(brief(told("a", PAIR), told("b", other))) == []


def test_one_origin_and_another_story_are_compared_with_nothing() -> None:
    other = "He said that 26 members would deploy troops."
    assert scopes(brief(told("a", PAIR, lineage="x"), told("b", other, lineage="x"))) == []
    apart = dossier([told("a", PAIR), told("b", other)], {"Chad": "state"}, {TROOPS: []})
    assert merge(apart, gaps=(), as_of=None).source_conflicts == ()


def test_two_accounts_of_one_announcement_in_one_article() -> None:
    relayed = (
        "Twenty-six nations agreed to provide security guarantees for Mali, Mr Dufour announced Monday, Globe Radio "
        "reported.",
        "Dufour announced that 26 members would deploy troops once there is a truce, the North Wire noted.",
    )
    written = article("a").says("members", "support", TROOPS, cited=relayed[0])
    written.says("members", "support", TROOPS, cited=relayed[1])
    assert scopes(brief(written)) == [
        "s1 relays two accounts of twenty-six nations: “agreed to provide security guarantees for Mali” and "
        "“would deploy troops”."
    ]
    same = article("a").says("members", "support", TROOPS, cited=relayed[0])
    same.says("members", "support", TROOPS, cited=relayed[1].replace("the North Wire", "Globe Radio"))
    assert scopes(brief(same)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("More than 20 of the 30 governments back the tax.", [("20 of the 30 governments", 20, "over")]),
        ("Most members would deploy troops.", [("most members", None, "most")]),
        ("Only Chad and Niger would send soldiers.", [("only Chad and Niger", 2, "")]),
        ("In 2025 the members met.", []),
        ("One member left.", []),
    ],
)
def test_crowds(text: str, found: list[tuple[str, int | None, str]]) -> None:
    read = [(crowd.words, crowd.count and int(crowd.count), crowd.bound) for crowd in crowds(text)]
    assert read == found
