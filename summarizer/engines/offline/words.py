"""Word classes the engine asks for: offices, honorifics, actor nouns, places, judgments, participles."""

from dataclasses import dataclass
from functools import cache, lru_cache

from ...lexicon import table
from ...lexicon.evaluations import evaluated
from ...lexicon.inflect import verb_forms
from ...lexicon.places import place_named, place_of_capital, place_of_people, place_of_seat
from ...lexicon.stance import of_lemma


@dataclass(frozen=True, slots=True)
class Place:
    """A state or bloc behind a name."""

    kind: str
    """state or bloc."""
    name: str
    """Its neutral name."""
    how: str
    """name, adjective, capital or seat: a capital or a seat stands for the state only when it acts."""


@lru_cache(maxsize=20_000)
def place(text: str) -> Place | None:
    """Look up the state or bloc a wording stands for; articles and full points don't count."""
    plain = text.removeprefix("the ").removeprefix("The ").strip()
    for how, look in (("name", place_named), ("seat", place_of_seat), ("capital", place_of_capital)):
        found = look(plain)
        if found is not None:
            return Place("bloc" if found.kind == "bloc" else "state", found.name, how)
    people = place_of_people(plain)
    return Place(people.kind, people.name, "adjective") if people is not None else None


@cache
def titles(kind: str) -> frozenset[str]:
    """Title words of one class (honorific, rank, office, head, modifier), in lower case."""
    return frozenset(row[1].lower().rstrip(".") for row in table("titles") if row[0] == kind)


@cache
def is_title(word: str) -> bool:
    """Whether a word can stand between an organisation and a person's name: "minister", "Mr", "General"."""
    plain = word.lower().rstrip(".")
    return (
        plain in titles("head")
        or plain in titles("honorific")
        or plain in titles("rank")
        or (plain in role("office") or plain in role("title"))
    )


@cache
def role(kind: str) -> frozenset[str]:
    """Common nouns that head the name of an actor of that kind."""
    return frozenset(word for row in table("roles") if row[0] == kind for word in row[1].split())


def judgment(part: str, lemma: str) -> int:
    """Sign of a word that judges its subject: 1 good or needed, -1 bad, 0 no judgment.

    Args:
        part: one of the parts of ``lexicon.evaluations``.
        lemma: base form in lower case.
    """
    sign = evaluated(part, lemma)
    if not sign and part in ("adj", "noun", "verb"):
        word = of_lemma(lemma, part)  # type: ignore[arg-type]
        sign = word.sign if word is not None and word.about == "content" else 0
    return sign


@cache
def _irregular() -> dict[str, str]:
    return {row[0]: row[1] for row in table("participles")}


def participle(verb: str) -> str:
    """Past participle of a base form; the particle of a phrasal verb ("rule_out") follows it."""
    base, _, particle = verb.partition("_")
    form = _irregular().get(base) or verb_forms(base)[2]
    return f"{form} {particle}".strip().replace("_", " ")


def gerund(verb: str) -> str:
    """The -ing form of a base form; the particle of a phrasal verb follows it."""
    base, _, particle = verb.partition("_")
    special = {
        "be": "being",
        "lie": "lying",
        "die": "dying",
        "tie": "tying",
        "run": "running",
        "put": "putting",
        "quit": "quitting",
    }
    return f"{special.get(base) or verb_forms(base)[3]} {particle}".strip().replace("_", " ")


@cache
def nominals() -> dict[str, str]:
    """Nouns that name an action upon their "of" object, and the verb."""
    return {row[0]: row[1] for row in table("nominals")}
