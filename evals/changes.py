"""Which claims changed between two scorings of one article: became right, became wrong, appeared, vanished."""

from collections.abc import Iterator, Mapping
from typing import Literal

from ..schemas import Frozen
from .verdicts import RIGHT, Judged, Verdict

Turn = Literal["became right", "became wrong", "wrong otherwise", "new and wrong", "wrong and gone"]
"""What happened to a claim."""

GOOD: frozenset[Turn] = frozenset({"became right", "wrong and gone"})


class Change(Frozen):
    """One claim or label whose verdict is not what it was."""

    unit: str
    turn: Turn
    label: str | None
    before: Verdict | None
    after: Verdict | None
    text: str
    """What the candidate says, or what the baseline said when the candidate says nothing."""


class Standing(Frozen):
    """The verdict of one label or one unlabelled claim, and its words."""

    verdict: Verdict
    text: str
    label: str | None = None


def standings(judged: tuple[Judged, ...]) -> dict[str, Standing]:
    """Fold an article's verdicts to one for each label, and one for each further claim.

    A claim without a label is known by its words and where it stands, since ids are numbered anew in every run.
    """
    found: dict[str, Standing] = {}
    for entry in judged:
        place = "" if entry.label and entry.verdict is not Verdict.DUPLICATE else f"@{entry.text}@{entry.spans[:1]}"
        name = f"{entry.label or ''}{place}"
        if name not in found or entry.verdict in RIGHT:
            found[name] = Standing(verdict=entry.verdict, text=entry.text, label=entry.label)
    return found


def changes(unit: str, before: Mapping[str, Standing], after: Mapping[str, Standing]) -> Iterator[Change]:
    """Tell every label and claim whose verdict changed, in the order of their names."""
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        turn = _turn(old, new)
        shown = new if new and new.verdict is not Verdict.OMITTED else old or new
        if turn and shown:
            yield Change(
                unit=unit,
                turn=turn,
                label=shown.label,
                before=old.verdict if old else None,
                after=new.verdict if new else None,
                text=shown.text,
            )


def _turn(old: Standing | None, new: Standing | None) -> Turn | None:
    """Name the change. A claim that is free to be made may come and go, and right in another way is still right."""
    match _right(old), _right(new):
        case (True, False):
            return "became wrong"
        case (False, True):
            return "became right"
        case (False, False):
            return None if old and new and old.verdict is new.verdict else "wrong otherwise"
        case (None, False):
            return "new and wrong"
        case (False, None):
            return "wrong and gone"
    return None


def _right(standing: Standing | None) -> bool | None:
    """None for a claim that is not there; a required label always is, if only as omitted."""
    return None if standing is None else standing.verdict in RIGHT
