"""Names of organisations: legal endings, word order, acronyms and what they stand for."""

import re
from functools import lru_cache

from ...lexicon.spelling import spelled_out, without_legal_ending
from .states import with_places_named

_EXPANDED = re.compile(r"^(?P<name>.{4,}?)\s*\((?P<short>[A-Z][A-Za-z&.\-]{1,9})\)$")
_ACRONYM = re.compile(r"^(?:[A-Z][a-z]?&?){2,8}s?$|^(?:[A-Z]\.){2,8}$")
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "de", "la", "du", "des", "del", "&", "to", "at"))
_PRONOUNS = frozenset(
    "i me my we us our ours you your he him his she her hers it its they them their theirs who whom whose which that "
    "this these those others some many both".split()
)
_TURNED = frozenset(("ministry", "department", "commission", "court", "secretariat", "directorate"))


@lru_cache(maxsize=65536)
def body_key(label: str) -> str:
    """Give the key under which spellings of one organisation compare.

    Spelling, legal ending and the adjective of a state don't count; nor does word order where a government body can
    be named either way ("Justice Department", "Department of Justice"). Elsewhere order counts: Miami University is
    not the University of Miami.
    """
    key = without_legal_ending(spelled_out(with_places_named(label)))
    words = [word for word in key.split() if word not in _SMALL]
    if _TURNED & set(words):
        words.sort()
        return " ".join(words)
    return key.removeprefix("the ")


def expanded(label: str) -> tuple[str, ...]:
    """Split "International Longshore Union (ILU)" into the name and its acronym; any other label stays whole."""
    found = _EXPANDED.match(label.strip())
    return (found["name"], found["short"]) if found else (label,)


def acronym(label: str) -> str | None:
    """Give the letters of a label that is an acronym, in capitals without dots; None for any other label."""
    bare = label.removeprefix("the ").removeprefix("The ").strip()
    return bare.replace(".", "").removesuffix("s").upper() if _ACRONYM.match(bare) and " " not in bare else None


def initials(label: str) -> str:
    """Give the initials of a name of at least two words, its small words left out; empty for any other label."""
    words = re.findall(r"[^\W\d_][^\s\-/]*", label)
    letters = [word[0].upper() for word in words if word.casefold() not in _SMALL]
    return "".join(letters) if len(letters) > 1 else ""


def is_pronoun(label: str) -> bool:
    """Whether a label is a word that means somebody else each time ("We", "others"); "WHO" and "IT" are acronyms."""
    word = label.strip()
    return word.casefold() in _PRONOUNS and (len(word) == 1 or not word.isupper())


def is_description(label: str) -> bool:
    """Whether a label describes without naming: no word but the first has a capital ("the port operator").

    A pronoun does not name either.
    """
    words = label.split()
    if is_pronoun(label):
        return True
    if words and words[0].casefold() in ("the", "a", "an"):
        words = words[1:]
    return not any(word[:1].isupper() or word[:1].isdigit() for word in words)
