"""The straight line from articles to a briefing. It names no engine and no form."""

from collections.abc import Sequence

from .engine import Bounded, Engine, Translator
from .errors import AnswersMissing, SummarizerError
from .events import Linked, Listener, RunFinished, RunStarted, Warned, ignore
from .lexicon.tongues import is_english, name_of
from .schemas import Article, Briefing, Dossier, Frozen, Gap, Known, Leftovers, Links, OutletNote, Quarantined, Wording
from .steps import (
    bound,
    clean,
    compare,
    extract,
    fit,
    focus,
    identify,
    merge,
    outlets,
    resolve,
    translate,
    verify,
    word,
)

ENGLISH = "en"
WORDED = ("title", "bottom_line", "key_judgments", "quarantine", "provenance")
"""What wording fills in."""


class Frame(Frozen):
    """What a run is told beside its articles."""

    gaps: tuple[Gap, ...] = ()
    """Sources that could not be read; they are listed in the briefing."""
    today: str | None = None
    """ISO date of reading: the latest day an article can be from. It only settles the year of a dated weekday."""
    as_of: str | None = None
    """ISO date the briefing speaks of; by default the latest date of its articles."""
    since: Briefing | None = None
    """An earlier briefing of the story, to say what is new against it."""
    focus: str | None = None
    """The question the page is built for; by default it is of the whole story."""
    known: tuple[Known, ...] = ()
    """Who is who as the user says it."""
    outlets: tuple[OutletNote, ...] = ()
    """What to call outlets, and what the user holds of them."""
    language: str = ENGLISH
    """BCP 47 code of the language the page is wanted in."""


def make_briefing(
    articles: Sequence[Article], engine: Engine, *, frame: Frame = Frame(), listener: Listener = ignore
) -> Briefing:
    """Make one briefing of many articles, fitted to one page.

    Args:
        articles: as read, in any order: order changes nothing.
        engine: who reads, links and words.
        frame: gaps and dates that come from outside the articles.
        listener: hears what happens, in this thread.

    Raises:
        AnswersMissing: answers come later; the same call goes on once they are there.
        SummarizerError: one that ends the run, such as a refused key.
    """
    listener(RunStarted(engine.provenance.engine, len(articles)))
    cleaned = [_prepared(article, engine, listener) for article in articles]
    checked, failed = extract.extract(cleaned, engine, verify.verify, listener)
    links = _link(engine, resolve.leftovers(checked, frame.known), listener)
    dossier = resolve.resolve(checked, links, today=frame.today, known=frame.known)
    listener(Linked(len(dossier.actors), len(dossier.issues)))
    briefing = _merge(dossier, (*frame.gaps, *failed), frame.as_of)
    briefing = outlets.noted(briefing, frame.outlets)
    if frame.since:
        briefing = briefing.model_copy(update={"since": compare.compare(frame.since, briefing)})
    near = focus.narrowed(briefing := focus.focus(briefing, frame.focus))
    near = word.word(near, _compose(engine, near, listener), verify.wording_faults)
    briefing = briefing.model_copy(update={name: getattr(near, name) for name in WORDED})
    briefing = fit.fit(briefing, engine.provenance, near)
    if frame.language != ENGLISH:
        briefing = _in_language(engine, briefing, frame.language, listener)
    listener(
        RunFinished(len(briefing.positions), len(briefing.disputes), len(briefing.quarantine), briefing.page.words)
    )
    return briefing


def _prepared(article: Article, engine: Engine, listener: Listener) -> Article:
    """Clean an article, tell its language, and set aside what the engine would not read to its end."""
    whole = identify.identify(clean.clean(article))
    read = bound.bound(whole, engine.reach if isinstance(engine, Bounded) else None)
    if read is not whole:
        listener(
            Warned(f"{article.file} is too long to be read to its end; what was not read is in its list of removed")
        )
    return read


def _in_language(engine: Engine, briefing: Briefing, language: str, listener: Listener) -> Briefing:
    """Put the fitted page into another language, where the engine can, and fit it again: other words are longer.

    Everything before is in English, so that every check reads the language it was made for, and an English article
    asks the same of a model whatever language the page is in.
    """
    lines = tuple(fit.composed(briefing.page))
    told = _translate(engine, [text for text, _ in lines], language, listener)
    briefing = translate.accept(briefing.model_copy(update={"language": language}), lines, told)
    return fit.fit(briefing, engine.provenance, focus.narrowed(briefing))


def _translate(engine: Engine, lines: Sequence[str], language: str, listener: Listener) -> Sequence[str | None]:
    """Ask the engine for the lines in a language; without an answer they stay in English, and the page says so."""
    nothing = [None] * len(lines)
    if is_english(language):
        return nothing
    if not isinstance(engine, Translator):
        put = f"headings, labels and dates are in {name_of(language)}"
        listener(Warned(f"this engine writes English: {put}, the lines of the page are not. Use a model: -m MODEL"))
        return nothing
    try:
        return engine.translate(lines, name_of(language))
    except AnswersMissing:
        raise
    except SummarizerError as error:
        if error.ends_run:
            raise
        listener(Warned(f"the lines of the page stay in English: {error}"))
        return nothing


def check_again(briefing: Briefing) -> tuple[Quarantined, ...]:
    """Check a finished briefing from nothing but itself: claims, sentences, and the page they make.

    Args:
        briefing: as made, or as loaded from a file that may have been changed.

    Returns:
        Everything that does not follow from the sources inside it, with the reasons; empty when it still stands.
    """
    near = focus.narrowed(briefing)
    anew = fit.fit(briefing, briefing.provenance, near)
    sentences = word.recheck(near, verify.wording_faults)
    lines = translate.recheck(briefing)
    return (*verify.recheck(briefing), *focus.recheck(briefing), *sentences, *lines, *fit.recheck(briefing, anew))


def make_notes(
    articles: Sequence[Article],
    engine: Engine,
    *,
    today: str | None = None,
    known: Sequence[Known] = (),
    listener: Listener = ignore,
) -> tuple[list[Briefing], list[Gap]]:
    """Note each article by itself: the same line, with nothing linked, worded or fitted across articles.

    Args:
        articles: as read.
        engine: who reads.
        today: ISO date of reading, as in a Frame.
        known: who is who as the user says it.
        listener: hears what happens, in this thread.

    Returns:
        One briefing without a page for each article, in the order given, and the gaps.
    """
    listener(RunStarted(engine.provenance.engine, len(articles)))
    cleaned = [_prepared(article, engine, listener) for article in articles]
    checked, failed = extract.extract(cleaned, engine, verify.verify, listener)
    apart = Links(actors=[], issues=[])
    found = [resolve.resolve([pair], apart, today=today, known=known) for pair in checked]
    return [_merge(dossier, (), None) for dossier in found], failed


def _merge(dossier: Dossier, gaps: Sequence[Gap], as_of: str | None) -> Briefing:
    """Merge, without what the merged briefing itself does not show to stand: a later check asks the same."""
    briefing = merge.merge(dossier, gaps=gaps, as_of=as_of)
    while (left := verify.withdraw(dossier, briefing)) is not dossier:
        dossier, briefing = left, merge.merge(left, gaps=gaps, as_of=as_of)
    return briefing


def _link(engine: Engine, leftovers: Leftovers, listener: Listener) -> Links:
    """Ask the engine what belongs together; without an answer the labels stay apart, which errs on the safe side."""
    if not leftovers:
        return Links(actors=[], issues=[])
    try:
        return engine.link(leftovers)
    except AnswersMissing:
        raise
    except SummarizerError as error:
        if error.ends_run:
            raise
        listener(Warned(f"issues and names are not joined across articles: {error}"))
        return Links(actors=[], issues=[])


def _compose(engine: Engine, briefing: Briefing, listener: Listener) -> Wording | None:
    """Ask the engine to word the judgments; without an answer the templates do."""
    if not briefing.positions:
        return None
    try:
        return engine.compose(briefing)
    except AnswersMissing:
        raise
    except SummarizerError as error:
        if error.ends_run:
            raise
        listener(Warned(f"the bottom line is worded by template: {error}"))
        return None
