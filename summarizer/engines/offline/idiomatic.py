"""Attributions whose cue is a turn of phrase: "took issue with X", "will have none of it", "came to X's defence"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...lexicon.idioms import GAP, Idiom, idioms
from ...lexicon.reporting import cues
from .attribution import Attribution, ContentForm
from .parsed import Paragraph
from .tree import conjuncts, is_passive, lemma, negated, prepositions, subject, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_GAP = 4
_LOOSE = frozenset({"DET", "ADV", "ADJ", "PART", "NUM"})
"""Parts of speech that may stand between the words of a phrase."""
_DENYING = frozenset({"no", "none", "nothing", "little", "not", "n't", "n’t", "never"})
_NOWHERE = frozenset("sight touch reach hand trouble town view way hearing range".split())
"""What one keeps out of without being against it."""
_OPEN = frozenset({"it", "its", "that", "this", "them", "him", "her", "these", "those"})
"""Objects that only the sentences before can name."""


def idiomatic(paragraph: Paragraph) -> Iterator[Attribution]:
    """Yield the sides taken by a turn of phrase, in order; one that names no matter has no head."""
    for verb in paragraph.doc:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        for idiom in idioms(verb.lemma_.lower()):
            end = _matched(verb, idiom)
            if end is not None:
                yield from _attribution(paragraph, verb, idiom, end)
                break


def in_idiom(verb: "Token") -> bool:
    """Whether a verb begins a turn of phrase that takes a side, so that it is no deed of its own."""
    return any(_matched(verb, idiom) is not None for idiom in idioms(verb.lemma_.lower()))


def open_turn(verb: "Token") -> bool:
    """Whether a verb begins a turn of phrase that leaves a question open: "have not made up my mind"."""
    turns = (idiom for idiom in idioms(verb.lemma_.lower()) if idiom.attitude == "noncommittal")
    return any(_matched(verb, idiom) is not None for idiom in turns)


def _matched(verb: "Token", idiom: Idiom) -> "Token | None":
    """The last word of an idiom that begins with a verb, when all of it stands there."""
    if idiom.denied and not negated(verb):
        return None
    doc, at, last = verb.doc, verb.i + 1, verb.sent.end
    token = verb
    words = idiom.words
    for k in range(1, len(words)):
        if words[k] == GAP:
            continue
        reach = _LONGEST_GAP if words[k - 1] == GAP else 0
        found = None
        while at < last:
            token = doc[at]
            at += 1
            if token.lemma_.lower() == words[k] or token.lower_ == words[k]:
                found = token
                break
            skipped = (token.pos_ in _LOOSE or token.tag_ == "PRP$") and token.lower_ not in _DENYING
            if not skipped and reach <= 0:
                break
            reach -= not skipped
        if found is None:
            return None
    return token


def _with_one_another(source: "Token", idiom: Idiom) -> bool:
    """ "Parents and pupils are at odds over the plan": they are on both sides of it."""
    several = source.tag_ in ("NNS", "NNPS") or len(conjuncts(source)) > 1
    return several and "odds" in idiom.words and "with" not in idiom.words


def _attribution(paragraph: Paragraph, verb: "Token", idiom: Idiom, end: "Token") -> Iterator[Attribution]:
    source = subject(verb)
    if source is None or is_passive(verb) or verb.i in paragraph.quoted or _only_meant(verb):
        return
    if _with_one_another(source, idiom):
        return
    within = any(t.lower_ in _DENYING for t in verb.doc[verb.i : end.i + 1])
    denied = negated(verb) and not (idiom.denied or within or idiom.attitude == "noncommittal")
    opened = end.pos_ in ("ADP", "SCONJ", "PART") and end != verb and end.dep_ not in ("prt", "advmod")
    thing = next((c for c in end.children if c.dep_ in ("pobj", "pcomp")), None) if opened else None
    if thing is None and opened:
        thing = next((i for w, p, i in prepositions(verb) if p == end), None)
    if thing is None and end.tag_ in ("NN", "NNS") and end.dep_ in ("dobj", "pobj"):
        thing = _recipient(verb, end)
    if opened and thing is None:
        return
    if thing is not None and idiom.words[-2:] == ("out", "of") and thing.lemma_.lower() in _NOWHERE:
        return
    if thing is not None and thing.lower_ in _OPEN:
        thing = None
    content = frozenset(subtree(thing)) if thing is not None else frozenset()
    form: ContentForm = "gerund" if thing is not None and thing.pos_ == "VERB" else "noun"
    yield Attribution(
        paragraph,
        verb,
        source,
        content,
        thing,
        form,
        idiom.attitude,
        "description",
        denied,
        frame="idiom" if thing is not None else "bare",
    )


def _only_meant(verb: "Token") -> bool:
    """Whether the turn is what another verb of stance is about: "threatens to stay away from"."""
    above = verb.head
    return verb.dep_ == "xcomp" and bool(cues("verb", lemma(above))) and any(c.lower_ == "to" for c in verb.children)


def _recipient(verb: "Token", gift: "Token") -> "Token | None":
    """In "gave the plan the nod", "came to the firm's defence" and "stood in its way", the plan, the firm and it."""
    given = next((c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"), None)
    owner = next((c for c in gift.children if c.dep_ == "poss" and (c.tag_ != "PRP$" or c.lower_ == "its")), None)
    return given or (owner if verb.lemma_ in ("come", "leap", "spring", "rush", "stand", "get") else None)
