"""The command. Only this floor prints, exits and reads the clock."""

import os
import signal
import sys
from types import FrameType

_STOPPED = 130
"""Exit code of a run that was interrupted, by Ctrl-C or by SIGTERM: what it received is kept, and it can go on."""


class Interrupt(BaseException):
    """The user wants the run to end. Not a KeyboardInterrupt: the command library would turn that into its own exit."""


def main() -> None:
    """Run the command and turn what went wrong into a message and the documented exit code."""
    _heed_signals()
    from ..errors import AnswersMissing, NotKept, SummarizerError  # noqa: PLC0415
    from .app import app  # noqa: PLC0415 - so that "import summarizer.cli" costs nothing
    from .output import ReaderLeft, say  # noqa: PLC0415

    try:
        app(prog_name="summarizer")
    except SummarizerError as error:
        waits = isinstance(error, AnswersMissing) and not isinstance(error, NotKept)
        say(f"{'waiting' if waits else 'error'}: {error}")
        sys.exit(error.exit_code)
    except (Interrupt, KeyboardInterrupt):
        say("interrupted; answers already received are kept, and the next run pays only for the rest")
        _leave()
    except ReaderLeft:
        # Nothing is wrong, and Python must not complain about the pipe while exiting.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _heed_signals() -> None:
    """Make Ctrl-C and SIGTERM end the run in order, and a second one at once; one that is ignored stays so."""
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _interrupt)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is _interrupt:
            signal.signal(number, _stop_at_once)
    # Straight to the file: the signal may have come while stderr's buffer was being written to.
    os.write(2, b"interrupted: waiting for calls that are out, if any; once more to stop at once\n")
    raise Interrupt


def _stop_at_once(_number: int, _frame: FrameType | None) -> None:
    os.write(2, b"stopped at once; calls that were out may be paid for again\n")
    os._exit(_STOPPED)


def _leave() -> None:
    """End without waiting for threads: what they still do nobody wants, and what was paid for is kept."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # its reader may have gone first
            continue
    os._exit(_STOPPED)
