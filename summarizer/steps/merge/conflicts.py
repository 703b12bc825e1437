"""Where independent sources can't both be right about one actor."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from ...lexicon.prose import called, span
from ...lexicon.questions import whether
from ...schemas import ActorKind, Interval, Position, Relation, RelationKind, Stance
from .changes import NEAR, comparable, contrary, in_order, independent, latest_said, unexplained
from .deeds import Wording, wording
from .times import appeared, first_appeared, known
from .view import View

_POLES = (Stance.SUPPORT, Stance.OPPOSE)


def conflicts(view: View, positions: Sequence[Position]) -> list[Relation]:
    """Find actors whom different origins report on opposite sides of one issue, without ids.

    That two reports come in order does not make them a change where nothing dates the stance and the articles' own
    voice asserts it: then the conflict says which came first. Contrary reports inside one lineage are no conflict of
    sources: a copy can't contradict its original independently.
    """
    found = [
        _conflict(view, one, other)
        for one, other in contrary(positions)
        if independent(one, other)
        and comparable(view, one, other)
        and (in_order(view, one, other) is None or unexplained(view, one, other))
    ]
    return found + [_conflict(view, one, other) for one, other in _in_other_words(view, positions)]


def _in_other_words(view: View, positions: Sequence[Position]) -> Iterator[tuple[Position, Position]]:
    """Yield positions of one actor that can't both hold though their issues are worded as two."""
    held: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        if position.stance in _POLES and view.issues[position.issue].form == "normative":
            held[_principal(view, position)].append(position)
    for group in held.values():
        for one, other in combinations(group, 2):
            if one.stance is other.stance or one.issue == other.issue:
                continue
            favour, against = (one, other) if one.stance is Stance.SUPPORT else (other, one)
            within = _within(wording(_asked(view, favour)), wording(_asked(view, against)))
            if within and independent(one, other) and _rivals(view, one, other):
                yield one, other


def _asked(view: View, position: Position) -> str:
    return view.issues[position.issue].statement


def _principal(view: View, position: Position) -> str:
    """Return whose position it is: that of the state somebody speaks for is the state's."""
    behalf = position.on_behalf_of
    return behalf if behalf and view.actors[behalf].kind is ActorKind.STATE else position.speaker


def _within(narrow: Wording, wide: Wording) -> bool:
    """Whether who wants the first can't be against the second: it asks for the same deed, and says nothing less.

    Who is against a thing in general is against it here; who is against it here may be for it elsewhere.
    """
    if not narrow.deeds & wide.deeds or not wide.words <= narrow.words:
        return False
    return wide.whose <= narrow.whose | narrow.by and (wide.where == narrow.where or not narrow.where)


def _rivals(view: View, one: Position, other: Position) -> bool:
    """Whether two positions can be two accounts of one stance: of one time as far as known, of one story."""
    if in_order(view, one, other) is not None and not unexplained(view, one, other):
        return False
    if known(one.said_on) and known(other.said_on) and not _near(one.said_on, other.said_on):
        return False
    return any(
        view.of_one_story(mine.source, theirs.source, (one.speaker, other.speaker))
        for mine in one.evidence
        for theirs in other.evidence
        if view.lineage[mine.source] != view.lineage[theirs.source]
    )


def _near(one: Interval, other: Interval) -> bool:
    if not (one.start and one.end and other.start and other.end):
        return True
    gaps = (date.fromisoformat(b) - date.fromisoformat(a) for a, b in ((one.end, other.start), (other.end, one.start)))
    return max(gap.days for gap in gaps) <= NEAR


def _conflict(view: View, one: Position, other: Position) -> Relation:
    """Word a conflict: by the wider of the two issues, and in the order of time where there is one."""
    favour, against = (one, other) if one.stance is Stance.SUPPORT else (other, one)
    about = whether(view.issues[against.issue], view.casing)
    name = called(view.actors[_principal(view, against)], view.casing)
    ordered = in_order(view, one, other) or _told_in_order(view, one, other)
    if ordered:
        ways = [f"{'in favour' if held is favour else 'against'} {_when(view, held)}" for held in ordered]
        sides = f"{ways[0]}, then {ways[1]}"
    else:
        sides = "in favour or against"
    first, second = ordered or (favour, against)
    return Relation(
        id="",
        kind=RelationKind.SOURCE_CONFLICT,
        text=f"Sources differ on where {name} stands on {about}: {sides}.",
        between=(first.id, second.id),
        evidence=tuple(dict.fromkeys((view.naming(first), view.naming(second)))),
    )


def _when(view: View, position: Position) -> str:
    """Say when a stance was taken, or else when the report that has it appeared."""
    if known(position.said_on):
        return span(position.said_on)
    source = view.naming(position).source
    when = appeared(view.articles[source].published)
    return f"in {source} ({when})" if when else f"in {source}"


def _told_in_order(view: View, one: Position, other: Position) -> tuple[Position, Position] | None:
    """Return two stances in the order they were told in, where every day of one article lies before the other's."""
    for earlier, later in ((one, other), (other, one)):
        latest = latest_said(view, earlier)
        first = min((first_appeared(view.articles[piece.source].published) for piece in later.evidence), default="")
        if latest and first and latest < first:
            return earlier, later
    return None
