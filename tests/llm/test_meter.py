"""Caps hold whatever the model answers, from any number of threads, and the bill is what was paid."""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import AnswersMissing, CapReached, UsageError
from summarizer.llm import Caps, Endpoint, Meter, Rehearsal, Request, price_of
from summarizer.llm.estimate import Calibration, estimate
from summarizer.llm.prices import OwnPrice
from summarizer.schemas import Notes

LOCAL = Endpoint(model="tiny", base_url="http://127.0.0.1:8080/v1")


def ask(n: int, *, about: str | None = None, limit: int = 1_000) -> Request:
    return Request(
        f"extract-{n}",
        "extract 2",
        "Note claims.",
        f"[1] Article {n}.",
        Notes,
        limit,
        str(n) if about is None else about,
    )


def answer(given: Any, taken: Any) -> Any:
    return SimpleNamespace(usage=SimpleNamespace(prompt_tokens=given, completion_tokens=taken))


def worst(price: OwnPrice) -> float:
    needs = estimate(ask(0))
    return price.cost(needs.most_input, needs.most_output)


@settings(max_examples=20, deadline=None)
@given(
    calls=st.none() | st.integers(0, 40),
    worsts=st.none() | st.floats(0.0, 30.0),
    threads=st.integers(1, 16),
    seed=st.integers(0, 1_000),
)
def test_no_cap_is_ever_exceeded(calls: int | None, worsts: float | None, threads: int, seed: int) -> None:
    price = OwnPrice(0.4, 1.6)
    cost = None if worsts is None else worsts * worst(price)
    meter = Meter(lambda: price, Caps(cost=cost, calls=calls))
    dice = random.Random(seed)
    bills = [(dice.randint(0, 80), dice.randint(0, 1_000)) for _ in range(60)]

    def slow(n: int) -> Any:
        time.sleep(0.001)  # so that calls are in flight together
        return answer(*bills[n])

    def one(n: int) -> bool:
        try:
            meter.pay(ask(n), [], lambda: slow(n))
        except CapReached:
            return False
        return True

    with ThreadPoolExecutor(threads) as pool:
        sent = list(pool.map(one, range(60)))
    paid = [bill for bill, was in zip(bills, sent, strict=True) if was]
    assert meter.usage.calls == len(paid) <= (60 if calls is None else calls)
    assert meter.usage.input_tokens == sum(given for given, _ in paid)
    assert meter.usage.cost == pytest.approx(sum(price.cost(*bill) for bill in paid))
    assert cost is None or (meter.usage.cost or 0.0) <= cost + 1e-12
    # Nothing is refused while there is room for another call at its worst.
    if not all(sent):
        room = cost is None or (meter.usage.cost or 0.0) + worst(price) <= cost
        assert not room or meter.usage.calls == calls
        assert meter.capped
    else:
        assert not meter.capped


def test_a_call_waits_for_those_in_flight_when_their_bills_may_make_room() -> None:
    price = OwnPrice(0.4, 1.6)
    meter = Meter(lambda: price, Caps(cost=1.2 * worst(price)))

    def slow() -> Any:
        time.sleep(0.05)
        return answer(10, 10)

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda n: meter.pay(ask(n), [], slow), range(4)))
    assert len(done) == 4
    assert meter.usage.calls == 4


def test_calls_are_kept_back_for_what_comes_last() -> None:
    meter = Meter(None, Caps(calls=5, closing=2))
    for n in range(3):
        meter.pay(ask(n), [], lambda: answer(1, 1))
    with pytest.raises(CapReached, match=r"--max-calls 5: .* 3 calls paid, 2 kept back"):
        meter.pay(ask(3), [], lambda: answer(1, 1))
    for _ in range(2):
        meter.pay(ask(9, about=""), [], lambda: answer(1, 1))
    with pytest.raises(CapReached):
        meter.pay(ask(9, about=""), [], lambda: answer(1, 1))
    assert set(meter.bill) == {"0", "1", "2", ""}


def test_a_failed_call_frees_what_was_held_for_it() -> None:
    meter = Meter(None, Caps(calls=1))

    def broken() -> Any:
        raise ConnectionResetError

    for _ in range(3):
        with pytest.raises(ConnectionResetError):
            meter.pay(ask(0), [], broken)
    meter.pay(ask(0), [], lambda: answer(1, 1))
    assert meter.usage.calls == 1


@pytest.mark.parametrize("usage", [None, SimpleNamespace(), SimpleNamespace(prompt_tokens="many", completion_tokens=1)])
def test_a_server_that_counts_nothing_is_estimated_and_said_so(usage: Any) -> None:
    meter = Meter(lambda: OwnPrice(1, 1))
    meter.pay(ask(0), [], lambda: SimpleNamespace(usage=usage))
    assert meter.usage.estimated == 1
    assert meter.usage.input_tokens > 0
    assert (meter.usage.cost or 0) > 0
    assert meter.calibration == Calibration(), "an estimate teaches nothing"


def test_ten_thousand_refusals_are_quick() -> None:
    price = OwnPrice(0.4, 1.6)
    meter = Meter(lambda: price, Caps(cost=20 * worst(price)))
    began = time.process_time()
    refused = 0
    for n in range(10_000):
        try:
            meter.pay(ask(n), [], lambda: answer(80, 1_000))
        except CapReached:
            refused += 1
    assert refused > 9_900
    assert (meter.usage.cost or 0) <= 20 * worst(price)
    assert time.process_time() - began < 10


def test_a_price_is_the_users_own_else_listed_for_that_endpoint_else_unknown() -> None:
    assert price_of(LOCAL, {}) is None
    assert price_of(Endpoint(model="gpt-4.1-mini", base_url="http://127.0.0.1:8080/v1"), {}) is None, "another's model"
    own = price_of(LOCAL, {"tiny": (2.0, 8.0)})
    assert own is not None
    assert own.cost(1_000_000, 500_000) == 6.0
    listed = price_of(Endpoint(model="gpt-4.1-mini"), {})
    assert listed is not None
    assert "genai-prices" in listed.source
    assert 0 < listed.cost(1_000_000, 0) < listed.cost(0, 1_000_000)
    assert price_of(Endpoint(model="no-such-model-1"), {}) is None


def test_a_cap_on_an_unknown_price_is_refused_before_any_call() -> None:
    with pytest.raises(UsageError, match="price of the model is unknown"):
        Meter(lambda: None, Caps(cost=1.0))


def test_a_rehearsal_sends_nothing_and_notes_each_call_once() -> None:
    stage = Rehearsal()
    for n in (0, 1, 0):
        with pytest.raises(AnswersMissing):
            stage.pay(ask(n), [], lambda: pytest.fail("sent"))
    noted = stage.take()
    assert [request.name for request, _ in noted] == ["extract-0", "extract-1"]
    assert stage.take() == []


@given(st.text(max_size=300))
def test_the_bound_holds_for_a_tokenizer_of_bytes(text: str) -> None:
    needs = estimate(Request("x", "x", "System.", text, Notes, 1_000))
    sent = len(("System." + text).encode("utf-8", "surrogatepass"))
    assert needs.most_input > sent
    assert needs.input.low <= needs.input.high
    assert needs.output.low <= needs.output.high <= needs.most_output


def test_a_model_that_was_seen_to_count_is_estimated_by_that() -> None:
    request = Request("x", "x", "s" * 4_000, "u" * 4_000, Notes, 16_000)
    seen = estimate(request, calibration=Calibration(characters=80_000, input_tokens=40_000))
    assert seen.input.low == pytest.approx(8_000 / 2.2)
    assert seen.input.high == pytest.approx(8_000 / 1.8 + 64)
    assert estimate(request, calibration=Calibration(80, 40)).input.low == pytest.approx(8_000 / 5)
