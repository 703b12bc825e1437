"""Have an engine note what each article says, several at a time, and check every note at once."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed

from ..engine import Engine
from ..errors import AnswersMissing, OutputInvalid, SummarizerError
from ..events import ArticleExtracted, ArticleSkipped, Listener
from ..schemas import Article, CheckedNotes, Gap, Notes

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
        Exception: what befell the first article, when it befell every one and there is nothing to brief on.
    """
    done: dict[int, CheckedNotes] = {}
    failed: dict[int, Exception] = {}
    waits: list[AnswersMissing] = []
    with ThreadPoolExecutor(max_workers=max(1, engine.concurrency)) as pool:
        waiting: dict[Future[CheckedNotes], int] = {
            pool.submit(_note, article, engine, check): i for i, article in enumerate(articles)
        }
        for future in as_completed(waiting):
            i = waiting[future]
            try:
                done[i] = future.result()
            except AnswersMissing as error:
                waits.append(error)
                continue
            except Exception as error:
                # Whatever one article brings about, even a fault of ours, must not take the others down.
                failed[i] = error
                listener(ArticleSkipped(articles[i].file, _reason(articles[i], error)))
                continue
            notes = done[i]
            listener(ArticleExtracted(articles[i].file, len(done), len(articles), claims(notes), len(notes.quarantine)))
    if waits:
        raise AnswersMissing.joined(waits)
    if failed and not done:
        raise failed[min(failed)]
    gaps = [Gap(file=articles[i].file, reason=_reason(articles[i], failed[i])) for i in sorted(failed)]
    return [(articles[i], done[i]) for i in sorted(done)], gaps


def _reason(article: Article, error: Exception) -> str:
    """Say why an article is left out."""
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
    except OutputInvalid:
        return first
    if not any((again.positions, again.proposals, again.disputes, again.events, again.unknowns)):
        return first
    return _united(first, check(again, article))


def _united(first: CheckedNotes, second: CheckedNotes) -> CheckedNotes:
    """Add the mended claims to the first answer's; what was quarantined stays on record, mended or not.

    Ids of the second answer get a suffix, since both answers number their claims from one.
    """
    renamed = CheckedNotes.model_validate_json(
        second.model_dump_json().replace(f'"{second.article}-', f'"{second.article}-again-')
    )
    return first.model_copy(
        update={
            name: (*getattr(first, name), *getattr(renamed, name))
            for name in ("actors", "positions", "proposals", "disputes", "events", "unknowns", "quarantine")
        }
    )
