"""What goes wrong between us and an endpoint, in our own words: no foreign error and no key leaves this floor."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import openai

from ..errors import OutputInvalid, ProviderError, Refused, SummarizerError
from .connection import Endpoint
from .model import CutOff
from .secrecy import redacted

_PASSING = {408, 409, 429}
_TOO_LONG = re.compile(
    r"context[ _](length|size|window)|maximum context|too many tokens|prompt is too long", re.IGNORECASE
)
_FATAL = {
    401: ("refuses the key", "Set OPENAI_API_KEY to a valid key for this endpoint"),
    402: ("wants to be paid first", "Add credit, or use another endpoint"),
    403: ("forbids the use of {model}", "Check what the key may use"),
    404: ("knows no {model}, or is no such address", "Check -m and --base-url, which usually ends in /v1"),
} | {
    code: (f"redirects with {code}, which is not followed", "Give the address it points to as --base-url")
    for code in (301, 302, 303, 307, 308)
}
_QUOTA = {"insufficient_quota", "billing_hard_limit_reached", "insufficient_credits", "quota_exceeded"}
_FILTERED = {"content_filter", "content_policy_violation"}
"""Codes by which servers refuse one article, with a status that would otherwise concern every one."""
_SHOWN = 300
"""Characters of a foreign message that are passed on."""


class Passing(Exception):
    """A transport fault worth another try."""

    def __init__(self, final: SummarizerError, retry_after: float | None = None) -> None:
        """Keep what to raise when no try is left, and the seconds the server asked us to wait."""
        super().__init__(str(final))
        self.final, self.retry_after = final, retry_after


@dataclass(frozen=True, slots=True)
class Translator:
    """Turns foreign errors into ours for one endpoint."""

    endpoint: Endpoint

    def clean(self, text: object) -> str:
        """Shorten a foreign text to one line without control characters and without the key."""
        flat = " ".join("".join(c if c.isprintable() else " " for c in str(text)[: 10 * _SHOWN]).split())
        flat = redacted(flat, self.endpoint.secrets)
        return flat if len(flat) <= _SHOWN else flat[:_SHOWN] + "..."

    def unreachable(self, error: Exception) -> Passing:
        """The connection failed or was lost."""
        cause = error.__cause__ or error
        return Passing(
            ProviderError(
                self.endpoint.shown,
                f"can't be reached ({self.clean(cause) or type(cause).__name__})",
                "Check that the server runs and the base URL is right",
            )
        )

    def slow(self) -> ProviderError:
        """The time of a call is up."""
        return ProviderError(
            self.endpoint.shown,
            f"did not answer within {self.endpoint.timeout:g} s, retries included",
            "Raise --timeout, lower --concurrency, or use a smaller window",
        )

    def busy(self, fault: str) -> Refused:
        """The server wants to be left alone for longer than a call may take."""
        return Refused(
            self.endpoint.shown,
            f"{fault}, longer than the {self.endpoint.timeout:g} s a call may take",
            "Run the same command later: answers already received are kept. Or raise --timeout",
        )

    def garbled(self, found: str) -> Passing:
        """The body is not the JSON of a completion: a transport fault, which the model must never hear of."""
        return Passing(
            ProviderError(
                self.endpoint.shown,
                f"answered with something that is no chat completion ({self.clean(found)})",
                "Check that the base URL is the root of an OpenAI-compatible endpoint, usually ending in /v1",
            )
        )

    def status(self, error: openai.APIStatusError) -> Passing | SummarizerError:
        """An answer other than success."""
        code, shown = error.status_code, self.endpoint.shown
        said = self.clean(_message(error))
        if (about_this := self._about_this_prompt(error, said)) is not None:
            return about_this
        if _words(error) & _QUOTA:
            return Refused(shown, f"the account's quota is used up ({said})", "Add credit, or use another endpoint")
        if code in _PASSING or code >= 500:
            wait = retry_after(error.response.headers)
            if wait is not None and wait >= self.endpoint.timeout:
                return self.busy(f"answers {code} and asks to wait {wait:,.0f} s ({said})")
            final = ProviderError(shown, f"keeps answering {code} ({said})", "Try later, or lower --concurrency")
            return Passing(final, wait)
        if code in _FATAL:
            fault, move = _FATAL[code]
            return Refused(shown, f"{fault.format(model=self.endpoint.model)} ({said})", move)
        return ProviderError(shown, f"refuses the request with {code} ({said})", "Check the model's name and abilities")

    def _about_this_prompt(self, error: openai.APIStatusError, said: str) -> OutputInvalid | None:
        """What befalls one article and no other, under statuses that otherwise concern every one."""
        thing = f"model {self.endpoint.model}"
        if _words(error) & _FILTERED or _flagged(error):
            return OutputInvalid(thing, f"its content filter stopped the request ({said})", "Use another model for it")
        if error.status_code == 413 or (error.status_code in (400, 422) and _TOO_LONG.search(said)):
            return CutOff(thing, f"the prompt is longer than it can read ({said})", "Set a smaller --window")
        return None


def _message(error: openai.APIStatusError) -> str:
    return str(_inner(error).get("message") or error.message)


def _inner(error: openai.APIStatusError) -> Mapping[str, object]:
    """The error object, which some servers wrap and some don't."""
    body: object = error.body
    inner = body.get("error", body) if isinstance(body, dict) else None
    return inner if isinstance(inner, dict) else {}


def _words(error: openai.APIStatusError) -> set[str]:
    """Its code and type."""
    inner = _inner(error)
    return {word for word in (inner.get("code"), inner.get("type")) if isinstance(word, str)}


def _flagged(error: openai.APIStatusError) -> bool:
    """Whether a router's moderation stopped this prompt, which it says with 403 and the prompt's flagged part."""
    metadata = _inner(error).get("metadata")
    return isinstance(metadata, dict) and "flagged_input" in metadata


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Read how long to wait, in seconds: milliseconds, seconds or a date, as servers have it (RFC 9110, 10.2.3)."""
    exact, value = _number(headers.get("retry-after-ms")), headers.get("retry-after")
    if exact is not None:
        return exact / 1000
    if value is None:
        return None
    if (seconds := _number(value)) is not None:
        return seconds
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _number(text: str | None) -> float | None:
    """Read a number of at least 0; what is none, "nan" included, is left to others."""
    try:
        number = float(text or "")
    except ValueError:
        return None
    return None if math.isnan(number) else max(0.0, number)
