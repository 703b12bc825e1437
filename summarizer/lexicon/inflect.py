"""Inflected forms of base forms, so that tables list each word once and no lemmatiser is needed."""

VOWELS = frozenset("aeiou")
DOUBLING = frozenset(
    {"admit", "commit", "compel", "defer", "forbid", "rebut", "prefer", "permit", "submit", "abet", "refer"}
)
"""Verbs of several syllables that double their last consonant: the stress is on the last."""


def verb_forms(verb: str) -> tuple[str, ...]:
    """Return base form, third person, past and -ing form of a regular verb, in this order."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb, verb + "es", verb + "ed", verb + "ing"
    if _doubles(verb):
        return verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    return verb, verb + "s", verb + "ed", verb + "ing"


def noun_forms(noun: str) -> tuple[str, ...]:
    """Return singular and plural of a regular noun."""
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return noun, noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun, noun + "es"
    return noun, noun + "s"


def _doubles(verb: str) -> bool:
    """Whether the last consonant doubles: "planned", "vetted", "submitted", but "opened", "vetoed", "reported"."""
    if verb in DOUBLING:
        return True
    tail = verb[-3:]
    shape = len(verb) == len(tail) or not any(letter in VOWELS for letter in verb[:-3])
    return (
        len(tail) == 3
        and shape
        and tail[0] not in VOWELS
        and tail[1] in VOWELS
        and tail[2] not in VOWELS
        and tail[2] not in "wxy"
    )
