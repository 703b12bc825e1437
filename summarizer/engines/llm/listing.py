"""Write a briefing's computed items one a line, as the model sees them that words the judgments."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TypeVar

from ...prompting import inert
from ...schemas import Agreement, Briefing, Dispute, Interval, Position, Proposal, Relation, Unknown

LIMITS = {"positions": 120, "disputes": 30, "proposals": 40, "agreements": 20, "relations": 40, "unknowns": 15}
"""Items of each kind that are shown: half a minute's reading can't hold more, and a call of 300 articles must end."""

Item = TypeVar("Item", Position, Dispute, Proposal, Agreement, Relation, Unknown)


def listing(briefing: Briefing) -> str:
    """List what may be phrased, best attested first inside each kind.

    Returns:
        Lines "id | kind | ..."; empty when the briefing holds no position.
    """
    if not briefing.positions:
        return ""
    name = {actor.id: actor.name for actor in briefing.actors}
    issue = {known.id: known.statement for known in briefing.issues}
    latest = {position.id: position.said_on.end or "" for position in briefing.positions}
    words = _Words(name, issue)
    positions = sorted(briefing.positions, key=lambda p: (len(p.origins), latest[p.id]), reverse=True)
    relations = [*briefing.changes, *briefing.source_conflicts]
    blocks = (
        _block("positions", positions, words.position),
        _block("disputes", briefing.disputes, words.dispute),
        _block("proposals", briefing.proposals, words.proposal),
        _block("agreements", briefing.agreements, words.agreement),
        _block("relations", relations, words.relation),
        _block("unknowns", briefing.not_known, words.unknown),
    )
    return "\n".join(inert(line) for line in chain.from_iterable(blocks))


def _block(kind: str, items: Sequence[Item], write: Callable[[Item], Iterable[str]]) -> list[str]:
    shown = [" | ".join(_flat(part) for part in write(entry) if part) for entry in items[: LIMITS[kind]]]
    more = len(items) - len(shown)
    return shown + ([f"({more} more {kind} not listed)"] if more > 0 else [])


class _Words:
    """The columns of each kind of item."""

    def __init__(self, name: dict[str, str], issue: dict[str, str]) -> None:
        self._name, self._issue = name, issue

    def position(self, item: Position) -> list[str]:
        speaker = self._names([item.speaker])
        if item.on_behalf_of:
            speaker += f" for {self._names([item.on_behalf_of])}"
        return [
            item.id,
            "position",
            speaker,
            f"{item.stance}: {self._issue.get(item.issue, item.issue)}",
            item.statement,
            f"if: {'; '.join(item.conditions)}" if item.conditions else "",
            "narrator" if item.narrator_only else f"{item.certainty}",
            _when(item.said_on),
            _origins(item.origins),
        ]

    def dispute(self, item: Dispute) -> list[str]:
        sides = [f"{side.stance}: {self._names(side.actors)}" for side in item.sides]
        kind = "open" if item.explicit else "computed"
        return [item.id, f"dispute ({item.kind}, {kind})", item.question, *sides, _origins(item.origins)]

    def proposal(self, item: Proposal) -> list[str]:
        by = f"by {self._names(item.proposers)}" if item.proposers else ""
        conditions = f"if: {'; '.join(item.conditions)}" if item.conditions else ""
        return [item.id, "proposal", item.text, by, f"{item.status}", conditions, _origins(item.origins)]

    def agreement(self, item: Agreement) -> list[str]:
        issue = self._issue.get(item.issue, item.issue)
        return [item.id, "agreement", f"{item.stance}: {issue}", self._names(item.actors)]

    def relation(self, item: Relation) -> list[str]:
        return [item.id, f"{item.kind}", item.text]

    def unknown(self, item: Unknown) -> list[str]:
        return [item.id, "not known", item.text, _origins(item.origins)]

    def _names(self, ids: Iterable[str]) -> str:
        return ", ".join(self._name.get(known, known) for known in ids)


def _flat(text: str) -> str:
    """Keep an item on its line and its columns its own."""
    return " ".join(text.replace("|", "/").split())


def _origins(origins: Sequence[str]) -> str:
    return f"{len(origins)} origin" + ("" if len(origins) == 1 else "s")


def _when(said_on: Interval) -> str:
    if not (said_on.start or said_on.end):
        return ""
    return said_on.start or "" if said_on.start == said_on.end else f"{said_on.start or '?'} to {said_on.end or '?'}"
