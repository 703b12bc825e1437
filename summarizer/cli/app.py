"""The commands: thin, each one a call of the library and a choice of where its result goes."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import StrictFailure, UsageError
from . import output
from .evals import evals_app
from .progress import Progress

if TYPE_CHECKING:
    from ..config import Settings
    from ..schemas import Briefing, Gap

PARTIAL = 6
"""Exit code of a briefing that lacks some of the articles it was asked to cover."""

app = typer.Typer(
    help="Turn news articles into one page: who wants what, what is on the table, who disagrees with whom.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
config_app = typer.Typer(help="Settings and where they come from.", no_args_is_help=True, rich_markup_mode=None)
prompts_app = typer.Typer(help="The prompts a model is asked with.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(config_app, name="config")
app.add_typer(prompts_app, name="prompts")
app.add_typer(evals_app, name="eval")

Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help='Files, folders, globs, "-" for stdin, "@list" for a list.')
]
Engine = Annotated[str | None, typer.Option("--engine", help="auto, offline or llm.", show_default="auto")]
Model = Annotated[str | None, typer.Option("-m", "--model", help="The model, as its server names it.")]
BaseUrl = Annotated[str | None, typer.Option("--base-url", help="Root of an OpenAI-compatible endpoint.")]
Recordings = Annotated[Path | None, typer.Option("--recordings", help="Replay recorded answers from this folder.")]
Pending = Annotated[Path | None, typer.Option("--pending", help="With --recordings: write unanswered prompts here.")]
Window = Annotated[int | None, typer.Option("--window", help="Sentences a call; 0 for the whole article.")]
Prompts = Annotated[Path | None, typer.Option("--prompts", help="Folder of prompts to use in place of ours.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Neither read nor keep answers.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Date the briefing speaks of.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit 7 when anything is quarantined or left out.")]
KeepGoing = Annotated[bool, typer.Option("--keep-going", help="Exit 0 even when articles were left out.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say only warnings and what was left out.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Say every step.")]
FormName = Annotated[str | None, typer.Option("-f", "--form", help="terminal, markdown, html or json.")]
Outputs = Annotated[
    list[Path] | None, typer.Option("-o", "--output", help="File to write; its suffix names the form. Repeatable.")
]
Json = Annotated[bool, typer.Option("--json", help="The same as --form json.")]
Width = Annotated[int | None, typer.Option("--width", min=40, help="Columns of the terminal form.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colour; NO_COLOR does the same.")]


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


@app.command()
def brief(  # noqa: PLR0913, PLR0917 - each is an option of the command
    inputs: Inputs,
    engine: Engine = None,
    model: Model = None,
    base_url: BaseUrl = None,
    recordings: Recordings = None,
    pending: Pending = None,
    window: Window = None,
    prompts: Prompts = None,
    no_cache: NoCache = False,
    as_of: AsOf = None,
    form: FormName = None,
    outputs: Outputs = None,
    as_json: Json = False,
    width: Width = None,
    no_color: NoColor = False,
    strict: Strict = False,
    keep_going: KeepGoing = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Make a one-page briefing of articles."""
    _output_forms(outputs, form, as_json)
    settings = _settings(
        engine=engine,
        model=model,
        base_url=base_url,
        recordings=recordings,
        pending=pending,
        window=window,
        prompts=prompts,
        cache=False if no_cache else None,
        as_of=as_of,
    )
    from .. import api  # noqa: PLC0415 - models take a while to load

    listener = Progress(output.say, quiet=quiet, verbose=verbose)
    briefing = api.summarize(_piped(inputs), settings=settings, listener=listener, stdin=_stdin())
    _deliver(briefing, outputs, form="json" if as_json else form, width=width, no_color=no_color)
    _finish(briefing.gaps, len(briefing.quarantine), strict=strict, keep_going=keep_going)


@app.command()
def extract(  # noqa: PLR0913, PLR0917 - each is an option of the command
    inputs: Inputs,
    engine: Engine = None,
    model: Model = None,
    base_url: BaseUrl = None,
    recordings: Recordings = None,
    pending: Pending = None,
    window: Window = None,
    prompts: Prompts = None,
    no_cache: NoCache = False,
    strict: Strict = False,
    keep_going: KeepGoing = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Print what each article says, one JSON record a line, nothing joined across articles."""
    settings = _settings(
        engine=engine,
        model=model,
        base_url=base_url,
        recordings=recordings,
        pending=pending,
        window=window,
        prompts=prompts,
        cache=False if no_cache else None,
    )
    from .. import api  # noqa: PLC0415 - models take a while to load

    listener = Progress(output.say, quiet=quiet, verbose=verbose)
    noted, gaps = api.extract(_piped(inputs), settings=settings, listener=listener, stdin=_stdin())
    for briefing in noted:
        output.write_stdout(_record(briefing))
    _finish(gaps, sum(len(briefing.quarantine) for briefing in noted), strict=strict, keep_going=keep_going)


@app.command()
def render(
    file: Annotated[Path, typer.Argument(help="A briefing saved as JSON.")],
    form: FormName = None,
    outputs: Outputs = None,
    width: Width = None,
    no_color: NoColor = False,
) -> None:
    """Print a saved briefing in another form; no model is asked."""
    _output_forms(outputs, form, False)
    _deliver(_load(file), outputs, form=form, width=width, no_color=no_color)


@app.command()
def verify(file: Annotated[Path, typer.Argument(help="A briefing saved as JSON.")]) -> None:
    """Check every claim of a saved briefing against its sources again; no model is asked."""
    briefing = _load(file)
    from ..steps.verify import recheck  # noqa: PLC0415 - lexicons take a while to load

    failed = recheck(briefing)
    for claim in failed:
        output.say(f"{claim.id}: {claim.claim}")
        for check in claim.failed:
            output.say(f"  {check.name}: {check.detail}")
    cited = len(briefing.positions)
    wrong = len({claim.id for claim in failed} & {position.id for position in briefing.positions})
    output.write_stdout(f"{cited - wrong} of {cited} positions verified, {len(failed)} claims failed")
    if failed:
        raise StrictFailure(str(file), f"{len(failed)} claims do not stand on their sources", "They are listed above")


@app.command()
def schema(
    name: Annotated[str, typer.Argument(help="briefing, notes, links or wording.")] = "briefing",
) -> None:
    """Print a JSON Schema: the briefing's, or one that a model fills."""
    import json  # noqa: PLC0415

    from pydantic import BaseModel  # noqa: PLC0415 - models take a while to load

    from ..schemas import Briefing, Links, Notes, Wording  # noqa: PLC0415 - models take a while to load

    known: dict[str, type[BaseModel]] = {"briefing": Briefing, "notes": Notes, "links": Links, "wording": Wording}
    if name not in known:
        raise UsageError(f"schema {name}", "is not known", f"Known schemas: {', '.join(known)}")
    described = known[name].model_json_schema(mode="serialization" if name == "briefing" else "validation")
    output.write_stdout(json.dumps(described, indent=2, ensure_ascii=False))


@prompts_app.command("list")
def prompts_list(prompts: Prompts = None) -> None:
    """Print each prompt's id, version and fingerprint."""
    from .. import prompting  # noqa: PLC0415 - only needed here

    loaded = prompting.load(prompts)
    for prompt in (loaded.extract, loaded.link, loaded.compose):
        output.write_stdout(f"{prompt.id}\tversion {prompt.version}\t{prompt.fingerprint}")


@prompts_app.command("show")
def prompts_show(
    name: Annotated[str, typer.Argument(help="extract, link or compose.")], prompts: Prompts = None
) -> None:
    """Print a prompt as a model gets it: the fixed part, then each form of the varying part."""
    from .. import prompting  # noqa: PLC0415 - only needed here

    if name not in prompting.FILLS:
        raise UsageError(f"prompt {name}", "is not known", f"Known prompts: {', '.join(prompting.FILLS)}")
    prompt = getattr(prompting.load(prompts), name)
    output.write_stdout(f"# system\n{prompt.system}")
    for form, text in prompt.users.items():
        output.write_stdout(f"\n# user{': ' if form else ''}{form}\n{text}")


@config_app.command("show")
def config_show() -> None:
    """Print every setting with its value and where it came from."""
    from dataclasses import fields  # noqa: PLC0415

    from .. import config  # noqa: PLC0415 - only a run needs it

    loaded = config.load()
    for field in fields(loaded.settings):
        value = getattr(loaded.settings, field.name)
        shown = "set, not shown" if field.name in config.SECRET and value else value
        output.write_stdout(f"{field.name} = {shown}\t({loaded.origins[field.name]})")


@app.command()
def doctor(engine: Engine = None, model: Model = None, base_url: BaseUrl = None, prompts: Prompts = None) -> None:
    """Say what works here and what to do about what doesn't; asks a configured model one short question."""
    from .doctor import examine  # noqa: PLC0415 - loads everything there is

    settings = _settings(engine=engine, model=model, base_url=base_url, prompts=prompts, announce=False)
    worst = 0
    for finding in examine(settings):
        output.write_stdout(f"{'ok  ' if finding.good else 'FAIL'}  {finding.what}: {finding.detail}")
        worst = max(worst, 0 if finding.good else finding.exit_code)
    if worst:
        raise typer.Exit(worst)


def _settings(*, announce: bool = True, **overrides: Any) -> "Settings":
    """Load settings, and say in the first line on stderr which engine runs and why."""
    from .. import config  # noqa: PLC0415 - only a run needs it

    settings = config.load(overrides).settings
    if announce:
        name, why = settings.chosen_engine()
        detail = ""
        if name == "llm" and not settings.recordings:
            model, url = settings.model or config.default_model(settings), settings.base_url or "OpenAI's endpoint"
            detail = f", {model} at {url}"
        elif name == "llm":
            detail = f", recorded answers from {settings.recordings}"
        output.say(f"engine: {name}{detail} ({why})")
    return settings


def _piped(inputs: list[str]) -> list[Path | str]:
    """Keep arguments as names: on the command line a string is never an article's text.

    Raises:
        UsageError: a name is empty, as an unset variable leaves it; it would otherwise mean the current folder.
    """
    if not all(name.strip() for name in inputs):
        raise UsageError("INPUT", "is empty", "Name a file, a folder, a glob, - or @list")
    return [name if name == "-" or name.startswith("@") or "://" in name else Path(name) for name in inputs]


def _stdin() -> Any:
    return None if sys.stdin is None or sys.stdin.isatty() else sys.stdin.buffer


def _output_forms(outputs: list[Path] | None, form: str | None, as_json: bool) -> None:
    """Refuse a wrong form or suffix before any work is done or paid for."""
    for path in outputs or (None,):
        output.form_for(path, "json" if as_json else form, terminal=False)


def _deliver(
    briefing: "Briefing", outputs: list[Path] | None, *, form: str | None, width: int | None, no_color: bool
) -> None:
    """Print the briefing or write it to files."""
    from ..steps import render  # noqa: PLC0415 - templates take a while to load

    if outputs:
        for path in outputs:
            output.write_file(
                path, render.render(briefing, output.form_for(path, form, terminal=False), width=width or 80)
            )
        return
    import os  # noqa: PLC0415
    import shutil  # noqa: PLC0415

    terminal = sys.stdout.isatty()
    text = render.render(
        briefing,
        output.form_for(None, form, terminal=terminal),
        width=width or (shutil.get_terminal_size((80, 24)).columns if terminal else 80),
        color=terminal and not no_color and not os.environ.get("NO_COLOR"),
        unicode=(sys.stdout.encoding or "utf-8").lower().replace("-", "") in {"utf8", "utf16"},
    )
    output.write_stdout(text)


def _load(file: Path) -> "Briefing":
    """Read a saved briefing.

    Raises:
        UsageError: there is no such file, or it is no briefing.
    """
    from pydantic import ValidationError  # noqa: PLC0415 - models take a while to load

    from ..schemas import Briefing  # noqa: PLC0415 - models take a while to load

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


def _record(briefing: "Briefing") -> str:
    """One article's notes as one line of JSON, in the vocabulary of the briefing."""
    import json  # noqa: PLC0415

    source = briefing.sources[0]
    kept = {"sources", "actors", "issues", "positions", "proposals", "disputes", "timeline", "not_known", "quarantine"}
    content = briefing.model_dump(mode="json", include=kept)
    for key in ("text", "removed", "sentences"):
        content["sources"][0].pop(key)
    return json.dumps({"file": source.file, "id": source.article, **content}, ensure_ascii=False)


def _finish(gaps: "tuple[Gap, ...] | list[Gap]", quarantined: int, *, strict: bool, keep_going: bool) -> None:
    """End with the code the outcome calls for."""
    if strict and (gaps or quarantined):
        raise StrictFailure(
            "strict run", f"{len(gaps)} sources left out, {quarantined} claims quarantined", "See the JSON"
        )
    if gaps and not keep_going:
        output.say(f"partial: {len(gaps)} of the sources are not in the briefing; see above")
        raise typer.Exit(PARTIAL)
