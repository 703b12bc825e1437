"""Put a page that was composed in English into its own language: each line whole, or left in English and said to be."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...lexicon.page import PageWords, page_words
from ...lexicon.prose import number_word
from ...schemas import Block, Briefing, Line, Page, Row

_STRONG = re.compile(r"\*\*(.+?)\*\*")
_GRADED = re.compile(r"(High|Moderate|Low)(?:: (.+))?\.")
_AGREE = re.compile(r"(\S+) independent origins agree")
_ONE_SIDE = "for one side, "
_MOST = 100
"""Origins that a reason counts in words."""


@dataclass(frozen=True)
class Tongue:
    """The language of one page: its fixed words, and what a model says for composed lines."""

    words: PageWords
    said: Mapping[str, str]
    """Lines by what they are in English."""

    @classmethod
    def of(cls, briefing: Briefing) -> "Tongue":
        """Gather the words of a briefing's page."""
        return cls(page_words(briefing.language), {phrase.text: phrase.said for phrase in briefing.phrases})

    def page(self, page: Page) -> Page:
        """Put a page.

        Args:
            page: composed in English; its coverage, footer and sources are in its language already.

        Returns:
            The same lines in the same order. What no phrase is known for stays in English, and the coverage says so.
        """
        wanted = [text for text, _ in composed(page)]
        missing = sum(text not in self.said for text in wanted)
        left = "top.all english" if missing == len(wanted) else "top.some english"
        matrix = page.matrix.model_copy(
            update={
                "labels": tuple(map(self._text, page.matrix.labels)),
                "rows": tuple(map(self._row, page.matrix.rows)),
            }
        )
        return page.model_copy(
            update={
                "title": self._text(page.title),
                "coverage": f"{page.coverage} · {self.words(left)}" if missing else page.coverage,
                "matrix": matrix,
                "blocks": tuple(map(self._block, page.blocks)),
            }
        )

    def _text(self, text: str) -> str:
        return self.said.get(text, text)

    def _row(self, row: Row) -> Row:
        demand = self.line(row.demand) if row.demand else None
        return row.model_copy(update={"label": self._text(row.label), "demand": demand})

    def _block(self, block: Block) -> Block:
        if block.key == "sources":
            return block
        return block.model_copy(update={"lines": tuple(map(self.line, block.lines))})

    def line(self, line: Line) -> Line:
        """Put one line, with the words it sets strong, and its note."""
        said = self.said.get(marked(line))
        note = self._note(line.note)
        if said is None:
            return line.model_copy(update={"note": note})
        strong = _STRONG.match(said)
        plain = _STRONG.sub(r"\1", said)
        return line.model_copy(update={"text": plain, "strong": strong[1] if strong else "", "note": note})

    def _note(self, note: str) -> str:
        """Put a note from the table; a note that quotes, such as a condition, as a line."""
        return fixed(note, self.words) or self._text(note)


def fixed(note: str, words: PageWords) -> str:
    """Put a note of fixed words; empty when the table does not know all of it."""
    if words.known(f"note.{note}"):
        return words(f"note.{note}")
    graded = _GRADED.fullmatch(note)
    if graded is None:
        return ""
    confidence = words(f"confidence.{graded[1].lower()}")
    if graded[2] is None:
        return f"{confidence}."
    reason = _reason(graded[2], words)
    return f"{confidence}: {reason}." if reason else ""


def _reason(reason: str, words: PageWords) -> str:
    agree = _AGREE.fullmatch(reason)
    if agree:
        counted = next((n for n in range(2, _MOST) if agree[1].lower() in (number_word(n).lower(), str(n))), None)
        return words.some("reason.agree", counted) if counted else ""
    if reason.startswith(_ONE_SIDE):
        inner = _reason(reason.removeprefix(_ONE_SIDE), words)
        return words("reason.for one side", reason=inner) if inner else ""
    return words(f"reason.{reason}") if words.known(f"reason.{reason}") else ""


def marked(line: Line) -> str:
    """Write a line with its strong words between ** and **, so that they are found again in another language."""
    text = line.text.replace("**", "")
    strong = line.strong.replace("**", "")
    return f"**{strong}**{text.removeprefix(strong)}" if strong and text.startswith(strong) else text


def composed(page: Page) -> Iterator[tuple[str, tuple[str, ...]]]:
    """List what a page says in composed words, each with the ids of the items it speaks of.

    Args:
        page: in English.

    Yields:
        Title, column headings, labels of rows, since states and bodies have names in each language, lines and demands,
        and notes that are not fixed words. Sources, coverage and footer are fixed words, names and titles, which stay.
    """
    english = page_words("en")
    yield page.title, ()
    yield from ((label, ()) for label in page.matrix.labels)
    lines = [line for block in page.blocks if block.key != "sources" for line in block.lines]
    for row in page.matrix.rows:
        yield row.label, ()
        lines += [row.demand] if row.demand else []
    for line in lines:
        yield marked(line), line.items
        if line.note and not fixed(line.note, english):
            yield line.note, line.items
