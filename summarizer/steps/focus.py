"""Focus: say what of a briefing speaks to a question, so that the page can be built for it. Nothing is deleted.

Relevance is arithmetic, not a judgment: the same words and meanings by which issues are joined across articles, each
weighing the more the fewer items have it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from ..lexicon.asking import Sought, sought, speaks_of
from ..schemas import Briefing, Check, Event, Evidence, Focus, Lookup, Near, Quarantined, Since, Unknown, nearness

_LEAST = 1 / 3
"""Share of the question the nearest item must speak to; below it the articles are about something else."""
_BESIDE = 0.5
"""Share of the nearest item's that is near enough: what speaks to half as much is not what was asked."""
_CITED = 0.5
"""Weight of what only the cited sentences speak of, and the item itself does not say."""
_NAMED = 0.5
"""Weight of a place, of what any other word weighs: half a pile of news may be about one country."""
_SHOWN = 2
"""Decimals of a share: what differs by less is equally near."""

_LISTS = ("positions", "proposals", "agreements", "disputes", "timeline", "changes", "source_conflicts", "not_known")
"""What of a briefing a page is made of, beside actors, issues and sources, which its items refer to."""


@dataclass(frozen=True)
class _Item:
    """One item with what it says itself, and what it is cited from says."""

    id: str
    says: frozenset[str]
    cited: frozenset[str]


def focus(briefing: Briefing, question: str | None) -> Briefing:
    """Note which items speak to a question.

    Args:
        briefing: merged; its order of lists and its wording don't matter.
        question: in the user's words; None for a page of the whole story.

    Returns:
        The same briefing with ``focus`` set; without a question, the briefing as it was.
    """
    if question is None:
        return briefing
    wanted, items = sought(question), list(_items(briefing))
    weights = _weights(wanted, items)
    total = sum(weights.values())
    shares = {item.id: round(_share(item, wanted, weights) / total, _SHOWN) if total else 0.0 for item in items}
    best = max(shares.values(), default=0.0)
    near = [(name, share) for name, share in shares.items() if best >= _LEAST and share >= _BESIDE * best]
    ranked = sorted(near, key=lambda pair: (-pair[1], _order(pair[0])))
    told = {key for item in items for key in item.says | item.cited}
    return briefing.model_copy(
        update={
            "focus": Focus(
                question=" ".join(question.split()),
                near=tuple(Near(item=name, share=share) for name, share in ranked),
                absent=tuple(one.words for one in wanted if told.isdisjoint(one.keys)),
            )
        }
    )


def narrowed(briefing: Briefing) -> Briefing:
    """Return the part of a briefing that its page may show, nearest first.

    Args:
        briefing: whole.

    Returns:
        The items that speak to its focus and those they refer to; the whole when it has no focus, or nothing does.
    """
    near = nearness(briefing)
    if not near:
        return briefing
    kept = set(near)
    for name in ("proposals", "agreements", "disputes", "changes", "source_conflicts"):
        kept.update(ref for item in getattr(briefing, name) if item.id in near for ref in _refers(item))
    lists = {name: tuple(item for item in getattr(briefing, name) if item.id in kept) for name in _LISTS}
    ranked = {name: tuple(sorted(lists[name], key=lambda item: -near.get(item.id, 0.0))) for name in _LISTS}
    return briefing.model_copy(update={**ranked, "timeline": lists["timeline"], "since": _since(briefing.since, kept)})


def recheck(briefing: Briefing) -> tuple[Quarantined, ...]:
    """Report a focus that the briefing's own lists do not give: what a page leaves off hangs on it."""
    told = briefing.focus
    if told is None or told == (anew := focus(briefing, told.question).focus) or anew is None:
        return ()
    differing = {(near.item, near.share) for near in told.near} ^ {(near.item, near.share) for near in anew.near}
    detail = f"{', '.join(sorted({name for name, _ in differing})) or 'its absent words'}: not what the question gives"
    failed = Check(name="place", verdict="failed", detail=detail)
    return (Quarantined(id="focus", kind="wording", claim=told.question, failed=(failed,)),)


def _since(since: Since | None, kept: set[str]) -> Since | None:
    """Keep the shifts of positions that are kept; what was withdrawn has no position to go by."""
    if since is None:
        return None
    return since.model_copy(update={"positions": tuple(s for s in since.positions if s.now in kept)})


def _refers(item: object) -> Iterator[str]:
    """Ids of the positions an item is made of."""
    for name in ("supporters", "opponents", "positions", "between"):
        yield from getattr(item, name, ())
    for side in getattr(item, "sides", ()):
        yield from side.positions


def _share(item: _Item, wanted: Sequence[Sought], weights: Mapping[Sought, float]) -> float:
    """Sum the weights of what an item speaks of."""
    said = sum(weights[one] for one in wanted if not one.keys.isdisjoint(item.says))
    cited = sum(
        weights[one] for one in wanted if one.keys.isdisjoint(item.says) and not one.keys.isdisjoint(item.cited)
    )
    return said + _CITED * cited


def _weights(wanted: Sequence[Sought], items: Sequence[_Item]) -> dict[Sought, float]:
    """Weigh what is sought by how few items say it; what none says weighs most, so that it can't be passed over."""
    having = Counter(one for item in items for one in wanted if not one.keys.isdisjoint(item.says))
    return {one: (_NAMED if one.named else 1.0) * (0.1 + log((1 + len(items)) / (1 + having[one]))) for one in wanted}


def _items(briefing: Briefing) -> Iterator[_Item]:
    """Everything that can be near or far, with all the words by which it is known."""
    known = Lookup(briefing)
    actors = {
        actor.id: _spoken(actor.name, *actor.aliases, *(role.organisation or "" for role in actor.roles))
        for actor in briefing.actors
    }
    issues = {issue.id: _spoken(issue.label, issue.statement, *issue.wordings) for issue in briefing.issues}

    def item(name: str, texts: Iterable[str], refs: Iterable[str | None], evidence: Sequence[Evidence]) -> _Item:
        parts = [actors.get(ref or "", frozenset()) | issues.get(ref or "", frozenset()) for ref in refs]
        return _Item(name, _spoken(*texts).union(*parts), _spoken(*(piece.quote for piece in evidence)))

    yield from (_Item(name, spoken, frozenset()) for name, spoken in issues.items())
    for p in briefing.positions:
        yield item(p.id, (p.statement, *p.conditions), (p.speaker, p.on_behalf_of, p.issue), p.evidence)
    for r in briefing.proposals:
        held = (known.positions[name].speaker for name in (*r.supporters, *r.opponents) if name in known.positions)
        yield item(r.id, (r.text, *r.conditions), (*r.proposers, *held, r.issue), r.evidence)
    for d in briefing.disputes:
        yield item(d.id, (d.question,), (*(a for side in d.sides for a in side.actors), d.issue), d.evidence)
    yield from (item(a.id, (), (*a.actors, a.issue), ()) for a in briefing.agreements)
    told: tuple[Event | Unknown, ...] = (*briefing.timeline, *briefing.not_known)
    yield from (item(one.id, (one.text,), (), one.evidence) for one in told)
    for relation in (*briefing.changes, *briefing.source_conflicts):
        between = [known.positions[name] for name in relation.between if name in known.positions]
        yield item(relation.id, (relation.text,), (ref for p in between for ref in (p.speaker, p.issue)), ())


def _spoken(*texts: str) -> frozenset[str]:
    return frozenset[str]().union(*map(speaks_of, texts))


def _order(name: str) -> tuple[str, int]:
    """Sort ids by letter, then by number."""
    return name.rstrip("0123456789"), int("0" + "".join(filter(str.isdecimal, name)))
