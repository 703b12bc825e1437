"""Open a saved briefing: what can be wrong with the file is said in words for the user."""

from pathlib import Path
from typing import TYPE_CHECKING

from .errors import UsageError

if TYPE_CHECKING:
    from .schemas import Briefing


def load_briefing(file: Path) -> "Briefing":
    """Read a saved briefing.

    Raises:
        UsageError: there is no such file, or it is no briefing.
    """
    from pydantic import ValidationError  # noqa: PLC0415 - models take a while to load

    from .schemas import Briefing  # noqa: PLC0415 - models take a while to load

    try:
        return Briefing.load(file)
    except OSError as error:
        raise UsageError(
            str(file), f"can't be read ({error.strerror})", "Name a file saved with --json or -o"
        ) from None
    except (ValidationError, UnicodeDecodeError) as error:
        fault = str(error).splitlines()[0]
        raise UsageError(
            str(file), f"is not a saved briefing ({fault})", "Make one with: summarizer brief -o x.json"
        ) from None
