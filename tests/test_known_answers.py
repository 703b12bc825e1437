"""What a careful reader knows from the five samples, asserted for both engines."""

import re

import pytest
from conftest import sample_briefing

from summarizer.schemas import ActorKind, Basis, Briefing, RelationKind, Stance

LOADED = ["tsar", "trojan horse", "obstruction", "fervor", "war show", "putting his foot down", "menu"]
"""Words of the articles' narrators that are never ours."""


def test_four_origins_with_one_rewrite(briefing: Briefing) -> None:
    assert briefing.coverage.articles == 5
    assert briefing.coverage.origins == 4
    sources = {source.file[:3]: source for source in briefing.sources}
    assert sources["001"].rewrite_of == sources["000"].id
    assert sources["001"].lineage == sources["000"].lineage
    assert len({sources[name].lineage for name in ("000", "002", "003", "004")}) == 4


def test_dates_have_a_basis_or_are_unknown(briefing: Briefing) -> None:
    published = {source.file[:3]: source.published for source in briefing.sources}
    assert (published["003"].value, published["003"].basis) == ("2025-09-02", Basis.DERIVED)
    assert "1 September" in (published["003"].rule or "")
    assert (published["000"].value, published["000"].basis) == (None, Basis.UNKNOWN)
    assert published["001"].value is None


@pytest.mark.parametrize("spellings", [("Zelensky", "Zelenskyy"), ("Putin",), ("Trump",), ("Macron",), ("Kallas",)])
def test_one_actor_in_every_spelling(briefing: Briefing, spellings: tuple[str, ...]) -> None:
    found = [
        actor
        for actor in briefing.actors
        if actor.kind is ActorKind.PERSON and any(_names(actor_name, spellings) for actor_name in _all_names(actor))
    ]
    assert len(found) == 1, [actor.name for actor in found]


@pytest.mark.parametrize(
    "pair", [("Scholz", "Merz"), ("Trump", "Tusk"), ("Putin", "Zelensk"), ("Macron", "Starmer"), ("Leyen", "Kallas")]
)
def test_two_people_never_merge(briefing: Briefing, pair: tuple[str, str]) -> None:
    for actor in briefing.actors:
        names = " | ".join(_all_names(actor))
        assert not (pair[0] in names and pair[1] in names), names


def test_persons_and_states_stay_apart(briefing: Briefing) -> None:
    for actor in briefing.actors:
        if actor.kind is ActorKind.PERSON:
            assert not {"Russia", "Germany", "Ukraine", "Moscow", "Berlin", "Kiev", "Kyiv"} & set(_all_names(actor))


def test_no_loaded_word_is_ours(briefing: Briefing) -> None:
    lines = [line.text + line.note for block in briefing.page.blocks for line in block.lines]
    lines += [f"{row.label} {row.demand.text if row.demand else ''}" for row in briefing.page.matrix.rows]
    ours = [briefing.title, *lines, *(actor.name for actor in briefing.actors)]
    ours += [position.statement for position in briefing.positions]
    unquoted = re.sub(r"“[^”]*”|\"[^\"]*\"", "", "\n".join(ours)).lower()
    assert [word for word in LOADED if word in unquoted] == []


def test_western_troops_are_disputed_by_name(briefing: Briefing) -> None:
    people = {actor.id: actor.name for actor in briefing.actors}
    statements = {issue.id: issue.statement for issue in briefing.issues}
    for dispute in briefing.disputes:
        sides = {side.stance: " ".join(people[actor] for actor in side.actors) for side in dispute.sides}
        about = f"{dispute.question} {statements.get(dispute.issue or '', '')}".lower()
        if re.search(r"troop|soldier|force|boots", about) and (
            "Macron" in sides.get(Stance.SUPPORT, "") and "Scholz" in sides.get(Stance.OPPOSE, "")
        ):
            return
    pytest.fail("no dispute has Macron for and Scholz against Western troops")


def test_office_holders_succeed_one_another(briefing: Briefing) -> None:
    people = {actor.name: actor for actor in briefing.actors}
    scholz = next(actor for name, actor in people.items() if "Scholz" in name)
    merz = next(actor for name, actor in people.items() if "Merz" in name)
    assert merz.id in scholz.never_same_as
    assert scholz.id in merz.never_same_as


def test_a_new_chancellor_is_a_succession_and_nobodys_change_of_mind(briefing: Briefing) -> None:
    people = {actor.id: actor.name for actor in briefing.actors}
    pairs = {
        frozenset(people[actor].split()[-1] for actor in relation.between)
        for relation in briefing.changes
        if relation.kind is RelationKind.SUCCESSION
    }
    assert {"Scholz", "Merz"} in pairs
    positions = {position.id: position for position in briefing.positions}
    moved = [relation.between for relation in briefing.changes if relation.kind is RelationKind.CHANGED_POSITION]
    assert all(positions[a].speaker == positions[b].speaker for a, b in moved)


@pytest.mark.parametrize("said", ["prints as a quotation words that s1", "“warned” for “suggested”"])
def test_the_rewrite_drifts_in_its_quotation_and_its_verb(said: str, briefing: Briefing) -> None:
    drifts = [relation for relation in briefing.source_conflicts if relation.kind is RelationKind.DRIFT]
    [drift] = [relation for relation in drifts if said in relation.text]
    assert [piece.source for piece in drift.evidence] == ["s2", "s1"]


@pytest.mark.parametrize(
    ("holder", "condition"), [("Twenty-six", "ceasefire"), ("Fico", "conditions to join"), ("Russia", "truce")]
)
def test_conditions_are_kept_with_their_holders(holder: str, condition: str, briefing: Briefing) -> None:
    people = {actor.id: actor.name for actor in briefing.actors}
    held = [" ".join(p.conditions) for p in briefing.positions if holder in people[p.speaker]]
    assert any(condition in words for words in held), held


def test_the_order_of_truce_and_guarantees_is_disputed(briefing: Briefing) -> None:
    people = {actor.id: actor.name for actor in briefing.actors}
    sides = [
        {people[actor] for side in dispute.sides for actor in side.actors}
        for dispute in briefing.disputes
        if dispute.kind == "sequencing"
    ]
    assert any({"Russia", "Ukraine"} <= side for side in sides), sides


def test_sources_differ_on_german_ground_troops(briefing: Briefing) -> None:
    people = {position.id: position.speaker for position in briefing.positions}
    names = {actor.id: actor.name for actor in briefing.actors}
    kinds = {RelationKind.SOURCE_CONFLICT, RelationKind.REPORTED_SHIFT}
    related = [
        relation.between for relation in (*briefing.source_conflicts, *briefing.changes) if relation.kind in kinds
    ]
    assert any(names[people[item]] == "Germany" for between in related for item in between if item in people)


def test_only_two_willing_and_twenty_six_would_deploy_differ_in_scope(briefing: Briefing) -> None:
    texts = _scopes(briefing)
    assert any("only Macron and Starmer in s4" in text and "26 members in s5" in text for text in texts), texts


def test_one_article_has_the_twenty_six_give_guarantees_and_send_troops(briefing: Briefing) -> None:
    texts = _scopes(briefing)
    assert any("agreed to provide" in text and "would deploy troops" in text for text in texts), texts


def _scopes(briefing: Briefing) -> list[str]:
    return [r.text for r in briefing.source_conflicts if r.kind is RelationKind.SCOPE_MISMATCH]


def test_the_rewrite_adds_no_origin_to_a_position(briefing: Briefing) -> None:
    lineages = {source.id: source.lineage for source in briefing.sources}
    shared = [p for p in briefing.positions if {"s1", "s2"} <= {e.source for e in p.evidence}]
    assert shared, "the rewrite repeats at least one position"
    for position in briefing.positions:
        assert set(position.origins) == {lineages[e.source] for e in position.evidence}


def test_both_engines_brief_the_same_sources() -> None:
    offline, recorded = sample_briefing("offline"), sample_briefing("recorded")
    assert [s.model_dump(exclude={"quotes_outlets"}) for s in offline.sources] == [
        s.model_dump(exclude={"quotes_outlets"}) for s in recorded.sources
    ]


def _all_names(actor: object) -> tuple[str, ...]:
    return (actor.name, *actor.aliases)  # type: ignore[attr-defined]


def _names(name: str, spellings: tuple[str, ...]) -> bool:
    return any(spelling in name.split() or name.endswith(spelling) for spelling in spellings)
