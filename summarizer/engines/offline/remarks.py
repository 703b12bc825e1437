"""Remarks of those who take no side anywhere else: a tone, about the matter that was spoken of just before."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...lexicon.content import content
from .attribution import Attribution
from .claims import Claim, Setting
from .contentions import contention
from .echoes import Echoes, borrowed, near
from .members import Member
from .references import References
from .stance import conditional
from .stand import Stand
from .tree import lemma, negated
from .words import judgment

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYING = frozenset({"assert", "warn"})
_LEARNING = frozenset("know learn hear see remember realise realize understand notice discover find show begin".split())
"""Verbs by which somebody comes to know a thing rather than says it."""
_PARTS = {"ADJ": "adj", "NOUN": "noun", "VERB": "verb"}


def remarked(article: Echoes, references: References, made: list[Stand]) -> Iterator[Stand]:
    """Find what is said by those to whom nothing else is laid in an article.

    Args:
        article: its attributions, actors and speakers.
        references: its things.
        made: every stance found so far.
    """
    known = {stand.holding.member.number for stand in made}
    relays = {hop.who for stand in made for hop in stand.holding.chain}
    sides = {(stand.attribution.home.index, stand.attribution.cue.i) for stand in made}
    for attribution in article.found:
        # "Said that his party would vote against it": the side is the party's, and told.
        side = any((attribution.home.index, i) in sides for i in attribution.content)
        if not _says(attribution) or side:
            continue
        for holding in article.speakers.holdings(attribution):
            told = holding.member.number in known or holding.member.name in relays
            if holding.foreign or told or not _weighty(holding.member):
                continue
            setting = Setting(attribution.paragraph, article.cast, references, holding.member)
            claim = _remark(attribution, setting, made)
            if claim is not None:
                known.add(holding.member.number)
                yield Stand(attribution, holding, claim)


def _says(attribution: Attribution) -> bool:
    """Whether somebody says or thinks something in so many words."""
    return (
        attribution.frame in ("that", "according to")
        and attribution.attitude in _SAYING
        and not attribution.negated
        and lemma(attribution.cue) not in _LEARNING
        and not conditional(attribution.cue)
    )


def _weighty(member: Member) -> bool:
    """Whether a holder is named, or holds an office: the words of passers-by are no side in a matter."""
    return member.form in ("name", "place") or (member.kind == "office" and not member.plural)


def _remark(attribution: Attribution, setting: Setting, made: list[Stand]) -> Claim | None:
    """The matter on the table, for or against as the tone has it; else the remark itself, as worded."""
    own = contention(attribution, setting, plain=True)
    if own is not None:
        return own
    tone = _tone(attribution)
    model = _matter(attribution, made)
    if tone and model is not None and not _of_its_own(attribution, model):
        return borrowed(model, attribution, -tone if model.claim.upside_down else tone)
    return None


def _matter(attribution: Attribution, made: list[Stand]) -> Stand | None:
    """The stance just before that says what is spoken of: the one whose matter most others speak of too."""
    around = near(attribution, made)
    shared = [len([s for s in made if _akin(s, one)]) for one in around]
    most = max(shared, default=0)
    return next((one for one, n in zip(reversed(around), reversed(shared), strict=True) if n == most), None)


def _of_its_own(attribution: Attribution, model: Stand) -> bool:
    """Whether a remark names what it is about, and that is nothing the stance before speaks of."""
    doc = attribution.paragraph.doc
    named = [doc[i] for i in attribution.content if doc[i].dep_ in ("nsubj", "nsubjpass")]
    things = {token.text for token in named if token.pos_ in ("NOUN", "PROPN")}
    return bool(things) and not content(" ".join(things)) & content(model.claim.issue)


def _akin(one: Stand, other: Stand) -> bool:
    """Whether two actors speak of one matter."""
    return one.holding.member is not other.holding.member and bool(
        content(one.claim.issue) & content(other.claim.issue)
    )


def _tone(attribution: Attribution) -> int:
    """1 for words of praise, -1 for words of blame, 0 where neither or both are heard."""
    doc, quoted = attribution.paragraph.doc, attribution.paragraph.quoted
    inside = [doc[i] for i in sorted(attribution.content)]
    heard = {sign for token in inside if (sign := _sign(token))}
    if len(heard) == 1:
        return heard.pop()
    denying = any(t.dep_ == "neg" and t.i in quoted for t in inside)
    return -1 if not heard and denying else 0


def _sign(token: "Token") -> int:
    part = _PARTS.get(token.pos_)
    sign = judgment(part, token.lemma_.lower()) if part is not None else 0
    verb = token if token.pos_ == "VERB" else token.head
    return -sign if sign and negated(verb) else sign
