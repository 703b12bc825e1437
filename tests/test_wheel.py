"""The wheel, installed where nothing else is, does the main job even beside a caller's own schemas.py."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from conftest import ROOT, SEEDS, sample_briefing

pytestmark = pytest.mark.timeout(600)  # what it installs may have to be fetched


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel, the offline extra and what they need; returns its command."""
    home = tmp_path_factory.mktemp("wheel")
    _run([sys.executable, "-m", "build", "--wheel", "--outdir", home, ROOT])
    (wheel,) = home.glob("*.whl")
    venv.create(home / "venv", with_pip=False)
    ours = [sys.executable, "-m", "pip", "--python", home / "venv/bin/python", "--disable-pip-version-check"]
    _run([*ours, "install", "-q", "--no-compile", f"{wheel}[offline]"])
    return home / "venv/bin/summarizer"


def test_the_wheel_makes_the_same_page(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "schemas.py").write_text("raise RuntimeError('not this one')\n", encoding="utf-8")
    done = _run([installed, "brief", *SEEDS, "--json", "--engine", "offline"], cwd=tmp_path)
    assert json.loads(done)["page"] == json.loads(sample_briefing("offline").model_dump_json())["page"]


def test_the_wheel_holds_the_prompts(installed: Path, tmp_path: Path) -> None:
    listed = _run([installed, "prompts", "list"], cwd=tmp_path)
    names = ["extract", "link", "compose", "foreign", "translate"]
    assert [line.split("\t")[0] for line in listed.splitlines()] == names


def test_the_wheel_holds_the_code_of_the_evals_and_none_of_their_articles(installed: Path) -> None:
    (home,) = installed.parents[1].glob("lib/*/site-packages/summarizer")
    code = {
        str(path.relative_to(ROOT / "evals")) for path in (ROOT / "evals").rglob("*") if path.suffix in {".py", ".j2"}
    }
    shipped = {str(path.relative_to(home / "evals")) for path in (home / "evals").rglob("*") if path.is_file()}
    assert {name for name in shipped if "__pycache__" not in name} == code
    assert _run([installed, "schema"], cwd=home.parent).startswith("{")


def _run(command: list[object], cwd: Path | None = None) -> str:
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
