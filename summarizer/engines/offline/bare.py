"""Stances whose content only the words around them can name: "are against", "have expressed reluctance", "voted no"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...lexicon.reporting import Attitude, cues
from .attribution import Attribution
from .evaluation import names_a_thing, so_called
from .idiomatic import idiomatic
from .parsed import Paragraph
from .predicates import LINKING
from .tree import is_passive, lemma, negated, prepositions, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_BARE: dict[str, Attitude] = {
    "against": "oppose",
    "opposed": "oppose",
    "reluctant": "oppose",
    "unwilling": "oppose",
    "hesitant": "oppose",
    "sceptical": "oppose",
    "skeptical": "oppose",
    "undecided": "noncommittal",
    "supportive": "support",
    "unpersuaded": "oppose",
    "unconvinced": "oppose",
    "unimpressed": "oppose",
    "unmoved": "oppose",
    "dismissive": "oppose",
    "scathing": "oppose",
    "enthusiastic": "support",
}
_GLAD = frozenset("delighted jubilant overjoyed elated thrilled relieved".split())
_CROSS = frozenset("furious incensed outraged aghast appalled dismayed disappointed livid dejected crestfallen".split())
"""What one feels at what was just done: who is glad of it is on its side."""
_BARE_NOUNS: dict[str, Attitude] = {
    "reluctance": "oppose",
    "opposition": "oppose",
    "scepticism": "oppose",
    "skepticism": "oppose",
    "support": "support",
    "objections": "oppose",
    "reservations": "oppose",
}
_BALLOT: dict[str, Attitude] = {
    "no": "oppose",
    "nay": "oppose",
    "against": "oppose",
    "yes": "support",
    "aye": "support",
    "yea": "support",
    "for": "support",
}
_ECHOING = {
    "agree": 1,
    "concur": 1,
    "side": 1,
    "echo": 1,
    "second": 1,
    "disagree": -1,
    "dissent": -1,
    "demur": -1,
    "differ": -1,
    "contradict": -1,
}
"""Verbs that take the side another has taken, or the other one."""
_SHARED = frozenset("view views opinion concern fear doubt position criticism misgiving worry assessment".split())
_AUXILIARY = frozenset({"do", "be", "have", "will", "would"})
_TAKING_BACK = frozenset({"withdraw", "pull", "drop", "withhold", "end", "suspend", "revoke"})
_MINDED = frozenset({"opinion", "view", "mind"})
_OTHER = frozenset({"another", "different", "opposite", "contrary", "other", "otherwise", "differently"})
_SAME = frozenset({"same", "similar", "like", "likewise", "alike"})
_LONGEST_ECHO = 14
"""Words of "Not so the bishop"; a longer sentence is one of its own."""
_BESIDE = frozenset({"stand", "stick", "line_up", "close_ranks"})
"""With "by", "behind" or "with" these take somebody's side."""
_SITTING_OUT = frozenset({"abstain", "dither", "waver", "hedge"})
_APART = frozenset({"divided", "split", "torn", "neutral", "undecided", "ambivalent", "noncommittal"})
_DECIDING = frozenset({"decide", "commit", "declare", "say", "convinced", "persuaded"})
_MINDS = frozenset({"mind", "minds", "fence", "position", "stance", "view", "side", "sides", "decision"})


@dataclass(frozen=True)
class Echo:
    """Agreement or disagreement with what another said or moved."""

    attribution: Attribution
    whom: "Token | None"
    """Who is agreed with; None where it is whoever spoke last."""
    sign: int
    """1 for their side, -1 for the other."""
    ruling: bool = False
    """Whether only a ruling or a finding can be meant: "Kelp Lines has appealed"."""


_TELLING = frozenset({"say", "comment", "answer", "speculate", "elaborate", "commit", "confirm"})
_VOICING = frozenset(
    {"express", "voice", "signal", "show", "declare", "announce", "state", "raise", "indicate", "reiterate"}
)


def bare_stances(paragraphs: list[Paragraph]) -> Iterator[Attribution]:
    """Yield stances whose content only the words around them can name: "are against", "have expressed reluctance"."""
    for paragraph in paragraphs:
        yield from (one for one in idiomatic(paragraph) if one.head is None)
        for token in paragraph.doc:
            if token.i in paragraph.quoted:
                continue
            if token.pos_ in ("VERB", "AUX", "ADJ") and _sitting_out(token):
                linked = token.pos_ == "ADJ" or token.dep_ == "acomp"
                yield from _bare(paragraph, token, token.head if linked else token, "noncommittal")
            if token.pos_ == "VERB" and not is_passive(token):
                yield from _so_called(paragraph, token)
            if token.pos_ == "VERB" and _undecided(token) and not _own_question(token):
                yield from _bare(paragraph, token, token, "noncommittal")
            if any(c.dep_ in ("prep", "xcomp", "ccomp", "pobj", "pcomp", "acl") for c in token.children):
                continue
            yield from _worded(paragraph, token)


def _so_called(paragraph: Paragraph, verb: "Token") -> Iterator[Attribution]:
    """ "Condemned what she called a betrayal": the words judge, and what they judge stands before."""
    taken = cues("verb", lemma(verb)).get("obj")
    judged = so_called(verb) if taken is not None and taken.attitude in ("support", "oppose") else None
    if taken is not None and judged is not None and not names_a_thing(judged):
        yield from _bare(paragraph, judged, verb, taken.attitude)


def _worded(paragraph: Paragraph, token: "Token") -> Iterator[Attribution]:
    """The side that one word takes by itself: "against", "reluctance", "no" in "voted no"."""
    verb = token.head
    if token.lower_ == "none" and token.dep_ == "dobj" and verb.lemma_ == "have":
        yield from _bare(paragraph, token, verb, "oppose")
    attitude = _BARE.get(token.lower_)
    if attitude and token.dep_ in ("acomp", "prep", "conj") and verb.lemma_ in LINKING:
        yield from _bare(paragraph, token, verb, attitude)
    if attitude and token.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in token.children):
        yield from _bare(paragraph, token, token, attitude)
    attitude = _BARE_NOUNS.get(token.lower_)
    if attitude and token.dep_ == "dobj" and lemma(verb) in _VOICING:
        yield from _bare(paragraph, token, verb, attitude)
    if token.lower_ == "support" and token.dep_ == "dobj" and lemma(verb) in _TAKING_BACK:
        yield from _bare(paragraph, token, verb, "oppose")
    if (
        token.lower_ in _BALLOT
        and verb.lemma_ in ("vote", "speak", "argue")
        and token.dep_ in ("advmod", "prep", "dobj", "intj")
    ):
        yield from _bare(paragraph, token, verb, _BALLOT[token.lower_])


def echoes_of(paragraph: Paragraph) -> Iterator[Echo]:
    """Yield where somebody takes the side of another's words: "agreed with him", "seconded it", "dissented"."""
    for verb in paragraph.doc:
        yield from _so_does(paragraph, verb)
        yield from _does_not(paragraph, verb)
        yield from _unlike(paragraph, verb)
        yield from _minded(paragraph, verb)
        yield from _felt(paragraph, verb)
        if verb.pos_ != "VERB" or verb.i in paragraph.quoted or verb.tag_ == "VBG":
            continue
        if _appeals(verb) and (source := subject(verb)) is not None:
            made = Attribution(paragraph, verb, source, frozenset(), None, "noun", "oppose", "refusal", frame="bare")
            yield Echo(made, None, -1, ruling=True)
            continue
        base = lemma(verb)
        sign = _ECHOING.get(base) or _ECHOING.get(verb.lemma_.lower(), 0)
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        if not sign and verb.lemma_.lower() not in _BESIDE | {"share"}:
            continue
        inner = next((i for w, _, i in prepositions(verb) if w in ("with", "by", "behind", "from")), None)
        if verb.lemma_.lower() in _BESIDE and inner is not None:
            sign = 1
        if base == "share" and any(c.lemma_.lower() in _SHARED for c in objects):
            sign = 1
            objects = [t for c in objects for t in c.children if t.dep_ == "poss" and t.tag_ != "PRP$"]
        source = subject(verb)
        content = any(c.dep_ in ("ccomp", "xcomp") or c.lower_ in ("to", "on") for c in verb.children)
        if not sign or source is None or content or is_passive(verb):
            continue
        whom = inner or (objects[0] if objects else None)
        if whom is not None and whom.lower_ in ("it", "that", "this"):
            whom = None
        sign = -sign if negated(verb) else sign
        attitude: Attitude = "support" if sign > 0 else "oppose"
        made = Attribution(paragraph, verb, source, frozenset(), None, "noun", attitude, "description", frame="bare")
        yield Echo(made, whom, sign)


def _felt(paragraph: Paragraph, token: "Token") -> Iterator[Echo]:
    """ "The firm was disappointed", "parents were furious", where nothing says at what."""
    if token.lower_ not in _GLAD | _CROSS or token.i in paragraph.quoted:
        return
    passive = any(c.dep_ == "auxpass" for c in token.children)
    verb = token if passive else token.head
    linked = passive or (token.dep_ in ("acomp", "conj") and verb.lemma_ in LINKING)
    told = [
        c for t in {token, verb} for c in t.children if c.dep_ in ("prep", "xcomp", "ccomp", "advcl") and c.i > token.i
    ]
    source = subject(verb)
    if not linked or told or source is None or negated(verb):
        return
    attitude: Attitude = "support" if token.lower_ in _GLAD else "oppose"
    made = Attribution(paragraph, token, source, frozenset(), None, "noun", attitude, "description", frame="bare")
    yield Echo(made, None, 1 if token.lower_ in _GLAD else -1)


def _appeals(verb: "Token") -> bool:
    """Whether a clause tells of an appeal and no more: "has appealed", "will lodge an appeal"."""
    if is_passive(verb) or negated(verb):
        return False
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if verb.lemma_.lower() == "appeal":
        return thing is None and not any(word in ("for", "to", "against") for word, _, _ in prepositions(verb))
    if thing is None or verb.lemma_.lower() not in ("lodge", "file", "launch", "bring"):
        return False
    return thing.lemma_.lower() == "appeal" and not any(True for _ in prepositions(thing))


def _so_does(paragraph: Paragraph, verb: "Token") -> Iterator[Echo]:
    """ "So does Norway", "nor did Spain", "not so the bishop": another on the same side, or on the other one."""
    if verb.i in paragraph.quoted:
        return
    first = verb.sent[0] if verb.head == verb else verb
    source: Token | None = None
    sign = 1
    if verb.lemma_ in ("do", "be", "have", "will", "would") and verb.i > verb.sent.start:
        before = [t for t in verb.children if t.lower_ in ("so", "neither", "nor") and t.i < verb.i]
        source = next((c for c in verb.children if c.dep_ in ("nsubj", "attr", "dobj") and c.i > verb.i), None)
        source = source if before and not any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children) else None
    elif verb.head == verb and [t.lower_ for t in verb.sent[:2]] == ["not", "so"] and len(verb.sent) < _LONGEST_ECHO:
        source, sign = next((t for t in verb.sent if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound"), None), -1
    if source is None:
        return
    attitude: Attitude = "support" if sign > 0 else "oppose"
    cue = verb if sign > 0 else first
    made = Attribution(paragraph, cue, source, frozenset(), None, "noun", attitude, "description", frame="bare")
    yield Echo(made, None, sign)


def _does_not(paragraph: Paragraph, verb: "Token") -> Iterator[Echo]:
    """ "Spain backs it; Norway does not", "Spain backs it, as does Norway": an auxiliary without its verb."""
    if verb.lemma_ not in _AUXILIARY or verb.pos_ not in ("VERB", "AUX") or verb.dep_ in ("aux", "auxpass"):
        return
    after = [t for t in verb.doc[verb.i + 1 : verb.sent.end] if not t.is_punct]
    short = not after or after[0].dep_ == "neg" or after[0].lower_ in ("not", "n't", "n’t")
    # Who "did not" urge it has only kept out of it; who "does not" back it is against it.
    denied = any(c.dep_ == "neg" for c in verb.children) and verb.tag_ != "VBD"
    as_well = any(c.lower_ == "as" and c.i < verb.i for c in verb.children)
    loose = {"nsubj", "neg", "punct", "cc", "mark", "advmod", "dep", "ccomp", "parataxis", "advcl", "conj"}
    if any(c.dep_ not in loose and c.i > verb.i for c in verb.children) or not (as_well or (short and denied)):
        return
    ends = [t for t in verb.doc[verb.i + 1 : verb.i + 3] if t.dep_ != "neg"][:1]
    source = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if source is None or source.pos_ not in ("NOUN", "PROPN") or (denied and ends and not ends[0].is_punct):
        return
    attitude: Attitude = "oppose" if denied else "support"
    made = Attribution(paragraph, verb, source, frozenset(), None, "noun", attitude, "description", frame="bare")
    yield Echo(made, None, -1 if denied else 1)


def _unlike(paragraph: Paragraph, word: "Token") -> Iterator[Echo]:
    """ "Spain backs it, unlike Norway"."""
    source = next((c for c in word.children if c.dep_ == "pobj"), None)
    if word.lower_ != "unlike" or source is None or word.i in paragraph.quoted:
        return
    made = Attribution(paragraph, word, source, frozenset(), None, "noun", "oppose", "description", frame="bare")
    yield Echo(made, None, -1)


def _minded(paragraph: Paragraph, verb: "Token") -> Iterator[Echo]:
    """ "Of another opinion is the governor", "the nurses are of the same mind", "the nurses feel the same"."""
    source = next((c for c in verb.children if c.dep_ in ("nsubj", "attr") and c.pos_ in ("NOUN", "PROPN")), None)
    if source is None or verb.i in paragraph.quoted:
        return
    words: set[str] = set()
    if verb.lemma_ in ("be", "remain"):
        inner = next((i for w, _, i in prepositions(verb) if w == "of" and i.lemma_ in _MINDED), None)
        words = {c.lower_ for c in inner.children} if inner is not None else words
    elif verb.lemma_ in ("feel", "think", "take", "hold"):
        thing = next((c for c in verb.children if c.dep_ in ("dobj", "advmod", "acomp") and c.i > verb.i), None)
        whole = thing is not None and (thing.lower_ in _OTHER | _SAME or thing.lemma_ in _MINDED)
        words = {c.lower_ for c in (*thing.children, thing)} if thing is not None and whole else words
    sign = -1 if words & _OTHER else 1 if words & _SAME else 0
    if sign:
        attitude: Attitude = "support" if sign > 0 else "oppose"
        made = Attribution(paragraph, verb, source, frozenset(), None, "noun", attitude, "description", frame="bare")
        yield Echo(made, None, -sign if negated(verb) else sign)


def _sitting_out(token: "Token") -> bool:
    """Whether somebody takes no side: "abstained", "are divided", "sat on the fence", "has yet to make up its mind"."""
    if token.pos_ == "ADJ" or token.tag_ == "VBN":
        linked = token.dep_ == "acomp" and token.head.lemma_ in LINKING
        passive = token.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in token.children)
        whole = not any(c.dep_ == "prt" for c in token.children)
        who = subject(token.head if linked else token)
        each = who is not None and who.tag_ in ("NNS", "NNPS")  # "environmentalists are split": each has a side
        if token.lower_ in _APART and whole and not each and (linked or passive):
            return not any(c.dep_ == "prep" and c.lower_ in ("about", "on", "over") for c in token.children)
    if token.lemma_.lower() in _SITTING_OUT:
        will = any(c.dep_ == "aux" and c.lower_ in ("will", "would", "'ll", "’ll") for c in token.children)
        return token.tag_ in ("VBD", "VBZ", "VBP", "VBN") or will
    if token.lemma_.lower() not in ("sit", "have", "be"):
        return False
    below = {t.lower_ for t in token.doc[token.i : token.i + 8] if t.sent == token.sent}
    if token.lemma_.lower() == "sit" and "fence" in below:
        return True
    yet = "yet" in below and any(c.dep_ == "xcomp" for c in token.children) and token.lemma_.lower() in ("have", "be")
    return yet and bool(below & (_MINDS | _DECIDING))


def _undecided(verb: "Token") -> bool:
    """Whether a verb says that somebody keeps silent: "declined to say", "has not decided whether"."""
    below = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp")]
    if lemma(verb) in ("decline", "refuse"):
        return any(lemma(c) in _TELLING - {"comment", "elaborate"} for c in below)
    no = any(c.dep_ == "neg" for c in verb.children)
    would = any(c.lower_ in ("would", "will") and c.dep_ == "aux" for c in verb.children)
    if lemma(verb) in _TELLING and no and would:
        return any(c.dep_ == "ccomp" for c in below)
    return lemma(verb) in ("decide", "settle") and no and any(c.tag_ in ("VBN", "VBD", "VB") for c in (verb,))


def _own_question(verb: "Token") -> bool:
    """Whether what is left open is said in the sentence itself: "declined to say whether the firm would sell"."""
    if any(t.lower_ == "whether" and t.dep_ == "mark" for t in verb.subtree):
        return True
    clause = next((t for t in verb.subtree if t.dep_ == "ccomp" and t.i > verb.i), None)
    who = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None) if clause is not None else None
    return who is not None and who.pos_ in ("NOUN", "PROPN")


def _bare(paragraph: Paragraph, token: "Token", verb: "Token", attitude: Attitude) -> Iterator[Attribution]:
    source = subject(verb)
    if source is None or verb.dep_ == "acl":
        return
    denied = negated(verb) and attitude != "noncommittal" and token.lower_ not in ("none", "no", "nay")
    yield Attribution(
        paragraph, token, source, frozenset(), None, "noun", attitude, "description", denied, frame="bare"
    )
