"""An answer as it was received, before anybody read it, and how it stands in a row."""

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

from .model import canonical, sha256

Kind = Literal["good", "refused", "filtered", "cut off", "unfit"]
"""good until somebody finds that it does not fit, which is known only later: unfit."""

COLUMNS = "key, request, kind, answer, max_tokens, input_tokens, output_tokens, at, checksum"
"""Columns of a row, in the order in which ``written`` and ``read`` have them."""
_UNLIMITED = 2**53
"""Stands for no limit of tokens."""


@dataclass(frozen=True, slots=True)
class Question:
    """What an answer answers."""

    key: str
    """Hash of everything that can change the answer, a re-ask's conversation included."""
    request: str
    """Key of the first question of the conversation; the same for a first question."""
    max_tokens: int | None = None
    """Most tokens the answer might have. Not in the key: it only cuts answers off, and one that was cut off answers
    nobody who allows more."""

    @property
    def limit(self) -> int:
        """The most tokens as a number, also when there is no limit."""
        return self.max_tokens or _UNLIMITED


@dataclass(frozen=True, slots=True)
class Received:
    """What a model answered, good or not, as it came."""

    content: str | None
    """Text of the answer; null in a refusal, and from servers that answer with nothing."""
    finish: str | None = "stop"
    """Why it ended, in the protocol's words: stop, length, content_filter."""
    refusal: str | None = None
    """What the model said in place of an answer."""
    input_tokens: int = 0
    output_tokens: int = 0

    @property
    def kind(self) -> Kind:
        """What became of the question, as far as it can be told without reading the answer."""
        if self.refusal:
            return "refused"
        if self.finish == "content_filter":
            return "filtered"
        return "cut off" if self.finish == "length" else "good"


def written(question: Question, answer: Received, at: int) -> tuple[str | int, ...]:
    """Make a row of an answer received at a Unix time; nothing else goes into it, least of all a key or a header."""
    body = canonical({"content": answer.content, "finish": answer.finish, "refusal": answer.refusal})
    fixed = (question.key, question.request, body, question.limit, answer.input_tokens, answer.output_tokens)
    return *fixed[:2], answer.kind, *fixed[2:], at, _checksum(*fixed)


def read(row: tuple[Any, ...]) -> tuple[int, Received] | None:
    """Return limit and answer of a row; None when it is not as it was written."""
    key, request, _kind, body, limit, given, taken, _at, checksum = row
    if not all(isinstance(text, str) for text in (key, request, body, checksum)):
        return None
    if not all(isinstance(number, int) for number in (limit, given, taken)):
        return None
    if checksum != _checksum(key, request, body, limit, given, taken):
        return None
    with suppress(ValueError, TypeError, RecursionError):
        return limit, Received(**json.loads(body), input_tokens=given, output_tokens=taken)
    return None


def _checksum(*columns: str | int) -> str:
    return sha256(canonical(columns))
