"""What somebody says of a thing in a clause that hangs on it: "a mine that ministers say is vital", "limes that
residents call a disgrace", "a change doctors regard as dangerous"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...lexicon.reporting import Attitude, Cue, cues
from ...lexicon.stance import of_lemma
from .attribution import Attribution, ContentForm, attribution
from .evaluation import as_what, figure, sign_of
from .parsed import Paragraph
from .tree import lemma, negated, phrase, subject, subtree
from .words import judgment

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE = frozenset({"WDT", "WP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SUMMING = frozenset("measure move step change decision plan proposal idea policy reform scheme approach".split())
"""What sums up the clause before it: "wants a ban on scooters, a measure residents call absurd"."""
_INSIDE = frozenset({"pobj", "prep", "appos", "compound", "npadvmod", "conj"})
_LINKING = frozenset({"be", "remain", "become", "prove", "seem", "look"})


def relative_attributions(paragraph: Paragraph) -> Iterator[Attribution]:
    """Yield, in order, what is said of a noun by somebody else in a relative clause, where the saying judges it."""
    for verb in paragraph.doc:
        noun = _antecedent(verb) if verb.pos_ == "VERB" else None
        source = subject(verb) if noun is not None else None
        if noun is None or source is None or source == noun or source.tag_ in _RELATIVE:
            continue
        frames = cues("verb", lemma(verb))
        sign = _said_of_it(verb) if "that" in frames else 0
        sign = sign or (_called(verb) if "named" in frames else 0) or (_to_be_done(verb) if "to" in frames else 0)
        if not sign or negated(verb):
            continue
        attitude: Attitude = "support" if sign > 0 else "oppose"
        yield attribution(paragraph, verb, source, _meant(noun), Cue("named", attitude, "description"))


def _meant(noun: "Token") -> "tuple[Token, set[int], ContentForm]":
    """What is judged: the noun, or what "a measure" behind a clause sums up, its object or else what it says is done.

    "The city wants a ban on scooters, a measure residents call absurd" is on the ban.
    """
    second = noun.dep_ == "dobj" and any(c.dep_ == "dobj" and c.i < noun.i for c in noun.head.children)
    if noun.lemma_.lower() not in _SUMMING or not (second or noun.dep_ in ("appos", "npadvmod")):
        return noun, phrase(noun, clauses=False), "noun"
    above = noun.head
    while above.pos_ not in ("VERB", "AUX") and above.dep_ in _INSIDE:
        above = above.head
    if above.pos_ not in ("VERB", "AUX"):
        return noun, phrase(noun, clauses=False), "noun"
    thing = next((c for c in above.children if c.dep_ == "dobj" and c.pos_ == "NOUN" and c.i < noun.i), None)
    if thing is not None:
        return thing, phrase(thing, clauses=False), "noun"
    return above, subtree(above, [noun]), "clause"


def _antecedent(verb: "Token") -> "Token | None":
    """The noun that a clause is about: the one it hangs on, by itself or joined to another clause."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX"):
        first = first.head
    own = first == verb or any(c.dep_ in _SUBJECTS for c in verb.children)
    return first.head if first.dep_ == "relcl" and own and first.head.pos_ in ("NOUN", "PROPN") else None


def _to_be_done(verb: "Token") -> int:
    """The side of "which the union has vowed to abolish": what is to be done to it; 0 for none."""
    to = cues("verb", lemma(verb))["to"]
    deed = next((c for c in verb.children if c.dep_ == "xcomp" and c.pos_ == "VERB"), None)
    gap = deed is not None and any(c.dep_ == "dobj" and c.tag_ in _RELATIVE for c in deed.children)
    word = of_lemma(deed.lemma_.lower(), "verb") if deed is not None and gap else None
    if word is None or word.about not in ("action", "holder") or to.attitude not in ("support", "oppose"):
        return 0
    return word.sign if to.attitude == "support" else -word.sign


def _said_of_it(verb: "Token") -> int:
    """The side of "that ministers say is vital" and "which the mayor says would destroy the bay"; 0 for none."""
    for clause in (c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i):
        own = [c for c in clause.children if c.dep_ in _SUBJECTS]
        if any(c.tag_ not in _RELATIVE and c.lower_ != "that" for c in own):
            continue
        if lemma(clause) in _LINKING:
            signs = (sign_of(c) for c in clause.children if c.dep_ in ("acomp", "attr", "oprd"))
            sign = next((s for s in signs if s), 0)
        else:
            sign = judgment("verb", clause.lemma_.lower()) if any(c.dep_ == "dobj" for c in clause.children) else 0
        if sign:
            return -sign if negated(clause) else sign
    return 0


def _called(verb: "Token") -> int:
    """The side of "which residents call a disgrace" and "that he described as the best there was"; 0 for none."""
    gap = any(c.dep_ == "dobj" and c.tag_ in _RELATIVE for c in verb.children)
    objects = [c for c in verb.children if c.dep_ in ("dobj", "attr", "oprd", "acomp") and c.i > verb.i]
    if len(objects) > 1:
        return 0
    named = objects[0] if objects else as_what(verb, None)
    if named is None or (objects and not gap and objects[0].dep_ == "dobj"):
        return 0
    return sign_of(named) or figure(verb, named)
