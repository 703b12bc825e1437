"""The lines of each block of the page, best first, every one with what it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...lexicon.prose import capitalised, listed
from ...lexicon.questions import asserted
from ...schemas import (
    Agreement,
    Dispute,
    Event,
    Judgment,
    Line,
    Proposal,
    ProposalStatus,
    Relation,
    RelationKind,
    Shift,
    Side,
    Stance,
    Unknown,
)
from .dates import UNDATED, interval, order
from .index import Index, number
from .names import Names
from .words import count, shorten

WORDS = {
    "bottom line": 45,
    "key judgments": 24,
    "proposals": 16,
    "agreed": 10,
    "disputed": 20,
    "timeline": 10,
    "changed": 16,
    "not known": 12,
    "conflicts": 16,
}
"""Words a line should have, after page.md; for the bottom line the words of all its sentences."""

UNFIT = 80
"""A text of more words than this is no line of a page; it stays below."""

CONSIDERED = 24
"""Lines written for a block, several times what it can hold, so that 300 articles cost little more than five."""

MOST_NAMES = 3
"""Names on one side of a line; the others are counted."""

_ALIKE = {
    Stance.SUPPORT: "for",
    Stance.OPPOSE: "against",
    Stance.CONDITIONAL: "on conditions",
    Stance.MIXED: "mixed",
    Stance.NONCOMMITTAL: "uncommitted",
}


@dataclass(frozen=True)
class Writer:
    """Writes lines of one briefing; actors that have a row in the matrix are called by their short names."""

    index: Index
    names: Names
    seated: frozenset[str]

    def called(self, actors: Iterable[str]) -> str:
        """List actors by name, each once."""
        distinct = dict.fromkeys(self.names.short(a) if a in self.seated else self.names.full(a) for a in actors)
        # "and one other" would cost as much as the name it hides.
        return listed(list(distinct), MOST_NAMES + (len(distinct) == MOST_NAMES + 1))

    def line(self, text: str, items: Sequence[str], *, note: str = "", strong: str = "") -> Line:
        """Make a line, with references to the sources of its items."""
        known = self.index.known(items)
        text = " ".join(text.split())
        strong = strong if strong and text.startswith(strong) else ""
        return Line(text=text, refs=self.index.refs(known), items=known, note=note, strong=strong)

    def judgment(self, judgment: Judgment, limit: int) -> Line:
        """A key judgment with its confidence and why."""
        why = f": {judgment.reason.rstrip('.')}" if judgment.reason else ""
        return self.line(shorten(judgment.text, limit), judgment.refs, note=f"{judgment.confidence.capitalize()}{why}.")

    def proposal(self, proposal: Proposal) -> Line:
        """Who put what on the table, how it stands, who is for it and who against."""
        status = "status unclear" if proposal.status is ProposalStatus.UNCLEAR else proposal.status.value
        backers = [actor for actor in self._speakers(proposal.supporters) if actor not in proposal.proposers]
        against = self._speakers(proposal.opponents)
        from_, *sides = (
            f"{word} {self.called(actors)}" if actors else ""
            for word, actors in (("from", proposal.proposers), ("for", backers), ("against", against))
        )
        parts = [part for part in (from_, status, *sides) if part]
        rest = "; ".join(parts)
        text = capitalised(shorten(proposal.text, max(4, WORDS["proposals"] - count(rest))).rstrip(" ."))
        condition = next((c for c in proposal.conditions if c.casefold() not in text.casefold()), "")
        items = (proposal.id, *proposal.supporters, *proposal.opponents)
        return self.line(f"{text}: {rest}", items, note=condition, strong=text)

    def _speakers(self, positions: Iterable[str]) -> list[str]:
        held = self.index.positions
        return list(dict.fromkeys(held[name].speaker for name in positions if name in held))

    def _topic(self, issue: str | None, question: str) -> str:
        return capitalised((self.index.topic(issue) if issue else question).rstrip(" .:"))

    def dispute(self, dispute: Dispute) -> Line:
        """What it is about and who stands on which side; every side is named."""
        topic = self._topic(dispute.issue, dispute.question)
        sides = " v. ".join(self._side(side, dispute) for side in dispute.sides if side.actors)
        items = (dispute.id, *(name for side in dispute.sides for name in side.positions))
        return self.line(f"{topic}: {sides}", items, note=_NOTES[dispute.kind], strong=topic)

    def _side(self, side: Side, dispute: Dispute) -> str:
        stance = f" ({_ALIKE[side.stance]})" if dispute.kind == "opposed" else ""
        return self.called(side.actors) + stance

    def agreement(self, agreement: Agreement) -> Line:
        """An issue on which several stand alike and nobody is reported against."""
        topic = self._topic(agreement.issue, agreement.issue)
        text = f"{topic}: {self.called(agreement.actors)} {_ALIKE[agreement.stance]}"
        return self.line(text, (agreement.id, *agreement.positions), strong=topic)

    def event(self, event: Event) -> Line:
        """A date and what happened then; a plan is called one."""
        when = interval(event.when)
        text = f"{when} {shorten(event.text, WORDS['timeline'] - count(when)).rstrip('.')}"
        became = f", {event.outcome.became}" if event.outcome else ""
        return self.line(text, (event.id,), note=f"planned{became}" if event.planned else "", strong=when)

    def unknown(self, unknown: Unknown) -> Line:
        """What the articles leave open."""
        return self.line(capitalised(shorten(unknown.text, WORDS["not known"]).rstrip(".")), (unknown.id,))

    def shift(self, shift: Shift) -> Line:
        """A position that is not what it was in the earlier briefing."""
        text = shorten(shift.text, WORDS["changed"]).rstrip(".")
        return self.line(text, (shift.now,) if shift.now else (), note=f"{shift.kind} since the earlier briefing")

    def relation(self, relation: Relation, block: str) -> Line:
        """What changed or conflicts, and which of the kinds of change or conflict it is."""
        text = shorten(relation.text, WORDS[block]).rstrip(".")
        return self.line(text, (relation.id, *relation.between), note=relation.kind.value)


_NOTES = {"opposed": "", "sequencing": "order of steps", "criticism": "criticism"}


def ranked_lines(index: Index, writer: Writer) -> dict[str, tuple[Line, ...]]:
    """Write the lines of every block that lists items of the briefing, those with the best claim to the page first.

    Args:
        index: the briefing.
        writer: calls actors as the matrix allows.

    Returns:
        By block: at most ``CONSIDERED`` lines. Lines of more than twice their words stand behind the others, since one
        of them costs the page two; what no page could hold is left out.
    """
    brief = index.briefing
    written: dict[str, Iterable[Line]] = {
        "key judgments": (writer.judgment(judgment, WORDS["key judgments"]) for judgment in brief.key_judgments),
        "proposals": map(writer.proposal, rank_proposals(index)[:CONSIDERED]),
        "agreed": map(writer.agreement, rank_agreements(index)[:CONSIDERED]),
        "disputed": map(writer.dispute, index.disputes[:CONSIDERED]),
        "timeline": map(writer.event, rank_events(index)[:CONSIDERED]),
        "changed": (
            *shifted(index, writer),
            *(writer.relation(r, "changed") for r in rank_relations(index, brief.changes)),
        ),
        "not known": map(writer.unknown, rank_unknowns(index)[:CONSIDERED]),
        "conflicts": (
            writer.relation(relation, "conflicts") for relation in rank_relations(index, brief.source_conflicts)
        ),
    }
    return {
        key: tuple(
            sorted(
                (line for line in lines if count(line.text) <= UNFIT),
                key=lambda line: key != "key judgments" and count(line.text) > 2 * WORDS[key],
            )
        )
        for key, lines in written.items()
    }


def shifted(index: Index, writer: Writer) -> list[Line]:
    """What changed since the earlier briefing, changes of position first; nothing when none was given."""
    since = index.briefing.since
    return [writer.shift(shift) for shift in since.positions[:CONSIDERED]] if since else []


def rank_relations(index: Index, relations: Sequence[Relation]) -> list[Relation]:
    """Conflicts and changes before drift, which concerns one origin only; at most ``CONSIDERED``."""
    ranked = sorted(relations, key=lambda r: (-index.near(r.id), r.kind is RelationKind.DRIFT, number(r.id)))
    return ranked[:CONSIDERED]


def rank_unknowns(index: Index) -> list[Unknown]:
    """What most origins leave open first."""
    return sorted(index.briefing.not_known, key=lambda u: (-index.near(u.id), -len(u.origins), number(u.id)))


def rank_proposals(index: Index) -> list[Proposal]:
    """Those that most actors and origins speak to first; a status that is known before one that isn't.

    A second proposal on an issue stands behind the first ones on others, so that the page shows more of what is
    on the table.
    """
    ranked = sorted(
        index.briefing.proposals,
        key=lambda p: (
            -index.near(p.id),
            -len(p.proposers) - len(p.supporters) - len(p.opponents),
            p.status is ProposalStatus.UNCLEAR,
            -len(p.origins),
            number(p.id),
        ),
    )
    leading = {proposal.issue: proposal.id for proposal in reversed(ranked) if proposal.issue}
    return sorted(ranked, key=lambda p: (-index.near(p.id), leading.get(p.issue or "", p.id) != p.id))


def rank_agreements(index: Index) -> list[Agreement]:
    """Those that most actors share first."""
    told = {issue.id for issue in index.briefing.issues if asserted(issue)}

    def claim(a: Agreement) -> tuple[float, bool, int, int, tuple[str, int, str]]:
        return (-index.near(a.id), a.issue in told, -len(a.actors), -len(a.positions), number(a.id))

    return sorted(index.briefing.agreements, key=claim)


def rank_events(index: Index) -> list[Event]:
    """The newest first, undated ones last: the order in which they earn their place, not that of printing."""
    dated = [event for event in index.briefing.timeline if interval(event.when) != UNDATED]
    undated = [event for event in index.briefing.timeline if interval(event.when) == UNDATED]
    dated.sort(key=lambda event: number(event.id))
    dated.sort(key=lambda event: order(event.when), reverse=True)
    return dated + sorted(undated, key=lambda event: (-len(event.origins), number(event.id)))
