"""What a demand names in particular: "must address concerns, including the ban on X and access to Y"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from .claims import Claim, Setting, noun_claim
from .tree import beside, conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Token

_TROUBLES = frozenset("concern problem issue risk abuse threat question obstacle grievance matter worry cause".split())
_CONCESSIONS = frozenset(
    "renunciation recognition commitment adoption withdrawal guarantee release lifting access protection removal "
    "compensation repeal return apology reform respect restoration abolition acceptance".split()
)
"""What can only be asked for, even in a list of what troubles somebody."""


def included(setting: Setting, claim: Claim) -> "Iterator[Claim]":
    """ "Must address concerns, including the ban on X and access to Y": each part is asked for as well."""
    verb = claim.head
    if verb.doc is not setting.paragraph.doc or not claim.sign or claim.hard:
        return
    things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "attr", "prep")]
    unclear = any(c.lemma_.lower() in _TROUBLES for c in things)
    lists = [
        p
        for c in (verb, *things)
        for p in c.children
        if p.lower_ in ("including", "notably", "namely") and p.i > verb.i
    ]
    for preposition in lists:
        for first in (c for c in preposition.children if c.dep_ == "pobj"):
            for part in _parts(first):
                if unclear and part.lemma_.lower() not in _CONCESSIONS:
                    continue
                hidden = setting.hidden | beside(part, _parts(first))
                each = noun_claim(replace(setting, hidden=hidden), part, claim.sign, claim.modality)
                if each is not None and len(each.issue.split()) > 1:
                    yield each


def _parts(first: "Token") -> "list[Token]":
    """The members of a list, those included that the parser took for an apposition inside the first."""
    found = list(conjuncts(first))
    for token in first.subtree:
        if token.dep_ == "appos" and token.doc[token.left_edge.i - 1].text == ",":
            found += conjuncts(token)
    return sorted(set(found), key=lambda t: t.i)
