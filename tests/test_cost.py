"""What a run costs, said before and after, by the whole command against a server that keeps the books."""

import json
import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import warm
from conftest import SEEDS, engine_for, settings_for
from stub_server import Fault, StubServer
from test_wire import script

import summarizer
from summarizer import api, config, rehearsal
from summarizer.cli.doctor import examine
from summarizer.engines.llm import linking
from summarizer.errors import UsageError
from summarizer.schemas import Article
from summarizer.steps import clean, extract, resolve, verify
from summarizer.steps.render import forms

NAMES = ("Ada Holm", "Ben Ruiz", "Cleo Tan", "Dora Funk")
PRICED = json.dumps({"stub": {"input": 1.0, "output": 4.0}})
CANARY = "sk-canary-5d1e"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    for name in NAMES:
        text = f"Mayor {name} opposes closing the {name.split()[0]} bridge.\n"
        (tmp_path / "articles" / f"{name[0]}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: object, **env: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZER_", "OPENAI_", "XDG_"))}
    homes = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CACHE", "STATE", "CONFIG")}
    return warm.told(list(map(str, arguments)), env=clean | homes | {"OPENAI_API_KEY": CANARY} | env, cwd=folder)


def brief(folder: Path, url: str, *options: object, **env: str) -> subprocess.CompletedProcess[str]:
    return run(folder, "brief", "articles", "--base-url", url, "-m", "stub", *options, **env)


def columns(printed: str) -> dict[str, list[str]]:
    """Cells of a plan by the name of its row."""
    rows = (re.split(r" {2,}", line) for line in printed.split("\n\n", maxsplit=1)[0].splitlines()[1:])
    return {cells[0]: cells[1:] for cells in rows}


def test_a_capped_run_stops_in_order_and_the_next_one_pays_only_for_the_rest(folder: Path) -> None:
    with StubServer(script) as server:
        before = brief(folder, server.url, "--dry-run", SUMMARIZER_PRICES=PRICED)
        assert server.ledger == [], "a dry run sends nothing"
        assert before.returncode == 0, before.stderr
        plan = columns(before.stdout)
        assert [plan[f"{name[0]}.txt"][0] for name in NAMES] == ["1"] * 4
        least, most = (float(number) for number in plan["total"][-1].split(" to "))
        assert 0 < least < most

        capped = brief(folder, server.url, "--max-calls", "4", "-o", "page.json")
        assert capped.returncode == 7, capped.stderr
        assert "capped: --max-calls 4" in capped.stderr
        briefing = json.loads((folder / "page.json").read_text(encoding="utf-8"))
        assert (briefing["coverage"]["articles"], len(briefing["gaps"])) == (2, 2)
        assert briefing["provenance"]["wording"] == "engine", "a call was kept back for wording"
        assert briefing["provenance"]["cap"].startswith("--max-calls 4")
        assert len(server.ledger) <= 4
        paid = len(server.ledger)

        halfway = columns(brief(folder, server.url, "--dry-run").stdout)
        assert sorted(halfway[f"{name[0]}.txt"][:2] for name in NAMES) == [["0", "1"]] * 2 + [["1", "-"]] * 2
        assert halfway["total"][-1] == "price unknown"

        whole = brief(folder, server.url, "--json", "--max-cost", "5", SUMMARIZER_PRICES=PRICED)
        assert whole.returncode == 0, whole.stderr
        used = json.loads(whole.stdout)["provenance"]
        assert (used["usage"]["calls"], used["usage"]["cached"]) == (len(server.ledger) - paid, 2)
        assert used["usage"]["cost"] == pytest.approx(used["usage"]["calls"] * (100 * 1.0 + 10 * 4.0) / 1e6)
        assert sum(article["calls"] for article in used["articles"]) == 2
        assert {article["article"] for article in used["articles"]} == {
            s["article"] for s in json.loads(whole.stdout)["sources"]
        }
        sent = len(server.ledger)

        warm = brief(folder, server.url, "--dry-run")
        assert "every answer is kept" in warm.stdout
        assert len(server.ledger) == sent
        _records_tell(folder)


def _records_tell(folder: Path) -> None:
    listed = run(folder, "runs", "list").stdout.splitlines()
    assert [re.search(r"exit (\d+)", line).group(1) for line in listed] == ["0", "7"]  # type: ignore[union-attr]
    latest = json.loads(run(folder, "runs", "show", listed[0].split()[0]).stdout)
    assert latest["usage"]["cost"] > 0
    assert {"A.txt", "B.txt", "C.txt", "D.txt"} == {entry["file"] for entry in latest["inputs"]}
    assert latest["settings"]["max_cost"] == 5.0
    kept = folder / "state" / "summarizer" / "runs"
    assert kept.stat().st_mode & 0o777 == 0o700
    for path in kept.iterdir():
        assert path.stat().st_mode & 0o777 == 0o600
        assert CANARY not in path.read_text(encoding="utf-8")
        assert "opposes closing" not in path.read_text(encoding="utf-8"), "nothing of what was read"
    assert run(folder, "runs", "show", "2").returncode == 2


def test_a_cost_that_cannot_hold_one_call_stops_before_it(folder: Path) -> None:
    with StubServer(script) as server:
        done = brief(folder, server.url, "--max-cost", "0.0001", "--no-record", SUMMARIZER_PRICES=PRICED)
        assert done.returncode == 7
        assert "the next call may cost $0.0" in done.stderr
        unknown = brief(folder, server.url, "--max-cost", "1", "--no-record")
        assert unknown.returncode == 2
        assert "price of the model is unknown" in unknown.stderr
        assert server.ledger == []
    assert not (folder / "state").exists()


def test_a_run_that_fails_is_on_record_too(folder: Path) -> None:
    with StubServer(lambda _body, _n: Fault(status=401, message="no such key")) as server:
        assert brief(folder, server.url).returncode == 4
    line = run(folder, "runs", "list").stdout
    assert "exit 4" in line
    assert CANARY not in line


def test_output_is_refused_before_any_work_and_a_dash_is_stdout(folder: Path) -> None:
    with StubServer(script) as server:
        gone = brief(folder, server.url, "-o", folder / "no" / "x.html")
        assert gone.returncode == 2
        assert "does not exist" in gone.stderr
        assert server.ledger == []
        both = brief(folder, server.url, "-q", "-o", "-", "-o", "page.html", SUMMARIZER_FORM="json")
    assert both.stderr == ""
    assert json.loads(both.stdout)["coverage"]["articles"] == 4
    page = (folder / "page.html").read_text(encoding="utf-8")
    assert re.search(r"<footer>Machine-assisted.* · 6 calls, 660 tokens, price unknown</footer>", page)


def colours(_body: Mapping[str, Any], _n: int) -> Any:
    return {"words": ["red", "red", "blue"]}


DOCTOR = [
    ("enforced", colours, 0, ["ok schema: is enforced", "100 tokens in, 10 out", "price: unknown"]),
    ("mended", lambda b, n: {"words": ["cat", "dog", "cow"]} if n == 0 else colours(b, n), 0, ["weak schema: is not"]),
    ("free", lambda _b, _n: {"words": ["cat"]}, 0, ["weak schema: is not enforced, nor kept to"]),
    ("key", lambda _b, _n: Fault(status=401), 4, ["FAIL key or model", "refuses the key"]),
    ("model", lambda _b, _n: Fault(status=404), 4, ["FAIL key or model", "knows no stub"]),
    ("page", lambda _b, _n: Fault(body=b"<html>"), 4, ["FAIL endpoint", "no chat completion"]),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "code", "words"), [case[1:] for case in DOCTOR], ids=[case[0] for case in DOCTOR])
def test_doctor_tells_faults_apart(answers: Any, code: int, words: list[str]) -> None:
    with StubServer(answers) as server:
        settings = config.Settings(base_url=server.url, model="stub", timeout=20, cache=False)
        found = list(examine(settings))
        assert len(server.ledger) <= 6
    assert max(finding.exit_code for finding in found) == code
    verdict = {True: "ok", False: "FAIL" if code else "weak"}
    said = "\n".join(f"{verdict[finding.good]} {finding.what}: {finding.detail}" for finding in found)
    for word in words:
        assert word in said


def test_doctor_ends_with_the_worst_finding(folder: Path) -> None:
    done = run(folder, "doctor", "--base-url", "http://127.0.0.1:9/v1", "-m", "stub", "--timeout", "5")
    assert done.returncode == 4
    assert "FAIL  endpoint: http://127.0.0.1:9/v1: can't be reached" in done.stdout


def test_two_hundred_tiny_articles_stay_under_the_cap(tmp_path: Path) -> None:
    cap = 0.03
    articles = _tiny(200)
    with StubServer(script) as server:
        settings = config.Settings(
            base_url=server.url, model="stub", max_cost=cap, max_tokens=200, cache_dir=tmp_path,
            prices=(("stub", config.Rate(1.0, 4.0)),), concurrency=16,
        )  # fmt: skip
        noted, gaps = api.extract(articles, settings=settings)
        paid = len(server.ledger) * (100 * 1.0 + 10 * 4.0) / 1e6
    assert len(noted) + len(gaps) == 200
    assert len(noted) == len(server.ledger)
    assert 0.45 * cap < paid <= cap


def _tiny(count: int) -> list[Article]:
    from summarizer.steps.read import read

    letters = "abcdefghij"
    names = ("".join(letters[int(digit)] for digit in f"{n:03}").title() for n in range(count))
    return read([f"Mayor Ada {name} said no.\nShe left." for name in names])[0]


class TestSettings:
    """Presets and providers are settings, and keys go where they belong."""

    @pytest.fixture(autouse=True)
    def _alone(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
        for name in ("ANTHROPIC_API_KEY", "OPENROUTER_API_KEY", "GEMINI_API_KEY"):
            monkeypatch.delenv(name, raising=False)

    def test_a_preset_gives_way_to_whatever_is_said(self, tmp_path: Path) -> None:
        (tmp_path / "summarizer.toml").write_text('preset = "small"\ntimeout = 60\n', encoding="utf-8")
        loaded = config.load({"window": 0})
        small = loaded.settings
        assert (small.window, small.timeout) == (0, 60.0)
        assert (small.concurrency, small.temperature, small.max_items) == (1, 0.0, 10)
        assert loaded.origins["concurrency"] == "preset small"

    @pytest.mark.parametrize("name", ["anthropic", "openrouter", "gemini"])
    def test_openais_key_is_sent_to_nobody_else(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-openai")
        with pytest.raises(UsageError, match=f"no key for {name}"):
            config.load({"model": f"{name}/some-model"})
        monkeypatch.setenv(f"{name.upper()}_API_KEY", "their-key")
        settings = config.load({"model": f"{name}/vendor/some-model"}).settings
        assert settings.api_key == "their-key"
        assert settings.model == "vendor/some-model"
        assert (settings.base_url or "").startswith("https://")

    def test_a_local_server_gets_no_key(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-openai")
        settings = config.load({"model": "ollama/qwen3:8b"}).settings
        assert (settings.model, settings.base_url, settings.api_key) == ("qwen3:8b", "http://127.0.0.1:11434/v1", None)

    def test_a_name_with_a_slash_is_left_alone_where_a_base_url_is_set(self) -> None:
        told = {"model": "anthropic/some-model", "base_url": "http://127.0.0.1:1/v1"}
        assert config.load(told).settings.model == "anthropic/some-model"

    def test_an_unknown_provider_is_named_with_those_that_are_known(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-openai")
        with pytest.raises(UsageError, match=r"nobody/x.*openrouter.*--base-url"):
            config.load({"model": "nobody/x"})

    def test_prices_of_the_settings_file(self, tmp_path: Path) -> None:
        (tmp_path / "summarizer.toml").write_text('[prices."qwen3:8b"]\ninput = 0\noutput = 0.5\n', encoding="utf-8")
        assert config.load().settings.prices == (("qwen3:8b", config.Rate(0.0, 0.5)),)
        (tmp_path / "summarizer.toml").write_text('[prices."qwen3:8b"]\ninput = -1\noutput = 1\n', encoding="utf-8")
        with pytest.raises(UsageError, match="dollars per million"):
            config.load()


def test_lists_are_held_to_the_bound_of_the_settings() -> None:
    article = _tiny(1)
    with StubServer(script) as server:
        settings = config.Settings(base_url=server.url, model="stub", max_items=7, cache=False)
        api.extract(article, settings=settings)
        sent = server.ledger[0].body["response_format"]["json_schema"]["schema"]
    assert {sent["properties"][name]["maxItems"] for name in ("actors", "positions", "events")} == {7}


def test_an_engine_may_be_named() -> None:
    text = "The council met on Monday.\nMayor Ada Holm said the bridge must stay open.\n"
    assert summarizer.summarize(text, engine="offline").provenance.engine.startswith("offline")
    with pytest.raises(UsageError, match="offline, llm"):
        summarizer.summarize(text, engine="magic")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="is no engine"):
        summarizer.summarize(text, engine=object())  # type: ignore[arg-type]


def test_saving_into_a_missing_folder_names_it(tmp_path: Path) -> None:
    briefing = summarizer.summarize("The council met.\nMayor Ada Holm left.\n", engine="offline")
    with pytest.raises(FileNotFoundError, match="gone"):
        briefing.save(tmp_path / "gone" / "x.json")


def test_the_bounds_of_a_plan_hold_for_the_samples() -> None:
    assert rehearsal.JOINED == linking.BATCH
    assert set(config.values.FORMS) == set(forms())
    articles, _ = api.read_sources(SEEDS, lambda _event: None, None)
    engine = engine_for("recorded")
    for article in articles:
        noted, _gaps = extract.extract([clean.clean(article)], engine, verify.verify, lambda _event: None)
        left = resolve.leftovers(noted)
        labels = [*left.actors, *left.issues]
        assert len(labels) <= rehearsal.LABELS
        lines = linking.lines(labels)
        assert len(lines) <= rehearsal.LABELS * rehearsal.LINE
    assert settings_for("recorded").recordings
