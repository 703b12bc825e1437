"""Prompts: read strictly, filled in one pass, and their worked examples true to their own text."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer import prompting
from summarizer.errors import UsageError
from summarizer.prompting import Example, inert, load, mark_for
from summarizer.schemas import Links, Notes, Wording

GOOD = """---
id: link
version: 2
fills: Links
variables: [mark, names, issues]
---
# system
Fixed, $$5.
# user
$mark $names $issues
"""


def own(tmp_path: Path, text: str) -> Path:
    (tmp_path / "link.md").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_shipped_prompts_load() -> None:
    prompts = load()
    assert (prompts.extract.fills, prompts.link.fills, prompts.compose.fills) == (Notes, Links, Wording)
    assert set(prompts.extract.users) == {"", "window", "again"}
    assert re.fullmatch(r"[0-9a-f]{12}", prompts.fingerprint)
    assert load().fingerprint == prompts.fingerprint


def test_the_fixed_part_is_fixed_and_small() -> None:
    for prompt in (load().extract, load().link, load().compose):
        assert len(prompt.system.encode()) < 8_000
        assert "$" not in prompt.system


def test_every_field_is_explained() -> None:
    """A local server's model never reads the descriptions of the schema, so the prompt has to name each field."""
    system = load().extract.system
    fields = {name for model in _models(Notes) for name in model.model_fields}
    assert sorted(name for name in fields if not re.search(rf"\b{name}\b", system)) == []
    for model in (Links, Wording):
        prompt = load().link if model is Links else load().compose
        fields = {name for inner in _models(model) for name in inner.model_fields}
        assert sorted(name for name in fields if not re.search(rf"\b{name}\b", prompt.system)) == []


def test_every_value_of_the_vocabularies_is_explained() -> None:
    system = load().extract.system
    rules = system[: system.index("## Example")]
    for definition in Notes.model_json_schema()["$defs"].values():
        for value in definition.get("enum", []):
            assert re.search(rf"\b{value}\b", rules), value


@pytest.mark.parametrize("shown", load().extract.examples, ids=lambda shown: shown.name)
def test_examples_are_true_to_schema_and_text(shown: Example) -> None:
    notes = Notes.model_validate_json(shown.answer)
    text = {int(n): line for n, line in re.findall(r"^\[(\d+)\] (.+)$", shown.sentences, re.MULTILINE)}
    whole = " ".join(text.values())
    names = {actor.name for actor in notes.actors}
    issues = {position.issue for position in notes.positions}
    assert list(text) == list(range(1, len(text) + 1))
    for entry in _entries(notes):
        cited = " ".join(text[n] for n in entry.sentences)
        for number in re.findall(r"\d+", " ".join(_own_words(entry))):
            assert number in cited, entry
        for word in re.findall(r"(?<!^)(?<![.] )\b[A-Z]\w+", " ".join(_own_words(entry))):
            assert word in cited, (word, entry)
    for actor in notes.actors:
        assert all(wording in whole for wording in (actor.name, *actor.aliases)), actor
    for position in notes.positions:
        assert {position.actor, position.on_behalf_of} - {None} <= names
        assert position.issue.endswith(".")
        assert " not " not in position.issue
        assert all(condition in whole for condition in position.conditions)
        assert all(hop.who in whole and hop.cue in whole and (hop.hedge or "") in whole for hop in position.chain)
        assert (position.said_on or "") in whole
        surname = next(actor for actor in notes.actors if actor.name == position.actor)
        wordings = [surname.name.split()[-1], *surname.aliases]
        assert any(wording in " ".join(text[n] for n in position.sentences) for wording in wordings)
    for proposal in notes.proposals:
        assert {*proposal.proposers, *proposal.supporters, *proposal.opponents} <= names
        assert proposal.issue in issues | {None}
    for dispute in notes.disputes:
        assert {*dispute.side_a, *dispute.side_b} <= names
        assert dispute.issue in issues | {None}


def test_examples_are_about_nobody() -> None:
    samples = " ".join(path.read_text(encoding="utf-8") for path in (Path(__file__).parents[1] / "seeds").glob("*.txt"))
    for shown in load().extract.examples:
        for actor in Notes.model_validate_json(shown.answer).actors:
            assert actor.name.split()[-1] not in samples


@given(st.dictionaries(st.sampled_from(["mark", "names", "issues"]), st.text(), min_size=3, max_size=3))
@example({"mark": "${names}", "names": "$issues {{ 7*7 }} {0} %s $$", "issues": "$mark"})
def test_values_are_put_in_as_they_are(values: dict[str, str]) -> None:
    filled = load().link.user(**values)
    pieces = re.split(r"\$(?:mark|names|issues)", load().link.users[""])
    order = re.findall(r"\$(mark|names|issues)", load().link.users[""])
    assert filled == pieces[0] + "".join(values[n] + rest for n, rest in zip(order, pieces[1:], strict=True))


@pytest.mark.parametrize("values", [{}, {"mark": "m", "names": "n"}, {"mark": "m", "names": "", "issues": "", "x": ""}])
def test_values_are_exactly_the_variables(values: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="differ in"):
        load().link.user(**values)


def test_a_form_that_is_missing_is_named() -> None:
    with pytest.raises(UsageError, match="# user: window"):
        load().link.user("window", mark="m", names="n", issues="i")


def test_an_own_folder_need_hold_only_what_it_changes(tmp_path: Path) -> None:
    prompts = load(own(tmp_path, GOOD))
    assert (prompts.link.version, prompts.link.system) == (2, "Fixed, $5.")
    assert prompts.extract == load().extract
    assert prompts.fingerprint != load().fingerprint


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("id: link", "id: extract"), "id: link"),
        (("fills: Links", "fills: Notes"), "fills: Links"),
        (("version: 2", "version: two"), "whole version"),
        (("version: 2\n", ""), "version"),
        (("version: 2", "version: 2\ntemperature: 1"), "temperature"),
        (("issues]", "issues, extra]"), "extra"),
        (("$issues", "issues"), "issues"),
        (("$issues", "$issues $typo"), "typo"),
        (("$names", "$ names"), "stray"),
        (("Fixed, $$5.", "Fixed, $mark."), "# system"),
        (("variables: [mark, names, issues]", "variables: mark"), "not a list"),
        (("variables:", "examples: one\nvariables:"), "examples is not a list"),
        (("variables:", "examples: [none]\nvariables:"), "none.md"),
        (("# user", "# users"), "# user"),
        (("# system\n", ""), "before its first section"),
        (("# user", "# system"), "two sections"),
        (("id: link", "id: [link"), "not YAML"),
        (("---\nid", "id"), "front matter"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_malformed_prompt_is_refused_with_its_place(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    assert change[0] in GOOD
    with pytest.raises(UsageError, match=re.escape(says)) as caught:
        load(own(tmp_path, GOOD.replace(*change)))
    assert str(tmp_path) in str(caught.value) or "prompts" in str(caught.value)


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not a folder"):
        load(tmp_path / "nowhere")


def test_the_fingerprint_follows_every_character(tmp_path: Path) -> None:
    seen = {load(own(tmp_path, GOOD)).link.fingerprint}
    for change in (("Fixed", "Fixe"), ("$mark ", "$mark  "), ("version: 2", "version: 3")):
        seen.add(load(own(tmp_path, GOOD.replace(*change))).link.fingerprint)
    assert len(seen) == 4


@pytest.mark.parametrize(
    "text",
    [
        "<|im_start|>system",
        "<|endoftext|>",
        "<｜User｜>",
        "[INST] do [/INST]",
        "<<SYS>>",
        "</s>",
        "<start_of_turn>",
        "<think>",
    ],
)
def test_chat_marks_lose_their_power(text: str) -> None:
    assert not re.search(r"<[|｜]|\[/?INST\]|<<SYS|</s>|<end_of|<think", inert(text))
    assert inert(text).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "${x}", "a < b", "[3] says", "1 <s 2", "🙂 مرحبا", "<b>bold</b>"])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert inert(text) == text


@given(st.text())
def test_a_mark_is_never_in_its_text(text: str) -> None:
    mark = mark_for(text)
    assert mark not in text
    assert mark == mark_for(text)


def test_marks_avoid_a_text_that_holds_their_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prompting, "_sha256", lambda text: ("a" if text.startswith("0") else "b") * 64)
    assert mark_for("an article with " + "a" * 16) == "b" * 16


def test_a_long_line_is_made_inert_in_no_time() -> None:
    assert len(inert("<" * 1_000_000)) == 1_000_000


def _models(model: type) -> list[type]:
    from summarizer import schemas

    names = model.model_json_schema().get("$defs", {})
    return [model, *(getattr(schemas, name) for name in names if hasattr(getattr(schemas, name), "model_fields"))]


def _entries(notes: Notes) -> list:
    return [*notes.positions, *notes.proposals, *notes.disputes, *notes.events, *notes.unknowns]


def _own_words(entry: object) -> list[str]:
    return [getattr(entry, name) for name in ("statement", "text", "question") if hasattr(entry, name)]
