"""What lies on the table though nobody is said to put it there: "the measure would commit $185 million"."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...schemas import NotedProposal, ProposalStatus
from .actions import gerund_words
from .parsed import Paragraph
from .stand import Stand
from .tree import aux_words, is_passive, negated

if TYPE_CHECKING:
    from spacy.tokens import Token

_PAPERS = frozenset("measure bill proposition framework ordinance amendment package resolution scheme motion".split())
"""Texts and schemes that are put to a vote or a table; what one of them would do is what it proposes."""
_OPEN = frozenset({"would", "could", "may"})
_IDEAS = frozenset("proposal idea plan suggestion option something".split())
_LENGTH = range(3, 22)
"""Words of a proposal that says enough."""


def on_the_table(paragraphs: Sequence[Paragraph], stands: Sequence[Stand]) -> Iterator[NotedProposal]:
    """Find proposals that the article tells without a proposer, in order.

    Args:
        paragraphs: of the article.
        stands: its positions; an action that one of them is on is told there.
    """
    told = {(s.attribution.paragraph.index, s.claim.head.i) for s in stands if s.own}
    known: set[str] = set()
    for paragraph in paragraphs:
        for verb in paragraph.doc:
            paper = _paper(verb)
            idea = paper is None and _example(verb)
            if (paper is None and not idea) or (paragraph.index, verb.i) in told or verb.i in paragraph.quoted:
                continue
            words = gerund_words(verb)
            if len(words.split()) not in _LENGTH or (paper is not None and paper in known):
                continue
            known.add(paper or "")
            yield NotedProposal(
                text=words[:300],
                proposers=[],
                supporters=[],
                opponents=[],
                conditions=[],
                status=ProposalStatus.FLOATED,
                issue=None,
                sentences=[paragraph.numbers[verb.i]],
            )


def _paper(verb: "Token") -> str | None:
    """The noun of a text of which a clause says what it would do."""
    if verb.pos_ != "VERB" or not set(aux_words(verb)) & _OPEN or negated(verb) or is_passive(verb):
        return None
    if verb.dep_ not in ("ROOT", "conj") or not any(c.dep_ == "dobj" for c in verb.children):
        return None
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    nouns = [who, *who.children] if who is not None else []
    return next((t.lemma_.lower() for t in nouns if t.lemma_.lower() in _PAPERS), None)


def _example(verb: "Token") -> bool:
    """Whether an action is given as what somebody proposed: "ideas such as lending the trams"."""
    prep = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "pcomp" or prep.lower_ not in ("as", "like"):
        return False
    such = any(t.lower_ == "such" for t in prep.doc[max(0, prep.i - 1) : prep.i])
    return prep.head.lemma_.lower() in _IDEAS and (such or prep.lower_ == "like")
