"""Nothing is sent: a till that lets no call through, so that a run lives on what is kept and says what it lacks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from ..errors import NotKept
from .meter import Send
from .model import Request, key

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion

_MOVE = "Run once without --offline, or name the folder that has the answers with --cache-dir"


class ClosedTill:
    """Stands where the bill is kept: whatever is kept, good or not, is found before anybody gets here."""

    def check(self, request: Request) -> None:
        """Refuse a first call.

        Raises:
            NotKept: always.
        """
        _refuse(request)

    def pay(self, request: Request, messages: Sequence[Any], send: Send) -> "ChatCompletion":  # noqa: ARG002 - as Till
        """Refuse a call, such as a re-ask whose first answer is kept.

        Raises:
            NotKept: always.
        """
        _refuse(request)


def _refuse(request: Request) -> NoReturn:
    raise NotKept.listing("--offline", {key(request, ""): request.name}, _MOVE)
