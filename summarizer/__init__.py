"""One-page briefings from news articles: who wants what, what is on the table, who disagrees with whom."""

from typing import TYPE_CHECKING

from .__about__ import __version__

if TYPE_CHECKING:
    from .api import asummarize, extract, render, summarize
    from .config import Settings
    from .engine import Engine
    from .errors import InputError, ProviderError, SummarizerError
    from .schemas import Article, Briefing

_HOME = {
    "summarize": "api",
    "asummarize": "api",
    "extract": "api",
    "render": "api",
    "Settings": "config",
    "Engine": "engine",
    "SummarizerError": "errors",
    "InputError": "errors",
    "ProviderError": "errors",
    "Article": "schemas",
    # By way of the library, which teaches notebooks to show it.
    "Briefing": "api",
}

__all__ = [
    "Article",
    "Briefing",
    "Engine",
    "InputError",
    "ProviderError",
    "Settings",
    "SummarizerError",
    "__version__",
    "asummarize",
    "extract",
    "render",
    "summarize",
]


def __getattr__(name: str) -> object:
    """Load a public name when it is first used: ``import summarizer`` stays free of heavy imports."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - loaded with the first name

    return getattr(import_module(f".{_HOME[name]}", __name__), name)
