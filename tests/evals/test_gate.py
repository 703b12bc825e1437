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


def prompted(edit: str | None) -> list[str | Path]:
    """Options of a run on the recorded answers to an edited prompt, or to the one that ships."""
    if edit is None:
        return ["--recordings", RECORDINGS / "claude"]
    return ["--recordings", RECORDINGS / "edits" / edit, "--prompts", ROOT / "evals" / "edits" / edit]


@pytest.mark.parametrize(
    ("before", "after", "names", "code", "told"),
    [
        (None, "bad", ["port-strike", "climate-fund"], 10, "became wrong"),
        (None, "selfcheck", ["port-strike", "climate-fund", "stadium-vote", "ukraine-guarantees"], 0, "became right"),
        (None, "neutral", ["ukraine-guarantees"], 11, ""),
    ],
    ids=["bad", "good", "neutral"],
)
def test_an_edited_prompt_is_told_from_the_one_before(  # noqa: PLR0917 - one argument a column
    before: str | None, after: str | None, names: list[str], code: int, told: str, tmp_path: Path
) -> None:
    picked = [word for name in names for word in ("--story", name)]
    common = ["--engine", "llm", *picked, "--runs", tmp_path, "-q"]
    run("eval", "run", *common, *prompted(before), "--name", "before", cwd=ROOT)
    done = run("eval", "run", *common, *prompted(after), "--name", "after", "--against", "before", cwd=ROOT)
    said = done.stdout.decode()
    assert done.returncode == code, said[-2000:]
    assert told in said


@pytest.mark.parametrize("edit", ["bad", "earlier", "neutral", "hopeful", "selfcheck"])
def test_an_edit_is_one_sentence_apart(edit: str) -> None:
    ours = (ROOT / "prompts" / "extract.md").read_text(encoding="utf-8").split("\n")
    theirs = (ROOT / "evals" / "edits" / edit / "extract.md").read_text(encoding="utf-8").split("\n")
    assert sum(one != other for one, other in zip(ours, theirs, strict=True)) == 1


def test_twenty_three_articles_in_seven_stories_are_labelled() -> None:
    found = stories(ROOT / "evals" / "cases")
    assert (len(found), sum(len(story.cases) for story in found)) == (7, 23)
    assert sum(case.second is not None for story in found for case in story.cases) == 4
