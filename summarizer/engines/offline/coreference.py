"""Whom a pronoun or a bare role means: the most salient earlier actor of the right sort."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...lexicon.reporting import cues
from .members import Member
from .names import Naming
from .parsed import Paragraph
from .roles import LEADERS, Roles, agrees, is_sort
from .tree import lemma, subject
from .words import place, role

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 3
"""Sentences a pronoun reaches back; the speaker check downstream looks as far."""
ROLE_REACH = 12
"""Sentences a bare role ("the union") reaches back."""
_FIRMS = frozenset(
    "company firm operator developer manufacturer carrier airline bank retailer fund charity trust railway railroad "
    "insurer lender brewer broadcaster publisher startup start-up cooperative co-operative foundation supermarket "
    "carmaker automaker drugmaker chipmaker steelmaker housebuilder nonprofit".split()
)
"""What a body may be called whose name does not tell what it is."""
_BODIES = frozenset(
    "union council authority government court ministry committee commission federation association".split()
)
_SOME = frozenset({"some", "many", "others", "most", "few", "several", "both"})
MET = frozenset({"interlocutor"})
"""Whoever is so called was just said to be talked to."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True)
class _Trace:
    paragraph: int
    sentence: int
    token: "Token"
    member: Member
    quoted: bool
    """Whether it stands inside somebody's words, where a pronoun of the article's own seldom looks."""

    @property
    def subject(self) -> bool:
        head = self.token
        while head.dep_ == "conj":
            head = head.head
        return head.dep_ in _SUBJECTS


class Salience:
    """Who was named where, in the order of reading."""

    def __init__(self) -> None:
        self._traces: list[_Trace] = []

    def note(self, paragraph: Paragraph, token: "Token", member: Member) -> None:
        """Remember that a token names an actor."""
        self._traces.append(
            _Trace(paragraph.index, paragraph.numbers[token.i], token, member, token.i in paragraph.quoted)
        )
        del self._traces[:-400]

    def antecedent(self, paragraph: Paragraph, token: "Token", naming: Naming, *, quoted: bool) -> Member | None:
        """The actor a third-person pronoun means, or None; first persons are the speaker's and settled later."""
        if naming.kind == "speaker":
            return None
        here = paragraph.numbers[token.i]
        near = [trace for trace in self._traces if here - trace.sentence <= REACH and _fits(trace.member, naming)]
        if not quoted:
            near = [trace for trace in near if not trace.quoted]
        elif naming.kind == "person":
            near = [trace for trace in near if not self._speaks(paragraph, token, trace.member)]
        own = self._own_speaker(paragraph, token, near) if not quoted else None
        if own is not None:
            return None if naming.kind == "plural" and self._others(paragraph, token, own) else own.member
        passing: Member | None = None
        for sentence in sorted({trace.sentence for trace in near}, reverse=True):
            rivals = [trace for trace in near if trace.sentence == sentence and not _clause_mates(trace.token, token)]
            subjects = [trace for trace in rivals if trace.subject]
            chosen = (subjects[0] if sentence != here else subjects[-1]) if subjects else None
            if chosen is None and rivals and naming.kind != "thing":
                chosen = rivals[-1]
                if sentence == here and token.dep_ in _SUBJECTS and _in_passing(chosen):
                    passing, chosen = passing or chosen.member, None
            if chosen is None and naming.kind == "thing" and token.dep_ == "poss" and sentence == here - 1:
                # "... the Rural Party.  Its leader said": nothing else there can have one.
                chosen = rivals[-1] if len({trace.member.number for trace in rivals}) == 1 else None
            if chosen is not None:
                return None if naming.kind == "plural" and self._others(paragraph, token, chosen) else chosen.member
        return passing

    def _speaks(self, paragraph: Paragraph, token: "Token", member: Member) -> bool:
        """Whether an actor is who says the words a pronoun stands in: "he", said by her, is somebody else."""
        verb = next((t for t in token.ancestors if t.i not in paragraph.quoted and t.pos_ == "VERB"), None)
        who = subject(verb) if verb is not None and "that" in cues("verb", lemma(verb)) else None
        if who is None or who.i in paragraph.quoted:
            return False
        if who.pos_ != "PRON":
            return any(name.split()[-1] == who.text for name in member.names)
        kind = "person" if who.lower_ in ("he", "she") else ""
        said_by = Naming("pronoun", who.lower_, who.text, kind=kind, gender="m" if who.lower_ == "he" else "f")
        return bool(kind) and self.antecedent(paragraph, who, said_by, quoted=False) is member

    def _others(self, paragraph: Paragraph, token: "Token", chosen: _Trace) -> bool:
        """Whether a plural pronoun is rather that of people its sentence speaks of who are no actors: "users"."""
        here = paragraph.numbers[token.i]
        known = {trace.token.i for trace in self._traces if trace.paragraph == paragraph.index}
        before = chosen.token.i if chosen.paragraph == paragraph.index and chosen.member.plural else -1
        return any(
            paragraph.numbers[t.i] == here
            and t.dep_ in _SUBJECTS
            and (t.tag_ in ("NNS", "NNPS") or t.lower_ in _SOME)
            and t.i not in known
            for t in paragraph.doc[before + 1 : token.i]
        )

    @staticmethod
    def _own_speaker(paragraph: Paragraph, token: "Token", near: list[_Trace]) -> _Trace | None:
        """In "Smith said he would resign", the subject of the verb that reports the clause."""
        head = token
        while head.head != head:
            head = head.head
            if head.pos_ in ("VERB", "AUX") and "that" in cues("verb", lemma(head)):
                who = subject(head)
                for trace in near:
                    if trace.token == who and trace.paragraph == paragraph.index and trace.token.i < token.i:
                        return trace
        return None

    def role(self, naming: Naming, roles: Roles, token: "Token") -> Member | None:
        """The actor "the minister", "the French president" or "the union" points back to, no subject of its clause.

        Args:
            naming: the role.
            roles: what the whole article says of offices and bodies: of two courts "the court" is neither.
            token: its head. What the subject of a verb above it is called is no longer "the minister" there.
        """
        head = naming.name.split()[-1].lower()
        bare = not any(child.dep_ in ("prep", "appos", "poss", "relcl") for child in token.children)
        above = list(token.ancestors) if token.dep_ not in ("appos", "attr") else []
        mates = {c.i for a in above for c in a.children if c.dep_ == "nsubj" and c != token}
        latest = self._traces[-1].sentence if self._traces else 0
        near = [t for t in reversed(self._traces) if latest - t.sentence <= ROLE_REACH]
        others = {t.member.number for t in near if t.token.doc is token.doc and t.token.i in mates}
        near = [t for t in near if t.member.number not in others]
        if head in MET:
            return next((t.member for t in near if _met(t)), None)
        if naming.kind == "office":
            return _holder(naming, near, latest, guess=bare and not roles.held(head))
        if naming.kind != "organisation" or not bare or " " in naming.name:
            return None
        if roles.several(head):
            named = [t for t in near if _named(t.member, head)]
            lone = len({t.member.number for t in named}) == 1 and latest - named[0].sentence <= 1
            return named[0].member if lone else None
        fitting = [t for t in near if _described(t.member, head) or _named(t.member, head) or _acted(t, head, latest)]
        if len({t.member.number for t in fitting}) > 1:
            fitting = [t for t in fitting if t.token.head.dep_ == "ROOT" and t.subject and latest - t.sentence <= 1]
        return fitting[0].member if len({t.member.number for t in fitting}) == 1 else None


def _in_passing(trace: _Trace) -> bool:
    """Whether somebody is only brought in by the way: in "in a letter read out by a deputy, he begged", he is not."""
    return trace.member.form == "role" and not trace.member.definite and trace.token.dep_ == "pobj"


def _met(trace: _Trace) -> bool:
    """Whether somebody is named as the other party: "a conversation with the premier"."""
    return trace.member.person and trace.token.dep_ == "pobj" and trace.token.head.lower_ == "with"


def _holder(naming: Naming, near: list[_Trace], latest: int, *, guess: bool) -> Member | None:
    """The latest holder of an office, or a person without any who is the subject of the sentence just before."""
    *qualifier, head = naming.name.split()
    for trace in near:
        member = trace.member
        if member.kind != "person":
            continue
        if member.office:
            office = member.office.lower().split()
            ruler = head.lower() in LEADERS and bool(qualifier) and bool(LEADERS & set(office))
            if (head.lower() in office or ruler) and agrees(qualifier, member, office) and _of(naming, member):
                return member
        elif (
            guess
            and not naming.of
            and len(qualifier) < 2
            and not any(word[:1].isupper() or place(word) for word in qualifier)
            and latest - trace.sentence <= 1
            and trace.subject
            and member.form == "name"
        ):
            return member
    return None


def _of(naming: Naming, member: Member) -> bool:
    """Whether "the president of the chamber" is the member's office, as far as the article says whose it is."""
    if not naming.of or naming.of == member.of:
        return True
    mine, theirs = place(naming.organisation or ""), place(member.organisation or "")
    if mine is not None:
        return theirs is not None and mine.name == theirs.name
    return bool(member.organisation) and naming.of in (member.organisation or "").lower()


def _described(member: Member, head: str) -> bool:
    """Whether an actor is a body known by a fuller role with that head: "the crane drivers' union"."""
    fuller = (name.lower().split() for name in member.names if " " in name)
    return (
        member.form == "role"
        and member.kind == "organisation"
        and not member.plural
        and any(words[-1] == head for words in fuller)
    )


def _named(member: Member, head: str) -> bool:
    return member.kind == "organisation" and not member.plural and is_sort(member, head)


def _acted(trace: _Trace, head: str, latest: int) -> bool:
    """Whether a trace is of a body without a word that tells its sort, which acted just before "the company"."""
    member = trace.member
    if head not in _FIRMS or latest - trace.sentence > 2 or not trace.subject:
        return False
    named = member.kind == "organisation" and member.form == "name"
    return named and not (_BODIES | role("outlet")) & set(member.name.lower().split())


def _fits(member: Member, naming: Naming) -> bool:
    if naming.kind == "person":
        return member.person and (not naming.gender or not member.gender or naming.gender == member.gender)
    if naming.kind == "plural":
        return member.plural or member.kind in ("organisation", "group", "bloc")
    return member.kind in ("organisation", "state", "bloc") and not member.plural


def _clause_mates(one: "Token", other: "Token") -> bool:
    """Whether both depend on one verb, so that a plain pronoun can't mean the other; possessives may."""
    if one.doc is not other.doc or other.dep_ == "poss":
        return False
    while one.dep_ in ("appos", "conj") and one.head.pos_ in ("NOUN", "PROPN") and one.head != one:
        one = one.head
    return (
        one.head.i == other.head.i and one.dep_ in _SUBJECTS | {"dobj", "pobj"} and other.dep_ in _SUBJECTS | {"dobj"}
    )
