"""What a position depends on: the "if", "once", "unless", "without" of its clause."""

from typing import TYPE_CHECKING

from ...lexicon.reporting import cues
from .parsed import Paragraph
from .tree import aux_words, inverted, lemma, negated, prepositions, provided, subtree, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

_HARD = frozenset({"if", "unless", "until", "till", "provided", "providing", "assuming", "once"})
"""Without the condition the actor would not, or not yet."""
_PREPOSITIONS = frozenset({"without", "pending", "barring", "absent"})
_TERMS = frozenset({"will", "would", "can", "could", "shall", "cannot"})
_REFUSING = frozenset({"refuse", "decline", "reject", "oppose", "impossible", "be"})
_DEPENDING = {"depend": "on upon", "hinge": "on upon", "turn": "on", "tie": "to", "link": "to", "peg": "to"}
_DEPENDENT = {"conditional": "on upon", "contingent": "on upon", "dependent": "on upon", "subject": "to"}
"""Verbs and adjectives that make what stands before them depend on what stands behind their preposition."""
_WAITING = frozenset(
    "postpone delay defer wait hold hold_off hold_back put_off put_back push_back suspend freeze pause halt stop stay "
    "adjourn shelve keep remain continue last run refrain abstain stall bar block withhold reserve strike picket "
    "boycott blockade occupy protest extend".split()
)
"""What is done for as long as "until" says: who asks for it asks for it at once."""
_NOUNS = {"case": "in", "event": "in", "exchange": "in", "return": "in", "condition": "on", "conditions": "under"}


def conditions(head: "Token", paragraph: Paragraph) -> tuple[list[str], bool]:
    """Find what the clause of a verb depends on.

    Args:
        head: the verb; conditions of the verbs that govern it in the same sentence count when they come first.
        paragraph: where it stands.

    Returns:
        The conditions as printed, at most four, and whether any is a hard one.
    """
    texts: list[str] = []
    hard = False
    for verb in _reach(head):
        needed = _dependence(verb)
        if needed:
            texts.append(paragraph.text_of(trimmed(verb, needed)))
            hard = True
        object_ = next((c for c in verb.children if c.dep_ == "dobj"), None)
        stated = provided(object_) if object_ is not None else None
        if stated is not None:
            texts.append(paragraph.text_of(trimmed(stated, _proviso(stated, verb))))
            hard = True
        late = _stray_once(verb)
        if late:
            texts.append(paragraph.text_of(late))
            hard = True
        asked = _bargain(verb)
        if asked:
            texts.append(paragraph.text_of(trimmed(verb.head, asked)))
            hard = True
        for child in verb.children:
            found = _condition(child)
            if found is None:
                continue
            indices, is_hard = found
            text = paragraph.text_of(trimmed(child, indices))
            if 3 <= len(text) <= 300 and text not in texts:
                texts.append(text)
                hard = hard or is_hard
    return texts[:4], hard


def _reach(head: "Token") -> "list[Token]":
    verbs = [head]
    above = head
    while above.dep_ in ("xcomp", "pcomp", "prep", "acomp") and above.head != above:
        above = above.head
    if above.dep_ == "dobj" and above.pos_ == "NOUN" and above != head:
        above = above.head  # "saw a case for cutting rates, provided that"
    if above != head:
        verbs.append(above)
    if above.dep_ == "ccomp" and "that" in cues("verb", lemma(above.head)) and any(map(_late, above.head.children)):
        verbs.append(above.head)
    if above.dep_ in ("ccomp", "ROOT"):
        verbs.extend(c for c in (above, above.head) if c not in verbs and any(map(_but_only_if, c.children)))
    for child in head.children:
        if child.dep_ in ("xcomp", "ccomp"):
            verbs.append(child)
    return verbs


def _condition(child: "Token") -> tuple[set[int], bool] | None:
    """Tokens of a condition and whether it is a hard one, or None for another kind of phrase."""
    hard: bool | None
    if (child.pos_ in ("VERB", "AUX") and inverted(child)) or (
        _long(child)
        or (child.lower_ in ("provided", "providing", "assuming") and child.dep_ in ("advcl", "prep", "acl"))
    ):
        hard = True
    elif child.dep_ == "advcl" or _but_only_if(child) or _once(child):
        hard = _clausal(child)
    elif child.dep_ == "prep":
        hard = _prepositional(child)
    else:
        hard = None
    opens = inverted(child) if child.pos_ in ("VERB", "AUX") else None
    # In "before the tribunal should it be sent" the parser gives the tribunal to the sending.
    inside = {i for i in subtree(child) if opens is None or i >= opens.i}
    if child.lower_ in ("provided", "providing"):
        inside |= _proviso(child, child.head)
    return (inside, hard) if hard is not None else None


def _proviso(provided_: "Token", verb: "Token") -> set[int]:
    """ "Provided that it is the last", whose clause the parser at times hangs on the verb before."""
    clauses = (c for v in (provided_, verb) for c in v.children if c.dep_ == "ccomp" and c.left_edge.i > provided_.i)
    return {provided_.i}.union(*map(subtree, clauses))


def _bargain(verb: "Token") -> set[int]:
    """ "Give us the bus and we will wave the train off": what is asked for, in an imperative before a promise."""
    first = verb.head
    joined = verb.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ == "and" for c in first.children)
    bare = first.tag_ in ("VB", "VBP") and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in first.children)
    if not joined or not bare or not set(aux_words(verb)) & {"will", "would"}:
        return set()
    return {i for i in subtree(first) if i < verb.left_edge.i and not (verb.doc[i].dep_ == "cc" and i > first.i)}


def _dependence(verb: "Token") -> set[int]:
    """ "Her promise is tied to two new payers", "its support depends on the price": from that word to the end."""
    if negated(verb):
        return set()
    for word in (verb, *(c for c in verb.children if c.dep_ in ("acomp", "oprd"))):
        opens = (_DEPENDING if word.pos_ == "VERB" else _DEPENDENT).get(word.lemma_.lower(), "").split()
        below = [*prepositions(word), *prepositions(verb)]  # parsers hang "on a price" on "was"
        found = next((prep for w, prep, _ in below if w in opens and prep.i > word.i), None)
        if found is not None:
            return {word.i, *subtree(found)}
    return set()


def _once(child: "Token") -> bool:
    """ "Would sign it once the clause is gone", of which the parser makes an object."""
    opens = child.left_edge
    return child.dep_ == "ccomp" and opens.i > child.head.i and opens.lower_ in ("once", "unless", "until")


def _stray_once(verb: "Token") -> set[int]:
    """ "Would double it once at least two have signed", of which the parser makes an adverb and a second clause."""
    once = next((c for c in verb.children if c.lower_ == "once" and c.dep_ == "advmod" and c.i > verb.i), None)
    behind = [t for t in verb.sent if once is not None and t.i > once.i and t.pos_ in ("VERB", "AUX")]
    clause = next((t for t in behind if any(c.dep_ in ("nsubj", "nsubjpass") for c in t.children)), None)
    if once is None or clause is None:
        return set()
    who = next(c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass"))
    close = once.i < who.i and all(t.pos_ not in ("VERB", "PUNCT") for t in verb.doc[once.i + 1 : who.left_edge.i])
    last = max(t.i for t in clause.subtree if not t.is_punct)
    return set(range(once.i, last + 1)) if close else set()


def _long(child: "Token") -> bool:
    """ "As long as the clause goes", of which the parser makes an adverb with a clause of its own."""
    return child.lower_ == "long" and child.dep_ == "advmod" and any(c.dep_ == "advcl" for c in child.children)


def _late(child: "Token") -> bool:
    """ "She said she was open to it, provided the money comes": what stands last is a part of what was said."""
    if _long(child):
        return child.i > child.head.i
    only = child.dep_ == "prep" and child.i > 0 and child.nbor(-1).lower_ == "only"
    provided = child.lower_ in ("provided", "providing") and child.i == child.left_edge.i
    return (only or provided) and child.i > child.head.i


def _but_only_if(child: "Token") -> bool:
    """ "Could raise pay, but only if the state helps": the condition, which the parser takes for a second clause."""
    words = {c.lower_ for c in child.children if c.i < child.i and c.dep_ in ("mark", "advmod")}
    first = child.left_edge
    only = "only" in words or (first.i > 0 and child.doc[first.i - 1].lower_ == "only")
    return child.dep_ in ("conj", "parataxis") and child.pos_ in ("VERB", "AUX") and "if" in words and only


def _clausal(child: "Token") -> bool | None:
    marks = [c.lower_ for c in child.children if c.dep_ in ("mark", "advmod", "prep") and c.i < child.i]
    marks += [child.left_edge.lower_] if child.left_edge.dep_ == "mark" else []
    only = any(c.lower_ == "only" for c in child.children) or (
        child.left_edge.i > 0 and child.doc[child.left_edge.i - 1].lower_ == "only"
    )
    as_long = "as long as" in " ".join(t.lower_ for t in child.subtree)[:40]
    if _lasting(child, marks):
        return None
    plain_if = any(mark in _HARD for mark in marks) and "even" not in marks and "as" not in marks[:1]
    return not _for_a_time(child, marks) if plain_if or only or as_long else None


def _lasting(child: "Token", words: list[str]) -> bool:
    """ "Suspended the sale until the case is heard": how long a thing that was done lasts, and nothing it hangs on."""
    done = child.head.tag_ == "VBD" or (
        child.head.tag_ == "VBN" and {"was", "were", "had"} & set(aux_words(child.head))
    )
    return "until" in words and bool(done) and not _refusing(child.head)


def _for_a_time(child: "Token", words: list[str]) -> bool:
    """ "Wants the vote postponed until the map is drawn": the condition ends what is asked for, and not the asking."""
    above = child.head
    done = [above, *(c for c in above.children if c.dep_ in ("dobj", "ccomp", "xcomp") and c.i < child.i)]
    done += [c for each in done[1:] for c in each.children if c.tag_ == "VBN"]
    waiting = any(lemma(verb) in _WAITING for verb in done if verb.pos_ == "VERB")
    return bool({"until", "till"} & set(words)) and waiting and not negated(above)


def _refusing(head: "Token") -> bool:
    """Whether "without" behind a verb makes terms: "won't sign without", not "deserve a day without a screen"."""
    verbs = [head]
    for above in head.ancestors:
        if verbs[-1].dep_ == "conj":
            break  # "rejected the plea, but agreed that it was made without notice": another clause refuses
        verbs += [above] if above.pos_ in ("VERB", "AUX") else []
    return any(negated(v) or set(aux_words(v)) & _TERMS or v.lemma_.lower() in _REFUSING for v in verbs[:3])


def _weighed(child: "Token") -> bool:
    """ "Would rather see it open without guards than with them": one way is held against another."""
    words = {t.lower_ for t in child.sent}
    return "than" in words and bool(words & {"rather", "sooner"})


def _to_come(child: "Token") -> bool:
    """Whether a phrase stands behind a deed that is still to come."""
    return any(t.lower_ in _TERMS for t in child.sent if t.i < child.i)


def _manner(child: "Token") -> bool:
    """ "Could be paid without touching the text": how a thing is done, unless it is denied that it is."""
    gerund = any(c.dep_ == "pcomp" for c in child.children)
    verbs = [child.head, *(a for a in child.head.ancestors if a.pos_ in ("VERB", "AUX"))][:2]
    return gerund and not any(negated(v) or v.lemma_.lower() in _REFUSING - {"be"} for v in verbs)


def _prepositional(child: "Token") -> bool | None:
    if child.lower_ in _PREPOSITIONS and any(c.dep_ in ("pobj", "pcomp") for c in child.children):
        terms = child.lower_ != "without" or (_refusing(child.head) and not _weighed(child) and not _manner(child))
        return True if terms else None
    only = child.i > 0 and child.nbor(-1).lower_ == "only" and _to_come(child)
    if only and child.lower_ in ("after", "with", "in", "under") and any(True for _ in child.children):
        return True  # "will vote for it, but only after an audit"
    for word, _, inner in prepositions(child.head):
        if inner.head == child and _NOUNS.get(inner.lower_) == word and len(subtree(child)) > 2:
            return inner.lower_ not in ("case", "event")
    dated = any(t.ent_type_ in ("DATE", "TIME") for t in child.children) or not any(True for _ in child.children)
    if child.lower_ not in ("until", "unless") or dated or _lasting(child, [child.lower_]):
        return None
    return not _for_a_time(child, [child.lower_])
