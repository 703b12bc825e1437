"""Articles that rest on one origin: rewrites and copies, found by what they say in the same order."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from ...schemas import Article, CheckedNotes, Lineage, Retold
from .reading import Reading, Strand, read_through, shared_upstream

ALIKE = 0.25
"""Least Jaccard overlap of two sentences' content words for one to be taken for a wording of the other."""
SMOOTHING = 2
"""Sentences added to the shorter article's count, so that a few short sentences don't carry a verdict."""
REWRITE = 0.45
"""Least share of aligned sentences for a rewrite, in the articles' own words and with numbers in common. Measured
(``benchmarks/lineage.py``): two reports on one event reach 0.40, and F1 is level from 0.35 to 0.50."""
QUOTING = 0.5
"""The same for all sentences, quotations among them: two reports of one interview reach 0.47."""
WITH_UPSTREAM = 0.33
"""The same for two articles that name one upstream outlet; such that retell different reports reach 0.31."""
QUOTED_UPSTREAM = 0.28
"""The same when they also share a quotation, whose sentences are among the aligned; reports on one event reach 0.27."""
SAME_SENTENCES = 0.6
"""Least share of the shorter article's sentences that stand word for word in the longer, for a copy or an excerpt."""
SHORT = 6
"""Sentences up to which an article is so short that aligned sentences may be mere formulas of the trade ("The union is
demanding a raise of 6 percent"), and a rewrite may have all its sentences parted or drawn together."""
SHORT_VOCABULARY = 0.65
"""Least share of a short article's words that a rewrite has. Measured on pairs of two to four sentences: rewrites 0.67
and more, other reports 0.67 and less, of which none had half of its words in common (``tests/steps/origins``)."""
SHORT_SPECIFIC = 0.6
"""Least share of a short article's names and numbers that a rewrite has: 0.63 and more against 0.33 in formulas."""
_SHORT_LIKENESS = 0.5
_LONG_CHAIN = 5
"""Sentences aligned in order that need no words in common beside: so many formulas don't come in a row. Neither do
sentences without any name or number, as in a column: the formulas of the trade all have some."""
_SHARED_VOCABULARY = 0.2
_TRIMMINGS = 0.15
"""Share of an article's words up to which what only it has may be what a paper puts around a text it prints."""
_RARE_SHARED = 3


def lineages(articles: Sequence[Article], notes: Sequence[CheckedNotes]) -> tuple[Lineage, ...]:
    """Group articles by origin.

    Two articles share one when their sentences align in order, when one repeats the other's sentences, or when both
    name the same upstream outlet and also align or quote the same words. Naming the same upstream outlet alone joins
    nothing, and neither does reporting the same event.

    Args:
        articles: cleaned and dated, in canonical order.
        notes: of the same articles; their chains name the upstream outlets.

    Returns:
        Lineages l1, l2, ... in the order of their first source, every source in exactly one.
    """
    readings = [read_through(article, noted) for article, noted in zip(articles, notes, strict=True)]
    parent = list(range(len(articles)))
    reasons: dict[tuple[int, int], str] = {}
    for one, other in sorted(_candidates(readings)):
        reason = verdict(readings[one], readings[other])
        if reason:
            reasons[one, other] = reason
            _join(parent, one, other)
    groups: dict[int, list[int]] = {}
    for i in range(len(articles)):
        groups.setdefault(_root(parent, i), []).append(i)
    return tuple(
        _lineage(f"l{n}", members, articles, readings, reasons) for n, members in enumerate(groups.values(), 1)
    )


def verdict(one: Reading, other: Reading) -> str | None:
    """Say why two articles rest on one origin, with the measure; None when nothing shows that they do."""
    shorter, longer = sorted((one, other), key=lambda reading: len(reading.whole.stems))
    same = len(shorter.exact & longer.exact)
    if one.text_id == other.text_id:
        return "the same text"
    if same and same >= SAME_SENTENCES * len(shorter.exact) and (same > 1 or len(shorter.words) > 8):
        return f"{same} of {len(shorter.exact)} sentences word for word"
    less, more = sorted((one, other), key=lambda reading: len(reading.told.stems))
    chain = aligned(less.told, more.told)
    share = chain / (len(less.told.stems) + SMOOTHING)
    if len(shorter.whole.stems) <= SHORT:
        joined = _verdict_on_short(one, other, chain, share)
    else:
        joined = (
            f"{chain} of {len(less.told.stems)} sentences aligned in order ({share:.2f})" if share >= REWRITE else None
        )
    return joined or _verdict_on_quoting(shorter, longer)


def _verdict_on_quoting(shorter: Reading, longer: Reading) -> str | None:
    """Judge a pair by all its sentences, quotations among them, and by the outlets it has its news from."""
    chain = aligned(shorter.whole, longer.whole)
    share = chain / (len(shorter.whole.stems) + SMOOTHING)
    words = f"{chain} of {len(shorter.whole.stems)} sentences aligned in order, quotations among them ({share:.2f})"
    if share >= QUOTING and len(shorter.whole.stems) > SHORT:
        return words
    upstream, quotes = sorted(shared_upstream(shorter, longer)), shorter.quotes & longer.quotes
    if upstream and share >= WITH_UPSTREAM:
        return f"{words}, both after {upstream[0]}"
    if upstream and quotes and share >= QUOTED_UPSTREAM:
        return f"{words}, {len(quotes)} quotations in common, both after {upstream[0]}"
    return None


def _verdict_on_short(one: Reading, other: Reading, chain: int, share: float) -> str | None:
    """Judge a pair of which one is short by its names and numbers and by all its words beside the sentences."""
    less, more = sorted((one, other), key=lambda reading: len(reading.words))
    common = len(less.words & more.words)
    if not less.words or len(less.specific & more.tokens) < SHORT_SPECIFIC * len(less.specific):
        return None
    alike = common >= SHORT_VOCABULARY * len(less.words)
    plain = not less.specific and not more.specific
    if share >= REWRITE and (alike or plain or chain >= _LONG_CHAIN):
        return f"{chain} sentences aligned in order ({share:.2f})"
    if alike and common >= _SHORT_LIKENESS * len(less.words | more.words):
        return f"{common} of {len(less.words)} words in common"
    return None


def aligned(shorter: Strand, longer: Strand) -> int:
    """Count the sentences of the shorter article that have a like one in the longer, in the same order.

    Each sentence goes to its best match above the least overlap; the longest chain whose matches don't go back is
    counted. A sentence that has other numbers than its match is not: formulas of the trade are filled in anew each day.
    """
    tails: list[int] = []
    for n, best in _matches(shorter, longer):
        if shorter.figures[n] and longer.figures[best] and not shorter.figures[n] & longer.figures[best]:
            continue
        at = bisect_right(tails, best)
        tails[at : at + 1] = [best]
    return len(tails)


def retold(rewrite: Reading, original: Reading) -> tuple[tuple[int, int], ...]:
    """Pair the sentences of a rewrite with those of its original that they word anew, as sentence numbers, ascending.

    A sentence of the original is retold once, by its best match.
    """
    best: dict[int, tuple[float, int]] = {}
    for n, m in _matches(rewrite.whole, original.whole):
        words, others = rewrite.whole.stems[n], original.whole.stems[m]
        likeness = len(words & others) / len(words | others)
        best[m] = max(best.get(m, (0.0, 0)), (likeness, -n))
    pairs = [(rewrite.numbers[-n], original.numbers[m]) for m, (_, n) in best.items()]
    return tuple(sorted(pairs))


def _matches(one: Strand, other: Strand) -> Iterator[tuple[int, int]]:
    """Yield each sentence that has a like one in the other article, with the likest."""
    for n, words in enumerate(one.stems):
        hits = Counter(m for word in words for m in other.where.get(word, ()))
        best, best_m = ALIKE, -1
        for m, common in sorted(hits.items()):
            overlap = common / (len(words) + len(other.stems[m]) - common)
            if overlap > best:
                best, best_m = overlap, m
        if best_m >= 0:
            yield n, best_m


def _candidates(readings: Sequence[Reading]) -> set[tuple[int, int]]:
    """List the pairs worth comparing: those that share some rare words or a whole sentence.

    A word is rare while it stands in at most one article of forty, or in a dozen. Sentences that many articles repeat
    are paired along a row, which joins them all without comparing each with each.
    """
    rare = max(12, len(readings) // 40)
    by_word: dict[str, list[int]] = {}
    by_sentence: dict[str, list[int]] = {}
    for i, reading in enumerate(readings):
        for word in reading.words:
            by_word.setdefault(word, []).append(i)
        for sentence in (*reading.exact, reading.text_id):
            by_sentence.setdefault(sentence, []).append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for holders in by_word.values():
        if len(holders) <= rare:
            shared.update(combinations(holders, 2))
    pairs = {pair for pair, common in shared.items() if common >= _RARE_SHARED and _near(readings, *pair)}
    for holders in by_sentence.values():
        pairs.update(pairwise(holders))
    return pairs


def _near(readings: Sequence[Reading], one: int, other: int) -> bool:
    a, b = readings[one].words, readings[other].words
    return len(a & b) >= _SHARED_VOCABULARY * min(len(a), len(b))


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


def _join(parent: list[int], one: int, other: int) -> None:
    low, high = sorted((_root(parent, one), _root(parent, other)))
    parent[high] = low


def _lineage(
    id_: str,
    members: Sequence[int],
    articles: Sequence[Article],
    readings: Sequence[Reading],
    reasons: dict[tuple[int, int], str],
) -> Lineage:
    """Make a lineage: its articles are rewrites of the earliest, or of the fullest where dates are missing."""
    days = [articles[i].published.value for i in members]
    dated = None not in days and len(set(days)) == len(days)
    held = Counter(sentence for i in members for sentence in readings[i].exact)
    order = sorted(
        members, key=lambda i: (str(articles[i].published.value) if dated else "", *_fullness(readings[i], held), i)
    )
    first, *others = (f"s{i + 1}" for i in order)
    within = sorted({reason for pair, reason in reasons.items() if pair[0] in members})
    return Lineage(
        id=id_,
        sources=(first, *others),
        rewrites=tuple((other, first) for other in others),
        retold=tuple(
            Retold(rewrite=f"s{i + 1}", original=first, sentences=retold(readings[i], readings[order[0]]))
            for i in order[1:]
        ),
        reason="; ".join(within[:3]),
    )


def _fullness(reading: Reading, held: Counter[str]) -> tuple[int, int, int]:
    """Rank an article for being an original: more words in quotation marks first, then more words.

    What no other article of the lineage has is no fuller report while it is little: a masthead, a credit, a pitch.
    """
    words = {sentence: len(sentence.split()) for sentence in reading.exact}
    own = sum(count for sentence, count in words.items() if held[sentence] == 1)
    total = sum(words.values())
    return -reading.quoted_words, -(total - own if own <= _TRIMMINGS * total else total), reading.length
