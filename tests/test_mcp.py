"""The tools an assistant may call, asked by the SDK's own client: what they answer, and what they refuse to touch."""

import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest

pytest.importorskip("mcp")

from conftest import RECORDINGS, ROOT
from mcp import Client, StdioServerParameters, stdio_client

from summarizer.errors import InputError, UsageError
from summarizer.mcp.claims import Claim, weigh
from summarizer.mcp.roots import Roots
from summarizer.schemas import ActorKind, Article, Certainty, Stance

STORY = """Mayor rejects harbour levy

Mayor Jane Doe said on Thursday that she opposes the harbour levy of 4 percent. "No one wants it," she told reporters.

The ferry union reportedly supports the levy. Union leader Tom Roe did not comment on the date.
"""


def ask(roots: list[str], asked: Callable[[Any], Awaitable[None]]) -> None:
    """Start the server as an assistant does, and ask it."""
    command = ["-m", "summarizer", "mcp", "--recordings", str(RECORDINGS), "--no-cache"]
    arguments = [*command, *(word for root in roots for word in ("--root", root))]
    parameters = StdioServerParameters(command=sys.executable, args=arguments, env=dict(os.environ))

    async def session() -> None:
        with anyio.fail_after(60):
            async with Client(stdio_client(parameters)) as client:
                await asked(client)

    anyio.run(session)


def said(result: Any) -> str:
    return "".join(part.text for part in result.content)


def test_an_assistant_lists_and_calls_the_tools(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "secret.txt").write_text("The secret of the house.")
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "a.txt").write_text(STORY)
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")

    async def asked(client: Any) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert sorted(tools) == ["brief", "extract", "verify_claim"]
        assert all(tool.annotations.read_only_hint for tool in tools.values())

        brief = await client.call_tool("brief", {"paths": ["news/*.txt"]})
        assert not brief.is_error
        assert said(brief).startswith("# ")
        assert "Scholz" in said(brief)

        made = await client.call_tool("brief", {"paths": ["news"], "form": "json", "as_of": "2025-09-06"})
        assert json.loads(said(made))["as_of"] == "2025-09-06"
        assert len(json.loads(said(made))["sources"]) == 5

        noted = json.loads(said(await client.call_tool("extract", {"paths": ["news/000*.txt"]})))
        assert [row["file"][:3] for row in noted["articles"]] == ["000"]
        assert noted["articles"][0]["positions"]

        claim = {
            "path": "in/a.txt", "actor": "Jane Doe", "issue": "The harbour levy should be introduced.",
            "stance": "oppose", "statement": "She opposes the harbour levy of 4 percent.",
        }  # fmt: skip
        verdict = await client.call_tool("verify_claim", claim)
        assert verdict.structured_content["stands"] is True
        verdict = await client.call_tool("verify_claim", claim | {"stance": "support"})
        assert [failed["check"] for failed in verdict.structured_content["failed"]] == ["polarity"]

        for paths, words in {
            ("in/../secret.txt",): "not below a root",
            ("in/link.txt",): "leads outside the root",
            (str(tmp_path / "secret.txt"),): "not below a root",
            ("https://example.org/",): "not below a root",
            ("in/nothing.txt",): "names no article",
            ("elsewhere/a.txt",): "not below a root",
        }.items():
            refused = await client.call_tool("brief", {"paths": list(paths)})
            assert refused.is_error
            assert words in said(refused)
            assert "secret of the house" not in said(refused)
        wrong = await client.call_tool("brief", {"paths": ["in"], "as_of": "soon"})
        assert wrong.is_error
        assert "is no date" in said(wrong)
        assert (await client.call_tool("verify_claim", claim | {"stance": "likes"})).is_error

    ask([f"news={ROOT / 'seeds'}", str(inside)], asked)


# --- roots


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("news/a.txt", "news/sub/b.html", "news/.git/c.txt", "news/d.png", "out/e.txt", "news/.env"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "news/leak").symlink_to(tmp_path / "out")
    (tmp_path / "news/leak.txt").symlink_to(tmp_path / "out/e.txt")
    (tmp_path / "news/twin.txt").symlink_to("a.txt")
    (tmp_path / "news/loop").symlink_to(tmp_path / "news")
    return tmp_path


@pytest.mark.parametrize("path", ["news", "news/", ".", "news/**/*", "**/*", "news/sub/../../news"])
def test_a_folder_gives_what_really_lies_below_it(path: str, tree: Path) -> None:
    roots = Roots.named([f"news={tree / 'news'}"])
    if ".." in path:
        with pytest.raises(InputError, match="not below a root"):
            roots.files([path])
        return
    files, gaps = roots.files([path])
    assert sorted(file.name for file in files) == ["a.txt", "b.html"]
    assert [gap.file for gap in gaps] == ["leak.txt"]


@pytest.mark.parametrize(
    "path",
    [
        "news/leak", "news/leak/e.txt", "news/leak.txt", "news/.git/c.txt", "news/.env", "/etc/passwd", "~/x", "@news",
        "-", "", "\0", "out/e.txt", "news/leak/*.txt", "news/d.nothing", "news/*.png", "news/[", "../out/e.txt",
    ],
)  # fmt: skip
def test_nothing_else_is_reached(path: str, tree: Path) -> None:
    roots = Roots.named([f"news={tree / 'news'}"])
    try:
        found = roots.files([path])
    except InputError:
        return
    assert found == ([], []), path


def test_absolute_paths_pass_below_a_root_and_caps_hold(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    roots = Roots.named([str(tree / "news"), str(tree / "out")])
    assert roots.files([str(tree / "news/a.txt"), "out/e.txt"])[0] == [tree / "news/a.txt", tree / "out/e.txt"]
    monkeypatch.setattr("summarizer.mcp.roots.FILES", 1)
    with pytest.raises(InputError, match="more than 1 files"):
        roots.files(["news"])
    monkeypatch.setattr("summarizer.mcp.roots._LOOKED_AT", 2)
    with pytest.raises(InputError, match="too large a tree"):
        roots.files(["news"])


def test_roots_on_the_command_line(tree: Path) -> None:
    for given in (["nowhere"], [], [str(tree / "news"), f"news={tree / 'out'}"], [str(tree / "news/a.txt")]):
        with pytest.raises(UsageError, match="--root"):
            Roots.named(given)


# --- claims


def claim(**fields: Any) -> Claim:
    given: dict[str, Any] = {
        "actor": "Jane Doe", "issue": "The harbour levy should be introduced.", "stance": Stance.OPPOSE,
        "statement": "She opposes the harbour levy of 4 percent.",
    }  # fmt: skip
    return Claim(**(given | fields))


UNION = {"actor": "ferry union", "kind": ActorKind.ORGANISATION, "stance": Stance.SUPPORT}
CLAIMS = [
    ("true", {}, set()),
    ("stance turned round", {"stance": Stance.SUPPORT}, {"polarity"}),
    ("number changed", {"statement": "She opposes the harbour levy of 5 percent."}, {"numbers"}),
    ("speaker changed", {"actor": "Tom Roe", "sentences": (2,)}, {"speaker"}),
    ("nobody of that name", {"actor": "Olaf Scholz"}, {"speaker"}),
    ("hedge lost", UNION | {"statement": "The ferry union supports the levy."}, {"hedge"}),
    ("hedge kept", UNION | {"statement": "The ferry union supports the levy.", "certainty": Certainty.REPORTED}, set()),
    ("another matter", {"statement": "She demands cheaper tickets for pensioners."}, {"wording"}),
    ("sentence that is not there", {"sentences": (40,)}, {"place"}),
    ("false quotation", {"statement": 'She said "nobody ever asked for that levy" of 4 percent.'}, {"quote"}),
]


@pytest.mark.parametrize(("fields", "failed"), [case[1:] for case in CLAIMS], ids=[case[0] for case in CLAIMS])
def test_a_claim_is_weighed(fields: dict[str, Any], failed: set[str]) -> None:
    verdict = weigh(claim(**fields), Article(id="a", file="a.txt", text=STORY))
    found = {fault.check for fault in verdict.failed}
    assert failed <= found, verdict
    assert verdict.stands is (not failed), verdict
    if not failed:
        assert all(sentence.text in STORY for sentence in verdict.sentences)


def test_a_claim_that_is_too_long_is_refused() -> None:
    with pytest.raises(InputError, match="statement"):
        weigh(claim(statement="x" * 301), Article(id="a", file="a.txt", text=STORY))


def test_the_best_place_is_found_in_a_long_article() -> None:
    filler = "Jane Doe opened a school. The harbour was calm.\n\n" * 200
    verdict = weigh(claim(), Article(id="a", file="a.txt", text=f"Title here\n\n{filler}{STORY}"))
    assert verdict.stands
    assert "opposes the harbour levy" in verdict.sentences[-1].text
