"""The command as a stranger meets it: exit codes, messages, streams, speed of --help."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import warm
from conftest import SEEDS

SMALL = (
    "Port talks stall\n\nThe dockers' union rejected the company's offer on Monday. "
    "Harbour chief Ana Silva said the company would raise wages by 3 percent if the strike is called off.\n"
)


def clean(**env: str) -> dict[str, str]:
    """The environment without the developer's settings."""
    ours = {k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZER_", "OPENAI_", "XDG_"))}
    return ours | env


def run(*arguments: object, stdin: bytes = b"", cwd: Path | None = None, **env: str):
    """Run the command in its own process, away from the developer's settings."""
    return warm.run(list(map(str, arguments)), env=clean(**env), cwd=cwd, stdin=stdin)


def start(*arguments: object, cwd: Path, **env: str):
    """Run the command in a process started anew."""
    command = [sys.executable, "-m", "summarizer", *map(str, arguments)]
    return subprocess.run(command, input=b"", cwd=cwd, env=clean(**env), capture_output=True, check=False, timeout=120)


def test_first_line_on_stderr_says_which_engine_and_why(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SMALL, encoding="utf-8")
    done = start("brief", "a.txt", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr.decode().splitlines()[0] == "engine: offline (no key and no base URL is configured)"
    assert done.stdout.decode().startswith("#"), "Markdown when piped"


def test_help_is_light() -> None:
    probe = (
        "import sys, resource, runpy\n"
        "sys.argv = ['summarizer', '--help']\n"
        "try:\n    runpy.run_module('summarizer', run_name='__main__')\nexcept SystemExit:\n    pass\n"
        "heavy = {'openai', 'instructor', 'spacy', 'pydantic', 'jinja2'} & set(sys.modules)\n"
        "used = resource.getrusage(resource.RUSAGE_SELF)\n"
        "print(sorted(heavy), used.ru_utime + used.ru_stime, file=sys.stderr)\n"
    )
    runs = [subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True) for _ in range(3)]
    assert all("brief" in done.stdout and "doctor" in done.stdout for done in runs)
    heavy, seconds = zip(*(done.stderr.strip().rsplit(" ", 1) for done in runs), strict=True)
    assert set(heavy) == {"[]"}
    assert min(map(float, seconds)) <= 0.25


BAD_INPUT = [
    # name, arguments, content by file name, exit code, words of the message
    ("empty name", [""], {"a.txt": SMALL.encode()}, 2, ["INPUT", "is empty"]),
    ("missing file", ["gone.txt"], {}, 3, ["gone.txt", "no such file"]),
    ("empty folder", ["empty/"], {"empty/": b""}, 3, ["empty", "no articles"]),
    ("binary", ["a.txt"], {"a.txt": bytes(range(256)) * 20}, 3, ["a.txt", "binary"]),
    ("empty article", ["a.txt"], {"a.txt": b""}, 3, ["a.txt", "empty"]),
    ("whitespace article", ["a.txt"], {"a.txt": b" \n\t\n"}, 3, ["a.txt", "empty"]),
    ("unknown option", ["--colour", "a.txt"], {"a.txt": SMALL.encode()}, 2, ["--colour"]),
    ("unknown engine", ["--engine", "magic", "a.txt"], {"a.txt": SMALL.encode()}, 2, ["magic", "offline"]),
    ("unknown form", ["-f", "papyrus", "a.txt"], {"a.txt": SMALL.encode()}, 2, ["papyrus", "markdown"]),
    ("output suffix", ["-o", "page.xyz", "a.txt"], {"a.txt": SMALL.encode()}, 2, ["page.xyz", ".html"]),
    ("output folder", ["-o", "no/page.md", "a.txt"], {"a.txt": SMALL.encode()}, 2, ["no/page.md"]),
    (
        "malformed TOML",
        ["a.txt"],
        {"a.txt": SMALL.encode(), "summarizer.toml": b"engine = ["},
        2,
        ["summarizer.toml", "TOML"],
    ),
    ("unknown setting", ["a.txt"], {"a.txt": SMALL.encode(), "summarizer.toml": b"motor = 1"}, 2, ["motor", "engine"]),
    ("bad date", ["--as-of", "yesterday", "a.txt"], {"a.txt": SMALL.encode()}, 2, ["yesterday", "date"]),
    ("model without endpoint", ["-m", "tiny", "a.txt"], {"a.txt": SMALL.encode()}, 2, ["tiny", "OPENAI_API_KEY"]),
    ("pdf", ["a.pdf"], {"a.pdf": b"%PDF-1.7"}, 3, ["a.pdf"]),
]


@pytest.mark.parametrize(
    ("arguments", "files", "code", "words"), [c[1:] for c in BAD_INPUT], ids=[c[0] for c in BAD_INPUT]
)
def test_bad_input_is_named(
    tmp_path: Path, arguments: list[str], files: dict[str, bytes], code: int, words: list[str]
) -> None:
    _place(tmp_path, files)
    done = run("brief", *arguments, cwd=tmp_path)
    said = done.stderr.decode()
    assert done.returncode == code, said
    assert "Traceback" not in said
    for word in words:
        assert word.lower() in said.lower(), said
    assert done.stdout == b""


def test_one_bad_article_takes_no_other_down(tmp_path: Path) -> None:
    files = {"good.txt": SMALL.encode(), "copy.txt": SMALL.encode(), "bad.txt": bytes(range(256)) * 20, "void.txt": b""}
    _place(tmp_path, files)
    done = run("brief", *files, "gone.txt", "--json", cwd=tmp_path)
    assert done.returncode == 6, done.stderr
    briefing = json.loads(done.stdout)
    assert briefing["coverage"]["articles"] == 1
    assert {gap["file"] for gap in briefing["gaps"]} == {"bad.txt", "void.txt", "gone.txt", "good.txt"}
    assert briefing["positions"]
    assert run("brief", *files, "--keep-going", cwd=tmp_path).returncode == 0
    assert run("brief", *files, "--strict", cwd=tmp_path).returncode == 7


def test_other_encodings_are_read_not_mangled(tmp_path: Path) -> None:
    text = "Mayor Zoë Brûlé said the café levy must be dropped. “No one wants it,” she said."
    for name, encoding in {"utf16.txt": "utf-16", "cp1252.txt": "cp1252", "bom.txt": "utf-8-sig"}.items():
        (tmp_path / name).write_bytes((text + f" Case {name}.").encode(encoding))
    done = run("brief", tmp_path, "--json")
    assert done.returncode == 0, done.stderr
    sources = json.loads(done.stdout)["sources"]
    assert len(sources) == 3
    assert all("Zoë Brûlé" in source["text"] and "café" in source["text"] for source in sources)


def test_several_outputs_at_once_and_forms_of_a_saved_briefing(tmp_path: Path) -> None:
    _place(tmp_path, {"a.txt": SMALL.encode()})
    done = run("brief", "a.txt", "-o", "p.json", "-o", "p.html", "-o", "p.md", "-o", "p.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b"")
    for form, name in (
        ("html", "p.html"),
        ("markdown", "p.md"),
        ("md", "p.md"),
        ("terminal", "p.txt"),
        ("json", "p.json"),
    ):
        again = run("render", "p.json", "-f", form, cwd=tmp_path)
        assert again.stdout.decode().strip() == (tmp_path / name).read_text(encoding="utf-8").strip()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "p.html", "p.json", "p.md", "p.txt"]


def test_verify_finds_a_claim_that_was_changed_afterwards(tmp_path: Path) -> None:
    _place(tmp_path, {"a.txt": SMALL.encode()})
    run("brief", "a.txt", "-o", "p.json", cwd=tmp_path)
    assert run("verify", "p.json", cwd=tmp_path).returncode == 0
    saved = (tmp_path / "p.json").read_text(encoding="utf-8")
    assert "3 percent" in saved
    briefing = json.loads(saved)
    for position in briefing["positions"]:
        position["statement"] = position["statement"].replace("3 percent", "30 percent")
    (tmp_path / "p.json").write_text(json.dumps(briefing), encoding="utf-8")
    done = run("verify", "p.json", cwd=tmp_path)
    assert done.returncode == 7
    assert "another number: " in done.stdout.decode()


def test_not_a_briefing(tmp_path: Path) -> None:
    _place(tmp_path, {"x.json": b"{}", "y.json": b"\xff\xfe"})
    for name in ("x.json", "y.json", "gone.json"):
        done = run("render", name, cwd=tmp_path)
        assert done.returncode == 2
        assert name in done.stderr.decode()


def test_extract_prints_one_record_a_line() -> None:
    done = run("extract", *SEEDS)
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [record["file"] for record in records] == [path.name for path in SEEDS]
    for record in records:
        assert {"id", "actors", "positions", "proposals", "disputes", "quarantine"} <= record.keys()
        actors = {actor["id"] for actor in record["actors"]}
        assert record["positions"]
        assert all(position["speaker"] in actors and position["evidence"] for position in record["positions"])


def test_stdin_and_list(tmp_path: Path) -> None:
    _place(tmp_path, {"a.txt": SMALL.encode(), "list": b"a.txt\n"})
    piped = json.loads(run("brief", "-", "--json", stdin=SMALL.encode(), cwd=tmp_path).stdout)
    listed = json.loads(run("brief", "@list", "--json", cwd=tmp_path).stdout)
    assert piped["positions"] == listed["positions"] != []


def test_config_show_names_origins_and_hides_the_key(tmp_path: Path) -> None:
    _place(
        tmp_path, {"summarizer.toml": b"window = 5", ".env": b"SUMMARIZER_CONCURRENCY=3\nOPENAI_API_KEY=sk-canary\n"}
    )
    shown = run("config", "show", cwd=tmp_path, SUMMARIZER_TIMEOUT="9").stdout.decode()
    lines = dict(line.split(" = ") for line in shown.splitlines())
    assert lines["window"] == f"5\t({tmp_path / 'summarizer.toml'})"
    assert lines["concurrency"] == f"3\t({tmp_path / '.env'})"
    assert lines["timeout"] == "9.0\t(environment)"
    assert lines["engine"] == "auto\t(default)"
    assert "canary" not in shown


def test_schema_and_prompts_are_printed() -> None:
    assert json.loads(run("schema").stdout)["title"] == "Briefing"
    assert json.loads(run("schema", "notes").stdout)["title"] == "Notes"
    assert run("schema", "cake").returncode == 2
    shown = run("prompts", "show", "extract").stdout.decode()
    assert "Note everything sentences $first to $last report." in shown
    assert "${examples}" not in shown


def test_doctor_says_what_works(tmp_path: Path) -> None:
    done = run("doctor", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "engine: offline" in done.stdout.decode()
    failing = run("doctor", "--base-url", "http://127.0.0.1:9/v1", "-m", "x", cwd=tmp_path, SUMMARIZER_TIMEOUT="2")
    assert failing.returncode == 4
    assert "127.0.0.1:9" in failing.stdout.decode()


def test_no_engine_installed_is_said(tmp_path: Path) -> None:
    _place(tmp_path, {"a.txt": SMALL.encode()})
    (tmp_path / "spacy.py").write_text("raise ImportError('No module named spacy')\n", encoding="utf-8")
    done = start("brief", "a.txt", cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert done.returncode == 4, done.stderr
    assert "structured-summarizer[offline]" in done.stderr.decode()


def _place(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        if name.endswith("/"):
            (folder / name).mkdir()
        else:
            (folder / name).write_bytes(content)
