"""A live model over chat completions, through instructor.

What instructor 1.17 sends in its JSON_SCHEMA mode, seen on the wire: the messages untouched, and ``response_format``
``{"type": "json_schema", "json_schema": {"name": <class>, "schema": <schema>}}`` without ``strict``. It appends nothing
to the system message. After an answer that doesn't fit it sends the conversation again with the answer as assistant
and, as user, "Correct your JSON ONLY RESPONSE, based on the following errors:" and Pydantic's message.
``max_retries=1`` is one re-ask: two calls in all. It renders every message through Jinja when it is given ``context=``,
which would run article text as a template, so it never is. It repeats no transport error, and logs errors through
``logging``.
"""

import logging
import time
from typing import Any

import instructor
import openai
from instructor.core import IncompleteOutputException, InstructorError, InstructorRetryException
from openai.types.chat import ChatCompletion
from pydantic import BaseModel, ValidationError

from ..errors import OutputInvalid, SummarizerError
from ..schemas import Usage
from .connection import Endpoint, require_key
from .faults import Translator
from .journal import Journal
from .meter import Meter, Till
from .model import CutOff, Reply, Request, target_schema
from .paying import Payments, question
from .secrecy import keep_secret
from .transport import Transport

_AGAIN = "ask again after: summarizer cache clear --failed"
"""What to do about a kept answer that is no good: it is not asked for again by itself."""
_PATIENCE = 1.1
"""How many times the total time of a call to wait for another process that asks the same: whoever takes longer is not
asking any more but stopped, and asking beside it beats a gap."""
_REASKS = 1
"""How often an answer that doesn't fit is asked for again; another fault of the same kind is the model's limit."""
_UNENFORCED = ("minLength", "maxLength")
"""What OpenAI's strict schemas refuse to take."""

# Without a handler of its own, logging would print instructor's errors to stderr, which belongs to the caller.
logging.getLogger("instructor").addHandler(logging.NullHandler())


class ChatModel:
    """Fills schemas by asking an endpoint. One schema re-ask inside, transport retries further inside."""

    def __init__(self, endpoint: Endpoint, journal: Journal | None = None, till: Till | None = None) -> None:
        """Open the client; nothing is sent yet.

        Args:
            endpoint: where the model is.
            journal: where each answer is written down as it is received; None keeps none.
            till: who admits each call before it is sent and keeps the bill; by default one without caps.

        Raises:
            ProviderError: there is no key for an endpoint that wants one.
        """
        require_key(endpoint)
        self._endpoint = endpoint
        self._payments = Payments(journal, endpoint.secrets)
        self._till = till or Meter(None)
        keep_secret(endpoint.secrets)
        http = openai.DefaultHttpxClient(follow_redirects=False)
        client = openai.OpenAI(
            api_key=endpoint.api_key or "none",  # the client insists on one, local servers ignore it
            # Named, or the client would take it from the environment; without user and password, which it would log.
            base_url=endpoint.shown,
            default_query=endpoint.query,
            default_headers=endpoint.headers,
            max_retries=0,
            http_client=http,
        )
        self._transport = Transport(endpoint, client.chat.completions.with_streaming_response.create)
        http.event_hooks = {"request": [self._transport.hold], "response": [self._transport.heed]}
        # instructor takes the bound method it finds here; this is how the transport retry gets beneath its re-ask.
        client.chat.completions.create = self._create  # type: ignore[method-assign, assignment]
        self._instructor = instructor.from_openai(client, mode=instructor.Mode.JSON_SCHEMA)

    @property
    def name(self) -> str:
        """The model's name."""
        return self._endpoint.model

    @property
    def fingerprint(self) -> str:
        """Model, endpoint and sampling; never the key."""
        return self._endpoint.fingerprint

    def fill(self, request: Request) -> Reply:
        """Ask the model.

        Raises:
            ProviderError: the endpoint can't be reached, is too slow or refuses us.
            CutOff: the answer or the prompt is longer than the model's limit.
            OutputInvalid: the model refused, or its answer did not fit, not even when asked again.
        """
        if not self._payments.holds(question(request, self.fingerprint, ())):
            self._till.check(request)
        self._transport.call.begin(self._endpoint.timeout)
        try:
            _value, completion = self._instructor.create_with_completion(
                messages=[{"role": "system", "content": request.system}, {"role": "user", "content": request.user}],
                response_model=request.fills,
                max_retries=_REASKS,
                **self._settings(request),
            )
        except InstructorRetryException as error:
            raise self._translated(request, error) from None
        except IncompleteOutputException:
            raise _cut_off(request) from None
        text = _text(completion)
        # Validated again as what it is: instructor answers with a class of its own that is equal to nothing.
        paid = self._transport.call.bill()
        return Reply(request.fills.model_validate_json(text), text, paid if paid.calls else Usage(cached=1))

    def _settings(self, request: Request) -> dict[str, Any]:
        """Collect what goes into the body beside the messages; what is None is not sent."""
        limit = "max_completion_tokens" if self._endpoint.is_openai else "max_tokens"
        body = {
            "model": self._endpoint.model,
            "temperature": self._endpoint.temperature,
            "seed": self._endpoint.seed,
            limit: request.max_tokens,
        }
        # instructor passes the body on as it is, so what was asked for, which names the schema to send in place of
        # its own and the answer's key, travels with it.
        return {word: value for word, value in body.items() if value is not None} | {"_request": request}

    def _create(self, *, _request: Request, **body: Any) -> ChatCompletion:
        """Send what instructor made, with our schema in it, and refuse answers that no re-ask can mend."""
        schema = wire_schema(_request.fills, self._endpoint)
        body["response_format"] = {"type": "json_schema", "json_schema": schema}
        asked_at = time.monotonic()
        completion = self._payments.obtain(
            question(_request, self.fingerprint, body["messages"]),
            lambda: self._paid(_request, body, asked_at),
            _PATIENCE * self._endpoint.timeout,
        )
        self._check(completion)
        return completion

    def _paid(self, request: Request, body: dict[str, Any], asked_at: float) -> ChatCompletion:
        def send() -> ChatCompletion:
            # Waiting until a cap has room for a call, or another process has asked, is not the server's time.
            self._transport.call.deadline += time.monotonic() - asked_at
            return self._transport.create(**body)

        return self._till.pay(request, body["messages"], send)

    def _check(self, completion: ChatCompletion) -> None:
        choice = completion.choices[0]
        model = f"model {self.name}"
        refusal = getattr(choice.message, "refusal", None)
        if refusal:
            said = Translator(self._endpoint).clean(refusal)
            raise OutputInvalid(model, f"refused to answer ({said})", f"Use another model, or {_AGAIN}")
        if choice.finish_reason == "content_filter":
            raise OutputInvalid(model, "its content filter stopped the answer", f"Use another model, or {_AGAIN}")
        if choice.finish_reason == "length":
            raise CutOff(model, "its answer reached the limit before it ended", "Raise --max-tokens or set --window")

    def _translated(self, request: Request, error: InstructorRetryException) -> SummarizerError:
        cause = error.__cause__
        if isinstance(cause, SummarizerError):
            return cause
        if cause is not None and not isinstance(cause, ValueError | InstructorError):
            raise cause  # no fault of an answer, so no advice on models helps
        self._payments.unfit(request, self.fingerprint)
        detail = Translator(self._endpoint).clean(cause if isinstance(cause, ValidationError) else error)
        return OutputInvalid(
            f"{request.name} by model {self.name}",
            f"the answer did not fit the schema, not even when asked again ({detail})",
            "Use a more capable model, or set a smaller --window",
        )


def _cut_off(request: Request) -> CutOff:
    return CutOff(request.name, "the answer reached the limit before it ended", "Raise --max-tokens or set --window")


def _text(completion: Any) -> str:
    return str(completion.choices[0].message.content)


def wire_schema(fills: type[BaseModel], endpoint: Endpoint) -> dict[str, Any]:
    """Name the schema as the protocol wants it; strict ones without what OpenAI refuses in them."""
    schema = _bounded(target_schema(fills), endpoint.most_items) if endpoint.most_items else target_schema(fills)
    if not endpoint.enforces:
        return {"name": fills.__name__, "schema": schema}
    return {"name": fills.__name__, "schema": _without(schema, _UNENFORCED), "strict": True}


def _bounded(schema: Any, most: int) -> Any:
    """Hold every list to so many entries."""
    if isinstance(schema, list):
        return [_bounded(value, most) for value in schema]
    if not isinstance(schema, dict):
        return schema
    inside = {word: _bounded(value, most) for word, value in schema.items()}
    if schema.get("type") == "array" and "maxItems" in schema:
        inside["maxItems"] = min(schema["maxItems"], most)
    return inside


def _without(schema: Any, words: tuple[str, ...]) -> Any:
    if isinstance(schema, dict):
        return {word: _without(value, words) for word, value in schema.items() if word not in words}
    if isinstance(schema, list):
        return [_without(value, words) for value in schema]
    return schema
