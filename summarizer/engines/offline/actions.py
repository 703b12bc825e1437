"""Word an action: what should be done, as a normative sentence or a gerund."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...lexicon.reporting import cues
from .tree import is_passive, lemma, restrictive, subtree
from .wording import EDGES, core_words, empty, noun_words, sentence, spell, usable, with_article
from .words import gerund, nominals, participle

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODALS = frozenset("should must will would can could may might shall ought 'll ’ll 'd ’d wo ca".split())
_MOVING = frozenset(
    "hand give transfer send move lend shift cede grant deliver bring return deploy offer hand_over".split()
)
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "longer"})
_IDIOMS = {"boot": "on the ground", "skin": "in the game", "cost": "of living", "card": "on the table"}
"""Nouns that mean something else without the phrase behind them."""
_ALONE = frozenset(
    "strike resign quit merge withdraw retaliate intervene negotiate surrender protest appeal testify retire act leave "
    "apologise apologize pay stay close reopen rise fall vote abdicate disarm privatise step_down step_in walk_out "
    "wait play march return expand go end stop continue".split()
)
"""Verbs that say what is to be done with nothing behind them."""
_ADDING = frozenset({"including", "notably", "namely", "excluding"})
_GROUNDS = frozenset({"ground", "grounds", "pretext", "argument", "reason", "basis", "view"})
"""Why a thing is asked for: "on the grounds that"."""
_CIRCUMSTANCES = frozenset("without despite unless until according amid because due".split())
_LOOSE_ADVERBS = frozenset("not never also however even only therefore instead now just rather once".split())
_NOT_PASSIVE = frozenset(
    "have get become be do want let like lack seem remain mean cost need know hope try keep take_part continue start "
    "strike walk vote protest rally begin stop face enter leave join reach attend resemble help make_sure go come "
    "visit await fit suit".split()
)


def action_words(verb: "Token", swaps: Mapping[int, str] | None = None) -> str:
    """What a verb asks to be done, without who does it: "Wages should be raised by 8 percent.", or a gerund."""
    base = lemma(verb)
    dropped = _not_action(verb)
    objects = [c for c in verb.children if c.dep_ in ("dobj", "obj")]
    if is_passive(verb):
        patient = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
        if patient is not None:
            named = with_article(patient, noun_words(patient, swaps))
            return sentence(f"{named} should {predicate(verb, swaps)}") if named else ""
    if objects and not {base, base.split("_")[0]} & _NOT_PASSIVE and verb.pos_ == "VERB":
        thing = objects[0]
        moved = [c for c in thing.children if c.dep_ == "prep" and c.lower_ in ("to", "into") and base in _MOVING]
        bare = {**(swaps or {}), **{i: "" for c in moved for i in subtree(c)}}
        named = with_article(thing, noun_words(thing, bare))
        if not named:
            return ""
        fixed = _fixed(verb, thing)
        if fixed is not None:
            named = f"{named.split(' on ')[0]} {spell(verb.doc, subtree(fixed), swaps)}"
            dropped = [*dropped, fixed]
        rest = _rest(verb, thing, dropped, swaps)
        rest = f"{spell(verb.doc, {i for c in moved for i in subtree(c)}, swaps)} {rest}".strip()
        core = with_article(thing, core_words(thing, bare))
        core = named if fixed is not None else core
        for words, tail in ((named, rest), (core, rest), (named, ""), (core, "")):
            text = sentence(f"{words} should be {participle(base)} {tail}")
            whole = tail or fixed is not None or any(c.dep_ == "prep" for c in thing.children) or not _needs_rest(verb)
            if words and usable(text) and whole:
                return text
        return ""
    return gerund_words(verb, swaps)


def _fixed(verb: "Token", thing: "Token") -> "Token | None":
    """The phrase that belongs to an idiom whatever the parser hangs it on: "boots on the ground"."""
    tail = _IDIOMS.get(thing.lemma_.lower())
    phrases = (c for c in (*thing.children, *verb.children) if c.dep_ == "prep" and c.i > thing.i)
    return next((c for c in phrases if tail and " ".join(t.lower_ for t in c.subtree) == tail), None)


def gerund_words(verb: "Token", swaps: Mapping[int, str] | None = None) -> str:
    """An action as a noun phrase: "walking out on Friday"."""
    base = lemma(verb)
    asides = (
        t for t in verb.subtree if t.dep_ == "relcl" and not restrictive(t) and t.doc[t.left_edge.i - 1].text == ","
    )
    skipped = [*_not_action(verb), *asides]
    indices = {i for i in subtree(verb, skipped) if i > verb.i and verb.doc[i].dep_ != "prt"}
    objects = [c for c in verb.children if c.dep_ in ("dobj", "obj", "attr", "acomp")]
    if any(empty(thing) for thing in objects):
        return ""
    if not objects and not any(
        c.dep_ in ("prep", "prt", "xcomp", "ccomp", "advmod", "npadvmod") for c in verb.children if c not in skipped
    ):
        return gerund(base) if base in _ALONE else ""
    for drop_more in (False, True):
        kept = indices
        if drop_more:
            extra = [c for c in verb.rights if c.dep_ in ("advcl", "prep", "conj") and c.i > verb.i + 1][-1:]
            kept = indices - {i for c in extra for i in subtree(c)}
        text = f"{gerund(base)} {spell(verb.doc, kept, swaps)}".strip(EDGES)
        if usable(text):
            return text
    return ""


def predicate(verb: "Token", swaps: Mapping[int, str] | None = None) -> str:
    """What follows "should": the verb in its base form, affirmative, with everything after it."""
    doc = verb.doc
    replaced = dict(swaps or {})
    indices = set()
    loose = (c for c in verb.subtree if c.dep_ == "appos" and c.doc[c.left_edge.i - 1].text == ",")
    replaced.update({i: "" for c in loose for i in (c.left_edge.i - 1, *subtree(c))})
    replaced.update({i: "" for c in verb.subtree if _adding(c) for i in (c.i - 1, *subtree(c))})
    for i in subtree(verb, _not_action(verb)):
        token = doc[i]
        if token.head == verb and token.dep_ in ("nsubj", "nsubjpass", "mark", "expl", "csubj"):
            replaced.update(dict.fromkeys(subtree(token), ""))
        if token.head == verb and (
            token.lower_ in _MODALS or token.lower_ in _NEGATIONS or (token.lower_ == "to" and token.dep_ == "aux")
        ):
            continue
        if i < verb.i and token.head == verb and token.dep_ in ("punct", "cc", "intj"):
            continue
        indices.add(i)
    if is_passive(verb):
        for child in verb.children:
            if child.dep_ == "auxpass":
                replaced[child.i] = "be"
            elif child.dep_ == "aux":
                replaced[child.i] = ""
        if not any(child.dep_ == "auxpass" for child in verb.children):
            replaced[verb.i] = f"be {verb.text}"
    else:
        for child in verb.children:
            if child.dep_ == "aux":
                replaced[child.i] = ""
        replaced[verb.i] = verb.lemma_.lower()
    start = min((c.i for c in (*verb.children, verb) if c.dep_ in ("aux", "auxpass") or c == verb), default=verb.i)
    kept = {i for i in indices if i >= start or (doc[i].dep_ in ("advmod",) and i > start)}
    return spell(doc, kept, replaced).strip(EDGES)


def should(subject_words: str, verb: "Token", swaps: Mapping[int, str] | None = None) -> str:
    """ "<subject> should <predicate>.", or "" when that is no sentence of its own."""
    done = predicate(verb, swaps)
    text = sentence(f"{subject_words} should {done}")
    if len(done.split()) > 1 and (usable(text) or _ends_well(verb, text)):
        return text
    fewer = _shorter(verb, swaps)
    short = sentence(f"{subject_words} should {fewer}")
    says = len(fewer.split()) > 1 or fewer in _ALONE
    return short if usable(short) and says and not short.endswith("should be.") else ""


def _ends_well(verb: "Token", text: str) -> bool:
    """Whether a wording is only faulted for its last word, the verb's own particle: "should step in"."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    words = text.rstrip(".").split()
    return bool(particle) and words[-1] == particle and usable(" ".join(words[:-1]))


def _adding(token: "Token") -> bool:
    """Whether a phrase only lists examples: ", including X"."""
    return token.lower_ in _ADDING and token.i > 0 and token.doc[token.i - 1].text == ","


def _shorter(verb: "Token", swaps: Mapping[int, str] | None) -> str:
    """The predicate without its last adverbial phrases, for wordings that are too long."""
    replaced = dict(swaps or {})
    tails = [c for c in verb.rights if c.dep_ in ("prep", "advcl", "npadvmod", "conj", "cc", "punct")]
    for tail in tails[1:] or tails:
        replaced.update(dict.fromkeys(subtree(tail), ""))
    return predicate(verb, replaced)


def nominal_words(noun: "Token", swaps: Mapping[int, str] | None = None) -> str:
    """ "closure of the plant" as "The plant should be closed."; "" when the noun names no action on its "of" phrase."""
    verb = nominals().get(noun.lemma_.lower())
    if verb is None:
        return ""
    inner = next(
        (t for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for t in c.children if t.dep_ == "pobj"),
        None,
    )
    if inner is None:
        return ""
    thing = with_article(inner, noun_words(inner, swaps))
    tails = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("to", "from", "in", "on", "into")]
    tail = spell(noun.doc, {i for c in tails for i in subtree(c)}, swaps)
    text = sentence(f"{thing} should be {participle(verb)} {tail}") if thing else ""
    return text if usable(text) else ""


def _not_action(verb: "Token") -> "list[Token]":
    """Children that are not part of the action: conditions, other clauses, coordinated verbs, brackets, negations."""
    out = []
    for child in verb.children:
        if child.dep_ in ("advcl", "parataxis", "mark", "neg", "cc", "punct", "intj", "dep") or (
            child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")
        ):
            if child.dep_ == "cc" and any(c.dep_ == "conj" and c.pos_ not in ("VERB", "AUX") for c in verb.children):
                continue
            out.append(child)
        elif (child.dep_ == "prep" and (child.lower_ in _CIRCUMSTANCES or _quarrel(verb, child))) or (
            child.dep_ == "advmod"
            and (child.lower_ in _LOOSE_ADVERBS or any(c.dep_ == "advcl" for c in child.children))
        ):
            out.append(child)
    return out


def _quarrel(verb: "Token", preposition: "Token") -> bool:
    """ "Strike over the cuts", "in protest at", "on the grounds that": what it is over is no part of the act."""
    how = cues("verb", lemma(verb)).get(preposition.lower_)
    if any(c.lemma_.lower() in _GROUNDS and c.dep_ == "pobj" for c in preposition.children):
        return True
    if preposition.lower_ == "in" and any(c.lower_ == "protest" for c in preposition.children):
        return True
    return preposition.lower_ in ("over", "against", "about") and how is not None and how.attitude == "oppose"


def _rest(verb: "Token", thing: "Token", dropped: "list[Token]", swaps: Mapping[int, str] | None) -> str:
    """What follows the object: "to Ukraine", "by 8 percent"."""
    skip = {i for child in dropped for i in subtree(child)} | subtree(thing)
    loose = [t for c in verb.rights for t in c.subtree if t.dep_ in ("relcl", "advcl") and not restrictive(t)]
    skip |= {i for clause in loose for i in subtree(clause)}
    tails = [
        c
        for c in verb.rights
        if c.dep_ in ("prep", "npadvmod", "advmod", "dative", "oprd", "xcomp", "acomp") and c.i > thing.i
    ]
    return spell(verb.doc, {i for c in tails for i in subtree(c)} - skip, swaps).strip(EDGES)


def _needs_rest(verb: "Token") -> bool:
    """Verbs whose object alone says nothing: "put X", "turn X into"."""
    return verb.lemma_.lower() in (
        "put",
        "turn",
        "place",
        "treat",
        "call",
        "make",
        "set",
        "bring",
        "give",
        "send",
        "keep",
    )
