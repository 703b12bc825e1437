"""HTML to paragraphs with nothing but the standard library, in one pass over the page.

The library's own HTMLParser takes quadratic time on unclosed comments (Python 3.11), so tags are found here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})")
_REST = re.compile(r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*+>")
_TAG_WINDOW = 1000
_ATTRIBUTE = re.compile(r"([a-zA-Z_:][\w:.-]{0,40})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_RAW = frozenset({"script", "style", "textarea", "title"})
_DROPPED = frozenset(
    "noscript template nav header footer aside form button select svg iframe figure object dialog menu".split()
)
_KEPT = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote pre dd".split())
_BLOCKS = _KEPT | frozenset(
    "html body div section article main table thead tbody tr td th ul ol dl dt br hr center address".split()
)
_NESTED = 50
"""Levels of dropped elements within which a closing tag finds its opening one."""
_LONG = 60
"""Characters from which text that stands in no paragraph tag is taken for a paragraph."""


@dataclass
class Tag:
    """One tag, or the text between two when it has no name."""

    name: str
    closing: bool = False
    text: str = ""
    """Text between tags, or the attributes as written, or the content of a script or title."""

    def attributes(self) -> dict[str, str]:
        """Read the attributes; the first of two with one name holds."""
        found: dict[str, str] = {}
        for name, double, single, bare in _ATTRIBUTE.findall(self.text):
            found.setdefault(name.lower(), unescape(double or single or bare))
        return found


@dataclass
class _Page:
    """Blocks of text gathered so far."""

    blocks: list[tuple[str, str]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    holder: str = ""

    def close(self, holder: str) -> None:
        """End the block that is open and begin one held by another tag."""
        text = " ".join(unescape("".join(self.pieces)).split())
        if text:
            self.blocks.append((self.holder, text))
        self.pieces, self.holder = [], holder


def tags(page: str) -> Iterator[Tag]:
    """Yield tags and the text between them; comments and declarations are left out."""
    at = 0
    while at < len(page):
        begin = page.find("<", at)
        if begin != at:
            yield Tag("", text=page[at : begin if begin >= 0 else len(page)])
        if begin < 0:
            return
        named = _NAME.match(page, begin)
        if named is None:
            at = _past_other(page, begin)
            if at == begin + 1:
                yield Tag("", text="<")
            continue
        name, closing = named[2].lower(), bool(named[1])
        rest = _REST.match(page, named.end(), named.end() + _TAG_WINDOW)
        end = rest.end() if rest else page.find(">", named.end()) + 1
        if end == 0:
            return
        if name in _RAW and not closing:
            close = re.compile(rf"</{name}\b", re.IGNORECASE).search(page, end)
            stop = close.start() if close else len(page)
            yield Tag(name, text=page[named.end() : end])
            yield Tag(f"{name}:content", text=page[end:stop])
            at = stop
            continue
        yield Tag(name, closing, page[named.end() : end])
        at = end


def paragraphs(page: str) -> list[str]:
    """Return the paragraphs of a page without its navigation, banners, forms and scripts.

    If an ``article`` or ``main`` element holds paragraphs, only those inside it count.
    """
    for scope in (("article", "main"), ()):
        blocks = _blocks(page, scope)
        kept = [text for holder, text in blocks if holder in _KEPT or len(text) >= _LONG]
        if kept:
            return kept
    return [text for _, text in _blocks(page, ())]


def _blocks(page: str, scope: tuple[str, ...]) -> list[tuple[str, str]]:
    """Cut a page into blocks of text, each with the tag that holds it; drop what stands in a dropped element."""
    gathered, dropped, depth = _Page(), list[str](), 0
    for tag in tags(page):
        if not tag.name:
            if not dropped and (depth or not scope):
                gathered.pieces.append(tag.text)
        elif tag.name in _DROPPED:
            if not tag.closing:
                dropped.append(tag.name)
            elif tag.name in (near := dropped[-_NESTED:]):
                del dropped[len(dropped) - 1 - near[::-1].index(tag.name) :]
        elif tag.name in scope:
            depth = max(0, depth + (-1 if tag.closing else 1))
            gathered.close("")
        elif tag.name in _BLOCKS and not dropped:
            gathered.close("" if tag.closing else gathered.holder if tag.name == "br" else tag.name)
    gathered.close("")
    return gathered.blocks


def _past_other(page: str, begin: int) -> int:
    """Find the end of a comment or declaration, or step over a lone "<"."""
    if page.startswith("<!--", begin):
        end = page.find("-->", begin + 4)
        return len(page) if end < 0 else end + 3
    if page.startswith(("<!", "<?", "</"), begin):
        end = page.find(">", begin)
        return len(page) if end < 0 else end + 1
    return begin + 1
