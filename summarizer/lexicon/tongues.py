"""Which language a text is in, told from its script and its most frequent words, and what languages are called.

A table of the size of a page does it, since an article is long: on ten sentences of news each of its languages is
told from all others, and where a text is too short or two languages are too close the answer is "unknown". A library
of letter statistics would name a language for any text at all, three words included.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from . import table

SAMPLE = 20_000
"""Characters of a text that are looked at: a tenth of them would do, and a hostile text costs no more."""
LEAST_WORDS = 10
"""Words below which no language is named; tuned with the three below on one to ten sentences in 36 languages."""
LEAST_HITS = 3
LEAST_SHARE = 0.08
"""Share of a text's words that must be frequent words of its language: headlines and lists of names have fewer."""
LEAD = 1.25
"""How many times the weight of the next language the first one must have."""
SURE_WORDS, SURE_SHARE, SURE_LEAD = 60, 0.2, 2.0
"""From these on a text says more about its language than a page's label, which is often that of a template."""
ALIEN_WORDS, ALIEN_SHARE = 30, 0.12
"""In so many words of English news at least this share is frequent words; the least seen in 109 articles is 0.25."""
MAJORITY = 0.5
"""Share of the letters that one script must have for the text to be in a language of that script."""

_APART = re.compile(r"[\s'’‘\d_]+|[^\w\s\u0300-\u036f\u0900-\u0963\u0970-\u0dff\u200c]+")
_CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_RIGHT_TO_LEFT = frozenset(("ar", "he", "fa", "ur", "ps", "yi", "sd", "ug", "dv", "ku-Arab", "ckb"))
_SCRIPT_NAMES = {"CJK": "Han", "HIRAGANA": "Kana", "KATAKANA": "Kana", "LATIN": "Latin"}


@dataclass(frozen=True)
class Tongue:
    """A language of the table."""

    code: str
    """BCP 47 code."""
    name: str
    """What English calls it."""
    script: str
    words: frozenset[str]
    """Frequent words; empty where the script tells enough."""


@dataclass(frozen=True)
class Found:
    """What a text's letters and words say of its language."""

    code: str | None
    """BCP 47 code; None when too little or too much speaks for any."""
    script: str | None
    """Script of most letters, such as "Latin"; None when no script has most."""
    sure: bool = False
    """Whether the text outweighs a label that says otherwise."""


@cache
def tongues() -> tuple[Tongue, ...]:
    """List the languages of the table."""
    rows = ((*row, "")[:4] for row in table("tongues"))
    return tuple(Tongue(code, name, script, frozenset(words.split())) for code, name, script, words in rows)


@cache
def _by_script(script: str) -> tuple[tuple[Tongue, ...], dict[str, float]]:
    """Return the languages of a script, and what each of their words weighs: less the more of them share it."""
    known = tuple(tongue for tongue in tongues() if tongue.script == script)
    shared = Counter(word for tongue in known for word in tongue.words)
    return known, {word: 1 / number for word, number in shared.items()}


def foreign(code: str | None, text: str) -> str | None:
    """Name the language of a text that is not in English.

    Args:
        code: of its language as known; None has the text itself asked, in case it is in a language of no table.
        text: what there is to read.

    Returns:
        What English calls the language, "another language" where nothing tells which, or None for English and for a
        text that is too short to tell.
    """
    if code:
        return None if is_english(code) else name_of(code)
    found = identify(text)
    if found.code:
        return None if is_english(found.code) else name_of(found.code)
    if found.script not in ("Latin", None):
        return f"another language, in {found.script} letters"
    words = list(_tokens(unicodedata.normalize("NFC", text[:SAMPLE])))
    english = next(tongue.words for tongue in tongues() if tongue.code == "en")
    some = sum(word in english for word in words)
    # A few words said over and over are no language.
    enough = len(words) >= ALIEN_WORDS <= 3 * len(set(words))
    return "another language" if enough and some < ALIEN_SHARE * len(words) else None


@cache
def name_of(code: str) -> str:
    """Give the English name of a language, or its code where the table has none."""
    primary = code.partition("-")[0].lower()
    return next((tongue.name for tongue in tongues() if tongue.code == primary), code)


def is_english(code: str | None) -> bool:
    """Whether a code names English, of whatever country."""
    return bool(code) and str(code).split("-")[0].lower() in ("en", "eng")


def well_formed(code: str | None) -> str | None:
    """Return a code as it stands if it looks like BCP 47, else None."""
    text = (code or "").strip().replace("_", "-")
    return text if _CODE.fullmatch(text) else None


def direction(code: str | None) -> str:
    """Say which way a language runs: "rtl", "ltr", or "auto" where the language is not known."""
    if not code:
        return "auto"
    return "rtl" if code.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def identify(text: str) -> Found:
    """Tell the language of a text.

    Args:
        text: of any length; its first ``SAMPLE`` characters are looked at.

    Returns:
        A language of the table, or no code: for a text of fewer than ``LEAST_WORDS`` words, for one in which no
        language's frequent words stand often enough, and for one in which two languages' stand about as often.
    """
    sample = unicodedata.normalize("NFC", text[:SAMPLE])
    letters = _scripts(sample)
    total = sum(letters.values())
    script = _main_script(letters, total)
    if script is None:
        return Found(None, None)
    known, weights = _by_script(script)
    if len(known) == 1:
        enough = letters[script] >= 4 * LEAST_WORDS or script in ("Han", "Kana", "Hangul")
        return Found(known[0].code if enough else None, script, sure=letters[script] >= SURE_WORDS)
    words = list(_tokens(sample))
    counted = Counter(words)
    scores = {
        tongue.code: sum(count * weights[word] for word, count in counted.items() if word in tongue.words)
        for tongue in known
    }
    hits = {t.code: sum(count for word, count in counted.items() if word in t.words) for t in known}
    return _decided(script, scores, hits, len(words))


def _decided(script: str, scores: dict[str, float], hits: dict[str, int], words: int) -> Found:
    """Name the language that weighs most, if it weighs enough and enough more than the next."""
    ranked = sorted(scores, key=lambda code: (-scores[code], code))
    if not ranked:
        return Found(None, script)
    first, next_ = ranked[0], (scores[ranked[1]] if len(ranked) > 1 else 0.0)
    share = hits[first] / max(1, words)
    if words < LEAST_WORDS or hits[first] < LEAST_HITS or share < LEAST_SHARE or scores[first] < LEAD * next_:
        return Found(None, script)
    sure = words >= SURE_WORDS and share >= SURE_SHARE and scores[first] >= SURE_LEAD * next_
    return Found(first, script, sure=sure)


def _tokens(text: str) -> Iterator[str]:
    """Yield the words of a text, small; what stands before an apostrophe is a word of its own, as in "l'accord"."""
    yield from (word for word in _APART.split(text.lower()) if word)


def _scripts(text: str) -> Counter[str]:
    """Count letters by script; the few hundred different letters of a text are looked up once each."""
    counted: Counter[str] = Counter()
    for letter, times in Counter(text).items():
        if letter.isalpha():
            counted[_script(letter)] += times
    return counted


@cache
def _script(letter: str) -> str:
    first = unicodedata.name(letter, "").partition(" ")[0]
    return _SCRIPT_NAMES.get(first, first.capitalize())


def _main_script(letters: Counter[str], total: int) -> str | None:
    """Return the script of most letters; ideographs among kana are Japanese."""
    if not total:
        return None
    if letters["Kana"] >= 0.1 * (letters["Kana"] + letters["Han"]) > 0:
        letters = letters.copy()
        letters["Kana"] += letters.pop("Han", 0)
    script, most = max(letters.items(), key=lambda pair: (pair[1], pair[0]))
    return script if most > MAJORITY * total else None
