"""Deadlines, the shared gate and refusals for good, as the server sees them."""

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from email.utils import formatdate
from typing import Any

import httpx2
import openai
import pytest

from benchmarks.stub import Fault, Plan, StubServer
from summarizer.errors import OutputInvalid, ProviderError, Refused, SummarizerError
from summarizer.llm import Endpoint, Request, transport
from summarizer.llm.client import ChatModel
from summarizer.llm.drain import Drain, Interrupted
from summarizer.llm.faults import Passing, Translator
from summarizer.schemas import Links

GOOD: dict[str, Any] = {"actors": [], "issues": []}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "FIRST_PAUSE", 0.01)


def ask(stub: StubServer, user: str = "labels", **settings: Any) -> object:
    return model(stub, **settings).fill(request(user)).value


def model(stub: StubServer, **settings: Any) -> ChatModel:
    return ChatModel(Endpoint(**({"model": "m", "base_url": stub.url, "timeout": 10.0} | settings)))


def request(user: str) -> Request:
    return Request(name="link", prompt="link 1", system="Group them.", user=user, fills=Links)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(content=GOOD, drip=0.05),
        Fault(content=GOOD, drip_headers=0.05),
        Fault(silent=True),
        Fault(status=503, drip=0.05, message="x" * 500),
    ],
    ids=["body", "headers", "silence", "error"],
)
def test_nothing_outlives_the_deadline(fault: Fault) -> None:
    with StubServer(lambda _body, _n: fault) as stub:
        asked = model(stub, timeout=1.0)
        started = time.monotonic()
        with pytest.raises(ProviderError, match="did not answer within 1 s"):
            asked.fill(request("labels"))
        assert time.monotonic() - started < 3, "left alone, each of these takes longer"
    assert len(stub.ledger) == 1


def headers(**named: str) -> openai.APIStatusError:
    asked = httpx2.Request("POST", "http://127.0.0.1/v1")
    named = {name.replace("_", "-"): value for name, value in named.items()}
    return openai.APIStatusError("busy", response=httpx2.Response(429, headers=named, request=asked), body=None)


@pytest.mark.parametrize(
    ("error", "least", "most"),
    [
        (headers(retry_after="2"), 2, 2),
        (headers(retry_after="0.25"), 0.25, 0.25),
        (headers(retry_after_ms="1500"), 1.5, 1.5),
        (headers(retry_after_ms="1500", retry_after="9"), 1.5, 1.5),
        (headers(retry_after_ms="soon", retry_after="9"), 9, 9),
        (headers(retry_after="Wed, 21 Oct 2015 07:28:00 GMT"), 0, 0),
        (headers(retry_after="-3"), 0, 0),
        (headers(retry_after="nan"), None, None),
        (headers(retry_after="soon"), None, None),
        (headers(), None, None),
    ],
)
def test_every_form_of_retry_after_is_read(error: openai.APIStatusError, least: float, most: float) -> None:
    fault = Translator(Endpoint(model="m")).status(error)
    assert isinstance(fault, Passing)
    if least is None:
        assert fault.retry_after is None
    else:
        assert fault.retry_after is not None
        assert least <= fault.retry_after <= most


def test_a_date_to_wait_for_is_read() -> None:
    """Made here and not in the table, which is drawn up minutes before its last row is tried."""
    fault = Translator(Endpoint(model="m")).status(
        headers(retry_after=formatdate(datetime.now(UTC).timestamp() + 250, usegmt=True))
    )
    assert isinstance(fault, Passing)
    assert fault.retry_after is not None
    assert 240 < fault.retry_after <= 250


@pytest.mark.parametrize("plan", ["f429=0.3,ra=0.4", "f429=0.3,ra=0.4,form=ms", "f503=0.3,ra=0.4"])
def test_no_worker_asks_while_the_server_wants_to_be_left_alone(plan: str) -> None:
    with StubServer() as stub:
        asked = model(stub, base_url=stub.planned(plan + ",lat=5,seed=3"), timeout=30.0)
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda n: asked.fill(request(f"labels {n}")), range(24)))
        entries = stub.lines
    # A tenth of a second is allowed for replies to come in: server and client share one interpreter here.
    windows = [(e["replied"] + 0.1, e["replied"] + 0.4) for e in entries if e["retry_after"]]
    inside = [e for e in entries if any(start < e["at"] < end for start, end in windows)]
    assert windows
    assert inside == []


def test_waiting_when_asked_to_is_no_fault_however_often() -> None:
    with StubServer(lambda _b, n: Fault(status=429, headers={"retry-after": "0.01"}) if n < 9 else GOOD) as stub:
        ask(stub, attempts=3)
    assert len(stub.ledger) == 10


def test_a_wait_of_nothing_is_still_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "FIRST_PAUSE", 0.3)
    with StubServer(lambda _b, n: Fault(status=429, headers={"retry-after": "0"}) if n < 1 else GOOD) as stub:
        ask(stub)
    assert stub.ledger[1].at - stub.ledger[0].at >= 0.15


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (Fault(status=401), "OPENAI_API_KEY"),
        (Fault(status=402), "Add credit"),
        (Fault(status=429, code="insufficient_quota"), "Add credit"),
        (Fault(status=429, headers={"retry-after": "3600"}), "asks to wait 3,600 s"),
    ],
)
def test_what_every_call_would_meet_ends_the_run(fault: Fault, says: str) -> None:
    with StubServer(lambda _b, _n: fault, latency=0.05) as stub:
        asked = model(stub)
        with ThreadPoolExecutor(4) as pool:
            ended = [pool.submit(asked.fill, request(f"labels {n}")) for n in range(20)]
            faults = [future.exception() for future in ended]
    assert all(isinstance(error, Refused) and error.ends_run and says in str(error) for error in faults)
    assert len(stub.ledger) <= 4


@pytest.mark.parametrize(
    "fault",
    [
        Fault(status=400, code="content_filter", message="the prompt was filtered"),
        Fault(status=403, body=b'{"error": {"code": 403, "message": "flagged", "metadata": {"flagged_input": "x"}}}'),
    ],
)
def test_a_filter_that_stops_one_prompt_does_not_end_the_run(fault: Fault) -> None:
    with StubServer(lambda _b, n: fault if n == 0 else GOOD) as stub:
        asked = model(stub)
        with pytest.raises(OutputInvalid, match="content filter") as caught:
            asked.fill(request("first"))
        assert not caught.value.ends_run
        asked.fill(request("second"))
    assert len(stub.ledger) == 2


@pytest.mark.parametrize("body", [b'{"choices": ["x"]}', b'{"choices": [{"message": 1}]}', b"[]", b"1", b"null"])
def test_a_body_of_another_shape_is_a_fault_of_the_line(body: bytes) -> None:
    with StubServer(lambda _b, n: Fault(body=body) if n == 0 else GOOD) as stub:
        ask(stub)
    assert stub.ledger[0].body == stub.ledger[1].body


def test_usage_that_is_no_number_counts_for_nothing() -> None:
    message = {"content": json.dumps(GOOD)}
    body = json.dumps({"choices": [{"message": message}], "usage": {"prompt_tokens": "9"}}).encode()
    with StubServer(lambda _b, _n: Fault(body=body)) as stub:
        usage = model(stub).fill(request("labels")).usage
    assert (usage.calls, usage.input_tokens) == (1, 0)


def test_a_drain_waits_for_what_is_out_and_lets_nothing_begin() -> None:
    drain, begun, tried, ended = Drain(), threading.Event(), threading.Event(), []

    def call() -> None:
        begun.set()
        assert tried.wait(60)
        ended.append(1)

    threading.Thread(target=lambda: drain.run(call), daemon=True).start()
    assert begun.wait(60)
    refused: list[BaseException] = []

    def late() -> None:
        with pytest.raises(Interrupted):
            drain.pause(60)  # which returns as soon as the drain is closed
        try:
            drain.run(call)
        except Interrupted as error:
            refused.append(error)
        tried.set()

    other = threading.Thread(target=late)
    other.start()
    drain.close()
    assert ended == [1]
    other.join(60)
    assert len(refused) == 1
    drain.run(lambda: ended.append(2))
    assert ended == [1, 2], "once drained, an engine can be used again"


def test_a_call_that_waits_for_its_next_try_is_not_waited_for() -> None:
    with StubServer(lambda _b, _n: Fault(status=429, headers={"retry-after": "30"})) as stub:
        asked, drain, ended = model(stub, timeout=60.0), Drain(), []

        def call() -> None:
            try:
                drain.run(lambda: asked.fill(request("labels")))
            except (Interrupted, SummarizerError) as error:
                ended.append(error)

        thread = threading.Thread(target=call)
        thread.start()
        while not stub.ledger:
            time.sleep(0.01)
        time.sleep(0.2)
        started = time.monotonic()
        drain.close()
        thread.join(15)
    assert time.monotonic() - started < 10, "it was to wait for thirty seconds"
    assert isinstance(ended[0], Interrupted)
    assert len(stub.ledger) == 1


def test_the_same_plan_strikes_the_same_article_in_any_order() -> None:
    plan = Plan.parse("lat=50,tail=1,f429=0.1,seed=7")
    assert [plan.drawn("a", n, "fault") for n in range(3)] == [plan.drawn("a", n, "fault") for n in range(3)]
    assert plan.drawn("a", 0, "fault") != plan.drawn("b", 0, "fault")
    draws = [plan.drawn(f"article {n}", 0, "fault") < 0.1 for n in range(2_000)]
    assert 0.07 < sum(draws) / len(draws) < 0.13
    latencies = sorted(plan.latency(f"article {n}", 0) for n in range(2_000))
    assert 0.04 < latencies[1_000] < 0.06
    assert latencies[1_980] > 0.3, "one in a hundred is slow"
    with pytest.raises(ValueError, match="is not known"):
        Plan.parse("lat=5,nonsense=1")
