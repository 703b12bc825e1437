"""Every form shows the page and nothing else, leads to the evidence, and obeys no article."""

import base64
import hashlib
import json
import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from rich.cells import cell_len
from steps.briefings import HOSTILE, PROVENANCE, Story, empty, hostile, many, single
from steps.sample_story import samples

from summarizer.schemas import Briefing, RemovedSpan
from summarizer.steps.fit import fit
from summarizer.steps.fit.words import count
from summarizer.steps.render import forms, render
from summarizer.steps.render.graphics import source_map, strip_of
from summarizer.steps.render.highlight import segments
from summarizer.steps.render.markdown import escaped
from summarizer.steps.render.plain import STEERING, ascii_only, plain

LONG = " of the Interparliamentary Commission on Very Long Names Indeed"
BRIEFINGS = {
    "empty": empty,
    "single": single,
    "samples": samples,
    "hostile": hostile,
    "many": many,
    "long": lambda: many(30, LONG),
}
VOID = {"meta", "link", "br", "img", "input", "hr"}


@cache
def fitted(name: str) -> Briefing:
    return fit(BRIEFINGS[name](), PROVENANCE)


@cache
def shown(name: str, form: str, width: int = 80, unicode: bool = True) -> str:
    return render(fitted(name), form, width=width, unicode=unicode)  # type: ignore[arg-type]


def texts_of(briefing: Briefing) -> list[str]:
    page = briefing.page
    lines = [line for block in page.blocks for line in block.lines]
    lines += [row.demand for row in page.matrix.rows if row.demand]
    return [page.title, page.coverage, page.footer, *(line.text for line in lines)]


def squeezed(text: str) -> str:
    """Letters and digits alone, so that line breaks, markup and references don't matter."""
    return re.sub(r"[\W_]+", "", re.sub(r"\[s\d+[^\]]*\](\(#\w+\))?", "", text))


def test_forms_are_named() -> None:
    assert set(forms()) == {"terminal", "markdown", "html", "json", "csv", "graphml", "pdf", "docx"}
    with pytest.raises(ValueError, match="papyrus"):
        render(fitted("single"), "papyrus")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", BRIEFINGS)
@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json", "csv", "graphml"])
def test_no_form_lets_a_steering_character_out(name: str, form: str) -> None:
    text = shown(name, form)
    assert not STEERING.findall(text)
    assert text.endswith("\n")
    assert text == render(fitted(name), form)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_each_line_of_the_page_is_in_every_form(form: str) -> None:
    for name in ("empty", "single", "samples"):
        text = shown(name, form, 200)
        if form == "html":
            text = Reader.of(text).text
        whole = squeezed(text)
        for line in texts_of(fitted(name)):
            assert squeezed(line) in whole, line


# Terminal


@pytest.mark.parametrize("name", BRIEFINGS)
@pytest.mark.parametrize("width", [40, 60, 80, 99, 100, 120])
def test_terminal_keeps_to_its_width(name: str, width: int) -> None:
    for line in shown(name, "terminal", width).splitlines():
        assert cell_len(line) <= width, line
        assert line == line.rstrip()


@pytest.mark.parametrize("name", sorted(set(BRIEFINGS) - {"long", "hostile"}), ids=str)  # whose words get broken
def test_terminal_prints_no_more_words_than_the_page_counts(name: str) -> None:
    page = fitted(name).page
    text = shown(name, "terminal", 250)
    printed = count(re.sub(r"^\s*(\d\.|•)", "", text, flags=re.MULTILINE))
    # The words after a cut block and the key to the marks are fixed; fit reckons the longest wording of them.
    assert printed <= page.words + 2 * sum(bool(block.left_out) for block in page.blocks)
    assert printed >= page.words * 0.9 - 12


def test_terminal_without_color_has_no_escape_and_with_color_only_colors() -> None:
    coloured = render(fitted("hostile"), "terminal", color=True)
    left = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert coloured != left
    assert "\x1b" not in left
    # A coloured line may end in coloured blanks.
    assert [line.rstrip() for line in left.splitlines()] == shown("hostile", "terminal").splitlines()


def test_terminal_in_ascii() -> None:
    text = shown("samples", "terminal", 80, False)
    assert text.isascii()
    assert "Zelenskyy" in text
    assert re.search(r"Donald Trump.*-\s+\+\s+~", text)
    assert "+ for, - against, ~ conditional, ! reports conflict, blank = not reported" in text
    assert shown("hostile", "terminal", 80, False).isascii()
    assert ascii_only("Zoë Brûlé – “Łódź”") == 'Zoe Brule - "Lodz"'


def test_terminal_puts_demands_beside_the_marks_when_there_is_room() -> None:
    wide, narrow = shown("samples", "terminal", 120), shown("samples", "terminal", 80)
    assert re.search(r"Keir Starmer \(United Kingdom\).*●.*●.*Is willing to send troops \[s4\]", wide)
    assert re.search(r"Keir Starmer \(United Kingdom\) +● +●\n", narrow)
    assert "Keir Starmer (United Kingdom) Is willing to send troops [s4]" in narrow


def test_references_are_not_broken_across_lines() -> None:
    for width in range(40, 130, 7):
        for line in shown("samples", "terminal", width).splitlines():
            assert line.count("[s") == line.count("]")


def test_rich_markup_of_an_article_is_text() -> None:
    text = shown("hostile", "terminal", 120)
    assert "[bold red]markup[/bold red]" in text
    assert ":smile:" in text


@pytest.mark.parametrize("width", [40, 48, 56])
def test_a_narrow_terminal_breaks_no_word(width: int) -> None:
    text = shown("samples", "terminal", width)
    words = {word for line in texts_of(fitted("samples")) for word in line.split() if len(word) < 20}
    words |= {word for label in fitted("samples").page.matrix.labels for word in label.split()}
    printed = set(re.sub(r"[()\[\].]", "", text).split())
    assert {re.sub(r"[()\[\].]", "", word) for word in words} - printed == set()


def test_a_wide_terminal_is_not_filled() -> None:
    assert shown("samples", "terminal", 300) == shown("samples", "terminal", 120)


# Markdown


@pytest.mark.parametrize("name", BRIEFINGS)
def test_markdown_holds_nothing_but_our_own_links(name: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(shown(name, "markdown"))
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.attrGet("href")[0] for child in inline if child.type == "link_open"} <= {"#"}
    assert not [child for child in inline if child.type == "image"]
    assert {child.content for child in inline if child.type == "html_inline"} <= {"<!-- -->"}
    assert {token.type for token in tokens}.isdisjoint({"html_block", "fence", "code_block"})
    assert sum(token.type == "table_open" for token in tokens) == bool(fitted(name).page.matrix.rows)


def test_a_cell_of_the_table_stays_one_cell() -> None:
    story = Story()
    source = story.source("A said it.")
    actor = story.actor("North | South")
    issue = story.issue("Toll | tax", "The toll should go.")
    story.position(actor, issue, "support", "Wants `a | b` gone.", story.cite(source, "A said"))
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(render(fit(story.briefing(), PROVENANCE), "markdown"))
    cells = [
        "".join(child.content for child in tokens[at + 1].children or ())
        for at, token in enumerate(tokens)
        if token.type in ("th_open", "td_open")
    ]
    assert cells == ["", "Toll | tax", "Demand", "North | South", "●", "Wants `a | b` gone [^s1-1]"]


def test_markdown_headings_are_ours() -> None:
    tokens = MarkdownIt("commonmark").parse(shown("hostile", "markdown"))
    headings = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
    ids = re.compile(r"[a-z]\d+")
    ours = {"Bottom line", "Key judgments", "On the table", "Disputed", "Timeline", "Changed", "Not known", "Sources"}
    ours |= {"Reports differ", "Who wants what", "Evidence", "Not verified", "Not read", "All sources"}
    assert {heading for heading in headings[1:] if not ids.fullmatch(heading)} == ours


def footnoted(text: str) -> tuple[Counter[str], dict[str, str]]:
    """References by label, and definitions as a renderer with footnotes sees them."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).use(footnote_plugin).parse(text)
    inside = [child for token in tokens for child in token.children or ()]
    references = Counter(child.meta["label"] for child in inside if child.type == "footnote_ref")
    defined: dict[str, str] = {}
    label = ""
    for token in tokens:
        label = (
            token.meta["label"] if token.type == "footnote_open" else "" if token.type == "footnote_close" else label
        )
        if label and token.type == "inline":
            defined[label] = "".join(c.content for c in token.children or () if c.type != "html_inline")
    return references, defined


@pytest.mark.parametrize("name", BRIEFINGS)
def test_each_footnote_has_its_quotation_and_none_is_orphaned(name: str) -> None:
    text, briefing = shown(name, "markdown"), fitted(name)
    references, defined = footnoted(text)
    labels = re.findall(r"^\[\^([\w-]+)\]: ", text, flags=re.MULTILINE)
    assert labels == list(dict.fromkeys(labels)), "defined once"
    assert set(references) == set(defined) == set(labels)
    places = [[int(number) for number in label[1:].split("-")] for label in labels]
    assert places == sorted(places), "the order of sources and sentences"
    texts = {source.id: plain(source.text) for source in briefing.sources}
    for label, said in defined.items():
        assert said.split("” — ")[0][1:] in texts[label.split("-")[0]], said
    on_page = text.split("\n---\n")[0]
    lines = [line for block in briefing.page.blocks if block.key != "sources" for line in block.lines]
    assert len(re.findall(r"\[\^", on_page)) >= sum(bool(line.refs) for line in lines)


def test_a_footnote_says_where_it_is_from_and_claims_lead_to_one_another() -> None:
    text = shown("samples", "markdown")
    references, defined = footnoted(text)
    assert len(defined) > 15
    assert references.most_common(1)[0][1] > 1, "one sentence, one footnote, however often it is cited"
    (said,) = (said for said in defined.values() if said.startswith("“Following the meeting, Macron announced that 26"))
    assert re.search(r"” — s5, .+, .+; sentence \d+, characters \d+ to \d+, verified$", said)
    targets = set(re.findall(r"\]\(#([\w-]+)\)", text))
    assert targets <= set(re.findall(r"^### (\S+)$", text, flags=re.MULTILINE))
    assert len(targets) > 10


def test_one_more_position_changes_no_other_footnote() -> None:
    story = Story()
    source = story.source("Levy\nAda wants the levy. Ben rejects the toll. Cleo likes the tram.")
    issue = story.issue("Levy", "The levy should be kept.")
    texts = []
    for name, phrase in (("Cleo", "likes the tram"), ("Ada", "wants the levy"), ("Ben", "rejects the toll")):
        story.position(story.actor(name), issue, "support", f"{name} {phrase}.", story.cite(source, phrase))
        texts.append(footnoted(render(fit(story.briefing(), PROVENANCE), "markdown"))[1])
    assert [len(one) for one in texts] == [1, 2, 3]
    assert all(one.items() < other.items() for one, other in pairwise(texts))


@pytest.mark.parametrize("attack", HOSTILE)
def test_escaped_text_is_rendered_as_it_was(attack: str) -> None:
    (paragraph,) = [t for t in MarkdownIt("commonmark").parse(escaped(attack)) if t.type == "inline"]
    kinds = {child.type for child in paragraph.children or ()}
    assert kinds <= {"text", "text_special", "html_inline"}
    said = "".join(child.content for child in paragraph.children or () if child.type != "html_inline")
    assert said == plain(attack)


@given(st.text(alphabet="ab1#*_[]()<>|`~!&;:/@-+=.\\ \n$", max_size=60))
def test_no_text_becomes_markup(text: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(f"x\n\n{escaped(text)}\n")
    assert {token.type for token in tokens} <= {"paragraph_open", "paragraph_close", "inline"}
    children = [child for token in tokens[3:] for child in token.children or ()]
    assert {child.type for child in children} <= {"text", "text_special", "html_inline"}
    said = "".join(child.content for child in children if child.type != "html_inline")
    assert said == plain(text)


# JSON


@pytest.mark.parametrize("name", BRIEFINGS)
def test_json_is_the_contract(name: str) -> None:
    assert Briefing.model_validate_json(shown(name, "json")) == fitted(name)
    assert json.loads(shown(name, "json"))["page"]["words"] == fitted(name).page.words


# HTML


class Reader(HTMLParser):
    """Reads a document strictly: every element closed where it should be, every attribute kept."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""

    @classmethod
    def of(cls, text: str) -> "Reader":
        reader = cls()
        reader.feed(text)
        reader.close()
        assert reader.open == []
        return reader

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


@pytest.mark.parametrize("name", BRIEFINGS)
def test_html_is_whole_and_closed(name: str) -> None:
    reader = Reader.of(shown(name, "html"))
    assert len(reader.ids) == len(set(reader.ids))
    tags = {tag for tag, *_ in reader.attributes}
    assert tags.isdisjoint({"img", "iframe", "link", "object", "form", "base"})
    text = shown(name, "html")
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert script == resources.files("summarizer.steps.render").joinpath("briefing.js").read_text(encoding="utf-8")
    assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in text.split("base-uri")[0]
    for tag, attribute, value in reader.attributes:
        assert not attribute.startswith("on"), (tag, attribute)
        assert attribute not in ("style", "src", "srcset", "action", "xlink:href")
        if attribute == "href":
            assert value.startswith("#"), value
            assert value[1:] in reader.ids, value
        if attribute in ("aria-labelledby",):
            assert value in reader.ids


def test_html_says_what_the_browser_may_do() -> None:
    text = shown("samples", "html")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy.startswith("default-src &#39;none&#39;; style-src &#39;sha256-") or policy.startswith(
        "default-src 'none'; style-src 'sha256-"
    )
    assert "unsafe" not in policy
    assert "<html lang=" in text
    assert 'scope="col"' in text
    assert 'scope="row"' in text


def test_html_shows_every_source_whole_and_every_slice_marked() -> None:
    text = shown("samples", "html")
    whole = squeezed(Reader.of(text).text)
    for source in fitted("samples").sources:
        assert squeezed(source.text) in whole
    for quote in ("Macron announced that 26 members", "dismissed the idea as speculation"):
        assert re.search(rf"<mark[^>]*>[^<]*{quote}", text)
    assert re.search(r'class="aside" title="Set aside: subscription pitch">Subscribe today', text)


def test_html_references_lead_to_the_evidence_of_their_line() -> None:
    text, briefing = shown("samples", "html"), fitted("samples")
    at = next(i for i, line in enumerate(_block(briefing, "disputed"), start=1) if line.strong == "EU competence")
    (target,) = re.findall(rf'id="disputed-{at}">.*?<a href="#(k\d+)">s4</a>', text)
    (marked,) = re.findall(rf'<mark id="{target}"[^>]*>([^<]+)', text)
    assert "sharply criticised Ursula von der Leyen" in marked


def _block(briefing: Briefing, key: str) -> tuple:  # type: ignore[type-arg]
    return next(block.lines for block in briefing.page.blocks if block.key == key)


def test_html_keeps_the_unverified_apart() -> None:
    text = Reader.of(shown("samples", "html")).text
    page, below = text.split("Sources and evidence", 1)
    assert "Keir Starmer rejects ground troops" not in page
    assert "Not verified" in below
    assert "polarity: the claim opposes" in below


def test_marks_have_words() -> None:
    text = shown("samples", "html")
    marks = re.findall(r'<svg class="mark (\w+)"[^>]*aria-label="([^"]+)"><title>([^<]+)</title>', text)
    assert {mark for mark, *_ in marks} == {"support", "oppose", "conditional", "conflict"}
    assert all(label == title for _, label, title in marks)
    assert ("oppose", "against: NATO membership", "against: NATO membership") in marks


def test_drawings_only_where_there_is_something_to_draw() -> None:
    assert strip_of(fitted("single")) is None
    assert source_map(fitted("single")) is None
    strip, drawn = strip_of(fitted("samples")), source_map(fitted("samples"))
    assert strip
    assert [moment.x for moment in strip.moments] == sorted(moment.x for moment in strip.moments)
    assert all(0 <= moment.x <= 340 and moment.x + moment.width <= 340 for moment in strip.moments)
    assert drawn
    assert len(drawn.outlets) == 5
    assert len(drawn.relays) == 7
    assert len(drawn.rewrites) == 1
    assert "s2 relays Financial Times and rewrites s1" in drawn.words


# Segments

RANGES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8)


@given(st.text(min_size=0, max_size=40), RANGES, RANGES)
def test_segments_join_to_the_text_and_cover_exactly_their_evidence(
    text: str, ranges: list[tuple[int, int]], asides: list[tuple[int, int]]
) -> None:
    evidence = [(f"k{at}", start, end) for at, (start, end) in enumerate(ranges)]
    removed = [RemovedSpan(start=start, end=end, rule="r") for start, end in asides if start < end]
    cut = segments(text, evidence, removed)
    assert "".join(segment.text for segment in cut) == text
    for anchor, start, end in evidence:
        covered = "".join(segment.text for segment in cut if anchor in segment.covered_by)
        assert covered == (text[start:end] if start < end else "")
        beginnings = sum(anchor in segment.begins for segment in cut)
        assert beginnings == sum(anchor in segment.ends for segment in cut) == bool(covered)
    for span in removed:
        inside = "".join(segment.text for segment in cut if segment.aside)
        assert len(inside) >= len(text[span.start : span.end])


def test_evidence_that_is_one_segment_owns_it() -> None:
    cut = segments("abcdef", [("k1", 0, 4), ("k2", 0, 2), ("k3", 2, 6)], [])
    assert [(segment.text, segment.begins) for segment in cut] == [("ab", ("k2", "k1")), ("cd", ("k3",)), ("ef", ())]
