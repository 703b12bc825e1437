"""What a page or a front matter says about the article: title, outlet, address, date, language; nothing is guessed."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from ...schemas import Published
from .dating import published
from .markup import tags

_FRONT = re.compile(r"---[ \t]*\r?\n(.{0,8000}?)(?:\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_KNOWN = frozenset({"title", "date", "outlet", "url", "language"})
_META = {
    "og:title": "title",
    "og:site_name": "outlet",
    "og:url": "url",
    "article:published_time": "date",
    "datepublished": "date",
    "date": "date",
    "dc.date": "date",
    "dc.date.issued": "date",
    "parsely-pub-date": "date",
    "sailthru.date": "date",
}
_STORIES = frozenset({"NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "OpinionNewsArticle"})
_TEXT_CAP = 500


@dataclass(frozen=True)
class Facts:
    """Metadata as given."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published = field(default_factory=Published)

    @property
    def fields(self) -> dict[str, object]:
        """The facts as fields of an article."""
        return dict(vars(self))


def whole(value: object) -> str:
    """Write a value as one line; half characters, which JSON can smuggle in, become question marks."""
    return " ".join(str(value).encode("utf-8", errors="replace").decode("utf-8").split())


def facts_of(given: Mapping[str, object]) -> Facts:
    """Make facts of named values, each text or a date; what is empty or no date stays unknown.

    Args:
        given: may hold title, outlet, url, language, date; other names are ignored.
    """
    words = {
        name: whole(value)[:_TEXT_CAP]
        for name in ("title", "outlet", "url", "language")
        if isinstance(value := given.get(name), str | int | float) and str(value).strip()
    }
    when = published(given["date"]) if given.get("date") is not None else None
    return Facts(**words, published=when or Published())


def front_matter(text: str) -> tuple[Facts, int]:
    """Read the YAML block at the top of a text, if there is one that names at least one known field.

    Returns:
        The facts, and where the article itself begins (0 without front matter).
    """
    found = _FRONT.match(text)
    if found is None or re.search(r"[&*]\w", found[1]):
        return Facts(), 0  # anchors and aliases are how a small YAML text grows without bound
    try:
        given = yaml.safe_load(found[1])
    except (yaml.YAMLError, ValueError, RecursionError):
        return Facts(), 0
    if not isinstance(given, dict) or not _KNOWN & {str(name) for name in given}:
        return Facts(), 0
    return facts_of({str(name): value for name, value in given.items()}), found.end()


def page_facts(page: str) -> Facts:
    """Read what an HTML page says of itself in its meta tags, its JSON-LD, its title tag.

    A date counts only where it is declared as the date of publication; the first declaration of a field holds.
    """
    given: dict[str, object] = {}
    fallback = ""
    for name, value in _declared(page):
        if name == "title tag":
            fallback = fallback or value
        elif value.strip():
            given.setdefault(name, value)
    if fallback.strip():
        given.setdefault("title", fallback)
    return facts_of(given)


def _declared(page: str) -> Iterator[tuple[str, str]]:
    """Yield (field, value) for everything a page declares."""
    from html import unescape  # noqa: PLC0415 - its tables are only needed for pages

    linked = False
    for tag in tags(page):
        if tag.name == "meta":
            held = tag.attributes()
            key = (held.get("property") or held.get("name") or held.get("itemprop") or "").lower()
            if key in _META:
                yield _META[key], held.get("content", "")
        elif tag.name == "html" and not tag.closing:
            yield "language", tag.attributes().get("lang", "")
        elif tag.name == "link":
            held = tag.attributes()
            if held.get("rel", "").lower() == "canonical":
                yield "url", held.get("href", "")
        elif tag.name == "title:content":
            yield "title tag", unescape(tag.text)
        elif tag.name == "script":
            linked = "ld+json" in tag.text
        elif tag.name == "script:content" and linked:
            yield from _linked(tag.text)


def _linked(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a JSON-LD block says about a news article."""
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError):
        return
    nodes = loaded if isinstance(loaded, list) else [loaded]
    for node in [*nodes, *(inner for each in nodes if isinstance(each, dict) for inner in _list(each.get("@graph")))]:
        if not isinstance(node, dict) or not _STORIES & {str(kind) for kind in _list(node.get("@type"))}:
            continue
        publisher = node.get("publisher")
        named = publisher.get("name") if isinstance(publisher, dict) else None
        for name, value in (("date", node.get("datePublished")), ("title", node.get("headline")), ("outlet", named)):
            if isinstance(value, str):
                yield name, value


def _list(value: object) -> list[object]:
    """Take one or many as many."""
    return value if isinstance(value, list) else [] if value is None else [value]
