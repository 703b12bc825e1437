"""Whom a pronoun or a bare role means: the most salient earlier actor of the right sort."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...lexicon.reporting import cues
from .members import Member
from .names import Naming
from .parsed import Paragraph
from .tree import lemma, subject
from .words import place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

REACH = 3
"""Sentences a pronoun reaches back; the speaker check downstream looks as far."""
ROLE_REACH = 12
"""Sentences a bare role ("the union") reaches back."""
_LEADERS = frozenset({"leader", "president", "premier", "chancellor", "minister", "chief", "head"})
_FIRMS = frozenset("company firm operator developer manufacturer carrier airline bank retailer".split())
_BODIES = frozenset(
    "union council authority government court ministry committee commission federation association".split()
)
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
        own = self._own_speaker(paragraph, token, near)
        if own is not None and not quoted:
            return own
        for sentence in sorted({trace.sentence for trace in near}, reverse=True):
            rivals = [trace for trace in near if trace.sentence == sentence and not _clause_mates(trace.token, token)]
            subjects = [trace for trace in rivals if trace.subject]
            if subjects:
                return (subjects[0] if sentence != here else subjects[-1]).member
            if rivals and naming.kind != "thing":
                return rivals[-1].member
        return None

    @staticmethod
    def _own_speaker(paragraph: Paragraph, token: "Token", near: list[_Trace]) -> Member | None:
        """In "Smith said he would resign", the subject of the verb that reports the clause."""
        head = token
        while head.head != head:
            head = head.head
            if head.pos_ in ("VERB", "AUX") and "that" in cues("verb", lemma(head)):
                who = subject(head)
                for trace in near:
                    if trace.token == who and trace.paragraph == paragraph.index and trace.token.i < token.i:
                        return trace.member
        return None

    def role(
        self, head: str, qualifier: list[str], naming: Naming, *, bare: bool, mates: "tuple[Doc, frozenset[int]]"
    ) -> Member | None:
        """The actor "the minister", "the French president" or "the union" points back to, no subject of its clause."""
        latest = self._traces[-1].sentence if self._traces else 0
        for trace in reversed(self._traces):
            member = trace.member
            if latest - trace.sentence > ROLE_REACH:
                break
            if trace.token.doc is mates[0] and trace.token.i in mates[1]:
                continue
            if naming.kind == "office" and member.kind == "person" and member.office:
                office = member.office.lower().split()
                ruler = head in _LEADERS and bool(qualifier) and bool(_LEADERS & set(office))
                if (head in office or ruler) and _agrees(qualifier, member, office):
                    return member
            if (
                naming.kind == "office"
                and bare
                and len(qualifier) < 2
                and not any(word[:1].isupper() or place(word) for word in qualifier)
                and not naming.organisation
                and latest - trace.sentence <= 1
                and trace.subject
                and (member.kind == "person" and member.form == "name" and member.office is None)
            ):
                return member
            if (
                head in _FIRMS
                and bare
                and not qualifier
                and latest - trace.sentence <= 2
                and trace.subject
                and (
                    member.kind == "organisation"
                    and member.form == "name"
                    and not _BODIES & set(member.name.lower().split())
                )
            ):
                return member
            if naming.kind == "organisation" and member.form == "role" and member.kind == "organisation":
                fuller = [name.lower().split() for name in member.names if len(name.split()) > 1]
                if bare and not qualifier and not member.plural and any(words[-1] == head for words in fuller):
                    return member
            if naming.kind == "organisation" and member.kind == "organisation" and member.form == "name":
                words = member.name.lower().split()
                if words[-1].rstrip("s") == head.rstrip("s") and not qualifier:
                    return member
        return None


def _agrees(qualifier: list[str], member: Member, office: list[str]) -> bool:
    """Whether the words before a role are the holder's own: same office words or the same state."""
    for word in qualifier:
        if word.lower() in office or word.lower() in (member.organisation or "").lower().split():
            continue
        mine, theirs = place(word), place(member.organisation or "")
        if mine is None or theirs is None or mine.name != theirs.name:
            return False
    return True


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
