"""PDF: one sheet of A4 or Letter, set by typst; what an article says reaches it as data, never as markup."""

import json
import re
from dataclasses import asdict
from functools import cache
from importlib import resources

from ...schemas import Briefing
from .paper import Paper
from .sheet import sheet_of

_TYPST_NAME: dict[Paper, str] = {"a4": "a4", "letter": "us-letter"}
_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def as_pdf(briefing: Briefing, paper: Paper = "a4") -> bytes:
    """Set the page at the largest size of type, 10 pt down to 8.6 pt, at which it is one sheet.

    The type is the first of the usual sans serifs that the system has, and the one inside typst where it has none; no
    font and nothing else is downloaded. The file is tagged for screen readers (PDF/UA-1) unless some letter of it is in
    no font here, which that standard forbids; see ``unprintable``.

    Args:
        briefing: fitted.
        paper: size of the sheet.

    Returns:
        A PDF of exactly one page, the same bytes for the same briefing and fonts.

    Raises:
        ModuleNotFoundError: typst is not installed; the extra ``pdf`` brings it.
    """
    return _set(briefing, paper)[0]


def unprintable(briefing: Briefing) -> str:
    """Name the letters of the page that no font of this system has, so that somebody can install one.

    Args:
        briefing: fitted.

    Returns:
        The letters in order of their code points; empty when every one is printed.
    """
    return _set(briefing, "a4")[1]


def _set(briefing: Briefing, paper: Paper) -> tuple[bytes, str]:
    """The file, and the letters it lacks."""
    import typst  # noqa: PLC0415 - an extra

    inputs = {"sheet": json.dumps(asdict(sheet_of(briefing))), "paper": _TYPST_NAME[paper]}
    try:
        return typst.compile(_template(), sys_inputs=inputs, pdf_standards="ua-1"), ""
    except typst.TypstError as error:
        texts = (_ESCAPED.sub(_unescaped, text) for text in _MISSING.findall(error.diagnostic))
        missing = "".join(sorted({letter for text in texts for letter in text}))
        if not missing:
            raise
    return typst.compile(_template(), sys_inputs=inputs), missing


def _unescaped(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16))


@cache
def _template() -> bytes:
    return resources.files(__package__).joinpath("briefing.typ").read_bytes()
