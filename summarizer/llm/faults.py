"""What goes wrong between us and an endpoint, in our own words: no foreign error and no key leaves this floor."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import openai

from ..errors import ProviderError, SummarizerError
from .connection import Endpoint
from .model import CutOff

_PASSING = {408, 409, 429}
_TOO_LONG = re.compile(
    r"context[ _](length|size|window)|maximum context|too many tokens|prompt is too long", re.IGNORECASE
)
_FATAL = {
    401: ("refuses the key", "Set OPENAI_API_KEY to a valid key for this endpoint"),
    403: ("forbids the use of {model}", "Check what the key may use"),
    404: ("knows no {model}, or is no such address", "Check -m and --base-url, which usually ends in /v1"),
} | {
    code: (f"redirects with {code}, which is not followed", "Give the address it points to as --base-url")
    for code in (301, 302, 303, 307, 308)
}
_SHOWN = 300
"""Characters of a foreign message that are passed on."""


class Passing(Exception):
    """A transport fault worth another try."""

    def __init__(self, final: SummarizerError, retry_after: float | None = None) -> None:
        """Keep what to raise when no try is left, and the seconds the server asked us to wait."""
        super().__init__(str(final))
        self.final, self.retry_after = final, retry_after


class Fatal(ProviderError):
    """A refusal that every further call would meet as well: key, quota, model name."""


@dataclass(frozen=True, slots=True)
class Translator:
    """Turns foreign errors into ours for one endpoint."""

    endpoint: Endpoint

    def clean(self, text: object) -> str:
        """Shorten a foreign text to one line without control characters and without the key."""
        flat = " ".join("".join(c if c.isprintable() else " " for c in str(text)[: 10 * _SHOWN]).split())
        if self.endpoint.api_key:
            flat = flat.replace(self.endpoint.api_key, "[key]")
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
        if _about_quota(error):
            return Fatal(shown, f"the account's quota is used up ({said})", "Add credit, or use another endpoint")
        if code in _PASSING or code >= 500:
            final = ProviderError(shown, f"keeps answering {code} ({said})", "Try later, or lower --concurrency")
            return Passing(final, _retry_after(error))
        if code in _FATAL:
            fault, move = _FATAL[code]
            return Fatal(shown, f"{fault.format(model=self.endpoint.model)} ({said})", move)
        if code == 413 or _TOO_LONG.search(said):
            thing = f"model {self.endpoint.model}"
            return CutOff(thing, f"the prompt is longer than it can read ({said})", "Set a smaller --window")
        return ProviderError(shown, f"refuses the request with {code} ({said})", "Check the model's name and abilities")


def _message(error: openai.APIStatusError) -> str:
    body = error.body
    if isinstance(body, dict):
        inner = body.get("error", body)
        if isinstance(inner, dict) and inner.get("message"):
            return str(inner["message"])
    return str(error.message)


def _about_quota(error: openai.APIStatusError) -> bool:
    body = error.body
    inner = body.get("error", body) if isinstance(body, dict) else None
    words = [inner.get("code"), inner.get("type")] if isinstance(inner, dict) else []
    return "insufficient_quota" in words


def _retry_after(error: openai.APIStatusError) -> float | None:
    """Read how long to wait, in seconds: milliseconds, seconds or a date, as servers have it (RFC 9110, 10.2.3)."""
    headers = error.response.headers
    try:
        if "retry-after-ms" in headers:
            return max(0.0, float(headers["retry-after-ms"]) / 1000)
        value = headers.get("retry-after")
        if value is None:
            return None
        try:
            return max(0.0, float(value))
        except ValueError:
            return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
