"""What somebody answers to a question that the article only tells: "asked whether it should close, she said no"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon.reporting import Attitude, Cue, cues
from .attribution import Attribution, attribution
from .parsed import Paragraph
from .tree import lemma, subject, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASKING = frozenset({"ask", "press", "question", "quiz", "challenge"})
_SAYING = frozenset("say reply answer respond tell declare insist remark add retort shrug laugh".split())
_NO = frozenset({"no", "never"})
_YES = frozenset({"yes", "absolutely", "certainly", "definitely"})
_OPEN = frozenset(
    "early option review decision decide comment speculate consider study wait see read depend know table open "
    "possible hypothetical premature discuss assess examine listen unclear".split()
)
"""Words of an answer that answers nothing."""
_OWN = frozenset({"he", "she", "they", "it", "i", "we"})
_AUXILIARY = frozenset("do did does would will could can should is was were are had have has must might".split())


def answers(paragraph: Paragraph) -> Iterator[Attribution]:
    """Yield the sides that are taken by a bare yes or no, and questions that are left open, in order."""
    for asked in paragraph.doc:
        said = asked.head
        if asked.dep_ != "advcl" or lemma(asked) not in _ASKING or asked.tag_ not in ("VBN", "VBD"):
            continue
        clause = next((c for c in asked.children if c.pos_ in ("VERB", "AUX") and _whether(c)), None)
        source = subject(said)
        attitude = _answered(asked, said) if clause is not None and lemma(said) in _SAYING else None
        if clause is None or source is None or attitude is None:
            continue
        yield _taken(paragraph, said, source, clause, attitude)


def _whether(clause: "Token") -> bool:
    return any(c.lower_ in ("whether", "if") and c.dep_ == "mark" for c in clause.children)


def _answered(asked: "Token", said: "Token") -> Attitude | None:
    """What the words of an answer come to; None where they say something of their own."""
    question = subtree(asked)
    first = max(said.i, *question) + 1 if said.i > asked.i else said.i + 1
    that = next((t.i for t in said.doc[first : said.sent.end] if t.lower_ == "that" and t.dep_ == "mark"), first)
    first = max(first, that)
    words = [t for t in said.doc[first : said.sent.end] if t.i not in question and not t.is_punct]
    words = [t for t in words if t.dep_ not in ("mark", "nsubj") or t.lower_ in _NO | _YES]
    if not words:
        return None
    if words[0].lower_ in _NO and words[0].dep_ != "det":
        return "oppose"
    if words[0].lower_ in _YES or [t.lower_ for t in words[:2]] == ["of", "course"]:
        return "support"
    if (
        len(words) <= 2
        and words[0].lower_ in _AUXILIARY
        and all(t.dep_ in ("neg", "ROOT", "ccomp", "aux") for t in words)
    ):
        return "oppose" if any(t.dep_ == "neg" for t in words) else "support"
    return "noncommittal" if any(t.lemma_.lower() in _OPEN for t in words) else None


def _taken(paragraph: Paragraph, said: "Token", source: "Token", clause: "Token", attitude: Attitude) -> Attribution:
    """The side taken on what was asked; "asked whether she regretted going, she said no" is for going."""
    deed = next((c for c in clause.children if c.dep_ == "xcomp" and c.tag_ == "VBG"), None)
    felt = cues("verb", lemma(clause)).get("ing")
    head = clause
    if deed is not None and felt is not None and felt.attitude in ("support", "oppose"):
        head = deed
        turned: dict[Attitude, Attitude] = {"support": "oppose", "oppose": "support"}
        attitude = turned.get(attitude, attitude) if felt.attitude == "oppose" else attitude
    who = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    made = attribution(
        paragraph, said, source, (head, subtree(head), "infinitive"), Cue("whether", attitude, "description")
    )
    return replace(made, patient=who if who is not None and who.lower_ not in _OWN and head is clause else None)
