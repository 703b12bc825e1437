"""Word what a stance is about when no better wording is found: shorter, plainer, but still the article's own words."""

from typing import TYPE_CHECKING

from ...schemas import Modality
from .actions import gerund_words, predicate
from .attribution import Attribution
from .claims import Claim, Setting
from .conditions import conditions
from .hollow import AMOUNT, SILENT, fragment, taking_sides
from .tree import denied, lemma, negated, phrase, prepositions, subtree
from .wording import EDGES, core_words, empty, sentence, spell, usable, with_article
from .words import gerund

if TYPE_CHECKING:
    from spacy.tokens import Token

_LIGHT = frozenset("be have do get go come see know say think tell make take keep let".split())
"""Verbs that say nothing of an action by themselves."""
_SHARES = frozenset("percent cent half third quarter fifth sixth tenth million billion euro dollar pound share".split())


def plain_claim(attribution: Attribution, setting: Setting, sign: int) -> Claim | None:
    """Claim what a cue of stance takes a side on, in the plainest words that can stand alone.

    Args:
        attribution: one whose cue takes a stance, and whose content no rule could word.
        setting: paragraph, cast, references and holder.
        sign: the side taken, the cue's own denial weighed.
    """
    head = attribution.head
    holder = setting.holder
    if head is None or holder is None or (holder.plural and holder.form == "role" and holder.kind != "group"):
        return None
    if head.pos_ in ("VERB", "AUX") and attribution.form != "noun":
        if lemma(head) in SILENT or taking_sides(head):
            return None
        issue, turned = _action(setting, head)
    else:
        issue, turned = _sum(attribution, head) or _thing(setting, head), 1
    if not issue or AMOUNT.fullmatch(issue) or fragment(head, issue):
        return None
    texts, hard = conditions(head if head.pos_ in ("VERB", "AUX") else attribution.anchor, setting.paragraph)
    return Claim(issue, sign * turned, Modality(attribution.modality), head, tuple(texts), hard)


def _sum(attribution: Attribution, head: "Token") -> str:
    """ "Is seeking 9 per cent", "asked for one fifth of the fund": how much is demanded or offered."""
    word = {"demand": "demand for", "offer": "offer of"}.get(attribution.modality)
    if word is None or not (head.pos_ == "NUM" or head.lemma_.lower() in _SHARES) or attribution.form != "noun":
        return ""
    words = spell(head.doc, phrase(head), {}).strip(EDGES)
    return f"{word} {words}" if usable(f"{word} {words}") and 2 <= len(words.split()) <= 10 else ""


def _thing(setting: Setting, noun: "Token") -> str:
    """ "the plan", "a strike": the bare noun, when it is a thing and no actor's name."""
    if empty(noun) or noun.pos_ not in ("NOUN", "PROPN") or noun.ent_type_ in ("DATE", "TIME", "CARDINAL"):
        return ""
    if setting.cast.of(setting.paragraph, noun) is not None:
        return ""
    swaps, _ = setting.swaps(noun)
    words = core_words(noun, swaps)
    tail = next((p for w, p, _ in prepositions(noun) if w in ("of", "on", "for", "to")), None)
    longer = f"{words} {spell(noun.doc, subtree(tail), swaps)}" if words and tail is not None else ""
    return longer if longer and usable(longer) and len(longer.split()) <= 10 else words


def _action(setting: Setting, verb: "Token") -> tuple[str, int]:
    """ "The blasting should be stopped.", "striking": with whoever or whatever is to do or suffer it."""
    swaps, _ = setting.swaps(verb)
    who = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    turned = -1 if negated(verb) else 1
    own = who is not None and setting.cast.of(setting.paragraph, who) is setting.holder
    if who is not None and who.pos_ in ("NOUN", "PROPN") and not denied(who) and not own:
        name = with_article(who, core_words(who, swaps))
        done = predicate(verb, swaps)
        text = sentence(f"{name} should {done}")
        return (text, turned) if name and done and usable(text) else ("", 1)
    words = gerund_words(verb, swaps)
    if not words and verb.lemma_.lower() not in _LIGHT and not any(c.dep_ == "dobj" for c in verb.children):
        tails = [c for c in verb.rights if c.dep_ in ("prep", "advmod", "prt")][:1]
        rest = spell(verb.doc, {i for c in tails for i in subtree(c)}, swaps)
        words = f"{gerund(verb.lemma_.lower())} {rest}".strip(EDGES) if rest else ""
    return (words, turned) if words and usable(words) else ("", 1)
