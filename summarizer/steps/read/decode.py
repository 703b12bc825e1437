"""Bytes to text without mangling: what can't be decoded for certain is refused, never patched with marks."""

import codecs
import re

SIZE_CAP = 20 * 1024 * 1024
"""Bytes an article may have; a longer one is not an article."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNPACK = "an archive ({}), which is not opened; unpack it into a folder and pass the folder"
_MAGIC = (
    (b"%PDF-", "a PDF; name it .pdf"),
    (b"PK\x03\x04", _UNPACK.format("zip")),
    (b"\x1f\x8b", _UNPACK.format("gzip")),
    (b"7z\xbc\xaf\x27\x1c", _UNPACK.format("7z")),
    (b"BZh9", _UNPACK.format("bzip2")),
    (b"\xfd7zXZ\0", _UNPACK.format("xz")),
    (b"Rar!\x1a\x07", _UNPACK.format("rar")),
    (b"\x28\xb5\x2f\xfd", _UNPACK.format("zstd")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office file; save it as .docx, PDF or text and pass that file"),
    (b"{\\rtf", "rich text; save it as plain text and pass that file"),
    (b"\x89PNG", "a picture; pass the text of the article"),
    (b"\xff\xd8\xff", "a picture; pass the text of the article"),
    (b"GIF8", "a picture; pass the text of the article"),
)
_CONTROLS = bytes(range(0x00, 0x09)) + bytes(range(0x0E, 0x1B)) + bytes(range(0x1C, 0x20)) + b"\x7f"
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_AT_HOME = re.compile(r"[‘’“”–—…•€£©®°§«»¡¿·\xa0]|(?<=[A-Za-z])[À-ÖØ-öø-ÿŒœŠšŽž]|[À-ÖØ-öø-ÿŒœŠšŽž](?=[A-Za-z])")


class Unreadable(Exception):
    """A source can't become an article; the message names the fault and the next move."""


def bounded(raw: bytes) -> None:
    """Refuse more bytes than an article has.

    Raises:
        Unreadable: there are more than ``SIZE_CAP``.
    """
    if len(raw) > SIZE_CAP:
        raise Unreadable(f"larger than {SIZE_CAP // 1024**2} MB, so it is no single article; split it into articles")


def decode(raw: bytes, *, markup: bool = False, charset: str | None = None) -> str:
    """Decode a file's bytes; line ends stay as they are, so offsets into the text are offsets into the file's text.

    A byte order mark names the encoding and is no part of the text. Without one: UTF-16 when every other byte is
    zero, strict UTF-8, for markup the declared encoding, else Windows-1252 where its letters stand in Latin words
    (the usual legacy encoding of English), else what charset-normalizer finds.

    Args:
        raw: at most ``SIZE_CAP`` bytes.
        markup: whether a ``<meta charset>`` may declare the encoding.
        charset: as a server says; like a page's own word it counts only for what is no UTF-8.

    Raises:
        Unreadable: binary, damaged, or in no encoding that can be told.
    """
    bounded(raw)
    for mark, kind in _MAGIC:
        if raw.startswith(mark):
            raise Unreadable(f"binary: it is {kind}")
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _sound(_strict(raw[len(mark) :], encoding))
    wide = _wide(raw)
    if wide:
        return _sound(_strict(raw, wide))
    if b"\0" in raw or _control_share(raw) > 0.005:
        raise Unreadable("binary, not text; pass the text of the article")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _legacy(raw, error, charset or (_own(raw) if markup else None))


def _own(raw: bytes) -> str | None:
    """Return the encoding a page declares."""
    declared = _DECLARED.search(raw[:4096])
    return declared[1].decode("ascii") if declared else None


def sound(text: str) -> str:
    """Return a text that was decoded elsewhere, once it is known to be whole characters.

    Raises:
        Unreadable: it holds half a surrogate pair, which no file can hold.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Unreadable(f"holds half a character at position {error.start}; write it again as UTF-8") from error
    return text


def _sound(text: str) -> str:
    """Refuse text that decodes but is full of control characters, as binary read as UTF-16 is."""
    controls = sum(text.count(chr(code)) for code in _CONTROLS)
    if "\0" in text or controls > 3 + len(text) * 0.005:
        raise Unreadable("binary, not text; pass the text of the article")
    return text


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"starts as {encoding} but is damaged at byte {error.start}; save it again as UTF-8"
        ) from error


def _wide(raw: bytes) -> str | None:
    """Tell UTF-16 without a byte order mark by its zero bytes: nearly all of one half, none to speak of the other."""
    head = raw[:4096]
    if len(head) < 8 or len(raw) % 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.1:
        return "utf-16-be"
    return None


def _control_share(raw: bytes) -> float:
    """Share of bytes that no text holds; a few strays (three) are forgiven."""
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    return max(0, controls - 3) / max(1, len(raw))


def _legacy(raw: bytes, fault: UnicodeDecodeError, declared: str | None) -> str:
    """Decode bytes that are not UTF-8."""
    patched = _FOREIGN.findall(raw.decode("utf-8", errors="replace"))
    broken = patched.count("\ufffd")
    if broken <= len(patched) - broken:
        raise Unreadable(f"UTF-8 with a broken character at byte {fault.start}; save it again as UTF-8")
    if declared:
        try:
            return _sound(raw.decode(declared))
        except (LookupError, UnicodeDecodeError):
            pass  # the page declares an encoding it doesn't have; go on as if it had declared none
    western = _western(raw)
    return _sound(western if western is not None else _guessed(raw))


def _western(raw: bytes) -> str | None:
    """Decode as Windows-1252 if nearly every foreign character is typography or stands in a Latin word."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    foreign = len(_FOREIGN.findall(text))
    return text if len(_AT_HOME.findall(text)) >= 0.9 * foreign and foreign < 0.15 * len(text) else None


def _guessed(raw: bytes) -> str:
    """Let charset-normalizer tell the encoding."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for the rare file that is neither

    best = from_bytes(raw).best()
    if best is None:
        raise Unreadable("in no encoding that can be told; save it again as UTF-8")
    try:
        return raw.decode(best.encoding)
    except (LookupError, UnicodeDecodeError) as error:
        raise Unreadable("in no encoding that can be told; save it again as UTF-8") from error
