"""What the commands do, as calls: labelled stories and a folder of runs, and everything one asks of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from .. import config, wiring
from ..config import Settings
from ..engine import Engine
from ..errors import UsageError
from . import baseline, compare, revisions
from .case import STORY_FILE, Story, load_story
from .case import stories as load_stories
from .ceiling import second_hand
from .degenerate import article_means, one_cluster
from .report import Report
from .run import Selection, choose, describe, execute, unit
from .scoring import Scores, rescore
from .store import RunFolder, find

CASES = Path(__file__).resolve().parent / "cases"
"""The labelled stories that come with the repository."""

Say = Callable[[str], None]


@dataclass(frozen=True)
class Desk:
    """Stories, runs, and somebody to tell of progress."""

    selection: Selection
    runs: Path
    say: Say

    @classmethod
    def open(
        cls, cases: Path, runs: Path, *, stories: Sequence[str] = (), limit: int | None = None, say: Say = print
    ) -> "Desk":
        """Load labelled stories.

        Args:
            cases: folder of stories.
            runs: folder of runs; made when the first is begun.
            stories: names of those wanted; all when empty.
            limit: most articles to run.
            say: told of progress, one line at a time.

        Raises:
            CaseError: a story does not load, or is not there.
        """
        loaded = [load_story(cases)] if (cases / STORY_FILE).is_file() else load_stories(cases)
        return cls(choose(loaded, cases, stories, limit), runs, say)

    @property
    def stories(self) -> tuple[Story, ...]:
        """The selected stories."""
        return self.selection.stories

    def settings(self, **overrides: object) -> Settings:
        """Settings of files and environment with these on top.

        Raises:
            UsageError: one is wrong.
        """
        return config.load(overrides).settings

    def engine(self, settings: Settings, repeat: int = 0) -> Engine:
        """Build the engine; from the second repeat on without kept answers, or it would answer alike."""
        return wiring.build_engine(settings if repeat == 0 else replace(settings, cache=False))

    def run(self, settings: Settings, *, repeats: int = 1, name: str | None = None) -> RunFolder:
        """Run what is selected, or what is left of it."""
        engine = self.engine(settings)
        folder = RunFolder.begin(self.runs, describe(self.selection, engine, repeats, name))
        execute(folder, self.selection, lambda k: self.engine(settings, k) if k else engine, self.say)
        return folder

    def find(self, name: str) -> RunFolder:
        """A stored run, by its name or folder."""
        return find(self.runs, name)

    def report(
        self, folder: RunFolder, against: str | None, *, settings: Settings | None = None, margin: float = 0.02
    ) -> Report:
        """Score a run and compare it.

        Args:
            folder: the candidate.
            against: a run's name or folder, "baseline", a git revision, or None to compare with nothing.
            settings: engine to run a revision with.
            margin: loss of the headline that would not matter.

        Raises:
            UsageError: there is nothing of that name to compare with.
        """
        scores = rescore(folder, self.stories)
        report = self._plain(folder, scores)
        if against is None:
            return report
        if against == "baseline":
            try:
                kept = baseline.blessed(scores.run.engine)
            except UsageError as error:
                return replace(report, comparison=compare.nothing("baseline", scores.run.name, str(error)))
            # A run of some of the articles has other means; the floors are those of all.
            whole = scores.labels.keys() == kept.side.labels.keys()
            broken = tuple(baseline.below(scores, kept.floors)) if whole else ()
            side = kept.side.model_copy(update={"name": f"baseline of {kept.on}"})
            found = compare.compare(side, compare.side(scores), margin=margin)
            return replace(report, comparison=found, broken=broken)
        before = rescore(self._other(against, folder, settings), self.stories)
        found = compare.compare(compare.side(before), compare.side(scores), margin=margin)
        return replace(report, comparison=found, baseline=before)

    def bless(self, folder: RunFolder, reason: str, file: Path | None = None) -> baseline.Blessed:
        """Move the baseline of the run's engine to it."""
        scores = rescore(folder, self.stories)
        commit, today = revisions.describe_checkout(CASES.parent), date.today().isoformat()
        return baseline.bless(scores, reason=reason, on=today, commit=commit, file=file or baseline.FILE)

    def labelled(self, name: str) -> str:
        """One article beside its labels, as HTML.

        Raises:
            UsageError: there is no such article.
        """
        from .report.labelled import as_html  # noqa: PLC0415 - templates take a while to load

        known = {unit(story, case): (story, case) for story in self.stories for case in story.cases}
        if name not in known:
            raise UsageError(name, "is not a labelled article", f"Articles: {', '.join(known)}")
        return as_html(*known[name])

    def _other(self, against: str, candidate: RunFolder, settings: Settings | None) -> RunFolder:
        try:
            return self.find(against)
        except UsageError as error:
            commit = revisions.commit_of(against, CASES.parent)
            if commit is None:
                raise UsageError(f"--against {against}", "is no run and no revision", error.move) from None
        self.say(f"running {against} ({commit[:12]}) on the same articles")
        ran = candidate.run.articles
        kept = tuple(s for s in self.stories if any(unit(s, case) in ran for case in s.cases))
        selection = Selection(kept, self.selection.cases, len(ran))
        return revisions.run_revision(commit, selection, settings or Settings(), self.runs)

    def _plain(self, folder: RunFolder, scores: Scores) -> Report:
        """A report of one run with the degenerate lines under it."""
        pairs = [(s, case) for s in self.stories for case in s.cases if unit(s, case) in scores.articles]
        outputs = [folder.output(folder.notes(unit(*pair), 0)) for pair in pairs]
        return Report(
            scores,
            tuple(dict.fromkeys(story for story, _ in pairs)),
            beside={
                **article_means(pairs, [output.briefing if output else None for output in outputs]),
                **second_hand(pairs),
            },
            one_cluster={story.id: one_cluster(story) for story in self.stories if story.id in scores.run.stories},
        )
