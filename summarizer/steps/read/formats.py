"""One source's text to one article: plain text, Markdown, HTML."""

import hashlib
import re
from collections.abc import Callable

from ...schemas import Article, RemovedSpan
from .decode import Unreadable, sound
from .facts import Facts, front_matter, page_facts
from .markup import paragraphs

Warn = Callable[[str], None]

TEXT = frozenset({".txt", ".text", ".md", ".markdown"})
PAGES = frozenset({".html", ".htm"})
RECORDS = frozenset({".ndjson", ".jsonl"})
PDF = frozenset({".pdf"})
DOCX = frozenset({".docx"})
MAIL = frozenset({".eml"})
MAILBOXES = frozenset({".mbox", ".mbx"})
FEEDS = frozenset({".rss", ".atom", ".xml"})
SUFFIXES = TEXT | PAGES | RECORDS | PDF | DOCX | MAIL | MAILBOXES | FEEDS - {".xml"}
"""Kinds that are read in folders; an .xml may be anything and is read as a feed when it is named."""
FRONT_MATTER = "front matter"
"""Rule under which a front matter is set aside: it is in the file, but it isn't the article."""

_CONVERT = "save it as .docx, PDF or text (pandoc and LibreOffice do) and pass that file"
_UNPACK = "an archive, which is not opened, since it can hold anything; unpack it into a folder and pass the folder"
_REFUSED = {
    ".json": "one JSON document is not read; write one record a line as .ndjson (jq -c '.[]' does)",
    **dict.fromkeys((".zip", ".gz", ".bz2", ".xz", ".zst", ".7z", ".tar", ".tgz", ".tbz", ".rar", ".jar"), _UNPACK),
    **dict.fromkeys((".doc", ".odt", ".rtf", ".epub", ".pages"), f"office files of this kind: {_CONVERT}"),
    **dict.fromkeys((".msg", ".pst"), "Outlook's own format: save the mail as .eml and pass that file"),
    **dict.fromkeys((".csv", ".tsv", ".xls", ".xlsx"), "tables: write one record a line as .ndjson"),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".webp", ".mp3", ".mp4"), "no text: pass the article's text"),
}
_PAGE_START = re.compile(r"\s{0,200}<(?:!doctype\s{1,9}html|html[\s>])", re.IGNORECASE)
_TAGS = 20_000
"""Tags up to which trafilatura is asked: it takes quadratic time on some, and pages of articles have a few thousand."""
_MARKUP = 4_000_000
"""Characters up to which it is asked."""
_NO_EXTRACTOR = (
    "trafilatura is not installed: HTML is read by a simpler reader that may keep stray lines; "
    "pip install 'structured-summarizer[web]' for the better one"
)


def refusal(suffix: str) -> str | None:
    """Say why files of a kind are not read and what to do, or None when they may be."""
    move = _REFUSED.get(suffix.lower())
    return f"unsupported kind of file ({suffix}): {move}" if move else None


def fingerprint(text: str) -> str:
    """Name a text by its content: the first 16 hex digits of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def looks_like_page(text: str) -> bool:
    """Whether a text without a name begins as an HTML page does."""
    return _PAGE_START.match(text) is not None


def article(text: str, file: str, facts: Facts | None = None, body: int = 0) -> Article:
    """Make an article of a decoded text.

    Args:
        text: the whole text.
        file: name it was read under.
        facts: metadata as given.
        body: where the article begins after its front matter.

    Raises:
        Unreadable: there is nothing to read in it.
    """
    if not sound(text)[body:].strip("\ufeff\u200b \t\r\n\f\v\u00a0"):
        raise Unreadable("empty: there is no text in it" if not text else "empty: only white space in it")
    removed = (RemovedSpan(start=0, end=body, rule=FRONT_MATTER),) if body else ()
    return Article(id=fingerprint(text), file=file, text=text, removed=removed, **(facts or Facts()).fields)


def plain(text: str, file: str) -> Article:
    """Make an article of plain text or Markdown, with its front matter as metadata.

    Raises:
        Unreadable: there is nothing to read in it.
    """
    facts, body = front_matter(text)
    return article(text, file, facts, body)


def page(markup: str, file: str, warn: Warn) -> Article:
    """Make an article of an HTML page; its text is the extracted text, one paragraph a line.

    Raises:
        Unreadable: no article text could be found on it.
    """
    if not markup.strip():
        raise Unreadable("empty: there is no text in it")
    text = page_text(markup, warn)
    if not text.strip():
        raise Unreadable("no article text found on the page; save the article's text and pass that file")
    return article(text, file, page_facts(markup))


def page_text(markup: str, warn: Warn) -> str:
    """Return the article's text on an HTML page, one paragraph a line; empty when there is none."""
    return _extracted(markup, warn) or "\n".join(paragraphs(markup))


def _extracted(markup: str, warn: Warn) -> str | None:
    """Have trafilatura find the article, if it is installed."""
    try:
        import trafilatura  # noqa: PLC0415 - an extra, and heavy
    except ImportError:
        warn(_NO_EXTRACTOR)
        return None
    if markup.count("<") > _TAGS or len(markup) > _MARKUP:
        warn("a page far larger than an article's was read by the simpler reader, which may keep stray lines")
        return None
    try:
        found: str | None = trafilatura.extract(markup, include_comments=False, include_tables=False)
    except Exception as error:  # a hostile page may break any parser; the simple reader still stands
        warn(f"trafilatura failed on a page ({type(error).__name__}), which was read by the simpler reader")
        return None
    return found
