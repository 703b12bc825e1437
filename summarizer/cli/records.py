"""Records of runs: one small JSON file a run below the user's state folder, without a word of what was read.

Inputs stand in it by name and hash, settings without the key, outputs by path. It is written whole or not at all, and
a run whose record can't be written is no worse for it: it says so and goes on.
"""

import json
import os
import secrets
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import UsageError
from . import output

if TYPE_CHECKING:
    from ..config import Settings
    from ..engine import Engine
    from ..schemas import Gap, Source

_SHOWN = 300
"""Characters of an error that are kept."""


@dataclass
class Record:
    """What is noted of a run while it goes on."""

    command: str
    settings: "Settings"
    began: datetime = field(default_factory=lambda: datetime.now(UTC))
    clock: float = field(default_factory=time.monotonic)
    sources: "Sequence[Source]" = ()
    gaps: "Sequence[Gap]" = ()
    outputs: tuple[str, ...] = ()
    engine: "Engine | None" = None

    def write(self, folder: Path, exit_code: int, error: str = "") -> None:
        """Leave the record in a folder of its owner's alone.

        Args:
            folder: for the records.
            exit_code: the run ends with.
            error: what it failed with.
        """
        name = f"{self.began:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
        content = {"id": name, **self._content(), "exit": exit_code, "error": error[:_SHOWN]}
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            folder.chmod(0o700)
            temporary = folder / f".{name}"
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(json.dumps(content, ensure_ascii=False, indent=1) + "\n")
            temporary.replace(folder / f"{name}.json")
        except OSError as fault:
            output.say(f"warning: the record of this run can't be written to {folder} ({fault.strerror})")

    def _content(self) -> dict[str, Any]:
        used = self.engine.provenance if self.engine else None
        meter = getattr(self.engine, "meter", None)
        calibration = meter.calibration if meter else None
        return {
            "command": self.command,
            "began": self.began.isoformat(timespec="seconds"),
            "seconds": round(time.monotonic() - self.clock, 3),
            "engine": used.engine if used else "",
            "model": self.settings.model or "",
            "prompts": used.prompts if used else "",
            "schemas": used.schemas if used else "",
            "inputs": [{"file": source.file, "id": source.article} for source in self.sources],
            "gaps": [{"file": gap.file, "reason": gap.reason[:_SHOWN]} for gap in self.gaps],
            "settings": told(self.settings),
            "usage": used.usage.model_dump() if used else {},
            "counted": {"characters": calibration.characters, "tokens": calibration.input_tokens}
            if calibration
            else {},
            "cap": used.cap if used else "",
            "outputs": list(self.outputs),
        }


def told(settings: "Settings") -> dict[str, object]:
    """Return the settings that differ from the defaults, without secrets, in words JSON knows."""
    from ..config import SECRET, Settings  # noqa: PLC0415 - loaded by whoever has settings
    from ..llm.connection import shown  # noqa: PLC0415 - loads no client

    default = Settings()
    plain: dict[str, object] = {}
    for name in (f.name for f in fields(settings) if f.name not in SECRET):
        value = getattr(settings, name)
        if value != getattr(default, name):
            plain[name] = str(value) if isinstance(value, Path) else value
    if settings.base_url:
        plain["base_url"] = shown(settings.base_url)
    return plain


def read_all(folder: Path) -> list[Mapping[str, Any]]:
    """Read the records, newest first; a file that is none is passed over."""
    found: list[Mapping[str, Any]] = []
    for path in sorted(folder.glob("*.json"), reverse=True) if folder.is_dir() else ():
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(record, dict) and record.get("id") == path.stem:
            found.append(record)
    return found


def find(folder: Path, name: str) -> Mapping[str, Any]:
    """Read one record by its id, or by enough of its beginning.

    Raises:
        UsageError: there is none, or several.
    """
    matching = [record for record in read_all(folder) if str(record["id"]).startswith(name)]
    if len(matching) != 1:
        fault = "is the beginning of several" if matching else "is no run that is on record"
        raise UsageError(f"run {name}", fault, "See: summarizer runs list")
    return matching[0]


def counted(records: Iterable[Mapping[str, Any]], engine: str) -> tuple[int, int]:
    """Sum how a model counted in earlier runs: characters of prompts and the tokens it made of them."""
    characters = tokens = 0
    for record in records:
        seen = record.get("counted")
        if record.get("engine") == engine and isinstance(seen, dict):
            sent, counted_as = seen.get("characters"), seen.get("tokens")
            if isinstance(sent, int) and isinstance(counted_as, int) and sent > 0 and counted_as > 0:
                characters, tokens = characters + sent, tokens + counted_as
    return characters, tokens
