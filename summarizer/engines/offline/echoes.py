"""Stances that another stance explains: "Italy was reluctant", "two members agree with him", "Norway seconded it"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...schemas import Certainty, Modality, NotedHop
from .attribution import Attribution
from .bare import Echo, bare_stances, echoes_of
from .cast import Cast
from .claims import Claim
from .conditions import conditions
from .denials import SAID, denies
from .members import Member, of_decider
from .parsed import Paragraph
from .sides import accuses
from .speakers import Holding, Speakers
from .stance import SIGNS, former, left_alone
from .stand import Stand
from .terse import terse_stances
from .tree import aux_words, conjuncts, is_passive, lemma, subject, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

ANNOUNCING = frozenset({"announce", "confirm", "declare", "reveal"})
_SOVEREIGN = frozenset("members nations countries states governments allies parties capitals signatories".split())
_RECONSIDERING = frozenset({"reconsider", "relent", "rethink", "back_down", "yield"})
_ASKED = frozenset({Modality.DEMAND, Modality.OFFER})
_GIVEN = frozenset({Modality.OFFER, Modality.COMMITMENT})
_MADE: dict[str, frozenset[Modality]] = {
    **dict.fromkeys(("demand", "request", "call", "appeal", "recommendation"), _ASKED),
    **dict.fromkeys(("offer", "bid", "pledge", "promise", "concession", "change"), _GIVEN),
    "threat": frozenset({Modality.THREAT}),
}
"""Nouns for what somebody has done by speaking, and what that must have been."""
_THINGS = frozenset(
    "money letter meeting interview paper report figure number name word article statement news party group bill text "
    "draft document budget law treaty motion amendment case".split()
)
"""Nouns for a thing of its own, however little they say of it."""
_PLANS = frozenset("plan proposal idea move scheme decision order motion amendment step proposition".split())
"""Nouns for what is to be done: who is against the plan to close it is against the closing."""
_NEAR, _FAR = 2, 8
"""Sentences a bare stance looks back for what it is about: first near, then farther."""


@dataclass(frozen=True)
class Echoes:
    """What finding them needs to know of an article."""

    paragraphs: list[Paragraph]
    cast: Cast
    speakers: Speakers
    found: tuple[Attribution, ...]
    vague: tuple[Attribution, ...]
    """Stances on "the plan" or "both points" whose content could not be named."""


def echoed(article: Echoes, made: list[Stand]) -> list[Stand]:
    """Add to the stances of an article those that only they explain, in the order of the text.

    Args:
        article: its attributions and actors.
        made: stances with a content of their own.
    """
    relayed = list(_announced(article, made))
    relays = {(s.attribution.home.index, s.claim.head.i) for s in relayed if _sovereign(s.holding.member)}
    own = [s for s in made if not _relays(s, relays)]
    out = _ordered([*own, *relayed])
    out.extend(_reversing(article, out))
    out.extend(_bare(article, out))
    out.extend(_agreeing(article, _ordered(out)))
    return _ordered(out)


def echoed_late(article: Echoes, made: list[Stand]) -> list[Stand]:
    """Explain bare stances by those on "the bill" of which nothing says more: "A voted for the bill, B against".

    Args:
        article: its attributions and actors.
        made: all stances that are known by now.
    """
    known = {(s.attribution.home.index, s.attribution.cue.i) for s in made}
    found = _bare(article, _ordered(made))
    return [s for s in found if (s.attribution.home.index, s.attribution.cue.i) not in known]


def _by_sentence(stands: list[Stand]) -> dict[int, list[Stand]]:
    """Stances by the number of their sentence, in order."""
    index: dict[int, list[Stand]] = {}
    for stand in stands:
        index.setdefault(_at(stand.attribution), []).append(stand)
    return index


def _before(index: dict[int, list[Stand]], here: int) -> list[Stand]:
    """Stances taken in a sentence or just before it, in order."""
    return [stand for number in range(here - _FAR, here + 1) for stand in index.get(number, ())]


def near(attribution: Attribution, made: list[Stand]) -> list[Stand]:
    """Stances taken in the sentence of an attribution or just before it, in order."""
    return _before(_by_sentence(_ordered(made)), _at(attribution))


def _ordered(stands: list[Stand]) -> list[Stand]:
    return sorted(stands, key=lambda stand: (stand.attribution.home.index, stand.attribution.cue.i))


def _at(attribution: Attribution) -> int:
    """Number of the sentence a stance is taken in."""
    return attribution.home.numbers[attribution.cue.i]


def borrowed(model: Stand, attribution: Attribution, sign: int) -> Claim:
    """The claim of another stance, as one who takes a side on it without naming it holds it."""
    named = any(word[:1].isupper() or word[:1].isdigit() for word in model.claim.issue.split()[1:])
    told = tuple(sorted({*model.numbers()} - {_at(attribution)})) if named else ()
    modality = Modality(attribution.modality)
    return replace(model.claim, sign=sign, conditions=(), hard=False, modality=modality, sentences=told)


def _bare(article: Echoes, made: list[Stand]) -> Iterator[Stand]:
    """ "Hungary opposed the plan, while Italy was reluctant", "all are against": the content stands nearby."""
    index = _by_sentence(made)
    for attribution in (*bare_stances(article.paragraphs), *terse_stances(article.paragraphs), *article.vague):
        holdings = article.speakers.holdings(attribution)
        contest = _contest(attribution) and any(of_decider(holding.member) for holding in holdings)
        model = explained(attribution, _before(index, _at(attribution)), contest=contest)
        if model is None:
            continue
        for holding in holdings:
            hidden = holding.foreign and (attribution.cue.i in attribution.home.quoted or attribution.form == "noun")
            sign = _sign_taken(attribution, model) * (-1 if contest else 1)
            again = holding.member is model.holding.member and (
                sign == model.claim.sign or attribution.head is not None
            )
            if again or (hidden and attribution.cue.pos_ == "NOUN"):
                continue
            claim = borrowed(model, attribution, sign)
            texts, hard = _tied(attribution)
            claim = replace(claim, conditions=texts, hard=hard) if hard else claim
            yield Stand(attribution, holding, claim)


def _tied(attribution: Attribution) -> tuple[tuple[str, ...], bool]:
    """What a ballot hangs on: "would vote no unless small farms are spared"."""
    verb = attribution.cue.head if attribution.cue.pos_ != "VERB" else attribution.cue
    if attribution.frame != "bare" or verb.lemma_ != "vote":
        return (), False
    texts, hard = conditions(verb, attribution.home)
    return tuple(texts), hard


def _sign_taken(attribution: Attribution, model: Stand) -> int:
    """The side a bare stance takes on the issue of another, which may be worded the other way round."""
    if left_alone(attribution):
        return 0
    sign = SIGNS[attribution.attitude] * (-1 if attribution.negated or former(attribution) else 1)
    head = attribution.head
    named = head is not None and head.pos_ == "NOUN" and head.lemma_.lower() not in _PLANS
    return -sign if named and model.claim.upside_down else sign


def _contest(attribution: Attribution) -> bool:
    """Whether a court rules on an appeal, which asks for the end of a thing, rather than on an appeal for it."""
    return attribution.head is not None and attribution.head.lemma_.lower() == "appeal"


def explained(attribution: Attribution, around: list[Stand], *, contest: bool = False) -> Stand | None:
    """The stance that says what a bare one is about: of its sentence, else the latest near, else farther back."""
    here = _at(attribution)
    before = [s for s in around if s.attribution.cue != attribution.cue and (contest or _meant(attribution, s))]
    if attribution.head is None:  # "are divided", "refused to be drawn": on a question, not on how things are
        before = [s for s in before if _asks(s.claim) or _at(s.attribution) == here] or before
    elif attribution.head.lemma_.lower() not in SAID and not denies(
        attribution
    ):  # "the charge" or "the offer" is a thing, and not how things are
        before = [s for s in before if _asks(s.claim) or _at(s.attribution) == here]
    near = [s for s in before if here - _at(s.attribution) <= _NEAR]
    same = [s for s in near if _at(s.attribution) == here]
    earlier = [s for s in same if s.attribution.cue.i < attribution.cue.i]
    close = attribution.head is not None and attribution.head.lemma_.lower() == "change"  # farther off is another's
    normative = [s for s in before if s.claim.form == "normative" and not close]
    return next((group[-1] for group in (earlier, same, near, normative) if group), None)


def _asks(claim: Claim) -> bool:
    """Whether an issue is a thing, or what should be done, and not only how things are."""
    return claim.form == "topic" or " should " in claim.issue


def _meant(attribution: Attribution, model: Stand) -> bool:
    """Whether "the offer" can mean what another stance is about: it was offered, and not threatened or opposed.

    "The money" or "the letter" is a thing: it means what a stance is about only where that speaks of it too.
    """
    if attribution.head is None:
        return True
    noun = attribution.head.lemma_.lower()
    if accuses(model.attribution) and noun not in SAID:
        return False  # what somebody is accused of is no "measure" that others are for
    made = _MADE.get(noun)
    if made is not None:
        return model.claim.sign > 0 and model.claim.modality in made
    return noun not in _THINGS or noun in (token.lemma_.lower() for token in model.attribution.cue.sent)


def _agreeing(article: Echoes, made: list[Stand]) -> Iterator[Stand]:
    """ "Two commissioners agree with him", "the judge dissented": the side another has just taken, or the other."""
    index = _by_sentence(made)
    for echo in (e for paragraph in article.paragraphs for e in echoes_of(paragraph)):
        model = _echoed_stand(article, echo, _before(index, _at(echo.attribution)))
        if model is None or not model.claim.sign:
            continue
        for holding in article.speakers.holdings(echo.attribution):
            if holding.member is not model.holding.member and not holding.foreign:
                claim = borrowed(model, echo.attribution, model.claim.sign * echo.sign)
                yield Stand(echo.attribution, holding, claim)


def _echoed_stand(article: Echoes, echo: Echo, around: list[Stand]) -> Stand | None:
    """The latest stance before of whoever is agreed with; of anybody where nobody is named."""
    here = _at(echo.attribution)
    before = [s for s in around if s.attribution.cue != echo.attribution.cue]
    before = [s for s in before if (s.attribution.home.index, s.attribution.cue.i) < _place(echo.attribution)]
    if echo.ruling:
        return next((s for s in reversed(before) if _ruled(s)), None)
    if echo.whom is None:
        near = before[-1] if before and here - _at(before[-1].attribution) <= _NEAR else None
        return near if near is not None and not _answers_another(article, echo.attribution, near) else None
    whom = article.cast.of(echo.attribution.paragraph, echo.whom)
    return next((s for s in reversed(before) if whom is not None and s.holding.member is whom), None)


def _ruled(stand: Stand) -> bool:
    """Whether a stance is what a court or a regulator found or ordered."""
    return of_decider(stand.holding.member) or lemma(stand.attribution.cue) in ("find", "rule", "order", "fine", "hold")


def _answers_another(article: Echoes, echo: Attribution, model: Stand) -> bool:
    """Whether somebody spoke between a stance and "an official disagreed", so that it is they who are answered."""
    between = (a for a in article.found if _place(model.attribution) < _place(a) < _place(echo))
    own = (a for a in between if a.paragraph is not echo.home or echo.cue.i not in a.content)  # "said it was furious"
    speeches = (a for a in own if a.frame == "that" and a.source is not None)
    found = (article.cast.of(a.home, a.source) for a in speeches if a.source is not None)
    return any(member is not None and member is not model.holding.member for member in found)


def _place(attribution: Attribution) -> tuple[int, int]:
    return attribution.home.index, attribution.cue.i


def _announced(article: Echoes, made: list[Stand]) -> Iterator[Stand]:
    """ "X announced that Y would send troops": Y is committed too, by X's word."""
    for stand in made:
        attribution = stand.attribution
        verb = stand.claim.head
        who = subject(verb) if verb.pos_ == "VERB" and not is_passive(verb) else None
        if lemma(attribution.cue) not in ANNOUNCING or who is None or not set(aux_words(verb)) & {"will", "would"}:
            continue
        for member in _others(article, stand, who):
            hop = NotedHop(who=stand.holding.member.name, cue=attribution.cue.text[:60], hedge=None)
            holding = _relayed(stand.holding, member, hop)
            if _sovereign(member):
                outside = [c for c in verb.children if c.dep_ in ("nsubj", "mark")]
                content = frozenset(subtree(verb, outside))
                attribution = replace(attribution, cue=verb, source=who, content=content, head=verb, frame="act")
                holding = replace(holding, certainty=min(holding.certainty, Certainty.REPORTED, key=_rank))
            yield replace(stand, attribution=attribution, holding=holding)


def _rank(certainty: Certainty) -> int:
    return certainty.rank


def _relays(stand: Stand, relayed: set[tuple[int, int]]) -> bool:
    """Whether a speaker only announces what others, who decide for themselves, will do."""
    announced = lemma(stand.attribution.cue) in ANNOUNCING
    return announced and (stand.attribution.home.index, stand.claim.head.i) in relayed


def _sovereign(member: Member) -> bool:
    """Whether an actor decides for itself whatever another announces: states, and members of an alliance."""
    return member.kind == "state" or (member.plural and not _SOVEREIGN.isdisjoint(member.name.lower().split()))


def _others(article: Echoes, stand: Stand, who: "Token") -> Iterator[Member]:
    """Actors named by a subject, the speaker and pronouns left out."""
    for token in conjuncts(who):
        member = article.cast.of(stand.attribution.paragraph, token)
        if member is not None and member is not stand.holding.member and token.pos_ != "PRON":
            yield member


def _relayed(holding: Holding, member: Member, hop: NotedHop) -> Holding:
    return replace(holding, member=member, chain=(*holding.chain, hop)[:4])


def _reversing(article: Echoes, made: list[Stand]) -> Iterator[Stand]:
    """ "Reyes urged her to reconsider": Reyes stands on the other side of what she just rejected."""
    index = _by_sentence(made)
    for attribution in article.found:
        head, patient = attribution.head, attribution.patient
        if head is None or patient is None or lemma(head) not in _RECONSIDERING or attribution.negated:
            continue
        here = attribution.paragraph.numbers[attribution.cue.i]
        who = article.cast.of(attribution.paragraph, patient)
        around = _before(index, here)
        near = [s for s in around if s.holding.member is who and s.claim.sign and 0 <= here - max(s.numbers()) <= 2]
        model = next((s for s in reversed(near) if s.claim.sign < 0), None)
        if model is None or any(c.dep_ == "dobj" for c in head.children):
            continue
        claim = replace(borrowed(model, attribution, 1), modality=Modality.DEMAND)
        for holding in article.speakers.holdings(attribution):
            if holding.member is not who:
                yield Stand(attribution, holding, claim)
