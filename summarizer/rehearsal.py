"""What a run would ask and cost: the real pipeline on the real articles, stopped before the first call.

What is kept already is read, so every prompt that hangs on earlier answers is counted as it will be sent. Where an
earlier answer is missing, what follows it is bounded: claims that fail a check are asked for once more, names and
issues are joined in batches, the page is worded once.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from math import ceil
from typing import BinaryIO

from pydantic import BaseModel

from . import api, wiring
from .config import Settings
from .engine import Engine
from .errors import AnswersMissing, SummarizerError
from .events import ignore
from .llm import Rehearsal, Request
from .llm.estimate import Calibration, Estimate, Range, estimate
from .llm.prices import Price
from .pipeline import Frame, make_briefing
from .schemas import Article, Gap, Links, Wording
from .steps import clean, extract, identify, verify

JOINED = 150
"""Labels one joining call takes; a test holds it to the engine's own."""
LABELS = 60
"""Names and issues an article leaves to be joined; the recorded ones leave 20 to 45."""
LINE = 180
"""Characters a label is shown with, its hint included."""
WORDED = 80_000
"""Characters of a page's items that the wording call shows at most: 265 lines of 300."""
FIXED = 2_200
"""Characters of the fixed part of the prompts that join and word."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one article, or one step across articles, takes."""

    name: str
    kept: int
    """Answers that are kept and cost nothing."""
    calls: Range
    input: Range
    output: Range
    cost: Range | None
    """US dollars; None when the price is unknown."""
    most: float | None = None
    """US dollars it can't exceed, whatever the model answers; None when the price is unknown."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would take."""

    engine: str
    articles: tuple[Row, ...]
    across: tuple[Row, ...]
    """Asking again, joining, wording."""
    gaps: tuple[Gap, ...]
    price: str
    """Who says what the model charges; empty when nobody does."""
    calibrated: bool
    """Whether the tokens are counted as this model was seen to count."""

    @property
    def total(self) -> Row:
        """All rows in one."""
        rows = (*self.articles, *self.across)
        known = [row.cost for row in rows if row.cost is not None]
        return Row(
            "total",
            sum(row.kept for row in rows),
            sum((row.calls for row in rows), Range()),
            sum((row.input for row in rows), Range()),
            sum((row.output for row in rows), Range()),
            sum(known, Range()) if len(known) == len(rows) else None,
            sum(row.most for row in rows if row.most is not None) if len(known) == len(rows) else None,
        )


def rehearse(
    sources: api.Source | Iterable[api.Source],
    *,
    settings: Settings,
    calibration: Calibration | None = None,
    joined: bool = True,
    stdin: BinaryIO | None = None,
) -> Plan:
    """Say what a run would take, without sending anything.

    Args:
        sources: as for ``summarize``.
        settings: as for the run.
        calibration: how the model counted in earlier runs.
        joined: whether articles are joined and worded, as in a briefing.
        stdin: where "-" reads from.

    Raises:
        UsageError, InputError: as for the run.
    """
    articles, gaps = api.read_sources(sources, ignore, stdin, reach=api.reach(settings))
    name, _why = settings.chosen_engine()
    if name == "offline" or settings.recordings or settings.hand_off:
        return Plan(name, (), (), tuple(gaps), "", False)
    calibration = calibration or Calibration()
    stage = Rehearsal(calibration)
    settings = replace(settings, concurrency=1, batch=None)
    engine = wiring.build_engine(settings, ignore, till=stage)
    price = wiring.price(settings)
    rows, failed = [], list[Gap]()
    for article in (identify.identify(clean.clean(article)) for article in articles):
        kept = engine.provenance.usage.cached
        try:
            extract.extract([article], engine, verify.verify, ignore)
        except AnswersMissing:
            pass
        except SummarizerError as error:
            failed.append(Gap(file=article.file, reason=str(error)))
        unasked = [needs for _, needs in stage.take()]
        rows.append(_row(article.file, unasked, price, kept=engine.provenance.usage.cached - kept))
    across = _again(rows, price)
    if joined and len(failed) < len(articles):
        guess = _Guess(stage, price, settings.max_tokens, api.frame(settings))
        across += guess.bounds(len(rows)) if across else guess.across(articles, engine)
    source = price.source if price else ""
    return Plan(engine.provenance.engine, tuple(rows), across, (*gaps, *failed), source, calibration.believed)


def _row(name: str, unasked: Sequence[Estimate], price: Price | None, *, kept: int = 0, sure: bool = True) -> Row:
    """Add calls up; those that are not sure to be made count from nothing."""
    least = 1.0 if sure else 0.0
    given = sum((needs.input for needs in unasked), Range())
    taken = sum((needs.output for needs in unasked), Range())
    cost = most = None
    if price:
        lows = (price.cost(round(needs.input.low), round(needs.output.low)) for needs in unasked)
        highs = (price.cost(round(needs.input.high), round(needs.output.high)) for needs in unasked)
        cost = Range(least * sum(lows), sum(highs))
        # An answer that does not fit its schema is asked for once more, with itself in the prompt.
        most = sum(
            price.cost(needs.most_input, needs.most_output)
            + price.cost(needs.most_input + needs.most_output, needs.most_output)
            for needs in unasked
        )
    return Row(
        name,
        kept,
        Range(least * len(unasked), len(unasked)),
        Range(least * given.low, given.high),
        Range(least * taken.low, taken.high),
        cost,
        most,
    )


def _again(rows: Sequence[Row], price: Price | None) -> tuple[Row, ...]:
    """Bound what checks may ask for again: each article once, as much as its reading at most."""
    unread = [row for row in rows if row.calls.high]
    if not unread:
        return ()
    calls = Range(0, len(unread))
    # The prompt is the article and the claims that failed; the answer holds those claims and no others.
    given = Range(0, sum(row.input.high / row.calls.high + row.output.high / row.calls.high for row in unread))
    taken = Range(0, sum(row.output.high / row.calls.high for row in unread))
    cost = Range(0, price.cost(round(given.high), round(taken.high))) if price else None
    most = sum(row.most or 0.0 for row in unread) if price else None
    return (Row("asked again, if checks fail", 0, calls, given, taken, cost, most),)


@dataclass(frozen=True, slots=True)
class _Guess:
    """What the steps across articles take."""

    stage: Rehearsal
    price: Price | None
    limit: int
    """Tokens of an answer at most."""
    frame: Frame
    """What the run is told beside its articles: a focus changes what is worded."""

    def across(self, articles: Sequence[Article], engine: Engine) -> tuple[Row, ...]:
        """Go on with the line, since every article is read: the very prompts that join and word, as far as they go."""
        with suppress(AnswersMissing):
            make_briefing(articles, engine, frame=self.frame)
        unasked = self.stage.take()
        joins = [needs for request, needs in unasked if request.fills is Links]
        words = [needs for request, needs in unasked if request.fills is Wording]
        joining = _row("joining", joins, self.price, kept=0 if joins else 1)
        if joins:
            return (joining, self._bound("wording, at most", Wording, WORDED))
        return (joining, _row("wording", words, self.price, kept=0 if words else 1))

    def bounds(self, count: int) -> tuple[Row, ...]:
        """Bound joining and wording while some articles are unread."""
        labels = LABELS * count
        return (
            self._bound("joining, at most", Links, labels * LINE, calls=ceil(labels / JOINED)),
            self._bound("wording, at most", Wording, min(WORDED, labels * LINE)),
        )

    def _bound(self, name: str, fills: type[BaseModel], shown: int, *, calls: int = 1) -> Row:
        """Estimate calls whose prompts hang on answers that are not there yet, by what they can show at most."""
        each = Request(name, "", "x" * FIXED, "x" * (shown // calls), fills, max_tokens=self.limit)
        return _row(name, [estimate(each, calibration=self.stage.calibration)] * calls, self.price, sure=False)
