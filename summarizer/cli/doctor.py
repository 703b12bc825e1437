"""What works on this machine, found by trying it."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec

from .. import api, config, prompting
from ..__about__ import __version__
from ..config import Settings
from ..errors import SummarizerError
from ..schemas import Frozen


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was tried."""

    what: str
    good: bool
    detail: str
    exit_code: int = 0


class Answer(Frozen):
    """What the short question asks a model to fill."""

    capital: str
    """The capital of France."""


def examine(settings: Settings) -> Iterator[Finding]:
    """Try everything a run with these settings would need, the chosen engine last."""
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding("program", True, f"structured-summarizer {__version__} on Python {version}")
    for name in ("openai", "instructor", "pydantic", "diskcache"):
        yield Finding(name, True, metadata.version(name))
    extra = find_spec("trafilatura") is not None
    yield Finding("web pages", True, "trafilatura" if extra else "standard library only; extra: web")
    try:
        yield Finding("prompts", True, prompting.load(settings.prompts).fingerprint)
    except SummarizerError as error:
        yield Finding("prompts", False, str(error), error.exit_code)
    if settings.cache:
        yield Finding("kept answers", True, str(config.cache_folder(settings)))
    yield _engine(settings)


def _engine(settings: Settings) -> Finding:
    """Build the engine, and ask a live model one question through the very door a run uses."""
    try:
        name, why = settings.chosen_engine()
        engine = api.build_engine(settings)
        if name == "offline" or settings.recordings or settings.hand_off:
            return Finding("engine", True, f"{engine.provenance.engine} ({why})")
        from ..llm import Request  # noqa: PLC0415 - openai and instructor are heavy

        question = Request(
            name="doctor",
            prompt="doctor 1",
            system="Answer with a JSON object that has one string field, capital.",
            user="What is the capital of France?",
            fills=Answer,
            max_tokens=200,
        )
        reply = api.connect(settings).fill(question)
    except SummarizerError as error:
        return Finding("engine", False, str(error), error.exit_code)
    return Finding("engine", True, f"{engine.provenance.engine} answered {reply.text.strip()[:80]!r} ({why})")
