"""Render: typeset a fitted page in one form. A form adds no claim and drops none."""

from typing import Literal, get_args, overload

from ...schemas import Briefing
from .paper import Paper

TextForm = Literal["terminal", "markdown", "html", "json", "csv", "graphml"]
FileForm = Literal["pdf", "docx"]
Form = TextForm | FileForm

__all__ = ["EXTRAS", "FileForm", "Form", "Paper", "TextForm", "forms", "papers", "render"]

EXTRAS: dict[FileForm, tuple[str, str]] = {"pdf": ("typst", "pdf"), "docx": ("docx", "docx")}
"""Forms that are bytes, each with the module it is made by and the extra that brings it."""


def forms() -> tuple[str, ...]:
    """Name the forms there are, for options and error messages."""
    return (*get_args(TextForm), *get_args(FileForm))


def papers() -> tuple[str, ...]:
    """Name the sizes of paper."""
    return get_args(Paper)


@overload
def render(
    briefing: Briefing, form: TextForm, *, width: int = 80, color: bool = False, unicode: bool = True,
    paper: Paper = "a4",
) -> str: ...  # fmt: skip
@overload
def render(
    briefing: Briefing, form: FileForm, *, width: int = 80, color: bool = False, unicode: bool = True,
    paper: Paper = "a4",
) -> bytes: ...  # fmt: skip
@overload
def render(
    briefing: Briefing, form: Form, *, width: int = 80, color: bool = False, unicode: bool = True, paper: Paper = "a4"
) -> str | bytes: ...
def render(  # noqa: PLR0911, PLR0913 - what a form is printed on is the form's own affair, and one return a form
    briefing: Briefing, form: Form, *, width: int = 80, color: bool = False, unicode: bool = True, paper: Paper = "a4"
) -> str | bytes:
    """Typeset a briefing: whatever the form, the same lines with the same references.

    Args:
        briefing: fitted.
        form: one of ``forms()``.
        width: columns of the terminal; other forms ignore it, like the two after it.
        color: whether the terminal takes colour codes.
        unicode: whether the terminal's encoding has more than ASCII.
        paper: the sheet that HTML is printed on and that PDF and Word have; other forms ignore it.

    Returns:
        The whole file or screen: text that ends in a line break and in which no character can steer a terminal, or the
        bytes of a PDF or Word file.

    Raises:
        ValueError: there is no such form.
        ModuleNotFoundError: the form's extra is not installed.
    """
    # Each form loads what it needs when it is asked for: rich and jinja2 would double the time of --help.
    match form:
        case "json":
            from .json import as_json  # noqa: PLC0415

            return as_json(briefing)
        case "markdown":
            from .markdown import as_markdown  # noqa: PLC0415

            return as_markdown(briefing)
        case "html":
            from .html import as_html  # noqa: PLC0415

            return as_html(briefing, paper)
        case "terminal":
            from .terminal import Screen, as_text  # noqa: PLC0415

            return as_text(briefing, Screen(width=width, color=color, unicode=unicode))
        case "csv":
            from .rows import as_csv  # noqa: PLC0415

            return as_csv(briefing)
        case "graphml":
            from .graphml import as_graphml  # noqa: PLC0415

            return as_graphml(briefing)
        case "pdf":
            from .pdf import as_pdf  # noqa: PLC0415

            return as_pdf(briefing, paper)
        case "docx":
            from .word import as_docx  # noqa: PLC0415

            return as_docx(briefing, paper)
    raise ValueError(f"no form {form!r}; there are {', '.join(forms())}")
