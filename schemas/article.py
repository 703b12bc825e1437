"""An article as read: its text untouched, what was set aside, and its numbered sentences."""

from typing import Literal

from .base import Basis, Frozen


class RemovedSpan(Frozen):
    """A stretch of the text that is not the article's reporting; kept, so that nothing is silently lost."""

    start: int
    """First code point of the span in the text."""
    end: int
    """One past the last code point of the span."""
    rule: str
    """Name of the rule that set it aside, such as "subscription pitch"."""


class Sentence(Frozen):
    """One numbered sentence. Offsets point into the article's text as decoded, before any cleaning."""

    n: int
    """Number of the sentence, from 1, as models see and cite it."""
    start: int
    """First code point of the sentence in the text."""
    end: int
    """One past the last code point of the sentence."""
    part: Literal["title", "heading", "body"] = "body"
    """Whether it is the headline, a heading inside the article, or running text."""
    paragraph: int = 0
    """Number of the paragraph it stands in, from 0; a sentence's neighbours share it."""


class Translation(Frozen):
    """One sentence in English, as a model put it. It is not the article's word."""

    n: int
    """Number of the sentence."""
    text: str


class Published(Frozen):
    """When the article appeared, with the reason we believe it."""

    value: str | None = None
    """ISO 8601 date, as precise as it is known: YYYY-MM-DD, YYYY-MM or YYYY; null when unknown."""
    precision: Literal["day", "month", "year"] | None = None
    """The precision of the value."""
    basis: Basis = Basis.UNKNOWN
    """given by metadata, derived from the article's own words, or unknown."""
    rule: str | None = None
    """For a derived date: the words and the rule that yield it."""
    first_day: str | None = None
    """ISO date of the first day it can be where rules leave some days of the month or year, not all; else null."""
    last_day: str | None = None
    """ISO date of the last such day; else null."""


class Article(Frozen):
    """One article. Reading fills the first fields, cleaning the spans and sentences; the text never changes."""

    id: str
    """Content hash of the text: the same words are the same article wherever they lie."""
    file: str
    """Name it was read under: a file name, a record's id, "standard input"."""
    text: str
    """The whole text as decoded."""
    title: str | None = None
    """Headline, from metadata or the first line; null when there is none."""
    outlet: str | None = None
    """Who published it, as given; never guessed from the text."""
    url: str | None = None
    """Where it was published, as given."""
    language: str | None = None
    """BCP 47 code of the language, as given or found; null when unknown."""
    language_basis: Basis = Basis.UNKNOWN
    """given by metadata, derived from the text's script and words, or unknown."""
    published: Published = Published()
    """When it appeared."""
    removed: tuple[RemovedSpan, ...] = ()
    """Spans set aside as boilerplate or unreadable characters, in order, not overlapping."""
    sentences: tuple[Sentence, ...] = ()
    """Sentences in order; none overlaps a removed block of boilerplate."""

    def sample(self, characters: int = 20_000) -> str:
        """Return the beginning of the sentences as they stand, to tell the language by; all text before cleaning."""
        pieces, size = [], 0
        for sentence in self.sentences:
            if size >= characters:
                break
            pieces.append(self.text[sentence.start : sentence.end])
            size += sentence.end - sentence.start
        return " ".join(pieces) if self.sentences else self.text[:characters]

    def reading(self, n: int) -> str:
        """Return sentence ``n`` as one reads it: removed characters dropped, wrapped lines joined.

        Raises:
            IndexError: there is no sentence ``n``.
        """
        if not 1 <= n <= len(self.sentences):
            raise IndexError(f"{self.file} has sentences 1 to {len(self.sentences)}, not {n}")
        sentence = self.sentences[n - 1]
        pieces, at = [], sentence.start
        for span in self.removed:
            if span.end <= at or span.start >= sentence.end:
                continue
            pieces.append(self.text[at : max(at, span.start)])
            at = max(at, span.end)
        pieces.append(self.text[at : sentence.end])
        return " ".join("".join(pieces).split())
