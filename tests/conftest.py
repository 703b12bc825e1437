"""What several test modules share: the sample articles briefed once by each engine."""

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from summarizer.config import Settings
    from summarizer.engine import Engine
    from summarizer.engines.offline import OfflineEngine
    from summarizer.schemas import Briefing

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
RECORDINGS = ROOT / "evals" / "recordings" / "claude"
LONGEST = frozenset({"test_wheel.py", "test_style.py", "test_gate.py"})


def pytest_configure() -> None:
    """Keep the developer's own settings out of the tests, and draw the same examples in every run.

    A gate that draws anew now and then fails on a change that did no harm. To search on, with other examples each time:
    HYPOTHESIS_PROFILE=explore pytest.
    """
    settings.register_profile("gate", derandomize=True, deadline=None)
    settings.register_profile("explore", derandomize=False, deadline=None)
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))
    for name in list(os.environ):
        if name.startswith(("SUMMARIZER_", "OPENAI_")):
            del os.environ[name]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Run the whole suite in two processes, and what is named on the command line in this one.

    No more than two, however many processors there are: each loads a pipeline and briefs the samples for itself, and
    the tests that hold a time against a bound want a processor to themselves.
    """
    whole = config.args_source is not pytest.Config.ArgsSource.ARGS
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return 2 if whole and processors > 1 else 0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that of two processes none is left alone with it at the end."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


def settings_for(kind: str) -> "Settings":
    """Settings of the offline engine, or of the recorded answers."""
    from summarizer.config import Settings

    if kind == "offline":
        return Settings(engine="offline")
    return Settings(engine="llm", recordings=RECORDINGS, cache=False)


@cache
def engine_for(kind: str) -> "Engine":
    """Build an engine once: loading a pipeline takes a second."""
    from summarizer import wiring

    return wiring.build_engine(settings_for(kind))


@cache
def offline_engine() -> "OfflineEngine":
    """The offline engine itself; one loads a pipeline for all modules."""
    from summarizer.engines.offline import OfflineEngine

    return OfflineEngine()


@cache
def sample_briefing(kind: str) -> "Briefing":
    """Brief the five samples once for each engine."""
    from summarizer import api

    return api.summarize(SEEDS, engine=engine_for(kind), settings=settings_for(kind))


@pytest.fixture(params=["offline", "recorded"])
def kind(request: pytest.FixtureRequest) -> str:
    """Each engine in turn."""
    return str(request.param)


@pytest.fixture
def briefing(kind: str) -> "Briefing":
    """The samples' briefing by each engine in turn."""
    return sample_briefing(kind)
