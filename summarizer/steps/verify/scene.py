"""The cited sentences of one claim, read with what stands around them: who speaks, and in which words."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from ...lexicon import places
from ...schemas import ActorKind, Article, Evidence, NotedActor
from . import place
from .clauses import Reading
from .foreign import Original
from .holding import Holding
from .mentions import COLLECTIVE, FIRST, PARTIES, PERSONAL, Cast, Mention, fits
from .sentence import READ
from .words import pieces_of, words_of

READ_FOR_VOICES = 300
"""Sentences that are read for who speaks in the third person."""
SENDING = frozenset("of in at for from within inside".split())
"""Words by which one says of which body somebody is."""
HE, SHE = frozenset("he his him himself".split()), frozenset("she her herself".split())
PLAIN = 2
"""Uses of a pronoun, and so many times those of the other, by which an article plainly calls somebody he or she."""
TAG = 14
"""Most words of a sentence that only says who spoke the one before."""


@dataclass(frozen=True)
class Stage:
    """An article with the actors its notes name; readings are made once."""

    article: Article
    """As it is read: one in another language with its translated sentences in English."""
    cast: Cast
    original: Original | None = None
    """That article as printed, beside its translations; None for an article in English."""
    described: tuple[tuple[int, tuple[tuple[str, str], ...]], ...] = ()
    """By sentence number: actors and the words, other than their names, under which it speaks of them."""

    @property
    def printed(self) -> Article:
        """The article as printed, which evidence is cut from."""
        return self.original.article if self.original else self.article

    def cut(self, numbers: list[int]) -> tuple[Evidence, ...]:
        """Cut cited sentences out of the article as printed."""
        return place.cut(self.printed, numbers)

    @cached_property
    def _readings(self) -> dict[int, Reading]:
        return {}

    def reading(self, n: int) -> Reading:
        """Read sentence ``n``."""
        if n not in self._readings:
            here = self._described.get(n, ())
            cast = replace(self.cast, here=here) if here else self.cast
            self._readings[n] = Reading(self.article.reading(n), cast)
        return self._readings[n]

    @cached_property
    def _described(self) -> dict[int, tuple[tuple[str, str], ...]]:
        return dict(self.described)

    def describes(self, actor: NotedActor) -> bool:
        """Whether some sentence speaks of an actor under words put together otherwise than its name."""
        return any(actor.name == name for _, here in self.described for name, _ in here)

    def phrase(self, text: str) -> Reading:
        """Read words that are not the article's: a claim's own statement."""
        return Reading(text, self.cast)

    @cached_property
    def text(self) -> str:
        """All sentences and the title as one reads them, joined."""
        title = [self.article.title] if self.article.title else []
        return "\n".join([*title, *(self.article.reading(s.n) for s in self.article.sentences)])

    @cached_property
    def capitals(self) -> Counter[str]:
        """In how many sentences each word with a capital stands."""
        sentences = (self.article.reading(sentence.n)[:READ] for sentence in self.article.sentences)
        return Counter(text for sentence in sentences for text in set(pieces_of(sentence)) if text[:1].isupper())

    def speaks_of(self, n: int, actor: NotedActor) -> bool:
        """Whether sentence ``n`` names the actor or describes it by its office."""
        return actor.name in self.reading(n).spoken_of

    def means(self, n: int, mention: Mention, actor: NotedActor) -> bool:
        """Whether a mention in sentence ``n`` means the actor; a pronoun means the nearest that it fits."""
        if actor.name not in mention.names:
            return False
        if mention.how == "name" or (mention.how == "title" and len(mention.names) == 1):
            return True
        if mention.how == "pronoun" and self.reading(n).low(mention.end - 1) in PARTIES:
            return self._is_party(n, mention, actor)
        if self.reading(n).low(mention.start) in FIRST:
            speaking = self._speaking(n, mention)
            return speaking is None or actor.name in speaking
        return actor.name in self._antecedents(n, mention)

    def _is_party(self, n: int, mention: Mention, actor: NotedActor) -> bool:
        """Whether "both sides" can be the actor: where they hold something, among the nearest two or more named."""
        reading = self.reading(n)
        if not any(h.own and not h.noun and mention in h.holders for h in reading.holdings):
            return False
        tellers = [m for h in reading.holdings if h.own for m in h.holders if m.end <= mention.start]
        if any(m.how == "name" and actor.name in m.names for m in tellers):
            return False
        ahead = (m for m in reading.mentions if tellers and m.how != "pronoun" and m.end <= mention.start)
        told = frozenset(name for m in ahead for name in m.names)
        named: frozenset[str] = frozenset()
        for k in (n, *place.before(self.article, n)):
            named |= self.reading(k).spoken_of - told
            if len(named) > 1:
                break
        return actor.name in named

    def may_speak(self, n: int, actor: NotedActor, cited: list[int]) -> bool:
        """Whether the one who holds something in sentence ``n`` is a pronoun that can mean the actor.

        The nearest name a pronoun fits need not be the one it stands for. It can be any that a cited sentence before
        has named, unless the sentence itself names the actor beside it ("she criticised Doe") or the article calls the
        actor by the other pronoun.
        """
        reading = self.reading(n)
        if any(m.how == "name" and actor.name in m.names for m in reading.mentions):
            return False
        near = set(place.before(self.article, n)) & set(cited)
        if not any(actor.name in m.names for k in near for m in self.reading(k).mentions if m.how == "name"):
            return False
        holders = [m for h in reading.holdings if h.own and not h.noun for m in h.holders]
        called = {reading.low(m.start) for m in holders if m.how == "pronoun" and actor.name in m.names}
        return any(actor.name not in self._called_otherwise(low) for low in called & PERSONAL)

    def _called_otherwise(self, pronoun: str) -> frozenset[str]:
        """Return whom a personal pronoun can't mean: persons whom sentences about them alone call by the other."""
        he, she = self._genders
        return she if pronoun in HE else he if pronoun in SHE else frozenset()

    @cached_property
    def _genders(self) -> tuple[frozenset[str], frozenset[str]]:
        """Persons whom the article plainly calls "he", and those whom it calls "she"."""
        used = {name: (sum(lows[w] for w in HE), sum(lows[w] for w in SHE)) for name, lows in self._pronouns.items()}
        he = frozenset(name for name, (his, hers) in used.items() if his >= PLAIN and his > PLAIN * hers)
        return he, frozenset(name for name, (his, hers) in used.items() if hers >= PLAIN and hers > PLAIN * his)

    @cached_property
    def _pronouns(self) -> dict[str, Counter[str]]:
        """How often sentences that name one person alone, and those right behind, use which personal pronouns."""
        people = {actor.name for actor in self.cast.actors if actor.kind is ActorKind.PERSON}
        found: dict[str, Counter[str]] = {}
        alone, paragraph = "", -1
        for sentence in self.article.sentences[:READ_FOR_VOICES]:
            reading = self.reading(sentence.n)
            named = {name for m in reading.mentions if m.how == "name" for name in m.names} & people
            if named or sentence.paragraph != paragraph:
                alone, paragraph = next(iter(named)) if len(named) == 1 else "", sentence.paragraph
            if alone:
                lows = (reading.low(m.start) for m in reading.mentions if m.how == "pronoun")
                found.setdefault(alone, Counter()).update(low for low in lows if low in PERSONAL)
        return found

    def _antecedents(self, n: int, mention: Mention) -> frozenset[str]:
        """Return who a pronoun or a description can mean: those of the nearest sentence that names any it fits."""
        reading = self.reading(n)
        fitting = mention.names - self._called_otherwise(reading.low(mention.start))
        earlier = [m for m in reading.mentions if m.end <= mention.start and m.how == "name" and m.names & fitting]
        if earlier and not self._reflexive(reading, earlier, mention):
            return frozenset().union(*(m.names & fitting for m in earlier))
        for k in place.before(self.article, n):
            found = self._subjects(k) & fitting
            if found:
                return found
            named = [m.names for m in self.reading(k).mentions if m.how == "name" and m.names & fitting]
            if named:
                return frozenset().union(*named)
        return mention.names if mention.how == "title" else frozenset()

    def _reflexive(self, reading: Reading, earlier: list[Mention], mention: Mention) -> bool:
        """Whether the earlier names only describe ("US President") and so can't be what a pronoun means."""
        return all(reading.low(m.end) == "'s" for m in earlier) and reading.low(mention.start) in COLLECTIVE

    def _subjects(self, n: int) -> frozenset[str]:
        """Return the named actors that hold something in sentence ``n``."""
        held = [h for h in self.reading(n).holdings if h.own]
        return frozenset(name for h in held for m in h.holders if m.how != "pronoun" for name in m.names)

    def _speaking(self, n: int, mention: Mention) -> frozenset[str] | None:
        """Return who "I" or "we" in sentence ``n`` can be; None when the article does not show it.

        Whoever is said to speak the sentence; of a quotation without such words, whoever the sentence right behind it
        or the nearest before it says; outside quotation marks the author, where the byline names one of the actors.
        """
        if self._tagged(n):
            return self._tagged(n)
        words = self.reading(n).words
        if not words[mention.start].quoted:
            return self._authors
        last = n == len(self.article.sentences)
        behind = [n + 1] if not last and (words[-1].quoted or self._tags(n + 1)) else []
        return next((found for k in (*behind, *place.before(self.article, n)) if (found := self._tagged(k))), None)

    @cached_property
    def _spoken(self) -> dict[int, frozenset[str]]:
        return {}

    def _tagged(self, n: int) -> frozenset[str]:
        """Return who is said to speak in sentence ``n``, by a name or by a pronoun with one before it."""
        if n not in self._spoken:
            self._spoken[n] = self._read_tags(n)
        return self._spoken[n]

    def _read_tags(self, n: int) -> frozenset[str]:
        reading = self.reading(n)
        said = [h for h in reading.holdings if h.own and h.word.speech and not reading.words[h.start].quoted]
        holders = [m for h in said for m in h.holders if m.names and reading.low(m.start) not in FIRST]
        clear = [m.names if m.how == "name" or len(m.names) == 1 else self._antecedents(n, m) for m in holders]
        return frozenset().union(*clear)

    @cached_property
    def _authors(self) -> frozenset[str]:
        """Actors who can say "I" or "we" in the article's own voice.

        Those a byline names; where it names none, all but the persons whom the article lets speak as "he" or "she".
        """
        printed = self.printed
        bylines = [printed.text[span.start : span.end] for span in printed.removed if span.rule == "byline"]
        signing = frozenset(actor.name for actor in self.cast.actors if any(actor.name in line for line in bylines))
        told = {name for s in self.article.sentences[:READ_FOR_VOICES] for name in self._named_holders(s.n)}
        others = (a.name for a in self.cast.actors if a.kind is not ActorKind.PERSON or a.name not in told)
        return signing or frozenset(others)

    def _named_holders(self, n: int) -> frozenset[str]:
        """Return whom sentence ``n`` names as holding something, outside quotation marks."""
        reading = self.reading(n)
        holders = (m for h in reading.holdings if h.own for m in h.holders if m.how == "name")
        return frozenset(name for m in holders if not reading.words[m.start].quoted for name in m.names)

    def held(self, n: int, actor: NotedActor) -> list[Holding]:
        """Return what the actor holds in sentence ``n``."""
        return [h for h in self.reading(n).holdings if any(self.means(n, m, actor) for m in h.holders)]

    def mentioned(self, n: int, actor: NotedActor) -> list[Mention]:
        """Return every mention in sentence ``n`` that means the actor."""
        return [m for m in self.reading(n).mentions if self.means(n, m, actor)]

    def continues(self, n: int, actor: NotedActor) -> bool:
        """Whether sentence ``n`` goes on in the actor's words.

        Nobody else may hold anything in it. A quotation may be laid to its speaker by the sentence right behind it
        ("...?" Doe told the agency); else the nearest sentence before it that shows a holder decides, and where none
        shows one, the nearest that names anybody.
        """
        if self._has_other_holder(n, actor):
            return False
        if self._quoted(n) and n < len(self.article.sentences) and self._tags(n + 1):
            return bool(self.held(n + 1, actor))
        for k in place.before(self.article, n):
            holders = [h for h in self.reading(k).holdings if h.own and any(m.names for m in h.holders)]
            if holders:
                return bool(self.held(k, actor))
        for k in place.before(self.article, n):
            if any(m.how == "name" for m in self.reading(k).mentions):
                return self.speaks_of(k, actor)
        return False

    def _has_other_holder(self, n: int, actor: NotedActor) -> bool:
        """Whether somebody else holds something in sentence ``n``, by name or by a pronoun that is not the actor's."""
        reading = self.reading(n)
        holders = [m for h in reading.holdings if h.own for m in h.holders if reading.low(m.end - 1) not in PARTIES]
        return any(m.how in ("name", "other") or not self.means(n, m, actor) for m in holders)

    def _quoted(self, n: int) -> bool:
        """Whether sentence ``n`` is a quotation, or the end of one."""
        words = self.reading(n).words
        return bool(words) and (words[-1].text in ("”", '"') or words[-1].quoted or words[0].text in ("“", '"'))

    def _tags(self, n: int) -> bool:
        """Whether sentence ``n`` only says who spoke: "Doe told the agency."."""
        reading = self.reading(n)
        opening = [h for h in reading.holdings if h.own and h.holders and h.word.speech]
        return bool(opening) and min(m.start for m in opening[0].holders) == 0 and len(reading.words) <= TAG


def kindred(actor: NotedActor, other: NotedActor) -> bool:
    """Whether two actors speak for one state or body, so that one's words can be laid to the other."""
    if other.name in (actor.organisation, actor.office) or actor.name in (other.organisation, other.office):
        return True
    if sent_by(other, actor) or sent_by(actor, other):
        return True
    mine, theirs = _homes(actor), _homes(other)
    return bool(mine & theirs)


def sent_by(other: NotedActor, actor: NotedActor) -> bool:
    """Whether an actor without a name is noted as somebody of another: "an official in the mayor's office"."""
    if other.kind not in (ActorKind.UNNAMED, ActorKind.GROUP, ActorKind.OFFICE) or other.name == actor.name:
        return False
    whole, part = [w.low for w in words_of(other.name)], [w.low for w in words_of(actor.name)]
    for at in range(len(whole) - len(part) + 1):
        if whole[at : at + len(part)] == part:
            sends = at - 1 - (at > 1 and whole[at - 1] in ("the", "a", "an"))
            owns = whole[at + len(part) : at + len(part) + 1] == ["'s"]
            return owns or (sends >= 0 and whole[sends] in SENDING)
    return False


def _homes(actor: NotedActor) -> frozenset[str]:
    labels = (actor.name, actor.organisation or "")
    return frozenset(place.name for label in labels if label and (place := places.place_meant(label)))


__all__ = ["Stage", "fits", "kindred", "sent_by"]
