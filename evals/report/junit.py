"""A report as JUnit XML: an article without output is an error, one that lost ground is a failure."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..score import HEADLINE
from . import Report
from .figures import plain

_LOST = 0.1
"""Loss of strict F1 from which one article is shown as failed; the verdict on all of them is a test of its own."""


def as_junit(report: Report) -> str:
    """Typeset for a CI server. Without a comparison an article fails when nothing in it is right."""
    root = Element("testsuites", name="summarizer eval")
    for story in report.stories:
        units = [name for name, owner, _ in report.cases() if owner is story]
        if units:
            suite = SubElement(root, "testsuite", name=story.id, tests=str(len(units)))
            found = [_article(suite, report, name) for name in units]
            suite.set("errors", str(found.count("error")))
            suite.set("failures", str(found.count("failure")))
    _gate(root, report)
    indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _article(suite: Element, report: Report, name: str) -> str:
    score = report.scores.first(name)
    case = SubElement(suite, "testcase", classname=f"evals.{score.story}", name=score.article)
    after = score.measures()[HEADLINE]
    if score.failed:
        SubElement(case, "error", message=plain(score.failed))
        return "error"
    before = _before(report, name)
    low = after <= before - _LOST if before is not None else after == 0
    if low:
        was = "" if before is None else f", was {before:.3f}"
        SubElement(case, "failure", message=f"strict position F1 {after:.3f}{was}").text = _changed(report, name)
        return "failure"
    return "passed"


def _before(report: Report, name: str) -> float | None:
    if report.baseline and name in report.baseline.articles:
        return report.baseline.first(name).measures()[HEADLINE]
    return None


def _changed(report: Report, name: str) -> str:
    told = report.comparison.changes if report.comparison else ()
    return "\n".join(plain(f"{change.turn}: {change.text}") for change in told if change.unit == name)


def _gate(root: Element, report: Report) -> None:
    """The verdict itself, so that a CI server is red exactly when the exit code is not 0."""
    if report.comparison is None and not report.broken:
        return
    suite = SubElement(root, "testsuite", name="gate", tests="1")
    case = SubElement(suite, "testcase", classname="evals.gate", name="not worse than the baseline")
    told = [*report.broken, report.comparison.decision.reason if report.comparison else ""]
    if report.exit_code:
        kind = "failure" if report.exit_code == 10 else "error"
        SubElement(case, kind, message=plain("; ".join(filter(None, told))))
    suite.set("failures", str(int(report.exit_code == 10)))
    suite.set("errors", str(int(report.exit_code == 11)))
