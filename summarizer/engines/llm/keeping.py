"""What was made of one article's answers, so that a second run reads one record an article and asks nobody.

It holds notes as they were answered, not as they were checked: every check runs again on them, so a rule that changed
finds what it finds. Losing a record costs nothing but the time to read the answers again.
"""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Protocol

from pydantic import TypeAdapter, ValidationError

from ...lexicon.tongues import foreign
from ...llm.model import canonical
from ...schemas import Article, ForeignNotes, Notes, Quarantined

_PARTS: TypeAdapter[list[Notes]] = TypeAdapter(list[ForeignNotes | Notes])


class Results(Protocol):
    """Text under keys. Its methods may be called from several threads at once, and never raise."""

    def get(self, key: str) -> str | None:
        """Return the text under a key, or None."""
        ...

    def put(self, key: str, text: str) -> None:
        """Keep text under a key."""
        ...


class KeptNotes:
    """Notes of articles by everything that can change them."""

    def __init__(self, results: Results, identity: str) -> None:
        """Keep notes in ``results`` for the engine that ``identity`` stands for: model, prompts, schemas, windows."""
        self._results = results
        self._identity = sha256(f"{identity}\0{_code()}".encode()).hexdigest()

    def key(self, article: Article, faults: Sequence[Quarantined]) -> str:
        """Name the notes of an article.

        Args:
            article: cleaned; how it was divided and what was removed count, its file name does not.
            faults: what is to be noted again; empty for the first notes.

        Returns:
            64 hex digits.
        """
        divided = [(s.start, s.end, s.paragraph) for s in article.sentences]
        removed = [(span.start, span.end) for span in article.removed]
        language = foreign(article.language, article.sample())
        failed = [fault.model_dump(mode="json") for fault in faults]
        parts = canonical([self._identity, article.text, divided, removed, failed, language])
        return sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()

    def get(self, key: str) -> list[Notes] | None:
        """Return the notes of each window, or None; what was found is validated, since anybody may have changed it."""
        kept = self._results.get(key)
        try:
            return None if kept is None else _PARTS.validate_json(kept)
        except ValidationError:
            return None

    def put(self, key: str, parts: list[Notes]) -> None:
        """Keep the notes of each window."""
        self._results.put(key, _PARTS.dump_json(parts).decode())


@cache
def _code() -> str:
    """Hash the code that makes notes of answers: a record must not outlive it, and making it again is free."""
    here = resources.files(__package__)
    files = sorted((file for file in here.iterdir() if file.name.endswith(".py")), key=lambda file: file.name)
    return sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
