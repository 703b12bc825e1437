"""PDF, Word, mail and feeds: the text as it was written, the facts as they are given, and nothing that can hurt."""

import io
import subprocess
import sys
import time
import zipfile
import zlib
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.schemas import Article, Basis
from summarizer.steps.read import pdf as pdf_reader
from summarizer.steps.read import read
from summarizer.steps.read.decode import SIZE_CAP, Unreadable
from summarizer.steps.read.mail import mail
from summarizer.steps.read.typeset import running_text
from summarizer.steps.read.xmltree import parse

STORY = "The ferry operator said on Thursday that it would not accept the port levy."


def one(path: Path, said: list[str] | None = None) -> Article:
    articles, gaps = read([path], warn=(said if said is not None else []).append)
    assert gaps == []
    assert len(articles) == 1
    return articles[0]


def fault(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read([path])
    return str(caught.value)


# --- PDF


def pdf_of(pages: list[list[str]], *, extra: str = "", title: str = "", filters: str = "") -> bytes:
    """Write a PDF of lines of Helvetica."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) {extra}>>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, lines in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        shown = "".join(f"({line}) Tj T* " for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 60 780 Td {shown}ET".encode("latin-1")
        stream = zlib.compress(stream) if filters else stream
        objects.append(f"<< /Length {len(stream)} {filters}>>\nstream\n".encode() + stream + b"\nendstream")
    objects.append(f"<< /Title ({title}) /CreationDate (D:20250101) >>".encode())
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}".encode()
    size = len(places) + 1
    out += f"trailer << /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\nstartxref\n".encode()
    return bytes(out) + str(len(out) - len(f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()) - len(
        f"trailer << /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\nstartxref\n".encode()
    )).encode() + b"\n%%EOF"  # fmt: skip


PAGES = [
    [
        "The Harbour Gazette, 5 September 2025",
        "Operator rejects port levy",
        "The ferry operator\x92s director said on Thursday that the",
        "company would not accept the long-term levy which the coun-",
        "cil has proposed, and which she called a well-",
        "known mistake.",
    ],
    [
        "The Harbour Gazette, 6 September 2025",
        "\x93No one wants it,\x94 she told reporters. The council said that the",
        "levy pays for the port, and that the long-",
        "term plan stays as it",
        "2",
    ],
    [
        "The Harbour Gazette, 7 September 2025",
        "was. The well-known arbiter will hear both sides in October, a",
        "person close to it said.",
        "3",
    ],
]


def test_pdf_is_running_text_again(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf_of(PAGES, title="Operator rejects port levy", filters="/Filter /FlateDecode "))
    article = one(tmp_path / "a.pdf")
    assert article.text.split("\n") == [
        "Operator rejects port levy",
        "The ferry operator’s director said on Thursday that the company would not accept the long-term levy which the "
        "council has proposed, and which she called a well-known mistake.",
        "“No one wants it,” she told reporters. The council said that the levy pays for the port, and that the "
        "long-term plan stays as it was. The well-known arbiter will hear both sides in October, a person close to it "
        "said.",
    ]
    assert (article.title, article.language) == ("Operator rejects port levy", "en-GB")
    assert article.published.basis is Basis.UNKNOWN  # the file's dates say when it was made


def test_pdf_under_another_name_and_a_title_it_does_not_print(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(pdf_of([[STORY]], title="Microsoft Word - draft7"))
    article = one(tmp_path / "a.txt")
    assert (article.text, article.title) == (STORY, None)


def test_a_scan_says_that_it_is_one(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf_of([[], ["2"]]))
    assert "a scan: its 2 pages are pictures" in fault(tmp_path / "a.pdf")
    said: list[str] = []
    (tmp_path / "b.pdf").write_bytes(pdf_of([[STORY], []]))
    assert one(tmp_path / "b.pdf", said).text == STORY
    assert said == ["b.pdf: no text layer on page 2; the other pages are read"]


def test_pdf_that_is_damaged_locked_or_a_book(tmp_path: Path) -> None:
    whole = pdf_of(PAGES)
    (tmp_path / "cut.pdf").write_bytes(whole[:60])
    assert "damaged PDF" in fault(tmp_path / "cut.pdf")
    (tmp_path / "book.pdf").write_bytes(pdf_of([["x"]] * 201))
    assert "201 pages, so it is no article" in fault(tmp_path / "book.pdf")
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(whole))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    assert "password" in fault(tmp_path / "locked.pdf")


def test_pdf_is_bounded_in_time_and_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zlib.compress(b"q " * 300_000_000, 9)
    raw = pdf_of([[STORY]]).replace(b"4 0 obj\n<< /Type /Page", b"4 0 obj\n<< /Type /Page /X 1")
    head, tail = raw.split(b"stream\n", 1)
    inner = tail.split(b"\nendstream", 1)[1]
    head = head[: head.rindex(b"<< /Length")] + f"<< /Length {len(bomb)} /Filter /FlateDecode >>\n".encode()
    (tmp_path / "bomb.pdf").write_bytes(head + b"stream\n" + bomb + b"\nendstream" + inner)
    begun = time.monotonic()
    assert "bomb.pdf" in fault(tmp_path / "bomb.pdf")
    assert time.monotonic() - begun < 10
    monkeypatch.setattr(pdf_reader, "SECONDS", 0.01)
    (tmp_path / "a.pdf").write_bytes(pdf_of(PAGES))
    assert "takes more than 0.01 seconds" in fault(tmp_path / "a.pdf")


def test_a_missing_extra_is_a_gap_that_names_it_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_reader, "find_spec", lambda _name: None)
    (tmp_path / "a.pdf").write_bytes(pdf_of([[STORY]]))
    (tmp_path / "b.txt").write_text(STORY)
    articles, gaps = read([tmp_path])
    assert [article.file for article in articles] == ["b.txt"]
    assert "structured-summarizer[pdf-in]" in gaps[0].reason


@given(st.text(alphabet="abG -.\n2\u00ad", max_size=200))
def test_no_letter_of_a_page_is_lost(page: str) -> None:
    kept = running_text([page])
    assert [c for c in kept if c.isalpha()] == [c for c in page if c.isalpha()]


# --- Word

DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<w:document xmlns:w="w" xmlns:mc="mc"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Operator rejects</w:t></w:r><w:r><w:t xml:space="preserve"> levy</w:t></w:r></w:p>
<w:p><w:r><w:t>It would </w:t></w:r><w:del><w:r><w:delText>gladly </w:delText></w:r></w:del><w:ins><w:r><w:t>never </w:t></w:r></w:ins>
<w:r><w:t>pay,</w:t><w:br/><w:t>she said.</w:t></w:r><w:r><w:instrText>HYPERLINK x</w:instrText></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>In a cell.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></mc:Choice>
<mc:Fallback><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>
</w:body></w:document>"""  # noqa: E501
CORE = """<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>Operator Rejects Levy</dc:title>
<dc:language>en-GB</dc:language></cp:coreProperties>"""


def docx_of(path: Path, parts: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return path


def test_word_file_is_its_paragraphs_as_they_stand(tmp_path: Path) -> None:
    article = one(docx_of(tmp_path / "a.docx", {"word/document.xml": DOCUMENT, "docProps/core.xml": CORE}))
    assert article.text.split("\n") == [
        "Operator rejects levy", "It would never pay,", "she said.", "In a cell.", "In a box."
    ]  # fmt: skip
    assert (article.title, article.language) == ("Operator Rejects Levy", "en-GB")


def test_word_file_written_by_another_program(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_heading("Operator rejects levy", 1)
    made.add_paragraph(STORY)
    made.save(tmp_path / "a.docx")
    assert one(tmp_path / "a.docx").text == f"Operator rejects levy\n{STORY}"


LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "&{a};&{a};&{a};&{a};&{a};&{a};&{a};&{a};&{a};&{a};">'
    for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)


def test_hostile_word_files_are_gaps(tmp_path: Path) -> None:
    laughs = LAUGHS + "]><w:document><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>"
    outside = '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document><w:t>&x;</w:t></w:document>'
    deep = "<w:document>" + "<w:x>" * 5000 + "</w:x>" * 5000 + "</w:document>"
    cases: dict[str, dict[str, str | bytes]] = {
        "unpacks to more than 50 MB": {"word/document.xml": b"\0" * (60 * 1024 * 1024)},
        "declares entities": {"word/document.xml": laughs},
        "it declares": {"word/document.xml": outside},
        "nested too deeply": {"word/document.xml": deep},
        "archives are not opened": {"story.txt": STORY},
        "more than 5000 files": {f"{n}": "" for n in range(5001)},
        "broken XML": {"word/document.xml": "<w:document><w:p>"},
        "empty": {"word/document.xml": "<w:document/>"},
    }
    for words, parts in cases.items():
        begun = time.monotonic()
        assert words in fault(docx_of(tmp_path / "a.docx", parts))
        assert time.monotonic() - begun < 3
    nested = tmp_path / "bomb.docx"
    nested.write_bytes(b"PK\x03\x04" + bytes(1000))
    assert "damaged" in fault(nested)


ARCHIVES = {
    "a.zip": b"PK\x05\x06" + bytes(18), "a.tar.gz": b"\x1f\x8b\x08", "a.7z": b"7z\xbc\xaf\x27\x1c", "a.rar": b"Rar!",
    "a.tar": bytes(512), "a.txt": b"\x1f\x8b\x08abc", "b.txt": b"7z\xbc\xaf\x27\x1c",
}  # fmt: skip


@pytest.mark.parametrize("name", ARCHIVES)
def test_archives_are_refused_with_advice(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(ARCHIVES[name])
    said = fault(tmp_path / name)
    assert "not opened" in said
    assert "unpack it into a folder" in said


# --- mail


def letter(**headers: str) -> EmailMessage:
    made = EmailMessage()
    given = {
        "From": "Jane Doe <jane@example.org>",
        "Subject": "Levy must go",
        "Date": "Fri, 05 Sep 2025 10:00:00 +0200",
    }
    for name, value in (given | {k.replace("_", "-"): v for k, v in headers.items()}).items():
        made[name] = value
    return made


def mailed(path: Path, message: EmailMessage) -> Article:
    path.write_bytes(message.as_bytes())
    return one(path)


def test_mail_gives_its_title_and_date(tmp_path: Path) -> None:
    message = letter(Subject="Zoë: levy “must go”")
    message.set_content(STORY)
    article = mailed(tmp_path / "a.eml", message)
    assert (article.title, article.text.strip()) == ("Zoë: levy “must go”", STORY)
    assert (article.published.value, article.published.basis) == ("2025-09-05", Basis.GIVEN)
    assert article.outlet is None  # a person sent it


@pytest.mark.parametrize(
    ("headers", "outlet"),
    [
        ({"From": "The Wire <newsletter@wire.example>"}, "The Wire"),
        ({"From": "The Wire <jd@wire.example>", "List_Unsubscribe": "<https://wire.example/u>"}, "The Wire"),
        ({"From": "=?utf-8?q?Z=C3=BCrich_Post?= <no-reply@post.example>"}, "Zürich Post"),
        ({"From": "Newton Smith <newton@wire.example>"}, None),
        ({"From": "news@wire.example"}, None),
    ],
)
def test_sender_is_an_outlet_only_when_the_mail_says_so(
    headers: dict[str, str], outlet: str | None, tmp_path: Path
) -> None:
    message = letter(**headers)
    message.set_content(STORY)
    assert mailed(tmp_path / "a.eml", message).outlet == outlet


def test_mail_parts(tmp_path: Path) -> None:
    message = letter()
    message.set_content("See the page part.")
    page = f"<html><body><p>{STORY}</p><p>{STORY.replace('ferry', 'bus')}</p><p>{'More of it. ' * 30}</p></body></html>"
    message.add_alternative(page, subtype="html")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    said: list[str] = []
    article = one(tmp_path / "a.eml", said)
    assert STORY in article.text
    assert "<p>" not in article.text
    assert "1 attachments are not read" in said[-1]


def test_wrong_charset_and_flowed_lines(tmp_path: Path) -> None:
    raw = (
        b"Subject: Levy\nMIME-Version: 1.0\nContent-Type: text/plain; charset=us-ascii; format=flowed\n"
        b"Content-Transfer-Encoding: 8bit\n\nThe caf\xe9 levy \nmust go, said Zo\xeb.\n\nNo.\n"
    )
    (tmp_path / "a.eml").write_bytes(raw)
    assert one(tmp_path / "a.eml").text == "The café levy must go, said Zoë.\n\nNo.\n\n"


def test_mailbox_holds_several(tmp_path: Path) -> None:
    mails = b"".join(
        b"From a@b Fri Sep  5 10:00:00 2025\n"
        + f"Subject: Story {n}\nDate: Fri, 05 Sep 2025 10:00:00 +0000\n\n"
        f"Story {n} says no.\n>From here on.\nFrom now on, too.\n\n".encode()
        for n in (1, 2)
    )
    (tmp_path / "box.mbox").write_bytes(mails + b"From x\n\nno headers at all\n")
    articles, gaps = read([tmp_path / "box.mbox"])
    assert [(a.file, a.title) for a in articles] == [
        ("box.mbox message 1", "Story 1"), ("box.mbox message 2", "Story 2")
    ]  # fmt: skip
    assert "\nFrom here on.\nFrom now on, too.\n" in articles[0].text
    assert [(gap.file, gap.reason[:8]) for gap in gaps] == [("box.mbox message 3", "no mail:")]


def test_hostile_mail_takes_no_time() -> None:
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(5000))
    for raw in (
        b"Subject: x\n" + nested,
        b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 150_000,
        b"Subject: " + b"=?utf-8?q?" * 100_000 + b"\n\ntext",
        b"From: " + b"(" * 1_000_000 + b"\n\ntext",
        b"Subject: x\n" + b"X: y\n" * 150_000 + b"\ntext",
        b"Subject: x\nContent-Type: text/plain; charset=" + b"x" * 1_000_000 + b"\n\ntext",
        b"Subject: x\nContent-Type: text/plain; " + b"a*0=b; " * 100_000 + b"\n\ntext",
    ):
        begun = time.process_time()
        with suppress(Unreadable):
            mail(raw, "a.eml", print)
        assert time.process_time() - begun < 1.5, raw[:80]


# --- feeds

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="c" xmlns:dc="d" xmlns:media="m"><channel>
<title>The Wire</title><language>en-gb</language><link>https://wire.example</link>
<item><title>Levy &amp;amp; council</title>
<link>https://wire.example/1</link><pubDate>Fri, 05 Sep 2025 10:00:00 GMT</pubDate>
<media:content url="x.jpg"><media:description>A picture of a ferry.</media:description></media:content>
<description>Teaser only.</description><content:encoded><![CDATA[<p>The mayor said no.</p><p>The caf&eacute; agreed.</p>
<script>var x = "<p>not this</p>"</script>]]></content:encoded></item>
<item><title>Short one</title><guid>https://wire.example/2</guid><dc:date>2025-09-06</dc:date><source url="x">The Gazette</source>
<description>Only a &lt;b&gt;teaser&lt;/b&gt; of it.</description></item>
<item><title>Nothing</title></item></channel></rss>"""  # noqa: E501
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Gazette</title>
<entry><title type="html">Levy &lt;b&gt;must&lt;/b&gt; go</title><link rel="self" href="https://g.example/self"/>
<link href="https://g.example/1"/><published>2025-09-05T10:00:00Z</published><updated>2025-09-09T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>She said <b>no</b>,
twice.</p><p>He agreed.</p></div></content></entry>
<entry><title>Later</title><updated>2025-09-09T10:00:00Z</updated>
<summary type="text">Plain &lt;5 words.</summary></entry></feed>"""


def test_feed_entries_are_articles(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(RSS)
    said: list[str] = []
    articles, gaps = read([tmp_path], warn=said.append)
    first, second = articles
    assert first.text == "Levy & council\n\nThe mayor said no.\nThe café agreed."
    assert (first.file, first.title, first.outlet) == ("a.rss entry 1", "Levy & council", "The Wire")
    assert (first.url, first.language) == ("https://wire.example/1", "en-gb")
    assert (first.published.value, first.published.basis) == ("2025-09-05", Basis.GIVEN)
    assert second.text == "Short one\n\nOnly a teaser of it."
    assert (second.outlet, second.url, second.published.value) == (
        "The Gazette",
        "https://wire.example/2",
        "2025-09-06",
    )
    assert [(gap.file, gap.reason[:7]) for gap in gaps] == [("a.rss entry 3", "no text")]
    assert said == ["a.rss: 2 of 3 entries hold only a teaser; pass their links to read them whole"]


def test_atom_and_a_feed_without_a_name(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(ATOM)
    for articles, _ in (read([tmp_path / "a.xml"]), read(["-"], stdin=io.BytesIO(ATOM.encode()))):
        first, second = articles
        assert (first.title, first.text) == ("Levy must go", "Levy must go\n\nShe said no, twice.\nHe agreed.")
        assert (first.url, first.published.value, first.outlet) == ("https://g.example/1", "2025-09-05", "The Gazette")
        assert (second.text, second.published.value) == ("Later\n\nPlain <5 words.", None)


def test_feed_in_a_wrong_charset(tmp_path: Path) -> None:
    said = RSS.replace('"1.0"?', '"1.0" encoding="utf-8"?').replace("The Wire", "Café Wire")
    (tmp_path / "a.rss").write_bytes(said.encode("cp1252"))
    assert read([tmp_path])[0][0].outlet == "Café Wire"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (LAUGHS + "]><rss><channel><item><title>&j;</title></item></channel></rss>", "declares entities"),
        ("<rss><channel>" + "<a>" * 100_000, "nested too deeply"),
        ("<project><name>pom</name></project>", "not a feed"),
        ("<rss><channel></channel></rss>", "without entries"),
        ("<rss><channel><item>", "broken XML"),
    ],
)
def test_hostile_feeds_are_gaps(raw: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(raw)
    assert words in fault(tmp_path / "a.xml")


@settings(max_examples=200)
@given(st.binary(max_size=300))
def test_any_bytes_are_parsed_or_refused(raw: bytes) -> None:
    with suppress(Unreadable):
        assert parse(b"<rss>" + raw).name


# --- size, speed, scripts


@pytest.mark.parametrize("suffix", [".txt", ".html", ".pdf", ".docx", ".eml", ".rss"])
def test_a_file_of_fifty_megabytes_is_refused_without_being_read(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    with path.open("wb") as sparse:
        sparse.truncate(50 * 1024**2)
    begun = time.process_time()
    assert f"larger than {SIZE_CAP // 1024**2} MB" in fault(path)
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    "page",
    [
        "word \n" * 170_000, "a" * 1_000_000, "-\n" * 500_000, "ab-\n" * 250_000, ". " * 500_000, "1\n" * 500_000,
        " " * 1_000_000, "a-" * 500_000, "Ab\n" * 333_000,
    ],
    ids=range(9),
)  # fmt: skip
def test_a_megabyte_of_typeset_text_takes_under_a_second(page: str) -> None:
    begun = time.process_time()
    running_text([page])
    assert time.process_time() - begun < 1.5


def test_scripts_are_kept_as_they_are(tmp_path: Path) -> None:
    mixed = "Мэр сказал нет. 市長は拒否した。 قال العمدة لا. Pаypal (with a Cyrillic а) agreed. שלום"
    message = letter(Subject="市長 и мэр")
    message.set_content(mixed)
    assert mailed(tmp_path / "a.eml", message).text.strip() == mixed
    assert one(docx_of(tmp_path / "a.docx", {"word/document.xml": DOCUMENT.replace("In a cell.", mixed)})).text.count(
        mixed
    )
    (tmp_path / "a.rss").write_text(RSS.replace("The mayor said no.", mixed), encoding="utf-8")
    assert mixed in read([tmp_path / "a.rss"])[0][0].text


def test_the_reader_of_pdf_imports_nothing_of_ours() -> None:
    script = Path(pdf_reader.__file__).with_name("pdf_process.py")
    probe = f"import sys, runpy; runpy.run_path({str(script)!r}); print([m for m in sys.modules if 'summarizer' in m])"
    done = subprocess.run([sys.executable, "-P", "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
