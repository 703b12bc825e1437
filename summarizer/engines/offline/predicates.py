"""Attributions whose cue is a predicate: "X is willing to", "X is sceptical about", "X is against"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon.reporting import Cue, cues
from .attribution import Attribution, ContentForm, attribution
from .evaluation import sign_of
from .parsed import Paragraph
from .tree import is_passive, negated, prepositions, subject, subtree
from .words import judgment

if TYPE_CHECKING:
    from spacy.tokens import Token

LINKING = frozenset({"be", "remain", "seem", "appear", "feel", "become", "stay", "sound", "look", "grow", "stand"})
_NO_CAUSE = frozenset(
    {"moment", "time", "while", "now", "sale", "example", "instance", "day", "year", "good", "part", "most"}
)
_PREFERRING = frozenset({"rather", "sooner", "gladly", "happily"})
_UNTHINKABLE = frozenset({"out of the question", "off the table", "off limits", "beyond the pale", "out of bounds"})
_EVILS = frozenset("die fold lose quit starve resign walk close burn fail collapse shut hang crash bankrupt".split())
"""What nobody wants: who would rather have it than something else is against that other thing."""
_VERDICTS = frozenset({"verdict", "view", "description", "assessment", "opinion", "judgment", "judgement", "take"})
_PREDICATIVE = frozenset({"acomp", "conj", "oprd", "ROOT", "amod", "acl", "advcl"})


def predicate_attributions(paragraph: Paragraph) -> Iterator[Attribution]:
    """Yield the attributions of every predicate adjective, "for" and "against" of a paragraph, in order."""
    for token in paragraph.doc:
        opens = token.i == token.sent.start or paragraph.doc[token.i - 1].text == ";"
        if token.dep_ == "prep" and token.lower_ in ("for", "to") and opens:
            yield from _in_the_eyes(paragraph, token)
        if token.tag_ == "WP" and token.dep_ == "pobj" and token.head.lower_ == "for":
            yield from _in_the_eyes(paragraph, token.head)
        if token.dep_ == "attr" and token.lemma_.lower() in _VERDICTS:
            yield from _verdict(paragraph, token)
        if token.lemma_ == "strike" and token.pos_ == "VERB":
            yield from _struck(paragraph, token)
        if token.dep_ == "prep" and token.lower_ in ("out", "off", "beyond"):
            yield from _ruled_out(paragraph, token)
        told = token.dep_ in ("ccomp", "relcl") and is_passive(token)  # "who is opposed to it"
        participle = token.pos_ == "VERB" and token.tag_ == "VBN"
        participle = participle and (told or token.dep_ in _PREDICATIVE - {"amod", "oprd"})
        if (token.pos_ in ("ADJ", "ADV") and token.dep_ in _PREDICATIVE) or participle:
            yield from _of_adjective(paragraph, token)
            if token.dep_ == "acomp":
                yield from _judged_by(paragraph, token)
        if (
            token.lower_ in ("rather", "sooner", "gladly", "happily")
            and token.dep_ == "advmod"
            and token.head.pos_ == "VERB"
        ):
            yield from _would_rather(paragraph, token)
        if token.dep_ == "prep" and token.lower_ in ("against", "for") and token.head.lemma_ in ("be", "remain"):
            yield from _for_or_against(paragraph, token)


def _of_adjective(paragraph: Paragraph, adjective: "Token") -> Iterator[Attribution]:
    frames = cues("adj", adjective.lemma_.lower()) or cues("adj", adjective.lower_)
    if is_passive(adjective):  # "are split over it" tells of a quarrel among them, "are set to host" of a plan
        frames = {word: how for word, how in frames.items() if how.attitude != "noncommittal"}
        frames = {} if any(c.dep_ in ("xcomp", "advcl", "ccomp") for c in adjective.children) else frames
    if not frames:
        return
    anchor = adjective
    while anchor.dep_ in ("acomp", "oprd") or (anchor.dep_ == "conj" and anchor.head.pos_ == anchor.pos_):
        anchor = anchor.head
    source = _whose(adjective, anchor)
    if source is None or source == adjective or (anchor != adjective and anchor.lemma_.lower() not in LINKING):
        return
    denied = negated(anchor) or any(c.dep_ == "neg" for c in adjective.children)
    # "Was pleased, however, that it stayed": behind an aside the parser hangs the clause on the verb.
    later = [c for c in anchor.children if c.dep_ == "ccomp" and c.i > adjective.i] if anchor != adjective else []
    for child in (*adjective.children, *later):
        found: tuple[Token, set[int], ContentForm] | None = None
        how = None
        marks = {c.lower_ for c in child.children if c.dep_ == "aux"}
        if child.dep_ in ("xcomp", "ccomp", "advcl") and "to" in marks and "to" in frames:
            found, how = (child, subtree(child), "infinitive"), frames["to"]
        elif child.dep_ == "ccomp" and "that" in frames:
            found, how = (child, subtree(child), "clause"), frames["that"]
        if found is not None and how is not None:
            yield replace(attribution(paragraph, adjective, source, found, how), negated=denied)
    for word, prep, inner in prepositions(adjective):
        if word in frames:
            form: ContentForm = "gerund" if inner.dep_ == "pcomp" else "noun"
            made = attribution(paragraph, adjective, source, (inner, subtree(prep) - {prep.i}, form), frames[word])
            yield replace(made, negated=denied)


def _whose(adjective: "Token", anchor: "Token") -> "Token | None":
    """Whose state an adjective tells: the noun it stands at, or the subject of its verb."""
    source = anchor.head if adjective.dep_ in ("amod", "acl") else None
    if adjective.dep_ == "advcl":
        return _opened(adjective)
    if anchor.pos_ in ("VERB", "AUX") and (anchor != adjective or is_passive(anchor)):
        # In "the council was opposed to it" the parser at times hangs the council on "was".
        hung = (c for aux in anchor.children if aux.dep_ == "auxpass" for c in aux.children if c.dep_ == "nsubj")
        source = subject(anchor) or next(hung, None)
    if source is not None and source.lemma_ == "one":
        source = next((c for c in source.head.children if c.dep_ == "attr" and c != source), source)
    return source


def _opened(adjective: "Token") -> "Token | None":
    """Whose state opens the sentence: "Keen to avoid a strike, the firm", "Opposed to the levy, the clubs"."""
    opens = adjective.left_edge.i == adjective.sent.start
    return subject(adjective.head) if opens and adjective.head.pos_ in ("VERB", "AUX") else None


def _would_rather(paragraph: Paragraph, rather: "Token") -> Iterator[Attribution]:
    """ "X would rather lose than play": X prefers the first."""
    verb = rather.head
    source = subject(verb)
    if source is None or not {"would", "'d", "’d"} & {c.lower_ for c in verb.children if c.dep_ == "aux"}:
        return
    than = next((t for t in verb.subtree if t.lower_ == "than" and t.i > rather.i), None)
    cut = than.i if than is not None else verb.right_edge.i + 1
    inside = {i for i in subtree(verb) if verb.i <= i < cut}
    worse = next((t for t in verb.subtree if than is not None and t.i > cut and t.tag_ in ("VB", "VBG")), None)
    if worse is not None:
        how = Cue("to", "oppose", "refusal")
        yield attribution(paragraph, rather, source, (worse, subtree(worse) - {cut}, "infinitive"), how)
    elif than is None or not any(t.lemma_.lower() in _EVILS for t in verb.subtree if t.i < cut):
        how = Cue("to", "support", "demand")
        yield attribution(paragraph, rather, source, (verb, inside, "infinitive"), how)


def _verdict(paragraph: Paragraph, noun: "Token") -> Iterator[Attribution]:
    """ "'A monstrous carbuncle' was the verdict of the prince on the tower"."""
    verb = noun.head
    named = next((c for c in verb.lefts if c.dep_ in ("nsubj", "attr")), None)
    owner = next((i for w, _, i in prepositions(noun) if w == "of" and i.pos_ in ("PROPN", "NOUN")), None)
    owner = owner or next((c for c in noun.children if c.dep_ == "poss"), None)
    behind = [p for head in (noun, owner) if head is not None for p in prepositions(head)]
    thing = next((i for w, _, i in behind if w in ("on", "about", "of") and i != owner), None)
    if verb.lemma_ != "be" or named is None or owner is None or thing is None or named.i not in paragraph.quoted:
        return
    how = Cue("judged", "support" if sign_of(named) > 0 else "oppose", "description")
    yield replace(attribution(paragraph, noun, owner, (thing, subtree(thing), "noun"), how), carrier=verb)


def _judged_by(paragraph: Paragraph, adjective: "Token") -> Iterator[Attribution]:
    """ "X is unacceptable to Y", "X is vital for Y": Y judges X."""
    verb = adjective.head
    thing = subject(verb) if verb.lemma_.lower() in LINKING else None
    sign = judgment("adj", adjective.lemma_.lower())
    by = next((i for w, _, i in prepositions(adjective) if w in ("to", "for") and i.pos_ == "PROPN"), None)
    if thing is None or not sign or by is None or thing.pos_ not in ("NOUN", "PROPN"):
        return
    how = Cue("judged", "support" if sign > 0 else "oppose", "description")
    made = attribution(paragraph, adjective, by, (thing, subtree(thing), "noun"), how)
    yield replace(made, negated=negated(verb), carrier=verb)


def _in_the_eyes(paragraph: Paragraph, prep: "Token") -> Iterator[Attribution]:
    """ "For the farmers, the levy is theft": it is the farmers who judge it."""
    verb = prep.head
    by = next((c for c in prep.children if c.dep_ == "pobj"), None)
    complement = next((c for c in verb.children if c.dep_ in ("attr", "acomp") and c.i > verb.i), None)
    thing = subject(verb)
    sign = sign_of(complement) if complement is not None else 0
    if by is not None and by.tag_ == "WP":
        by = verb.head if verb.dep_ == "relcl" else None
    meant = thing is not None and (thing.pos_ in ("NOUN", "PROPN") or thing.lower_ == "it")
    if by is None or not sign or thing is None or not meant or verb.lemma_ not in LINKING:
        return
    how = Cue("judged", "support" if sign > 0 else "oppose", "description")
    made = attribution(paragraph, prep, by, (thing, subtree(thing), "noun"), how)
    yield replace(made, negated=negated(verb), carrier=verb)


def _struck(paragraph: Paragraph, verb: "Token") -> Iterator[Attribution]:
    """ "The offer struck the union as an insult": the union judges it."""
    by = next((c for c in verb.children if c.dep_ == "dobj"), None)
    thing = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    words = [c for h in (verb, by) if h is not None for c in h.rights if c.lower_ == "as" and c.dep_ == "prep"]
    complement = next((c for word in words for c in word.rights if not c.is_punct), None)
    sign = sign_of(complement) if complement is not None else 0
    if by is None or thing is None or not sign or thing.pos_ not in ("NOUN", "PROPN"):
        return
    how = Cue("judged", "support" if sign > 0 else "oppose", "description")
    yield replace(attribution(paragraph, verb, by, (thing, subtree(thing), "noun"), how), negated=negated(verb))


def _ruled_out(paragraph: Paragraph, prep: "Token") -> Iterator[Attribution]:
    """ "A sale is out of the question for the family": the family is against it."""
    verb = prep.head
    words = " ".join(t.lower_ for t in prep.subtree)
    if verb.lemma_.lower() not in LINKING or words not in _UNTHINKABLE:
        return
    by = next((i for w, _, i in prepositions(verb) if w in ("for", "to") and i.pos_ in ("PROPN", "NOUN")), None)
    thing = subject(verb)
    if by is None or thing is None or thing.pos_ not in ("NOUN", "PROPN"):
        return
    how = Cue("judged", "oppose", "refusal")
    made = attribution(paragraph, prep, by, (thing, subtree(thing), "noun"), how)
    yield replace(made, negated=negated(verb), carrier=verb)


def _for_or_against(paragraph: Paragraph, prep: "Token") -> Iterator[Attribution]:
    """ "X is against Y"; who "was in the town for a meeting" was there, and is for nothing."""
    source = subject(prep.head)
    elsewhere = any(c.i < prep.i and c.dep_ in ("prep", "attr", "acomp") for c in prep.head.rights)
    inner = next((c for c in prep.children if c.dep_ in ("pobj", "pcomp")), None)
    aside = prep.i > 0 and prep.doc[prep.i - 1].text == ","
    if (
        source is None
        or inner is None
        or aside
        or (elsewhere and prep.lower_ == "for")
        or inner.ent_type_ in ("DATE", "TIME", "MONEY")
        or inner.lemma_ in _NO_CAUSE
        or (inner.dep_ == "pcomp" and prep.lower_ == "for")
    ):
        return
    form: ContentForm = "gerund" if inner.dep_ == "pcomp" else "noun"
    how = Cue(prep.lower_, "oppose" if prep.lower_ == "against" else "support", "description")
    made = attribution(paragraph, prep, source, (inner, subtree(inner), form), how)
    yield replace(made, negated=negated(prep.head))
