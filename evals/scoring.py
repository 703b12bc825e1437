"""Scores of a whole run, made from stored outputs alone: no call, no network, the same answer every time."""

from collections.abc import Sequence
from statistics import fmean

from ..errors import UsageError
from ..schemas import Frozen
from . import pins
from .case import Case, Story
from .pages import PageScore, score_page
from .run import unit
from .score import HEADLINE, ArticleScore, score_article
from .stats import noise
from .store import Run, RunFolder, write


class Scores(Frozen):
    """Everything measured on a run."""

    run: Run
    scorer: str
    """Fingerprint of the scorer."""
    labels: dict[str, str]
    """Each article to the fingerprint of its text and labels."""
    articles: dict[str, tuple[ArticleScore, ...]]
    """Each article to its scores, one for each repeat."""
    pages: tuple[PageScore, ...] = ()

    def values(self, measure: str = HEADLINE) -> dict[str, list[float]]:
        """Scores of each article on one measure, one for each repeat where something was at stake."""
        told = {name: [score.measures().get(measure) for score in scores] for name, scores in self.articles.items()}
        known = {name: [value for value in values if value is not None] for name, values in told.items()}
        return {name: values for name, values in known.items() if values}

    def mean(self, measure: str = HEADLINE) -> float | None:
        """Mean over articles, repeats averaged inside each; None where nothing was at stake anywhere."""
        values = self.values(measure)
        return fmean(map(fmean, values.values())) if values else None

    def page_mean(self, measure: str) -> float | None:
        """Mean of a page measure over stories."""
        values = [page.measures()[measure] for page in self.pages if measure in page.measures()]
        return fmean(values) if values else None

    @property
    def noise(self) -> float | None:
        """Spread between repeats of the headline; None where nothing was repeated: unknown, not zero."""
        return noise(self.values())

    @property
    def failed(self) -> dict[str, str]:
        """Articles without an output, and why."""
        return {name: score.failed for name, scores in self.articles.items() for score in scores if score.failed}

    def first(self, name: str) -> ArticleScore:
        """The score of an article's first repeat, which reports show."""
        return self.articles[name][0]


def rescore(folder: RunFolder, stories: Sequence[Story]) -> Scores:
    """Score a run's stored outputs against the labels as they are now, and keep the scores.

    Args:
        folder: of a run; an output it lacks counts as failed.
        stories: loaded stories that hold all its articles.

    Raises:
        UsageError: an article of the run is gone, or its text is not what the engine was shown.
    """
    run = folder.run
    known = {unit(story, case): (story, case) for story in stories for case in story.cases}
    scored: dict[str, tuple[ArticleScore, ...]] = {}
    for name, shown in run.articles.items():
        if name not in known or pins.text(known[name][1]) != shown:
            fault = "has another text than this run was shown" if name in known else "is not among the labelled stories"
            raise UsageError(f"article {name}", fault, "Run again, or give the --cases it was run on")
        scored[name] = tuple(_article(folder, *known[name], repeat) for repeat in range(run.repeats))
    pages = tuple(_page(folder, story) for story in stories if story.id in run.stories)
    labels = {name: pins.labels(*known[name]) for name in run.articles}
    scores = Scores(run=run, scorer=pins.scorer(), labels=labels, articles=scored, pages=pages)
    write(folder.path / "scores.json", scores)
    return scores


def _article(folder: RunFolder, story: Story, case: Case, repeat: int) -> ArticleScore:
    output = folder.output(folder.notes(unit(story, case), repeat))
    if output is None:
        return score_article(story, case, None, "the run did not come this far")
    return score_article(story, case, output.briefing, output.failed)


def _page(folder: RunFolder, story: Story) -> PageScore:
    output = folder.output(folder.page(story.id))
    if output is None:
        return score_page(story, None, "the run did not come this far")
    return score_page(story, output.briefing, output.failed)
