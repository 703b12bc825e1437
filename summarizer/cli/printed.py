"""The commands that print what the program is made of: schemas, prompts, settings, and what works here."""

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UsageError
from . import output
from .options import EngineOptions, Prompts, grouped, load_settings

if TYPE_CHECKING:
    from pydantic import BaseModel

config_app = typer.Typer(help="Settings and where they come from.", no_args_is_help=True, rich_markup_mode=None)
prompts_app = typer.Typer(help="The prompts a model is asked with.", no_args_is_help=True, rich_markup_mode=None)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(schema)
    app.command()(grouped(doctor))
    app.add_typer(config_app, name="config")
    app.add_typer(prompts_app, name="prompts")


def schema(
    name: Annotated[str, typer.Argument(help="briefing, notes, foreignnotes, links or wording.")] = "briefing",
) -> None:
    """Print a JSON Schema: the briefing's, or one that a model fills."""
    from ..schemas import Briefing, ForeignNotes, Links, Notes, Wording  # noqa: PLC0415 - models take a while to load

    known: dict[str, type[BaseModel]] = {
        "briefing": Briefing, "notes": Notes, "foreignnotes": ForeignNotes, "links": Links, "wording": Wording
    }  # fmt: skip
    if name not in known:
        raise UsageError(f"schema {name}", "is not known", f"Known schemas: {', '.join(known)}")
    described = known[name].model_json_schema(mode="serialization" if name == "briefing" else "validation")
    output.write_stdout(json.dumps(described, indent=2, ensure_ascii=False))


def doctor(engine: EngineOptions) -> None:
    """Say what works here and what to do about what doesn't; asks a configured model one short question."""
    from .doctor import examine  # noqa: PLC0415 - loads everything there is

    settings = load_settings(engine.given())
    worst = 0
    for finding in examine(settings):
        verdict = "ok  " if finding.good else "FAIL" if finding.exit_code else "weak"
        output.write_stdout(f"{verdict}  {finding.what}: {finding.detail}")
        worst = max(worst, 0 if finding.good else finding.exit_code)
    if worst:
        raise typer.Exit(worst)


@prompts_app.command("list")
def prompts_list(prompts: Prompts = None) -> None:
    """Print each prompt's id, version and fingerprint."""
    from .. import prompting  # noqa: PLC0415 - only needed here

    loaded = prompting.load(prompts)
    for prompt in (loaded.extract, loaded.link, loaded.compose, loaded.foreign, loaded.translate):
        output.write_stdout(f"{prompt.id}\tversion {prompt.version}\t{prompt.fingerprint}")


@prompts_app.command("show")
def prompts_show(
    name: Annotated[str, typer.Argument(help="extract, link, compose, foreign or translate.")], prompts: Prompts = None
) -> None:
    """Print a prompt as a model gets it: the fixed part, then each form of the varying part."""
    from .. import prompting  # noqa: PLC0415 - only needed here

    known = (*prompting.FILLS, *prompting.ADDED)
    if name not in known:
        raise UsageError(f"prompt {name}", "is not known", f"Known prompts: {', '.join(known)}")
    prompt = getattr(prompting.load(prompts), name)
    if prompt.system:
        output.write_stdout(f"# system\n{prompt.system}")
    for form, text in prompt.users.items():
        output.write_stdout(f"\n# user{': ' if form else ''}{form}\n{text}")


@config_app.command("show")
def config_show() -> None:
    """Print every setting with its value and where it came from."""
    from .. import config  # noqa: PLC0415 - only a run needs it
    from ..llm import connection  # noqa: PLC0415 - only a run needs it

    loaded = config.load()
    for field in fields(loaded.settings):
        value = getattr(loaded.settings, field.name)
        shown = "set, not shown" if field.name in config.SECRET and value else value
        if field.name == "base_url" and value:
            shown = connection.shown(value)  # a user's password or a token may stand in it
        output.write_stdout(f"{field.name} = {shown}\t({loaded.origins[field.name]})")
