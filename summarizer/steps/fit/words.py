"""How long the page is, and how a text is brought to its length without cutting into a sentence."""

import re
from collections.abc import Iterable
from functools import lru_cache

from ...lexicon.page import PageWords
from ...lexicon.page import page_words as of_page
from ...lexicon.tongues import is_english
from ...schemas import Block, Line, Matrix, Page

LONG_TOKEN = 24
"""A token of more characters than this takes the room of several words and counts as several."""

LEGEND_WORDS = 12
"""The key to the marks, printed once under the matrix by every form that draws them."""

_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_WORDLIKE = re.compile(r"\w")

# Places where what follows may go and what stands before is still a full statement. Relative clauses without a comma,
# lists and attributions are not among them: without those a sentence says something else.
_BOUNDARY = re.compile(
    r"; | [–—] |, (?=(?:which|who|whose|while|whereas|adding|noting|stressing|emphasi[sz]ing|citing|calling|saying)\b)",
    re.IGNORECASE,
)
# A tail with one of these words limits what stands before it, so it stays.
_LIMITS = re.compile(
    r"\b(?:if|unless|until|till|once|only|but|except|without|provided|providing|not|never|no|however|although|though"
    r"|after|before|reportedly|allegedly|conditional|subject)\b",
    re.IGNORECASE,
)
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))


@lru_cache(maxsize=8192)
def count(text: str) -> int:
    """Count the words of a text as a reader's eye meets them, so that no script or spelling escapes the budget.

    Args:
        text: anything printed.

    Returns:
        One for each token that holds a letter or digit, one for each ideograph, and for a token longer than
        ``LONG_TOKEN`` characters one for each such length begun.
    """
    total = 0
    for token in text.split():
        if not _WORDLIKE.search(token):
            continue
        rest, ideographs = _IDEOGRAPH.subn("", token)
        total += ideographs + (-(-len(rest) // LONG_TOKEN) if _WORDLIKE.search(rest) else 0)
    return total


def line_words(line: Line) -> int:
    """Count the words a line prints: its text, its note and one for each reference."""
    return count(line.text) + count(line.note) + len(line.refs)


def page_words(page: Page) -> int:
    """Count every word the page prints: headings, matrix, lines, references, sources and footer.

    This is the only place that counts, so that the budget means one thing.
    """
    return (
        count(page.title)
        + count(page.coverage)
        + count(page.footer)
        + _matrix_words(page.matrix, of_page(page.language))
        + sum(_block_words(block, of_page(page.language)) for block in page.blocks)
    )


def _matrix_words(matrix: Matrix, words: PageWords) -> int:
    if not matrix.rows:
        return 0
    heading = count(words("heading.matrix")) + count(words("label.demand")) + LEGEND_WORDS
    rows = sum(count(row.label) + (line_words(row.demand) if row.demand else 0) for row in matrix.rows)
    return heading + sum(map(count, matrix.labels)) + rows


def _block_words(block: Block, words: PageWords) -> int:
    more = count("+1 more below") if block.left_out else 0
    # In English a block is called by its key in other words, but in as many.
    heading = block.key if is_english(words.language) else words(f"heading.{block.key}")
    return count(heading) + more + sum(map(line_words, block.lines))


def shorten(text: str, limit: int, others: Iterable[str] = ()) -> str:
    """Bring a text within a limit of words if that can be done without changing what it says.

    Args:
        text: a sentence or phrase.
        limit: words it should have at most.
        others: texts that say the same, best first.

    Returns:
        The text if it fits, else the first other one that does, else the longest run of its leading clauses that does,
        else the text whole: a long sentence is better than half of one.
    """
    for candidate in (text, *others):
        if count(candidate) <= limit:
            return candidate
    for cut in reversed([match.start() for match in _BOUNDARY.finditer(text)]):
        head, tail = text[:cut].rstrip(" ,;–—"), text[cut:]
        if _LIMITS.search(tail) or not _balanced(head) or count(head) < 3:
            continue
        if count(head) <= limit:
            return head + ("." if text.rstrip().endswith(".") else "")
    return text


def _balanced(text: str) -> bool:
    """Say whether every bracket and quotation opened in the text is closed in it."""
    return text.count('"') % 2 == 0 and all(text.count(left) == text.count(right) for left, right in _PAIRS)
