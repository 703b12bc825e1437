"""What the article itself says is open, undefined or not known."""

import re
from typing import TYPE_CHECKING

from ...schemas import NotedUnknown
from .parsed import Paragraph
from .tree import lemma, negated, subject, subtree, trimmed
from .wording import noun_words, spell, with_article

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPEN = frozenset(
    "unclear unknown uncertain undecided unresolved undefined unspecified undetermined unconfirmed undisclosed".split()
)
_TELLING = frozenset(
    "specify clarify explain define disclose reveal detail elaborate confirm determine establish decide know provide "
    "set_out say spell_out".split()
)
_DECIDING = frozenset({"decide", "determine", "say", "announce"})
_CLEAR = frozenset({"clear", "known", "certain", "decided", "settled", "sure"})
_MINDS = frozenset({"undecided", "uncertain", "decided", "settled", "sure", "certain"})
"""What people are, and so says of them, not of a question, that it is open."""
_LONGEST = 30


def unknowns(paragraphs: list[Paragraph]) -> list[NotedUnknown]:
    """Note the open questions, in the order of the article."""
    out: list[NotedUnknown] = []
    for paragraph in paragraphs:
        for token in paragraph.doc:
            text = _open(token) or _untold(token) or _yet(token)
            if text and text not in {u.text for u in out}:
                out.append(NotedUnknown(text=text[:300], sentences=[paragraph.numbers[token.i]]))
    return out


def _open(token: "Token") -> str:
    """ "it is unclear whether", "the price remains unknown", "it is not clear who"."""
    if token.dep_ not in ("acomp", "oprd", "ROOT") or token.head.pos_ not in ("VERB", "AUX"):
        return ""
    clear = token.lower_ in _CLEAR and negated(token.head)
    if token.lower_ not in _OPEN and not clear:
        return ""
    clause = next(
        (
            c
            for head in (token, token.head)
            for c in head.children
            if c.dep_ in ("ccomp", "csubj", "advcl", "xcomp") and _asks(c)
        ),
        None,
    )
    if clause is not None:
        return _written(clause)
    who = subject(token.head)
    if who is None or who.lower_ == "it" or token.lower_ in _MINDS:
        return ""
    words = noun_words(who)
    return words if len(words.split()) > 1 else ""


def _asks(clause: "Token") -> bool:
    first = clause.left_edge.lower_
    return first in ("whether", "if", "how", "what", "when", "where", "who", "which", "why", "whose")


def _untold(token: "Token") -> str:
    """ "did not specify which", "no one is able to define them", "without saying how"."""
    if token.pos_ != "VERB" or lemma(token) not in _TELLING:
        return ""
    governor = token.head if token.dep_ == "xcomp" else token
    upper = governor.head if governor.dep_ in ("acomp", "xcomp") else governor
    without = token.dep_ == "pcomp" and token.head.lower_ == "without"
    if not (negated(token) or without or any(negated(t) for t in (governor, upper))) or token.head.lemma_ == "fail":
        return ""
    clause = next((c for c in token.children if c.dep_ in ("ccomp", "xcomp") and _asks(c)), None)
    if clause is not None:
        return _written(clause)
    if lemma(token) in ("specify", "disclose", "reveal", "clarify", "define", "detail", "set_out"):
        thing = next((c for c in token.children if c.dep_ == "dobj"), None)
        words = noun_words(thing) if thing is not None else ""
        return words if len(words.split()) > 1 else ""
    return ""


def _yet(token: "Token") -> str:
    """ "has yet to decide", "is yet to be agreed"."""
    if token.lower_ != "yet" or token.i + 1 >= len(token.doc) or token.doc[token.i + 1].lower_ != "to":
        return ""
    verb = token.head
    who = subject(verb) if verb.pos_ in ("VERB", "AUX") else None
    action = next(
        (c for c in (verb, *verb.children) if c.pos_ in ("VERB", "AUX") and any(a.lower_ == "to" for a in c.children)),
        None,
    )
    if who is None or action is None or who.pos_ == "PRON":
        return ""
    asked = next((c for c in action.children if c.dep_ in ("ccomp", "xcomp") and _asks(c)), None)
    if asked is not None and lemma(action) in _DECIDING:
        action = asked
    words = spell(action.doc, {i for i in subtree(action) if i >= action.i and i not in subtree(who)})
    name = with_article(who, noun_words(who))
    text = f"whether {name} will {'be ' if any(c.dep_ == 'auxpass' for c in action.children) else ''}{words}".strip(
        " ."
    )
    return text if name and len(text.split()) <= _LONGEST and action.tag_ in ("VB", "VBN") else ""


def _written(clause: "Token") -> str:
    text = spell(clause.doc, trimmed(clause, subtree(clause, [c for c in clause.children if c.dep_ in ("parataxis",)])))
    text = re.sub(r"^if\b", "whether", text)
    who = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if who is not None and who.pos_ == "PRON" and who.tag_ != "WP":
        return ""  # nobody would know who "it" is where the question stands alone
    return text if 3 <= len(text.split()) <= _LONGEST else ""
