"""Open a saved briefing: what can be wrong with the file is said in words for the user."""

from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import UsageError

if TYPE_CHECKING:
    from .schemas import Briefing


def load_briefing(file: Path) -> "Briefing":
    """Read a saved briefing.

    Raises:
        UsageError: there is no such file, it is no briefing, or something in it refers to what it does not hold.
    """
    from pydantic import ValidationError  # noqa: PLC0415 - models take a while to load

    from .schemas import Briefing  # noqa: PLC0415 - models take a while to load

    try:
        briefing = Briefing.load(file)
    except OSError as error:
        raise UsageError(
            str(file), f"can't be read ({error.strerror})", "Name a file saved with --json or -o"
        ) from None
    except (ValidationError, UnicodeDecodeError) as error:
        fault = str(error).splitlines()[0]
        raise UsageError(
            str(file), f"is not a saved briefing ({fault})", "Make one with: summarizer brief -o x.json"
        ) from None
    lost = next(_dangling(briefing), None)
    if lost:
        raise UsageError(
            str(file), f"{lost[0]} refers to {lost[1]}, which it does not hold", "It was edited; make it again"
        )
    return briefing


def _dangling(briefing: "Briefing") -> Iterator[tuple[str, str]]:
    """Yield what refers to something that is not there, with what it refers to: no form could be made of it."""
    actors, issues, sources = ({one.id for one in getattr(briefing, n)} for n in ("actors", "issues", "sources"))
    positions = {position.id for position in briefing.positions}
    others = (briefing.proposals, briefing.agreements, briefing.disputes, briefing.timeline, briefing.not_known)
    relations = (*briefing.changes, *briefing.source_conflicts)
    known = actors | issues | sources | positions | {one.id for items in (*others, relations) for one in items}
    for position in briefing.positions:
        yield from _lost(position.id, (position.speaker, position.on_behalf_of), actors)
        yield from _lost(position.id, (position.issue,), issues)
    for proposal in briefing.proposals:
        yield from _lost(proposal.id, proposal.proposers, actors)
        yield from _lost(proposal.id, (*proposal.supporters, *proposal.opponents), positions)
        yield from _lost(proposal.id, (proposal.issue,), issues)
    for agreement in briefing.agreements:
        yield from _lost(agreement.id, agreement.actors, actors)
        yield from _lost(agreement.id, agreement.positions, positions)
        yield from _lost(agreement.id, (agreement.issue,), issues)
    for dispute in briefing.disputes:
        yield from _lost(dispute.id, (dispute.issue,), issues)
        for side in dispute.sides:
            yield from _lost(dispute.id, side.actors, actors)
            yield from _lost(dispute.id, side.positions, positions)
    for relation in relations:
        yield from _lost(relation.id, relation.between, known)
    cited = (briefing.actors, briefing.positions, briefing.proposals, briefing.disputes, briefing.timeline)
    for one in (item for items in (*cited, briefing.not_known, relations) for item in items):
        yield from _lost(one.id, (piece.source for piece in one.evidence), sources)


def _lost(name: str, refs: Iterable[str | None], known: Container[str]) -> Iterator[tuple[str, str]]:
    return ((name, ref) for ref in refs if ref is not None and ref not in known)
