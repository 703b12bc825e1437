"""The source lines and the words around the page: coverage on top, provenance at the foot."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ...lexicon.prose import listed
from ...lexicon.tongues import is_english, name_of
from ...schemas import Focus, Line, Provenance, Source
from .dates import day, published, span
from .index import Index, number
from .words import count

MOST_TITLE = 10
"""Words of a title."""
MOST_UPSTREAM = 3
MOST_REWRITES = 2
_FINGERPRINT = 12


def source_line(source: Source, index: Index) -> Line:
    """Say what a source is: title, date with its basis, outlet, whom it relays, what it rewrites, its origin."""
    when = published(source.published)
    facts = [_called(source)]
    if not source.publisher and not source.published.value:
        facts.append("no date or outlet")
    else:
        facts += [when, source.publisher or "no outlet"]
    original = index.rewritten(source)
    if original:
        facts.append(f"rewrites {original}")
    elif source.quotes_outlets:
        facts.append(f"relays {listed(source.quotes_outlets, MOST_UPSTREAM)}")
    if source.language and not is_english(source.language):
        facts.append(f"in {name_of(source.language)}")
    sharing = [other.id for other in index.listed if other.lineage == source.lineage]
    if len(sharing) > 1:
        facts.append(f"origin {source.lineage}")
    text = f"{source.id} {', '.join(' '.join(fact.split()) for fact in facts)}"
    return Line(text=text, items=(source.id,), strong=source.id)


def _called(source: Source) -> str:
    """The title, the beginning of a long one, or the name of the file where there is none."""
    words = (source.title or "").split()
    if not any(map(count, words)):
        return source.file
    if count(" ".join(words)) <= MOST_TITLE:
        return f"“{' '.join(words)}”"
    # The whole title stands with the source; here it only has to be known again.
    kept = next((at for at in range(len(words), 0, -1) if count(" ".join(words[:at])) < MOST_TITLE), 0)
    return f"“{' '.join(words[:kept])} …”" if kept else source.file


def choose_sources(index: Index, cited: Iterable[str], most: int) -> tuple[Source, ...]:
    """Pick the sources the page lists: those its lines cite most, one of each origin before a second of any.

    Args:
        index: the briefing.
        cited: source ids as the page's lines refer to them, with repeats.
        most: how many lines there are.

    Returns:
        The chosen ones in order of number.
    """
    times = Counter(cited)
    by_use = sorted(index.listed, key=lambda source: (-times[source.id], number(source.id)))
    origins: Counter[str] = Counter()
    rank: dict[str, int] = {}
    for source in by_use:
        rank[source.id] = origins[source.lineage] if times[source.id] or not source.rewrite_of else len(by_use)
        origins[source.lineage] += 1
    chosen = sorted(by_use, key=lambda source: rank[source.id])[:most]
    return tuple(sorted(chosen, key=lambda source: number(source.id)))


def coverage_line(index: Index) -> str:
    """Focus, as-of date, articles, independent origins, who rewrites whom, span of dates, what is undated or unread."""
    briefing, covered = index.briefing, index.briefing.coverage
    rewrites = [(source.id, original) for source in index.listed if (original := index.rewritten(source))]
    about = _rewrites(rewrites)
    parts = [_focus(briefing.focus)] if briefing.focus else []
    parts += [f"As of {day(briefing.as_of)}"] if briefing.as_of else []
    parts.append(
        f"{_some(covered.articles, 'article')}, {_some(covered.origins, 'independent origin')}"
        + (f" ({about})" if about else "")
    )
    if covered.earliest and covered.latest and covered.earliest != covered.latest:
        within = covered.earliest[:7] == covered.latest[:7]
        parts.append(
            span(*((covered.earliest, covered.latest) if within else (covered.earliest[:7], covered.latest[:7])))
        )
    if covered.undated:
        parts.append("undated" if covered.undated == covered.articles else f"{covered.undated} undated")
    if briefing.gaps:
        parts.append(f"{len(briefing.gaps)} not read")
    return " · ".join(parts)


def _focus(focus: Focus) -> str:
    """Say what the page was asked, and that nothing answers it where nothing does."""
    asked = f"Focus: “{focus.question}”"
    return asked if focus.near else f"{asked}: nothing in the articles speaks to it; this is the whole story"


def _rewrites(pairs: Sequence[tuple[str, str]]) -> str:
    if not pairs:
        return ""
    if len(pairs) > MOST_REWRITES:
        return f"{len(pairs)} rewrites"
    return ", ".join(f"{rewrite} rewrites {original}" for rewrite, original in pairs)


def _some(number_of: int, noun: str) -> str:
    return f"{number_of} {noun}{'' if number_of == 1 else 's'}"


def footer(provenance: Provenance, *, translated: bool = False) -> str:
    """Machine-assisted, how many claims were verified, and what would make the page again.

    Args:
        provenance: with its counts.
        translated: whether claims rest on sources in other languages, which a model translated.
    """
    verified = provenance.extracted - provenance.quarantined
    parts = ["Machine-assisted", f"{verified} of {_some(provenance.extracted, 'claim')} verified"]
    if provenance.below:
        parts.append(f"{provenance.below} of them below the page")
    if translated:
        parts.append(f"translations by {' '.join(provenance.model.split()[:6])}")
    if provenance.engine:
        parts.append(f"engine {' '.join(provenance.engine.split()[:6])}")
    for name, fingerprint in (("prompts", provenance.prompts), ("schemas", provenance.schemas)):
        if fingerprint:
            parts.append(f"{name} {fingerprint[:_FINGERPRINT]}")
    return " · ".join(parts)
