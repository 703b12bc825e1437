"""A report as a block for a pull request: the verdict first, the claims folded away."""

import html
from collections.abc import Iterable, Iterator

from . import Report
from .figures import (
    ARTICLE_HEAD,
    OTHER_HEAD,
    PAGE_HEAD,
    Row,
    article_rows,
    certainty,
    counts,
    other_rows,
    page_rows,
    plain,
)

_MOST = 60
"""Changed claims listed; a comment has a limit, and the HTML report has them all."""


def as_markdown(report: Report) -> str:
    """Typeset as GitHub Markdown; text of articles can open no tag, link or mention in it."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    comparison, run = report.comparison, report.scores.run
    title = comparison.decision.outcome if comparison else "scores"
    yield f"### Evals: {'below a floor' if report.broken else title}"
    yield ""
    if comparison:
        yield f"{inert(comparison.candidate)} against {inert(comparison.baseline)}: {inert(comparison.decision.reason)}"
        yield ""
        yield from (f"- {inert(note)}" for note in comparison.notes)
    yield from (f"- {inert(fault)}" for fault in report.broken)
    if comparison and comparison.headline:
        yield f"- strict position F1 {certainty(comparison.headline)}"
        yield ""
        yield from _folded("Other measures", _table([OTHER_HEAD, *other_rows(comparison)]))
        yield from _folded(f"{len(comparison.changes)} claims changed", _changes(report))
    yield from _folded("Articles", _table([ARTICLE_HEAD, *article_rows(report)]))
    if report.scores.pages:
        yield from _folded("Pages", _table([PAGE_HEAD, *page_rows(report)]))
    yield f"{inert(run.engine)}, program {run.program}, prompts {run.prompts or 'none'}; {counts(report)}"


def _changes(report: Report) -> Iterator[str]:
    told = report.comparison.changes if report.comparison else ()
    for change in told[:_MOST]:
        verdicts = f"{change.before or 'not there'} → {change.after or 'not there'}"
        yield f"- **{change.turn}** {change.unit} {change.label or ''} ({verdicts}): {inert(change.text)}"
    if len(told) > _MOST:
        yield f"- and {len(told) - _MOST} more"


def _folded(summary: str, lines: Iterable[str]) -> Iterator[str]:
    yield from (f"<details><summary>{summary}</summary>", "", *lines, "", "</details>", "")


def _table(rows: list[Row]) -> Iterator[str]:
    for at, row in enumerate(rows):
        yield f"| {' | '.join(map(inert, row))} |"
        if not at:
            yield f"|{'---|' * len(row)}"


def inert(text: str) -> str:
    """Text of articles and models, with what Markdown, HTML or GitHub would act on made harmless."""
    escaped = html.escape(plain(text), quote=False)
    for sign in "\\`*_[]|#~":
        escaped = escaped.replace(sign, f"\\{sign}") if sign != "#" else escaped.replace("#", "&#35;")
    return escaped.replace("@", "&#64;").replace("://", "&#58;//")
