"""Put what an actor wants into a short sentence one can agree with, or else into a noun phrase."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from .tree import conjuncts, phrase, restrictive, subtree, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 15
"""Words of an issue; more don't stand in the column of a page."""
_EMPTY = frozenset(
    "it this that these those they them he she him her we us you i what which who something anything everything "
    "nothing someone anyone everyone one ones thing things so all there here "
    "himself herself itself themselves such same other others way ways time lot part fact case "
    "reason people matter point".split()
)
_QUANTITIES = frozenset(
    "more less most least much many few several enough plenty second third fourth fifth sixth seventh eighth ninth "
    "tenth half quarter million billion thousand hundred dozen rest".split()
)
"""How much or which of a row: "wants more", "refused a fourth"."""
_DETERMINERS = frozenset("the a an any some its their his her our my your this that these those such".split())
_LEADING = _DETERMINERS | {"no", "neither", "either", "both", "planned", "proposed", "possible", "controversial"}
_PHRASAL = frozenset(
    "step stepping carry carrying move moving go going hand handing stand standing give giving".split()
)
"""Verbs that end well with their particle: "should step in"."""
_ARTICLES = frozenset({"the", "a", "an", "all", "any", "both"})
EDGES = ' ,;:.–—-"“”‘’()'


def spell(doc: "Doc", indices: Iterable[int], swaps: Mapping[int, str] | None = None) -> str:
    """Write tokens as printed with single blanks, some of them replaced; quotation marks are left out.

    Args:
        doc: where the tokens stand.
        indices: which tokens.
        swaps: other wording for some of them; an empty one drops the token.
    """
    pieces: list[str] = []
    last = -2
    for i in sorted(set(indices)):
        token = doc[i]
        text = (swaps or {}).get(i, token.text)
        if token.text in '“”"' or not text:
            continue
        glued = i == last + 1 and not doc[last].whitespace_ if last >= 0 else False
        if pieces and not glued and not re.match(r"[,.;:!?)’']", text):
            pieces.append(" ")
        pieces.append(text)
        last = i
    text = " ".join("".join(pieces).split())
    return re.sub(r"\s+([,.;:!?])", r"\1", text).strip()


def sentence(text: str) -> str:
    """Close a wording as a sentence: first letter large, one full stop."""
    text = text.strip(EDGES)
    return text[:1].upper() + text[1:] + "." if text else ""


def usable(text: str) -> bool:
    """Whether a wording says something on its own: not too long, not a pronoun, not a fragment."""
    words = re.findall(r"[\w’'%-]+", text)
    if not 1 <= len(words) <= LONGEST or _starts_empty(words[0]):
        return False
    bare = [word for word in words if word.lower() not in _DETERMINERS]
    phrasal = len(words) > 1 and words[-1].lower() in ("in", "on", "over", "by") and words[-2].lower() in _PHRASAL
    if phrasal:
        words, bare = words[:-1], words[:-1]
    if not bare or bare[-1].lower() in (
        "and",
        "or",
        "of",
        "to",
        "in",
        "the",
        "a",
        "with",
        "for",
        "by",
        "on",
        "at",
        "from",
        "that",
        "toward",
        "towards",
        "into",
        "over",
        "than",
        "as",
        "not",
        "between",
        "which",
        "who",
    ):
        return False
    persons = ("i", "we", "us", "my", "our", "me", "you", "your", "he", "she")
    return all(word == "US" or word.lower() not in persons for word in words) and (
        "(" not in text and " the own" not in text and "http" not in text and ";" not in text and ":" not in text
    )


def _starts_empty(word: str) -> bool:
    return word != "US" and word.lower() in _EMPTY - {"people", "part", "time", "all"}


def empty(noun: "Token") -> bool:
    """Whether a noun phrase names nothing by itself: a pronoun, "such things", "one"."""
    if noun.pos_ == "NUM" and any(c.lower_ == "per" or c.text in "%$£€" for c in noun.children):
        return False
    if noun.lower_ in _QUANTITIES and not any(c.lower_ == "of" for c in noun.rights):
        return not any(c.dep_ in ("compound", "amod", "nmod") for c in noun.lefts)
    return noun.pos_ in ("PRON", "DET", "NUM") or noun.lower_ in _EMPTY or noun.lemma_.lower() in _EMPTY


def noun_words(noun: "Token", swaps: Mapping[int, str] | None = None) -> str:
    """A noun phrase with its coordinated ones, without leading article, shortened to fit; "" when it says nothing."""
    if swaps and swaps.get(noun.i) and noun.pos_ == "PRON":
        return swaps[noun.i]
    if empty(noun):
        return ""
    if any(c.dep_ == "relcl" and restrictive(c) for c in noun.children):
        indices = phrase(noun, relative=True)
        text = spell(noun.doc, _without_article(noun, indices), swaps).strip(EDGES)
        if usable(text):
            return text
    for clauses, joined in ((True, True), (True, False), (False, True), (False, False)):
        indices = set(phrase(noun, clauses=clauses))
        if joined and len(conjuncts(noun)) > 1:
            indices = _coordinated(noun, clauses=clauses)
        text = spell(noun.doc, _without_article(noun, indices), swaps).strip(EDGES)
        if usable(text):
            return text
    return core_words(noun, swaps)


def core_words(noun: "Token", swaps: Mapping[int, str] | None = None) -> str:
    """The noun with what stands before it only: the shortest wording that still names the thing."""
    if empty(noun):
        return ""
    lefts = [c for c in noun.lefts if c.dep_ in ("amod", "compound", "nmod", "poss", "nummod")]
    indices = {noun.i, *(i for c in lefts for i in subtree(c))}
    text = spell(noun.doc, indices, swaps).strip(EDGES)
    return text if usable(text) else ""


def with_article(noun: "Token", words: str) -> str:
    """Give a noun phrase its article back, for a wording that begins a sentence."""
    article = next((c.lower_ for c in noun.children if c.dep_ in ("det", "predet") and c.lower_ in _ARTICLES), "")
    if not words or words.lower().startswith((f"{article} ", "all ", "only ", "even ", "just ", "not ")):
        return words
    if any(
        c.lower_ in ("this", "that", "these", "those") or c.tag_ == "PRP$"
        for c in noun.children
        if c.dep_ in ("det", "poss")
    ):
        article = "the"
    return f"{article} {words}".strip()


def _coordinated(noun: "Token", *, clauses: bool) -> set[int]:
    members = conjuncts(noun)
    indices = set().union(*(phrase(member, clauses=clauses) for member in members))
    indices |= {c.i for member in members for c in member.children if c.dep_ == "cc" or (c.is_punct and c.text == ",")}
    return trimmed(noun, indices)


def _without_article(noun: "Token", indices: set[int]) -> set[int]:
    order = sorted(indices)
    while order and noun.doc[order[0]].lower_ in _LEADING and noun.doc[order[0]].head == noun:
        order.pop(0)
    return set(order)
