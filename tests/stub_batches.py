"""The batch service on loopback: files, batches, chat completions, and a ledger nobody but the server writes.

Standard library only. A batch stays in progress until ``finish`` is called, which answers its lines by a script and
hands the output back shuffled, as the service may. Faults: refused or dropped creates, a create that is heard but
never answered, requests that fail or never run.
"""

import json
import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

Body = Mapping[str, Any]
Script = Callable[[Body], str | Mapping[str, Any]]
"""Answers a request's body: the content, or a whole response {"status_code": ..., "body": ...} or {"error": ...}."""


class BatchServer:
    """Serve while the ``with`` block lasts."""

    def __init__(self, script: Script) -> None:
        """Keep the script. ``creates`` holds what befalls the next creates: a status, "drop" or "hang"."""
        self.script = script
        self.ledger: list[str] = []
        self.live: list[Body] = []
        self.files: dict[str, tuple[str, bytes]] = {}
        self.batches: dict[str, dict[str, Any]] = {}
        self.creates: list[int | str] = []
        self.heard = threading.Event()
        self.latency = 0.0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"stub": self}))
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

    def count(self, call: str) -> int:
        """How often a call such as "POST /batches" came in."""
        return self.ledger.count(call)

    def lines(self, batch: str) -> list[dict[str, Any]]:
        """The requests of a batch."""
        raw = self.files[self.batches[batch]["input_file_id"]][1]
        return [json.loads(line) for line in raw.decode().splitlines()]

    def bodies(self) -> list[Body]:
        """Every body of every batch: what was paid for, or will be."""
        return [line["body"] for batch in self.batches for line in self.lines(batch)]

    def finish(self, status: str = "completed", *, seed: int = 7) -> None:
        """End every batch that is in progress."""
        for batch in self.batches.values():
            if batch["status"] != "in_progress":
                continue
            batch["status"] = status
            if status == "failed":
                batch["errors"] = {"object": "list", "data": [{"code": "model_mismatch", "message": "one model only"}]}
                continue
            good, bad = [], []
            for line in self.lines(batch["id"]):
                reply = self._answered(line)
                if reply is not None:
                    (good if (reply["response"] or {}).get("status_code") == 200 else bad).append(reply)
            for name, replies in (("output_file_id", good), ("error_file_id", bad)):
                random.Random(seed).shuffle(replies)
                batch[name] = (
                    self.store("out.jsonl", b"".join(json.dumps(r).encode() + b"\n" for r in replies))
                    if replies
                    else None
                )

    def store(self, name: str, content: bytes) -> str:
        """Keep a file; returns its number."""
        number = f"file-{len(self.files) + 1}"
        self.files[number] = name, content
        return number

    def _answered(self, line: Body) -> dict[str, Any] | None:
        said = self.script(line["body"])
        response: Any = None
        error: Any = None
        if isinstance(said, str):
            response = {"status_code": 200, "request_id": "r", "body": completion(said)}
        elif "error" in said:
            error = said["error"]
        elif said:
            response = {"request_id": "r", **said}
        else:
            return None
        return {"id": "batch_req", "custom_id": line["custom_id"], "response": response, "error": error}

    def create(self, asked: Body) -> dict[str, Any]:
        """Make a batch of a file."""
        number = f"batch_{len(self.batches) + 1}"
        self.batches[number] = {
            "id": number, "object": "batch", "endpoint": asked["endpoint"], "status": "in_progress", "errors": None,
            "input_file_id": asked["input_file_id"], "completion_window": asked["completion_window"],
            "created_at": int(time.time()), "output_file_id": None, "error_file_id": None,
            "metadata": asked["metadata"],
        }  # fmt: skip
        return self.batches[number]


def completion(content: str, finish: str = "stop") -> dict[str, Any]:
    """A chat completion around a content."""
    message = {"role": "assistant", "content": content, "refusal": None}
    choice = {"index": 0, "message": message, "finish_reason": finish, "logprobs": None}
    usage = {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110}
    return {"id": "c", "object": "chat.completion", "created": 0, "model": "stub", "choices": [choice], "usage": usage}


class _Handler(BaseHTTPRequestHandler):
    stub: BatchServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self._path()
        self.stub.ledger.append(f"GET {path}")
        if path == "/files":
            self._send(200, self._page([_file(name, *kept) for name, kept in self.stub.files.items()]))
        elif path.endswith("/content"):
            self._send(200, self.stub.files[path.split("/")[2]][1])
        elif path == "/batches":
            self._send(200, self._page(list(reversed(self.stub.batches.values()))))
        else:
            self._send(200, self.stub.batches[path.split("/")[2]])

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["content-length"]))
        path = self._path()
        self.stub.ledger.append(f"POST {path}")
        time.sleep(self.stub.latency)
        if path == "/files":
            name, content = next(self._parts(raw))
            self._send(200, _file(self.stub.store(name, content), name, content))
        elif path == "/batches":
            self._create(json.loads(raw))
        else:
            self.stub.live.append(json.loads(raw))
            said = self.stub.script(self.stub.live[-1])
            self._send(200, completion(said)) if isinstance(said, str) else self._send(400, dict(said))

    def _create(self, asked: Body) -> None:
        fate = self.stub.creates.pop(0) if self.stub.creates else 200
        if isinstance(fate, int) and fate != 200:
            code = "insufficient_quota" if fate == 402 else "rate_limit_exceeded"
            self._send(fate, {"error": {"message": "scripted", "code": code}}, {"retry-after": "0.05"})
            return
        made = self.stub.create(asked)
        if fate == "hang":
            self.stub.heard.set()
            time.sleep(20)
        if fate in ("hang", "drop"):
            self.close_connection = True
            return
        self._send(200, made)

    def _path(self) -> str:
        return self.path.split("?")[0].removeprefix("/v1")

    def _parts(self, raw: bytes) -> Iterator[tuple[str, bytes]]:
        head = f"content-type: {self.headers['content-type']}\r\n\r\n".encode()
        for part in message_from_bytes(head + raw).get_payload():  # type: ignore[union-attr]
            if part.get_filename():  # type: ignore[union-attr]
                yield str(part.get_filename()), part.get_payload(decode=True)  # type: ignore[union-attr, misc]

    def _page(self, listed: list[dict[str, Any]]) -> dict[str, Any]:
        return {"object": "list", "data": listed, "has_more": False}

    def _send(self, status: int, content: Any, headers: Mapping[str, str] | None = None) -> None:
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        kind = "application/octet-stream" if isinstance(content, bytes) else "application/json"
        for name, value in ({"content-type": kind} | dict(headers or {})).items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the ledger has it."""


def _file(number: str, name: str, content: bytes) -> dict[str, Any]:
    return {
        "id": number, "object": "file", "bytes": len(content), "created_at": int(time.time()), "filename": name,
        "purpose": "batch", "status": "processed",
    }  # fmt: skip
