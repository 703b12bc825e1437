"""What an actor wants, in a few words taken from the statements of its positions."""

import re
from collections.abc import Sequence

from ...schemas import Actor, Certainty, Line, Modality, Position, Stance
from .index import Index, number
from .words import count, shorten

AIM = 12
"""Words a demand should have; page.md gives an actor no more."""

_POINTING = re.compile(
    r"\b(?:it|them|this|that)\Z|\b(?:it|them)(?= (?:once|if|unless|until|when|only|after|before|provided)\b)",
    re.IGNORECASE,
)
"""A line that ends so, or has so before a condition, points at a sentence the reader does not see."""
_WANTING = (Modality.DEMAND, Modality.COMMITMENT, Modality.OFFER, Modality.THREAT, Modality.REFUSAL)
_CONFIDENCE = {"high": 0, "moderate": 1, "low": 2}
_STANCE_WORDS = {
    Stance.SUPPORT: "For",
    Stance.OPPOSE: "Against",
    Stance.CONDITIONAL: "On conditions",
    Stance.MIXED: "For and against",
    Stance.NONCOMMITTAL: "No commitment",
}
# After a name these join another actor to it or say something of it; what follows is no statement of its own.
_JOINS = frozenset(
    ("and", "or", "of", "in", "with", "who", "whose", "along", "as", "from", "for", "at", "to", "the", "on")
)


def demand(index: Index, actor: str, issues: Sequence[str], longest: int) -> Line:
    """Word what an actor wants.

    Args:
        index: the briefing.
        actor: id of an actor that holds at least one position.
        issues: the columns of the matrix; positions on them go first.
        longest: words beyond which the stance on the issue stands in for the statement.

    Returns:
        A line whose items are the positions it words; its references are still to be filled. A second demand is added
        while both stay within ``AIM`` words.
    """
    who = index.actors[actor]
    held = [position for position in index.held_by[actor] if position.id not in index.replaced]
    worded = [(position, _short(position, who)) for position in _ranked(held or index.held_by[actor], issues)]
    first, text = min(worded, key=lambda pair: _unfit(pair[0], pair[1], longest))
    chosen = [first]
    if count(text) > longest or _POINTING.search(text):
        text = _by_stance(index, first)
    for other, more in worded:
        if _POINTING.search(more):
            continue
        both = f"{text}; {more}"
        plain = first.certainty is other.certainty is Certainty.STATED
        if plain and len(chosen) < 2 and other.issue != first.issue and count(both) <= AIM:
            text = both
            chosen.append(other)
    guarded = min((position.certainty for position in chosen), key=lambda certainty: certainty.rank)
    # "Reportedly wants ..." needs no "(reported)" behind it.
    said = guarded is Certainty.STATED or guarded.value[:6] in text.casefold()
    note = "" if said else guarded.value
    return Line(text=text[:1].upper() + text[1:], items=tuple(position.id for position in chosen), note=note)


def _ranked(positions: Sequence[Position], issues: Sequence[str]) -> list[Position]:
    """What stands in a column first, then by confidence, origins and the latest word."""
    latest = sorted(positions, key=lambda position: position.said_on.end or "", reverse=True)
    return sorted(
        latest, key=lambda p: (p.issue not in issues, _CONFIDENCE[p.confidence], -len(p.origins), number(p.id))
    )


def _unfit(position: Position, text: str, longest: int) -> tuple[bool, bool, bool, bool]:
    """Least for the statement to print: one that has room, that says what is wanted, and that is short."""
    pointing = _POINTING.search(text) is not None
    return (count(text) > longest, pointing, position.modality not in _WANTING, count(text) > AIM)


def _short(position: Position, actor: Actor) -> str:
    """The statement without the actor's name in front, which the row prints already, with its condition."""
    text = shorten(_without_name(" ".join(position.statement.split()), actor), AIM).rstrip(".")
    condition = position.conditions[0].strip().rstrip(".") if position.conditions else ""
    with_condition = f"{text} ({condition})"
    if not condition or condition.casefold() in text.casefold() or count(with_condition) > 2 * AIM:
        return text
    return with_condition


def _without_name(text: str, actor: Actor) -> str:
    """Drop a leading name and title if a verb follows, and "said that" after it: "X wants Y" becomes "wants Y"."""
    for name in sorted({actor.name, *actor.aliases}, key=lambda name: (-len(name), name)):
        at = text.find(name)
        if not name or at < 0 or not all(word[:1].isupper() for word in text[:at].split()):
            continue
        rest = text[at + len(name) :]
        following = rest.split()
        if not rest.startswith(" ") or not following or not following[0][0].islower() or following[0] in _JOINS:
            continue
        for said in ("said that ", "says that ", "stated that "):
            rest = rest.strip().removeprefix(said)
        return rest.strip()
    return text


def _by_stance(index: Index, position: Position) -> str:
    """Say the stance on the issue in words: short, and true of the position by construction."""
    return f"{_STANCE_WORDS[position.stance]}: {index.topic(position.issue)}"
