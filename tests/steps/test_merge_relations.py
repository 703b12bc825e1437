"""Changes of mind, successions, conflicts between sources and drift inside one lineage: each only where it is sound."""

import pytest
from dossiers import Written, article, dossier

from summarizer.schemas import Briefing, RelationKind, Retold
from summarizer.steps.merge import merge

STRIKE = "The strike should go on."
OTHER = "Pay should rise."
KINDS = {"Rail Union": "organisation", "Borland": "state"}


def brief(*articles: Written) -> Briefing:
    return merge(dossier(articles, KINDS, {STRIKE: [], OTHER: []}), gaps=(), as_of=None)


def kinds(briefing: Briefing) -> list[RelationKind]:
    return [relation.kind for relation in (*briefing.changes, *briefing.source_conflicts)]


def test_a_person_who_later_says_the_opposite_changed_position() -> None:
    briefing = brief(
        article("b").says("Ann Lee", "oppose", STRIKE, when="2025-03-04"),
        article("a").says("Ann Lee", "support", STRIKE, when="2025-03-01"),
    )
    [change] = briefing.changes
    assert change.kind is RelationKind.CHANGED_POSITION
    assert change.text == (
        "Ann Lee changed position on whether the strike should go on: in favour on 1 Mar 2025, against on 4 Mar 2025."
    )
    by_id = {position.id: position for position in briefing.positions}
    assert [by_id[name].said_on.start for name in change.between] == ["2025-03-01", "2025-03-04"]
    assert [piece.source for piece in change.evidence] == ["s1", "s2"]
    assert {p.confidence for p in briefing.positions} == {"moderate"}


def test_an_undated_statement_is_no_later_than_its_article() -> None:
    briefing = brief(
        article("a", published="2025-03-02").says("Ann Lee", "support", STRIKE),
        article("b").says("Ann Lee", "oppose", STRIKE, when="2025-03-04"),
    )
    assert kinds(briefing) == [RelationKind.CHANGED_POSITION]
    assert "in favour by 2 Mar 2025, against on 4 Mar 2025" in briefing.changes[0].text


def test_undated_stances_of_articles_days_apart_are_in_the_order_of_the_articles() -> None:
    briefing = brief(
        article("a", published="2025-03-20").says("Ann Lee", "support", STRIKE),
        article("b", published="2025-03-03").says("Ann Lee", "oppose", STRIKE),
    )
    assert kinds(briefing) == [RelationKind.CHANGED_POSITION]
    assert "against by 3 Mar 2025, in favour by 20 Mar 2025" in briefing.changes[0].text


@pytest.mark.parametrize(
    ("published", "cited"),
    [
        ("2025-03-04", "Ann Lee backs the strike."),
        ("2025-03-20", "Ann Lee had backed the strike."),
        ("2025-03-20", "Ann Lee, who initially backed the strike, left."),
        (None, "Ann Lee backs the strike."),
    ],
)
def test_articles_of_one_occasion_and_looks_back_put_nothing_in_order(published: str | None, cited: str) -> None:
    briefing = brief(
        article("a", published="2025-03-03").says("Ann Lee", "oppose", STRIKE),
        article("b", published=published).says("Ann Lee", "support", STRIKE, cited=cited),
    )
    assert kinds(briefing) == [RelationKind.SOURCE_CONFLICT]


def test_a_no_that_later_becomes_a_condition_is_a_change_and_both_at_once_are_none() -> None:
    no, only_if = article("a").says("Ann Lee", "oppose", STRIKE, when="2025-03-01"), article("b")
    later = only_if.says("Ann Lee", "conditional", STRIKE, when="2025-03-04", conditions=("if pay rises",))
    assert "against on 1 Mar 2025, on conditions on 4 Mar 2025" in brief(no, later).changes[0].text
    undated = article("b").says("Ann Lee", "conditional", STRIKE, conditions=("if pay rises",))
    assert kinds(brief(no, undated)) == []


@pytest.mark.parametrize(("actor", "narrator"), [("Rail Union", False), ("Ann Lee", True)])
def test_a_body_or_the_narrators_word_is_only_a_reported_shift(actor: str, narrator: bool) -> None:
    briefing = brief(
        article("a").says(actor, "support", STRIKE, when="2025-03-01"),
        article("b").says(actor, "oppose", STRIKE, when="2025-03-04", narrator=narrator),
    )
    assert kinds(briefing) == [RelationKind.REPORTED_SHIFT]


@pytest.mark.parametrize(("first", "second"), [(None, None), ("2025-03-01", "2025-03-01"), ("2025-03-01", None)])
def test_contrary_reports_in_no_order_are_a_source_conflict_and_low(first: str | None, second: str | None) -> None:
    briefing = brief(
        article("a").says("Ann Lee", "support", STRIKE, when=first),
        article("b").says("Ann Lee", "oppose", STRIKE, when=second),
    )
    [conflict] = briefing.source_conflicts
    assert briefing.changes == ()
    assert conflict.kind is RelationKind.SOURCE_CONFLICT
    assert (
        conflict.text
        == "Sources differ on where Ann Lee stands on whether the strike should go on: in favour or against."
    )
    assert {p.confidence for p in briefing.positions} == {"low"}


def test_contrary_reports_of_one_origin_are_no_conflict_of_sources() -> None:
    briefing = brief(
        article("a", lineage="x").says("Ann Lee", "support", STRIKE),
        article("b", lineage="x").says("Ann Lee", "oppose", STRIKE),
    )
    assert kinds(briefing) == [RelationKind.UNCLEAR]
    assert briefing.changes[0].text.startswith("Inconsistent reports, order unknown: Ann Lee")
    assert {p.confidence for p in briefing.positions} == {"low"}


def test_conditions_and_other_issues_contradict_nothing() -> None:
    briefing = brief(
        article("a").says("Ann Lee", "support", STRIKE).says("Bo Park", "oppose", STRIKE),
        article("b").says("Ann Lee", "conditional", STRIKE).says("Ann Lee", "oppose", OTHER),
    )
    assert kinds(briefing) == []


def holders(*pairs: tuple[str, str, str | None]) -> list[Written]:
    return [article(f"n{i}").calls(*pair).says(pair[0], "support", OTHER) for i, pair in enumerate(pairs)]


def test_a_new_holder_of_an_office_is_a_succession_and_no_change() -> None:
    first, second = holders(("Ann Lee", "Chancellor", "Germany"), ("Bo Park", "Federal Chancellor", "Germany"))
    first.says("Ann Lee", "oppose", STRIKE, when="2025-01-01")
    second.says("Bo Park", "support", STRIKE, when="2025-06-01")
    briefing = brief(first, second)
    [change] = briefing.changes
    names = {actor.id: actor.name for actor in briefing.actors}
    assert change.kind is RelationKind.SUCCESSION
    assert [names[name] for name in change.between] == ["Ann Lee", "Bo Park"]
    assert change.text == ("Chancellor (Germany): Ann Lee in some reports, Bo Park in others; order unknown.")


def test_a_former_holder_comes_first() -> None:
    briefing = brief(*holders(("Ann Lee", "German Chancellor", "Germany"), ("Bo Park", "former Chancellor", "Germany")))
    assert [change.text for change in briefing.changes] == ["German Chancellor: Bo Park, then Ann Lee."]


def test_dated_holders_are_in_order() -> None:
    briefing = brief(
        article("a")
        .calls("Bo Park", "President of Borland", "Borland", "2024-12-01")
        .says("Bo Park", "support", OTHER),
        article("b")
        .calls("Ann Lee", "President of Borland", "Borland", "2025-02-01")
        .says("Ann Lee", "support", OTHER),
    )
    assert [change.text for change in briefing.changes] == [
        "President of Borland: Bo Park, then Ann Lee (on 1 Feb 2025)."
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Ann Lee", "Prime Minister", "Borland"), ("Bo Park", "Defence Minister", "Borland")),
        (("Ann Lee", "President", "Borland"), ("Bo Park", "Vice President", "Borland")),
        (("Ann Lee", "Prime Minister", "Borland"), ("Bo Park", "Prime Minister", "Germany")),
        (("Ann Lee", "spokeswoman", "Rail Union"), ("Bo Park", "spokeswoman", "Rail Union")),
        (("Ann Lee", "senator", "Borland"), ("Bo Park", "senator", "Borland")),
        (("Ann Lee", "minister", "Borland"), ("Bo Park", "minister", "Borland")),
        (("Ann Lee", "Chancellor", None), ("Bo Park", "Chancellor", "Germany")),
    ],
)
def test_offices_that_differ_or_that_many_hold_succeed_nobody(
    first: tuple[str, str, str | None], second: tuple[str, str, str | None]
) -> None:
    assert brief(*holders(first, second)).changes == ()


def test_one_report_with_two_holders_shows_that_several_hold_it() -> None:
    both = article("a").calls("Ann Lee", "President", "Rail Union").calls("Bo Park", "President", "Rail Union")
    assert brief(both.says("Ann Lee", "support", OTHER)).changes == ()


@pytest.mark.parametrize(
    "told",
    [
        ("Ann Lee, the minister, resigned on Monday.", "Her successor, Bo Park, will sign nothing."),
        ("Bo Park, who replaced Ann Lee as minister of transport, will sign nothing.",),
        ("Ann Lee was succeeded on Monday by Bo Park.",),
        ("Ann Lee was recalled after a vote.", "The man who replaced her on Friday, Bo Park, has other orders."),
        ("Bo Park took over from Ann Lee in March.",),
        ("The council elected Bo Park, who takes the place of Ann Lee.",),
        ("Ann Lee's successor Bo Park kept her\npromise.",),
        ("The ministry named Bo Park as successor to Ann Lee.",),
        ("Bo Park succeeds Ann Lee.",),
    ],
)
def test_a_succession_told_in_words_has_its_order(told: tuple[str, ...]) -> None:
    office = "minister of transport"
    written = article("a").calls("Ann Lee", office, None).calls("Bo Park", office, None)
    for n, sentence in enumerate(told):
        written.says("Bo Park" if n else "Ann Lee", "support", (STRIKE, OTHER)[n], cited=sentence)
    written.says("Bo Park", "support", OTHER)
    briefing = brief(written)
    names = {actor.id: actor.name for actor in briefing.actors}
    [change] = briefing.changes
    assert change.text == "Minister of transport: Ann Lee, then Bo Park."
    assert [names[name] for name in change.between] == ["Ann Lee", "Bo Park"]
    assert change.evidence[0].quote == told[-1]


@pytest.mark.parametrize(
    "told",
    [
        "Ann Lee and Bo Park want the old cranes replaced.",
        "Bo Park said the plan succeeded, and Ann Lee agreed.",
        "Ann Lee wants her successor chosen by vote, and nobody at the ministry in Borland will say so, said Bo Park.",
        "Replacing the cranes, said Ann Lee to Bo Park, is a mistake.",
        "Bo Park would have replaced Ann Lee.",
        "Nobody wants Ann Lee to be succeeded by Bo Park.",
    ],
)
def test_other_things_that_are_replaced_are_no_succession(told: str) -> None:
    written = article("a").says("Ann Lee", "support", STRIKE, cited=told).says("Bo Park", "support", OTHER)
    assert brief(written).changes == ()


ORIGINAL = "“We cannot run trains on promises and goodwill alone,” the Rail Union said."


@pytest.mark.parametrize(
    ("rewritten", "drifts"),
    [
        ("“Empty words will not bring a single service back,” the Rail Union said.", 1),
        ("“We cannot run trains on promises,” the Rail Union said.", 0),
        ("“We cannot run the trains on mere promises and goodwill alone”, the Rail Union said.", 0),
        ("“We can run trains on promises and goodwill alone,” the Rail Union said.", 1),
        ("“We cannot run buses on promises and goodwill alone,” the Rail Union said.", 1),
        ("“We cannot run trains on promises and good-will alone,” the Rail Union said.", 0),
        ("“We cannot run [the] trains on promises … alone,” the Rail Union said.", 0),
        ("“Empty words will not bring a single service back,” the Transport Board said.", 0),
        ("“Goodwill,” the Rail Union said.", 0),
        ("The Rail Union said promises were not enough.", 0),
    ],
)
def test_an_altered_quotation_in_a_rewrite_is_drift(rewritten: str, drifts: int) -> None:
    briefing = brief(
        article("a", lineage="x").says("Rail Union", "support", STRIKE, cited=ORIGINAL),
        article("b", lineage="x", rewrites="a").says("Rail Union", "support", STRIKE, cited=rewritten),
    )
    found = [relation for relation in briefing.source_conflicts if relation.kind is RelationKind.DRIFT]
    assert len(found) == drifts
    for relation in found:
        assert relation.between == ("s2", "s1")
        assert [piece.quote for piece in relation.evidence] == [rewritten, ORIGINAL]


def test_a_stray_mark_opens_no_quotation() -> None:
    briefing = brief(
        article("a", lineage="x").says("Rail Union", "support", STRIKE, cited=ORIGINAL),
        article("b", lineage="x", rewrites="a")
        .says("Rail Union", "support", STRIKE, cited="Rail Union digs in “`")
        .says("Rail Union", "support", OTHER, cited="The Rail Union said so in a long statement to the press”."),
    )
    assert briefing.source_conflicts == ()


def test_a_person_replaced_by_the_own_state_is_drift() -> None:
    original = article("a", lineage="x").calls("Ann Lee", "Prime Minister", "Borland").says("Ann Lee", "oppose", STRIKE)
    rewrite = article("b", lineage="x", rewrites="a").says("Borland", "oppose", STRIKE)
    [drift] = brief(original, rewrite).source_conflicts
    assert (drift.kind, drift.text) == (
        RelationKind.DRIFT,
        "s2 names Borland where s1, which it rewrites, names Ann Lee.",
    )
    elsewhere = article("b", lineage="x", rewrites="a").says("Rail Union", "oppose", STRIKE)
    assert brief(original, elsewhere).source_conflicts == ()
    still = article("b", lineage="x", rewrites="a").says(
        "Borland", "oppose", STRIKE, cited="Borland, says Lee, is against"
    )
    assert brief(original, still).source_conflicts == ()


@pytest.mark.parametrize(
    ("original", "rewrite", "told"),
    [
        ("Ann Lee is reportedly weighing an order.", "Ann Lee is preparing an order.", "drops “reportedly”"),
        ("About 1,150 of the 2,600 people strike.", "About half of the 2,600 people strike.", "“half” for “1,150”"),
        ("Ann Lee suggested the talks be held.", "Ann Lee warned the talks be held.", "says “warned” for “suggested”"),
        ("Ann Lee will pay once four states sign.", "Ann Lee will pay.", "drops the condition “once four states sign”"),
        ("The talks, said Ann Lee, will fail.", "The talks will fail.", "does not name Ann Lee"),
        ("Ann Lee said 12 of 40 ships sailed in 2024.", "Ann Lee: 12 of the 40 ships sailed.", None),
        ("Ann Lee will help for as long as it takes.", "Ann Lee will help.", None),
        ("Ann Lee left, and may later return to the harbour.", "Ann Lee left.", None),
        ("The cranes stop, sources said.", "The cranes stop, sources stated.", None),
        ("Ann Lee reportedly agreed.", "Ann Lee is said to have agreed, reportedly.", None),
    ],
)
def test_a_sentence_worded_anew_says_what_it_lost(original: str, rewrite: str, told: str | None) -> None:
    one = article("a", lineage="l1").says("Ann Lee", "support", STRIKE, cited=original)
    other = article("b", lineage="l1", rewrites="a").says("Rail Union", "support", STRIKE, cited=rewrite)
    written = dossier((one, other), KINDS, {STRIKE: [], OTHER: []})
    pair = Retold(rewrite="s2", original="s1", sentences=((1, 1),))
    lineages = tuple(lineage.model_copy(update={"retold": (pair,)}) for lineage in written.lineages)
    briefing = merge(written.model_copy(update={"lineages": lineages}), gaps=(), as_of=None)
    texts = [relation.text for relation in briefing.source_conflicts if relation.kind is RelationKind.DRIFT]
    assert [told in text for text in texts] == ([True] if told else [])
