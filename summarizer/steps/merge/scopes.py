"""Where reports of one matter differ in how many, or of whom, they say it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ...lexicon.prose import unended
from ...lexicon.questions import whether
from ...lexicon.spelling import fold
from ...schemas import Evidence, Position, Relation, RelationKind
from .crowds import Crowd, crowds
from .deeds import Deed, wording
from .times import appeared, before
from .view import View, natural

_LEAST = 3
"""Members a counted set must have before two sentences with one count are taken to speak of one set."""
_ANNOUNCED = re.compile(
    r"(?P<who>[A-Z][\w’'-]+) (?:has |had )?(?P<cue>announced|declared|said|confirmed|stated|told)\b", re.ASCII
)
_RELAYED = re.compile(r",\s(?:the )?(?P<outlet>[A-Z][^,.;]{2,60}?) (?:reported|noted|wrote|said|reports|writes)\W*$")
_WORDS = 9


@dataclass(frozen=True)
class _Told:
    """A crowd where it stands, with the positions that cite its sentence on one issue."""

    crowd: Crowd
    issue: str
    source: str
    evidence: Evidence
    positions: tuple[str, ...]


def scopes(view: View, positions: Sequence[Position]) -> list[Relation]:
    """Find reports that name or count different sets of actors for one deed, without ids.

    Only sentences that positions on the deed cite are compared: "only A and B are willing to send troops" with "26
    members would deploy troops", where both are cited for or against troops being deployed. Reports of one origin
    differ only where one article relays two accounts of one announcement.
    """
    held = {position.id: position for position in positions}
    by_deed: dict[Deed, dict[tuple[str, str, str], _Told]] = defaultdict(dict)
    for told in _told(view, positions):
        for deed in told.crowd.deeds & wording(view.issues[told.issue].statement).deeds:
            by_deed[deed].setdefault((view.lineage[told.source], told.crowd.words, told.crowd.does), told)
    found: dict[tuple[Deed, str, str], Relation] = {}
    for deed in sorted(by_deed):
        for one, other in combinations(sorted(by_deed[deed].values(), key=_rank), 2):
            first, second = sorted((view.lineage[one.source], view.lineage[other.source]))
            if (deed, first, second) not in found and _differ(view, one, other):
                found[deed, first, second] = _mismatch(view, one, other, held)
    return [*found.values(), *_two_accounts(view)]


def _told(view: View, positions: Sequence[Position]) -> Iterator[_Told]:
    """Read the sentences that positions cite, each once for each issue."""
    citing: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    for position in positions:
        for piece in position.evidence:
            for n in piece.sentences:
                citing[position.issue, piece.source, n].append(position.id)
    for (issue, source, n), held in citing.items():
        for crowd in crowds(view.articles[source].reading(n)):
            yield _Told(crowd, issue, source, view.cited(source, n), tuple(sorted(set(held), key=natural)))


def _rank(told: _Told) -> tuple[bool, object, object]:
    return (not told.crowd.only, natural(told.source), told.evidence.start)


def _differ(view: View, one: _Told, other: _Told) -> bool:
    if view.lineage[one.source] == view.lineage[other.source]:
        return False
    places = [wording(view.issues[told.issue].statement).where for told in (one, other)]
    elsewhere = all(places) and places[0].isdisjoint(places[1])
    return not elsewhere and view.of_one_story(one.source, other.source) and one.crowd.at_odds(other.crowd)


def _mismatch(view: View, one: _Told, other: _Told, positions: Mapping[str, Position]) -> Relation:
    """Word a mismatch, the older report first where both articles are dated."""
    mine, theirs = (view.articles[told.source].published for told in (one, other))
    dated = before(mine, theirs) or before(theirs, mine)
    ordered = (other, one) if before(theirs, mine) else (one, other)
    sides = (f"{told.crowd.words} in {told.source}{_when(view, told) if dated else ''}" for told in ordered)
    about = whether(view.issues[one.issue], view.casing)
    return Relation(
        id="",
        kind=RelationKind.SCOPE_MISMATCH,
        text=f"Reports differ in scope on {about}: {(', then ' if dated else ', ').join(sides)}.",
        between=tuple(_holder(view, told, positions) for told in ordered),
        evidence=tuple(told.evidence for told in ordered),
    )


def _when(view: View, told: _Told) -> str:
    when = appeared(view.articles[told.source].published)
    return f" ({when})" if when else ""


def _holder(view: View, told: _Told, positions: Mapping[str, Position]) -> str:
    """Return a position on the sentence whose holder the counted set names, else the source."""
    words = fold(told.crowd.words).split()
    for name in told.positions:
        actor = view.actors[positions[name].speaker]
        if {label for known in (actor.name, *actor.aliases) for label in fold(known).split()[-1:]} & set(words):
            return name
    return told.source


def _two_accounts(view: View) -> Iterator[Relation]:
    """Yield where one article relays two accounts of one announcement: the same set is to do two different things.

    So it is when two outlets relay what one person announced of one count of actors, and the deeds share nothing. The
    copies of an article relay nothing new; the fullest stands first in its lineage.
    """
    relayed: set[tuple[str, ...]] = set()
    for source in (source for lineage in view.dossier.lineages for source in lineage.sources):
        article = view.articles[source]
        accounts = [
            (n.n, who, outlet, crowd)
            for n in article.sentences
            if n.part == "body"
            for who, outlet in _relayed(article.reading(n.n))
            for crowd in crowds(article.reading(n.n))[:1]
        ]
        for (n, who, outlet, one), (m, whom, other_outlet, other) in combinations(accounts, 2):
            if who == whom and outlet != other_outlet and _same_set(one, other) and not one.deeds & other.deeds:
                evidence = (view.cited(source, n), view.cited(source, m))
                words = (view.lineage[source], *(fold(piece.quote) for piece in evidence))
                if words not in relayed:
                    relayed.add(words)
                    yield _tension(view, source, (one, other), evidence)
                break


def _relayed(text: str) -> Iterator[tuple[str, str]]:
    announced, relayed = _ANNOUNCED.search(text), _RELAYED.search(text)
    if announced and relayed and announced.start() < relayed.start():
        yield fold(announced["who"]), fold(relayed["outlet"])


def _same_set(one: Crowd, other: Crowd) -> bool:
    known = one.count is not None and one.count >= _LEAST
    return known and one.count == other.count and one.ahead and other.ahead and bool(one.deeds and other.deeds)


def _tension(view: View, source: str, pair: tuple[Crowd, Crowd], evidence: tuple[Evidence, ...]) -> Relation:
    does = [" ".join(crowd.does.split()[:_WORDS]) for crowd in pair]
    about = view.casing.inner(pair[0].words)
    text = f"{source} relays two accounts of {about}: “{unended(does[0])}” and “{unended(does[1])}”."
    return Relation(
        id="",
        kind=RelationKind.SCOPE_MISMATCH,
        text=text,
        between=(source, source),
        evidence=evidence,
    )
