"""A change of mind told by two short dated articles, through the whole line."""

import pytest
from conftest import offline_engine

from summarizer.pipeline import make_briefing
from summarizer.schemas import Article, Briefing, RelationKind


def brief(*texts: str) -> Briefing:
    return make_briefing(
        [Article(id=f"hash{n}", file=f"{n}.txt", text=t) for n, t in enumerate(texts)], offline_engine()
    )


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("By Jane Roe, 3 March 2025\n\n{no}", "By Peter Lund, 20 March 2025\n\n{yes}"),
        ("By Jane Roe | Monday 3 March 2025\n\n{no}", "The Northern Post, Thursday, March 20, 2025, 2:05 pm\n\n{yes}"),
        ("Published: 2025-03-03\n\n{no}", "Updated 20 Mar 2025 14:05\n\n{yes}"),
        ("March 3, 2025 — {no}", "OSTERBY, March 20, 2025 — {yes}"),
    ],
)
def test_two_short_articles_tell_a_change_of_position(first: str, later: str) -> None:
    no = "Minister Clara Voss opposes the congestion charge in Harwick. Voss told reporters that it hurts small shops."
    yes = "Minister Clara Voss supports the congestion charge in Harwick. She praised the clean air of other towns."
    briefing = brief(
        "Minister rejects congestion charge\n" + first.format(no=no),
        "Voss now backs congestion charge\n" + later.format(yes=yes),
    )
    assert [source.published.value for source in briefing.sources] == ["2025-03-03", "2025-03-20"]
    [change] = [one for one in briefing.changes if one.kind is RelationKind.CHANGED_POSITION]
    assert change.text.startswith("Clara Voss changed position on the congestion charge")
    assert "against by 3 Mar 2025, in favour by 20 Mar 2025" in change.text
    assert not [one for one in briefing.source_conflicts if one.kind is RelationKind.SOURCE_CONFLICT]
    assert briefing.title.endswith(": position changed")
    [row] = briefing.page.matrix.rows
    assert [cell.mark for cell in row.cells] == ["support"]
