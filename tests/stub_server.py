"""A chat-completions server on loopback that answers by script, misbehaves on demand and keeps the books.

Standard library only, bounded in time. A script is a function of the request's JSON body and of how many requests came
before: it returns the answer's object (or its text), or a ``Fault``. The ledger gets each request before it is
answered, so what was sent and paid is judged by somebody who is not the client.
"""

import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

Body = Mapping[str, Any]


@dataclass(frozen=True)
class Fault:
    """An answer other than a good one."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    """Raw body; by default an error object in the usual form."""
    code: str = ""
    message: str = "scripted fault"
    drip: float = 0.0
    """Seconds between the bytes of the body."""
    cut: bool = False
    """Whether the connection is closed in the middle of the body."""
    finish: str = ""
    """Finish reason of an otherwise good reply: "length" or "content_filter"."""
    refusal: str = ""
    """Refusal of an otherwise good reply."""


Answer = Fault | str | Mapping[str, Any]
Script = Callable[[Body, int], Answer]


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
        """Name of the schema that was asked for."""
        return str(self.body["response_format"]["json_schema"]["name"])


class StubServer:
    """Serve a script while the ``with`` block lasts."""

    def __init__(self, script: Script, *, latency: float = 0.0) -> None:
        """Keep the script; ``latency`` is the seconds before each reply."""
        self.ledger: list[Entry] = []
        self.most_in_flight = 0
        self._script, self._latency = script, latency
        self._lock, self._in_flight = threading.Lock(), 0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """Root of the endpoint."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def receive(self, entry: Entry) -> Answer:
        """Write a request into the ledger, then ask the script."""
        with self._lock:
            n = len(self.ledger)
            self.ledger.append(entry)
            self._in_flight += 1
            self.most_in_flight = max(self.most_in_flight, self._in_flight)
        try:
            time.sleep(self._latency)
            return self._script(entry.body, n)
        finally:
            with self._lock:
                self._in_flight -= 1


def _handler(stub: StubServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers.get("content-length", 0)))
            entry = Entry(
                self.path,
                {name.lower(): value for name, value in self.headers.items()},
                json.loads(raw),
                raw,
                time.monotonic(),
            )
            self._reply(stub.receive(entry))

        def _reply(self, answer: Answer) -> None:
            fault = answer if isinstance(answer, Fault) else Fault()
            content = "" if isinstance(answer, Fault) else answer if isinstance(answer, str) else json.dumps(answer)
            if fault.body is not None:
                body = fault.body
            elif fault.status == 200:
                body = json.dumps(_completion(content, fault)).encode()
            else:
                body = json.dumps({"error": {"message": fault.message, "code": fault.code or None}}).encode()
            self.send_response(fault.status)
            for name, value in ({"content-type": "application/json"} | dict(fault.headers)).items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self._write(body, fault)

        def _write(self, body: bytes, fault: Fault) -> None:
            try:
                if fault.cut:
                    self.wfile.write(body[: len(body) // 2])
                    self.close_connection = True
                elif fault.drip:
                    for byte in body:
                        self.wfile.write(bytes([byte]))
                        self.wfile.flush()
                        time.sleep(fault.drip)
                else:
                    self.wfile.write(body)
            except OSError:  # the client hung up, as it should on a reply that takes too long
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: the ledger has it."""

    return Handler


def _completion(content: str, fault: Fault) -> dict[str, Any]:
    message = {"role": "assistant", "content": content, "refusal": fault.refusal or None}
    choice = {"index": 0, "message": message, "finish_reason": fault.finish or "stop", "logprobs": None}
    usage = {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110}
    return {"id": "c", "object": "chat.completion", "created": 0, "model": "stub", "choices": [choice], "usage": usage}
