"""The whole command against a server that speaks chat completions: what goes over the wire, and how often."""

import json
import os
import re
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import warm
from stub_server import Script, StubServer

ODD = "Budget {{ 7*7 }} of ${x} and {% raw %} stays, 100 % sure 🙂."


def meeting(size: int) -> Script:
    """Let articles be answered only once so many are asked about at the same time."""
    together = threading.Barrier(size, timeout=60)

    def met(body: Mapping[str, Any], before: int) -> Mapping[str, Any]:
        if body["response_format"]["json_schema"]["name"] == "Notes":
            together.wait()
        return script(body, before)

    return met


def script(body: Mapping[str, Any], _before: int) -> Mapping[str, Any]:
    """Answer as a model would: one position an article, one group of issues, one worded sentence."""
    name = body["response_format"]["json_schema"]["name"]
    user = body["messages"][-1]["content"]
    if name == "Notes":
        mayor = re.search(r"Mayor (\w+ \w+)", user).group(1)  # type: ignore[union-attr]
        actor = {"name": mayor, "kind": "person", "aliases": [], "office": "Mayor", "organisation": None}
        position = {
            "actor": mayor, "on_behalf_of": None, "issue": f"The {mayor.split()[0]} bridge should be closed.",
            "stance": "oppose", "statement": f"{mayor} opposes closing the bridge.", "modality": "refusal",
            "conditions": [], "certainty": "stated", "chain": [], "said_on": None, "narrator_only": False,
        }  # fmt: skip
        empty: dict[str, list[object]] = {"proposals": [], "disputes": [], "events": [], "unknowns": []}
        return {"actors": [actor | {"sentences": [1]}], "positions": [position | {"sentences": [1]}], **empty}
    if name == "Links":
        ids = re.findall(r"^(i\d+) \|", user, re.MULTILINE)
        return {"actors": [], "issues": [{"members": ids, "inverse": [], "best": ids[0]}]}
    sentence = {"text": "Mayors oppose closing the bridge.", "refs": ["p1"]}
    return {"title": "Bridge closure", "bottom_line": [sentence], "key_judgments": []}


def brief(folder: Path, url: str, *options: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZER_", "OPENAI_"))}
    words = ["brief", "articles", "--base-url", url, "-m", "stub", *options]
    environment = clean | {"XDG_CACHE_HOME": str(folder / "cache"), "OPENAI_API_KEY": "sk-canary-7f3a"}
    return warm.told(words, env=environment, cwd=folder)


def test_n_articles_cost_n_calls_and_one_each_to_link_and_to_word(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for name in ("Ada Holm", "Ben Ruiz", "Cleo Tan", "Dora Funk"):
        text = f"Mayor {name} opposes closing the {name.split()[0]} bridge. {ODD}\n"
        (tmp_path / "articles" / f"{name[0]}.txt").write_text(text, encoding="utf-8")
    with StubServer(meeting(4)) as server:
        first = brief(tmp_path, server.url, "--json")
        sent = list(server.ledger)
        second = brief(tmp_path, server.url, "--json")
        assert len(server.ledger) == len(sent), "the second run is paid for by the first"
        assert server.most_in_flight == 4
    assert first.returncode == second.returncode == 0, first.stderr
    assert [entry.fills for entry in sent] == ["Notes"] * 4 + ["Links", "Wording"]
    assert all(ODD in entry.user for entry in sent[:4])
    briefing = json.loads(first.stdout)
    assert len(briefing["positions"]) == 4
    assert len(briefing["issues"]) == 1
    assert briefing["provenance"]["wording"] == "engine"
    assert briefing["provenance"]["usage"]["calls"] == 6
    assert briefing["bottom_line"][0]["text"] == "Mayors oppose closing the bridge."
    everything = first.stdout + first.stderr + second.stdout + second.stderr
    kept = b"".join(path.read_bytes() for path in (tmp_path / "cache").rglob("*") if path.is_file())
    assert "canary" not in everything
    assert b"canary" not in kept
