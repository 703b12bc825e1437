"""Of all that ask the same, in whatever thread or process, one pays; and a killed one neither blocks nor costs."""

import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from summarizer.llm.flight import Claims
from tests.stub_server import Answer, Body, StubServer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="claims are POSIX locks")

RUN = """
import sys, time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from summarizer.llm import Endpoint, Request, connect
from summarizer.schemas import Links
import summarizer.llm.client
url, folder, articles, threads = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
model = connect(Endpoint(model="m", base_url=url, timeout=60), cache=folder, warn=lambda m: print("WARN", m))
began = time.process_time()
with ThreadPoolExecutor(threads) as pool:
    asked = [Request("r", "r 1", "system", f"article {n}", Links) for n in range(articles)]
    replies = list(pool.map(model.fill, asked))
print(len(replies), sum(reply.usage.calls for reply in replies), round(time.process_time() - began, 2))
"""
HOLD = """
import sys, time
from pathlib import Path
from summarizer.llm.flight import Claims
with Claims(Path(sys.argv[1])).held("k", 5.0):
    print("held", flush=True)
    time.sleep(60)
"""


def start(code: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def script(_body: Body, _n: int) -> Answer:
    return {"actors": [], "issues": []}


def paid(stub: StubServer) -> Counter[str]:
    return Counter(entry.user for entry in stub.ledger)


def test_two_processes_on_one_folder_pay_nothing_twice(tmp_path: Path) -> None:
    with StubServer(script, latency=0.05) as stub:
        runs = [start(RUN, stub.url, tmp_path, 40, 8) for _ in range(2)]
        told = [run.communicate(timeout=100) for run in runs]
        assert [run.returncode for run in runs] == [0, 0], told
        counts = [out.split() for out, _ in told]
        assert [count[0] for count in counts] == ["40", "40"]
        assert sum(int(count[1]) for count in counts) == 40
        assert len(stub.ledger) == 40
        assert max(paid(stub).values()) == 1
    assert list((tmp_path / "claims").iterdir()) == []


def test_what_was_received_before_a_kill_is_not_paid_for_again(tmp_path: Path) -> None:
    """Twenty answers are through and four are out when the process is killed: those four are asked again, no other."""
    hold, reached = Event(), Event()

    def slow(_body: Body, n: int) -> Answer:
        if n >= 23 and not hold.is_set():
            reached.set()
        if n >= 20:
            hold.wait(30)
        return {"actors": [], "issues": []}

    with StubServer(slow) as stub:
        first = start(RUN, stub.url, tmp_path, 40, 4)
        assert reached.wait(60)
        first.kill()
        first.wait(10)
        hold.set()
        before = paid(stub)
        second = start(RUN, stub.url, tmp_path, 40, 4)
        out, err = second.communicate(timeout=60)
        assert out.split()[:2] == ["40", "20"], err
        again = [user for user, times in paid(stub).items() if times > 1]
        assert len(before) == 24
        assert len(again) <= 4
        assert len(stub.ledger) == 40 + len(again)


CRASH = """
import os, signal, sys
from pathlib import Path
import summarizer.llm.client as client
from summarizer.llm import Endpoint, Request, connect
from summarizer.schemas import Links
if sys.argv[3] == "kill":
    # The first thing anybody does with an answer is to look whether it is one.
    client.ChatModel._check = lambda self, completion: os.kill(os.getpid(), signal.SIGKILL)
model = connect(Endpoint(model="m", base_url=sys.argv[1], timeout=60), cache=Path(sys.argv[2]))
print(model.fill(Request("r", "r 1", "system", "one article", Links)).usage.calls)
"""


@pytest.mark.parametrize("answers", [["good"], ["no JSON", "good"]], ids=["first answer", "re-ask"])
def test_an_answer_is_kept_before_anybody_looks_at_it(tmp_path: Path, answers: list[str]) -> None:
    def scripted(_body: Body, n: int) -> Answer:
        answer = answers[min(n, len(answers) - 1)]
        return {"actors": [], "issues": []} if answer == "good" else answer

    with StubServer(scripted) as stub:
        killed = start(CRASH, stub.url, tmp_path, "kill")
        assert killed.wait(60) == -signal.SIGKILL
        assert len(stub.ledger) == 1
        second = start(CRASH, stub.url, tmp_path, "live")
        out, err = second.communicate(timeout=60)
        assert out.split() == [str(len(answers) - 1)], err
        assert len(stub.ledger) == len(answers)


def test_a_killed_holder_lets_go(tmp_path: Path) -> None:
    holder = start(HOLD, tmp_path)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    claims = Claims(tmp_path)
    began = time.monotonic()
    with claims.held("other", 5.0):
        assert time.monotonic() - began < 4, "another key is another claim"
    with ThreadPoolExecutor(1) as pool:
        waits = pool.submit(lambda: claims.held("k", 30.0).__enter__())
        time.sleep(0.3)
        assert not waits.done()
        holder.kill()
        holder.wait(10)
        killed = time.monotonic()
        waits.result(10)
        assert time.monotonic() - killed < 8, "it need not wait for its thirty seconds"
    holder.stdout.close()


def test_waiting_ends_and_takes_no_processor(tmp_path: Path) -> None:
    with Claims(tmp_path).held("k", 1.0):
        began, cpu = time.monotonic(), time.process_time()
        with Claims(tmp_path).held("k", 1.0):
            assert 0.9 < time.monotonic() - began < 10
            assert time.process_time() - cpu < 0.2
        assert [path.name for path in tmp_path.iterdir()] == ["k.lock"], "whoever has no claim removes none"


def test_a_claim_is_one_at_a_time(tmp_path: Path) -> None:
    inside, most, claims = [0], [0], [Claims(tmp_path) for _ in range(4)]

    def enter(n: int) -> None:
        with claims[n % 4].held("k", 60.0):
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            time.sleep(0.002)
            inside[0] -= 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(enter, range(60)))
    assert most == [1]
    assert list(tmp_path.iterdir()) == []


def test_what_killed_processes_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / "left.lock").touch()
    claims = Claims(tmp_path)
    with claims.held("k", 1.0):
        claims.sweep()
        assert [path.name for path in tmp_path.iterdir()] == ["k.lock"]
    assert list(tmp_path.iterdir()) == []
