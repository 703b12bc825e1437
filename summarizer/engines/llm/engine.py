"""Asks a model what an article says, what belongs together, and how to word it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast

from pydantic import BaseModel

from ... import prompting
from ...__about__ import __version__
from ...errors import AnswersMissing
from ...lexicon.tongues import foreign
from ...llm.drain import Drain
from ...llm.meter import Meter
from ...llm.model import CutOff, Model, Request, canonical, sha256, target_schema
from ...llm.tries import TRIES
from ...prompting import Prompt, Prompts, inert, mark_for
from ...schemas import (
    Article,
    ArticleUsage,
    Briefing,
    ForeignNotes,
    Label,
    Leftovers,
    Links,
    Notes,
    Phrased,
    Provenance,
    Quarantined,
    Usage,
    Wording,
)
from . import linking, reading
from .keeping import KeptNotes, Results
from .listing import listing

Filled = TypeVar("Filled", bound=BaseModel)

_NAME = 60
"""Characters of a source's name kept in the name of a request."""


@dataclass
class LLMEngine:
    """An engine over any model: live, cached or recorded. Its methods may be called from several threads."""

    model: Model
    """Who answers."""
    prompts: Path | None = None
    """Folder of prompt files to use in place of those that ship."""
    window: int = 0
    """Sentences a call; 0 for the whole article, a few for a small model."""
    concurrency: int = 8
    """Articles read at the same time."""
    max_tokens: int | None = None
    """Most tokens of an answer; None leaves it to the server."""
    reask: bool = True
    """Whether claims that failed a check are asked for once more."""
    meter: Meter | None = None
    """The bill of a live model; without one the replies say what they took."""
    results: Results | None = None
    """Where an article's notes are kept, above the kept answers; None keeps none."""
    _asks: Prompts = field(init=False, repr=False)
    _paid: dict[str, Usage] = field(init=False, repr=False, default_factory=dict)
    _calls: Drain = field(init=False, repr=False, default_factory=Drain)
    _lock: Lock = field(init=False, repr=False, default_factory=Lock)
    _kept: KeptNotes | None = field(init=False, repr=False, default=None)
    _added: set[str] = field(init=False, repr=False, default_factory=set)

    def __post_init__(self) -> None:
        """Read the prompts at once, so that a malformed one stops a run before it costs anything."""
        self._asks = prompting.load(self.prompts)
        if self.results is not None:
            self._kept = KeptNotes(self.results, self.fingerprint)

    @property
    def fingerprint(self) -> str:
        """Everything about this engine that can change what it notes: model, prompts, schemas, windows, limit."""
        return canonical(
            {
                "tool": __version__,
                "model": self.model.fingerprint,
                "prompts": self._asks.fingerprint_with(prompting.ADDED),
                "schemas": _schemas(tuple(prompting.ADDED)),
                "window": self.window,
                "max_tokens": self.max_tokens,
            }
        )

    @property
    def retried(self) -> int:
        """How often calls were sent again after a fault of the line, in all of this process."""
        return TRIES.total

    @property
    def provenance(self) -> Provenance:
        """Who answers, with which prompts and schemas, and what was paid so far."""
        bill = self._bill()
        return Provenance(
            tool=f"summarizer {__version__}",
            engine=f"llm {self.model.name}",
            prompts=self._asks.fingerprint_with(self._added),
            schemas=_schemas(tuple(sorted(self._added))),
            usage=_rounded(sum(bill.values(), Usage(cost=0.0 if self.meter else None))),
            articles=tuple(
                ArticleUsage(article=about, **_rounded(bill[about]).model_dump()) for about in sorted(bill) if about
            ),
            cap=self.meter.capped if self.meter else "",
        )

    def _bill(self) -> Mapping[str, Usage]:
        """What was paid and what was kept, by article; under no name what joins several."""
        with self._lock:
            bill = dict(self._paid)
        for about, usage in (self.meter.bill if self.meter else {}).items():
            bill[about] = bill.get(about, Usage()) + usage
        return bill

    def extract(self, article: Article, faults: Sequence[Quarantined] = ()) -> Notes:
        """Note what an article says, or note failed claims again.

        Returns:
            For an article that is not in English ``ForeignNotes``: notes in English, and translations of what they
            cite. A request for an English article is the same as if there were no other.

        Raises:
            ProviderError: the endpoint can't be reached or refuses us.
            OutputInvalid: no answer fitted the schema.
        """
        if not article.sentences or (faults and not self.reask):
            return _nothing()
        if _language(article):
            self._added.add("foreign")
        key = self._kept.key(article, faults) if self._kept else ""
        parts = self._kept.get(key) if self._kept else None
        if parts is not None:
            self._pay(article.id, Usage(cached=1, cost=0.0 if self.meter else None))
        else:
            parts = self._again(article, faults) if faults else self._each(article, reading.spans(article, self.window))
            if self._kept:
                self._kept.put(key, parts)
        return reading.united(parts)

    def link(self, leftovers: Leftovers) -> Links:
        """Say which labels belong together, by ids only.

        Raises:
            ProviderError, OutputInvalid: as for ``extract``.
        """
        return linking.link(leftovers, self._link)

    def compose(self, briefing: Briefing) -> Wording | None:
        """Word the top of the page; None when there is no position to word.

        Raises:
            ProviderError, OutputInvalid: as for ``extract``.
        """
        items = listing(briefing)
        if not items:
            return None
        user = self._asks.compose.user(mark=mark_for(items), items=items)
        return self._fill(self._asks.compose, "compose", Wording, user)

    def translate(self, lines: Sequence[str], language: str) -> Sequence[str | None]:
        """Put the lines of a page into another language, in one call.

        Raises:
            ProviderError, OutputInvalid: as for ``extract``.
        """
        self._added.add("translate")
        numbered = "\n".join(f"{n} | {inert(' '.join(line.split()))}" for n, line in enumerate(lines, start=1))
        user = self._asks.translate.user(mark=mark_for(numbered), language=language, lines=numbered)
        name = f"translate-{re.sub('[^a-z]+', '-', language.lower())}"
        said = {line.n: line.text for line in self._fill(self._asks.translate, name, Phrased, user).lines}
        return [said.get(n) for n in range(1, len(lines) + 1)]

    def drain(self) -> None:
        """Begin no further call, and return when those that are out have ended and their answers are kept."""
        self._calls.close()

    def _window(self, article: Article, span: reading.Span, *, halve: bool = True) -> list[Notes]:
        """Read one window; an answer that outgrew its limit is asked for in two halves, once."""
        whole = span == (1, len(article.sentences))
        sentences = reading.lines(article, reading.around(article, span))
        user = self._asks.extract.user(
            "" if whole else "window",
            mark=mark_for(sentences),
            sentences=sentences,
            first=str(span[0]),
            last=str(span[1]),
        )
        name = _named("extract", article) + ("" if whole else f"-s{span[0]}-{span[1]}")
        try:
            return [self._note(name, user, article)]
        except CutOff:
            if not halve or span[0] == span[1]:
                raise
        middle = (span[0] + span[1]) // 2
        return self._each(article, ((span[0], middle), (middle + 1, span[1])), halve=False)

    def _each(self, article: Article, spans: Iterable[reading.Span], *, halve: bool = True) -> list[Notes]:
        """Read window by window; one that waits for its answer keeps none of the others from being asked."""
        read: list[Notes] = []
        waits: list[AnswersMissing] = []
        for span in spans:
            try:
                read += self._window(article, span, halve=halve)
            except AnswersMissing as error:
                waits.append(error)
        if waits:
            raise AnswersMissing.joined(waits)
        return read

    def _again(self, article: Article, faults: Sequence[Quarantined]) -> list[Notes]:
        """Ask once more for claims that failed; an article read in windows shows only the sentences around them."""
        in_one = len(reading.spans(article, self.window)) == 1
        shown: Iterable[int] = range(1, len(article.sentences) + 1) if in_one else reading.cited(article, faults)
        sentences, claims = reading.lines(article, shown), reading.claims(faults)
        user = self._asks.extract.user("again", mark=mark_for(sentences + claims), sentences=sentences, claims=claims)
        return [self._note(_named("extract", article) + "-again", user, article)]

    def _note(self, name: str, user: str, article: Article) -> Notes:
        """Ask for notes; what an article in another language needs is added behind the part that all have."""
        language = _language(article)
        if language is None:
            return self._fill(self._asks.extract, name, Notes, user, article.id)
        user = f"{user}\n\n{self._asks.foreign.user(language=language)}"
        return self._fill(self._asks.extract, name, ForeignNotes, user, article.id)

    def _link(self, name: str, names: Sequence[Label], issues: Sequence[Label]) -> Links:
        listed = linking.lines(names), linking.lines(issues)
        user = self._asks.link.user(mark=mark_for("\n".join(listed)), names=listed[0], issues=listed[1])
        return self._fill(self._asks.link, name, Links, user)

    def _fill(self, prompt: Prompt, name: str, fills: type[Filled], user: str, about: str = "") -> Filled:
        request = Request(
            name=name,
            prompt=f"{prompt.id} {prompt.version}",
            system=prompt.system,
            user=user,
            fills=fills,
            max_tokens=self.max_tokens,
            about=about,
        )
        reply = self._calls.run(lambda: self.model.fill(request))
        self._pay(about, Usage(cached=reply.usage.cached, cost=0.0) if self.meter else reply.usage)
        return cast(Filled, reply.value)

    def _pay(self, about: str, usage: Usage) -> None:
        with self._lock:
            self._paid[about] = self._paid.get(about, Usage()) + usage


def _named(what: str, article: Article) -> str:
    """Name a request after its article, in characters every file system takes."""
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", article.file)
    return f"{what}-{re.sub(r'[^A-Za-z0-9_]+', '-', stem).strip('-')[-_NAME:] or article.id[:12]}"


def _rounded(usage: Usage) -> Usage:
    """Write a millionth of a dollar at most."""
    return usage if usage.cost is None else usage.model_copy(update={"cost": round(usage.cost, 6)})


def _language(article: Article) -> str | None:
    """Name the language of an article that is not in English."""
    return foreign(article.language, article.sample())


@cache
def _schemas(added: tuple[str, ...]) -> str:
    fills = {**prompting.FILLS, **{name: prompting.ADDED[name] for name in added}}
    return sha256(canonical({name: target_schema(one) for name, one in fills.items()}))[:12]


def _nothing() -> Notes:
    return Notes(actors=[], positions=[], proposals=[], disputes=[], events=[], unknowns=[])
