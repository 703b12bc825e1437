"""What a label must fulfil beyond its types: it stands in its article and names only what is declared."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from ..schemas import ActorKind
from .labels import Gold, GoldPosition, Status, StoryLabels

Fault = tuple[str, str]
"""Path inside the file, and what is wrong there."""
Places = Callable[[str, str], list[tuple[int, int]]]


def article_faults(gold: Gold, text: str, issues: set[str], places: Places) -> Iterator[Fault]:
    """Find every label of one article that does not hold.

    Args:
        gold: the labels.
        text: the article as decoded.
        issues: ids of issues that the story declares.
        places: finds a snippet in a text.
    """
    actors = {actor.id for actor in gold.actors}
    for name in ("actors", "positions", "proposals", "disputes"):
        yield from _twice(name, [entry.id for entry in getattr(gold, name)])
    for at, named, claimed in _mentions(gold):
        if claimed not in actors:
            yield f"{at}.{named}", f"no actor {claimed!r} is declared"
    for at, words in _printed(gold):
        if not places(text, words):
            yield at, f"{words!r} does not stand in the article"
    for at, issue in _issues(gold):
        if " " not in issue and issue not in issues:
            yield at, f"the story declares no issue {issue!r}"
    yield from _evidence_faults(gold, text, places)
    yield from _forbidden_faults(gold.positions)


def _twice(name: str, ids: Iterable[str]) -> Iterator[Fault]:
    for found, times in Counter(ids).items():
        if times > 1:
            yield name, f"the id {found!r} stands {times} times"


def _mentions(gold: Gold) -> Iterator[tuple[str, str, str]]:
    """Every place where a label names an actor by id."""
    for i, position in enumerate(gold.positions):
        yield f"positions[{i}]", "actor", position.actor
        for other in position.also_actors:
            yield f"positions[{i}]", "also_actors", other
        if position.on_behalf_of:
            yield f"positions[{i}]", "on_behalf_of", position.on_behalf_of
    for i, proposal in enumerate(gold.proposals):
        for role in ("proposers", "supporters", "opponents"):
            yield from ((f"proposals[{i}]", role, actor) for actor in getattr(proposal, role))
    for i, dispute in enumerate(gold.disputes):
        for side in ("side_a", "side_b"):
            yield from ((f"disputes[{i}]", side, actor) for actor in getattr(dispute, side))


def _printed(gold: Gold) -> Iterator[tuple[str, str]]:
    """Every label that is given "as printed" and therefore must stand in the text."""
    for i, actor in enumerate(gold.actors):
        for words in (actor.name, *actor.aliases, actor.office, actor.organisation):
            if words:
                yield f"actors[{i}]", words
    for i, position in enumerate(gold.positions):
        hops = [words for hop in position.chain for words in (hop.who, hop.cue, hop.hedge)]
        for words in (*position.conditions, position.said_on, *hops):
            if words:
                yield f"positions[{i}]", words
    for i, proposal in enumerate(gold.proposals):
        yield from ((f"proposals[{i}].conditions", words) for words in proposal.conditions)
    for name in ("boilerplate", "loaded"):
        yield from ((f"{name}[{i}]", words) for i, words in enumerate(getattr(gold, name)))


def _issues(gold: Gold) -> Iterator[tuple[str, str]]:
    for name in ("positions", "proposals", "disputes"):
        for i, entry in enumerate(getattr(gold, name)):
            if entry.issue is not None:
                yield f"{name}[{i}].issue", entry.issue


def _evidence_faults(gold: Gold, text: str, places: Places) -> Iterator[Fault]:
    """Evidence stands in the article once and only once, and not in what is not its reporting."""
    set_aside = [span for words in gold.boilerplate for span in places(text, words)]
    for name in ("positions", "proposals", "disputes"):
        for i, entry in enumerate(getattr(gold, name)):
            for k, snippet in enumerate(entry.evidence):
                at, spans = f"{name}[{i}].evidence[{k}]", places(text, snippet)
                if not spans:
                    yield at, f"{snippet!r} does not stand in the article"
                elif len(spans) > 1:
                    yield at, f"{snippet!r} stands {len(spans)} times in the article; quote more of it"
                elif entry.status is not Status.FORBIDDEN and any(
                    a < spans[0][1] and spans[0][0] < b for a, b in set_aside
                ):
                    yield at, f"{snippet!r} lies in boilerplate"


def _forbidden_faults(positions: tuple[GoldPosition, ...]) -> Iterator[Fault]:
    """A claim can't be both welcome and forbidden."""
    welcome = {
        (actor, position.issue, stance, snippet)
        for position in positions
        if position.status is not Status.FORBIDDEN
        for actor in (position.actor, *position.also_actors)
        for stance in (position.stance, *position.also)
        for snippet in position.evidence
    }
    for i, position in enumerate(positions):
        claims = {(position.actor, position.issue, position.stance, snippet) for snippet in position.evidence}
        if position.status is Status.FORBIDDEN and claims & welcome:
            yield f"positions[{i}]", "forbids what another label of this article asks for"


def story_faults(labels: StoryLabels, cases: Mapping[str, tuple[str, Gold]], places: Places) -> Iterator[Fault]:
    """Find every label of the merged page that does not hold.

    Args:
        labels: the story's labels.
        cases: article id to its text and labels.
        places: finds a snippet in a text.
    """
    yield from _twice("articles", [ref.id for ref in labels.articles])
    yield from _twice("issues", [issue.id for issue in labels.issues])
    yield from _twice("lineages", [article for lineage in labels.lineages for article in lineage.articles])
    declared = {actor.id for _, gold in cases.values() for actor in gold.actors}
    yield from _kind_faults(cases)
    yield from _undeclared("actor", declared, _story_actors(labels))
    yield from _undeclared("issue", {issue.id for issue in labels.issues}, _story_issues(labels))
    yield from _undeclared("article", cases, _story_articles(labels))
    for missing in sorted(cases.keys() - {article for lineage in labels.lineages for article in lineage.articles}):
        yield "lineages", f"the article {missing!r} is in none"
    known = {f"{article}:{position.id}" for article, (_, gold) in cases.items() for position in gold.positions}
    refs = [(f"changes[{i}]", ref) for i, change in enumerate(labels.changes) for ref in (change.earlier, change.later)]
    yield from _undeclared("position", known, refs)
    for at, article, snippet in _passages(labels):
        if article in cases and len(places(cases[article][0], snippet)) != 1:
            yield at, f"{snippet!r} does not stand exactly once in {article}"


def _kind_faults(cases: Mapping[str, tuple[str, Gold]]) -> Iterator[Fault]:
    """One id is one actor, so of one kind; only a rewrite may have lost a name and left somebody unnamed."""
    first: dict[str, ActorKind] = {}
    for article, (_, gold) in cases.items():
        for actor in gold.actors:
            if actor.kind is ActorKind.UNNAMED:
                continue
            kind = first.setdefault(actor.id, actor.kind)
            if kind is not actor.kind:
                yield f"articles.{article}", f"{actor.id!r} is {actor.kind} here and {kind} elsewhere"


def _undeclared(what: str, known: Iterable[str], used: Iterable[tuple[str, str]]) -> Iterator[Fault]:
    declared = set(known)
    for at, name in used:
        if name not in declared:
            yield at, f"no {what} {name!r} is declared"


def _story_actors(labels: StoryLabels) -> Iterator[tuple[str, str]]:
    for i, pair in enumerate(labels.never_same):
        yield from ((f"never_same[{i}]", actor) for actor in pair)
    for i, dispute in enumerate(labels.disputes):
        for k, side in enumerate(dispute.sides):
            yield from ((f"disputes[{i}].sides[{k}]", actor) for actor in side.actors)
    for i, succession in enumerate(labels.successions):
        yield from ((f"successions[{i}]", actor) for actor in (succession.earlier, succession.later))
    yield from ((f"changes[{i}].actor", change.actor) for i, change in enumerate(labels.changes))


def _story_issues(labels: StoryLabels) -> Iterator[tuple[str, str]]:
    yield from ((f"key_issues[{i}]", issue) for i, issue in enumerate(labels.key_issues))
    yield from ((f"disputes[{i}].issue", dispute.issue) for i, dispute in enumerate(labels.disputes))
    yield from ((f"changes[{i}].issue", change.issue) for i, change in enumerate(labels.changes))


def _story_articles(labels: StoryLabels) -> Iterator[tuple[str, str]]:
    for i, lineage in enumerate(labels.lineages):
        inside = (*lineage.articles, *(article for pair in lineage.rewrites for article in pair))
        yield from ((f"lineages[{i}]", article) for article in inside)
    yield from ((at, article) for at, article, _ in _passages(labels))


def _passages(labels: StoryLabels) -> Iterator[tuple[str, str, str]]:
    for i, conflict in enumerate(labels.conflicts):
        yield from ((f"conflicts[{i}]", passage.article, passage.snippet) for passage in conflict.between)
    for i, drift in enumerate(labels.drift):
        for passage in (drift.original, drift.rewrite):
            yield f"drift[{i}]", passage.article, passage.snippet
    for i, date in enumerate(labels.dates):
        yield f"dates[{i}]", date.at.article, date.at.snippet
