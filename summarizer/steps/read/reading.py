"""The read step: every input becomes an article or a gap with a reason, in an order that no input order changes."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from ...errors import InputError
from ...schemas import Article, Gap
from .decode import Unreadable, decode
from .formats import PAGES, RECORDS, Warn, article, fingerprint, looks_like_page, page, plain
from .records import looks_like_records, records
from .sources import File, Input, Pipe, Raw, Source, contents, expand, shortest_names

STANDARD_INPUT = "standard input"
_NAMED = 5
"""Sources that the error names when nothing is left."""


@dataclass(frozen=True)
class _Found:
    """An article and the place it was found at, which tells it from another of the same name."""

    article: Article
    place: str


def read(
    inputs: Input | Iterable[Input], *, stdin: BinaryIO | None = None, warn: Warn = lambda _message: None
) -> tuple[list[Article], list[Gap]]:
    """Read everything the inputs name, so that the line starts from articles whose text is exactly the sources'.

    Args:
        inputs: files, folders, globs, "-", "@list", articles, or raw texts (strings with a line break or of more
            than 400 characters that are no path; named text-1, text-2, ... by content).
        stdin: binary stream that "-" reads.
        warn: told, in a sentence, of what a reader should know and what stops nothing.

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
    for each in _each(_gathered(given, gaps), stdin, tell):
        if isinstance(each, Gap):
            gaps.append(each)
        else:
            found.append(each)
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


def _each(sources: list[Source], stdin: BinaryIO | None, warn: Warn) -> Iterator[_Found | Gap]:
    """Read each source."""
    names = shortest_names(source.path for source in sources if isinstance(source, File))
    texts = sorted({source.text for source in sources if isinstance(source, Raw)}, key=_content)
    number = {text: n for n, text in enumerate(texts, start=1)}
    for source in sources:
        if isinstance(source, File):
            yield from _file(source.path, names[source.path], warn)
        elif isinstance(source, Raw):
            name = f"text-{number[source.text]}"
            yield _kept(name, partial(plain, source.text, name))
        elif isinstance(source, Pipe):
            yield from _pipe(stdin, warn)
        else:
            yield _kept(source.file, partial(_checked, source))


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


def _file(path: Path, name: str, warn: Warn) -> Iterator[_Found | Gap]:
    """Read one file, by its kind."""
    suffix = path.suffix.lower()
    if suffix not in RECORDS:
        yield _kept(name, lambda: _text_or_page(contents(path), name, warn, pages=suffix in PAGES))
        return
    try:
        stream = path.open("rb")
    except OSError:
        yield _kept(name, lambda: plain(decode(contents(path)), name))
        return
    with stream:
        yield from _recorded(stream, name, warn)


def _pipe(stdin: BinaryIO | None, warn: Warn) -> Iterator[_Found | Gap]:
    """Read standard input: records, a page or a text, by how it begins; a terminal would wait forever."""
    if stdin is None or stdin.isatty():
        reason = "nothing is piped in; pipe an article into the command, or name a file"
        yield Gap(file=STANDARD_INPUT, reason=reason)
        return
    raw = stdin.read()
    if looks_like_records(raw):
        yield from _recorded(BytesIO(raw), STANDARD_INPUT, warn)
    else:
        yield _kept(STANDARD_INPUT, lambda: _text_or_page(raw, STANDARD_INPUT, warn))


def _text_or_page(raw: bytes, name: str, warn: Warn, *, pages: bool | None = None) -> Article:
    """Make an article of bytes; without a word on their kind, of a page when they begin as one."""
    text = decode(raw, markup=pages is not False)
    if pages or (pages is None and looks_like_page(text)):
        return page(text, name, warn)
    return plain(text, name)


def _recorded(stream: BinaryIO, name: str, warn: Warn) -> Iterator[_Found | Gap]:
    """Read records; each keeps the place of its line."""
    for place, record in records(stream, name, warn):
        if isinstance(record, Unreadable):
            yield Gap(file=place, reason=str(record))
        else:
            yield _Found(record, place)


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
