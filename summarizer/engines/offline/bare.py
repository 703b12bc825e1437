"""Stances whose content only the words around them can name: "are against", "have expressed reluctance", "voted no"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...lexicon.reporting import Attitude
from .attribution import Attribution
from .parsed import Paragraph
from .predicates import LINKING
from .tree import lemma, negated, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_BARE: dict[str, Attitude] = {
    "against": "oppose",
    "opposed": "oppose",
    "reluctant": "oppose",
    "unwilling": "oppose",
    "hesitant": "oppose",
    "sceptical": "oppose",
    "skeptical": "oppose",
    "undecided": "noncommittal",
    "supportive": "support",
}
_BARE_NOUNS: dict[str, Attitude] = {
    "reluctance": "oppose",
    "opposition": "oppose",
    "scepticism": "oppose",
    "skepticism": "oppose",
    "support": "support",
    "objections": "oppose",
    "reservations": "oppose",
}
_BALLOT: dict[str, Attitude] = {"no": "oppose", "against": "oppose", "yes": "support"}
_TELLING = frozenset({"say", "comment", "answer", "speculate", "elaborate", "commit", "confirm"})
_VOICING = frozenset(
    {"express", "voice", "signal", "show", "declare", "announce", "state", "raise", "indicate", "reiterate"}
)


def bare_stances(paragraphs: list[Paragraph]) -> Iterator[Attribution]:
    """Yield stances whose content only the words around them can name: "are against", "have expressed reluctance"."""
    for paragraph in paragraphs:
        for token in paragraph.doc:
            if token.i in paragraph.quoted:
                continue
            if token.pos_ == "VERB" and _undecided(token) and not _own_question(token):
                yield from _bare(paragraph, token, token, "noncommittal")
            if any(c.dep_ in ("prep", "xcomp", "ccomp", "pobj", "pcomp", "acl") for c in token.children):
                continue
            attitude = _BARE.get(token.lower_)
            verb = token.head
            if attitude and token.dep_ in ("acomp", "prep", "conj") and verb.lemma_ in LINKING:
                yield from _bare(paragraph, token, verb, attitude)
            attitude = _BARE_NOUNS.get(token.lower_)
            if attitude and token.dep_ == "dobj" and lemma(verb) in _VOICING:
                yield from _bare(paragraph, token, verb, attitude)
            if token.lower_ == "support" and token.dep_ == "dobj" and lemma(verb) in ("withdraw", "pull", "drop"):
                yield from _bare(paragraph, token, verb, "oppose")
            if (
                token.lower_ in _BALLOT
                and verb.lemma_ in ("vote", "speak", "argue")
                and token.dep_ in ("advmod", "prep", "dobj", "intj")
            ):
                yield from _bare(paragraph, token, verb, _BALLOT[token.lower_])


def _undecided(verb: "Token") -> bool:
    """Whether a verb says that somebody keeps silent: "declined to say", "has not decided whether"."""
    below = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp")]
    if lemma(verb) in ("decline", "refuse"):
        return any(lemma(c) in _TELLING for c in below)
    no = any(c.dep_ == "neg" for c in verb.children)
    would = any(c.lower_ in ("would", "will") and c.dep_ == "aux" for c in verb.children)
    if lemma(verb) in _TELLING and no and would:
        return any(c.dep_ == "ccomp" for c in below)
    return lemma(verb) in ("decide", "settle") and no and any(c.tag_ in ("VBN", "VBD", "VB") for c in (verb,))


def _own_question(verb: "Token") -> bool:
    """Whether what is left open is said in the sentence itself: "declined to say whether the firm would sell"."""
    clause = next((t for t in verb.subtree if t.dep_ == "ccomp" and t.i > verb.i), None)
    who = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None) if clause is not None else None
    return who is not None and who.pos_ in ("NOUN", "PROPN")


def _bare(paragraph: Paragraph, token: "Token", verb: "Token", attitude: Attitude) -> Iterator[Attribution]:
    source = subject(verb)
    if source is None or verb.dep_ in ("relcl", "acl"):
        return
    denied = negated(verb) and attitude != "noncommittal"
    yield Attribution(
        paragraph, token, source, frozenset(), None, "noun", attitude, "description", denied, frame="bare"
    )
