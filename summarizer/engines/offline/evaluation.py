"""How a predicate judges what it is said of: "a mistake", "too early", "the only way"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .tree import agent, denied, negated, prepositions
from .words import judgment

if TYPE_CHECKING:
    from spacy.tokens import Token


_IDIOMS = {
    "gift": ("to", -1),
    "present": ("to", -1),
    "hole": ("in", -1),
    "slap": ("in", -1),
    "kick": ("in", -1),
    "nail": ("in", -1),
    "stab": ("in", -1),
    "licence": ("to", -1),
    "license": ("to", -1),
    "bridge": ("to", 1),
    "shot": ("in", 1),
    "feather": ("in", 1),
    "stay": ("of", -1),
    "tax": ("on", -1),
    "fine": ("for", -1),
    "race": ("to", -1),
    "drop": ("in", -1),
    "leap": ("in", -1),
    "cheque": ("for", -1),
    "check": ("for", -1),
}
"""Figures of speech that judge together with the phrase behind them: "a gift to smugglers", "a hole in the law"."""
_BURDENS = frozenset(
    "tax fine levy penalty punishment surcharge toll raid bribe bailout giveaway handout stopgap ration sentence "
    "takeover dictate ultimatum".split()
)
"""Names for another thing that no friend of it gives it: "the charge is a tax on thrift", "a bread tax"."""
_EVILS = frozenset("fear hate hatred greed ignorance cynicism ideology envy panic spite prejudice folly money".split())
"""Whose victory is no good news: "a triumph of fear"."""
_CERTAIN = frozenset(
    "unavoidable undeniable unforgettable unmistakable unstoppable unbeatable invaluable indisputable incredible "
    "unbelievable unshakable unalienable inalienable inseparable incapable unquestionable irreplaceable unflappable "
    "unable inevitable unenviable unpredictable immeasurable innumerable unmissable".split()
)
_NAMING = frozenset("call brand dub label see describe regard term consider find deem view think rate".split())
_CALLED = frozenset({"call", "brand", "dub", "label"})
_AFTER_AS = frozenset({"pobj", "pcomp", "amod", "acomp", "advmod"})
_CHOICES = frozenset("one way option choice answer course decision solution hope path route chance thing".split())
"""What is the only one of these is right."""
_ANSWERS = frozenset(
    "substitute answer solution remedy cure panacea replacement match excuse fix recipe victory".split()
)
"""What is none of these is no good; what is one is said to be by other words."""
_STEPS = frozenset({"step", "leap", "move", "stride", "lurch"})
_BACK = frozenset({"backward", "backwards", "back", "wrong"})
_FORTH = frozenset({"forward", "forwards", "ahead", "right"})
"""Where a step goes that is none of these, nobody says whether it is a good one."""
_QUOTES = frozenset({"“", '"', "‘", "'"})
_SHELLS = frozenset({"act", "kind", "form", "source", "matter", "recipe", "piece", "cause", "sort"})
"""Nouns whose "of" phrase carries the judgment: "an act of betrayal"."""


def sign_of(complement: "Token") -> int:
    """Sign of a predicate: its own word's, else that of the next one joined to it ("full and fair"); 0 for none."""
    return next((sign for word in _alternatives(complement) if (sign := _sign_of_one(word))), 0)


def _alternatives(word: "Token") -> "Iterator[Token]":
    """A predicate and those joined to it by "and" or a comma; what follows "but" says something else."""
    yield word
    against = any(c.dep_ == "cc" and c.lower_ not in ("and", "or") for c in word.children)
    for other in word.children:
        if other.dep_ == "conj" and other.pos_ in ("ADJ", "NOUN", "VERB") and not against:
            yield from _alternatives(other)


def _sign_of_one(complement: "Token") -> int:
    """Sign of a predicate: its own word's, that of "too", or of the adjective before a plain noun; 0 for none."""
    part = "adj" if complement.pos_ in ("ADJ", "VERB", "ADV") else "noun"
    own = judgment(part, complement.lemma_.lower()) or judgment(part, complement.lower_) or _joined(complement)
    own = _measured(complement) or _turned(complement) or own
    if part == "noun" and not own and complement.lemma_.lower() in _SHELLS:
        own = next((sign_of(i) for w, _, i in prepositions(complement) if w == "of"), 0)
    if part == "noun" and not own:
        joint = [f"{c.lemma_.lower()}-{complement.lemma_.lower()}" for c in complement.children if c.dep_ == "compound"]
        own = next((sign for word in joint if (sign := judgment("noun", word))), 0)
    own = own or (_beyond(complement.lower_) if part == "adj" else _renamed(complement))
    evil = any(w == "of" and i.lemma_.lower() in _EVILS for w, _, i in prepositions(complement))
    if part == "noun" and own > 0 and evil:
        return -1
    figure = _IDIOMS.get(complement.lemma_.lower())
    if figure is not None and any(w == figure[0] for w, _, _ in prepositions(complement)):
        return figure[1]
    below = {c.lower_ for c in complement.children}
    if "too" in below:
        return -1
    near = {t.lower_ for t in complement.doc[max(0, complement.i - 3) : complement.i]}
    if not own and (complement.lower_ == "enough" or "enough" in below):
        return -1 if {"nowhere", "hardly", "barely", "far"} & near else 1
    modifiers = [
        (judgment("adj", c.lemma_.lower()) or judgment("adj", c.lower_) or (-1 if c.lower_ == "poor" else 0))
        * (-1 if _least(c) else 1)
        for c in complement.children
        if c.dep_ == "amod"
    ]
    if part == "noun" and not own:
        return next((sign for sign in modifiers if sign), 0)
    return -1 if part == "noun" and -1 in modifiers else own


def _turned(word: "Token") -> int:
    """Sign of "anything but fair" and "far from ideal", and of a step by its direction."""
    if word.lower_ in ("anything", "far"):
        but = any(c.lower_ in ("but", "from") for c in word.children)
        inner = next((c for c in word.subtree if c.i > word.i and c.pos_ in ("ADJ", "NOUN")), None)
        return -(judgment("adj" if inner.pos_ == "ADJ" else "noun", inner.lemma_.lower()) or 1) if but and inner else 0
    if word.lemma_.lower() in _CHOICES and any(c.lower_ == "only" and c.i < word.i for c in word.children):
        return 1
    answer = word.lemma_.lower() in _ANSWERS and word.head.lemma_ == "be"
    worth = word.lower_ == "worth" and not any(t.like_num for t in word.subtree)
    no = denied(word) or negated(word.head) or any(c.dep_ == "neg" for c in word.children)
    if (answer or worth) and no:
        return 1  # "no substitute": the denial is weighed by whoever asks
    least = [c for c in word.children if c.dep_ == "amod" and any(a.lower_ == "least" for a in c.children)]
    if least:
        return -judgment("adj", least[0].lemma_.lower())
    step = word.lemma_.lower() in _STEPS
    below = {t.lower_ for t in word.subtree if t.i > word.i} if step else set()
    return -1 if below & _BACK else 1 if below & _FORTH else 0


def so_called(verb: "Token") -> "Token | None":
    """In "welcomed what she described as a decent settlement", the settlement."""
    for clause in (c for c in verb.rights if c.dep_ in ("ccomp", "dobj") and c.lemma_.lower() in _NAMING):
        if clause.left_edge.lower_ != "what" or clause.pos_ != "VERB":
            continue
        named = next((c for c in clause.rights if c.dep_ in ("oprd", "attr", "dobj", "ccomp")), None)
        named = named or as_what(clause, None)
        if named is not None and named.pos_ in ("NOUN", "PROPN"):
            return named
    return None


def names_a_thing(noun: "Token") -> bool:
    """Whether a noun says what is judged ("a decent settlement") rather than only how ("a betrayal", "a step")."""
    return not judgment("noun", noun.lemma_.lower()) and noun.lemma_.lower() not in _STEPS | _SHELLS


def _renamed(complement: "Token") -> int:
    """Sign of another name for a thing: "the charge is a bread tax"."""
    who = next((c for c in complement.head.children if c.dep_ == "nsubj"), None)
    another = who is not None and who.pos_ == "NOUN" and who.lemma_ != complement.lemma_
    new = any(c.lower_ in ("a", "an") for c in complement.children)
    return -1 if another and new and complement.lemma_.lower() in _BURDENS else 0


def _least(word: "Token") -> bool:
    """ "The least bad way" is none so bad."""
    return any(c.lower_ == "least" for c in word.children) or (word.i > 0 and word.nbor(-1).lower_ == "least")


def _measured(word: "Token") -> int:
    """Sign of "more than decent" and "less than ideal"."""
    turned = {"more": 1, "less": -1}.get(word.lower_, 0)
    inner = next((t for t in word.doc[word.i + 2 : word.i + 4] if t.pos_ == "ADJ" and t.sent == word.sent), None)
    if not turned or inner is None or word.nbor(1).lower_ != "than":
        return 0
    return turned * judgment("adj", inner.lower_)


def _joined(last: "Token") -> int:
    """Sign of a word that the tokenizer parted at its hyphens: "short-sighted", "non-starter"."""
    doc, first = last.doc, last.i
    while (
        first > 1 and doc[first - 1].text == "-" and not doc[first - 1].whitespace_ and not doc[first - 2].whitespace_
    ):
        first -= 2
    word = "".join(token.lower_ for token in doc[first : last.i + 1])
    return (judgment("adj", word) or judgment("noun", word)) if first < last.i else 0


def _beyond(word: str) -> int:
    """Sign of what can't be done to a thing: "unforgivable", "indefensible"."""
    beyond = word.startswith(("un", "in", "im")) and word.endswith(("able", "ible")) and len(word) > 8
    return -1 if beyond and word not in _CERTAIN else 0


def figure(verb: "Token", complement: "Token") -> int:
    """Sign of a figure of speech in quotation marks: who calls a thing "a circus with oars" is seldom for it."""
    if verb.lemma_.lower() not in _NAMING:
        return 0
    before = complement.doc[complement.left_edge.i - 1].text if complement.left_edge.i else ""
    quoted = before in _QUOTES or complement.left_edge.text in _QUOTES
    return -1 if quoted and complement.pos_ in ("NOUN", "PROPN") else 0


def _swallowed(complement: "Token") -> "Token | None":
    """In "calls the ban racist", the ban, which the parser takes for a part of one name with what it is called."""
    before = complement.doc[complement.i - 1] if complement.i else None
    part = before is not None and before.head == complement and before.dep_ in ("compound", "nmod")
    return before if part and judgment("adj", complement.lower_) else None


def as_what(verb: "Token", thing: "Token | None") -> "Token | None":
    """In "described the offer as cruel", what follows "as", which parsers call by many names when it is no noun."""
    heads = [verb, *(t for t in (thing, agent(verb)) if t is not None)]
    for word in (c for head in heads for c in head.rights if c.lower_ == "as" and c.dep_ == "prep"):
        found = [c for c in word.rights if c.dep_ in _AFTER_AS]
        if found:
            return found[0]
    small = (c for c in verb.rights if c.dep_ == "advcl" and (c.pos_ == "ADJ" or c.tag_ == "VBN"))
    return next((c for c in small if [m.lower_ for m in c.children if m.dep_ != "punct"][:1] == ["as"]), None)


def answered_with(verb: "Token") -> "tuple[int, Token, bool] | None":
    """What "a tax on grief" is said of in "'A tax on grief' is how she describes the rise"; shaped as ``named_as``."""
    linking = verb.head
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    how = any(c.lower_ == "how" and c.i < verb.i for c in verb.children)
    named = next((c for c in linking.lefts if c.dep_ in ("nsubj", "attr", "prep")), None)
    if thing is None or not how or named is None or linking.lemma_ != "be" or verb.dep_ != "ccomp":
        return None
    quoted = linking.doc[linking.i - 1].text in _QUOTES | {"”", "’"} and linking.i > 0
    return (sign_of(named) or (-1 if quoted else 0), thing, False) if quoted or sign_of(named) else None


def judge_of(verb: "Token") -> "Token | None":
    """In "was hailed as a triumph by the union", the union, which the parser hangs on the triumph."""
    by = (t for t in verb.subtree if t.i > verb.i and t.lower_ == "by" and t.dep_ in ("prep", "agent"))
    found = (c for t in by if t.head.head.lower_ == "as" for c in t.children if c.dep_ == "pobj")
    return next(found, None)


def named_as(verb: "Token") -> "tuple[int, Token, bool] | None":
    """What a verb of naming judges: "called the plan reckless", "described it as a mistake", "deemed it wrong to go".

    Returns:
        The sign, the head of what is judged, and whether that is an action rather than a thing; None for no judgment.
    """
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    complement = next((c for c in verb.children if c.dep_ in ("oprd", "attr", "acomp") and c.i > verb.i), None)
    if complement is None and thing is not None and verb.lemma_.lower() in _CALLED:
        beside = [*(c for c in thing.rights if c.dep_ in ("appos", "dobj")), *verb.rights]
        complement = next((c for c in beside if c.dep_ in ("appos", "dobj") and c.i > thing.i), None)
    if complement is None:
        complement = as_what(verb, thing)
    if complement is None and thing is not None and verb.lemma_.lower() in _CALLED:
        complement = next(
            (
                c
                for c in thing.rights
                if c.dep_ == "acl" and (c.pos_ == "ADJ" or (c.tag_ == "VBN" and not list(c.children)))
            ),
            None,
        )
    if complement is None:
        small = next(
            (c for c in verb.children if c.dep_ in ("ccomp", "advcl", "xcomp") and c.pos_ in ("ADJ", "NOUN")), None
        )
        if small is None or any(c.dep_ in ("aux", "cop", "mark") for c in small.children):
            return None
        complement = small
        thing = thing or next((c for c in small.children if c.dep_ == "nsubj"), None)
    swallowed = _swallowed(complement) if passive is None and thing is None else None
    thing = passive or thing or swallowed
    sign = judgment("adj", complement.lower_) if swallowed is not None else _joined(complement)
    sign = sign or sign_of(complement) or figure(verb, complement)
    if thing is None or not sign or thing == complement:
        return None
    if thing.lower_ == "it":
        near = [
            c
            for head in (verb, complement)
            for c in head.children
            if c.dep_ in ("xcomp", "ccomp", "advcl", "acl", "relcl")
        ]
        action = next(
            (c for c in near if c.pos_ in ("VERB", "AUX") and any(a.lower_ == "to" for a in c.children)), None
        )
        return (sign, action, True) if action is not None else (sign, thing, False)
    return sign, thing, False
