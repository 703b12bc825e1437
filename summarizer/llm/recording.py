"""Answers that a model really gave to exactly these prompts, kept as files and replayed without it.

One JSON file a request under ``recordings/<model>/<set>/<request>.json``. It holds hashes of the prompt's parts, not
the parts: articles are other people's text. A changed prompt, schema or article makes its recording stale by key, and
the error says which of them changed. Missing prompts can be written out, answered anywhere, and taken in as answered.
"""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from pydantic import ValidationError

from ..errors import AnswersMissing, OutputInvalid, ProviderError, RecordingMissing, UsageError
from .deferred import Asked, DeferredModel, Kept, schema_named
from .files import write_whole
from .model import Request, target_schema
from .pasted import LARGEST, Unfit, fitting

_PARTS = {"system_sha": "system part", "user_sha": "user part", "schema_sha": "schema"}
_NOTE, _PAGE, _ANSWER = ".pending.json", ".prompt.md", ".answer"


class Recording(Asked):
    """An answer and what it answers."""

    answer: str
    """The answer exactly as given, JSON text."""
    recorded_on: str
    """ISO date."""


class Recordings:
    """A place that holds one model's recordings, and may have prompts written to a folder beside it."""

    def __init__(self, known: Sequence[Recording], model: str, pending: Path | None, *, by_key: bool = False) -> None:
        """Hold recordings.

        Args:
            known: of this model and, to say what changed, of others.
            model: the one that answers.
            pending: folder unanswered prompts are written to; None writes none.
            by_key: whether a prompt's file name carries its key, so that an answer that took days to come is never
                taken for the answer to a newer prompt of the same name.
        """
        self._known = {recording.key: recording for recording in known if recording.model == model}
        self._all, self._model, self._pending, self._by_key = known, model, pending, by_key
        self._written: dict[str, str] = {}
        self._lock = Lock()

    def find(self, asked: Asked) -> Kept | None:
        """Return the recorded answer to exactly this prompt."""
        recording = self._known.get(asked.key)
        return None if recording is None else Kept(recording.answer)

    def await_answer(self, request: Request, asked: Asked) -> ProviderError:
        """Say that nobody has answered this prompt and, where a folder is named for it, write the prompt there."""
        stale = self._stale(asked)
        if self._pending is not None:
            waiting = {asked.key: self._write(request, asked, self._pending, stale)}
            move = f"Answer each NAME{_PAGE} with one JSON object, save it as NAME{_ANSWER}.json beside it, " + (
                "and run the same command again" if self._by_key else "and take the answers in"
            )
            return AnswersMissing.listing(str(self._pending), waiting, move)
        fault = f"no answer of {self._model} is recorded for exactly this prompt (key {asked.key[:12]})"
        if stale:
            fault += f"; the one recorded under this name is stale: {' and '.join(stale)} changed"
        thing = f"request {asked.name} ({asked.prompt})"
        return RecordingMissing(thing, fault, "Run again with --pending FOLDER to write the prompt, and answer it")

    def _stale(self, asked: Asked) -> list[str]:
        """Say what differs from the most similar recording of the same name; nothing when there is none."""
        alike = [other for other in self._all if other.name in (asked.name, f"{asked.name}-{other.key[:6]}")]
        differing = [_differing(asked, other) for other in alike]
        return min(differing, key=len, default=[])

    def _write(self, request: Request, asked: Asked, folder: Path, stale: Sequence[str]) -> str:
        """Write a prompt out, under its name, or with its key in it where another prompt has the name."""
        with self._lock:
            if self._by_key or self._written.get(asked.name, asked.key) != asked.key:
                asked = asked.model_copy(update={"name": f"{asked.name}-{asked.key[:6]}"})
            self._written[asked.name] = asked.key
        write_whole(folder / f"{asked.name}{_PAGE}", _page(request, asked, stale))
        write_whole(folder / f"{asked.name}{_NOTE}", asked.model_dump_json(indent=1) + "\n")
        return asked.name


class RecordedModel(DeferredModel):
    """A model that only replays. It is loud about what it has not been told."""

    def __init__(self, folder: Path, *, pending: Path | None = None, model: str | None = None) -> None:
        """Read the recordings of one model.

        Its fingerprint is its name: sampling and endpoint are the recorder's affair.

        Args:
            folder: of recordings, read with all folders below it; need not exist yet when ``pending`` is given.
            pending: folder to write each unanswered prompt to; by default none is written.
            model: name of the model; by default that of the recordings, else of the folder below ``recordings/``.

        Raises:
            UsageError: the folder is missing, a file in it is no recording, or they are of several models.
        """
        if not folder.is_dir() and pending is None:
            raise UsageError(str(folder), "is not a folder of recordings", "Name one, or say where to write prompts")
        known = list(read_recordings(folder))
        models = {recording.model for recording in known if model in (None, recording.model)}
        if len(models) > 1:
            raise UsageError(str(folder), f"holds recordings of {', '.join(sorted(models))}", "Name one model's folder")
        name = model or next(iter(models), None) or _model_of(folder)
        super().__init__(name, name, Recordings(known, name, pending))


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
    kept, faults = take_in(pending, recordings)
    if faults:
        raise OutputInvalid(str(pending), f"answers that do not fit:\n{chr(10).join(faults)}", "Answer these anew")
    return kept


def take_in(pending: Path, recordings: Path) -> tuple[list[Path], list[str]]:
    """Take in what fits, and say of each other answer what is wrong with it; for the folders see ``ingest``.

    Every answer is kept before its prompt is removed, and a file that another run took in meanwhile is no fault.
    """
    kept, faults = [], []
    for asked in waiting_in(pending):
        answers = _answers(pending, asked)
        if not answers:
            continue
        try:
            if len(answers) > 1:
                raise Unfit("is one of several answers to one prompt; leave only one")
            with answers[0].open("rb") as file:
                answer = fitting(file.read(LARGEST + 1), schema_named(asked.fills))
        except FileNotFoundError:
            continue
        except (Unfit, OSError) as error:
            faults.append(f"{answers[0].name}: {error}")
            continue
        kept.append(_keep(asked, answer, recordings))
        for path in (answers[0], *written(pending, asked)):
            path.unlink(missing_ok=True)
    return kept, faults


def waiting_in(pending: Path) -> Iterator[Asked]:
    """Read which prompts are written out in a folder.

    Raises:
        UsageError: a file that says so is not ours, or was changed.
    """
    for note in sorted(pending.glob(f"*{_NOTE}")):
        try:
            asked = Asked.model_validate_json(note.read_text(encoding="utf-8"))
        except FileNotFoundError:
            continue
        except (ValidationError, UnicodeDecodeError) as error:
            raise UsageError(str(note), f"is not the note of a prompt ({error})", "Remove it, and run again") from None
        if note.name != f"{asked.name}{_NOTE}":
            raise UsageError(str(note), f"is the note of a prompt called {asked.name!r}", "Remove it, and run again")
        yield asked


def written(pending: Path, asked: Asked) -> tuple[Path, Path]:
    """Say where a prompt's page and note are; its note goes last, since the note is what makes the page count."""
    return pending / f"{asked.name}{_PAGE}", pending / f"{asked.name}{_NOTE}"


def answers_in(pending: Path) -> dict[str, Path]:
    """List files that look like answers, by the name of the prompt they lie beside."""
    return {path.name.split(_ANSWER + ".")[0]: path for path in sorted(pending.glob(f"*{_ANSWER}.*"))}


def _answers(pending: Path, asked: Asked) -> list[Path]:
    """Find a prompt's answer whatever suffix an editor gave it."""
    return sorted(path for path in pending.glob(f"*{_ANSWER}.*") if path.name.startswith(f"{asked.name}{_ANSWER}."))


def _keep(asked: Asked, answer: str, folder: Path) -> Path:
    """Store one answer that has proved to fit."""
    today = datetime.now(UTC).date().isoformat()
    recording = Recording(**asked.model_dump(), answer=answer, recorded_on=today)
    path = folder / f"{asked.name}.json"
    write_whole(path, recording.model_dump_json(indent=1) + "\n")
    return path


def _differing(asked: Asked, other: Asked) -> list[str]:
    """Name what differs in words."""
    parts = [word for name, word in _PARTS.items() if getattr(asked, name) != getattr(other, name)]
    if asked.model != other.model:
        parts.append("model")
    if asked.repeat != other.repeat:
        parts.append("repeat")
    return parts or ["key version"]


def read_recordings(folder: Path) -> Iterator[Recording]:
    """Read a folder of recordings with all below it.

    Raises:
        UsageError: a file is no recording.
    """
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


def _page(request: Request, asked: Asked, stale: Sequence[str]) -> str:
    """Write all that a model would see on one readable page."""
    changed = f"An earlier answer no longer fits this prompt: its {' and '.join(stale)} changed.\n\n" if stale else ""
    runs = re.findall("~{8,}", request.system + request.user)
    fence = "~" * (max(map(len, runs), default=7) + 1)
    schema = json.dumps(target_schema(request.fills), indent=1, ensure_ascii=False)
    parts = (("System", request.system), ("User", request.user), ("JSON schema of the answer", schema))
    body = "\n\n".join(f"## {title}\n{fence}\n{text}\n{fence}" for title, text in parts)
    return (
        f"# {asked.name}\n\n{asked.prompt}, model {asked.model}, key {asked.key}\n\n"
        f"Answer with one JSON object and nothing else, in `{asked.name}.answer.json` beside this file.\n\n"
        f"{changed}{body}\n"
    )
