"""Which reader takes which bytes: by what they begin with, then by the name or the media type they came under.

Readers are loaded when they are needed: most runs read text, and every command would pay for all of them.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO, Literal

from ...schemas import Article
from .decode import Unreadable, bounded, decode
from .formats import DOCX, FEEDS, MAIL, MAILBOXES, PAGES, PDF, RECORDS, Warn, looks_like_page, page, plain
from .records import looks_like_records, records

Kind = Literal["text", "page", "pdf", "docx", "mail", "mailbox", "feed", "records", "unknown"]
Found = tuple[str, Article | Unreadable]

STREAMED = frozenset({"records", "mailbox"})
"""Kinds that may be of any length, since they are read one article at a time."""
_MEDIA: dict[str, Kind] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/plain": "text",
    "text/markdown": "text",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "message/rfc822": "mail",
    "application/mbox": "mailbox",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
    "application/x-ndjson": "records",
    "application/jsonl": "records",
    "application/octet-stream": "unknown",
    "": "unknown",
}


def kind_of_suffix(suffix: str) -> Kind:
    """Say what a file's ending says; any other ending is a text's."""
    for kind, suffixes in _SUFFIXES.items():
        if suffix.lower() in suffixes:
            return kind
    return "text"


_SUFFIXES: dict[Kind, frozenset[str]] = {
    "page": PAGES, "pdf": PDF, "docx": DOCX, "mail": MAIL, "mailbox": MAILBOXES, "feed": FEEDS, "records": RECORDS,
}  # fmt: skip


def kind_of_media(media: str) -> Kind:
    """Say what a server's media type says.

    Raises:
        Unreadable: nothing of that type is an article.
    """
    kind = _MEDIA.get(media)
    if kind is None:
        raise Unreadable(f"not an article: the server sends {media[:60]}; pass a page, a PDF or a feed")
    return kind


def articles(raw: bytes, name: str, kind: Kind, warn: Warn, charset: str | None = None) -> Iterator[Found]:
    """Read what some bytes hold.

    Args:
        raw: at most one more than ``SIZE_CAP`` bytes.
        name: they came under.
        kind: as their name or server says; their first bytes win, since both are often wrong.
        warn: told what stops nothing.
        charset: as their server says.

    Yields:
        Each article, or fault, with its name: feeds, mailboxes and records hold several.
    """
    kind = _begins(raw, kind)
    if kind in STREAMED:
        yield from streamed(BytesIO(raw), name, kind, warn)
        return
    try:
        bounded(raw)
        if kind != "feed":
            yield name, _single(raw, name, kind, warn, charset)
    except Unreadable as fault:
        yield name, fault
        return
    if kind == "feed":
        from .feed import feed  # noqa: PLC0415

        yield from feed(raw, name, warn)


def streamed(stream: BinaryIO, name: str, kind: Kind, warn: Warn) -> Iterator[Found]:
    """Read a kind that holds one article after another, so that a file of any length fits."""
    if kind == "records":
        yield from records(stream, name, warn)
    else:
        from .mail import mailbox  # noqa: PLC0415

        yield from mailbox(stream, name, warn)


def _single(raw: bytes, name: str, kind: Kind, warn: Warn, charset: str | None) -> Article:
    """Make the one article that some bytes are."""
    if kind == "pdf":
        from .pdf import pdf  # noqa: PLC0415

        return pdf(raw, name, warn)
    if kind == "docx":
        from .docx import docx  # noqa: PLC0415

        return docx(raw, name)
    if kind == "mail":
        from .mail import mail  # noqa: PLC0415

        return mail(raw, name, warn)
    text = decode(raw, markup=kind != "text", charset=charset)
    if kind == "page" or (kind == "unknown" and looks_like_page(text)):
        return page(text, name, warn)
    return plain(text, name)


def _begins(raw: bytes, kind: Kind) -> Kind:
    """Correct a kind by the bytes themselves where they leave no doubt."""
    if raw.startswith(b"%PDF-"):
        return "pdf"
    if raw.startswith(b"PK\x03\x04"):
        return "docx"
    if kind == "feed":
        return "page" if _is_page(raw) else kind
    if kind in ("pdf", "docx", "unknown"):
        return _guessed(raw)
    return kind


def _guessed(raw: bytes) -> Kind:
    """Tell a kind by the first bytes alone."""
    if looks_like_records(raw):
        return "records"
    if _is_feed(raw):
        return "feed"
    return "mailbox" if raw.startswith(b"From ") and b"\nDate:" in raw[:5000] else "unknown"


def _is_page(raw: bytes) -> bool:
    """Whether what is called a feed is a page, as servers send when there is none."""
    head = raw[:500].lstrip().lower()
    return head.startswith((b"<!doctype html", b"<html"))


def _is_feed(head: bytes) -> bool:
    """Whether nameless bytes begin as a feed does."""
    start = head[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf:rdf")) and any(
        mark in start for mark in (b"<rss", b"<feed", b"<rdf:rdf")
    )
