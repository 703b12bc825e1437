"""Run another revision of the program on the same articles: checked out apart, run in its own process."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from ..config import Settings
from ..errors import UsageError
from ..schemas import Frozen
from . import pins
from .run import Selection, unit
from .store import Run, RunFolder

_HOME = Path(__file__).resolve().parent
_FOREIGN = _HOME / "foreign.py"
_PLACES = ("recordings", "pending", "prompts", "cache_dir")


class Made(Frozen):
    """What the other revision says of itself."""

    engine: str
    prompts: str = ""
    schemas: str = ""


def commit_of(revision: str, folder: Path) -> str | None:
    """The commit a revision names in the repository around a folder; None when it names none."""
    found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return found.stdout.strip() if found.returncode == 0 else None


def describe_checkout(folder: Path) -> str:
    """The commit the code stands at, marked when files differ from it; "unknown" outside a repository."""
    head = commit_of("HEAD", folder)
    if head is None:
        return "unknown"
    changed = _git(folder, "status", "--porcelain", "--untracked-files=no").stdout.strip()
    return head[:12] + ("+changes" if changed else "")


def run_revision(commit: str, selection: Selection, settings: Settings, runs: Path) -> RunFolder:
    """Run a commit's program on the selected articles, unless its outputs are there already.

    Settings that name folders, such as prompts, are the caller's and not the commit's; without them the commit's own
    prompts are used, which is what comparing with a revision is for.

    Args:
        commit: full name of the commit.
        selection: stories as labelled now; the commit's own labels play no part.
        settings: engine and model.
        runs: folder of runs.

    Raises:
        UsageError: the commit can't be checked out, or its program doesn't start.
    """
    chosen = {
        name: str(Path(value).resolve()) if name in _PLACES and value else value
        for name, value in asdict(settings).items()
    }
    articles = {unit(story, case): pins.text(case) for story, case in selection.units()}
    key = pins.short(json.dumps({k: v for k, v in chosen.items() if k != "api_key"}, sort_keys=True), repr(articles))
    name = f"rev-{commit[:12]}-{key[:8]}"
    folder = RunFolder(runs.resolve() / name)
    if (folder.path / "run.json").exists() and not list(folder.missing()):
        return folder
    with _checkout(commit) as tree:
        made = _work(tree, {"settings": chosen, "tasks": _tasks(folder, selection)})
    run = Run(
        name=name,
        engine=made.engine,
        program=commit[:12],
        prompts=made.prompts,
        schemas=made.schemas,
        cases=str(selection.cases),
        articles=articles,
        stories=tuple(story.id for story in selection.whole()),
    )
    return RunFolder.begin(runs.resolve(), run)


def _tasks(folder: RunFolder, selection: Selection) -> list[dict[str, object]]:
    tasks: list[dict[str, object]] = [
        {
            "output": str(folder.notes(unit(story, case), 0)),
            "files": [str(case.file.resolve())],
            "today": story.labels.today,
            "page": False,
        }
        for story, case in selection.units()
    ]
    tasks += [
        {
            "output": str(folder.page(story.id)),
            "files": [str(case.file.resolve()) for case in story.cases],
            "today": story.labels.today,
            "page": True,
        }
        for story in selection.whole()
    ]
    return tasks


@contextmanager
def _checkout(commit: str) -> Iterator[Path]:
    """A worktree of its own for a while; the caller's files are not touched."""
    with tempfile.TemporaryDirectory(prefix="summarizer-eval-") as temporary:
        tree = Path(temporary) / "tree"
        added = _git(_HOME, "worktree", "add", "--detach", "--force", str(tree), commit)
        if added.returncode:
            raise UsageError(f"revision {commit[:12]}", f"can't be checked out ({added.stderr.strip()})")
        try:
            yield tree
        finally:
            _git(_HOME, "worktree", "remove", "--force", str(tree))


def _work(tree: Path, job: dict[str, object]) -> Made:
    """Run the job with this interpreter and that tree's package."""
    done = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-P", str(_FOREIGN)],
        input=json.dumps(job),
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise UsageError(f"revision in {tree.name}", f"does not run: {done.stderr.strip().splitlines()[-1:]}")
    return Made.model_validate_json(done.stdout.splitlines()[-1])


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - arguments are ours; a revision is passed as one word after options
        ["git", "-C", str(folder), *arguments],  # noqa: S607 - whichever git the user has
        capture_output=True,
        text=True,
        check=False,
    )
