"""A test double for those who build on the library: an engine that answers what a test tells it to.

Its notes go through the same checks as a model's, so what stands in no sentence ends in quarantine here too. It needs
neither a model nor spaCy, sends nothing and takes no time.
"""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from .errors import SummarizerError
from .schemas import (
    Article,
    Briefing,
    Leftovers,
    Links,
    NotedActor,
    NotedPosition,
    Notes,
    Provenance,
    Quarantined,
    Wording,
)

__all__ = ["Call", "ScriptedEngine", "Unscripted", "actor", "notes", "position"]

Answer = Notes | Exception
"""What to note of an article, or what befalls its reading."""


class Unscripted(SummarizerError):
    """A test asked for an article its script says nothing of; the run ends, or the gap would hide the mistake."""

    ends_run = True


@dataclass(frozen=True, slots=True)
class Call:
    """One thing an engine was asked."""

    what: Literal["extract", "again", "link", "compose", "drain"]
    """"again" is an extract of claims that failed a check."""
    about: str = ""
    """Name of the article; empty for what is asked across articles."""
    faults: tuple[Quarantined, ...] = ()
    """Claims to note again."""


def notes(**lists: list[Any]) -> Notes:
    """Make notes of the lists that are not empty: actors, positions, proposals, disputes, events, unknowns."""
    return Notes(**{name: lists.pop(name, []) for name in Notes.model_fields}, **lists)


@dataclass
class ScriptedEngine:
    """Fits the ``Engine`` protocol and answers from a script; safe to ask from several threads."""

    script: Mapping[str, Answer] | Answer = field(default_factory=notes)
    """Notes by the article's file name, or one answer for every article; an exception is raised."""
    again: Mapping[str, Answer] = field(default_factory=dict)
    """What to note of claims that failed a check, by file name; nothing by default."""
    links: Links | Exception = field(default_factory=lambda: Links(actors=[], issues=[]))
    """What belongs together."""
    wording: Wording | Exception | None = None
    """Title, bottom line and judgments; None leaves them to the templates."""
    concurrency: int = 1
    provenance: Provenance = field(default_factory=lambda: Provenance(engine="scripted"))
    calls: list[Call] = field(default_factory=list)
    """What was asked so far, in order."""
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def extract(self, article: Article, faults: Sequence[Quarantined] = ()) -> Notes:
        """Note what the script says of an article.

        Raises:
            Unscripted: it says nothing of it.
            Exception: the one the script has in its place.
        """
        self._note(Call("again" if faults else "extract", article.file, tuple(faults)))
        if faults:
            return _given(self.again.get(article.file, notes()))
        if not isinstance(self.script, Mapping):
            return _given(self.script)
        if article.file not in self.script:
            known = ", ".join(sorted(self.script)) or "nothing"
            raise Unscripted(article.file, f"the script says nothing of it, only of {known}", "Add it to the script")
        return _given(self.script[article.file])

    def link(self, leftovers: Leftovers) -> Links:  # noqa: ARG002 - part of the engine protocol
        """Say what the script says belongs together; ids it names that were not asked about are ignored."""
        self._note(Call("link"))
        if isinstance(self.links, Exception):
            raise self.links
        return self.links

    def compose(self, briefing: Briefing) -> Wording | None:  # noqa: ARG002 - part of the engine protocol
        """Word what the script words."""
        self._note(Call("compose"))
        if isinstance(self.wording, Exception):
            raise self.wording
        return self.wording

    def drain(self) -> None:
        """Note that the run was interrupted."""
        self._note(Call("drain"))

    def _note(self, call: Call) -> None:
        with self._lock:
            self.calls.append(call)


def actor(name: str, *sentences: int, kind: str = "person", **more: Any) -> NotedActor:
    """Make an actor that some sentences name; any other field may be given."""
    usual: dict[str, Any] = {"aliases": [], "office": None, "organisation": None}
    return NotedActor.model_validate(usual | {"name": name, "kind": kind, "sentences": list(sentences)} | more)


def position(actor: str, stance: str, issue: str, *sentences: int, **more: Any) -> NotedPosition:
    """Make a position that some sentences show, stated as a demand unless said otherwise.

    Args:
        actor: name of its holder, as in the list of actors.
        stance: support, oppose, conditional, mixed or noncommittal.
        issue: what it is about, as a sentence one can agree with; the statement is that too unless it is given.
        sentences: numbers of the sentences; the title is the first where there is one.
        more: any other field of a noted position.
    """
    usual: dict[str, Any] = {
        "on_behalf_of": None,
        "statement": issue,
        "modality": "demand",
        "conditions": [],
        "certainty": "stated",
        "chain": [],
        "said_on": None,
        "narrator_only": False,
    }
    given = {"actor": actor, "stance": stance, "issue": issue, "sentences": list(sentences)}
    return NotedPosition.model_validate(usual | given | more)


def _given(answer: Answer) -> Notes:
    if isinstance(answer, Exception):
        raise answer
    return answer
