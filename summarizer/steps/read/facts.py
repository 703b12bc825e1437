"""What a page or a front matter says about the article: title, outlet, address, date, language; nothing is guessed."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from ...schemas import Published
from .dating import published
from .markup import Tag, tags

_FRONT = re.compile(r"---[ \t]*\r?\n(.{0,8000}?)(?:\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_KNOWN = frozenset({"title", "date", "outlet", "url", "language"})
_META = {
    "og:title": "title",
    "twitter:title": "title",
    "citation_title": "title",
    "og:site_name": "outlet",
    "publisher": "outlet",
    "dc.publisher": "outlet",
    "citation_journal_title": "outlet",
    "og:url": "url",
    "og:locale": "language",
    "article:published_time": "date",
    "og:article:published_time": "date",
    "datepublished": "date",
    "pubdate": "date",
    "publishdate": "date",
    "publish-date": "date",
    "publication_date": "date",
    "citation_publication_date": "date",
    "date": "date",
    "dc.date": "date",
    "dc.date.issued": "date",
    "dcterms.issued": "date",
    "parsely-pub-date": "date",
    "sailthru.date": "date",
}
_WEAK = frozenset({"date", "dc.date", "twitter:title", "publisher", "dc.publisher", "og:locale"})
"""Declarations that some sites use loosely; they count where nothing stronger is declared."""
_STORIES = frozenset(
    "NewsArticle Article ReportageNewsArticle BlogPosting OpinionNewsArticle AnalysisNewsArticle LiveBlogPosting "
    "BackgroundNewsArticle ReviewNewsArticle Report".split()
)
_TEXT_CAP = 500
_SIGNED = re.compile(r"\s[-–—|·•]\s")
"""What stands between a headline and the outlet's name in a window's title."""


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

    A date counts only where it is declared as the date of publication; the first declaration of a field holds, and
    loose ones hold where there is no other.
    """
    given: dict[str, object] = {}
    loose: dict[str, object] = {}
    for name, value, strong in _declared(page):
        if value.strip() and (name != "date" or published(value)):
            (given if strong else loose).setdefault(name, value)
    facts = {**loose, **given}
    if not str(facts.get("url", "")).startswith(("http://", "https://")):
        facts.pop("url", None)
    if "title" not in given and "title" in loose:
        facts["title"] = _unsigned(str(loose["title"]), str(facts.get("outlet", "")))
    facts["language"] = str(facts.get("language", "")).replace("_", "-")
    return facts_of(facts)


def _unsigned(title: str, outlet: str) -> str:
    """Take the outlet's name off a window's title: "Levy must go | The Wire"."""
    cuts = list(_SIGNED.finditer(title[: 2 * _TEXT_CAP]))
    if cuts and title[cuts[-1].end() :].strip().casefold() == outlet.casefold():
        return title[: cuts[-1].start()]
    return title


def _declared(page: str) -> Iterator[tuple[str, str, bool]]:
    """Yield (field, value, whether it is a strong declaration) for everything a page declares."""
    from html import unescape  # noqa: PLC0415 - its tables are only needed for pages

    linked = False
    for tag in tags(page):
        if tag.name == "meta":
            held = tag.attributes()
            key = (held.get("property") or held.get("name") or held.get("itemprop") or "").lower()
            if key in _META:
                yield _META[key], held.get("content", ""), key not in _WEAK
        elif tag.name == "html" and not tag.closing:
            yield "language", tag.attributes().get("lang", ""), True
        elif tag.name == "link":
            held = tag.attributes()
            if held.get("rel", "").lower() == "canonical":
                yield "url", held.get("href", ""), True
        elif tag.name == "time" and not tag.closing:
            yield "date", _timed(tag), True
        elif tag.name == "title:content":
            yield "title", unescape(tag.text), False
        elif tag.name == "script":
            linked = "ld+json" in tag.text
        elif tag.name == "script:content" and linked:
            for name, value in _linked(tag.text):
                yield name, value, True


def _timed(tag: Tag) -> str:
    """Return the date of a time tag that says it is the date of publication, or nothing."""
    held = tag.attributes()
    declared = held.get("itemprop", "").lower() == "datepublished" or "pubdate" in tag.text.lower()
    return held.get("datetime", "") if declared else ""


def _linked(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a JSON-LD block says about a news article."""
    try:
        loaded = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    nodes = [node for node in _list(loaded) if isinstance(node, dict)]
    nodes += [inner for node in nodes for inner in _list(node.get("@graph")) if isinstance(inner, dict)]
    named = {str(node["@id"]): node for node in nodes if "@id" in node}
    for node in nodes:
        if not _STORIES & {str(kind).rpartition("/")[2] for kind in _list(node.get("@type"))}:
            continue
        said = {"date": node.get("datePublished"), "title": node.get("headline"), "language": node.get("inLanguage")}
        for publisher in _list(node.get("publisher")):
            whole_one = publisher if isinstance(publisher, dict) else {}
            said.setdefault("outlet", whole_one.get("name") or named.get(str(whole_one.get("@id")), {}).get("name"))
        for name, value in said.items():
            if isinstance(value, str):
                yield name, value


def _list(value: object) -> list[object]:
    """Take one or many as many."""
    return value if isinstance(value, list) else [] if value is None else [value]
