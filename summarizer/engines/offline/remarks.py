"""Remarks: what somebody says that demands and judges nothing by a word of its own belongs to the matter in hand."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon.content import content
from ...schemas import Modality
from .appraisals import plainly
from .attribution import Attribution
from .claims import Claim, Setting, noun_claim
from .contentions import contention
from .echoes import Echoes, borrowed, near
from .idiomatic import open_turn
from .members import Member
from .references import References
from .stance import conditional
from .stand import Stand
from .tones import tone
from .tree import lemma, prepositions

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLOSE = 2
"""Sentences within which a stance is what a remark is on, rather than one farther off that more speak of."""
_OBJECTIONS = frozenset("objection opposition criticism complaint concern fear worry protest resistance doubt".split())
_SAYING = frozenset({"assert", "warn"})
_LEARNING = frozenset("know learn hear see remember realise realize understand notice discover find show begin".split())
"""Verbs by which somebody comes to know a thing rather than says it."""


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
            claim = _remark(attribution, setting, made, article.speakers.bodies.of(holding.member))
            if claim is not None:
                known.add(holding.member.number)
                yield Stand(attribution, holding, claim)


def spoken_of(attribution: Attribution, setting: Setting) -> Claim | None:
    """ "'It is a rotten idea,' she said of the merger": what a quotation is on, by its tone; open where she says so.

    Args:
        attribution: a speech in which no clause demands, judges or announces anything.
        setting: paragraph, cast, references and speaker.
    """
    source, cue = attribution.source, attribution.cue
    # In "said Ann Roe of the merger" the parser hangs the merger on her.
    heads = [cue, source] if source is not None and source.pos_ == "PROPN" and source.i > cue.i else [cue]
    found = (i for head in heads for w, _, i in prepositions(head) if w in ("of", "about") and i.pos_ == "NOUN")
    thing = next((i for i in found if setting.cast.of(attribution.home, i) is None), None)
    doc, inside = attribution.paragraph.doc, attribution.content
    within = thing is not None and thing.doc is doc and thing.i in inside
    if thing is None or within or attribution.cue.pos_ != "VERB":
        return None
    left = any(open_turn(doc[i]) for i in inside if doc[i].pos_ in ("VERB", "AUX"))
    sign = 0 if left else tone(attribution)
    if not (left or sign):
        return None
    there = replace(setting, paragraph=attribution.home)  # where the speaker stands, maybe a paragraph away
    return noun_claim(there, thing, sign, Modality.DESCRIPTION) or plainly(there, thing, sign)


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


def _remark(attribution: Attribution, setting: Setting, made: list[Stand], body: Member | None) -> Claim | None:
    """The matter spoken of, for or against as the tone or the side of one's own body has it; no bare fact."""
    own = contention(attribution, setting, plain=True)
    if own is not None:
        return own
    theirs = _body_side(attribution, made, body)
    heard = tone(attribution) * (-1 if _of_objections(attribution) else 1)
    if theirs is not None and theirs.claim.sign and (_quoted(attribution) or heard == theirs.claim.sign):
        return borrowed(theirs, attribution, theirs.claim.sign)
    named = _named(attribution, setting, made)
    model = named or _matter(attribution, made)
    if heard and model is not None and (named is not None or not _of_its_own(attribution, setting, model)):
        turned = named is not None and model.claim.upside_down
        return borrowed(model, attribution, -heard if turned else heard)
    return None


def _of_objections(attribution: Attribution) -> bool:
    """Whether it is what others object that is judged: "the residents' objections were reasonable"."""
    doc = attribution.paragraph.doc
    heads = {doc[i].head.i for i in attribution.content} | {attribution.cue.i, *attribution.content}
    judged = [c for i in heads for c in doc[i].children if c.dep_ in ("nsubj", "nsubjpass")]
    return any(c.lemma_.lower() in _OBJECTIONS for c in judged)


def _named(attribution: Attribution, setting: Setting, made: list[Stand]) -> Stand | None:
    """The latest stance on what a remark names as its subject: "the levy is a tax"."""
    for token in _subjects(attribution):
        if setting.cast.of(attribution.paragraph, token) is not None or token.pos_ not in ("NOUN", "PROPN"):
            continue
        words = content(token.text)
        found = [stand for stand in near(attribution, made) if words & content(stand.claim.issue)]
        if found:
            return found[-1]
    return None


def _body_side(attribution: Attribution, made: list[Stand], body: Member | None) -> Stand | None:
    """The side of the body that somebody leads or speaks for, the nearest before a remark."""
    if body is None:
        return None
    return next((stand for stand in reversed(near(attribution, made)) if stand.holding.member is body), None)


def _quoted(attribution: Attribution) -> bool:
    """Whether a remark is printed in the speaker's own words."""
    inside = attribution.content & frozenset(attribution.paragraph.quoted)
    return len(inside) * 2 > len(attribution.content)


def _matter(attribution: Attribution, made: list[Stand]) -> Stand | None:
    """The stance just before that says what is spoken of: the one whose matter most others speak of too."""
    around = near(attribution, made)
    here = attribution.home.numbers[attribution.cue.i]
    around = [s for s in around if here - max(s.numbers()) <= _CLOSE] or around
    shared = [len([s for s in made if _akin(s, one)]) for one in around]
    most = max(shared, default=0)
    return next((one for one, n in zip(reversed(around), reversed(shared), strict=True) if n == most), None)


def _subjects(attribution: Attribution) -> "Iterator[Token]":
    doc = attribution.paragraph.doc
    return (doc[i] for i in sorted(attribution.content) if doc[i].dep_ in ("nsubj", "nsubjpass"))


def _of_its_own(attribution: Attribution, setting: Setting, model: Stand) -> bool:
    """Whether a remark names what it is about, no people, and that is nothing the stance before speaks of."""
    named = [t for t in _subjects(attribution) if setting.cast.of(attribution.paragraph, t) is None]
    things = {token.text for token in named if token.pos_ in ("NOUN", "PROPN")}
    return bool(things) and not content(" ".join(things)) & content(model.claim.issue)


def _akin(one: Stand, other: Stand) -> bool:
    """Whether two actors speak of one matter."""
    return one.holding.member is not other.holding.member and bool(
        content(one.claim.issue) & content(other.claim.issue)
    )
