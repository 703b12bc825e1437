"""An article in another language beside its translation: what can be checked on the original is, the rest is marked.

The rules of this package are made for English. A claim on an article in another language is held against a model's
translation of the sentences it cites, and the translation against the original as far as code can tell: its figures,
and the actors it names. So a check that ran on the translation says so, and never counts as one on the original.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...lexicon.scripts import alike, figures_of, in_latin, possible, read
from ...lexicon.spelling import fold
from ...schemas import Article, Check, ForeignNotes, Source, Translation
from . import place

_WORD = re.compile(r"[^\W\d_]+(?:[^\w\s]?[^\W\d_]+)*")
_ON_TRANSLATION = frozenset(("speaker", "polarity", "hedge", "numbers", "names"))


@dataclass(frozen=True)
class Original:
    """An article as printed, and some of its sentences in English."""

    article: Article
    said: Mapping[int, str]
    """Translations by sentence number."""

    @property
    def in_english(self) -> Article:
        """The article with each translated sentence in English and the others as they are, under the same numbers."""
        pieces, sentences, at = list[str](), [], 0
        for sentence in self.article.sentences:
            text = self.said.get(sentence.n) or self.article.reading(sentence.n)
            sentences.append(sentence.model_copy(update={"start": at, "end": at + len(text)}))
            pieces.append(text)
            at += len(text) + 1
        return self.article.model_copy(update={"text": "\n".join(pieces), "sentences": tuple(sentences), "removed": ()})

    def translated(self, numbers: Sequence[int]) -> str | None:
        """Join the translations of some sentences; None when one is missing."""
        return " ".join(self.said[n] for n in numbers) if all(n in self.said for n in numbers) else None

    def faithful(self, cited: Iterable[int]) -> Check:
        """Check that each cited sentence has a translation, and that each figure of it stands in the original."""
        faults = []
        for n in cited:
            if n not in self.said:
                faults.append(f"sentence {n} has no translation")
                continue
            printed = possible(self.article.reading(n))
            strange = [figure for figure in figures_of(self.said[n]) if not read(figure) & printed]
            faults += [f"the translation of sentence {n} has {figure}, the original has not" for figure in strange]
        return Check(name="translation", verdict="failed" if faults else "passed", detail="; ".join(faults))

    def figured(self, texts: Iterable[str], cited: Iterable[int]) -> bool:
        """Whether texts have figures and each stands in the cited sentences of the original."""
        wanted = [read(figure) for text in texts for figure in figures_of(text)]
        printed = {number for n in cited for number in possible(self.article.reading(n))}
        return bool(wanted) and all(readings & printed for readings in wanted)

    def near(self, numbers: Iterable[int]) -> str:
        """Return sentences of the original as one reads them, and the headline."""
        return "\n".join([self.article.title or "", *place.readings(self.article, numbers)])

    @cached_property
    def _tokens(self) -> dict[int, dict[str, frozenset[str]]]:
        """By sentence, the keys of its words by their first letters."""
        return {}

    def _keys(self, n: int) -> dict[str, frozenset[str]]:
        if n not in self._tokens:
            found: dict[str, set[str]] = {}
            for word in _WORD.findall(self.article.reading(n)[: place.LONGEST]):
                key = in_latin(word)
                found.setdefault(key[:2], set()).add(key)
            self._tokens[n] = {start: frozenset(keys) for start, keys in found.items()}
        return self._tokens[n]

    def names(self, wordings: Iterable[str], numbers: Iterable[int]) -> bool:
        """Whether one of some sentences of the original holds one of some wordings of a name, in whatever case.

        A name is found as printed, with another ending, and from Latin letters in Cyrillic or Greek ones.
        """
        numbers = place.valid(self.article, numbers)
        return any(self._holds(wording, n) for wording in wordings for n in numbers)

    def _holds(self, wording: str, n: int) -> bool:
        plain = fold(wording)
        if plain and not plain.isascii() and plain in fold(self.article.reading(n)[: place.LONGEST]):
            return True
        keys = self._keys(n)
        words = [in_latin(word) for word in _WORD.findall(wording)]
        words = [word for word in words if len(word) > 2] or words
        return bool(words) and all(any(alike(word, key) for key in keys.get(word[:2], ())) for word in words)

    def everywhere(self) -> range:
        """Numbers of all sentences."""
        return range(1, len(self.article.sentences) + 1)


def original_of(notes: object, article: Article) -> Original | None:
    """Set an article beside the translations its notes carry; None for notes of an article in English."""
    if not isinstance(notes, ForeignNotes):
        return None
    said = {line.n: " ".join(line.text.split()) for line in reversed(notes.translations)}
    return Original(article, {n: said[n] for n in place.valid(article, said) if said[n]})


def original_in(source: Source, article: Article) -> Original | None:
    """Set a source of a briefing beside the translations it carries; None for one in English."""
    return Original(article, {line.n: line.text for line in source.translations}) if source.translations else None


def kept(original: Original | None) -> tuple[Translation, ...]:
    """List the translations, to be kept with the checked notes."""
    return tuple(Translation(n=n, text=text) for n, text in sorted(original.said.items())) if original else ()


def marked(checks: Iterable[Check]) -> list[Check]:
    """Say of each check that reads English words that it read them in the translation."""
    return [
        check.model_copy(update={"on": "translation"}) if check.name in _ON_TRANSLATION else check for check in checks
    ]
