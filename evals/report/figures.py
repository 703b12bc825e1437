"""The tables every form prints, as rows of words: one place decides what stands in them."""

from collections.abc import Iterator, Sequence
from statistics import fmean

from ..compare import Comparison
from ..pages import PAGE_WORDS, PageScore
from ..score import MEASURES
from ..stats import Paired
from . import Report

Row = tuple[str, ...]

ARTICLE_HEAD: Row = ("story", "domain", "n", *MEASURES)
PAGE_HEAD: Row = (
    "page of", "LEA", "B-cubed", "joined", "false merges", "lineages", "disputes", "successions", "changes",
    "conflicts", "drift", "dates", "key issues", "cited", "balance", "words",
)  # fmt: skip


def article_rows(report: Report) -> Iterator[Row]:
    """Means over the articles of each story, of all, of the systems that read nothing, and of a second reader."""
    for story in report.stories:
        units = [name for name, owner, _ in report.cases() if owner is story]
        if units:
            means = (_mean(report, measure, units) for measure in MEASURES)
            yield (story.id, story.labels.domain, str(len(units)), *map(number, means))
    every = [name for name, _, _ in report.cases()]
    yield ("all articles", "", str(len(every)), *(number(report.scores.mean(measure)) for measure in MEASURES))
    for name, values in report.beside.items():
        yield (f"  {name}", "", "", *(number(values.get(measure)) for measure in MEASURES))


def page_rows(report: Report) -> Iterator[Row]:
    """One row for each story's merged page."""
    for page in report.scores.pages:
        yield _page_row(page)
    for story, actors in report.one_cluster.items():
        told = (number(actors.lea), number(actors.b_cubed), number(actors.joined), str(actors.false_merges))
        yield (f"  {story}, one cluster", *told, *("" for _ in PAGE_HEAD[5:]))


def _page_row(page: PageScore) -> Row:
    if page.failed:
        return (page.story, "failed", *("" for _ in PAGE_HEAD[2:]))
    shares = (page.successions, page.changes, page.conflicts, page.drift, page.dates, page.key_issues)
    told = [f"{share.hits}/{share.of}" for share in (*shares, page.cited, page.balance)]
    words = f"{page.words}{'' if page.words <= PAGE_WORDS else ' over'}"
    actors = (number(page.actors.lea), number(page.actors.b_cubed), number(page.actors.joined))
    disputes = f"{page.disputes.right}/{page.disputes.right + page.disputes.missing}+{page.disputes.wrong}"
    return (page.story, *actors, str(page.actors.false_merges), number(page.lineages), disputes, *told, words)


def counts(report: Report) -> str:
    """Verdicts of all first repeats, in one line."""
    told: dict[str, int] = {}
    for name, _, _ in report.cases():
        for entry in report.scores.first(name).judged:
            told[entry.verdict.value] = told.get(entry.verdict.value, 0) + 1
    return ", ".join(f"{count} {verdict}" for verdict, count in sorted(told.items(), key=lambda pair: -pair[1]))


def certainty(found: Paired) -> str:
    """How a measure moved and how sure that is, in one line."""
    return (
        f"{found.baseline:.3f} to {found.candidate:.3f}, delta {found.delta:+.3f} "
        f"({1 - found.level:.0%} interval {found.low:+.3f} to {found.high:+.3f}), p {found.p:.4f}, "
        f"{found.wins} wins, {found.ties} ties, {found.losses} losses, n {found.n}, detectable {found.detectable:.3f}"
    )


def other_rows(comparison: Comparison) -> Iterator[Row]:
    """How the measures that decide nothing moved."""
    for name, found in comparison.others.items():
        moved = (f"{found.baseline:.3f}", f"{found.candidate:.3f}", f"{found.delta:+.3f}", f"{found.p:.3f}")
        yield (name, *moved, f"{found.wins}/{found.ties}/{found.losses}", str(found.n))


OTHER_HEAD: Row = ("measure", "before", "after", "delta", "p", "wins/ties/losses", "n")


def number(value: float | None) -> str:
    """Three places; a dash where nothing was at stake."""
    return "-" if value is None else f"{value:.3f}"


def plain(text: str) -> str:
    """Text of articles and models with whatever could steer a terminal or break a line taken out."""
    return "".join(c if c.isprintable() else " " for c in text)


def _mean(report: Report, measure: str, units: Sequence[str]) -> float | None:
    values = report.scores.values(measure)
    known = [fmean(values[name]) for name in units if name in values]
    return fmean(known) if known else None
