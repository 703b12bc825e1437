"""Stances that no single word takes: "took note of", "cast doubt on", "stopped short of backing", "neither X nor Y"."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, cast

from ...lexicon import table
from ...lexicon.reporting import Attitude, Cue, cues
from .attribution import Attribution, ContentForm, attribution
from .parsed import Paragraph
from .tree import is_passive, lemma, negated, prepositions, subject, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

_MULLING = frozenset(
    "weigh consider discuss debate mull ponder review study assess examine deliberate decide examine explore".split()
)
"""Whoever does these to a question has not answered it."""
_TELLING = frozenset("say comment confirm disclose reveal indicate specify answer clarify".split())
_SILENT = frozenset({"decline", "refuse"})
_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i"})
_SIDES = frozenset({"support", "oppose"})


def leanings(paragraph: Paragraph) -> Iterator[Attribution]:
    """Yield the stances of a paragraph that several words take together; their cues take no other."""
    for token in paragraph.doc:
        if token.pos_ == "NOUN" and token.dep_ == "dobj":
            yield from _carried(paragraph, token)
        elif token.pos_ == "VERB":
            yield from _short_of(paragraph, token)
            yield from _neither(paragraph, token)
            yield from _question(paragraph, token)


@cache
def _pairs() -> dict[tuple[str, str, str], Attitude]:
    """The table by verb, noun and preposition."""
    return {
        (verb, noun, word): cast(Attitude, attitude)
        for verbs, nouns, words, attitude in table("leanings")
        for verb in verbs.split()
        for noun in nouns.split()
        for word in words.split()
    }


def noted_only(verb: "Token") -> "Token | None":
    """The thing a clause takes note of and no more, whoever says so: "the council takes note of the report"."""
    noun = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if noun is None:
        return None
    for word, prep, inner in (*prepositions(noun), *prepositions(verb)):
        pair = _pairs().get((verb.lemma_.lower(), noun.lemma_.lower(), word))
        if pair == "noncommittal" and prep.i > noun.i and inner.dep_ == "pobj":
            return inner
    return None


def _carried(paragraph: Paragraph, noun: "Token") -> Iterator[Attribution]:
    """ "Took note of the ruling", "withdrew its support for the cap"."""
    verb = noun.head
    source = subject(verb) if verb.pos_ == "VERB" and not is_passive(verb) else None
    if source is None:
        return
    for head in (noun, verb):
        for word, prep, inner in prepositions(head):
            plain = _pairs().get((verb.lemma_.lower(), noun.lemma_.lower(), word))
            attitude = _pairs().get((lemma(verb), noun.lemma_.lower(), word), plain)
            if attitude is None or prep.i < noun.i:
                continue
            form: ContentForm = "gerund" if inner.dep_ == "pcomp" else "noun"
            how = Cue(word, attitude, "description")
            made = attribution(paragraph, noun, source, (inner, subtree(prep) - {prep.i}, form), how)
            yield replace(made, carrier=verb, negated=negated(verb))
            return


def _short_of(paragraph: Paragraph, verb: "Token") -> Iterator[Attribution]:
    """ "Stopped short of backing the law": no side is taken on the law."""
    short = next((c for c in verb.children if c.lower_ == "short" and c.i > verb.i), None)
    inner = next((i for w, _, i in prepositions(short) if w == "of"), None) if short is not None else None
    source = subject(verb)
    if verb.lemma_.lower() not in ("stop", "fall") or inner is None or source is None:
        return
    thing = next((c for c in inner.children if c.dep_ == "dobj"), None)
    if inner.pos_ == "NOUN":
        thing = next((i for w, _, i in prepositions(inner) if w in cues("noun", inner.lemma_.lower())), None)
    own = cues("verb", lemma(inner)).get("obj") if inner.pos_ == "VERB" else None
    if thing is None or (inner.pos_ == "VERB" and (own is None or own.attitude not in _SIDES)):
        return
    how = Cue("short of", "noncommittal", "description")
    yield attribution(paragraph, verb, source, (thing, subtree(thing), "noun"), how)


def _neither(paragraph: Paragraph, verb: "Token") -> Iterator[Attribution]:
    """ "Neither endorsed nor rejected the accord"."""
    other = next((c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"), None)
    neither = any(c.lower_ == "neither" and c.i < verb.i for c in verb.children)
    if other is None or not neither or not any(c.lower_ == "nor" for c in verb.children):
        return
    sides = {cues("verb", lemma(v))["obj"].attitude for v in (verb, other) if "obj" in cues("verb", lemma(v))}
    thing = next((c for v in (verb, other) for c in v.children if c.dep_ == "dobj"), None)
    source = subject(verb)
    if len(sides) < 2 or thing is None or source is None:
        return
    found: tuple[Token, set[int], ContentForm] = (thing, subtree(thing), "noun")
    made = attribution(paragraph, verb, source, found, Cue("obj", "noncommittal", "description"))
    yield made
    yield replace(made, cue=other)


def _question(paragraph: Paragraph, clause: "Token") -> Iterator[Attribution]:
    """ "Declined to say whether she would back the ban", "is weighing whether to appeal": nothing is decided."""
    whether = any(c.lower_ in ("whether", "if") and c.dep_ == "mark" for c in clause.children)
    verb = clause.head
    if not whether or clause.dep_ not in ("ccomp", "xcomp") or verb.pos_ != "VERB" or verb.i > clause.i:
        return
    top = verb
    while top.dep_ == "xcomp" and top.head.pos_ in ("VERB", "AUX"):
        top = top.head
    source = subject(top)
    who = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if source is None or not _left_open(verb, top) or (who is not None and who.lower_ not in _PRONOUNS):
        return
    found: tuple[Token, set[int], ContentForm] = (clause, subtree(clause), "infinitive")
    yield attribution(paragraph, top, source, found, Cue("whether", "noncommittal", "description"))


def _left_open(verb: "Token", top: "Token") -> bool:
    """Whether a verb before "whether" leaves the question open: mulled, or not told."""
    yet = any(c.lower_ == "yet" for c in top.children) and top.lemma_.lower() in ("have", "be")
    denied = negated(top) or negated(verb) or yet or top.lemma_.lower() in _SILENT
    if lemma(verb) in _TELLING:
        return denied
    return lemma(verb) in _MULLING and (denied or lemma(verb) != "decide")
