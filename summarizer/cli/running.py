"""A run as the command makes it: the engine is built, what happened is told, billed and put on record."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from ..errors import StrictFailure, SummarizerError
from . import output
from .options import OutcomeOptions

if TYPE_CHECKING:
    from ..config import Settings
    from ..schemas import Gap, Provenance
    from .records import Record

PARTIAL = 6
"""Exit code of a briefing that lacks some of the articles it was asked to cover."""
CAPPED = 7
"""Exit code of a briefing of what could be read within --max-cost and --max-calls."""


@contextmanager
def on_record(command: str, settings: "Settings") -> "Iterator[Record]":
    """Note a run, however it ends, when a model is asked and records are wanted."""
    from ..config import runs_folder  # noqa: PLC0415 - loaded by whoever has settings
    from .records import Record  # noqa: PLC0415

    record, code, fault = Record(command, settings), 0, ""
    try:
        yield record
    except typer.Exit as end:
        code = end.exit_code
        raise
    except SummarizerError as error:
        code, fault = error.exit_code, str(error)
        raise
    except Exception as error:
        code, fault = 1, type(error).__name__
        raise
    except BaseException:
        code, fault = 130, "interrupted"
        raise
    finally:
        if settings.record and settings.chosen_engine()[0] == "llm":
            record.write(runs_folder(), code, fault)


def bill(used: "Provenance") -> str:
    """Say in a line what a run paid."""
    usage = used.usage
    calls = "1 call" if usage.calls == 1 else f"{usage.calls} calls"
    parts = [f"{calls} paid", f"{usage.cached} answers kept"]
    if usage.calls:
        guessed = f", of {usage.estimated} calls estimated" if usage.estimated else ""
        parts.append(f"{usage.input_tokens:,} tokens in, {usage.output_tokens:,} out{guessed}")
        parts.append("price unknown" if usage.cost is None else f"${usage.cost:.4f}")
    return ", ".join(parts)


def finish(gaps: "Sequence[Gap]", quarantined: int, outcome: OutcomeOptions, cap: str) -> None:
    """End with the code the outcome calls for.

    Raises:
        StrictFailure: a strict run left something out.
        typer.Exit: something was left out, or a cap was reached.
    """
    if cap:
        output.say(f"capped: {cap}")
    if outcome.strict and (gaps or quarantined):
        raise StrictFailure(
            "strict run", f"{len(gaps)} sources left out, {quarantined} claims quarantined", "See the JSON"
        )
    if gaps and not outcome.keep_going:
        output.say(f"partial: {len(gaps)} of the sources are not in the briefing; see above")
    if cap and not outcome.keep_going:
        raise typer.Exit(CAPPED)
    if gaps and not outcome.keep_going:
        raise typer.Exit(PARTIAL)
