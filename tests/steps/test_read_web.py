"""Web addresses: one page from a public machine, whatever the server or the name service tries."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from summarizer.errors import InputError
from summarizer.schemas import Article, Gap
from summarizer.steps.read import read, web
from summarizer.steps.read.addresses import checked
from summarizer.steps.read.decode import SIZE_CAP, Unreadable

STORY = "The ferry operator said on Thursday that it would not accept the port levy, which it called unfair."
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Levy must go | The Wire</title>
<meta property="article:published_time" content="2025-09-05T10:00:00Z"><meta property="og:site_name" content="The Wire">
</head><body><article><p>{STORY}</p><p>{STORY.replace("ferry", "bus")}</p></article></body></html>"""


class Site(BaseHTTPRequestHandler):
    """Answers by path; what it was asked stays in ``asked``."""

    asked: ClassVar[list[tuple[str, str]]] = []
    protocol_version = "HTTP/1.1"

    def log_message(self, *_args: object) -> None:
        pass

    def send(self, body: bytes, kind: str = "text/html", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in ({"Content-Type": kind, "Content-Length": str(len(body))} | given).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def forever(self, piece: bytes, pause: float = 0.0) -> None:
        try:
            while True:
                self.wfile.write(piece)
                time.sleep(pause)
        except OSError:
            self.close_connection = True

    def do_GET(self) -> None:  # noqa: C901, PLR0912 - one case a path
        self.asked.append((self.path, self.headers.get("User-Agent", "")))
        path, _, query = self.path.lstrip("/").partition("?")
        text = PAGE.encode()
        match path:
            case "page":
                self.send(text)
            case "to":
                self.send(b"", status=302, Location=query)
            case "loop":
                self.send(b"", status=301, Location="/loop")
            case "latin":
                self.send("The café levy must go, said Zoë.".encode("cp1251", "replace"), "text/plain; charset=cp1252")
            case "greek":
                self.send("Ο δήμαρχος είπε όχι στο τέλος.".encode("iso-8859-7"), "text/plain; charset=ISO-8859-7")
            case "lying":
                self.send("Zoë said “no”.".encode(), "text/plain; charset=iso-8859-1")
            case "packed":
                self.send(gzip.compress(text), Content_Encoding="gzip")
            case "bomb":
                self.send(gzip.compress(b"a" * (SIZE_CAP + 10_000_000)), "text/plain", Content_Encoding="gzip")
            case "endless":
                self.send(b"", "text/plain", Content_Length=str(10**12))
                self.forever(b"a" * 65536)
            case "drip":
                self.send(b"", "text/plain", Content_Length=str(10**6))
                self.forever(b"a", 0.05)
            case "headers":
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                self.forever(b"X: y\r\n")
            case "short":
                self.send(text[:50], Content_Length=str(len(text)))
                self.close_connection = True
            case "picture":
                self.send(b"\x89PNG", "image/png")
            case "archive":
                self.send(b"PK\x05\x06" + bytes(18), "application/zip")
            case "feed":
                item = f"<item><title>Levy</title><link>https://wire.example/1</link><description>{STORY}</description></item>"
                self.send(f"<rss><channel><title>The Wire</title>{item}</channel></rss>".encode(), "application/xml")
            case "pdf":
                self.send(b"%PDF-1.7 damaged", "application/octet-stream")
            case _:
                self.send(b"no", status=int(path) if path.isdigit() else 404)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def got(url: str, **named: Any) -> tuple[list[Article], list[Gap]]:
    return read([url], reach="private", **named)


def fault(url: str, *, allow_private: bool = True) -> str:
    with pytest.raises(InputError) as caught:
        read([url], reach="private" if allow_private else "public")
    return str(caught.value)


def test_a_page_is_an_article_with_its_facts_and_its_address(site: str) -> None:
    (article,), gaps = got(f"{site}/to?/page#part")
    assert gaps == []
    assert STORY in article.text
    assert (article.title, article.outlet, article.language) == ("Levy must go", "The Wire", "en-GB")
    assert (article.published.value, article.url) == ("2025-09-05", f"{site}/page")
    assert article.file == f"{site}/to?/page"
    assert Site.asked[-1][0] == "/page"
    assert Site.asked[-1][1].startswith("structured-summarizer/")


def test_what_a_server_may_send(site: str) -> None:
    assert got(f"{site}/latin")[0][0].text == "The caf? levy must go, said Zo?."
    assert got(f"{site}/greek")[0][0].text == "Ο δήμαρχος είπε όχι στο τέλος."
    assert got(f"{site}/lying")[0][0].text == "Zoë said “no”."
    assert STORY in got(f"{site}/packed")[0][0].text
    (entry,), _ = got(f"{site}/feed")
    assert (entry.title, entry.outlet, entry.url) == ("Levy", "The Wire", "https://wire.example/1")


REFUSED = [
    ("bomb", "larger than 20 MB"),
    ("endless", "larger than 20 MB"),
    ("headers", "not fetched"),
    ("short", "not fetched"),
    ("loop", "more than 5 redirects"),
    ("picture", "the server sends image/png"),
    ("archive", "the server sends application/zip"),
    ("pdf", "damaged PDF"),
    ("403", "refuses programs (HTTP 403)"),
    ("404", "no such page"),
    ("503", "the server failed (HTTP 503)"),
    ("to?file:///etc/passwd", "no web address"),
    ("to?http://169.254.169.254/latest/meta-data/", "169.254.169.254, an address no article stands at"),
    ("to?http://[::ffff:169.254.169.254]/", "an address no article stands at"),
    ("to?http://user:secret@127.0.0.1/", "carries a name or password"),
]


@pytest.mark.parametrize(("path", "words"), REFUSED, ids=[path[:12] for path, _ in REFUSED])
def test_what_a_server_may_not_do(path: str, words: str, site: str) -> None:
    begun = time.monotonic()
    assert words in fault(f"{site}/{path}")
    assert time.monotonic() - begun < 8


def test_a_server_that_drips_is_left(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "SECONDS", 0.5)
    begun = time.monotonic()
    assert "takes more than 0.5 seconds" in fault(f"{site}/drip")
    assert time.monotonic() - begun < 3


def test_one_bad_address_stops_nothing(site: str, tmp_path: Path) -> None:
    (tmp_path / "list").write_text(f"{site}/page\n{site}/404\nhttps://\n")
    articles, gaps = got(f"@{tmp_path / 'list'}")
    assert len(articles) == 1
    assert sorted(gap.file for gap in gaps) == sorted([f"{site}/404", "https://"])


def test_this_machine_is_not_public(site: str) -> None:
    asked = len(Site.asked)
    said = fault(f"{site}/page", allow_private=False)
    assert "127.0.0.1, which is not a public address" in said
    assert "--allow-private" in said
    assert len(Site.asked) == asked


NOT_PUBLIC = (
    "10.0.0.1 172.16.0.1 192.168.1.1 100.64.0.1 127.0.0.1 127.9.9.9 0.0.0.0 169.254.169.254 224.0.0.1 255.255.255.255 "
    "::1 :: fe80::1 fc00::1 ::ffff:10.0.0.1 ::ffff:127.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: "
    "::7f00:1 ff02::1 2001:db8::1 "
    "fd00:ec2::254 2130706433 0x7f.1 017700000001 localhost"
).split()


@pytest.mark.parametrize("host", NOT_PUBLIC)
def test_no_way_of_writing_a_private_address_passes(host: str) -> None:
    with pytest.raises(Unreadable, match=r"not fetched|not known"):
        checked(host, 80, allow_private=False)


@pytest.mark.parametrize("host", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "8.8.8.8"])
def test_public_addresses_pass(host: str) -> None:
    assert checked(host, 443, allow_private=False) == [host]


class Names:
    """A name service that answers a name with one list of addresses after another, and an address with itself."""

    def __init__(self, **answers: list[list[str]]) -> None:
        self.answers, self.asked = answers, list[str]()

    def __call__(self, host: str, port: int, *_given: object, **_named: object) -> list[tuple[Any, ...]]:
        name = host.partition(".")[0]
        if name in self.answers:
            self.asked.append(host)
        found = self.answers[name].pop(0) if name in self.answers else [host]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses that were connected to; the connection goes to this machine instead."""
    seen: list[str] = []
    connect = socket.create_connection

    def instead(address: tuple[str, int], timeout: float | None = None) -> socket.socket:
        seen.append(address[0])
        return connect(("127.0.0.1", address[1]), timeout)

    monkeypatch.setattr(socket, "create_connection", instead)
    return seen


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch, called: list[str]) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Names(both=[["93.184.215.14", "127.0.0.1"]], inside=[["127.0.0.1"]]))
    assert "leads to 127.0.0.1" in fault("http://both.example/", allow_private=False)
    assert "leads to 127.0.0.1" in fault("https://inside.example/", allow_private=False)
    assert called == []


def test_a_name_that_changes_its_address_meanwhile_changes_nothing(
    site: str, monkeypatch: pytest.MonkeyPatch, called: list[str]
) -> None:
    names = Names(rebound=[["93.184.215.14"], ["127.0.0.1"]])
    monkeypatch.setattr(socket, "getaddrinfo", names)
    (article,), _ = read([f"http://rebound.example:{site.rpartition(':')[2]}/page"])
    assert STORY in article.text
    assert called == ["93.184.215.14"]
    assert names.asked == ["rebound.example"]


def test_a_public_page_that_leads_inside_is_refused(
    site: str, monkeypatch: pytest.MonkeyPatch, called: list[str]
) -> None:
    port = site.rpartition(":")[2]
    monkeypatch.setattr(socket, "getaddrinfo", Names(outside=[["93.184.215.14"]], inside=[["127.0.0.1"]]))
    said = fault(f"http://outside.example:{port}/to?http://inside.example:{port}/page", allow_private=False)
    assert "inside.example leads to 127.0.0.1" in said
    assert called == ["93.184.215.14"]


@pytest.mark.parametrize(
    "url", ["https://", "http://:80/", "http://[::1", "http://a b/", "http://a:99999/", "https://" + "a" * 70 + ".de/",
            "http://x/" + "a" * 3000, "gopher://x/", "http://u:p@example.org/"],
)  # fmt: skip
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(Unreadable):
        web.address(url)


def test_an_address_is_written_so_that_it_can_be_asked_for() -> None:
    assert web.address("https://example.org/ä b?q=ü&x=%20#part") == "https://example.org/%C3%A4%20b?q=%C3%BC&x=%20"
    assert web.address(" https://example.org ") == "https://example.org/"
    assert web.address("http://x.example/a\r\nHost: evil") == "http://x.example/aHost:%20evil"
