"""Writes docs/commands.md and the list of fields in docs/json.md from the code, so that neither can say what isn't so.

Run it after a change of an option, a setting, an exit code or a field: ``python docs/make_reference.py``. A test fails
while the files are stale.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from inspect import cleandoc, getdoc, getsource
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic import BaseModel
from typer.core import TyperGroup
from typer.main import get_command

from summarizer import cli, errors
from summarizer.cli import options, running
from summarizer.cli.app import app
from summarizer.config import settings
from summarizer.schemas import Briefing

HERE = Path(__file__).parent

GROUPS = {
    "engine": options.EngineOptions,
    "spending": options.SpendingOptions,
    "knowledge": options.KnowledgeOptions,
    "page": options.PageOptions,
    "outcome": options.OutcomeOptions,
}
"""Options that several commands share; each group is printed once."""

FINDERS = "`eval trial`, `eval metamorphic`"
"""What ends with 1 when it finds what it looks for."""

EVALS = {0: "not worse", 10: "worse, or below a floor", 11: "underpowered or incomparable"}
"""What a comparison ends with, as evals/stats.py decides it; a test holds the two together."""

BEGIN, END = "<!-- every field, by make_reference.py -->\n", "<!-- end of fields -->\n"


def commands() -> str:
    """Write the reference of commands."""
    root = get_command(app)
    parts = [
        "# Commands",
        "Made from the code by `python docs/make_reference.py`; a test fails when it is stale. "
        "[The tour](tour.md) shows the commands at work.",
        "## In short",
        table(("command", "what it does"), ((f"[`{n}`](#{anchor(n)})", told(c)) for n, c in leaves(root))),
        "`summarizer --version` prints the version. Every command has `-h` and `--help`.",
        "## Shared options",
        *(part for name, group in GROUPS.items() for part in shared(root, name, group)),
        *(part for name, command in leaves(root) for part in described(name, command)),
        "## Exit codes",
        table(("code", "when", "from"), exit_codes()),
        "`brief` and `extract` end with 0 in place of 6 and 7 with `--keep-going`; `--strict` goes before it.",
        "## Settings",
        "Later sources win: default, the user's file (`~/.config/summarizer/summarizer.toml`), `[tool.summarizer]` in "
        "`pyproject.toml`, `summarizer.toml`, `.env`, variables, the command line. A setting's variable is its name "
        "in capitals after `SUMMARIZER_`: `SUMMARIZER_MAX_COST`. `OPENAI_API_KEY` and `OPENAI_BASE_URL` are read "
        "too. `summarizer config show` prints each setting with its value and where it came from.",
        table(("setting", "default", "what it is"), setting_rows()),
    ]
    return "\n\n".join(parts) + "\n"


def leaves(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each command that does something, under its full name."""
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from leaves(command, f"{before}{name} ")
        else:
            yield before + name, command


def shared(root: Any, name: str, group: type) -> Iterator[str]:
    """Describe a group of options, with the commands that take it."""
    users = [(full, command) for full, command in leaves(root) if name in groups_of(command)]
    names = {field.name for field in fields(group)}
    yield f"### {name.capitalize()} options"
    yield f"{cleandoc(group.__doc__ or '')} Of {', '.join(f'`{full}`' for full, _ in users)}."
    yield option_table(option for option in users[0][1].params if option.name in names)


def groups_of(command: Any) -> list[str]:
    """Name the groups of options a command takes whole."""
    had = {option.name for option in command.params}
    return [name for name, group in GROUPS.items() if {field.name for field in fields(group)} <= had]


def described(name: str, command: Any) -> Iterator[str]:
    """Describe one command: its line of use, what it does, its own options."""
    taken = groups_of(command)
    common = {field.name for group in taken for field in fields(GROUPS[group])}
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    own = [one for one in command.params if one.param_type_name == "option" and one.name not in common | {"help"}]
    yield f"## {name}"
    words = [metavar(one) if one.required else f"[{metavar(one)}]" for one in arguments]
    yield f"```text\nsummarizer {' '.join([name, *words, '[OPTIONS]' if own or taken else '']).strip()}\n```"
    yield told(command)
    if arguments:
        rows = ((f"`{metavar(one)}`", default(one), cell(one.help or "")) for one in arguments)
        yield table(("argument", "default", "what it is"), rows)
    if own:
        yield option_table(own)
    if taken:
        links = ", ".join(f"[{group} options](#{anchor(group)}-options)" for group in taken)
        yield f"Also {links}." if own else f"Takes {links}."


def told(command: Any) -> str:
    """Say what a command does, as its help says it."""
    return " ".join((command.help or "").split())


def option_table(given: Iterable[Any]) -> str:
    """Set out options, one a row."""
    return table(("option", "default", "what it does"), ((spelled(o), default(o), cell(o.help or "")) for o in given))


def spelled(option: Any) -> str:
    """Spell an option as it is typed, with what it takes."""
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    return names if option.is_flag else f"{names} `{metavar(option)}`"


def metavar(parameter: Any) -> str:
    """Name what a parameter takes."""
    takes = parameter.type_descriptor
    if parameter.metavar:
        return str(parameter.metavar)
    if parameter.param_type_name == "argument":
        return str(parameter.name).upper()
    return " or ".join(choice.value for choice in takes.choices) if takes.choices else KINDS[takes.annotation]


KINDS = {str: "TEXT", Path: "PATH", int: "N", float: "NUMBER", list[str]: "TEXT", list[Path]: "PATH"}
"""What kinds of values are called here."""


def default(parameter: Any) -> str:
    """Say what holds when nothing is said."""
    if isinstance(getattr(parameter, "show_default", None), str):
        return f"{parameter.show_default}"
    if parameter.required:
        return "required"
    value = parameter.default
    if value is None or value is False or value == ():
        return ""
    return f"`{getattr(value, 'value', value)}`"


def exit_codes() -> Iterator[tuple[str, str, str]]:
    """Collect every exit code with its occasions, from the errors and from the commands."""
    rows = [(0, "done", ""), (1, "something unexpected", "all commands"), (1, "a fault was found", FINDERS)]
    rows.append((1, "the answer was no", "`cache clear`"))
    rows += [(kind.exit_code, first_line(kind), f"`{kind.__name__}`") for kind in kinds(errors.SummarizerError)]
    spoken = {**docstrings(running), **docstrings(cli)}
    rows += [
        (running.PARTIAL, spoken["PARTIAL"], "`brief`, `extract`"),
        (running.CAPPED, spoken["CAPPED"], "`brief`, `extract`"),
    ]
    rows += [(cli._STOPPED, spoken["_STOPPED"], "all commands")]
    rows += [(code, meaning, "`eval run`, `eval compare`") for code, meaning in EVALS.items()]
    for code, when, whence in sorted(rows, key=lambda row: row[0]):
        said = re.sub(r"^Exit code of ", "", when).rstrip(".")
        yield f"{code}", cell(said[0].upper() + said[1:]), whence


def kinds(error: type[errors.SummarizerError]) -> Iterator[type[errors.SummarizerError]]:
    """Yield the errors below one that a command can end with, depth first."""
    for kind in error.__subclasses__():
        if kind.__module__ == errors.__name__:
            yield kind
            yield from kinds(kind)


def setting_rows() -> Iterator[tuple[str, str, str]]:
    """Describe each setting by its docstring."""
    said = docstrings(settings)
    for field in fields(settings.Settings):
        value = field.default
        shown = "" if value is None or value == () else f"`{str(value).lower() if value in (True, False) else value}`"
        yield f"`{field.name}`", shown, cell(said[field.name])


def docstrings(module: ModuleType) -> dict[str, str]:
    """Read the strings that follow assignments in a module and its classes."""
    found: dict[str, str] = {}
    for scope in ast.walk(ast.parse(getsource(module))):
        body = getattr(scope, "body", [])
        for at, after in pairwise(body) if isinstance(body, list) else ():
            said = after.value.value if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) else None
            names = [at.target] if isinstance(at, ast.AnnAssign) else at.targets if isinstance(at, ast.Assign) else []
            if said and isinstance(said, str):
                found |= {name.id: " ".join(said.split()) for name in names if isinstance(name, ast.Name)}
    return found


def every_field() -> str:
    """Describe each model of the briefing, field by field, from its JSON Schema."""
    schema = Briefing.model_json_schema(mode="serialization")
    models = {"Briefing": schema, **schema["$defs"]}
    parts = []
    for name in ("Briefing", *sorted(set(models) - {"Briefing"})):
        model = models[name]
        said = " ".join(str(model.get("description", "")).split())
        if "properties" in model:
            had = model["properties"].items()
            rows = ((f"`{key}`", kind(value), cell(value.get("description", ""))) for key, value in had)
            parts += [f"### {name}", said, table(("field", "type", "what it is"), rows)]
        else:
            parts += [f"### {name}", f"{said} One of {', '.join(f'`{value}`' for value in model['enum'])}."]
    return "\n\n".join(part for part in parts if part) + "\n"


def kind(value: dict[str, Any]) -> str:
    """Name the type of a field, with links to models."""
    if "$ref" in value:
        name = value["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in value:
        return " or ".join(kind(one) for one in value["anyOf"])
    if "enum" in value or "const" in value:
        return ", ".join(f"`{one}`" for one in value.get("enum", [value.get("const")]))
    if value.get("type") == "array":
        return f"list of {kind(value['items'])}"
    return str(value.get("type", ""))


def first_line(thing: type[BaseModel] | type[Exception]) -> str:
    """Return the first line of a docstring without its full stop."""
    return (getdoc(thing) or "").splitlines()[0].rstrip(".")


def anchor(title: str) -> str:
    """Name a heading as links do."""
    return title.lower().replace(" ", "-")


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Set out a Markdown table."""
    lines = [f"| {' | '.join(row)} |".replace("|  |", "| |") for row in (heads, ("---",) * len(heads), *rows)]
    return "\n".join(lines)


def cell(text: str) -> str:
    """Make text fit a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def with_fields(page: str) -> str:
    """Put the list of fields where a page has room for it."""
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}\n{every_field()}\n{END}{rest.split(END)[1]}"


def made() -> dict[Path, str]:
    """Make every file that is made here, by its path."""
    contract = HERE / "json.md"
    return {HERE / "commands.md": commands(), contract: with_fields(contract.read_text(encoding="utf-8"))}


if __name__ == "__main__":
    for path, text in made().items():
        path.write_text(text, encoding="utf-8")
