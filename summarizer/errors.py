"""What can go wrong, as a tree; each error carries the exit code the command ends with.

::

    SummarizerError            1
    ├── UsageError             2   an option, a setting or a file of settings is wrong
    ├── InputError             3   a source can't be read, or none is left
    │   └── LanguageUnread         an article is in a language that the engine doesn't read
    ├── ProviderError          4   the endpoint can't be reached, refuses the key, or an engine isn't installed
    │   ├── EngineUnavailable
    │   ├── Refused                every further call would be refused as well: key, quota, model
    │   ├── RecordingMissing       no recorded answer for exactly this prompt
    │   └── AnswersMissing     8   prompts wait for answers that come later: a batch, a person
    │       └── NotKept        4   --offline asks nobody, and no answer is kept
    ├── OutputInvalid          5   the model's answer never fitted the schema
    ├── StrictFailure          7   --strict found a quarantined claim or a gap, or verify a claim that fails
    └── CapReached             7   the next call could exceed --max-cost or --max-calls

Every message names the thing, the fault and the next move. Errors of other libraries are translated at the border of
the floor that uses them, so nothing above ``llm/`` ever sees one.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Self

_SHOWN = 3
"""Names of waiting prompts a message shows."""


class SummarizerError(Exception):
    """Root of all errors this package raises on purpose."""

    exit_code: ClassVar[int] = 1
    ends_run: ClassVar[bool] = False
    """Whether every further article would meet it as well, so that the run ends with it instead of leaving gaps."""

    def __init__(self, thing: str, fault: str, move: str = "") -> None:
        """Say what is wrong with what, and what to do.

        Args:
            thing: the file, setting or endpoint.
            fault: what is wrong with it.
            move: what the user can do next.
        """
        self.thing, self.fault, self.move = thing, fault, move
        super().__init__(f"{thing}: {fault}" + (f". {move}" if move else ""))


class UsageError(SummarizerError):
    """An option, a setting or a settings file is wrong."""

    exit_code = 2


class InputError(SummarizerError):
    """A source can't be read, or nothing readable is left."""

    exit_code = 3


class LanguageUnread(InputError):
    """An article is in a language that the engine doesn't read; the others are briefed all the same."""

    @classmethod
    def of_all(cls, errors: Sequence["LanguageUnread"]) -> "LanguageUnread":
        """Make one error of those of all articles of a run, when none is left to brief on."""
        if len(errors) == 1:
            return errors[0]
        some = "; ".join(f"{error.thing} {error.fault.partition(';')[0]}" for error in errors[:_SHOWN])
        more = f" and {len(errors) - _SHOWN} more" if len(errors) > _SHOWN else ""
        return cls(
            f"all {len(errors)} articles", f"are in languages this engine doesn't read ({some}{more})", errors[0].move
        )


class ProviderError(SummarizerError):
    """The model's endpoint can't be reached or refuses us."""

    exit_code = 4


class EngineUnavailable(ProviderError):
    """An engine was asked for that this installation can't run."""


class Refused(ProviderError):
    """The endpoint refuses us for good: key, quota, model, or a wait longer than a call may take."""

    ends_run = True


class RecordingMissing(ProviderError):
    """No recorded answer exists for exactly this prompt, model and schema."""


class AnswersMissing(ProviderError):
    """Prompts wait for answers that come later: not a failure, the same run goes on once they are there."""

    exit_code = 8

    def __init__(self, thing: str, fault: str, move: str = "", *, waiting: Mapping[str, str] | None = None) -> None:
        """Say what waits where.

        Args:
            thing: the folder the answers are awaited in.
            fault: how many prompts wait and which.
            move: what the user does next.
            waiting: names of the waiting prompts by key.
        """
        super().__init__(thing, fault, move)
        self.waiting = dict(waiting or {})

    @classmethod
    def listing(cls, thing: str, waiting: Mapping[str, str], move: str) -> Self:
        """Count and name what waits; a thousand names would bury the message, so three stand for all."""
        names = sorted(waiting.values())
        shown = ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")
        return cls(thing, f"{cls._counted(len(names))} ({shown})", move, waiting=waiting)

    @classmethod
    def _counted(cls, count: int) -> str:
        return "1 prompt waits for its answer" if count == 1 else f"{count} prompts wait for answers"

    @classmethod
    def joined(cls, errors: Sequence["AnswersMissing"]) -> "AnswersMissing":
        """Make one error of those of several articles, which all await their answers in one place."""
        if len(errors) == 1:
            return errors[0]
        together = {key: name for error in errors for key, name in error.waiting.items()}
        return type(errors[0]).listing(errors[0].thing, together, errors[0].move)


class NotKept(AnswersMissing):
    """A run that sends nothing needs an answer that is not kept."""

    exit_code = 4

    @classmethod
    def _counted(cls, count: int) -> str:
        return f"no answer is kept for {'1 prompt' if count == 1 else f'{count} prompts'}"


class OutputInvalid(SummarizerError):
    """The model's answer did not fit the schema, not even after being asked again."""

    exit_code = 5


class StrictFailure(SummarizerError):
    """A strict run, or ``verify``, found something a lenient run would only report."""

    exit_code = 7


class CapReached(SummarizerError):
    """The next call could exceed what the run may spend, so it is not made; what was read is kept and briefed."""

    exit_code = 7
