"""Mail to articles: the text part or else the page part, with subject and date from the headers."""

import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from typing import BinaryIO

from ...schemas import Article
from .decode import SIZE_CAP, Unreadable, bounded, decode
from .facts import Facts, facts_of
from .formats import Warn, article, page_text

_WORK = 4_000_000
"""Lines times boundaries the parser may have to compare; a mail with attachments takes thousands."""
_PARTS = 200
_DELIMITERS = 2000
"""Lines that could delimit parts."""
_ENDLESS = re.compile(rb"^content-[a-z-]{1,20}:(?:[^\n]|\n[ \t]){4000}", re.IGNORECASE | re.MULTILINE)
"""A header of so many parameters that the library's parser takes quadratic time over them."""
_HEADER = 1000
"""Characters of a header that are read."""
_TEASER = 200
"""Characters below which a text part only points to the page part."""
_LIST_HEADERS = ("List-Id", "List-Unsubscribe", "List-Post")
_DESK = re.compile(
    r"(?:news|newsletters?|no-?reply|do-?not-?reply|alerts?|editors?|editorial|press|info|hello|mail|updates?|daily|"
    r"briefings?|support|contact|digest)\b",
    re.IGNORECASE,
)
"""Mailboxes of a house and not of a person."""


def mail(raw: bytes, file: str, warn: Warn) -> Article:
    """Make an article of one mail.

    The subject is the title, the Date header the date of publication. The sender's name is the outlet only where the
    mail says that it is a house's: it carries a mailing list's headers or comes from a mailbox such as newsletter@.

    Args:
        raw: at most ``SIZE_CAP`` bytes.
        file: name it was read under.
        warn: told of attachments, which are not read.

    Raises:
        Unreadable: no mail, without text, or built to take very long.
    """
    bounded(raw)
    boundaries = len(re.findall(rb"boundary\s{0,5}=", raw, re.IGNORECASE))
    if boundaries * raw.count(b"\n") > _WORK or raw.count(b"\n--") > _DELIMITERS or _ENDLESS.search(raw):
        raise Unreadable("not read for safety: it nests too many parts; save the article's text and pass that file")
    try:
        message = BytesParser().parsebytes(raw)
    except (RecursionError, ValueError, LookupError) as error:
        raise Unreadable(f"no mail that can be taken apart ({type(error).__name__})") from error
    if not any(message.get(name) for name in ("From", "Date", "Subject", "Message-ID", "MIME-Version")):
        raise Unreadable("no mail: it has no headers; pass a text as .txt")
    text = _text(message, file, warn)
    return article(text, file, _facts(message))


def mailbox(stream: BinaryIO, file: str, warn: Warn) -> Iterator[tuple[str, Article | Unreadable]]:
    """Read a mailbox one mail at a time, so that a mailbox of any length fits.

    Yields:
        The mail's name ("box.mbox message 3") with its article or its fault.
    """
    number = 0
    for raw in _mails(stream):
        number += 1
        name = f"{file} message {number}"
        try:
            yield name, mail(raw, name, warn)
        except Unreadable as fault:
            yield name, fault
    if not number:
        yield file, Unreadable('no mailbox: it has no line that begins with "From "')


def _mails(stream: BinaryIO) -> Iterator[bytes]:
    """Cut a mailbox at its "From " lines; of a mail beyond the cap only so much is kept that it is refused."""
    held: list[bytes] | None = None
    size, blank = 0, True
    while line := stream.readline(SIZE_CAP + 1):
        if blank and line.startswith(b"From "):
            if held is not None:
                yield b"".join(held)
            held, size = [], 0
        elif held is not None and size <= SIZE_CAP:
            held.append(line[1:] if re.match(rb">+From ", line) else line)
            size += len(line)
        blank = line in (b"\n", b"\r\n")
    if held is not None:
        yield b"".join(held)


def _text(message: Message, file: str, warn: Warn) -> str:
    """Return the text of the first text part; of the first page part when there is none or it is a mere pointer."""
    texts: list[Message] = []
    pages: list[Message] = []
    attached = 0
    for number, part in enumerate(message.walk()):
        if number > _PARTS:
            raise Unreadable("not read for safety: it has too many parts; save the article's text and pass that file")
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or kind not in ("text/plain", "text/html"):
            attached += not kind.startswith("image/")
        else:
            (texts if kind == "text/plain" else pages).append(part)
    if attached:
        warn(f"{file}: {attached} attachments are not read; save them and pass the files")
    flowed = _unflowed(texts[0], _words(texts[0])) if texts else ""
    if pages and len(flowed.strip()) < _TEASER:
        return page_text(_words(pages[0]), warn) or flowed
    if not texts:
        raise Unreadable("no text in this mail; its attachments are not read: save them and pass the files")
    return flowed


def _words(part: Message) -> str:
    """Decode a part by the charset it declares, or as any text when that is wrong."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    declared = part.get_param("charset")
    if isinstance(declared, str):
        try:
            return raw.decode(declared)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    return decode(raw, markup=part.get_content_type() == "text/html")


def _unflowed(part: Message, text: str) -> str:
    """Join the lines that a mail program broke (RFC 3676: a space at the end of a line says that it goes on)."""
    text = text.replace("\r\n", "\n")
    if str(part.get_param("format") or "").lower() != "flowed":
        return text
    gone = str(part.get_param("delsp") or "").lower() == "yes"
    joined: list[str] = []
    for line in text.split("\n"):
        goes_on = line.endswith(" ") and line != "-- "
        joined.append((line[:-1] if gone else line) if goes_on else line + "\n")
    return "".join(joined)


def _facts(message: Message) -> Facts:
    """Read title, date, outlet and language from the headers."""
    # The library's own parser of addresses takes exponential time on nested brackets.
    name, _, address = _header(message, "From").rpartition("<")
    name = name.strip().strip('"').strip()
    house = any(message.get(header) for header in _LIST_HEADERS) or _DESK.match(address)
    return facts_of(
        {
            "title": _header(message, "Subject"),
            "date": _header(message, "Date") or None,
            "outlet": name if house else None,
            "language": _header(message, "Content-Language").split(",")[0],
            "url": _header(message, "Archived-At").strip("<>"),
        }
    )


def _header(message: Message, name: str) -> str:
    """Return a header as one reads it, or nothing."""
    written = " ".join(str(message.get(name) or "")[:_HEADER].split())
    try:
        pieces = decode_header(written)
        return "".join(piece if isinstance(piece, str) else _piece(piece, charset) for piece, charset in pieces)
    except (HeaderParseError, ValueError):
        return written


def _piece(piece: bytes, charset: str | None) -> str:
    try:
        return piece.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return piece.decode("latin-1")
