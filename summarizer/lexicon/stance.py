"""Words that take a side: what they say, whose attitude they are, and where they stand in a sentence.

For an engine with lemmas: ``of_lemma("oppose")``, ``of_lemma("opposition", "noun")``. For running words without a
parser: ``find(words)`` matches every inflected form, longest phrase first ("ruled out", "warned them against").
A sign is an attitude to the object of the word; negation is not weighed here, see ``lexicon.negation``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from . import table
from .inflect import noun_forms, verb_forms
from .phrases import GAP, Found, PhraseTable

Part = Literal["verb", "noun", "adj", "phrase"]
About = Literal["holder", "content", "target", "action", "modal", "weak"]
_SIGNS = {"+": 1, "-": -1, "0": 0}


@dataclass(frozen=True)
class StanceWord:
    """One entry of the table."""

    phrase: str
    """Base form, such as "rule out"."""
    sign: int
    """1 for, -1 against, 0 a word of saying that takes no side by itself."""
    part: Part
    """Part of speech of the whole phrase."""
    about: About
    """Whose attitude it is; the head of the table explains the six classes."""
    forms: tuple[str, ...]
    """Every inflected form, in lower case."""

    @property
    def speech(self) -> bool:
        """Whether it only reports what somebody says."""
        return self.sign == 0


@cache
def entries() -> tuple[StanceWord, ...]:
    """Return the whole table, in its order."""
    return tuple(_entry(row) for row in table("stance"))


def of_lemma(lemma: str, part: Part | None = None) -> StanceWord | None:
    """Look a base form up.

    Args:
        lemma: lower-case base form or phrase, such as "oppose", "rule out", "in favour of".
        part: part of speech wanted; any when left out, verbs before nouns before the rest.
    """
    return next((word for word in _by_lemma().get(lemma, ()) if part in (None, word.part)), None)


def find(words: Sequence[str]) -> tuple[Found[StanceWord], ...]:
    """Find the words that take a side.

    Args:
        words: lower-case words of a sentence, in order, without punctuation or with it as words of its own.

    Returns:
        What was found, in order, none overlapping; where a form is both verb and noun ("support"), the verb.
    """
    return _forms_table().find(words)


@cache
def _by_lemma() -> dict[str, tuple[StanceWord, ...]]:
    index: dict[str, list[StanceWord]] = {}
    for word in entries():
        index.setdefault(word.phrase, []).append(word)
    order = ("verb", "noun", "adj", "phrase")
    return {phrase: tuple(sorted(words, key=lambda w: order.index(w.part))) for phrase, words in index.items()}


@cache
def _forms_table() -> PhraseTable[StanceWord]:
    forms: dict[str, StanceWord] = {}
    for word in entries():
        for form in word.forms:
            if form not in forms or (word.part == "verb" and forms[form].part == "noun" and not word.speech):
                forms[form] = word
    return PhraseTable.of(forms)


def _entry(row: tuple[str, ...]) -> StanceWord:
    phrase, sign, part, about, *rest = row
    irregular = tuple(form.strip() for form in rest[0].split("|")) if rest else ()
    kind = cast(Part, part)
    inflects = kind == "verb" or about == "target"
    forms = _inflected(phrase, irregular) if inflects else _plural(phrase) if kind == "noun" else (phrase,)
    return StanceWord(phrase, _SIGNS[sign], kind, cast(About, about), tuple(dict.fromkeys((*forms, *irregular))))


def _inflected(phrase: str, irregular: tuple[str, ...]) -> tuple[str, ...]:
    """Inflect the first word of a verb phrase; irregular past forms replace the regular one."""
    first, *rest = phrase.split()
    base, third, past, ing = verb_forms(first)
    heads = (base, third, ing) if irregular else (base, third, past, ing)
    return tuple(" ".join((head, *rest)) for head in heads)


def _plural(phrase: str) -> tuple[str, ...]:
    """Inflect the noun of a noun phrase: its first word when a preposition follows ("calls for"), else its last."""
    words = phrase.split()
    at = 0 if len(words) > 1 and words[1] in {"for", "to", "of", "with", "about", "over", "against", "on"} else -1
    plural = list(words)
    plural[at] = noun_forms(words[at])[1]
    return phrase, " ".join(plural)


__all__ = ["GAP", "About", "Part", "StanceWord", "entries", "find", "of_lemma"]
