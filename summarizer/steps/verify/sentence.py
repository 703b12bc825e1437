"""A sentence cut up: its words, who stands in it, which words take sides. The grammar of attribution reads this."""

from dataclasses import dataclass
from functools import cached_property

from ...lexicon import negation, stance
from ...lexicon.inflect import verb_forms
from ...lexicon.phrases import Found
from ...lexicon.stance import StanceWord
from .grammar import AUXILIARY, BE, BREAK_MARKS, DETERMINER, LISTING, OPENING, PASSING, PREPOSITION, SPOKESMEN, VERBAL
from .mentions import PERSONAL, RELATIVE, Cast, Mention, is_adjective
from .words import Word, meanings, stems, words_of

READ = 2000
"""Characters of a sentence that are read for holders: reading looks back from every word, and a text may be hostile."""

UNCHANGED = frozenset({"cut", "quit", "shut", "split", "set", "hit"})
"""Verbs whose participle is their base form: "be cut" is the passive, and no cut."""

IN_PARLIAMENT = frozenset(
    "party parties leader leaders lawmaker lawmakers mp mps politician politicians member members bench benches figure "
    "figures spokesman spokeswoman spokesperson candidate candidates senator senators deputy deputies alliance "
    "coalition group groups bloc".split()
)
"""Who or what is of the opposition in a parliament, and so no act of opposing."""


@dataclass(frozen=True)
class Sentence:
    """One sentence, cut into words, clause-like stretches, mentions and cues."""

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
    def meanings(self) -> tuple[str, ...]:
        """For each word what it stands for, see ``words.meanings``."""
        return meanings(self.words)

    def keys(self, low: int, high: int) -> frozenset[str]:
        """Return what a stretch of words speaks of: stems of its content words, and what they stand for."""
        return stems(self.words[low:high]) | frozenset(self.meanings[low:high])

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

    def mention_ending(self, end: int) -> Mention | None:
        """Return the mention whose last word is just before ``end``."""
        return self._by_end.get(end)

    def mention_starting(self, start: int) -> Mention | None:
        """Return the mention that begins at ``start``."""
        return self._by_start.get(start)

    @cached_property
    def _by_start(self) -> dict[int, Mention]:
        return {mention.start: mention for mention in self.mentions}

    @cached_property
    def _by_end(self) -> dict[int, Mention]:
        return {mention.end: mention for mention in self.mentions}

    def mention_from(self, start: int) -> Mention | None:
        """Return the mention that begins at ``start`` or behind an article there."""
        article = self.low(start) in ("the", "a", "an")
        return self.mention_starting(start) or (self.mention_starting(start + 1) if article else None)

    def low(self, at: int) -> str:
        """Return the word at ``at`` in lower case; empty outside the sentence."""
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def past_adverbs(self, at: int) -> int:
        """Return the index of the last word before ``at`` that is no adverb; negative when there is none."""
        at -= 1
        while self.low(at).endswith("ly") or self.low(at) in ("not", "never", "also", "now", "still", "all", "both"):
            at -= 1
        return at

    def _counts(self, found: Found[StanceWord]) -> bool:
        """Whether a cue is one here: no part of a name, no noun of mere saying ("the report"), no "the willing"."""
        if self._inside_name(found) or (found.value.part == "adj" and self.low(found.start - 1) == "the"):
            return False
        if found.value.phrase == "opposition" and self._is_of_parliament(found):
            return False
        if found.value.phrase == "against" and self.low(self.past_adverbs(found.start)) not in BE:
            return False
        is_noun = found.value.part == "verb" and self._is_noun(found)
        return not is_noun or (not found.value.speech and stance.of_lemma(found.value.phrase, "noun") is not None)

    def _is_of_parliament(self, found: Found[StanceWord]) -> bool:
        """Whether "opposition" is one of parliament: "the opposition party", "the opposition Greens"."""
        at = found.end
        named = at < len(self.words) and (self.words[at].capital or self.low(at) in IN_PARLIAMENT)
        return named or (self.low(found.start - 1) == "the" and self.low(at) not in PREPOSITION)

    def _inside_name(self, found: Found[StanceWord]) -> bool:
        """Whether a cue is part of somebody's name or title: "the Security Council", "Will Smith"."""
        return any(m.start <= found.start < m.end and self.words[found.start].capital for m in self.mentions)

    def _breaks(self, at: int, word: Word) -> bool:
        if word.low in BREAK_MARKS or negation.breaks(word.low) or word.low in RELATIVE:
            return True
        following = self.low(at + 1)
        if self.is_apart(at):
            return True
        if (word.low, following) == ("rather", "than") or (word.low == "that" and following in AUXILIARY):
            return True
        return word.low in ("and", "or") and self._opens_clause(at + 1)

    def is_apart(self, at: int) -> bool:
        """Whether "in protest at ..." or an "against ..." that hangs on a noun begins here: what follows is opposed,
        whatever governs the clause before."""
        if self.low(at) == "against":
            return not any(cue.start <= at < cue.end for cue in self.cues)
        return self.low(at) == "in" and self.low(at + 1) in ("protest", "defiance", "opposition", "response")

    def _opens_clause(self, at: int) -> bool:
        """Whether a verb, or a name with its verb, follows a conjunction."""
        mention = self.mention_starting(at)
        at = mention.end if mention else at
        while self.low(at).endswith("ly"):
            at += 1
        verb = any(cue.start == at and cue.value.part == "verb" for cue in self.cues)
        return verb or (self.low(at) in AUXILIARY and self.low(at) != "to")

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
        if cue.value.part != "verb" or not self._may_be_noun(cue):
            return cue.value.part == "noun"
        at = cue.start - 1
        while at >= 0 and (self.low(at).endswith("ly") or self.low(at) in PASSING):
            at -= 1
        before, base = self.low(at), cue.value.phrase
        if before in BE and self.low(cue.start) == base:
            return base not in UNCHANGED
        verbal = before in AUXILIARY | RELATIVE | (PERSONAL - {"his", "her"}) | {"i", "we", "they", "it", "to"}
        if verbal or before.endswith("n't") or (base in VERBAL and before not in DETERMINER):
            return False
        mention = self.mention_ending(at + 1) if at >= 0 else None
        if mention:
            return (self.low(cue.start) == base and not self._is_plural(mention)) or is_adjective(self.words[at])
        return at >= 0 and before not in LISTING and not self.words[at].is_mark

    def _may_be_noun(self, cue: Found[StanceWord]) -> bool:
        """Whether a verb's form can be a noun's: "demand" and "demands", but not "demanding" or "said"."""
        form, base = self.low(cue.start), cue.value.phrase
        single = cue.end - cue.start == 1 and not form.endswith(("ing", "ed"))
        return single and form in (base, *verb_forms(base)[1:2], "thought")

    def _is_plural(self, mention: Mention) -> bool:
        """Whether a mention takes a plural verb: "the police demand", "Germany and Spain demand"."""
        last = self.words[mention.end - 1]
        plural = last.low.endswith("s") and not last.text.isupper()
        return plural or last.low in ("police", "people") or self._before_list(mention) >= 0

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

    def _before_list(self, mention: Mention) -> int:
        """Step back from a listed name to the last word of the one before; -1 when it is the first."""
        at = mention.start - 1
        at -= self.low(at) in OPENING
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
