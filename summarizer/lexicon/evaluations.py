"""Words that judge what they are said of, by part of speech: "a disgrace", "long overdue", "greeted with relief"."""

from functools import cache

from . import table

_PREDICATES = ("adj", "noun", "verb")


def evaluated(part: str, lemma: str) -> int:
    """Look a word up.

    Args:
        part: adj, noun, verb, valued (a noun judging its "of" phrase), none (a noun denied in "there is no ..."),
            figure, feeling, manner, reception, pleasing or voice; the head of the table and the engine explain them.
        lemma: base form in lower case.

    Returns:
        1 good or needed, -1 bad, 0 no judgment.
    """
    return _index().get((part, lemma), 0)


def damns(word: str) -> bool:
    """Whether a printed word, in lower case, judges badly in whatever part of speech it is."""
    forms = {word, word.removesuffix("s"), word.removesuffix("es")}
    return any(evaluated(part, form) < 0 for part in _PREDICATES for form in forms)


@cache
def _index() -> dict[tuple[str, str], int]:
    index: dict[tuple[str, str], int] = {}
    for sign, part, lemmas in table("evaluations"):
        for lemma in lemmas.split():
            index.setdefault((part, lemma), 1 if sign == "+" else -1)
    return index
