"""A rate limit is met once and then kept, by all threads together; what is no limit hardly slows anybody."""

import pytest

from summarizer.llm import pacing
from summarizer.llm.pacing import GROWTH, HOLD, WINDOW, Pacer, Sent


class Clock:
    """A monotonic clock that goes when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


YEAR = 365 * 86_400.0
"""Seconds. A monotonic clock counts from the start of the machine, and servers run for years."""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(pacing.time, "monotonic", made.monotonic)
    return made


def limited(clock: Clock, pacer: Pacer, rate: int, seconds: float, jitter: float = 0.0) -> tuple[int, int]:
    """Send as fast as allowed to a server that lets ``rate`` requests through in any second; count both outcomes."""
    passed: list[float] = []
    away, until, n = 0, clock.now + seconds, 0
    while clock.now < until:
        clock.now += pacer.turn()
        while not isinstance(gone := pacer.go(), Sent):
            clock.now += gone
        n += 1
        arrives = clock.now + jitter * (n % 3 == 0)
        if len([at for at in passed if at > arrives - 1]) >= rate:
            away += 1
            pacer.refused(gone, 1.0)
            clock.now += 1.0
        else:
            passed.append(arrives)
            clock.now += 0.0005
    return len(passed), away


@pytest.mark.usefixtures("clock")
def test_a_machine_that_has_run_for_years_asks_as_any_other(clock: Clock) -> None:
    clock.now = 3 * YEAR
    pacer = Pacer()
    assert pacer.turn() == 0.0
    sent = pacer.go()
    assert isinstance(sent, Sent)
    pacer.refused(sent, 1.0)
    clock.now += 1.0
    assert 0.0 < pacer.turn() + pacer.turn() < 3.0
    clock.now += YEAR
    assert pacer.turn() == 0.0
    assert isinstance(pacer.go(), Sent)


def test_nobody_waits_before_the_first_refusal() -> None:
    pacer = Pacer()
    for _ in range(1_000):
        assert pacer.turn() == 0.0
        assert isinstance(pacer.go(), Sent)


@pytest.mark.parametrize("rate", [1, 3, 20, 50])
@pytest.mark.parametrize("jitter", [0.0, 0.03])
def test_after_one_refusal_nearly_the_whole_rate_is_served(clock: Clock, rate: int, jitter: float) -> None:
    seconds = 55.0
    served, away = limited(clock, Pacer(), rate, seconds, jitter)
    assert served >= 0.9 * rate * seconds
    assert away <= max(2, 0.02 * served)


def test_turns_are_spaced_evenly_and_go_to_one_thread_each(clock: Clock) -> None:
    pacer = Pacer()
    limited(clock, pacer, 10, 2.0)
    clock.now += 5.0
    turns = [pacer.turn() for _ in range(5)]
    assert turns == pytest.approx([n * WINDOW / 10 for n in range(5)])


def test_a_window_that_is_full_holds_back_whoever_wakes_late(clock: Clock) -> None:
    pacer = Pacer()
    limited(clock, pacer, 4, 2.0)
    clock.now += 5.0
    assert all(isinstance(pacer.go(), Sent) for _ in range(4))
    assert pacer.go() == pytest.approx(WINDOW)


def test_pacing_that_does_not_help_is_given_up(clock: Clock) -> None:
    pacer, began, sent = Pacer(), clock.now, 1_000
    for n in range(sent):
        clock.now += max(pacer.turn(), 0.02)
        while not isinstance(gone := pacer.go(), Sent):
            clock.now += gone
        if n % 10 == 4:
            pacer.refused(gone, 0.0)
    assert clock.now - began <= 2 * 0.02 * sent


def test_the_rate_grows_again_after_a_while(clock: Clock) -> None:
    pacer = Pacer()
    limited(clock, pacer, 10, 3.0)
    clock.now += HOLD + 50
    first, second = pacer.turn(), pacer.turn()
    assert second - first <= WINDOW / 10 / GROWTH**40
