"""A report as one HTML file: each article beside what was claimed of it, before and after, without any script."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import jinja2

from ..case import Case, Story
from ..score import HEADLINE, ArticleScore
from ..verdicts import Judged, Verdict
from . import Report
from .figures import ARTICLE_HEAD, OTHER_HEAD, PAGE_HEAD, article_rows, certainty, counts, other_rows, page_rows, plain

MARKS = {
    Verdict.CORRECT: ("right", "✓"),
    Verdict.OPTIONAL: ("right", "✓"),
    Verdict.OMITTED: ("gone", "○"),
    Verdict.REVERSED: ("wrong", "⇄"),
    Verdict.SOFTENED: ("wrong", "≈"),
    Verdict.MISATTRIBUTED: ("wrong", "☹"),
    Verdict.WRONG_EVIDENCE: ("wrong", "¶"),
    Verdict.FABRICATED: ("wrong", "✗"),
    Verdict.HALLUCINATED: ("wrong", "✗"),
    Verdict.DUPLICATE: ("spare", "="),
    Verdict.ANACHRONISTIC: ("wrong", "⌛"),
}
"""Colour class and sign of each verdict; the sign alone tells them apart, whatever colours one sees."""

_RANK = {"wrong": 0, "gone": 1, "spare": 2, "right": 3}


@dataclass(frozen=True)
class Piece:
    """A stretch of an article, lit in the colour of the worst verdict that stands on it."""

    text: str
    kind: str = ""
    signs: str = ""


@dataclass(frozen=True)
class Entry:
    """One verdict beside the article."""

    kind: str
    sign: str
    verdict: str
    text: str
    label: str
    quotes: tuple[str, ...]


@dataclass(frozen=True)
class View:
    """One article as one run left it."""

    name: str
    f1: str
    failed: str
    pieces: tuple[Piece, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Sheet:
    """One article, as the candidate left it and, where there is one, as the baseline did."""

    unit: str
    anchor: str
    after: View
    before: View | None


def as_html(report: Report) -> str:
    """Typeset as a file that loads nothing and runs nothing; whatever an article holds is shown, never acted on."""
    sheets = [_sheet(report, at, *entry) for at, entry in enumerate(report.cases(), start=1)]
    return page(
        "report.html.j2",
        report=report,
        sheets=sheets,
        head=ARTICLE_HEAD,
        rows=list(article_rows(report)),
        page_head=PAGE_HEAD,
        page_rows=list(page_rows(report)),
        other_head=OTHER_HEAD,
        others=list(other_rows(report.comparison)) if report.comparison else [],
        certainty=certainty(report.comparison.headline) if report.comparison and report.comparison.headline else "",
        counts=counts(report),
        legend=[(kind, sign, verdict.value) for verdict, (kind, sign) in MARKS.items()],
    )


def page(template: str, **values: object) -> str:
    """Fill a template of this folder; everything put in is escaped."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("summarizer.evals", "report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    return environment.get_template(template).render(**values)


def view(name: str, case: Case, score: ArticleScore) -> View:
    """Lay one article's verdicts over its text."""
    entries = sorted(score.judged, key=lambda entry: (entry.spans[:1] or ((10**9, 0),), entry.verdict))
    return View(
        name=name,
        f1=f"{score.measures()[HEADLINE]:.3f}",
        failed=score.failed or "",
        pieces=tuple(pieces(case.text, [(a, b, MARKS[e.verdict]) for e in score.judged for a, b in e.spans])),
        entries=tuple(_entry(case, entry) for entry in entries),
    )


def pieces(text: str, marks: Sequence[tuple[int, int, tuple[str, str]]]) -> list[Piece]:
    """Cut a text where marks begin and end.

    Args:
        text: the article.
        marks: start, end, and the colour class and sign of what stands there.
    """
    inside = [(max(0, a), min(b, len(text)), mark) for a, b, mark in marks if a < b and a < len(text)]
    cuts = sorted({0, len(text), *(at for a, b, _ in inside for at in (a, b))})
    made = []
    for start, end in pairwise(cuts):
        over = {mark for a, b, mark in inside if a <= start and end <= b}
        kind = min((kind for kind, _ in over), key=lambda kind: _RANK.get(kind, 9), default="")
        made.append(Piece(text[start:end], kind, " ".join(sorted({sign for _, sign in over}))))
    return made


def _sheet(report: Report, at: int, name: str, _story: Story, case: Case) -> Sheet:
    before = report.baseline.first(name) if report.baseline and name in report.baseline.articles else None
    return Sheet(
        unit=name,
        anchor=f"a{at}",
        after=view(report.scores.run.name, case, report.scores.first(name)),
        before=view(report.baseline.run.name, case, before) if before and report.baseline else None,
    )


def _entry(case: Case, entry: Judged) -> Entry:
    kind, sign = MARKS[entry.verdict]
    quotes = tuple(plain(case.text[a:b]) for a, b in entry.spans)
    return Entry(kind, sign, entry.verdict.value, plain(entry.text), entry.label or "", quotes)
