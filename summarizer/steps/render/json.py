"""JSON: the contract itself, with nothing in it that a terminal would obey."""

from ...schemas import Briefing
from .plain import STEERING


def as_json(briefing: Briefing) -> str:
    """Write the briefing as indented JSON.

    Characters that could steer a terminal or hide text are written as escapes, which every JSON reader turns back into
    the same characters.
    """
    # In JSON such characters can only stand inside strings, where an escape means the same.
    return STEERING.sub(lambda match: _escaped(match.group()), briefing.model_dump_json(indent=2)) + "\n"


def _escaped(character: str) -> str:
    """The character as a JSON escape, a pair of them beyond the basic plane."""
    units = character.encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
