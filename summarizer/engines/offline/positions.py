"""Choose from all attributions those that are stances a reader cares about."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from ...lexicon.reporting import cues
from ...schemas import Modality, NotedPosition
from .attribution import Attribution
from .bodies import Bodies
from .cast import Cast
from .claims import Claim, Setting, action_claim, noun_claim
from .contentions import contention
from .denials import Denials, denies
from .duties import passive_claim
from .echoes import ANNOUNCING, Echoes, echoed, echoed_late
from .evaluation import so_called
from .expected import expected_claim
from .inclusions import included
from .judgments import clauses, judge
from .members import Member
from .narrators import Narrators
from .nouns import values
from .parsed import Paragraph
from .plain import plain_claim
from .preconditions import in_order, preconditions
from .references import References
from .remarks import remarked, spoken_of
from .rhetoric import rhetorical
from .rulings import ruled
from .sides import (
    among_themselves,
    apart,
    asserts,
    blame,
    blamed,
    foretold,
    is_charge,
    laid_to,
    named_again,
    no_issue,
    own_words,
    points_back,
    protested,
    side_taken,
    studied,
    suggested,
    tied,
    unpromised,
)
from .speakers import Holding, Speakers, narrated
from .stance import LEFT_OPEN, SIGNS, asserted, conditional, left_alone
from .stand import Stand
from .statements import statement
from .threats import terms, undone
from .tree import aux_words, beside, denied, is_passive, lemma, subject, subtree
from .undertakings import reported
from .words import judgment

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST_CLAUSES = 16
"""Clauses of one speech that are read; a longer quotation is a text of its own."""
_ASKING = frozenset({"ask", "wonder", "inquire"})
_DOUBTING = frozenset({"deny", "doubt", "dispute"})


class Reader:
    """Reads the attributions of one article for stances."""

    def __init__(
        self, paragraphs: list[Paragraph], cast: Cast, found: list[Attribution], told_by: Narrators | None = None
    ) -> None:
        self.paragraphs, self.cast, self.found = paragraphs, cast, found
        self.told_by = told_by or Narrators({}, {})
        self.references = References(paragraphs, lambda paragraph, token: cast.of(paragraph, token) is None)
        self.speakers = Speakers(cast, found, self.told_by, Bodies(paragraphs, cast))
        self._denials = Denials(found)
        self._beside: dict[int, list[Attribution]] = {}
        for attribution in found:
            self._beside.setdefault(attribution.paragraph.index, []).append(attribution)
        self._vague: list[Attribution] = []
        self._judged: set[tuple[int, int]] = set()

    def stands(self) -> list[Stand]:
        """Every stance, in the order of the article; the innermost speaker has a clause that several report."""
        inward = sorted(self.found, key=lambda a: len(a.content))
        made = [stand for attribution in inward for stand in self._of(attribution)]
        made.extend(self._narrated())
        article = Echoes(self.paragraphs, self.cast, self.speakers, tuple(self.found), tuple(self._vague))
        made = in_order(made, preconditions(article, self.references))
        made = echoed(article, made)
        made.extend(self._unexplained(made))
        made.extend(echoed_late(article, made))
        made.extend(remarked(article, self.references, made))
        read = {(stand.attribution.paragraph.index, stand.claim.head.i) for stand in made if stand.own}
        made.extend([demanded for stand in made for demanded in self._demanded(stand, read)])
        kept: dict[tuple[str, str, int], Stand] = {}
        for stand in ruled(_plain_first(made)):
            known = kept.setdefault(stand.key, stand)
            if stand.claim.conditions and not known.claim.conditions and stand.claim.sign == known.claim.sign:
                kept[stand.key] = stand  # a promise, and what it was tied to two sentences on
        return list(kept.values())

    def _unexplained(self, made: list[Stand]) -> Iterator[Stand]:
        """A stance on "the plan" that nothing in the article says more of."""
        known = {(s.attribution.home.index, s.attribution.cue.i) for s in made}
        for attribution in self._vague:
            if (attribution.home.index, attribution.cue.i) in known:
                continue
            for holding in self.speakers.holdings(attribution):
                setting = Setting(attribution.paragraph, self.cast, self.references, holding.member)
                claim = plain_claim(attribution, setting, side_taken(attribution))
                if claim is not None and not holding.foreign:
                    yield Stand(attribution, holding, claim)

    def _demanded(self, stand: Stand, read: set[tuple[int, int]]) -> Iterator[Stand]:
        """What a threat is for: "will strike unless the firm guarantees jobs"; ``read`` are verbs that have a claim."""
        setting = Setting(stand.attribution.paragraph, self.cast, self.references, stand.holding.member)
        act = stand.claim.head if stand.claim.head.pos_ == "VERB" else stand.attribution.cue
        for verb, sign in terms(act) if stand.own else ():
            who = subject(verb)
            actor = self.cast.of(setting.paragraph, who) if who is not None else None
            known = (setting.paragraph.index, verb.i) in read
            if known or (actor is stand.holding.member and actor is not None):
                continue
            thing = undone(verb)
            if thing is not None:
                claim = noun_claim(setting, thing, -sign, Modality.THREAT)
            elif is_passive(verb):
                claim = passive_claim(setting, verb, who, sign, Modality.THREAT)
            else:
                claim = action_claim(setting, verb, who, sign, Modality.THREAT)
                if claim is None and who is not None and who.lower_ in ("it", "they", "he", "she"):
                    claim = action_claim(setting, verb, None, sign, Modality.THREAT)
            if claim is not None:
                # What triggers the threat is its condition, and the threat is against it all the same.
                trigger = (setting.paragraph.text_of(subtree(verb)).strip(" ,;.")[:300],) if sign < 0 else ()
                yield replace(stand, claim=replace(claim, conditions=trigger, hard=False))

    def _narrated(self) -> Iterator[Stand]:
        """What an author, or whoever answers an interviewer, demands or judges in words of their own."""
        spoken = {(a.paragraph.index, i) for a in self.found if a.frame in ("that", "according to") for i in a.content}
        for paragraph in self.paragraphs:
            for root in (sentence.root for sentence in paragraph.doc.sents):
                first = self.told_by.near(paragraph, root)
                holder = self.told_by.of(paragraph, first) if first is not None else None
                asking = root.sent.text.rstrip(' ”"').endswith("?")
                if first is None or holder is None or root.i in paragraph.quoted or asking:
                    continue
                setting = Setting(paragraph, self.cast, self.references, holder)
                inside = frozenset(t.i for t in root.sent if (paragraph.index, t.i) not in spoken)
                yield from self._told(setting, root, first, inside)

    def _told(self, setting: Setting, root: "Token", first: "Token", inside: frozenset[int]) -> Iterator[Stand]:
        """The claims of one sentence that is somebody's own."""
        paragraph, holder = setting.paragraph, setting.holder
        silent = True
        for verb in clauses([root], inside):
            claim = judge(setting, verb) if (paragraph.index, verb.i) not in self._judged else None
            if claim is not None and holder is not None:
                silent = False
                yield Stand(own_words(paragraph, verb, first), self._self(paragraph, root, first, holder), claim)
        if silent and self.told_by.answers and holder is not None and root.i in inside and asserts(setting, root):
            words = own_words(paragraph, root, first)
            claim = contention(words, setting)
            if claim is not None:
                yield Stand(words, self._self(paragraph, root, first, holder), claim)

    @staticmethod
    def _self(paragraph: Paragraph, root: "Token", first: "Token", holder: Member) -> Holding:
        """Whoever says "I", with the sentence that says it where that is another one."""
        here, own = paragraph.numbers[root.i], paragraph.numbers[first.i]
        return replace(narrated(holder, first), sentences=(own,) if own != here else ())

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
        attribution = suggested(protested(attribution))
        if attribution.attitude in ("assert", "warn") and attribution.frame in ("that", "according to"):
            yield from self._said(attribution, setting, first=first)
        elif attribution.frame == "that" and lemma(attribution.cue) in _DOUBTING | _ASKING:
            yield from self._doubted(attribution, setting) if first else ()
        elif attribution.attitude == "assert" and attribution.head is not None:
            yield from self._valued(attribution, setting)
        elif attribution.attitude in SIGNS and attribution.head is not None and not studied(attribution):
            if unpromised(attribution):
                claim = contention(attribution, setting)
                yield from [replace(claim, sign=0, modality=Modality.DESCRIPTION)] if claim is not None else []
                return
            told = among_themselves(attribution) or foretold(attribution, holder) or self._disowned(attribution)
            if told or not asserted(attribution):
                return
            if denies(attribution):
                self._vague.extend([attribution] if first else [])
                return
            heads = apart(attribution)
            deed = blamed(attribution)
            if deed is not None:
                claim = blame(setting, deed)
                yield from [claim] if claim is not None else []
                return
            found = [
                self._own(replace(attribution, head=head), replace(setting, hidden=beside(head, heads)))
                if attribution.frame != "expected"
                else expected_claim(setting, attribution)
                for head in heads
            ]
            yield from (tied(attribution, claim) for claim in found if claim is not None)
            if any(found):
                return
            if attribution.form == "noun" and points_back(attribution.head, self.references):
                self._vague.extend([attribution] if first else [])
            elif (
                attribution.cue.i not in attribution.home.quoted
                and not no_issue(attribution)
                and not left_alone(attribution)
            ):
                claim = plain_claim(attribution, setting, side_taken(attribution))
                yield from [claim] if claim is not None else []

    def _said(self, attribution: Attribution, setting: Setting, *, first: bool) -> Iterator[Claim]:
        warned = attribution.attitude == "warn"
        announced = lemma(attribution.cue) in ANNOUNCING or reported(attribution, setting.holder)
        setting = replace(setting, announced=announced)
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
            told = self._denials.of(attribution)
            claim = spoken_of(attribution, setting) or contention(attribution, setting, denied_later=told)
            if claim is not None:
                yield claim

    def _doubted(self, attribution: Attribution, setting: Setting) -> Iterator[Claim]:
        """What is denied, or asked by a question that asks nothing."""
        if lemma(attribution.cue) in _ASKING:
            yield from filter(None, (rhetorical(setting, verb) for verb in self._heads(attribution)))
            return
        claim = contention(attribution, setting)
        if claim is not None and claim.sign and not attribution.negated:
            yield replace(claim, sign=-claim.sign)

    def _holds_another(self, attribution: Attribution) -> bool:
        """Whether somebody takes a side inside the content, so that it needs no issue of its own."""
        return any(
            other.cue != attribution.cue
            and other.source not in (None, attribution.source)
            and other.cue.i in attribution.content
            and other.attitude in SIGNS
            and other.attitude != "warn"
            for other in self._beside.get(attribution.paragraph.index, ())
        )

    def _disowned(self, attribution: Attribution) -> bool:
        """ "Denied that she opposed it": what is denied is not held, and what else is held nobody says."""
        return any(
            lemma(other.cue) in _DOUBTING and other.frame == "that" and attribution.cue.i in other.content
            for other in self._beside.get(attribution.paragraph.index, ())
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
        yield from islice(clauses(starts, inside), _MOST_CLAUSES)

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
        if head is None or not_against or (attribution.form == "noun" and no_issue(attribution)):
            return None
        sign = side_taken(attribution)
        head = named_again(head)
        if is_charge(attribution, head):
            return laid_to(setting, head, sign)
        modality = Modality(attribution.modality)
        if attribution.negated and modality in (Modality.COMMITMENT, Modality.DEMAND, Modality.OFFER):
            modality = Modality.REFUSAL
        if attribution.cue.dep_ in ("acl", "relcl") and attribution.cue.head == head:
            setting = replace(setting, hidden=frozenset(subtree(attribution.cue)))
        if attribution.frame == "named":  # "called the accord balanced": what it is called is no part of its name
            setting = replace(
                setting, hidden=setting.hidden | {i for c in head.rights if c.pos_ == "ADJ" for i in subtree(c)}
            )
        if so_called(attribution.cue) == head:  # "what she called a decent settlement": the settlement
            judging = {c.i for c in head.lefts if c.dep_ == "amod" and judgment("adj", c.lemma_.lower())}
            setting = replace(setting, hidden=setting.hidden | judging)
        patient = None if attribution.frame in ("of", "for") else attribution.patient
        if attribution.negated and attribution.cue.lemma_.lower() in LEFT_OPEN:
            sign, modality = 0, Modality.DESCRIPTION
        if attribution.form in ("infinitive", "gerund") and head.pos_ in ("VERB", "AUX"):
            return action_claim(setting, head, patient, sign, modality)
        if attribution.form == "clause":
            return self._wanted(setting, head, sign, modality)
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


def _plain_first(made: list[Stand]) -> list[Stand]:
    """ "Welcomed the ruling but said it was no victory yet": the first verb takes the side, the rest tempers it."""
    sides = {
        (stand.holding.member.number, stand.claim.issue, _sentence(stand)): stand.claim.sign
        for stand in made
        if stand.attribution.form == "noun" and stand.attribution.attitude in SIGNS and stand.claim.sign
    }
    return [
        stand
        for stand in made
        if stand.attribution.frame != "that"
        or stand.claim.sign * sides.get((stand.holding.member.number, stand.claim.issue, _sentence(stand)), 0) >= 0
    ]


def _sentence(stand: Stand) -> tuple[int, int]:
    """Where the cue stands: paragraph and number of its sentence."""
    return stand.attribution.home.index, stand.attribution.home.numbers[stand.attribution.cue.i]


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
        conditions=[text[:300] for text in claim.conditions] if claim.sign else [],
        certainty=holding.certainty,
        chain=list(holding.chain),
        said_on=holding.said_on,
        narrator_only=attribution.cue.pos_ in ("ADJ", "ADP") and not holding.chain,
        sentences=stand.numbers(),
    )
