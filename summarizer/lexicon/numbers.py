"""Numbers in running text, read alike whether written in digits or in words.

``figures("Twenty-six states")`` and ``figures("26 states")`` give the same value, likewise "8%", "8 per cent" and
"eight percent", "30,000" and "thirty thousand", "$2.5bn" and "2.5 billion dollars". Shared, because a check of numbers
and an engine that notes them must read the same number.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

UNITS = {
    "$": "$", "us$": "$", "dollar": "$", "dollars": "$", "usd": "$", "€": "€", "euro": "€", "euros": "€", "eur": "€",
    "£": "£", "pound": "£", "pounds": "£", "gbp": "£", "¥": "¥", "yen": "¥", "yuan": "yuan", "%": "%", "percent": "%",
    "pct": "%", "percentage": "%",
}  # fmt: skip
SMALL = {word: value for value, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)} | {"nil": 0, "dozen": 12}  # fmt: skip
TENS = {word: 10 * value for value, word in enumerate(
    "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
)}  # fmt: skip
SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "bn": 10**9,
    "tn": 10**12,
}
SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
ORDINALS = {word: value for value, word in enumerate(
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth".split(), start=2
)} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100, "first": 1}  # fmt: skip
PARTS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifths": 5, "tenths": 10}
VAGUE = {"dozens": 12, "hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9, "trillions": 10**12}
PRONOUN_BEFORE = frozenset("no any every some the this that which each only as".split())
"""Before "one" these make it a pronoun."""
PRONOUN_AFTER = frozenset("of another can should must that who is was day side hand s to in".split()) | {""}
"""After "one" these make it a pronoun or an idiom."""

PART_AFTER = frozenset(
    "and are but for from had has have her his its less more off onto our over said say says she since than that the "
    "their them they this those too was were when which while who will with within would you your fewer higher lower "
    "larger smaller bigger cheaper dearer longer shorter each every into last next between before after under against "
    "compared because during until did does can could may might must should".split()
)
"""After "a third" these leave it a part; what else follows is counted by it."""

_TOKEN = re.compile(
    r"(?P<money>us\$|[$€£¥])?\s?"
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])(?:\.[0-9]{1,9})?"
    r"|[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3}){1,5}(?![0-9])|[0-9]{1,18}(?:\.[0-9]{1,9})?)"
    r"(?P<suffix>(?:st|nd|rd|th|k|m|mn|mln|bn|b|tn)(?![a-z]))?|(?P<word>[a-z]+)|(?P<sign>%)|(?P<other>[^\w\s-])",
    re.IGNORECASE,
)
"""Lengths are bounded, so that a page of digits is many numbers and never one that takes minutes to convert."""


@dataclass(frozen=True)
class Figure:
    """One number of a text."""

    value: Fraction
    """Exact value; a half is 1/2."""
    unit: str
    """"%", a currency sign, "+" for a vague plural such as "thousands", or "" for none."""
    words: str
    """As printed."""

    def stands_in(self, others: "tuple[Figure, ...]") -> bool:
        """Whether one of ``others`` says the same; a number without a unit also stands on one with a unit."""
        return any(self.value == other.value and self.unit in ("", other.unit) for other in others)


def figures(text: str) -> tuple[Figure, ...]:
    """Read every number of a text, in order.

    "one" counts only where it is a number ("one condition"), not where it is a pronoun ("no one", "one of them");
    a grouping by blanks ("30 000") is read as one number and as its parts.
    """
    tokens = list(_TOKEN.finditer(text))
    found: list[Figure] = []
    at = 0
    while at < len(tokens):
        reading = _read(tokens, at)
        if reading is None:
            at += 1
            continue
        value, unit, end = reading
        unit, end = _unit(tokens, end, unit)
        words = text[tokens[at].start() : tokens[end - 1].end()].strip()
        found.append(Figure(value, unit, words))
        parts = tokens[at]["digits"].split() if tokens[at]["digits"] else ()
        found += [Figure(Fraction(part), "", part) for part in parts if len(parts) > 1]
        at = end
    return tuple(found)


def _read(tokens: list[re.Match[str]], at: int) -> tuple[Fraction, str, int] | None:
    """Read one number at token ``at``: its value, the unit before it, and one past its last token."""
    token = tokens[at]
    if token["digits"]:
        value = Fraction(token["digits"].replace(",", "").replace(" ", "").replace("\u00a0", "").replace("\u202f", ""))
        value *= SUFFIXES.get((token["suffix"] or "").lower(), 1)
        unit = UNITS.get((token["money"] or "").lower(), "")
        end = at + 1
        while _word(tokens, end) in SCALES:
            value *= SCALES[_word(tokens, end)]
            end += 1
        return value, unit, end
    return _worded(tokens, at)


def _worded(tokens: list[re.Match[str]], at: int) -> tuple[Fraction, str, int] | None:
    """Read a number written in words."""
    word, earlier = _word(tokens, at), _word(tokens, at - 1)
    plain: Fraction | None = None
    vague = VAGUE.get(word) or (SCALES.get(word, 0) if earlier not in ("a", "one") else 0)
    if word == "half" or (word in PARTS and earlier in ("a", "one") and not _ordinal(tokens, at)):
        plain = Fraction(1, PARTS[word])
    elif word in ORDINALS and (word != "first" or earlier in ("the", "its", "his", "her", "their")):
        plain = Fraction(ORDINALS[word])
    if vague or plain is not None:
        return plain if plain is not None else Fraction(vague), "" if plain is not None else "+", at + 1
    if word == "a" and _word(tokens, at + 1) in (*SCALES, "dozen"):
        return _cardinal(tokens, at + 1, Fraction(1))
    if word not in SMALL and word not in TENS:
        return None
    return None if word == "one" and _is_pronoun(tokens, at) else _cardinal(tokens, at, None)


def _ordinal(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether "a third" counts what comes next, as in "a third term", and is no part of it, as in "a third of"."""
    following = _word(tokens, at + 1)
    return _word(tokens, at) == "third" and len(following) > 2 and following not in PART_AFTER


def _cardinal(tokens: list[re.Match[str]], at: int, start: Fraction | None) -> tuple[Fraction, str, int]:
    """Read number words: "two hundred and fifty thousand", "twenty-six", "twenty-first", "two thirds"."""
    total, part, end = Fraction(0), start or Fraction(0), at
    while True:
        word = _word(tokens, end)
        if word in SMALL and not (word == "dozen" and part):
            part += SMALL[word]
        elif word == "dozen":
            part *= 12
        elif word in TENS:
            part += TENS[word]
        elif word == "hundred":
            part = (part or Fraction(1)) * 100
        elif word in SCALES:
            total, part = total + (part or Fraction(1)) * SCALES[word], Fraction(0)
        elif word in PARTS and end == at + 1 and word not in ("half", "quarter"):
            return part / PARTS[word], "", end + 1
        elif word in ORDINALS and end > at and part >= 20 and _joined(tokens, end):
            return total + part + ORDINALS[word], "", end + 1
        elif not (word == "and" and _word(tokens, end + 1) in SMALL | TENS and (total or part >= 100)):
            break
        end += 1
        if part and _word(tokens, end) in SMALL and not _continues(part, tokens, end):
            break
    return total + part, "", max(end, at + 1)


def _continues(part: Fraction, tokens: list[re.Match[str]], at: int) -> bool:
    """Whether the next small number belongs to this one: "twenty-six", "hundred six", but not "two, three"."""
    word = _word(tokens, at)
    tens = part % 100
    return word == "dozen" or tens == 0 or (tens >= 20 and tens % 10 == 0 and 0 < SMALL[word] < 10)


def _joined(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether token ``at`` hangs on the one before by a hyphen or one blank."""
    return tokens[at].start() - tokens[at - 1].end() == 1


def _is_pronoun(tokens: list[re.Match[str]], at: int) -> bool:
    return _word(tokens, at - 1) in PRONOUN_BEFORE or _word(tokens, at + 1) in PRONOUN_AFTER


def _unit(tokens: list[re.Match[str]], end: int, unit: str) -> tuple[str, int]:
    """Read a unit after the number: "%", "per cent", "percentage points", "million euros"."""
    if unit:
        return unit, end
    if _word(tokens, end) == "per" and _word(tokens, end + 1) == "cent":
        return "%", end + 2
    if end < len(tokens) and tokens[end]["sign"]:
        return "%", end + 1
    found = UNITS.get(_word(tokens, end)) or (_word(tokens, end) == "us" and UNITS.get(_word(tokens, end + 1))) or ""
    return found, end + 1 if found else end


def _word(tokens: list[re.Match[str]], at: int) -> str:
    return (tokens[at]["word"] or "").lower() if 0 <= at < len(tokens) else ""
