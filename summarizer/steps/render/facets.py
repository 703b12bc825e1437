"""What each line and claim is about, so that a reader can see one actor, one issue or one source alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ...schemas import Briefing, Line, Row
from .claims import Claims
from .plain import plain

MOST_OPTIONS = 200
"""Choices in one list; nobody reads through more."""


@dataclass(frozen=True)
class Choice:
    """One choice of a filter."""

    token: str
    words: str


@dataclass(frozen=True)
class Facets:
    """Tokens for the actors, issues and sources of a briefing; they hold numbers only, whatever an id holds."""

    briefing: Briefing
    claims: Claims

    @cached_property
    def choices(self) -> dict[str, tuple[Choice, ...]]:
        """Choices by filter: actors and issues that have positions in order of name, sources by number."""
        brief = self.briefing
        held = {position.speaker for position in brief.positions}
        debated = {position.issue for position in brief.positions}
        actors = [(actor.id, plain(actor.name)) for actor in brief.actors if actor.id in held]
        issues = [(issue.id, plain(issue.label or issue.statement)) for issue in brief.issues if issue.id in debated]
        sources = [(source.id, plain(f"{source.id} {source.title or source.file}")) for source in brief.sources]
        by_name = [sorted(pairs, key=lambda pair: pair[1].casefold()) for pairs in (actors, issues)]
        return {
            name: tuple(Choice(self._tokens[key], words) for key, words in pairs[:MOST_OPTIONS])
            for name, pairs in zip(("Actor", "Issue", "Source"), (*by_name, sources), strict=True)
        }

    @cached_property
    def _tokens(self) -> dict[str, str]:
        brief = self.briefing
        ids = {
            "a": [actor.id for actor in brief.actors],
            "i": [issue.id for issue in brief.issues],
            "s": [source.id for source in brief.sources],
        }
        return {name: f"{letter}{at}" for letter, names in ids.items() for at, name in enumerate(names, start=1)}

    @cached_property
    def _about(self) -> dict[str, frozenset[str]]:
        """By the id of an item the ids of the actors, issues and sources it is about."""
        brief = self.briefing
        about: dict[str, set[str]] = {
            position.id: {position.speaker, position.on_behalf_of or "", position.issue} for position in brief.positions
        }
        about |= {agreement.id: {agreement.issue, *agreement.actors} for agreement in brief.agreements}
        about |= {p.id: {p.issue or "", *p.proposers} for p in brief.proposals}
        about |= {d.id: {d.issue or "", *(a for side in d.sides for a in side.actors)} for d in brief.disputes}
        about |= {relation.id: set(relation.between) for relation in (*brief.changes, *brief.source_conflicts)}
        whole = {}
        for claim in self.claims.by_id.values():
            below = {part for name in claim.rests_on for part in about.get(name, ())}
            cited = {piece.source for piece in self.claims.evidence_of(claim.id)}
            whole[claim.id] = frozenset(about.get(claim.id, set()) | below | cited)
        return whole

    def of(self, items: Iterable[str]) -> str:
        """Tokens of some items, with spaces between: what the filters look for."""
        about = {part for item in items for part in self._about.get(item, (item,))}
        return " ".join(sorted(self._tokens[part] for part in about if part in self._tokens))

    def of_row(self, row: Row) -> str:
        """Tokens of a row: its actor alone, and the issues and sources of its marks and demand."""
        items = [item for cell in row.cells for item in cell.items]
        tokens = self.of([*items, *(row.demand or Line(text="")).items]).split()
        actors = {choice.token for choice in self.choices["Actor"]} - {self._tokens.get(row.actor, "")}
        return " ".join(token for token in tokens if token not in actors)

    def of_source(self, source: str) -> str:
        """Tokens of a source: itself alone, and the actors and issues of the claims that rest on it."""
        items = [c.id for c in self.claims.by_id.values() if any(piece.source == source for piece in c.evidence)]
        others = {self._tokens[one.id] for one in self.briefing.sources if one.id != source}
        return " ".join(token for token in self.of([source, *items]).split() if token not in others)
