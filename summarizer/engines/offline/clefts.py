"""Sides told the other way round for weight: "what they dislike is the clause", "what she wants is the limit gone"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...lexicon.reporting import Attitude, Cue, cues
from .attribution import Attribution, attribution
from .parsed import Paragraph
from .tree import aux_words, lemma, negated, prepositions, subject, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset({"csubj", "ccomp", "nsubj", "advcl"})
_SIDES: dict[str, Attitude] = {
    **dict.fromkeys("like love need prefer fancy".split(), "support"),
    **dict.fromkeys("dislike hate fear resent mind reject".split(), "oppose"),
}
"""What "what they ... is" says where the verb takes no side of its own by an object."""


def clefts(paragraph: Paragraph) -> Iterator[Attribution]:
    """Yield, in order, the sides taken by "what X wants is Y", "what X objects to is Y", "what X won't do is Y"."""
    for be in paragraph.doc:
        clause = next((c for c in be.children if c.dep_ in _CLAUSES and c.i < be.i and _opens_with_what(c)), None)
        if be.lemma_ != "be" or clause is None or negated(be):
            continue
        source, attitude = subject(clause), _attitude(clause)
        thing = next((c for c in be.children if c.dep_ in ("attr", "xcomp", "ccomp") and c.i > be.i), None)
        if source is None or attitude is None or thing is None or thing.pos_ not in ("NOUN", "PROPN", "VERB"):
            continue
        form = "infinitive" if thing.pos_ == "VERB" else "noun"
        how = Cue("cleft", attitude, "demand" if attitude == "support" else "description")
        yield attribution(paragraph, clause, source, (thing, subtree(thing), form), how)  # type: ignore[arg-type]


def _opens_with_what(clause: "Token") -> bool:
    return clause.pos_ in ("VERB", "AUX") and clause.left_edge.lower_ == "what"


def _attitude(clause: "Token") -> Attitude | None:
    """What a clause such as "they object to" says of its gap; a denial turns it only for what one does or wants."""
    verb = lemma(clause)
    frames = cues("verb", verb)
    preposition = next((word for word, _, inner in prepositions(clause) if inner.lower_ == "what"), None)
    if verb == "do":
        return "oppose" if negated(clause) and {"will", "would", "wo", "'ll"} & set(aux_words(clause)) else None
    found = frames.get(preposition or "obj")
    side: Attitude | None = found.attitude if found is not None else None
    side = side if side in ("support", "oppose") else _SIDES.get(verb)
    return None if negated(clause) and side == "oppose" else "oppose" if negated(clause) and side else side
