"""Batches, judged by the service's own ledger: nothing is sent twice, and a live run then pays nothing."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from stub_batches import BatchServer, Body, completion

from summarizer import api
from summarizer.config import Settings
from summarizer.errors import AnswersMissing, ProviderError, UsageError
from summarizer.events import Event
from summarizer.llm import Endpoint
from summarizer.llm.batch import Batches
from summarizer.llm.journal import Journal
from summarizer.llm.outbox import Outbox
from summarizer.llm.unsent import open_batches
from summarizer.schemas import Briefing

NAMES = ("north", "south", "west")
UNION = re.compile(r"The (\w+) union")
LINKS = '{"actors": [], "issues": []}'


def named(body: Body) -> str:
    """Say which article a request is about."""
    found = UNION.search(body["messages"][1]["content"])
    return found[1] if found else ""


def notes(body: Body) -> str:
    """Answer each prompt; an article's notes hold one position, so that there is something to word."""
    fills = body["response_format"]["json_schema"]["name"]
    if fills == "Links":
        return LINKS
    if fills == "Wording":
        return json.dumps({"title": None, "bottom_line": [], "judgments": []})
    union = f"The {named(body)} union"
    actor = {"name": union, "kind": "group", "aliases": [], "office": None, "organisation": None, "sentences": [1]}
    unknown = {"text": "who pays", "sentences": [2]}
    empty: dict[str, list[object]] = {"positions": [], "proposals": [], "disputes": [], "events": []}
    return json.dumps({"actors": [actor], **empty, "unknowns": [unknown]})


@pytest.fixture
def server() -> Iterator[BatchServer]:
    with BatchServer(notes) as stub:
        yield stub


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    (tmp_path / "articles").mkdir()
    return [write(tmp_path, name) for name in NAMES]


def write(folder: Path, name: str) -> Path:
    path = folder / "articles" / f"{name}.txt"
    path.write_text(f"The {name} union rejected the offer on Monday. Who pays remains unclear.\n", encoding="utf-8")
    return path


def settings(server: BatchServer, folder: Path, **more: Any) -> Settings:
    base = Settings(
        model="m", base_url=server.url, batch=folder / "batches", cache_dir=folder / "cache", timeout=3.0, record=False
    )
    return replace(base, **more)


def brief(articles: list[Path], chosen: Settings) -> Briefing | AnswersMissing:
    """Run once; the error of a run that waits is an outcome like any other."""
    try:
        return api.summarize(articles, settings=chosen)
    except AnswersMissing as waiting:
        return waiting


def to_the_end(server: BatchServer, articles: list[Path], chosen: Settings) -> Briefing:
    for _ in range(6):
        outcome = brief(articles, chosen)
        if isinstance(outcome, Briefing):
            return outcome
        server.finish()
    raise AssertionError("no briefing came out")


def opened(server: BatchServer, folder: Path) -> Batches:
    endpoint = Endpoint(model="m", base_url=server.url, timeout=3.0)
    return open_batches(endpoint, folder / "batches", cache=folder / "cache", warn=lambda _: None)[1]


def asked(server: BatchServer) -> list[str]:
    """What was paid for: the user part of every request of every batch."""
    return [body["messages"][1]["content"] for body in server.bodies()]


def test_all_articles_go_in_one_batch_and_a_live_run_then_costs_nothing(
    server: BatchServer, articles: list[Path], tmp_path: Path
) -> None:
    heard: list[Event] = []
    chosen = settings(server, tmp_path)
    with pytest.raises(AnswersMissing, match=r"3 prompts wait.*extract-north.*batch_1 is in_progress") as caught:
        api.summarize(articles, settings=chosen, listener=heard.append)
    assert caught.value.exit_code == 8
    assert {type(event).__name__ for event in heard} == {"SourceRead", "RunStarted"}, (
        "no article is left out for waiting"
    )
    assert len(server.lines("batch_1")) == 3
    assert isinstance(brief(articles, chosen), AnswersMissing)
    assert server.count("POST /batches") == 1, "what is out is not sent again"
    made = to_the_end(server, articles, chosen)
    assert made.gaps == ()
    assert len(asked(server)) == len(set(asked(server)))
    live = api.summarize(articles, settings=replace(chosen, batch=None))
    assert server.live == []
    assert live.provenance.usage.calls == 0
    assert live.model_dump(exclude={"provenance"}) == made.model_dump(exclude={"provenance"})


def test_a_batch_sends_the_very_body_a_live_run_sends(
    server: BatchServer, articles: list[Path], tmp_path: Path
) -> None:
    brief(articles, settings(server, tmp_path))
    api.summarize(articles, settings=settings(server, tmp_path, batch=None, cache=False))
    lines = server.lines("batch_1")
    live = [body for body in server.live if body["response_format"]["json_schema"]["name"] == "Notes"]
    assert len(lines) == len(live) == 3
    assert all(line["body"] in live for line in lines)
    assert {(line["method"], line["url"]) for line in lines} == {("POST", "/v1/chat/completions")}
    assert all(len(line["custom_id"]) == 64 for line in lines)


def test_an_article_that_comes_later_adds_its_own_request_only(
    server: BatchServer, articles: list[Path], tmp_path: Path
) -> None:
    chosen = settings(server, tmp_path)
    brief(articles[:2], chosen)
    brief(articles, chosen)
    assert [len(server.lines(batch)) for batch in server.batches] == [2, 1]
    assert to_the_end(server, articles, chosen).gaps == ()
    assert len(asked(server)) == len(set(asked(server)))


FATES: dict[str, Mapping[str, Any]] = {
    "east": {"error": {"code": "batch_expired", "message": "could not be executed"}},
    "north": {"status_code": 429, "body": {"error": {"message": "slow down", "code": "rate_limit_exceeded"}}},
    "south": {"status_code": 200, "body": {"choices": []}},
    "west": {},
}
"""Ways to come back without an answer; the last one is to have no line at all."""


def test_only_what_failed_is_sent_again(server: BatchServer, articles: list[Path], tmp_path: Path) -> None:
    chosen = settings(server, tmp_path)
    everyone = [*articles, write(tmp_path, "east"), write(tmp_path, "inner")]
    brief(everyone, chosen)
    server.script = lambda body: FATES[named(body)] if named(body) in FATES else notes(body)
    server.finish("expired")
    (settled,) = opened(server, tmp_path).collect()
    assert (settled.answered, len(settled.failed), settled.price) == (1, 4, 0.5)
    assert (settled.input_tokens, settled.output_tokens) == (100, 10)
    server.script = notes
    opened(server, tmp_path).send()
    assert {named(line["body"]) for line in server.lines("batch_2")} == set(FATES)
    assert to_the_end(server, everyone, chosen).gaps == ()
    assert len(asked(server)) == len(set(asked(server))) + len(FATES)


def test_a_request_refused_for_good_becomes_a_gap_and_is_not_sent_again(
    server: BatchServer, articles: list[Path], tmp_path: Path
) -> None:
    refused = {"status_code": 400, "body": {"error": {"message": "cannot be served", "code": "invalid_request"}}}
    chosen = settings(server, tmp_path)
    brief(articles, chosen)
    server.script = lambda body: refused if "The south union" in body["messages"][1]["content"] else notes(body)
    made = to_the_end(server, articles, chosen)
    assert [(gap.file, "cannot be served" in gap.reason) for gap in made.gaps] == [("south.txt", True)]
    assert len(asked(server)) == len(set(asked(server)))


def test_an_answer_that_does_not_fit_is_asked_for_once_more_with_its_faults(
    server: BatchServer, articles: list[Path], tmp_path: Path
) -> None:
    chosen = settings(server, tmp_path)
    brief(articles[:1], chosen)
    server.script = lambda _: '{"actors": 5}'
    server.finish()
    again = brief(articles[:1], chosen)
    assert isinstance(again, AnswersMissing)
    (line,) = server.lines("batch_2")
    assert [message["role"] for message in line["body"]["messages"]][:3] == ["system", "user", "assistant"]
    server.script = notes
    assert to_the_end(server, articles[:1], chosen).gaps == ()


def test_an_answer_that_was_cut_off_is_asked_for_in_halves(
    server: BatchServer, articles: list[Path], tmp_path: Path
) -> None:
    chosen = settings(server, tmp_path)
    brief(articles[:1], chosen)
    server.script = lambda _: {"status_code": 200, "body": completion('{"act', "length")}
    server.finish()
    brief(articles[:1], chosen)
    assert len(server.lines("batch_2")) == 2


def test_a_create_that_is_refused_for_a_moment_is_tried_again(
    server: BatchServer, articles: list[Path], tmp_path: Path
) -> None:
    server.creates = [429, 503, "drop"]
    assert isinstance(brief(articles, settings(server, tmp_path)), AnswersMissing)
    assert len(server.batches) == 1, "the one whose reply was lost was found, not made again"
    assert server.count("POST /files") == 1


def test_a_create_that_is_refused_for_good_leaves_its_requests_free(
    server: BatchServer, articles: list[Path], tmp_path: Path
) -> None:
    server.creates = [402]
    with pytest.raises(ProviderError, match="quota"):
        api.summarize(articles, settings=settings(server, tmp_path))
    opened(server, tmp_path).send()
    assert [len(server.lines(batch)) for batch in server.batches] == [3]


def test_a_batch_found_faulty_as_a_whole_is_an_error_and_is_sent_anew(
    server: BatchServer, articles: list[Path], tmp_path: Path
) -> None:
    chosen = settings(server, tmp_path)
    brief(articles, chosen)
    server.finish("failed")
    with pytest.raises(ProviderError, match="one model only"):
        api.summarize(articles, settings=chosen)
    assert to_the_end(server, articles, chosen).gaps == ()
    assert len(server.lines("batch_2")) == 3


KILLED = """
import sys
from pathlib import Path
from summarizer.llm import Endpoint
from summarizer.llm.unsent import open_batches
folder = Path(sys.argv[2])
endpoint = Endpoint(model="m", base_url=sys.argv[1], timeout=30.0)
open_batches(endpoint, folder / "batches", cache=folder / "cache", warn=print)[1].send()
"""


def test_killed_between_creating_and_noting_it_the_batch_is_found_again(
    server: BatchServer, articles: list[Path], tmp_path: Path
) -> None:
    server.creates = [402, "hang"]
    with pytest.raises(ProviderError):
        api.summarize(articles, settings=settings(server, tmp_path))
    process = subprocess.Popen([sys.executable, "-c", KILLED, server.url, str(tmp_path)])
    assert server.heard.wait(20)
    os.kill(process.pid, signal.SIGKILL)
    process.wait(10)
    records = Outbox(tmp_path / "batches").submissions()
    assert [(one.status, one.batch) for one in records if not one.settled] == [("planned", None)]
    for _ in range(2):
        assert isinstance(brief(articles, settings(server, tmp_path)), AnswersMissing)
    assert len(server.batches) == 1
    assert server.count("POST /files") == 2, "one before the kill for each create, none after it"
    assert to_the_end(server, articles, settings(server, tmp_path)).gaps == ()
    assert len(asked(server)) == len(set(asked(server)))


def test_killed_between_uploading_and_noting_it_the_file_is_found_again(
    server: BatchServer, articles: list[Path], tmp_path: Path
) -> None:
    brief(articles, settings(server, tmp_path))
    outbox = Outbox(tmp_path / "batches")
    (sent,) = outbox.submissions()
    server.batches.clear()
    outbox.keep(sent.model_copy(update={"input_file": None, "batch": None, "status": "planned"}))
    opened(server, tmp_path).send()
    assert (server.count("POST /files"), len(server.batches)) == (1, 1)


def test_two_at_once_send_once(server: BatchServer, articles: list[Path], tmp_path: Path) -> None:
    server.creates = [402]
    with pytest.raises(ProviderError):
        api.summarize(articles, settings=settings(server, tmp_path))
    server.latency = 0.2
    each = [opened(server, tmp_path) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        assert [len(out) for out in pool.map(Batches.send, each)] == [1, 1, 1, 1]
    assert [len(server.lines(batch)) for batch in server.batches] == [3]


def test_what_a_live_run_answered_meanwhile_is_not_awaited(
    server: BatchServer, articles: list[Path], tmp_path: Path
) -> None:
    chosen = settings(server, tmp_path)
    api.summarize(articles, settings=replace(chosen, batch=None))
    paid = len(server.live)
    assert isinstance(brief(articles, chosen), Briefing)
    assert (len(server.live), server.batches) == (paid, {})


def test_a_folder_serves_one_model_at_a_time_and_damage_is_not_guessed_around(
    server: BatchServer, articles: list[Path], tmp_path: Path
) -> None:
    brief(articles, settings(server, tmp_path))
    warned: list[str] = []
    other = Endpoint(model="other", base_url=server.url)
    journal = Journal(tmp_path / "cache", warned.append)
    assert Batches(other, Outbox(tmp_path / "batches"), journal, warned.append).collect() == []
    assert "of another model" in warned[0]
    (record,) = (tmp_path / "batches").glob("*.json")
    record.write_text(record.read_text(encoding="utf-8")[:50], encoding="utf-8")
    with pytest.raises(UsageError, match=record.name):
        api.summarize(articles, settings=settings(server, tmp_path))
    with pytest.raises(UsageError, match="do not hold for batches"):
        api.summarize(articles, settings=settings(server, tmp_path, max_calls=3))


def test_no_key_in_the_folder(server: BatchServer, articles: list[Path], tmp_path: Path) -> None:
    key = "sk-canary-0123456789abcdef"
    echoing = {"status_code": 200, "body": completion(f'{{"actors": [], "issues": [], "{key}": 1}}')}
    server.script = lambda _: echoing
    chosen = settings(server, tmp_path, api_key=key)
    brief(articles, chosen)
    server.finish()
    brief(articles, chosen)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(kept) > 5
    assert [path.name for path in kept if key.encode() in path.read_bytes()] == []
