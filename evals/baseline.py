"""What is good enough by now: a file that only ``bless`` writes, with floors that only go up."""

import math
from collections.abc import Mapping
from pathlib import Path

from ..errors import UsageError
from ..schemas import Frozen
from .compare import Side, side
from .score import MEASURES
from .scoring import Scores
from .store import read, write

FILE = Path(__file__).resolve().parent / "baseline.json"

_GRAIN = 1000
"""Floors are means cut down to a thousandth, so that no rounding of a sum can break one."""


class Blessed(Frozen):
    """One engine's baseline."""

    reason: str
    """Why it was moved, by whoever moved it."""
    on: str
    """ISO date."""
    commit: str
    """Commit it was made at; marked when files differed from it."""
    floors: dict[str, float]
    """Least mean of each measure; those of pages are called "page: ..."."""
    side: Side


class Baseline(Frozen):
    """The file: one entry for each engine."""

    engines: dict[str, Blessed]


def load(file: Path = FILE) -> Baseline:
    """Read the baseline; a file that is not there holds no engine.

    Raises:
        UsageError: it is damaged.
    """
    return read(file, Baseline) if file.exists() else Baseline(engines={})


def blessed(engine: str, file: Path = FILE) -> Blessed:
    """The baseline of an engine.

    Raises:
        UsageError: that engine was never blessed.
    """
    known = load(file).engines
    if engine not in known:
        fault = f"holds nothing for the engine {engine!r}"
        raise UsageError(str(file), fault, "Bless a run of it: summarizer eval bless RUN --reason WHY")
    return known[engine]


def means(scores: Scores) -> dict[str, float]:
    """Mean of every measure of a run over its articles, and of its pages over stories."""
    told = {measure: scores.mean(measure) for measure in MEASURES}
    names = sorted({name for page in scores.pages for name in page.measures()})
    told |= {f"page: {name}": scores.page_mean(name) for name in names}
    return {name: value for name, value in told.items() if value is not None}


def below(scores: Scores, floors: Mapping[str, float]) -> list[str]:
    """Say of each floor that a run is below it; a run of fewer articles is held against none."""
    found = means(scores)
    return [
        f"{name} {found[name]:.3f} is below its floor {floor:.3f}"
        for name, floor in floors.items()
        if name in found and found[name] < floor - 1e-9
    ]


def bless(scores: Scores, *, reason: str, on: str, commit: str, file: Path = FILE) -> Blessed:
    """Move an engine's baseline to a run.

    Args:
        scores: of the run, made by the scorer and labels as they are.
        reason: why, in words for whoever reads the file's history.
        on: ISO date of today.
        commit: where the code stands.
        file: the baseline file.

    Raises:
        UsageError: no reason is given, an article has no output, or, on unchanged labels and scorer, a floor would
            have to go down.
    """
    if not reason.strip():
        raise UsageError("--reason", "is empty", "Say why the baseline moves")
    if scores.failed:
        raise UsageError(scores.run.name, f"has {len(scores.failed)} failed articles", "Run again until none fails")
    known = load(file)
    old, new = known.engines.get(scores.run.engine), side(scores)
    floors = {name: math.floor(value * _GRAIN + 1e-6) / _GRAIN for name, value in means(scores).items()}
    if old and (old.side.labels, old.side.scorer) == (new.labels, new.scorer):
        if lower := below(scores, old.floors):
            raise UsageError(scores.run.name, "; ".join(lower), "Floors only go up; mend it, or change the labels")
        floors = {name: max(floors.get(name, 0.0), old.floors.get(name, 0.0)) for name in {**old.floors, **floors}}
    moved = Blessed(reason=reason.strip(), on=on, commit=commit, floors=floors, side=new)
    write(file, Baseline(engines={**known.engines, scores.run.engine: moved}))
    return moved
