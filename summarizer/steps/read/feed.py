"""RSS and Atom: each entry that carries text is an article, with its link, date and the feed's name as the outlet."""

from collections.abc import Iterator
from html import unescape

from ...schemas import Article
from .decode import Unreadable
from .facts import facts_of
from .formats import Warn, article
from .markup import paragraphs
from .xmltree import Element, parse

_ROOTS = frozenset({"rss", "feed", "RDF"})
_ENTRIES = 500
"""Entries of one feed that are read; feeds have tens."""
_SHORT = 400
"""Characters below which an entry is taken for the teaser of an article that stands elsewhere."""


def feed(raw: bytes, file: str, warn: Warn) -> Iterator[tuple[str, Article | Unreadable]]:
    """Read a feed.

    Args:
        raw: at most ``SIZE_CAP`` bytes.
        file: name it was read under.
        warn: told when entries are teasers, or more than are read.

    Yields:
        The entry's name ("news.rss entry 3") with its article or its fault; the feed's name with the fault of a file
        that is no feed.
    """
    try:
        root = parse(raw)
        if root.name not in _ROOTS:
            raise Unreadable(f"XML of another kind ({root.name[:40]}), not a feed; save the article as text or HTML")
    except Unreadable as fault:
        yield file, fault
        return
    channel = root if root.name == "feed" else root.child("channel") or root
    entries = [*root.children("item", "entry"), *(channel.children("item") if channel is not root else ())]
    short = 0
    for number, entry in enumerate(entries[:_ENTRIES], start=1):
        name = f"{file} entry {number}"
        try:
            made = _entry(entry, channel, root, name)
        except Unreadable as fault:
            yield name, fault
            continue
        short += len(made.text) < _SHORT
        yield name, made
    if not entries:
        yield file, Unreadable("a feed without entries")
    if len(entries) > _ENTRIES:
        yield file, Unreadable(f"{len(entries) - _ENTRIES} entries after the first {_ENTRIES} are not read; split it")
    if short:
        warn(f"{file}: {short} of {len(entries)} entries hold only a teaser; pass their links to read them whole")


def _entry(entry: Element, channel: Element, root: Element, name: str) -> Article:
    """Make an article of an entry."""
    lines = _lines(entry)
    title = _plain(entry.said("title"))
    if not lines:
        raise Unreadable("no text in this entry; pass its link to read the page")
    facts = facts_of(
        {
            "title": title,
            "outlet": _plain(_source(entry) or entry.said("publisher") or channel.said("title")),
            "url": _link(entry),
            "language": root.attributes.get("lang") or channel.said("language"),
            # An Atom entry's "updated" is no date of publication, and a reader's clock is none either.
            "date": entry.said("pubDate", "published", "issued", "date"),
        }
    )
    return article("\n".join(lines if title is None else [title, "", *lines]), name, facts)


def _lines(entry: Element) -> list[str]:
    """Return the paragraphs of an entry's content, or of its summary when it has no content."""
    for names in (("encoded", "content"), ("description", "summary")):
        for held in entry.children(*names):
            kind = held.attributes.get("type", "html")
            if kind == "xhtml" or any(isinstance(part, Element) for part in held.parts):
                lines = [" ".join(line.split()) for line in _blocks(held)]
            elif kind in ("text", "text/plain"):
                lines = [" ".join(line.split()) for line in held.text().splitlines()]
            else:
                lines = paragraphs(held.text())
            if kept := [line for line in lines if line]:
                return kept
    return []


def _blocks(held: Element) -> list[str]:
    """Cut inline XHTML into paragraphs, breaking before and after each element that is a block."""
    pieces: list[str] = []
    waiting: list[Element | str] = [held]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            pieces.append(part.replace("\n", " "))
        elif part is _BREAK:
            pieces.append("\n")
        elif part.name not in ("script", "style"):
            edge = [_BREAK] if part.name in _BLOCKS else []
            waiting.extend([*edge, *reversed(part.parts), *edge])
    return "".join(pieces).split("\n")


_BREAK = Element("")
_BLOCKS = frozenset("p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr section article".split())


def _link(entry: Element) -> str | None:
    """Return the address of the entry's page."""
    for link in entry.children("link"):
        target = link.attributes.get("href") or link.text().strip()
        if target and link.attributes.get("rel", "alternate") == "alternate":
            return target if target.startswith(("http://", "https://")) else None
    guid = entry.said("guid")
    return guid if guid and guid.startswith(("http://", "https://")) else None


def _source(entry: Element) -> str | None:
    """Return the outlet an aggregated entry names as its own source."""
    source = entry.child("source")
    return (source.said("title") or " ".join(source.text().split()) or None) if source else None


def _plain(words: str | None) -> str | None:
    """Undo what many feeds do to titles: entities written twice, and stray tags."""
    if words is None:
        return None
    return " ".join(" ".join(paragraphs(f"<p>{unescape(words)}</p>")).split()) or None
