"""A report as aligned text."""

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
    number,
    other_rows,
    page_rows,
    plain,
)


def as_text(report: Report) -> str:
    """Typeset for a terminal; no character of it can steer one."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    run = report.scores.run
    pins = f"program {run.program}, prompts {run.prompts or 'none'}, scorer {report.scores.scorer}"
    yield f"run {run.name}: {run.engine}; {pins}; {run.repeats} repeats"
    yield ""
    yield from table([ARTICLE_HEAD, *article_rows(report)])
    noise = report.scores.noise
    yield f"noise between repeats: {number(noise) if noise is not None else 'unknown, one repeat'}"
    yield f"verdicts: {counts(report)}"
    for name, why in report.scores.failed.items():
        yield f"failed, scored 0: {name}: {plain(why)}"
    if report.scores.pages:
        yield ""
        yield from table([PAGE_HEAD, *page_rows(report)])
    yield from _comparison(report)
    yield from (f"below a floor: {fault}" for fault in report.broken)


def _comparison(report: Report) -> Iterator[str]:
    comparison = report.comparison
    if comparison is None:
        return
    yield ""
    yield f"{comparison.candidate} against {comparison.baseline}"
    yield from (f"note: {note}" for note in comparison.notes)
    if comparison.headline:
        yield f"strict position F1: {certainty(comparison.headline)}"
        yield from table([OTHER_HEAD, *other_rows(comparison)])
        yield f"{len(comparison.changes)} claims changed"
    for change in comparison.changes:
        verdicts = f"{change.before or 'not there'} -> {change.after or 'not there'}"
        yield f"  {change.turn}: {change.unit} {change.label or ''} [{verdicts}] {plain(change.text)}"
    yield f"verdict: {comparison.decision.outcome}: {comparison.decision.reason}"


def table(rows: Iterable[Row]) -> Iterator[str]:
    """Align columns: the first two to the left, the rest to the right."""
    listed = [tuple(map(plain, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(*listed, strict=True)]
    for row in listed:
        cells = (
            cell.ljust(width) if at < 1 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()
