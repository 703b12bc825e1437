"""``verify`` tells a reader what of a file does not stand, where to look and why; other ends of a run are as quiet."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import warm
from conftest import ROOT, sample_briefing
from steps.briefings import PROVENANCE, Story

from summarizer.cli.verifying import listed, parted
from summarizer.errors import UsageError
from summarizer.pipeline import check_again
from summarizer.saved import load_briefing
from summarizer.schemas import Briefing
from summarizer.steps.fit import fit
from summarizer.steps.render import render


def edited(**position: object) -> Briefing:
    whole = sample_briefing("offline")
    first, *others = whole.positions
    return whole.model_copy(update={"positions": (first.model_copy(update=position), *others)})


def test_what_fails_is_named_with_what_it_cites_and_why() -> None:
    piece, *others = sample_briefing("offline").positions[0].evidence
    briefing = edited(evidence=(piece.model_copy(update={"quote": f"{piece.quote[:-5]} not."}), *others))
    failed = check_again(briefing)
    lines = list(listed(briefing, failed))
    first = briefing.positions[0]
    assert lines[0] == f"position {first.id}: {first.statement}", "claims go before the lines that rest on them"
    source = next(source for source in briefing.sources if source.id == piece.source)
    assert lines[1].startswith(f"  cites {source.id}, {source.file}, sentence")
    assert " ".join(piece.quote.split())[:100] in lines[1], "what the article says, not what the file was made to say"
    assert any(line.startswith(f"  not so: {source.id} does not say") for line in lines[:8])
    assert parted(failed[:1]) == "1 claim does"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"speaker": "a999"}, "p1 refers to a999"),
        ({"issue": "i999"}, "p1 refers to i999"),
        ({"evidence": "s99"}, "p1 refers to s99"),
    ],
)
def test_a_file_that_refers_to_what_it_lacks_is_refused(tmp_path: Path, changed: dict[str, str], said: str) -> None:
    if "evidence" in changed:
        piece = sample_briefing("offline").positions[0].evidence[0]
        briefing = edited(evidence=(piece.model_copy(update={"source": changed["evidence"]}),))
    else:
        briefing = edited(**changed)
    briefing.save(tmp_path / "page.json")
    with pytest.raises(UsageError, match=said):
        load_briefing(tmp_path / "page.json")


def test_the_command_ends_with_seven_and_the_next_move(tmp_path: Path) -> None:
    story = Story()
    story.source("Levy row\nMayor Zoë Brûlé said the café levy must be dropped. Rain fell.")
    whole = fit(story.briefing(), PROVENANCE)
    changed = whole.page.model_copy(update={"title": "Everybody agrees"})
    whole.model_copy(update={"page": changed}).save(tmp_path / "page.json")
    done = warm.told(["verify", str(tmp_path / "page.json")], env=os.environ, cwd=ROOT)
    assert done.returncode == 7
    assert "page, title: Everybody agrees" in done.stdout
    (said,) = done.stderr.splitlines()
    assert "of the page or its wording do not follow from the articles inside it" in said
    assert said.endswith("make it again with summarizer brief")


def test_a_reader_that_leaves_early_ends_it_quietly() -> None:
    extract = f"{sys.executable} -m summarizer extract seeds/000_* seeds/001_* --engine offline -q"
    command = f"{extract} | head -c 20; echo ${{PIPESTATUS[@]}}"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.endswith("0 0\n")


@pytest.mark.parametrize("width", [24, 30, 39, 40, 48, 59])
def test_on_a_narrow_screen_no_name_is_broken_inside_a_word(width: int) -> None:
    story = Story()
    source = story.source("Levy row\nThe levy must be dropped. Rain fell.")
    for name in ("Konstantinos Papadopoulos", "Bartholomew Featherstonehaugh"):
        issue = story.issue("Café levy", "The café levy should be kept.")
        story.position(story.actor(name), issue, "oppose", "Wants it dropped.", story.cite(source, "must be dropped"))
    shown = render(fit(story.briefing(), PROVENANCE), "terminal", width=width)
    assert max(map(len, shown.splitlines())) <= width
    words = {word.strip(".,:;()[]") for word in shown.split()}
    assert {"Konstantinos", "Papadopoulos", "Bartholomew", "Featherstonehaugh"} <= words
