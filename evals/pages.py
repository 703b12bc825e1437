"""What a system got right across the articles of a story: actors joined, disputes, changes, lineages, and the page."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from ..schemas import Briefing, Frozen, RelationKind
from .actors import ActorScore, score_actors
from .case import Story
from .labels import Status, StoryDispute
from .match import overlaps
from .names import all_forms
from .passages import Passages
from .polarity import alike
from .shown import Shown
from .tally import Share, Tally, names_by_id, opposite

PAGE_WORDS = 560
"""Most words on the one page."""

SAME_ISSUE = 0.25
"""Likeness from which two wordings are one issue where the labels give no keyword for it."""


class PageScore(Frozen):
    """Everything measured on one story's merged briefing."""

    story: str
    failed: str | None = None
    actors: ActorScore = ActorScore()
    lineages: float = 0.0
    """F1 over pairs of articles said to rest on one origin."""
    rewrites: Share = Share()
    """Rewrites that are said to be one, of the right original."""
    disputes: Tally = Tally()
    """Expected disputes: issue and opposite sides right; optional ones count nowhere."""
    successions: Share = Share()
    changes: Share = Share()
    conflicts: Share = Share()
    drift: Share = Share()
    dates: Share = Share()
    """Dated events of the labels: the day right, or rightly left unknown."""
    key_issues: Share = Share()
    """Issues without which the page misses the story."""
    cited: Share = Share()
    """Lines of the page that name a source and an item."""
    balance: Share = Share()
    """Sides of the expected disputes with somebody on the page."""
    strange_figures: tuple[str, ...] = ()
    """Figures on the page that no source holds."""
    words: int = 0

    def measures(self) -> dict[str, float]:
        """Each measure from 0 to 1; one where nothing was at stake is left out, all are 0 for a failed page."""
        told: dict[str, float | None] = {
            "actors": self.actors.lea,
            "lineages": self.lineages,
            "disputes": self.disputes.f1,
            "within budget": float(self.words <= PAGE_WORDS),
        }
        shares = ("successions", "changes", "conflicts", "drift", "dates", "key_issues", "cited", "balance")
        told |= {name.replace("_", " "): getattr(self, name).rate for name in shares}
        return {name: 0.0 if self.failed else value for name, value in told.items() if value is not None}


def score_page(story: Story, briefing: Briefing | None, failed: str | None = None) -> PageScore:
    """Score a story's merged briefing.

    Args:
        story: the labelled story.
        briefing: made of all its articles; None when it failed.
        failed: why it failed.
    """
    if briefing is None:
        expected = sum(dispute.status is Status.REQUIRED for dispute in story.labels.disputes)
        return PageScore(story=story.id, failed=failed or "no output", disputes=Tally(missing=expected))
    passages, shown = Passages(story, briefing), Shown(briefing)
    return PageScore(
        story=story.id,
        actors=score_actors(story, briefing, passages),
        lineages=_lineages(story, passages),
        rewrites=_rewrites(story, passages),
        disputes=_disputes(story, briefing),
        successions=_successions(story, briefing),
        changes=_changes(story, passages),
        conflicts=_conflicts(story, passages),
        drift=_drift(story, passages),
        dates=_dates(story, passages),
        key_issues=_key_issues(story, shown),
        cited=Share(**dict(zip(("hits", "of"), shown.cited(), strict=True))),
        balance=_balance(story, shown),
        strange_figures=tuple(shown.strange_figures()),
        words=briefing.page.words,
    )


def names_of(story: Story, actors: Iterable[str]) -> frozenset[str]:
    """Forms by which any of these actors is known anywhere in the story, and no other actor is."""
    wanted = set(actors)
    own, others = frozenset[str](), frozenset[str]()
    for actor, cases in story.clusters.items():
        known = all_forms(name for names in cases.values() for name in names)
        own, others = (own | known, others) if actor in wanted else (own, others | known)
    return own - others


def about(story: Story, issue: str, wordings: Sequence[str]) -> bool:
    """Whether wordings of a system are about an issue of the story: by its keywords, else by likeness."""
    labelled = next(entry for entry in story.labels.issues if entry.id == issue)
    told = " ".join(wordings).casefold()
    if any(_holds(told, keyword) for keyword in labelled.keywords):
        return True
    return any(alike(wording, labelled.statement) >= SAME_ISSUE for wording in wordings)


def _holds(told: str, keyword: str) -> bool:
    """A keyword is one word's beginning, or several words of which all are there."""
    return all(
        any(word.startswith(part) for word in told.replace("-", " ").split()) for part in keyword.casefold().split()
    )


def _lineages(story: Story, passages: Passages) -> float:
    gold = {frozenset(pair) for lineage in story.labels.lineages for pair in combinations(lineage.articles, 2)}
    found = {
        frozenset(pair) for pair in combinations(passages.lineage, 2) if len({passages.lineage[a] for a in pair}) == 1
    }
    tally = Tally(right=len(gold & found), wrong=len(found - gold), missing=len(gold - found))
    return tally.f1


def _rewrites(story: Story, passages: Passages) -> Share:
    gold = [pair for lineage in story.labels.lineages for pair in lineage.rewrites]
    return Share(hits=sum(pair in passages.rewrites for pair in gold), of=len(gold))


def _disputes(story: Story, briefing: Briefing) -> Tally:
    people = names_by_id(briefing.actors)
    wordings = {issue.id: (issue.statement, issue.label, *issue.wordings) for issue in briefing.issues}
    answered, wrong = set(), 0
    for dispute in briefing.disputes:
        sides = [frozenset().union(*(people[actor] for actor in side.actors)) for side in dispute.sides]
        asked = (dispute.question, *wordings.get(dispute.issue or "", ()))
        met = {
            label.id
            for label in story.labels.disputes
            if about(story, label.issue, asked) and _opposed(story, label, sides)
        }
        answered |= met
        wrong += not met
    required = {label.id for label in story.labels.disputes if label.status is Status.REQUIRED}
    return Tally(right=len(required & answered), wrong=wrong, missing=len(required - answered))


def _opposed(story: Story, label: StoryDispute, sides: Sequence[frozenset[str]]) -> bool:
    groups = [names_of(story, side.actors) for side in label.sides]
    return any(opposite(one, other, sides) for one, other in combinations(groups, 2))


def _successions(story: Story, briefing: Briefing) -> Share:
    people = names_by_id(briefing.actors)
    found = [relation.between for relation in briefing.changes if relation.kind is RelationKind.SUCCESSION]
    hits = 0
    for label in story.labels.successions:
        earlier, later = names_of(story, [label.earlier]), names_of(story, [label.later])
        hits += any(
            len(between) >= 2
            and people.get(between[0], frozenset()) & earlier
            and people.get(between[1], frozenset()) & later
            for between in found
        )
    return Share(hits=hits, of=len(story.labels.successions))


def _changes(story: Story, passages: Passages) -> Share:
    """A change is found when a relation stands on both of its positions."""
    kinds = {RelationKind.CHANGED_POSITION, RelationKind.REPORTED_SHIFT}
    wanted = [label for label in story.labels.changes if label.status is Status.REQUIRED]
    pairs = [(passages.position(label.earlier), passages.position(label.later)) for label in wanted]
    return Share(hits=sum(passages.related(kinds, pair) for pair in pairs), of=len(pairs))


def _conflicts(story: Story, passages: Passages) -> Share:
    kinds = {RelationKind.SOURCE_CONFLICT, RelationKind.SCOPE_MISMATCH, RelationKind.UNCLEAR}
    wanted = [label for label in story.labels.conflicts if label.status is Status.REQUIRED]
    groups = [tuple(passages.place(passage.article, passage.snippet) for passage in label.between) for label in wanted]
    return Share(hits=sum(passages.related(kinds, group) for group in groups), of=len(groups))


def _drift(story: Story, passages: Passages) -> Share:
    wanted = [label for label in story.labels.drift if label.status is Status.REQUIRED]
    pairs = [
        tuple(passages.place(passage.article, passage.snippet) for passage in (label.original, label.rewrite))
        for label in wanted
    ]
    return Share(hits=sum(passages.related({RelationKind.DRIFT}, pair) for pair in pairs), of=len(pairs))


def _dates(story: Story, passages: Passages) -> Share:
    """A day is right when the events on those words have it; one that must stay unknown may have no event at all."""
    hits, wanted = 0, [label for label in story.labels.dates if label.status is Status.REQUIRED]
    for label in wanted:
        place = passages.place(label.at.article, label.at.snippet)
        days = {
            (event.when.start, event.when.end)
            for event in passages.briefing.timeline
            if overlaps(passages.spans(event.evidence), place)
        }
        hits += (label.start, label.end) in days if label.start else days <= {(None, None)}
    return Share(hits=hits, of=len(wanted))


def _key_issues(story: Story, shown: Shown) -> Share:
    told = [
        (issue.statement, issue.label, *issue.wordings) for issue in shown.briefing.issues if issue.id in shown.issues
    ]
    hits = sum(any(about(story, issue, wordings) for wordings in told) for issue in story.labels.key_issues)
    return Share(hits=hits, of=len(story.labels.key_issues))


def _balance(story: Story, shown: Shown) -> Share:
    people = names_by_id([actor for actor in shown.briefing.actors if actor.id in shown.actors])
    printed = frozenset().union(*people.values())
    sides = [side for label in story.labels.disputes if label.status is Status.REQUIRED for side in label.sides]
    return Share(hits=sum(bool(names_of(story, side.actors) & printed) for side in sides), of=len(sides))
