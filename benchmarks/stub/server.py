"""The server: it receives, writes the ledger, then replies as its script or the plan in the base URL says."""

import contextlib
import hashlib
import json
import os
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from .answers import scripted
from .plan import Plan, Planned
from .reply import Answer, Body, Fault, completion

Script = Callable[[Body, int], Answer]
"""Answers a request's JSON body, given how many requests came before it."""
_LARGEST = 8_000_000
"""Bytes of a request that are read."""


@dataclass(frozen=True)
class Entry:
    """One request as it came in."""

    path: str
    headers: Mapping[str, str]
    body: Body
    raw: bytes
    at: float

    @property
    def user(self) -> str:
        """Text of the first user message."""
        return next(str(m["content"]) for m in self.body["messages"] if m["role"] == "user")

    @property
    def fills(self) -> str:
        """Name of the schema that was asked for; empty when none was, as other clients do."""
        return str(self.body.get("response_format", {}).get("json_schema", {}).get("name", ""))


@dataclass
class Bounds:
    """What ends the server by itself, so that a forgotten one does not stay."""

    seconds: float = 900.0
    requests: int = 200_000


@dataclass
class _Books:
    """Counts under one lock, and the ledger file, of which each line is out before its reply."""

    file: Path | None
    lock: threading.Lock = field(default_factory=threading.Lock)
    in_flight: int = 0
    most: int = 0
    seen: Counter[str] = field(default_factory=Counter)

    def write(self, line: Mapping[str, Any]) -> None:
        """Append one line; a single write, which no kill of this process can halve."""
        if self.file is not None:
            handle = os.open(self.file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(handle, json.dumps(line).encode() + b"\n")
            finally:
                os.close(handle)


class StubServer:
    """Serve a script while the ``with`` block lasts; a plan in a request's path goes before the script."""

    def __init__(
        self,
        script: Script = scripted,
        *,
        latency: float = 0.0,
        ledger: Path | None = None,
        port: int = 0,
        bounds: Bounds | None = None,
    ) -> None:
        """Bind to loopback; nothing is served yet.

        Args:
            script: who answers requests whose path holds no plan.
            latency: seconds before each reply of the script.
            ledger: file that gets a JSON line for each request before it is answered.
            port: 0 for any free one.
            bounds: when to end without being told.
        """
        self.ledger: list[Entry] = []
        self.lines: list[dict[str, Any]] = []
        """What the ledger file holds."""
        self._script, self._latency = script, latency
        self._books = _Books(ledger)
        self._bounds = bounds or Bounds()
        self._plans: dict[str, Planned] = {}
        handler = type("Handler", (_Handler,), {"stub": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", port), handler, bind_and_activate=False)
        self._server.request_queue_size = 256
        self._server.daemon_threads = True
        self._server.server_bind()
        self._server.server_activate()
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._over = threading.Event()

    @property
    def url(self) -> str:
        """Root of the endpoint."""
        return self.planned("")

    @property
    def most_in_flight(self) -> int:
        """The most requests that were out at once."""
        return self._books.most

    def planned(self, plan: str) -> str:
        """Root of the endpoint with a plan of faults in it, such as "lat=50,f429=0.1"."""
        host = f"http://127.0.0.1:{self._server.server_address[1]}"
        return f"{host}/{plan}/v1" if plan else f"{host}/v1"

    def wait(self) -> None:
        """Return when the bounds are reached."""
        self._over.wait(self._bounds.seconds)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def receive(self, entry: Entry) -> tuple[Answer, float]:
        """Decide on a request and write it into the books; returns the answer and the seconds before it."""
        books, asked = self._books, hashlib.sha256(entry.raw).hexdigest()[:16]
        with books.lock:
            n = len(self.ledger)
            self.ledger.append(entry)
            if n + 1 >= self._bounds.requests:
                self._over.set()
            books.in_flight += 1
            books.most = max(books.most, books.in_flight)
            attempt = books.seen[asked]
            books.seen[asked] += 1
            planned = self._planned(entry.path)
        try:
            answer = self._script(entry.body, n) if planned is None else planned.answer(entry, attempt)
        except Exception as error:  # a fault of the script must show as one, not as a lost connection
            answer = Fault(status=500, message=f"the script failed: {error!r}")
        wait = (answer.wait if isinstance(answer, Fault) else 0.0) or (self._latency if planned is None else 0.0)
        good = not isinstance(answer, Fault) or answer.good
        line: dict[str, Any] = {
            "n": n,
            "at": entry.at,
            "replied": entry.at + wait,
            "asked": asked,
            "bytes": sum(len(str(m["content"]).encode("utf-8", "surrogatepass")) for m in entry.body["messages"]),
            "attempt": attempt,
            "fills": entry.fills,
            "status": answer.status if isinstance(answer, Fault) else 200,
            "retry_after": planned.window(answer) if planned is not None else 0.0,
            "good": good,
            "kind": answer.kind if isinstance(answer, Fault) else "good",
            "in_flight": books.in_flight,
        }
        with books.lock:
            self.lines.append(line)
            books.write(line)
        return answer, wait

    def done(self) -> None:
        """A reply is out."""
        with self._books.lock:
            self._books.in_flight -= 1

    def _planned(self, path: str) -> Planned | None:
        text = path.strip("/").split("/")[0]
        if "=" not in text:
            return None
        if text not in self._plans:
            self._plans[text] = Planned(Plan.parse(text))
        return self._plans[text]


class _Handler(BaseHTTPRequestHandler):
    """Reads a request, asks the stub, and writes what it says, well or badly."""

    stub: StubServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def handle(self) -> None:
        """Serve one connection; a client that is killed in the middle of it is what this server is for."""
        with contextlib.suppress(ConnectionError):
            super().handle()

    def do_POST(self) -> None:
        raw = self.rfile.read(min(_LARGEST, int(self.headers.get("content-length", 0))))
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer, wait = self.stub.receive(Entry(self.path, headers, json.loads(raw), raw, time.time()))
        try:
            time.sleep(wait)
            self._reply(answer, headers)
        except OSError:  # the client hung up, as it should on a reply that takes too long
            self.close_connection = True
        finally:
            self.stub.done()

    def _reply(self, answer: Answer, asked: Mapping[str, str]) -> None:
        fault = answer if isinstance(answer, Fault) else Fault(content=answer)
        if fault.silent:
            self._hold()
            return
        body = fault.body if fault.body is not None else completion(fault, asked)
        self.send_response(fault.status)
        headers = {"content-type": "application/json"} | dict(fault.headers)
        if fault.echo:
            headers["x-echo"] = asked.get("authorization", "")
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        if fault.drip_headers:
            self._drip(b"".join(self._headers_buffer), fault.drip_headers)  # type: ignore[attr-defined]
            self._headers_buffer: list[bytes] = []
        self.end_headers()
        if fault.cut:
            self.wfile.write(body[: len(body) // 2])
            self.close_connection = True
        elif fault.drip:
            self._drip(body, fault.drip)
        else:
            self.wfile.write(body)

    def _drip(self, content: bytes, pause: float) -> None:
        for byte in content:
            self.wfile.write(bytes([byte]))
            time.sleep(pause)

    def _hold(self) -> None:
        """Say nothing until the client gives up."""
        self.connection.settimeout(120.0)
        with contextlib.suppress(OSError):
            self.connection.recv(1, socket.MSG_PEEK)
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the ledger has it."""
