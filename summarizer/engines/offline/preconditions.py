"""What somebody puts first: "only once there is a truce", "a prerequisite for talks", "must meet the terms to join"."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from ...lexicon.inflect import verb_forms
from ...lexicon.reporting import Cue
from ...schemas import Modality
from .actions import gerund_words, should
from .attribution import Attribution, attribution
from .claims import Claim, Setting
from .echoes import Echoes
from .parsed import Paragraph
from .references import References
from .stand import Stand
from .tree import aux_words, is_passive, lemma, negated, prepositions, subject, subtree
from .wording import noun_words, sentence, usable, with_article

if TYPE_CHECKING:
    from spacy.tokens import Token

_TALKING = frozenset("discuss negotiate debate consider address decide settle examine review tackle".split())
"""What is wanted only afterwards is not refused for good: it is put later."""
_ONCE = frozenset({"once", "after", "when"})
_DEEMING = frozenset("consider regard see view deem call describe make treat think find name".split())
_FIRSTS = frozenset({"prerequisite", "precondition", "pre-requisite", "pre-condition"})
_MEETING = frozenset({"meet", "fulfil", "fulfill", "satisfy", "comply"})
_TERMS = frozenset({"condition", "criterion", "criteria", "requirement", "standard", "term", "obligation"})
_OBLIGED = frozenset({"must", "should", "shall", "to"})
_VIEWS = frozenset("position view stance opinion talk negotiation discussion dispute difference disagreement".split())
"""Nouns whose "on" names what the next sentences speak of."""
_REACH = 3
"""Sentences a pronoun looks back for that."""


def preconditions(article: Echoes, references: References) -> Iterator[Stand]:
    """Find who wants one thing before another.

    Args:
        article: its paragraphs, actors and speakers.
        references: its things, for what a pronoun means.
    """
    for paragraph in article.paragraphs:
        for verb in paragraph.doc:
            if verb.pos_ != "VERB":
                continue
            for found, build in ((_postponed(paragraph, verb), _later), (_deemed(paragraph, verb), _first)):
                for holding in article.speakers.holdings(found) if found is not None else ():
                    setting = Setting(paragraph, article.cast, references, holding.member)
                    claim = build(setting, found) if found is not None and not holding.foreign else None
                    if claim is not None and found is not None:
                        yield Stand(found, holding, claim)


def in_order(made: list[Stand], ordered: Iterable[Stand]) -> list[Stand]:
    """Put stances on an order of things in place of what their verbs say without it.

    Args:
        made: stances as read verb by verb.
        ordered: stances on what comes first.
    """
    told = list(ordered)
    known = {(stand.attribution.home.index, stand.attribution.cue.i) for stand in told}
    return [s for s in made if (s.attribution.home.index, s.attribution.cue.i) not in known] + told


def qualified(setting: Setting, verb: "Token") -> Claim | None:
    """ "X must meet all the criteria to join": for its joining, on that condition.

    Args:
        setting: paragraph, cast, references and speaker.
        verb: head of the clause.
    """
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    thing = thing or next((i for w, _, i in prepositions(verb) if w == "with"), None)
    who = subject(verb)
    obliged = set(aux_words(verb)) & _OBLIGED or (verb.dep_ == "xcomp" and lemma(verb.head) in ("have", "need"))
    if thing is None or who is None or lemma(verb) not in _MEETING or thing.lemma_.lower() not in _TERMS:
        return None
    aim = _aim(thing) or next((c for c in verb.children if c.dep_ == "advcl" and _infinitive(c)), None)
    if not obliged or negated(verb) or aim is None or who.pos_ == "PRON":
        return None
    swaps, named = setting.swaps(aim)
    issue = should(with_article(who, noun_words(who)), aim, swaps) if aim.pos_ == "VERB" else noun_words(aim, swaps)
    terms = setting.paragraph.text_of(subtree(verb) - _outside(verb)).strip(' ,;.“”"')
    if not issue or len(terms) > 300:
        return None
    return Claim(issue, 1, Modality.DEMAND, verb, (terms,), True, tuple(sorted(named)))


def _outside(verb: "Token") -> set[int]:
    """Tokens of a clause that open it or belong to another one."""
    others = (c for c in verb.children if c.dep_ in ("mark", "advcl", "conj", "cc", "parataxis", "ccomp"))
    return {i for c in others if not _infinitive(c) for i in subtree(c)}


def _aim(noun: "Token") -> "Token | None":
    """What terms or a prerequisite are for: "to join the union", "for talks"."""
    to = (c for c in noun.children if c.dep_ in ("acl", "relcl", "xcomp") and _infinitive(c))
    found = next(to, None)
    if (
        found is None
        and noun.dep_ in ("nsubj", "nsubjpass", "dobj")
        and noun.head.i > noun.i
        and _infinitive(noun.head)
    ):
        found = noun.head  # parsers read "them a prerequisite to sit" as a clause
    if found is None:
        found = next((i for w, p, i in prepositions(noun) if w in ("for", "to", "of") and p.i > noun.i), None)
    return found


def _infinitive(verb: "Token") -> bool:
    return verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _postponed(paragraph: Paragraph, verb: "Token") -> Attribution | None:
    """ "Wants to discuss it only once there is a truce", "won't discuss it until there is one"."""
    top = verb
    while top.dep_ == "xcomp" and top.head.pos_ == "VERB":
        top = top.head
    late = _late(verb) or _late(top)
    source = subject(top)
    if lemma(verb) not in _TALKING or late is None or source is None or is_passive(verb):
        return None
    content = subtree(verb) | subtree(late)
    return attribution(paragraph, top, source, (verb, content, "infinitive"), Cue("order", "oppose", "refusal"))


def _late(verb: "Token") -> "Token | None":
    """The clause that says after what, where the verb says that it is not done before."""
    only = any(c.lower_ == "only" for v in (verb, *([verb.head] if verb.dep_ == "xcomp" else [])) for c in v.children)
    for clause in (c for c in verb.children if c.dep_ == "advcl" and c.i > verb.i):
        marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod") and c.i < clause.i}
        near = clause.doc[clause.left_edge.i - 1].lower_ == "only"
        if (marks & _ONCE and (only or near)) or ("until" in marks and (negated(verb) or negated(verb.head))):
            return clause
    return None


def _later(setting: Setting, found: Attribution) -> Claim | None:
    """Against talking of a thing before something else."""
    verb = found.head
    late = (_late(verb) or _late(found.cue)) if verb is not None else None
    if verb is None or late is None:
        return None
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    thing = thing or next((i for w, _, i in prepositions(verb) if w in ("about", "on", "over")), None)
    words, named = _worded(setting, thing)
    when = setting.paragraph.text_of(subtree(late)).strip(" ,;.")
    first = when.split(" ", 1)[1] if " " in when else ""
    issue = (
        sentence(f"{words} should be {verb_forms(verb.lemma_.lower())[2]} before {first}") if words and first else ""
    )
    if not usable(issue) or len(issue.split()) > 26:
        return None
    return Claim(issue, -1, Modality.REFUSAL, verb, (when,), False, named)


def _deemed(paragraph: Paragraph, verb: "Token") -> Attribution | None:
    """ "Considers a truce a prerequisite for talks", "regards it as a precondition to go on"."""
    source = subject(verb)
    if lemma(verb) not in _DEEMING or source is None or is_passive(verb):
        return None
    first = next((t for t in verb.subtree if t.lower_ in _FIRSTS and t.i > verb.i), None)
    if first is None or _aim(first) is None or _deemed_thing(verb, first) is None:
        return None
    how = Cue("order", "support", "demand")
    return attribution(paragraph, verb, source, (first, subtree(verb) - subtree(source), "noun"), how)


def _deemed_thing(verb: "Token", first: "Token") -> "Token | None":
    """What is called a prerequisite: the object, which parsers hang on either."""
    nouns = (c for head in (verb, first, first.head) for c in head.children)
    fitting = (c for c in nouns if c.dep_ in ("dobj", "nsubj") and verb.i < c.i < first.left_edge.i + 1 and c != first)
    return next(fitting, None)


def _first(setting: Setting, found: Attribution) -> Claim | None:
    """For one thing before another."""
    first = found.head
    aim = _aim(first) if first is not None else None
    if first is None or aim is None:
        return None
    words, named = _worded(setting, _deemed_thing(found.cue, first))
    swaps, more = setting.swaps(aim)
    then = gerund_words(aim, swaps) if aim.pos_ == "VERB" else noun_words(aim, swaps)
    issue = sentence(f"{words} should come before {then}") if words and then else ""
    if not usable(issue):
        return None
    sign = -1 if negated(found.cue) else 1
    return Claim(issue, sign, Modality.DEMAND, first, sentences=tuple(sorted({*named, *more})))


def _worded(setting: Setting, thing: "Token | None") -> tuple[str, tuple[int, ...]]:
    """A thing in words that stand alone, and the earlier sentence that names it."""
    if thing is None:
        return "", ()
    if thing.pos_ != "PRON":
        swaps, named = setting.swaps(thing)
        return with_article(thing, noun_words(thing, swaps)), tuple(sorted(named))
    topic = _topic(setting.paragraph, thing)
    meant = (setting.paragraph, topic) if topic is not None else None
    meant = meant or setting.references.object_before(setting.paragraph, thing)
    if meant is None:
        return "", ()
    where, noun = meant
    return with_article(noun, noun_words(noun)), (where.numbers[noun.i],)


def _topic(paragraph: Paragraph, pronoun: "Token") -> "Token | None":
    """What the sentences before speak of: "the positions of both sides on the guarantees differ"."""
    here = paragraph.numbers[pronoun.i]
    for noun in (t for t in reversed(paragraph.doc[: pronoun.sent.start]) if t.lemma_.lower() in _VIEWS):
        if here - paragraph.numbers[noun.i] > _REACH:
            return None
        on = (t for t in noun.sent if t.i > noun.i and t.lower_ in ("on", "over", "about") and t.dep_ == "prep")
        inner = next((c for t in islice(on, 1) for c in t.children if c.dep_ == "pobj"), None)
        if inner is not None and inner.pos_ == "NOUN":
            return inner
    return None
