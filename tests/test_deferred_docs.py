"""The walk-throughs of docs/deferred.md, run as they are written, print what they say."""

import os
import re
import shlex
from pathlib import Path

import warm
from conftest import ROOT
from stub_batches import BatchServer, Body

EMPTY = '{"actors": [], "positions": [], "proposals": [], "disputes": [], "events": [], "unknowns": []}'
RUN = re.compile(r"^\$ (.+)\n((?:(?!\$ |```).*\n)*)", re.MULTILINE)


def walk(part: str) -> list[tuple[list[str], list[str]]]:
    """Read commands and what they print from one part of the page."""
    text = (ROOT / "docs" / "deferred.md").read_text(encoding="utf-8").split(f"\n## {part}\n")[1].split("\n## ")[0]
    return [(shlex.split(command)[1:], masked(printed).splitlines()) for command, printed in RUN.findall(text)]


def masked(text: str) -> str:
    """Leave out what differs from day to day and from one version of a prompt to the next: dates, digits of keys."""
    return re.sub(r"-[0-9a-f]{6}\b", "-KEY", re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "DATE", text))


def run(arguments: list[str], folder: Path, **more: str) -> tuple[int, str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZER_", "OPENAI_", "XDG_"))}
    homes = {name: str(folder / "home") for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    done = warm.told(arguments, env=clean | homes | more, cwd=folder)
    return done.returncode, masked(done.stdout + done.stderr)


def articles(folder: Path) -> None:
    (folder / "articles").mkdir()
    for name in ("metro", "tram"):
        text = f"The {name} line will close in May. Who pays remains unclear.\n"
        (folder / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")


def test_the_hand_off_goes_as_the_page_says(tmp_path: Path) -> None:
    articles(tmp_path)
    (first, says), (second, says_then) = walk("Hand-off")
    code, printed = run(first, tmp_path)
    assert code == 8
    assert all(line in printed.splitlines() for line in says), printed
    for name, answer in (("metro", f"Here you are:\n```json\n{EMPTY}\n```\n"), ("tram", '{"actors": 5}')):
        (page,) = (tmp_path / "out").glob(f"extract-{name}-*.prompt.md")
        page.with_name(page.name.replace(".prompt.md", ".answer.json")).write_text(answer, encoding="utf-8")
    code, printed = run(second, tmp_path)
    assert code == 8
    assert all(line in printed.splitlines() for line in says_then), printed
    (tmp_path / "out" / page.name.replace(".prompt.md", ".answer.json")).write_text(EMPTY, encoding="utf-8")
    assert run(second, tmp_path)[0] == 0


def test_a_batch_goes_as_the_page_says(tmp_path: Path) -> None:
    articles(tmp_path)
    slow = {"status_code": 429, "body": {"error": {"message": "slow down", "code": "rate_limit_exceeded"}}}

    def script(body: Body) -> object:
        return slow if "The tram line" in body["messages"][1]["content"] else EMPTY

    with BatchServer(script) as server:  # type: ignore[arg-type]
        at = {"SUMMARIZER_BASE_URL": server.url, "SUMMARIZER_MODEL": "m"}
        for arguments, says in walk("Batch"):
            if "collect" in arguments:
                server.finish()
            code, printed = run(arguments, tmp_path, **at)
            assert code == 8
            assert all(line in printed.splitlines() for line in says), printed
        server.script = lambda _: EMPTY
        server.finish()
        assert run(walk("Batch")[0][0], tmp_path, **at)[0] == 0
        assert (len(server.batches), len(server.bodies()), server.live) == (2, 3, [])
