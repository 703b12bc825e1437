"""The commands that read articles: ``brief`` and ``extract``."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import StrictFailure
from . import output
from .options import EngineOptions, Inputs, OutcomeOptions, PageOptions, grouped, load_settings, sources, stdin
from .progress import Progress
from .saved import deliver, page_forms

if TYPE_CHECKING:
    from ..schemas import Briefing, Gap

PARTIAL = 6
"""Exit code of a briefing that lacks some of the articles it was asked to cover."""

AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Date the briefing speaks of.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(grouped(brief))
    app.command()(grouped(extract))


def brief(
    inputs: Inputs, engine: EngineOptions, page: PageOptions, outcome: OutcomeOptions, as_of: AsOf = None
) -> None:
    """Make a one-page briefing of articles."""
    page_forms(page)
    settings = load_settings(engine.given() | {"as_of": as_of})
    from .. import api  # noqa: PLC0415 - models take a while to load

    listener = Progress(output.say, quiet=outcome.quiet, verbose=outcome.verbose)
    made = api.summarize(sources(inputs), settings=settings, listener=listener, stdin=stdin())
    deliver(made, page)
    _finish(made.gaps, len(made.quarantine), outcome)


def extract(inputs: Inputs, engine: EngineOptions, outcome: OutcomeOptions) -> None:
    """Print what each article says, one JSON record a line, nothing joined across articles."""
    settings = load_settings(engine.given())
    from .. import api  # noqa: PLC0415 - models take a while to load

    listener = Progress(output.say, quiet=outcome.quiet, verbose=outcome.verbose)
    noted, gaps = api.extract(sources(inputs), settings=settings, listener=listener, stdin=stdin())
    for one in noted:
        output.write_stdout(_record(one))
    _finish(gaps, sum(len(one.quarantine) for one in noted), outcome)


def _record(briefing: "Briefing") -> str:
    """One article's notes as one line of JSON, in the vocabulary of the briefing."""
    source = briefing.sources[0]
    kept = {"sources", "actors", "issues", "positions", "proposals", "disputes", "timeline", "not_known", "quarantine"}
    content = briefing.model_dump(mode="json", include=kept)
    for key in ("text", "removed", "sentences"):
        content["sources"][0].pop(key)
    return json.dumps({"file": source.file, "id": source.article, **content}, ensure_ascii=False)


def _finish(gaps: "tuple[Gap, ...] | list[Gap]", quarantined: int, outcome: OutcomeOptions) -> None:
    """End with the code the outcome calls for."""
    if outcome.strict and (gaps or quarantined):
        raise StrictFailure(
            "strict run", f"{len(gaps)} sources left out, {quarantined} claims quarantined", "See the JSON"
        )
    if gaps and not outcome.keep_going:
        output.say(f"partial: {len(gaps)} of the sources are not in the briefing; see above")
        raise typer.Exit(PARTIAL)
