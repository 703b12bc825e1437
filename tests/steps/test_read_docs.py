"""docs/inputs.md and docs/mcp.md: their commands run as they are written, and their promises are the code's."""

import json
import os
import re
import shlex
import sys
import tomllib
from pathlib import Path
from typing import Any

import anyio
import pytest
from conftest import ROOT, engine_for
from mcp import Client, StdioServerParameters, stdio_client
from test_read_formats import CORE, DOCUMENT, RSS, STORY, docx_of, letter, pdf_of
from test_read_web import PAGE, Site, site
from typer.testing import CliRunner

from summarizer import api
from summarizer.cli.app import app
from summarizer.mcp import roots
from summarizer.steps.read import docx, feed, formats, pdf, pdf_process, web, xmltree
from summarizer.steps.read.decode import SIZE_CAP


def page_of(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def commands(name: str) -> list[list[str]]:
    """Read the commands of a page, word by word."""
    blocks = re.findall(r"^```console\n(.*?)^```", page_of(name), re.DOTALL | re.MULTILINE)
    return [shlex.split(line) for block in blocks for line in block.splitlines()]


def inputs(folder: Path) -> None:
    """Write the files the commands name."""
    (folder / "story.html").write_text(PAGE, encoding="utf-8")
    (folder / "report.pdf").write_bytes(pdf_of([[f"{STORY.replace('Thursday', 'Friday')} Jane Doe opposed it."]]))
    docx_of(folder / "notes.docx", {"word/document.xml": DOCUMENT, "docProps/core.xml": CORE})
    message = letter()
    message.set_content(STORY)
    (folder / "letter.eml").write_bytes(message.as_bytes())
    (folder / "box.mbox").write_bytes(b"From a@b Fri Sep  5 10:00:00 2025\n" + message.as_bytes())
    feed_ = RSS.replace("<item><title>Nothing</title></item>", "")
    (folder / "news.rss").write_text(feed_, encoding="utf-8")


__all__ = ["site"]  # a fixture


def test_commands_of_the_page_on_inputs(tmp_path: Path, site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SUMMARIZER_ALLOW_PRIVATE", "1")
    engine = engine_for("offline")
    monkeypatch.setattr(api, "build_engine", lambda *_given, **_named: engine)
    written = []
    for command in commands("inputs.md"):
        words = [word.replace("https://example.org/story", f"{site}/page") for word in command]
        words, target = (words[:-2], words[-1]) if words[-2] == ">" else (words, "")
        done = CliRunner().invoke(app, words[1:], prog_name="summarizer")
        assert done.exit_code == 0, done.output
        if target:
            rows = [json.loads(line) for line in done.stdout.splitlines()]
            assert [row["file"] for row in rows] == ["box.mbox message 1"]
        else:
            written.append(words[-1])
    assert written == ["page.md", "page.html"]
    assert all(name in Path("page.md").read_text() for name in ("The Wire", "Friday", "Jane Doe"))
    assert Site.asked[-1][0] == "/page"


def test_limits_of_the_page_on_inputs_are_those_of_the_code() -> None:
    said = page_of("inputs.md")
    promised = {
        f"| one article | {SIZE_CAP // 1024**2} MB": True,
        f"{pdf_process.PAGES} pages, {pdf.SECONDS} seconds, {pdf_process.MEMORY // 1024**3} GB": True,
        f"{docx._PART_CAP // 1024**2} MB unpacked, {docx._PARTS:,} parts, {xmltree._DEPTH} levels": True,
        f"{feed._ENTRIES} entries": True,
        f"up to {formats._TAGS:,} tags": True,
        f"{web.SECONDS:g} seconds, {web._REDIRECTS} redirects": True,
    }
    assert {words: words in said for words in promised} == promised
    kinds = set(re.findall(r"`(\.[a-z]+)`", said.split("\n\n")[1]))
    assert kinds == {".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml", ".mbox", ".rss", ".atom", ".xml",
                     ".ndjson", ".jsonl"}  # fmt: skip
    assert kinds - {".xml"} <= formats.SUFFIXES


def test_the_page_on_mcp() -> None:
    said = page_of("mcp.md")
    install, start = commands("mcp.md")
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    assert install[:2] == ["pip", "install"]
    assert install[2] == "structured-summarizer[mcp]"
    assert "mcp" in extras
    assert "pdf-in" in extras
    entry = json.loads(re.findall(r"```json\n(.*?)```", said, re.DOTALL)[0])["mcpServers"]["summarizer"]
    assert [entry["command"], *entry["args"][:2]] == start[:3]
    assert f"{roots.FILES} files and {roots.BYTES // 1024**2} MB" in said
    listed: dict[str, Any] = {}

    async def session() -> None:
        parameters = StdioServerParameters(command=sys.executable, args=["-m", *start], env=dict(os.environ), cwd=ROOT)
        with anyio.fail_after(60):
            async with Client(stdio_client(parameters)) as client:
                listed.update({tool.name: tool.input_schema for tool in (await client.list_tools()).tools})

    anyio.run(session)
    for name, takes in re.findall(r"^\| `(\w+)` \| (.*?) \|", said, re.MULTILINE):
        named = set(re.findall(r"`(\w+)`", takes))
        assert named == set(listed.pop(name)["properties"])
    assert listed == {}
