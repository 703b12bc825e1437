"""Contents that are no matter to be for or against: bare amounts, figures of speech, silence, arithmetic of votes."""

import re
from typing import TYPE_CHECKING

from ...lexicon.concepts import concepts_at, stem
from .tree import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

AMOUNT = re.compile(r"[\d.,$€£ ]+(?:per ?cent|percent|%|million|billion|euros?|dollars?|pounds?)?\.?", re.IGNORECASE)
"""A number alone asks for nothing."""
_VIEWS = frozenset({"position", "stand", "stance", "side", "view", "opinion", "conclusion", "judgment", "judgement"})
_FIGURES = frozenset("moon earth sky stars miracle miracles blood scraps crumbs peanuts luck".split())
"""Nouns that stand alone in figures of speech."""
_VOTES = frozenset("vote seat majority signature ballot delegate quorum deputy lawmaker senator".split())
SILENT = frozenset("comment say elaborate respond answer talk speak".split())
"""Who declines to do these only keeps silent."""


def taking_sides(verb: "Token") -> bool:
    """Whether an action is only to have a view: "too early to take a position"."""
    thing = next((c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"), "")
    return lemma(verb) in ("take", "adopt", "reach", "have", "form", "pick") and thing in _VIEWS


def arithmetic(verb: "Token", thing: "Token") -> bool:
    """ "Needs 37 votes", "needs three-fifths of the house": how many it takes, which nobody asks for."""
    counted = any(t.like_num or t.ent_type_ == "CARDINAL" or t.lower_ in ("a", "two-thirds") for t in thing.subtree)
    votes = any(t.lemma_.lower() in _VOTES for t in thing.subtree)
    return lemma(verb) in ("need", "require", "lack", "want") and counted and votes


def fragment(noun: "Token", issue: str, hidden: frozenset[int] = frozenset()) -> bool:
    """Whether one word is left of a phrase that said more, or a figure of speech: "rooms in which", "the moon".

    A clause that is hidden, since it is what somebody says of the thing, said no more of which thing it is.
    """
    if " " in issue or noun.pos_ != "NOUN" or issue.lower() != noun.lower_:
        return False
    if issue.lower() in _FIGURES:
        return True
    cut = any(c.dep_ == "relcl" and c.i not in hidden for c in noun.children)
    known = bool(concepts_at([stem(issue)], 0)[0])
    return noun.lemma_.lower() == "step" or ((cut or noun.lower_.endswith("ing")) and not known)
