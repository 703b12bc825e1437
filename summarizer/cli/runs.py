"""The commands about earlier runs."""

import json
from collections.abc import Mapping
from typing import Annotated, Any

import typer

from . import output

runs_app = typer.Typer(help="What earlier runs read, asked and paid.", no_args_is_help=True, rich_markup_mode=None)

Limit = Annotated[int, typer.Option("--limit", min=1, help="Only the latest so many.")]


@runs_app.command("list")
def list_runs(limit: Limit = 20) -> None:
    """Print one line a run, newest first: id, seconds, exit code, articles, calls, kept answers, cost, engine."""
    from ..config import runs_folder  # noqa: PLC0415 - only needed here
    from .records import read_all  # noqa: PLC0415

    for record in read_all(runs_folder())[:limit]:
        output.write_stdout("".join(c if c.isprintable() else " " for c in _line(record)))


@runs_app.command("show")
def show_run(name: Annotated[str, typer.Argument(metavar="ID", help="Id of a run, or its beginning.")]) -> None:
    """Print a run's record as JSON."""
    from ..config import runs_folder  # noqa: PLC0415 - only needed here
    from .records import find  # noqa: PLC0415

    output.write_stdout(json.dumps(find(runs_folder(), name), ensure_ascii=False, indent=2))


def _line(record: Mapping[str, Any]) -> str:
    usage = record.get("usage") if isinstance(record.get("usage"), dict) else {}
    assert isinstance(usage, dict)  # noqa: S101 - said for the type checker
    cost = usage.get("cost")
    inputs, gaps = record.get("inputs") or [], record.get("gaps") or []
    return "  ".join(
        (
            str(record["id"]),
            f"{record.get('command', ''):<7}",
            f"{record.get('seconds', 0):>8} s",
            f"exit {record.get('exit', '?'):<3}",
            f"{len(inputs)} articles" + (f", {len(gaps)} left out" if gaps else ""),
            f"{usage.get('calls', 0)} calls, {usage.get('cached', 0)} kept",
            "price unknown" if cost is None else f"${cost:.4f}",
            str(record.get("engine", "")),
        )
    )
