"""Who holds what in a sentence: a small grammar of attribution that needs no parser.

English news puts the holder right before the verb ("Jane Doe, the minister, openly opposed"), after it ("said Jane
Doe"), behind "by" ("dismissed by the union"), before a noun ("the union's demand") or after it ("criticism from Peru").
Those five are read from the words alone; whatever else stands there has no holder, and no check fails for want of one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ...lexicon import negation, stance
from ...lexicon.phrases import Found
from ...lexicon.stance import StanceWord
from .grammar import (
    AGENTS,
    ASKING,
    AUXILIARY,
    BE,
    BREAK_MARKS,
    CATENATIVE,
    LISTING,
    OBJECTS,
    PASSING,
    PREPOSITION,
    SPOKESMEN,
)
from .holding import Holding
from .mentions import PERSONAL, RELATIVE, Cast, Mention, is_adjective
from .words import Word, stems, words_of

READ = 2000
"""Characters of a sentence that are read for holders: reading looks back from every word, and a text may be hostile."""


@dataclass(frozen=True)
class Reading:
    """One sentence, read."""

    text: str
    cast: Cast

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words and marks."""
        return words_of(self.text[:READ])

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its content words."""
        return stems(self.words)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Who it speaks of."""
        return self.cast.mentions(self.words)

    @cached_property
    def spoken_of(self) -> frozenset[str]:
        """Actors it names or describes by their office."""
        return frozenset(name for m in self.mentions if m.how in ("name", "title") for name in m.names)

    @cached_property
    def cues(self) -> tuple[Found[StanceWord], ...]:
        """Its words of saying and of taking sides."""
        return tuple(found for found in stance.find([w.low for w in self.words]) if self._counts(found))

    @cached_property
    def segments(self) -> tuple[int, ...]:
        """For each word the number of its clause-like stretch."""
        numbers, number = [], 0
        for at, word in enumerate(self.words):
            number += self._breaks(at, word)
            numbers.append(number)
        return tuple(numbers)

    @cached_property
    def holdings(self) -> tuple[Holding, ...]:
        """Every cue with its holders, in order."""
        found: list[Holding] = []
        for cue in self.cues:
            found.append(self._hold(cue, found))
        return tuple(self._attributed(found))

    def mention_ending(self, end: int) -> Mention | None:
        """Return the mention whose last word is just before ``end``."""
        return next((mention for mention in self.mentions if mention.end == end), None)

    def mention_starting(self, start: int) -> Mention | None:
        """Return the mention that begins at ``start``."""
        return next((mention for mention in self.mentions if mention.start == start), None)

    def low(self, at: int) -> str:
        """Return the word at ``at`` in lower case; empty outside the sentence."""
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def _counts(self, found: Found[StanceWord]) -> bool:
        """Whether a cue is one here: no part of a name, no noun of mere saying ("the report"), no "the willing"."""
        if self._inside_name(found) or (found.value.part == "adj" and self.low(found.start - 1) == "the"):
            return False
        if found.value.phrase == "against" and self.low(self.past_adverbs(found.start)) not in BE:
            return False
        is_noun = found.value.part == "verb" and self._is_noun(found)
        return not is_noun or (not found.value.speech and stance.of_lemma(found.value.phrase, "noun") is not None)

    def past_adverbs(self, at: int) -> int:
        """Return the index of the last word before ``at`` that is no adverb; negative when there is none."""
        at -= 1
        while self.low(at).endswith("ly") or self.low(at) in ("not", "never", "also", "now", "still", "all", "both"):
            at -= 1
        return at

    def _inside_name(self, found: Found[StanceWord]) -> bool:
        """Whether a cue is part of somebody's name or title: "the Security Council", "Will Smith"."""
        return any(m.start <= found.start < m.end and self.words[found.start].capital for m in self.mentions)

    def _breaks(self, at: int, word: Word) -> bool:
        if word.low in BREAK_MARKS or negation.breaks(word.low) or word.low in RELATIVE:
            return True
        following = self.low(at + 1)
        if (word.low, following) == ("rather", "than") or (word.low == "that" and following in AUXILIARY):
            return True
        return word.low in ("and", "or") and self._opens_clause(at + 1)

    def _opens_clause(self, at: int) -> bool:
        """Whether a verb, or a name with its verb, follows a conjunction."""
        mention = self.mention_starting(at)
        at = mention.end if mention else at
        while self.low(at).endswith("ly"):
            at += 1
        verb = any(cue.start == at and cue.value.part == "verb" for cue in self.cues)
        return verb or (self.low(at) in AUXILIARY and self.low(at) != "to")

    # -- holders ---------------------------------------------------------------------------------------------------

    def _hold(self, cue: Found[StanceWord], before: Sequence[Holding]) -> Holding:
        word = cue.value
        agents = self._agents(cue)
        noun = self._is_noun(cue)
        if agents and (noun or word.about == "target" or self._is_passive(cue) or not self._subject(cue, before)):
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

    def _asked_of(self, cue: Found[StanceWord], before: Sequence[Holding]) -> bool:
        """Whether a speaker only asks it of a subject or thinks it possible: "Doe said the bank must withdraw"."""
        said = any(h.own and h.holders and not h.noun for h in before)
        return said and self.low(self.past_adverbs(cue.start)) in ASKING

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
        """Whether a verb can stand before its subject: "said Doe", but not "deeming it wrong"."""
        return not self.low(cue.start).endswith("ing") and self.low(cue.end) not in OBJECTS

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

    def _can_head(self, mention: Mention) -> bool:
        """Whether a mention can be a subject: it does not hang on a preposition, unless on the people it sends."""
        at = self._before(mention)
        if self.low(at) not in PREPOSITION:
            return True
        absolute = self.low(at) == "with" and self.low(mention.end).endswith("ing")
        return absolute or self.low(at - 1) in SPOKESMEN

    def _before(self, mention: Mention) -> int:
        """Return the index of the word before a mention and its article."""
        return mention.start - 1 - (self.low(mention.start - 1) in ("the", "a", "an"))

    def _beyond(self, mention: Mention) -> tuple[Mention, ...]:
        """Look past "in Paris" or "of the Institute" for the subject it hangs on."""
        head = self.mention_ending(self._before(mention))
        return self._listed(head) if head and self._can_head(head) else ()

    def _listed(self, mention: Mention) -> tuple[Mention, ...]:
        """Return a mention with those listed before it: "Italy, Germany and Spain"."""
        found = [mention]
        at = self._before_list(mention)
        while at >= 0:
            earlier = self.mention_ending(at + 1)
            if earlier is None or (not self._can_head(earlier) and self.low(earlier.start - 1) != "of"):
                break
            found.append(earlier)
            at = self._before_list(earlier)
        return tuple(found)

    def _before_list(self, mention: Mention) -> int:
        """Step back from a listed name to the last word of the one before; -1 when it is the first."""
        at = mention.start - 1
        at -= self.low(at) in ("the", "both")
        if self.low(at) not in (*LISTING, ","):
            return -1
        while at > 0 and self.low(at) in (*LISTING, ","):
            at -= 1
        aside = next((back for back in range(at - 1, max(-1, at - 4), -1) if self.low(back) == ","), -1)
        if self.mention_ending(at + 1) is None and aside > 0:
            at = aside
            while at > 0 and self.low(at) in (*LISTING, ","):
                at -= 1
        return at

    def _around(self, comma: int) -> tuple[Mention, ...]:
        """Return the mentions of "Jane Doe, the minister, ..." seen from the closing comma."""
        inner = self.mention_ending(comma)
        opening = next(
            (at for at in range(comma - 1, max(-1, comma - 30), -1) if self.low(at) in (",", "(", "–", "—")), -1
        )
        outer = self.mention_ending(opening) if opening > 0 else None
        found = [*self._listed(inner)] if inner and (self._can_head(inner)) else []
        if outer and self._can_head(outer) and outer not in found:
            found += self._listed(outer)
        return tuple(found)

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
            if (low == "by" and cue.value.part in ("verb", "noun")) or (low in AGENTS and self._receives(cue)):
                mention = self.mention_starting(at + 1 + (self.low(at + 1) in ("the", "a", "an")))
                return (*self._forward(mention), *self._apposed(mention)) if mention else ()
        return ()

    def _receives(self, cue: Found[StanceWord]) -> bool:
        """Whether the word can be followed by whose it is: "opposition from", "faced criticism from"."""
        return cue.value.about == "target" or self._is_noun(cue)

    def _forward(self, mention: Mention) -> tuple[Mention, ...]:
        """Return a mention with those listed after it."""
        found = [mention]
        while self.low(found[-1].end) in ("and", ",", "or"):
            at = found[-1].end + 1
            at += self.low(at) in ("by", "from")
            at += self.low(at) in ("the", "a", "an")
            following = self.mention_starting(at)
            if following is None:
                break
            found.append(following)
        return tuple(found)

    def _owners(self, cue: Found[StanceWord]) -> tuple[Mention, ...]:
        """Return the owner of a noun: "the union's latest demand", "their refusal"."""
        for at in range(cue.start - 1, max(-1, cue.start - 5), -1):
            if self.low(at) == "'s":
                mention = self.mention_ending(at)
                return (mention,) if mention else ()
            if self.words[at].is_mark:
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

    def _is_passive(self, cue: Found[StanceWord]) -> bool:
        """Whether a verb stands in the passive: "was dismissed", "has been ruled out"."""
        first = self.low(cue.start)
        if cue.value.part != "verb" or first.endswith(("ing", "s")) or first == cue.value.phrase.split()[0]:
            return False
        at = cue.start - 1
        while self.low(at).endswith("ly") or self.low(at) in ("not", "never", "also", "n't", "already"):
            at -= 1
        return self.low(at) in BE

    def _is_noun(self, cue: Found[StanceWord]) -> bool:
        """Whether the word is a noun here; forms such as "support" are told by the word before."""
        if cue.value.part == "noun":
            return True
        form = self.low(cue.start)
        if cue.value.part != "verb" or cue.end - cue.start > 1 or form.endswith(("ing", "ed")):
            return False
        at = cue.start - 1
        while at >= 0 and (self.low(at).endswith("ly") or self.low(at) in ("not", "never", "also", "now", "still")):
            at -= 1
        before = self.low(at)
        if before in BE and form == cue.value.phrase:
            return True
        if (
            before in AUXILIARY
            or before.endswith("n't")
            or before in RELATIVE | PERSONAL - {"his", "her"}
            or before in ("i", "we", "they", "it", "to")
        ):
            return False
        mention = self.mention_ending(at + 1) if at >= 0 else None
        if mention:
            plural = before.endswith("s") or before in ("police", "people") or self._before_list(mention) >= 0
            return (form == cue.value.phrase and not plural) or is_adjective(self.words[at])
        return at >= 0 and before not in LISTING and not self.words[at].is_mark

    def _attributed(self, found: Sequence[Holding]) -> list[Holding]:
        """Give cues that nobody holds to who speaks behind them: "... must go", Doe said; according to Doe."""
        behind = self._speaker_behind(found)
        if not behind:
            return list(found)
        return [
            h if h.holders or h.targets or h.own else Holding(h.start, h.end, h.word, behind, own=False) for h in found
        ]

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
