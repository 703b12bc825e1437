"""What became of things: where a proposal stood when, and of plans, what later articles say."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ...lexicon.content import content
from ...schemas import Event, Evidence, Interval, Outcome, ProposalStatus, Published, Standing
from .times import first_appeared, first_day, known, last_day, latest_day
from .view import View

_SHARED = 3
"""Content words that a sentence must share with a plan to be about it."""
_SHARE = 0.6
"""Share of the plan's content words among them."""
_TOUCHED = 2
"""Content words from which a sentence may be about a plan in other words, so that nothing is said of it."""
_OFF = re.compile(
    r"\b(?:cancel\w*|call(?:ed|s)? off|scrap\w*|abandon\w*|did not (?:take place|happen|materiali[sz]e)"
    r"|never (?:happened|took place)|fell through|collapsed)\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:postpone\w*|put off|delayed|pushed back|rescheduled|adjourned)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|would|due|expect\w*|plan\w*|schedul\w*|set to|is to|are to|may|might|could|should|if|once|unless|until"
    r"|hope\w*|propos\w*|offer\w*|want\w*|agreed to|urg\w*|call\w* for|not|no)\b|n['’]t\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:took place|was held|were held|met|began|started|ended|opened|voted|signed|held|presented|joined|launched|"
    r"resigned|published|delivered|happened|(?:days?|weeks?|months?|hours?) into)\b",
    re.IGNORECASE,
)


def ledger(view: View, steps: Iterable[tuple[str, ProposalStatus, Sequence[Evidence]]]) -> tuple[Standing, ...]:
    """Date each status of a proposal by the articles that report it.

    Args:
        view: the dossier.
        steps: source, status and evidence, one for each report.

    Returns:
        One entry for each status of each day, the dated in order, then the undated; "unclear" is left out, it says
        nothing.
    """
    found: dict[tuple[str, ProposalStatus], list[tuple[str, Sequence[Evidence]]]] = defaultdict(list)
    for source, status, evidence in steps:
        if status is not ProposalStatus.UNCLEAR:
            found[view.latest[source] or "9999", status].append((source, evidence))
    ranks = list(ProposalStatus)
    entries = sorted(found.items(), key=lambda entry: (entry[0][0], ranks.index(entry[0][1])))
    return tuple(
        Standing(
            status=status,
            as_of=dated(view.articles[told[0][0]].published),
            evidence=view.united(piece for _, evidence in told for piece in evidence),
        )
        for (_, status), told in entries
    )


def dated(published: Published) -> Interval:
    """Return when an article appeared as an interval; unknown stays unknown."""
    last = latest_day(published)
    if last is None or published.value is None:
        return Interval()
    return Interval(start=first_appeared(published), end=last, basis=published.basis, rule=published.rule)


_PLANNING = content("due expected planned scheduled set plan hope will would offered agreed")
"""Words that make a plan of a thing and are no part of it."""
_CUES: tuple[tuple[Literal["took place", "called off", "put off"], re.Pattern[str]], ...] = (
    ("called off", _OFF),
    ("put off", _LATER),
    ("took place", _HELD),
)


@dataclass(frozen=True)
class _Later:
    """A sentence of an article that appeared when a plan's day had come."""

    source: str
    n: int
    text: str
    words: frozenset[str]


def outcomes(view: View, events: Sequence[Event]) -> tuple[Event, ...]:
    """Say of each dated plan what later articles tell of it.

    What another origin tells as done on the very day is the plan come about, when it shares words enough. Else only
    articles that appeared on its day or later are asked, and of those only sentences that share most of the plan's
    content words: one that says it was called off or put off, else one that tells it as done. Where its last day lies
    before the latest article and none of them says anything, that is said.
    """
    plans = [event for event in events if event.planned and known(event.when)]
    if not plans:
        return tuple(events)
    later = list(_sentences(view, min(first_day(event.when) for event in plans)))
    done: dict[Interval, list[Event]] = defaultdict(list)
    for event in events:
        if not event.planned:
            done[_days(event.when)].append(event)
    return tuple(
        event.model_copy(
            update={"outcome": _held(view, event, done[_days(event.when)]) or _outcome(view, event, later)}
        )
        if event in plans
        else event
        for event in events
    )


def _days(when: Interval) -> Interval:
    """Return an interval without how it is known."""
    return Interval(start=when.start, end=when.end)


def _held(view: View, plan: Event, done: Sequence[Event]) -> Outcome | None:
    """Find the plan among what another origin tells of its day."""
    if plan.when.start != plan.when.end:
        return None
    words = content(plan.text) - _PLANNING
    for event in done:
        for piece in event.evidence:
            other = view.lineage[piece.source] not in plan.origins
            if other and len(content(piece.quote) & words) >= _SHARED:
                as_of = dated(view.articles[piece.source].published)
                return Outcome(became="took place", as_of=as_of, evidence=(piece,))
    return None


def _sentences(view: View, since: str) -> Iterator[_Later]:
    for source, article, _ in view.read():
        appeared_on = first_appeared(article.published)
        if not appeared_on or appeared_on < since:
            continue
        for sentence in article.sentences:
            if sentence.part == "body":
                text = article.reading(sentence.n)
                yield _Later(source, sentence.n, text, content(text))


def _outcome(view: View, event: Event, later: Sequence[_Later]) -> Outcome | None:
    words = content(event.text) - _PLANNING
    if len(words) < _SHARED:
        return None
    after = [said for said in later if first_appeared(view.articles[said.source].published) >= first_day(event.when)]
    about = [said for said in after if len(said.words & words) >= max(_SHARED, _SHARE * len(words))]
    for became, cue in _CUES:
        for said in about:
            if cue.search(said.text) and (became != "took place" or not _AHEAD.search(said.text)):
                as_of = dated(view.articles[said.source].published)
                return Outcome(became=became, as_of=as_of, evidence=(view.cited(said.source, said.n),))
    last = max((said.source for said in after), key=lambda source: view.latest[source] or "", default=None)
    touched = any(len(said.words & words) >= _TOUCHED for said in after)
    if touched or last is None or (view.latest[last] or "") <= last_day(event.when):
        return None
    return Outcome(became="not reported", as_of=dated(view.articles[last].published))
