"""Answers that a model really gave to exactly these prompts, kept as files and replayed without it.

One JSON file a request under ``recordings/<model>/<set>/<request>.json``. It holds hashes of the prompt's parts, not
the parts: articles are other people's text. A changed prompt, schema or article makes its recording stale by key, and
the error says which of them changed. Missing prompts can be written out, answered anywhere, and taken in as answered.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from pydantic import BaseModel, ValidationError

from .. import schemas
from ..errors import OutputInvalid, RecordingMissing, UsageError
from ..schemas import Frozen, Usage
from .model import Reply, Request, canonical, key, sha256, target_schema

_PARTS = {"system_sha": "system part", "user_sha": "user part", "schema_sha": "schema"}


class Asked(Frozen):
    """What identifies a request without repeating it."""

    key: str
    """Hash of everything that can change the answer."""
    name: str
    """Name of the request, such as "extract-port-strike"."""
    model: str
    """The model's name."""
    prompt: str
    """Id and version of the prompt, such as "extract 1"."""
    fills: str
    """Name of the schema."""
    system_sha: str
    user_sha: str
    schema_sha: str
    repeat: int = 0
    """Which of several answers to the same prompt."""


class Recording(Asked):
    """An answer and what it answers."""

    answer: str
    """The answer exactly as given, JSON text."""
    recorded_on: str
    """ISO date."""


class RecordedModel:
    """A model that only replays. It is loud about what it has not been told."""

    def __init__(self, folder: Path, *, pending: Path | None = None, model: str | None = None) -> None:
        """Read the recordings of one model.

        Args:
            folder: of recordings, read with all folders below it; need not exist yet when ``pending`` is given.
            pending: folder to write each unanswered prompt to; by default none is written.
            model: name of the model; by default that of the recordings, else of the folder below ``recordings/``.

        Raises:
            UsageError: the folder is missing, a file in it is no recording, or they are of several models.
        """
        if not folder.is_dir() and pending is None:
            raise UsageError(str(folder), "is not a folder of recordings", "Name one, or say where to write prompts")
        known = list(_read(folder))
        models = {recording.model for recording in known if model in (None, recording.model)}
        if len(models) > 1:
            raise UsageError(str(folder), f"holds recordings of {', '.join(sorted(models))}", "Name one model's folder")
        self._folder, self._pending = folder, pending
        self._model = model or next(iter(models), None) or _model_of(folder)
        self._known = {recording.key: recording for recording in known if recording.model == self._model}
        self._all = known
        self._written: dict[str, Asked] = {}
        self._lock = Lock()

    @property
    def name(self) -> str:
        """The recorded model's name."""
        return self._model

    @property
    def fingerprint(self) -> str:
        """The recorded model's name: sampling and endpoint are the recorder's affair."""
        return self._model

    def fill(self, request: Request) -> Reply:
        """Replay the answer to a request.

        Raises:
            RecordingMissing: nobody has answered exactly this prompt.
            OutputInvalid: the recorded answer doesn't fit the schema, which only a tampered file can bring about.
        """
        recording = self._known.get(key(request, self.fingerprint))
        if recording is None:
            raise self._missing(request)
        try:
            value = request.fills.model_validate_json(recording.answer)
        except ValidationError as error:
            raise OutputInvalid(f"recording {recording.name}", f"does not fit its schema ({error})") from None
        return Reply(value, recording.answer, Usage(cached=1))

    def _missing(self, request: Request) -> RecordingMissing:
        asked = _asked(request, self._model)
        fault = f"no answer of {self._model} is recorded for exactly this prompt (key {asked.key[:12]})"
        if stale := self._stale(asked):
            fault += f"; the one recorded under this name is stale: {' and '.join(stale)} changed"
        thing = f"request {asked.name} ({asked.prompt})"
        if self._pending is None:
            return RecordingMissing(thing, fault, "Run again with --pending FOLDER to write the prompt, and answer it")
        return RecordingMissing(thing, fault, self._write(request, asked, self._pending))

    def _stale(self, asked: Asked) -> list[str]:
        """Say what differs from the most similar recording of the same name; nothing when there is none."""
        differing = [_differing(asked, other) for other in self._all if other.name == asked.name]
        return min(differing, key=len, default=[])

    def _write(self, request: Request, asked: Asked, folder: Path) -> str:
        """Write a prompt out, unless it rests on answers that are still missing."""
        with self._lock:
            waiting = [name for name, other in self._written.items() if other.prompt != asked.prompt]
            if waiting:
                return f"It rests on answers that are missing: answer {len(waiting)} waiting prompts in {folder} first"
            clash = self._written.get(asked.name)
            if clash is not None and clash.key != asked.key:
                asked = asked.model_copy(update={"name": f"{asked.name}-{asked.key[:6]}"})
            self._written[asked.name] = asked
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"{asked.name}.prompt.md"
            path.write_text(_page(request, asked), encoding="utf-8")
            (folder / f"{asked.name}.pending.json").write_text(asked.model_dump_json(indent=1) + "\n", encoding="utf-8")
        return f"Answer {path} with a JSON object in {asked.name}.answer.json beside it, then take the answers in"


def ingest(pending: Path, recordings: Path) -> list[Path]:
    """Take in the answers that lie beside written prompts, as they are; an answer that doesn't fit stays where it is.

    Args:
        pending: folder of ``NAME.prompt.md``, ``NAME.pending.json`` and, where answered, ``NAME.answer.json``.
        recordings: folder to keep them in; an older recording of the same name is replaced.

    Returns:
        The files written. Their prompts and answers are removed from ``pending``.

    Raises:
        UsageError: ``pending`` is not a folder of written prompts.
        OutputInvalid: answers don't fit their schemas; the message names each. All others were taken in.
    """
    if not pending.is_dir():
        raise UsageError(str(pending), "is not a folder of written prompts", "Write some with --pending FOLDER")
    kept, faults = [], []
    for note in sorted(pending.glob("*.pending.json")):
        asked = Asked.model_validate_json(note.read_text(encoding="utf-8"))
        answer = pending / f"{asked.name}.answer.json"
        if not answer.is_file():
            continue
        try:
            kept.append(_keep(asked, answer.read_bytes().decode("utf-8"), recordings))
        except (ValidationError, UnicodeDecodeError) as error:
            faults.append(f"{answer.name}: {error}")
            continue
        for path in (note, answer, pending / f"{asked.name}.prompt.md"):
            path.unlink(missing_ok=True)
    if faults:
        raise OutputInvalid(str(pending), f"answers that do not fit:\n{chr(10).join(faults)}", "Answer these anew")
    return kept


def _keep(asked: Asked, answer: str, folder: Path) -> Path:
    """Store one answer unchanged once it has proved to fit."""
    fills = getattr(schemas, asked.fills)
    fills.model_validate_json(answer)
    today = datetime.now(UTC).date().isoformat()
    recording = Recording(**asked.model_dump(), answer=answer, recorded_on=today)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{asked.name}.json"
    path.write_text(recording.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return path


def _asked(request: Request, model: str) -> Asked:
    return Asked(
        key=key(request, model),
        name=request.name,
        model=model,
        prompt=request.prompt,
        fills=request.fills.__name__,
        system_sha=sha256(request.system),
        user_sha=sha256(request.user),
        schema_sha=_schema_sha(request.fills),
        repeat=request.repeat,
    )


def _schema_sha(fills: type[BaseModel]) -> str:
    return sha256(canonical(target_schema(fills)))


def _differing(asked: Asked, other: Asked) -> list[str]:
    """Name what differs in words."""
    parts = [word for name, word in _PARTS.items() if getattr(asked, name) != getattr(other, name)]
    if asked.model != other.model:
        parts.append("model")
    if asked.repeat != other.repeat:
        parts.append("repeat")
    return parts or ["key version"]


def _read(folder: Path) -> Iterator[Recording]:
    for path in sorted(folder.rglob("*.json")):
        try:
            yield Recording.model_validate_json(path.read_text(encoding="utf-8"))
        except (ValidationError, UnicodeDecodeError) as error:
            raise UsageError(str(path), f"is not a recording ({error})", "Restore or remove it") from None


def _model_of(folder: Path) -> str:
    """Name the model after the folder below ``recordings/``, else after the folder itself."""
    parts = folder.resolve().parts
    after = [parts[i + 1] for i, part in enumerate(parts[:-1]) if part == "recordings"]
    return after[-1] if after else folder.resolve().name


def _page(request: Request, asked: Asked) -> str:
    """Write all that a model would see on one readable page."""
    fence = "~" * 8
    schema = json.dumps(target_schema(request.fills), indent=1, ensure_ascii=False)
    parts = (("System", request.system), ("User", request.user), ("JSON schema of the answer", schema))
    body = "\n\n".join(f"## {title}\n{fence}\n{text}\n{fence}" for title, text in parts)
    return (
        f"# {asked.name}\n\n{asked.prompt}, model {asked.model}, key {asked.key}\n\n"
        f"Answer with one JSON object and nothing else, in `{asked.name}.answer.json` beside this file.\n\n{body}\n"
    )
