"""What a claim stands on: a slice of an article, and what each check said of it."""

from typing import Literal

from .base import Certainty, Frozen

Verdict = Literal["passed", "failed", "not applicable"]
"""Outcome of one check; "not applicable" where the evidence holds nothing the check could weigh."""


class Check(Frozen):
    """One deterministic check of one claim against its evidence."""

    name: Literal["place", "speaker", "polarity", "hedge", "numbers", "names", "quote", "translation"]
    """Which check it was; "translation" asks whether the cited sentences have one, with the original's figures."""
    on: Literal["original", "translation"] = "original"
    """What it read: the article's own words, or a model's translation of them."""
    verdict: Verdict
    """What it found."""
    detail: str = ""
    """For a failure: what stands in the claim and what stands in the evidence."""


class Evidence(Frozen):
    """A contiguous slice of an article. It is cut by code from sentence numbers, so it is verbatim by construction."""

    source: str
    """Id of the article it is cut from: a source id (s1) in a briefing, a content hash in checked notes."""
    sentences: tuple[int, ...]
    """Numbers of the sentences it spans, ascending and adjacent."""
    start: int
    """First code point in the source's text as decoded."""
    end: int
    """One past its last code point."""
    quote: str
    """The slice itself: ``text[start:end]``."""
    translation: str | None = None
    """The slice in English, by the model that made the briefing; null for a source in English."""
    direct: bool = False
    """Whether the slice holds words in quotation marks."""
    status: Literal["verified", "quarantined"] = "verified"
    """Whether the claim that cites it passed every check."""

    @property
    def words(self) -> str:
        """What checks of English words read: the translation where there is one."""
        return self.translation or self.quote


class Hop(Frozen):
    """One link of an attribution chain: who relays, with which words, how guardedly."""

    who: str
    """Outlet, official or document that relays the claim, as the article names it."""
    cue: str
    """The words that relay it, such as "reported"."""
    hedge: str | None = None
    """The hedging word, such as "reportedly"; null when there is none."""
    certainty: Certainty = Certainty.STATED
    """How firm the hop leaves the claim."""
