"""Speeches after a name and a colon: entries of live blogs, minutes and printed debates."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .attribution import Attribution
from .parsed import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LONGEST_LABEL = 12
"""Tokens before the colon; a longer run is a clause and no label."""


def labelled_speeches(paragraph: Paragraph) -> Iterator[Attribution]:
    """Yield what stands after "Jane Doe (Riverside Club):", with what follows in the same quotation."""
    for sentence in paragraph.doc.sents:
        colon = _colon(sentence)
        source = _name(sentence, colon) if colon is not None else None
        if colon is None or source is None:
            continue
        content = set(range(colon.i + 1, sentence.end))
        for start, end in paragraph.quotes:
            if start in content:
                content.update(range(start, end))
        if len(content) > 3:
            yield Attribution(
                paragraph, colon, source, frozenset(content), None, "quote", "assert", "description", frame="that"
            )


def _colon(sentence: "Span") -> "Token | None":
    """The colon of a label: only names, titles and a bracket stand before it."""
    depth = 0
    for token in sentence[:_LONGEST_LABEL]:
        if token.text in (":", "):"):
            return token if token.i > sentence.start else None
        depth += (token.text == "(") - (token.text == ")")
        if depth or token.text in ("(", ")", ",", ".", "-", "–"):
            continue
        if not (token.text[:1].isupper() or token.lower_ in ("of", "the", "for", "de", "van", "von")):
            return None
    return None


def _name(sentence: "Span", colon: "Token") -> "Token | None":
    """The head of the name before bracket, comma or colon."""
    run: list[Token] = []
    for token in sentence:
        if token == colon or token.text in ("(", ",", "):"):
            break
        run.append(token)
    names = [token for token in run if token.pos_ == "PROPN"]
    inside = {token.i for token in run}
    heads = [token for token in names if token.head.i not in inside or token.head == token]
    found = heads or names
    return found[-1] if found else None
