"""Where an article speaks of a group under words that are not its noted name: of "five members" as "five opposed".

A group or an unnamed person has no name to print. Who notes it puts one together of what stands side by side in no
sentence: whose it is, how many they are, what they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ...lexicon.numbers import SMALL
from ...schemas import ActorKind, Article, NotedActor
from . import place
from .foreign import Original
from .grammar import AUXILIARY, PREPOSITION
from .mentions import GENERIC, PERSONAL, Cast, describes, fits
from .scene import Stage
from .wordings import contains
from .words import Word, function_words, words_of

KINDS = frozenset({ActorKind.GROUP, ActorKind.UNNAMED, ActorKind.OFFICE})
"""Kinds of actor that may have no name of their own."""
REACH = 3
"""Sentences on either side of those an actor is cited with in which its words may stand, in paragraphs they touch."""
LONGEST_HEAD = 4
"""Words of a noun with what describes it: "school board vice chairs"."""
OWNING = frozenset("his her its their our my".split())
HANGING = frozenset("of for at from in with".split())
QUANTITIES = frozenset("some several many most both all few another half dozens".split())
ENDINGS = ("ed", "ing")
"""How a word ends that says what a counted part of a group does: "with five opposed and three abstaining"."""


class Parts(NamedTuple):
    """What a noted name says: how many, of whom, what they are."""

    number: str
    """Lower-case number word or quantity; empty when the name has none."""
    head: tuple[str, ...]
    """What they are, in lower case, as printed side by side."""
    owner: str
    """Whose they are; empty when the name does not say."""


def staged(actors: Sequence[NotedActor], article: Article, original: Original | None) -> Stage:
    """Set up an article with its actors, and with the words under which it speaks of those that have no name.

    Args:
        actors: as noted.
        article: in English.
        original: the article as printed, where that is another language.
    """
    stage = Stage(article, Cast(tuple(actors)), original)
    spoken: dict[int, list[tuple[str, str]]] = {}
    for actor in actors:
        for n, words in surfaces(actor, stage).items():
            spoken.setdefault(n, []).append((actor.name, words))
    return replace(stage, described=tuple((n, tuple(found)) for n, found in spoken.items())) if spoken else stage


def surfaces(actor: NotedActor, stage: Stage) -> dict[int, str]:
    """Find the sentences that speak of an actor under other words than its name, and the words.

    Rules: only groups, unnamed people and offices, and only where the name does not stand as it is. Every part of the
    name stands near the sentences it is noted from. What they are stands there word by word. Whose they are is named
    there, and the article says that they are somebody's ("her group's lawyers"). How many stands with what they are, or
    apart from it only where it counts nothing else ("with five opposed", "one of them").

    Returns:
        Lower-case words by sentence number; empty when some part of the name stands nowhere.
    """
    if actor.kind not in KINDS or contains(stage.text, _bare(actor.name)):
        return {}
    near = _near(actor, stage)
    for parts in _parsed(actor.name, stage):
        found = {n: words for n in near if (words := _match(parts, n, stage))}
        if parts.number and not parts.owner:
            found |= _counted_apart(parts, near, stage)
        if found:
            return found
    return {}


def _bare(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if first in ("the", "The", "a", "A", "an", "An") else name


def _near(actor: NotedActor, stage: Stage) -> list[int]:
    """Return the sentences around those an actor is noted from."""
    cited = place.valid(stage.article, actor.sentences)
    known = {*place.around(stage.article, cited), *(n + 1 for n in cited)}
    return sorted(k for k in place.valid(stage.article, known) if any(abs(k - n) <= REACH for n in cited))


def _parsed(name: str, stage: Stage) -> Iterator[Parts]:
    """Take a name apart in every way that makes a group of it, the plainest first."""
    words = [word for word in words_of(_bare(name)) if word.low not in ("the", "a", "an")]
    count = ""
    if words and _counts(words[0]):
        count, words = words[0].low, words[1 + (len(words) > 1 and words[1].low == "of") :]
    mark = next((at for at in range(len(words) - 1, 0, -1) if words[at].low in ("'s", "'", "’")), 0)
    joint = next((at for at in range(1, len(words)) if words[at].low in HANGING), 0)
    cuts: list[tuple[Sequence[Word], Sequence[Word]]] = []
    if mark:
        cuts = [(words[:mark], words[mark + 1 :])]
    elif joint:
        cuts = [(words[joint + 1 :], words[:joint])]
    else:
        cuts = [((), words)] if count else []
        compounds = ((words[:at], words[at:]) for at in range(len(words) - 1, 0, -1))
        cuts += [cut for cut in compounds if stage.cast.find(" ".join(word.text for word in cut[0]))]
    for owner, head in cuts:
        inner = head[0].low if mark and head and not count and _counts(head[0]) else ""
        kept = head[1:] if inner else head
        if (
            0 < len(kept) <= LONGEST_HEAD
            and all(w.text.islower() or "-" in w.text for w in kept)
            and kept[-1].low not in function_words()
        ):
            yield Parts(count or inner, tuple(w.low for w in kept), " ".join(w.text for w in owner))


def _counts(word: Word) -> bool:
    return word.low in SMALL or word.low in QUANTITIES or word.low.isdigit()


def _match(parts: Parts, n: int, stage: Stage) -> str:
    """Return the words of sentence ``n`` that speak of who has these parts; empty when none do."""
    words = stage.reading(n).words
    for at in _places(parts, words):
        low, high = at, at + len(parts.head)
        if parts.owner:
            span = _owned(parts.owner, (low, high), n, stage)
            if span is None:
                continue
            low, high = span
        if parts.number:
            first = next((k for k in range(low - 1, max(-1, low - 4), -1) if words[k].low == parts.number), -1)
            if first < 0 or any(words[k].is_mark for k in range(first, low)):
                continue
            low = first
        return " ".join(word.low for word in words[low:high])
    return ""


def _places(parts: Parts, words: Sequence[Word]) -> list[int]:
    """Return where what they are stands in a sentence; one of several may be noted by itself, so number is nothing."""
    size, last = len(parts.head), parts.head[-1]
    forms = {last, last + "s", last.removesuffix("s")} if parts.number else {last}
    lows = [word.low for word in words]
    return [
        at
        for at in range(len(lows) - size + 1)
        if lows[at + size - 1] in forms and tuple(lows[at : at + size - 1]) == parts.head[:-1]
    ]


def _owned(owner: str, head: tuple[int, int], n: int, stage: Stage) -> tuple[int, int] | None:
    """Return the words that say whose somebody is, with the noun; None when the sentence does not say it is theirs."""
    reading, (low, high) = stage.reading(n), head
    name = [word.low for word in words_of(owner)]
    after = high + 1 + (reading.low(high + 1) in ("the", "a", "an"))
    if reading.low(high) in HANGING and [reading.low(after + k) for k in range(len(name))] == name:
        return low, after + len(name)
    for at in (low - 1, low - 2):
        word = reading.low(at)
        if word in OWNING and _meant(owner, word, (n, at), stage):
            return at, high
        if word in ("'s", "'", "’"):
            if [reading.low(at - len(name) + k) for k in range(len(name))] == name:
                return at - len(name), high
            return (at - 1, high) if reading.low(at - 1) in GENERIC and _meant(owner, "its", (n, at), stage) else None
        if not word or not (word[0].isalpha() and at == low - 1) or word in PREPOSITION:
            break
    return None


def _meant(owner: str, pronoun: str, at: tuple[int, int], stage: Stage) -> bool:
    """Whether a pronoun, at a sentence and a word of it, can be an owner.

    The nearest sentence that names anybody the pronoun fits decides. "Her delegates" are a body's where she is of it.
    """
    n, low = at
    if not contains(stage.text, owner):
        return False
    for k in (n, *place.before(stage.article, n)):
        reading = stage.reading(k)
        ahead = [m for m in reading.mentions if m.how in ("name", "title") and (k < n or m.end <= low)]
        named = frozenset(name for m in ahead for name in m.names)
        fitting = [actor for actor in stage.cast.actors if actor.name in named and fits(actor, pronoun)]
        if any(_belongs(owner, actor) for actor in fitting):
            return True
        if pronoun not in PERSONAL and contains(stage.article.reading(k), owner):
            return True
        if fitting:
            return False
    return False


def _belongs(owner: str, actor: NotedActor) -> bool:
    """Whether an owner is an actor, the body that the actor is of, or what one calls it: "the union"."""
    labels = (actor.name, *actor.aliases, actor.organisation or "")
    return any(contains(label, owner) for label in labels) or (
        owner.lower() in GENERIC and describes(actor, words_of(owner))
    )


def _counted_apart(parts: Parts, near: Sequence[int], stage: Stage) -> dict[int, str]:
    """Find a number that counts part of a group: in its sentence, or in one of the two behind as "one of them"."""
    named = [n for n in near if _places(parts, stage.reading(n).words)]
    found = {}
    for n in near:
        reading = stage.reading(n)
        for at, word in enumerate(reading.words):
            if word.low != parts.number:
                continue
            following = reading.low(at + 1)
            if n in named and parts.number not in QUANTITIES and _tells(following):
                found[n] = word.low
            if (following, reading.low(at + 2)) == ("of", "them") and {n - 1, n - 2} & set(named):
                found[n] = f"{word.low} of them"
    return found


def _tells(word: str) -> bool:
    """Whether a word behind a number says what those counted do, so that it is no noun that is counted."""
    return word.endswith(ENDINGS) or word in AUXILIARY - {"to"} or word in ("against", "abstentions")
