"""HTML: one file off the network; the page on top, and under it every source with its evidence marked."""

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup, escape

from ...lexicon.letters import heading_shares, names_share
from ...lexicon.page import page_words
from ...lexicon.tongues import direction, is_english, name_of
from ...schemas import Block, Briefing, Line
from ...schemas.page import Mark
from .anchors import Anchors
from .claims import Claim, Claims, on_translation, translation_by
from .facets import Facets
from .foot import foot
from .graphics import SourceMap, Strip, source_map, strip_of
from .highlight import Segment, segments
from .marks import heading, meaning, more, used
from .paper import Paper
from .plain import RIGHT_TO_LEFT, plain, plain_lines


@dataclass(frozen=True)
class Ref:
    """A reference and where it leads."""

    label: str
    target: str


@dataclass(frozen=True)
class ShownLine:
    """A line of the page ready to be set."""

    anchor: str
    strong: str
    text: str
    end: str
    note: str
    refs: tuple[Ref, ...]
    of: str
    """What it is about, for the filters; so elsewhere."""
    language: str = ""
    """Its language where it is not the page's; so elsewhere."""


@dataclass(frozen=True)
class ShownBlock:
    """A block of the page ready to be set."""

    key: str
    slug: str
    heading: str
    lines: tuple[ShownLine, ...]
    more: str


@dataclass(frozen=True)
class ShownMark:
    """A cell of the matrix: which mark, what it says, where it leads."""

    mark: Mark
    words: str
    label: str
    target: str


@dataclass(frozen=True)
class ShownRow:
    """A row of the matrix; None where nothing is reported."""

    label: str
    cells: tuple[ShownMark | None, ...]
    demand: ShownLine | None
    of: str


@dataclass(frozen=True)
class Foreign:
    """Evidence of a source in another language with its translation beside it."""

    quote: str
    translation: str
    language: str
    direction: str


@dataclass(frozen=True)
class Card:
    """A claim beside the source it rests on."""

    claim: Claim
    anchor: str
    places: tuple[Ref, ...]
    """Where else its evidence stands."""
    back: tuple[Ref, ...]
    """Lines of the page that show it."""
    of: str
    foreign: tuple[Foreign, ...]
    on_translation: str
    """Checks that read the translation."""


@dataclass(frozen=True)
class ShownSource:
    """A source with its marked text."""

    id: str
    title: str
    facts: tuple[str, ...]
    language: str
    direction: str
    segments: tuple[Segment, ...]
    cards: tuple[Card, ...]
    of: str


_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ACROSS = 184 / 25.4 * 72
"""Points between the margins of A4."""


def as_html(briefing: Briefing, paper: Paper = "a4") -> str:
    """Set the page and its sources as one HTML file that needs nothing else.

    Returns:
        A document whose content security policy allows nothing but its own style and its own few lines of script, and
        whose links all lead inside it; without the script it only lacks the filters.
    """
    sheet = _Sheet(briefing)
    style = Markup(_read("briefing.css") + _measures(briefing, paper) + sheet.anchors.overlap_rules())  # noqa: S704 - our own text, no article's
    script = Markup(_read("briefing.js"))  # noqa: S704 - the same
    return _template().render(
        briefing=briefing,
        foot=foot(briefing),
        sheet=sheet,
        style=style,
        script=script,
        words=sheet.words,
    )


def _language(named: str | None) -> str:
    """A language as HTML names it; empty for what is no such name, which a screen reader would stumble over."""
    return named if named and _LANGUAGE.fullmatch(named) else ""


def _fenced(text: str) -> Markup:
    """Fence words that run from right to left, so that what follows them keeps its place; all of it escaped."""
    fenced, at = Markup(), 0
    for found in RIGHT_TO_LEFT.finditer(text):
        fenced += escape(text[at : found.start()]) + Markup("<bdi>") + escape(found.group()) + Markup("</bdi>")
        at = found.end()
    return fenced + escape(text[at:])


def _digest(text: str) -> str:
    """Name a text as the content security policy does."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _measures(briefing: Briefing, paper: Paper) -> str:
    """Style rules that hold for this page: its paper, its size of type on either, and the columns of its matrix."""
    page = briefing.page
    shares = heading_shares(map(plain, page.matrix.labels), _ACROSS / page.points)
    columns = [
        f".matrix .issue:nth-child({at}){{width:{100 * share:.1f}%}}" for at, share in enumerate(shares, start=2)
    ]
    names = [plain(row.label) for row in page.matrix.rows]
    first, letter = (names_share(names, shares, _ACROSS / size) for size in (page.points, page.points_letter))
    rules = [
        f".sheet{{font-size:{page.points}pt}}",
        f".matrix thead th:first-child{{width:{100 * first:.1f}%}}",
        *columns,
        # Paper less high than A4 is Letter, whose lines are closer.
        f"@media print{'' if paper == 'letter' else ' and (max-height:272mm)'}"
        f"{{.sheet{{font-size:{page.points_letter}pt;line-height:1.2}}"
        f".matrix thead th:first-child{{width:{100 * letter:.1f}%}}}}",
        f"@page{{size:{paper}}}",
    ]
    return "\n".join(rules) + "\n"


def _read(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    """The template, with every value escaped wherever it stands."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters["plain"] = plain
    environment.filters["fenced"] = _fenced
    environment.globals["digest_of"] = _digest
    return environment.from_string(_read("briefing.html.j2"))


class _Sheet:
    """Everything the template asks for, in the order it asks."""

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self.words = page_words(briefing.page.language)
        self._phrased = {plain(phrase.said.replace("**", "")) for phrase in briefing.phrases}
        self._claims = Claims(briefing)
        self._languages = {source.id: source.language for source in briefing.sources}
        self.translation = translation_by(briefing)
        self.anchors = Anchors(briefing, self._claims)
        self.facets = Facets(briefing, self._claims)
        self.blocks = {block.key: self._block(block) for block in briefing.page.blocks}
        self.labels = tuple(map(plain, briefing.page.matrix.labels))
        self.rows = tuple(self._rows())
        self.marks = tuple((mark, meaning(mark, self.words)) for mark in used(briefing.page.matrix))
        self.strip: Strip | None = strip_of(briefing)
        self.map: SourceMap | None = source_map(briefing)

    def _block(self, block: Block) -> ShownBlock:
        slug = block.key.replace(" ", "-")
        lines = tuple(self.line(line, f"{slug}-{at}") for at, line in enumerate(block.lines, start=1))
        if block.key == "sources":
            lines = tuple(replace(line, language="") for line in lines)
        return ShownBlock(block.key, slug, heading(block.key, self.words), lines, more(block.left_out, self.words))

    def line(self, line: Line, anchor: str) -> ShownLine:
        """Make a line ready; a full stop goes behind the references."""
        text, strong = plain(line.text), plain(line.strong)
        strong = strong if text.startswith(strong) else ""
        text = text.removeprefix(strong)
        end = "." if line.refs and text.endswith(".") else ""
        refs = tuple(Ref(ref, self.anchors.of_ref(ref, line.items)) for ref in line.refs)
        of = self.facets.of(line.items)
        language = self.language_of(line.text)
        return ShownLine(anchor, strong, text.removesuffix(end), end, plain(line.note), refs, of, language)

    def language_of(self, text: str) -> str:
        """Say that a line of a page in another language is in English; empty where it is in the page's own."""
        return "" if is_english(self.words.language) or plain(text) in self._phrased else "en"

    def _rows(self) -> Iterable[ShownRow]:
        matrix = self._briefing.page.matrix
        labels = dict(zip(matrix.issues, self.labels, strict=True))
        for at, row in enumerate(matrix.rows, start=1):
            cells = {
                cell.issue: ShownMark(
                    cell.mark, f"{meaning(cell.mark, self.words)}: {labels[cell.issue]}", labels[cell.issue],
                    self.anchors.of_items(cell.items),
                )
                for cell in row.cells
            }  # fmt: skip
            demand = self.line(row.demand, f"row-{at}") if row.demand else None
            shown = tuple(cells.get(issue) for issue in matrix.issues)
            yield ShownRow(plain(row.label), shown, demand, self.facets.of_row(row))

    def sources(self) -> Iterable[ShownSource]:
        """Every source with its text cut at evidence and set-aside spans, and its claims."""
        for source in self._briefing.sources:
            cut = segments(source.text, self.anchors.in_source(source.id), source.removed)
            when = source.published
            dated = (
                f"{when.value} ({when.basis.value}{': ' + when.rule if when.rule else ''})" if when.value else "undated"
            )
            facts = [source.file, source.publisher or "no outlet", dated, f"origin {source.lineage}"]
            facts += [f"rewrites {source.rewrite_of}"] if source.rewrite_of else []
            facts += [f"relays {', '.join(source.quotes_outlets)}"] if source.quotes_outlets else []
            facts += [source.url] if source.url else []
            facts += [f"in {name_of(source.language)}"] if source.language and not is_english(source.language) else []
            shown = tuple(Segment(plain_lines(s.text), s.covered_by, s.begins, s.ends, plain(s.aside)) for s in cut)
            language, title = _language(source.language), plain(source.title or source.file)
            yield ShownSource(
                source.id, title, tuple(map(plain, facts)), language, direction(language), shown,
                tuple(self._cards(source.id)), self.facets.of_source(source.id),
            )  # fmt: skip

    def _cards(self, source: str) -> Iterable[Card]:
        for claim in self.anchors.claims_in(source):
            places = self.anchors.places(claim.evidence)
            first = claim.evidence[0].source == source
            yield Card(
                claim,
                self.anchors.card(claim.id) if first else "",
                tuple(Ref(label, target) for label, target in places),
                tuple(Ref(label, target) for label, target in self.anchors.shown_by(claim.id)),
                self.facets.of([claim.id]),
                tuple(self._foreign(claim, source)),
                on_translation(claim.checks),
            )

    def _foreign(self, claim: Claim, source: str) -> Iterable[Foreign]:
        """The claim's evidence in one source that has a translation."""
        language = _language(self._languages.get(source))
        for piece in claim.evidence:
            if piece.source == source and piece.translation:
                yield Foreign(plain(piece.quote), plain(piece.translation), language, direction(language))

    def computed(self) -> list[tuple[Claim, list[Ref]]]:
        """Claims that rest on other claims alone and so stand beside no source, with the way to those."""
        alone = (claim for claim in self._claims.by_id.values() if not claim.evidence)
        return [
            (claim, [Ref(name, anchor) for name in claim.rests_on if (anchor := self.anchors.card(name))])
            for claim in alone
        ]

    def backs(self, segment: Segment) -> list[Ref]:
        """Ways back from the end of evidence to the line of the page that cites it first."""
        targets = (self.anchors.back_from(anchor) for anchor in segment.ends)
        return [Ref("back to the page", target) for target in dict.fromkeys(filter(None, targets))]
