"""Whether a claim stands on an article: the checks every noted claim passes, run on one that somebody brings."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ValidationError

from ..errors import InputError
from ..schemas import (
    ActorKind,
    Article,
    Certainty,
    Check,
    Modality,
    NotedActor,
    NotedPosition,
    Notes,
    Quarantined,
    Stance,
)
from ..steps.clean import clean
from ..steps.verify import verify

_WORD = re.compile(r"\w{4,}")
_ROOT = 5
"""Letters by which two forms of a word are taken for one: "reject", "rejected"."""
_PLACES = 20
"""Places of an article that are tried when the claim names none."""
_SHARE = 0.5
"""Share of a statement's words that must stand in the sentences it is said to stand on."""


@dataclass(frozen=True)
class Claim:
    """What somebody says an article says."""

    actor: str
    issue: str
    stance: Stance
    statement: str
    kind: ActorKind = ActorKind.PERSON
    aliases: tuple[str, ...] = ()
    certainty: Certainty = Certainty.STATED
    sentences: tuple[int, ...] = ()
    """Where it is said to stand; empty to have the place looked for."""


class Cited(BaseModel):
    """A sentence as it stands in the article."""

    number: int
    text: str


class Failed(BaseModel):
    """A check the claim does not pass."""

    check: str
    found: str
    """What stands in the claim and what in the sentences."""


class Verdict(BaseModel):
    """Whether a claim passes every check on the sentences it cites."""

    stands: bool
    """True when no check failed. The checks compare words, so this is no proof that the sentence means the claim."""
    failed: list[Failed]
    sentences: list[Cited]
    """The sentences the checks were run on: read them."""
    article: str
    """Name of the file."""
    title: str | None
    not_checked: list[str]
    """Checks that found nothing to weigh."""


def weigh(claim: Claim, article: Article) -> Verdict:
    """Check a claim.

    Without sentence numbers the places that share most words with the statement and speak of the actor are tried, and
    the best stands for all.

    Args:
        claim: actor, issue, stance and statement.
        article: as read.

    Raises:
        InputError: the claim is longer or emptier than one can be.
    """
    article = clean(article)
    spoken = [n for n in _numbers(article) if _names(claim, article.reading(n))]
    places = [claim.sentences] if claim.sentences else _places(claim, article, spoken)
    if not places:
        detail = f"{claim.actor} does not stand in the article, nor do the aliases given"
        return _verdict(claim, article, (), [Check(name="speaker", verdict="failed", detail=detail)])
    outcomes = _checked(claim, article, spoken, places)
    best = min(range(len(places)), key=lambda i: (len(_faults(outcomes[i])), i))
    return _verdict(claim, article, places[best], outcomes[best])


def _checked(
    claim: Claim, article: Article, spoken: Sequence[int], places: Sequence[Sequence[int]]
) -> list[list[Check]]:
    """Run every check on the claim at each place, all in one reading of the article."""
    try:
        actor = NotedActor(
            name=claim.actor,
            kind=claim.kind,
            aliases=list(claim.aliases),
            office=None,
            organisation=None,
            sentences=list(spoken[:6]) or list(places[0][:6]),
        )
        positions = [_position(claim, place) for place in places]
        notes = Notes(actors=[actor], positions=positions, proposals=[], disputes=[], events=[], unknowns=[])
    except ValidationError as error:
        fault = error.errors()[0]
        raise InputError(
            f"claim: {'.'.join(map(str, fault['loc']))}", fault["msg"], "Shorten or complete it"
        ) from error
    result = verify(notes, article)
    failed = {claim.id: claim for claim in result.quarantine}
    passed = {position.id: position for position in result.positions}
    outcomes = []
    for n in range(1, len(places) + 1):
        key = f"{article.id}-p{n}"
        outcomes.append(list(passed[key].checks) if key in passed else _reasons(failed[key], claim))
    return outcomes


def _reasons(quarantined: Quarantined, claim: Claim) -> list[Check]:
    unknown = Check(name="speaker", verdict="failed", detail=f"{claim.actor} could not be found in the article")
    return list(quarantined.failed) or [unknown]


def _position(claim: Claim, place: Sequence[int]) -> NotedPosition:
    return NotedPosition(
        actor=claim.actor,
        on_behalf_of=None,
        issue=claim.issue,
        stance=claim.stance,
        statement=claim.statement,
        modality=Modality.DESCRIPTION,
        conditions=[],
        certainty=claim.certainty,
        chain=[],
        said_on=None,
        narrator_only=False,
        sentences=list(place),
    )


def _places(claim: Claim, article: Article, spoken: Sequence[int]) -> list[tuple[int, ...]]:
    """Return places to try, those that share most words with the statement first: single sentences, then pairs."""
    wanted = _roots([claim.statement], claim)
    near = sorted({m for n in spoken for m in (n, n + 1, n + 2) if m <= len(article.sentences)})
    ranked = sorted(near, key=lambda n: (-len(wanted & _roots([article.reading(n)], claim)), n))[: _PLACES // 2]
    known = set(spoken)
    single = [(n,) for n in ranked if n in known]
    pairs = [(n - 1, n) for n in ranked if n > 1 and {n - 1, n} & known]
    return [*single, *pairs][:_PLACES]


def _verdict(claim: Claim, article: Article, place: Sequence[int], checks: Sequence[Check]) -> Verdict:
    cited = [n for n in place if 1 <= n <= len(article.sentences)]
    failed = [Failed(check=check.name, found=check.detail) for check in _faults(checks)]
    wanted = _roots([claim.statement], claim)
    said = _roots([article.reading(n) for n in cited], claim)
    if cited and len(wanted & said) < _SHARE * len(wanted):
        missing = ", ".join(sorted(wanted - said)[:8])
        failed.append(Failed(check="wording", found=f"most of the statement does not stand there: {missing}"))
    return Verdict(
        stands=not failed,
        failed=failed,
        sentences=[Cited(number=n, text=article.reading(n)) for n in cited],
        article=article.file,
        title=article.title,
        not_checked=[check.name for check in checks if check.verdict == "not applicable"],
    )


def _faults(checks: Iterable[Check]) -> list[Check]:
    return [check for check in checks if check.verdict == "failed"]


def _numbers(article: Article) -> range:
    return range(1, len(article.sentences) + 1)


def _names(claim: Claim, sentence: str) -> bool:
    """Whether a sentence has the actor's name, its last word, or an alias."""
    said = sentence.casefold()
    surname = claim.actor.split()[-1:] if claim.kind is ActorKind.PERSON else []
    return any(re.search(rf"\b{re.escape(n.casefold())}\b", said) for n in (claim.actor, *surname, *claim.aliases) if n)


def _roots(texts: Iterable[str], claim: Claim) -> set[str]:
    """Return the longer words of texts in a form that compares, without the actor's own name."""
    own = {word.casefold()[:_ROOT] for name in (claim.actor, *claim.aliases) for word in _WORD.findall(name)}
    return {word.casefold()[:_ROOT] for text in texts for word in _WORD.findall(text)} - own
