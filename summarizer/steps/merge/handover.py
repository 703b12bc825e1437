"""Successions that an article tells in so many words: who resigned, who took over from whom."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...lexicon.spelling import fold
from ...lexicon.titles import titles
from ...schemas import ActorKind, Article, Evidence, Sentence
from .view import View

_TOOK = r"(?:succeed(?:s|ed|ing)?|replac(?:es|ed|ing)|t(?:ook|akes|aken|aking) (?:over from|the place of))"
_ACTIVE = re.compile(rf"\b{_TOOK}\b", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\b(?: \w+){0,3}? (?:succeeded|replaced)\b[^,.;]{0,30}?\bby\b", re.IGNORECASE
)
_HEIR = re.compile(r"\b(?P<whose>his|her|their|\w+['’]s?) (?:\w+ )?successor\b", re.IGNORECASE)
_HEIR_OF = re.compile(r"\bsuccessor (?:to|of)\b|\bin (?:the )?place of\b", re.IGNORECASE)
_UNREAL = re.compile(
    r"\b(?:would|could|may|might|should|if|whether|wants?|wanted|not|never|n['’]t)\b[^,.;]{0,30}$", re.IGNORECASE
)
"""What stands before a change of hands that nobody says took place."""
_OBJECT = re.compile(r"\s+(?:him|her|them)\b", re.IGNORECASE)
_APART = re.compile(r"[,;:.—]|\b(?:and|but|that|said)\b|\S.{60}", re.DOTALL)
"""What parts a verb from a name that is not its object."""
_NEAR = 60
"""Characters between a cue and the name that is its object; farther off, the name belongs to something else."""


@dataclass(frozen=True)
class Handover:
    """One person following another, as an article tells it."""

    earlier: str
    later: str
    evidence: Evidence


@dataclass(frozen=True)
class _Named:
    """A person's name at a place in a text."""

    actor: str
    start: int
    end: int


def handovers(view: View) -> list[Handover]:
    """Find each sentence that says one person follows another, both of them actors of the dossier; each pair once."""
    found: dict[tuple[str, str], Handover] = {}
    for source, article, _ in view.read():
        names = _names(view, article)
        for before, sentence in pairwise((None, *article.sentences)):
            if sentence is None or sentence.part != "body":
                continue
            for earlier, later in _told(article.text, names, before, sentence):
                if earlier != later and (later, earlier) not in found:
                    found.setdefault((earlier, later), Handover(earlier, later, _cited(source, article, sentence)))
    return list(found.values())


def _names(view: View, article: Article) -> list[_Named]:
    """Places of every person's surname; a title names nobody, nor does a surname that two persons share."""
    owners: dict[str, set[str]] = {}
    for actor in view.dossier.actors:
        if actor.kind is ActorKind.PERSON:
            for name in (actor.name, *actor.aliases):
                last = fold(name.split()[-1])
                if last not in titles("head") | titles("office"):
                    owners.setdefault(last, set()).add(actor.id)
    found = []
    for match in re.finditer(r"[^\W\d_][\w'’ʻ-]*", article.text):
        word = fold(match.group()).removesuffix("'s").removesuffix("’s")
        holders = owners.get(word, set())
        if len(holders) == 1 and match.group()[0].isupper():
            found.append(_Named(next(iter(holders)), match.start(), match.end()))
    return found


def _told(text: str, names: Sequence[_Named], before: Sentence | None, sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Yield the persons of a sentence as (earlier, later), for each cue that has both."""
    here = [name for name in names if sentence.start <= name.start < sentence.end]
    there = [name for name in names if before and before.start <= name.start < before.end]
    # One blank for each: a hard-wrapped line breaks between the words of a cue, and offsets must hold.
    words = re.sub(r"\s", " ", text[sentence.start : sentence.end])
    passive = [match.span() for match in _PASSIVE.finditer(words) if not _UNREAL.search(words[: match.start()])]
    for start, end in passive:
        yield from _pair(_last(here, there, sentence.start + start), _first(here, sentence.start + end))
    for match in _ACTIVE.finditer(words):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if any(a <= match.start() < b for a, b in passive) or _UNREAL.search(words[: match.start()]):
            continue
        if _OBJECT.match(text, end):
            inside = _last(here, [], start)
            later = inside or _first(here, end)
            yield from _pair(_last([], there, start), later)
        else:
            object_ = next((name for name in here if name.start >= end), None)
            close = object_ and not _APART.search(text[end : object_.start])
            yield from _pair(object_.actor if object_ and close else None, _last(here, there, start))
    for match in _HEIR.finditer(words):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        owner = _last(here, there, start) if match["whose"].lower() in ("his", "her", "their") else None
        owner = owner or next((name.actor for name in here if start <= name.start < end), None)
        yield from _pair(owner, _first(here, end))
    for match in _HEIR_OF.finditer(words):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        yield from _pair(_first(here, end), _last(here, there, start))


def _pair(earlier: str | None, later: str | None) -> Iterator[tuple[str, str]]:
    if earlier and later:
        yield earlier, later


def _last(here: Sequence[_Named], there: Sequence[_Named], at: int) -> str | None:
    """Who is named last before a place: in its sentence, else in the one before."""
    return next((name.actor for name in reversed([*there, *here]) if name.end <= at), None)


def _first(here: Sequence[_Named], at: int) -> str | None:
    """Who is named first after a place, near enough to be meant."""
    return next((name.actor for name in here if at <= name.start <= at + _NEAR), None)


def _cited(source: str, article: Article, sentence: Sentence) -> Evidence:
    quote = article.text[sentence.start : sentence.end]
    return Evidence(source=source, sentences=(sentence.n,), start=sentence.start, end=sentence.end, quote=quote)
