"""What is done to what, read off plain words: "send boots on the ground" and "troops are deployed" are one deed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ...lexicon.concepts import Concept, concepts_at, stem
from ...lexicon.content import function_words
from ...lexicon.places import place_meant
from ...lexicon.spelling import fold

_TOKEN = re.compile(r"[^\W_]+|[.;:!?()—–]")
_POSSESSIVE = re.compile(r"['’]s\b")
_LIKE = {"place": "send", "give": "send", "to contribut": "send", "to commit": "send", "run": "hold", "meet": "hold"}
"""Families of acts that come to the same where the thing is the same: troops that are deployed, sent or provided."""
_REACH = 6
"""Words within which an act and what it is done to stand."""
_PASSIVE = frozenset("be been being is are was were get gets got".split())
_LINKS = frozenset("and or but that which who whom whose while as than because although if unless until when".split())
"""What stands after one of these belongs to another clause."""
_TURNED = re.compile(r"\b(?:no|not|never|none|nobody|without|only|cannot)\b", re.IGNORECASE)
"""Words that turn or narrow a question, which is then compared with none in other words."""
_VERBAL = frozenset(("act", "word", "thing", "state", "link"))
"""Kinds of parts after a modal verb that can be the verb, or show that it is another one."""
_MODALS = frozenset("should must ought shall will would can could may might".split())
_WHERE = frozenset("in to into on onto at across inside near".split())


@dataclass(frozen=True, order=True)
class Deed:
    """One act on one thing."""

    act: str
    """Family of the act, with those that come to the same."""
    thing: str
    """Concept or stem of what it is done to."""
    sign: int
    """1, or -1 for the opposite act, as withdrawing is of deploying."""


@dataclass(frozen=True)
class Wording:
    """One issue's wording as parts that can be compared."""

    deeds: frozenset[Deed]
    words: frozenset[str]
    """Concepts and stems it is built of, without acts, places and whoever is to act."""
    whose: frozenset[str]
    """States that say whose the thing is, as in "American troops"."""
    where: frozenset[str]
    """States that only say where."""
    by: frozenset[str] = frozenset()
    """States that are to act, whose the thing is as well: "European states should provide troops"."""


@dataclass(frozen=True)
class _Part:
    """A concept or a plain word at its place."""

    kind: str
    """act, thing, faint, broad, state, word, modal, passive, link, where, empty or stop."""
    name: str
    sign: int = 1


@lru_cache(maxsize=8192)
def deeds(text: str) -> frozenset[Deed]:
    """Read what is done to what in a text.

    An act meets the first thing after it, or where it stands in the passive the last thing before it, within a few
    words of one clause.
    """
    parts = list(_parts(text))
    return frozenset(_deeds(parts))


@lru_cache(maxsize=8192)
def wording(text: str) -> Wording:
    """Take an issue's wording apart."""
    parts = list(_parts(text))
    subject = _agents(parts)
    rest = parts[subject:]
    located = {part.name for before, part in pairwise(rest) if before.kind == "where"}
    states = {part.name for part in rest if part.kind == "state"}
    return Wording(
        deeds=frozenset() if _TURNED.search(text) else frozenset(_demanded(parts)),
        words=frozenset(part.name for part in rest if part.kind in ("thing", "word")),
        whose=frozenset(states - located),
        where=frozenset(states & located),
        by=frozenset(part.name for part in parts[:subject] if part.kind == "state"),
    )


def _deeds(parts: Sequence[_Part]) -> Iterator[Deed]:
    for at, part in enumerate(parts):
        if part.kind != "act":
            continue
        clause = _clause(parts[at + 1 : at + 1 + _REACH])
        thing = next((other for other in clause if other.kind == "thing"), None)
        if thing is None:
            before = _clause(parts[max(0, at - _REACH) : at][::-1])
            near = next((other for other in before if other.kind != "empty"), None)
            passive = near is not None and near.kind == "passive"
            thing = next((other for other in before if other.kind == "thing"), None) if passive else None
        if thing is not None:
            yield Deed(part.name, thing.name, part.sign)


def _demanded(parts: Sequence[_Part]) -> Iterator[Deed]:
    """Yield the deed of the verb that says what should be done; a deed its subject or object speaks of is none."""
    modal = next((i for i, part in enumerate(parts) if part.kind == "modal"), None)
    verb = None if modal is None else next((i for i in range(modal + 1, len(parts)) if parts[i].kind in _VERBAL), None)
    if verb is not None and parts[verb].kind == "act":
        others = [_Part("empty", "") if part.kind == "act" and i < verb else part for i, part in enumerate(parts)]
        yield from list(_deeds(others))[:1]


def _clause(parts: Sequence[_Part]) -> Sequence[_Part]:
    """Cut at the first word that parts clauses."""
    end = next((i for i, part in enumerate(parts) if part.kind in ("stop", "link", "act")), len(parts))
    return parts[:end]


def _agents(parts: Sequence[_Part]) -> int:
    """Count the parts before an active modal clause: who is to act is no part of what is to be done."""
    modal = next((i for i, part in enumerate(parts) if part.kind == "modal"), None)
    if modal is None or any(part.kind == "passive" for part in parts[modal + 1 : modal + 4]):
        return 0
    after = [part for part in parts[modal + 1 :] if part.kind in ("thing", "word")]
    return modal if after else 0


def _parts(text: str) -> Iterator[_Part]:
    tokens = _TOKEN.findall(_POSSESSIVE.sub("", text.replace("“", " ").replace("”", " ")))
    stems = [stem(token) for token in tokens]
    at = 0
    while at < len(tokens):
        state, length = _state(tokens, at)
        if state:
            yield _Part("state", state)
            at += length
            continue
        concepts, length = concepts_at(stems, at)
        if concepts and tokens[at].casefold() not in function_words() | _MODALS:
            yield from (_of(concept) for concept in concepts)
            at += length
            continue
        yield _plain(tokens[at])
        at += 1


def _of(concept: Concept) -> _Part:
    if concept.family:
        return _Part("act", _LIKE.get(concept.family, concept.family), concept.sign)
    return _Part(concept.role, concept.name)


def _plain(token: str) -> _Part:
    low = token.casefold()
    for kind, words in (("modal", _MODALS), ("passive", _PASSIVE), ("link", _LINKS), ("where", _WHERE)):
        if low in words:
            return _Part(kind, low)
    if not token[0].isalnum():
        return _Part("stop", token)
    if low in function_words() or len(low) < 2:
        return _Part("empty", low)
    return _Part("word", stem(token))


def _state(tokens: Sequence[str], at: int) -> tuple[str, int]:
    """Return the state or union that up to two words name, by name, capital or people, and how many words do."""
    for length in (2, 1) if tokens[at][0].isupper() else ():
        name = _named(" ".join(tokens[at : at + length]))
        if name:
            return name, length
    return "", 0


@lru_cache(maxsize=8192)
def _named(label: str) -> str:
    if fold(label) in ("europe", "european", "europeans"):
        return "European Union"
    place = place_meant(label)
    return place.name if place else ""
