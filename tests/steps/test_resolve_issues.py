"""Issues: every wording finds exactly one, engines only group them, and headings read as headings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolving import actor, article, notes_of

from summarizer.schemas import Dossier, IssueGroup, Links
from summarizer.steps.resolve import leftovers, resolve
from summarizer.steps.resolve.headings import MAX_LETTERS, MAX_WORDS, heading

TROOPS = "European troops should be deployed to the border."
SOLDIERS = "Soldiers from Europe should be sent to the border."
NONE_SENT = "No soldier should be sent to the border."
WAGES = "Wages should be raised by 12 percent."


def _resolved(*told: list[tuple[str, str]], groups: list[IssueGroup] | None = None) -> Dossier:
    pairs = []
    for n, issues in enumerate(told):
        a = article("abcdef"[n], f"Article number {n}.")
        pairs.append((a, notes_of(a, actor("Ann Roe"), issues=issues)))
    return resolve(pairs, Links(actors=[], issues=groups or []), today=None)


def _ids(*told: list[tuple[str, str]]) -> dict[str, str]:
    pairs = []
    for n, issues in enumerate(told):
        a = article("abcdef"[n], f"Article number {n}.")
        pairs.append((a, notes_of(a, actor("Ann Roe"), issues=issues)))
    return {label.text: label.id for label in leftovers(pairs).issues}


def test_spellings_of_one_wording_are_one_issue_without_an_engine() -> None:
    found = _resolved(
        [("The harbour should be deepened.", "support")],
        [("Harbor should be deepened", "oppose")],
        [("the Harbour should be deepened.", "support")],
    )
    (issue,) = found.issues
    assert len(issue.wordings) == 3
    assert {mention.target for mention in found.issue_of.values()} == {issue.id}


def test_a_denial_is_the_same_issue_the_other_way_round() -> None:
    found = _resolved([(TROOPS, "support")], [("European troops should not be deployed to the border.", "support")])
    (issue,) = found.issues
    assert issue.statement == TROOPS
    assert {label: mention.inverse for label, mention in found.issue_of.items()} == {
        TROOPS: False,
        "European troops should not be deployed to the border.": True,
    }


def test_issues_are_numbered_by_their_positions_then_by_text() -> None:
    found = _resolved([(WAGES, "support"), (TROOPS, "support")], [(TROOPS, "oppose")], [(SOLDIERS, "support")])
    assert [(issue.id, issue.statement) for issue in found.issues] == [("i1", TROOPS), ("i2", SOLDIERS), ("i3", WAGES)]


def test_an_engine_groups_wordings_and_says_which_is_best() -> None:
    told = [(TROOPS, "support"), (SOLDIERS, "oppose")], [(NONE_SENT, "support"), (WAGES, "support")]
    ids = _ids(*told)
    group = IssueGroup(members=[ids[SOLDIERS], ids[TROOPS], "i99"], inverse=[ids[NONE_SENT]], best=ids[TROOPS])
    found = _resolved(*told, groups=[group])
    first, second = found.issues
    assert first.statement == TROOPS
    assert set(first.wordings) == {TROOPS, SOLDIERS, NONE_SENT}
    assert found.issue_of[NONE_SENT].inverse
    assert not found.issue_of[SOLDIERS].inverse
    assert second.statement == WAGES


def test_a_denial_of_a_grouped_wording_follows_it() -> None:
    denial = "Soldiers from Europe should not be sent to the border."
    told = [(TROOPS, "support"), (SOLDIERS, "oppose"), (denial, "support")]
    ids = _ids(told)
    group = IssueGroup(members=[ids[TROOPS], ids[SOLDIERS]], inverse=[], best=ids[TROOPS])
    found = _resolved(told, groups=[group])
    assert len(found.issues) == 1
    assert found.issue_of[denial].inverse


def test_a_label_in_two_groups_stays_in_the_first_and_the_order_of_groups_changes_nothing() -> None:
    told = [(TROOPS, "support"), (SOLDIERS, "oppose"), (WAGES, "support")]
    ids = _ids(told)
    groups = [
        IssueGroup(members=[ids[TROOPS], ids[WAGES]], inverse=[], best=ids[WAGES]),
        IssueGroup(members=[ids[TROOPS], ids[SOLDIERS]], inverse=[ids[TROOPS]], best="i77"),
    ]
    found = _resolved(told, groups=groups)
    assert found == _resolved(told, groups=groups[::-1])
    assert sorted(map(len, (issue.wordings for issue in found.issues))) == [1, 2]
    assert sorted(found.issue_of) == sorted([TROOPS, SOLDIERS, WAGES])


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(["i1", "i2", "i3", "i4", "i9"]), min_size=1, max_size=4),
            st.lists(st.sampled_from(["i1", "i2", "i3", "i4", "i9"]), max_size=3),
            st.sampled_from(["i1", "i2", "i9"]),
        ),
        max_size=5,
    )
)
def test_whatever_an_engine_answers_every_wording_has_one_issue(
    answer: list[tuple[list[str], list[str], str]],
) -> None:
    told = [(TROOPS, "support"), (SOLDIERS, "oppose"), (NONE_SENT, "support"), (WAGES, "support")]
    groups = [IssueGroup(members=m, inverse=i, best=b) for m, i, b in answer]
    found = _resolved(told, groups=groups)
    listed = [wording for issue in found.issues for wording in issue.wordings]
    assert sorted(listed) == sorted(wording for wording, _ in told)
    assert {label: mention.target for label, mention in found.issue_of.items()} == {
        wording: issue.id for issue in found.issues for wording in issue.wordings
    }
    assert all(not found.issue_of[issue.statement].inverse for issue in found.issues)


def test_a_label_tells_the_engine_who_holds_what() -> None:
    a = article("a")
    (label,) = leftovers([(a, notes_of(a, actor("Ann Roe"), issues=[(TROOPS, "oppose")]))]).issues
    assert (label.id, label.text) == ("i1", TROOPS)
    assert "Ann Roe (oppose)" in label.hint


HEADINGS = [
    ("European troops should be deployed to Ukraine.", "European troops deployed"),
    ("Ukraine should join NATO.", "Ukraine joining NATO"),
    ("Google should sell Chrome.", "Google selling Chrome"),
    ("The union should accept the company's final offer.", "Union accepting offer"),
    ("Frozen Russian assets should be used to finance reconstruction.", "Russian assets used"),
    ("The pact should be put to a referendum.", "Pact to referendum"),
    ("9.4 per cent fare increase", "Fare increase"),
    ("Milk should be sent across an ocean.", "Milk across ocean"),
    ("The cuts should be put off.", "Cuts put off"),
    ("There should be a ceasefire.", "Ceasefire"),
    ("There should not be a second referendum.", "No second referendum"),
    ("The retirement age should be raised to 64.", "Retirement age raised"),
    ("Troops should not be deployed without a ceasefire.", "No troops deployed"),
    ("Rich countries should pay for climate damage.", "Paying for damage"),
    ("The World Cup should be expanded to 64 teams.", "World Cup expanded"),
    ("The court should dismiss the case.", "Court dismissing case"),
    ("Ukraine should not cede territory.", "Not ceding territory"),
    ("Member states should immediately stop buying Russian gas.", "Not buying gas"),
    ("Fossil fuel subsidies should be phased out.", "Subsidies phased out"),
    ("The WHO must not be defunded.", "No WHO defunded"),
    ("The port should automate its cranes.", "Port automating cranes"),
    ("The central bank should cut interest rates.", "Bank cutting rates"),
    ("deployment of European troops to Ukraine", "Troops deployment"),
    ("proposal to raise the retirement age", "Raising retirement age"),
    ("Pay should rise by 5.5 per cent over two years.", "Pay rising"),
    ("Fares should fall to $5 by May.", "Fares falling"),
    ("call for a ceasefire", "Ceasefire"),
    ("NATO membership for Ukraine", "NATO membership"),
    ("closing the coal plant by 2030", "Closing coal plant"),
    ("avoiding escalating tensions with neighbours", "Not escalating tensions"),
    ("affordable housing on the waterfront", "Affordable housing"),
    ("guarantees involving NATO troops on the ground", "Guarantees"),
    ("Carbon border tax", "Carbon border tax"),
    ("The strike is justified.", "Strike"),
]


@pytest.mark.parametrize(("statement", "expected"), HEADINGS)
def test_headings_read_well(statement: str, expected: str) -> None:
    assert heading(statement) == expected


@given(st.text(min_size=1, max_size=300).filter(lambda text: text.strip()))
def test_a_heading_always_fits_its_column(statement: str) -> None:
    found = heading(statement)
    assert len(found) <= MAX_LETTERS
    assert len(found.split()) <= MAX_WORDS


@given(
    st.lists(
        st.sampled_from("the union should be not raise wages of workers stop buying there a NATO".split()),
        min_size=1,
        max_size=12,
    )
)
def test_a_heading_of_any_words_is_never_empty(words: list[str]) -> None:
    assert heading(" ".join(words)).strip()
