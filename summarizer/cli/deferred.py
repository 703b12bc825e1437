"""The commands that look after batches without reading an article: ``batch status``, ``collect`` and ``submit``."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import AnswersMissing
from . import output
from .options import load_settings

if TYPE_CHECKING:
    from ..llm.batch import Batches
    from ..llm.outbox import Submission

batch_app = typer.Typer(
    help="Batches that `brief --batch DIR` sent: how far they are, what they brought, what to send again.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder that was given as --batch.", exists=True)]
Model = Annotated[str | None, typer.Option("-m", "--model", help="The model, as its server names it.")]
BaseUrl = Annotated[str | None, typer.Option("--base-url", help="Root of an OpenAI-compatible endpoint.")]


@batch_app.command()
def status(folder: Folder, model: Model = None, base_url: BaseUrl = None) -> None:
    """Ask how far each batch is; exit 8 while any is out."""
    batches = _open(folder, model, base_url)
    for submission in batches.look():
        output.write_stdout(_line(submission))
    _finish(batches, "Run the same `brief` command again later, or `summarizer batch collect`")


@batch_app.command()
def collect(folder: Folder, model: Model = None, base_url: BaseUrl = None) -> None:
    """Take in what finished batches brought, so that every later run finds it kept; exit 8 while any is out."""
    batches = _open(folder, model, base_url)
    for submission in batches.collect():
        output.write_stdout(_line(submission))
        for failed in submission.failed:
            again = "it waits to be sent again" if failed.passing else "refused for good"
            reason = failed.message or failed.code or f"status {failed.status}"
            name = next(one.name for one in submission.sent if one.key == failed.key)
            output.write_stdout(f"  {name}: {reason} ({again})")
    _finish(batches, "Come back later")


@batch_app.command()
def submit(folder: Folder, model: Model = None, base_url: BaseUrl = None) -> None:
    """Send what waits: what failed and may be sent again, and what a crash or a refusal left behind; exits with 8."""
    batches = _open(folder, model, base_url)
    batches.send()
    for submission in batches.look():
        output.write_stdout(_line(submission))
    _finish(batches, "Run the same `brief` command again later, or `summarizer batch collect`")


def _open(folder: Path, model: str | None, base_url: str | None) -> "Batches":
    settings = load_settings({"batch": folder, "model": model, "base_url": base_url})
    from .. import wiring  # noqa: PLC0415 - models take a while to load
    from .progress import Progress  # noqa: PLC0415

    return wiring.open_batches(settings, Progress(output.say))


def _line(submission: "Submission") -> str:
    """One submission in one line: number, state, counts, what it cost."""
    total, failed = len(submission.sent), len(submission.failed)
    when = datetime.fromtimestamp(submission.planned_at, UTC).strftime("%Y-%m-%d %H:%M")
    counts = f"{total} requests"
    if submission.settled and submission.status != "refused":
        tokens = f"{submission.input_tokens:,} + {submission.output_tokens:,} tokens at {submission.price:.0%} price"
        counts += f", {submission.answered} answered, {failed} failed, {tokens}"
    return f"{submission.batch or submission.id}\t{submission.status}\t{when} UTC\t{counts}"


def _finish(batches: "Batches", move: str) -> None:
    """End with the waiting code while answers are out or requests wait to be sent."""
    out = {one.key: one.name for sent in batches.outbox.submissions() if not sent.settled for one in sent.sent}
    unsent = {one.key: one.name for one in batches.outbox.waiting()}
    if out:
        raise AnswersMissing.listing(str(batches.outbox.folder), out | unsent, move)
    if unsent:
        again = "Send them with `summarizer batch submit`, or run the same `brief` command again"
        raise AnswersMissing.listing(str(batches.outbox.folder), unsent, again)
