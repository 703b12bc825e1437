"""Say who is who, what is one issue, what is one origin and when things were, across all articles."""

from collections.abc import Sequence

from ...schemas import Article, CheckedNotes, Dossier, Known, Label, Leftovers, Lineage, Links
from .actors import make_actors, neutral_name
from .dates import resolve_dates
from .described import held_elsewhere
from .issues import issue_labels, make_issues, wordings
from .joining import Joined, accept, join
from .lineage import lineages
from .mentions import mentions
from .published import date_article
from .through import date_through

__all__ = ["leftovers", "resolve"]

Pairs = Sequence[tuple[Article, CheckedNotes]]


def leftovers(pairs: Pairs, known: Sequence[Known] = ()) -> Leftovers:
    """List what rules can't settle, for an engine to group by id.

    Args:
        pairs: articles with their checked notes, in any order.
        known: who is who as the user says it.

    Returns:
        Names that rules neither joined nor told apart, together with the names they may belong to, and every distinct
        wording of an issue.
    """
    articles, notes = _in_order(pairs)
    joined = _joined(articles, notes, lineages(articles, notes), known)
    return Leftovers(actors=tuple(_actor_labels(joined)), issues=issue_labels(wordings(notes, joined.lineage_of)))


def resolve(pairs: Pairs, links: Links, *, today: str | None, known: Sequence[Known] = ()) -> Dossier:
    """Unite the notes of all articles into one dossier.

    Args:
        pairs: articles with their checked notes; their order changes nothing.
        links: what an engine says of the leftovers of the same pairs; groups that break a never-same rule are refused.
        today: ISO date of reading, the latest an article can be from; None when not known.
        known: who is who as the user says it; it goes before every rule.

    Returns:
        The dossier, sources in order of file name, then content.
    """
    articles, notes = _in_order(pairs)
    articles = tuple(date_article(article, today) for article in articles)
    found = lineages(articles, notes)
    articles = date_through(articles, today)
    joined = _joined(articles, notes, found, known)
    accept(joined, links.actors, {label.id: member for label, member in _actor_labels(joined).items()})
    actors, actor_of = make_actors(joined, articles)
    issues, issue_of = make_issues(wordings(notes, joined.lineage_of), links.issues)
    return Dossier(
        articles=articles,
        notes=notes,
        lineages=found,
        actors=actors,
        issues=issues,
        actor_of=actor_of,
        issue_of=issue_of,
        dates=resolve_dates(articles, notes),
    )


def _in_order(pairs: Pairs) -> tuple[tuple[Article, ...], tuple[CheckedNotes, ...]]:
    """Put articles in canonical order: by file name, then content."""
    ordered = sorted(pairs, key=lambda pair: (pair[0].file, pair[0].id))
    return tuple(article for article, _ in ordered), tuple(notes for _, notes in ordered)


def _joined(
    articles: tuple[Article, ...], notes: tuple[CheckedNotes, ...], found: Sequence[Lineage], known: Sequence[Known]
) -> Joined:
    lineage_of = {source: lineage.id for lineage in found for source in lineage.sources}
    named = held_elsewhere(mentions(articles, notes, known))
    return join(named, [lineage_of[f"s{n}"] for n in range(1, len(articles) + 1)])


def _actor_labels(joined: Joined) -> dict[Label, int]:
    """Label the open names and those they may belong to n1, n2, ... in canonical order.

    Rules must have run and no engine's answer been taken in yet, so that ids mean the same in asking and answering.
    """
    asked = {joined.clusters.find(member) for open_, near in joined.open for member in (open_, *near)}
    groups = joined.clusters.groups()
    labels = {}
    for n, root in enumerate(sorted(asked), 1):
        members = [joined.named[member] for member in groups[root]]
        offices = sorted({office.head for name in members for office in name.offices})
        where = sorted({f"s{name.source + 1}" for name in members}, key=lambda source: int(source[1:]))
        chosen = neutral_name(members, joined.lineage_of)
        others = sorted({label for name in members for label in name.labels} - {chosen})
        pieces = (members[0].family, ", ".join(offices[:3]), "also " + ", ".join(others[:4]) if others else "")
        hint = "; ".join([*filter(None, pieces), "in " + " ".join(where[:5])])
        labels[Label(id=f"n{n}", text=chosen, hint=hint[:280])] = root
    return labels
