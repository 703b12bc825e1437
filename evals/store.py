"""Runs on disk, in three layers: answers as an engine gave them, the notes and pages made of them, and the scores.

::

    RUN/
      run.json                             what ran, and the fingerprints of all it depends on
      answers/<repeat>/<kind>-<key>.json   what the engine answered, so that nothing is asked twice
      notes/<story>/<article>.<repeat>.json
      pages/<story>.json
      scores.json                          can be made again from the above without a call

Every file appears whole or not at all, so a run that was killed goes on where it was.
"""

import json
import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Self, TypeVar

from pydantic import BaseModel, ValidationError

from ..errors import UsageError
from ..schemas import Briefing, Frozen

M = TypeVar("M", bound=BaseModel)

Trouble = Literal["provider", "output", "crash"]
"""Why an article has no output: the endpoint failed, the answer never fitted, or the program broke."""


class Run(Frozen):
    """What ran, and on what."""

    name: str
    engine: str
    """Engine and model, as the engine itself says."""
    program: str
    """Fingerprint of the code that ran, or the commit."""
    prompts: str = ""
    """Fingerprint of the prompts; empty for an engine that has none."""
    schemas: str = ""
    """Fingerprint of the schemas a model fills."""
    repeats: int = 1
    cases: str
    """Folder of the labelled stories, as it was given."""
    articles: dict[str, str]
    """Every article that belongs to the run, ``story/article``, to the fingerprint of its text."""
    stories: tuple[str, ...] = ()
    """Stories run whole, which get a page."""
    created: str = ""
    """When it was begun, UTC, ISO 8601."""

    @property
    def setup(self) -> tuple[object, ...]:
        """What must agree for a run to be the same one continued."""
        return (self.engine, self.program, self.prompts, self.schemas, self.repeats, self.articles, self.stories)


class Output(Frozen):
    """What a run made of one article or one story: a briefing, or the reason why there is none."""

    briefing: Briefing | None = None
    failed: str | None = None
    """Why there is none."""
    trouble: Trouble | None = None

    @property
    def final(self) -> bool:
        """Whether running it again would be running it twice; an endpoint that was down may be up by now."""
        return self.trouble != "provider"


class RunFolder:
    """One run on disk."""

    def __init__(self, path: Path) -> None:
        """Point at a run's folder, which need not exist yet."""
        self.path = path

    @classmethod
    def begin(cls, folder: Path, run: Run) -> Self:
        """Begin a run below a folder of runs, or go on with the one that is there.

        Raises:
            UsageError: a run of this name is there and was made with another engine, prompt, program or selection.
        """
        begun = cls(folder / run.name)
        if (begun.path / "run.json").exists():
            before = begun.run
            if before.setup != run.setup:
                raise UsageError(
                    str(begun.path), "is a run with another engine, program, prompt or selection", "Give another --name"
                )
            return begun
        stamped = run.model_copy(update={"created": datetime.now(UTC).isoformat(timespec="seconds")})
        write(begun.path / "run.json", stamped)
        return begun

    @property
    def run(self) -> Run:
        """What ran.

        Raises:
            UsageError: the folder holds no run.
        """
        return read(self.path / "run.json", Run)

    def notes(self, unit: str, repeat: int) -> Path:
        """Where one article's output lies; the unit is ``story/article``."""
        return self.path / "notes" / f"{unit}.{repeat}.json"

    def page(self, story: str) -> Path:
        """Where a story's merged briefing lies."""
        return self.path / "pages" / f"{story}.json"

    def output(self, path: Path) -> Output | None:
        """Read an output; None where there is none yet."""
        return read(path, Output) if path.exists() else None

    def missing(self) -> Iterator[Path]:
        """Outputs that the run should have and has not."""
        run = self.run
        for unit in run.articles:
            yield from (path for k in range(run.repeats) if not (path := self.notes(unit, k)).exists())
        yield from (path for story in run.stories if not (path := self.page(story)).exists())


def find(runs: Path, name: str) -> RunFolder:
    """Find a run by its path or by its name below a folder of runs.

    Raises:
        UsageError: neither is a run.
    """
    for path in (Path(name), runs / name):
        if (path / "run.json").is_file():
            return RunFolder(path)
    known = sorted(path.parent.name for path in runs.glob("*/run.json"))
    raise UsageError(f"run {name}", f"is not in {runs}", f"Runs there: {', '.join(known) or 'none'}")


def write(path: Path, content: BaseModel | dict[str, object]) -> None:
    """Write JSON whole or not at all."""
    text = content.model_dump_json(indent=1) if isinstance(content, BaseModel) else json.dumps(content, indent=1)
    write_text(path, text + "\n")


def write_text(path: Path, text: str) -> None:
    """Write a text file whole or not at all, making its folder.

    Raises:
        UsageError: it can't be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        raise UsageError(str(path), f"can't be written ({error.strerror})", "Name another folder") from None


def read(path: Path, model: type[M]) -> M:
    """Read JSON of a known shape.

    Raises:
        UsageError: the file is missing or of another shape.
    """
    try:
        return model.model_validate_json(path.read_bytes())
    except OSError as error:
        raise UsageError(str(path), f"can't be read ({error.strerror})", "Name a run") from None
    except ValidationError as error:
        fault = str(error).splitlines()[0]
        raise UsageError(str(path), f"is of another version or damaged ({fault})", "Run it again") from None
