"""Actions that somebody puts forward, and who is for and against them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ...schemas import Modality, NotedProposal, ProposalStatus
from .actions import gerund_words
from .attribution import Attribution
from .cast import Cast
from .claims import outlet
from .parsed import Paragraph
from .stand import Stand
from .tree import is_passive, lemma, prepositions, subject
from .wording import noun_words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_FLOATED = frozenset(
    "propose float table suggest offer plan put_forward unveil outline proposal suggestion idea motion bid campaign "
    "push initiative move draft prepare hint willing ready prepared act".split()
)
"""Cues that put an action on the table."""
_ASKED = frozenset("call ask urge demand petition beg seek request resolve".split())
"""Verbs that ask others to do it: it is on the table too where it is more than a word."""
_CALLED = frozenset({"call", "request", "appeal", "demand", "recommendation"})
"""Nouns that put one forward, where the verbs of the same words only press for it."""
_AGREEING = frozenset({"agree", "accept", "commit"})
_WEIGHED = frozenset({"weigh", "consider", "mull", "contemplate", "explore"})
_INSTRUMENTS = frozenset(
    "order ban levy tax law bill measure plan sale merger tariff subsidy fund quota cap ordinance decree scheme "
    "moratorium toll fee reform budget treaty".split()
)
"""Nouns for what is decided on, so that whoever weighs or fights one finds it on the table."""
_PLEDGED = frozenset(
    "pledge vow promise commit agree announce commitment agreement undertake decide approve adopt decision vote".split()
)
_BODIES = frozenset("council board assembly parliament senate committee congress legislature cabinet synod".split())
"""Bodies that decide by vote: what they agree to is backed, and what they are asked for is a motion."""
_ENDING = frozenset("delay postpone halt scrap cancel pause stop suspend shelve abandon drop withdraw".split())
"""Who refuses to do these to a thing keeps that thing on the table."""
_PLANS = frozenset(
    "proposal plan offer bid motion idea suggestion call initiative request amendment scheme draft ultimatum".split()
)
_FAILED = frozenset("fail fall lose collapse".split())
_VOTED_DOWN = frozenset("defeat reject vote_down throw_out dismiss vote".split())
_CARRIED = frozenset("carry pass adopt approve".split())
_OBTAINED = frozenset("obtain get receive win secure gain".split())
_COMING = frozenset("attend come join meet participate".split())
_GIVING = frozenset("contribute pay provide give send supply fund finance double host raise lend".split())
_LATER = 4
"""Sentences after a motion in which its end is told."""
_APPOINTMENTS = frozenset({"meeting", "gathering", "convening", "visiting", "attending", "speaking", "talking"})
"""What representatives will do on a day is an event of the calendar."""
_WIDE = frozenset(
    "acting waiting going doing offer plan proposal idea bill deal text decision issue question request demand "
    "measure vote change step move agreement law".split()
)
_REJECTING = frozenset(
    "reject dismiss rule_out veto block rebuff turn_down spurn refuse throw_out scrap shoot_down vote_down "
    "refusal rejection".split()
)


def proposals(paragraphs: list[Paragraph], stands: list[Stand], cast: Cast) -> list[NotedProposal]:
    """Gather the proposals of an article from its stands, in order.

    Args:
        paragraphs: of the article, for what became of a motion.
        stands: all positions; those whose cue puts an action forward make a proposal, others are for or against it.
        cast: its actors, for whose a rejected offer is.
    """
    sentences = {p.numbers[span.start]: span for p in paragraphs for span in p.doc.sents}
    by_issue: dict[str, list[Stand]] = {}
    for stand in stands:
        by_issue.setdefault(stand.claim.issue, []).append(stand)
    out = []
    for issue, group in by_issue.items():
        if _no_plan(issue):
            continue
        tabled = _Tabled(issue, group, cast, sentences)
        if tabled.makers or tabled.owners or tabled.kept or tabled.contested:
            out.append(_proposal(tabled))
    return out


@dataclass(frozen=True)
class _Tabled:
    """What is held on one issue, and what of it puts something on the table."""

    issue: str
    group: list[Stand]
    cast: Cast
    sentences: Mapping[int, "Span"]

    @cached_property
    def makers(self) -> list[Stand]:
        """Those who put it forward."""
        return [stand for stand in self.group if _maker(stand)]

    @cached_property
    def owners(self) -> list[str]:
        """Whose plan it is that others are for or against: "Kellan's offer was rejected", "the call by Ruiz"."""
        heads = [(s.attribution.paragraph, s.attribution.head) for s in self.group if s.attribution.head is not None]
        nouns = [(p, h) for p, h in heads if h.pos_ == "NOUN" and h.lemma_.lower() in _PLANS]
        tokens = [(p, t) for p, h in nouns for t in (*_possessors(h), *_makers_behind(h))]
        found = (self.cast.of(p, t) for p, t in tokens)
        return list(dict.fromkeys(m.name for m in found if m is not None and not outlet(m)))

    @cached_property
    def kept(self) -> "Token | None":
        """What somebody refuses to put off or to drop."""
        heads = (s.claim.head for s in self.group if s.claim.sign < 0 and not self.makers and _refuser(s))
        ended = (h for h in heads if h.pos_ == "VERB" and h.lemma_.lower() in _ENDING)
        return next((c for h in ended for c in h.children if c.dep_ == "dobj" and c.pos_ == "NOUN"), None)

    @cached_property
    def contested(self) -> bool:
        """Whether a thing to be decided on has friends and foes."""
        words = {word.strip(".,’'").lower() for word in self.issue.split()[:4]}
        signs = {stand.claim.sign for stand in self.group}
        return {1, -1} <= signs and not words.isdisjoint(_INSTRUMENTS)


def _possessors(noun: "Token") -> "list[Token]":
    return [c for c in noun.children if c.dep_ == "poss" and c.pos_ in ("NOUN", "PROPN")]


def _makers_behind(noun: "Token") -> "list[Token]":
    return [inner for word, _, inner in prepositions(noun) if word in ("by", "from")]


def _no_plan(issue: str) -> bool:
    """Whether an issue is nothing one can put on a table: how things are, an appointment to meet, a word too wide."""
    words = issue.lower().rstrip(".").split()
    told = issue.endswith(".") and not {"should", "would", "will"} & set(words)
    if words[-1] == "vote" or words[0] in ("not", "no"):
        return True  # how one votes, and what one promises not to do
    asked = words[words.index("should") + 1 :] if "should" in words else []
    if asked and " ".join(asked) in ("act", "respond", "move", "wait", "decide", "do more", "do so", "do it"):
        return True
    return told or words[0] in _APPOINTMENTS or (len(words) == 1 and words[0] in _WIDE)


def _cue(stand: Stand) -> str:
    return lemma(stand.attribution.cue)


def _maker(stand: Stand) -> bool:
    """Whether a stance puts an action forward; to call an offer a breakthrough calls for nothing."""
    attribution, claim = stand.attribution, stand.claim
    cue = _cue(stand)
    told = attribution.frame in ("named", "order", "expected") or _agreeing(attribution)
    if told or claim.head.pos_ not in ("VERB", "AUX", "NOUN"):
        return False
    if cue in _WEIGHED:
        return claim.sign >= 0 and claim.head.lemma_.lower() in _INSTRUMENTS
    if claim.sign <= 0:
        return False
    if cue in ("vote", "ask"):
        asked = attribution.patient if cue == "ask" else attribution.source
        return asked is not None and asked.lemma_.lower() in _BODIES and attribution.form == "infinitive"
    if attribution.cue.pos_ == "NOUN" and cue in _CALLED:
        return True
    promised = claim.modality in (Modality.COMMITMENT, Modality.OFFER, Modality.PREDICTION)
    offered = claim.hard and promised and claim.head.lemma_.lower() in _GIVING
    acting = attribution.form in ("infinitive", "clause") or cue == "call"
    wanted = cue in _ASKED and acting and len(claim.issue.split()) > 2
    put = attribution.frame in ("bid", "worded") or wanted
    return put or offered or cue in _FLOATED | _PLEDGED or attribution.frame == "act"


def _agreeing(attribution: Attribution) -> bool:
    """Whether somebody agrees to "it", which another has put forward."""
    head = attribution.head
    pointing = head is not None and head.lower_ in ("it", "this", "that", "them")
    return pointing and attribution.cue.lemma_.lower() in _AGREEING


def _rejecter(stand: Stand) -> bool:
    return stand.claim.sign < 0 and _cue(stand) in _REJECTING


def _refuser(stand: Stand) -> bool:
    return _rejecter(stand) or stand.claim.modality is Modality.REFUSAL


def _proposal(tabled: _Tabled) -> NotedProposal:
    group, makers = tabled.group, tabled.makers
    names = _names(makers) or tabled.owners
    favour = _names([s for s in group if s.claim.sign > 0])
    against = _names([s for s in group if s.claim.sign < 0])
    if tabled.kept is not None:
        favour, against = against, favour
    first = makers[0] if makers else group[0]
    end = _end(tabled, first)
    numbers = {n for stand in group for n in stand.numbers()} | ({end[1]} if end is not None else set())
    return NotedProposal(
        text=noun_words(tabled.kept) if tabled.kept is not None else _text(first, tabled.issue),
        proposers=names[:8],
        supporters=[name for name in favour if name not in names][:12],
        opponents=[name for name in against if name not in names][:12],
        conditions=[text[:300] for text in first.claim.conditions] if tabled.kept is None else [],
        status=end[0] if end is not None else _status(tabled),
        issue=tabled.issue if tabled.kept is None else None,
        sentences=sorted(numbers)[:6],
    )


def _names(stands: list[Stand]) -> list[str]:
    return list(dict.fromkeys(stand.holding.member.name for stand in stands))


def _text(stand: Stand, issue: str) -> str:
    head = stand.claim.head
    gerund = gerund_words(head) if head.pos_ == "VERB" and head.dep_ in ("xcomp", "acl", "pcomp") else ""
    return (gerund or issue).rstrip(".")[:300]


def _status(tabled: _Tabled) -> ProposalStatus:
    group, makers = tabled.group, tabled.makers
    if tabled.kept is not None:
        return ProposalStatus.FLOATED
    if any(_rejecter(stand) for stand in group):
        return ProposalStatus.REJECTED
    if any(_pledging(stand) for stand in makers):
        body = any(_named_body(stand) for stand in makers)
        return ProposalStatus.BACKED if body else ProposalStatus.PLEDGED
    signs = {stand.claim.sign for stand in group if stand not in makers}
    if makers and all(_past(stand) for stand in makers) and signs == {-1}:
        return ProposalStatus.REJECTED  # somebody "had drafted an order", and all who speak of it now are against
    if not makers and not tabled.owners:
        return ProposalStatus.UNCLEAR
    return ProposalStatus.BACKED if signs == {1} else ProposalStatus.FLOATED


def _pledging(stand: Stand) -> bool:
    """Whether it is put forward by undertaking or deciding it."""
    return _undertaken(stand) or _cue(stand) in _PLEDGED or stand.attribution.frame == "act"


def _undertaken(stand: Stand) -> bool:
    """Whether it is told as a thing that is going to happen: "told the Assembly that the line would close"."""
    told = stand.attribution.frame == "that" and _cue(stand) in ("tell", "say", "announce", "confirm")
    return told and stand.claim.modality is Modality.COMMITMENT and " should " in stand.claim.issue


def _past(stand: Stand) -> bool:
    """Whether it was put forward before what the article tells: "had drafted an order"."""
    return any(c.lower_ == "had" and c.dep_ == "aux" for c in stand.attribution.anchor.children)


def _named_body(stand: Stand) -> bool:
    return not _BODIES.isdisjoint(stand.holding.member.name.lower().split())


def _end(tabled: _Tabled, first: Stand) -> tuple[ProposalStatus, int] | None:
    """What became of it, as a later sentence tells, and the number of that sentence."""
    here = first.attribution.home.numbers[first.attribution.cue.i]
    source = first.attribution.source
    for number in range(here, here + _LATER + 1):
        span = tabled.sentences.get(number)
        verbs = [t for t in span if t.pos_ == "VERB"] if span is not None else []
        for verb in verbs:
            own = number > here or first.attribution.cue in (c for c in verb.children)
            status = _outcome(verb, _cue(first)) or _accepted(first, verb, number - here) if own else None
            if status is not None:
                return status, number
        had = any(c.lower_ == "had" for c in first.attribution.cue.children)
        obtained = [v for v in verbs if v.lemma_.lower() in _OBTAINED and subject(v) is not None]
        if had and obtained and source is not None and number == here + 1:
            return ProposalStatus.OVERTAKEN, number
    return None


def _outcome(verb: "Token", cue: str) -> ProposalStatus | None:
    """ "The motion failed by six to three", "the amendment was voted down"."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ == "VERB":
        first = first.head
    what = next((c for v in (verb, first) for c in v.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if what is None or what.lemma_.lower() not in ("motion", "amendment", "resolution") or cue in _PLEDGED:
        return None
    base, passive = lemma(verb), is_passive(verb) or is_passive(first)
    if verb.lemma_.lower() in _FAILED or (passive and base in _VOTED_DOWN - {"vote"}):
        return ProposalStatus.REJECTED
    down = any(c.lower_ == "down" for c in verb.children)
    if passive and verb.lemma_.lower() == "vote" and down:
        return ProposalStatus.REJECTED
    return ProposalStatus.BACKED if base in _CARRIED else None


def _accepted(first: Stand, verb: "Token", after: int) -> ProposalStatus | None:
    """ "Both camps agreed to come" to the talks that were offered."""
    words = {t.lemma_.lower() for t in first.claim.head.subtree} | {first.claim.head.lemma_.lower()}
    invited = _cue(first) == "offer" and not words.isdisjoint(("talk", "talks", "meeting", "mediation", "hearing"))
    coming = verb.lemma_.lower() in _COMING and not any(c.dep_ == "neg" for c in verb.children)
    said = verb.head.lemma_.lower() in ("agree", "say", "accept", "promise")
    return ProposalStatus.BACKED if invited and coming and said and after == 1 else None
