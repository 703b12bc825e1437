"""Put the merged parts together into one briefing."""

from collections.abc import Iterable, Sequence

from ...lexicon.spelling import fold
from ...schemas import (
    Actor,
    Article,
    Briefing,
    CheckedNotes,
    Coverage,
    Dossier,
    Gap,
    Issue,
    Position,
    Quarantined,
    Relation,
    Source,
)
from .agreements import agreements
from .changes import changes, superseded
from .confidence import settled
from .conflicts import conflicts
from .criticisms import unsided
from .discrepancies import discrepancies
from .disputes import disputes
from .drift import drifts
from .ledgers import outcomes
from .positions import positions
from .proposals import proposals
from .scopes import scopes
from .succession import successions
from .timeline import timeline
from .times import latest_day
from .translations import beside
from .turns import turns
from .unite import numbered
from .unknowns import unknowns
from .view import View, natural


def merge(dossier: Dossier, *, gaps: Sequence[Gap], as_of: str | None) -> Briefing:
    """Merge the notes of all articles by reference: stances are never averaged, disagreement is computed and kept.

    Args:
        dossier: resolved notes of all articles.
        gaps: sources that are not in the briefing, with the reason.
        as_of: ISO date the briefing speaks of; by default the latest date of its articles.

    Returns:
        A briefing without wording, page and provenance. Every noted item stands in the ``items`` of exactly one entry
        or in the quarantine. Ids of its entries depend on what is said, not on the order of articles.
    """
    view = View(dossier)
    united = positions(view)
    moved = changes(view, united)
    contrary = conflicts(view, united)
    united = settled(view, united, (*moved, *contrary))
    made = Briefing(
        as_of=as_of or _edge(_telling(dossier), latest=True),
        coverage=_coverage(dossier),
        actors=tuple(_actor(view, view.actors[actor]) for actor in sorted(view.actors, key=natural)),
        issues=_issues(dossier.issues, united),
        positions=united,
        proposals=proposals(view, [position for position in united if position.id not in superseded(moved)]),
        agreements=agreements(view, united),
        disputes=disputes(view, united, superseded(moved)),
        timeline=outcomes(view, timeline(view)),
        changes=numbered("c", _sorted((*moved, *successions(view), *turns(view, united, moved)))),
        source_conflicts=numbered(
            "x", (*_sorted(contrary), *scopes(view, united), *discrepancies(view), *drifts(view, united))
        ),
        not_known=unknowns(view),
        sources=tuple(_source(view, *read) for read in view.read()),
        quarantine=(*_quarantine(view), *unsided(view)),
        gaps=tuple(gaps),
    )
    return beside(made)


def _sorted(relations: Iterable[Relation]) -> list[Relation]:
    """Relations of actors by what they say, since actors are numbered as files are named; then those of positions."""

    def key(relation: Relation) -> tuple[tuple[object, ...], str]:
        first = relation.between[0] if relation.between else ""
        return (natural(first) if first.startswith("p") else (), relation.text)

    return sorted(relations, key=key)


def _coverage(dossier: Dossier) -> Coverage:
    return Coverage(
        articles=len(dossier.articles),
        origins=len(dossier.lineages),
        earliest=_edge(_telling(dossier), latest=False),
        latest=_edge(_telling(dossier), latest=True),
        undated=sum(article.published.value is None for article in dossier.articles),
    )


def _telling(dossier: Dossier) -> list[Article]:
    """Articles without those that say their day less closely than another of their lineage: copies lose date lines."""
    kept = []
    for lineage in dossier.lineages:
        members = [dossier.articles[int(source[1:]) - 1] for source in lineage.sources]
        days = {article.published.value or "" for article in members}
        vague = {day for day in days if any(other != day and other.startswith(day) for other in days)}
        kept += [article for article in members if (article.published.value or "") not in vague]
    return kept


def _edge(articles: Iterable[Article], *, latest: bool) -> str | None:
    """Return the first or last date of the dated articles, as precise as it is given."""
    dated = [(latest_day(article.published) or "", article.published.value) for article in articles]
    dated = [(day, value) for day, value in dated if value]
    if not dated:
        return None
    return (max(dated) if latest else min(dated, key=lambda pair: (pair[1], pair[0])))[1]


def _actor(view: View, actor: Actor) -> Actor:
    """Put the actor's evidence and roles under source ids."""
    cited = [piece.model_copy(update={"source": view.source_of(piece.source)}) for piece in actor.evidence]
    roles = [role.model_copy(update={"source": view.source_of(role.source)}) for role in actor.roles]
    printed = tuple(sorted(view.printed.get(actor.id, ())))
    return actor.model_copy(update={"evidence": view.united(cited), "roles": tuple(roles), "printed": printed})


def _issues(issues: Sequence[Issue], united: Sequence[Position]) -> tuple[Issue, ...]:
    """Order issues as their positions are; those without any come last."""
    rank = {issue: i for i, issue in enumerate(dict.fromkeys(position.issue for position in united))}
    return tuple(sorted(issues, key=lambda issue: (rank.get(issue.id, len(rank)), issue.statement)))


def _source(view: View, source: str, article: Article, notes: CheckedNotes) -> Source:
    rewritten = min(view.originals.get(source, ()), key=natural, default=None)
    return Source(
        id=source,
        article=article.id,
        file=article.file,
        title=article.title,
        outlet=article.outlet,
        url=article.url,
        language=article.language,
        language_basis=article.language_basis,
        published=article.published,
        lineage=view.lineage[source],
        rewrite_of=rewritten,
        quotes_outlets=_relayed(view, notes),
        text=article.text,
        removed=article.removed,
        sentences=article.sentences,
        translations=notes.translations,
    )


def _relayed(view: View, notes: CheckedNotes) -> tuple[str, ...]:
    """Return the outlets an article relays, as printed and in order: outermost hops that are a name, and no actor's."""
    found: dict[str, str] = {}
    for position in notes.positions:
        for hop in position.chain[:1]:
            name = hop.who.strip().removeprefix("the ").removeprefix("The ")
            if name[:1].isupper() and fold(name) not in view.speakers:
                found.setdefault(fold(name), name)
    return tuple(found.values())


def _quarantine(view: View) -> Iterable[Quarantined]:
    for source, _, notes in view.read():
        yield from (held.model_copy(update={"source": source}) for held in notes.quarantine)
