"""Turn an issue, worded as a sentence one can agree with or as a topic, into what a sentence can hold."""

import re
from functools import cache

from ..schemas import Issue
from . import table
from .inflect import verb_forms
from .prose import Casing, capitalised, unended

_MODALS = ("should", "must", "ought to", "shall", "will", "would", "can", "could", "may", "might", "cannot")
_MODAL = {modal: re.compile(rf"\s{modal}\s", re.IGNORECASE) for modal in _MODALS}
_SAYS = re.compile(
    r"\w (?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|may|might|cannot|broke|came|went|made|took"
    r"|gave|got|fell|rose|lost|won|cost|costs|puts|left|led|paid|sent|shut|sold|told|held|hit|kept|knew|began|bought|brought"
    r"|built|chose|drew|drove|found|grew|ran|saw|spent|stood|struck|threw|wrote) \w",
    re.IGNORECASE,
)
"""A verb that makes a wording a sentence; "The ban on exports." has none."""
_PASSING = frozenset(
    {"not", "never", "only", "also", "first", "still", "soon", "now", "always", "all", "both", "instead", "again"}
)
_DETERMINERS = frozenset(
    "a an the this that these those any all some such no each every both more most further whether how what who when"
    " where why its their his her our my your one two three to not".split()
)
_NO_ADVERB = frozenset({"apply", "supply", "reply", "comply", "rely", "fly", "ally", "rally", "tally", "multiply"})
_IRREGULAR = {
    "be": "being", "have": "having", "see": "seeing", "flee": "fleeing", "agree": "agreeing", "oversee": "overseeing",
    "guarantee": "guaranteeing", "die": "dying", "lie": "lying", "tie": "tying", "begin": "beginning",
    "quit": "quitting", "forget": "forgetting", "upset": "upsetting", "equip": "equipping", "control": "controlling",
    "occur": "occurring", "transfer": "transferring", "veto": "vetoing", "panic": "panicking", "dye": "dyeing",
    "reset": "resetting", "rerun": "rerunning", "expel": "expelling", "patrol": "patrolling", "regret": "regretting",
    "outbid": "outbidding", "withdraw": "withdrawing", "fuel": "fuelling", "cancel": "cancelling",
    "travel": "travelling",
}  # fmt: skip
_PLACED = re.compile(
    r"^be (?:(?:deployed|stationed|based|posted|placed|put) (?P<in>in|on|at|inside|across)"
    r"|(?:deployed|posted) to) ",
    re.IGNORECASE,
)


def whether(issue: Issue, casing: Casing) -> str:
    """Phrase an issue as the object of "on" or "over": "whether troops should leave", or the topic itself.

    Args:
        issue: normative or topic.
        casing: tells names from common words.
    """
    clause = casing.inner(issue.statement)
    if issue.form == "normative" or asserted(issue):
        return f"whether {clause}"
    return f"the {clause}" if _wants_article(clause) else clause


def asserted(issue: Issue) -> bool:
    """Whether a topic is a sentence that says how things are ("The offer came late."), and no thing or act."""
    return issue.form == "topic" and issue.statement.rstrip().endswith(".") and bool(_SAYS.search(issue.statement))


def _wants_article(topic: str) -> bool:
    """Whether a topic begins with a bare singular noun: "levy on fuel", not "NATO membership" or "talks"."""
    words = topic.split()
    if not words or not words[0].islower() or words[0] in _DETERMINERS or words[0].endswith("ing"):
        return False
    head = re.split(r"\s+(?:of|on|in|for|to|with|between|over|by|at|from|that|which|against|about)\b", topic)[
        0
    ].split()[-1]
    return head.isalpha() and not (head.endswith("s") and not head.endswith("ss")) and not head.endswith("ing")


def question(issue: Issue, casing: Casing) -> str:
    """Phrase an issue as the heading of a dispute."""
    return capitalised(whether(issue, casing))


def heading(issue: Issue) -> str | None:
    """Phrase an issue as a noun phrase that can head a line: "Western troops in Ukraine", "fares rising by 5%".

    Returns:
        None for a sentence without a modal verb, which has no noun phrase that says the same.
    """
    text = unended(issue.statement)
    if asserted(issue):
        return None
    if issue.form == "topic":
        return text
    parted = _parted(text)
    if parted is None:
        return None
    subject, rest = parted
    placed = _PLACED.match(rest)
    if placed:
        return f"{subject} {placed['in'] or 'in'} {rest[placed.end() :]}"
    return f"{subject} {_nominal(rest)}"


def acting(issue: Issue, casing: Casing) -> str | None:
    """Phrase an issue on what is to be done by the doing: "cutting the quota" for "the quota should be cut".

    Args:
        issue: normative or topic.
        casing: tells names from common words.

    Returns:
        None for a wording that is not plainly in the passive.
    """
    parted = _parted(unended(issue.statement)) if issue.form == "normative" else None
    if parted is None or _PLACED.match(parted[1]):
        return None
    subject, (be, *rest) = parted[0], parted[1].split()
    if be.lower() != "be" or not rest:
        return None
    doing = _doing(rest[0].lower())
    return " ".join([doing, casing.inner(subject), *rest[1:]]) if doing else None


def _doing(done: str) -> str | None:
    """Return the -ing form for a past participle, "cutting" for "cut", "applying" for "applied"; None for others."""
    base = _bases().get(done)
    if base is not None:
        return gerund(base)
    if not done.endswith("ed") or len(done) < 5:
        return None
    if done.endswith("ied"):
        return done.removesuffix("ied") + "ying"
    return done.removesuffix("d" if done.endswith("eed") else "ed") + "ing"


@cache
def _bases() -> dict[str, str]:
    """Irregular past participle to base form."""
    return {row[1]: row[0] for row in table("participles")}


def _parted(text: str) -> tuple[str, str] | None:
    """Part a normative sentence at its modal verb; "should" and "must" go before the others wherever they stand."""
    for modals in (_MODALS[:3], _MODALS[3:]):
        found = [match for modal in modals if (match := _MODAL[modal].search(text))]
        if found:
            first = min(found, key=lambda match: match.start())
            rest = text[first.end() :]
            negated = first.group().strip().lower() == "cannot"
            return text[: first.start()], f"not {rest}" if negated else rest
    return None


def _nominal(rest: str) -> str:
    """Put the verb of a predicate in its -ing form, past the adverbs that stand before it."""
    words = rest.split()
    at = 0
    while at < len(words) - 1 and _is_adverb(words[at].lower()):
        at += 1
    words[at] = gerund(words[at])
    return " ".join(words)


def _is_adverb(word: str) -> bool:
    return word in _PASSING or (word.endswith("ly") and word not in _NO_ADVERB)


def gerund(verb: str) -> str:
    """Return the -ing form of a verb's base form."""
    lower = verb.lower()
    return _IRREGULAR.get(lower) or verb_forms(verb)[3]
