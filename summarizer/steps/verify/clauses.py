"""Who holds what in a sentence: a small grammar of attribution that needs no parser.

Beside subjects and agents (``subjects``), a holder can stand before a noun ("the union's demand"), after it
("criticism from Peru") or govern from the clause before. Whatever else stands there has no holder, and no check fails
for want of one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ...lexicon.phrases import Found
from ...lexicon.stance import StanceWord
from .grammar import ASKING
from .holding import Holding
from .mentions import Mention
from .subjects import Clause

COMPOUNDED = frozenset("support backing opposition approval consent resistance refusal insistence".split())
"""Nouns of taking sides whose holder stands right before them: "US support", "union opposition"."""


@dataclass(frozen=True)
class Reading(Clause):
    """One sentence, read."""

    @cached_property
    def holdings(self) -> tuple[Holding, ...]:
        """Every cue with its holders, in order."""
        found: list[Holding] = []
        for cue in self.cues:
            found.append(self._hold(cue, found))
        return tuple(self._attributed(found))

    def _hold(self, cue: Found[StanceWord], before: Sequence[Holding]) -> Holding:
        word = cue.value
        agents = self._agents(cue)
        noun = self._is_noun(cue)
        passive = self._is_passive(cue) or self._is_suffered(cue, agents)
        if agents and (noun or word.about == "target" or passive or not self._subject(cue, before)):
            targets = () if noun else self._subject(cue, before)
            return Holding(cue.start, cue.end, word, agents, own=True, noun=noun, targets=targets)
        if word.about == "target" or self._is_passive(cue):
            return Holding(cue.start, cue.end, word, (), own=True, targets=self._subject(cue, before))
        if noun:
            owners = self._owners(cue)
            return Holding(
                cue.start, cue.end, word, owners or self._governors(cue, before), own=bool(owners), noun=True
            )
        if word.about in ("modal", "content"):
            judge = self._judge(cue) if word.about == "content" else ()
            return Holding(cue.start, cue.end, word, judge or self._governors(cue, before), own=bool(judge))
        subject = () if self._asked_of(cue, before) else self._subject(cue, before)
        if word.about == "weak":
            return Holding(cue.start, cue.end, word, (*subject, *self._governors(cue, before)), own=False)
        return Holding(cue.start, cue.end, word, subject or self._governors(cue, before), own=bool(subject))

    def _is_suffered(self, cue: Found[StanceWord], agents: tuple[Mention, ...]) -> bool:
        """Whether somebody known does what a second participle says: "praised by nurses and condemned by Doe"."""
        known = any(mention.names for mention in agents)
        return known and cue.value.part == "verb" and self.low(cue.end) == "by" and self.low(cue.start).endswith("ed")

    def _asked_of(self, cue: Found[StanceWord], before: Sequence[Holding]) -> bool:
        """Whether a speaker only asks it of a subject or thinks it possible: "Doe said the bank must withdraw"."""
        said = any(h.own and h.holders and not h.noun for h in before)
        return said and self.low(self.past_adverbs(cue.start)) in ASKING

    def _owners(self, cue: Found[StanceWord]) -> tuple[Mention, ...]:
        """Return the owner of a noun: "the union's latest demand", "their refusal", "US support"."""
        beside = self.mention_ending(cue.start)
        if beside and beside.how == "name" and cue.value.phrase in COMPOUNDED:
            return (beside,)
        for at in range(cue.start - 1, max(-1, cue.start - 5), -1):
            if self.low(at) == "'s":
                mention = self.mention_ending(at)
                return (mention,) if mention else ()
            if self.words[at].is_mark or self.low(at) in ("the", "a", "an"):
                return ()
            if self.low(at) in ("his", "her", "its", "their", "my", "our"):
                mention = self.mention_starting(at)
                return (mention,) if mention else ()
        return ()

    def _governors(self, cue: Found[StanceWord], before: Sequence[Holding]) -> tuple[Mention, ...]:
        """Return the holders of the nearest word before that governs this one."""
        for nouns in (False, True):
            for earlier in reversed(before):
                if earlier.holders and earlier.noun is nouns and (earlier.own or earlier.word.about == "holder"):
                    return earlier.holders
        lead = self._lead(cue.start)
        return (lead,) if lead else ()

    def _lead(self, at: int) -> Mention | None:
        """Return the mention that opens the clause around ``at`` as its subject."""
        number = self.segments[at]
        first = self.segments.index(number)
        for mention in self.mentions:
            if first <= mention.start <= first + 2 and mention.end <= at and self._can_head(mention):
                return mention if self.low(mention.end) != "'s" else None
        return None

    def _attributed(self, found: Sequence[Holding]) -> list[Holding]:
        """Give cues that nobody holds to who speaks behind them: "... must go", Doe said; according to Doe."""
        behind = self._speaker_behind(found)
        if not behind:
            return list(found)
        return [h if h.holders or h.targets or h.own else replace(h, holders=behind) for h in found]

    def _speaker_behind(self, found: Sequence[Holding]) -> tuple[Mention, ...]:
        for at, word in enumerate(self.words):
            if word.low == "according" and self.low(at + 1) == "to":
                mention = self.mention_starting(at + 2)
                return (mention,) if mention else ()
        for holding in reversed(found):
            if holding.word.speech and holding.own and holding.holders:
                first = min(holding.start, *(m.start for m in holding.holders))
                if first and (self.words[first - 1].is_mark or self.low(first - 1) == "as"):
                    return holding.holders
        return ()
