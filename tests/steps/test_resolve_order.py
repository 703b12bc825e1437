"""The order of the articles changes nothing in the dossier, and every checked claim is accounted for."""

from hypothesis import given, settings
from hypothesis import strategies as st
from resolving import NO_LINKS, actor, article, notes_of

from summarizer.schemas import ActorGroup, Article, CheckedNotes, IssueGroup, Links
from summarizer.steps.resolve import leftovers, resolve


def _pairs() -> list[tuple[Article, CheckedNotes]]:
    one = article("a", "The port is closed. Bill Clinton and Hillary Clinton met on Monday.", published="2025-09-02")
    two = article("b", "Clinton spoke yesterday (1 September). He speaks on Thursday (4 September).")
    three = article("c", "The Kremlin said no. Kiev said yes.")
    four = article("d", "Zelenskyy and Trump talked about Moscow.", published="2025-09")
    five = three.model_copy(update={"file": "e.txt"})
    return [
        (one, notes_of(one, actor("Bill Clinton"), actor("Hillary Clinton"), actor("ILU", "organisation"),
                       issues=[("Taxes should rise.", "support")], events=[("on Monday", False)])),
        (two, notes_of(two, actor("Clinton"), actor("the port operator", "organisation"), actor("Trump"),
                       issues=[("Taxes should not rise.", "support"), ("new tax", "oppose")])),
        (three, notes_of(three, actor("Kremlin", "organisation"), actor("Kiev", "state"), actor("Volodymyr Zelensky"))),
        (four, notes_of(four, actor("Zelenskyy", office="President", organisation="Ukraine"), actor("Donald Trump"),
                        actor("Moscow", "state"), actor("International Longshore Union", "organisation"))),
        (five, notes_of(five, actor("Kremlin", "organisation"), actor("Kiev", "state"), actor("Volodymyr Zelensky"))),
    ]  # fmt: skip


def _links() -> Links:
    asked = leftovers(_pairs())
    names = [label.id for label in asked.actors]
    return Links(
        actors=[ActorGroup(members=names[:2]), ActorGroup(members=names[-2:])],
        issues=[IssueGroup(members=[asked.issues[0].id, asked.issues[-1].id], inverse=[], best=asked.issues[-1].id)],
    )


@settings(deadline=None, max_examples=60)
@given(st.permutations(range(5)), st.booleans())
def test_any_order_gives_the_same_dossier(order: list[int], linked: bool) -> None:
    pairs = _pairs()
    links = _links() if linked else NO_LINKS
    mixed = [pairs[n] for n in order]
    assert leftovers(mixed) == leftovers(pairs)
    assert resolve(mixed, links, today="2026-11-22") == resolve(pairs, links, today="2026-11-22")


def test_every_actor_issue_and_source_is_accounted_for() -> None:
    pairs = _pairs()
    found = resolve(pairs, _links(), today="2026-11-22")
    ids = {one.id for one in found.actors}
    noted = {one.id for _, notes in pairs for one in notes.actors}
    assert set(found.actor_of) == noted
    assert set(found.actor_of.values()) == ids
    assert all(rival in ids and one.id not in one.never_same_as for one in found.actors for rival in one.never_same_as)
    rivals = {one.id: set(one.never_same_as) for one in found.actors}
    assert all(one in rivals[other] for one, others in rivals.items() for other in others)
    assert set(found.issue_of) == {position.issue for _, notes in pairs for position in notes.positions}
    assert sorted(source for one in found.lineages for source in one.sources) == ["s1", "s2", "s3", "s4", "s5"]
    assert [one.file for one in found.articles] == sorted(one.file for one, _ in pairs)
    assert [notes.article for notes in found.notes] == [one.id for one in found.articles]


def test_the_same_text_in_two_files_is_one_origin_and_adds_no_actor() -> None:
    pairs = _pairs()
    found = resolve(pairs, NO_LINKS, today=None)
    assert ("s3", "s5") in [one.sources for one in found.lineages]
    assert len(found.actors) == len(resolve(pairs[:4], NO_LINKS, today=None).actors)


def test_nothing_to_resolve() -> None:
    assert not leftovers([])
    assert resolve([], NO_LINKS, today=None).lineages == ()
