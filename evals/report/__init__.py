"""Reports of one scored run, alone or against another: the same numbers for a terminal, a page, a robot, a request."""

from dataclasses import dataclass, field
from pathlib import Path

from ...errors import UsageError
from ..actors import ActorScore
from ..case import Case, Story
from ..compare import Comparison
from ..run import unit
from ..scoring import Scores

FORMS = {".html": "html", ".htm": "html", ".xml": "junit", ".json": "json", ".md": "markdown", ".txt": "terminal"}
"""Form for each suffix of a report file."""

__all__ = ["FORMS", "Report", "form_for", "render"]


@dataclass(frozen=True)
class Report:
    """Everything a report may show."""

    scores: Scores
    """Of the candidate."""
    stories: tuple[Story, ...]
    """Loaded stories that hold the candidate's articles."""
    comparison: Comparison | None = None
    baseline: Scores | None = None
    """Scores of the run compared with; None when there is none or only the baseline file is left of it."""
    beside: dict[str, dict[str, float]] = field(default_factory=dict)
    """Systems that read nothing and a second reader, by name, with their means: the floor and the ceiling."""
    one_cluster: dict[str, ActorScore] = field(default_factory=dict)
    """Story to how well a system joins its actors that thinks them all one."""
    broken: tuple[str, ...] = ()
    """Floors the candidate is below, in words."""

    def cases(self) -> list[tuple[str, Story, Case]]:
        """The candidate's articles in order."""
        listed = [(unit(story, case), story, case) for story in self.stories for case in story.cases]
        return [entry for entry in listed if entry[0] in self.scores.articles]

    @property
    def exit_code(self) -> int:
        """0 not worse or nothing compared, 10 worse or below a floor, 11 where nothing can be said."""
        code = self.comparison.decision.exit_code if self.comparison else 0
        return 10 if self.broken else code


def form_for(path: Path) -> str:
    """Choose a form by a file's suffix.

    Raises:
        UsageError: the suffix names none.
    """
    if path.suffix.lower() not in FORMS:
        raise UsageError(str(path), "has no suffix that names a report", f"Use one of {', '.join(FORMS)}")
    return FORMS[path.suffix.lower()]


def render(report: Report, form: str) -> str:
    """Typeset a report.

    Args:
        report: what to show.
        form: terminal, markdown, html, junit or json.
    """
    # Each form loads what it needs when it is asked for: scoring must not wait for templates.
    if form == "html":
        from .html import as_html  # noqa: PLC0415

        return as_html(report)
    if form == "junit":
        from .junit import as_junit  # noqa: PLC0415

        return as_junit(report)
    if form == "json":
        from .record import as_json  # noqa: PLC0415

        return as_json(report)
    if form == "markdown":
        from .markdown import as_markdown  # noqa: PLC0415

        return as_markdown(report)
    from .terminal import as_text  # noqa: PLC0415

    return as_text(report)
