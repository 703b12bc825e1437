"""Outlets: put what the user says of them beside the sources. The program rates none."""

import re
from collections.abc import Sequence

from ..lexicon.spelling import fold
from ..schemas import Briefing, OutletNote, Source

_HOST = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//(?:[^/@?#]*@)?([^/:?#]+)|^([a-z0-9-]+(?:\.[a-z0-9-]+)+)$", re.IGNORECASE)


def noted(briefing: Briefing, notes: Sequence[OutletNote]) -> Briefing:
    """Note at each source what the user says of its outlet.

    Args:
        briefing: merged.
        notes: each outlet once. A domain stands for its subdomains too, and the longest one that fits wins; a name
            goes before a domain, since a page may be printed elsewhere than at home.
    """
    if not notes:
        return briefing
    table = {fold(note.outlet): note for note in notes}
    domains = {domain: note for note in notes if (domain := _domain(note.outlet))}
    sources = tuple(
        source.model_copy(update={"outlet_note": _note(source, table, domains)}) for source in briefing.sources
    )
    return briefing.model_copy(update={"sources": sources})


def _note(source: Source, table: dict[str, OutletNote], domains: dict[str, OutletNote]) -> OutletNote | None:
    if source.outlet and fold(source.outlet) in table:
        return table[fold(source.outlet)]
    for place in (source.outlet, source.url):
        labels = (_domain(place) or "").split(".")
        for at in range(len(labels) - 1):
            if found := domains.get(".".join(labels[at:])):
                return found
    return None


def _domain(place: str | None) -> str | None:
    """The machine an address or a bare domain names, in small letters and without "www."; None for a name."""
    found = _HOST.match((place or "").strip())
    return (found[1] or found[2]).casefold().removeprefix("www.") if found else None
