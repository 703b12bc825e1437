"""What each setting may be: how text and TOML become a field's value, and the words for what is wanted."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args

from ..errors import UsageError
from .settings import EngineName, PresetName, Rate, Settings

FORMS = ("terminal", "markdown", "html", "json", "csv", "graphml", "pdf", "docx")
"""Forms a briefing can be set to; the render step knows them too, and a test holds the two together."""


LONGEST_QUESTION = 200
"""Characters of a question; it stands on the page as it was asked."""


LANGUAGES = ("en", "de", "fr", "es", "uk")
"""Languages the page can be had in; the table of its words knows them too, and a test holds the two together."""
_CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")


def typed(name: str, value: object, origin: str) -> object:
    """Turn a value from text or TOML into the field's type.

    Args:
        name: of the setting.
        value: as it stands in the source.
        origin: where it stands, for the message.

    Raises:
        UsageError: it is of the wrong kind.
    """
    try:
        return _READERS[name](value)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise UsageError(f"{origin}: {name} = {value!r}", f"is not {_WANTED.get(name, 'text')}", "Correct it") from None


def _boolean(value: object) -> bool:
    if isinstance(value, bool):
        return value
    words = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    return words[str(value).lower()]


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


def _one_of(*known: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in known:
            raise ValueError
        return str(value)

    return read


def _date(value: object) -> str:
    from datetime import date  # noqa: PLC0415 - rarely needed

    return date.fromisoformat(str(value)).isoformat()


def _question(value: object) -> str:
    text = " ".join(str(value).split())
    if not text or len(text) > LONGEST_QUESTION:
        raise ValueError
    return text


def _path(value: object) -> Path:
    return Path(str(value)).expanduser()


def _rates(value: object) -> tuple[tuple[str, Rate], ...]:
    """Read a table of prices; a variable holds it as JSON."""
    if isinstance(value, str):
        import json  # noqa: PLC0415 - rarely needed

        value = json.loads(value)
    if not isinstance(value, Mapping):
        raise TypeError
    for rate in value.values():
        if set(rate) != {"input", "output"}:
            raise ValueError
    return tuple(
        (str(model), Rate(_fraction(rate["input"]), _fraction(rate["output"]))) for model, rate in value.items()
    )


def _language(value: object) -> str:
    code = str(value).strip().replace("_", "-")
    if not _CODE.fullmatch(code) or code.partition("-")[0].lower() not in LANGUAGES:
        raise ValueError
    return code


_READERS: Mapping[str, Callable[[object], object]] = {
    "engine": _one_of(*get_args(EngineName)),
    "preset": _one_of(*get_args(PresetName)),
    "model": str,
    "base_url": str,
    "api_key": str,
    "allow_insecure": _boolean,
    "allow_private": _boolean,
    "recordings": _path,
    "pending": _path,
    "hand_off": _path,
    "batch": _path,
    "window": _whole(0),
    "concurrency": _whole(1),
    "temperature": _fraction,
    "max_tokens": _whole(1),
    "max_items": _whole(0),
    "timeout": _fraction,
    "prompts": _path,
    "cache": _boolean,
    "refresh": _boolean,
    "offline": _boolean,
    "cache_dir": _path,
    "max_cost": _fraction,
    "max_calls": _whole(0),
    "prices": _rates,
    "record": _boolean,
    "as_of": _date,
    "since": _path,
    "focus": _question,
    "aliases": _path,
    "outlets": _path,
    "lang": _language,
    "form": _one_of(*FORMS),
    "width": _whole(24),
}
_WANTED: Mapping[str, str] = {
    "engine": f"one of {', '.join(get_args(EngineName))}",
    "preset": f"one of {', '.join(get_args(PresetName))}",
    "allow_insecure": "true or false",
    "allow_private": "true or false",
    "window": "a whole number from 0",
    "concurrency": "a whole number from 1",
    "temperature": "a number from 0",
    "max_tokens": "a whole number from 1",
    "max_items": "a whole number from 0",
    "timeout": "a number of seconds",
    "cache": "true or false",
    "refresh": "true or false",
    "offline": "true or false",
    "max_cost": "a number of US dollars",
    "max_calls": "a whole number from 0",
    "prices": "a table of models, each {input = ..., output = ...} in US dollars per million tokens",
    "record": "true or false",
    "as_of": "a date such as 2025-09-05",
    "focus": f"a question of 1 to {LONGEST_QUESTION} characters",
    "lang": "a language the page can be had in, as a BCP 47 code: en, de, fr, es or uk, such as de or de-AT",
    "form": f"one of {', '.join(FORMS)}",
    "width": "a whole number from 24",
}
assert set(_READERS) == set(Settings.__dataclass_fields__)  # noqa: S101 - a new setting without a reader stops here
