"""What the server can say: an answer, or one of the ways in which servers fail to give one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Body = Mapping[str, Any]
"""A request's JSON body."""


@dataclass(frozen=True)
class Fault:
    """An answer other than a good one given at once."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    content: str | Mapping[str, Any] = ""
    """What the model says, in a reply of status 200."""
    body: bytes | None = None
    """Raw body; by default a completion, or an error object in the usual form."""
    code: str = ""
    message: str = "scripted fault"
    wait: float = 0.0
    """Seconds before the reply begins."""
    drip: float = 0.0
    """Seconds between the bytes of the body."""
    drip_headers: float = 0.0
    """Seconds between the bytes of status line and headers."""
    silent: bool = False
    """Whether no reply ever begins."""
    cut: bool = False
    """Whether the connection is closed in the middle of the body."""
    finish: str = ""
    """Finish reason of an otherwise good reply: "length" or "content_filter"."""
    refusal: str = ""
    """Refusal of an otherwise good reply."""
    echo: bool = False
    """Whether the request's Authorization is given back in the error's message and in a header."""
    kind: str = "fault"
    """What the ledger calls it."""

    @property
    def good(self) -> bool:
        """Whether the client gets an answer it can use: what must never be paid for twice."""
        return self.kind == "good"


Answer = Fault | str | Mapping[str, Any]


def completion(fault: Fault, asked: Mapping[str, str]) -> bytes:
    """Write the body of a chat completion, or of an error."""
    if fault.status != 200:
        message = fault.message + (f" (you sent: {asked.get('authorization', '')})" if fault.echo else "")
        return json.dumps({"error": {"message": message, "code": fault.code or None}}).encode()
    content = fault.content if isinstance(fault.content, str) else json.dumps(fault.content)
    message_ = {"role": "assistant", "content": content, "refusal": fault.refusal or None}
    choice = {"index": 0, "message": message_, "finish_reason": fault.finish or "stop", "logprobs": None}
    usage = {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110}
    return json.dumps(
        {"id": "c", "object": "chat.completion", "created": 0, "model": "stub", "choices": [choice], "usage": usage}
    ).encode()
