"""States and the words that stand for them: capitals, seats of power, "the Russian government"."""

import re
from functools import lru_cache

from ...lexicon.places import Place, place_named, place_of_capital, place_of_people, place_of_seat
from ...lexicon.spelling import fold, usual_place
from ...schemas import ActorKind

_ACTING = frozenset({ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.BLOC, ActorKind.OFFICE})
_RULE = frozenset({"government", "administration", "state", "side", "federal government", "national government"})
_BELGIAN, _EUROPEAN = re.compile(r"\bBelgi(?:um|an)"), re.compile(r"\b(?:EU|European)\b")


@lru_cache(maxsize=65536)
def state_meant(label: str, kind: ActorKind) -> Place | None:
    """Find the state, territory or bloc that an actor's label stands for.

    A place named outright and a seat of power always do. A capital does when the article has it act as a body; the
    same word as a scene or a person's name is none of ours. A people ("the Russians", "Russian officials") is a group
    and never the state, unless the engine says that it stands for the state.

    Args:
        label: name or alias as printed.
        kind: what the article makes of it.

    Returns:
        The place, or None when the label names something else.
    """
    if kind not in _ACTING:
        return None
    found = place_named(label) or place_of_seat(label) or _governed(label)
    if found is None:
        found = place_of_capital(label)
    if found is None and kind is ActorKind.STATE:
        found = place_of_people(label)
    return found


def _governed(label: str) -> Place | None:
    """Find the place of "the Russian government", "Russia's government" or "the government of Russia"."""
    words = label.removeprefix("the ").removeprefix("The ").split()
    for i in (1, 2, 3):
        if fold(" ".join(words[i:])) in _RULE:
            return place_of_people(" ".join(words[:i])) or place_named(fold_possessive(" ".join(words[:i])))
    if len(words) > 2 and words[0].casefold() == "government" and words[1] == "of":
        return place_named(" ".join(words[2:]))
    return None


def fold_possessive(words: str) -> str:
    """Drop a possessive ending: "Russia's" is Russia."""
    return re.sub(r"['’]s$|(?<=s)['’]$", "", words)


def seat_in_doubt(label: str, text: str) -> str | None:
    """Name the state that Brussels stands for in an article that speaks of Belgium and not of Europe.

    Every other seat and capital stands for one government only.
    """
    if fold(usual_place(label)) == "brussels" and _BELGIAN.search(text) and not _EUROPEAN.search(text):
        return "Belgium"
    return None


@lru_cache(maxsize=65536)
def with_places_named(label: str) -> str:
    """Bring adjectives and other names of places in a label to the place's name, folded.

    So "Russian Foreign Ministry", "Russia's foreign ministry" and "the Foreign Ministry of Russia" compare.
    """
    named = []
    for word in label.split():
        bare = fold_possessive(word)
        place = (place_of_people(word) or place_named(bare)) if word[:1].isupper() else None
        named.append(fold(place.name) if place else fold(word))
    return " ".join(filter(None, named))
