"""What the documentation says is so: commands run as written, the reference is the code's, links lead somewhere."""

import importlib.util
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from conftest import ROOT

DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "evals" / "README.md"])
BLOCK = re.compile(r"(?:^<!-- (not run: [^\n]+) -->\n)?^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WALKS = ("For a desk officer", "For a developer", "For a prompt engineer")


@cache
def reference() -> ModuleType:
    """Load the script that makes the reference; docs/ is no package."""
    spec = importlib.util.spec_from_file_location("make_reference", DOCS / "make_reference.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield language and text of each block that is to be run."""
    for unrun, language, code in BLOCK.findall(text):
        if not unrun:
            yield language, code


def walk(title: str) -> list[tuple[str, str]]:
    text = (DOCS / "tour.md").read_text(encoding="utf-8").split(f"\n## {title}\n")[1].split("\n## ")[0]
    return list(blocks(text))


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that has what a clone has, where the walks leave their files in turn."""
    folder = tmp_path_factory.mktemp("tour")
    for name in ("seeds", "evals", "prompts"):
        (folder / name).symlink_to(ROOT / name)
    return folder


def run_shell(code: str, folder: Path) -> str:
    """Run each command of a block in turn and hold its exit code against the one its comment names; 0 without one."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZER_", "OPENAI_", "XDG_"))}
    homes = {name: str(folder / "home") for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    path = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    printed = ""
    for command in code.strip().splitlines():
        expected = re.search(r"  # exit (\d+)$", command)
        done = subprocess.run(
            ["bash", "-c", command], cwd=folder, env=clean | homes | path, capture_output=True, text=True, check=False
        )
        assert done.returncode == int(expected[1] if expected else 0), f"{command}\n{done.stdout}{done.stderr}"
        printed += done.stdout
    return printed


def test_the_desk_officers_walk(clone: Path) -> None:
    printed = "".join(run_shell(code, clone) for language, code in walk(WALKS[0]) if language == "sh")
    made = {path.name for path in clone.glob("*day.*")}
    assert made == {"monday.html", "monday.pdf", "monday.json", "monday.md", "tuesday.html", "tuesday.json"}
    assert (clone / "monday.pdf").read_bytes().startswith(b"%PDF")
    assert "WHO WANTS WHAT" in printed
    assert "0 parts failed now" in printed
    assert "3 new articles" in printed


def test_the_developers_walk(clone: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    if not (clone / "tuesday.json").exists():
        test_the_desk_officers_walk(clone)
    monkeypatch.chdir(clone)
    names: dict[str, Any] = {"__name__": "tour"}
    for language, code in walk(WALKS[1]):
        assert language == "python"
        exec(compile(code, "tour.md", "exec"), names)
    assert "2/2 001_1b15f4c17ff85cff.txt" in capsys.readouterr().out
    assert names["page"].startswith("<!DOCTYPE html>")
    assert len(names["since"].articles_new) == 3


def test_the_prompt_engineers_walk(clone: Path) -> None:
    printed = "".join(run_shell(code, clone) for language, code in walk(WALKS[2]) if language == "sh")
    assert "verdict: worse" in printed
    assert "verdict: not worse" in printed
    assert len(set(re.findall(r"extract\tversion 1\t(\w+)", printed))) == 2
    assert (clone / "report.html").exists()
    assert "the prompt as it ships" in (clone / "mine" / "baseline.json").read_text(encoding="utf-8")


def test_the_json_page_reads_a_briefing(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not (clone / "tuesday.json").exists():
        test_the_desk_officers_walk(clone)
    (clone / "briefing.json").write_bytes((clone / "tuesday.json").read_bytes())
    monkeypatch.chdir(clone)
    names: dict[str, Any] = {}
    for language, code in blocks((DOCS / "json.md").read_text(encoding="utf-8")):
        assert language == "python"
        exec(compile(code, "json.md", "exec"), names)
    assert names["piece"]["quote"] in names["text"]


def test_the_reference_is_the_code() -> None:
    for path, text in reference().made().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is stale: run python docs/make_reference.py"


def test_exit_codes_are_the_verdicts_and_errors() -> None:
    from summarizer.evals.stats import Decision

    outcomes = {"not worse": 0, "worse": 10, "underpowered": 11, "incomparable": 11}
    for outcome, code in outcomes.items():
        assert Decision(outcome=outcome, reason="").exit_code == code  # type: ignore[arg-type]
        assert outcome in reference().EVALS[code]
    readme = (ROOT / "README.md").read_text(encoding="utf-8").split("Exit codes: ")[1].split("\n\n")[0]
    listed = {int(code) for code, _, _ in reference().exit_codes()}
    assert {int(code) for code in re.findall(r"(?:^|[;\s])(\d+)(?= )", readme)} >= listed


@cache
def known() -> dict[str, set[str]]:
    """Every command with the options it takes."""
    from typer.main import get_command

    from summarizer.cli.app import app

    found = {name: {"-h", "--help"} for name, _ in reference().leaves(get_command(app))}
    for name, command in reference().leaves(get_command(app)):
        found[name].update(o for option in command.params for o in (*option.opts, *option.secondary_opts))
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name if path.parent != ROOT / "evals" else "evals")
def test_commands_and_options_of_a_page_exist(page: Path) -> None:
    lines = re.findall(
        r"^(?:\$ |- run: )?(?:\S+/)?summarizer ((?:\\\n|.)+)$", page.read_text(encoding="utf-8"), re.MULTILINE
    )
    if page.name == "README.md" and page.parent != DOCS:
        assert lines
    for line in lines:
        words = shlex.split(re.split(r"\s#\s|\s{2,}", line.replace("\\\n", ""))[0], posix=True)
        for name in _commands(words):
            given = {word.split("=")[0] for word in words if re.match(r"--?[a-z]", word)}
            assert given - known()[name] - {"--version"} == set(), line


def _commands(words: list[str]) -> list[str]:
    """Name the commands a line shows; one of the form "eval run | compare" shows several."""
    if words[0].startswith("-"):
        return []
    groups = {name.split()[0] for name in known() if " " in name}
    if words[0] not in groups:
        assert words[0] in known(), words
        return [words[0]]
    subs = [word for word in words[1:] if f"{words[0]} {word}" in known()]
    return [f"{words[0]} {sub}" for sub in subs]


def test_every_reason_for_a_confidence_is_explained() -> None:
    code = (ROOT / "summarizer" / "steps" / "word" / "confidence.py").read_text(encoding="utf-8")
    reasons = set(re.findall(r'"(?:low|moderate|high)", (?:\([^)]*\), )?"([^"{]+)"', code))
    assert len(reasons) >= 8
    page = (DOCS / "confidence.md").read_text(encoding="utf-8")
    assert {reason for reason in reasons if f"`{reason}`" not in page} == set()


def test_every_field_of_a_briefing_is_explained_by_name() -> None:
    from summarizer.schemas import Briefing

    fields = (DOCS / "json.md").read_text(encoding="utf-8").split(reference().BEGIN)[1]
    assert all(f"| `{name}` |" in fields for name in Briefing.model_fields)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)\)", page.read_text(encoding="utf-8")):
        path, _, part = target.partition("#")
        there = page.parent / path if path else page
        assert there.exists(), target
        if part:
            heads = re.findall(r"^#+ (.+)$", there.read_text(encoding="utf-8"), re.MULTILINE)
            assert part in {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}, target
