"""Real answers of a model stand; the same answers with stances, speakers, numbers or quotations changed do not."""

import json
import re
from collections.abc import Callable
from functools import cache

import pytest
from conftest import RECORDINGS, SEEDS

from summarizer.schemas import Article, CheckedPosition, NotedPosition, Notes, Stance
from summarizer.steps.clean import clean
from summarizer.steps.read import read
from summarizer.steps.verify import verify

FLIP = {Stance.SUPPORT: Stance.OPPOSE, Stance.OPPOSE: Stance.SUPPORT}


@cache
def answered() -> list[tuple[Article, Notes]]:
    """Each sample with the recorded notes of a model."""
    pairs = []
    for path in SEEDS:
        recording = json.loads((RECORDINGS / "ukraine-guarantees" / f"extract-{path.stem}.json").read_text("utf-8"))
        (article,), _ = read([path])
        pairs.append((clean(article), Notes.model_validate_json(recording["answer"])))
    return pairs


def standing(article: Article, notes: Notes, positions: list[NotedPosition]) -> dict[int, CheckedPosition]:
    """Check positions of one article all at once; returns those that stand, by their index."""
    checked = verify(notes.model_copy(update={"positions": positions}), article)
    return {int(kept.id.rsplit("-p", 1)[1]) - 1: kept for kept in checked.positions}


@cache
def stood() -> list[tuple[Article, Notes, list[NotedPosition]]]:
    """Each sample with the recorded positions that pass all checks."""
    return [
        (article, notes, [notes.positions[i] for i in standing(article, notes, notes.positions)])
        for article, notes in answered()
    ]


def survivors(change: Callable[[Article, NotedPosition], NotedPosition]) -> list[str]:
    """Change every position that stands, and return the statements of those that still do."""
    return [
        kept.statement
        for article, notes, positions in stood()
        for kept in standing(article, notes, [change(article, position) for position in positions]).values()
    ]


def test_nine_true_claims_of_ten_pass() -> None:
    total = sum(len(notes.positions) for _, notes in answered())
    assert total > 100
    assert sum(len(positions) for _, _, positions in stood()) / total >= 0.9


def test_a_flipped_stance_fails_wherever_the_evidence_carries_a_cue() -> None:
    sided = cued = caught = 0
    for article, notes, positions in stood():
        weighed = standing(article, notes, positions)
        flipped = [p.model_copy(update={"stance": FLIP.get(p.stance, p.stance)}) for p in positions]
        left = standing(article, notes, flipped)
        sided += sum(position.stance in FLIP for position in positions)
        for i, position in enumerate(positions):
            if position.stance in FLIP and any(
                c.name == "polarity" and c.verdict == "passed" for c in weighed[i].checks
            ):
                cued += 1
                caught += i not in left
    # Whether there is a cue is the check's own word, so the share of all flips is held as well.
    assert caught == cued
    assert cued / sided >= 0.5


def test_an_invented_quotation_fails() -> None:
    def invent(_article: Article, position: NotedPosition) -> NotedPosition:
        words = f'{position.statement.rstrip(".")}, calling it "a bargain nobody here will ever forget".'
        return position.model_copy(update={"statement": words})

    assert survivors(invent) == []


def test_a_changed_or_added_number_fails() -> None:
    def change(_article: Article, position: NotedPosition) -> NotedPosition:
        other = re.sub(r"\d+", lambda m: str(int(m.group()) + 7), position.statement)
        if other == position.statement:
            other = f"{other.rstrip('.')} with 741 others."
        return position.model_copy(update={"statement": other})

    assert survivors(change) == []


def test_a_swapped_speaker_fails() -> None:
    swapped = caught = 0
    for article, notes, positions in stood():
        swaps = []
        for position in positions:
            cited = " ".join(article.reading(n) for n in position.sentences)
            for other in notes.actors:
                words = (other.name, *other.aliases)
                if other.name != position.actor and not any(word.split()[-1] in cited for word in words):
                    swaps.append(position.model_copy(update={"actor": other.name, "on_behalf_of": None}))
                    break
        swapped += len(swaps)
        caught += len(swaps) - len(standing(article, notes, swaps))
    assert swapped >= 80
    assert caught / swapped >= 0.9


@pytest.mark.parametrize("number", [0, 999])
def test_a_sentence_that_does_not_exist_fails(number: int) -> None:
    article, notes, positions = stood()[0]
    assert standing(article, notes, [positions[0].model_copy(update={"sentences": [number]})]) == {}
