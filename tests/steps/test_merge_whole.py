"""What holds for every dossier: nothing lost, no dangling id, no trace of input order, copies count for nothing."""

import sys
import time
from dataclasses import replace

from dossiers import Written, article, dossier
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from summarizer.schemas import Briefing, Check, Dossier, Interval, Quarantined
from summarizer.steps.merge import merge

ISSUES = {
    "Wages should rise by 8%.": ["Wages should stay as they are."],
    "The plant should close.": [],
    "Talks on the plant's future": [],
}
ACTORS = ["Ann Lee", "Bo Park", "Metal Union", "Borland", "a manager"]
KINDS = {"Metal Union": "organisation", "Borland": "state", "a manager": "unnamed"}
WORDINGS = [wording for statement, others in ISSUES.items() for wording in (statement, *others)]
TERMS = ["once talks begin", "before talks begin", "if wages rise by 8%", "if wages rise by 3%"]
TEXTS = ["closing the plant in May", "close the plant", "a wage rise of 8%", "a wage rise of 3%", "who pays"]
DAYS = [None, "2025-01-10", "2025-01-20", Interval(start="2025-01-01", end="2025-01-31"), "2026-03-01"]
STANCES = ["support", "oppose", "conditional", "mixed", "noncommittal"]


@st.composite
def written(draw: st.DrawFn, name: str) -> Written:
    """Draw an article with up to eight claims of all kinds."""
    drawn = article(name, published=draw(st.sampled_from([None, "2025-01-15"])), lineage=draw(st.sampled_from("xyz")))
    if draw(st.booleans()):
        drawn.calls("Ann Lee", draw(st.sampled_from(["Chancellor", "former Chancellor"])), "Borland")
    for kind in draw(
        st.lists(st.sampled_from(["says", "says", "says", "offers", "reports", "tells", "open"]), max_size=8)
    ):
        actor, other = draw(st.sampled_from(ACTORS)), draw(st.sampled_from(ACTORS))
        text, issue, day = draw(st.sampled_from(TEXTS)), draw(st.sampled_from(WORDINGS)), draw(st.sampled_from(DAYS))
        if kind == "says":
            drawn.says(
                actor,
                draw(st.sampled_from(STANCES)),
                issue,
                said=text,
                when=day,
                behalf=draw(st.sampled_from([None, "Metal Union"])),
                narrator=draw(st.booleans()),
                certainty=draw(st.sampled_from(["stated", "reported"])),
                conditions=draw(st.lists(st.sampled_from(TERMS), max_size=2)),
            )
        elif kind == "offers":
            drawn.offers(
                text, [actor], issue=issue, backed_by=[other], status=draw(st.sampled_from(["floated", "rejected"]))
            )
        elif kind == "reports":
            drawn.reports(actor, other, text, draw(st.sampled_from([None, issue])))
        elif kind == "tells":
            drawn.tells(text, day)
        else:
            drawn.leaves_open(text)
    return drawn


def told(name: str, *days: object, lineage: str = "z") -> Written:
    """An article that tells the same event on several days."""
    drawn = article(name, lineage=lineage)
    for day in days:
        drawn.tells(TEXTS[2], day)
    return drawn


articles = st.integers(1, 4).flatmap(lambda n: st.tuples(*(written(name) for name in "abcd"[:n])))
quick = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def resolved(chosen: tuple[Written, ...]) -> Dossier:
    return dossier(
        chosen, KINDS, ISSUES, topics=["Talks on the plant's future"], inverse=["Wages should stay as they are."]
    )


def brief(chosen: tuple[Written, ...]) -> Briefing:
    return merge(resolved(chosen), gaps=(), as_of=None)


@given(articles)
@quick
def test_every_noted_claim_ends_in_exactly_one_place(chosen: tuple[Written, ...]) -> None:
    noted = [
        claim.id
        for one in chosen
        for claim in (*one.positions, *one.proposals, *one.disputes, *one.events, *one.unknowns)
    ]
    briefing = brief(chosen)
    lists = (briefing.positions, briefing.proposals, briefing.disputes, briefing.timeline, briefing.not_known)
    kept = [name for items in lists for item in items for name in item.items]
    assert sorted([*kept, *(refused.id for refused in briefing.quarantine)]) == sorted(noted)


@given(articles)
@quick
def test_no_id_dangles_and_every_slice_is_the_sources_own(chosen: tuple[Written, ...]) -> None:
    briefing = brief(chosen)
    texts = {source.id: source.text for source in briefing.sources}
    actors = {actor.id for actor in briefing.actors}
    issues = {issue.id for issue in briefing.issues}
    positions = {position.id for position in briefing.positions}
    lineages = {source.lineage for source in briefing.sources}
    listed = [
        item.id
        for name in ("actors", "issues", "positions", "proposals", "agreements", "disputes", "timeline", "changes",
                     "source_conflicts", "not_known", "sources")
        for item in getattr(briefing, name)
    ]  # fmt: skip
    assert len(listed) == len(set(listed))
    for position in briefing.positions:
        assert {position.speaker, *filter(None, [position.on_behalf_of])} <= actors
        assert position.issue in issues
        assert position.evidence
    for proposal in briefing.proposals:
        assert {*proposal.proposers} <= actors
        assert {*proposal.supporters, *proposal.opponents} <= positions
        assert not set(proposal.supporters) & set(proposal.opponents)
    for dispute in briefing.disputes:
        assert len(dispute.sides) >= 2
        seen: set[str] = set()
        for side in dispute.sides:
            assert side.actors
            assert set(side.actors) <= actors - seen
            assert set(side.positions) <= positions
            seen |= set(side.actors)
    for relation in (*briefing.changes, *briefing.source_conflicts):
        assert set(relation.between) <= set(listed)
    cited = [
        piece
        for name in ("positions", "proposals", "disputes", "timeline", "not_known", "changes", "source_conflicts")
        for item in getattr(briefing, name)
        for piece in item.evidence
    ]
    assert all(texts[piece.source][piece.start : piece.end] == piece.quote for piece in cited)
    for name in ("positions", "proposals", "disputes", "timeline", "not_known"):
        for item in getattr(briefing, name):
            assert item.origins
            assert set(item.origins) <= lineages


@given(articles, st.randoms(use_true_random=False))
@quick
def test_no_order_of_anything_shows(chosen: tuple[Written, ...], dice: object) -> None:
    def shuffled(many: tuple[object, ...]) -> tuple[object, ...]:
        mixed = list(many)
        dice.shuffle(mixed)  # type: ignore[attr-defined]
        return tuple(mixed)

    plain = resolved(chosen)
    notes = [
        one.model_copy(
            update={
                name: shuffled(getattr(one, name))
                for name in ("positions", "proposals", "disputes", "events", "unknowns")
            }
        )
        for one in plain.notes
    ]
    mixed = plain.model_copy(
        update={
            "notes": tuple(notes),
            "actors": shuffled(plain.actors),
            "issues": shuffled(plain.issues),
            "lineages": shuffled(plain.lineages),
        }
    )
    one, other = merge(plain, gaps=(), as_of=None), merge(mixed, gaps=(), as_of=None)
    assert one.model_copy(update={"quarantine": ()}) == other.model_copy(update={"quarantine": ()})


@given(articles)
@example((told("c", "2025-01-10", DAYS[3]), told("d", "2025-01-20")))
@example((told("a", "2025-01-10"), told("b", None, "2025-01-10", lineage="y")))
@quick
def test_which_article_is_first_changes_no_number(chosen: tuple[Written, ...]) -> None:
    turned = tuple(replace(one, file=f"{9 - i}.txt") for i, one in enumerate(chosen))
    one, other = brief(chosen), brief(turned)
    for name in ("positions", "disputes", "proposals", "timeline", "not_known", "agreements"):
        assert _told(one, name) == _told(other, name)


@given(articles, st.integers(0, 3), st.booleans())
@quick
def test_a_copy_of_an_article_counts_for_nothing(chosen: tuple[Written, ...], which: int, marked: bool) -> None:
    original = chosen[which % len(chosen)]
    rename = {original.id: f"hash-z{original.id[-1]}"}
    copy = _renamed(original, rename[original.id])
    copy.rewrites = original.file.removesuffix(".txt") if marked else None
    one, other = brief(chosen), brief((*chosen, copy))
    for name in ("positions", "disputes", "proposals", "timeline", "not_known", "agreements"):
        assert _told(one, name) == _told(other, name), name
    assert [r.text for r in (*one.changes, *one.source_conflicts)] == [
        r.text for r in (*other.changes, *other.source_conflicts)
    ]
    assert one.coverage.origins == other.coverage.origins


def test_quarantine_keeps_every_articles_failures_under_source_ids() -> None:
    failed = Quarantined(
        id="hash-b-9", kind="position", source="hash-b", claim="?", failed=(Check(name="place", verdict="failed"),)
    )
    briefing = brief((article("a"), replace(article("b"), quarantine=[failed])))
    assert [(refused.id, refused.source) for refused in briefing.quarantine] == [("hash-b-9", "s2")]


def test_a_thousand_articles_merge_in_seconds() -> None:
    words = ["wages", "plant", "rail", "harbour", "school", "tax", "river", "bridge", "clinic", "museum"]
    issues = {f"The {word} plan number {n} should go ahead.": () for word in words for n in range(20)}
    statements = sorted(issues)
    people = [f"Person {chr(65 + i % 26)}{i}" for i in range(300)]
    many = []
    for i in range(1000):
        one = article(f"{i:04}", published="2025-01-15")
        for j in range(10):
            n = i * 7 + j * 13
            one.says(
                people[n % 300],
                STANCES[(n // 7) % 3],
                statements[n % 200],
                said=f"{people[n % 300]} spoke of plan {n % 40}",
                when=DAYS[n % 3],
                conditions=["once the money is there"] if n % 11 == 0 else [],
            )
        one.offers(f"a plan for the {words[i % 10]} by {people[i % 300]}", [people[i % 300]], issue=statements[i % 200])
        one.tells(f"{people[i % 300]} visits the {words[i % 10]}", "2025-01-10").leaves_open(
            f"who pays for the {words[i % 10]} of {people[i % 300]}"
        )
        many.append(one)
    found = dossier(many, {}, issues)
    started = time.process_time()
    briefing = merge(found, gaps=(), as_of=None)
    # A tracer, such as the one that measures coverage, slows the same work down several times.
    assert time.process_time() - started < (20 if sys.gettrace() else 5)
    assert sum(len(position.items) for position in briefing.positions) == 10_000


def _told(briefing: Briefing, name: str) -> list[object]:
    """What a list says, without where its evidence lies."""
    names = {actor.id: actor.name for actor in briefing.actors}
    told: list[object] = []
    for item in getattr(briefing, name):
        content = item.model_dump(exclude={"evidence", "items", "origins", "checks", "chain"}, mode="json")
        for step in (*content.get("ledger", ()), content.get("outcome") or {}):
            step.pop("evidence", None)
        content["origins"] = len(getattr(item, "origins", ()))
        content["names"] = [names.get(actor, actor) for actor in getattr(item, "actors", ())]
        told.append(content)
    return told


def _renamed(original: Written, name: str) -> Written:
    """The same article under another id and file name."""
    copy = replace(original, id=name, file=f"{name}.txt")
    for kind in ("positions", "proposals", "disputes", "events", "unknowns"):
        claims = []
        for claim in getattr(original, kind):
            fields = type(claim).model_validate_json(claim.model_dump_json().replace(original.id, name))
            claims.append(fields)
        setattr(copy, kind, claims)
    copy.dates = {key.replace(original.id, name): when for key, when in original.dates.items()}
    return copy
