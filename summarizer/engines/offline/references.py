"""What "the plan", "the idea" or "it" speaks of: the fuller wording that stands before it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...lexicon.reporting import cues
from .parsed import Paragraph
from .tree import prepositions, restrictive
from .wording import empty
from .words import nominals

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 6
"""Sentences a bare noun reaches back for its fuller wording."""
_NEAR = 3
"""Sentences another bare noun reaches back: farther off it may be another one of its kind."""
_FAR = 20
"""Sentences "the plan" or "the text" reaches back for a fuller wording with the same noun."""
_PRONOUN_REACH = 3
"""Sentences "it" reaches back for the thing it means."""
_PLAN_NAMES = frozenset({"measure", "bill", "act", "plan", "proposition", "amendment", "treaty", "deal", "agreement"})
_PLAN_NOUNS = frozenset(
    "plan proposal idea move suggestion offer demand call initiative scheme bid measure notion concept request motion "
    "decision step option recommendation talk proposition ultimatum appeal push campaign threat pledge promise".split()
)
_SPOKEN_ACTS = frozenset("threat offer demand request pledge promise appeal ultimatum campaign".split())
"""Nouns for what somebody did by speaking: "the threat" is none of the plans told before, only what was threatened."""
_VAGUE = frozenset(
    _PLAN_NOUNS
    | set(
        "deal issue question matter topic claim remark comment statement position stance view opinion approach effort "
        "change thing subject problem situation development news result report allegation accusation charge argument "
        "reason need support opposition criticism concern way decision response answer action work role part right "
        "process time day week month year future past figure number name word meeting talks money side point message "
        "letter bill case party group lot kind sort form amount level use order place term condition interview "
        "text draft document paper agreement".split()
    )
)
_PUTTING_FORWARD = frozenset("prepare draft weigh consider mull float propose table unveil announce outline".split())
_NAMED_LATER = {
    "demand": "demand",
    "seek": "demand",
    "want": "demand",
    "propose": "proposal",
    "offer": "offer",
    "request": "request",
    "suggest": "suggestion",
    "pledge": "pledge",
    "promise": "promise",
    "recommend": "recommendation",
    "float": "idea",
}
"""What is demanded is "the demand" in the next sentence."""
_URGING = frozenset("urge call ask press appeal propose lobby petition push implore recommend advise plead".split())
_URGED = frozenset({"idea", "suggestion", "call", "appeal", "proposal", "recommendation", "notion", "move", "step"})
"""What the next sentence calls an action somebody was urged to take; a demand or an offer is more often a thing."""
_PLANNING = frozenset({"plan", "intend", "propose"})
_PLANNED = frozenset({"plan", "proposal", "idea", "move", "scheme", "intention", "decision", "step", "proposition"})
"""What the next sentence calls an action somebody plans to take."""
_DRAFTS = frozenset(
    {"text", "draft", "bill", "order", "offer", "deal", "levy", "tax", "ban", "law", "merger", "contract"}
)
"""Nouns of which an article speaks of one only."""
_SUITS = frozenset({"suit", "lawsuit", "petition", "application", "case", "filing", "request", "claim"})
"""What the next sentence calls what a court is asked for."""
_COURTS = frozenset({"court", "tribunal", "judge", "judges", "magistrate"})
_NARROWING = frozenset({"of", "to", "for", "in", "on", "with", "between", "from", "by", "over", "at", "against"})
_NEGATIVE_PLANS = frozenset({"opposition", "refusal", "objection", "resistance"})
_QUESTIONING = frozenset("ask press question quiz challenge grill probe".split())
_ASKING = frozenset("ask call push press plead appeal campaign lobby argue".split())
"""Verbs whose "for" opens what is put forward: the next sentence's "idea"."""
_ABOUT = frozenset({"plan", "strategy", "vision", "scheme"})
_OPENING = {
    "challenge": frozenset({"against", "to"}),
    "objection": frozenset({"against", "to"}),
    "veto": frozenset({"of", "on", "over"}),
}
"""Words that open what a contest is against, where that is more than "against"."""
_CONTESTS = frozenset(
    {"veto", "appeal", "challenge", "lawsuit", "suit", "petition", "objection", "complaint", "protest"}
)
"""What is brought against a thing: who is for it is against the thing."""


class References:
    """All noun phrases of an article that say more than their bare noun, in order."""

    def __init__(self, paragraphs: list[Paragraph], things: "Callable[[Paragraph, Token], bool]") -> None:
        """Index an article.

        Args:
            paragraphs: parsed, in order.
            things: whether a token names a thing rather than an actor.
        """
        self._things = things
        self._full: dict[str, list[tuple[Paragraph, Token]]] = {}
        self._plans: list[tuple[Paragraph, Token]] = []
        self._subjects: list[tuple[Paragraph, Token]] = []
        for paragraph in paragraphs:
            for token in paragraph.doc:
                named = token.pos_ == "PROPN" and token.lemma_.lower() in _PLAN_NAMES
                if (token.pos_ == "NOUN" or named) and _thing_spoken_of(token) and things(paragraph, token):
                    self._subjects.append((paragraph, token))
                named_later = _NAMED_LATER.get(token.head.lemma_.lower()) if token.dep_ == "dobj" else None
                if named_later and token.pos_ == "NOUN" and not empty(token):
                    self._full.setdefault(named_later, []).append((paragraph, token))
                if _asked_for(token):
                    self._plans.append((paragraph, token))
                wanted = token.dep_ == "pobj" and token.head.lower_ == "for" and token.head.head.pos_ == "VERB"
                if wanted and token.pos_ == "NOUN" and token.head.head.lemma_.lower() in _ASKING and not empty(token):
                    self._plans.append((paragraph, token))
                if token.pos_ != "NOUN" or not _rich(token):
                    continue
                self._full.setdefault(token.lemma_.lower(), []).append((paragraph, token))
                plan = token.lemma_.lower() in _PLAN_NOUNS and self.plan(token) is not None
                inner = self.plan(token) if token.lemma_.lower() in _PLAN_NOUNS else None
                if inner is not None and inner[0].pos_ == "VERB":
                    self._full.setdefault(inner[0].lemma_.lower(), []).append((paragraph, token))
                if plan or _proposed(token) or (token.dep_ == "dobj" and token.head.lemma_.lower() in _PUTTING_FORWARD):
                    self._plans.append((paragraph, token))

    def _pronoun(self, paragraph: Paragraph, noun: "Token") -> "tuple[Paragraph, Token] | None":
        """What "it" means where it is the thing backed or opposed: the subject of a sentence before that is a thing."""
        here = paragraph.numbers[noun.i]
        plural = noun.lower_ == "them"
        for where, token in reversed(self._subjects):
            number = where.numbers[token.i]
            if here - number > _PRONOUN_REACH:
                break
            before = number < here or (number == here and token.i < noun.i and token.head != noun.head)
            if before and here - number <= _PRONOUN_REACH and (token.tag_ in ("NNS", "NNPS")) == plural:
                return self.resolve(where, token) or (where, token)
        return None

    def idea(self, paragraph: Paragraph, pronoun: "Token") -> bool:
        """Whether "it" means an idea of the clause before: "X welcomed the idea; Y said it was wrong"."""
        here = paragraph.numbers[pronoun.i]
        before = [s for s in self._subjects if s[0] is paragraph and s[1].i < pronoun.i]
        if not before:
            return False
        where, token = before[-1]
        return where.numbers[token.i] == here and token.lemma_.lower() in _PLAN_NOUNS

    def object_before(self, paragraph: Paragraph, pronoun: "Token") -> "tuple[Paragraph, Token] | None":
        """What the object "it" repeats: the object of a verb above, else the subject of the sentence just before."""
        plural = pronoun.lower_ == "them"
        for above in pronoun.ancestors:
            for child in above.children:
                fits = child.dep_ in ("dobj", "nsubjpass") and child.pos_ == "NOUN" and child.i < pronoun.i
                fits = fits and self._things(paragraph, child) and pronoun.head.head != above
                if fits and above != pronoun.head and (child.tag_ == "NNS") == plural:
                    return self.resolve(paragraph, child) or (paragraph, child)
        here = paragraph.numbers[pronoun.i]
        for where, token in reversed(self._subjects):
            number = where.numbers[token.i]
            if number < here - 1:
                break
            if number == here - 1 and token.dep_ in ("nsubj", "nsubjpass") and (token.tag_ == "NNS") == plural:
                return self.resolve(where, token) or (where, token)
        return None

    def resolve(self, paragraph: Paragraph, noun: "Token") -> "tuple[Paragraph, Token] | None":
        """The fuller phrase a bare definite noun repeats, or None."""
        if noun.lower_ in ("it", "them", "this", "that") and noun.pos_ in ("PRON", "DET"):
            seen = self.object_before(paragraph, noun)
            beside = seen is not None and seen[0] is paragraph and seen[1].sent == noun.sent
            return seen if beside else self._pronoun(paragraph, noun)
        if _rich(noun) or not _definite(noun):
            return None
        base = noun.lemma_.lower()
        here = paragraph.numbers[noun.i]
        pools = [self._full.get(base, []), self._full.get(nominals().get(base, base), [])]
        owned = any(c.tag_ == "PRP$" for c in noun.children)
        if base in (_PLAN_NOUNS - _SPOKEN_ACTS) | _SUITS and not owned:
            pools.append(self._plans)
        near: list[tuple[int, int, Paragraph, Token]] = []
        for pool in pools:
            for where, token in reversed(pool):
                number = where.numbers[token.i]
                if here - number > _FAR:
                    break
                if token.pos_ == "VERB" and base not in _called_later(token):
                    continue
                before = number < here or (number == here and where.index == paragraph.index and token.i < noun.i)
                if before and here - number <= _reach(base, pool is self._plans):
                    near.append((number, token.i, where, token))
                    break
        if not near:
            return None
        _, _, where, token = max(near, key=lambda each: each[:2])
        return where, token

    @staticmethod
    def plan(noun: "Token") -> "tuple[Token, int] | None":
        """For a noun such as "plan" or "refusal": the head of what it is for, and whether it is for or against it."""
        frames = cues("noun", noun.lemma_.lower())
        sign = -1 if noun.lemma_.lower() in _NEGATIVE_PLANS else 1
        if "to" in frames:
            # Parsers hang "to raise it" of "refused three requests since May to raise it" elsewhere.
            last = noun.right_edge
            late = [c for c in (*noun.head.children, *last.children) if c.i > last.i and noun.dep_ == "dobj"]
            for child in (*noun.children, *(late if noun.lemma_.lower() in _SPOKEN_ACTS else ())):
                if child.dep_ in ("acl", "relcl", "xcomp", "advcl") and any(
                    c.lower_ == "to" and c.dep_ == "aux" for c in child.children
                ):
                    return child, sign
        if noun.lemma_.lower() in _CONTESTS:
            against = _OPENING.get(noun.lemma_.lower(), frozenset({"against"}))
            # Parsers hang "to the rise" of "resisted the challenge to the rise" on the verb.
            behind = [*prepositions(noun), *(p for p in prepositions(noun.head) if p[1].i == noun.right_edge.i + 1)]
            aim = next((i for w, _, i in behind if w in against and i.pos_ == "NOUN"), None)
            if aim is not None and not empty(aim) and not aim.ent_type_:
                return aim, -1
        if noun.lemma_.lower() not in _PLAN_NOUNS | _NEGATIVE_PLANS:
            return None
        for word, _, inner in prepositions(noun):
            amount = inner.lemma_.lower() in ("percent", "cent", "dollar", "euro", "pound") or inner.pos_ == "NUM"
            bought = word == "for" and inner.dep_ == "pobj" and noun.lemma_.lower() in ("bid", "offer")
            # "The plan for the plants" is about what there is, "a plan for a dam" is for the dam.
            there = noun.lemma_.lower() in _ABOUT and word == "for" and any(c.lower_ == "the" for c in inner.children)
            if bought or (there and inner.dep_ == "pobj" and inner.lemma_.lower() not in nominals()):
                return None
            if word in ("for", "of") and not amount and (inner.dep_ == "pcomp" or not empty(inner)):
                return inner, sign
        return (far, sign) if (far := _far_object(noun)) is not None else None

    @staticmethod
    def pending(noun: "Token | None") -> bool:
        """Whether a noun phrase points at something said just before: "both points", "the plan", "this"."""
        if noun is None or _rich(noun):
            return False
        pointing = any(c.lower_ in ("the", "this", "that", "these", "those", "both", "such") for c in noun.children)
        owned = any(c.tag_ == "PRP$" for c in noun.children)
        return noun.lemma_.lower() in _VAGUE and (pointing or owned or noun.dep_ == "appos")

    @staticmethod
    def bare(noun: "Token") -> bool:
        """Whether a noun phrase says no more than its noun: "the government"."""
        return not _rich(noun)

    @staticmethod
    def vague(noun: "Token", issue: str) -> bool:
        """Whether the wording is only a noun that means nothing out of its place: "deal", "new decision"."""
        words = issue.lower().rstrip(".").split()
        return noun.lemma_.lower() in _VAGUE and (len(words) == 1 or (not _rich(noun) and len(words) <= 2))


def _far_object(noun: "Token") -> "Token | None":
    """In "demands by shareholders led by a fund for a break-up", the break-up."""
    by = next((p for w, p, _ in prepositions(noun) if w in ("by", "from")), None)
    if by is None or noun.lemma_.lower() not in _SPOKEN_ACTS:
        return None
    told = [t for t in noun.subtree if t.i > by.i and t.lower_ == "for" and t.dep_ == "prep"]
    found = next((c for t in told for c in t.children if c.dep_ in ("pobj", "pcomp")), None)
    return found if found is not None and not empty(found) else None


def _proposed(noun: "Token") -> bool:
    """Whether a thing is only planned: "the proposed merger of A and B" is the next sentence's "plan"."""
    return any(c.dep_ == "amod" and c.lower_ in ("proposed", "planned", "draft") for c in noun.children)


def _asked_for(verb: "Token") -> bool:
    """Whether a verb says what somebody is urged, or somebody suggests, to do: the next sentence's "idea"."""
    above = verb.head
    if verb.pos_ != "VERB" or above.pos_ != "VERB" or above == verb or above.dep_ == "pcomp":
        return False  # who "stopped short of asking" has not asked
    frames = cues("verb", above.lemma_.lower())
    end = verb.dep_ in ("xcomp", "ccomp", "advcl") and verb.tag_ == "VB"
    if (verb.dep_ == "xcomp" and end and above.lemma_.lower() in _URGING | _PLANNING) or (
        end and _before_a_court(verb)
    ):
        return True
    return verb.tag_ == "VBG" and verb.dep_ == "xcomp" and "ing" in frames and above.lemma_.lower() in _NAMED_LATER


def _before_a_court(verb: "Token") -> bool:
    """Whether a court is to do it, or somebody sues for it: the next sentence's "suit"."""
    above = verb.head
    whom = [
        c for head in (above, verb) for c in head.children if c.dep_ in ("dobj", "nsubj") and above.i < c.i < verb.i
    ]
    asked = any(c.lemma_.lower() in _COURTS for c in whom) and above.lemma_.lower() in _URGING | {"petition"}
    return asked or (above.lemma_.lower() in ("sue", "petition") and any(c.lower_ == "to" for c in verb.children))


def _called_later(verb: "Token") -> frozenset[str]:
    """Nouns that the next sentence has for an action, by who is to take it: the one who plans it, or another."""
    if _before_a_court(verb):
        return _SUITS | _URGED
    return _PLANNED if verb.head.lemma_.lower() in _PLANNING - _URGING else _URGED


def _reach(base: str, other: bool) -> int:
    """How far back a bare noun looks: farther for its own word than for another plan."""
    if other or base not in _PLAN_NOUNS | _DRAFTS:
        return _REACH if base in _PLAN_NOUNS | _SUITS else _NEAR
    return _FAR


def _thing_spoken_of(token: "Token") -> bool:
    """Whether a noun is what its clause is about: its subject, or the object of a verb that puts it forward."""
    if token.dep_ in ("nsubj", "nsubjpass") or (token.dep_ == "dobj" and token.sent.text.rstrip(' ”"').endswith("?")):
        return True
    if token.dep_ == "pobj" and token.head.lower_ in ("about", "on", "over"):
        return token.head.head.lemma_.lower() in _QUESTIONING  # "asked about the levy, he called it fair"
    return token.dep_ == "dobj" and any(frame in cues("verb", token.head.lemma_.lower()) for frame in ("obj",))


def _rich(noun: "Token") -> bool:
    """Whether the phrase says which thing it means."""
    return any(_telling(child) for child in noun.children)


def _telling(child: "Token") -> bool:
    """Whether a modifier narrows its noun down."""
    if child.dep_ == "prep":
        return child.lower_ in _NARROWING
    if child.dep_ == "relcl":
        return restrictive(child)
    if child.dep_ == "acl":
        return any(c.lower_ == "to" for c in child.children)
    if child.dep_ == "amod":
        return child.text[:1].isupper() or child.tag_ in ("VBN", "VBG")
    return child.dep_ in ("compound", "nmod", "poss") and child.pos_ in ("NOUN", "PROPN")


def _definite(noun: "Token") -> bool:
    return any(
        c.dep_ in ("det", "poss")
        and c.lower_ in ("the", "this", "that", "these", "those", "its", "his", "her", "their", "such")
        for c in noun.children
    ) or any(c.lower_ == "such" for c in noun.children)
