"""Places across the articles of a story, so that labels and briefings can be laid over one another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..schemas import Briefing, Evidence, Relation, RelationKind
from .case import Story
from .match import find, overlaps

Length = tuple[int, int]
"""A span on one long line on which the story's articles stand one behind the other."""

_APART = 10_000_000
"""Room for each article on that line, far beyond the length of any."""


@dataclass(frozen=True)
class Passages:
    """A story and a merged briefing of it, with every place of both as a span on one line."""

    story: Story
    briefing: Briefing

    @cached_property
    def _offsets(self) -> Mapping[str, int]:
        return {case.id: at * _APART for at, case in enumerate(self.story.cases)}

    @cached_property
    def articles(self) -> Mapping[str, str]:
        """Source id to the article's id, known by its text: what a file is called is no matter."""
        by_text = {case.text: case.id for case in self.story.cases}
        return {source.id: by_text[source.text] for source in self.briefing.sources if source.text in by_text}

    @cached_property
    def lineage(self) -> Mapping[str, str]:
        """Article id to the lineage the briefing gives it."""
        return {
            self.articles[source.id]: source.lineage for source in self.briefing.sources if source.id in self.articles
        }

    @cached_property
    def rewrites(self) -> frozenset[tuple[str, str]]:
        """Pairs of article ids, rewrite and original, as the briefing has them."""
        known = self.articles
        pairs = ((source.id, source.rewrite_of or "") for source in self.briefing.sources)
        return frozenset((known[one], known[other]) for one, other in pairs if one in known and other in known)

    def place(self, article: str, snippet: str) -> list[Length]:
        """Where a snippet of an article stands."""
        offset = self._offsets[article]
        return [(offset + a, offset + b) for a, b in find(self.story.case(article).text, snippet)]

    def position(self, ref: str) -> list[Length]:
        """Where a labelled position, ``article:position``, stands."""
        article, _, name = ref.partition(":")
        label = next(label for label in self.story.case(article).gold.positions if label.id == name)
        return [span for snippet in label.evidence for span in self.place(article, snippet)]

    def spans(self, evidence: Iterable[Evidence]) -> list[Length]:
        """Where pieces of a briefing's evidence stand."""
        return [
            (
                self._offsets[self.articles[piece.source]] + piece.start,
                self._offsets[self.articles[piece.source]] + piece.end,
            )
            for piece in evidence
            if piece.source in self.articles
        ]

    def related(self, kinds: set[RelationKind], group: Sequence[Sequence[Length]]) -> bool:
        """Whether one relation of these kinds stands on every place of a group."""
        relations = [r for r in (*self.briefing.changes, *self.briefing.source_conflicts) if r.kind in kinds]
        return any(all(overlaps(self._under(relation), place) for place in group) for relation in relations)

    def _under(self, relation: Relation) -> list[Length]:
        """What a relation stands on: its own evidence, and that of the positions it relates."""
        held = [p for p in self.briefing.positions if p.id in relation.between]
        return self.spans([*relation.evidence, *(piece for position in held for piece in position.evidence)])
