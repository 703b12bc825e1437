"""The eval commands as a user meets them: exit codes, stored runs, other revisions, and --help that costs nothing."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from small import Canned, small_story
from test_runs import files
from typer.testing import CliRunner, Result

from summarizer import wiring
from summarizer.cli.app import app
from summarizer.errors import UsageError
from summarizer.evals import revisions
from summarizer.evals.case import load_story
from summarizer.evals.metamorphic import gist, try_engine
from summarizer.evals.run import choose

Invoke = Callable[..., Result]


@pytest.fixture
def invoke(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Invoke:
    """Run a command in-process with a canned engine, whose name is the model's."""
    monkeypatch.chdir(tmp_path)

    def build(settings: object, *_: object) -> Canned:
        name = getattr(settings, "model", None) or "canned"
        return Canned(name=name, blind=files(12) if name == "bad" else frozenset())

    monkeypatch.setattr(wiring, "build_engine", build)

    def call(*arguments: object) -> Result:
        return CliRunner().invoke(app, ["eval", *map(str, arguments)])

    return call


def test_run_show_bless_and_compare(invoke: Invoke, tmp_path: Path) -> None:
    small_story(tmp_path / "cases" / "s", 12)
    cases = ("--cases", "cases")
    done = invoke("run", *cases, "--name", "good", "-q", "-o", "r.html", "-o", "r.xml", "-o", "r.json", "-o", "r.md")
    assert done.exit_code == 0, done.output
    assert all((tmp_path / f"r.{suffix}").stat().st_size > 500 for suffix in ("html", "xml", "json", "md"))
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["means"]["positions"] == 1
    assert (
        invoke(
            "run", *cases, "-m", "bad", "--engine", "llm", "--base-url", "http://127.0.0.1:1/v1", "--name", "bad", "-q"
        ).exit_code
        == 0
    )
    assert invoke("show").output.split() == ["bad", "good"]
    assert invoke("show", "good", *cases).exit_code == 0
    worse = invoke("compare", "bad", "--against", "good", *cases, "-q")
    assert worse.exit_code == 10
    assert "12 claims changed" in worse.output
    assert worse.output.count("became wrong: s/") == 12
    assert invoke("compare", "good", "--against", "bad", *cases, "-q").exit_code == 0
    blessed = invoke("bless", "good", "--reason", "first", *cases, "--baseline", "b.json")
    assert blessed.exit_code == 0, blessed.output
    assert json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["engines"]["canned"]["reason"] == "first"


def test_five_articles_alone_are_underpowered(invoke: Invoke, tmp_path: Path) -> None:
    small_story(tmp_path / "cases" / "s", 5)
    invoke("run", "--cases", "cases", "--name", "good", "-q")
    done = invoke(
        "run",
        "--cases",
        "cases",
        "-m",
        "bad",
        "--engine",
        "llm",
        "--base-url",
        "http://127.0.0.1:1/v1",
        "-q",
        "--against",
        "good",
    )
    assert done.exit_code == 11
    assert "underpowered" in done.output


def test_an_engine_never_blessed_is_incomparable(invoke: Invoke, tmp_path: Path) -> None:
    small_story(tmp_path / "cases" / "s", 8)
    done = invoke("run", "--cases", "cases", "--name", "good", "-q", "--against", "baseline")
    assert done.exit_code == 11
    assert "incomparable" in done.output


def test_limit_leaves_out_the_page_of_a_part_of_a_story(invoke: Invoke, tmp_path: Path) -> None:
    small_story(tmp_path / "cases" / "s", 4)
    assert invoke("run", "--cases", "cases", "--limit", "2", "--name", "part", "-q").exit_code == 0
    run = json.loads((tmp_path / ".evals" / "part" / "run.json").read_text(encoding="utf-8"))
    assert (len(run["articles"]), run["stories"]) == (2, [])


def test_wrong_names_are_named(invoke: Invoke, tmp_path: Path) -> None:
    small_story(tmp_path / "cases" / "s", 2)
    invoke("run", "--cases", "cases", "--name", "good", "-q")
    for arguments, words in [
        (("run", "--cases", "cases", "--story", "gone"), "has no story gone"),
        (("show", "gone", "--cases", "cases"), "is not in"),
        (("compare", "good", "--against", "no-such-thing", "--cases", "cases"), "no run and no revision"),
        (("label", "s/gone", "--cases", "cases", "-o", "x.html"), "is not a labelled article"),
        (("run", "--cases", "cases", "-o", "x.pdf", "-q"), "no suffix"),
    ]:
        done = invoke(*arguments)
        assert words in str(done.exception), arguments


def test_label_writes_one_file(invoke: Invoke, tmp_path: Path) -> None:
    small_story(tmp_path / "cases" / "s", 1)
    assert invoke("label", "s/a0", "--cases", "cases", "-o", "case.html").exit_code == 0
    assert "p2: Ida Holm: oppose" in (tmp_path / "case.html").read_text(encoding="utf-8")


def test_help_loads_no_scorer() -> None:
    probe = "import sys, summarizer.cli.app; print({'pydantic', 'scipy', 'yaml', 'spacy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_another_revision_runs_in_its_own_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = tmp_path / "repository"
    package = repository / "summarizer"
    package.mkdir(parents=True)
    outside = Path(__file__).resolve().parents[2]
    for name in ("steps/read", "steps"):
        (package / name).mkdir(parents=True, exist_ok=True)
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "config.py").write_text("def Settings(**chosen): return chosen\n", encoding="utf-8")
    (package / "steps" / "__init__.py").write_text("", encoding="utf-8")
    (package / "steps" / "read" / "__init__.py").write_text("def read(paths): return paths, []\n", encoding="utf-8")
    (package / "api.py").write_text(
        "class E:\n    concurrency = 1\n    class provenance:\n        engine, prompts, schemas = 'old', '', ''\n"
        "def build_engine(settings): return E()\n",
        encoding="utf-8",
    )
    (package / "pipeline.py").write_text(
        "class Frame:\n    def __init__(self, today): pass\n"
        'class B:\n    def model_dump_json(self): return \'{"coverage": {"articles": 1, "origins": 1}}\'\n'
        "def make_notes(paths, engine, today): return [B()], []\n"
        "def make_briefing(paths, engine, frame): raise ValueError('no pages then')\n",
        encoding="utf-8",
    )
    git = ["git", "-C", str(repository), "-c", "user.name=t", "-c", "user.email=t@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "old"]):
        subprocess.run([*git, *command], check=True, capture_output=True)
    monkeypatch.setattr(revisions, "_HOME", repository)
    story = load_story(outside / "evals" / "cases" / "port-strike")
    commit = revisions.commit_of("HEAD", repository)
    assert commit
    from summarizer.config import Settings

    folder = revisions.run_revision(commit, choose([story], story.folder), Settings(), tmp_path / "runs")
    assert folder.run.engine == "old"
    outputs = [folder.output(folder.notes(f"port-strike/{case.id}", 0)) for case in story.cases]
    assert all(output and output.briefing and not output.briefing.positions for output in outputs)
    page = folder.output(folder.page("port-strike"))
    assert page
    assert page.failed == "ValueError: no pages then"
    assert not list((tmp_path / "repository").glob(".git/worktrees/*"))
    assert revisions.commit_of("--help", repository) is None
    with pytest.raises(UsageError, match="checked out"):
        revisions.run_revision("0" * 40, choose([story], story.folder), Settings(), tmp_path / "runs")


def test_metamorphic_findings_name_what_changed(tmp_path: Path) -> None:
    story = small_story(tmp_path / "s", 2)
    findings = list(try_engine([story], Canned()))
    assert {finding.change for finding in findings if finding.kept} >= {
        "permuted",
        "one article copied",
        "boilerplate added",
    }

    class Gullible(Canned):
        def extract(self, article, faults=()):  # type: ignore[no-untyped-def]
            notes = super().extract(article, faults)
            return notes.model_copy(update={"positions": []}) if "Ignore all previous" in article.text else notes

    fooled = [finding for finding in try_engine([story], Gullible()) if finding.change == "instruction injected"]
    assert [finding.kept for finding in fooled] == [False]
    assert "sailors" in fooled[0].detail


def test_the_gist_has_no_ids_order_or_spelling(tmp_path: Path) -> None:
    from summarizer.evals.gold import as_briefing
    from summarizer.evals.harmless import reordered, respelled

    story = small_story(tmp_path / "s", 1)
    case = story.cases[0]
    right = as_briefing(story, case)
    assert gist(right) == gist(reordered(story, case)) == gist(respelled(story, case))
    assert gist(right) != gist(right.model_copy(update={"positions": right.positions[:1]}))
