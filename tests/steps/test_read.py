"""Reading: every input becomes an article or a gap with a reason, text is never mangled, order changes nothing."""

import hashlib
import io
import json
import os
import random
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.schemas import Article, Basis, Gap
from summarizer.steps.read import formats, read
from summarizer.steps.read.dating import published
from summarizer.steps.read.decode import SIZE_CAP, Unreadable, decode
from summarizer.steps.read.facts import page_facts
from summarizer.steps.read.markup import paragraphs

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = "The mayor said the café levy must go.\nNo one wants it.\n"


def names(articles: list[Article]) -> list[str]:
    return [article.file for article in articles]


def reasons(gaps: list[Gap]) -> dict[str, str]:
    return {gap.file: gap.reason for gap in gaps}


# --- decoding

DECODED = [
    ("utf-8", "Zoë said “no” – twice.", "utf-8"),
    ("utf-8 with mark", "Zoë said “no” – twice.", "utf-8-sig"),
    ("utf-16 with mark", "Zoë said “no” – twice.", "utf-16"),
    ("utf-16 little endian, no mark", "Zoë said no and left the room.", "utf-16-le"),
    ("utf-16 big endian, no mark", "Zoë said no and left the room.", "utf-16-be"),
    ("utf-32 with mark", "Zoë said no.", "utf-32"),
    ("windows-1252", "Mayor Zoë Brûlé said the café “levy” must be dropped – now.", "cp1252"),
    ("windows-1252, one letter", "The café is shut.", "cp1252"),
    (
        "windows-1251",
        "Мэр города заявил, что налог будет отменён, и покинул зал заседаний вместе с советом. " * 8,
        "cp1251",
    ),
    ("shift-jis", "市長は税金を廃止すると述べた。議会はこれに反対している。" * 20, "shift_jis"),
    ("line ends", "One.\r\nTwo.\rThree.\n", "utf-8"),
    ("plain", "Nothing but ASCII.", "ascii"),
]


@pytest.mark.parametrize(("text", "encoding"), [case[1:] for case in DECODED], ids=[case[0] for case in DECODED])
def test_encodings_are_told_and_nothing_is_mangled(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


REFUSED = [
    ("all bytes", bytes(range(256)) * 20, "binary"),
    ("a zero byte", b"Text with a \0 in it, which no text has.", "binary"),
    ("control bytes", b"\x01\x02\x03\x04\x05\x06" * 40 + b"text", "binary"),
    ("pdf named txt", b"%PDF-1.7\nwhatever", "PDF"),
    ("zip named txt", b"PK\x03\x04abc", "zip"),
    ("gzip", b"\x1f\x8b\x08abc", "gzip"),
    ("utf-8 with one broken byte", "Zoë, Ðuro, Łukasz, Čapek said “no”".encode() + b" \xff yes", "broken character"),
    ("utf-8 cut in a character", "The café – Zoë".encode()[:-1], "broken character"),
    ("utf-16 cut", "Zoë".encode("utf-16")[:-1], "damaged"),
    ("too large", b"a" * (SIZE_CAP + 1), "larger than 20 MB"),
]


@pytest.mark.parametrize(("raw", "word"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_cannot_be_decoded_for_certain_is_refused(raw: bytes, word: str) -> None:
    with pytest.raises(Unreadable, match=word):
        decode(raw)


@given(st.text(st.characters(codec="utf-8", exclude_characters="".join(map(chr, range(32))) + "\x7f"), min_size=1))
def test_any_utf8_comes_back_as_it_was(text: str) -> None:
    raw = text.encode()
    if raw.startswith((b"%PDF-", b"PK", b"{\\rtf", b"GIF8")) or text[0] == "\ufeff":
        return
    assert decode(raw) == text


@settings(max_examples=300)
@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(raw: bytes) -> None:
    with suppress(Unreadable):
        text = decode(raw)
        assert "\0" not in text
        assert "\ufffd" not in text or "\ufffd".encode() in raw or b"\xfd\xff" in raw or b"\xff\xfd" in raw


def test_declared_encoding_of_a_page_is_used() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Łódź wants the levy gone.</p></body></html>'
    assert "Łódź" in decode(page.encode("iso-8859-2"), markup=True)


# --- sources


def test_samples_are_read_byte_for_byte() -> None:
    articles, gaps = read([SEEDS])
    assert gaps == []
    assert len(articles) == 5
    for article in articles:
        raw = (SEEDS / article.file).read_bytes()
        assert article.text == raw.decode("utf-8")
        assert article.id == hashlib.sha256(raw).hexdigest()[:16]
        assert (article.title, article.outlet, article.url, article.published.value) == (None, None, None, None)


def test_line_ends_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"One.\r\nTwo.\rThree.\n")
    articles, _ = read([tmp_path / "a.txt"])
    assert articles[0].text == "One.\r\nTwo.\rThree.\n"


def test_folder_is_walked_without_hidden_other_and_accompanying_files(tmp_path: Path) -> None:
    for name in ("a.txt", "sub/b.md", "sub/deep/c.HTML", "d.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        body = f"Report {name} says no to the levy."
        path.write_text(
            json.dumps({"text": body}) if name == "d.jsonl" else f"<p>{body}</p>" if "HTML" in name else body
        )
    for name in (".hidden.txt", ".git/x.txt", "picture.png", "README.md", "notes.log", "sub/LICENSE.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Not an article: {name}.")
    articles, gaps = read([tmp_path])
    assert names(articles) == ["a.txt", "b.md", "c.HTML", "d.jsonl line 1"]
    assert gaps == []
    articles, _ = read([tmp_path / "README.md", tmp_path / "notes.log"])
    assert names(articles) == ["README.md", "notes.log"]


def test_names_are_as_short_as_they_can_be(tmp_path: Path) -> None:
    for name in ("x/may/story.txt", "x/june/story.txt", "x/june/other.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Text of {name}.")
    articles, _ = read([tmp_path])
    assert names(articles) == ["june/story.txt", "may/story.txt", "other.txt"]


def test_globs_lists_and_repeated_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt", "c.log", "sub/d.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(f"Text of {name}.")
    Path("list").write_text("# all of them\n\na.txt\nsub\n*.log\n@list2\n")
    Path("list2").write_text("b.txt\n")
    assert names(read(["*.txt"])[0]) == ["a.txt", "b.txt"]
    assert names(read(["**/*.txt"])[0]) == ["a.txt", "b.txt", "d.txt"]
    assert names(read(["*"])[0]) == ["a.txt", "b.txt"]
    assert names(read(["*.log"])[0]) == ["c.log"]
    assert names(read(["@list"])[0]) == ["a.txt", "b.txt", "c.log", "d.txt"]
    assert names(read([Path("a.txt"), "a.txt", str(tmp_path / "a.txt"), "./a.txt"])[0]) == ["a.txt"]
    Path("odd[1].txt").write_text("Text with an odd name.")
    assert names(read(["odd[1].txt"])[0]) == ["odd[1].txt"]


def test_names_in_a_list_count_from_the_list_when_they_do_not_from_here(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "list").write_text("a.txt\n")
    assert names(read([f"@{tmp_path / 'list'}"])[0]) == ["a.txt"]


def test_a_list_that_names_itself_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT)
    Path("list").write_text("a.txt\n@list\n")
    articles, gaps = read(["@list"])
    assert names(articles) == ["a.txt"]
    assert "names itself" in reasons(gaps)["@list"]


def test_raw_texts_are_named_by_content() -> None:
    texts = ["First article.\nIt says no.", "Second article. " * 40]
    articles, gaps = read(texts)
    assert sorted(names(articles)) == ["text-1", "text-2"]
    assert {article.text for article in articles} == set(texts)
    assert read(reversed(texts)) == (articles, gaps)
    assert read(texts[0])[0][0].text == texts[0]


def test_articles_pass_with_the_id_of_their_content() -> None:
    given = Article(id="mine", file="wire", text=TEXT, outlet="The Wire")
    (article,), _ = read([given])
    assert article == given.model_copy(update={"id": hashlib.sha256(TEXT.encode()).hexdigest()[:16]})


def test_two_texts_of_one_name_are_told_apart() -> None:
    articles, gaps = read([Article(id="", file="wire", text="One."), Article(id="", file="wire", text="Two.")])
    assert len(set(names(articles))) == 2
    assert all(name.startswith("wire (") for name in names(articles))
    assert gaps == []


# --- standard input


class Terminal(io.BytesIO):
    def isatty(self) -> bool:
        return True


def test_pipe_is_text_page_or_records() -> None:
    (article,), _ = read(["-"], stdin=io.BytesIO(TEXT.encode()))
    assert (article.file, article.text) == ("standard input", TEXT)
    page = (
        b"<!doctype html><html><head><title>Levy</title></head><body><p>The levy must go, she said.</p></body></html>"
    )
    (article,), _ = read(["-"], stdin=io.BytesIO(page))
    assert (article.title, article.text) == ("Levy", "The levy must go, she said.")
    lines = b'{"text": "One.", "id": "a"}\n{"text": "Two."}\n'
    articles, _ = read(["-", "-"], stdin=io.BytesIO(lines))
    assert names(articles) == ["a", "standard input line 2"]


@pytest.mark.parametrize("stdin", [None, Terminal(b"x")])
def test_a_terminal_is_refused(stdin: io.BytesIO | None) -> None:
    with pytest.raises(InputError, match="standard input: nothing is piped in"):
        read(["-"], stdin=stdin)


# --- bad input


def test_every_bad_source_is_a_gap_that_names_fault_and_move(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(TEXT)
    Path("copy.txt").write_text(TEXT)
    Path("binary.txt").write_bytes(bytes(range(256)) * 20)
    Path("void.txt").write_bytes(b"")
    Path("blank.txt").write_bytes(b" \r\n\t\xc2\xa0\n")
    Path("broken.txt").write_bytes("Zoë said “no” to the café levy".encode() + b"\xe2\x80 again")
    Path("paper.pdf").write_bytes(b"%PDF-1.4")
    Path("paper.docx").write_bytes(b"PK\x03\x04")
    Path("papers.zip").write_bytes(b"PK\x03\x04")
    Path("one.json").write_text("{}")
    Path("empty").mkdir()
    Path("dead.txt").symlink_to("nowhere.txt")
    Path("names").write_text("# nothing\n")
    wanted = {
        "binary.txt": ("binary", "pass the text"),
        "void.txt": ("empty",),
        "blank.txt": ("empty", "white space"),
        "broken.txt": ("broken character", "byte", "UTF-8"),
        "paper.pdf": ("damaged PDF", "save it again"),
        "paper.docx": ("damaged", "save it again"),
        "papers.zip": ("archive", "unpack it into a folder"),
        "one.json": ("unsupported", ".ndjson"),
        "empty": ("no articles", ".txt"),
        "dead.txt": ("no such file",),
        "gone.txt": ("no such file", "spelling"),
        "*.xyz": ("no file matches",),
        "ftp://example.org/a": ("no web address", "https://"),
        "@gone": ("no such file",),
        "@names": ("empty",),
        "(empty name)": ("empty name",),
        "/dev/null": ("device",),
        "good.txt": ("duplicate", "copy.txt"),
    }
    given = [name if name != "(empty name)" else "" for name in wanted] + ["copy.txt"]
    articles, gaps = read(given)
    assert names(articles) == ["copy.txt"]
    said = reasons(gaps)
    assert said.keys() == wanted.keys()
    for name, words in wanted.items():
        for word in words:
            assert word in said[name], (name, said[name])


def test_nothing_left_is_an_error_that_names_the_sources(tmp_path: Path) -> None:
    (tmp_path / "void.txt").write_text("")
    with pytest.raises(InputError, match=r"gone\.txt: no such file") as caught:
        read([tmp_path / "gone.txt", tmp_path / "void.txt"])
    assert "void.txt: empty" in str(caught.value)
    assert caught.value.exit_code == 3
    with pytest.raises(InputError, match="no input"):
        read([])


def test_what_may_not_be_read_is_a_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    barred = tmp_path / "b.txt"
    barred.write_text("Barred.")
    opened = Path.open

    def refuse(path: Path, *args: object, **named: object) -> object:
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *args, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    articles, gaps = read([tmp_path])
    assert names(articles) == ["a.txt"]
    assert "permission denied" in reasons(gaps)["b.txt"]
    assert "check its permissions" in reasons(gaps)["b.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_a_file_name_that_is_no_utf8_can_be_printed(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT)
    (article,), _ = read([tmp_path])
    assert article.file.encode() == b"caf?.txt"


def test_half_a_character_is_refused() -> None:
    with pytest.raises(InputError, match="half a character"):
        read(["One line.\nAnother \ud800 line."])


# --- records


def record(**fields: object) -> str:
    return json.dumps(fields)


def test_records_carry_their_metadata(tmp_path: Path) -> None:
    feed = tmp_path / "feed.ndjson"
    line = record(
        id="w-1", text=TEXT, title="Levy must go", date="2025-09-05T08:00:00Z", outlet="The Wire", url="https://w/1",
        language="en", more=[1],
    )  # fmt: skip
    feed.write_bytes(b"\xef\xbb\xbf" + line.encode() + b"\r\n\n" + record(text="Other.", date="Sept. 2025").encode())
    first, second = read([feed])[0]
    assert second.file == "w-1"
    assert (second.text, second.title, second.outlet) == (TEXT, "Levy must go", "The Wire")
    assert (second.url, second.language) == ("https://w/1", "en")
    assert (second.published.value, second.published.precision) == ("2025-09-05", "day")
    assert second.published.basis is Basis.GIVEN
    assert first.file == "feed.ndjson line 3"
    assert (first.published.value, first.published.precision, first.title) == ("2025-09", "month", None)


def test_a_bad_line_is_a_gap_that_names_the_line(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    lines = [
        record(text="Good."), "{not json", "[1, 2]", record(title="No text"), record(text=5), record(text="  "),
        record(text="x", title=7), '{"text": "half \\ud800"}', "[" * 100_000, record(text="Good."),
    ]  # fmt: skip
    feed.write_bytes("\n".join(lines).encode() + b'\n{"text": "caf\xe9"}\n')
    articles, gaps = read([feed])
    assert names(articles) == ["feed.jsonl line 1"]
    said = {name.removeprefix("feed.jsonl line "): reason for name, reason in reasons(gaps).items()}
    words = {
        "2": "not JSON", "3": "not an object", "4": 'no "text"', "5": "not a string", "6": "empty", "7": '"title"',
        "8": "half a character", "9": "nested too deeply", "10": "duplicate", "11": "not UTF-8",
    }  # fmt: skip
    assert said.keys() == words.keys()
    assert all(word in said[line] for line, word in words.items()), said


def test_a_file_of_no_records_says_so_once_it_has_said_enough(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text("x\n" * 500)
    with pytest.raises(InputError):
        read([feed])
    (tmp_path / "a.txt").write_text(TEXT)
    _, gaps = read([tmp_path])
    assert len(gaps) == 21
    assert "480 more lines" in reasons(gaps)["feed.jsonl"]


def test_an_ambiguous_date_stays_unknown_and_is_said(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text(record(text="Good.", date="05/09/2025"))
    said: list[str] = []
    (article,), _ = read([feed], warn=said.append)
    assert article.published.value is None
    assert len(said) == 1
    assert "05/09/2025" in said[0]


@pytest.mark.parametrize(
    ("given", "value", "precision"),
    [
        ("2025-09-05", "2025-09-05", "day"),
        ("2025-09-05T23:59:00+02:00", "2025-09-05", "day"),
        ("2025-09-05 10:00", "2025-09-05", "day"),
        ("20250905", "2025-09-05", "day"),
        ("5 September 2025", "2025-09-05", "day"),
        ("Friday, 5 Sept 2025", "2025-09-05", "day"),
        ("September 5, 2025", "2025-09-05", "day"),
        ("Sept. 5th, 2025 at 10:00", "2025-09-05", "day"),
        ("Fri, 05 Sep 2025 10:00:00 GMT", "2025-09-05", "day"),
        ("2025-09", "2025-09", "month"),
        ("September 2025", "2025-09", "month"),
        ("2025", "2025", "year"),
        (2025, "2025", "year"),
        ("05/09/2025", None, None),
        ("2025-13-01", None, None),
        ("31 February 2025", None, None),
        ("yesterday", None, None),
        ("", None, None),
    ],
)
def test_dates_of_metadata(given: object, value: str | None, precision: str | None) -> None:
    found = published(given)
    assert (found.value if found else None, found.precision if found else None) == (value, precision)


# --- front matter and pages


def test_front_matter_gives_metadata_and_is_set_aside(tmp_path: Path) -> None:
    head = "---\ntitle: Levy must go\ndate: 2025-09-05\noutlet: The Wire\nurl: https://w/1\n---\n"
    (tmp_path / "a.md").write_text(head + TEXT)
    (article,), _ = read([tmp_path / "a.md"])
    assert (article.title, article.outlet, article.url) == ("Levy must go", "The Wire", "https://w/1")
    assert article.published.value == "2025-09-05"
    assert article.text == head + TEXT
    assert [(span.start, span.end, span.rule) for span in article.removed] == [(0, len(head), "front matter")]


@pytest.mark.parametrize(
    "text",
    [
        "---\nA rule, and then text: with a colon.\n---\nMore text.",
        "---\nother: 1\n---\nMore text.",
        "---\ntitle: [unclosed\n---\nMore text.",
        "---\na: &a [x]\ntitle: *a\n---\nMore text.",
        "---\ntitle: never closed\nMore text.",
    ],
)
def test_what_is_no_front_matter_stays_text(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text)
    (article,), _ = read([tmp_path / "a.txt"])
    assert (article.title, article.removed) == (None, ())


def test_a_front_matter_with_nothing_after_it_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\ntitle: Levy\n---\n\n")
    with pytest.raises(InputError, match="empty"):
        read([tmp_path / "a.txt"])


PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Levy must go | The Wire</title>
<meta property="og:title" content="Levy &amp; council: must go"><meta property="og:site_name" content="The Wire">
<meta property="article:published_time" content="2025-09-05T10:00:00Z"><link rel="canonical" href="https://w/1">
<style>p { color: red }</style><script>var secret = "<p>not text</p>";</script></head><body>
<!-- <p>commented out</p> --><nav><a href="/">Home</a> <p>Sections of the site, all of them.</p></nav>
<header><p>Today's weather is fine and will stay so.</p></header>
<article><h1>Levy must go</h1><p>The mayor said the caf&eacute; levy <b>must</b> go,
and soon.</p><aside><p>Read more about levies in our guide.</p></aside><p>&ldquo;No one wants it,&rdquo; she said
 on Friday<br>at the town hall.</p><ul><li>It costs too much.</li></ul></article>
<footer><p>Copyright of The Wire, all rights reserved, 2025.</p></footer></body></html>"""


def without_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)


def test_page_without_the_extra_keeps_paragraphs_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_extra(monkeypatch)
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "b.html").write_text(PAGE.replace("must go", "can stay"))
    said: list[str] = []
    articles, gaps = read([tmp_path], warn=said.append)
    assert gaps == []
    assert articles[0].text.splitlines() == [
        "Levy must go",
        "The mayor said the café levy must go, and soon.",
        "“No one wants it,” she said on Friday",
        "at the town hall.",
        "It costs too much.",
    ]
    assert len(said) == 1
    assert "structured-summarizer[web]" in said[0]


def test_page_facts_are_those_it_declares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_extra(monkeypatch)
    (tmp_path / "a.html").write_text(PAGE)
    (article,), _ = read([tmp_path / "a.html"])
    assert (article.title, article.outlet) == ("Levy & council: must go", "The Wire")
    assert (article.url, article.language) == ("https://w/1", "en-GB")
    assert (article.published.value, article.published.basis) == ("2025-09-05", Basis.GIVEN)
    linked = {"@graph": [{"@type": "NewsArticle", "headline": "From the graph", "datePublished": "2025-09-06"}]}
    bare = f'<script type="application/ld+json">{json.dumps(linked)}</script><p>{"The levy must go. " * 5}</p>'
    (tmp_path / "b.html").write_text(bare)
    (article,), _ = read([tmp_path / "b.html"])
    assert (article.title, article.published.value, article.outlet) == ("From the graph", "2025-09-06", None)


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        (
            '<meta name="date" content="2025-09-09"><meta itemprop="datePublished" content="2025-09-05">',
            "date",
            "2025-09-05",
        ),
        ('<meta property="article:modified_time" content="2025-09-09">', "date", None),
        (
            '<meta property="article:published_time" content="soon"><meta name="date" content="2025-09-05">',
            "date",
            "2025-09-05",
        ),
        (
            '<time pubdate datetime="2025-09-05">today</time><time datetime="2025-01-01">then</time>',
            "date",
            "2025-09-05",
        ),
        ('<time datetime="2025-01-01">then</time>', "date", None),
        (
            '<title>Levy must go - The Wire</title><meta property="og:site_name" content="The Wire">',
            "title",
            "Levy must go",
        ),
        ("<title>Levy - no | yes</title>", "title", "Levy - no | yes"),
        ('<link rel="canonical" href="javascript:alert(1)">', "url", None),
        ('<meta property="og:locale" content="en_GB">', "language", "en-GB"),
        (
            '<script type="application/ld+json">[{"@type":"https://schema.org/NewsArticle","publisher":{"@id":"#p"},'
            '"inLanguage":"de"},{"@id":"#p","name":"Der Draht"}]</script>',
            "outlet",
            "Der Draht",
        ),
        (
            '<script type="application/ld+json">{"@type":"Product","name":"x","datePublished":"2025-09-05"}</script>',
            "date",
            None,
        ),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":["x"]' + "[" * 5000 + "</script>",
            "title",
            None,
        ),
    ],
)
def test_what_a_page_declares_and_what_it_does_not(head: str, field: str, value: str | None) -> None:
    facts = page_facts(f"<html><head>{head}</head><body><p>The levy must go.</p></body></html>")
    found = facts.published.value if field == "date" else getattr(facts, field)
    assert found == value


def test_a_page_of_tags_alone_goes_to_the_simpler_reader_and_takes_little_time(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    (tmp_path / "a.html").write_text("<p>The levy must go.</p>" + "<br>" * 200_000)
    said: list[str] = []
    begun = time.process_time()
    assert read([tmp_path], warn=said.append)[0][0].text == "The levy must go."
    assert time.process_time() - begun < 3
    assert "simpler reader" in said[0]


def test_page_with_the_extra(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    (tmp_path / "a.html").write_text(PAGE)
    said: list[str] = []
    (article,), _ = read([tmp_path / "a.html"], warn=said.append)
    assert "café levy must go" in article.text
    assert "secret" not in article.text
    assert (article.outlet, article.published.value) == ("The Wire", "2025-09-05")
    assert said == []


def test_a_page_without_text_is_a_gap(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><nav> </nav><script>x</script></body></html>")
    with pytest.raises(InputError, match=r"a\.html: (no article text|empty)"):
        read([tmp_path / "a.html"])


HOSTILE = [
    "<",
    "<!--",
    "<a ",
    "<?",
    "<script>",
    "&#",
    "<a x='",
    '<a x="',
    "<p>",
    "<nav>",
    "</nav>",
    "<article>",
    '"> <a "',
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_broken_markup_takes_time_in_proportion(piece: str) -> None:
    taken = []
    for size in (50_000, 200_000):
        page = piece * (size // len(piece))
        begun = time.process_time()
        paragraphs(page)
        taken.append(time.process_time() - begun)
    assert taken[1] < max(10 * taken[0], 0.2)  # four times the page may not take sixteen times as long


@given(st.text(alphabet="<>/!-ap=\"' &;", max_size=80))
def test_any_markup_is_taken(page: str) -> None:
    assert all(text.strip() for text in paragraphs(page))


# --- order


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_of_inputs_changes_nothing(dice: random.Random) -> None:
    inputs: list[object] = [
        *sorted(SEEDS.glob("*.txt")),
        SEEDS,
        "gone.txt",
        "A text.\nOf its own.",
        "Another text.\nOf its own.",
        Article(id="", file="wire", text="From the wire."),
        Article(id="", file="later", text="From the wire."),
    ]
    wanted = read(inputs)  # type: ignore[arg-type]
    dice.shuffle(inputs)
    assert read(inputs) == wanted  # type: ignore[arg-type]
    assert names(wanted[0]) == sorted(names(wanted[0]))
    assert reasons(wanted[1])["wire"].startswith("duplicate: same text as later")


def test_each_suffix_has_one_way_to_be_read() -> None:
    assert not formats.SUFFIXES & formats._REFUSED.keys()
