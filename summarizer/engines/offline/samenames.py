"""When two names of one article are one actor's: a surname, the last words of a body's name, its initials."""

import re
from functools import lru_cache

from .namesakes import parts_of
from .words import place, role

_TRADES = frozenset({"computer", "computers", "motor", "electronics", "software", "brothers", "co"})
"""What the name of a firm may end in, and its short form leaves out, that is no noun for a body."""
_OF_A_PLACE = frozenset(
    "union association university council assembly ministry department federation institute school hospital court "
    "league board police chamber society authority commission committee parliament senate church office tribunal "
    "college academy mission embassy city town county district region province airport port prison".split()
)
"""What a body is whose name begins with the town or the state it is of: "Marlby" is not Marlby University."""


def handles(name: str) -> set[str]:
    """What two names of one actor share: the first or last word, initials, a family name, the place."""
    words = words_of(name)
    known = place(name)
    person = parts_of(name)
    found = {f"={name}"} | ({f"@{known.name}"} if known is not None else set())
    found |= {f"family {person.family}"} if person is not None else set()
    return found | {words[0], words[-1], "".join(word[0] for word in words)} if words else found


@lru_cache(maxsize=4096)
def words_of(name: str) -> list[str]:
    """Words by which names compare, in lower case and without the smallest."""
    return [word for word in re.sub(r"[^\w\s-]", "", name).lower().split() if word not in ("the", "of", "and")]


def same_words(short: list[str], long: list[str]) -> bool:
    """Whether one name is a short form of the other: a surname, or the last or first words of a body's name."""
    if len(short) > len(long):
        short, long = long, short
    if not short or short == long:
        return bool(short)
    initials = "".join(word[0] for word in long)
    if len(short) == 1 and len(short[0]) >= 2 and short[0] == initials:
        return True
    if long[-len(short) :] == short:
        return True
    whose = len(short) == 1 and long[-1] in _OF_A_PLACE
    return long[: len(short)] == short and not whose and long[-1] in role("organisation") | _TRADES


def same_place(one: str, other: str) -> bool:
    """Whether two wordings mean one state in the same way: a capital is no other name of its state."""
    first, second = place(one), place(other)
    return first is not None and second is not None and first.name == second.name and first.how == second.how
