"""Which way round an issue is asked, so that "against the ban" and "for the permit" count as one answer.

A system words its issues as it likes. Its stance is turned into one towards the label's wording by counting what turns
a wording round, negations and undoing words, in both. The list is the scorer's own and shares nothing with the engines.
"""

import re
from functools import cache

from ..schemas import Stance
from .names import fold

FLIPPED = {Stance.SUPPORT: Stance.OPPOSE, Stance.OPPOSE: Stance.SUPPORT}

_UNDOING = (
    "abandon abolish avoid ban block boycott cancel cease curb defer delay deny die discard dismantle dismiss exclude"
    " forbid forgo freeze halt outlaw pause postpone prevent prohibit quash refrain refuse reject renounce repeal"
    " resist revoke scrap scuttle shelve stop suspend veto withdraw oppose overturn annul rescind nullify invalidate"
).split()
_PHRASES = (
    r"(?:call|put|throw|keep|strike|turn|rul|vote|shoot)(?:s|e|es|ed|ing|ting)? (?:\w+ ){0,3}(?:off|out|down)"
    r"|(?:thrown|kept|struck|shot|striking|voting) (?:\w+ ){0,3}(?:off|out|down)|be gone"
    r"|drop(?:s|ped|ping)?|be lifted|lift(?:s|ing)? (?:the|all|its|their)|opposition to|opposed to|moratorium"
    r"|end(?:s|ed|ing)? the|should end|set(?:s|ting)? (?:\w+ ){0,3}aside(?! for\b)"
    # As "postponed" and "dismissed" do, so do their plainer synonyms.
    r"|(?:push|hold|held)(?:s|es|ed|ing)? (?:\w+ ){0,3}back(?! (?:against|at|on)\b)"
    r"|let(?:s|ting)? go|la(?:id|y|ys|ying) off|sack(?:s|ed|ing)?|made redundant"
)
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
"""What a wording only quotes names a thing, such as a clause "at no cost", and turns nothing."""
_NOUNS = "suspension|abolition|denial|died|dead|frozen"
# "Sanctions against Moscow" are a thing; "voting against sanctions" and "a motion against them" turn them round.
_NEGATION = (
    r"not|no|never|neither|cannot|nobody|no one|none|nothing"
    r"|(?:(?:vot|decid|rul|advis|argu|warn|campaign|stand|stood|lobby|appeal)\w*|be|being|motions?|petitions?) against"
)
_EMPTY = frozenset(
    "the a an of to in on for and or by at as is are be been should must ought that this its their his her with from"
    " not no any all it they will would only there than".split()
)


def _inflected(verb: str) -> str:
    stem = verb.removesuffix("e")
    return rf"{stem}(?:{stem[-1]})?(?:e|es|s|ed|ing|al|n|ion|ation|ition|ment|lation)?"


_TURNS = re.compile(
    rf"\b(?:{_NEGATION}|{_PHRASES}|{'|'.join(map(_inflected, _UNDOING))}|{_NOUNS})\b|n[’']t\b",
    re.IGNORECASE,
)
_NEEDED = re.compile(r"\b(?:no|not|nothing|never|nobody|none)\b(?:\s+[^\s.;:]+){0,5}?\s+without\b", re.IGNORECASE)
"""Two that cancel out: who signs nothing without the levy wants the levy."""
_EARLIER = re.compile(r"\b(?:before|first|ahead of|prior to)\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:only )?(?:after|following|once)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"(?<![\w.,])(\d[\d.,]*\d|\d)(?![\w])")


_LONGEST = 16
"""Words of an issue. A whole sentence copied in place of an issue is not turned: the scorer would do the reading."""


def towards(issue: str, stance: Stance, statement: str, inverse: str | None = None) -> Stance:
    """Turn a stance towards one wording of an issue into a stance towards another.

    Args:
        issue: as the system words it.
        stance: towards that wording.
        statement: as the label words it.
        inverse: the label's issue the other way round, where the labeller worded it.
    """
    if len(issue.split()) > _LONGEST:
        return stance
    nearest = inverse if inverse and _asks_the_other_way(issue, statement, inverse) else statement
    turns = (
        turned_round(issue) != turned_round(nearest),
        nearest is inverse,
        _other_order(issue, nearest),
        _rival_amounts(issue, nearest),
    )
    return FLIPPED.get(stance, stance) if sum(turns) % 2 else stance


@cache
def turned_round(wording: str) -> bool:
    """Whether an odd number of words turn a wording round: "no troops" does, "a ban should be lifted" does not."""
    own = _QUOTED.sub(" ", wording)
    return len(_TURNS.findall(_NEEDED.sub(" ", own if own.strip(" .") else wording))) % 2 == 1


@cache
def stems(text: str) -> frozenset[str]:
    """Content words cut to their first five letters, and figures."""
    words = re.findall(r"[^\W\d_]+|\d[\d.,]*\d|\d", fold(text))
    return frozenset(word[:5] for word in words if word not in _EMPTY)


def alike(one: str, other: str) -> float:
    """Share of common content words, from 0 to 1; it only ever breaks ties."""
    a, b = stems(one), stems(other)
    return len(a & b) / len(a | b) if a | b else 0.0


def _asks_the_other_way(issue: str, statement: str, inverse: str) -> bool:
    """Whether a wording holds most of the words that only the inverse has, and fewer of the statement's own."""
    own, theirs, said = stems(statement) - stems(inverse), stems(inverse) - stems(statement), stems(issue)
    return bool(theirs) and len(said & theirs) > max(len(theirs) / 2, len(said & own))


def _other_order(one: str, other: str) -> bool:
    """For a quarrel about order: whether one wording puts first what the other puts second."""
    told, asked = _in_order(one), _in_order(other)
    if not told or not asked:
        return False
    first, second = asked[0] - asked[1], asked[1] - asked[0]
    return bool(first and second) and len(told[0] & second) / len(second) > len(told[0] & first) / len(first)


def _in_order(wording: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """What a wording puts first and what it puts second."""
    for cue, earlier in ((_EARLIER, 0), (_LATER, 1)):
        parts = cue.split(wording, maxsplit=1)
        if len(parts) == 2:
            return stems(parts[earlier]), stems(parts[1 - earlier])
    return None


def _rival_amounts(one: str, other: str) -> bool:
    """Whether two wordings name one amount each, not the same, of the same thing: who wants 5 per cent is against 9."""
    mine, theirs = _AMOUNT.findall(one), _AMOUNT.findall(other)
    return (
        len(mine) == len(theirs) == 1 and mine != theirs and alike(_AMOUNT.sub(" ", one), _AMOUNT.sub(" ", other)) > 0
    )
