"""Whose word it is: the subject of a verb, the agent of a passive, those listed beside them.

English news puts the holder right before the verb ("Jane Doe, the minister, openly opposed"), after it ("said Jane
Doe") or behind "by" ("dismissed by the union"). These are read from the words alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ...lexicon.phrases import Found
from ...lexicon.stance import StanceWord
from .grammar import ADDRESSING, AGENTS, AUXILIARY, BE, BREAK_MARKS, CATENATIVE, LISTING, OBJECTS, OPENING, PASSING
from .holding import Holding
from .mentions import RELATIVE, Mention
from .sentence import Sentence

BODIES = frozenset(
    "federation union association government minister leader official member delegate representative council club "
    "party country state branch chapter assembly parliament".split()
)
"""Bodies and people whose word counts as that of the place or body they are of."""
LENT = frozenset("support backing approval consent agreement blessing".split())
"""What one has of somebody else."""
HAVING = frozenset(
    "has have had having with without wins won win enjoys enjoyed enjoy lacks lacked lack needs needed need gained "
    "secured got get gets".split()
)
PLACING = frozenset("in at near from outside of around".split())
MOST_LISTED = 4
ASIDE = 14
"""Words of an aside inside a list."""


@dataclass(frozen=True)
class Clause(Sentence):
    """A sentence whose words can be asked for their subject."""

    def _subject(self, cue: Found[StanceWord], before: Sequence[Holding]) -> tuple[Mention, ...]:
        """Return the mentions that are the subject of a verb or an adjective."""
        after = self.mention_starting(cue.end)
        at = self._left(cue.start)
        if after and cue.value.speech and (at < 0 or self.words[at].is_mark) and self._may_invert(cue):
            return (after, *self._apposed(after))
        if self.low(cue.start - 1) in ("one", "ones", "those"):
            return self._complement(cue.end)
        mention = self.mention_ending(at + 1) if at >= 0 else None
        if mention and self.low(at + 1) == "to" and any(h.own and h.holders for h in before):
            return ()
        if mention:
            return self._listed(mention) if self._can_head(mention) else self._beyond(mention)
        return self._across(at, cue, before) if at >= 0 else ()

    def _across(self, at: int, cue: Found[StanceWord], before: Sequence[Holding]) -> tuple[Mention, ...]:
        """Return the subject behind a comma, a relative pronoun or a conjunction at ``at``."""
        low = self.low(at)
        if low in (",", ")", "–", "—"):
            return self._around(at) or self._inherited(cue, before)
        if low in RELATIVE or low == "that":
            near = self.mention_ending(at) or (self.low(at - 1) == "," and self.mention_ending(at - 1)) or None
            return (near,) if near else ()
        return self._inherited(cue, before) if low in LISTING else ()

    def _may_invert(self, cue: Found[StanceWord]) -> bool:
        """Whether a verb can stand before its subject: "said Doe", but not "told Doe", "said Doe's", "asked Doe to".

        One with an auxiliary has its subject before it: "the growers, who lost a harvest, have asked Doe".
        """
        if (
            cue.value.phrase in ADDRESSING
            or self.low(cue.start).endswith("ing")
            or self.low(cue.start - 1) in AUXILIARY
        ):
            return False
        after = self.mention_starting(cue.end)
        return self.low(cue.end) not in OBJECTS and not (after and self.low(after.end) in ("'s", "to"))

    def _apposed(self, first: Mention) -> tuple[Mention, ...]:
        """Return who a subject behind its verb turns out to be: "said the island's ambassador, Jane Doe"."""
        comma = next((at for at in range(first.end, min(first.end + 5, len(self.words))) if self.low(at) == ","), -1)
        mention = self.mention_starting(comma + 1) if comma > 0 else None
        return (mention,) if mention and mention.how in ("name", "other") else ()

    def _complement(self, at: int) -> tuple[Mention, ...]:
        """Return who is meant by "the only ones willing to ... are X and Y"."""
        for be in range(at, len(self.words) - 1):
            mention = self.mention_starting(be + 1) if self.low(be) in BE else None
            if mention:
                return self._forward(mention)
        return ()

    def _judge(self, cue: Found[StanceWord]) -> tuple[Mention, ...]:
        """Return for whom a thing is as it is said to be: "unacceptable to Moscow", "a step too far for Berlin"."""
        at = cue.end + 1 + (self.low(cue.end + 1) == "the")
        mention = self.mention_starting(at) if self.low(cue.end) in ("to", "for") else None
        return (mention,) if mention and self.low(mention.end) not in ("to", "'s") else ()

    def _left(self, at: int) -> int:
        """Step back over auxiliaries, adverbs and negators."""
        at -= 1
        while at >= 0 and (
            self.low(at) in AUXILIARY | CATENATIVE or self.low(at).endswith(("ly", "n't")) or self.low(at) in PASSING
        ):
            at -= 1
        return at

    def _beyond(self, mention: Mention) -> tuple[Mention, ...]:
        """Look past "in Paris" or "of the Institute" for the subject it hangs on."""
        head = self.mention_ending(self._before(mention))
        return self._listed(head) if head and self._can_head(head) else ()

    def _listed(self, mention: Mention) -> tuple[Mention, ...]:
        """Return a mention with those listed before it: "Italy, Germany and Spain"."""
        found = [mention]
        joint = mention.start - 1 - (self.low(mention.start - 1) in OPENING)
        at = self._before_list(mention) if self.low(joint) in LISTING else -1
        while at >= 0:
            earlier = self.mention_ending(at + 1)
            if earlier is None or (not self._can_head(earlier) and self.low(earlier.start - 1) != "of"):
                break
            found.append(earlier)
            at = self._before_list(earlier)
        return tuple(found)

    def _around(self, comma: int) -> tuple[Mention, ...]:
        """Return the mentions of "Jane Doe, the minister, ..." seen from the closing comma."""
        comma = self._before_place(comma)
        inner = self.mention_ending(comma)
        opening = next(
            (at for at in range(comma - 1, max(-1, comma - 30), -1) if self.low(at) in (",", "(", "–", "—")), -1
        )
        outer = self.mention_ending(opening) if opening > 0 else None
        found = [*self._listed(inner)] if inner and (self._can_head(inner)) else []
        if outer and self._can_head(outer) and outer not in found:
            found += self._listed(outer)
        return tuple(found)

    def _before_place(self, comma: int) -> int:
        """Step over the state behind a town: in "Jane Doe, a baker in Lyon, France, said" France says nothing."""
        inner = self.mention_ending(comma)
        before = inner.start - 1 if inner and inner.how in ("name", "other") else -1
        if before < 1 or self.low(before) != ",":
            return comma
        at = before - 1
        while at > 0 and self.words[at].text[:1].isupper():
            at -= 1
        return before if at < before - 1 and self.low(at) in PLACING else comma

    def _inherited(self, cue: Found[StanceWord], before: Sequence[Holding]) -> tuple[Mention, ...]:
        """Return the subject a second verb shares with the first: "joined the meeting and said", "..., insisting"."""
        for earlier in reversed(before):
            if earlier.own and earlier.holders and not earlier.noun:
                return earlier.holders
        heads = (m for m in self.mentions if self._can_head(m) and m.end < cue.start and self.low(m.end) != "'s")
        first = next(heads, None)
        return (first,) if first else ()

    def _agents(self, cue: Found[StanceWord]) -> tuple[Mention, ...]:
        """Return the mentions behind "by" or "from": "swiftly dismissed by Ukraine", "opposition from Poland"."""
        for at in range(cue.end, min(cue.end + 5, len(self.words))):
            low = self.low(at)
            if low in BREAK_MARKS or low in LISTING:
                return ()
            if low == "of" and at == cue.end and self._lent(cue):
                mention = self.mention_from(at + 1) or self._sender(at + 1)
                return self._forward(mention) if mention else ()
            if (low == "by" and cue.value.part in ("verb", "noun")) or (low in AGENTS and self._receives(cue)):
                mention = self.mention_from(at + 1) or self._sender(at + 1)
                return (*self._forward(mention), *self._apposed(mention)) if mention else ()
        return ()

    def _lent(self, cue: Found[StanceWord]) -> bool:
        """Whether "of" behind a noun says whose it is: "has the support of", but not "in support of"."""
        lent = cue.value.phrase in LENT and self.low(cue.start - 1) == "the"
        return lent and self.low(cue.start - 2) in HAVING

    def _sender(self, at: int) -> Mention | None:
        """Return whose people an agent without a name is: "by the federations of the north and, for now, of Peru"."""
        at += self.low(at) in ("the", "a", "an")
        if self.low(at).removesuffix("s") not in BODIES:
            return None
        at += 1
        for _ in range(MOST_LISTED):
            if self.low(at) != "of":
                return None
            mention = self.mention_from(at + 1)
            if mention:
                return mention
            joint = next((k for k in range(at + 1, at + 5) if self.low(k) in ("and", "or", ",")), -1)
            if joint < 0:
                return None
            at = self._past_joint(joint)
        return None

    def _past_joint(self, at: int) -> int:
        """Step over what joins two in a list, an aside and all: ", and, unless they change their minds, of ..."."""
        while self.low(at) in ("and", "or", ","):
            at += 1
            if self.low(at) == "," and self.low(at - 1) in ("and", "or"):
                ends = (k + 1 for k in range(at + 1, min(at + ASIDE, len(self.words))) if self.low(k) == ",")
                return next(ends, at)
        return at

    def _receives(self, cue: Found[StanceWord]) -> bool:
        """Whether the word can be followed by whose it is: "opposition from", "faced criticism from"."""
        return cue.value.about == "target" or self._is_noun(cue)

    def _forward(self, mention: Mention) -> tuple[Mention, ...]:
        """Return a mention with those listed after it."""
        found = [mention]
        while self.low(found[-1].end) in ("and", ",", "or"):
            at = self._past_joint(found[-1].end)
            at += self.low(at) in ("by", "from", "of")
            following = self.mention_from(at)
            if following is None:
                break
            found.append(following)
        return tuple(found)
