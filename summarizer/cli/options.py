"""The options that several commands share, each declared once, and how a command takes a group of them."""

import inspect
import sys
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from ..errors import UsageError
from . import output

if TYPE_CHECKING:
    from ..config import Settings
    from ..steps.render import Paper

Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help='Files, folders, globs, web addresses, "-" for stdin, "@list".')
]
Prompts = Annotated[Path | None, typer.Option("--prompts", help="Folder of prompts to use in place of ours.")]


class Sheet(StrEnum):
    """The sizes of paper, as the render step names them."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, kw_only=True)
class EngineOptions:
    """Who answers and how: each of these is a setting, and what is not given here is left to the settings."""

    engine: Annotated[str | None, typer.Option("--engine", help="auto, offline or llm.", show_default="auto")] = None
    preset: Annotated[str | None, typer.Option("--preset", help="small: fit for a small model on this machine.")] = None
    model: Annotated[
        str | None, typer.Option("-m", "--model", help="The model, as its server names it, or PROVIDER/NAME.")
    ] = None
    base_url: Annotated[str | None, typer.Option("--base-url", help="Root of an OpenAI-compatible endpoint.")] = None
    recordings: Annotated[
        Path | None, typer.Option("--recordings", help="Replay recorded answers from this folder.")
    ] = None
    pending: Annotated[
        Path | None, typer.Option("--pending", help="With --recordings: write unanswered prompts here.")
    ] = None
    hand_off: Annotated[
        Path | None,
        typer.Option("--hand-off", metavar="DIR", help="Ask nobody: write prompts here, take answers from here."),
    ] = None
    batch: Annotated[
        Path | None,
        typer.Option("--batch", metavar="DIR", help="Send what is unanswered as a batch, noted here; come back later."),
    ] = None
    allow_insecure: Annotated[
        bool, typer.Option("--allow-insecure", help="Send articles and key over http:// to another machine.")
    ] = False
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Read web addresses of your own network and machine.")
    ] = False
    window: Annotated[int | None, typer.Option("--window", help="Sentences a call; 0 for the whole article.")] = None
    concurrency: Annotated[int | None, typer.Option("--concurrency", help="Calls out at the same time.")] = None
    max_tokens: Annotated[int | None, typer.Option("--max-tokens", help="Most tokens of one answer.")] = None
    timeout: Annotated[float | None, typer.Option("--timeout", help="Seconds a call may take, retries included.")] = (
        None
    )
    prompts: Prompts = None
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Neither read nor keep answers.")] = False
    refresh: Annotated[
        bool, typer.Option("--refresh", help="Ask again though answers are kept; keep the new ones.")
    ] = False
    offline: Annotated[
        bool, typer.Option("--offline", help="Send nothing: no web address, and of a model only kept answers.")
    ] = False
    cache_dir: Annotated[
        Path | None, typer.Option("--cache-dir", metavar="DIR", help="Folder of kept answers, read and added to.")
    ] = None

    def given(self) -> dict[str, object]:
        """Return the settings by name; None where nothing was said."""
        values: dict[str, object] = {field.name: getattr(self, field.name) for field in fields(self)}
        values["cache"] = False if values.pop("no_cache") else None
        for name in ("allow_insecure", "allow_private", "refresh", "offline"):
            values[name] = values[name] or None
        return values


@dataclass(frozen=True, kw_only=True)
class SpendingOptions:
    """What a run may cost, and whether it is noted."""

    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be asked and cost; send nothing.")] = False
    max_cost: Annotated[
        float | None, typer.Option("--max-cost", metavar="USD", help="Stop before the run could cost more.")
    ] = None
    max_calls: Annotated[int | None, typer.Option("--max-calls", help="Stop before more calls than this.")] = None
    no_record: Annotated[bool, typer.Option("--no-record", help="Leave no record of this run.")] = False

    def given(self) -> dict[str, object]:
        """Return the settings by name; None where nothing was said."""
        record = False if self.no_record else None
        return {"max_cost": self.max_cost, "max_calls": self.max_calls, "record": record}


@dataclass(frozen=True, kw_only=True)
class KnowledgeOptions:
    """What the reader knows beside the articles, as tables in CSV; docs/tables.md has an example of each."""

    aliases: Annotated[
        Path | None, typer.Option("--aliases", metavar="FILE", help="Who is who: columns name, same, never.")
    ] = None
    outlets: Annotated[
        Path | None,
        typer.Option("--outlets", metavar="FILE", help="Outlets: columns outlet, name, and rating, country if any."),
    ] = None

    def given(self) -> dict[str, object]:
        """Return the settings by name; None where nothing was said."""
        return {"aliases": self.aliases, "outlets": self.outlets}


@dataclass(frozen=True, kw_only=True)
class OutcomeOptions:
    """What counts as success, and how much is said on the way."""

    strict: Annotated[bool, typer.Option("--strict", help="Exit 7 when anything is quarantined or left out.")] = False
    keep_going: Annotated[bool, typer.Option("--keep-going", help="Exit 0 even when articles were left out.")] = False
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say only warnings and what was left out.")] = False
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Say every step.")] = False


@dataclass(frozen=True, kw_only=True)
class PageOptions:
    """Where a briefing goes and in which form."""

    form: Annotated[
        str | None, typer.Option("-f", "--form", help="terminal, markdown, html, json, csv, graphml, pdf or docx.")
    ] = None
    outputs: Annotated[
        list[Path] | None,
        typer.Option("-o", "--output", help="File to write; its suffix names the form. Repeatable."),
    ] = None
    as_json: Annotated[bool, typer.Option("--json", help="The same as --form json.")] = False
    paper: Annotated[Sheet, typer.Option("--paper", help="Size of the printed page.")] = Sheet.A4
    width: Annotated[int | None, typer.Option("--width", min=24, help="Columns of the terminal form.")] = None
    no_color: Annotated[bool, typer.Option("--no-color", help="No colour; NO_COLOR does the same.")] = False

    @property
    def named(self) -> str | None:
        """The form the command line names, for every output."""
        return "json" if self.as_json else self.form

    def given(self) -> dict[str, object]:
        """Return the settings by name; a form that is named here holds for files too and is none."""
        return {"width": self.width}

    def settled(self, settings: "Settings") -> "Page":
        """Fill up with what the settings say."""
        return Page(
            self.named, settings.form, tuple(self.outputs or ()), self.paper.value, settings.width, self.no_color
        )


@dataclass(frozen=True, slots=True)
class Page:
    """Where a briefing goes and in which form, all told."""

    named: str | None
    """Form of every output."""
    usual: str | None
    """Form of what is printed when none is named."""
    outputs: tuple[Path, ...]
    """Files to write; none for stdout."""
    paper: "Paper"
    width: int | None
    no_color: bool


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command declare a parameter of an option group's class and be given one, so that no option stands twice.

    Args:
        command: a function some of whose parameters are annotated with dataclasses of options.

    Returns:
        The same command with each such parameter replaced by the options of its group, as typer reads them.
    """
    signature = inspect.signature(command, eval_str=True)
    parameters = signature.parameters
    groups: dict[str, Any] = {name: p.annotation for name, p in parameters.items() if is_dataclass(p.annotation)}
    flat: list[inspect.Parameter] = []
    for name, parameter in parameters.items():
        flat.extend(_options(groups[name]) if name in groups else [parameter.replace(kind=_KEYWORD)])

    def flattened(**values: Any) -> None:
        for name, group in groups.items():
            values[name] = group(**{field.name: values.pop(field.name) for field in fields(group)})
        command(**values)

    flattened.__name__, flattened.__doc__ = command.__name__, command.__doc__
    flattened.__signature__ = signature.replace(parameters=flat)  # type: ignore[attr-defined]
    flattened.__annotations__ = {parameter.name: parameter.annotation for parameter in flat}
    return flattened


_KEYWORD = inspect.Parameter.KEYWORD_ONLY


def _options(group: Any) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    made = partial(inspect.Parameter, kind=_KEYWORD)
    return [
        made(field.name, default=inspect.Parameter.empty if field.default is MISSING else field.default,
             annotation=hints[field.name])
        for field in fields(group)
    ]  # fmt: skip


def load_settings(given: dict[str, object]) -> "Settings":
    """Load settings.

    Args:
        given: settings from the command line; None means not given.

    Raises:
        UsageError: a setting is wrong.
    """
    from .. import config  # noqa: PLC0415 - only a run needs it

    return config.load(given).settings


def announce(settings: "Settings", *, quiet: bool = False) -> None:
    """Say in the first line on stderr which engine runs and why.

    Raises:
        UsageError: the settings choose none.
    """
    from .. import config  # noqa: PLC0415 - loaded by whoever has settings

    name, why = settings.chosen_engine()
    detail = ""
    if name == "llm" and settings.hand_off:
        detail = f", prompts and answers in {settings.hand_off}"
    elif name == "llm" and not settings.recordings:
        from ..llm.connection import shown  # noqa: PLC0415 - only a model has an address

        model = settings.model or config.default_model(settings)
        url = shown(settings.base_url) if settings.base_url else "OpenAI's endpoint"
        detail = f", {model} at {url}" + (f", as batches noted in {settings.batch}" if settings.batch else "")
    elif name == "llm":
        detail = f", recorded answers from {settings.recordings}"
    if settings.offline:
        detail += ", sending nothing" + (": kept answers only" if name == "llm" and not settings.recordings else "")
    if not quiet:
        output.say(f"engine: {name}{detail} ({why})")


def sources(inputs: list[str]) -> list[Path | str]:
    """Keep arguments as names: on the command line a string is never an article's text.

    Raises:
        UsageError: a name is empty, as an unset variable leaves it; it would otherwise mean the current folder.
    """
    if not all(name.strip() for name in inputs):
        raise UsageError("INPUT", "is empty", "Name a file, a folder, a glob, - or @list")
    return [name if name == "-" or name.startswith("@") or "://" in name else Path(name) for name in inputs]


def stdin() -> Any:
    """Return what "-" reads, or None at a terminal, where it would wait for ever."""
    return None if sys.stdin is None or sys.stdin.isatty() else sys.stdin.buffer
