"""A finished briefing's sources, set up again as the articles they were."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ...schemas import Actor, Article, Briefing, Check, Evidence, NotedActor, Source
from . import place, wordings
from .claims import Desk
from .described import staged
from .foreign import original_in
from .wordings import contains


@dataclass(frozen=True)
class Shelf:
    """The sources of one briefing, each with the actors that stand in it."""

    briefing: Briefing

    @cached_property
    def desks(self) -> dict[str, Desk]:
        """What every check of a source's claims needs, by source id."""
        return {source.id: _desk(source, self.briefing.actors) for source in self.briefing.sources}

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of the actors, by id."""
        return {actor.id: actor.name for actor in self.briefing.actors}

    @cached_property
    def issues(self) -> dict[str, str]:
        """Statements of the issues, by id."""
        return {issue.id: issue.statement for issue in self.briefing.issues}

    def slices(self, evidence: Sequence[Evidence]) -> list[Check]:
        """Check that each slice is what its source says between its offsets, and spans the sentences it names."""
        faults = [fault for slice_ in evidence if (fault := self._misplaced(slice_))]
        return [Check(name="place", verdict="failed" if faults else "passed", detail="; ".join(faults))]

    def _misplaced(self, slice_: Evidence) -> str:
        desk = self.desks.get(slice_.source)
        if desk is None:
            return f"source {slice_.source} is not in the briefing"
        article, original = desk.stage.printed, desk.stage.original
        known = place.valid(article, slice_.sentences)
        if slice_.translation != (original.translated(slice_.sentences) if original else None):
            return f"the translation of the slice of {slice_.source} is not that of its sentences"
        if article.text[slice_.start : slice_.end] != slice_.quote:
            return f'{slice_.source} does not say "{slice_.quote[:80]}" at {slice_.start}'
        if len(known) != len(slice_.sentences) or not known:
            return f"{slice_.source} has no sentences {', '.join(map(str, slice_.sentences))}"
        ends = article.sentences[known[0] - 1].start, article.sentences[known[-1] - 1].end
        if ends != (slice_.start, slice_.end):
            return f"the slice of {slice_.source} is not the sentences {', '.join(map(str, known))}"
        return ""

    def cited(self, evidence: Sequence[Evidence]) -> dict[str, list[int]]:
        """Return the existing sentences that a claim cites, by source."""
        found: dict[str, set[int]] = {}
        for slice_ in evidence:
            if slice_.source in self.desks:
                known = place.valid(self.desks[slice_.source].stage.article, slice_.sentences)
                found.setdefault(slice_.source, set()).update(known)
        return {key: sorted(numbers) for key, numbers in found.items() if numbers}

    def worded(self, texts: Sequence[str], evidence: Sequence[Evidence], people: Sequence[str] = ()) -> list[Check]:
        """Check slices, and the numbers, names and quotations of the texts against all cited sentences together."""
        checks = self.slices(evidence)
        cited = self.cited(evidence)
        if not texts or not cited:
            return checks
        stages = {key: self.desks[key].stage for key in cited}
        said = "\n".join("\n".join(place.readings(stages[key].article, numbers)) for key, numbers in cited.items())
        near = "\n".join(self.desks[key].near(numbers) for key, numbers in cited.items())
        own = [name for key, numbers in cited.items() for name in self.desks[key].own(people, numbers)]
        whole = "\n".join(stage.text for stage in stages.values())
        return [
            *checks,
            wordings.numbers(texts, said),
            wordings.names(texts, near, own, whole),
            wordings.quote(texts, said),
        ]


def _desk(source: Source, actors: Sequence[Actor]) -> Desk:
    """Set a source up as the article it was, with the actors that stand in it."""
    article = Article(
        id=source.id,
        file=source.file,
        text=source.text,
        title=source.title,
        removed=source.removed,
        sentences=source.sentences,
    )
    original = original_in(source, article)
    english = original.in_english if original else article
    text = f"{source.text}\n{english.text}" if original else source.text
    here = [_noted(actor, source.id, text) for actor in actors if any(e.source == source.id for e in actor.evidence)]
    return Desk(staged(here, english, original), {actor.name: actor.name for actor in here})


def _noted(actor: Actor, source: str, text: str) -> NotedActor:
    """Return an actor as this source knows it: by the aliases that stand in it, and in the office it gives."""
    role = next((role for role in actor.roles if role.source == source), None)
    return NotedActor.model_construct(
        name=actor.name,
        kind=actor.kind,
        aliases=[alias for alias in actor.aliases if contains(text, alias)],
        office=role.office if role else None,
        organisation=role.organisation if role else None,
        sentences=[n for e in actor.evidence if e.source == source for n in e.sentences],
    )
