"""Where a model is, and what may not be sent there."""

import ipaddress
from base64 import b64encode
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from ..errors import ProviderError, UsageError
from .model import canonical
from .secrecy import SHORTEST

OPENAI = "https://api.openai.com/v1"
"""The one endpoint that needs no base URL."""
_RECOGNISED = 40
"""Characters shown of a base URL that is none: it may be something else that was pasted by mistake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A model behind a chat-completions protocol."""

    model: str
    """Name as its server knows it."""
    base_url: str | None = None
    """Root of the endpoint, such as http://127.0.0.1:8080/v1; None for OpenAI's own."""
    api_key: str | None = field(default=None, repr=False)
    """Key; a local server gets a dummy when there is none, since the client insists on one."""
    allow_insecure: bool = False
    """Whether to send articles and the key over http:// to another machine."""
    timeout: float = 300.0
    """Seconds one request may take in all, retries included."""
    attempts: int = 6
    """Transport attempts at most for one call."""
    temperature: float | None = 0.0
    """0 for the likeliest answer; None sends none, for models that refuse the setting."""
    seed: int | None = None
    """Sent when set; few servers promise anything by it."""
    most_items: int = 0
    """Entries the lists of a schema may have at most; 0 for the schema's own bounds. Small models fill a list to its
    bound, and only a server that makes a grammar of the schema holds them to it."""
    strict: bool | None = None
    """Whether to ask for OpenAI's strict schemas, which enforce everything but string lengths; by default only of
    OpenAI itself. Local servers enforce the whole schema as it is, and small models need the lengths."""

    def __post_init__(self) -> None:
        """Refuse what would send articles and key in the clear.

        Raises:
            UsageError: the address is no address, or is http:// to another machine.
        """
        if self.base_url is None:
            return
        parts = _parts(self.base_url)
        if parts is None:
            raise UsageError(
                f"base URL {_fragment(self.base_url)}",
                "is not the address of a web server",
                "Write it whole, such as http://127.0.0.1:8080/v1 or https://HOST/v1",
            )
        if parts.scheme == "http" and not self.allow_insecure and not _loopback(parts.hostname or ""):
            raise UsageError(
                f"base URL {shown(self.base_url)}",
                "would send the articles and the key unencrypted to another machine",
                "Use https://, or --allow-insecure if you trust every machine between",
            )

    @property
    def enforces(self) -> bool:
        """Whether strict schemas are asked for."""
        return self.is_openai if self.strict is None else self.strict

    @property
    def is_openai(self) -> bool:
        """Whether it is OpenAI's own endpoint, which wants a key and calls some settings by other names."""
        return urlsplit(self.base_url or OPENAI).hostname == urlsplit(OPENAI).hostname

    @property
    def shown(self) -> str:
        """The address as it may be printed."""
        return shown(self.base_url or OPENAI)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Everything here that must be said and kept nowhere."""
        parts = urlsplit(self.base_url or OPENAI)
        values = [self.api_key, parts.password, *(value for _, value in parse_qsl(parts.query))]
        if parts.username is not None:
            values.append(b64encode(self._user().encode()).decode())
        return tuple(unquote(value) for value in values if value and len(value) >= SHORTEST)

    @property
    def query(self) -> dict[str, str]:
        """What every address asked carries behind its question mark."""
        return dict(parse_qsl(urlsplit(self.base_url or OPENAI).query))

    @property
    def headers(self) -> dict[str, str]:
        """Headers of every request: a user in the address goes before any key."""
        if urlsplit(self.base_url or OPENAI).username is None:
            return {}
        return {"Authorization": f"Basic {b64encode(self._user().encode()).decode()}"}

    def _user(self) -> str:
        parts = urlsplit(self.base_url or OPENAI)
        return f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"

    @property
    def fingerprint(self) -> str:
        """Everything here that can change an answer; never the key, nor a user name inside the address."""
        return canonical(
            {
                "model": self.model,
                "endpoint": self.shown,
                "temperature": self.temperature,
                "seed": self.seed,
                "strict": self.enforces,
            }
            | ({"most_items": self.most_items} if self.most_items else {})
        )


def require_key(endpoint: Endpoint) -> None:
    """Stop before anything is read or sent when a key is wanted and there is none.

    Raises:
        ProviderError: OpenAI's own endpoint is meant and there is no key.
    """
    if endpoint.api_key is None and endpoint.is_openai:
        raise ProviderError("OpenAI", "there is no key", "Set OPENAI_API_KEY, or give --base-url of your own server")


def _loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _parts(url: str) -> SplitResult | None:
    """Take an address apart; None when it is none."""
    try:
        parts = urlsplit(url)
        whole = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # a port that is no number, a bracket left open
        return None
    return parts if whole else None


def _fragment(text: str) -> str:
    """Show enough of what is no address to recognise it, and nothing that may be a password."""
    plain = "".join(c for c in text.rpartition("@")[2].partition("?")[0] if c.isprintable())
    return plain if len(plain) <= _RECOGNISED else f"{plain[:_RECOGNISED]}..."


def shown(url: str) -> str:
    """Write an address without user name, password, query or fragment, any of which may be a secret."""
    parts = _parts(url)
    if parts is None:
        return _fragment(url)
    port = f":{parts.port}" if parts.port else ""
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{parts.scheme}://{host}{port}{parts.path.rstrip('/')}"
