"""What happened or is planned, with the words that date it."""

import re
from typing import TYPE_CHECKING

from ...lexicon.reporting import cues
from ...schemas import NotedEvent
from .attribution import Attribution
from .parsed import Paragraph, render
from .tellers import Tellers
from .tree import aux_words, lemma, negated, subject, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATED = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:yesterday|today|tonight|tomorrow)\b|\bday after tomorrow\b|"
    r"\b(?:last|this|next|coming|previous) (?:\w+ )?"
    r"(?:week|month|year|weekend|night|spring|summer|autumn|fall|winter|quarter|season|days)\b|"
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december)\b|\b(?:19|20)\d\d\b|"
    r"\bmay \d|\b\d+ may\b|\b(?:weeks?|months?|days?|years?) (?:ago|after|before|later)\b|\bwithin the next\b",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"^(?:for|over|during|more than|less than|nearly|every|each|per|in recent|annual"
    r"|(?:ever )?since|until|till|against|compared|relative to|versus|than|above|below|beyond)\b",
    re.IGNORECASE,
)
"""What lasts, and what something is measured by: "compared with 2015"."""
_MEASURED = frozenset("for over since until till against compared relative versus than above below beyond per".split())
_DEADLINE = re.compile(r"^by\b", re.IGNORECASE)
_STATES = frozenset(
    "be have seem appear remain know want think believe say need mean include consist stand feel continue like "
    "face".split()
)
_OUTSIDE = frozenset("advcl cc conj parataxis mark ccomp dep".split())
_LONGEST = 24
"""Words of an event."""


def events(paragraphs: list[Paragraph], found: list[Attribution]) -> list[NotedEvent]:
    """Note dated events, in the order of the article.

    Args:
        paragraphs: of one article.
        found: its attributions; what is only said or wanted on a day is a position's date and no event.
    """
    said = {(a.home.index, a.anchor.i) for a in found if a.source is not None}
    tellers = Tellers(found)
    out: list[NotedEvent] = []
    for paragraph in paragraphs:
        for verb in paragraph.doc:
            if verb.pos_ not in ("VERB", "AUX") or verb.i in paragraph.quoted or (paragraph.index, verb.i) in said:
                continue
            event = _event(paragraph, verb, tellers)
            if event is not None and event.text not in {e.text for e in out}:
                out.append(event)
    return out


def _event(paragraph: Paragraph, verb: "Token", tellers: Tellers) -> NotedEvent | None:
    base = lemma(verb)
    if (
        (base in _STATES and not (base == "be" and _planned(verb)))
        or negated(verb)
        or verb.dep_ in ("relcl", "acl", "amod", "xcomp")
    ):
        return None
    if "that" in cues("verb", base) and verb.dep_ != "ROOT":
        return None
    if any(c.lower_ in ("if", "unless", "until", "whether", "once") for c in verb.children if c.dep_ == "mark"):
        return None
    who = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if who is None or who.pos_ == "PRON" or who.lower_ in ("which", "that", "who"):
        who = subject(verb) if who is not None and who.tag_ in ("WDT", "WP") else None
    dated = _date(paragraph, verb)
    if (
        who is None
        or dated is None
        or aux_words(verb)[:1] in (["could"], ["should"], ["must"], ["may"], ["might"], ["can"])
    ):
        return None
    when, outside = dated
    text = _text(verb, who)
    told = tellers.told(paragraph, verb, text) if text else ""
    if not told:
        return None
    numbers = [paragraph.numbers[verb.i]]
    return NotedEvent(text=told, when=when, planned=_planned(verb) or bool(outside), sentences=numbers)


def _planned(verb: "Token") -> bool:
    words = aux_words(verb)
    if any(word in ("will", "shall", "would") for word in words):
        return True
    return verb.lemma_.lower() in ("plan", "schedule", "expect", "set", "due") and any(
        c.dep_ == "auxpass" for c in verb.children
    )


def _date(paragraph: Paragraph, verb: "Token") -> tuple[str, bool] | None:
    """The time words that hang on the verb, and whether they themselves look ahead."""
    heads = [verb, *[c for c in verb.children if c.dep_ in ("xcomp", "dobj", "prep", "attr", "agent")]]
    heads += [c for h in heads[1:] for c in h.children if c.dep_ in ("pobj", "prep")]
    for head in heads:
        if head.lower_ in _MEASURED or head.head.lower_ in _MEASURED:
            continue
        for child in head.children:
            if child.dep_ not in ("npadvmod", "prep", "advmod", "advcl", "pobj", "mark"):
                continue
            inner = subtree(child)
            if child.dep_ == "advcl":
                inner = {i for i in inner if i < child.i}
            text = paragraph.text_of(inner).strip(" ,()–—")
            if not _DATED.search(paragraph.text_of(i for i in inner if not _names_a_thing(verb.doc[i]))) or (
                _DEADLINE.search(text) and not _planned(verb)
            ):
                continue
            if 0 < len(text) <= 60 and len(text.split()) <= 8 and _DATED.search(text) and not _DURATION.search(text):
                ahead = bool(re.search(r"\b(?:tomorrow|next|coming)\b", text, re.IGNORECASE)) and verb.tag_ not in (
                    "VBD",
                )
                return text, ahead
    return None


def _names_a_thing(token: "Token") -> bool:
    """Whether a year is part of a thing's name: "2019 levels", "the 2030 targets"."""
    year = token.is_digit and len(token.text) == 4
    return year and token.dep_ in ("nummod", "compound", "amod", "nmod", "poss") and token.head.ent_type_ != "DATE"


_RELATIVE = frozenset({"yesterday", "today", "tomorrow", "tonight", "ago", "earlier", "later"})


def _relative(verb: "Token", order: list[int]) -> set[int]:
    """Words that date the event against the day of writing, which a reader of the briefing does not share."""
    found: set[int] = set()
    for child in (c for t in verb.subtree for c in t.children if c.dep_ in ("npadvmod", "advmod", "prep", "pobj")):
        words = {t.lower_ for t in child.subtree}
        relative = bool(words & _RELATIVE) or bool(
            {"last", "this", "next", "coming", "previous"} & words and child.ent_type_
        )
        if relative and len(words) <= 6:
            found |= {*subtree(child), *([child.head.i] if child.dep_ == "pobj" and child.head.dep_ == "prep" else [])}
            after = [i for i in order if i > child.right_edge.i and verb.doc[i].ent_type_ in ("DATE", "CARDINAL")]
            found |= {i for i in after if i - child.right_edge.i <= 4}
    return found


def _end(child: "Token") -> bool:
    """Whether a clause says what was voted or decided: "voted 9-3 to close the park"."""
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children)
    return child.dep_ == "advcl" and to and "to" in cues("verb", child.head.lemma_.lower()) and child.i > child.head.i


def _text(verb: "Token", who: "Token") -> str:
    """The clause of the event: subject, verb, what follows, without other clauses."""
    doc = verb.doc
    dropped = [
        c
        for c in verb.children
        if c.dep_ in ("advcl", "cc", "conj", "parataxis", "mark", "ccomp", "dep") or (c.is_punct)
    ]
    dropped += [c for c in verb.lefts if c.dep_ in ("prep", "npadvmod", "advmod") and c.i < who.i]
    inner = [
        c
        for t in verb.subtree
        for c in t.children
        if c.dep_ in ("relcl", "appos", "acl", "advcl", "parataxis") and c != verb and not _end(c)
    ]
    dropped = [c for c in dropped if not _end(c)]
    indices = (subtree(verb) | subtree(who)) - {i for c in (*dropped, *inner) for i in subtree(c)}
    order = sorted(i for i in indices if doc[i].text not in '“”"()')
    order = [i for i in order if i not in _relative(verb, order)]
    words = re.sub(r",\s*,", "", render(doc[i] for i in order)).strip(" ,;:–—.")
    if not 4 <= len(words.split()) <= _LONGEST or words.split()[0].endswith("-"):
        return ""
    return words[:1].upper() + words[1:] + "."
