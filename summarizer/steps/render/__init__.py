"""Render: typeset a fitted page in one form. A form adds no claim and drops none."""

from typing import Literal, get_args

from ...schemas import Briefing

Form = Literal["terminal", "markdown", "html", "json"]

__all__ = ["Form", "forms", "render"]


def forms() -> tuple[str, ...]:
    """Name the forms there are, for options and error messages."""
    return get_args(Form)


def render(briefing: Briefing, form: Form, *, width: int = 80, color: bool = False, unicode: bool = True) -> str:
    """Typeset a briefing: whatever the form, the same lines with the same references.

    Args:
        briefing: fitted.
        form: one of ``forms()``.
        width: columns of the terminal; other forms ignore it, like the two after it.
        color: whether the terminal takes colour codes.
        unicode: whether the terminal's encoding has more than ASCII.

    Returns:
        The whole file or screen, ending in a line break. No character in it can steer a terminal.

    Raises:
        ValueError: there is no such form.
    """
    # Each form loads what it needs when it is asked for: rich and jinja2 would double the time of --help.
    if form == "json":
        from .json import as_json  # noqa: PLC0415

        return as_json(briefing)
    if form == "markdown":
        from .markdown import as_markdown  # noqa: PLC0415

        return as_markdown(briefing)
    if form == "html":
        from .html import as_html  # noqa: PLC0415

        return as_html(briefing)
    if form == "terminal":
        from .terminal import Screen, as_text  # noqa: PLC0415

        return as_text(briefing, Screen(width=width, color=color, unicode=unicode))
    raise ValueError(f"no form {form!r}; there are {', '.join(forms())}")
