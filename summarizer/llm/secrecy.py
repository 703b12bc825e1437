"""Keys stay out of what is said, kept and logged, whoever repeats them: an echoing server, a library's log."""

import logging
from collections.abc import Sequence

SHORTEST = 12
"""Characters a secret has at least. Servers without keys are given words such as "none", "ollama" or "EMPTY", and
cutting those out would change what articles say."""
_LOGGERS = (
    "openai._base_client",
    "openai._legacy_response",
    "openai._response",
    "httpx2",
    "httpcore2.connection",
    "httpcore2.http11",
    "httpcore2.http2",
    "httpcore2.proxy",
    "instructor",
    "instructor.v2",
    "instructor.v2.retry",
)
"""Those that write what goes over the wire at DEBUG: response headers among it. A filter holds for one logger alone,
not for those below it."""


def redacted(text: str, secrets: Sequence[str]) -> str:
    """Cut secrets out of a text, the longest first, for one may hold another."""
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret, "[key]")
    return text


class Discreet(logging.Filter):
    """Cuts secrets out of the records of the libraries that handle them."""

    def __init__(self) -> None:
        super().__init__()
        self.secrets: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, its message and its traceback without the secrets."""
        secrets = tuple(self.secrets)
        message = record.getMessage()
        if (clean := redacted(message, secrets)) != message:
            record.msg, record.args = clean, ()
        if record.exc_info:
            trace = record.exc_text or _FORMATTER.formatException(record.exc_info)
            if (clean := redacted(trace, secrets)) != trace:
                record.exc_info, record.exc_text = None, clean
        return True


_FORMATTER = logging.Formatter()
_discreet = Discreet()


def keep_secret(secrets: Sequence[str]) -> None:
    """Have the libraries below us write these nowhere."""
    _discreet.secrets.update(secrets)
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_discreet)
