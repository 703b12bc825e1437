"""What a model charges: the user's own table, else a list that was installed with the ``prices`` extra, else unknown.

An unknown price is None and never 0. ``genai-prices`` 0.2 answers from data inside its package; it downloads only when
somebody starts its ``UpdatePrices``, which nothing here does. It is asked with the address of the endpoint, so a local
server that calls its model "gpt-4o" has no price.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from .connection import OPENAI, Endpoint

_MILLION = 1_000_000


class Price(Protocol):
    """What tokens cost."""

    @property
    def source(self) -> str:
        """Who says so."""
        ...

    def cost(self, input_tokens: int, output_tokens: int) -> float:
        """Return US dollars for the tokens of one call."""
        ...


@dataclass(frozen=True, slots=True)
class OwnPrice:
    """A price from the user's settings."""

    input: float
    """US dollars per million tokens of a prompt."""
    output: float
    """US dollars per million tokens of an answer."""
    source: str = "settings"

    def cost(self, input_tokens: int, output_tokens: int) -> float:
        """Return US dollars for the tokens of one call."""
        return (self.input * input_tokens + self.output * output_tokens) / _MILLION


@dataclass(frozen=True, slots=True)
class ListedPrice:
    """A price from the list of ``genai-prices``, with its steps for long prompts; discounts for kept prefixes are left
    out, so it may be too high and is not too low."""

    model: str
    url: str
    source: str

    def cost(self, input_tokens: int, output_tokens: int) -> float:
        """Return US dollars for the tokens of one call."""
        from genai_prices import Usage, calc_price  # noqa: PLC0415 - an extra

        tokens = Usage(input_tokens=input_tokens, output_tokens=output_tokens)
        return float(calc_price(tokens, self.model, provider_api_url=self.url).total_price)


def price_of(endpoint: Endpoint, own: Mapping[str, tuple[float, float]]) -> Price | None:
    """Find what a model charges.

    Args:
        endpoint: the model and where it is.
        own: the user's prices by model, input and output in US dollars per million tokens.

    Returns:
        None when nobody says.
    """
    if endpoint.model in own:
        return OwnPrice(*own[endpoint.model])
    try:
        import genai_prices  # noqa: PLC0415 - an extra
    except ImportError:
        return None
    listed = ListedPrice(endpoint.model, endpoint.base_url or OPENAI, f"genai-prices {genai_prices.__version__}")
    try:
        listed.cost(1, 1)
    except (LookupError, ValueError):
        return None
    return listed
