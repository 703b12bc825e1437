"""The one place where a question is paid for: nobody asks what is kept, and nobody reads what is not kept yet."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from openai.types.chat import ChatCompletion

from .journal import Journal
from .model import Request, canonical, key, sha256
from .received import Question, Received
from .secrecy import redacted

_ASKED = 2
"""Messages of a first question: system and user. What follows is the conversation of a re-ask."""


def question(request: Request, fingerprint: str, messages: Sequence[Mapping[str, Any]]) -> Question:
    """Name what goes over the wire by everything that can change the answer.

    Args:
        request: what was to be filled at first.
        fingerprint: of the model.
        messages: of the body that is sent; more than two in a re-ask.
    """
    first = key(request, fingerprint)
    again = list(messages[_ASKED:])
    asked = sha256(canonical({"request": first, "conversation": again})) if again else first
    return Question(asked, first, request.max_tokens)


class Payments:
    """Gets each answer once: from the journal, from whoever is asking for it just now, or from the model."""

    def __init__(self, journal: Journal | None, secrets: Sequence[str]) -> None:
        """Keep answers in ``journal``, or nowhere; ``secrets`` are cut out of any answer that repeats them."""
        self._journal, self._secrets = journal, secrets

    def obtain(self, question: Question, ask: Callable[[], ChatCompletion], patience: float) -> ChatCompletion:
        """Return the answer to a question, written down before anybody looks at it.

        Args:
            question: what is asked.
            ask: pays for the answer.
            patience: seconds to wait for another process that asks the same.

        Raises:
            OutOfSpace: an answer could not be kept, so none is paid for any more.
            Exception: what ``ask`` raises.
        """
        if self._journal is None:
            return self._clean(ask())
        if (kept := self._journal.get(question)) is not None:
            return completion(kept)
        with self._journal.claims.held(question.key, patience):
            if (kept := self._journal.get(question)) is not None:
                return completion(kept)
            self._journal.ready()
            answer = self._clean(ask())
            self._journal.put(question, received(answer))
            return answer

    def holds(self, question: Question) -> bool:
        """Whether an answer is kept, good or not."""
        return self._journal is not None and self._journal.get(question) is not None

    def unfit(self, request: Request, fingerprint: str) -> None:
        """Note that no answer to a request fitted."""
        if self._journal is not None:
            self._journal.unfit(key(request, fingerprint))

    def _clean(self, answer: ChatCompletion) -> ChatCompletion:
        """Cut the key out of an answer: a server that echoes its headers must not get it into files or onto a page."""
        message = answer.choices[0].message
        for name in ("content", "refusal"):
            text = getattr(message, name, None)
            if isinstance(text, str):
                setattr(message, name, redacted(text, self._secrets))
        return answer


def received(answer: ChatCompletion) -> Received:
    """Take from a completion what is kept of it."""
    choice, usage = answer.choices[0], answer.usage
    return Received(
        content=choice.message.content,
        finish=choice.finish_reason,
        refusal=getattr(choice.message, "refusal", None),
        input_tokens=(usage.prompt_tokens or 0) if usage else 0,
        output_tokens=(usage.completion_tokens or 0) if usage else 0,
    )


def completion(kept: Received) -> ChatCompletion:
    """Make a completion of what was kept of it, for instructor to read as if it had just come."""
    message = {"role": "assistant", "content": kept.content, "refusal": kept.refusal}
    given, taken = kept.input_tokens, kept.output_tokens
    parts: dict[str, Any] = {
        "id": "kept",
        "object": "chat.completion",
        "created": 0,
        "model": "kept",
        "choices": [{"index": 0, "message": message, "finish_reason": kept.finish, "logprobs": None}],
        "usage": {"prompt_tokens": given, "completion_tokens": taken, "total_tokens": given + taken},
    }
    return ChatCompletion.construct(**parts)
