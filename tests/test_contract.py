"""What every briefing promises, whatever the engine: the JSON contract, exact evidence, nothing lost."""

import json
import random
from pathlib import Path

import jsonschema
import pytest
from conftest import SEEDS, engine_for, settings_for

from summarizer import api
from summarizer.schemas import Briefing, Evidence


def test_json_validates_against_the_published_schema(briefing: Briefing) -> None:
    schema = Briefing.model_json_schema(mode="serialization")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(briefing.model_dump_json()), schema)


def test_every_slice_equals_the_file_at_its_offsets(briefing: Briefing) -> None:
    texts = {path.name: path.read_bytes().decode("utf-8") for path in SEEDS}
    files = {source.id: source.file for source in briefing.sources}
    slices = list(_evidence(briefing))
    assert len(slices) > 50
    for evidence in slices:
        assert texts[files[evidence.source]][evidence.start : evidence.end] == evidence.quote != ""


def test_no_evidence_comes_from_what_was_set_aside(briefing: Briefing) -> None:
    removed = {source.id: source.removed for source in briefing.sources}
    assert sum(len(spans) for spans in removed.values()) >= 5
    for evidence in _evidence(briefing):
        for span in removed[evidence.source]:
            whole = span.end - span.start > 3
            assert not (whole and evidence.start < span.end and span.start < evidence.end), evidence.quote


def test_no_id_dangles(briefing: Briefing) -> None:
    known = {
        name: {entry.id for entry in getattr(briefing, name)}
        for name in ("actors", "issues", "positions", "proposals", "agreements", "disputes", "timeline", "sources")
    }
    known["relations"] = {entry.id for entry in (*briefing.changes, *briefing.source_conflicts)}
    known["unknowns"] = {entry.id for entry in briefing.not_known}
    everything = set().union(*known.values())
    assert sum(len(ids) for ids in known.values()) == len(everything), "an id is used twice"
    for position in briefing.positions:
        assert {position.speaker, *filter(None, [position.on_behalf_of])} <= known["actors"]
        assert position.issue in known["issues"]
    for proposal in briefing.proposals:
        assert set(proposal.proposers) <= known["actors"]
        assert {*proposal.supporters, *proposal.opponents} <= known["positions"]
    for dispute in briefing.disputes:
        assert len(dispute.sides) >= 2
        for side in dispute.sides:
            assert side.actors
            assert set(side.actors) <= known["actors"]
            assert set(side.positions) <= known["positions"]
    for judgment in (*briefing.bottom_line, *briefing.key_judgments):
        assert judgment.refs
        assert set(judgment.refs) <= everything
    for relation in (*briefing.changes, *briefing.source_conflicts):
        assert set(relation.between) <= everything
    for evidence in _evidence(briefing):
        assert evidence.source in known["sources"]
    lines = [line for block in briefing.page.blocks for line in block.lines]
    lines += [row.demand for row in briefing.page.matrix.rows if row.demand]
    for line in lines:
        assert set(line.refs) <= known["sources"]
        assert set(line.items) <= everything


def test_each_claim_ends_in_one_place(briefing: Briefing) -> None:
    kept = [
        noted
        for name in ("positions", "proposals", "disputes", "timeline", "not_known")
        for entry in getattr(briefing, name)
        for noted in entry.items
    ]
    assert len(kept) == len(set(kept))
    counts = briefing.provenance
    assert counts.extracted == counts.shown + counts.below + counts.quarantined
    assert counts.shown + counts.below == len(kept)
    assert counts.shown > 0


def test_the_page_fits(briefing: Briefing) -> None:
    assert 0 < briefing.page.words <= 560
    for block in briefing.page.blocks:
        for line in block.lines:
            assert line.refs or block.key == "sources" or not line.items


def test_order_of_input_changes_nothing(kind: str, briefing: Briefing) -> None:
    shuffled = list(SEEDS)
    random.Random(7).shuffle(shuffled)
    assert shuffled != SEEDS
    again = api.summarize(shuffled, engine=engine_for(kind), settings=settings_for(kind))
    assert _without_usage(again) == _without_usage(briefing)


def test_a_saved_briefing_loads_as_it_was(briefing: Briefing, tmp_path: Path) -> None:
    briefing.save(tmp_path / "briefing.json")
    assert Briefing.load(tmp_path / "briefing.json") == briefing


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json"])
def test_every_form_shows_the_page(briefing: Briefing, form: str) -> None:
    shown = api.render(briefing, form)  # type: ignore[arg-type]
    first = briefing.bottom_line[0].text.split()[0]
    assert first in shown
    assert "s5" in shown


def _evidence(briefing: Briefing) -> list[Evidence]:
    named = ("actors", "positions", "proposals", "disputes", "timeline", "not_known", "changes", "source_conflicts")
    return [evidence for name in named for entry in getattr(briefing, name) for evidence in entry.evidence]


def _without_usage(briefing: Briefing) -> dict[str, object]:
    content = briefing.model_dump()
    content["provenance"].pop("usage")
    content["provenance"].pop("articles")
    return content
