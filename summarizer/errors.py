"""What can go wrong, as a tree; each error carries the exit code the command ends with.

::

    SummarizerError            1
    ├── UsageError             2   an option, a setting or a file of settings is wrong
    ├── InputError             3   a source can't be read, or none is left
    ├── ProviderError          4   the endpoint can't be reached, refuses the key, or an engine isn't installed
    │   ├── EngineUnavailable
    │   └── RecordingMissing       no recorded answer for exactly this prompt
    ├── OutputInvalid          5   the model's answer never fitted the schema
    └── StrictFailure          7   --strict found a quarantined claim or a gap

Every message names the thing, the fault and the next move. Errors of other libraries are translated at the border of
the floor that uses them, so nothing above ``llm/`` ever sees one.
"""

from typing import ClassVar


class SummarizerError(Exception):
    """Root of all errors this package raises on purpose."""

    exit_code: ClassVar[int] = 1

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


class ProviderError(SummarizerError):
    """The model's endpoint can't be reached or refuses us."""

    exit_code = 4


class EngineUnavailable(ProviderError):
    """An engine was asked for that this installation can't run."""


class RecordingMissing(ProviderError):
    """No recorded answer exists for exactly this prompt, model and schema."""


class OutputInvalid(SummarizerError):
    """The model's answer did not fit the schema, not even after being asked again."""

    exit_code = 5


class StrictFailure(SummarizerError):
    """A strict run found something a lenient one would only report."""

    exit_code = 7
