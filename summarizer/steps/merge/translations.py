"""Put each translation beside the evidence it translates, in every list of a briefing at once."""

from collections.abc import Mapping
from typing import Any

from ...schemas import Briefing, Evidence

_LISTS = (
    "actors", "positions", "proposals", "disputes", "timeline", "changes", "source_conflicts", "not_known",
)  # fmt: skip
"""Lists of a briefing whose entries carry evidence."""


def beside(briefing: Briefing) -> Briefing:
    """Fill in the translations of evidence.

    Args:
        briefing: merged; its sources carry the translations of their sentences.

    Returns:
        The same, with ``translation`` on each slice all of whose sentences have one; the original stays the quote.
    """
    said = {source.id: {line.n: line.text for line in source.translations} for source in briefing.sources}
    if not any(said.values()):
        return briefing
    return briefing.model_copy(
        update={name: tuple(_told(entry, said) for entry in getattr(briefing, name)) for name in _LISTS}
    )


def _told(entry: Any, said: Mapping[str, Mapping[int, str]]) -> Any:
    evidence = tuple(_with(piece, said.get(piece.source, {})) for piece in entry.evidence)
    return entry.model_copy(update={"evidence": evidence})


def _with(piece: Evidence, lines: Mapping[int, str]) -> Evidence:
    if not all(n in lines for n in piece.sentences):
        return piece
    return piece.model_copy(update={"translation": " ".join(lines[n] for n in piece.sentences)})
