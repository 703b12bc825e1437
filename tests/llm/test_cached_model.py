"""A cached model pays once, keeps only good answers, and forgets on every change that matters."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.errors import OutputInvalid
from summarizer.llm.caching import CachedModel
from summarizer.llm.model import Model, Reply, Request, key
from summarizer.llm.store import Store
from summarizer.schemas import Leftovers, Links, Usage, Wording

ASKED = Request("link", "link 1", "system", "user", Links)


class Counting:
    """A model that answers well, slowly, and counts."""

    name = "m"
    fingerprint = "m at home"

    def __init__(self, fail: bool = False) -> None:
        self.calls, self._fail, self._lock = 0, fail, threading.Lock()

    def fill(self, request: Request) -> Reply:
        with self._lock:
            self.calls += 1
        time.sleep(0.05)
        if self._fail:
            raise OutputInvalid("m", "refused")
        text = '{"actors": [], "issues": []}'
        return Reply(request.fills.model_validate_json(text), text, Usage(calls=1, input_tokens=5))


def cached(model: Model, folder: Path) -> CachedModel:
    return CachedModel(model, Store(folder, pytest.fail))


def test_the_second_run_pays_nothing(tmp_path: Path) -> None:
    model = Counting()
    first = cached(model, tmp_path).fill(ASKED)
    second = cached(model, tmp_path).fill(replace(ASKED, name="other", max_tokens=9))
    assert model.calls == 1
    assert (first.usage.calls, first.cached) == (1, False)
    assert (second.usage, second.cached) == (Usage(cached=1), True)
    assert second.value == first.value
    assert second.text == first.text


def test_threads_that_ask_the_same_pay_once(tmp_path: Path) -> None:
    model = Counting()
    wrapped = cached(model, tmp_path)
    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(wrapped.fill, [ASKED] * 8))
    assert model.calls == 1
    assert sum(reply.usage.calls for reply in replies) == 1
    assert all(reply.value == Links(actors=[], issues=[]) for reply in replies)


def test_threads_that_fail_together_are_told_and_nothing_is_kept(tmp_path: Path) -> None:
    wrapped = cached(Counting(fail=True), tmp_path)

    def outcome(request: Request) -> str:
        with pytest.raises(OutputInvalid) as caught:
            wrapped.fill(request)
        return caught.value.fault

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(outcome, [ASKED] * 4)) == ["refused"] * 4
    model = Counting()
    cached(model, tmp_path).fill(ASKED)
    assert model.calls == 1


@pytest.mark.parametrize("kept", ["", "[]", "{}", '{"answer": 5}', '{"answer": "{}"}', "[" * 100_000])
def test_what_is_found_is_validated_again(tmp_path: Path, kept: str) -> None:
    Store(tmp_path, lambda _: None).put(key(ASKED, "m at home"), kept)
    model = Counting()
    assert cached(model, tmp_path).fill(ASKED).value == Links(actors=[], issues=[])
    assert model.calls == 1


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
