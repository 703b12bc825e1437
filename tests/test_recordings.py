"""Recorded answers are to exactly the prompts we render now; a change of prompt or schema makes them stale, loudly."""

import json
import shutil
from pathlib import Path

import pytest
from conftest import RECORDINGS, ROOT, SEEDS, sample_briefing, settings_for

from summarizer import api, wiring
from summarizer.errors import RecordingMissing
from summarizer.events import ArticleSkipped, Event, Warned


def test_every_judgment_on_the_samples_is_recorded() -> None:
    heard: list[Event] = []
    settings = settings_for("recorded")
    briefing = api.summarize(SEEDS, settings=settings, listener=heard.append)
    assert [event for event in heard if isinstance(event, Warned | ArticleSkipped)] == []
    assert briefing.provenance.engine == "llm claude"
    assert briefing.provenance.wording == "engine"
    assert (briefing.provenance.usage.calls, briefing.provenance.usage.cached) == (0, len(SEEDS) + 2)


def test_the_models_page_quarantines_less_than_a_tenth() -> None:
    counts = sample_briefing("recorded").provenance
    assert counts.quarantined / counts.extracted <= 0.1


def test_a_changed_prompt_is_said_to_be_stale(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "prompts", tmp_path / "prompts")
    prompt = tmp_path / "prompts" / "extract.md"
    prompt.write_text(prompt.read_text("utf-8").replace("## disputes", "## quarrels"), "utf-8")
    settings = settings_for("recorded")
    engine = wiring.build_engine(type(settings)(engine="llm", recordings=RECORDINGS, prompts=tmp_path / "prompts"))
    with pytest.raises(RecordingMissing, match="stale: system part changed"):
        api.summarize(SEEDS[0], engine=engine, settings=settings)


def test_recordings_hold_answers_and_hashes_but_no_prompt() -> None:
    fields = {"key", "name", "model", "prompt", "fills", "system_sha", "user_sha", "schema_sha", "repeat"}
    for path in RECORDINGS.rglob("*.json"):
        assert set(json.loads(path.read_text("utf-8"))) == fields | {"answer", "recorded_on"}
