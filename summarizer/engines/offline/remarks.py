"""What somebody says where no other rule read a side: the remark itself is the issue, affirmed or denied."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .attribution import Attribution
from .cast import Member
from .claims import Claim, Setting
from .contentions import contention
from .echoes import Echoes
from .references import References
from .stance import conditional
from .stand import Stand
from .tree import lemma

if TYPE_CHECKING:
    pass

_SAYING = frozenset({"assert", "warn"})
_NO_REMARK = frozenset("know learn hear see remember realise realize understand notice discover find show begin".split())
"""Verbs by which somebody comes to know a thing rather than says it."""


def remarked(article: Echoes, references: References, made: list[Stand]) -> Iterator[Stand]:
    """Find what is said by somebody to whom nothing is laid yet in that sentence.

    Args:
        article: its attributions, actors and speakers.
        references: its things.
        made: every stance found so far.
    """
    known = {(stand.holding.member.number, n) for stand in made for n in stand.numbers()}
    for attribution in article.found:
        if not _says(attribution):
            continue
        for holding in article.speakers.holdings(attribution):
            here = {(holding.member.number, n) for n in _sentences(attribution)}
            if holding.foreign or here & known or _faceless(holding.member):
                continue
            setting = Setting(attribution.paragraph, article.cast, references, holding.member)
            claim = _remark(attribution, setting)
            if claim is not None:
                known |= here
                yield Stand(attribution, holding, claim)


def _says(attribution: Attribution) -> bool:
    """Whether somebody says or thinks something in so many words."""
    return (
        attribution.frame in ("that", "according to")
        and attribution.attitude in _SAYING
        and not attribution.negated
        and lemma(attribution.cue) not in _NO_REMARK
        and not conditional(attribution.cue)
    )


def _sentences(attribution: Attribution) -> list[int]:
    said = attribution.paragraph.sentences_of(attribution.content)
    return sorted({attribution.home.numbers[attribution.cue.i], *said})


def _faceless(member: Member) -> bool:
    """Whether a holder is only a crowd, whose passing words nobody weighs."""
    return member.form == "role" and member.kind == "unnamed" and member.plural


def _remark(attribution: Attribution, setting: Setting) -> Claim | None:
    return contention(attribution, setting, plain=True)
