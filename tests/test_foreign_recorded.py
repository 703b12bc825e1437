"""Four articles in four languages and a real model's answers to exactly the prompts rendered for them."""

from functools import cache
from pathlib import Path

import pytest
from conftest import settings_for

from summarizer import api
from summarizer.events import ArticleSkipped, Event, Warned
from summarizer.pipeline import check_again
from summarizer.schemas import Briefing

FOREIGN = Path(__file__).parent / "foreign"


@cache
def made(language: str) -> Briefing:
    heard: list[Event] = []
    chosen = {"recordings": FOREIGN / "recordings" / "claude", "lang": language}
    settings = type(settings_for("recorded"))(engine="llm", **chosen)
    briefing = api.summarize(sorted((FOREIGN / "articles").iterdir()), settings=settings, listener=heard.append)
    assert [event for event in heard if isinstance(event, Warned | ArticleSkipped)] == []
    return briefing


def test_the_four_make_one_page_that_stands() -> None:
    briefing = made("en")
    assert sorted(source.language or "" for source in briefing.sources) == ["ar", "de", "en", "uk"]
    assert briefing.gaps == ()
    assert check_again(briefing) == ()
    assert briefing.provenance.wording == "engine"
    assert briefing.provenance.quarantined / briefing.provenance.extracted <= 0.1


def test_every_quotation_is_the_originals_and_the_foreign_ones_are_translated() -> None:
    briefing = made("en")
    texts = {source.id: (source.language, source.text) for source in briefing.sources}
    pieces = [piece for position in briefing.positions for piece in position.evidence]
    assert len(pieces) > 40
    assert all(texts[piece.source][1][piece.start : piece.end] == piece.quote for piece in pieces)
    assert {texts[piece.source][0] for piece in pieces if piece.translation} == {"ar", "de", "uk"}
    assert all(bool(piece.translation) is (texts[piece.source][0] != "en") for piece in pieces)


def test_one_minister_is_one_actor_in_three_scripts() -> None:
    [minister] = [actor for actor in made("en").actors if "Kravets" in actor.name]
    assert "Кравець" in minister.aliases
    assert len({piece.source for position in made("en").positions if position.speaker == minister.id
                for piece in position.evidence}) >= 3  # fmt: skip


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_the_page_in_german_is_put_by_the_model(form: str) -> None:
    briefing = made("de")
    text = api.render(briefing, form)  # type: ignore[call-overload]
    assert briefing.page.language == "de"
    assert "Zeilen auf Englisch" not in text
    assert "Das Wichtigste" in text
    assert len(briefing.phrases) > 20
