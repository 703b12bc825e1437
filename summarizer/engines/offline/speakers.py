"""Who holds an attribution: first persons, coordinated subjects, relays, how firmly, and when."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...lexicon import hedges
from ...schemas import Certainty, NotedHop
from .attribution import Attribution
from .bodies import Bodies
from .cast import Cast
from .claims import outlet
from .members import Member
from .mouthpieces import principal
from .narrators import Narrators
from .parsed import Paragraph
from .tree import conjuncts, coordinated, denied, lemma, prepositions

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRST = frozenset({"we", "i", "our", "my", "us"})
_RELAYING = frozenset(
    "say tell report write announce note add claim quote cite state reveal confirm recall explain declare warn".split()
)
"""Verbs by which somebody passes on what others hold."""
_LEADING = frozenset({"person", "organisation"})
"""Who can speak of followers of their own."""
_SAME = frozenset({"it", "they", "he", "she"})
"""Pronouns that mean the speaker where they mean nobody else: "said it would vote against"."""
_FOLLOWERS = frozenset({"members", "staff", "workers", "residents", "supporters", "colleagues"})
_SHARES = frozenset(
    "none neither most all many some several few both half majority minority percent cent third quarter two-thirds "
    "three-quarters tenth fifth number dozens hundreds thousands scores rest bulk part lot handful plurality each "
    "everyone two three four five six seven eight nine ten others".split()
)
"""Words for a part of those who are named behind "of"."""
_TIMED = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:yesterday|today|tonight|tomorrow|earlier|ago|recently)\b|"
    r"\b(?:last|this|next) (?:week|month|year|night|spring|summer|autumn|fall|winter)\b|"
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december)\b|\b(?:19|20)\d\d\b|"
    r"\bmay \d",
    re.IGNORECASE,
)


_DIRECT = frozenset({"told", "interview", "conversation", "telling"})
"""Cues of what somebody told an outlet in so many words."""


@dataclass(frozen=True)
class Holding:
    """Who holds it and how it reached the reader."""

    member: Member
    token: "Token"
    chain: tuple[NotedHop, ...]
    certainty: Certainty
    sentences: tuple[int, ...]
    """Earlier sentences that name the holder where the cited one has only a pronoun or a role."""
    said_on: str | None
    foreign: bool = False
    """Whether somebody else than an outlet says it of the holder."""


class Speakers:
    """Answers for one article."""

    def __init__(self, cast: Cast, found: list[Attribution], told_by: Narrators, bodies: Bodies) -> None:
        """Index the attributions by the tokens they hold."""
        self.cast, self._told_by, self.bodies = cast, told_by, bodies
        self._speeches: dict[int, list[Attribution]] = {}
        for attribution in found:
            if attribution.source is not None and attribution.frame in ("that", "according to"):
                self._speeches.setdefault(attribution.paragraph.index, []).append(attribution)

    def holdings(self, attribution: Attribution) -> list[Holding]:
        """Every actor who holds an attribution; none for an agentless passive or an unknown holder."""
        if attribution.source is None or self._of_the_quoted(attribution):
            return []
        out: list[Holding] = []
        outer = self._outer(attribution)
        for token in (t for each in coordinated(attribution.source) for t in self._listed(attribution, _among(each))):
            member, sentences, via = self._member(attribution, token, outer)
            if member is None or outlet(member) or _nobody(token) or any(h.member is member for h in out):
                continue
            speaker = self._speaks_for(attribution, member, token, outer)
            if speaker is not None:
                member, via = speaker
                sentences = self._introduction(via, via.source) if via.source is not None else ()
            chain, foreign, relayed = self._chain(attribution, member, [o for o in outer if o is not via])
            voiced = principal(self.cast, attribution, member, token)
            if voiced is not None:
                hop = NotedHop(who=member.name[:120], cue=_cue_words(attribution), hedge=None)
                member, chain = voiced, (*chain, hop)[:4]
            certainty = self._certainty(attribution, relayed=relayed)
            out.append(Holding(member, token, chain, certainty, sentences, said_on(attribution), foreign))
        return out

    def _listed(self, attribution: Attribution, token: "Token") -> "list[Token]":
        """In "two members of the assembly, Ana Ruiz and Tom Berg, urged", the two: each holds it.

        In "many states, Spain and Malta among them" and "states, including Spain", the states do, and Spain.
        """
        among = next((i for w, p, i in prepositions(token) if w == "including" and token.tag_ in ("NNS", "NNPS")), None)
        if among is not None and attribution.frame not in ("that", "according to"):
            return [token, *(t for t in conjuncts(among) if t.pos_ == "PROPN")]
        first = next((c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
        if token.tag_ not in ("NNS", "NNPS") or first is None:
            return [token]
        named = [t for t in conjuncts(first) if t.pos_ == "PROPN" and self.cast.of(attribution.home, t) is not None]
        return named if len(named) > 1 else [token]

    @staticmethod
    def _of_the_quoted(attribution: Attribution) -> bool:
        """Whether the verb was hung on a subject inside somebody's words, or on the "it" of "it would be wrong to"."""
        source, home = attribution.source, attribution.home
        anchor = attribution.anchor
        predicate = anchor.pos_ not in ("VERB", "AUX") or anchor.dep_ == "acomp"  # "it was opposed to"
        linked = predicate and anchor.head == (source.head if source is not None else None)
        if source is not None and source.lower_ == "it" and source.head != anchor and not linked:
            return source.head.lemma_ in ("be", "seem", "appear", "become", "remain", "make")
        return source is not None and source.i in home.quoted and attribution.cue.i not in home.quoted

    def _member(
        self, attribution: Attribution, token: "Token", outer: list[Attribution]
    ) -> tuple[Member | None, tuple[int, ...], Attribution | None]:
        home = attribution.home
        if token.lower_ in _FIRST and token.text != "US":
            for speech in outer:
                if speech.source is None:
                    continue
                member = self.cast.of(speech.home, speech.source)
                if member is not None and not outlet(member):
                    named = self._introduction(speech, speech.source)
                    return member, (*named, speech.home.numbers[speech.cue.i]), speech
            return self._told_by.of(home, token), (), None
        member = self.cast.of(home, token)
        body = self._body(home, token) if member is None or member.form == "role" else None
        if body is not None and attribution.frame not in ("that", "according to"):
            return body, self._introduction(attribution, token), None
        teller = self._leader(outer if member is None else outer[:1])
        if teller[0] is not None and self._means_teller(attribution, token, member, teller[0]):
            return teller
        if member is None or (member.form == "role" and not member.plural):
            apposed = [self.cast.of(home, c) for c in token.children if c.dep_ == "appos"]
            member = next((m for m in apposed if m is not None and m.form == "name"), member)
        return member, self._introduction(attribution, token), None

    @staticmethod
    def _means_teller(attribution: Attribution, token: "Token", member: Member | None, teller: Member) -> bool:
        """Whether "it", "they" or "members" in somebody's words mean whoever speaks."""
        if member is not None:
            several = teller.plural or teller.kind == "organisation"
            return token.lower_ == "they" and several and attribution.cue == token.head
        told = token.lower_ in _SAME and attribution.frame not in ("that", "according to")
        return told or (token.lower_ in _FOLLOWERS and len(list(token.children)) == 0)

    def _body(self, home: Paragraph, token: "Token") -> Member | None:
        """ "Members of the committee voted", "its members voted": the body did."""
        if token.lower_ != "members" or any(c.dep_ in ("nummod", "amod", "compound") for c in token.children):
            return None
        owners = [i for w, _, i in prepositions(token) if w == "of"]
        owners += [c for c in token.children if c.dep_ == "poss"]
        found = (self.cast.of(home, owner) for owner in owners)
        return next((m for m in found if m is not None and m.kind == "organisation"), None)

    def _leader(self, outer: list[Attribution]) -> tuple[Member | None, tuple[int, ...], Attribution | None]:
        """ "She said members would refuse": who speaks of members speaks for them."""
        for speech in outer:
            member = self.cast.of(speech.home, speech.source) if speech.source is not None else None
            if member is not None and not outlet(member):
                return member, (speech.home.numbers[speech.cue.i],), speech
        return None, (), None

    def _speaks_for(
        self, attribution: Attribution, member: Member, token: "Token", outer: list[Attribution]
    ) -> tuple[Member, Attribution] | None:
        """ "She said her members would refuse": whoever speaks of their own side speaks for it."""
        owners = [c for c in token.children if c.dep_ == "poss"]
        own = any(t.dep_ == "poss" and t.tag_ == "PRP$" for c in owners for t in (c, *c.children)) or token.lower_ in (
            "members",
            "group",
        )
        if member.form != "role" or not own or attribution.frame in ("that", "according to"):
            return None
        for speech in outer:
            speaker = self.cast.of(speech.home, speech.source) if speech.source is not None else None
            if speaker is not None and speaker is not member and not outlet(speaker) and speaker.kind in _LEADING:
                return speaker, speech
        return None

    def _introduction(self, attribution: Attribution, token: "Token") -> tuple[int, ...]:
        number = self.cast.introduced(attribution.home, token)
        here = attribution.home.numbers[token.i]
        return (number,) if number is not None and here - number <= 3 else ()

    def _outer(self, attribution: Attribution) -> list[Attribution]:
        """Speeches whose content holds this one's cue, the nearest first."""
        holding = [
            s
            for s in self._speeches.get(attribution.home.index, ())
            if s.paragraph is attribution.home
            and attribution.cue.i in s.content
            and s.cue != attribution.cue
            and not _aside(attribution, s)
        ]
        return sorted(holding, key=lambda s: len(s.content))

    def _chain(
        self, attribution: Attribution, holder: Member, outer: list[Attribution]
    ) -> tuple[tuple[NotedHop, ...], bool, bool]:
        """Find through whom it came, whether another than an outlet tells it, and whether any but its own mouths do."""
        hops: list[NotedHop] = []
        foreign = relayed = False
        for speech in reversed(outer):
            token = speech.source
            member = self.cast.of(speech.home, token) if token is not None else None
            if token is None or member is holder:
                continue
            who = member.name if member is not None else speech.home.text_of(_compact(token))
            relays = member is None or outlet(member)
            foreign = foreign or not relays
            if who and (relays or lemma(speech.cue) in _RELAYING or speech.frame == "according to"):
                hops.append(NotedHop(who=who[:120], cue=_cue_words(speech), hedge=None))
                relayed = relayed or not (_cue_words(speech) in _DIRECT or self._own_mouth(speech, member, holder))
        told = self._told(attribution)
        if told is not None and told.who not in {hop.who for hop in hops}:
            hops.append(told)
            relayed = relayed or told.cue not in _DIRECT
        return tuple(hops[:4]), foreign, relayed

    def _own_mouth(self, speech: Attribution, member: Member | None, holder: Member) -> bool:
        """Whether somebody speaks for the holder: its president or spokesman, "their union" of the dockers' own."""
        if member is None or speech.source is None or holder.kind == "person":
            return False
        whose = (c for c in speech.source.children if c.tag_ == "PRP$")
        return self.bodies.of(member) is holder or any(self.cast.of(speech.home, c) is holder for c in whose)

    def _told(self, attribution: Attribution) -> NotedHop | None:
        """ "told the Post", "in an interview with the Post"."""
        if attribution.anchor.pos_ not in ("VERB", "AUX"):
            return None
        patient = attribution.patient
        candidates = [(patient, attribution.anchor.text)] if patient is not None and attribution.frame == "that" else []
        for head in (
            attribution.anchor,
            *[c for c in attribution.anchor.children if c.dep_ in ("dobj", "conj", "advcl")],
        ):
            for word, _, inner in prepositions(head):
                if word == "to":
                    candidates.append((inner, attribution.anchor.text))
                if word in ("in", "during") and inner.lemma_.lower() in (
                    "interview",
                    "article",
                    "column",
                    "conversation",
                ):
                    candidates.extend(
                        (i, inner.text) for w, _, i in prepositions(inner) if w in ("with", "for", "to", "in")
                    )
        for token, cue in candidates:
            member = self.cast.of(attribution.home, token)
            if member is not None and outlet(member):
                return NotedHop(who=member.name[:120], cue=cue[:60], hedge=None)
        return None

    @staticmethod
    def _certainty(attribution: Attribution, *, relayed: bool) -> Certainty:
        """The weakest hedge that reaches the claim; a relay by an outlet leaves it reported."""
        home = attribution.home
        sent = attribution.cue.sent
        words = ["" if token.text == "May" and token.i > sent.start else token.lower_ for token in sent]
        weakest = Certainty.REPORTED if relayed else Certainty.STATED
        own = attribution.frame not in ("that", "according to")
        for found in hedges.find(words):
            at = sent.start + found.start
            reach = found.value.reach
            if at in home.quoted and attribution.cue.i not in home.quoted:
                continue
            counts = reach in ("adverb", "report") and (reach == "report" or _same_clause(home.doc[at], attribution))
            counts = counts or (reach == "verb" and at in (attribution.cue.i, attribution.anchor.i))
            counts = counts or (reach == "expect" and own and at <= attribution.cue.i)
            if counts and found.value.certainty.rank < weakest.rank:
                weakest = found.value.certainty
        return weakest


def narrated(member: Member, token: "Token") -> Holding:
    """What the author, or the one interviewed, holds in their own words."""
    return Holding(member, token, (), Certainty.STATED, (), None)


def _nobody(token: "Token") -> bool:
    """Whether a phrase denies that there is a holder: of "neither the mayor nor her deputy" both are."""
    neither = any(c.lower_ == "neither" for c in token.children) and any(c.lower_ == "nor" for c in token.children)
    return denied(token) and not neither


def _among(token: "Token") -> "Token":
    """In "none of the clubs" and "71 percent of the coaches" the clubs and coaches: the verb carries the denial."""
    if token.lower_ not in _SHARES and token.pos_ != "NUM":
        return token
    single = next((c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    if single is not None and token.lower_ in ("one", "another"):
        return single  # "one of its deputies, Ana Ruiz, voted against": she did, and not they
    return next((i for w, _, i in prepositions(token) if w in ("of", "in", "among") and i.pos_ != "NUM"), token)


def _aside(attribution: Attribution, speech: Attribution) -> bool:
    """Whether a "while" clause stands between the two, which the parser hangs into the speech it contrasts with."""
    for token in (attribution.anchor, *attribution.anchor.ancestors):
        if token == speech.cue:
            return False
        if token.dep_ == "advcl" and any(c.lower_ in ("while", "whereas") for c in token.children):
            return True
    return False


def _same_clause(token: "Token", attribution: Attribution) -> bool:
    return (
        token.head in (attribution.anchor, attribution.cue)
        or token.i < attribution.cue.i
        or (attribution.head is not None and token.head == attribution.head)
    )


def _compact(token: "Token") -> set[int]:
    drop = {i for c in token.children if c.dep_ in ("relcl", "appos", "acl") for i in (t.i for t in c.subtree)}
    return {t.i for t in token.subtree if not t.is_punct and t.dep_ != "det"} - drop


def _cue_words(attribution: Attribution) -> str:
    if attribution.frame == "according to":
        return "according to"
    return attribution.cue.text[:60]


def said_on(attribution: Attribution) -> str | None:
    """The words that date the saying, when they hang on its verb."""
    anchor = attribution.anchor
    if attribution.home.numbers[anchor.i] not in attribution.home.sentences_of(t.i for t in anchor.subtree):
        return None
    return _dated(attribution, anchor) or (_dated(attribution, anchor.head) if _meanwhile(anchor) else None)


def _meanwhile(verb: "Token") -> bool:
    """ "The rift showed on Monday, when the minister criticised it": the day of the one is that of the other."""
    when = any(c.lower_ == "when" and c.dep_ == "advmod" for c in verb.children)
    return verb.dep_ == "advcl" and when and verb.tag_ == "VBD" and verb.head.tag_ == "VBD" and verb.head.i < verb.i


def _dated(attribution: Attribution, anchor: "Token") -> str | None:
    """The words that date the clause of a verb."""
    for child in anchor.children:
        if child.i in attribution.content:
            continue
        inner = {t.i for t in child.subtree}
        dated = child.dep_ in ("npadvmod", "advmod", "prep", "nsubj") and any(
            t.ent_type_ in ("DATE", "TIME") for t in child.subtree
        )
        if child.dep_ == "nsubj" or not dated:
            continue
        text = attribution.home.text_of(inner).strip(" ,")
        if len(text) <= 60 and len(text.split()) <= 7 and _TIMED.search(text):
            return text
    return None
