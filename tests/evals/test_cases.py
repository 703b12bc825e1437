"""Labelled stories load strictly: each fault of a label is refused by name, file and path."""

from collections import Counter
from pathlib import Path

import pytest

from summarizer.evals.case import SCHEMA_LINE, CaseError, load_gold, load_story, places, stories
from summarizer.evals.label_schemas import FOLDER, texts
from summarizer.evals.labels import Status

CASES = Path(__file__).resolve().parents[2] / "evals" / "cases"
SEEDS = Path(__file__).resolve().parents[2] / "seeds"
DEVELOP = {"port-strike", "stadium-vote", "climate-fund", "ukraine-guarantees"}
HELD_OUT = {"merger-review", "court-water", "cycling-federation"}

ARTICLE = """Ferries stay in port
The Sailors' Guild wants a pay rise. Captain Ida
Holm opposes it, unless fares fall. Holm said so on Monday.
Read more: ten beaches
"""
GOLD = """
language: en
actors:
  - {id: guild, name: Sailors' Guild, kind: organisation}
  - {id: holm, name: "Ida Holm", kind: person, aliases: [Holm]}
positions:
  - {id: p1, actor: guild, issue: rise, stance: support, evidence: ["The Sailors' Guild wants"]}
  - {id: p2, actor: holm, issue: rise, stance: conditional, evidence: ["Captain Ida Holm opposes it"], conditions: [unless fares fall], said_on: on Monday}
  - {id: f1, actor: guild, issue: rise, stance: oppose, evidence: ["Captain Ida Holm opposes it"], status: forbidden, trap: the holder is the captain}
disputes:
  - {id: d1, question: "Should pay rise?", issue: rise, side_a: [guild], side_b: [holm], evidence: ["Captain Ida Holm opposes it"]}
boilerplate: ["Read more: ten beaches"]
"""  # noqa: E501
STORY = """
title: Ferries
domain: test
split: develop
today: "2026-11-22"
articles: [{id: a, file: a.txt}]
issues: [{id: rise, statement: Sailors should get a rise.}]
lineages: [{id: l1, articles: [a]}]
disputes: [{id: d1, issue: rise, sides: [{stance: support, actors: [guild]}, {stance: conditional, actors: [holm]}]}]
never_same: [[guild, holm]]
dates: [{text: Holm speaks, at: {article: a, snippet: "Holm said so on Monday"}, start: null, end: null}]
"""


def story(folder: Path, gold: str = GOLD, labels: str = STORY, text: str = ARTICLE) -> Path:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "a.gold.yaml").write_text(gold, encoding="utf-8")
    (folder / "story.yaml").write_text(labels, encoding="utf-8")
    return folder


def test_a_sound_story_loads(tmp_path: Path) -> None:
    loaded = load_story(story(tmp_path))
    assert loaded.count() == 3
    assert loaded.count(Status.REQUIRED) == 2
    assert loaded.clusters["holm"] == {"a": ("Ida Holm", "Holm")}
    assert loaded.issue(loaded.case("a").gold.positions[0]) == "Sailors should get a rise."
    assert load_story(tmp_path / "story.yaml") == loaded
    with pytest.raises(KeyError):
        loaded.case("b")


GOLD_FAULTS = {
    "evidence that is not in the text": ('wants"]', 'begs for"]', "positions[0].evidence[0]", "does not stand"),
    "evidence that stands twice": ('["The Sailors\' Guild wants"]', '["Holm"]', "positions[0].evidence[0]", "2 times"),
    "evidence from boilerplate": (
        '["The Sailors\' Guild wants"]',
        '["ten beaches"]',
        "positions[0].evidence[0]",
        "lies in boilerplate",
    ),
    "no evidence": ('evidence: ["The Sailors\' Guild wants"]', "evidence: []", "positions[0].evidence", "at least 1"),
    "an actor without a name": ('name: "Ida Holm"', 'name: " "', "actors[1].name", "match pattern"),
    "an actor whose name is not printed": ('name: "Ida Holm"', "name: Idda Holm", "actors[1]", "'Idda Holm' does not"),
    "an alias that is not printed": ("[Holm]}", "[Capt. Holm]}", "actors[1]", "'Capt. Holm' does not"),
    "an undeclared holder": (
        "actor: guild, issue: rise, stance: support",
        "actor: union, issue: rise, stance: support",
        "positions[0].actor",
        "no actor 'union'",
    ),
    "an undeclared side": ("side_b: [holm]", "side_b: [union]", "disputes[0].side_b", "no actor 'union'"),
    "an empty side": ("side_b: [holm]", "side_b: []", "disputes[0].side_b", "at least 1"),
    "an actor on both sides": ("side_b: [holm]", "side_b: [guild, holm]", "disputes[0]", "both sides: guild"),
    "a condition that is not printed": ("[unless fares fall]", "[if fares fall]", "positions[1]", "'if fares fall'"),
    "a day that is not printed": ("said_on: on Monday", "said_on: on Friday", "positions[1]", "'on Friday'"),
    "an issue the story lacks": (
        "issue: rise, side_a",
        "issue: raise, side_a",
        "disputes[0].issue",
        "no issue 'raise'",
    ),
    "an unknown stance": ("stance: support", "stance: neutral", "positions[0].stance", "'support', 'oppose'"),
    "an unknown field": ("stance: support,", "stance: support, mood: angry,", "positions[0].mood", "not permitted"),
    "an id used twice": ("id: p2", "id: p1", "positions", "'p1' stands 2 times"),
    "a forbidden claim without a trap": (", trap: the holder is the captain", "", "positions[2]", "must name its trap"),
    "a claim both asked for and forbidden": (
        "id: f1, actor: guild, issue: rise, stance: oppose",
        "id: f1, actor: holm, issue: rise, stance: conditional",
        "positions[2]",
        "forbids what another label",
    ),
    "an alternative that repeats the stance": (
        "stance: support,",
        "stance: support, also: [support],",
        "positions[0]",
        "also repeats",
    ),
    "an alternative that repeats the actor": (
        "id: p1, actor: guild,",
        "id: p1, actor: guild, also_actors: [guild],",
        "positions[0]",
        "also_actors repeats",
    ),
    "a repeated key": ("stance: support,", "stance: support, stance: oppose,", "a.gold.yaml", "'stance' stands twice"),
    "words that are not YAML": ("actors:", "actors: [", "a.gold.yaml", "not valid YAML"),
    "boilerplate that is not printed": ('ten beaches"]', 'nine beaches"]', "boilerplate[0]", "does not stand"),
}


@pytest.mark.parametrize("fault", GOLD_FAULTS)
def test_each_fault_of_an_article_is_named(fault: str, tmp_path: Path) -> None:
    sound, broken, path, message = GOLD_FAULTS[fault]
    assert GOLD.count(sound) == 1, "the test breaks exactly one place"
    with pytest.raises(CaseError) as caught:
        load_story(story(tmp_path, gold=GOLD.replace(sound, broken)))
    assert "a.gold.yaml" in str(caught.value)
    assert path in str(caught.value)
    assert message.replace("'stance'", "stance") in str(caught.value).replace("'stance'", "stance")


STORY_FAULTS = {
    "one side only": (", {stance: conditional, actors: [holm]}", "", "disputes[0].sides", "at least 2"),
    "an empty side": ("actors: [holm]", "actors: []", "disputes[0].sides[1].actors", "at least 1"),
    "an undeclared actor": ("actors: [holm]", "actors: [union]", "disputes[0].sides[1]", "no actor 'union'"),
    "an undeclared issue": ("id: d1, issue: rise", "id: d1, issue: raise", "disputes[0].issue", "no issue 'raise'"),
    "an undeclared lookalike": ("[[guild, holm]]", "[[guild, union]]", "never_same[0]", "no actor 'union'"),
    "an article in no lineage": ("articles: [a]}]", "articles: [b]}]", "lineages", "the article 'a' is in none"),
    "a lineage of an unknown article": ("articles: [a]}]", "articles: [a, b]}]", "lineages[0]", "no article 'b'"),
    "words that date nothing": ("Holm said so on Monday", "Holm said so on Friday", "dates[0]", "exactly once in a"),
    "a missing article": ("file: a.txt", "file: b.txt", "b.txt", "can't be read"),
    "a date that YAML would read": ('today: "2026-11-22"', "today: 22 November", "today", "match pattern"),
}


@pytest.mark.parametrize("fault", STORY_FAULTS)
def test_each_fault_of_a_story_is_named(fault: str, tmp_path: Path) -> None:
    sound, broken, path, message = STORY_FAULTS[fault]
    assert STORY.count(sound) == 1, "the test breaks exactly one place"
    with pytest.raises(CaseError) as caught:
        load_story(story(tmp_path, labels=STORY.replace(sound, broken)))
    assert path in str(caught.value)
    assert message in str(caught.value)


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    broken = GOLD.replace("[unless fares fall]", "[if fares fall]").replace("side_b: [holm]", "side_b: [union]")
    with pytest.raises(CaseError) as caught:
        load_story(story(tmp_path, gold=broken))
    assert "if fares fall" in str(caught.value)
    assert "union" in str(caught.value)


def test_labels_survive_wrapped_lines_and_keep_offsets(tmp_path: Path) -> None:
    windows = ARTICLE.replace("\n", "\r\n")
    (tmp_path / "a.txt").write_bytes(windows.encode())
    (tmp_path / "a.gold.yaml").write_text(GOLD, encoding="utf-8")
    (tmp_path / "story.yaml").write_text(STORY, encoding="utf-8")
    loaded = load_story(tmp_path)
    text = loaded.case("a").text
    [(start, end)] = places(text, "Captain Ida Holm opposes it")
    assert text[start:end] == "Captain Ida\r\nHolm opposes it"


def test_days_and_switches_stay_words(tmp_path: Path) -> None:
    gold = GOLD.replace("said_on: on Monday", "said_on: on")
    assert load_gold(story(tmp_path, gold=gold) / "a.gold.yaml", ARTICLE, ["rise"]).positions[1].said_on == "on"
    assert load_story(story(tmp_path, labels=STORY.replace('"2026-11-22"', "2026-11-22"))).labels.today == "2026-11-22"


def test_one_actor_is_of_one_kind_unless_a_rewrite_lost_the_name(tmp_path: Path) -> None:
    labels = STORY.replace("{id: a, file: a.txt}", "{id: a, file: a.txt}, {id: b, file: a.txt, gold: b.gold.yaml}")
    labels = labels.replace("articles: [a]}", "articles: [a, b]}")
    (tmp_path / "b.gold.yaml").write_text(GOLD.replace("kind: person", "kind: group"), encoding="utf-8")
    with pytest.raises(CaseError, match="'holm' is group here and person elsewhere"):
        load_story(story(tmp_path, labels=labels))
    (tmp_path / "b.gold.yaml").write_text(GOLD.replace("kind: person", "kind: unnamed"), encoding="utf-8")
    assert len(load_story(tmp_path).cases) == 2


def test_a_second_hand_is_held_to_the_same_rules(tmp_path: Path) -> None:
    labels = STORY.replace("file: a.txt}", "file: a.txt, second: a.second.yaml}")
    (tmp_path / "a.second.yaml").write_text(GOLD.replace("stance: support", "stance: mixed"), encoding="utf-8")
    loaded = load_story(story(tmp_path, labels=labels))
    assert loaded.case("a").second is not None
    (tmp_path / "a.second.yaml").write_text(GOLD.replace('wants"]', 'begs"]'), encoding="utf-8")
    with pytest.raises(CaseError, match=r"a\.second\.yaml: positions\[0\]\.evidence\[0\]"):
        load_story(tmp_path)


def test_a_folder_without_stories_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"no story\.yaml"):
        stories(tmp_path)


def test_schemas_are_what_the_models_say() -> None:
    for name, text in texts().items():
        assert (FOLDER / name).read_text(encoding="utf-8") == text, "run python -m summarizer.evals.label_schemas"
    for file in sorted(CASES.glob("*/*.yaml")):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith(SCHEMA_LINE), file
        assert (file.parent / first.removeprefix(SCHEMA_LINE)).resolve().parent == FOLDER, file


@pytest.fixture(scope="module")
def cases() -> list:
    return stories(CASES)


def test_our_stories_load_and_are_enough(cases: list) -> None:
    by_split = {split: {s.id for s in cases if s.labels.split == split} for split in ("develop", "held-out")}
    assert by_split == {"develop": DEVELOP, "held-out": HELD_OUT}
    assert len({s.labels.domain for s in cases}) == len(cases), "each story is of its own domain"
    articles = [(s.id, case) for s in cases for case in s.cases]
    assert len(articles) >= 20
    for name, case in articles:
        required = sum(p.status is Status.REQUIRED for p in case.gold.positions)
        assert required >= 9, (name, case.id)
        assert any(p.status is Status.FORBIDDEN for p in case.gold.positions), (name, case.id)
        if name != "ukraine-guarantees":
            assert 350 <= len(case.text.split()) <= 900, (name, case.id)


def test_the_samples_are_labelled_where_they_lie(cases: list) -> None:
    samples = next(s for s in cases if s.id == "ukraine-guarantees")
    assert sorted(c.file.resolve() for c in samples.cases) == sorted(SEEDS.glob("0*.txt"))
    assert [c.gold.published.value for c in samples.cases] == [None, None, None, "2025-09-02", None]
    assert [lineage.articles for lineage in samples.labels.lineages] == [
        ("s000", "s001"),
        ("s002",),
        ("s003",),
        ("s004",),
    ]


def test_every_kind_of_label_is_in_use(cases: list) -> None:
    positions = [p for s in cases for case in s.cases for p in case.gold.positions]
    assert {p.stance.value for p in positions} == {"support", "oppose", "conditional", "mixed", "noncommittal"}
    assert {p.certainty.value for p in positions} == {"stated", "reported", "suggested", "alleged"}
    assert Counter(p.status for p in positions)[Status.FORBIDDEN] >= 50
    for name in ("lineages", "never_same", "disputes", "dates"):
        assert all(getattr(s.labels, name) for s in cases), name
    for name in ("successions", "changes", "conflicts", "drift"):
        assert sum(bool(getattr(s.labels, name)) for s in cases) >= 3, name


def test_no_stance_is_guessed_by_counting(cases: list) -> None:
    """A system that always answers the commonest stance must stay far from right."""
    stances = Counter(
        p.stance for s in cases for case in s.cases for p in case.gold.positions if p.status is Status.REQUIRED
    )
    assert stances.most_common(1)[0][1] / stances.total() < 0.5
