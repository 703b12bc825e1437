"""``python -m summarizer.llm PENDING RECORDINGS`` takes in the answers that lie beside written prompts."""

import sys
from pathlib import Path

from ..errors import SummarizerError
from .recording import ingest


def main(arguments: list[str]) -> int:
    """Take answers in.

    Args:
        arguments: the folder of written prompts and the folder of recordings.

    Returns:
        The exit code.
    """
    if len(arguments) != 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    try:
        kept = ingest(Path(arguments[0]), Path(arguments[1]))
    except SummarizerError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    left = len(list(Path(arguments[0]).glob("*.pending.json")))
    sys.stdout.write(f"{len(kept)} answers recorded in {arguments[1]}, {left} prompts still unanswered\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
