"""The world's states: their names, peoples, capitals and the houses their governments sit in."""

from dataclasses import dataclass
from functools import cache

from . import table
from .spelling import fold, usual_place


@dataclass(frozen=True)
class Place:
    """A state, territory or bloc with every word that can stand for it."""

    name: str
    """Neutral name."""
    kind: str
    """state, territory or bloc."""
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    """Adjectives and names of the people."""
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    """Buildings, streets and squares that stand for its government."""


@cache
def places() -> tuple[Place, ...]:
    """List every place of the table."""
    return tuple(_place(*(*row, "", "", "", "")[:6]) for row in table("places"))


def _place(*columns: str) -> Place:
    kind, name, *rest = columns
    return Place(name, kind, *(tuple(filter(None, (word.strip() for word in cell.split("|")))) for cell in rest))


@cache
def _index(field: str) -> dict[str, Place]:
    """Map folded words to places; the first line of the table that claims a word has it."""
    found: dict[str, Place] = {}
    for place in places():
        words: tuple[str, ...] = getattr(place, field)
        for word in (place.name, *words) if field == "aliases" else words:
            found.setdefault(fold(word), place)
    return found


def _short(word: str) -> bool:
    """Whether a word is so short that only its capitals tell it from a common one, as in US and us."""
    return len(fold(word)) <= 3


def place_named(label: str) -> Place | None:
    """Find the place that a label names outright: "the US", "Britain", "Kingdom of Spain"."""
    found = _index("aliases").get(fold(usual_place(label)))
    if found and _short(label) and label.casefold() == label:
        return None
    return found


def place_of_people(word: str) -> Place | None:
    """Find the place of an adjective or a people: "German", "Ukrainians"."""
    return _index("demonyms").get(fold(word))


def place_of_capital(label: str) -> Place | None:
    """Find the place whose capital a label names, in any spelling: "Kiev", "Peking"."""
    return _index("capitals").get(fold(usual_place(label)))


def place_of_seat(label: str) -> Place | None:
    """Find the place whose government a building stands for: "the Kremlin", "Downing Street"."""
    return _index("seats").get(fold(label))


def place_meant(label: str) -> Place | None:
    """Find the place a label can stand for in any of these ways; whether it does is for the caller to say."""
    return place_named(label) or place_of_seat(label) or place_of_capital(label) or place_of_people(label)
