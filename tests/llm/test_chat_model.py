"""A live model as seen from the wire: what is sent, how often, and what each fault becomes."""

import logging
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from stub_server import Answer, Body, Fault, StubServer

from summarizer.errors import OutputInvalid, ProviderError, SummarizerError, UsageError
from summarizer.llm import CutOff, Endpoint, Request, connect, transport
from summarizer.llm.client import ChatModel
from summarizer.schemas import Links, Notes

GOOD = {"actors": [], "issues": []}
KEY = "sk-canary-0123456789"
HOSTILE = 'Braces {{ 7*7 }} {% raw %} ${x} $y %s {0} 🙂 “quoted” \\n \t <|im_start|> {"a": 1} مرحبا'


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "FIRST_PAUSE", 0.01)


def request(user: str = "labels", name: str = "link") -> Request:
    return Request(name=name, prompt="link 1", system="Group them.", user=user, fills=Links, max_tokens=500)


def model(stub: StubServer, **settings: object) -> ChatModel:
    return ChatModel(Endpoint(**({"model": "m", "base_url": stub.url, "timeout": 10.0} | settings)))  # type: ignore[arg-type]


def then_good(*faults: Answer) -> StubServer:
    """A server that answers the first requests so and all later ones well."""
    return StubServer(lambda _body, n: faults[n] if n < len(faults) else GOOD)


def test_what_is_sent_is_what_was_asked() -> None:
    with then_good() as stub:
        reply = model(stub).fill(request(HOSTILE))
    body = stub.ledger[0].body
    assert body["messages"] == [
        {"role": "system", "content": "Group them."},
        {"role": "user", "content": HOSTILE},
    ]
    assert (body["model"], body["temperature"], body["max_tokens"]) == ("m", 0.0, 500)
    assert set(body) == {"model", "messages", "temperature", "max_tokens", "response_format"}
    assert reply.value == Links(actors=[], issues=[])
    assert (reply.usage.calls, reply.usage.input_tokens, reply.usage.output_tokens) == (1, 100, 10)
    assert HOSTILE[-5:].encode() in stub.ledger[0].raw, "letters travel as themselves"


@pytest.mark.parametrize("strict", [False, True])
def test_the_schema_on_the_wire(strict: bool) -> None:
    notes = {"actors": [], "positions": [], "proposals": [], "disputes": [], "events": [], "unknowns": []}
    with StubServer(lambda _body, _n: notes) as stub:
        model(stub, strict=strict).fill(Request("n", "p", "s", "u", Notes))
    sent = stub.ledger[0].body["response_format"]["json_schema"]
    text = str(sent["schema"])
    assert sent["name"] == "Notes"
    assert sent.get("strict", False) is strict
    assert "'description':" not in text
    assert "maxItems" in text
    assert ("maxLength" in text) is not strict
    assert sent["schema"]["required"] == list(Notes.model_fields)
    assert "text" in sent["schema"]["$defs"]["NotedProposal"]["properties"]


@pytest.mark.parametrize(
    "fault",
    [
        Fault(status=503),
        Fault(status=429, headers={"retry-after": "0.05"}),
        Fault(status=408),
        Fault(status=409),
        Fault(status=500, body=b"<html>oops</html>", headers={"content-type": "text/html"}),
        Fault(body=b'{"id": "c", "choices": [{"mess'),
        Fault(body=b"<html>captive portal</html>", headers={"content-type": "text/html"}),
        Fault(body=b""),
        Fault(body=b'{"choices": []}'),
        Fault(cut=True),
    ],
    ids=["503", "429", "408", "409", "html500", "truncated", "html", "empty", "nochoice", "cut"],
)
def test_a_fault_of_the_line_is_tried_again_and_the_model_never_hears_of_it(fault: Fault) -> None:
    with then_good(fault, fault) as stub:
        reply = model(stub).fill(request())
    assert len(stub.ledger) == 3
    assert stub.ledger[0].body == stub.ledger[1].body == stub.ledger[2].body
    assert reply.value == Links(actors=[], issues=[])


@pytest.mark.parametrize("answer", ["not json", '{"actors": []}', '{"actors": [], "issues": [{"x": 1}]}', ""])
def test_a_schema_fault_costs_exactly_one_more_call(answer: str) -> None:
    with then_good(answer) as stub:
        reply = model(stub).fill(request())
    assert len(stub.ledger) == 2
    assert reply.usage.calls == 2
    assert [m["role"] for m in stub.ledger[1].body["messages"]] == ["system", "user", "assistant", "user"]
    assert stub.ledger[1].body["response_format"] == stub.ledger[0].body["response_format"]


def test_a_fault_of_the_program_is_not_laid_to_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise OverflowError("a clock ran over")

    with then_good() as stub:
        asked = model(stub)
        monkeypatch.setattr(transport.Transport, "create", breaks)
        with pytest.raises(OverflowError, match="a clock ran over"):
            asked.fill(request())


def test_a_second_schema_fault_is_final() -> None:
    with StubServer(lambda _body, _n: '{"actors": 1}') as stub, pytest.raises(OutputInvalid, match="asked again"):
        model(stub).fill(request())
    assert len(stub.ledger) == 2


def test_schema_and_transport_faults_do_not_multiply() -> None:
    with then_good(Fault(status=503), "not json", Fault(status=429), GOOD) as stub:
        model(stub).fill(request())
    assert len(stub.ledger) == 4
    assert "503" not in str(stub.ledger[-1].body)
    assert "scripted fault" not in str(stub.ledger[-1].body)


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (Fault(status=401), "refuses the key"),
        (Fault(status=403), "forbids"),
        (Fault(status=404), "knows no m"),
        (Fault(status=429, code="insufficient_quota"), "quota is used up"),
        (Fault(status=307, headers={"location": "http://127.0.0.1:9/v1"}), "redirects"),
    ],
)
def test_a_refusal_for_good_stops_every_further_call(fault: Fault, says: str) -> None:
    with StubServer(lambda _body, _n: fault) as stub:
        asked = model(stub)
        for _ in range(3):
            with pytest.raises(ProviderError, match=says):
                asked.fill(request())
    assert len(stub.ledger) == 1


@pytest.mark.parametrize(
    ("fault", "kind", "says"),
    [
        (Fault(finish="length"), CutOff, "limit"),
        (Fault(status=400, code="context_length_exceeded", message="maximum context length is 8192"), CutOff, "longer"),
        (Fault(finish="content_filter"), OutputInvalid, "content filter"),
        (Fault(refusal="I can't help with that"), OutputInvalid, "refused to answer"),
        (Fault(status=400, message="unknown field"), ProviderError, "unknown field"),
    ],
)
def test_what_no_repetition_mends_costs_one_call(fault: Fault, kind: type[SummarizerError], says: str) -> None:
    with StubServer(lambda _body, _n: fault) as stub, pytest.raises(kind, match=says):
        model(stub).fill(request())
    assert len(stub.ledger) == 1


def test_attempts_are_bounded() -> None:
    with StubServer(lambda _body, _n: Fault(status=503)) as stub, pytest.raises(ProviderError, match="keeps answering"):
        model(stub, attempts=3).fill(request())
    assert len(stub.ledger) == 3


def test_a_reply_that_drips_is_given_up_at_the_deadline() -> None:
    with StubServer(lambda _body, _n: Fault(body=b"{" * 400, drip=0.05)) as stub:
        started = time.monotonic()
        with pytest.raises(ProviderError, match="did not answer within"):
            model(stub, timeout=0.6).fill(request())
    assert time.monotonic() - started < 10, "all of it takes twenty seconds"


def test_retry_after_holds_for_every_thread() -> None:
    asked_at: list[float] = []

    def script(_body: Body, n: int) -> Answer:
        asked_at.append(time.monotonic())
        return Fault(status=429, headers={"retry-after": "0.5"}) if n == 0 else GOOD

    with StubServer(script) as stub:
        asked = model(stub)
        with ThreadPoolExecutor(4) as pool:
            first = pool.submit(asked.fill, request("0"))
            while not asked_at:
                time.sleep(0.01)
            time.sleep(0.2)  # the answer must have come before the others ask
            rest = [pool.submit(asked.fill, request(str(n))) for n in range(1, 4)]
            assert all(future.result().value for future in [first, *rest])
    assert len(asked_at) == 5
    assert min(asked_at[1:]) - asked_at[0] >= 0.5


def test_a_wait_longer_than_the_deadline_is_not_waited_for() -> None:
    with StubServer(lambda _body, _n: Fault(status=429, headers={"retry-after": "3600"})) as stub:
        started = time.monotonic()
        with pytest.raises(ProviderError, match="429"):
            model(stub, timeout=5.0).fill(request())
    assert len(stub.ledger) == 1
    assert time.monotonic() - started < 4


def test_nobody_there() -> None:
    with pytest.raises(ProviderError, match="can't be reached"):
        ChatModel(Endpoint(model="m", base_url="http://127.0.0.1:9/v1", attempts=2, timeout=5)).fill(request())


def test_the_key_is_nowhere_but_in_its_header(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    caplog.set_level(logging.DEBUG)
    fault = Fault(status=401, message=f"Incorrect API key provided: {KEY}.")
    with StubServer(lambda _body, n: GOOD if n == 0 else fault) as stub:
        endpoint = Endpoint(model="m", base_url=stub.url, api_key=KEY)
        asked = connect(endpoint, cache=tmp_path / "cache")
        asked.fill(request("first"))
        with pytest.raises(ProviderError) as caught:
            asked.fill(request("second"))
    assert stub.ledger[0].headers["authorization"] == f"Bearer {KEY}"
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert KEY.encode() not in kept
    for told in (str(caught.value), repr(endpoint), asked.fingerprint, caplog.text, stub.ledger[0].raw.decode()):
        assert KEY not in told
    chain: BaseException | None = caught.value
    while chain is not None:
        assert KEY not in repr(chain) + str(vars(chain))
        chain = chain.__cause__


def test_nothing_is_printed_by_a_program_without_logging() -> None:
    """In a process of its own: the test runner's log handlers would hide what logging prints when there are none."""
    program = (
        "import sys; from summarizer.llm import *; from summarizer.schemas import Links\n"
        "from summarizer.errors import OutputInvalid\n"
        "try: connect(Endpoint(model='m', base_url=sys.argv[1])).fill(Request('n', 'p', 's', 'u', Links))\n"
        "except OutputInvalid: print('told')"
    )
    with StubServer(lambda _body, _n: "not json") as stub:
        ran = subprocess.run([sys.executable, "-c", program, stub.url], capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("told\n", "")


def test_importing_the_floor_loads_none_of_its_libraries() -> None:
    program = (
        "import sys, summarizer.llm, summarizer.engines.llm\n"
        "print({'openai', 'instructor', 'tenacity', 'diskcache'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "set()\n"


def test_a_local_server_needs_no_key() -> None:
    with then_good() as stub:
        model(stub).fill(request())
    assert stub.ledger[0].headers["authorization"] == "Bearer none"


def test_openai_itself_does() -> None:
    with pytest.raises(ProviderError, match="OPENAI_API_KEY"):
        ChatModel(Endpoint(model="m"))


@pytest.mark.parametrize("url", ["http://models.example/v1", "http://10.0.0.8:8000/v1", "ftp://x/v1", "models.example"])
def test_an_address_that_leaks_is_refused(url: str) -> None:
    with pytest.raises(UsageError):
        Endpoint(model="m", base_url=url)


@pytest.mark.parametrize(
    "url", ["http://localhost:1/v1", "http://127.0.0.2/v1", "http://[::1]:8/v1", "https://x.example"]
)
def test_an_address_that_does_not_is_taken(url: str) -> None:
    assert Endpoint(model="m", base_url=url).shown.startswith(url.partition(":")[0])


def test_an_insecure_address_can_be_allowed() -> None:
    assert Endpoint(model="m", base_url="http://10.0.0.8:8000/v1", allow_insecure=True).enforces is False


def test_secrets_inside_an_address_stay_out_of_the_fingerprint() -> None:
    endpoint = Endpoint(model="m", base_url=f"https://user:{KEY}@x.example/v1?token={KEY}")
    assert KEY not in endpoint.fingerprint + endpoint.shown
