"""What tells whether a name is a person's or a body's: its own words and the words around it."""

import re
from typing import TYPE_CHECKING

from ...lexicon.reporting import cues
from .names import Naming, read_name
from .tree import lemma
from .words import is_title, role

if TYPE_CHECKING:
    from spacy.tokens import Token

_TITLED = 12
_PERSONAL = frozenset(
    "adviser advisor aide ally associate assistant lawyer attorney confidant friend supporter critic opponent rival "
    "predecessor successor counterpart nominee deputy colleague fan".split()
)
"""Offices and roles that a person has or gives as often as a body does."""
_SURE = 4
"""Weight of what only one kind can have: an age, "he said he", an apposition that says what it is."""
_HE = frozenset("he she his her him himself herself".split())
_IT = frozenset({"it", "its", "itself"})
_AGES = range(12, 105)


def own_weight(naming: Naming) -> int:
    """How much a naming's own words say: a title before a name outweighs a guess made at every naming."""
    return _TITLED if naming.form == "name" and naming.kind == "person" else 4


def evidence(token: "Token", naming: Naming) -> list[tuple[str, int]]:
    """What the words around a name say about its kind."""
    votes: list[tuple[str, int]] = []
    head = token.head
    if (
        token.dep_ == "poss"
        and " " not in naming.name
        and (head.lemma_.lower() in role("office") or is_title(head.lemma_))
        and head.lemma_.lower() not in _PERSONAL
    ):
        votes.append(("organisation", 2))
    if token.dep_ == "poss" and head.dep_ == "compound" and is_title(head.head.lemma_):
        votes.append(("organisation", 2))
    words = naming.name.split()
    votes += _own_pronoun(token) + _told_beside(token)
    if any(
        child.dep_ == "relcl" and any(t.lower_ in ("who", "whom") for t in child.subtree) for child in token.children
    ):
        votes.append(("person", 2))
    if any(
        child.dep_ == "relcl" and any(t.lower_ == "which" and t.head == child for t in child.subtree)
        for child in token.children
    ):
        votes.append(("organisation", 3))
    if any(child.dep_ == "det" for child in token.children):
        votes.append(("organisation", 2))
    if any(child.dep_ == "appos" and child.lemma_.lower() in role("office") for child in token.children):
        votes.append(("person", 3))
    if len(words) in (2, 3) and all(re.fullmatch(r"[A-Z][\w’'.-]*", word) and not word.isupper() for word in words):
        votes.append(("person", 1))
    return votes


def _own_pronoun(name: "Token") -> list[tuple[str, int]]:
    """ "Norrmark said its monitors would come", "Klement said he would not": what whoever reports is called next."""
    verb = name.head
    if name.dep_ != "nsubj" or verb.pos_ != "VERB":
        return []
    after = name.doc[name.sent.end] if name.sent.end < len(name.doc) else None
    alone = not any(t.ent_type_ == "PERSON" and t != name for t in name.sent)
    if after is not None and after.lower_ in ("he", "she") and after.dep_ == "nsubj" and alone:
        return [("person", _SURE)]
    if "that" not in cues("verb", lemma(verb)):
        return []
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    first = (
        next((t for t in clause.subtree if t.lower_ in _HE | _IT or t.ent_type_ == "PERSON"), None) if clause else None
    )
    if first is None or (first.lower_ == "it" and first.dep_ != "nsubj") or first.lower_ not in _HE | _IT:
        return []
    return [("person" if first.lower_ in _HE else "organisation", _SURE)]


def _told_beside(name: "Token") -> list[tuple[str, int]]:
    """ "Femke Oost, 58, says", "Noorderlin, a family firm": what stands in apposition to a name says what bears it."""
    votes: list[tuple[str, int]] = []
    after = name.doc[name.i + 1 : name.i + 4]
    if len(after) == 3 and after[0].text == "," and after[1].text.isdigit() and int(after[1].text) in _AGES:
        votes += [("person", _SURE)] if after[2].text in (",", ".") else []
    beside = [c for c in name.children if c.dep_ == "appos" and c.i > name.i]
    beside += [name.head] if name.dep_ == "appos" else []
    for other in beside:
        naming = read_name(other)
        if naming is not None and naming.form == "role" and naming.kind == "organisation" and not naming.plural:
            votes.append(("organisation", _SURE))
    return votes
