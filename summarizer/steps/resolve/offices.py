"""Offices people are said to hold, so far as they help to tell people apart. An office never joins two people."""

from dataclasses import dataclass

from ...lexicon.places import place_meant
from ...lexicon.spelling import fold
from ...lexicon.titles import parted, titles
from ...schemas import CheckedActor
from .bodies import body_key
from .states import fold_possessive

_PAST = frozenset(("former", "ex", "late", "then", "outgoing"))
_ONE_AT_A_TIME = frozenset(
    (
        "president",
        "premier",
        "prime minister",
        "chancellor",
        "minister",
        "secretary",
        "governor",
        "mayor",
        "king",
        "queen",
    )
)


@dataclass(frozen=True)
class Office:
    """An office as comparing keys."""

    head: str
    """What the office is, without adjectives: "chancellor", "foreign minister"."""
    bearer: str | None = None
    """Key of the state or body it belongs to; None when the article doesn't say."""
    of_place: bool = False
    """Whether the bearer is a state, territory or bloc."""
    past: bool = False
    """Whether it was held earlier."""


def offices_of(actor: CheckedActor) -> tuple[tuple[str, str | None], ...]:
    """List the offices an article gives an actor, as printed, with the body each belongs to.

    The engine's own word goes first; else the titles that stand before the name are taken.
    """
    if actor.office:
        return ((actor.office, actor.organisation),)
    held: dict[tuple[str, str | None], None] = {}
    for label in (actor.name, *actor.aliases):
        taken = parted(label)
        # "Every leader who suggested it" names nobody behind the title.
        words = taken.title.split() if taken.name[:1].isupper() else []
        at = next((i for i, word in enumerate(words) if _is_office_word(words, i, word)), None)
        if at is not None:
            bearer = " ".join(words[:at]) or None
            held[(" ".join(words[at:]), actor.organisation or (bearer and fold_possessive(bearer)))] = None
    return tuple(held)


def titled(label: str) -> bool:
    """Whether an office stands before the name, as in "President Ruiz"; an honorific is none."""
    taken = parted(label)
    words = taken.title.split() if taken.name else []
    return any(_is_office_word(words, i, word) for i, word in enumerate(words))


def _is_office_word(words: list[str], i: int, word: str) -> bool:
    pair = fold(" ".join(words[i : i + 2]))
    return pair in titles("office") or fold(word) in titles("head") or fold(word) in titles("modifier")


def office_key(office: str, organisation: str | None) -> Office:
    """Bring an office as printed to its comparing key."""
    words = [fold(word) for word in office.split()]
    past = bool(_PAST & set(words))
    place = place_meant(organisation) if organisation else None
    if place is None:
        place = next((found for word in office.split() if (found := place_meant(fold_possessive(word)))), None)
    core = [word for word in words if word not in titles("modifier") or word in ("foreign", "shadow", "deputy", "vice")]
    kept = [word for word in core if place_meant(word.title()) is None]
    head = " ".join(kept or core).removeprefix("the ")
    if place:
        return Office(head, fold(place.name), of_place=True, past=past)
    return Office(head, body_key(organisation) if organisation else None, past=past)


def agree(one: Office, other: Office) -> bool:
    """Whether two offices are the same one of the same state or body."""
    return one.head == other.head and one.bearer is not None and one.bearer == other.bearer


def clash(one: Office, other: Office) -> bool:
    """Whether one person is unlikely to hold both: they belong to two states, or to two bodies without a common word.

    A past office clashes with none, and neither does one of a state with one of a body.
    """
    if one.past or other.past or not one.bearer or not other.bearer or one.of_place is not other.of_place:
        return False
    return one.bearer != other.bearer and not set(one.bearer.split()) & set(other.bearer.split())


def exclude(one: Office, other: Office) -> bool:
    """Whether two offices of one state are ones that two people hold, as president and prime minister are."""
    if one.past or other.past or not one.bearer or one.bearer != other.bearer:
        return False
    return one.head != other.head and all(_first_rank(office.head) for office in (one, other))


def _first_rank(head: str) -> bool:
    return head in _ONE_AT_A_TIME or head.split()[-1:] == ["minister"] or head.split()[-1:] == ["secretary"]
