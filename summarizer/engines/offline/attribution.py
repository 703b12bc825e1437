"""One attribution: who (source) says, wants or thinks (cue) what (content), as token indices of one paragraph."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from ...lexicon.reporting import Attitude, Cue
from .parsed import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Token

ContentForm = Literal["clause", "infinitive", "gerund", "noun", "quote"]


@dataclass(frozen=True)
class Attribution:
    """Who says what, with everything that later decides whether it is a position."""

    paragraph: Paragraph
    cue: "Token"
    """The verb, noun, adjective or preposition that attributes."""
    source: "Token | None"
    """Head of the phrase that names the holder; None for an agentless passive."""
    content: frozenset[int]
    """Tokens of what is attributed."""
    head: "Token | None"
    """Head of the content; None for a bare quotation."""
    form: ContentForm
    attitude: Attitude
    modality: str
    negated: bool = False
    """Whether the cue itself is denied."""
    patient: "Token | None" = None
    """Who is to do it, in "urge X to go"; whom it is said to, in "told X"."""
    frame: str = "that"
    carrier: "Token | None" = None
    """Verb that carries a noun cue, as in "expressed support"; else None."""
    spoken_in: Paragraph | None = None
    """Paragraph of source and cue, when a quotation continues a speaker of an earlier paragraph."""

    @property
    def home(self) -> Paragraph:
        """Paragraph in which source and cue stand."""
        return self.spoken_in or self.paragraph

    @property
    def anchor(self) -> "Token":
        """The verb whose clause reports it."""
        return self.carrier or self.cue

    def span(self) -> set[int]:
        """All tokens of the content's paragraph that show it: source, cue and content."""
        if self.spoken_in is not None:
            return set(self.content)
        tokens = {self.cue.i, *self.content}
        if self.source is not None:
            tokens.add(self.source.i)
        if self.carrier is not None:
            tokens.add(self.carrier.i)
        return tokens

    def with_content(self, content: Iterable[int]) -> "Attribution":
        """The same with other tokens as content."""
        return replace(self, content=frozenset(content))


def attribution(
    paragraph: Paragraph, cue: "Token", source: "Token | None", found: "tuple[Token, set[int], ContentForm]", how: Cue
) -> Attribution:
    """Build an attribution from a cue, a source and a content found in the parse."""
    head, content, form = found
    return Attribution(
        paragraph, cue, source, frozenset(content), head, form, how.attitude, how.modality, frame=how.frame
    )
