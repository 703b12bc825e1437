"""The commands about getting better: run, compare, show, bless, label, and the scorer's own trial."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import output

if TYPE_CHECKING:
    from ..evals.desk import Desk
    from ..evals.report import Report

evals_app = typer.Typer(
    help="Does it get better? Score an engine on hand-labelled articles, and compare with how it was.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Cases = Annotated[Path | None, typer.Option("--cases", metavar="DIR", help="Folder of labelled stories.")]
Stories = Annotated[list[str] | None, typer.Option("--story", help="Only this story. Repeatable.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="Only the first so many articles.")]
Runs = Annotated[Path, typer.Option("--runs", metavar="DIR", help="Folder of runs.")]
Engine = Annotated[str | None, typer.Option("--engine", help="auto, offline or llm.", show_default="auto")]
Model = Annotated[str | None, typer.Option("-m", "--model", help="The model, as its server names it.")]
BaseUrl = Annotated[str | None, typer.Option("--base-url", help="Root of an OpenAI-compatible endpoint.")]
Recordings = Annotated[Path | None, typer.Option("--recordings", help="Replay recorded answers from this folder.")]
Pending = Annotated[Path | None, typer.Option("--pending", help="With --recordings: write unanswered prompts here.")]
Prompts = Annotated[Path | None, typer.Option("--prompts", help="Folder of prompts to use in place of ours.")]
Repeats = Annotated[int, typer.Option("--repeats", min=1, help="Times each article is asked; measures noise.")]
Name = Annotated[str | None, typer.Option("--name", help="Name of the run; by default made of what it runs.")]
Against = Annotated[
    str | None, typer.Option("--against", metavar="WHAT", help='A run, "baseline", or a git revision such as main.')
]
Margin = Annotated[float, typer.Option("--margin", min=0.0, help="Loss of strict F1 that would not matter.")]
Outputs = Annotated[
    list[Path] | None,
    typer.Option("-o", "--output", help="Report to write: .html, .md, .json, .txt, .xml (JUnit). Repeatable."),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing of progress.")]

RUNS = Path(".evals")


@evals_app.command()
def run(  # noqa: PLR0913, PLR0917 - each is an option of the command
    cases: Cases = None,
    stories: Stories = None,
    limit: Limit = None,
    engine: Engine = None,
    model: Model = None,
    base_url: BaseUrl = None,
    recordings: Recordings = None,
    pending: Pending = None,
    prompts: Prompts = None,
    repeats: Repeats = 1,
    runs: Runs = RUNS,
    name: Name = None,
    against: Against = None,
    margin: Margin = 0.02,
    outputs: Outputs = None,
    quiet: Quiet = False,
) -> None:
    """Run an engine over the labelled stories and score it; given again, the command goes on where it was."""
    desk = _desk(cases, runs, stories, limit, quiet=quiet)
    chosen = {"engine": engine, "model": model, "base_url": base_url, "recordings": recordings}
    settings = desk.settings(**chosen, pending=pending, prompts=prompts)
    folder = desk.run(settings, repeats=repeats, name=name)
    _report(desk.report(folder, against, settings=settings, margin=margin), outputs)


@evals_app.command()
def compare(  # noqa: PLR0913, PLR0917 - each is an option of the command
    name: Annotated[str, typer.Argument(metavar="RUN", help="A run's name or folder.")],
    against: Annotated[str, typer.Option("--against", metavar="WHAT", help='A run, "baseline" or a git revision.')],
    cases: Cases = None,
    engine: Engine = None,
    model: Model = None,
    base_url: BaseUrl = None,
    recordings: Recordings = None,
    runs: Runs = RUNS,
    margin: Margin = 0.02,
    outputs: Outputs = None,
    quiet: Quiet = False,
) -> None:
    """Compare a stored run with another, with the baseline or with a revision; stored outputs cost no call."""
    desk = _desk(cases, runs, quiet=quiet)
    settings = desk.settings(engine=engine, model=model, base_url=base_url, recordings=recordings)
    _report(desk.report(desk.find(name), against, settings=settings, margin=margin), outputs)


@evals_app.command()
def show(
    name: Annotated[str | None, typer.Argument(metavar="RUN", help="A run's name or folder; without, all.")] = None,
    cases: Cases = None,
    runs: Runs = RUNS,
    outputs: Outputs = None,
) -> None:
    """Score a stored run again and print it; without a name, list the runs there are."""
    if name is None:
        for file in sorted(runs.glob("*/run.json")):
            output.write_stdout(file.parent.name)
        return
    desk = _desk(cases, runs)
    _report(desk.report(desk.find(name), None), outputs)


@evals_app.command()
def bless(
    name: Annotated[str, typer.Argument(metavar="RUN", help="A run's name or folder.")],
    reason: Annotated[str, typer.Option("--reason", help="Why the baseline moves; kept in the file.")],
    cases: Cases = None,
    runs: Runs = RUNS,
    baseline: Annotated[Path | None, typer.Option("--baseline", help="The file to move; by default ours.")] = None,
) -> None:
    """Make a run the baseline of its engine. Nothing else moves it, and its floors only go up."""
    desk = _desk(cases, runs)
    moved = desk.bless(desk.find(name), reason, baseline)
    output.write_stdout(f"baseline of {moved.side.engine} moved at {moved.commit}: {moved.reason}")


@evals_app.command()
def label(
    unit: Annotated[str, typer.Argument(metavar="STORY/ARTICLE", help="The case to open.")],
    path: Annotated[Path, typer.Option("-o", "--output", help="The HTML file to write.")],
    cases: Cases = None,
) -> None:
    """Lay one article beside its labels in one HTML file, for checking by reading."""
    desk = _desk(cases, RUNS)
    output.write_file(path, desk.labelled(unit))
    output.say(f"written: {path}")


@evals_app.command()
def trial(cases: Cases = None) -> None:
    """Try the scorer itself: what must lower a score does, and leaves all others alone; exit 1 when it doesn't."""
    from ..evals.trial import try_scorer  # noqa: PLC0415 - loads the scorer

    verdict = try_scorer(_desk(cases, RUNS).stories)
    output.write_stdout(verdict.text())
    if not verdict.passed:
        raise typer.Exit(1)


@evals_app.command()
def metamorphic(  # noqa: PLR0913, PLR0917 - each is an option of the command
    cases: Cases = None,
    stories: Stories = None,
    engine: Engine = None,
    model: Model = None,
    base_url: BaseUrl = None,
    quiet: Quiet = False,
) -> None:
    """Change articles in ways that mean nothing, or everything, and see that the briefing follows; exit 1 if not."""
    from ..evals.metamorphic import try_engine  # noqa: PLC0415 - loads the pipeline

    desk = _desk(cases, RUNS, stories, quiet=quiet)
    built = desk.engine(desk.settings(engine=engine, model=model, base_url=base_url))
    kept = True
    for finding in try_engine(desk.stories, built):
        output.write_stdout(finding.text())
        kept &= finding.kept
    if not kept:
        raise typer.Exit(1)


def _desk(
    cases: Path | None, runs: Path, stories: list[str] | None = None, limit: int | None = None, *, quiet: bool = False
) -> "Desk":
    """Load the labelled stories; statistics and models are loaded here and not for --help."""
    from importlib.util import find_spec  # noqa: PLC0415

    from ..errors import UsageError  # noqa: PLC0415
    from ..evals import desk  # noqa: PLC0415 - models take a while to load

    if find_spec("scipy") is None:
        raise UsageError("scipy", "is not installed", "Install structured-summarizer[evals]")
    if cases is None and not desk.CASES.is_dir():
        raise UsageError("--cases", "is not given and the labelled stories are not installed", "Name their folder")
    say = (lambda _: None) if quiet else output.say
    return desk.Desk.open(cases or desk.CASES, runs, stories=stories or (), limit=limit, say=say)


def _report(report: "Report", outputs: list[Path] | None) -> None:
    """Print a report, write it where it was asked for, and end with its code."""
    from ..evals.report import form_for, render  # noqa: PLC0415 - loads what each form needs

    forms = [(path, form_for(path)) for path in outputs or []]
    output.write_stdout(render(report, "terminal"))
    for path, form in forms:
        output.write_file(path, render(report, form))
    if report.exit_code:
        raise typer.Exit(report.exit_code)
