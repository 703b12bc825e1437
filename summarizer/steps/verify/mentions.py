"""Where a sentence speaks of which actor: by name, by office, by a pronoun, or of somebody the notes do not know."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from ...lexicon import places, stance, titles
from ...lexicon.numbers import SCALES, SMALL, TENS
from ...lexicon.phrases import PhraseTable
from ...lexicon.spelling import fold, particles
from ...schemas import ActorKind, NotedActor
from .words import Word, stem, words_of

How = Literal["name", "title", "pronoun", "other"]

PERSONAL = frozenset("he she his her him himself herself".split())
COLLECTIVE = frozenset("it its itself they their them themselves".split())
FIRST = frozenset("i we my our us me".split())
RELATIVE = frozenset("who which whose".split())
DETERMINERS = frozenset("the his her its their this that these those our both".split())
PARTIES = frozenset("sides camps parties".split())
"""What the two of a dispute are together: "both sides", "the two camps"."""
GENERIC = frozenset(
    "leader head official politician chief boss coach executive spokesman spokeswoman spokesperson "
    "minister president former latter interlocutor counterpart lawmaker diplomat manager director judge "
    "company firm group union bloc country government ministry commission committee council court "
    "regulator watchdog club league federation agency party body board organisation organization "
    "authority administration capital nation state team residents workers officials members ministers "
    "leaders campaigners scientists analysts experts observers others critics".split()
)
"""Nouns that, with a determiner, can refer to an actor named before."""
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december".split()
)
SENTENCE_STARTERS = frozenset(
    "the a an in on at by for from to of and but or if when while after before as with without it this "
    "that these those however meanwhile moreover although though he she they his her their its there here "
    "some many most several all other others both no not yet despite under over since because we i you "
    "our what who why how where which whether even still also then now once until unless during between "
    "among about according following instead specifically indeed thus hence so last next earlier later "
    "such each every any one two three four five six seven eight nine ten read reportedly allegedly "
    "federal new recent further".split()
)


@dataclass(frozen=True)
class Mention:
    """One place of a sentence that speaks of somebody."""

    start: int
    """Index of its first word."""
    end: int
    """One past the index of its last word."""
    names: frozenset[str]
    """Names of the noted actors it can mean; empty for somebody else."""
    how: How
    """By name, by title or description, by pronoun, or somebody the notes do not name."""


@dataclass(frozen=True)
class Cast:
    """The actors of one article's notes, with every wording each may appear under."""

    actors: tuple[NotedActor, ...]
    here: tuple[tuple[str, str], ...] = ()
    """In one sentence: actors and the lower-case words, other than their names, that mean them there."""

    @cached_property
    def by_name(self) -> dict[str, NotedActor]:
        """Actors by name; of two with one name, the first."""
        return {actor.name: actor for actor in reversed(self.actors)}

    def find(self, label: str) -> NotedActor | None:
        """Find an actor by name or, where it is nobody else's, by alias."""
        if label in self.by_name:
            return self.by_name[label]
        known = self._by_wording.get(fold(label), ())
        return known[0] if len(known) == 1 else None

    @cached_property
    def _by_wording(self) -> dict[str, list[NotedActor]]:
        """Actors by each of their wordings, folded."""
        found: dict[str, list[NotedActor]] = {}
        for actor in self.actors:
            for wording in {fold(name) for name in (actor.name, *actor.aliases)}:
                found.setdefault(wording, []).append(actor)
        return found

    @cached_property
    def stems(self) -> frozenset[str]:
        """What the words of every actor's names share with their inflections."""
        return frozenset(stem(word.low) for actor in self.actors for word in words_of(names_of(actor)))

    @cached_property
    def _surfaces(self) -> PhraseTable[frozenset[str]]:
        surfaces: dict[str, set[str]] = {}
        for actor in self.actors:
            for surface in wordings(actor):
                key = " ".join(word.low for word in words_of(surface))
                if key:
                    surfaces.setdefault(key, set()).add(actor.name)
        for name, words in self.here:
            surfaces.setdefault(words, set()).add(name)
        return PhraseTable.of({key: frozenset(names) for key, names in surfaces.items()})

    @cached_property
    def _proper(self) -> frozenset[str]:
        """Single words that are only names of people, as "said" is no mention of Jane Said."""
        people = [actor for actor in self.actors if actor.kind is ActorKind.PERSON]
        single = {surface for actor in people for surface in wordings(actor) if surface.isalpha()}
        return frozenset(word.lower() for word in single if word.istitle()) - single

    def mentions(self, words: Sequence[Word]) -> tuple[Mention, ...]:
        """Find every mention in the words of one sentence, in order, none overlapping.

        A state's name or adjective right before people ("Russian officials") or before a title and a name
        ("the German minister Jane Doe") belongs to them.
        """
        named = [
            Mention(found.start, found.end, found.value, "name")
            for found in self._surfaces.find([word.low for word in words])
            if not _common(words, found.start, found.end) and not self._is_word(words[found.start : found.end])
        ]
        taken = {at for mention in named for at in range(mention.start, mention.end)}
        found = sorted((*named, *self._unnamed(words, taken)), key=lambda mention: (mention.start, -mention.end))
        return tuple(_joined(words, found))

    def _is_word(self, words: Sequence[Word]) -> bool:
        """Whether a match is a word in small letters that is somebody's name only with a capital."""
        return len(words) == 1 and not words[0].capital and words[0].low in self._proper

    def _unnamed(self, words: Sequence[Word], taken: set[int]) -> Iterator[Mention]:
        """Find titles, pronouns and names of people the notes do not know."""
        at = 0
        while at < len(words):
            end = at + 1
            if at not in taken:
                if words[at].low in PERSONAL | COLLECTIVE | FIRST and not _shouted(words[at]):
                    yield Mention(at, end, self._fitting(words[at].low), "pronoun")
                elif (stop := _description(words, at, taken)) > at:
                    end = stop
                    paired = words[end - 1].low in PARTIES
                    yield Mention(at, end, self._titled(words[at:end]), "pronoun" if paired else "title")
                elif (
                    words[at].capital and not (_opens(words, at) and _no_name(words[at].low)) and not _dates(words[at])
                ):
                    while end < len(words) and words[end].capital and end not in taken:
                        end += 1
                    yield Mention(at, end, frozenset(), "other")
            at = end

    def _fitting(self, pronoun: str) -> frozenset[str]:
        if pronoun not in self._fitted:
            self._fitted[pronoun] = frozenset(actor.name for actor in self.actors if fits(actor, pronoun))
        return self._fitted[pronoun]

    @cached_property
    def _fitted(self) -> dict[str, frozenset[str]]:
        return {}

    def _titled(self, words: Sequence[Word]) -> frozenset[str]:
        """Return the actors whom a description such as "the Ukrainian president" can mean."""
        return frozenset(actor.name for actor in self.actors if describes(actor, words))


def names_of(actor: NotedActor) -> str:
    """Return an actor's name and aliases as one text."""
    return " ".join((actor.name, *actor.aliases))


def wordings(actor: NotedActor) -> frozenset[str]:
    """Return every wording that names the actor by itself: name, aliases, family name, a state's names and seats."""
    found = {actor.name, *actor.aliases}
    bare = titles.parted(actor.name).name or actor.name
    if actor.kind is ActorKind.PERSON and len(bare.split()) > 1:
        found |= {bare, _family_name(bare)}
    place = places.place_meant(actor.name) if actor.kind in (ActorKind.STATE, ActorKind.BLOC) else None
    if place:
        found |= {place.name, *place.aliases, *place.demonyms, *place.capitals, *place.seats}
    short = actor.name.removeprefix("the ").removeprefix("The ").removeprefix("a ").removeprefix("an ")
    return frozenset(name for name in (*found, short) if len(name) > 1)


def _family_name(name: str) -> str:
    """Return the last word of a name with the particles before it: "von der Leyen"."""
    words = name.split()
    at = len(words) - 1
    while at > 1 and fold(words[at - 1]) in particles():
        at -= 1
    return " ".join(words[at:])


def fits(actor: NotedActor, pronoun: str) -> bool:
    """Whether a pronoun can stand for the actor."""
    person = actor.kind in (ActorKind.PERSON, ActorKind.OFFICE, ActorKind.UNNAMED)
    plural = actor.kind in (ActorKind.GROUP, ActorKind.UNNAMED)
    if pronoun in PERSONAL:
        return person
    if pronoun in FIRST:
        return True
    return not person or (plural and pronoun in ("they", "their", "them")) or pronoun in ("their", "they", "them")


def describes(actor: NotedActor, words: Sequence[Word]) -> bool:
    """Whether a description such as "the minister" can mean the actor: same office, or a noun that fits any."""
    head = words[-1].low
    if head in PARTIES:
        return True
    if head.rstrip("s") in _called(actor.office or "", actor.name, *actor.aliases):
        return _same_place(actor, words)
    person = actor.kind in (ActorKind.PERSON, ActorKind.OFFICE)
    if head in ("former", "latter", "interlocutor", "counterpart", "leader", "official", "head", "chief", "politician"):
        return person and _same_place(actor, words)
    return head in GENERIC and not person and head not in _PERSON_NOUNS and _same_place(actor, words)


@lru_cache(maxsize=1024)
def _called(*names: str) -> frozenset[str]:
    """Return the words of an actor's names and office, without the ending of a plural."""
    return frozenset(word.low.rstrip("s") for name in names for word in words_of(name))


_PERSON_NOUNS = frozenset(
    "boss coach executive spokesman spokeswoman spokesperson minister president lawmaker diplomat manager "
    "director judge".split()
)


def _same_place(actor: NotedActor, words: Sequence[Word]) -> bool:
    """Whether a state named in the description is not another's than the actor's."""
    named = {place.name for word in words[:-1] if (place := places.place_meant(word.text)) is not None}
    own = {place.name for label in (actor.organisation or "", actor.name) if (place := places.place_meant(label))}
    return not named or not own or bool(named & own)


def _description(words: Sequence[Word], at: int, taken: set[int]) -> int:
    """Return one past the last word of "the [words] office" that begins at ``at``, or ``at`` when none does."""
    if words[at].low not in DETERMINERS:
        return at
    pair = at + 1 + (words[at].low != "both")
    both = pair < len(words) and words[pair - 1].low in ("both", "two") and pair not in taken
    if both and words[pair].low in PARTIES:
        return pair + 1
    for end in range(at + 1, min(at + 5, len(words))):
        word = words[end]
        if word.is_mark or word.low in _NOT_INSIDE or (end in taken and not _adjective(word)):
            return at
        following = words[end + 1] if end + 1 < len(words) else None
        if _refers(word.low) and not (following and _refers(following.low)):
            return end + 1
    return at


_NOT_INSIDE = frozenset(
    "without with of in on at for from to by about against between among within over after and or who which that is "
    "was".split()
)


def _adjective(word: Word) -> bool:
    return places.place_of_people(word.text) is not None or places.place_named(word.text) is not None


def _refers(low: str) -> bool:
    return low in GENERIC or any(low in titles.titles(kind) for kind in ("office", "head", "rank"))


def _no_name(low: str) -> bool:
    """Whether a word with a capital that may be the sentence's is no name: "However", "Selling"."""
    return low in SENTENCE_STARTERS or low in SMALL or low in TENS or low in SCALES or low.endswith(("ing", "ly"))


def _dates(word: Word) -> bool:
    """Whether a capital is that of a day of the week or of a month, which hold nothing."""
    return word.low in CALENDAR


def _shouted(word: Word) -> bool:
    """Whether a word of several letters stands in capitals, as an abbreviation such as US does."""
    return len(word.text) > 1 and word.text.isupper()


def _opens(words: Sequence[Word], at: int) -> bool:
    """Whether a capital here may be the sentence's and not the word's."""
    return at == 0 or words[at - 1].text in ("“", '"', ":", "‘", "”", "—", "–", "-", "(", "...", "…")


def _common(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether words that match a short name are a common word after all, as "us" is not the US."""
    only = words[start]
    return (
        end - start == 1 and len(only.text) <= 3 and not only.capital and only.low in ("us", "it", "who", "un", "may")
    )


def _joined(words: Sequence[Word], found: Sequence[Mention]) -> list[Mention]:
    """Unite what is one phrase: a description with the name inside it, a name with the title before it."""
    joined: list[Mention] = []
    for mention in found:
        last = joined[-1] if joined else None
        if last is not None and mention.start < last.end:
            continue
        grown = _with_people(words, mention)
        if last is not None and last.end == mention.start and last.how != "pronoun" and grown.how != "pronoun":
            names, how = (grown.names, grown.how) if grown.names or not last.names else (last.names, last.how)
            joined[-1] = Mention(last.start, grown.end, names, how)
            continue
        joined.append(grown)
    return joined


def _with_people(words: Sequence[Word], mention: Mention) -> Mention:
    """Let a name swallow the people it describes: "Russian officials", "EU foreign ministers"."""
    if mention.how not in ("name", "other"):
        return mention
    for end in range(mention.end, min(mention.end + 3, len(words))):
        word = words[end]
        if word.is_mark or word.low in DETERMINERS | _NOT_INSIDE or word.low == "'s" or stance.find([word.low]):
            break
        if _refers(word.low) or _refers(word.low.rstrip("s")):
            return Mention(mention.start, end + 1, mention.names, mention.how)
    return mention


def is_adjective(word: Word) -> bool:
    """Whether a capitalised word describes what follows: "German support", "Western demands"."""
    return word.low in ("european", "western", "eastern", "northern", "southern") or bool(
        places.place_of_people(word.text) and not word.low.endswith("s")
    )
