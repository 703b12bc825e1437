"""Templates: each yields a sentence on one item in several lengths, the fullest first; none is ever cut."""

from collections.abc import Iterator, Sequence

from ...lexicon.prose import listed, number_word, sentence, unended
from ...lexicon.questions import asserted
from ...schemas import Agreement, Dispute, Position, Relation, RelationKind, Side, Stance, Unknown
from .index import Index, Sentence

_WAYS = {
    Stance.SUPPORT: "in favour",
    Stance.OPPOSE: "against",
    Stance.CONDITIONAL: "in favour on conditions",
    Stance.MIXED: "of two minds",
    Stance.NONCOMMITTAL: "uncommitted",
}
_BRIEF = 8
"""Words up to which an issue is named in full where a sentence is to be short."""
_BRIEFLY = {
    RelationKind.SOURCE_CONFLICT: "Sources differ on where {name} stands on {topic}",
    RelationKind.UNCLEAR: "Reports of where {name} stands on {topic} are inconsistent",
    RelationKind.CHANGED_POSITION: "{name} changed position on {topic}",
    RelationKind.REPORTED_SHIFT: "{name} is reported to have shifted on {topic}",
}
Variants = Iterator[Sentence]


def fitting(variants: Variants, limit: int) -> Sentence | None:
    """Return the fullest variant of at most ``limit`` words, or None."""
    return next((variant for variant in variants if variant.words <= limit), None)


def on_dispute(index: Index, dispute: Dispute) -> Variants:
    """Say what a dispute is about and who stands on either side."""
    if dispute.kind == "criticism":
        yield from _criticism(index, dispute)
        return
    if dispute.kind == "sequencing":
        yield from _sequence(index, dispute)
        return
    left, right = dispute.sides[0], dispute.sides[1]
    if left.stance is right.stance:
        yield from _terms(index, dispute)
        return
    for most in (3, 2, 1):
        sides = "; ".join(_stands(index, side, most, dispute.issue) for side in (left, right))
        for about in _abouts(index, dispute.issue):
            lead = f"At issue is {about}" if about.startswith("whether ") else f"Positions differ on {about}"
            yield Sentence(sentence(f"{lead}: {sides}"), (dispute.id,))


def on_tally(index: Index, dispute: Dispute) -> Variants:
    """Count who is reported for, against and otherwise on the issue of the leading dispute."""
    issue = dispute.issue or ""
    held = index.on_issue(issue)
    ways: dict[str, set[Stance]] = {}
    for position in held:
        ways.setdefault(position.speaker, set()).add(position.stance)
    counts = [(way, sum(found == {stance} for found in ways.values())) for stance, way in _WAYS.items()]
    counts.append(("reported in more than one way", sum(len(found) > 1 for found in ways.values())))
    parts = [(way, count) for way, count in counts if count]
    if len(ways) < 3 or len(parts) < 2:
        return
    verbs = [f"{number_word(count)} {'is ' if count == 1 else 'are '}{way}" for way, count in parts[:1]]
    verbs += [f"{number_word(count)} {way}" for way, count in parts[1:]]
    for about in (index.about(issue), "the leading issue"):
        text = f"Of {number_word(len(ways))} actors reported on {about}, {listed(verbs, len(verbs))}"
        yield Sentence(sentence(text), (dispute.id, *_extra(dispute, held)))


def on_agreement(index: Index, agreement: Agreement) -> Variants:
    """Say who stands alike on an issue."""
    issue = index.issues[agreement.issue]
    phrase = index.nominal(issue.id)
    for most in (3, 2, 1):
        names = index.named(agreement.actors, most)
        all_ = "both" if len(agreement.actors) == 2 else "all"
        if (issue.form == "normative" or asserted(issue)) and agreement.stance is Stance.SUPPORT:
            clause = index.casing.inner(issue.statement)
            yield Sentence(sentence(f"{names} agree that {clause}"), (agreement.id,))
        elif phrase:
            way = "in favour of" if agreement.stance is Stance.SUPPORT else "against"
            yield Sentence(sentence(f"{names} are {all_} {way} {phrase}"), (agreement.id,))
        else:
            yield Sentence(sentence(f"{names} agree in their opposition on {index.about(issue.id)}"), (agreement.id,))


def on_relation(index: Index, relation: Relation) -> Variants:
    """Say what changed or conflicts: in the relation's own words, or by the issue's short heading."""
    yield Sentence(relation.text, (relation.id,))
    held = [index.positions[name] for name in relation.between if name in index.positions]
    if held and relation.kind in _BRIEFLY:
        name = index.named([held[0].speaker], 1)
        told = next((one.issue for one in held if index.about(one.issue) in relation.text), held[0].issue)
        full = index.nominal(told) or index.topic(told)
        topic = full if len(full.split()) <= _BRIEF else index.topic(told)
        yield Sentence(sentence(_BRIEFLY[relation.kind].format(name=name, topic=topic)), (relation.id,))


def on_condition(index: Index, position: Position) -> Variants:
    """Say which condition an actor attaches, in quotation marks where the source prints it so."""
    for condition in position.conditions:
        terms = _verbatim(condition, position)
        attaches = "attach" if index.many([position.speaker]) else "attaches"
        name = index.named([position.speaker], 1)
        for about in _abouts(index, position.issue):
            yield Sentence(sentence(f"On {about}, {name} {attaches} a condition: {terms}"), (position.id,))
        yield Sentence(sentence(f"{name} {attaches} a condition: {terms}"), (position.id,))


def on_unknown(index: Index, unknown: Unknown) -> Variants:
    """Say what the reports themselves leave open."""
    yield Sentence(sentence(f"The reports leave this open: {index.casing.inner(unknown.text)}"), (unknown.id,))


def on_stance(index: Index, positions: Sequence[Position]) -> Variants:
    """Say who takes one stance on one issue, where nobody is reported against them."""
    stance, issue = positions[0].stance, positions[0].issue
    actors = index.speakers(position.id for position in positions)
    refs = tuple(position.id for position in positions[:8])
    phrase = index.nominal(issue)
    many = index.many(actors)
    is_ = "are" if many else "is"
    holds = {Stance.SUPPORT: "hold" if many else "holds", Stance.OPPOSE: "deny" if many else "denies"}.get(stance)
    for most in (3, 2, 1):
        names = index.named(actors, most)
        if holds and asserted(index.issues[issue]):
            clause = index.casing.inner(index.issues[issue].statement)
            yield Sentence(sentence(f"{names} {holds} that {clause}"), refs)
        if phrase and stance in (Stance.SUPPORT, Stance.OPPOSE):
            way = "in favour of" if stance is Stance.SUPPORT else "against"
            yield Sentence(sentence(f"{names} {is_} {way} {phrase}"), refs)
        for about in _abouts(index, issue):
            yield Sentence(sentence(f"On {about}, {names} {is_} {_WAYS[stance]}"), refs)


def _criticism(index: Index, dispute: Dispute) -> Variants:
    critics, others = dispute.sides[0].actors, dispute.sides[1].actors
    for most in (3, 2, 1):
        disagree = "disagree" if index.many(critics) else "disagrees"
        lead = f"{index.named(critics, most)} {disagree} with {index.named(others, most)}"
        asked = index.casing.inner(dispute.question)
        if dispute.question.rstrip().endswith("?"):
            yield Sentence(sentence(f"{lead}: {asked}"), (dispute.id,))
        else:
            yield Sentence(sentence(f"{lead} over {asked}"), (dispute.id,))


def _sequence(index: Index, dispute: Dispute) -> Variants:
    left, right, issue = dispute.sides[0], dispute.sides[1], dispute.issue or ""
    held = [index.positions[name] for side in dispute.sides for name in side.positions]
    first = next((position for position in held if position.conditions), None)
    for most in (2, 1):
        names = index.named((*left.actors, *right.actors), max(2, most * 2))
        for about in (index.nominal(issue) or index.topic(issue), index.topic(issue)):
            text = f"{names} disagree on the order of steps: {about}"
            if first is not None:
                attaches = "attach" if index.many([first.speaker]) else "attaches"
                term = _verbatim(first.conditions[0], first)
                by = index.named([first.speaker], 1)
                yield Sentence(sentence(f"{text}; {by} {attaches} the condition {term}"), (dispute.id,))
            yield Sentence(sentence(text), (dispute.id,))


def _terms(index: Index, dispute: Dispute) -> Variants:
    left, right = dispute.sides[0], dispute.sides[1]
    for most in (2, 1):
        names = f"{index.named(left.actors, most)} and {index.named(right.actors, most)}"
        for about in _abouts(index, dispute.issue):
            yield Sentence(sentence(f"{names} set conditions that exclude one another on {about}"), (dispute.id,))


def _stands(index: Index, side: Side, most: int, issue: str | None) -> str:
    """Say where a side stands; of how things are one says so or denies it, and is not for or against it."""
    names, many = index.named(side.actors, most), index.many(side.actors)
    if issue and asserted(index.issues[issue]) and side.stance in (Stance.SUPPORT, Stance.OPPOSE):
        says = ("say so" if many else "says so", "deny it" if many else "denies it")
        return f"{names} {says[side.stance is Stance.OPPOSE]}"
    return f"{names} {'are' if many else 'is'} {_WAYS[side.stance]}"


def _abouts(index: Index, issue: str | None) -> tuple[str, ...]:
    """Phrase an issue in full, as an act, then by its short heading."""
    if not issue:
        return ()
    return tuple(dict.fromkeys((index.about(issue), index.nominal(issue) or index.topic(issue), index.topic(issue))))


def _verbatim(condition: str, position: Position) -> str:
    text = unended(condition)
    printed = any(" ".join(text.split()) in " ".join(piece.quote.split()) for piece in position.evidence)
    return f"“{text}”" if printed and "“" not in text else text


def _extra(dispute: Dispute, held: Sequence[Position]) -> tuple[str, ...]:
    sided = {name for side in dispute.sides for name in side.positions}
    return tuple(position.id for position in held if position.id not in sided)[:7]
