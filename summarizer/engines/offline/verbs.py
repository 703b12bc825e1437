"""Attributions whose cue is a verb or a predicate adjective: "X said that", "X rejected Y", "X is willing to"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon.reporting import Cue, cues
from .evaluation import named_as
from .attribution import Attribution, ContentForm, attribution
from .parsed import Paragraph
from .tree import agent, is_passive, lemma, negated, phrase, prepositions, subject, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_CAUSE = frozenset({"moment", "time", "while", "now", "sale", "example", "instance", "day", "year", "good"})
_CALLING = frozenset({"call", "appeal", "plead", "urge", "press", "push", "lobby", "campaign", "ask", "fight"})
_LINKING = frozenset({"be", "remain", "seem", "appear", "feel", "become", "stay", "sound", "look", "grow", "stand"})


def verb_attributions(paragraph: Paragraph) -> Iterator[Attribution]:
    """Yield the attributions of every verb and predicate adjective of a paragraph, in order."""
    for token in paragraph.doc:
        if token.pos_ in ("VERB", "AUX") or (token.pos_ == "NOUN" and token.dep_ in ("ROOT", "conj") and _has_subject(token)):
            yield from _of_verb(paragraph, token)
        elif token.pos_ in ("ADJ", "VERB", "ADV") and token.dep_ in ("acomp", "conj", "oprd", "ROOT", "amod", "acl"):
            yield from _of_adjective(paragraph, token)
        if token.pos_ == "VERB" and token.dep_ in ("acomp", "ROOT", "conj") and token.tag_ == "VBN":
            yield from _of_adjective(paragraph, token)
        if token.dep_ == "prep" and token.lower_ in ("against", "for") and token.head.lemma_ in ("be", "remain"):
            yield from _for_or_against(paragraph, token)


def _has_subject(token: "Token") -> bool:
    return any(child.dep_ == "nsubj" for child in token.children)


def _of_verb(paragraph: Paragraph, verb: "Token") -> Iterator[Attribution]:
    frames = cues("verb", lemma(verb)) or cues("verb", verb.lemma_.lower())
    if not frames:
        return
    passive = is_passive(verb)
    source = agent(verb) if passive else subject(verb)
    denied = negated(verb)
    taken = False
    for how, found, patient in _contents(verb, frames, passive=passive):
        if found[0] == source:
            continue
        taken = True
        made = attribution(paragraph, verb, source, found, how)
        yield replace(made, negated=denied, patient=patient)
    judged = named_as(verb) if "named" in frames else None
    if judged is not None and source is not None:
        sign, thing, action = judged
        how = Cue("named", "support" if sign > 0 else "oppose", "description")
        found_as = (thing, subtree(thing), "infinitive" if action else "noun")
        yield replace(attribution(paragraph, verb, source, found_as, how), negated=denied)  # type: ignore[arg-type]
    main = _as_clause(verb)
    if main is not None and "that" in frames:
        yield attribution(paragraph, verb, source, (main, subtree(main, [verb]), "clause"), frames["that"])
        return
    if not taken and "that" in frames and not passive:
        quoted = _quotation_beside(paragraph, verb)
        if quoted:
            how = frames["that"]
            yield Attribution(
                paragraph, verb, source, frozenset(quoted), None, "quote", how.attitude, how.modality, negated=denied,
                patient=_addressee(verb),
            )  # fmt: skip


def _as_clause(verb: "Token") -> "Token | None":
    """The clause that "as X said" or "as reported by X" attributes."""
    marked = any(c.lower_ == "as" and c.dep_ in ("mark", "advmod", "prep") and c.i < verb.i for c in verb.children)
    return verb.head if verb.dep_ == "advcl" and marked else None


def _contents(
    verb: "Token", frames: dict[str, Cue], *, passive: bool
) -> "Iterator[tuple[Cue, tuple[Token, set[int], ContentForm], Token | None]]":
    """Yield each content a verb takes, with the cue of its frame and the person addressed."""
    clausal = False
    for child in verb.children:
        kind = _clause_kind(child)
        if kind == "that" and "that" in frames:
            clausal = True
            yield frames["that"], (child, _clause_span(verb, child), "clause"), _addressee(verb)
        elif kind in ("to", "for_to"):
            patient = _infinitive_agent(verb, child, passive=passive)
            frame = "for_to" if patient is not None and "for_to" in frames else "to"
            if frame == "to" and patient is not None and "for_to" not in frames:
                patient = None
            if frame in frames:
                clausal = True
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
    for word, prep, inner in prepositions(verb):
        if word in frames and word not in ("that", "to", "obj", "ing") or (word == "to" and "to" in frames and inner.dep_ == "pcomp"):
            form: ContentForm = "gerund" if inner.dep_ == "pcomp" else "noun"
            yield frames[word], (inner, subtree(prep) - {prep.i}, form), _addressee(verb)
            clausal = True
    if "obj" in frames and not (clausal and frames["obj"].attitude == "assert"):
        yield from _object(verb, frames, passive=passive, clausal=clausal)


def _object(
    verb: "Token", frames: dict[str, Cue], *, passive: bool, clausal: bool
) -> "Iterator[tuple[Cue, tuple[Token, set[int], ContentForm], Token | None]]":
    wanted = ("nsubjpass",) if passive else ("dobj", "obj")
    if clausal and any(frame in frames for frame in ("for_to",)):
        return
    for child in verb.children:
        if child.dep_ in wanted:
            if child.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
                break
            yield frames["obj"], (child, subtree(child), "noun"), None
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
        called = child.head.lemma_.lower() in _CALLING and "to" in marks
        return "" if not called else "for_to" if subjected and "for" in marks else "to" if not subjected else ""
    if child.tag_ == "VBG" and "to" not in marks and not subjected and "is" not in marks:
        return "ing"
    if "to" in marks or (child.pos_ == "AUX" and "to" in marks):
        return "to" if child.dep_ == "xcomp" else "for_to"
    if child.dep_ == "ccomp":
        return "that"
    if child.dep_ == "xcomp" and subjected:
        return "that"
    return ""


def _clause_span(verb: "Token", child: "Token") -> set[int]:
    """The clause, less a "while" clause in which somebody else speaks, which the parser hangs on it as well."""
    del verb
    other = [c for c in child.children if c.dep_ == "advcl" and _has_subject(c) and cues("verb", lemma(c))
             and any(m.lower_ in ("while", "whereas", "but", "as") and m.dep_ == "mark" for m in c.children)]  # fmt: skip
    return subtree(child, other)


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


def _of_adjective(paragraph: Paragraph, adjective: "Token") -> Iterator[Attribution]:
    frames = cues("adj", adjective.lemma_.lower()) or cues("adj", adjective.lower_)
    if not frames:
        return
    anchor = adjective
    while anchor.dep_ in ("acomp", "oprd") or (anchor.dep_ == "conj" and anchor.head.pos_ == anchor.pos_):
        anchor = anchor.head
    source = subject(anchor) if anchor.pos_ in ("VERB", "AUX") else anchor.head if adjective.dep_ in ("amod", "acl") else None
    if source is not None and source.lemma_ == "one":
        source = next((c for c in source.head.children if c.dep_ == "attr" and c != source), source)
    if source is None or source == adjective or (anchor != adjective and anchor.lemma_.lower() not in _LINKING):
        return
    denied = negated(anchor) or any(c.dep_ == "neg" for c in adjective.children)
    for child in adjective.children:
        found: tuple[Token, set[int], ContentForm] | None = None
        how = None
        marks = {c.lower_ for c in child.children if c.dep_ == "aux"}
        if child.dep_ in ("xcomp", "ccomp") and "to" in marks and "to" in frames:
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


def _for_or_against(paragraph: Paragraph, prep: "Token") -> Iterator[Attribution]:
    """"X is against Y"."""
    source = subject(prep.head)
    inner = next((c for c in prep.children if c.dep_ in ("pobj", "pcomp")), None)
    if source is None or inner is None or inner.ent_type_ in ("DATE", "TIME", "MONEY") or inner.lemma_ in _NO_CAUSE or inner.dep_ == "pcomp" and prep.lower_ == "for":
        return
    form: ContentForm = "gerund" if inner.dep_ == "pcomp" else "noun"
    how = Cue(prep.lower_, "oppose" if prep.lower_ == "against" else "support", "description")
    made = attribution(paragraph, prep, source, (inner, subtree(inner), form), how)
    yield replace(made, negated=negated(prep.head))


_BARE = {"against": "oppose", "opposed": "oppose", "reluctant": "oppose", "unwilling": "oppose", "hesitant": "oppose",
         "sceptical": "oppose", "skeptical": "oppose", "undecided": "noncommittal", "supportive": "support"}  # fmt: skip
_BARE_NOUNS = {"reluctance": "oppose", "opposition": "oppose", "scepticism": "oppose", "skepticism": "oppose",
               "support": "support", "objections": "oppose", "reservations": "oppose"}  # fmt: skip
_BALLOT = {"no": "oppose", "against": "oppose", "yes": "support"}
_VOICING = frozenset({"express", "voice", "signal", "show", "declare", "announce", "state", "raise", "indicate", "reiterate"})


def bare_stances(paragraphs: list[Paragraph]) -> Iterator[Attribution]:
    """Yield stances whose content only the words around them can name: "are against", "have expressed reluctance"."""
    for paragraph in paragraphs:
        for token in paragraph.doc:
            alone = not any(c.dep_ in ("prep", "xcomp", "ccomp", "pobj", "pcomp", "acl") for c in token.children)
            if not alone or token.i in paragraph.quoted:
                continue
            attitude = _BARE.get(token.lower_)
            verb = token.head
            if attitude and token.dep_ in ("acomp", "prep", "conj") and verb.lemma_ in _LINKING:
                yield from _bare(paragraph, token, verb, attitude)
            attitude = _BARE_NOUNS.get(token.lower_)
            if attitude and token.dep_ == "dobj" and lemma(verb) in _VOICING:
                yield from _bare(paragraph, token, verb, attitude)
            if token.lower_ == "support" and token.dep_ == "dobj" and lemma(verb) in ("withdraw", "pull", "drop"):
                yield from _bare(paragraph, token, verb, "oppose")
            if token.lower_ in _BALLOT and verb.lemma_ in ("vote", "speak", "argue") and token.dep_ in ("advmod", "prep", "dobj", "intj"):
                yield from _bare(paragraph, token, verb, _BALLOT[token.lower_])


def _bare(paragraph: Paragraph, token: "Token", verb: "Token", attitude: str) -> Iterator[Attribution]:
    source = subject(verb)
    if source is None or verb.dep_ in ("relcl", "acl"):
        return
    yield Attribution(
        paragraph, token, source, frozenset(), None, "noun", "oppose" if attitude == "oppose" else "support"
        if attitude == "support" else "noncommittal", "description", negated(verb), frame="bare",
    )  # fmt: skip
