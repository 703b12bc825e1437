"""Commands of the docs that ask a model, run as they are written, against a server of our own in the model's place."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

from benchmarks.stub import Fault, StubServer

EMPTY = '{"actors": [], "positions": [], "proposals": [], "disputes": [], "events": [], "unknowns": []}'
PLACES = {
    "docs/providers.md": "A small model on this machine|What it costs",
    "docs/languages.md": "The page in another language",
    "README.md": "Use a model",
}
"""Page, and the headings of the parts whose commands ask a model."""
COMMAND = re.compile(r"^summarizer (?P<words>.+?)(?:\s{2,}.*)?$", re.MULTILINE)
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/v1")


def commands() -> list[str]:
    found = []
    for page, headings in PLACES.items():
        text = (ROOT / page).read_text(encoding="utf-8")
        for part in re.split(r"^## ", text, flags=re.MULTILINE):
            if re.match(headings, part):
                blocks = re.findall(r"^```\w*\n(.*?)^```$", part, re.MULTILINE | re.DOTALL)
                found += [match["words"] for block in blocks for match in COMMAND.finditer(block)]
    return found


@pytest.fixture(scope="module")
def server() -> Iterator[StubServer]:
    with StubServer(lambda _body, _n: Fault(content=EMPTY)) as stub:
        yield stub


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("commands")
    (made / "articles").mkdir()
    for name in ("metro", "tram"):
        (made / "articles" / f"{name}.txt").write_text(f"The {name} vote\n\nThe council will vote on the {name}.\n")
    return made


def test_the_commands_are_found() -> None:
    assert len(commands()) >= 8


@pytest.mark.parametrize("words", dict.fromkeys(commands()))
def test_the_command_runs_as_it_is_written(words: str, server: StubServer, folder: Path) -> None:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZER_", "OPENAI_", "XDG_"))}
    homes = {name: str(folder / "home") for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    model = {"OPENAI_API_KEY": "sk-x", "OPENAI_BASE_URL": server.url, "SUMMARIZER_MODEL": "gpt-4.1-mini"}
    prices = {"SUMMARIZER_PRICES": '{"gpt-4.1-mini": {"input": 0.4, "output": 1.6}}'}
    path = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", f"summarizer {ADDRESS.sub(server.url, words)}"],
        cwd=folder, env=clean | homes | model | prices | path, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout or re.search(r"-o (\S+)", words), "nothing was said"
    for name in re.findall(r"-o (\S+)", words):
        assert (folder / name).stat().st_size > 500
