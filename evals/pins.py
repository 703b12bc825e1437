"""Fingerprints of everything a score depends on, so that two scores are compared only where they can be."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from .case import Case, Story

_HERE = Path(__file__).resolve().parent
_SCORER = ("case", "clusters", "labels", "match", "names", "pages", "polarity", "score", "shown", "tally", "verdicts")
_CODE = {".py", ".txt", ".md", ".toml"}
_NOT_MEASURED = {"cli", "evals"}


def short(*parts: str) -> str:
    """12 hex digits of some text."""
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()[:12]


@cache
def scorer() -> str:
    """What decides how an output is scored: these modules, byte for byte."""
    return short(*((_HERE / f"{name}.py").read_text(encoding="utf-8") for name in _SCORER))


@cache
def program() -> str:
    """What makes an output when the model is given: code, lexicons and prompts of the package as they lie on disk."""
    return short(*_sources(_HERE.parent / "summarizer" if (_HERE.parent / "summarizer").is_dir() else _HERE.parent))


def text(case: Case) -> str:
    """What an engine was shown: the article's text."""
    return short(case.text)


def labels(story: Story, case: Case) -> str:
    """What an article is scored against: its text, its labels and those of its story."""
    return short(case.text, case.gold.model_dump_json(), story.labels.model_dump_json())


def _sources(package: Path) -> Iterable[str]:
    """Every file of the package that can change an output, with its name, in a fixed order."""
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package)
        if path.suffix in _CODE and inside.parts[0] not in _NOT_MEASURED and path.is_file():
            yield str(inside)
            yield path.read_text(encoding="utf-8", errors="replace")
    for linked in ("schemas", "prompts"):
        # A link below the package is not descended into by rglob, and these two change outputs most of all.
        if (package / linked).is_symlink():
            for path in sorted((package / linked).rglob("*")):
                if path.suffix in _CODE:
                    yield f"{linked}/{path.name}"
                    yield path.read_text(encoding="utf-8", errors="replace")
