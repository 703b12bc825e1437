"""Small pieces of English that every composed sentence needs: lists, articles, numbers, sentence ends, dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from ..schemas import Actor, ActorKind, Interval
from . import table
from .places import place_named, place_of_people
from .spelling import fold
from .titles import titles

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ENDS = " \t\n.,;:–—-"
_CLOSERS = "”’\"')"
_CONSONANT_SOUND = re.compile(r"eu[a-z]|uni[^nm]|us[ae]|one\b")
_PLURAL_WORDS = frozenset({"people", "police", "staff", "men", "women", "children"})
_ONE_THING = frozenset({"specimen", "regimen", "omen", "abdomen", "acumen", "dolmen", "ramen", "amen", "yemen"})
"""Words in -men that are no people."""
_DETERMINED = ("the ", "a ", "an ", "some ", "one ", "its ", "their ", "several ", "many ", "most ", "all ", "two ")


UNORDERED = "order unknown"
"""Ends what is said of two holders of one office when nothing tells who came first."""


def number_word(count: int) -> str:
    """Write a count as prose does: words up to ten, digits above."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def listed(names: Sequence[str], most: int = 3) -> str:
    """List names in a sentence, at most so many, and count the rest: "A, B and three others".

    Args:
        names: at least one.
        most: how many names are spelled out when not all of them are; one more is spelled out rather than "one other".
    """
    if len(names) <= most:
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    rest = len(names) - most
    return f"{', '.join(names[:most])} and {number_word(rest)} {'other' if rest == 1 else 'others'}"


def capitalised(text: str) -> str:
    """Return the text with a capital first letter and every other letter as it was."""
    return text[:1].upper() + text[1:]


def unended(text: str) -> str:
    """Return a text without the punctuation it ends in, so that it can stand inside a sentence."""
    return " ".join(text.split()).rstrip(_ENDS)


def sentence(text: str) -> str:
    """Make a text one sentence: a capital in front, and exactly one mark at its end."""
    text = " ".join(text.split())
    closers = text[len(text.rstrip(_CLOSERS)) :]
    body = text[: len(text) - len(closers)]
    if body.endswith(("?", "!")):
        return capitalised(text)
    if closers and body.endswith("."):
        return capitalised(text)
    return capitalised(unended(text)) + "."


@dataclass(frozen=True)
class Casing:
    """Which words keep their capital inside a sentence; what no table knows, the story's own texts settle."""

    texts: tuple[str, ...] = ()
    """Running text of the same story."""
    _seen: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def inner(self, text: str) -> str:
        """Return a text as it stands inside a sentence: its first letter small unless the word is a name."""
        text = unended(text)
        if not text or self.is_proper(text.split()[0]):
            return text
        return text[:1].lower() + text[1:]

    def is_proper(self, word: str) -> bool:
        """Say whether a capitalised word is a name, or capitalised only because a sentence begins with it."""
        bare = re.split(r"[-–’'/]", word.strip("“”\"'(),.:;"))[0]
        if not bare[:1].isupper() or (len(bare) > 1 and not bare[1:].islower()) or bare == "I":
            return True
        if bare not in self._seen:
            self._seen[bare] = self._settle(bare)
        return self._seen[bare]

    def _settle(self, bare: str) -> bool:
        if fold(bare) in _common_words():
            return False
        if place_named(bare) or place_of_people(bare):
            return True
        small = sum(text.count(f" {bare.lower()} ") for text in self.texts)
        inside = sum(_inside(bare, text) for text in self.texts)
        return inside > small or (inside == small and bare.casefold() in _rows("proper"))


def _inside(word: str, text: str) -> int:
    """Count where a text prints a capitalised word in the middle of a sentence."""
    count, at = 0, text.find(f" {word}")
    while at >= 0:
        count += at > 0 and (text[at - 1].islower() or text[at - 1] == ",") and not _letter(text, at + 1 + len(word))
        at = text.find(f" {word}", at + 1)
    return count


def _letter(text: str, at: int) -> bool:
    return text[at : at + 1].isalpha()


def plural(actor: Actor) -> bool:
    """Whether a verb after the actor's name stands in the plural: "Auto Workers are", "Siemens is"."""
    if actor.kind not in (ActorKind.GROUP, ActorKind.UNNAMED, ActorKind.ORGANISATION):
        return False
    words = re.split(r"\s+(?:of|in|at|from|for|to|on|close|familiar|with|who)\b", actor.name.casefold())[0].split()
    if not words or words[0] in ("a", "an", "one"):
        return False
    last = words[-1].strip("’'")
    if actor.kind is ActorKind.ORGANISATION:
        # A firm's name may end like a plural; one that ends in a word for people speaks of them.
        return last in titles("group")
    people = last.endswith("men") and last not in _ONE_THING
    return people or last in _PLURAL_WORDS or (last.endswith("s") and not last.endswith(("ss", "us", "is")))


def called(actor: Actor, casing: Casing) -> str:
    """Name an actor inside a sentence, with the article English puts before it: "the European Union".

    Args:
        actor: any kind; a group's description such as "Port workers" loses its capital, a person's name never.
        casing: tells names from common words.
    """
    name = casing.inner(actor.name) if actor.kind is ActorKind.GROUP else actor.name
    if actor.kind in (ActorKind.PERSON, ActorKind.OFFICE) or name.casefold().startswith(_DETERMINED):
        return name
    if actor.kind is ActorKind.UNNAMED:
        return _indefinite(actor, casing)
    return f"the {name}" if _takes_the(name) else name


def described(actor: Actor) -> bool:
    """Whether an actor is only described ("a senior official", "others who objected"): no name leads to anybody."""
    if actor.kind is ActorKind.UNNAMED:
        return True
    named = any(word[:1].isupper() for word in actor.name.split())
    return actor.kind is ActorKind.GROUP and not named


def day(iso: str) -> str:
    """Write a date for the eye: "4 Sep 2025", "Sep 2025" or "2025", as precise as it is given."""
    year, *rest = iso.split("-")
    month = f"{_MONTHS[int(rest[0]) - 1]} " if rest else ""
    return f"{int(rest[1])} {month}{year}" if len(rest) > 1 else f"{month}{year}"


def span(when: Interval) -> str:
    """Write an interval with the preposition it takes: "on 4 Sep 2025", "in Aug 2025", "by 2 Sep 2025".

    Returns:
        An empty string when nothing is known.
    """
    start, end = when.start, when.end
    if not start or not end:
        return f"by {day(end)}" if end else f"from {day(start)}" if start else ""
    if start == end:
        return f"on {day(start)}"
    whole_month = start[:7] == end[:7] and start.endswith("-01") and _ends_month(end)
    whole_year = start.endswith("-01-01") and end == f"{start[:4]}-12-31"
    if whole_month or whole_year:
        return f"in {day(start[:7] if whole_month else start[:4])}"
    return f"between {day(start)} and {day(end)}"


def _ends_month(iso: str) -> bool:
    return (date.fromisoformat(iso) + timedelta(days=1)).day == 1


def _indefinite(actor: Actor, casing: Casing) -> str:
    """Put "a" or "an" before an anonymous speaker's description unless it is a plural."""
    name = casing.inner(actor.name)
    if plural(actor):
        return name
    # What counts is the sound: "an EU diplomat" but "a European diplomat", "a US official".
    first = name.split()[0]
    letters = first.isupper() and len(first) < 5
    vowel = first[0] in "AEFHILMNORSX" if letters else first[0].casefold() in "aeiou"
    return f"{'an' if vowel and not _CONSONANT_SOUND.match(first.casefold()) else 'a'} {name}"


def _takes_the(name: str) -> bool:
    """Whether a state or body is named with "the": by its place in the table, or by the noun that heads it."""
    if re.match(r"[A-Z]\S*['’]s? ", name):
        return False  # "Ashby's council"
    words = name.split()
    first, head = words[0].casefold(), re.split(r"\s+(?:of|for|on)\s+", name)[0].split()[-1].casefold()
    if place_named(name):
        return f"the {name}".casefold() in _the_places() or first == "united" or head in _rows("bloc")
    if len(words) == 1:
        return head in _rows("organisation") or f"the {name}".casefold() in _the_places()
    return head in _rows("organisation") and head not in _rows("bare")


@cache
def _the_places() -> frozenset[str]:
    return frozenset(row[1].casefold() for row in table("articles") if row[0] == "place")


@cache
def _rows(kind: str) -> frozenset[str]:
    return frozenset(word for row in table("articles") if row[0] == kind for word in row[1].split())


@cache
def _common_words() -> frozenset[str]:
    return frozenset(word for row in table("function_words") for word in row[0].split())
