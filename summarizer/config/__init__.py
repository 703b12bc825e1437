"""Settings: one frozen value, and for each field where it came from.

Later sources win: built-in default, the user's file, the project's file (``summarizer.toml`` or ``[tool.summarizer]``
in ``pyproject.toml``), ``.env``, the environment (``SUMMARIZER_*``), the command line. ``OPENAI_API_KEY`` and
``OPENAI_BASE_URL`` are read as the openai client reads them. A dataclass and not a Pydantic model, because
``--help`` must not pay for building models.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from ..errors import UsageError
from .providers import SMALL, resolve
from .settings import EngineName, PresetName, Rate, Settings
from .values import typed

__all__ = [
    "DEFAULT_MODEL", "SECRET", "Configuration", "EngineName", "PresetName", "Rate", "Settings", "cache_folder",
    "default_model", "load", "runs_folder", "user_file",
]  # fmt: skip

DEFAULT_MODEL = "gpt-4.1-mini"
"""Asked when a key for OpenAI's own endpoint is all that is configured."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """Settings and, for each field, where its value came from."""

    settings: Settings
    origins: Mapping[str, str]


SECRET = {"api_key"}


def load(overrides: Mapping[str, object] | None = None, *, folder: Path | None = None) -> Configuration:
    """Collect settings from every source.

    Args:
        overrides: values from the command line; None means not given.
        folder: where project files are looked for; by default the current folder.

    Raises:
        UsageError: a file is malformed, a key unknown or a value of the wrong kind; the message names all three.
    """
    folder = folder or Path.cwd()
    settings, origins = Settings(), {f.name: "default" for f in fields(Settings)}
    dotenv = _dotenv(folder)
    for origin, values in _sources(folder, dotenv, overrides or {}):
        read: dict[str, Any] = {name: typed(name, value, origin) for name, value in values.items()}
        settings = replace(settings, **read)
        origins.update({name: _whence(name, values, origin) for name in read})
    if settings.preset == "small":
        said: dict[str, Any] = {name: value for name, value in SMALL.items() if origins[name] == "default"}
        settings = replace(settings, **said)
        origins.update(dict.fromkeys(said, "preset small"))
    own_key = not origins["api_key"].endswith("OPENAI_API_KEY")
    meant: dict[str, Any] = dict(resolve(settings, {**dotenv, **os.environ}, own_key=own_key))
    origins.update({name: f"provider {settings.model}" for name in meant if name != "model"})
    return Configuration(replace(settings, **meant), origins)


def default_model(settings: Settings) -> str:
    """Name the model to ask when none is named, which only OpenAI's own endpoint lets us know.

    Raises:
        UsageError: the endpoint is another one.
    """
    if settings.base_url and "api.openai.com" not in settings.base_url:
        raise UsageError("base URL", "no model is named for its endpoint", "Say which with -m NAME")
    return DEFAULT_MODEL


def user_file() -> Path:
    """Where the user's own settings live."""
    return _home("XDG_CONFIG_HOME", ".config") / "summarizer" / "summarizer.toml"


def cache_folder(settings: Settings) -> Path:
    """Where answers are kept."""
    return settings.cache_dir or _home("XDG_CACHE_HOME", ".cache") / "summarizer"


def runs_folder() -> Path:
    """Where records of runs are kept."""
    return _home("XDG_STATE_HOME", ".local/state") / "summarizer" / "runs"


def _home(variable: str, fallback: str) -> Path:
    return Path(os.environ.get(variable) or Path.home() / fallback)


def _dotenv(folder: Path) -> Mapping[str, str]:
    from dotenv import dotenv_values  # noqa: PLC0415 - only a run needs it, --help does not

    return {name: value for name, value in dotenv_values(folder / ".env").items() if value is not None}


def _whence(name: str, values: Mapping[str, object], origin: str) -> str:
    """Name the source of a value; a key of OpenAI's own variable says so, since it may be sent to nobody else."""
    return f"{origin}, OPENAI_API_KEY" if name == "api_key" and isinstance(values[name], _Foreign) else origin


class _Foreign(str):
    """A value that was set for the openai client and not for this program."""

    __slots__ = ()


def _sources(
    folder: Path, dotenv: Mapping[str, str], overrides: Mapping[str, object]
) -> list[tuple[str, Mapping[str, object]]]:
    """Every source that has something to say, weakest first."""
    pyproject = folder / "pyproject.toml"
    return [
        (str(user_file()), _toml(user_file())),
        (str(pyproject), _toml(pyproject, "tool", "summarizer")),
        (str(folder / "summarizer.toml"), _toml(folder / "summarizer.toml")),
        (str(folder / ".env"), _variables(dotenv, str(folder / ".env"))),
        ("environment", _variables(os.environ, "environment")),
        ("command line", {name: value for name, value in overrides.items() if value is not None}),
    ]


def _toml(path: Path, *table: str) -> Mapping[str, object]:
    """Read a settings file or a table of it; a file that isn't there says nothing."""
    try:
        content: Any = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(str(path), f"is not valid TOML ({error})", "Mend the line it names") from None
    except OSError as error:
        raise UsageError(str(path), f"can't be read ({error.strerror})", "Check its permissions") from None
    for name in table:
        content = content.get(name, {})
        if not isinstance(content, dict):
            raise UsageError(str(path), f"[{'.'.join(table)}] is not a table", "Write it as one")
    known = {f.name for f in fields(Settings)}
    for name in content:
        if name not in known:
            raise UsageError(f"{path}: {name}", "is not a setting", f"Known settings: {', '.join(sorted(known))}")
    return dict(content)


def _variables(environment: Mapping[str, str], origin: str) -> Mapping[str, object]:
    """Pick our variables; an empty one counts as not set."""
    known = {f"SUMMARIZER_{f.name.upper()}": f.name for f in fields(Settings)}
    picked: dict[str, object] = {
        name: _Foreign(environment[variable])
        for variable, name in (("OPENAI_API_KEY", "api_key"), ("OPENAI_BASE_URL", "base_url"))
        if environment.get(variable)
    }
    for variable, value in environment.items():
        if not variable.startswith("SUMMARIZER_") or not value:
            continue
        if variable not in known:
            raise UsageError(
                f"{origin}: {variable}", "is not a setting", f"Known variables: {', '.join(sorted(known))}"
            )
        picked[known[variable]] = value
    return picked
