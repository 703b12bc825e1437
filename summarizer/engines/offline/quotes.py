"""Quotations and their speakers: in the sentence, in the one next door, or the speaker before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon.reporting import cues
from .attribution import Attribution
from .parsed import Paragraph
from .tree import is_passive, lemma, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHORTEST = 6
"""Tokens, marks included, below which a quotation is a scare quote or a borrowed phrase, not a speech of its own."""


def with_quotations(paragraphs: Sequence[Paragraph], found: Sequence[Sequence[Attribution]]) -> list[Attribution]:
    """Give every whole quotation to a speaker.

    Args:
        paragraphs: of one article, in order.
        found: attributions of each paragraph, from verbs and nouns.

    Returns:
        All attributions; those that touch a quotation reach to its ends, and quotations nobody had yet have theirs.
    """
    out: list[Attribution] = []
    latest: Attribution | None = None
    for paragraph, own in zip(paragraphs, found, strict=True):
        mended = [_reaching(attribution) for attribution in own]
        carried = latest
        for span in paragraph.quotes:
            if span[1] - span[0] < _SHORTEST:
                continue
            holder = _holder_of(paragraph, span, mended)
            if holder is None:
                mended.extend(_new(paragraph, span, mended, carried))
                holder = _holder_of(paragraph, span, mended)
            carried = holder or carried
        spoken = [a for a in mended if _speech(a)]
        latest = carried if carried is not None and carried in mended else (spoken[-1] if spoken else None)
        out.extend(sorted(mended, key=lambda a: a.cue.i if a.spoken_in is None else -1))
    return out


def _speech(attribution: Attribution) -> bool:
    return (
        attribution.source is not None
        and attribution.frame == "that"
        and (attribution.cue.pos_ == "VERB" or attribution.cue.text.endswith(":"))
    )


def _reaching(attribution: Attribution) -> Attribution:
    """Extend the content of a speech to the ends of each quotation it touches, unless its cue is quoted itself."""
    paragraph = attribution.paragraph
    if not _speech(attribution) or attribution.cue.i in paragraph.quoted:
        return attribution
    content = set(attribution.content)
    for start, end in paragraph.quotes:
        if end - start >= _SHORTEST and not content.isdisjoint(range(start, end)):
            content.update(range(start, end))
    return attribution.with_content(content)


def _holder_of(paragraph: Paragraph, span: tuple[int, int], found: Sequence[Attribution]) -> Attribution | None:
    """The attribution whose content holds the quotation."""
    inside = set(range(*span))
    for attribution in found:
        if attribution.source is None or attribution.cue.i in paragraph.quoted:
            continue
        if len(inside & attribution.content) * 2 > len(inside):
            return attribution
    return None


def _new(
    paragraph: Paragraph, span: tuple[int, int], found: Sequence[Attribution], latest: Attribution | None
) -> Iterator[Attribution]:
    """Attribute a quotation nobody had: to a bare speech verb beside it, else to whoever spoke last."""
    verb = _verb_beside(paragraph, span)
    if verb is not None:
        how = cues("verb", lemma(verb)).get("that") or cues("verb", verb.lemma_.lower())["that"]
        yield Attribution(
            paragraph, verb, subject(verb), frozenset(range(*span)), None, "quote", how.attitude, how.modality
        )
        return
    sentence = paragraph.doc[span[0]].sent
    outside = [t for t in sentence if t.i not in paragraph.quoted and t.is_alpha]
    speaker = _speaker_before(paragraph, span, found) or latest
    if speaker is None or len(outside) > 3:
        return
    home = speaker.home if speaker.home is not paragraph else None
    yield replace(
        speaker,
        paragraph=paragraph,
        content=frozenset(range(*span)),
        head=None,
        form="quote",
        spoken_in=home,
        attitude="assert",
        frame="that",
    )


def _verb_beside(paragraph: Paragraph, span: tuple[int, int]) -> "Token | None":
    """A verb of speech with a subject, outside quotation marks, in the sentence of the quotation's end or the next."""
    doc = paragraph.doc
    last = doc[span[1] - 1].sent
    ends = [last]
    if last.end < len(doc):
        ends.append(doc[last.end].sent)
    first = doc[span[0]].sent
    if first.start != last.start or (first.start > 0 and doc[span[0] - 1].text == ":"):
        ends.append(first)
    for k, sentence in enumerate(ends):
        for token in sentence:
            if token.pos_ not in ("VERB", "AUX") or token.i in paragraph.quoted or is_passive(token):
                continue
            done = token.dep_ == "advcl" and any(
                c.dep_ == "dobj" for c in token.children
            )  # "before they concluded a truce"
            if "that" not in cues("verb", lemma(token)) or subject(token) is None or done:
                continue
            has_clause = any(c.dep_ == "ccomp" and c.i not in paragraph.quoted for c in token.children)
            if not has_clause and (k != 1 or token.i - sentence.start <= 8):
                return token
    return None


def _speaker_before(paragraph: Paragraph, span: tuple[int, int], found: Sequence[Attribution]) -> Attribution | None:
    before = [a for a in found if _speech(a) and a.cue.i < span[0] and a.cue.i not in paragraph.quoted]
    return before[-1] if before else None
