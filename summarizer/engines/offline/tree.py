"""Questions one asks of a dependency parse: who does it, to what, is it negated, which words belong to it."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .words import place

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
OBJECTS = frozenset({"dobj", "obj", "dative", "oprd", "attr"})
_LISTING = frozenset({"including", "notably", "namely", "excluding"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "csubj", "parataxis", "pcomp"})
_SPANS = frozenset("year month week day decade hour century while age time generation".split())
_WITH = frozenset({"together", "along", "jointly"})
_LIKEWISE = frozenset({"like", "alongside"})
_PROMPT = frozenset({"quick", "swift", "fast", "first", "prompt", "slow", "last", "free", "right", "wrong"})
"""Who is these to do a thing does it: "were quick to condemn the licence"."""
_REASONS = frozenset({"reason", "sake", "moment"})
"""What follows them in "for the reason that" says why a thing is wanted, not which thing."""
NEGATIVE_DETERMINERS = frozenset({"no", "neither", "nobody", "none", "nothing", "nor"})
_NEGATIVE_WORDS = frozenset({"never", "not", "n't", "n’t", "no", "hardly", "barely", "cannot"})


def subject(verb: "Token") -> "Token | None":
    """Head of the noun phrase that does what the verb says, through conjunctions, control and relative clauses.

    In a passive it is the phrase it is done to; ask ``is_passive``.
    """
    seen = 0
    while seen < 8:
        seen += 1
        own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
        if own:
            return _antecedent(own[0], verb)
        if verb.dep_ == "conj" or (
            verb.dep_ in ("xcomp", "advcl", "aux", "auxpass") and verb.head.pos_ in ("VERB", "AUX")
        ):
            if _leaves_clause(verb):
                verb = verb.head.head
                continue
            controlled = controller(verb) if verb.dep_ == "xcomp" else None
            if controlled is not None:
                return controlled
            verb = verb.head
            continue
        if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _PROMPT and verb.head.dep_ == "acomp":
            verb = verb.head.head
            continue
        if verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBN"):
            return verb.head
        if verb.dep_ in ("pcomp",) and verb.head.dep_ == "prep" and verb.head.head.pos_ in ("VERB", "AUX"):
            verb = verb.head.head
            continue
        return None
    return None


def controller(verb: "Token") -> "Token | None":
    """The object that does the infinitive in "urge X to go", when there is one."""
    for child in verb.head.children:
        if child.dep_ in ("dobj", "dative") and child.i < verb.i and child.pos_ in ("NOUN", "PROPN", "PRON"):
            return child
    return None


def _leaves_clause(verb: "Token") -> bool:
    """In "pledged that nobody will be fired but refused to talk", whether "refused" goes with "pledged"."""
    head = verb.head
    told = (
        verb.dep_ == "conj"
        and head.dep_ == "ccomp"
        and head.head.tag_ == verb.tag_
        and verb.tag_ in ("VBD", "VBZ", "VBP")
    )
    return told and any(c.dep_ == "aux" and c.tag_ == "MD" for c in head.children)


def _antecedent(token: "Token", verb: "Token") -> "Token":
    """For "who" and "which", the noun the relative clause hangs on."""
    if token.tag_ in ("WP", "WDT") or token.lower_ in ("who", "which", "that"):
        clause = verb
        while clause.dep_ == "conj":
            clause = clause.head
        if clause.dep_ == "relcl" and clause.head.pos_ in ("NOUN", "PROPN", "PRON", "DET"):
            return _among(clause.head) or clause.head
    return token


def _among(those: "Token") -> "Token | None":
    """In "Doe was among those who voted against it", Doe."""
    above = those.head
    if those.lower_ not in ("those", "few", "many") or above.lower_ not in ("among", "of"):
        return None
    be = above.head if above.head.lemma_ == "be" else above.head.head
    return subject(be) if be.lemma_ == "be" else None


def compared(verb: "Token") -> bool:
    """ "Would rather see it close than move": a preference, which is no announcement and no demand."""
    rather = any(c.lower_ in ("rather", "sooner") for c in verb.children)
    return rather and any(t.lower_ == "than" for t in verb.subtree)


def dates(noun: "Token") -> bool:
    """Whether a noun says when or how long: "on Tuesday", "for years"."""
    return noun.ent_type_ in ("DATE", "TIME") or noun.lemma_.lower() in _SPANS


def balloted(verb: "Token") -> bool:
    """Whether a verb only tells which way somebody votes: "would vote no", "how it will vote"."""
    told = [c for c in verb.children if c.dep_ in ("dobj", "prep", "xcomp", "ccomp", "acomp", "dative", "intj")]
    return verb.lemma_ == "vote" and all(c.lower_ in ("yes", "no", "aye", "nay", "against", "for") for c in told)


def spurned(verb: "Token") -> bool:
    """Whether an action is what another was done in place of: "quit rather than sign it", "sooner than sell"."""
    before = verb.doc[max(0, verb.left_edge.i - 2) : verb.left_edge.i]
    bare = verb.tag_ in ("VB", "VBG", "VBP") and not any(c.dep_ in ("nsubj", "aux") for c in verb.children)
    return bare and [t.lower_ for t in before] in (["rather", "than"], ["sooner", "than"])


def is_passive(verb: "Token") -> bool:
    """Whether the verb is a passive form, full or reduced."""
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "ccomp" and not any(c.dep_ in ("aux", "dobj") for c in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "nsubj") for c in verb.children):
        return is_passive(verb.head)
    if verb.dep_ in ("acl", "advcl", "relcl") and verb.tag_ == "VBN":
        return not any(child.dep_ in ("aux", "dobj") for child in verb.children)
    return False


def agent(verb: "Token") -> "Token | None":
    """Head of the "by" phrase of a passive."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return inner
    return None


def negated(verb: "Token") -> bool:
    """Whether the clause of the verb is denied, by "not" or "never", or by a negative subject or object."""
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ in ("advmod", "preconj", "cc") and child.lower_ in _NEGATIVE_WORDS):
            return True
        if child.dep_ in ("aux", "auxpass") and any(inner.dep_ == "neg" for inner in child.children):
            return True
        if child.lower_ == "longer" and any(inner.lower_ == "no" for inner in child.children):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "expl") and denied(child):
            return True
    return verb.dep_ == "xcomp" and verb.head.lemma_ in ("fail", "cease")


def denied(noun: "Token") -> bool:
    """Whether a noun phrase is negative: "no deal", "nobody", "none of them"."""
    if noun.lower_ in NEGATIVE_DETERMINERS:
        return True
    return any(child.lower_ in ("no", "neither") and child.dep_ in ("det", "neg", "preconj") for child in noun.children)


def aux_words(verb: "Token") -> list[str]:
    """Auxiliaries of the verb in lower case, contracted ones spelt out."""
    spelt = {"'ll": "will", "’ll": "will", "'d": "would", "’d": "would", "wo": "will", "ca": "can"}
    words = [child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return [spelt.get(word, word) for word in words]


def inverted(verb: "Token") -> "Token | None":
    """The word that makes a clause a condition by order alone: "should prices rise", "were it to fail"."""
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    subjects = (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "expl"))
    if first.lower_ not in ("should", "were", "had") or not any(first.i < who.i for who in subjects):
        return None
    below = verb.dep_ in ("advcl", "ccomp", "conj", "parataxis", "dep", "xcomp")
    return first if below and not any(t.text == "?" for t in verb.sent) else None


def conjuncts(noun: "Token") -> list["Token"]:
    """The noun and those coordinated with it, in order."""
    found = [noun]
    for token in found:
        joined = [child for child in token.children if child.dep_ == "conj" or _listed(token, child)]
        joined += [last for last in _stressed(token) if last not in joined]
        found.extend(child for child in joined if child not in found and not _instead(token, child))
    return found


def _stressed(noun: "Token") -> "Iterator[Token]":
    """A last member behind an aside, which the parser hangs on "above": "Italy, Spain and, above all, France"."""
    cc = next((c for c in noun.children if c.dep_ == "cc" and c.i > noun.i), None)
    after = noun.doc[cc.i + 1 : cc.i + 4] if cc is not None else ()
    above = next((t for t in after if t.lower_ == "above" and t.nbor().lower_ == "all"), None)
    behind = noun.doc[above.i + 2 : above.i + 7] if above is not None else ()
    heads = {above, above.head, noun, noun.head} if above is not None else set()
    yield from (t for t in behind if t.pos_ == "PROPN" and t.dep_ in ("pobj", "appos", "conj") and t.head in heads)


def _instead(noun: "Token", other: "Token") -> bool:
    """Whether the second is what the first stands in place of: "a league instead of a break", "jobs, not promises"."""
    return any(t.lower_ in ("instead", "rather", "than", "not") for t in noun.doc[noun.i + 1 : other.i])


def _listed(noun: "Token", child: "Token") -> bool:
    """A last member that the parser took for an apposition: "Italy, Germany and, above all, Spain"."""
    joined = any(c.dep_ == "cc" and (c.i < child.i or _states(noun, child)) for c in noun.children)
    return child.dep_ == "appos" and joined and child.pos_ == "PROPN" and noun.pos_ == "PROPN"


def _states(*names: "Token") -> bool:
    """Whether all are states, so that the second doesn't tell where the first lies."""
    found = (place(name.text) for name in names)
    return all(one is not None and one.how == "name" for one in found)


def beside(part: "Token", parts: "list[Token]") -> frozenset[int]:
    """Tokens below one member of a list that belong to the members after it, with what joins them."""
    later = {i for other in parts if other.i > part.i for i in subtree(other)}
    if not later:
        return frozenset()
    joints = {t.i for t in part.subtree if t.i > part.i and t.dep_ in ("cc", "preconj") and t.i + 1 in later}
    commas = {i - 1 for i in later if i - 1 not in later and part.doc[i - 1].is_punct}
    return frozenset(later | joints | commas | {i - 1 for i in joints if part.doc[i - 1].is_punct})


def coordinated(noun: "Token") -> list["Token"]:
    """The noun with those coordinated with it, also through its preposition: "by the islands and by Norrmark"."""
    found = conjuncts(noun)
    if noun.dep_ == "pobj":
        for prep in conjuncts(noun.head)[1:]:
            found.extend(c for c in prep.children if c.dep_ == "pobj")
    if noun.dep_ == "pobj" and noun.head.dep_ == "agent":
        found.extend(_agents_beside(noun, found))
    return [*found, *_alongside(noun)]


def _alongside(noun: "Token") -> "list[Token]":
    """Who does it with a subject: "together with the nurses", "along with the clubs", "like the mayor,"."""
    if noun.dep_ not in ("nsubj", "nsubjpass"):
        return []
    found: list[Token] = []
    for prep in (*noun.children, *noun.head.children):
        if prep.dep_ not in ("prep", "advmod"):
            continue
        inner = next((c for c in prep.children if c.dep_ == "prep" and c.lower_ == "with"), prep)
        before = noun.doc[prep.i - 1].text if prep.i > prep.sent.start else ","
        joined = inner.lower_ == "with" and (prep.lower_ in _WITH or noun.doc[inner.i - 1].lower_ in _WITH)
        if joined or (prep.lower_ in _LIKEWISE and before == "," and prep.i < noun.head.i):
            found.extend(t for c in inner.children if c.dep_ == "pobj" for t in conjuncts(c))
    return found


def _agents_beside(noun: "Token", found: "list[Token]") -> "Iterator[Token]":
    """ "By the union and, in part, by the chamber": whom the parser hangs on the verb or on an adverb beside it."""
    known = {token.i for token in found}
    for child in noun.head.head.children:
        if child.dep_ == "agent" and child != noun.head:
            yield from (t for c in child.children if c.dep_ == "pobj" for t in conjuncts(c) if t.i not in known)


def subtree(token: "Token", without: "Iterable[Token]" = ()) -> set[int]:
    """Indices of the token's whole phrase, less the phrases of the tokens left out."""
    out = {t.i for dropped in without for t in dropped.subtree}
    return {t.i for t in token.subtree} - out


def phrase(noun: "Token", *, clauses: bool = True, relative: bool = False) -> set[int]:
    """Indices of a noun phrase without relative clauses, appositions, brackets and coordinated clauses.

    Args:
        noun: its head.
        clauses: keep restrictive infinitives and participles ("a plan to cut wages").
        relative: keep restrictive relative clauses too ("an order that would cut wages").
    """
    drop: list[Token] = []
    for child in noun.children:
        heavy = child.dep_ in ("appos", "relcl", "parataxis", "cc", "conj", "ccomp", "advcl", "dep")
        if child.dep_ == "relcl" and relative and restrictive(child):
            continue
        if child.dep_ in ("appos", "conj") and any(c.lower_ == "not" for c in child.children):
            continue
        aside = child.dep_ == "acl" and child.left_edge.i > 0 and noun.doc[child.left_edge.i - 1].text == ","
        if heavy or aside or (not clauses and child.dep_ == "acl") or child == provided(noun):
            drop.append(child)
    drop += [c for c in noun.children if c.dep_ == "prep" and c.lower_ == "as" and noun.dep_ == "dobj"]
    drop += [c for c in noun.children if c.tag_ == "POS"]
    drop += [c for c in noun.children if c.dep_ == "prep" and any(i.lemma_ in _REASONS for i in c.children)]
    drop += [t for t in noun.subtree if t.lower_ in _LISTING and t.i > noun.i and t.doc[t.i - 1].text == ","]
    preferred = any(t.lower_ == "rather" for t in noun.sent)
    contrast = next((t.i for t in noun.subtree if preferred and t.lower_ in ("rather", "than") and t.i > noun.i), None)
    if contrast is not None:
        drop += [t for t in noun.subtree if t.i >= contrast]
    drop += [t for t in noun.subtree if t.dep_ == "appos" and t.left_edge.i > noun.i and t.nbor(-1).i > noun.i]
    return trimmed(noun, subtree(noun, drop))


def provided(noun: "Token") -> "Token | None":
    """ "Would support a third term provided that it is the last", which the parser takes for a term provided."""
    stated = (c for c in noun.children if c.dep_ == "acl" and c.lower_ in ("provided", "providing"))
    return next((c for c in stated if c.i + 1 < len(c.doc) and c.nbor().lower_ == "that"), None)


def restrictive(clause: "Token") -> bool:
    """Whether a relative clause says which one is meant: "that ..." without a comma before it."""
    start = clause.left_edge
    return start.lower_ == "that" and start.i > 0 and not clause.doc[start.i - 1].is_punct


def trimmed(head: "Token", indices: set[int]) -> set[int]:
    """Indices less punctuation and loose conjunctions at both ends."""
    doc = head.doc
    order = sorted(indices)
    while order and (doc[order[0]].is_punct or doc[order[0]].is_space or doc[order[0]].dep_ == "cc"):
        order.pop(0)
    while order and (doc[order[-1]].is_punct or doc[order[-1]].is_space or doc[order[-1]].dep_ == "cc"):
        order.pop()
    return set(order)


def prepositions(head: "Token") -> "Iterator[tuple[str, Token, Token]]":
    """Yield each prepositional phrase of a word as preposition, its token, and the head of what follows."""
    for child in head.children:
        if child.dep_ not in ("prep", "agent", "dative"):
            continue
        for inner in child.children:
            if inner.dep_ in ("pobj", "pcomp"):
                yield child.lower_, child, inner


def lemma(token: "Token") -> str:
    """Base form in lower case, with the verb's particle joined by an underscore."""
    base = token.lemma_.lower()
    for child in token.children:
        if child.dep_ == "prt":
            return f"{base}_{child.lower_}"
    return base


def ancestors(token: "Token") -> "Iterator[Token]":
    """Yield the heads above a token, nearest first, within its sentence."""
    while token.head != token:
        token = token.head
        yield token
