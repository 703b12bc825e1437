"""One name, many spellings: folding, romanised forms, short given names and what a firm's name ends in."""

import re
import unicodedata
from functools import cache, lru_cache

from . import table

_LETTERS = str.maketrans(
    {
        **dict(zip("øłđðħıŋŧ", "olddhint", strict=True)),
        "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
        **dict.fromkeys("'’‘ʻʼʹʺʽ`´\"“”„«»‹›", ""),
        **dict.fromkeys("-‐‑‒–—−/_", " "),
    }
)  # fmt: skip
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b|(?<=s)['’](?=\s|$)")
_DOTS = re.compile(r"\.(?=[^\W\d]\b)|(?<=\b[^\W\d])\.|\.(?=\s|$)")
_JUNK = re.compile(r"[^\w\s&.+]|(?<!\d)\.|\.(?!\d)")

_ROMANISED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        (r"ks", "x"),  # Aleksei, Alexei
        (r"tch", "ch"),
        (r"shch", "sch"),
        (r"(?<=\w)kh", "h"),  # Zakharova, Zaharova; not at the start, where Khan and Han are two names
        (r"ou(?=[^aeiou]|$)", "u"),  # Netanyahou
        (r"(?<=[ai])ye", "e"),  # Nazarbayev, Aliyev
        (r"(?<=[bcdfghjklmnpqrstvwxz])y(?=[aou])", "i"),  # Pashinyan, Pashinian
        (r"(?<=\w{3})(?:[iy]{2,}|ij|yj|i)$", "y"),  # Dostoevskyy, Dostoevskiy, Dostoevskij, Dostoevskii
        (r"(?<=e)i$", "y"),  # Sergei
        (r"(?<=s)ain$", "ein"),  # Hussain
    )
)
_DOUBLED = re.compile(r"([a-z])\1")
_ARTICLES = {"el": "al", "ul": "al", "ibn": "bin", "ben": "bin"}


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Bring spellings that differ in case, marks, quotes, dots or hyphens to one form.

    Args:
        text: a name or label.

    Returns:
        Lower-case words parted by single spaces, without a leading "the" and without a possessive ending.
    """
    text = _POSSESSIVE.sub("", unicodedata.normalize("NFKC", text))
    text = _DOTS.sub("", text)
    text = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    text = _JUNK.sub(" ", "".join(c for c in text if not unicodedata.combining(c)))
    return " ".join(text.split()).removeprefix("the ")


@lru_cache(maxsize=65536)
def romanised(word: str) -> str:
    """Bring one folded word to a form that romanisations of Slavic, Arabic and Caucasian names share.

    Args:
        word: folded.

    Returns:
        A key for comparing, not a spelling to print. Words of up to three letters keep their form: in those a letter
        is the whole difference.
    """
    if len(word) <= 3:
        return _ARTICLES.get(word, word)
    for pattern, into in _ROMANISED:
        word = pattern.sub(into, word)
    return _DOUBLED.sub(r"\1", word) if len(word) > 4 else word


def spellings(name: str) -> frozenset[str]:
    """List the comparing keys of a name; two names spell alike when they share one.

    An umlaut has two keys, since it is written both without its dots and with an added e, and neither of these may
    stand for the other: Muller is not Mueller, though Müller can be either.
    """
    plain = unicodedata.normalize("NFC", name.casefold())
    forms = (plain, plain.translate(_UMLAUTS), plain.replace("å", "aa"))
    return frozenset(" ".join(romanised(word) for word in fold(form).split()) for form in forms)


@cache
def _meanings(kind: str) -> dict[str, str]:
    return {fold(row[1]): row[2] for row in table("spelling") if row[0] == kind}


@cache
def legal_endings() -> frozenset[str]:
    """List what the legal name of a firm may end in, folded."""
    return frozenset(fold(row[1]) for row in table("spelling") if row[0] == "legal")


@cache
def family_first() -> frozenset[str]:
    """List family names that are written before the given name, folded."""
    return frozenset(fold(row[1]) for row in table("spelling") if row[0] == "family")


@cache
def particles() -> frozenset[str]:
    """List words that belong to the family name after them, folded: von, bin, de."""
    return frozenset(fold(row[1]) for row in table("spelling") if row[0] == "particle")


def usual_place(name: str) -> str:
    """Give the usual English spelling of a place ("Kiev" is Kyiv); any other name is returned as it is."""
    return _meanings("place").get(fold(name), name)


def given_root(word: str) -> str:
    """Give what a folded given name is a form of ("bill" is william), as a comparing key."""
    return romanised(fold(_meanings("given").get(word, word)))


def spelled_out(words: str) -> str:
    """Replace British spellings and abbreviations in a folded name, so that it compares with its American fellow."""
    table_ = _meanings("word")
    return " ".join(table_.get(word, word) for word in words.split())


def without_legal_ending(folded: str) -> str:
    """Drop "Inc", "PLC" and their like from the end of a folded name, unless nothing else is left."""
    words = folded.split()
    while len(words) > 1 and words[-1] in legal_endings():
        words.pop()
    return " ".join(words)
