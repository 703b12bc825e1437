"""True claims pass, and their mutations do not: over the samples and over texts of other domains."""

import re
from functools import cache

import pytest
from claims import TRUE, Article, _where, article_of, claim, notes, true_claims
from claims_elsewhere import WORLDS

from summarizer.schemas import Certainty, Check, NotedPosition, Notes, Stance
from summarizer.steps.verify import verify

FLIPPED = {Stance.SUPPORT: Stance.OPPOSE, Stance.OPPOSE: Stance.SUPPORT}
STORIES = [*TRUE, *WORLDS]


@cache
def story(key: str) -> tuple[Article, Notes]:
    if key in TRUE:
        return true_claims(key)
    text, actors, rows = WORLDS[key]
    article = article_of(text, key)
    cast = [a.model_copy(update={"sentences": _where(article, a)}) for a in actors]
    return article, notes(cast, [claim(article, row) for row in rows])


def kept(key: str, positions: list[NotedPosition]) -> list[bool]:
    """Whether each of many claims on one story passes."""
    return [not failed for failed in faults(key, positions)]


def faults(key: str, positions: list[NotedPosition]) -> list[tuple[Check, ...]]:
    """Return what each of many claims on one story fails."""
    article, noted = story(key)
    checked = verify(noted.model_copy(update={"positions": positions}), article)
    failed = {q.id: q.failed for q in checked.quarantine}
    return [failed.get(f"{article.id}-p{n}", ()) for n in range(1, len(positions) + 1)]


def with_cue(key: str) -> list[NotedPosition]:
    """Return the sided claims of a story for which the polarity check found something to weigh."""
    article, noted = story(key)
    cues = {
        position.id
        for position in verify(noted, article).positions
        if any(c.name == "polarity" and c.verdict == "passed" for c in position.checks)
    }
    numbered = enumerate(noted.positions, start=1)
    return [p for n, p in numbered if f"{article.id}-p{n}" in cues and p.stance in FLIPPED]


def swaps(key: str, statement: str | None) -> list[NotedPosition]:
    """Lay every claim of a story to every other actor of it."""
    _, noted = story(key)
    return [
        position.model_copy(update={"actor": other.name, "statement": statement or position.statement})
        for position in noted.positions
        for other in noted.actors
        if other.name != position.actor
    ]


def mutated(change, wanted=bool) -> list[tuple[NotedPosition, tuple[Check, ...]]]:
    """Change every wanted claim of every story and return it with what it fails."""
    found = []
    for key in STORIES:
        changed = [change(position) for position in story(key)[1].positions if wanted(position)]
        found += zip(changed, faults(key, changed), strict=True)
    return found


def every() -> list[NotedPosition]:
    return [position for key in STORIES for position in story(key)[1].positions]


def test_there_are_enough_claims():
    assert sum(len(rows) for rows in TRUE.values()) >= 45
    assert sum(len(rows) for _, _, rows in WORLDS.values()) >= 55


@pytest.mark.parametrize("key", STORIES)
def test_every_true_claim_passes(key):
    article, noted = story(key)
    checked = verify(noted, article)
    assert [q.model_dump() for q in checked.quarantine] == []
    assert len(checked.positions) == len(noted.positions)
    for position in checked.positions:
        assert position.evidence
        for slice_ in position.evidence:
            assert slice_.quote == article.text[slice_.start : slice_.end]
            assert slice_.source == article.id


def test_a_flipped_stance_fails_wherever_the_evidence_carries_a_cue():
    tried = 0
    for key in STORIES:
        flipped = [p.model_copy(update={"stance": FLIPPED[p.stance]}) for p in with_cue(key)]
        tried += len(flipped)
        missed = [(p.actor, p.issue) for p, ok in zip(flipped, kept(key, flipped), strict=True) if ok]
        assert not missed, key
    assert tried >= 0.75 * sum(p.stance in FLIPPED for p in every())


@pytest.mark.parametrize(("statement", "rate"), [(None, 0.95), ("It is so.", 0.9)])
def test_a_swapped_speaker_fails(statement, rate):
    """With a statement that names nobody, only what the evidence says can catch it."""
    passed = [ok for key in STORIES for ok in kept(key, swaps(key, statement))]
    assert len(passed) > 1000
    assert passed.count(False) >= rate * len(passed), f"{passed.count(False)} of {len(passed)}"


def test_a_changed_number_fails():
    def changed(position):
        text = re.sub(r"\d+", lambda m: str(int(m.group()) + 7), position.statement, count=1)
        return position.model_copy(update={"statement": text})

    found = mutated(changed, lambda p: re.search(r"\d", p.statement))
    assert len(found) >= 8
    assert all([c.name for c in failed] == ["numbers"] for _, failed in found)


def test_an_invented_quotation_fails():
    found = mutated(lambda p: p.model_copy(update={"statement": f"{p.actor} said “we shall never leave the hill”."}))
    assert all("quote" in {c.name for c in failed} for _, failed in found)


def test_an_invented_name_fails():
    found = mutated(lambda p: p.model_copy(update={"statement": f"{p.statement} Madagascar and Jonas Ekberg agree."}))
    for position, failed in found:
        details = [c.detail for c in failed if c.name == "names"]
        assert details, position
        assert "Ekberg" in details[0]


def test_a_raised_certainty_fails():
    raised = lambda p: p.model_copy(update={"certainty": Certainty.STATED})  # noqa: E731
    found = mutated(raised, lambda p: p.certainty is not Certainty.STATED)
    assert len(found) >= 10
    assert [(p.actor, p.statement) for p, failed in found if not failed] == []


def test_a_lowered_certainty_passes():
    lowered = lambda p: p.model_copy(update={"certainty": Certainty.ALLEGED})  # noqa: E731
    assert [p.actor for p, failed in mutated(lowered) if failed] == []


def test_a_sentence_number_that_does_not_exist_fails():
    found = mutated(lambda p: p.model_copy(update={"sentences": [*p.sentences, 999]}))
    assert all(failed[0].name == "place" and "999" in failed[0].detail for _, failed in found)
