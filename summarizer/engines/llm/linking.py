"""Join labels batch by batch against a running list, so that cost grows with distinct labels and any number fits.

Only ids go round: whatever a model answers, the outcome is a grouping of ids that were asked about.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from ...prompting import inert
from ...schemas import ActorGroup, IssueGroup, Label, Leftovers, Links

BATCH = 150
"""New labels a call: about 8,000 tokens with their hints."""
_HINT = 240
"""Characters of a hint that are shown."""

Ask = Callable[[str, Sequence[Label], Sequence[Label]], Links]
"""Asks a model: name of the call, names, issues."""


@dataclass
class _Cluster:
    """Labels found to be one, as far as the calls have come."""

    best: str
    """Id of the label that stands for all."""
    members: list[str]
    inverse: list[str] = field(default_factory=list)
    """Ids that ask the same question the other way round; names have none."""

    def turned(self) -> "_Cluster":
        """The same cluster seen from the other side."""
        return _Cluster(self.best, self.inverse, self.members)


def link(leftovers: Leftovers, ask: Ask) -> Links:
    """Group names and issues.

    Everything is asked in one call when it fits one; else each kind goes in batches, each beside one label for every
    cluster found so far.

    Returns:
        Groups in which every id was asked about and stands once. There may be more of them than one answer may hold.
    """
    names, issues = list(leftovers.actors), list(leftovers.issues)
    if len(names) + len(issues) <= BATCH:
        answer = ask("link", names, issues)
        found = _clusters(names), _clusters(issues)
        _join_names(found[0], answer)
        _join_issues(found[1], answer)
    else:
        found = {}, {}
        for n, batch in enumerate(_batches(names), start=1):
            shown = _standing(found[0], names) + batch
            found[0].update(_clusters(batch))
            if len(shown) > 1:
                _join_names(found[0], ask(f"link-names-{n}", shown, []))
        for n, batch in enumerate(_batches(issues), start=1):
            shown = _standing(found[1], issues) + batch
            found[1].update(_clusters(batch))
            if len(shown) > 1:
                _join_issues(found[1], ask(f"link-issues-{n}", [], shown))
    return Links.model_construct(
        actors=[ActorGroup.model_construct(members=c.members) for c in found[0].values() if len(c.members) > 1],
        issues=[
            IssueGroup.model_construct(members=c.members, inverse=c.inverse, best=c.best)
            for c in found[1].values()
            if len(c.members) + len(c.inverse) > 1
        ],
    )


def lines(labels: Sequence[Label]) -> str:
    """Write labels one a line: id, label, hint."""
    return "\n".join(inert(_line(label)) for label in labels) or "(none)"


def _line(label: Label) -> str:
    parts = [label.id, _flat(label.text), _flat(label.hint)[:_HINT]]
    return " | ".join(part for part in parts if part)


def _flat(text: str) -> str:
    """Keep a label on its line and its columns its own."""
    return " ".join(text.replace("|", "/").split())


def _clusters(labels: Sequence[Label]) -> dict[str, _Cluster]:
    """Begin with every label alone, under its own id."""
    return {label.id: _Cluster(label.id, [label.id]) for label in labels}


def _batches(labels: Sequence[Label]) -> Iterator[list[Label]]:
    return (list(labels[at : at + BATCH]) for at in range(0, len(labels), BATCH))


def _standing(found: dict[str, _Cluster], labels: Sequence[Label]) -> list[Label]:
    """Return the one label that stands for each cluster found so far."""
    return [label for label in labels if label.id in found]


def _join_names(found: dict[str, _Cluster], answer: Links) -> None:
    taken: set[str] = set()
    for group in answer.actors:
        members = _fresh(group.members, found, taken)
        if len(members) > 1:
            _merge(found, members, [], members[0])


def _join_issues(found: dict[str, _Cluster], answer: Links) -> None:
    taken: set[str] = set()
    for group in answer.issues:
        members = _fresh(group.members, found, taken)
        inverse = _fresh(group.inverse, found, taken)
        if members and len(members) + len(inverse) > 1:
            _merge(found, members, inverse, group.best if group.best in members else members[0])


def _fresh(ids: Sequence[str], found: dict[str, _Cluster], taken: set[str]) -> list[str]:
    """Keep ids that were asked about and stand in no earlier group: what a model invents or repeats joins nothing."""
    kept = []
    for known in ids:
        if known in found and known not in taken:
            taken.add(known)
            kept.append(known)
    return kept


def _merge(found: dict[str, _Cluster], members: Sequence[str], inverse: Sequence[str], best: str) -> None:
    """Make one cluster of several; those on the inverse side come in turned round."""
    sides = [found.pop(name) for name in members] + [found.pop(name).turned() for name in inverse]
    found[best] = _Cluster(
        best,
        [name for cluster in sides for name in cluster.members],
        [name for cluster in sides for name in cluster.inverse],
    )
