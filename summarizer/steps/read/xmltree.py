"""XML to a small tree with the standard library's parser, and no way for a file to make it grow without bound."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from .decode import Unreadable, decode

_DEPTH = 200
"""Levels an office file or a feed may nest."""
_ELEMENTS = 2_000_000
"""Elements one file may have."""


@dataclass(slots=True)
class Element:
    """One element: its name without the prefix, its attributes by such names, and what it holds in order."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    parts: "list[Element | str]" = field(default_factory=list)

    def children(self, *names: str) -> "Iterator[Element]":
        """Yield the elements directly inside that have one of the names."""
        for part in self.parts:
            if isinstance(part, Element) and part.name in names:
                yield part

    def child(self, *names: str) -> "Element | None":
        """Return the first element inside, by the order of the names."""
        return next((found for name in names for found in self.children(name)), None)

    def text(self) -> str:
        """Return all text inside, without any tags."""
        pieces: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            part = waiting.pop()
            if isinstance(part, str):
                pieces.append(part)
            else:
                waiting.extend(reversed(part.parts))
        return "".join(pieces)

    def said(self, *names: str) -> str | None:
        """Return the text of the first child of one of the names, on one line; None when there is none."""
        found = self.child(*names)
        return (" ".join(found.text().split()) or None) if found else None


class _Refused(Exception):
    """Raised inside the parser's callbacks, which must not raise anything else."""


def parse(raw: bytes) -> Element:
    """Parse a document.

    Args:
        raw: in the encoding it declares; one it declares wrongly is told as for any text.

    Raises:
        Unreadable: it is broken, declares entities, nests too deeply or holds too much.
    """
    try:
        return _parsed(raw, None)
    except expat.ExpatError as error:
        if error.code not in _ENCODING:
            raise Unreadable(f"broken XML in line {error.lineno} ({expat.ErrorString(error.code)})") from error
    except LookupError:
        pass  # it declares an encoding there is none of
    try:
        return _parsed(decode(raw).encode("utf-8"), "utf-8")
    except expat.ExpatError as error:
        raise Unreadable(f"broken XML in line {error.lineno} ({expat.ErrorString(error.code)})") from error


_ENCODING = frozenset(
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_INVALID_TOKEN,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
        expat.errors.XML_ERROR_UNKNOWN_ENCODING,
        expat.errors.XML_ERROR_INCORRECT_ENCODING,
    )
)
"""Faults that a wrongly declared encoding brings about."""


def _parsed(raw: bytes, encoding: str | None) -> Element:
    root = Element("")
    held, count = [root], 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if len(held) > _DEPTH or count > _ELEMENTS:
            raise _Refused("nested too deeply" if len(held) > _DEPTH else "too many elements")
        element = Element(_bare(name), {_bare(key): value for key, value in attributes.items()})
        held[-1].parts.append(element)
        held.append(element)

    def end(_name: str) -> None:
        held.pop()

    def characters(text: str) -> None:
        held[-1].parts.append(text)

    def entity(*_declared: object) -> None:
        raise _Refused("it declares entities, by which a small file grows without bound")

    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler, parser.EntityDeclHandler = characters, entity
    try:
        parser.Parse(raw, True)
    except _Refused as refused:
        raise Unreadable(f"not read for safety: {refused}") from refused
    return next(element for element in root.parts if isinstance(element, Element))


_MEDIA = ("media:", "itunes:", "googleplay:")
"""Prefixes of extensions that use the names of feeds ("content", "title") for pictures and players; they stay on."""


def _bare(name: str) -> str:
    """Take a prefix off. Prefixes are read by custom and not by their declarations, which many feeds leave out."""
    return name if name.startswith(_MEDIA) else name.rpartition(":")[2]
