"""What is done with a finished briefing: deliver it, print it in another form, hold it against another."""

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..saved import load_briefing
from . import output
from .options import Page, PageOptions, grouped
from .verifying import File, verify

if TYPE_CHECKING:
    from ..schemas import Briefing, Since

STDOUT = Path("-")
"""Output file that stands for stdout."""

MOST_LETTERS = 20
"""Letters named that no font has."""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(grouped(render))
    app.command()(verify)
    app.command()(diff)


def render(file: File, page: PageOptions) -> None:
    """Print a saved briefing in another form; no model is asked."""
    from .. import config  # noqa: PLC0415 - only a command that runs needs it

    target = page.settled(config.load(page.given()).settings)
    page_forms(target)
    deliver(load_briefing(file), target)


def diff(
    old: Annotated[Path, typer.Argument(help="The earlier briefing, saved as JSON.")],
    new: Annotated[Path, typer.Argument(help="The later one.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the comparison as JSON.")] = False,
) -> None:
    """Say what changed between two saved briefings: positions, disputes, proposals; no model is asked."""
    earlier, later = load_briefing(old), load_briefing(new)
    from ..steps.compare import compare  # noqa: PLC0415 - lexicons take a while to load

    since = compare(earlier, later)
    if as_json:
        output.write_stdout(since.model_dump_json(indent=2))
        return
    for line in told(since):
        output.write_stdout(line)


def told(since: "Since") -> list[str]:
    """Word a comparison, one line a change, under a heading for each kind."""
    kinds = {"changed": "Changed", "new": "New", "withdrawn": "Withdrawn"}
    groups = [(title, [s.text for s in since.positions if s.kind == kind]) for kind, title in kinds.items()]
    groups.append(("Disputes and proposals", [f"{turn.kind}: {turn.text}" for turn in since.turns]))
    groups.append(("Articles no longer here", list(since.articles_gone)))
    lines = [line for title, texts in groups if texts for line in (f"{title}:", *(f"  {text}" for text in texts), "")]
    news = f"{len(since.articles_new)} new articles; {since.unchanged} positions as before"
    return [*lines, f"{news}; {since.not_repeated} not repeated, their articles are not here"]


def page_forms(page: Page) -> None:
    """Refuse a wrong form, suffix or folder before any work is done or paid for.

    Raises:
        UsageError: a form is not known, lacks its library or is none to print, a suffix names none, or a file's folder
            is missing or can't be written to.
    """
    for path in page.outputs or (None,):
        printed = path is None or path == STDOUT
        named = page.named or (page.usual if printed else None)
        form = output.form_for(None if printed else path, named, terminal=False)
        output.refuse_unmade(form, printed=printed)
        if path is not None and not printed:
            output.refuse_unwritable(path)


def deliver(briefing: "Briefing", page: Page) -> None:
    """Print the briefing or write it to files.

    Raises:
        UsageError: a file can't be written.
    """
    from ..steps import render as typeset  # noqa: PLC0415 - templates take a while to load

    for path in page.outputs or ():
        if path != STDOUT:
            form = output.form_for(path, page.named, terminal=False)
            output.write_file(path, typeset.render(briefing, form, width=page.width or 80, paper=page.paper))
            if form == "pdf":
                _tell_unprintable(briefing)
    if page.outputs and STDOUT not in page.outputs:
        return
    terminal = sys.stdout.isatty()
    text = typeset.render(
        briefing,
        output.form_for(None, page.named or page.usual, terminal=terminal),
        width=page.width or (shutil.get_terminal_size((80, 24)).columns if terminal else 80),
        color=terminal and not page.no_color and not os.environ.get("NO_COLOR"),
        unicode=(sys.stdout.encoding or "utf-8").lower().replace("-", "") in {"utf8", "utf16"},
        paper=page.paper,
    )
    output.write_stdout(text)


def _tell_unprintable(briefing: "Briefing") -> None:
    """Say which letters the PDF shows as boxes, since the file can't."""
    from ..steps.render.pdf import unprintable  # noqa: PLC0415 - needs its extra

    letters = unprintable(briefing)
    if letters:
        shown = letters if len(letters) <= MOST_LETTERS else f"{letters[:MOST_LETTERS]}..."
        output.say(f"The PDF shows boxes for {shown}: no font here has them. Install one, such as Noto Sans (CJK).")
