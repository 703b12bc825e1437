"""Choose from all attributions those that are stances a reader cares about."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...lexicon.reporting import cues
from ...schemas import Modality, NotedHop, NotedPosition
from .attribution import Attribution
from .bare import bare_stances
from .cast import Cast, Member
from .claims import Claim, Setting, action_claim, noun_claim
from .contentions import contention
from .duties import passive_claim
from .judgments import clauses, included, judge
from .nouns import values
from .parsed import Paragraph
from .references import References
from .speakers import Holding, Speakers
from .stance import asserted, conditional
from .statements import statement
from .tree import aux_words, beside, conjuncts, denied, is_passive, lemma, prepositions, subject, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANNOUNCING = frozenset({"announce", "confirm", "declare", "reveal"})
_CARRYING = frozenset({"offer", "give", "promise", "pledge", "seek"})
"""Verbs that only carry a noun with a stance of its own: "offered support for"."""
_RECONSIDERING = frozenset({"reconsider", "relent", "rethink", "back_down", "yield"})
_DOUBTING = frozenset({"deny", "doubt", "dispute"})
_BLAMING = frozenset("accuse blame criticise criticize condemn fault rebuke denounce slam attack berate".split())
_SIGNS = {"support": 1, "oppose": -1, "noncommittal": 0, "warn": -1}


@dataclass(frozen=True)
class Stand:
    """A position before it is written down: who, what, and the attribution it stands on."""

    attribution: Attribution
    holding: Holding
    claim: Claim

    @property
    def own(self) -> bool:
        """Whether the issue is worded from the attribution's own paragraph rather than borrowed from one nearby."""
        return self.claim.head.doc is self.attribution.paragraph.doc

    def numbers(self) -> list[int]:
        """Sentences it stands on: cue, claim, and those that name holder and issue; the latest six."""
        paragraph, home = self.attribution.paragraph, self.attribution.home
        found = set(paragraph.sentences_of(self.attribution.span()))
        if len(found) > 3:
            found = set()
        if self.own:
            found.add(paragraph.numbers[self.claim.head.i])
        found |= {home.numbers[self.attribution.cue.i], *self.holding.sentences, *self.claim.sentences}
        return sorted(found)[-6:]

    @property
    def key(self) -> tuple[str, str]:
        """Two stands with the same key say the same."""
        return self.holding.member.name, self.claim.issue


class Reader:
    """Reads the attributions of one article for stances."""

    def __init__(self, paragraphs: list[Paragraph], cast: Cast, found: list[Attribution]) -> None:
        self.paragraphs, self.cast, self.found = paragraphs, cast, found
        self.references = References(paragraphs, lambda paragraph, token: cast.of(paragraph, token) is None)
        self.speakers = Speakers(cast, found)
        self._vague: list[Attribution] = []
        self._judged: set[tuple[int, int]] = set()

    def _bare(self, made: list[Stand]) -> Iterator[Stand]:
        """ "Hungary opposed the plan, while Italy was reluctant", "all are against": the content stands nearby."""
        for attribution in (*bare_stances(self.paragraphs), *self._vague):
            here = attribution.paragraph.numbers[attribution.cue.i]
            near = [
                s
                for s in made
                if s.attribution != attribution
                and 0 <= here - s.attribution.home.numbers[s.attribution.cue.i] <= 2
                and s.attribution.cue != attribution.cue
            ]
            if not near:
                continue
            same = [s for s in near if s.attribution.home.numbers[s.attribution.cue.i] == here]
            model = (same or near)[-1]
            for holding in self.speakers.holdings(attribution):
                if holding.member is model.holding.member or holding.foreign:
                    continue
                sign = (_SIGNS[attribution.attitude]) * (-1 if attribution.negated else 1)
                stated = model.numbers()
                claim = replace(
                    model.claim,
                    sign=sign,
                    conditions=(),
                    hard=False,
                    modality=Modality(attribution.modality),
                    sentences=tuple(sorted({*stated} - {here})),
                )
                weakest = min(holding.certainty, model.holding.certainty, key=lambda certainty: certainty.rank)
                yield Stand(attribution, replace(holding, certainty=weakest), claim)

    def _announced(self, made: list[Stand]) -> Iterator[Stand]:
        """ "X announced that Y would send troops": Y is committed too, by X's word."""
        for stand in made:
            attribution = stand.attribution
            verb = stand.claim.head
            who = subject(verb) if verb.pos_ == "VERB" else None
            if lemma(attribution.cue) not in _ANNOUNCING or who is None or not set(aux_words(verb)) & {"will", "would"}:
                continue
            for token in conjuncts(who):
                member = self.cast.of(attribution.paragraph, token)
                if member is None or member is stand.holding.member or token.pos_ == "PRON":
                    continue
                hop = NotedHop(who=stand.holding.member.name, cue=attribution.cue.text[:60], hedge=None)
                yield replace(
                    stand, holding=replace(stand.holding, member=member, chain=(*stand.holding.chain, hop)[:4])
                )

    def _reversing(self, made: list[Stand]) -> Iterator[Stand]:
        """ "Reyes urged her to reconsider": Reyes stands on the other side of what she just rejected."""
        for attribution in self.found:
            head, patient = attribution.head, attribution.patient
            if head is None or patient is None or lemma(head) not in _RECONSIDERING or attribution.negated:
                continue
            here = attribution.paragraph.numbers[attribution.cue.i]
            who = self.cast.of(attribution.paragraph, patient)
            near = [s for s in made if s.holding.member is who and s.claim.sign and 0 <= here - max(s.numbers()) <= 2]
            model = next((s for s in reversed(near) if s.claim.sign < 0), None)
            if model is None or any(c.dep_ == "dobj" for c in head.children):
                continue
            told = tuple(sorted({*model.numbers()} - {here}))
            claim = replace(model.claim, sign=1, conditions=(), hard=False, modality=Modality.DEMAND, sentences=told)
            for holding in self.speakers.holdings(attribution):
                if holding.member is not who:
                    yield Stand(attribution, holding, claim)

    def stands(self) -> list[Stand]:
        """Every stance, in the order of the article; the innermost speaker has a clause that several report."""
        inward = sorted(self.found, key=lambda a: len(a.content))
        made = [stand for attribution in inward for stand in self._of(attribution)]
        made.extend(self._announced(made))
        made.sort(key=lambda s: (s.attribution.home.index, s.attribution.cue.i))
        made.extend(self._reversing(made))
        made.extend(self._bare(made))
        made.sort(key=lambda s: (s.attribution.home.index, s.attribution.cue.i))
        kept: dict[tuple[str, str], Stand] = {}
        for stand in made:
            kept.setdefault(stand.key, stand)
        return list(kept.values())

    def _of(self, attribution: Attribution) -> Iterator[Stand]:
        holdings = self.speakers.holdings(attribution)
        for k, holding in enumerate(holdings):
            if holding.foreign and (attribution.cue.i in attribution.home.quoted or attribution.cue.pos_ == "NOUN"):
                continue
            others = holdings[:k]
            for claim in self._claims(attribution, holding.member, first=not others):
                yield Stand(attribution, holding, claim)

    def _claims(self, attribution: Attribution, holder: Member, *, first: bool) -> Iterator[Claim]:
        setting = Setting(attribution.paragraph, self.cast, self.references, holder)
        if attribution.attitude in ("assert", "warn") and attribution.frame in ("that", "according to"):
            yield from self._said(attribution, setting, first=first)
        elif attribution.frame == "that" and lemma(attribution.cue) in _DOUBTING and first:
            claim = contention(attribution, setting)
            if claim is not None and claim.sign and not attribution.negated:
                yield replace(claim, sign=-claim.sign)
        elif attribution.attitude == "assert" and attribution.head is not None:
            yield from self._valued(attribution, setting)
        elif attribution.attitude in _SIGNS and attribution.head is not None:
            if not asserted(attribution) or _among_themselves(attribution):
                return
            heads = _apart(attribution)
            blamed = _blamed(attribution)
            if blamed is not None:
                claim = action_claim(setting, blamed, None, -1, Modality.DESCRIPTION)
                yield from [claim] if claim is not None else []
                return
            found = [
                self._own(replace(attribution, head=head), replace(setting, hidden=beside(head, heads)))
                for head in heads
            ]
            yield from (claim for claim in found if claim is not None)
            if not any(found) and first and attribution.form == "noun" and self.references.pending(attribution.head):
                self._vague.append(attribution)

    def _said(self, attribution: Attribution, setting: Setting, *, first: bool) -> Iterator[Claim]:
        warned = attribution.attitude == "warn"
        setting = replace(setting, announced=lemma(attribution.cue) in _ANNOUNCING)
        if (attribution.negated and not warned) or conditional(attribution.cue):
            return
        silent = True
        for verb in self._heads(attribution):
            at = (attribution.paragraph.index, verb.i)
            if first and at in self._judged:
                silent = False
                continue
            claim = judge(setting, verb, warned=warned)
            if claim is not None:
                silent = False
                self._judged.add(at)
                yield claim
                yield from included(setting, claim)
        if silent and first and not self._holds_another(attribution):
            claim = contention(attribution, setting)
            if claim is not None:
                yield claim

    def _holds_another(self, attribution: Attribution) -> bool:
        """Whether somebody takes a side inside the content, so that it needs no issue of its own."""
        return any(
            other.paragraph is attribution.paragraph
            and other.cue != attribution.cue
            and other.source not in (None, attribution.source)
            and other.cue.i in attribution.content
            and other.attitude in _SIGNS
            and other.attitude != "warn"
            for other in self.found
        )

    def _heads(self, attribution: Attribution) -> "Iterator[Token]":
        inside = attribution.content
        doc = attribution.paragraph.doc
        whole = attribution.head is not None and attribution.form != "quote"
        starts = [attribution.head] if whole and attribution.head is not None else []
        starts += [
            doc[i]
            for i in sorted(inside)
            if doc[i].pos_ in ("VERB", "AUX")
            and (doc[i].dep_ == "ROOT" or doc[i].head.i not in inside)
            and doc[i] not in starts
        ]
        yield from clauses(starts, inside)

    def _valued(self, attribution: Attribution, setting: Setting) -> Iterator[Claim]:
        """ "stressed the need for X": the noun judges its complement."""
        head = attribution.head
        found = values(head) if head is not None and attribution.form == "noun" else None
        if found is None:
            return
        sign, inner, _, form = found
        sign = -sign if attribution.negated else sign
        claim = (
            noun_claim(setting, inner, sign, Modality.DEMAND)
            if form == "noun"
            else action_claim(setting, inner, None, sign, Modality.DEMAND)
        )
        if claim is not None:
            yield claim

    def _own(self, attribution: Attribution, setting: Setting) -> Claim | None:
        """The cue itself takes the stance."""
        head = attribution.head
        not_against = attribution.negated and attribution.cue.lower_ == "against"
        if head is None or not_against or (attribution.form == "noun" and _aside(attribution)):
            return None
        sign = _SIGNS[attribution.attitude] * (-1 if attribution.negated else 1)
        modality = Modality(attribution.modality)
        if attribution.negated and modality in (Modality.COMMITMENT, Modality.DEMAND, Modality.OFFER):
            modality = Modality.REFUSAL
        if attribution.cue.dep_ in ("acl", "relcl") and attribution.cue.head == head:
            setting = replace(setting, hidden=frozenset(subtree(attribution.cue)))
        if attribution.frame in ("of", "for") and attribution.form == "gerund":
            return action_claim(setting, head, None, sign, modality)
        if attribution.form in ("infinitive", "gerund") and head.pos_ in ("VERB", "AUX"):
            return action_claim(setting, head, attribution.patient, sign, modality)
        if attribution.form == "clause":
            return self._wanted(setting, head, sign, modality)
        if attribution.negated and attribution.cue.lemma_.lower() in ("rule", "exclude", "deny", "dispute"):
            sign, modality = 0, Modality.DESCRIPTION
        if attribution.form == "noun":
            return noun_claim(setting, head, sign, modality)
        return None

    @staticmethod
    def _wanted(setting: Setting, verb: "Token", sign: int, modality: Modality) -> Claim | None:
        """ "demanded that X resign", "hopes that X will resign"."""
        own = cues("verb", lemma(verb))
        if own and verb.tag_ in ("VBZ", "VBD", "VBP") and "obj" in own:
            return None
        judged = judge(setting, verb)
        if judged is not None:
            return judged
        who = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if who is not None and denied(who):
            sign = -sign
        if is_passive(verb) or (verb.tag_ == "VBN" and not aux_words(verb)):
            return passive_claim(setting, verb, who, sign, modality)
        return action_claim(setting, verb, who, sign, modality)


def _among_themselves(attribution: Attribution) -> bool:
    """ "Ministers clashed over the plan": they are on both sides of it."""
    source, cue = attribution.source, attribution.cue
    several = source is not None and (source.tag_ in ("NNS", "NNPS") or len(conjuncts(source)) > 1)
    return lemma(cue) in ("clash", "quarrel") and several and not any(w == "with" for w, _, _ in prepositions(cue))


def _blamed(attribution: Attribution) -> "Token | None":
    """In "accused the mayor of selling the park", the selling, which the parser hung on the mayor."""
    head = attribution.head
    if head is None or attribution.negated or attribution.cue.lemma_.lower() not in _BLAMING:
        return None
    return next((i for w, _, i in prepositions(head) if w in ("of", "for") and i.dep_ == "pcomp"), None)


def _apart(attribution: Attribution) -> "list[Token]":
    """The heads of a content: "neither a strike nor a ban" are two."""
    head = attribution.head
    if head is None:
        return []
    joint = {c.lower_ for c in head.children if c.dep_ in ("preconj", "cc", "det", "predet", "advmod")}
    if attribution.form == "noun" and (joint & {"neither", "either", "both"} or _all_determined(head)):
        return [token for token in conjuncts(head) if token.pos_ in ("NOUN", "PROPN")]
    return [head]


def _all_determined(head: "Token") -> bool:
    """Whether coordinated objects each have an article, and so are so many things: "the tax and the ban"."""
    parts = conjuncts(head)
    return len(parts) > 1 and all(any(c.dep_ in ("det", "poss") for c in part.children) for part in parts)


def _aside(attribution: Attribution) -> bool:
    """Objects of stance verbs that are no issue: "support one another", "reject the suggestion that"."""
    head = attribution.head
    if head is not None and lemma(attribution.cue) in _CARRYING and cues("noun", head.lemma_.lower()):
        return True
    return head is None or any(c.dep_ in ("ccomp",) for c in head.children)


def noted(stand: Stand, behalf: str | None) -> NotedPosition:
    """Write a stand down as a note."""
    attribution, holding, claim = stand.attribution, stand.holding, stand.claim
    return NotedPosition(
        actor=holding.member.name,
        on_behalf_of=behalf,
        issue=claim.issue[:300],
        stance=claim.stance,
        statement=statement(attribution, claim, holding.member)[:300],
        modality=claim.modality,
        conditions=[text[:300] for text in claim.conditions],
        certainty=holding.certainty,
        chain=list(holding.chain),
        said_on=holding.said_on,
        narrator_only=attribution.cue.pos_ in ("ADJ", "ADP") and not holding.chain,
        sentences=stand.numbers(),
    )
