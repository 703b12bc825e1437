"""Run an engine over labelled stories and keep what it made, so that a kill costs nothing that was finished."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..engine import Engine
from ..errors import ProviderError, SummarizerError
from ..pipeline import Frame, make_briefing, make_notes
from ..schemas import Article, Briefing
from ..steps.read import read
from . import pins
from .case import Case, CaseError, Story
from .recall import Recall
from .store import Output, Run, RunFolder, write

Say = Callable[[str], None]


@dataclass(frozen=True)
class Selection:
    """Which of the labelled articles are run."""

    stories: tuple[Story, ...]
    """Loaded stories in order of their names."""
    cases: Path
    """Where they were loaded from."""
    limit: int | None = None
    """Most articles, counted through the stories in order; None for all."""

    def units(self) -> list[tuple[Story, Case]]:
        """The selected articles."""
        listed = [(story, case) for story in self.stories for case in story.cases]
        return listed[: self.limit]

    def whole(self) -> list[Story]:
        """Stories of which every article is selected; only these get a page."""
        taken = {unit(story, case) for story, case in self.units()}
        return [story for story in self.stories if all(unit(story, case) in taken for case in story.cases)]


def unit(story: Story, case: Case) -> str:
    """Name of an article among all stories."""
    return f"{story.id}/{case.id}"


def choose(stories: Sequence[Story], cases: Path, wanted: Sequence[str] = (), limit: int | None = None) -> Selection:
    """Select stories by name and a number of articles.

    Raises:
        CaseError: no story has a wanted name.
    """
    names = {story.id for story in stories}
    if unknown := sorted(set(wanted) - names):
        raise CaseError(str(cases), f"has no story {', '.join(unknown)}", f"Stories there: {', '.join(sorted(names))}")
    kept = tuple(story for story in stories if not wanted or story.id in wanted)
    return Selection(kept, cases, limit)


def describe(selection: Selection, engine: Engine, repeats: int, name: str | None = None) -> Run:
    """Say what a run will be; equal runs get equal names, so that giving the command again goes on with it."""
    made = engine.provenance
    run = Run(
        name="",
        engine=made.engine,
        program=pins.program(),
        prompts=made.prompts,
        schemas=made.schemas,
        repeats=repeats,
        cases=str(selection.cases),
        articles={unit(story, case): pins.text(case) for story, case in selection.units()},
        stories=tuple(story.id for story in selection.whole()),
    )
    slug = "-".join("".join(c if c.isalnum() else " " for c in made.engine.lower()).split())
    return run.model_copy(update={"name": name or f"{slug}-{pins.short(repr(run.setup))[:8]}"})


def execute(folder: RunFolder, selection: Selection, engine: Callable[[int], Engine], say: Say) -> None:
    """Make every output that the run lacks.

    Args:
        folder: of a run that was begun.
        selection: what it runs on.
        engine: builds the engine for a repeat; only asked when something is missing.
        say: told of each article done.

    Raises:
        ProviderError: the endpoint failed for every article that was asked, so there is nothing to score.
    """
    for repeat in range(folder.run.repeats):
        waiting = [pair for pair in selection.units() if _wanting(folder, folder.notes(unit(*pair), repeat))]
        pages = [s for s in selection.whole() if _wanting(folder, folder.page(s.id))] if repeat == 0 else []
        if not waiting and not pages:
            continue
        recall = Recall(engine(repeat), folder.path / "answers" / str(repeat))
        down = [output for output in _notes(folder, waiting, recall, repeat, say) if output.trouble == "provider"]
        if waiting and len(down) == len(waiting):
            raise ProviderError(folder.run.engine, f"failed for every article: {down[0].failed}", "Nothing is scored")
        for story in pages:
            write(folder.page(story.id), _made(partial(_page, story, recall)))
            say(f"page of {story.id}")


def _wanting(folder: RunFolder, path: Path) -> bool:
    output = folder.output(path)
    return output is None or not output.final


def _notes(
    folder: RunFolder, waiting: Sequence[tuple[Story, Case]], engine: Recall, repeat: int, say: Say
) -> Iterator[Output]:
    """Note articles, several at a time as the engine allows, and keep each as soon as it is there."""
    pool = ThreadPoolExecutor(max_workers=max(1, engine.concurrency))
    try:
        asked = {pool.submit(_made, partial(_note, *pair, engine)): pair for pair in waiting}
        for done, future in enumerate(as_completed(asked), start=1):
            output, name = future.result(), unit(*asked[future])
            write(folder.notes(name, repeat), output)
            say(f"[{done}/{len(waiting)}] {name}: {output.failed or f'{_claims(output)} positions'}")
            yield output
    finally:
        # Whoever stops a run does not want to pay for what was not yet asked.
        pool.shutdown(cancel_futures=True)


def _note(story: Story, case: Case, engine: Engine) -> Briefing:
    noted, gaps = make_notes([_article(case)], engine, today=story.labels.today)
    if not noted:
        raise SummarizerError(case.id, gaps[0].reason)
    return noted[0]


def _page(story: Story, engine: Engine) -> Briefing:
    return make_briefing([_article(case) for case in story.cases], engine, frame=Frame(today=story.labels.today))


def _article(case: Case) -> Article:
    articles, gaps = read([case.file])
    if not articles:
        raise CaseError(str(case.file), gaps[0].reason if gaps else "holds no article")
    return articles[0]


def _made(make: Callable[[], Briefing]) -> Output:
    """Make an output, or say why there is none: a failed article must be kept, or it would leave the denominator."""
    try:
        return Output(briefing=make())
    except ProviderError as error:
        return Output(failed=str(error), trouble="provider")
    except SummarizerError as error:
        return Output(failed=str(error), trouble="output")
    except Exception as error:  # a bug in what is measured is a score of 0, not the end of measuring
        return Output(failed=f"{type(error).__name__}: {error}", trouble="crash")


def _claims(output: Output) -> int:
    return len(output.briefing.positions) if output.briefing else 0
