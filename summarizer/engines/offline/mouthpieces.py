"""Whose words an unnamed mouthpiece brings: a ministry's spokeswoman, "his office", "a spokesman" of whom is spoken."""

from typing import TYPE_CHECKING

from .attribution import Attribution
from .claims import outlet
from .members import Member
from .names import read_name
from .tree import prepositions
from .words import role

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .cast import Cast

_OFFICES = frozenset({"office", "team", "camp", "campaign"})
"""What speaks for the person whose it is."""
_BODIES = frozenset({"organisation", "bloc", "state"})


def principal(cast: "Cast", attribution: Attribution, member: Member, token: "Token") -> Member | None:
    """Give whom an actor known by a role only speaks for; None when it speaks for itself.

    Args:
        cast: all actors of the article.
        attribution: what is said.
        member: who says it.
        token: the noun that calls the actor there.
    """
    word = token.lemma_.lower()
    whose = [c for c in token.children if c.dep_ == "poss"]
    mouthpiece = word in role("spokes") | role("counsel")
    people = member.plural and token.pos_ == "NOUN" and not any(c.dep_ == "nummod" for c in token.children)
    if member.form != "role" or not (mouthpiece or people or (word in _OFFICES and whose)):
        return None
    if word in _OFFICES or mouthpiece:
        owner = next((m for c in whose if (m := cast.of(attribution.home, c)) is not None and m is not member), None)
        if owner is not None and not outlet(owner):
            return owner
    if not mouthpiece and not people:
        return None
    owners = [i for w, _, i in prepositions(token) if w in (("for", "of") if mouthpiece else ("from", "for"))]
    found = (cast.of(attribution.home, owner) for owner in owners)
    bodies = [m for m in found if m is not None and m is not member and m.kind != "person"]
    if mouthpiece and not owners and not whose:
        return _named_before(cast, token) or _spoken_of(cast, attribution, token)
    return next((m for m in bodies if mouthpiece or (m.kind == "organisation" and m.form == "name")), None)


def _named_before(cast: "Cast", token: "Token") -> Member | None:
    """The body or the person whose name stands before the noun: "a Treasury spokeswoman"."""
    naming = read_name(token)
    words = naming.name.rpartition(" ")[0].lower() if naming is not None else ""
    known = (m for m in cast.members if words and words in {name.lower() for name in (*m.names, *m.printed)})
    return next((m for m in known if not outlet(m)), None)


def _spoken_of(cast: "Cast", attribution: Attribution, token: "Token") -> Member | None:
    """Whose "a spokeswoman" is: the body that is said to do it, else the subject of the sentence before."""
    naming = read_name(token)
    if not any(c.lower_ in ("a", "an") for c in token.children) or naming is None or " " in naming.name:
        return None
    home, here = attribution.home, attribution.home.numbers[token.i]
    said = [t for t in home.doc if t.i in attribution.content]
    before = [t for t in home.doc[: token.i] if home.numbers[t.i] == here - 1 and t.head.dep_ == "ROOT"]
    for near in (said, before):
        found = (cast.of(home, t) for t in near if t.dep_ in ("nsubj", "nsubjpass"))
        body = next((m for m in found if m is not None and m.kind in _BODIES), None)
        if body is not None and not body.plural and not outlet(body):
            return body
    return None
