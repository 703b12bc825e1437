"""Every verdict has a fixture, verdicts add up, and the trial passes here and fails a broken scorer."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from summarizer.evals import match, mutations, score, trial
from summarizer.evals.actors import score_actors
from summarizer.evals.case import Case, Story, load_story
from summarizer.evals.ceiling import second_hand
from summarizer.evals.degenerate import article_means, one_cluster
from summarizer.evals.gold import as_briefing
from summarizer.evals.gold_page import as_page
from summarizer.evals.labels import Status
from summarizer.evals.mutations import MUTATIONS, Ground
from summarizer.evals.pages import score_page
from summarizer.evals.passages import Passages
from summarizer.evals.score import ArticleScore, score_article
from summarizer.evals.spoiled_pages import merged
from summarizer.evals.verdicts import Verdict
from summarizer.schemas import Briefing, Position

CASES = Path(__file__).resolve().parents[2] / "evals" / "cases"
SPOIL = {mutation.name: mutation.spoil for mutation in MUTATIONS}


@pytest.fixture(scope="module")
def story() -> Story:
    return load_story(CASES / "port-strike")


@pytest.fixture(scope="module")
def case(story: Story) -> Case:
    return story.case("gazette")


def spoiled(story: Story, case: Case, name: str) -> ArticleScore:
    ground, right = Ground(story, case), as_briefing(story, case)
    ids = frozenset(p.id for p in right.positions)
    return score_article(story, case, SPOIL[name](ground, right, ids))


@pytest.mark.parametrize(
    ("mutation", "verdict"),
    [
        ("flip every stance", Verdict.REVERSED),
        ("soften stances", Verdict.SOFTENED),
        ("swap actors", Verdict.MISATTRIBUTED),
        ("swap evidence", Verdict.WRONG_EVIDENCE),
        ("fabricate quotes", Verdict.FABRICATED),
        ("drop", Verdict.OMITTED),
        ("add spurious", Verdict.MISATTRIBUTED),
        ("duplicate", Verdict.DUPLICATE),
        ("anachronistic roles", Verdict.ANACHRONISTIC),
    ],
)
def test_each_mutation_gets_its_verdict(story: Story, case: Case, mutation: str, verdict: Verdict) -> None:
    found = [entry.verdict for entry in spoiled(story, case, mutation).judged]
    assert found.count(verdict) > len(found) / 4


def test_right_optional_and_invented_claims_have_their_verdicts(story: Story, case: Case) -> None:
    right = as_briefing(story, case)
    nowhere = SPOIL["swap evidence"](Ground(story, case), right, frozenset({"p1"})).positions[0]
    odd = right.issues[0].model_copy(update={"id": "odd", "statement": "Penguins should vote."})
    invented = nowhere.model_copy(update={"id": "invented", "issue": "odd"})
    briefing = right.model_copy(update={"positions": (*right.positions, invented), "issues": (*right.issues, odd)})
    found = {entry.claim: entry.verdict for entry in score_article(story, case, briefing).judged}
    assert found["invented"] is Verdict.HALLUCINATED
    assert found["p1"] is Verdict.CORRECT
    assert found["p2"] is Verdict.OPTIONAL


@pytest.mark.parametrize("mutation", list(SPOIL))
def test_verdicts_add_up(story: Story, case: Case, mutation: str) -> None:
    result = spoiled(story, case, mutation)
    needed = sum(label.status is Status.REQUIRED for label in case.gold.positions)
    claims = [entry for entry in result.judged if entry.claim]
    optional = sum(entry.verdict is Verdict.OPTIONAL for entry in claims)
    assert result.positions.right + result.positions.wrong + optional == len(claims)
    assert result.positions.right + result.positions.missing == needed
    assert len({entry.claim for entry in claims}) == len(claims)


def test_a_forbidden_claim_is_counted(story: Story, case: Case) -> None:
    label = next(label for label in case.gold.positions if label.id == "f1")
    right = as_briefing(story, case)
    wrong = next(p for p in right.positions if p.id == "p12").model_copy(update={"speaker": label.actor})
    forbidden = right.model_copy(update={"positions": (wrong,)})
    assert score_article(story, case, right).forbidden == 0
    assert score_article(story, case, forbidden).forbidden == 1


def test_a_failed_article_scores_zero_in_every_measure(story: Story, case: Case) -> None:
    failed = score_article(story, case, None, "the endpoint was down")
    assert set(failed.measures()) == set(score.MEASURES)
    assert set(failed.measures().values()) == {0.0}


def test_the_trial_passes(story: Story) -> None:
    verdict = trial.try_scorer([story])
    assert verdict.passed, verdict.text()
    assert len(MUTATIONS) + len(verdict.pages) >= 13
    flipped = next(probe for probe in verdict.probes if probe.name == "flip every stance")
    assert flipped.moved["positions"] > 0.95


def _deaf(_key: match.Key, _label: object, _claim: object) -> bool:
    return True


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (lambda m: m.setattr(match.Key, "stance_right", _deaf), "flip every stance"),
        (lambda m: m.setattr(match.Key, "same_holder", _deaf), "swap actors"),
        (lambda m: m.setattr(match, "verbatim", lambda *_: True), "fabricate quotes"),
        (lambda m: m.setattr(match.Key, "same_place", _deaf), "swap evidence"),
    ],
    ids=["deaf to stance", "deaf to holder", "deaf to quotes", "deaf to place"],
)
def test_the_trial_finds_a_broken_scorer(
    story: Story, monkeypatch: pytest.MonkeyPatch, broken: Callable[[pytest.MonkeyPatch], None], fault: str
) -> None:
    broken(monkeypatch)
    mutation = next(mutation for mutation in MUTATIONS if mutation.name == fault)
    pairs = [(story, case) for case in story.cases]
    assert trial._mutation(pairs, mutation).faults


def test_more_corruption_never_scores_more(story: Story, case: Case) -> None:
    right = as_briefing(story, case)
    doses: Sequence[frozenset[str]] = [mutations.shares(right.positions, k / 10, 3) for k in range(11)]
    assert all(small <= large for small, large in pairwise(doses))
    scores = [
        score_article(story, case, SPOIL["flip every stance"](Ground(story, case), right, ids)).positions.f1
        for ids in doses
    ]
    assert scores[0] == 1
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] == 0


def test_systems_that_read_nothing_score_low(story: Story) -> None:
    pairs = [(story, case) for case in story.cases]
    means = article_means(pairs, [as_briefing(*pair) for pair in pairs])
    assert means["empty"]["positions"] == 0
    assert means["copies every sentence"]["positions"] < 0.4
    assert means["copies the lead"]["positions"] < 0.2
    always = next(values for name, values in means.items() if name.startswith("candidate, always"))
    assert always["positions"] < 0.7
    everybody = one_cluster(story)
    assert everybody.lea < 0.15
    assert everybody.false_merges == len(story.labels.never_same)


def test_merging_two_people_is_a_hard_count(story: Story) -> None:
    page = as_page(story)
    assert score_actors(story, page, Passages(story, page)).false_merges == 0
    wrong = merged(story, page)
    assert score_actors(story, wrong, Passages(story, wrong)).false_merges > 0


def test_a_page_that_failed_scores_zero(story: Story) -> None:
    assert set(score_page(story, None, "no").measures().values()) == {0.0}


def test_a_real_offline_article_is_scored(story: Story) -> None:
    from conftest import engine_for

    from summarizer.evals.run import _note

    case = story.case("coastwire")
    result = score_article(story, case, _note(story, case, engine_for("offline")))
    assert result.verbatim.rate == 1
    assert result.boilerplate == 0
    assert 0.2 < result.positions.f1 < 1


def test_positions_of_a_page_keep_their_places(story: Story) -> None:
    page: Briefing = as_page(story)
    first: Position = page.positions[0]
    texts = {source.id: source.text for source in page.sources}
    piece = first.evidence[0]
    assert texts[piece.source][piece.start : piece.end] == piece.quote


def test_a_second_reader_is_the_ceiling(story: Story, case: Case) -> None:
    fewer = case.gold.model_copy(update={"positions": case.gold.positions[::2]})
    pairs = [(story, case.model_copy(update={"second": fewer})), (story, story.case("correio"))]
    ((name, means),) = second_hand(pairs).items()
    assert name == "second reader, 1 articles"
    assert 0.5 < means["positions"] < 1
    assert second_hand(pairs[1:]) == {}
