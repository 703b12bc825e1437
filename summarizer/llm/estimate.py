"""How many tokens a request takes, guessed before it is sent: tokenizers are downloads, and each model has its own.

Two rules. A *bound* that holds for every tokenizer in use: a token is at least one byte of UTF-8. A *range* for what to
expect: 3 to 5 characters a token of English and JSON, or the ratio this model was seen to have. How long an answer gets
was measured on 23 recorded answers (five samples and six labelled stories, 2.2 to 6.3 kB an article, one capable
model): notes are 3.4 to 8.0 times as long as the article as JSON without blanks; a wording 1.4 kB; groups of labels a
third of the labels. Another prompt or schema wants another measurement.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from .model import Request, target_schema

OVERHEAD = 64
"""Tokens that chat templates add to a request at most: roles, separators."""
_ANSWERS: dict[str, tuple[float, float, int]] = {
    "Notes": (3.0, 8.0, 200),
    "ForeignNotes": (4.0, 10.0, 250),
    "Links": (0.05, 0.6, 20),
    "Phrased": (0.9, 1.8, 100),
    "Wording": (0.0, 0.0, 1_000),
}
"""Characters of an answer by schema: least and most for each character of the varying part, and beside them at
least (twice that at most)."""
_UNKNOWN = (0.1, 2.0, 100)


@dataclass(frozen=True, slots=True)
class Range:
    """A number that is not known yet."""

    low: float = 0.0
    high: float = 0.0

    def __add__(self, other: "Range") -> "Range":
        return Range(self.low + other.low, self.high + other.high)


@dataclass(frozen=True, slots=True)
class Calibration:
    """How this model counted before."""

    characters: int = 0
    """Characters of the prompts it was sent."""
    input_tokens: int = 0
    """Tokens it counted in them."""

    @property
    def believed(self) -> bool:
        """Whether enough was counted to go by."""
        return self.input_tokens >= _ENOUGH

    @property
    def per_token(self) -> Range:
        """Characters a token; 3 to 5 until something was counted, then what was counted, a tenth either way."""
        if not self.believed:
            return Range(3.0, 5.0)
        seen = self.characters / self.input_tokens
        return Range(seen * 0.9, seen * 1.1)


_ENOUGH = 5_000
"""Counted tokens from which a ratio is believed."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What one call takes."""

    characters: int
    """Characters of what is sent."""
    input: Range
    """Tokens of the prompt."""
    output: Range
    """Tokens of the answer."""
    most_input: int
    """Tokens the prompt can't exceed."""
    most_output: int
    """Tokens the answer can't exceed."""


def estimate(
    request: Request, messages: Sequence[Any] | None = None, calibration: Calibration = Calibration()
) -> Estimate:
    """Guess what a call takes.

    Args:
        request: as rendered.
        messages: of the conversation when it is a re-ask; by default the system and user part.
        calibration: how the model counted before.
    """
    sent = "".join(_text(m) for m in messages) if messages else request.system + request.user
    schema = _schema(request.fills)
    # Whether the schema counts as prompt differs between servers; a ratio that was seen has it in it.
    widest = len(sent) + (0 if calibration.believed else len(schema))
    per_token = calibration.per_token
    least, most, floor = _ANSWERS.get(request.fills.__name__, _UNKNOWN)
    limit = request.max_tokens or UNLIMITED
    answer = Range((floor + least * len(request.user)) / per_token.high, (2 * floor + most * len(request.user)) / 3.0)
    return Estimate(
        characters=len(sent),
        input=Range(len(sent) / per_token.high, widest / per_token.low + OVERHEAD),
        output=Range(min(answer.low, limit), min(answer.high, limit)),
        most_input=len(sent.encode("utf-8", "surrogatepass")) + len(schema) + OVERHEAD,
        most_output=limit,
    )


UNLIMITED = 100_000
"""Tokens of an answer that has no limit: more than any model in use gives."""


@cache
def _schema(fills: type[BaseModel]) -> str:
    """Write a schema once: describing it takes 6 ms, and a capped run asks ten thousand times. ASCII, as dumped."""
    return json.dumps(target_schema(fills))


def _text(message: Any) -> str:
    content = message.get("content") if isinstance(message, dict) else None
    return content if isinstance(content, str) else json.dumps(message, default=str)
