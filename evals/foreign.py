"""Runs inside another revision's checkout: a plain script that knows only what every revision's library offers.

It is given a job on stdin, writes each output as it is done, and is scored by the revision that started it. It must not
import anything of ``evals``: the other revision's may be older, or not be there.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any


def main() -> None:
    """Do the job: every article, then every page, that has no output yet."""
    from summarizer import api  # noqa: PLC0415 - the other revision's, put first on the path by the caller
    from summarizer.config import Settings  # noqa: PLC0415
    from summarizer.pipeline import Frame, make_briefing, make_notes  # noqa: PLC0415
    from summarizer.steps.read import read  # noqa: PLC0415

    job = json.load(sys.stdin)
    paths = {"recordings", "pending", "prompts", "cache_dir"}
    chosen: dict[str, Any] = {k: Path(v) if k in paths and v else v for k, v in job["settings"].items()}
    engine = api.build_engine(Settings(**chosen))

    def note(task: dict[str, Any]) -> Any:
        noted, gaps = make_notes(read([Path(file) for file in task["files"]])[0], engine, today=task["today"])
        if not noted:
            raise ValueError(gaps[0].reason)
        return noted[0]

    def page(task: dict[str, Any]) -> Any:
        return make_briefing(read([Path(file) for file in task["files"]])[0], engine, frame=Frame(today=task["today"]))

    def work(task: dict[str, Any]) -> None:
        target = Path(task["output"])
        if not target.exists():
            _write(target, _made(task, page if task["page"] else note))

    with ThreadPoolExecutor(max_workers=max(1, engine.concurrency)) as pool:
        list(pool.map(work, job["tasks"]))
    made = engine.provenance
    json.dump({"engine": made.engine, "prompts": made.prompts, "schemas": made.schemas}, sys.stdout)


def _made(task: dict[str, Any], make: Callable[[dict[str, Any]], Any]) -> str:
    try:
        return f'{{"briefing": {make(task).model_dump_json()}}}\n'
    except Exception as error:  # what fails in another revision is that revision's score of 0
        return json.dumps({"failed": f"{type(error).__name__}: {error}", "trouble": "crash"}) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    Path(name).replace(path)


if __name__ == "__main__":
    main()
