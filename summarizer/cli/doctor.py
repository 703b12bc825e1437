"""What works on this machine, found by trying it."""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import metadata
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from .. import config, prompting, wiring
from ..__about__ import __version__
from ..config import Settings
from ..errors import OutputInvalid, Refused, SummarizerError
from ..llm import CutOff
from ..schemas import Frozen

if TYPE_CHECKING:
    from ..llm import Meter, Reply


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was tried."""

    what: str
    good: bool
    detail: str
    exit_code: int = 0
    """What the command ends with; 0 for what only makes a run dearer."""


class Answer(Frozen):
    """What the short question asks a model to fill, and would not fill by itself: it is asked for animals.

    A server that holds answers to the schema can only give colours; elsewhere the schema is the model's goodwill.
    """

    words: Annotated[list[Literal["red", "green", "blue"]], Field(min_length=3, max_length=3)]


SYSTEM = 'Answer with one JSON object: {"words": [...]}, a list of three words.'
ASKED = "Name three animals."


def examine(settings: Settings) -> Iterator[Finding]:
    """Try everything a run with these settings would need, the chosen engine last."""
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding("program", True, f"structured-summarizer {__version__} on Python {version}")
    for name in ("openai", "instructor", "pydantic", "diskcache"):
        yield Finding(name, True, metadata.version(name))
    extra = find_spec("trafilatura") is not None
    yield Finding("web pages", True, "trafilatura" if extra else "standard library only; extra: web")
    for what, module, named in (("PDF files", "pypdf", "pdf-in"), ("assistants", "mcp", "mcp")):
        yield Finding(what, True, module if find_spec(module) else f"not without the extra {named}")
    try:
        yield Finding("prompts", True, prompting.load(settings.prompts).fingerprint)
    except SummarizerError as error:
        yield Finding("prompts", False, str(error), error.exit_code)
    if settings.cache:
        yield Finding("kept answers", True, str(config.cache_folder(settings)))
    yield from _engine(settings)


def _engine(settings: Settings) -> Iterator[Finding]:
    """Build the engine, and ask a live model one question through the very door a run uses."""
    try:
        name, why = settings.chosen_engine()
        engine = wiring.build_engine(settings)
    except SummarizerError as error:
        yield Finding("engine", False, str(error), error.exit_code)
        return
    yield Finding("engine", True, f"{engine.provenance.engine} ({why})")
    if name == "llm" and settings.offline:
        yield Finding("endpoint", True, "is not asked: --offline")
    elif name == "llm" and not (settings.recordings or settings.hand_off):
        yield from _model(settings)


def _model(settings: Settings) -> Iterator[Finding]:
    """Ask one question, past the kept answers, and say what the answer shows."""
    from ..llm import Meter, Request  # noqa: PLC0415 - openai and instructor are heavy

    meter = Meter(lambda: wiring.price(settings))
    question = Request("doctor", "doctor 2", SYSTEM, ASKED, Answer, max_tokens=min(settings.max_tokens, 2_000))
    began = time.monotonic()
    try:
        model = wiring.connect(replace(settings, cache=False, batch=None), till=meter)
        reply = model.fill(question)
    except SummarizerError as error:
        yield from _failed(error)
        return
    yield from _answered(reply, meter, time.monotonic() - began)
    price = wiring.price(settings)
    yield Finding("price", True, f"known from {price.source}" if price else "unknown; --max-cost needs it, see --help")


def _answered(reply: "Reply", meter: "Meter", seconds: float) -> Iterator[Finding]:
    usage = meter.usage
    yield Finding("endpoint", True, "is reached")
    yield Finding("key", True, "is accepted, or none is wanted")
    yield Finding("model", True, f"answers {reply.text.strip()[:60]!r}")
    if usage.calls == 1:
        yield Finding("schema", True, "is enforced by the server")
    else:
        yield Finding("schema", False, f"is not enforced, but {_UNENFORCED}")
    if usage.estimated:
        yield Finding("usage", True, "is not reported by the server: tokens and cost will be estimates")
    else:
        yield Finding("usage", True, f"{usage.input_tokens} tokens in, {usage.output_tokens} out")
    yield Finding("latency", True, f"{seconds:.1f} s for one short answer")


_UNENFORCED = (
    "every answer is checked, and one that does not fit is asked for once more and paid for twice. "
    "A server that enforces JSON schemas saves that: see docs/providers.md"
)


def _failed(error: SummarizerError) -> Iterator[Finding]:
    """Say how far the question came; the message of the error names the next move."""
    if isinstance(error, CutOff):
        yield Finding("endpoint", True, "is reached")
        yield Finding("model", False, str(error), error.exit_code)
    elif isinstance(error, OutputInvalid):
        yield Finding("endpoint", True, "is reached")
        yield Finding("key", True, "is accepted, or none is wanted")
        yield Finding("schema", False, f"is not enforced, nor kept to when told; {_UNENFORCED}")
    elif isinstance(error, Refused):
        yield Finding("endpoint", True, "is reached")
        yield Finding("key or model", False, str(error), error.exit_code)
    else:
        yield Finding("endpoint", False, str(error), error.exit_code)
