"""How far somebody's word reaches in a sentence: whom it is about, and who does something of their own beside it."""

from ...lexicon import table
from .clauses import Reading
from .grammar import AUXILIARY, BE, DETERMINER, PREPOSITION
from .holding import Holding
from .mentions import RELATIVE, Mention

JOINED = frozenset("and but".split())
ALIKE = frozenset("so nor neither".split())
JUDGED = frozenset(
    "line starter non-starter nonstarter breaker deal-breaker dealbreaker precondition condition priority principle "
    "far point sticking-point must worry concern acceptable unacceptable essential vital crucial important "
    "indispensable impossible enough intolerable".split()
)
"""What something is for the one who judges it: "a red line for five governments", "not enough for the club"."""
AT_LEAST = 6
"""Words between a verb of being and what something is said to be."""


def under(holding: Holding, mention: Mention, reading: Reading) -> bool:
    """Whether a mention stands in the reach of another's verb: its target, or behind it with no new clause between.

    A mention that is the subject of a clause of its own ("Doe, who does not seem", "and the others have made clear")
    is out of reach, unless that clause is what the other says. So is who does likewise ("So, she says, does Doe"), who
    judges what the other speaks of ("a red line for Doe"), and whose a further one is ("both agreed, Doe's in part").
    """
    if mention in holding.targets:
        return True
    if _likewise(mention, reading) or judges(mention, reading) or _elliptic(mention, reading):
        return False
    between = range(holding.start + 1, mention.start)
    broken = any(reading.low(at) in (";", "while", "whereas", "but", "although", "though") for at in between)
    told = holding.word.speech and not any(reading.low(at) in (",", "and") for at in between)
    return mention.start > holding.start and not broken and (told or not acts(mention, reading))


def leads(mention: Mention, reading: Reading) -> bool:
    """Whether a mention opens the sentence, or a clause joined to one before: "Doe objects, and the club voted"."""
    at = mention.start - 1
    while at >= 0 and reading.low(at) in DETERMINER:
        at -= 1
    joined = reading.low(at) in JOINED and reading.low(at - 1) == ","
    return at < 0 or joined or reading.low(at) in (";", "while", "whereas")


def acts(mention: Mention, reading: Reading) -> bool:
    """Whether a mention is the subject of a verb: "the others have", "Doe, who does", "so did Doe", "and Doe voted"."""
    at = mention.end
    if leads(mention, reading) and _is_past(reading.low(at)):
        return True
    if reading.low(at) == "," and reading.low(at + 1) in RELATIVE:
        at += 1
    if reading.low(at) in RELATIVE:
        at += 1
    return reading.low(at) in AUXILIARY - {"to"} or _likewise(mention, reading)


def _is_past(word: str) -> bool:
    return word.endswith("ed") or any(row[1] == word for row in table("participles"))


def _before(mention: Mention, reading: Reading) -> int:
    """Return the index of the word before a mention and its article."""
    return mention.start - 1 - (reading.low(mention.start - 1) in ("the", "a", "an"))


def _likewise(mention: Mention, reading: Reading) -> bool:
    """Whether somebody does as another does: "so did Doe", "Nor, she insists, does Doe"."""
    at = _before(mention, reading)
    if reading.low(at) not in AUXILIARY:
        return False
    at -= 1
    if reading.low(at) == ",":
        at = next((k for k in range(at - 1, max(-1, at - 12), -1) if reading.low(k) == ","), 0) - 1
    return reading.low(at) in ALIKE


def judges(mention: Mention, reading: Reading) -> bool:
    """Whether something is said to be so for the mention: "was a red line for Doe", "is not enough for Doe"."""
    at = _before(mention, reading)
    if reading.low(at) not in ("for", "to") or reading.low(at - 1) not in JUDGED:
        return False
    return any(reading.low(k) in BE for k in range(max(0, at - AT_LEAST), at - 1))


def _elliptic(mention: Mention, reading: Reading) -> bool:
    """Whether the mention owns what a noun before already names: "both have agreed, Doe's in writing"."""
    owns = reading.low(mention.end) == "'s" and reading.low(mention.end + 1) in PREPOSITION
    return owns and reading.low(_before(mention, reading)) in (",", "and")
