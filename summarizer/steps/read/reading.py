"""The read step: every input becomes an article or a gap with a reason, in an order that no input order changes."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, Literal

from ...errors import InputError
from ...schemas import Article, Gap
from . import kinds
from .decode import Unreadable
from .formats import Warn, article, fingerprint, plain
from .sources import File, Input, Link, Pipe, Raw, Source, contents, expand, shortest_names

Reach = Literal["none", "public", "private"]
"""What a web address may lead to."""
_NOT_REACHED = "not fetched: --offline sends nothing; save the page in a browser and pass the file, or run without it"
Heard = Callable[[int, int], None]
STANDARD_INPUT = "standard input"
_NAMED = 5
"""Sources that the error names when nothing is left."""


@dataclass(frozen=True)
class _Found:
    """An article and the place it was found at, which tells it from another of the same name."""

    article: Article
    place: str


def read(
    inputs: Input | Iterable[Input],
    *,
    stdin: BinaryIO | None = None,
    warn: Warn = lambda _message: None,
    heard: Heard = lambda _done, _total: None,
    reach: Reach = "public",
) -> tuple[list[Article], list[Gap]]:
    """Read everything the inputs name, so that the line starts from articles whose text is exactly the sources'.

    Args:
        inputs: files, folders, globs, web addresses, "-", "@list", articles, or raw texts (strings with a line
            break or of more than 400 characters that are no path; named text-1, text-2, ... by content).
        stdin: binary stream that "-" reads.
        warn: told, in a sentence, of what a reader should know and what stops nothing.
        heard: told after each source how many of how many are read.
        reach: what web addresses may lead to: public machines, also those of a private network or this one, or none.

    Returns:
        Articles by (file, id), one for each text, and a gap for each source that is not among them, by (file,
        reason). Text is as decoded, without newline translation; offsets are code points into it. Metadata is as
        given or unknown.

    Raises:
        InputError: no article is left; the message names the sources and their faults.
    """
    tell = _once(warn)
    found, gaps = list[_Found](), list[Gap]()
    given = [inputs] if isinstance(inputs, str | os.PathLike | Article) else inputs
    sources = _gathered(given, gaps)
    desk = _Desk(sources, stdin, tell, reach)
    for done, source in enumerate(sources, start=1):
        for each in desk.take(source):
            if isinstance(each, Gap):
                gaps.append(each)
            else:
                found.append(each)
        heard(done, len(sources))
    articles, twice = _distinct(found)
    gaps = sorted({(gap.file, gap.reason): gap for gap in [*gaps, *twice]}.values(), key=lambda g: (g.file, g.reason))
    if not articles:
        raise _nothing(gaps)
    return articles, gaps


def _gathered(inputs: Iterable[Input], gaps: list[Gap]) -> list[Source]:
    """Expand the inputs and keep each file and the pipe once; gaps go to ``gaps``."""
    files: dict[Path, Path] = {}
    rest: list[Source] = []
    for source in expand(inputs):
        if isinstance(source, Gap):
            gaps.append(source)
        elif isinstance(source, File):
            real = source.path.resolve()
            files[real] = min(files.get(real, source.path), source.path, key=lambda path: (len(path.parts), str(path)))
        elif not isinstance(source, Pipe) or source not in rest:
            rest.append(source)
    return [*(File(path) for path in sorted(files.values())), *rest]


class _Desk:
    """Reads sources, each by its kind; names depend on all sources together and not on their order."""

    def __init__(self, sources: list[Source], stdin: BinaryIO | None, warn: Warn, reach: Reach) -> None:
        self._names = shortest_names(source.path for source in sources if isinstance(source, File))
        texts = sorted({source.text for source in sources if isinstance(source, Raw)}, key=_content)
        self._numbers = {text: n for n, text in enumerate(texts, start=1)}
        self._stdin, self._warn, self._reach = stdin, warn, reach

    def take(self, source: Source) -> Iterator[_Found | Gap]:
        """Read one source."""
        if isinstance(source, File):
            yield from self._file(source.path, self._names[source.path])
        elif isinstance(source, Raw):
            name = f"text-{self._numbers[source.text]}"
            yield _kept(name, partial(plain, source.text, name))
        elif isinstance(source, Link):
            yield from self._page(source.url)
        elif isinstance(source, Pipe):
            yield from self._pipe()
        else:
            yield _kept(source.file, partial(_checked, source))

    def _file(self, path: Path, name: str) -> Iterator[_Found | Gap]:
        """Read one file, by its kind."""
        kind = kinds.kind_of_suffix(path.suffix)
        try:
            if kind not in kinds.STREAMED:
                yield from _placed(kinds.articles(contents(path), name, kind, self._warn))
                return
            contents(path, most=0)
            with path.open("rb") as stream:
                yield from _placed(kinds.streamed(stream, name, kind, self._warn))
        except Unreadable as fault:
            yield Gap(file=name, reason=str(fault))

    def _page(self, url: str) -> Iterator[_Found | Gap]:
        """Read what a web server sends; an article that names no address of its own stands where it was found."""
        if self._reach == "none":
            yield Gap(file=url, reason=_NOT_REACHED)
            return
        from .web import fetch  # noqa: PLC0415 - the network's libraries are only for those who name an address

        try:
            sent = fetch(url, allow_private=self._reach == "private")
            kind = kinds.kind_of_media(sent.media)
        except Unreadable as fault:
            yield Gap(file=url, reason=str(fault))
            return
        for each in _placed(kinds.articles(sent.raw, url, kind, self._warn, sent.charset)):
            if isinstance(each, _Found) and each.article.url is None:
                yield _Found(each.article.model_copy(update={"url": sent.url}), each.place)
            else:
                yield each

    def _pipe(self) -> Iterator[_Found | Gap]:
        """Read standard input, by how it begins; a terminal would wait forever."""
        if self._stdin is None or self._stdin.isatty():
            reason = "nothing is piped in; pipe an article into the command, or name a file"
            yield Gap(file=STANDARD_INPUT, reason=reason)
            return
        yield from _placed(kinds.articles(self._stdin.read(), STANDARD_INPUT, "unknown", self._warn))


def _placed(found: Iterable[kinds.Found]) -> Iterator[_Found | Gap]:
    """Keep each article with the place it was found at, and make a gap of each fault."""
    for place, each in found:
        if isinstance(each, Unreadable):
            yield Gap(file=place, reason=str(each))
        else:
            yield _Found(each, place)


def _kept(place: str, make: Callable[[], Article]) -> _Found | Gap:
    """Make one article, or the gap that says why there is none."""
    try:
        return _Found(make(), place)
    except Unreadable as fault:
        return Gap(file=place, reason=str(fault))


def _checked(given: Article) -> Article:
    """Take an article the caller made; its id is its content's, whatever it came with."""
    article(given.text, given.file)
    return given.model_copy(update={"id": fingerprint(given.text)})


def _distinct(found: list[_Found]) -> tuple[list[Article], list[Gap]]:
    """Order the articles, keep each text once and give different texts different names."""
    kept: dict[str, _Found] = {}
    gaps = []
    for each in sorted(
        found, key=lambda one: (one.article.file, one.article.id, one.place, one.article.model_dump_json())
    ):
        first = kept.setdefault(each.article.id, each)
        if first is not each:
            same = f"same text as {first.article.file if first.article.file != each.place else 'an earlier source'}"
            gaps.append(Gap(file=each.place, reason=f"duplicate: {same}, which stays; nothing is lost"))
    shared = Counter(each.article.file for each in kept.values())
    articles = [
        each.article.model_copy(update={"file": _told_apart(each)}) if shared[each.article.file] > 1 else each.article
        for each in kept.values()
    ]
    return sorted(articles, key=lambda one: (one.file, one.id)), gaps


def _told_apart(found: _Found) -> str:
    """Name an article whose name another has: by its place, or by its content when that is the same too."""
    own = found.article
    return f"{own.file} ({found.place if found.place != own.file else own.id})"


def _content(text: str) -> tuple[str, str]:
    """Order texts by content, so that their numbers do not depend on the order they were passed in."""
    try:
        return fingerprint(text), text
    except UnicodeEncodeError:
        return "", text


def _once(warn: Warn) -> Warn:
    """Pass each message on once."""
    said = set[str]()

    def tell(message: str) -> None:
        if message not in said:
            said.add(message)
            warn(message)

    return tell


def _nothing(gaps: list[Gap]) -> InputError:
    """Say that nothing is left, naming the sources."""
    if not gaps:
        return InputError("no input", "nothing was named to read", "Name files, folders or - for standard input")
    named = "; ".join(f"{gap.file}: {gap.reason}" for gap in gaps[1:_NAMED])
    more = f"; and {len(gaps) - _NAMED} more" if len(gaps) > _NAMED else ""
    return InputError(gaps[0].file, gaps[0].reason + (f"; {named}" if named else "") + more, "No article is left")
