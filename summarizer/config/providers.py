"""Whose endpoint a name like "openrouter/NAME" means, and what the small-model preset sets.

A provider here is an address that speaks OpenAI's chat completions and the variable its key is kept in; it has no code
of its own, so every promise about retries, kept answers and caps holds for all of them alike. ``docs/providers.md``
says what each one enforces.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ..errors import UsageError
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Provider:
    """An address and where its key is."""

    base_url: str | None
    """None for OpenAI's own endpoint."""
    variable: str | None
    """Environment variable of the key; None for a server that needs none."""


PROVIDERS: Mapping[str, Provider] = {
    "openai": Provider(None, "OPENAI_API_KEY"),
    "anthropic": Provider("https://api.anthropic.com/v1", "ANTHROPIC_API_KEY"),
    "gemini": Provider("https://generativelanguage.googleapis.com/v1beta/openai", "GEMINI_API_KEY"),
    "openrouter": Provider("https://openrouter.ai/api/v1", "OPENROUTER_API_KEY"),
    "ollama": Provider("http://127.0.0.1:11434/v1", None),
    "lmstudio": Provider("http://127.0.0.1:1234/v1", None),
    "llamacpp": Provider("http://127.0.0.1:8080/v1", None),
    "vllm": Provider("http://127.0.0.1:8000/v1", None),
}

SMALL: Mapping[str, object] = {
    "window": 4,
    "concurrency": 1,
    "temperature": 0.0,
    "max_tokens": 1_500,
    "max_items": 10,
    "timeout": 900.0,
}
"""For a model of a few billion parameters on a processor. Measured with one of 1.5 billion, 17 to 29 tokens a second:
a paragraph a call found 42 of 60 labelled claims where a whole article found 2 of 29; two calls at a time were slower
than one; 1,500 tokens take up to 90 s; a list without a narrow bound never ends."""


def split(model: str) -> tuple[str, str]:
    """Take a provider's name off a model's.

    Returns:
        The provider and the model as its server knows it.

    Raises:
        UsageError: no known provider stands before the slash.
    """
    name, _, rest = model.partition("/")
    if name not in PROVIDERS or not rest:
        raise UsageError(
            f"model {model}",
            f"names no provider that is known ({', '.join(PROVIDERS)})",
            "Give the endpoint with --base-url; then the name is passed on as it is",
        )
    return name, rest


def resolve(settings: Settings, environment: Mapping[str, str], *, own_key: bool) -> Mapping[str, object]:
    """Say what "provider/name" means for the other settings.

    Args:
        settings: as collected.
        environment: where keys are looked for.
        own_key: whether the key was given as this program's own setting; one that is only OpenAI's is sent to nobody
            else.

    Returns:
        Settings to replace; empty when a base URL is set or the model has no provider in its name.

    Raises:
        UsageError: the provider is not known, or its key is missing.
    """
    if settings.base_url or settings.recordings or settings.hand_off or not settings.model or "/" not in settings.model:
        return {}
    name, rest = split(settings.model)
    provider = PROVIDERS[name]
    key = (settings.api_key if own_key else None) or environment.get(provider.variable or "")
    if provider.variable and not key and settings.engine != "offline" and not settings.offline:
        raise UsageError(f"model {settings.model}", f"there is no key for {name}", f"Set {provider.variable}")
    return {"model": rest, "base_url": provider.base_url, "api_key": key or None}
