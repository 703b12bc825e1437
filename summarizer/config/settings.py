"""The settings themselves: one frozen value."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from ..errors import UsageError

EngineName = Literal["auto", "offline", "llm"]
PresetName = Literal["standard", "small"]


class Rate(NamedTuple):
    """What a model charges, in US dollars per million tokens."""

    input: float
    output: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a run can be told. Each field is also a variable and a line in a settings file, and most an option."""

    engine: EngineName = "auto"
    """auto: the model if a key or a base URL is configured, else the offline engine."""
    preset: PresetName = "standard"
    """small: values that a model of a few billion parameters on this machine needs; what is said explicitly wins."""
    model: str | None = None
    """Name of the model as its server knows it; "provider/name" for a known provider when no base URL is set."""
    base_url: str | None = None
    """Root of an OpenAI-compatible endpoint, such as http://127.0.0.1:8080/v1."""
    api_key: str | None = field(default=None, repr=False)
    """Key for the endpoint; never printed, stored or part of a cache key."""
    allow_insecure: bool = False
    """Whether to send articles and the key over http:// to another machine."""
    allow_private: bool = False
    """Whether web addresses to read may lead to a private network or to this machine."""
    recordings: Path | None = None
    """Folder of recorded answers to replay in place of a model."""
    pending: Path | None = None
    """With recordings: folder to write each unanswered prompt to."""
    hand_off: Path | None = None
    """Folder to write each unanswered prompt to and take answers from; nothing is sent anywhere."""
    batch: Path | None = None
    """Folder of what was sent to the batch service; a run sends there what is unanswered, and doesn't wait."""
    window: int = 0
    """Sentences shown to the model in one call; 0 for the whole article, a few for a small model."""
    concurrency: int = 8
    """Calls out at the same time."""
    temperature: float = 0.0
    """Sampling temperature."""
    max_tokens: int = 16_000
    """Most tokens one answer may have."""
    max_items: int = 0
    """Entries an answer's lists may have at most, in the schema the server enforces; 0 for the schema's own bounds."""
    timeout: float = 300.0
    """Seconds one call may take in all, retries included."""
    prompts: Path | None = None
    """Folder of prompt files to use in place of the ones that ship."""
    cache: bool = True
    """Whether answers are kept and reused."""
    refresh: bool = False
    """Whether every question is asked again though its answer is kept; the new answers take the place of the old."""
    offline: bool = False
    """Whether nothing may be sent: no web address is read, and a model's answers are only those that are kept."""
    cache_dir: Path | None = None
    """Folder of kept answers; by default the user's cache folder."""
    max_cost: float | None = None
    """US dollars a run may spend; it stops launching calls before it could exceed them."""
    max_calls: int | None = None
    """Calls a run may pay for."""
    prices: tuple[tuple[str, Rate], ...] = ()
    """The user's own prices by model; they win over listed ones."""
    record: bool = True
    """Whether a run with a model leaves a record of what it did below the user's state folder."""
    as_of: str | None = None
    """ISO date the briefing speaks of; by default the latest date of its articles."""
    since: Path | None = None
    """An earlier briefing, saved as JSON: what is new against it is said on the page."""
    focus: str | None = None
    """A question the page is built for: what speaks to it stands on the page, everything in the JSON."""
    aliases: Path | None = None
    """Table of actors (CSV: name, same, never): names that are one actor's, and names that never are."""
    outlets: Path | None = None
    """Table of outlets (CSV: outlet, name, rating, country): what to call them, and the user's rating, if any."""
    lang: str = "en"
    """Language of the page as a BCP 47 code: en, de, fr, es or uk, with any region."""
    form: str | None = None
    """Form printed when none is named and no file's suffix names one."""
    width: int | None = None
    """Columns of the terminal form; by default those of the terminal."""

    def chosen_engine(self) -> tuple[Literal["offline", "llm"], str]:
        """Say which engine runs and why, in words for the user.

        Raises:
            UsageError: a model is named and there is no way to it.
        """
        if self.engine != "auto":
            return self.engine, "it was asked for"
        for name, value in (
            ("recordings", self.recordings),
            ("a hand-off folder", self.hand_off),
            ("a batch folder", self.batch),
            ("a base URL", self.base_url),
            ("a key", self.api_key),
        ):
            if value:
                return "llm", f"{name} {'are' if name == 'recordings' else 'is'} configured"
        if self.model and self.offline:
            return "llm", "a model is named, whose kept answers are used"
        if self.model:
            raise UsageError(
                f"model {self.model}",
                "no key and no base URL is configured for it",
                "Set OPENAI_API_KEY, or give --base-url, or leave the model out for the offline engine",
            )
        return "offline", "no key and no base URL is configured"
