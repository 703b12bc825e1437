"""The stranger's path without its downloads: the README's pages, from a server on loopback, make one right page."""

import importlib.util
from collections.abc import Iterator
from types import ModuleType

import pytest
from conftest import ROOT, engine_for

from summarizer import api
from summarizer.config import Settings


@pytest.fixture(scope="module")
def stranger() -> ModuleType:
    spec = importlib.util.spec_from_file_location("stranger", ROOT / "benchmarks" / "stranger.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def root(stranger: ModuleType) -> Iterator[str]:
    server = stranger.serve()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def test_the_commands_are_the_readmes_with_the_pages_put_in(stranger: ModuleType) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    install, brief = stranger.commands(readme, "http://127.0.0.1:1/")
    assert "'.[offline,web,pdf]'" in install
    assert stranger.MADE_UP not in brief
    named = [word for word in brief.split() if word.startswith("http")]
    assert named == [f"http://127.0.0.1:1/{path.name}" for path in map(stranger.PAGES.joinpath, PAGES)]
    assert all((stranger.PAGES / name).is_file() for name in PAGES)
    assert brief.endswith("--allow-private -o page.html -o page.pdf")


PAGES = ("toll.html", "lorries.html", "exempt.html")


def test_three_web_pages_make_one_page_of_what_the_articles_say(root: str) -> None:
    settings = Settings(engine="offline", allow_private=True)
    made = api.summarize([root + name for name in PAGES], engine=engine_for("offline"), settings=settings)
    told = [(source.publisher, source.published.value) for source in made.sources]
    assert told == [("Sund Radio", "2026-02-15"), ("Norhaven Post", "2026-02-12"), ("Coastal Courier", "2026-02-10")]
    around = ("cookies", "newsletter", "resign", "triple", "All rights reserved", "herring", "Subscribe")
    assert [words for source in made.sources for words in around if words in source.text] == []
    stances = {(a.name, p.stance) for p in made.positions for a in made.actors if a.id == p.speaker}
    assert {("Karin Dahl", "support"), ("Hauliers’ Federation", "oppose"), ("Emil Krogh", "oppose")} <= stances
    assert made.coverage.origins == 3
    assert not made.gaps
