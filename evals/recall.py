"""An engine that writes down every answer and never asks twice: what a killed run goes on with."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from ..engine import Engine
from ..schemas import Article, Briefing, Leftovers, Links, Notes, Provenance, Quarantined, Wording
from .store import read, write

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Recall:
    """Stands before an engine; its methods may be called from several threads."""

    engine: Engine
    folder: Path
    """Where this repeat's answers lie."""

    @property
    def provenance(self) -> Provenance:
        """The engine's own."""
        return self.engine.provenance

    @property
    def concurrency(self) -> int:
        """The engine's own."""
        return self.engine.concurrency

    def extract(self, article: Article, faults: Sequence[Quarantined] = ()) -> Notes:
        """Note what an article says, unless that is already written down."""
        asked = [article.id, *(fault.model_dump_json() for fault in faults)]
        return self._kept("extract", asked, Notes, lambda: self.engine.extract(article, faults))

    def link(self, leftovers: Leftovers) -> Links:
        """Say which labels belong together, unless that is already written down."""
        return self._kept("link", [leftovers.model_dump_json()], Links, lambda: self.engine.link(leftovers))

    def compose(self, briefing: Briefing) -> Wording | None:
        """Word the top of the page, unless that is already written down."""
        path = self._path("compose", [briefing.model_dump_json()])
        if path.exists():
            return read(path, Wording)
        wording = self.engine.compose(briefing)
        if wording is not None:
            write(path, wording)
        return wording

    def drain(self) -> None:
        """The engine's own."""
        self.engine.drain()

    def _kept(self, kind: str, asked: Sequence[str], fills: type[M], ask: Callable[[], M]) -> M:
        path = self._path(kind, asked)
        if path.exists():
            return read(path, fills)
        answer = ask()
        write(path, answer)
        return answer

    def _path(self, kind: str, asked: Sequence[str]) -> Path:
        key = sha256(json.dumps(asked).encode("utf-8")).hexdigest()[:24]
        return self.folder / f"{kind}-{key}.json"
