"""Settings: one frozen value, and for each field where it came from.

Later sources win: built-in default, the user's file, the project's file (``summarizer.toml`` or ``[tool.summarizer]``
in ``pyproject.toml``), ``.env``, the environment (``SUMMARIZER_*``), the command line. ``OPENAI_API_KEY`` and
``OPENAI_BASE_URL`` are read as the openai client reads them. A dataclass and not a Pydantic model, because
``--help`` must not pay for building models.
"""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from .errors import UsageError

EngineName = Literal["auto", "offline", "llm"]

DEFAULT_MODEL = "gpt-4.1-mini"
"""Asked when a key for OpenAI's own endpoint is all that is configured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a run can be told. Each field is also an option, a variable and a line in a settings file."""

    engine: EngineName = "auto"
    """auto: the model if a key or a base URL is configured, else the offline engine."""
    model: str | None = None
    """Name of the model as its server knows it."""
    base_url: str | None = None
    """Root of an OpenAI-compatible endpoint, such as http://127.0.0.1:8080/v1."""
    api_key: str | None = field(default=None, repr=False)
    """Key for the endpoint; never printed, stored or part of a cache key."""
    allow_insecure: bool = False
    """Whether to send articles and the key over http:// to another machine."""
    recordings: Path | None = None
    """Folder of recorded answers to replay in place of a model."""
    pending: Path | None = None
    """With recordings: folder to write each unanswered prompt to."""
    window: int = 0
    """Sentences shown to the model in one call; 0 for the whole article, a few for a small model."""
    concurrency: int = 8
    """Calls out at the same time."""
    temperature: float = 0.0
    """Sampling temperature."""
    max_tokens: int = 16_000
    """Most tokens one answer may have."""
    timeout: float = 300.0
    """Seconds one call may take in all, retries included."""
    prompts: Path | None = None
    """Folder of prompt files to use in place of the ones that ship."""
    cache: bool = True
    """Whether answers are kept and reused."""
    cache_dir: Path | None = None
    """Folder of kept answers; by default the user's cache folder."""
    as_of: str | None = None
    """ISO date the briefing speaks of; by default the latest date of its articles."""

    def chosen_engine(self) -> tuple[Literal["offline", "llm"], str]:
        """Say which engine runs and why, in words for the user."""
        if self.engine != "auto":
            return self.engine, "it was asked for"
        for name, value in (("recordings", self.recordings), ("a base URL", self.base_url), ("a key", self.api_key)):
            if value:
                return "llm", f"{name} {'are' if name == 'recordings' else 'is'} configured"
        if self.model:
            raise UsageError(
                f"model {self.model}",
                "no key and no base URL is configured for it",
                "Set OPENAI_API_KEY, or give --base-url, or leave the model out for the offline engine",
            )
        return "offline", "no key and no base URL is configured"


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
    for origin, values in _sources(folder, overrides or {}):
        typed: dict[str, Any] = {name: _typed(name, value, origin) for name, value in values.items()}
        settings = replace(settings, **typed)
        origins.update(dict.fromkeys(typed, origin))
    return Configuration(settings, origins)


def default_model(settings: Settings) -> str:
    """Name the model to ask when none is named, which only OpenAI's own endpoint lets us know.

    Raises:
        UsageError: the endpoint is another one.
    """
    if settings.base_url and "api.openai.com" not in settings.base_url:
        raise UsageError(settings.base_url, "no model is named for it", "Say which with -m NAME")
    return DEFAULT_MODEL


def user_file() -> Path:
    """Where the user's own settings live."""
    return _home("XDG_CONFIG_HOME", ".config") / "summarizer" / "summarizer.toml"


def cache_folder(settings: Settings) -> Path:
    """Where answers are kept."""
    return settings.cache_dir or _home("XDG_CACHE_HOME", ".cache") / "summarizer"


def _home(variable: str, fallback: str) -> Path:
    return Path(os.environ.get(variable) or Path.home() / fallback)


def _sources(folder: Path, overrides: Mapping[str, object]) -> list[tuple[str, Mapping[str, object]]]:
    """Every source that has something to say, weakest first."""
    from dotenv import dotenv_values  # noqa: PLC0415 - only a run needs it, --help does not

    pyproject = folder / "pyproject.toml"
    dotenv = {name: value for name, value in dotenv_values(folder / ".env").items() if value is not None}
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
        name: environment[variable]
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


def _typed(name: str, value: object, origin: str) -> object:
    """Turn a value from text or TOML into the field's type."""
    try:
        return _READERS[name](value)
    except (ValueError, TypeError):
        raise UsageError(f"{origin}: {name} = {value!r}", f"is not {_WANTED[name]}", "Correct it") from None


def _boolean(value: object) -> bool:
    if isinstance(value, bool):
        return value
    words = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    try:
        return words[str(value).lower()]
    except KeyError:
        raise ValueError from None


def _whole(least: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        number = int(str(value))
        if number < least:
            raise ValueError
        return number

    return read


def _fraction(value: object) -> float:
    number = float(str(value))
    if not 0 <= number < float("inf"):
        raise ValueError
    return number


def _engine(value: object) -> str:
    if value not in get_args(EngineName):
        raise ValueError
    return str(value)


def _date(value: object) -> str:
    from datetime import date  # noqa: PLC0415 - rarely needed

    return date.fromisoformat(str(value)).isoformat()


def _path(value: object) -> Path:
    return Path(str(value)).expanduser()


_READERS: Mapping[str, Callable[[object], object]] = {
    "engine": _engine,
    "model": str,
    "base_url": str,
    "api_key": str,
    "allow_insecure": _boolean,
    "recordings": _path,
    "pending": _path,
    "window": _whole(0),
    "concurrency": _whole(1),
    "temperature": _fraction,
    "max_tokens": _whole(1),
    "timeout": _fraction,
    "prompts": _path,
    "cache": _boolean,
    "cache_dir": _path,
    "as_of": _date,
}
_WANTED: Mapping[str, str] = {
    "engine": f"one of {', '.join(get_args(EngineName))}",
    "allow_insecure": "true or false",
    "window": "a whole number from 0",
    "concurrency": "a whole number from 1",
    "temperature": "a number from 0",
    "max_tokens": "a whole number from 1",
    "timeout": "a number of seconds",
    "cache": "true or false",
    "as_of": "a date such as 2025-09-05",
}
