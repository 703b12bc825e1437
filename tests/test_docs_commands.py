"""Commands of the docs run as they are written: those that ask a model, or the web, against servers of our own.

The walks of the tour are run by ``test_docs.py``, hand-off and batch by ``test_deferred_docs.py``, what makes the
examples by ``test_examples.py``.
"""

import mailbox
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from conftest import ROOT

from benchmarks.stub import Fault, StubServer

EMPTY = '{"actors": [], "positions": [], "proposals": [], "disputes": [], "events": [], "unknowns": []}'
PLACES = {
    "docs/providers.md": "A small model on this machine|What it costs",
    "docs/languages.md": "The page in another language",
    "README.md": "Use a model",
}
"""Page, and the headings of the parts whose commands ask a model."""
COMMAND = re.compile(r"^summarizer (?P<words>.+?)(?:\s{2,}.*)?$", re.MULTILINE)
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/v1")


def commands(page: str, headings: str) -> list[str]:
    found = []
    for part in re.split(r"^## ", (ROOT / page).read_text(encoding="utf-8"), flags=re.MULTILINE):
        if re.match(headings, part):
            blocks = re.findall(r"^```\w*\n(.*?)^```$", part.replace("\\\n", " "), re.MULTILINE | re.DOTALL)
            found += [match["words"] for block in blocks for match in COMMAND.finditer(block)]
    return found


ASKING = [words for page, headings in PLACES.items() for words in commands(page, headings)]
READING = [*commands("docs/inputs.md", "# What can be read"), *commands("docs/tables.md", "# What you know")]


def shell(words: str, folder: Path, settings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZER_", "OPENAI_", "XDG_"))}
    homes = {name: str(folder / "home") for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    path = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(
        ["bash", "-c", f"summarizer {words}"],
        cwd=folder, env=clean | homes | path | settings, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.fixture(scope="module")
def server() -> Iterator[StubServer]:
    with StubServer(lambda _body, _n: Fault(content=EMPTY)) as stub:
        yield stub


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("commands")
    (made / "articles").mkdir()
    for name in ("metro", "tram"):
        (made / "articles" / f"{name}.txt").write_text(f"The {name} vote\n\nThe council will vote on the {name}.\n")
    return made


PLACE = "Borland"
FEED = """<rss version="2.0"><channel><title>Harbour News</title><item><title>Levy</title><link>https://a.example/1</link>
<pubDate>Thu, 04 Sep 2025 09:00:00 GMT</pubDate><description>{}</description></item></channel></rss>"""


def story(day: str) -> str:
    return (
        "Operator rejects levy\n\n"
        f"Ferry operator {PLACE} said on {day} that it would not accept the port levy. The council met on {day}."
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the pages on inputs and tables name."""
    docx, typst = pytest.importorskip("docx"), pytest.importorskip("typst")
    made = tmp_path_factory.mktemp("desk")
    (made / "articles").mkdir()
    (made / "articles" / "levy.txt").write_text(story("Monday"), encoding="utf-8")
    for name, day in (("story.html", "Tuesday"), ("story", "Wednesday")):
        page = f"<html><head><title>Levy</title></head><body><article><p>{story(day)}</p></article></body></html>"
        (made / name).write_text(page, encoding="utf-8")
    (made / "news.rss").write_text(FEED.format(story("Thursday")), encoding="utf-8")
    (made / "source.typ").write_text(story("Friday"), encoding="utf-8")
    (made / "report.pdf").write_bytes(typst.compile(made / "source.typ"))
    notes = docx.Document()
    notes.add_paragraph(story("Saturday"))
    notes.save(made / "notes.docx")
    letter = EmailMessage()
    letter["Subject"], letter["From"], letter["Date"] = "Levy", "desk@a.example", "Thu, 04 Sep 2025 09:00:00 +0000"
    letter.set_content(story("Sunday"))
    (made / "letter.eml").write_bytes(bytes(letter))
    box = mailbox.mbox(made / "box.mbox")
    box.add(letter)
    box.close()
    tables = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    for name, file in (("aliases", "who.csv"), ("outlets", "outlets.csv")):
        (made / file).write_text(tables.split(f"<!-- {name} -->\n```csv\n")[1].split("```")[0], encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def web(desk: Path) -> Iterator[str]:
    """Serve that folder in place of the public web."""

    class Quiet(SimpleHTTPRequestHandler):
        extensions_map = {"": "text/html"}  # noqa: RUF012 - as the class of the standard library has it

        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(desk))  # type: ignore[arg-type]

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{served.server_port}"
        served.shutdown()


def test_the_commands_are_found() -> None:
    assert len(ASKING) >= 8
    assert len(READING) >= 4


@pytest.mark.parametrize("words", dict.fromkeys(ASKING))
def test_a_command_that_asks_a_model_runs_as_it_is_written(words: str, server: StubServer, folder: Path) -> None:
    model = {"OPENAI_API_KEY": "sk-x", "OPENAI_BASE_URL": server.url, "SUMMARIZER_MODEL": "gpt-4.1-mini"}
    prices = {"SUMMARIZER_PRICES": '{"gpt-4.1-mini": {"input": 0.4, "output": 1.6}}'}
    done = shell(ADDRESS.sub(server.url, words), folder, model | prices)
    assert done.returncode == 0, done.stderr
    assert done.stdout or re.search(r"-o (\S+)", words), "nothing was said"
    for name in re.findall(r"-o (\S+)", words):
        assert (folder / name).stat().st_size > 500


@pytest.mark.parametrize("words", READING)
def test_a_command_that_reads_runs_as_it_is_written(words: str, desk: Path, web: str) -> None:
    public = {"SUMMARIZER_ALLOW_PRIVATE": "1"} if "https://example.org" in words else {}
    done = shell(words.replace("https://example.org", web), desk, public)
    assert done.returncode == 0, done.stderr
    named = re.search(r"(?:-o|>) (\S+)", words)
    assert named
    told = (desk / named[1]).read_text(encoding="utf-8")
    assert PLACE in told
    assert "would not accept the port levy" in told
