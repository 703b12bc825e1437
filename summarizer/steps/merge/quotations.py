"""What stands in quotation marks in an article, and in what a rewrite's quotation differs from its original's."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from ...lexicon import table
from ...lexicon.content import function_words
from ...lexicon.spelling import fold
from ...schemas import Article, Sentence

LEAST_WORDS = 5
"""Words below which a quotation may be a term rather than somebody's sentence."""
_QUOTATION = re.compile(r"“([^“”]{1,1200})”|\"([^\"\n]{1,1200})\"|(?<!\w)‘([^‘“”\n]{1,1200}?)’(?!\w)")
_ATTRIBUTED = 90
"""Characters before and after a quotation in which its speaker is looked for."""
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|of|von|van|de))*")
_BESIDE = re.compile(r"\[[^\[\]]{0,80}\]|\([^()]{0,80}\)")
"""What an editor puts into a quotation."""
_STEM = 5
"""Letters in which two words agree that are one in two spellings or forms."""
_LIKE = 0.75
"""Likeness of the letters of two such words: "organise" and "organize"."""


@dataclass(frozen=True)
class Quotation:
    """Words in quotation marks, with the names printed beside them."""

    words: tuple[str, ...]
    """Folded, without what an editor put in."""
    start: int
    end: int
    speakers: frozenset[str]
    sentences: tuple[Sentence, ...]
    """The sentences it shares a stretch with."""


def quotations(article: Article) -> list[Quotation]:
    """List what an article prints in quotation marks, in order, in time linear in its text."""
    found = []
    for match in _QUOTATION.finditer(article.text):
        start, end = match.span()
        around = tuple(sentence for sentence in article.sentences if sentence.start < end and start < sentence.end)
        if len({(sentence.part, sentence.paragraph) for sentence in around}) != 1:
            # A mark without its partner pairs with one of another paragraph, or of none that is read.
            continue
        before, after = article.text[max(0, start - _ATTRIBUTED) : start], article.text[end : end + _ATTRIBUTED]
        # Only the sentence the quotation stands in, or the one it ends, names its speaker.
        beside = re.split(r"[.!?”\"\n]\s", before)[-1] + " " + re.split(r"[.!?]\s|\n", after)[0]
        # Word by word, since a rewrite shortens names.
        speakers = frozenset(word for name in _NAME.findall(beside) for word in fold(name).split())
        words = tuple(words_of(_BESIDE.sub(" ", match.group(1) or match.group(2) or match.group(3))))
        found.append(Quotation(words, start, end, frozenset(name for name in speakers if len(name) > 3), around))
    return found


def words_of(text: str) -> list[str]:
    """List the folded words of a text."""
    return re.findall(r"\w+", fold(text))


def shared(quotation: Quotation, other: Quotation) -> float:
    """Return the share of a quotation's words that stand in the other one."""
    pool = set(other.words)
    return sum(word in pool for word in quotation.words) / len(quotation.words)


def swapped(quotation: Quotation, other: Quotation, known: Collection[str]) -> tuple[str, str] | None:
    """Find the first words of a quotation that say something else than the original's.

    Cutting short alters nothing, nor does another spelling, an editor's word in brackets, or the next words of the same
    speaker. A content word put for another does, and so does a negation that is gone or new.

    Args:
        quotation: the rewrite's.
        other: the original's, most of whose words it has.
        known: all words that the original prints.

    Returns:
        The rewrite's words and the original's for them, either of which may be empty; None when it has kept them.
    """
    new, old = quotation.words, other.words
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for at, (tag, a, b, c, d) in enumerate(blocks):
        inside = 0 < at < len(blocks) - 1
        gone, come = old[a:b], new[c:d]
        denied = _negations(gone) != _negations(come) and (inside or tag == "replace")
        # "Goodwill" and "good-will" are one.
        same = tag == "equal" or "".join(gone) == "".join(come)
        if not same and (denied or _says_else(gone, come, known)):
            return " ".join(come), " ".join(gone)
    return None


def _says_else(gone: Sequence[str], come: Sequence[str], known: Collection[str]) -> bool:
    """Whether new words have a content word that the ones they replace, or where they replace none the text, lack."""
    fresh, lost = ([word for word in words if _telling(word)] for words in (come, gone))
    if lost:
        return any(not any(_one_word(word, other) for other in lost) for word in fresh)
    return sum(word not in known for word in fresh) > 1


def _telling(word: str) -> bool:
    return len(word) > 3 and word not in function_words()


def _one_word(one: str, other: str) -> bool:
    return one[:_STEM] == other[:_STEM] or SequenceMatcher(None, one, other).ratio() >= _LIKE


def _negations(words: Sequence[str]) -> int:
    """Count negators; folding has drawn contractions together ("dont")."""
    return sum(word in _negators() for word in words)


@cache
def _negators() -> frozenset[str]:
    plain = {row[0] for row in table("negation") if row[1] == "negator" and row[0].isalpha()}
    verbs = "do does did is are was were has have had ca wo would could should must need".split()
    return frozenset(plain | {f"{verb}nt" for verb in verbs})
