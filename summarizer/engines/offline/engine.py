"""The offline engine: spaCy reads, rules decide, nothing leaves the machine."""

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...engine import Reach
from ...errors import LanguageUnread
from ...lexicon.tongues import foreign
from ...schemas import Article, Briefing, Leftovers, Links, Notes, Provenance, Quarantined, Wording
from . import pipes
from .issues import join_issues
from .notes import take_notes
from .parsed import parse

if TYPE_CHECKING:
    from spacy.language import Language

EMPTY = Notes(actors=[], positions=[], proposals=[], disputes=[], events=[], unknowns=[])


class OfflineEngine:
    """Notes an article from its dependency parse; the same article always gives the same notes."""

    reach = Reach(article=150_000, sentence=300)
    """A long book chapter, some ten seconds of work; the longest of 10,000 newspaper sentences has about a hundred."""
    concurrency = 1
    """The work is bound to the processor, and spaCy's matrices use all of it."""

    def __init__(self) -> None:
        """Check that a pipeline is there; it is loaded with the first article.

        Raises:
            EngineUnavailable: spaCy or every English pipeline is missing; the message names the command that helps.
        """
        pipes.check()
        self._lock = threading.Lock()
        self._pipeline: Language | None = None

    @property
    def provenance(self) -> Provenance:
        """The pipeline and its version; there are no prompts and nothing was paid."""
        return Provenance(engine=f"offline ({pipes.describe()})")

    def extract(self, article: Article, faults: Sequence[Quarantined] = ()) -> Notes:
        """Note what one article says.

        Args:
            article: cleaned, with numbered sentences.
            faults: claims that failed a check; rules would only repeat themselves, so the answer is empty then.

        Raises:
            LanguageUnread: the article is not in English; rules made for English would find little in it, or nonsense.
        """
        if faults:
            return EMPTY
        if strange := foreign(article.language, article.sample()):
            raise LanguageUnread(
                article.file, f"is in {strange}; the offline engine reads English only", "Use a model: -m MODEL"
            )
        with self._lock:
            if self._pipeline is None:
                self._pipeline = pipes.load()
            paragraphs = parse(article, self._pipeline)
        return take_notes(article, paragraphs)

    def link(self, leftovers: Leftovers) -> Links:
        """Join issue wordings; names that the resolving rules left apart stay apart."""
        return Links(actors=[], issues=join_issues(leftovers.issues))

    def compose(self, briefing: Briefing) -> Wording | None:  # noqa: ARG002 - part of the engine protocol
        """Leave the wording to the templates."""
        return None

    def drain(self) -> None:
        """Return at once: nothing that is under way was paid for."""
