"""A group that no sentence names as noted: true ones stand, whatever is put together of strangers does not."""

import pytest
from claims import actor, article_of, claim, notes
from hypothesis import given
from hypothesis import strategies as st

from summarizer.steps.verify import verify
from summarizer.steps.verify.described import surfaces
from summarizer.steps.verify.mentions import Cast
from summarizer.steps.verify.scene import Stage

COUNCIL = (
    "The harbour council voted on the toll.\n"
    "Nine of 14 council members backed it on Monday, with three opposed and two abstaining, after four hours.\n"
    "Two brokers said the toll would fail. One of them called it a trick.\n"
    "The Salt Road Circle fills the gallery. Its chair, Beatrice Ohm, is a retired pilot. "
    "Ohm said her group’s lawyers opposed the toll.\n"
    "The pilots’ union is split. Some of its branches want a toll.\n"
    "The Reed Confederation met too. Edith Marr leads the Reed Confederation. Her delegates reject the toll.\n"
    "Kelp Lines hired Beatrice Moor. Zoll Freight, a rival, left. Its owners want a toll."
)
CAST = [
    actor("Beatrice Ohm", aliases="Ohm", of="Salt Road Circle"),
    actor("Beatrice Moor"),
    actor("Edith Marr", of="Reed Confederation"),
    actor("Salt Road Circle", "organisation"),
    actor("pilots’ union", "organisation", aliases="The pilots’ union"),
    actor("Reed Confederation", "organisation"),
    actor("Kelp Lines", "organisation"),
    actor("Zoll Freight", "organisation"),
]


def stands(name: str, kind: str, snippet: str) -> bool:
    article = article_of(COUNCIL)
    cited = [s.n for s in article.sentences if snippet in article.reading(s.n)]
    assert cited
    people = [
        a.model_copy(update={"sentences": [s.n for s in article.sentences if a.name in article.reading(s.n)]})
        for a in CAST
    ]
    noted = actor(name, kind).model_copy(update={"sentences": cited})
    kept = verify(notes([*people, noted], []), article).actors
    return any(one.name == name for one in kept)


@pytest.mark.parametrize(
    ("name", "snippet", "true"),
    [
        ("three council members", "Nine of 14", True),
        ("nine council members", "Nine of 14", True),
        ("two abstaining council members", "Nine of 14", False),
        ("four council members", "Nine of 14", False),  # four hours
        ("five council members", "Nine of 14", False),
        ("three brokers", "Two brokers", False),
        ("three harbour pilots", "Nine of 14", False),
        ("one of the brokers", "One of them", True),
        ("one of the pilots", "One of them", False),
        ("Salt Road Circle’s lawyers", "lawyers", True),
        ("lawyers for the Salt Road Circle", "lawyers", True),
        ("Kelp Lines’s lawyers", "lawyers", False),
        ("Salt Road Circle’s brokers", "lawyers", False),
        ("some branches of the union", "Some of its", True),
        ("most branches of the union", "Some of its", False),
        ("the confederation’s delegates", "Her delegates", True),
        ("the Circle’s delegates", "Her delegates", False),
        ("Salt Road Circle chair", "Its chair", True),
        ("Zoll Freight’s owners", "Its owners", True),
        ("Salt Road Circle’s owners", "Its owners", False),
        ("Kelp Lines’s owners", "Its owners", False),
    ],
)
def test_each_part_of_a_composed_name_stands_close_together(name, snippet, true):
    for kind in ("group", "unnamed"):
        assert stands(name, kind, snippet) is true, kind


@pytest.mark.parametrize("kind", ["person", "organisation", "state", "group", "unnamed"])
@pytest.mark.parametrize("name", ["Beatrice Marr", "Edith Ohm", "Salt Road Confederation", "Kelp Freight"])
def test_a_name_mixed_of_two_is_nobodys(name, kind):
    assert not stands(name, kind, "The Salt Road Circle")


def test_only_who_has_no_name_may_be_described():
    assert not stands("three council members", "organisation", "Nine of 14")
    assert not stands("Salt Road Circle’s lawyers", "person", "lawyers")


def test_a_described_group_holds_what_its_own_words_say():
    text = (
        "Nine of 14 council members backed the toll on Monday, with three opposed.\n"
        "Kelp Lines and Zoll Freight watched."
    )
    article = article_of(text)
    cast = [actor("Kelp Lines", "organisation"), actor("three council members", "group")]
    cast[0] = cast[0].model_copy(update={"sentences": [2]})
    issue = "There should be a toll."
    for who, stance, true in (
        ("three council members", "oppose", True),
        ("Kelp Lines", "oppose", False),
    ):
        row = (who, stance, issue, "It is so.", "stated", "Nine of 14")
        assert bool(verify(notes(cast, [claim(article, row)]), article).positions) is true


WORDS = st.sampled_from("three one of them some the its Kelp Lines ’s lawyers members opposed , and 5 . ’ her".split())


@given(text=st.lists(WORDS, min_size=1, max_size=40).map(" ".join), name=st.lists(WORDS, min_size=1, max_size=6))
def test_the_words_found_stand_in_their_sentence(text, name):
    article = article_of(text)
    noted = actor(" ".join(name), "group")
    stage = Stage(article, Cast((noted, actor("Kelp Lines", "organisation"))))
    for n, words in surfaces(noted, stage).items():
        assert f" {words} " in f" {' '.join(word.low for word in stage.reading(n).words)} "
