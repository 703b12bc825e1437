"""The scorer on trial: what must lower a score does, what must not doesn't, and everything else stays where it was.

A scorer that gives a reversed answer 0.97, or a respelled one 0.71, is worse than none. Both were measured on others'.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..schemas import Briefing, Position
from . import spoiled_pages
from .case import Case, Story
from .gold import as_briefing
from .gold_page import as_page
from .harmless import HARMLESS, borrowed
from .labels import Status
from .mutations import MUTATIONS, Ground, Mutation, shares
from .pages import score_page
from .report.terminal import table
from .score import MEASURES, ArticleScore, score_article
from .tally import Share, Tally

PARTS = ("precision", "recall", *MEASURES)
"""Columns of the matrix: every measure, and both halves of the headline."""

DOSES = (0.0, 0.25, 0.5, 0.75, 1.0)
STRANGER = 0.05
"""Most that another article's labels may score."""

_EXACT = 1e-9
Pair = tuple[Story, Case]
Making = Callable[[Story, Case], Briefing]


@dataclass(frozen=True)
class Probe:
    """One thing tried: how far each part moved, and whether that is as it must be."""

    name: str
    moved: dict[str, float]
    """Part to how far it fell."""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """All that was tried."""

    probes: tuple[Probe, ...]
    pages: tuple[Probe, ...] = field(default=())

    @property
    def passed(self) -> bool:
        """Whether nothing was found against the scorer."""
        return not any(probe.faults for probe in (*self.probes, *self.pages))

    def text(self) -> str:
        """The matrix: each mutation with how far each part fell; a dot where it did not move."""
        lines = [*_matrix(self.probes, PARTS)]
        names = tuple(dict.fromkeys(name for probe in self.pages for name in probe.moved))
        lines += ["", *_matrix(self.pages, names)] if self.pages else []
        faults = [f"{probe.name}: {fault}" for probe in (*self.probes, *self.pages) for fault in probe.faults]
        tried = len(self.probes) + len(self.pages)
        lines += ["", *faults, f"{tried} probes, {len(faults)} faults"]
        return "\n".join(lines)


def try_scorer(stories: Sequence[Story]) -> Verdict:
    """Put the scorer on trial with labels as output.

    Args:
        stories: labelled stories; at least two articles.
    """
    pairs = [(story, case) for story in stories for case in story.cases]
    probes = [_identity(pairs), _nothing(pairs), *_strangers(pairs)]
    probes += [_harmless(pairs, name, make) for name, make in HARMLESS.items()]
    probes += [_mutation(pairs, mutation) for mutation in MUTATIONS]
    probes += [_doses(pairs, mutation) for mutation in MUTATIONS if "positions" in mutation.lowers]
    return Verdict(tuple(probes), tuple(_pages(stories)))


def parts(scores: Sequence[ArticleScore]) -> dict[str, float]:
    """Every part over all claims of all articles; one where nothing is at stake is left out."""
    totals: dict[str, Tally | Share] = {}
    for name in MEASURES:
        values = [getattr(score, name) for score in scores]
        totals[name] = sum(values[1:], start=values[0])
    told = {name: total.f1 if isinstance(total, Tally) else total.rate for name, total in totals.items()}
    strict = totals["positions"]
    if isinstance(strict, Tally):
        told |= {"precision": strict.precision, "recall": strict.recall}
    return {name: value for name, value in told.items() if value is not None}


def _scored(pairs: Sequence[Pair], make: Making) -> dict[str, float]:
    return parts([score_article(story, case, make(story, case)) for story, case in pairs])


def _fell(pairs: Sequence[Pair], make: Making) -> dict[str, float]:
    """How far each part fell from the labels' own score; a part with nothing left to measure did not."""
    before, after = _scored(pairs, as_briefing), _scored(pairs, make)
    return {part: before[part] - after.get(part, before[part]) for part in PARTS if part in before}


def _identity(pairs: Sequence[Pair]) -> Probe:
    found = _scored(pairs, as_briefing)
    faults = tuple(f"{part} is {value:.3f}, not 1" for part, value in found.items() if abs(value - 1) > _EXACT)
    return Probe("the labels themselves", {part: 1 - value for part, value in found.items()}, faults)


def _nothing(pairs: Sequence[Pair]) -> Probe:
    def empty(story: Story, case: Case) -> Briefing:
        return as_briefing(story, case).model_copy(update={"positions": (), "proposals": (), "disputes": ()})

    moved = _fell(pairs, empty)
    must = ("positions", "recall", "found", "proposals", "disputes")
    faults = tuple(f"{part} fell by {moved[part]:.3f}, not 1" for part in must if abs(moved[part] - 1) > _EXACT)
    return Probe("nothing at all", moved, faults)


def _strangers(pairs: Sequence[Pair]) -> Iterator[Probe]:
    """Labels of another article, once with that article's words and once with words of this one at its offsets."""
    following = {case.id + story.id: pairs[at - 1] for at, (story, case) in enumerate(pairs)}
    for name, anew in (("another article's labels", False), ("another article's labels, requoted", True)):
        make = lambda story, case, anew=anew: borrowed(*following[case.id + story.id], case, requoted=anew)  # noqa: E731
        found = _scored(pairs, make)
        high = tuple(
            f"{part} is {found[part]:.3f}, above {STRANGER}"
            for part in ("positions", "proposals", "disputes")
            if found[part] > STRANGER
        )
        yield Probe(name, {part: 1 - value for part, value in found.items()}, high)


def _harmless(pairs: Sequence[Pair], name: str, make: Making) -> Probe:
    moved = _fell(pairs, make)
    faults = tuple(f"moved {part} by {fall:+.3f}" for part, fall in moved.items() if abs(fall) > _EXACT)
    return Probe(name, moved, faults)


def _mutation(pairs: Sequence[Pair], mutation: Mutation) -> Probe:
    """Spoil all that the mutation can touch."""
    moved = _fell(pairs, _spoiling(mutation, 1.0))
    faults = []
    for part, share in _touched(pairs, mutation).items():
        if part in mutation.lowers and moved[part] < share - _EXACT:
            faults.append(f"{part} fell by {moved[part]:.3f}, less than the touched {share:.3f}")
    allowed = mutation.lowers | mutation.may_lower
    faults += [f"moved {p} by {fall:+.3f}" for p, fall in moved.items() if p not in allowed and abs(fall) > _EXACT]
    return Probe(mutation.name, moved, tuple(faults))


def _doses(pairs: Sequence[Pair], mutation: Mutation) -> Probe:
    """More corruption never scores higher, and all of it scores lower than half."""
    scores = [_scored(pairs, _spoiling(mutation, dose))["positions"] for dose in DOSES]
    rising = any(later > earlier + _EXACT for earlier, later in pairwise(scores))
    told = ", ".join(f"{score:.3f}" for score in scores)
    faults = (f"dose and score do not run opposite: {told}",) if rising or scores[-1] >= scores[2] else ()
    return Probe(f"dose: {mutation.name}", {"positions": 1 - scores[2]}, faults)


def _spoiling(mutation: Mutation, dose: float) -> Making:
    def make(story: Story, case: Case) -> Briefing:
        ground, right = Ground(story, case), as_briefing(story, case)
        open_to = [position for position in right.positions if mutation.touches(ground, position)]
        return mutation.spoil(ground, right, shares(open_to, dose, len(case.text)))

    return make


def _touched(pairs: Sequence[Pair], mutation: Mutation) -> dict[str, float]:
    """Share of each part that a full dose touches."""
    every = [(ground, p) for pair in pairs for ground in [Ground(*pair)] for p in as_briefing(*pair).positions]
    hit = [mutation.touches(*entry) for entry in every]
    wanted = [ground.label(position.id).status is Status.REQUIRED for ground, position in every]
    holding: dict[str, Callable[[Position], bool]] = {
        "conditions": lambda p: bool(p.conditions),
        "dates": lambda p: p.said_on.start is not None,
        "chains": lambda p: bool(p.chain),
    }
    needed = _among(hit, wanted)
    return {
        **dict.fromkeys(("positions", "recall", "found"), needed),
        **dict.fromkeys(("stance", "certainty", "verbatim"), _among(hit, [True] * len(hit))),
        **dict.fromkeys(("proposals", "disputes"), 1.0),
        **{part: _among(hit, [holds(position) for _, position in every]) for part, holds in holding.items()},
        "precision": min(needed, sum(hit) / (sum(hit) + sum(wanted))),
    }


def _among(hit: Sequence[bool], having: Sequence[bool]) -> float:
    """Share that is hit of those that have something to lose."""
    return sum(a and b for a, b in zip(hit, having, strict=True)) / sum(having) if any(having) else 0.0


def _pages(stories: Sequence[Story]) -> Iterator[Probe]:
    """Spoil each story's page; a story with nothing at stake in a part is no witness for it."""
    for mutation in spoiled_pages.MUTATIONS:
        moved: dict[str, list[float]] = {}
        faults = []
        for story in stories:
            right = as_page(story)
            before = score_page(story, right).measures()
            after = score_page(story, mutation.spoil(story, right)).measures()
            for part in before:
                fall = before[part] - after.get(part, before[part])
                moved.setdefault(part, []).append(fall)
                if part != mutation.lowers and part not in mutation.may_lower and abs(fall) > _EXACT:
                    faults.append(f"moved {part} of {story.id} by {fall:+.3f}")
        means = {part: sum(falls) / len(falls) for part, falls in moved.items()}
        # Stories in which nothing of the kind is labelled are no witnesses for or against the scorer.
        if mutation.lowers in means and means[mutation.lowers] <= _EXACT:
            faults.append(f"{mutation.lowers} did not fall")
        yield Probe(mutation.name, means, tuple(faults))


def _matrix(probes: Sequence[Probe], columns: Sequence[str]) -> Iterator[str]:
    rows = [("fall of", *columns)]
    for probe in probes:
        falls = (probe.moved.get(part) for part in columns)
        rows.append((probe.name, *("." if not fall or abs(fall) < _EXACT else f"{fall:.3f}" for fall in falls)))
    yield from table(rows)
