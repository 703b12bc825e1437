"""Reads a PDF from stdin, prints its pages as JSON. It is run by path in its own process and imports only pypdf."""

import io
import json
import logging
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdf

MEMORY = 1024**3
SECONDS = 25
PAGES = 200
CHARACTERS = 5_000_000


class Fault(Exception):
    """The file can't be read; the message is for the user."""


def bound() -> None:
    """Let the system end this process when it takes too much; where the system can't, the caller's clock does."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    for limit, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, 0)):
        resource.setrlimit(limit, (most, most))


def answer(raw: bytes) -> dict[str, object]:
    """Read the pages.

    Args:
        raw: the file.

    Returns:
        pages (the text of each), title and language as the file gives them; or a fault, in words for the user.
    """
    import pypdf  # noqa: PLC0415 - counts against the bounds

    try:
        return _read(pypdf.PdfReader(io.BytesIO(raw), strict=False))
    except Fault as fault:
        said = str(fault)
    except MemoryError:
        said = "not read: it takes too much memory; save it as text and pass that file"
    except pypdf.errors.DependencyError:
        said = "encrypted; save it without encryption and pass that file"
    except Exception as error:  # a parser of a format this old fails in every way there is
        said = f"a damaged PDF ({type(error).__name__}); save it again, or as text, and pass that file"
    return {"fault": said}


def _read(reader: "pypdf.PdfReader") -> dict[str, object]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise Fault("locked with a password; save it without one and pass that file")
    count = len(reader.pages)
    if count > PAGES:
        raise Fault(f"{count} pages, so it is no article; save the pages that matter as a file of their own")
    if not count:
        raise Fault("no pages in it")
    pages: list[str] = []
    for page in reader.pages:
        pages.append(page.extract_text())
        if sum(map(len, pages)) > CHARACTERS:
            raise Fault("more text than an article has; save the pages that matter as a file of their own")
    about, language = reader.metadata, reader.root_object.get("/Lang")
    return {"pages": pages, "title": about.title if about else None, "language": str(language) if language else None}


def main() -> None:
    """Answer on stdout."""
    bound()
    logging.disable(logging.CRITICAL)
    sys.setrecursionlimit(2000)
    found = answer(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
