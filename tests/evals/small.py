"""A small labelled story and engines that answer it, for tests that need no parser and no model."""

from dataclasses import dataclass, field
from pathlib import Path

from summarizer.errors import OutputInvalid, ProviderError
from summarizer.evals.case import Story, load_story
from summarizer.schemas import (
    Article,
    Briefing,
    Leftovers,
    Links,
    NotedActor,
    NotedPosition,
    Notes,
    Provenance,
    Wording,
)

ARTICLE = """Ferries stay in port, day {n}

The Sailors' Guild wants a pay rise in town {n}. Captain Ida Holm opposes the pay rise in town {n}.
Read more: ten beaches
"""
GOLD = """
actors:
  - {id: guild, name: Sailors' Guild, kind: organisation}
  - {id: holm, name: Ida Holm, kind: person, aliases: [Captain Ida Holm]}
positions:
  - {id: p1, actor: guild, issue: rise, stance: support, evidence: ["The Sailors' Guild wants"]}
  - {id: p2, actor: holm, issue: rise, stance: oppose, evidence: ["Captain Ida Holm opposes"]}
disputes:
  - {id: d1, question: Should sailors get a pay rise?, issue: rise, side_a: [guild], side_b: [holm], evidence: ["Captain Ida Holm opposes"]}
boilerplate: ["Read more: ten beaches"]
"""  # noqa: E501
STORY = """
title: Ferries
domain: test
split: develop
today: "2026-11-22"
articles: [{articles}]
issues: [{{id: rise, statement: Sailors should get a pay rise., keywords: [pay, rise]}}]
key_issues: [rise]
lineages: [{{id: l1, articles: [{ids}]}}]
disputes: [{{id: d1, issue: rise, sides: [{{stance: support, actors: [guild]}}, {{stance: oppose, actors: [holm]}}]}}]
never_same: [[guild, holm]]
"""


def small_story(folder: Path, articles: int) -> Story:
    """Write and load a story of so many like articles."""
    folder.mkdir(parents=True, exist_ok=True)
    ids = [f"a{n}" for n in range(articles)]
    for n, name in enumerate(ids):
        (folder / f"{name}.txt").write_text(ARTICLE.format(n=n), encoding="utf-8")
        (folder / f"{name}.gold.yaml").write_text(GOLD, encoding="utf-8")
    refs = ", ".join(f"{{id: {name}, file: {name}.txt}}" for name in ids)
    (folder / "story.yaml").write_text(STORY.format(articles=refs, ids=", ".join(ids)), encoding="utf-8")
    return load_story(folder)


def _noted(name: str, stance: str, sentence: int) -> NotedPosition:
    return NotedPosition(
        actor=name,
        on_behalf_of=None,
        issue="Sailors should get a pay rise.",
        stance=stance,
        statement=f"{name} {stance}s the pay rise.",
        modality="demand" if stance == "support" else "refusal",
        conditions=[],
        certainty="stated",
        chain=[],
        said_on=None,
        narrator_only=False,
        sentences=[sentence],
    )


@dataclass
class Canned:
    """An engine that reads the small story right, and fails where it is told to."""

    name: str = "canned"
    prompts: str = ""
    unfit: frozenset[str] = frozenset()
    """Files whose answer never fits the schema."""
    down: frozenset[str] = frozenset()
    """Files at which the endpoint is down."""
    blind: frozenset[str] = frozenset()
    """Files in which it finds only the first position."""
    killed_at: int | None = None
    """Number of the call at which the process is killed."""
    asked: list[str] = field(default_factory=list)
    concurrency: int = 1

    @property
    def provenance(self) -> Provenance:
        return Provenance(engine=self.name, prompts=self.prompts)

    def extract(self, article: Article, faults: object = ()) -> Notes:
        if faults:
            return Notes(actors=[], positions=[], proposals=[], disputes=[], events=[], unknowns=[])
        self.asked.append(article.file)
        if len(self.asked) - 1 == self.killed_at:
            raise KeyboardInterrupt
        if article.file in self.unfit:
            raise OutputInvalid(article.file, "never fitted")
        if article.file in self.down:
            raise ProviderError(article.file, "is down")
        numbers = {article.reading(s.n)[:3]: s.n for s in article.sentences}
        held = [_noted("Sailors' Guild", "support", numbers["The"]), _noted("Ida Holm", "oppose", numbers["Cap"])]
        actors = [
            NotedActor(name=p.actor, kind="person", aliases=[], office=None, organisation=None, sentences=p.sentences)
            for p in held
        ]
        kept = held[:1] if article.file in self.blind else held
        return Notes(actors=actors, positions=kept, proposals=[], disputes=[], events=[], unknowns=[])

    def link(self, _leftovers: Leftovers) -> Links:
        return Links(actors=[], issues=[])

    def compose(self, _briefing: Briefing) -> Wording | None:
        return None

    def drain(self) -> None:
        """Nothing of it costs anything."""
