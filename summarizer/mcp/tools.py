"""What the tools do, told apart from the protocol: read below the roots, brief, extract, weigh a claim."""

import json
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Literal

from .. import api, wiring
from ..config import Settings
from ..engine import Engine
from ..errors import InputError
from ..schemas import Article, Gap
from ..steps.read import read
from ..steps.render.record import record
from .claims import Claim, Verdict, weigh
from .roots import Roots

CHARACTERS = 4_000_000
"""Characters of one answer; an assistant can take far fewer."""


class Desk:
    """Holds the roots and the engine, which is made when it is first needed."""

    def __init__(self, roots: Roots, settings: Settings) -> None:
        """Take the roots and how the engine is made."""
        self.roots, self.settings = roots, settings

    @cached_property
    def engine(self) -> Engine:
        """Whoever reads, links and words.

        Raises:
            SummarizerError: the settings name none that works.
        """
        return wiring.build_engine(self.settings)

    def brief(self, paths: list[str], form: Literal["markdown", "json"], as_of: str | None) -> str:
        """Make a briefing of the articles at some paths.

        Raises:
            SummarizerError: no article can be read, the engine fails, or the answer is too long.
        """
        articles, gaps = self._read(paths)
        settings = replace(self.settings, as_of=_day(as_of) if as_of else self.settings.as_of)
        made = api.summarize(articles, engine=self.engine, settings=settings)
        if gaps:
            made = made.model_copy(update={"gaps": (*gaps, *made.gaps)})
        return _short(str(api.render(made, form)))

    def extract(self, paths: list[str]) -> str:
        """Note what each article at some paths says, as JSON: articles and gaps.

        Raises:
            SummarizerError: as for a briefing.
        """
        articles, gaps = self._read(paths)
        noted, failed = api.extract(articles, engine=self.engine, settings=self.settings)
        told = {"articles": [record(one) for one in noted], "gaps": [gap.model_dump() for gap in (*gaps, *failed)]}
        return _short(json.dumps(told, ensure_ascii=False))

    def verify(self, path: str, claim: Claim, article: str | None) -> Verdict:
        """Weigh a claim against one article; no engine is asked.

        Args:
            path: of the file.
            claim: what is said to stand there.
            article: name, id or title of the article, for a file that holds several.

        Raises:
            InputError: there is no such article, or several.
        """
        articles, _ = self._read([path])
        if article is not None:
            articles = [one for one in articles if article in (one.file, one.id, one.title)]
        if len(articles) != 1:
            names = "; ".join(one.file for one in articles[:20]) or "none of that name"
            raise InputError(path, f"holds {len(articles)} articles: {names}", "Name one with the argument article")
        return weigh(claim, articles[0])

    def _read(self, paths: list[str]) -> tuple[list[Article], list[Gap]]:
        files, outside = self.roots.files(paths)
        articles, gaps = read(files)
        return articles, [*outside, *gaps]


def _day(given: str) -> str:
    """Read a date.

    Raises:
        InputError: it is none.
    """
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise InputError(f"as_of {given[:40]!r}", "is no date", "Write it as 2025-09-05") from error


def _short(answer: str) -> str:
    """Pass an answer on if it is one an assistant can take.

    Raises:
        InputError: it is too long.
    """
    if len(answer) > CHARACTERS:
        raise InputError("answer", f"longer than {CHARACTERS:,} characters", "Ask for fewer articles, or for markdown")
    return answer
