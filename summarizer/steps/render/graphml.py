"""GraphML: who stands where, as the two-mode network that discourse network analysis works on."""

from collections.abc import Iterator, Mapping
from html import escape

from ...schemas import Actor, Briefing, Issue, Lookup, Position, Stance
from .plain import plain
from .rows import office_of

_KEYS = {
    "node": (
        ("mode", "string"), ("bipartite", "int"), ("label", "string"), ("kind", "string"), ("office", "string"),
        ("organisation", "string"), ("statement", "string"), ("form", "string"),
    ),
    "edge": (
        ("stance", "string"), ("agreement", "boolean"), ("statement", "string"), ("modality", "string"),
        ("certainty", "string"), ("confidence", "string"), ("conditions", "string"), ("said_from", "string"),
        ("said_to", "string"), ("said_basis", "string"), ("sources", "string"), ("origins", "int"), ("quote", "string"),
        ("translation", "string"), ("translated_by", "string"),
    ),
}  # fmt: skip
_AGREES = {Stance.SUPPORT: "true", Stance.OPPOSE: "false"}
"""The analyzer's yes or no. A stance that is neither has none: it would be averaged."""


def as_graphml(briefing: Briefing) -> str:
    """Write actors, issues and the positions between them.

    Args:
        briefing: whole; what stands below the page is in it too.

    Returns:
        An undirected graph: a node for each actor (``mode`` actor, ``bipartite`` 0) and each issue (1), under the ids
        of the JSON, and an edge for each position. The same two may be joined by several edges.
    """
    return "\n".join(_parts(Lookup(briefing))) + "\n"


def _parts(found: Lookup) -> Iterator[str]:
    brief = found.briefing
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for of, keys in _KEYS.items():
        for name, kind in keys:
            yield f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>'
    yield '<graph id="positions" edgedefault="undirected">'
    for actor in brief.actors:
        yield _element(f'node id="{_text(actor.id)}"', "node", _actor(found, actor))
    for issue in brief.issues:
        yield _element(f'node id="{_text(issue.id)}"', "node", _issue(issue))
    for position in brief.positions:
        ends = f'source="{_text(position.speaker)}" target="{_text(position.issue)}"'
        yield _element(f'edge id="{_text(position.id)}" {ends}', "edge", _position(position, brief))
    yield "</graph>\n</graphml>"


def _element(opening: str, of: str, facts: Mapping[str, object]) -> str:
    told = "".join(
        f'<data key="{of}-{name}">{_text(value)}</data>' for name, value in facts.items() if value not in (None, "")
    )
    return f"<{opening}>{told}</{opening.split(maxsplit=1)[0]}>"


def _text(value: object) -> str:
    """Text as XML takes it: markup escaped, and without the characters that XML has no way to write."""
    return escape("".join(c for c in plain(str(value)) if not 0xD800 <= ord(c) <= 0xDFFF and ord(c) & 0xFFFE != 0xFFFE))


def _actor(found: Lookup, actor: Actor) -> dict[str, object]:
    office, organisation = office_of(found, actor.id)
    return {
        "mode": "actor", "bipartite": 0, "label": actor.name, "kind": actor.kind.value, "office": office,
        "organisation": organisation,
    }  # fmt: skip


def _issue(issue: Issue) -> dict[str, object]:
    return {
        "mode": "issue", "bipartite": 1, "label": issue.label, "statement": issue.statement, "form": issue.form,
    }  # fmt: skip


def _position(position: Position, brief: Briefing) -> dict[str, object]:
    translated = " … ".join(piece.translation for piece in position.evidence if piece.translation)
    return {
        "stance": position.stance.value,
        "agreement": _AGREES.get(position.stance),
        "statement": position.statement,
        "modality": position.modality.value,
        "certainty": position.certainty.value,
        "confidence": position.confidence,
        "conditions": "; ".join(position.conditions),
        "said_from": position.said_on.start,
        "said_to": position.said_on.end,
        "said_basis": position.said_on.basis.value,
        "sources": " ".join(dict.fromkeys(piece.source for piece in position.evidence)),
        "origins": len(position.origins),
        "quote": " … ".join(piece.quote for piece in position.evidence),
        "translation": translated,
        "translated_by": brief.provenance.model if translated else "",
    }
