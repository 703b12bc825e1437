"""Certainty is computed, not felt: known values, extremes, and agreement with an independent implementation."""

import random
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, ttest_1samp

from summarizer.evals.clusters import b_cubed, false_merges, lea
from summarizer.evals.stats import decide, noise, paired, probability_of_wins, sign_flip_p


def units(*scores: float) -> dict[str, list[float]]:
    return {f"a{i}": [score] for i, score in enumerate(scores)}


def test_interval_agrees_with_scipy() -> None:
    before, after = [0.5, 0.6, 0.4, 0.7, 0.5, 0.3], [0.6, 0.6, 0.5, 0.65, 0.7, 0.4]
    found = paired(units(*before), units(*after))
    interval = ttest_1samp([b - a for a, b in zip(before, after, strict=True)], 0).confidence_interval(0.95)
    assert (found.low, found.high) == pytest.approx((interval.low, interval.high))
    assert (found.wins, found.ties, found.losses) == (4, 1, 1)


def test_sign_flip_is_exact() -> None:
    deltas = [0.1, -0.05, 0.2, 0.02, 0.0]
    moved = [d for d in deltas if d]
    reached = [abs(sum(s * d for s, d in zip(signs, moved, strict=True))) for signs in product((1, -1), repeat=4)]
    assert sign_flip_p(deltas) == sum(r >= abs(sum(moved)) - 1e-12 for r in reached) / 16
    assert sign_flip_p([0.1] * 6) == 2 / 64
    assert sign_flip_p([0.0] * 9) == 1.0


def test_sampled_flips_are_close_to_exact_and_repeatable() -> None:
    dice = random.Random(3)
    deltas = [dice.gauss(0.05, 0.15) for _ in range(20)]
    p = sign_flip_p(deltas)
    assert p == sign_flip_p(deltas)
    assert p == pytest.approx(ttest_1samp(deltas, 0).pvalue, abs=0.02)


def test_five_articles_can_never_show_anything() -> None:
    found = paired(units(*[0.2] * 5), units(*[0.9] * 5))
    assert found.smallest_p == 0.0625
    decision = decide(found, margin=0.02)
    assert (decision.outcome, decision.exit_code) == ("underpowered", 11)


@pytest.mark.parametrize(
    ("shift", "spread", "outcome", "code"),
    [
        (0.10, 0.01, "not worse", 0),
        (0.0, 0.005, "not worse", 0),
        (-0.2, 0.02, "worse", 10),
        (-0.01, 0.3, "underpowered", 11),
    ],
)
def test_four_verdicts(shift: float, spread: float, outcome: str, code: int) -> None:
    before = {f"a{i}": [0.5] for i in range(20)}
    after = {f"a{i}": [0.5 + shift + spread * (-1) ** i] for i in range(20)}
    decision = decide(paired(before, after), margin=0.03)
    assert (decision.outcome, decision.exit_code) == (outcome, code)


def test_half_a_comparison_is_refused() -> None:
    with pytest.raises(ValueError, match="a1"):
        paired(units(1.0, 1.0), units(1.0))
    with pytest.raises(ValueError, match="none at all"):
        paired({}, {})


def test_repeats_are_averaged_inside_the_article_and_their_spread_is_noise() -> None:
    before = {"a": [0.4, 0.6], "b": [0.5, 0.5]}
    assert paired(before, {"a": [0.5], "b": [0.5]}).delta == 0
    assert noise(before) == pytest.approx(0.1)
    assert noise(units(1.0, 0.0)) is None


@given(st.integers(0, 30), st.integers(0, 30))
def test_sign_test_agrees_with_scipy(wins: int, losses: int) -> None:
    expected = binomtest(wins, wins + losses).pvalue if wins + losses else 1.0
    assert probability_of_wins(wins, losses) == pytest.approx(expected)


GOLD = [{"a", "b", "c"}, {"d", "e", "f", "g"}]


def test_lea_known_values() -> None:
    # The worked example of the LEA paper: key {a,b,c},{d,e,f,g}, response {a,b},{c,d},{f,g,h,i}.
    found = lea(GOLD, [{"a", "b"}, {"c", "d"}, {"f", "g", "h", "i"}])
    assert (found.recall, found.precision) == pytest.approx((0.238, 0.333), abs=0.001)


def test_extremes() -> None:
    for score in (lea, b_cubed):
        assert score(GOLD, GOLD).f1 == 1
        assert score(GOLD, []).f1 == 0
        assert score([], []).f1 == 1
        merged = score(GOLD, [set("abcdefg")])
        assert merged.recall == 1
        assert merged.precision < 0.5 if score is lea else merged.precision < 0.6
    assert false_merges([{"x", "y"}, {"z"}], [frozenset({"x", "y"}), frozenset({"x", "z"})]) == 1


@given(st.permutations(GOLD))
def test_order_of_clusters_changes_nothing(shuffled: list[set[str]]) -> None:
    assert lea(GOLD, shuffled).f1 == 1
