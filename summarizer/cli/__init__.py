"""The command. Only this floor prints, exits and reads the clock."""

import os
import sys


def main() -> None:
    """Run the command and turn what went wrong into a message and the documented exit code."""
    from ..errors import AnswersMissing, SummarizerError  # noqa: PLC0415
    from .app import app  # noqa: PLC0415 - so that "import summarizer.cli" costs nothing
    from .output import say  # noqa: PLC0415

    try:
        app(prog_name="summarizer")
    except AnswersMissing as waiting:
        say(f"waiting: {waiting}")
        sys.exit(waiting.exit_code)
    except SummarizerError as error:
        say(f"error: {error}")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        say("interrupted; answers already received are kept and not asked for again")
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output left, as "head" does: nothing is wrong, and Python must not complain while exiting.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
