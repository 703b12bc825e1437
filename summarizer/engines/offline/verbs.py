"""Attributions whose cue is a verb: "X said that", "X rejected Y", "X urged Y to go"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon.reporting import Cue, cues
from .attribution import Attribution, ContentForm, attribution
from .evaluation import answered_with, judge_of, named_as, names_a_thing, so_called
from .parsed import Paragraph
from .tree import agent, compared, dates, is_passive, lemma, negated, phrase, prepositions, subject, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

_TO_THINGS = frozenset({"object", "agree", "consent", "accede", "assent", "aspire", "subscribe"})
"""Verbs whose "to" opens a thing as well as an action."""
_MEASURES = frozenset({"much", "long", "soon", "far", "well", "many", "often"})
"""Before "as" these compare: "need us as much as we need them"."""
_CALLING = frozenset("call appeal plead urge press push lobby campaign ask fight vote sue petition march rally".split())


def verb_attributions(paragraph: Paragraph) -> Iterator[Attribution]:
    """Yield the attributions of every verb of a paragraph, in order."""
    for token in paragraph.doc:
        if token.pos_ in ("VERB", "AUX") or (
            token.pos_ == "NOUN" and token.dep_ in ("ROOT", "conj") and _has_subject(token)
        ):
            yield from _of_verb(paragraph, token)


def _has_subject(token: "Token") -> bool:
    return any(child.dep_ == "nsubj" for child in token.children)


def _of_verb(paragraph: Paragraph, verb: "Token") -> Iterator[Attribution]:
    apart = any(c.dep_ == "prt" and c.lower_ in ("away", "down", "off") for c in verb.children)
    if compared(verb):
        return
    frames = cues("verb", lemma(verb)) or ({} if apart else cues("verb", verb.lemma_.lower()))
    plain = _made_clear(verb)
    if plain is not None:
        found_as = (plain, subtree(plain), "clause")
        yield attribution(paragraph, verb, subject(verb), found_as, Cue("that", "assert", "description"))  # type: ignore[arg-type]
        return
    if not frames:
        return
    passive = is_passive(verb)
    source = agent(verb) if passive else subject(verb)
    denied = negated(verb)
    taken = False
    for how, found, patient in _contents(verb, frames, passive=passive):
        if found[0] == source or (how.attitude == "noncommittal" and _failed(verb)):
            continue
        taken = True
        made = attribution(paragraph, verb, source, found, how)
        yield replace(made, negated=denied, patient=patient)
    if "act" in frames and not passive and not taken and _deed(verb):
        doer = [c for c in verb.children if c.dep_ in ("nsubj", "mark", "cc")]
        yield attribution(paragraph, verb, source, (verb, subtree(verb, doer), "infinitive"), frames["act"])
    if "act" in frames and passive and source is not None and _done_to(verb):
        yield attribution(paragraph, verb, source, (verb, subtree(verb), "clause"), frames["act"])
    judged = (named_as(verb) or answered_with(verb)) if "named" in frames else None
    source = source or (judge_of(verb) if judged is not None and passive else None)
    if judged is not None and source is not None:
        sign, thing, action = judged
        how = Cue("named", "support" if sign > 0 else "oppose", "description")
        found_as = (thing, subtree(thing), "infinitive" if action else "noun")
        yield replace(attribution(paragraph, verb, source, found_as, how), negated=denied)  # type: ignore[arg-type]
    main = _as_clause(verb)
    if main is not None and main.pos_ in ("VERB", "AUX") and "that" in frames:
        yield attribution(paragraph, verb, source, (main, subtree(main, [verb]), "clause"), frames["that"])
        return
    if not taken and "that" in frames and not passive:
        quoted = _quotation_beside(paragraph, verb)
        if quoted:
            how = frames["that"]
            yield Attribution(
                paragraph,
                verb,
                source,
                frozenset(quoted),
                None,
                "quote",
                how.attitude,
                how.modality,
                negated=denied,
                patient=_addressee(verb),
            )


def _failed(verb: "Token") -> bool:
    """ "Failed to consider the risk" leaves nothing open."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ in ("fail", "refuse", "neglect", "omit")


def _made_clear(verb: "Token") -> "Token | None":
    """The clause in "made it clear that X must go"."""
    if verb.lemma_.lower() != "make":
        return None
    words = [t for t in verb.subtree if t.lower_ in ("clear", "plain", "known", "explicit") and t.i > verb.i]
    near = [t for t in words if verb in (t.head, t.head.head)]
    below = [c for t in near for c in (*t.children, *verb.children) if c.dep_ in ("ccomp", "advcl") and c.i > t.i]
    return next((c for c in below if c.pos_ in ("VERB", "AUX") and _clausal(c)), None)


def _clausal(verb: "Token") -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children)


def _as_clause(verb: "Token") -> "Token | None":
    """The clause that "as X said" or "as reported by X" attributes."""
    marked = any(c.lower_ == "as" and c.dep_ in ("mark", "advmod", "prep") and c.i < verb.i for c in verb.children)
    measured = any(c.lower_ in _MEASURES and c.i < verb.i for c in (*verb.children, *verb.head.children))
    return verb.head if verb.dep_ == "advcl" and marked and not measured else None


def _contents(
    verb: "Token", frames: dict[str, Cue], *, passive: bool
) -> "Iterator[tuple[Cue, tuple[Token, set[int], ContentForm], Token | None]]":
    """Yield each content a verb takes, with the cue of its frame and the person addressed."""
    clausal = False
    asked: Token | None = None
    for child in verb.children:
        kind = "" if _whether(child) or _announces(child) else _clause_kind(child)
        if kind == "that" and "that" in frames:
            clausal = True
            yield frames["that"], (child, _clause_span(verb, child) | _further(verb, child), "clause"), _addressee(verb)
        elif kind in ("to", "for_to"):
            patient = _infinitive_agent(verb, child, passive=passive)
            frame = "for_to" if patient is not None and "for_to" in frames else "to"
            if frame == "to" and patient is not None and "for_to" not in frames:
                patient = None
            if frame in frames:
                clausal = True
                asked = patient
                yield frames[frame], (child, subtree(child), "infinitive"), patient
        elif kind == "ing" and "ing" in frames:
            clausal = True
            yield frames["ing"], (child, subtree(child), "gerund"), None
        elif kind == "small" and "for_to" in frames:
            clausal = True
            yield frames["for_to"], (child, subtree(child), "infinitive"), _own_subject(child)
    if verb.dep_ == "parataxis" and "that" in frames and not clausal:
        clausal = True
        yield frames["that"], (verb.head, subtree(verb.head, [verb]), "clause"), None
    # "Called for the quota to be cut" is not for the quota.
    for word, prep, inner in (found for found in _opening(verb) if found[2] != asked):
        if (word in frames and word not in ("that", "to", "obj", "ing")) or (
            word == "to" and "to" in frames and (inner.dep_ == "pcomp" or verb.lemma_.lower() in _TO_THINGS)
        ):
            form: ContentForm = "gerund" if inner.dep_ == "pcomp" else "noun"
            yield frames[word], (inner, subtree(prep) - {prep.i}, form), _addressee(verb)
            clausal = True
    if "obj" in frames and not (clausal and frames["obj"].attitude == "assert"):
        yield from _object(verb, frames, passive=passive, clausal=clausal)


def _opening(verb: "Token") -> "Iterator[tuple[str, Token, Token]]":
    """Its prepositional phrases, but for where a thing is taken from: "withdrew the clause from the bill"."""
    taking_out = any(c.dep_ == "dobj" for c in verb.children)
    for found in prepositions(verb):
        if not (taking_out and found[0] == "from"):
            yield found
        # Parsers hang "over the deal" of "walked out of the meeting over the deal" on the meeting.
        yield from (inner for inner in prepositions(found[2]) if inner[0] == "over" and found[0] in ("of", "from"))
    for out in (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("out", "away")):
        yield from (deep for found in prepositions(out) for deep in prepositions(found[2]) if deep[0] == "over")


def _whether(clause: "Token") -> bool:
    """ "Let us decide whether to buy it": a question put, and no wish."""
    marked = any(c.lower_ == "whether" for c in clause.children)
    return marked and any(c.lower_ == "to" for c in clause.children)


def _announces(clause: "Token") -> bool:
    """ "The count is in dispute: the firm says that few voted": the narrator's own, which the parser hangs on it."""
    verb = clause.head
    after = any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
    return after and clause.i < verb.i and any(c.text == ":" and clause.i < c.i < verb.i for c in verb.children)


def _deed(verb: "Token") -> bool:
    """Whether a decision is told as done: finite, with an object, and no part of somebody's wish."""
    finite = verb.tag_ in ("VBD", "VBZ", "VBP", "VBN") and not (verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod"))
    return finite and any(c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN", "PRON") for c in verb.children)


def _done_to(verb: "Token") -> bool:
    """Whether a decision is told as done to its subject: "was suspended by the federation"."""
    finite = verb.dep_ not in ("acl", "amod", "xcomp") and not any(
        c.dep_ == "aux" and c.tag_ in ("MD", "TO") for c in verb.children
    )
    return finite and any(c.dep_ == "nsubjpass" and c.pos_ in ("NOUN", "PROPN") for c in verb.children)


def _object(
    verb: "Token", frames: dict[str, Cue], *, passive: bool, clausal: bool
) -> "Iterator[tuple[Cue, tuple[Token, set[int], ContentForm], Token | None]]":
    wanted = ("nsubjpass",) if passive else ("dobj", "obj")
    if clausal and any(frame in frames for frame in ("for_to",)):
        return
    for child in verb.children:
        if lemma(verb) == "set_aside" and any(c.dep_ == "nummod" for c in child.children):
            return
        if child.dep_ in wanted and child.lower_ not in ("no", "yes"):
            if child.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
                break
            yield frames["obj"], (child, subtree(child), "noun"), None
            return
    named = so_called(verb) if not passive else None
    if named is not None and names_a_thing(named):
        yield frames["obj"], (named, phrase(named, clauses=False), "noun"), None
        return
    shared = subject(verb) if passive and verb.dep_ == "conj" else None
    if shared is not None and shared.pos_ in ("NOUN", "PROPN"):
        yield frames["obj"], (shared, subtree(shared), "noun"), None
        return
    if not passive and verb.dep_ == "relcl" and verb.head.pos_ == "NOUN" and subject(verb) != verb.head:
        yield frames["obj"], (verb.head, phrase(verb.head, clauses=False), "noun"), None
        return
    if passive and verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN"):
        yield frames["obj"], (verb.head, phrase(verb.head, clauses=False), "noun"), None


def _clause_kind(child: "Token") -> str:
    if child.dep_ not in ("ccomp", "xcomp", "advcl"):
        return ""
    marks = {c.lower_ for c in child.children if c.dep_ in ("aux", "mark")}
    subjected = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in child.children)
    if child.dep_ == "advcl":
        voting = child.head.lemma_ == "vote" and child.head.tag_ == "VB"  # "may vote to" has not voted
        called = child.head.lemma_.lower() in _CALLING and "to" in marks and not voting
        return "" if not called else "for_to" if subjected and "for" in marks else "to" if not subjected else ""
    if "to" in marks:
        return "to" if child.dep_ == "xcomp" else "for_to"
    if child.tag_ == "VBG" and not subjected:
        return "ing"
    return "that" if child.dep_ == "ccomp" or subjected else ""


def _clause_span(verb: "Token", child: "Token") -> set[int]:
    """The clause, less a "while" clause in which somebody else speaks, which the parser hangs on it as well."""
    del verb
    other = [
        c
        for c in child.children
        if c.dep_ == "advcl"
        and _has_subject(c)
        and cues("verb", lemma(c))
        and any(m.lower_ in ("while", "whereas", "but", "as") and m.dep_ == "mark" for m in c.children)
    ]
    return subtree(child, other)


def _further(verb: "Token", child: "Token") -> set[int]:
    """A second clause which the parser hung on a verb above: "said he was willing but that others must lead".

    Behind a fronted clause it goes on without "that": "the limit was low, he said, and no firm ought to be bound".
    """
    inside = subtree(child)
    above = {verb.i, *(a.i for a in verb.ancestors)}
    more = [
        t
        for t in verb.sent
        if t.dep_ == "conj"
        and t.i > child.i
        and t.head.i in above
        and t.i not in inside
        and (
            any(c.dep_ == "mark" and c.lower_ == "that" for c in t.children)
            or (child.i < verb.i and t.head == verb and _goes_on(t))
        )
    ]
    return {i for t in more for i in subtree(t)}


def _goes_on(verb: "Token") -> bool:
    """Whether a clause asks or foretells something of a subject of its own: "no firm ought to be bound"."""
    asking = verb.tag_ == "MD" or any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)
    return asking and any(c.dep_ in ("nsubj", "nsubjpass") and c.pos_ == "NOUN" for c in verb.children)


def _infinitive_agent(verb: "Token", infinitive: "Token", *, passive: bool) -> "Token | None":
    own = _own_subject(infinitive)
    if own is not None:
        return own
    if passive:
        return next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.i < infinitive.i and child.pos_ in ("NOUN", "PROPN", "PRON"):
            return child
    for word, _, inner in prepositions(verb):
        if word in ("on", "upon", "for", "to", "with") and inner.dep_ == "pobj" and inner.i < infinitive.i:
            if dates(inner):
                continue
            return inner
    return None


def _own_subject(verb: "Token") -> "Token | None":
    return next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)


def _addressee(verb: "Token") -> "Token | None":
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.pos_ in ("NOUN", "PROPN", "PRON") and child.i > verb.i:
            if child.dep_ == "dative" and child.pos_ == "ADP":
                continue
            return child
    return next((inner for word, _, inner in prepositions(verb) if word == "to"), None)


def _quotation_beside(paragraph: Paragraph, verb: "Token") -> set[int]:
    """Quotations of the verb's sentence that its parse did not attach, when the verb stands outside them."""
    if verb.i in paragraph.quoted:
        return set()
    sent = verb.sent
    spans = [span for span in paragraph.quotes if sent.start <= span[0] < sent.end and span[1] - span[0] > 3]
    return {i for start, end in spans for i in range(start, min(end, sent.end))}
