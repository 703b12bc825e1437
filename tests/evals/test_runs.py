"""Runs resume, failures stay in the denominator, and a comparison says exactly as much as its articles allow."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from small import Canned, small_story

from summarizer.engine import Engine
from summarizer.errors import ProviderError, UsageError
from summarizer.evals import baseline
from summarizer.evals.case import Story
from summarizer.evals.compare import compare, side
from summarizer.evals.run import choose, describe, execute
from summarizer.evals.scoring import Scores, rescore
from summarizer.evals.store import RunFolder, find


def ran(story: Story, engine: Engine, runs: Path, *, repeats: int = 1, limit: int | None = None) -> RunFolder:
    selection = choose([story], story.folder, limit=limit)
    folder = RunFolder.begin(runs, describe(selection, engine, repeats))
    execute(folder, selection, lambda _: engine, lambda _: None)
    return folder


def scored(story: Story, engine: Engine, runs: Path, **options: int) -> Scores:
    return rescore(ran(story, engine, runs, **options), [story])


def never(_repeat: int) -> Engine:
    raise AssertionError("an engine was built")


def test_a_right_engine_scores_one_and_gets_a_page(tmp_path: Path) -> None:
    scores = scored(small_story(tmp_path / "s", 3), Canned(), tmp_path / "runs")
    assert scores.mean() == 1
    assert [page.story for page in scores.pages] == ["s"]
    assert scores.pages[0].disputes.right == 1
    assert scores.pages[0].actors.false_merges == 0


def test_two_of_twenty_fail_score_zero_and_stay(tmp_path: Path) -> None:
    story = small_story(tmp_path / "s", 20)
    engine = Canned(unfit=frozenset({"a3.txt"}), down=frozenset({"a7.txt"}))
    scores = scored(story, engine, tmp_path / "runs")
    assert len(scores.values()) == 20
    assert scores.mean() == pytest.approx(18 / 20)
    assert sorted(scores.failed) == ["s/a3", "s/a7"]


def test_killed_at_half_and_resumed_nothing_is_asked_twice(tmp_path: Path) -> None:
    story = small_story(tmp_path / "s", 8)
    killed = Canned(killed_at=4)
    with pytest.raises(KeyboardInterrupt):
        ran(story, killed, tmp_path / "runs")
    resumed = Canned()
    scores = scored(story, resumed, tmp_path / "runs")
    answered = [name for at, name in enumerate(killed.asked) if at != 4]
    assert len(killed.asked) < 8, "what was not yet asked is not asked after the kill"
    assert sorted(answered + resumed.asked) == sorted(case.file.name for case in story.cases)
    assert scores.mean() == 1
    selection = choose([story], story.folder)
    execute(find(tmp_path / "runs", scores.run.name), selection, never, lambda _: None)


def test_an_endpoint_that_was_down_is_asked_again_and_an_unfit_answer_is_not(tmp_path: Path) -> None:
    story = small_story(tmp_path / "s", 3)
    ran(story, Canned(unfit=frozenset({"a0.txt"}), down=frozenset({"a1.txt"})), tmp_path / "runs")
    again = Canned()
    scores = scored(story, again, tmp_path / "runs")
    assert again.asked == ["a1.txt"]
    assert sorted(scores.failed) == ["s/a0"]


def test_an_endpoint_down_for_all_stops_the_run(tmp_path: Path) -> None:
    story = small_story(tmp_path / "s", 2)
    with pytest.raises(ProviderError, match="failed for every article"):
        ran(story, Canned(down=frozenset({"a0.txt", "a1.txt"})), tmp_path / "runs")


def test_equal_runs_share_a_name_and_others_do_not(tmp_path: Path) -> None:
    story = small_story(tmp_path / "s", 2)
    selection = choose([story], story.folder)
    assert describe(selection, Canned(), 1).name == describe(selection, Canned(), 1).name
    assert describe(selection, Canned(prompts="x"), 1).name != describe(selection, Canned(), 1).name
    RunFolder.begin(tmp_path / "runs", describe(selection, Canned(), 1, "mine"))
    with pytest.raises(UsageError, match="another engine"):
        RunFolder.begin(tmp_path / "runs", describe(selection, Canned(prompts="x"), 1, "mine"))


def test_sixty_stored_outputs_are_scored_again_in_two_seconds(tmp_path: Path) -> None:
    story = small_story(tmp_path / "s", 20)
    folder = ran(story, Canned(), tmp_path / "runs", repeats=3)
    assert len(list((folder.path / "notes").rglob("*.json"))) == 60
    began = time.process_time()
    scores = rescore(folder, [story])
    assert time.process_time() - began < 2
    assert scores.noise == 0
    assert rescore(folder, [story]) == scores


def test_an_article_that_changed_after_the_run_is_refused(tmp_path: Path) -> None:
    folder = ran(small_story(tmp_path / "s", 2), Canned(), tmp_path / "runs")
    text = (tmp_path / "s" / "a1.txt").read_text(encoding="utf-8")
    (tmp_path / "s" / "a1.txt").write_text(text + "More.\n", encoding="utf-8")
    from summarizer.evals.case import load_story

    with pytest.raises(UsageError, match="another text"):
        rescore(folder, [load_story(tmp_path / "s")])


def files(n: int) -> frozenset[str]:
    return frozenset(f"a{k}.txt" for k in range(n))


@pytest.mark.parametrize(
    ("articles", "before", "after", "outcome", "code"),
    [
        (12, 0, 0, "not worse", 0),
        (12, 12, 0, "not worse", 0),
        (12, 0, 12, "worse", 10),
        (12, 0, 2, "underpowered", 11),
        (5, 5, 0, "underpowered", 11),
    ],
)
def test_a_comparison_ends_with_its_code(  # noqa: PLR0917
    tmp_path: Path, articles: int, before: int, after: int, outcome: str, code: int
) -> None:
    story = small_story(tmp_path / "s", articles)
    sides = [
        side(scored(story, Canned(name=name, blind=files(blind)), tmp_path / "runs"))
        for name, blind in (("before", before), ("after", after))
    ]
    found = compare(*sides)
    assert (found.decision.outcome, found.decision.exit_code) == (outcome, code)
    turns = {change.turn for change in found.changes}
    assert turns == ({"became right"} if before > after else {"became wrong"} if after > before else set())
    assert len(found.changes) == abs(before - after)


def test_what_cannot_be_compared_is_not(tmp_path: Path) -> None:
    story = small_story(tmp_path / "s", 12)
    whole = side(scored(story, Canned(), tmp_path / "runs"))
    part = side(scored(story, Canned(), tmp_path / "runs", limit=11))
    assert compare(part, whole).decision.exit_code == 11, "the baseline lacks an article"
    assert compare(whole, part).decision.outcome == "not worse"
    other = whole.model_copy(update={"scorer": "another"})
    assert "different scorers" in compare(other, whole).decision.reason
    relabelled = whole.model_copy(update={"labels": {**whole.labels, "s/a0": "another"}})
    assert "s/a0" in compare(relabelled, whole).decision.reason


@pytest.fixture
def blessing(tmp_path: Path) -> Callable[..., baseline.Blessed]:
    def bless(scores: Scores, reason: str = "it is better") -> baseline.Blessed:
        return baseline.bless(scores, reason=reason, on="2026-11-22", commit="abc", file=tmp_path / "baseline.json")

    return bless


def test_floors_only_go_up(tmp_path: Path, blessing: Callable[..., baseline.Blessed]) -> None:
    story = small_story(tmp_path / "s", 6)
    low = scored(story, Canned(blind=files(3)), tmp_path / "low")
    high = scored(story, Canned(), tmp_path / "high")
    first = blessing(low)
    assert first.floors["positions"] == pytest.approx(low.mean() or 0, abs=0.001)
    assert blessing(high).floors["positions"] == 1
    with pytest.raises(UsageError, match="below its floor"):
        blessing(low)
    assert baseline.blessed("canned", tmp_path / "baseline.json").side.name == high.run.name
    assert baseline.below(low, baseline.blessed("canned", tmp_path / "baseline.json").floors)


def test_blessing_needs_a_reason_and_whole_outputs(tmp_path: Path, blessing: Callable[..., baseline.Blessed]) -> None:
    story = small_story(tmp_path / "s", 3)
    with pytest.raises(UsageError, match="--reason"):
        blessing(scored(story, Canned(), tmp_path / "runs"), "  ")
    with pytest.raises(UsageError, match="failed"):
        blessing(scored(story, Canned(name="frail", unfit=files(1)), tmp_path / "runs"))
    with pytest.raises(UsageError, match="holds nothing"):
        baseline.blessed("canned", tmp_path / "baseline.json")
