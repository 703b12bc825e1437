"""CSV: one row for each piece of evidence of each position, the way discourse analysts code statements."""

import csv
import io
import re
from collections.abc import Iterator

from ...lexicon.places import place_of_people
from ...schemas import Briefing, Evidence, Lookup, Position
from .plain import plain

COLUMNS = (
    "position", "actor", "actor_kind", "office", "organisation", "on_behalf_of", "issue", "issue_statement", "stance",
    "modality", "certainty", "confidence", "conditions", "statement", "said_from", "said_to", "said_basis", "source",
    "file", "outlet", "published", "origin", "url", "sentences", "start", "end", "status", "quote",
    "language", "translation", "translated_by",
)  # fmt: skip
"""Headings; after page.md the actor, office, issue, stance, date, source and quote, and how each is known."""

_FORMULA = re.compile(r"^[=+\-@＝＋－＠]")
"""A spreadsheet takes what begins so for a formula and runs it."""


def as_csv(briefing: Briefing) -> str:
    """Write every position with each sentence it stands on, for spreadsheets and for coding.

    Args:
        briefing: whole; what stands below the page is in it too.

    Returns:
        RFC 4180 with line feeds: a head and a row for each position and piece of evidence, in the order of the JSON.
        A cell that a spreadsheet would run as a formula begins with an apostrophe; white space is joined, so the exact
        text of a quotation is what ``start`` and ``end`` cut from the source.
    """
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\n", strict=True)
    writer.writerow(COLUMNS)
    found = Lookup(briefing)
    for position in briefing.positions:
        for piece in position.evidence:
            writer.writerow([_cell(value) for value in _row(found, position, piece)])
    return sink.getvalue()


def office_of(found: Lookup, actor: str) -> tuple[str, str]:
    """Name the office an actor held last and its organisation, by the state's name where it is given by its people's.

    Returns:
        Empty strings for what is not reported.
    """
    role = found.role(actor)
    place = role.organisation or "" if role else ""
    people = place_of_people(place) if place else None
    return (role.office if role else "", people.name if people else place)


def _cell(value: object) -> str:
    text = plain("" if value is None else str(value))
    return f"'{text}" if _FORMULA.match(text) else text


def _row(found: Lookup, position: Position, piece: Evidence) -> Iterator[object]:
    """The cells in the order of ``COLUMNS``."""
    actor = found.actors.get(position.speaker)
    behalf = found.actors.get(position.on_behalf_of or "")
    issue = found.issues.get(position.issue)
    source = found.sources.get(piece.source)
    yield from (position.id, actor.name if actor else position.speaker, actor.kind.value if actor else "")
    yield from office_of(found, position.speaker)
    yield behalf.name if behalf else position.on_behalf_of
    yield from (issue.label, issue.statement) if issue else (position.issue, "")
    yield from (position.stance.value, position.modality.value, position.certainty.value, position.confidence)
    yield from ("; ".join(position.conditions), position.statement)
    yield from (position.said_on.start, position.said_on.end, position.said_on.basis.value, piece.source)
    yield from (source.file, source.outlet, source.published.value, source.lineage, source.url) if source else ("",) * 5
    yield from (" ".join(map(str, piece.sentences)), piece.start, piece.end, piece.status, piece.quote)
    yield from (source.language if source else "", piece.translation)
    yield found.briefing.provenance.model if piece.translation else ""
