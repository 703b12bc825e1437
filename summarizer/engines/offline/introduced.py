"""Who an office is when the next sentence opens with a name: "..., the education secretary announced. Ana Ruiz told
MPs that ..."; newspapers bring nobody else in without saying who they are."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from .members import Member
from .parsed import Paragraph
from .roles import agrees
from .tree import subject

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from .cast import Cast


def named_next(cast: "Cast", paragraphs: list[Paragraph]) -> Iterator[tuple[Member, Member]]:
    """Yield each office and the person whom the sentence after its only bearer-less mention names.

    Args:
        cast: the actors of an article.
        paragraphs: the article's, in order.
    """
    sentences = [(paragraph, sent) for paragraph in paragraphs for sent in paragraph.doc.sents]
    seen: set[int] = set()
    for (one, before), (other, after) in pairwise(sentences):
        offices = {m.number: m for t in before if (m := _office(cast, one, t)) is not None}
        seen |= {m.number for t in before if (m := cast.of(one, t)) is not None and t.text in m.name.split()[:1]}
        if len(offices) != 1 or other.numbers[after.start] - one.numbers[before.start] != 1:
            continue
        (office,) = offices.values()
        person = _opening(cast, other, after)
        if person is not None and person.number not in seen and not _taken(cast, office, person):
            yield office, person


def _office(cast: "Cast", paragraph: Paragraph, token: "Token") -> Member | None:
    """The office that a subject speaks of, in the article's own words, where nobody is known to hold it."""
    if token.dep_ != "nsubj" or token.i in paragraph.quoted:
        return None
    member = cast.of(paragraph, token)
    if member is None or member.form != "role" or member.kind != "office":
        return None
    return member if member.definite and not member.plural and member.owner is None else None


def _opening(cast: "Cast", paragraph: Paragraph, sent: "Span") -> Member | None:
    """The person whose full name opens a sentence as its subject, of whom nothing is told."""
    who = subject(sent.root)
    if who is None or who.left_edge.i != sent.start or any(c.dep_ in ("appos", "relcl") for c in who.children):
        return None
    member = cast.of(paragraph, who)
    if member is None or member.form != "name" or member.kind != "person" or member.office:
        return None
    return member if who.i > who.left_edge.i else None


def _taken(cast: "Cast", office: Member, person: Member) -> bool:
    """Whether somebody else of the article has that office."""
    *qualifier, head = office.name.lower().split()
    held = [(m, m.office.lower().split()) for m in cast.members if m is not person and m.office]
    return any(head in words and agrees(qualifier, m, words) for m, words in held)
