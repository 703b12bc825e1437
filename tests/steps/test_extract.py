"""Extraction survives what single articles bring about, keeps their order, and asks once more for what failed."""

import threading
import time
from collections.abc import Sequence

import pytest

from summarizer.errors import OutputInvalid, ProviderError, Refused
from summarizer.events import ArticleExtracted, ArticleSkipped, Event
from summarizer.schemas import Article, NotedUnknown, Notes, Provenance, Quarantined
from summarizer.steps.clean import clean
from summarizer.steps.extract import extract
from summarizer.steps.verify import verify


def article(name: str) -> Article:
    text = f"The {name} line will close in May. Who pays remains unclear."
    return clean(Article(id=name * 16, file=f"{name}.txt", text=text))


def unknown(text: str, *sentences: int) -> Notes:
    found = [NotedUnknown(text=text, sentences=list(sentences))]
    return Notes(actors=[], positions=[], proposals=[], disputes=[], events=[], unknowns=found)


class Scripted:
    """An engine that answers, or fails, as told."""

    provenance = Provenance(engine="scripted")
    concurrency = 4
    drained = 0
    pause = 0.0

    def __init__(
        self, *, faulty: dict[str, BaseException] | None = None, again: Notes | Exception | None = None
    ) -> None:
        self.faulty, self.again = faulty or {}, again
        self.asked: list[tuple[str, int]] = []
        self._lock = threading.Lock()

    def extract(self, article: Article, faults: Sequence[Quarantined] = ()) -> Notes:
        with self._lock:
            self.asked.append((article.file, len(faults)))
        time.sleep(self.pause)
        if article.file in self.faulty:
            raise self.faulty[article.file]
        if not faults:
            return unknown("who pays", 2 if self.again is None else 9)
        if isinstance(self.again, Exception):
            raise self.again
        return self.again or unknown("", 2)

    def drain(self) -> None:
        self.drained += 1


def test_order_is_kept_and_faults_become_gaps_with_reasons() -> None:
    faults: dict[str, BaseException] = {
        "b.txt": OutputInvalid("answer", "never fitted"),
        "c.txt": ZeroDivisionError("division by zero"),
    }
    heard: list[Event] = []
    kept, gaps = extract([article(name) for name in "abcd"], Scripted(faulty=faults), verify, heard.append)
    assert [found.file for found, _ in kept] == ["a.txt", "d.txt"]
    assert [(gap.file, "never fitted" in gap.reason) for gap in gaps] == [("b.txt", True), ("c.txt", False)]
    assert "ZeroDivisionError" in gaps[1].reason
    assert sum(isinstance(event, ArticleExtracted) for event in heard) == 2
    assert sum(isinstance(event, ArticleSkipped) for event in heard) == 2


def test_when_all_fail_the_first_fault_is_raised() -> None:
    faults: dict[str, BaseException] = {
        "a.txt": ProviderError("endpoint", "is down"),
        "b.txt": OutputInvalid("answer", "never fitted"),
    }
    with pytest.raises(ProviderError, match="is down"):
        extract([article("a"), article("b")], Scripted(faulty=faults), verify, lambda _: None)


def test_what_failed_is_asked_for_once_and_the_mended_claim_is_kept_beside_the_record() -> None:
    engine = Scripted(again=unknown("who pays", 2))
    ((_, notes),), _ = extract([article("a")], engine, verify, lambda _: None)
    assert engine.asked == [("a.txt", 0), ("a.txt", 1)]
    assert [kept.text for kept in notes.unknowns] == ["who pays"]
    assert [q.failed[0].name for q in notes.quarantine] == ["place"]
    ids = [entry.id for entry in (*notes.unknowns, *notes.quarantine)]
    assert len(set(ids)) == 2


def test_a_failed_second_asking_keeps_the_first_answer() -> None:
    engine = Scripted(again=OutputInvalid("answer", "never fitted"))
    ((_, notes),), gaps = extract([article("a")], engine, verify, lambda _: None)
    assert (len(notes.quarantine), len(notes.unknowns), gaps) == (1, 0, [])


def test_events_come_from_the_callers_thread() -> None:
    threads: set[int] = set()
    extract([article(n) for n in "abcd"], Scripted(), verify, lambda _: threads.add(threading.get_ident()))
    assert threads == {threading.get_ident()}


def test_what_would_befall_every_article_ends_the_run_before_the_rest_is_begun() -> None:
    names = [f"{n:03}" for n in range(200)]
    engine = Scripted(faulty={f"{name}.txt": Refused("endpoint", "refuses the key") for name in names[50:]})
    heard: list[Event] = []
    with pytest.raises(Refused, match="refuses the key"):
        extract([article(name) for name in names], engine, verify, heard.append)
    assert len(engine.asked) <= 50 + 2 * engine.concurrency
    assert not any(isinstance(event, ArticleSkipped) for event in heard)


@pytest.mark.parametrize("raised", [KeyboardInterrupt, ValueError])
def test_what_strikes_the_caller_lets_nothing_more_begin_and_drains(raised: type[BaseException]) -> None:
    engine = Scripted()
    engine.pause = 0.005

    def listener(_event: Event) -> None:
        raise raised

    with pytest.raises(raised):
        extract([article(f"{n:03}") for n in range(200)], engine, verify, listener)
    asked = len(engine.asked)
    assert asked < 200
    assert engine.drained == 1


def test_an_interrupt_inside_a_worker_is_raised_to_the_caller() -> None:
    engine = Scripted(faulty={"a.txt": KeyboardInterrupt()})
    with pytest.raises(KeyboardInterrupt):
        extract([article("a"), article("b")], engine, verify, lambda _: None)
