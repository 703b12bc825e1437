"""Systems that read nothing, printed under every candidate: what a score is worth is what it has above these.

They are given more than any system has, the labels' own names, and still must score low.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import fmean

from ..schemas import Actor, ActorKind, Briefing, Certainty, Coverage, Evidence, Issue, Modality, Position, Stance
from .actors import ActorScore, score_actors
from .case import Case, Story
from .gold_page import as_page
from .labels import Status
from .names import printed
from .passages import Passages
from .score import ArticleScore, score_article

Pair = tuple[Story, Case]
Span = tuple[int, int]

_SENTENCE = re.compile(r"[^\s.!?][^\n.!?]*[.!?]*[’”\"']?")
_LEAD = 5
"""Sentences that a lead-only system copies."""


def article_means(pairs: Sequence[Pair], outputs: Sequence[Briefing | None]) -> dict[str, dict[str, float]]:
    """Means of every degenerate system over articles.

    Args:
        pairs: the articles with their stories.
        outputs: what the candidate made of each; the majority line is this with every stance replaced.
    """
    majority = majority_stance(pairs)
    systems: dict[str, Iterable[Briefing | None]] = {
        "empty": (_claiming(case, ()) for _, case in pairs),
        "copies every sentence": (_claiming(case, _sentences(case)) for _, case in pairs),
        "copies the lead": (_claiming(case, _sentences(case)[:_LEAD]) for _, case in pairs),
        f"candidate, always {majority}": (_steady(output, majority) for output in outputs),
    }
    return {
        name: _means([score_article(*pair, made) for pair, made in zip(pairs, briefings, strict=True)])
        for name, briefings in systems.items()
    }


def one_cluster(story: Story) -> ActorScore:
    """How well actors are joined by a system that finds every name and thinks them all one."""
    page = as_page(story)
    names = tuple(sorted({name for actor in page.actors for name in (actor.name, *actor.aliases)}))
    pieces = tuple(piece for actor in page.actors for piece in actor.evidence)
    everybody = page.actors[0].model_copy(update={"aliases": names, "evidence": pieces})
    merged = page.model_copy(update={"actors": (everybody,), "positions": ()})
    return score_actors(story, merged, Passages(story, merged))


def majority_stance(pairs: Sequence[Pair]) -> Stance:
    """The stance that most required labels have."""
    labels = (label for _, case in pairs for label in case.gold.positions if label.status is Status.REQUIRED)
    return Counter(label.stance for label in labels).most_common(1)[0][0]


def _claiming(case: Case, spans: Sequence[Span]) -> Briefing:
    """Every labelled actor that a sentence names supports what the sentence says."""
    actors = tuple(
        Actor(id=actor.id, name=actor.name, kind=ActorKind.PERSON, aliases=printed(actor)) for actor in case.gold.actors
    )
    issues = tuple(Issue(id=f"i{a}", statement=case.text[a:b], form="topic", label=case.text[a:b]) for a, b in spans)
    held = [
        (actor, a, b)
        for a, b in spans
        for actor in actors
        if any(alias.casefold() in case.text[a:b].casefold() for alias in actor.aliases)
    ]
    positions = tuple(
        Position(
            id=f"p{at}",
            speaker=actor.id,
            issue=f"i{a}",
            stance=Stance.SUPPORT,
            statement="",
            modality=Modality.DESCRIPTION,
            certainty=Certainty.STATED,
            confidence="low",
            evidence=(Evidence(source="s1", sentences=(1,), start=a, end=b, quote=case.text[a:b]),),
            origins=(),
            items=(),
        )
        for at, (actor, a, b) in enumerate(held)
    )
    return Briefing(coverage=Coverage(articles=1, origins=1), actors=actors, issues=issues, positions=positions)


def _sentences(case: Case) -> list[Span]:
    return [match.span() for match in _SENTENCE.finditer(case.text)]


def _steady(output: Briefing | None, stance: Stance) -> Briefing | None:
    """An output that takes every stance for the same: the rest of its score is finding."""
    if output is None:
        return None
    steady = tuple(position.model_copy(update={"stance": stance}) for position in output.positions)
    return output.model_copy(update={"positions": steady})


def _means(scores: Sequence[ArticleScore]) -> dict[str, float]:
    measures = [score.measures() for score in scores]
    names = dict.fromkeys(name for measured in measures for name in measured)
    return {name: fmean(measured[name] for measured in measures if name in measured) for name in names}
