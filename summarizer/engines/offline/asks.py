"""What an issue asks, read off its wording: which act, on what, where, and whether it is asked the other way round."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...lexicon.concepts import Concept, concepts_at, stem
from ...lexicon.places import place_meant

_WORD = re.compile(r"[^\W_]+")
_WHERE = frozenset("in to into on onto at from inside within across near towards toward".split())
_POSSESSIVE = re.compile(r"['’]s\b")
_SHORT_NOT = re.compile(r"n['’]t\b")
_IN_NUMBER = re.compile(r"(?<=\d)[.,](?=\d)")
_MODALS = (frozenset({"should", "must", "ought", "shall"}), frozenset("will would can could may might needs".split()))
"""Modal verbs of demands, and those that only count where there is none of these."""
_AFTER_MODAL = frozenset(
    "to be been being get have not never also now only still soon just immediately quickly fully urgently all".split()
)
_NEGATORS = frozenset("not no never nobody none against cannot neither nor".split())
_EMPTY = frozenset(
    """a an the this that these those its their his her our my your it they he she we you i them him us who whom which
    what whose there here of to in on at by for from with into onto over under about between among during before
    after until till as than then if when while where because since once unless via per and or but so such both either
    be is are was were been being am do does did done doing have has had having get gets got getting let lets make
    made makes making take takes taking should must shall ought will would can could may might also only just still
    even too very again already ever yet not no never nobody none without against cannot neither nor up out off down
    ca wo sha to""".split()
)
_PREPOSITIONS = frozenset(
    "of to in on at by for from with into onto over under about between among during before after until as".split()
)
_DEFINITE = frozenset("the this that these those its their his her".split())
_ONLY_AS_MAIN = frozenset(
    stem(word)
    for word in """back go hold place position stage sign clear pass start begin give offer change drop stay share fire
    remain send agree provide support join admit embrace welcome deny create institute clear convene ease fund finance
    free arm draft develop leave save keep""".split()
)
"""Acts whose words mean too much else to count where they are not the verb of the sentence."""
_OPERATORS = frozenset({"permit", "run", "law", "give"})
"""Families that act on another act: a ban that is lifted, a cut that is cancelled, a rise that is granted."""

_OF_SUBJECT = frozenset({"member", "office", "attend", "meet"})
"""Families whose question is about the subject though an object follows: "Foreign troops should leave the country"."""


@dataclass(frozen=True)
class Ask:
    """One wording as parts that can be compared."""

    family: str
    """What kind of act is asked for; empty for a topic."""
    sign: int
    """1, or -1 when the opposite of the family's act is asked for."""
    things: frozenset[str]
    """What it is about: concepts, and stems of words of no concept."""
    heads: frozenset[str]
    """Those of the things that no other word is built on: "wording" in "the ballot wording"."""
    agents: frozenset[str]
    """Who is to do it, where an object follows; it can match a thing but is none, and its absence parts nobody."""
    faint: frozenset[str]
    """Words that hardly tell."""
    names: frozenset[str]
    """Places, people and bodies, each under one name."""
    states: frozenset[str]
    """Those of the names that are states and say whose the thing is ("American troops"), not where it is."""
    broad: bool
    """Whether it names a region too wide to be one of the names, as in "Western troops"."""
    numbers: frozenset[str]
    definite: bool
    """Whether it speaks of a certain thing: "the merger", not "mergers"."""
    normative: bool
    """Whether it is a sentence with a modal verb."""
    lacking: bool
    """Whether it asks for something without something: neither the plain question nor its opposite."""


@dataclass(frozen=True)
class _Found:
    """A concept, a name or a plain word at its place."""

    at: int
    kind: str
    """act, thing, word (of no concept), faint, broad, name, state, number, or empty for one that says nothing."""
    name: str = ""
    family: str = ""
    sign: int = 1
    length: int = 1
    """Words it takes."""


def names_within(labels: Iterable[str]) -> frozenset[str]:
    """Collect words that are written with a capital inside any label: at its start a capital says nothing.

    Args:
        labels: all wordings that are compared.
    """
    found: set[str] = set()
    for label in labels:
        words = _words(label)
        if not _titled(words):
            found.update(word.casefold() for word in words[1:] if word[0].isupper())
    return frozenset(found)


def ask_of(text: str, names: frozenset[str]) -> Ask:
    """Read a wording.

    Args:
        text: a normative sentence or a noun phrase.
        names: words known to be names, from ``names_within``.
    """
    words = _words(text)
    verb = _verb([word.casefold() for word in words])
    found = list(_read(words, names, verb))
    acts = [
        each for each in found if each.kind == "act" and (each.at == verb or stem(words[each.at]) not in _ONLY_AS_MAIN)
    ]
    here = [each for each in found if each.at == verb]
    main = next((each for each in here if each.kind == "act"), here[0] if here else None)
    before = 0 if main and main.family in _OF_SUBJECT else _object(found, words, verb)
    agents = {each.name for each in found if each.kind in ("thing", "word") and each.at < before}
    things = {each.name for each in found if each.kind in ("thing", "word") and each.name not in agents}
    things -= {each.name for each in here if each.kind == "word"}
    named = _named(found, "name") | _named(found, "state")
    family, sign, left = _net(acts, main, fold=bool(things or named))
    negative = sum(each.kind == "empty" and words[each.at].casefold() in _NEGATORS for each in found)
    return Ask(
        family=family,
        sign=sign * (-1) ** negative,
        things=frozenset({f"{act.family} act" for act in left} | things),
        heads=frozenset(things - _built_on(found)),
        agents=frozenset(agents),
        faint=_named(found, "faint"),
        names=named,
        states=frozenset(each.name for each in found if each.kind == "state" and not _where(found, words, each)),
        broad=any(each.kind == "broad" for each in found),
        numbers=_named(found, "number"),
        definite=any(word.casefold() in _DEFINITE for word in words),
        normative=verb >= 0,
        lacking=any(word.casefold() == "without" for word in words),
    )


def _where(found: Sequence[_Found], words: Sequence[str], state: _Found) -> bool:
    """Whether a state is only the place of something: "in Ukraine", "on Ukrainian soil"."""
    before = [word.casefold() for word in words[max(0, state.at - 2) : state.at]]
    soil = any(each.at == state.at + state.length and each.name == "soil" for each in found)
    return soil or any(word in _WHERE for word in before[-1:]) or (before[-1:] == ["the"] and before[0] in _WHERE)


def _built_on(found: Sequence[_Found]) -> set[str]:
    """Collect things that stand right before another thing, which is what the compound is about."""
    starts = {each.at for each in found if each.kind in ("thing", "word")}
    return {each.name for each in found if each.kind in ("thing", "word") and each.at + each.length in starts}


def _object(found: Sequence[_Found], words: Sequence[str], verb: int) -> int:
    """Return the place of the verb if it is active and has an object, else 0: what stands before it is the agent."""
    if verb < 1 or {"be", "been", "being", "get"} & {word.casefold() for word in words[:verb]}:
        return 0
    after = [each for each in found if each.at > verb]
    for each in after:
        if each.kind == "empty" and words[each.at].casefold() in _PREPOSITIONS:
            return 0
        if each.kind != "empty":
            return verb
    return 0


def _words(text: str) -> list[str]:
    """Cut a text into words; hyphens part them, possessives are dropped, "n't" is "not"."""
    plain = _SHORT_NOT.sub(" not", _POSSESSIVE.sub("", _IN_NUMBER.sub("", text)))
    return _WORD.findall(plain)


def _titled(words: Sequence[str]) -> bool:
    """Whether a wording is written like a headline, so that its capitals say nothing."""
    return len(words) > 3 and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def _verb(low: Sequence[str]) -> int:
    """Find the word that says what should be done; -1 in a noun phrase."""
    for modals in _MODALS:
        for n, word in enumerate(low):
            if word in modals:
                rest = range(n + 1, len(low))
                return next((m for m in rest if low[m] not in _AFTER_MODAL and not low[m].endswith("ly")), -1)
    if len(low) < 3 or not low[0].endswith("ing") or low[1] not in _DEFINITE:
        return -1
    thing = any(concept.role == "thing" for concept in concepts_at([stem(low[0])], 0)[0])
    return -1 if thing else 0  # "leaving the choice to schools", not "funding the arts"


def _read(words: Sequence[str], names: frozenset[str], verb: int) -> Iterator[_Found]:
    """Yield what each word or phrase is, in order."""
    stems = [stem(word) for word in words]
    titled, at = _titled(words), 0
    while at < len(words):
        place, length = _place(words, at)
        concepts: tuple[Concept, ...] = ()
        if not place:
            concepts, length = concepts_at(stems, at)
        if place:
            yield _Found(at, "state" if _is_state(place) else "name", place)
        elif concepts:
            if at == verb and length == 1 and concepts[0].role == "thing" and not _as_verb(words[at], concepts[0]):
                yield _Found(at, "word", stems[at])
                at += 1
                continue
            for concept in concepts:
                kind = "act" if concept.family else concept.role
                yield _Found(at, kind, concept.name, concept.family, concept.sign, length)
        else:
            yield _plain(words[at], at, names, titled=titled)
        at += length


def _as_verb(word: str, concept: Concept) -> bool:
    """Whether a word of a thing means it as a verb too: "strike" and "taxed" do, "trained" is no railway."""
    return stem(word) == stem(concept.name)


def _plain(word: str, at: int, names: frozenset[str], *, titled: bool) -> _Found:
    """Say what a word of no concept is."""
    low = word.casefold()
    if low in _EMPTY or len(word) == 1:
        return _Found(at, "empty")
    if word[0].isdigit():
        return _Found(at, "number", word)
    if word[0].isupper() and not titled and (at or low in names or (word.isupper() and len(word) > 1)):
        return _Found(at, "name", low)
    return _Found(at, "word", stem(word))


def _place(words: Sequence[str], at: int) -> tuple[str, int]:
    """Find a state, its people or its capital in up to three words; a continent counts as its union."""
    if not words[at][0].isupper():
        return "", 1
    if words[at] in ("European", "Europe", "Europeans", "Europe’s"):
        union = " ".join(words[at : at + 2]) == "European Union"
        return "European Union", 2 if union else 1
    for length in (3, 2, 1):
        found = _place_named(" ".join(words[at : at + length])) if at + length <= len(words) else ""
        if found:
            return found, length
    return "", 1


@lru_cache(maxsize=8192)
def _place_named(label: str) -> str:
    place = place_meant(label)
    return place.name if place else ""


@lru_cache(maxsize=1024)
def _is_state(name: str) -> bool:
    place = place_meant(name)
    return place is not None and place.kind == "state"


def _net(acts: Sequence[_Found], verb: _Found | None, *, fold: bool) -> tuple[str, int, Sequence[_Found]]:
    """Fold acts into one: a ban (-) that is lifted (-) is a permission (+).

    Args:
        acts: in order.
        verb: what stands where the verb of the demand is, if there is one.
        fold: whether there is anything the acts are about; else the inner act is what the outer one is about, as in
            "The ban should be lifted".

    Returns:
        Family, sign, and the acts that were not folded in.
    """
    if verb is not None and verb.kind == "word":
        return f"to {verb.name}", 1, acts  # a verb of no known act is a family of its own
    if verb is not None and verb.kind == "thing":
        return "", 1, acts  # a thing as a verb: "should strike" asks for the strike
    outer = verb if verb is not None and verb.kind == "act" else (acts[0] if acts else None)
    if outer is None:
        return "", 1, ()
    rest = [act for act in acts if act is not outer]
    family, sign = outer.family, outer.sign
    while fold and family in _OPERATORS and rest:
        inner = rest.pop(0)
        family, sign = inner.family, sign * inner.sign
    return family, sign, rest


def _named(found: Iterable[_Found], kind: str) -> frozenset[str]:
    return frozenset(each.name for each in found if each.kind == kind)
