"""Word files to an article, with the standard library: paragraphs in order, tracked deletions and field codes out."""

import zipfile
import zlib
from io import BytesIO

from ...schemas import Article
from .decode import Unreadable
from .facts import Facts, facts_of
from .formats import article
from .xmltree import Element, parse

_PART_CAP = 50 * 1024 * 1024
"""Bytes one part may have once unpacked: a thousand times what an article takes."""
_PARTS = 5000
"""Files one Word file may hold."""
_DROPPED = frozenset({"del", "moveFrom", "delText", "instrText", "Fallback", "pPr", "rPr", "tblPr", "sectPr"})
"""What is not the text as it stands: deleted words, codes of fields, second copies of drawings, properties."""
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


def docx(raw: bytes, file: str) -> Article:
    """Make an article of a Word file; its text is its paragraphs, one a line.

    The file's own title counts only when the text prints it: what stands there is often left over from a template.
    Dates of the file say when it was saved, not when the article appeared, and are left out.

    Args:
        raw: at most ``SIZE_CAP`` bytes.
        file: name it was read under.

    Raises:
        Unreadable: another kind of archive, damaged, unsafe to unpack, or without text.
    """
    parts = _parts(raw, ("word/document.xml", "docProps/core.xml"))
    if "word/document.xml" not in parts:
        raise Unreadable(
            "an archive or an office file of another kind; archives are not opened: unpack it and pass the files in it"
        )
    text = "\n".join(_paragraphs(parse(parts["word/document.xml"])))
    return article(text, file, _facts(parts.get("docProps/core.xml"), text))


def _parts(raw: bytes, wanted: tuple[str, ...]) -> dict[str, bytes]:
    """Unpack the named parts, none beyond the cap whatever the archive says of their size."""
    found: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            if len(packed.infolist()) > _PARTS:
                raise Unreadable(f"not read for safety: it holds more than {_PARTS} files")
            for name in {*wanted} & {*packed.namelist()}:
                with packed.open(name) as part:
                    found[name] = part.read(_PART_CAP + 1)
                if len(found[name]) > _PART_CAP:
                    raise Unreadable(f"not read for safety: {name} unpacks to more than {_PART_CAP // 1024**2} MB")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise Unreadable(f"damaged ({error}); open it in its program and save it again") from error
    except (RuntimeError, NotImplementedError) as error:
        raise Unreadable("encrypted or packed in an unusual way; save it again without a password") from error
    return found


def _paragraphs(document: Element) -> list[str]:
    """Return the text of each paragraph; one inside another, as text boxes are, comes after the one around it."""
    body = document.child("body") or document
    done: list[str] = []
    waiting: list[Element] = [body]
    while waiting:
        holder = waiting.pop()
        if holder.name in _DROPPED:
            continue
        if holder.name == "p":
            text, inner = _paragraph(holder)
            done.extend(line for line in (" ".join(part.split()) for part in text.split("\n")) if line)
            waiting.extend(reversed(inner))
        else:
            waiting.extend(part for part in reversed(holder.parts) if isinstance(part, Element))
    return done


def _paragraph(paragraph: Element) -> tuple[str, list[Element]]:
    """Return a paragraph's own text and the paragraphs inside it."""
    pieces: list[str] = []
    inner: list[Element] = []
    waiting: list[Element | str] = list(reversed(paragraph.parts))
    while waiting:
        part = waiting.pop()
        if isinstance(part, str) or part.name in _DROPPED:
            continue
        if part.name == "t":
            pieces.append(part.text())
        elif part.name in _BREAKS:
            pieces.append(_BREAKS[part.name])
        elif part.name == "p":
            inner.append(part)
        else:
            waiting.extend(reversed(part.parts))
    return "".join(pieces), inner


def _facts(core: bytes | None, text: str) -> Facts:
    """Read title and language from the file's properties."""
    if core is None:
        return Facts()
    try:
        properties = parse(core)
    except Unreadable:
        return Facts()  # the text stands without them
    title = properties.said("title")
    printed = title is not None and title.casefold() in " ".join(text[:5000].split()).casefold()
    return facts_of({"title": title if printed else None, "language": properties.said("language")})
