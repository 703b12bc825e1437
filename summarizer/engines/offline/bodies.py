"""Whom a person speaks for by the office that brings them in: "its general secretary, Ada Roe"."""

from typing import TYPE_CHECKING

from .cast import Cast
from .members import Member
from .parsed import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODIES = frozenset({"organisation", "state", "bloc", "group"})


class Bodies:
    """The bodies that the people of one article lead or speak for."""

    def __init__(self, paragraphs: list[Paragraph], cast: Cast) -> None:
        """Read every office with an owner, in order; the first stands."""
        self._cast = cast
        self._of: dict[int, Member] = {}
        for paragraph in paragraphs:
            for token in paragraph.doc:
                if token.dep_ == "poss" and token.head.pos_ in ("NOUN", "PROPN"):
                    self._take(paragraph, token)

    def of(self, member: Member) -> Member | None:
        """The body a person speaks for, if the article names one."""
        if member.number in self._of or not member.organisation:
            return self._of.get(member.number)
        return next((m for m in self._cast.members if member.organisation in m.names and m is not member), None)

    def _take(self, paragraph: Paragraph, owner: "Token") -> None:
        person = self._cast.of(paragraph, owner.head)
        named = any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in owner.head.children)
        body = self._cast.of(paragraph, _antecedent(owner))
        if person is None or body is None or not named or person.kind != "person" or body.kind not in _BODIES:
            return
        self._of.setdefault(person.number, body)


def _antecedent(owner: "Token") -> "Token":
    """For "whose", the noun its clause hangs on."""
    clause = next((a for a in owner.ancestors if a.dep_ == "relcl"), None) if owner.tag_ == "WP$" else None
    return clause.head if clause is not None else owner
