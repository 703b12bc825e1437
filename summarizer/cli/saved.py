"""What is done with a finished briefing: deliver it, print it in another form, check it again."""

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import StrictFailure, UsageError
from . import output
from .options import Page, PageOptions, grouped

if TYPE_CHECKING:
    from ..schemas import Briefing

STDOUT = Path("-")
"""Output file that stands for stdout."""

File = Annotated[Path, typer.Argument(help="A briefing saved as JSON.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(grouped(render))
    app.command()(verify)


def render(file: File, page: PageOptions) -> None:
    """Print a saved briefing in another form; no model is asked."""
    from .. import config  # noqa: PLC0415 - only a command that runs needs it

    target = page.settled(config.load(page.given()).settings)
    page_forms(target)
    deliver(load_briefing(file), target)


def verify(file: File) -> None:
    """Check every claim of a saved briefing against its sources again; no model is asked."""
    briefing = load_briefing(file)
    from ..steps.verify import recheck  # noqa: PLC0415 - lexicons take a while to load

    failed = recheck(briefing)
    for claim in failed:
        output.say(f"{claim.id}: {claim.claim}")
        for check in claim.failed:
            output.say(f"  {check.name}: {check.detail}")
    cited = len(briefing.positions)
    wrong = len({claim.id for claim in failed} & {position.id for position in briefing.positions})
    output.write_stdout(f"{cited - wrong} of {cited} positions verified, {len(failed)} claims failed")
    if failed:
        raise StrictFailure(str(file), f"{len(failed)} claims do not stand on their sources", "They are listed above")


def page_forms(page: Page) -> None:
    """Refuse a wrong form, suffix or folder before any work is done or paid for.

    Raises:
        UsageError: a form is not known, a suffix names none, or a file's folder is missing or can't be written to.
    """
    for path in page.outputs or (None,):
        output.form_for(None if path == STDOUT else path, page.named, terminal=False)
        if path is not None and path != STDOUT:
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
            output.write_file(path, typeset.render(briefing, form, width=page.width or 80))
    if page.outputs and STDOUT not in page.outputs:
        return
    terminal = sys.stdout.isatty()
    text = typeset.render(
        briefing,
        output.form_for(None, page.named or page.usual, terminal=terminal),
        width=page.width or (shutil.get_terminal_size((80, 24)).columns if terminal else 80),
        color=terminal and not page.no_color and not os.environ.get("NO_COLOR"),
        unicode=(sys.stdout.encoding or "utf-8").lower().replace("-", "") in {"utf8", "utf16"},
    )
    output.write_stdout(text)


def load_briefing(file: Path) -> "Briefing":
    """Read a saved briefing.

    Raises:
        UsageError: there is no such file, or it is no briefing.
    """
    from pydantic import ValidationError  # noqa: PLC0415 - models take a while to load

    from ..schemas import Briefing  # noqa: PLC0415 - models take a while to load

    try:
        return Briefing.load(file)
    except OSError as error:
        raise UsageError(
            str(file), f"can't be read ({error.strerror})", "Name a file saved with --json or -o"
        ) from None
    except (ValidationError, UnicodeDecodeError) as error:
        fault = str(error).splitlines()[0]
        raise UsageError(
            str(file), f"is not a saved briefing ({fault})", "Make one with: summarizer brief -o x.json"
        ) from None
