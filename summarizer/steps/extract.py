"""Have an engine note what each article says, several at a time, and check every note at once."""

import threading
from collections.abc import Callable, Iterator, Sequence
from queue import SimpleQueue

from ..engine import Engine
from ..errors import AnswersMissing, CapReached, LanguageUnread, OutputInvalid, SummarizerError
from ..events import ArticleExtracted, ArticleSkipped, Listener
from ..schemas import Article, CheckedNotes, ForeignNotes, Gap, NotedTranslation, Notes

Check = Callable[[Notes, Article], CheckedNotes]


def extract(
    articles: Sequence[Article], engine: Engine, check: Check, listener: Listener
) -> tuple[list[tuple[Article, CheckedNotes]], list[Gap]]:
    """Note and check every article.

    Args:
        articles: cleaned.
        engine: who notes; at most ``engine.concurrency`` articles are out at once.
        check: the verify step.
        listener: hears each article as it is done, in this thread.

    Returns:
        Articles with their checked notes, in the order given, and a gap for each article whose notes never came.

    Raises:
        AnswersMissing: some answers come later; every article was asked about, and none is a gap for waiting.
        SummarizerError: one that ends the run, such as a refused key: no further article is begun.
        Exception: what befell the first article, when it befell every one and there is nothing to brief on.
        BaseException: an interrupt, or what the listener raised, once the engine's calls that are out have ended.
    """
    done: dict[int, CheckedNotes] = {}
    failed: dict[int, Exception] = {}
    crew = _Crew(lambda i: _note(articles[i], engine, check), len(articles), max(1, engine.concurrency))
    try:
        for i, outcome in crew.outcomes():
            if isinstance(outcome, CheckedNotes):
                done[i] = outcome
                kept, quarantined = claims(outcome), len(outcome.quarantine)
                listener(ArticleExtracted(articles[i].file, len(done), len(articles), kept, quarantined))
            elif not isinstance(outcome, Exception):
                raise outcome
            else:
                # Whatever one article brings about, even a fault of ours, must not take the others down.
                failed[i] = outcome
                if not _ends_run(outcome) and not isinstance(outcome, AnswersMissing):
                    listener(ArticleSkipped(articles[i].file, _reason(articles[i], outcome)))
    except BaseException:
        crew.stop()
        engine.drain()
        raise
    _raise_what_ends(failed, nothing_done=not done)
    gaps = [Gap(file=articles[i].file, reason=_reason(articles[i], failed[i])) for i in sorted(failed)]
    return [(articles[i], done[i]) for i in sorted(done)], gaps


class _Crew:
    """Daemon threads at work: a pool's threads are waited for when the interpreter ends, however long that takes."""

    def __init__(self, work: Callable[[int], CheckedNotes], count: int, size: int) -> None:
        """Set to work ``size`` threads on the numbers below ``count``."""
        self._work, self._left = work, iter(range(count))
        self._lock = threading.Lock()
        self._outcomes: SimpleQueue[tuple[int, CheckedNotes | BaseException] | None] = SimpleQueue()
        self._threads = [threading.Thread(target=self._toil, daemon=True) for _ in range(min(size, count))]

    def outcomes(self) -> Iterator[tuple[int, CheckedNotes | BaseException]]:
        """Yield what came of each number, as it comes, until none is left or out."""
        for thread in self._threads:
            thread.start()
        leaving = len(self._threads)
        while leaving:
            outcome = self._outcomes.get()
            if outcome is None:
                leaving -= 1
            else:
                yield outcome

    def stop(self) -> None:
        """Begin nothing more."""
        with self._lock:
            self._left = iter(())

    def _toil(self) -> None:
        while (i := self._next()) is not None:
            try:
                self._outcomes.put((i, self._work(i)))
            except BaseException as error:  # it is raised, if at all, in the thread that asked for the work
                if _ends_run(error):
                    self.stop()
                self._outcomes.put((i, error))
        self._outcomes.put(None)

    def _next(self) -> int | None:
        with self._lock:
            return next(self._left, None)


def _ends_run(error: BaseException) -> bool:
    return error.ends_run if isinstance(error, SummarizerError) else not isinstance(error, Exception)


def _raise_what_ends(failed: dict[int, Exception], *, nothing_done: bool) -> None:
    """Raise what concerns the whole run, if anything does."""
    for i in sorted(failed):
        if _ends_run(failed[i]):
            raise failed[i]
    waits = [error for _, error in sorted(failed.items()) if isinstance(error, AnswersMissing)]
    if waits:
        raise AnswersMissing.joined(waits)
    if failed and nothing_done:
        unread = [error for _, error in sorted(failed.items()) if isinstance(error, LanguageUnread)]
        raise LanguageUnread.of_all(unread) if len(unread) == len(failed) else failed[min(failed)]


def _reason(article: Article, error: Exception) -> str:
    """Say why an article is left out."""
    if isinstance(error, LanguageUnread):
        return f"{error.fault}. {error.move}"
    if isinstance(error, SummarizerError):
        return str(error)
    return f"{article.file}: this program failed on it ({type(error).__name__}: {error}). Please report the article"


def claims(notes: CheckedNotes) -> int:
    """Count what an article's notes claim and kept: positions, proposals, disputes, events and unknowns."""
    return sum(len(kept) for kept in (notes.positions, notes.proposals, notes.disputes, notes.events, notes.unknowns))


def _note(article: Article, engine: Engine, check: Check) -> CheckedNotes:
    """Note one article; what fails a check is asked for once more, and the first answer stands when none comes."""
    first = check(engine.extract(article), article)
    if not first.quarantine:
        return first
    try:
        again = engine.extract(article, first.quarantine)
    except (OutputInvalid, CapReached):
        return first
    if not any((again.positions, again.proposals, again.disputes, again.events, again.unknowns)):
        return first
    return _united(first, check(_translated_alike(again, first), article))


def _translated_alike(again: Notes, first: CheckedNotes) -> Notes:
    """Keep the translations that kept claims were checked on, so that no sentence is shown in two translations."""
    if not isinstance(again, ForeignNotes):
        return again
    kept = (first.positions, first.proposals, first.disputes, first.events, first.unknowns)
    settled = {n for claims_ in kept for claim in claims_ for piece in claim.evidence for n in piece.sentences}
    lines = [NotedTranslation(n=line.n, text=line.text) for line in first.translations if line.n in settled]
    lines += [line for line in again.translations if line.n not in settled]
    return again.model_copy(update={"translations": lines})


def _united(first: CheckedNotes, second: CheckedNotes) -> CheckedNotes:
    """Add the mended claims to the first answer's; what was quarantined stays on record, mended or not.

    Ids of the second answer get a suffix, since both answers number their claims from one.
    """
    renamed = CheckedNotes.model_validate_json(
        second.model_dump_json().replace(f'"{second.article}-', f'"{second.article}-again-')
    )
    said = {line.n: line for line in (*first.translations, *second.translations)}
    return first.model_copy(
        update={
            name: (*getattr(first, name), *getattr(renamed, name))
            for name in ("actors", "positions", "proposals", "disputes", "events", "unknowns", "quarantine")
        }
        | {"translations": tuple(said[n] for n in sorted(said))}
    )
