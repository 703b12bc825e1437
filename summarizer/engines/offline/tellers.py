"""Who says that something happened: what somebody tells, doubts or denies is no bare fact of a timeline."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...lexicon.reporting import cues
from .attribution import Attribution
from .parsed import Paragraph
from .tree import phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_DOUBTED = frozenset(
    "allegedly alleged reportedly supposedly purportedly purported rumoured rumored apparently suspected".split()
)
"""Words by which a text itself doubts what it tells."""
_ALLEGING = frozenset("accuse allege claim charge suspect contend argue insist believe think predict".split())
"""What is only said with these is no event of a timeline."""
_DENYING = frozenset("deny reject dismiss refute dispute contest doubt question".split())
_RUMOURS = frozenset("rumour rumor allegation accusation claim suspicion speculation suggestion hearsay gossip".split())
_WHO_WORDS = 8
"""Words of a teller's name or description."""


class Tellers:
    """Finds who vouches for a clause."""

    def __init__(self, found: Iterable[Attribution]) -> None:
        self._by_token: dict[tuple[int, int], Attribution] = {}
        for one in sorted(found, key=lambda one: -len(one.content)):  # the innermost is written last
            for i in one.content:
                self._by_token[one.paragraph.index, i] = one

    def told(self, paragraph: Paragraph, verb: "Token", text: str) -> str:
        """Word what a clause tells so that it keeps its doubt, or says whose word it is.

        Args:
            paragraph: it stands in.
            verb: of the clause.
            text: the clause by itself.

        Returns:
            The text itself where the article vouches for it, "Prosecutors said the firm paid." where somebody does,
            and nothing where it is alleged, doubted or denied, or where nobody says who tells it.
        """
        if any(token.lower_ in _DOUBTED for token in verb.sent) or _rumoured(verb) or _accused(verb):
            return ""
        one = self._by_token.get((paragraph.index, verb.i))
        if one is not None and one.home is paragraph:
            return _voiced(paragraph, one, text)
        return "" if _reported(verb) else text


def _voiced(paragraph: Paragraph, one: Attribution, text: str) -> str:
    cue = one.cue.lemma_.lower()
    if (
        one.source is None
        or one.negated
        or cue in _DENYING | _ALLEGING
        or one.attitude not in ("assert", "warn", "none")
    ):
        return ""
    if one.source.pos_ == "PRON":
        return ""
    who = paragraph.text_of(phrase(one.source, clauses=False)).strip(" ,;:–—")
    if not who or len(who.split()) > _WHO_WORDS:
        return ""
    if one.frame == "according to":
        return f"According to {who}, {_inner(paragraph, text)}"
    if one.anchor.pos_ not in ("VERB", "AUX") or one.carrier is not None:
        return ""
    said = " ".join([*(c.text for c in one.anchor.children if c.dep_ in ("aux", "auxpass")), one.anchor.text])
    return f"{who[:1].upper()}{who[1:]} {said} {_inner(paragraph, text)}"


def _inner(paragraph: Paragraph, text: str) -> str:
    """Write a clause inside a sentence: its first letter small unless it is a name's."""
    first = text.split(maxsplit=1)[0]
    names = {t.text for t in paragraph.doc if t.pos_ == "PROPN" or t.ent_type_}
    return text if first in names or (first.isupper() and len(first) > 1) else text[:1].lower() + text[1:]


def _rumoured(verb: "Token") -> bool:
    """Whether the clause hangs on a noun that vouches for nothing: "rumours that the mayor resigned"."""
    return any(token.lemma_.lower() in _RUMOURS for token in verb.ancestors) or any(
        child.lemma_.lower() in _RUMOURS and child.dep_ in ("nsubj", "nsubjpass") for child in verb.children
    )


def _accused(verb: "Token") -> bool:
    """Whether the clause tells what somebody is accused of."""
    return any(token.lemma_.lower() == "accuse" and token.i != verb.i for token in verb.sent)


def _reported(verb: "Token") -> bool:
    """Whether another verb of saying holds the clause, though nobody was found who says it."""
    node = verb
    while node.dep_ in ("conj", "advcl", "xcomp"):
        node = node.head
    if any(c.dep_ == "prep" and c.lower_ == "according" for c in (*node.children, *verb.children)):
        return True
    saying = node.head if node.dep_ == "ccomp" else None
    if saying is None:
        saying = next((c for c in node.children if c.dep_ == "parataxis"), None)
    return saying is not None and saying.pos_ == "VERB" and "that" in cues("verb", saying.lemma_.lower())
