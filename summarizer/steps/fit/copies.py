"""Sources that add no words of their own to the page, since another article of their origin has all of theirs."""

import re
from collections.abc import Iterable, Sequence

from ...schemas import Evidence, Source

_WORD = re.compile(r"[^\W_]+")


def copies(sources: Sequence[Source], evidence: Iterable[Iterable[Evidence]]) -> dict[str, str]:
    """Find the sources whose every passage stands word for word in another source of the same origin.

    A page that cited and listed them would say less with each copy of an article that is put in: lines would give way
    to references that lead nowhere new.

    Args:
        sources: of one briefing.
        evidence: what each entry of the briefing stands on.

    Returns:
        Source id to the id of the source that is cited and listed in its place: the one that has most of
        the passages, of equals the original, then the one with least beside them.
    """
    passages: dict[str, set[str]] = {source.id: set() for source in sources}
    for pieces in evidence:
        for piece in pieces:
            passages[piece.source].add(_words(piece.quote))
    origins: dict[str, list[Source]] = {}
    for source in sources:
        origins.setdefault(source.lineage, []).append(source)
    found: dict[str, str] = {}
    for members in (members for members in origins.values() if len(members) > 1):
        texts = {source.id: _words(source.text) for source in members}
        pool = {words for source in members for words in passages[source.id]}
        has = {source.id: sum(words in texts[source.id] for words in pool) for source in members}
        kept: list[str] = []
        for source in sorted(
            members, key=lambda source: (-has[source.id], source.rewrite_of is not None, len(source.text))
        ):
            own = passages[source.id] or {texts[source.id]}
            home = next((other for other in kept if all(words in texts[other] for words in own)), None)
            if home:
                found[source.id] = home
            else:
                kept.append(source.id)
    return found


def _words(text: str) -> str:
    """The words alone: copies differ in quotation marks, dashes and line ends."""
    return " ".join(_WORD.findall(text.casefold()))
