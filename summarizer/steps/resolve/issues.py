"""Issues of the dossier: which wordings ask one question, which ask it the other way round, and what heads a column."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...lexicon.spelling import fold, spelled_out
from ...schemas import CheckedNotes, Issue, IssueGroup, Label, Mention
from .headings import heading

_NOT = re.compile(r" (should|must|shall|ought|can|will) (?:not|never) ")


@dataclass(frozen=True)
class Wording:
    """One way an issue is worded, spellings of it taken together."""

    text: str
    """The spelling that most claims use."""
    spellings: tuple[str, ...]
    """Every spelling, sorted; the text is one of them."""
    normative: bool
    """Whether it is a sentence one can agree with."""
    positions: int
    """How many positions use it."""
    hint: str
    """Holders with their statements, short."""


def wordings(notes: Sequence[CheckedNotes], lineage_of: Sequence[str]) -> list[Wording]:
    """List the distinct wordings of issues in all notes, sorted by text.

    Wordings that differ only in case, marks, articles or the full stop are one. Those of proposals and disputes count
    too, so that every claim finds its issue. What a copy repeats is counted once.

    Args:
        notes: of all articles.
        lineage_of: lineage of each of them.
    """
    counted: set[tuple[str, str, str, str]] = set()
    uses: dict[str, Counter[str]] = {}
    hints: dict[str, list[str]] = {}
    forms: dict[str, Counter[bool]] = {}
    for noted, lineage in zip(notes, lineage_of, strict=True):
        names = {actor.id: actor.name for actor in noted.actors}
        for position in noted.positions:
            key = _key(position.issue)
            told = (lineage, names.get(position.actor, ""), position.issue, position.statement)
            weight = int(told not in counted)
            counted.add(told)
            uses.setdefault(key, Counter())[position.issue] += weight
            forms.setdefault(key, Counter())[position.form == "normative"] += weight
            said = f"{names.get(position.actor, '')} ({position.stance}): {position.statement[:80]}"
            hints.setdefault(key, []).append(said)
        for text in (*(proposal.issue for proposal in noted.proposals), *(dispute.issue for dispute in noted.disputes)):
            if text:
                uses.setdefault(_key(text), Counter())[text] += 0
    return [_wording(uses[key], forms.get(key), hints.get(key, ())) for key in sorted(uses)]


def _key(text: str) -> str:
    words = spelled_out(fold(text)).split()
    return " ".join(word for word in words if word not in ("the", "a", "an")) or text


def _wording(uses: Counter[str], forms: Counter[bool] | None, hints: Iterable[str]) -> Wording:
    text = min(uses, key=lambda spelling: (-uses[spelling], spelling))
    normative = forms[True] >= forms[False] if forms else text.rstrip().endswith(".")
    hint = "; ".join(sorted(set(hints))[:3])[:280]
    return Wording(text, tuple(sorted(uses)), normative, uses.total(), hint)


def issue_labels(worded: Sequence[Wording]) -> tuple[Label, ...]:
    """Label the wordings i1, i2, ... for the engine to group."""
    return tuple(Label(id=f"i{n}", text=wording.text, hint=wording.hint) for n, wording in enumerate(worded, 1))


def make_issues(
    worded: Sequence[Wording], groups: Sequence[IssueGroup]
) -> tuple[tuple[Issue, ...], dict[str, Mention]]:
    """Unite the wordings that an engine says ask one question.

    Args:
        worded: distinct wordings, in the order they were labelled.
        groups: the engine's answer over the labels. Ids that were never asked about are ignored; an id in two groups,
            or on both sides of one, stays where it comes first with the groups in sorted order.

    Returns:
        Issues i1, i2, ... those with the most positions first, and the issue of every spelling.
    """
    by_id = {label.id: wording for label, wording in zip(issue_labels(worded), worded, strict=True)}
    made: list[tuple[Wording, list[Wording], list[Wording]]] = []
    taken: set[str] = set()
    for group in sorted(groups, key=lambda group: (sorted(group.members), sorted(group.inverse), group.best)):
        members = [label for label in dict.fromkeys(group.members) if label in by_id and label not in taken]
        if not members:
            continue
        taken.update(members)
        inverse = [label for label in dict.fromkeys(group.inverse) if label in by_id and label not in taken]
        taken.update(inverse)
        best = group.best if group.best in members else min(members, key=lambda label: _rank(by_id[label]))
        made.append((by_id[best], [by_id[m] for m in members], [by_id[m] for m in inverse]))
    _add_denials(made, [by_id[label] for label in by_id if label not in taken])
    made.sort(key=lambda issue: (-sum(w.positions for w in (*issue[1], *issue[2])), issue[0].text))
    issues: list[Issue] = []
    issue_of: dict[str, Mention] = {}
    for n, (best_wording, members_, inverse_) in enumerate(made, 1):
        issues.append(_issue(f"i{n}", best_wording, (*members_, *inverse_)))
        for wording in members_:
            issue_of |= {text: Mention(label=text, target=f"i{n}") for text in wording.spellings}
        for wording in inverse_:
            issue_of |= {text: Mention(label=text, target=f"i{n}", inverse=True) for text in wording.spellings}
    return tuple(issues), dict(sorted(issue_of.items()))


def _add_denials(made: list[tuple[Wording, list[Wording], list[Wording]]], alone: list[Wording]) -> None:
    """Add the wordings in no group: beside the wording they deny with "should not", else as issues of their own.

    "Troops should not be sent" asks what "troops should be sent" asks, the other way round; no judgment is needed.
    """
    side_of = {_key(wording.text): side for _, *sides in made for side in sides for wording in side}
    other_side = {id(side): other for _, one, two in made for side, other in ((one, two), (two, one))}
    for wording in sorted(alone, key=lambda wording: (_denied(wording.text) is not None, wording.text)):
        denied = _denied(wording.text)
        asked = side_of.get(denied) if denied else None
        if asked is not None:
            other_side[id(asked)].append(wording)
            continue
        members: list[Wording] = [wording]
        inverse: list[Wording] = []
        made.append((wording, members, inverse))
        side_of[_key(wording.text)] = members
        other_side |= {id(members): inverse, id(inverse): members}


def _denied(text: str) -> str | None:
    """Give the key of what a wording denies, or None when it denies nothing or more than once."""
    key = _key(text)
    found = _NOT.findall(f" {key} ")
    return " ".join(_NOT.sub(r" \1 ", f" {key} ").split()) if len(found) == 1 else None


def _rank(wording: Wording) -> tuple[int, int, str]:
    return -wording.positions, len(wording.text), wording.text


def _issue(id_: str, best: Wording, united: Iterable[Wording]) -> Issue:
    return Issue(
        id=id_,
        statement=best.text,
        form="normative" if best.normative else "topic",
        label=heading(best.text),
        wordings=tuple(sorted({spelling for wording in united for spelling in wording.spellings})),
    )
