"""Whose people are, and what they call it: "the company", said by its director, is hers whatever was named before."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...lexicon.reporting import cues
from .members import Member
from .names import Naming, read_name
from .roles import is_sort
from .tree import lemma, prepositions, subject
from .words import role

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .cast import Cast
    from .parsed import Paragraph

Place = tuple[int, int]
"""Number of a paragraph and of a token in it."""
_LEADING = frozenset("lead head chair run direct represent manage found co-found command captain coach govern".split())
_BODIES = frozenset({"organisation", "group", "bloc"})
_APART = frozenset(
    "analyst economist professor lecturer critic opponent rival friend fan ally supporter predecessor successor "
    "historian student graduate reader victim client customer neighbour neighbor".split()
)
"""Who is of a body, or beside it, and does not speak of it as their own."""
_FIRMS = frozenset({"company", "firm", "corporation", "business", "group", "organisation", "organization"})
_CIVIC = frozenset(
    "union council authority government court ministry commission federation association assembly parliament senate "
    "party league university school college hospital church police institute agency department".split()
)
"""What a body is that its people do not call a company."""


def bodies(cast: "Cast") -> dict[int, Member]:
    """The body each person of an article is said to lead or to speak for, by the person's number.

    Args:
        cast: its actors, offices joined to their holders.
    """
    found: dict[int, Member] = {}
    for member in cast.members:
        if member.form == "name" and member.kind == "person":
            for paragraph, token in cast.places(member):
                body = _body(cast, paragraph, token)
                if body is not None and body is not member:
                    found.setdefault(member.number, body)
    return found


def own_bodies(cast: "Cast", of: dict[int, Member]) -> Iterator[tuple[Place, Naming, Member]]:
    """Yield the places where a speaker calls the own body by what it is, with the body.

    Args:
        cast: its actors.
        of: the body of each person.
    """
    for member in list(cast.members):
        for paragraph, token in cast.places(member):
            naming = read_name(token)
            if naming is None or naming.form != "role" or naming.kind != "organisation" or not _one_word(token):
                continue
            body = _owners(cast, of, paragraph, token) or _speakers(cast, of, paragraph, token)
            if body is not None and body is not member and _so_called(body, naming.name.lower()):
                yield (paragraph.index, token.i), naming, body


def _body(cast: "Cast", paragraph: "Paragraph", token: "Token") -> Member | None:
    if token.pos_ == "PRON" or token.lemma_.lower() in _APART:
        return None
    owners = [c for c in token.children if c.dep_ == "poss" and token.pos_ == "NOUN"]
    owners += [inner for word, _, inner in prepositions(token) if word in ("of", "for")]
    for clause in (c for c in token.children if c.dep_ == "relcl" and c.lemma_.lower() in _LEADING):
        owners += [c for c in clause.children if c.dep_ == "dobj"]
    found = (cast.of(paragraph, owner) for owner in owners)
    return next((body for body in found if body is not None and body.kind in _BODIES), None)


def _one_word(token: "Token") -> bool:
    """Whether a noun stands alone behind "the", "her" or "its"."""
    before = [c for c in token.children if c.dep_ not in ("punct", "case")]
    return len(before) == 1 and (before[0].lower_ == "the" or before[0].tag_ == "PRP$")


def _owners(cast: "Cast", of: dict[int, Member], paragraph: "Paragraph", token: "Token") -> Member | None:
    """The body of the person whose "her group" is."""
    pronoun = next((c for c in token.children if c.tag_ == "PRP$"), None)
    person = cast.of(paragraph, pronoun) if pronoun is not None else None
    return of.get(person.number) if person is not None else None


def _speakers(cast: "Cast", of: dict[int, Member], paragraph: "Paragraph", token: "Token") -> Member | None:
    """The body of whoever is reported to say what a token stands in."""
    for verb in token.ancestors:
        who = subject(verb) if verb.pos_ == "VERB" and "that" in cues("verb", lemma(verb)) else None
        if who is None or who == token:
            continue
        speaker = cast.of(paragraph, who)
        return of.get(speaker.number) if speaker is not None else None
    return None


def _so_called(body: Member, head: str) -> bool:
    """Whether a body may be called by a noun: it is of that sort, or a firm as far as its name tells."""
    words = {word for name in body.names for word in name.lower().split()[-1:]}
    firm = head in _FIRMS and not words & (_CIVIC | role("outlet"))
    return (body.form == "name" and firm) or is_sort(body, head)
