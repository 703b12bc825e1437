"""The gates that are not about behaviour: formatting, lint, types, import contracts, the public surface."""

import subprocess
import sys
from pathlib import Path

import pytest

import summarizer

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent


@pytest.mark.timeout(600)  # the types of everything, without a cache, on a machine that has other work
@pytest.mark.parametrize(
    "command",
    [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"], ["lint-imports"]],
    ids=["lint", "format", "types", "imports"],
)
def test_gate(command: list[str]) -> None:
    done = subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_public_names_are_exactly_these() -> None:
    assert sorted(summarizer.__all__) == sorted([*summarizer._HOME, "__version__"])
    for name in summarizer.__all__:
        assert getattr(summarizer, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'summarise'"):
        summarizer.summarise  # noqa: B018


def test_modules_stay_small() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for folder in ("summarizer", "schemas", "evals", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


def test_bare_schemas_are_refused() -> None:
    for name in ("schemas", "evals"):
        done = subprocess.run(
            [sys.executable, "-c", f"import {name}"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 1
        assert f"import summarizer.{name}" in done.stderr
