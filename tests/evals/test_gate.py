"""The gate: neither the offline engine nor the recorded model is worse than the baseline, on all labelled articles."""

from pathlib import Path

import pytest
from test_cli import run

from summarizer.evals.case import stories

ROOT = Path(__file__).parents[2]
RECORDINGS = ROOT / "evals" / "recordings"


@pytest.mark.parametrize(
    "options",
    [["--engine", "offline"], ["--engine", "llm", "--recordings", str(RECORDINGS / "claude")]],
    ids=["offline", "recorded"],
)
def test_not_worse_than_the_baseline(options: list[str], tmp_path: Path) -> None:
    done = run("eval", "run", *options, "--runs", tmp_path, "--against", "baseline", "-q", cwd=ROOT)
    said = done.stdout.decode() + done.stderr.decode()
    assert done.returncode == 0, said[-3000:]
    assert "verdict: not worse" in said


@pytest.mark.parametrize(
    ("edit", "names", "code"), [("bad", ["port-strike", "climate-fund"], 10), ("neutral", ["ukraine-guarantees"], 11)]
)
def test_an_edited_prompt_is_told_from_the_one_before(edit: str, names: list[str], code: int, tmp_path: Path) -> None:
    picked = [word for name in names for word in ("--story", name)]
    common = ["--engine", "llm", *picked, "--runs", tmp_path, "-q"]
    run("eval", "run", *common, "--recordings", RECORDINGS / "claude", "--name", "before", cwd=ROOT)
    edited = ["--recordings", RECORDINGS / "edits" / edit, "--prompts", ROOT / "evals" / "edits" / edit]
    done = run("eval", "run", *common, *edited, "--name", "after", "--against", "before", cwd=ROOT)
    said = done.stdout.decode()
    assert done.returncode == code, said[-2000:]
    assert "became wrong" in said or edit == "neutral"


def test_twenty_three_articles_in_seven_stories_are_labelled() -> None:
    found = stories(ROOT / "evals" / "cases")
    assert (len(found), sum(len(story.cases) for story in found)) == (7, 23)
    assert sum(case.second is not None for story in found for case in story.cases) == 3
