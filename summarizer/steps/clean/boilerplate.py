"""Rules that tell lines around the reporting from the reporting, each with a name.

Precision first: a rule needs the form of a whole line or an address to the reader, so that a sentence which merely
reports on subscriptions, cookies or photographs stays. Lines with quotation marks or a verb of saying stay too.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from ...lexicon.boilerplate import announces, lead_rule, phrase_rule
from .forms import form_rule
from .paragraphs import HARD_END, Paragraph
from .sentences import sentence_spans

_SHORT = 300
"""Characters up to which a line can be a link, a credit or a caption."""
_PITCH = 1500
"""Characters up to which a line can be a pitch or a notice."""

_SPOKEN = re.compile(
    r"[“”\"«»]|\b(?:said|says?|told|tells|wrote|writes|adds|announced|warned|argued|claimed|according to|reported|"
    r"urged|asked|insisted|accused|complained|promised|ruled)\b",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(
    r"(?:please |to continue reading,? |for (?:just|only|as little as) |want |and |or |then |now )?"
    r"(?P<strong>subscribe|sign up|become an? (?:\w+ )?(?:member|subscriber|supporter|patron)|"
    r"register (?:now|today|for)|start your|unlock|already an? (?:subscriber|member)|upgrade (?:now|today|to)|"
    r"never miss|donate (?:now|today|here)|don['’]t miss|get (?:the|our|your|unlimited|full|all)|"
    r"download (?:the|our))\b|"
    r"(?P<weak>join|support|donate|try|enjoy|follow|like|stay|receive|be the first|enter|click|tap|create|more|"
    r"love|give|help|read|discover|choose|log in|sign in|[$£€]\d)\b",
    re.IGNORECASE,
)
_SUBSCRIBE = re.compile(r"(?:please )?(?:subscribe|sign up) (?:to|for|now|today|here|and)\b", re.IGNORECASE)
_OFFER = re.compile(
    r"\byour? (?:e-?mail )?inbox\b|\bnewsletters?\b|\bfree (?:[\w-]+ ){0,3}trial\b|\bno obligation\b|"
    r"\bcancel (?:at )?any ?time\b|\b(?:annual|monthly|digital|gift|print|yearly) subscriptions?\b|"
    r"[$£€]? ?\d[\d.,]* (?:a|per) (?:week|month|year)\b|\b(?:unlimited|full|ad-free|premium|exclusive) (?:digital )?"
    r"(?:access|content)\b|\b(?:breaking )?news alerts?\b|\bpush notifications?\b|\bour (?:free )?(?:mobile )?apps?\b|"
    r"\bour (?:\w+ ){0,2}(?:journalism|reporting|newsroom|newsletters?|insights|coverage|podcasts?|channels?|"
    r"telegram|whatsapp|journalists|reporters|subscribers|readers|work|stories)\b|\bindependent (?:journalism|media)\b|"
    r"\bsubscribers?[- ]only\b|\bpaywall\b|\ball (?:the|our) latest (?:news|stories)\b|\bdaily (?:briefing|digest)\b|"
    r"\bon (?:facebook|twitter|instagram|telegram|whatsapp|linkedin|youtube|tiktok|google news)\b|\bpremium plan\b|"
    r"\breporting (?:free|alive|independent|going)\b|\b(?:member|reader)-funded\b",
    re.IGNORECASE,
)
_READER = re.compile(r"\b(?:you|your|you['’](?:re|ll))\b", re.IGNORECASE)
_HOUSE = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_NEWSLETTER = re.compile(r"newsletter|inbox|briefing|digest|alerts?\b|follow", re.IGNORECASE)
_COOKIES = re.compile(
    r"(?:\b(?:we|(?:this|our) (?:web ?)?site|we and our partners)\b.{0,80}\bcookies\b)|"
    r"(?:\bby (?:continuing|clicking|using|browsing|closing|contacting|subscribing|submitting|entering|registering)\b"
    r".{0,80}\byou (?:agree|consent|accept)\b)|"
    r"(?:\byou can (?:change|manage|withdraw)\b.{0,60}\b(?:cookie|consent|privacy) (?:settings|preferences|choices)\b)",
    re.IGNORECASE,
)
_SEGMENT = re.compile(r"\s[|•·]\s?")
"""What parts the links of one line."""
_PITCHES = frozenset({"subscription pitch", "newsletter pitch"})


def rules_of(paragraphs: Sequence[Paragraph]) -> list[str | None]:
    """Say for each paragraph under which rule it is set aside; None for those that stay.

    Args:
        paragraphs: all of the article, in order.
    """
    rules = [line_rule(paragraph.words, first=n == 0) for n, paragraph in enumerate(paragraphs)]
    _neighbours(paragraphs, rules)
    _lists(paragraphs, rules)
    return rules


@lru_cache(maxsize=2048)
def line_rule(words: str, *, first: bool = False) -> str | None:
    """Find the rule that sets a line aside by its words alone.

    Args:
        words: the line as read.
        first: whether it is the article's first line, where "Watch: ..." can be a headline.
    """
    whole = _whole_rule(words, first=first)
    if whole or len(words) > _SHORT:
        return whole
    for segments in (_SEGMENT.split(words), [words[start:end] for start, end in sentence_spans(words)]):
        rules = [_whole_rule(segment, first=first) for segment in segments if segment.strip()]
        apart = any(rules) if segments[0] != words and _SEGMENT.search(words) else all(rules)
        if len(rules) > 1 and apart:
            return next(rule for rule in rules if rule)
    return None


def _is_spoken(words: str) -> bool:
    """Whether words are quoted or reported; several rules ask it of one line."""
    return _known_spoken(words) if len(words) <= _PITCH else _SPOKEN.search(words) is not None


@lru_cache(maxsize=256)
def _known_spoken(words: str) -> bool:
    return _SPOKEN.search(words) is not None


def sentence_rule(words: str) -> str | None:
    """Find the rule for one sentence inside a paragraph of reporting: a pitch, a notice or a disclaimer."""
    rule = form_rule(words, spoken=_is_spoken(words))
    return pitch_rule(words) or (rule if rule == "disclaimer" else None)


def _whole_rule(words: str, *, first: bool) -> str | None:
    """Find the rule for words taken as one."""
    known = phrase_rule(words)
    if not known and not first and len(words) <= _SHORT:
        known = lead_rule(words)
    return known or pitch_rule(words) or form_rule(words, spoken=_is_spoken(words))


def pitch_rule(words: str) -> str | None:
    """Find the rule for words that address the reader to sell, to bind or to ask consent."""
    if len(words) > _PITCH or _is_spoken(words):
        return None
    if _COOKIES.search(words):
        return "cookie notice"
    asks = _IMPERATIVE.match(words)
    if _SUBSCRIBE.match(words) and len(words.split()) <= 12:
        return "subscription pitch" if "subscri" in words[:20].casefold() else "newsletter pitch"
    if not asks or not _OFFER.search(words):
        return None
    short = len(words.split()) <= 15 and (_HOUSE.search(words) is not None or len(words.split()) <= 5)
    many = len(_OFFER.findall(words)) > 1
    if asks["strong"] or short or many or (_READER.search(words) and _HOUSE.search(words)):
        letter = _NEWSLETTER.search(words) and "subscri" not in words.casefold()
        return "newsletter pitch" if letter else "subscription pitch"
    return None


def _neighbours(paragraphs: Sequence[Paragraph], rules: list[str | None]) -> None:
    """Set aside an offer to the reader that stands next to a pitch: "And you get a free trial"."""
    order = range(len(paragraphs))
    for step in (order, reversed(order)):
        before: str | None = None
        for n in step:
            if rules[n] is None and before in _PITCHES and _offers(paragraphs[n].words):
                rules[n] = before
            before = rules[n]


def _offers(words: str) -> bool:
    """Whether words offer the reader something of the outlet's."""
    if len(words) > _PITCH or _is_spoken(words):
        return False
    return bool((_READER.search(words) or _HOUSE.search(words)) and _OFFER.search(words))


def _lists(paragraphs: Sequence[Paragraph], rules: list[str | None]) -> None:
    """Set aside the headlines after a line that announces other stories: bullets, else lines without an end.

    Headlines without bullets count only after some of the article's own text, up to a blank line, or to the end
    where no text follows any more.
    """
    ended = [n for n, paragraph in enumerate(paragraphs) if rules[n] is None and HARD_END.search(paragraph.words[-8:])]
    for n, paragraph in enumerate(paragraphs[:-1]):
        announced = announces(paragraph.words)
        if announced is None:
            continue
        bullets = paragraphs[n + 1].mark == "bullet"
        last = not ended or n > ended[-1]
        for m in range(n + 1, len(paragraphs)):
            other = paragraphs[m]
            headline = len(other.words) <= 140 and not HARD_END.search(other.words[-8:]) and not other.mark
            parted = other.after_blank and m > n + 1 and not last
            if not (other.mark == "bullet" if bullets else headline and not parted and ended and ended[0] < n):
                break
            rules[m] = rules[m] or announced
