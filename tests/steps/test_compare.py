"""A briefing against an earlier one: new numbering, spelling and order are no news; a moved stance is."""

import json
from pathlib import Path

import pytest
from dossiers import Written, article, dossier
from typer.testing import CliRunner

from summarizer.cli.app import app
from summarizer.schemas import Briefing, Provenance
from summarizer.steps.compare import compare, stable_key
from summarizer.steps.fit import fit
from summarizer.steps.merge import merge

STRIKE = "The strike should go on."
PAY = "Pay should rise by 9 per cent."
KINDS = {"Rail Union": "organisation"}


def brief(*articles: Written, strike: str = STRIKE) -> Briefing:
    return merge(dossier(articles, KINDS, {strike: [], PAY: []}), gaps=(), as_of=None)


def told(old: Briefing, new: Briefing) -> list[tuple[str, str]]:
    return [(shift.kind, shift.text) for shift in compare(old, new).positions]


def test_the_same_briefing_is_no_news() -> None:
    made = brief(article("a").says("Ann Lee", "support", STRIKE), article("b").says("Rail Union", "oppose", PAY))
    since = compare(made, made)
    assert (since.positions, since.turns, since.articles_new, since.unchanged) == ((), (), (), 2)


def test_new_articles_in_front_and_another_wording_are_no_news() -> None:
    old = brief(article("m").says("Ann Lee", "support", STRIKE))
    other = "A strike should go on."
    first, same = article("a").says("Rail Union", "oppose", PAY), article("m").says("Ann Lee", "support", other)
    assert told(old, brief(first, same, strike=other)) == [
        ("new", "The Rail Union on whether pay should rise by 9 per cent: against.")
    ]


def test_a_stance_or_condition_that_moved_is_a_change_with_both_ends() -> None:
    old = brief(article("a").says("Ann Lee", "support", STRIKE))
    new = brief(article("b").says("Ann Lee", "conditional", STRIKE, conditions=("if pay rises",)))
    [shift] = compare(old, new).positions
    assert (shift.kind, shift.before, shift.now) == ("changed", "p1", "p1")
    assert shift.text == "Ann Lee on whether the strike should go on: in favour, now on conditions (if pay rises)."


def test_silence_is_no_withdrawal_but_a_position_gone_from_its_own_article_is() -> None:
    old = brief(article("a").says("Ann Lee", "support", STRIKE), article("b").says("Rail Union", "oppose", PAY))
    elsewhere = brief(article("c").says("Rail Union", "oppose", PAY))
    since = compare(old, elsewhere)
    assert (since.positions, since.unchanged, since.not_repeated) == ((), 1, 1)
    assert since.articles_gone == ("a.txt", "b.txt")
    emptied = article("a").says("Ann Lee", "oppose", PAY)
    kinds = [kind for kind, _ in told(old, brief(emptied, article("b").says("Rail Union", "oppose", PAY)))]
    assert kinds == ["new", "withdrawn"]


def test_a_dispute_that_opens_and_one_that_ends_are_told() -> None:
    calm = brief(article("a").says("Ann Lee", "support", STRIKE))
    apart = brief(article("a").says("Ann Lee", "support", STRIKE), article("b").says("Rail Union", "oppose", STRIKE))
    assert [turn.kind for turn in compare(calm, apart).turns] == ["dispute opened"]
    assert [turn.kind for turn in compare(apart, apart).turns] == []


def test_a_key_is_the_same_in_every_briefing() -> None:
    one = brief(article("a").says("Ann Lee", "support", STRIKE))
    two = brief(article("b").says("Rail Union", "support", PAY), article("c").says("Ann Lee", "oppose", STRIKE))
    keys = [
        {stable_key(actor, issue) for actor in made.actors if actor.name == "Ann Lee" for issue in made.issues}
        for made in (one, two)
    ]
    assert keys[0] & keys[1]
    assert len(next(iter(keys[0]))) == 10


def test_the_page_says_what_changed_since() -> None:
    old = brief(article("a").says("Ann Lee", "support", STRIKE))
    new = brief(article("b").says("Ann Lee", "oppose", STRIKE))
    page = fit(new.model_copy(update={"since": compare(old, new)}), Provenance()).page
    [block] = [block for block in page.blocks if block.key == "changed"]
    assert block.lines[0].text == "Ann Lee on whether the strike should go on: in favour, now against"
    assert (block.lines[0].note, block.lines[0].refs, block.left_out) == (
        "changed since the earlier briefing",
        ("s1",),
        0,
    )


def test_the_commands_compare_saved_briefings(tmp_path: Path) -> None:
    old = brief(article("a").says("Ann Lee", "support", STRIKE))
    new = brief(article("b").says("Ann Lee", "oppose", STRIKE))
    old.save(tmp_path / "old.json")
    new.save(tmp_path / "new.json")
    files = [str(tmp_path / "old.json"), str(tmp_path / "new.json")]
    plain = CliRunner().invoke(app, ["diff", *files])
    assert plain.exit_code == 0
    assert "Changed:\n  Ann Lee on whether the strike should go on: in favour, now against." in plain.stdout
    parsed = json.loads(CliRunner().invoke(app, ["diff", *files, "--json"]).stdout)
    assert [shift["kind"] for shift in parsed["positions"]] == ["changed"]


@pytest.mark.parametrize("content", ["", "{}", '{"schema_version": "1"}'])
def test_a_file_that_is_no_briefing_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "old.json").write_text(content)
    result = CliRunner().invoke(app, ["diff", str(tmp_path / "old.json"), str(tmp_path / "old.json")])
    assert result.exit_code != 0
    assert "is not a saved briefing" in str(result.exception)


@pytest.mark.parametrize(("stance", "said"), [("support", "holds that"), ("oppose", "denies that")])
def test_who_says_how_things_are_is_not_against_it(stance: str, said: str) -> None:
    view = "The deal would close the mill."
    new = merge(
        dossier([article("b").says("Ann Lee", stance, view)], KINDS, {view: []}, topics=[view]), gaps=(), as_of=None
    )
    assert told(brief(article("a").says("Rail Union", "support", STRIKE)), new)[:1] == [
        ("new", f"Ann Lee {said} the deal would close the mill.")
    ]
