"""The source lines and the words around the page: coverage on top, provenance at the foot."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ...lexicon.page import PageWords, page_words
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
    words = page_words(index.briefing.language)
    facts = [_called(source)]
    if not source.publisher and not source.published.value:
        facts.append(words("source.no date or outlet"))
    else:
        facts += [published(source.published, words), source.publisher or words("source.no outlet")]
    original = index.rewritten(source)
    if original:
        facts.append(words("source.rewrites", b=original))
    elif source.quotes_outlets:
        facts.append(words("source.relays", names=_names(source.quotes_outlets, words)))
    if source.language and not is_english(source.language):
        facts.append(words("source.language", language=name_of(source.language), code=source.language))
    sharing = [other.id for other in index.listed if other.lineage == source.lineage]
    if len(sharing) > 1:
        facts.append(words("source.origin", id=source.lineage))
    text = f"{source.id} {', '.join(' '.join(fact.split()) for fact in facts)}"
    return Line(text=text, items=(source.id,), strong=source.id)


def _names(names: Sequence[str], words: PageWords) -> str:
    """List a few names; only English has a word before the last one here."""
    if is_english(words.language):
        return listed(names, MOST_UPSTREAM)
    more = len(names) - MOST_UPSTREAM
    return ", ".join(names[:MOST_UPSTREAM]) + (f" +{more}" if more > 0 else "")


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
    words = page_words(briefing.language)
    rewrites = [(source.id, original) for source in index.listed if (original := index.rewritten(source))]
    about = _rewrites(rewrites, words)
    parts = [_focus(briefing.focus, words)] if briefing.focus else []
    parts += [words("top.as of", date=day(briefing.as_of, words))] if briefing.as_of else []
    parts.append(
        f"{words.some('article', covered.articles)}, {words.some('origin', covered.origins)}"
        + (f" ({about})" if about else "")
    )
    if covered.earliest and covered.latest and covered.earliest != covered.latest:
        within = covered.earliest[:7] == covered.latest[:7]
        ends = (covered.earliest, covered.latest) if within else (covered.earliest[:7], covered.latest[:7])
        parts.append(span(*ends, words))
    if covered.undated:
        everyone = covered.undated == covered.articles
        parts.append(words("top.undated") if everyone else words("top.some undated", n=covered.undated))
    if briefing.gaps:
        parts.append(words("top.not read", n=len(briefing.gaps)))
    return " · ".join(parts)


def _focus(focus: Focus, words: PageWords) -> str:
    """Say what the page was asked, and that nothing answers it where nothing does."""
    return words("top.focus" if focus.near else "top.no focus", question=focus.question)


def _rewrites(pairs: Sequence[tuple[str, str]], words: PageWords) -> str:
    if not pairs:
        return ""
    if len(pairs) > MOST_REWRITES:
        return words("top.many rewrites", n=len(pairs))
    return ", ".join(words("top.rewrites", a=rewrite, b=original) for rewrite, original in pairs)


def footer(provenance: Provenance, *, translated: bool = False, language: str = "en") -> str:
    """Machine-assisted, how many claims were verified, and what would make the page again.

    Args:
        provenance: with its counts.
        translated: whether a model translated something: quotations of sources in other languages, or the page.
        language: of the page.
    """
    words = page_words(language)
    verified = provenance.extracted - provenance.quarantined
    parts = [words("foot.machine"), words.some("foot.verified", provenance.extracted, verified=verified)]
    if provenance.below:
        parts.append(words("foot.below", n=provenance.below))
    if translated:
        parts.append(words("foot.translations", model=" ".join(provenance.model.split()[:6])))
    if provenance.engine:
        parts.append(words("foot.engine", engine=" ".join(provenance.engine.split()[:6])))
    for name, fingerprint in (("prompts", provenance.prompts), ("schemas", provenance.schemas)):
        if fingerprint:
            parts.append(words(f"foot.{name}", id=fingerprint[:_FINGERPRINT]))
    return " · ".join(parts)
