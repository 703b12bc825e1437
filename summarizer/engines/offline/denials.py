"""Denials: "the Treasury denies it" says that what another has just told is not so."""

from collections.abc import Iterable

from .attribution import Attribution
from .tree import lemma

_DENYING = frozenset("deny dispute contest rebut refute contradict".split())
SAID = frozenset(
    "claim statement argument accusation allegation assertion view contention remark comment suggestion conclusion "
    "finding verdict opinion forecast estimate figure number report account idea notion theory interpretation".split()
)
"""Nouns for what somebody says of how things are."""
_POINTING = frozenset({"it", "this", "that", "these", "those", "them"})


def denies(attribution: Attribution) -> bool:
    """Whether a stance is against what was just said, and not against a thing: "denies it", "disputes that"."""
    head = attribution.head
    if head is None or attribution.form != "noun" or attribution.attitude != "oppose" or attribution.negated:
        return False
    pointing = head.lower_ in _POINTING and (head.pos_ in ("PRON", "DET") or head.dep_ == "dobj")
    return pointing and lemma(attribution.cue) in _DENYING


class Denials:
    """What an article tells of as denied."""

    def __init__(self, found: Iterable[Attribution]) -> None:
        """Index an article.

        Args:
            found: its attributions.
        """
        self._by_sentence: dict[int, list[Attribution]] = {}
        for one in found:
            if denies(one) or _of_a_claim(one):
                self._by_sentence.setdefault(one.home.numbers[one.cue.i], []).append(one)

    def of(self, attribution: Attribution) -> bool:
        """Whether somebody denies what is said, later in its sentence or in the next one: it is in dispute."""
        home, cue = attribution.home, attribution.cue
        here = home.numbers[cue.i]
        return any(
            (number > here or one.cue.i > cue.i) and one.cue.i not in attribution.content
            for number in (here, here + 1)
            for one in self._by_sentence.get(number, ())
        )


def _of_a_claim(attribution: Attribution) -> bool:
    """Whether "the claim" or "the figure" is rejected, or called false, with no word of what it is."""
    head = attribution.head
    bare = head is not None and all(c.dep_ in ("det", "poss", "oprd") for c in head.children)
    return bare and attribution.attitude == "oppose" and head is not None and head.lemma_.lower() in SAID
