"""One page from the web, and nothing else: public machines, checked addresses, few redirects, caps on size and time."""

import http.client
import re
import socket
import ssl
import threading
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from queue import Empty, SimpleQueue
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from ...__about__ import __version__
from .addresses import checked
from .decode import SIZE_CAP, Unreadable

SECONDS = 30.0
"""Seconds one page may take, redirects included."""
_SILENCE = 10.0
"""Seconds a server may say nothing."""
_REDIRECTS = 5
_HOST = re.compile(r"[\w.:%-]{1,253}")
_PIECE = 65_536
_LENGTH = 2000
"""Characters an address may have."""
_HEADERS = {
    "User-Agent": f"structured-summarizer/{__version__} (reads single pages that a person names)",
    "Accept": "text/html, application/xhtml+xml, application/pdf, application/rss+xml, application/atom+xml, */*;q=0.5",
    "Accept-Language": "en, *;q=0.5",
    "Accept-Encoding": "gzip, identity",
    "Connection": "close",
}
_REFUSALS = {
    401: "the site wants a login",
    402: "the site wants payment",
    403: "the site refuses programs",
    404: "there is no such page",
    410: "the page is gone",
    429: "the site is asked too often; wait",
    451: "the page is withheld for legal reasons",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a web server sent."""

    raw: bytes
    url: str
    """Where it came from in the end."""
    media: str
    """Media type in small letters; empty when the server gave none."""
    charset: str | None


class _Line(http.client.HTTPConnection):
    """A connection to an address that was checked: the name is not resolved again, so it can't change meanwhile."""

    def __init__(self, parts: SplitResult, addresses: list[str]) -> None:
        secure = parts.scheme == "https"
        super().__init__(parts.hostname or "", parts.port or (443 if secure else 80), timeout=_SILENCE)
        self._addresses, self._secure = addresses, secure

    def connect(self) -> None:
        """Connect to the first address that answers; the certificate must be for the name."""
        fault: OSError | None = None
        for address in self._addresses[:4]:
            try:
                self.sock = socket.create_connection((address, self.port), self.timeout)
                break
            except OSError as error:
                fault = error
        else:
            raise fault or OSError("no address")
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def hang_up(self) -> None:
        """Break whatever is being waited for."""
        if self.sock is not None:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


def address(url: str) -> str:
    """Return a web address without its fragment, in characters a request may carry.

    Raises:
        Unreadable: it is no web address, or carries a password.
    """
    try:
        parts = urlsplit(url.strip())
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise Unreadable("no web address; check the spelling") from error
    if parts.scheme not in ("http", "https") or not host or not _HOST.fullmatch(host) or len(url) > _LENGTH:
        raise Unreadable("no web address that is read; it begins with https:// or http:// and names a machine")
    if parts.username is not None or parts.password is not None:
        raise Unreadable("not fetched: the address carries a name or password; save the page and pass the file")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    try:
        host.encode("idna")
    except UnicodeError as error:
        raise Unreadable("no web address: its machine's name can't exist") from error
    return urlunsplit((parts.scheme, parts.netloc, path, query, ""))


def fetch(url: str, *, allow_private: bool = False) -> Fetched:
    """Fetch one page.

    Every address of every machine on the way is checked, and the connection goes to a checked address. Proxies,
    cookies and logins are not used.

    Args:
        url: http or https.
        allow_private: whether machines of a private network may be asked.

    Raises:
        Unreadable: it can't be had, leads where it must not, or is too large or too slow.
    """
    outcome: SimpleQueue[Fetched | Exception] = SimpleQueue()
    lines: list[_Line] = []

    def work() -> None:
        try:
            outcome.put(_followed(address(url), lines.append, allow_private=allow_private))
        except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
            outcome.put(Unreadable(_fault(error)))
        except Exception as error:  # it is raised where it is waited for
            outcome.put(error)

    # A thread, because neither the resolver nor a server that sends a byte at a time can be bounded otherwise.
    threading.Thread(target=work, daemon=True).start()
    try:
        found = outcome.get(timeout=SECONDS)
    except Empty:
        for line in lines:
            line.hang_up()
        raise Unreadable(
            f"not fetched: it takes more than {SECONDS:g} seconds; save the page and pass the file"
        ) from None
    if isinstance(found, Exception):
        raise found
    return found


def _followed(url: str, opened: Callable[[_Line], None], *, allow_private: bool) -> Fetched:
    """Fetch a page, following a few redirects; each is checked like the first address."""
    for _ in range(_REDIRECTS + 1):
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        line = _Line(parts, checked(parts.hostname or "", port, allow_private=allow_private))
        opened(line)
        try:
            line.request("GET", urlunsplit(("", "", parts.path, parts.query, "")), headers=_HEADERS)
            reply = line.getresponse()
            target = reply.getheader("Location") if reply.status in (301, 302, 303, 307, 308) else None
            if target is None:
                return _received(reply, url)
            url = address(urljoin(url, target))
        finally:
            line.close()
    raise Unreadable(f"not fetched: more than {_REDIRECTS} redirects; open it in a browser and pass its last address")


def _received(reply: http.client.HTTPResponse, url: str) -> Fetched:
    """Take what the server sends, unpacked, up to the cap.

    Raises:
        Unreadable: the server refuses, or sends too much.
    """
    if reply.status != 200:
        why = _REFUSALS.get(reply.status, "the server failed" if reply.status >= 500 else "the server sent no page")
        raise Unreadable(f"not fetched: {why} (HTTP {reply.status}); save the page in a browser and pass the file")
    packing = (reply.getheader("Content-Encoding") or "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip"):
        raise Unreadable(f"not fetched: it comes packed as {packing[:20]}; save the page and pass the file")
    unpacked = zlib.decompressobj(wbits=31) if packing != "identity" else None
    body = bytearray()
    while piece := reply.read1(_PIECE):
        body += unpacked.decompress(piece, SIZE_CAP + 1 - len(body)) if unpacked else piece
        if len(body) > SIZE_CAP or (unpacked and unpacked.unconsumed_tail):
            raise Unreadable(f"not fetched: larger than {SIZE_CAP // 1024**2} MB, so it is no single article")
    if reply.length:
        raise Unreadable("not fetched: the connection broke off in the middle; try again")
    kind = Message()
    kind["Content-Type"] = reply.getheader("Content-Type") or "application/octet-stream"
    media = kind.get_content_type() if reply.getheader("Content-Type") else ""
    return Fetched(bytes(body), url, media, kind.get_content_charset())


def _fault(error: Exception) -> str:
    """Say in words what befell a connection."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"not fetched: its certificate is not valid ({error.verify_message}); it may not be who it says"
    if isinstance(error, TimeoutError):
        return f"not fetched: the server said nothing for {_SILENCE:g} seconds; try again later"
    words = (getattr(error, "strerror", None) or type(error).__name__).lower()
    return f"not fetched: {words}; check the address and the connection, or save the page and pass the file"
