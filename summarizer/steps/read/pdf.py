"""PDF to an article: a process of its own reads the text layer, bounded in time and memory; then the page is undone."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from ...schemas import Article
from .decode import Unreadable
from .facts import facts_of
from .formats import Warn, article
from .typeset import running_text

SECONDS = 30
"""Seconds one file may take."""
_FEW = 20
"""Characters below which a page has no text layer to speak of: a stamp, a page number."""
_MISSING = "PDF needs the extra pdf-in: pip install 'structured-summarizer[pdf-in]' (or save it as text and pass that)"
_SCAN = "a scan: its {} are pictures without a text layer; have the text recognised (ocrmypdf does) and pass the result"


def pdf(raw: bytes, file: str, warn: Warn) -> Article:
    """Make an article of a PDF with a text layer; its text is its paragraphs, one a line.

    Running heads, page numbers and hyphens of line breaks are taken out. The file's own title counts only when its
    first page prints it, and its dates do not count: they say when the file was made.

    Args:
        raw: at most ``SIZE_CAP`` bytes.
        file: name it was read under.
        warn: told of pages without a text layer among others with one.

    Raises:
        Unreadable: the extra is missing, it is encrypted, damaged, a scan, a book, or takes too much time or memory.
    """
    if find_spec("pypdf") is None:
        raise Unreadable(_MISSING)
    found = _read(raw)
    pages: list[str] = found["pages"]
    bare = [n for n, page in enumerate(pages, start=1) if len(page.strip()) < _FEW]
    if len(bare) == len(pages):
        raise Unreadable(_SCAN.format("page" if len(pages) == 1 else f"{len(pages)} pages"))
    if bare:
        warn(f"{file}: no text layer on page {', '.join(map(str, bare[:10]))}; the other pages are read")
    text = running_text(pages)
    title = " ".join(str(found["title"] or "").split())
    printed = len(title) > 3 and title.casefold() in " ".join(pages[0].split()).casefold()
    return article(text, file, facts_of({"title": title if printed else None, "language": found["language"]}))


def _read(raw: bytes) -> dict[str, list[str]]:
    """Have a process of its own read the file: whatever the file does to the parser ends with that process.

    Raises:
        Unreadable: it says so, or it was ended.
    """
    command = [sys.executable, "-P", "-B", str(Path(__file__).with_name("pdf_process.py"))]
    shut_in = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT", "HOME") if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - our own file, run by our own interpreter
            command, input=raw, capture_output=True, timeout=SECONDS, check=False, env=shut_in
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(f"not read: it takes more than {SECONDS} seconds; save it as text and pass that") from error
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise Unreadable("not read: it takes too much memory or time, or is damaged; save it as text") from error
    if "fault" in answer:
        raise Unreadable(answer["fault"])
    return dict(answer)
