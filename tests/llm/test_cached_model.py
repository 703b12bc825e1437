"""A cached model pays once, keeps what it paid for before reading it, and forgets on every change that matters."""

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.errors import OutputInvalid, SummarizerError
from summarizer.llm import CutOff, Endpoint, Model, Request, connect
from summarizer.llm.caching import CachedModel
from summarizer.llm.journal import Journal
from summarizer.llm.model import key
from summarizer.llm.received import Question, Received
from summarizer.schemas import Leftovers, Links, Usage, Wording
from tests.stub_server import Answer, Body, Fault, StubServer

ASKED = Request("link", "link 1", "system", "user", Links)
GOOD = {"actors": [], "issues": []}
CANARY = "sk-canary-5f1e"


@contextmanager
def serving(*answers: Answer, latency: float = 0.0) -> Iterator[StubServer]:
    """Give the answers in order, the last one for ever."""

    def script(_body: Body, n: int) -> Answer:
        return answers[min(n, len(answers) - 1)]

    with StubServer(script, latency=latency) as stub:
        yield stub


def opened(stub: StubServer, folder: Path) -> Model:
    endpoint = Endpoint(model="m", base_url=stub.url, api_key=CANARY, timeout=20)
    return connect(endpoint, cache=folder, warn=pytest.fail)


def outcome(model: Model, request: Request) -> str:
    try:
        return model.fill(request).text
    except SummarizerError as error:
        return f"{type(error).__name__}: {error.fault}"


def test_the_second_run_pays_nothing(tmp_path: Path) -> None:
    with serving(GOOD) as stub:
        first = opened(stub, tmp_path).fill(ASKED)
        second = opened(stub, tmp_path).fill(replace(ASKED, name="other", max_tokens=9))
        assert len(stub.ledger) == 1
    assert (first.usage.calls, first.cached) == (1, False)
    assert (second.usage, second.cached) == (Usage(cached=1), True)
    assert (second.value, second.text) == (first.value, first.text)


def test_threads_that_ask_the_same_pay_once(tmp_path: Path) -> None:
    with serving(GOOD, latency=0.1) as stub, ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(opened(stub, tmp_path).fill, [ASKED] * 8))
        assert len(stub.ledger) == 1
    assert sum(reply.usage.calls for reply in replies) == 1
    assert all(reply.value == Links(actors=[], issues=[]) for reply in replies)


def test_two_models_on_one_folder_pay_once(tmp_path: Path) -> None:
    with serving(GOOD, latency=0.2) as stub, ThreadPoolExecutor(2) as pool:
        models = [opened(stub, tmp_path), opened(stub, tmp_path)]
        list(pool.map(lambda model: model.fill(ASKED), models))
        assert len(stub.ledger) == 1


@pytest.mark.parametrize(
    ("answers", "says", "paid"),
    [
        ([Fault(refusal="I would rather not")], "OutputInvalid: refused to answer", 1),
        ([Fault(finish="content_filter")], "OutputInvalid: its content filter", 1),
        ([Fault(finish="length")], "CutOff: ", 1),
        (["no JSON", "nor this"], "OutputInvalid: the answer did not fit", 2),
        (["no JSON", json.dumps(GOOD)], '{"actors"', 2),
        ([{"actors": 7}, Fault(refusal="no")], "OutputInvalid: refused to answer", 2),
    ],
    ids=["refusal", "filter", "length", "never fits", "fits when asked again", "refused when asked again"],
)
def test_whatever_was_answered_is_never_paid_for_again(
    tmp_path: Path, answers: list[Answer], says: str, paid: int
) -> None:
    with serving(*answers) as stub:
        first = outcome(opened(stub, tmp_path), ASKED)
        assert first.startswith(says)
        assert len(stub.ledger) == paid
        model = opened(stub, tmp_path)
        assert isinstance(model, CachedModel)
        assert model.holds(ASKED)
        assert outcome(model, ASKED) == first
        assert len(stub.ledger) == paid


def test_what_failed_is_asked_again_when_it_was_cleared(tmp_path: Path) -> None:
    with serving("no JSON", "nor this", GOOD) as stub:
        assert outcome(opened(stub, tmp_path), ASKED).startswith("OutputInvalid")
        journal = Journal(tmp_path, pytest.fail)
        assert {tally.kind: tally.answers for tally in journal.tallies()} == {"unfit": 2}
        assert journal.forget(kinds=("unfit",)) == 2
        assert json.loads(outcome(opened(stub, tmp_path), ASKED)) == GOOD
        assert len(stub.ledger) == 3


def test_a_cut_off_answer_is_asked_again_only_with_more_room(tmp_path: Path) -> None:
    with serving(Fault(finish="length"), GOOD) as stub:
        with pytest.raises(CutOff):
            opened(stub, tmp_path).fill(replace(ASKED, max_tokens=100))
        with pytest.raises(CutOff):
            opened(stub, tmp_path).fill(replace(ASKED, max_tokens=50))
        assert len(stub.ledger) == 1
        opened(stub, tmp_path).fill(replace(ASKED, max_tokens=200))
        assert len(stub.ledger) == 2


def test_threads_that_fail_together_are_told_together(tmp_path: Path) -> None:
    with serving(Fault(refusal="no"), latency=0.1) as stub, ThreadPoolExecutor(4) as pool:
        model = opened(stub, tmp_path)
        assert len(set(pool.map(lambda _: outcome(model, ASKED), range(4)))) == 1
        assert len(stub.ledger) == 1


@pytest.mark.parametrize("kept", ["", "[]", "{}", '{"actors": 5}', "[" * 100_000])
def test_what_is_found_is_validated_again(tmp_path: Path, kept: str) -> None:
    with serving(GOOD) as stub:
        model = opened(stub, tmp_path)
        asked = key(ASKED, model.fingerprint)
        Journal(tmp_path, pytest.fail).put(Question(asked, asked), Received(kept))
        assert model.fill(ASKED).value == Links(actors=[], issues=[])
        # What was kept is shown to the model as its first answer, so only the re-ask is paid for.
        assert [len(entry.body["messages"]) for entry in stub.ledger] == [4]


def test_a_fault_of_the_line_is_not_kept_and_lets_the_next_one_ask(tmp_path: Path) -> None:
    with serving(Fault(status=400, message="bad"), GOOD) as stub:
        assert outcome(opened(stub, tmp_path), ASKED).startswith("ProviderError")
        assert json.loads(outcome(opened(stub, tmp_path), ASKED)) == GOOD
    assert list((tmp_path / "claims").iterdir()) == []


def test_no_key_or_header_is_in_any_file(tmp_path: Path) -> None:
    echo = json.dumps(GOOD)[:-1] + f', "seen": "Bearer {CANARY}"}}'
    with serving(echo, Fault(refusal=f"your key {CANARY} is no good")) as stub:
        outcome(opened(stub, tmp_path), ASKED)
        assert stub.ledger[0].headers["authorization"] == f"Bearer {CANARY}", "the server did get it"
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(b"[key]" in path.read_bytes() for path in files)
    assert not any(CANARY.encode() in path.read_bytes() for path in files)


def test_a_run_that_finds_everything_loads_no_client(tmp_path: Path) -> None:
    import subprocess
    import sys

    with serving(GOOD) as stub:
        model = opened(stub, tmp_path)
        model.fill(ASKED)
        code = (
            "import sys; from pathlib import Path; from summarizer.llm import *; from summarizer.schemas import Links;"
            f"model = connect(Endpoint(model='m', base_url={stub.url!r}, api_key='k'), cache=Path({str(tmp_path)!r}));"
            "print(model.fill(Request('link', 'link 1', 'system', 'user', Links)).usage.cached,"
            "sorted({'openai', 'instructor', 'diskcache'} & set(sys.modules)))"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
        assert done.stdout.split("\n")[0] == "1 []"
        assert len(stub.ledger) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"system": "system "},
        {"user": "user "},
        {"fills": Wording},
        {"repeat": 1},
        {"system": "syst", "user": "emuser"},
    ],
    ids=str,
)
def test_whatever_can_change_the_answer_changes_the_key(changed: dict[str, object]) -> None:
    assert key(replace(ASKED, **changed), "m") != key(ASKED, "m")  # type: ignore[arg-type]


def test_what_can_not_does_not() -> None:
    assert key(replace(ASKED, name="x", prompt="link 2", max_tokens=1), "m") == key(ASKED, "m")
    assert key(ASKED, "m") != key(ASKED, "m2")
    assert len(key(replace(ASKED, user="\ud800"), "m")) == 64
    assert key(replace(ASKED, fills=Leftovers), "m") != key(ASKED, "m")


def test_each_conversation_has_a_key_of_its_own() -> None:
    from summarizer.llm.paying import question

    first = [{"role": "system", "content": "s"}, {"role": "user", "content": "u"}]
    again = [*first, {"role": "assistant", "content": "a"}, {"role": "user", "content": "mend it"}]
    other = [*first, {"role": "assistant", "content": "b"}, {"role": "user", "content": "mend it"}]
    asked = [question(ASKED, "m", messages) for messages in (first, again, other)]
    assert asked[0].key == key(ASKED, "m")
    assert len({question.key for question in asked}) == 3
    assert {question.request for question in asked} == {key(ASKED, "m")}


def test_the_lock_of_a_model_is_not_held_while_it_asks(tmp_path: Path) -> None:
    meeting = threading.Barrier(2, timeout=60)

    def script(_body: Body, _n: int) -> Answer:
        meeting.wait()
        return GOOD

    with StubServer(script) as stub, ThreadPoolExecutor(2) as pool:
        model = opened(stub, tmp_path)
        list(pool.map(model.fill, [ASKED, replace(ASKED, user="other")]))
        assert stub.most_in_flight == 2


def test_an_error_in_one_run_is_no_answer_of_the_next(tmp_path: Path) -> None:
    with serving(Fault(refusal="no")) as stub:
        with pytest.raises(OutputInvalid):
            opened(stub, tmp_path).fill(ASKED)
        kept = Journal(tmp_path, pytest.fail).tallies()
    assert [(tally.kind, tally.answers, tally.input_tokens) for tally in kept] == [("refused", 1, 100)]
