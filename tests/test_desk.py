"""What a reader may ask of a page beside its articles: a question, names, outlets, and to be left offline."""

import socket
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SEEDS, engine_for
from steps.resolving import NO_LINKS, actor, article, notes_of
from stub_server import StubServer
from test_cost import folder, run
from test_wire import script

from summarizer import api, config, tables, wiring
from summarizer.cli.options import announce
from summarizer.config import Settings
from summarizer.errors import NotKept, UsageError
from summarizer.lexicon.asking import sought
from summarizer.pipeline import Frame, check_again, make_briefing
from summarizer.rehearsal import rehearse
from summarizer.schemas import Actor, Article, Briefing, CheckedActor
from summarizer.steps.resolve import resolve

__all__ = ["folder"]

WATER = (
    "Council split over the reservoir\n\nMayor Ada Holm opposes selling the Arden reservoir. "
    "Deputy Ben Ruiz supports selling the Arden reservoir.\n",
    "Bus fares to rise\n\nTransport chief Cleo Tan supports raising bus fares in Sweden. "
    "Union leader Dora Funk opposes raising bus fares. It is not known when the fares will rise.\n",
)
MAYORS = [
    Article(id="", file=f"{name[0]}.txt", text=f"Mayor {name} opposes closing the {name.split()[0]} bridge.\n")
    for name in ("Ada Holm", "Ben Ruiz")
]
"""What the stub of a model can read."""


def pile() -> list[Article]:
    return api.read_sources(list(WATER), lambda _event: None, None)[0]


def live(server: StubServer, cache: Path, **said: Any) -> Settings:
    return Settings(**{"base_url": server.url, "model": "stub", "api_key": "sk-test-123456", "cache_dir": cache} | said)


def asked(question: str | None) -> Briefing:
    return make_briefing(pile(), engine_for("offline"), frame=Frame(focus=question))


def lines(briefing: Briefing) -> str:
    page = briefing.page
    rows = [row.label for row in page.matrix.rows]
    return "\n".join([page.title, *rows, *(line.text for block in page.blocks for line in block.lines)])


class TestFocus:
    @pytest.mark.parametrize(
        ("question", "on", "off"),
        [
            ("Who wants to sell the reservoir?", "Ada Holm", "Cleo Tan"),
            ("higher bus fares", "Cleo Tan", "Ada Holm"),
            ("What does Dora Funk say?", "Dora Funk", "Ben Ruiz"),
        ],
    )
    def test_the_page_is_of_the_question_and_the_lists_of_everything(self, question: str, on: str, off: str) -> None:
        whole, near = asked(None), asked(question)
        assert on in lines(near)
        assert off not in lines(near)
        assert f"Focus: “{question}”" in near.page.coverage
        for name in ("positions", "proposals", "disputes", "timeline", "not_known", "actors", "issues", "sources"):
            assert getattr(near, name) == getattr(whole, name), "nothing is deleted from the JSON"
        rules = {omission.item: omission.rule for omission in near.omissions}
        named = {actor.name: actor.id for actor in near.actors}
        assert rules[named[off]] == "outside the focus"
        assert {rules[p.id] for p in near.positions if p.speaker == named[off]} == {"outside the focus"}
        assert check_again(near) == ()

    def test_what_nothing_speaks_to_is_said_and_the_story_stays(self) -> None:
        whole, near = asked(None), asked("Will Sweden pay for nuclear submarines?")
        assert "nothing in the articles speaks to it" in near.page.coverage
        assert (near.page.title, near.page.matrix) == (whole.page.title, whole.page.matrix)
        assert near.focus
        assert (near.focus.near, near.focus.absent) == ((), ("pay for", "nuclear", "submarines"))
        assert check_again(near) == ()

    def test_nearest_first_whatever_order_things_come_in(self) -> None:
        one = asked("bus fares")
        other = make_briefing(pile()[::-1], engine_for("offline"), frame=Frame(focus="bus fares"))
        assert one == other
        assert one.focus
        shares = [near.share for near in one.focus.near]
        assert shares == sorted(shares, reverse=True)
        assert shares[0] > 0

    def test_an_edited_focus_is_found(self) -> None:
        near = asked("bus fares")
        assert near.focus
        edited = near.focus.model_copy(update={"near": near.focus.near[1:]})
        assert "focus" in {claim.id for claim in check_again(near.model_copy(update={"focus": edited}))}

    @pytest.mark.parametrize(
        ("question", "words"),
        [
            ("What does the US want?", ["US"]),
            ("Will Germany’s coalition back it?", ["Germany", "coalition"]),
            ("Who supports whom, and why?", []),
            ("Should they call off the vote?", ["call off", "vote"]),
        ],
    )
    def test_words_that_only_ask_are_left_out(self, question: str, words: list[str]) -> None:
        assert [one.words for one in sought(question)] == words

    def test_a_model_reads_the_same_with_it_and_words_what_is_near(self, tmp_path: Path) -> None:
        with StubServer(script) as server:
            whole = api.summarize(MAYORS, settings=live(server, tmp_path))
            focused = api.summarize(MAYORS, settings=live(server, tmp_path, focus="What does Ben Ruiz want?"))
        paid, anew = whole.provenance.usage, focused.provenance.usage
        assert (anew.calls, anew.cached) == (1, paid.calls - 1), "only the wording is asked for"
        assert focused.positions == whole.positions
        assert focused.focus
        said = {position.id: position.statement for position in focused.positions}
        assert [said[near.item][:8] for near in focused.focus.near if near.item in said] == ["Ben Ruiz"]

    @pytest.mark.parametrize("question", [" ", "?" * 201])
    def test_a_question_that_is_none_is_refused(self, question: str) -> None:
        with pytest.raises(UsageError, match="focus"):
            config.load({"focus": question})


class TestOffline:
    def test_kept_answers_are_all_there_is(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        with StubServer(script) as server:
            first = api.summarize(MAYORS, settings=live(server, tmp_path))
            paid = len(server.ledger)
            again = live(server, tmp_path, offline=True, api_key=None)
            second = api.summarize(MAYORS, settings=again)
            more = [*MAYORS, Article(id="", file="E.txt", text="Mayor Eva Berg opposes closing the Eva bridge.")]
            with pytest.raises(NotKept) as missing:
                api.summarize(more, settings=again)
            assert len(server.ledger) == paid, "nothing was sent"
        assert second.provenance.usage.calls == 0
        assert (second.title, second.positions, second.page) == (first.title, first.positions, first.page)
        assert str(missing.value).startswith("--offline: no answer is kept for 1 prompt (extract-E).")
        assert "--cache-dir" in str(missing.value)
        assert missing.value.exit_code == 4
        announce(again)
        assert ", sending nothing: kept answers only (" in capsys.readouterr().err.splitlines()[0]

    def test_the_command_calls_a_miss_an_error(self, folder: Path) -> None:
        done = run(folder, "brief", "articles", "-m", "gpt-x", "--offline", "-q")
        assert (done.returncode, done.stdout) == (4, "")
        (said,) = done.stderr.splitlines()
        assert said.startswith(
            "error: --offline: no answer is kept for 4 prompts (extract-A, extract-B, extract-C and 1"
        )

    def test_without_a_key_a_named_model_is_still_found(self, tmp_path: Path) -> None:
        settings = Settings(model="gpt-x", offline=True, cache_dir=tmp_path)
        assert settings.chosen_engine()[0] == "llm"
        with pytest.raises(NotKept, match="2 prompts"):
            api.summarize(pile(), settings=settings)

    def test_addresses_are_not_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def forbidden(*_: object) -> None:
            raise AssertionError("the network was asked")

        monkeypatch.setattr(socket, "getaddrinfo", forbidden)
        monkeypatch.setattr(socket, "create_connection", forbidden)
        settings = Settings(engine="offline", offline=True)
        made = api.summarize([*pile(), "https://news.example/story"], engine=engine_for("offline"), settings=settings)
        (gap,) = made.gaps
        assert (gap.file, gap.reason[:24]) == ("https://news.example/story", "not fetched: --offline s")

    @pytest.mark.parametrize(
        "wrong",
        [
            {"offline": True, "cache": False},
            {"offline": True, "refresh": True},
            {"refresh": True, "cache": False},
            {"refresh": True, "recordings": Path("r")},
            {"offline": True, "batch": Path("b")},
        ],
    )
    def test_what_contradicts_is_refused(self, wrong: dict[str, object]) -> None:
        with pytest.raises(UsageError, match="exclude each other"):
            wiring.build_engine(Settings(engine="llm", model="m", base_url="http://127.0.0.1:9/v1", **wrong))  # type: ignore[arg-type]


def test_refresh_asks_again_once_and_keeps_the_new_answers(tmp_path: Path) -> None:
    sent = []
    with StubServer(script) as server:
        for anew in (False, False, True, False):
            api.summarize(MAYORS, settings=live(server, tmp_path, refresh=anew))
            sent.append(len(server.ledger))
        plan = rehearse(MAYORS, settings=live(server, tmp_path, refresh=True))
    once = sent[0]
    assert once > 2
    assert sent == [once, once, 2 * once, 2 * once]
    assert [row.calls.high for row in plan.articles] == [1, 1], "nothing counts as kept"


def test_the_samples_answer_a_question() -> None:
    articles = api.read_sources(SEEDS, lambda _event: None, None)[0]
    near = make_briefing(articles, engine_for("offline"), frame=Frame(focus="What does Hungary want on NATO?"))
    assert near.page.matrix.labels[0] == "NATO aspirations"
    assert {"Hungary", "Viktor Orbán (Hungary)"} <= {row.label for row in near.page.matrix.rows}
    assert "Macron" not in lines(near)
    assert check_again(near) == ()


def written(folder: Path, table: str) -> Path:
    path = folder / "table.csv"
    path.write_text(table, encoding="utf-8")
    return path


def documented(kind: str) -> str:
    text = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    return text.split(f"<!-- {kind} -->\n```csv\n")[1].split("```")[0]


class TestAliases:
    def found(self, folder: Path, table: str, *casts: tuple[CheckedActor, ...]) -> tuple[Actor, ...]:
        known = tables.aliases(written(folder, table))
        articles = [
            article(f"{n}.txt", f"Story {n}. " + " ".join(a.name for a in cast)) for n, cast in enumerate(casts)
        ]
        pairs = [(a, notes_of(a, *cast)) for a, cast in zip(articles, casts, strict=True)]
        left, right = (resolve(given, NO_LINKS, today=None, known=known).actors for given in (pairs, pairs[::-1]))
        assert left == right, "order of articles changes nothing"
        return left

    def test_names_are_joined_and_printed_as_the_user_says(self, tmp_path: Path) -> None:
        table = documented("aliases")
        brussels, commission = actor("Brussels", "state"), actor("European Commission", "organisation")
        (one,) = self.found(tmp_path, table, (brussels,), (commission,), (actor("the Berlaymont", "organisation"),))
        assert (one.name, one.kind) == ("European Commission", "organisation")
        assert set(one.aliases) == {"Brussels", "the Berlaymont"}
        assert len(self.found(tmp_path, "name\nNobody\n", (brussels,), (commission,))) == 2, "by rule they are two"

    def test_never_means_never(self, tmp_path: Path) -> None:
        casts = ((actor("Per Lund", "person"),), (actor("Per Lund-Holm", "person"),))
        assert len(self.found(tmp_path, "name\nNobody\n", *casts)) == 1, "by rule they are one"
        one, other = self.found(tmp_path, "name,never\nPer Lund,Per Lund-Holm\n", *casts)
        assert (one.never_same_as, other.never_same_as) == ((other.id,), (one.id,))

    def test_a_surname_that_two_share_is_no_alias_of_both(self, tmp_path: Path) -> None:
        husband, wife = (actor(f"{given} Varga", aliases=["Varga"]) for given in ("Ivo", "Eva"))
        found = self.found(tmp_path, "name,same\nIvo Varga,Varga\n", (husband,), (wife,), (actor("Varga", "person"),))
        assert sorted((one.name, one.aliases) for one in found) == [
            ("Eva Varga", ("Varga",)),
            ("Ivo Varga", ("Varga",)),
        ]

    def test_the_page_and_its_check_stand(self, tmp_path: Path) -> None:
        table = "name,same\nArden City Council,Ada Holm\nRuiz of Arden,Ben Ruiz\n"
        settings = Settings(engine="offline", aliases=written(tmp_path, table))
        made = api.summarize(pile(), engine=engine_for("offline"), settings=settings)
        assert {"Arden City Council", "Ruiz of Arden"} <= {actor.name for actor in made.actors}
        assert "Arden City Council" in lines(made)
        assert "Ada Holm is" not in lines(made)
        assert check_again(made) == ()

    @pytest.mark.parametrize(
        ("table", "line", "said"),
        [
            ("", "", "is empty"),
            ("who,same\nA,B\n", " line 1", "has no column 'name'"),
            ("name,alias\nA,B\n", " line 1", "the column 'alias' is not known"),
            ("name,name\nA,B\n", " line 1", "names a column twice"),
            ("name,same\nAda,\n\n,Bo\n", " line 4", "its name is empty"),
            ("name,same\nAda,Al\nBea,al\n", " line 3", "'al' is a name of 'Ada' already"),
            ("name,same,never\nAda,Al,AL\n", " line 2", "said to be 'Ada' and never to be"),
            ("name,same\nAda,Al,Alf\n", " line 2", "has 3 cells under 2 columns"),
            ('name,same\nAda,"Al\n', " line 2", "is not CSV"),
            (f"name\n{'x' * 201}\n", " line 2", "more than 200 characters"),
            ("name\nAda\nB\udcffo\n", " line 3", "is not UTF-8"),
        ],
    )
    def test_a_fault_is_named_with_its_line(self, tmp_path: Path, table: str, line: str, said: str) -> None:
        path = tmp_path / "who.csv"
        path.write_bytes(table.encode("utf-8", "surrogateescape"))
        with pytest.raises(UsageError) as refused:
            tables.aliases(path)
        assert str(refused.value).startswith(f"{path}{line}: ")
        assert said in str(refused.value)

    def test_a_missing_table_is_refused_before_any_work(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match=r"who\.csv: can't be read"):
            api.summarize(["nowhere.txt"], settings=Settings(engine="offline", aliases=tmp_path / "who.csv"))


class TestOutlets:
    @pytest.mark.parametrize(
        ("outlet", "url", "printed"),
        [
            (None, "https://www.harbour-times.example/a", "Harbour Times (NO; user's rating: B2)"),
            (None, "https://local.harbour-times.example:8443/a?b", "Harbour Times (NO; user's rating: B2)"),
            ("channel nine news", "https://harbour-times.example/a", "Channel Nine"),
            (None, "https://notharbour-times.example/a", None),
            (None, "https://x.example/harbour-times.example", None),
            ("Gazette", None, "Gazette"),
        ],
    )
    def test_what_the_user_says_stands_at_the_source(
        self, tmp_path: Path, outlet: str | None, url: str | None, printed: str | None
    ) -> None:
        given = [one.model_copy(update={"outlet": outlet, "url": url}) for one in pile()]
        settings = Settings(engine="offline", outlets=written(tmp_path, documented("outlets")))
        made = api.summarize(given, engine=engine_for("offline"), settings=settings)
        assert {source.publisher for source in made.sources} == {printed}
        assert {source.outlet for source in made.sources} == {outlet}
        listed = next(block for block in made.page.blocks if block.key == "sources").lines
        assert all((printed or "no date or outlet") in line.text for line in listed)
        for form in ("markdown", "html", "terminal"):
            assert (printed or "no date or outlet").partition("'")[0] in " ".join(
                api.render(made, form, width=120).split()
            )
        assert check_again(made) == ()

    def test_an_outlet_in_two_lines_is_refused(self, tmp_path: Path) -> None:
        path = written(tmp_path, "outlet;name\nft.com;FT\n\nFT.com;Financial Times\n")
        with pytest.raises(UsageError, match=r"line 4: 'FT\.com' has a line already"):
            tables.outlets(path)
