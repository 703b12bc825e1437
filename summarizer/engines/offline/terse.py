"""Stances in the fewest words: "No, said the mayor", "a mistake, says Doe", "Roe is for it, the clubs against"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...lexicon.reporting import Attitude, cues
from .attribution import Attribution
from .evaluation import sign_of
from .parsed import Paragraph
from .tree import aux_words, lemma, negated, prepositions, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANSWERS: dict[str, Attitude] = {
    **dict.fromkeys(("no", "never", "nonsense", "rubbish", "impossible", "hardly", "nay", "wrong"), "oppose"),
    **dict.fromkeys(("yes", "aye", "absolutely", "certainly", "gladly", "yea", "indeed", "exactly"), "support"),
}
"""A whole answer in one word."""
_DENYING = frozenset({"not", "no", "never"})
_TRIMMINGS = frozenset(
    "not of course way sir ever again chance thanks thank you absolutely certainly never so fast yet".split()
)
"""What may stand beside such a word: "absolutely not", "yes, of course", "no way"."""
_REPLIES = frozenset({"answer", "reply", "response", "verdict", "message"})
_VERBS: dict[str, Attitude] = {
    **dict.fromkeys(("object", "protest", "refuse", "balk", "baulk", "bristle", "grumble", "bridle", "jeer"), "oppose"),
    **dict.fromkeys(("accept", "assent", "consent", "oblige", "comply", "rejoice", "cheer", "applaud"), "support"),
    "hesitate": "oppose",
}
"""Verbs that answer by themselves, when nothing stands behind them."""
_LOOSE = frozenset({"nsubj", "punct", "advmod", "aux", "cc", "npadvmod", "neg", "intj", "mark", "conj"})
_GAPPED: dict[str, Attitude] = {"against": "oppose", "for": "support", "opposed": "oppose", "undecided": "noncommittal"}
_OPENS = frozenset({"for", "against", "favour", "favor", "opposed", "support", "back", "oppose", "reject"})
_SPEAKING = frozenset({"speak", "talk", "warn", "complain"})
_LONGEST_FRONT = 6
"""Words of a judgment that opens a sentence before "says Doe"; a longer one is a clause."""


def terse_stances(paragraphs: list[Paragraph]) -> Iterator[Attribution]:
    """Yield the sides taken in a word or two, whose matter only the words around them can name.

    Args:
        paragraphs: of one article, parsed, in order.
    """
    for paragraph in paragraphs:
        for token in paragraph.doc:
            if token.pos_ == "VERB":
                yield from _answered(paragraph, token)
                yield from _fronted(paragraph, token)
                yield from _alone(paragraph, token)
                yield from _spoken_of(paragraph, token)
            elif token.lower_ in _GAPPED:
                yield from _gapped(paragraph, token)
            if token.lemma_.lower() in _REPLIES and token.pos_ == "NOUN":
                yield from _reply(paragraph, token)


def _bare(paragraph: Paragraph, cue: "Token", source: "Token | None", attitude: Attitude) -> Iterator[Attribution]:
    if source is not None:
        yield Attribution(paragraph, cue, source, frozenset(), None, "noun", attitude, "description", frame="bare")


def _one_word(words: "list[Token]") -> "Attitude | None":
    """The side of an answer that is a word with trimmings: "No", "absolutely not", "yes, of course"."""
    if not words:
        return None
    said = [t.lower_ for t in words]
    if len(said) > 3 or not {*said} <= _TRIMMINGS | {*_ANSWERS}:
        return None
    return "oppose" if {*said} & _DENYING else _ANSWERS.get(said[0])


def _answered(paragraph: Paragraph, verb: "Token") -> Iterator[Attribution]:
    """ "“No,” said the mayor", "the mayor said no"."""
    if "that" not in cues("verb", lemma(verb)) or verb.i in paragraph.quoted or negated_before(verb):
        return
    doc, sent = verb.doc, verb.sent
    after = doc[verb.i + 1] if verb.i + 1 < sent.end else None
    if after is not None and after.lower_ in ("no", "yes") and (after.i + 1 >= sent.end or doc[after.i + 1].is_punct):
        yield from _bare(paragraph, after, subject(verb), _ANSWERS[after.lower_])
        return
    for start, end in paragraph.quotes:
        if not sent.start <= start < sent.end or end - start > 8 or not start - 2 <= verb.i <= end + 3:
            continue
        words = [t for t in doc[start:end] if not t.is_punct]
        first = words[0] if words else None
        whole = first is None or first.i + 1 >= end or first.nbor(1).is_punct
        side = _one_word(words) or (_ANSWERS.get(first.lower_) if first is not None and whole else None)
        if side is not None:
            yield from _bare(paragraph, words[0], _speaker(verb), side)
        return


def negated_before(verb: "Token") -> bool:
    """Whether the saying itself is denied by a word of its own: "did not say no"."""
    return any(c.dep_ == "neg" and c.i < verb.i for c in verb.children)


def _speaker(verb: "Token") -> "Token | None":
    """Subject of a verb of speech, also where the parser took it for its object: "thunders the deputy"."""
    later = next((c for c in verb.rights if c.dep_ == "nsubj"), None)
    found = later or subject(verb)
    if found is not None:
        return found
    return next((c for c in verb.rights if c.dep_ in ("dobj", "attr", "npadvmod") and c.pos_ != "PRON"), None)


def _fronted(paragraph: Paragraph, verb: "Token") -> Iterator[Attribution]:
    """ "A mistake, says Doe", "unacceptable, thunders Roe": a judgment without a verb, and who passes it."""
    doc, start = verb.doc, verb.sent.start
    front = doc[start : verb.i]
    if (
        "that" not in cues("verb", lemma(verb))
        or verb.tag_ not in ("VBZ", "VBD")
        or not 2 <= len(front) <= 2 + _LONGEST_FRONT
    ):
        return
    if not front[-1].is_punct or any(t.pos_ in ("VERB", "AUX", "PRON") for t in front):
        return
    words = [t for t in front if not t.is_punct]
    source = _speaker(verb)
    if not words or source is None or source.i < verb.i:
        return
    head = words[-1]
    sign = 0 if any(t.lower_ in _DENYING for t in words) else sign_of(head)
    side: Attitude | None = _one_word(words) or ("oppose" if sign < 0 else "support" if sign > 0 else None)
    if side is not None:
        yield from _bare(paragraph, head, source, side)


def _alone(paragraph: Paragraph, verb: "Token") -> Iterator[Attribution]:
    """ "The clubs objected": a verb that is an answer by itself."""
    side = _VERBS.get(verb.lemma_.lower())
    if side is None or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or verb.i in paragraph.quoted:
        return
    if any(c.dep_ not in _LOOSE for c in verb.children) or verb.dep_ in ("acl", "relcl", "amod", "advcl", "ccomp"):
        return
    if set(aux_words(verb)) & {"could", "may", "might", "should", "must", "can"}:
        return
    if negated(verb):
        side = {"oppose": "support", "support": "oppose"}.get(side, side)  # type: ignore[assignment]
    yield from _bare(paragraph, verb, subject(verb), side)


def _spoken_of(paragraph: Paragraph, verb: "Token") -> Iterator[Attribution]:
    """ "Spoke of a betrayal": what somebody calls the matter without naming it."""
    if verb.lemma_.lower() not in _SPEAKING or verb.i in paragraph.quoted or negated(verb):
        return
    for word, _, inner in prepositions(verb):
        sign = sign_of(inner) if word == "of" and inner.dep_ == "pobj" else 0
        if sign:
            yield from _bare(paragraph, inner, subject(verb), "oppose" if sign < 0 else "support")
            return


def _gapped(paragraph: Paragraph, cue: "Token") -> Iterator[Attribution]:
    """ "Doe is for it, the clubs against": the second clause has no verb of its own."""
    doc, sent = cue.doc, cue.sent
    ends = cue.i + 1 >= sent.end or doc[cue.i + 1].is_punct
    if not ends or cue.i - 2 <= sent.start or cue.i in paragraph.quoted:
        return
    noun = doc[cue.i - 1]
    if noun.pos_ not in ("NOUN", "PROPN"):
        return
    while noun.dep_ in ("compound", "det") and noun.head.i < cue.i:
        noun = noun.head
    opening = doc[noun.left_edge.i - 1] if noun.left_edge.i > sent.start else None
    if opening is None or opening.text not in (",", ";", "and", "but", "while"):
        return
    if any(t.lower_ in _OPENS or t.lemma_.lower() in _OPENS for t in doc[sent.start : opening.i]):
        yield from _bare(paragraph, cue, noun, _GAPPED[cue.lower_])


def _reply(paragraph: Paragraph, noun: "Token") -> Iterator[Attribution]:
    """ "Doe's answer: no", "her verdict on the plan: a disgrace", "the union's reply was no"."""
    doc, sent = noun.doc, noun.sent
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    owner = owner or next((i for w, _, i in prepositions(noun) if w in ("of", "from") and i.ent_type_), None)
    gap = next((t for t in doc[noun.i + 1 : min(sent.end, noun.i + 8)] if t.text == ":" or t.lemma_ == "be"), None)
    if owner is None or gap is None or (gap.text != ":" and noun.dep_ != "nsubj"):
        return
    words = [t for t in doc[gap.i + 1 : sent.end] if not t.is_punct]
    words = words[: next((k for k, t in enumerate(words) if t.i - gap.i > 6 or doc[t.i - 1].text == ";"), len(words))]
    if not words or any(t.pos_ in ("VERB", "AUX") for t in words):
        return
    last = words[-1]
    side = _one_word(words) if last.lower_ in ("no", "yes", *_ANSWERS) or len(words) < 3 else None
    sign = sign_of(last) if side is None else 0
    side = side or (
        "oppose" if sign < 0 or last.lower_ == "no" else "support" if sign > 0 or last.lower_ == "yes" else None
    )
    if side is not None:
        yield from _bare(paragraph, last, owner, side)
