"""Answers a model could have given: they cite sentences that stand in the prompt, so every check lets them pass."""

import re
from collections.abc import Mapping
from typing import Any

_SENTENCE = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)
_STANCE = re.compile(r"^Mayor (?P<name>\w+ \w+) (?P<verb>opposes|supports) (?P<what>[^.]{3,200})\.")
_LISTED = re.compile(r"^(?P<id>p\d+) \| position \| [^|]+ \| [^|]+ \| (?P<statement>[^|]+?) \|", re.MULTILINE)


def scripted(body: Mapping[str, Any], _before: int) -> Mapping[str, Any]:
    """Answer a request: the positions of an article's mayors, no label joined to another, one worded sentence."""
    name = body.get("response_format", {}).get("json_schema", {}).get("name")
    if name is None:
        return {"extractions": []}  # what langextract reads, which asks for no schema by name
    user = next(str(m["content"]) for m in body["messages"] if m["role"] == "user")
    if name == "Notes":
        return notes_of(user)
    if name == "Links":
        return {"actors": [], "issues": []}
    listed = _LISTED.search(user)
    line = [{"text": listed["statement"], "refs": [listed["id"]]}] if listed else []
    return {"title": "The positions", "bottom_line": line, "key_judgments": []}


def notes_of(user: str) -> Mapping[str, Any]:
    """Note each sentence of the form "Mayor Ada Holm opposes closing the bridge."; others say nothing."""
    actors: dict[str, dict[str, Any]] = {}
    positions = []
    for number, sentence in _SENTENCE.findall(user):
        found = _STANCE.match(sentence)
        if found is None:
            continue
        name, what = found["name"], found["what"]
        actor = {"name": name, "kind": "person", "aliases": [], "office": "Mayor", "organisation": None}
        actors.setdefault(name, actor | {"sentences": [int(number)]})
        positions.append(
            {
                "actor": name,
                "on_behalf_of": None,
                "issue": f"{what[0].upper()}{what[1:]} should be decided.",
                "stance": "oppose" if found["verb"] == "opposes" else "support",
                "statement": f"{name} {found['verb']} {what}.",
                "modality": "refusal" if found["verb"] == "opposes" else "commitment",
                "conditions": [],
                "certainty": "stated",
                "chain": [],
                "said_on": None,
                "narrator_only": False,
                "sentences": [int(number)],
            }
        )
    empty: dict[str, list[object]] = {"proposals": [], "disputes": [], "events": [], "unknowns": []}
    return {"actors": list(actors.values()), "positions": positions, **empty}
