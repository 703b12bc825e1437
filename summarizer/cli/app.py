"""The command's root: every family of commands lives in a module of its own and is registered here by one line."""

from typing import Annotated

import typer

from . import briefing, mcp, printed, saved
from .cache import cache_app
from .deferred import batch_app
from .evals import evals_app
from .runs import runs_app

app = typer.Typer(
    help="Turn news articles into one page: who wants what, what is on the table, who disagrees with whom.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
briefing.register(app)
saved.register(app)
printed.register(app)
mcp.register(app)
app.add_typer(evals_app, name="eval")
app.add_typer(cache_app, name="cache")
app.add_typer(batch_app, name="batch")
app.add_typer(runs_app, name="runs")


def _version(wanted: bool) -> None:
    if wanted:
        from ..__about__ import __version__  # noqa: PLC0415

        typer.echo(f"summarizer {__version__}")
        raise typer.Exit


@app.callback()
def root(
    _version_wanted: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Turn news articles into one page: who wants what, what is on the table, who disagrees with whom."""
