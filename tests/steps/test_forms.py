"""The forms that are files: one page whatever the briefing, nothing obeyed, everything counted by other tools."""

import csv
import io
import subprocess
import sys
from collections import Counter
from functools import cache

import docx
import networkx
import pypdf
import pytest
from steps.briefings import HOSTILE, PROVENANCE, Story, empty, hostile, many, single
from steps.sample_story import samples

from summarizer import api
from summarizer.lexicon.page import page_words
from summarizer.schemas import Briefing
from summarizer.schemas.briefing import typesetters
from summarizer.steps.fit import fit
from summarizer.steps.render import render
from summarizer.steps.render.graphics import strip_of
from summarizer.steps.render.pdf import unprintable
from summarizer.steps.render.rows import COLUMNS

LONG = " of the Interparliamentary Commission on Very Long Names Indeed"
BRIEFINGS = {
    "empty": empty,
    "single": single,
    "samples": samples,
    "five": lambda: many(5),
    "thirty": lambda: many(30),
    "hundreds": many,
    "long": lambda: many(30, LONG),
    "hostile": hostile,
    "ideographs": lambda: many(30, "安全保障に関する交渉と合意"),
    "arabic": lambda: many(30, " مفاوضات حول الضمانات الأمنية"),
    "cyrillic": lambda: many(30, " переговоры о гарантиях безопасности"),
}
SIZES = {"a4": (595, 842), "letter": (612, 792)}


@cache
def fitted(name: str) -> Briefing:
    return fit(BRIEFINGS[name](), PROVENANCE)


def squeezed(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", BRIEFINGS)
def test_pdf_is_one_page_with_every_line(name: str, paper: str) -> None:
    briefing = fitted(name)
    file = pypdf.PdfReader(io.BytesIO(render(briefing, "pdf", paper=paper)))  # type: ignore[call-overload]
    (page,) = file.pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == SIZES[paper]
    if name in ("single", "samples", "hundreds"):
        printed = squeezed(page.extract_text())
        for block in briefing.page.blocks:
            assert squeezed(page_words("en")(f"heading.{block.key}").upper()) in printed
            for line in block.lines:
                assert squeezed(line.text) in printed, line.text
        for row in briefing.page.matrix.rows:
            assert squeezed(row.label) in printed


def test_pdf_obeys_no_article_and_is_the_same_again() -> None:
    story = Story()
    for attack in (*HOSTILE, "#panic()", "*bold* _x_ $y$", '#read("/etc/passwd")', "#image(bytes(())) @ref <label>"):
        source = story.source(f"{attack}\nA said {attack} now.", file=f"{attack[:30]}.txt")
        actor, issue = story.actor(attack[:60]), story.issue(attack[:40], attack)
        evidence = story.cite(source, "now.")
        story.judgment("bottom_line", attack, story.position(actor, issue, "oppose", attack, evidence))
        story.event(attack, ("2025-09-02", "2025-09-03"), evidence)
    briefing = fit(story.briefing(title="#panic() *bold*"), PROVENANCE)
    made = render(briefing, "pdf")
    assert made == render(briefing, "pdf")
    file = pypdf.PdfReader(io.BytesIO(made))
    assert "#panic() *bold*" in file.pages[0].extract_text()
    assert file.metadata
    assert file.metadata.title == "#panic() *bold*"
    assert b"/URI" not in made
    assert b"/JavaScript" not in made


def test_pdf_names_the_letters_it_cannot_print() -> None:
    assert unprintable(fitted("samples")) == ""
    story = Story()
    source = story.source("A said no.")
    # A plane of private letters: no font of any system has them.
    evidence = story.cite(source, "A said")
    position = story.position(story.actor("A \U000f0001"), story.issue("Levy", "x"), "oppose", "A said no.", evidence)
    story.judgment("bottom_line", "A is against.", position)
    briefing = fit(story.briefing(), PROVENANCE)
    assert unprintable(briefing) == "\U000f0001"
    assert len(pypdf.PdfReader(io.BytesIO(render(briefing, "pdf"))).pages) == 1


@pytest.mark.parametrize("name", ["empty", "samples", "hostile", "hundreds"])
def test_word_has_headings_and_a_table(name: str) -> None:
    briefing = fitted(name)
    made = render(briefing, "docx")
    assert made == render(briefing, "docx")
    file = docx.Document(io.BytesIO(made))
    headings = [p.text for p in file.paragraphs if p.style and p.style.name == "Heading 2"]
    wanted = [page_words("en")(f"heading.{block.key}").upper() for block in briefing.page.blocks]
    assert [heading for heading in headings if heading != "WHO WANTS WHAT"] == wanted
    printed = squeezed("".join(p.text for p in file.paragraphs))
    if name != "hostile":
        for block in briefing.page.blocks:
            assert all(squeezed(line.text) in printed for line in block.lines)
    matrix = briefing.page.matrix
    if matrix.rows:
        (table,) = file.tables
        assert [cell.text for cell in table.rows[0].cells][-1] == "Demand"
        assert len(table.rows) == len(matrix.rows) + 1
        marks = sum(bool(cell.text) for row in table.rows[1:] for cell in row.cells[1:-1])
        assert marks == sum(len(row.cells) for row in matrix.rows)


@pytest.mark.parametrize("name", BRIEFINGS)
def test_csv_has_a_row_for_each_piece_of_evidence(name: str) -> None:
    briefing = fitted(name)
    head, *rows = csv.reader(io.StringIO(render(briefing, "csv")), strict=True)
    assert tuple(head) == COLUMNS
    assert len(rows) == sum(len(position.evidence) for position in briefing.positions)
    assert all(len(row) == len(COLUMNS) for row in rows)
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@＝＋－＠\t\r") and cell]
    stances = Counter(position.stance.value for position in briefing.positions for _ in position.evidence)
    assert Counter(row[head.index("stance")] for row in rows) == stances


def test_csv_says_who_where_and_when() -> None:
    rows = list(csv.DictReader(io.StringIO(render(fitted("samples"), "csv")), strict=True))
    row = next(row for row in rows if row["actor"] == "Donald Tusk")
    assert (row["office"], row["organisation"], row["issue"], row["stance"]) == (
        "Prime Minister", "Poland", "Western troops", "oppose",
    )  # fmt: skip
    source = next(source for source in fitted("samples").sources if source.id == row["source"])
    assert source.text[int(row["start"]) : int(row["end"])].split() == row["quote"].split()


@pytest.mark.parametrize("formula", ["=1+1", "@SUM(A1)", "-2+3", "+cmd|' /C calc'!A0", "\t=1", " =1", "＝1"])
def test_csv_holds_no_formula(formula: str) -> None:
    story = Story()
    source = story.source(f"{formula} said no.", outlet=formula)
    story.position(story.actor(formula), story.issue(formula, formula), "oppose", formula, story.cite(source, "no."))
    (row,) = csv.DictReader(io.StringIO(render(fit(story.briefing(), PROVENANCE), "csv")))
    for name in ("actor", "issue", "statement", "outlet", "quote"):
        assert row[name].startswith("'"), name


@pytest.mark.parametrize("name", BRIEFINGS)
def test_graphml_has_the_counts_of_the_json(name: str) -> None:
    briefing = fitted(name)
    graph = networkx.read_graphml(io.BytesIO(render(briefing, "graphml").encode()), force_multigraph=True)
    modes = Counter(facts["mode"] for _, facts in graph.nodes(data=True))
    assert modes == Counter(
        {mode: count for mode, count in (("actor", len(briefing.actors)), ("issue", len(briefing.issues))) if count}
    )
    assert graph.number_of_edges() == len(briefing.positions)
    assert not graph.is_directed()
    held = {position.id: position for position in briefing.positions}
    for one, other, key, facts in graph.edges(keys=True, data=True):
        assert {one, other} == {held[key].speaker, held[key].issue}
        assert facts["stance"] == held[key].stance.value
        assert facts.get("agreement") == {"support": True, "oppose": False}.get(facts["stance"])


def test_a_notebook_shows_the_page_in_a_frame() -> None:
    briefing = fitted("hostile")
    assert briefing._repr_markdown_() == render(briefing, "markdown")
    frame = briefing._repr_html_()
    assert frame is not None
    assert frame.count("<") == 2, "nothing but the frame itself is markup"
    assert 'sandbox="allow-scripts"' in frame
    assert set(typesetters) == {"markdown", "html"}, api.__doc__


def test_a_library_that_is_missing_is_named() -> None:
    code = "import sys; sys.modules['typst'] = None\nfrom summarizer.cli import main\nmain()"
    command = [sys.executable, "-c", code, "render", "x.json", "-o", "x.pdf"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2, done.stderr
    assert "structured-summarizer[pdf]" in done.stderr


@pytest.mark.parametrize(
    ("days", "ticks"),
    [
        (("2025-01-10", "2025-06-20"), {"Mar"}),
        (("2023-10-01", "2024-04-20"), {"2024"}),
        (("2019-03-01", "2025-06-20"), {"2021", "2023"}),
    ],
)
def test_the_strip_says_which_year(days: tuple[str, str], ticks: set[str]) -> None:
    story = Story()
    source = story.source("A said no.")
    evidence = story.cite(source, "A said")
    story.position(story.actor("A"), story.issue("Levy", "x"), "oppose", "A said no.", evidence)
    for day in days:
        story.event("Vote", (day, day), evidence)
    strip = strip_of(fit(story.briefing(), PROVENANCE))
    assert strip
    names = [name for _, name in strip.ticks]
    assert ticks <= set(names), names
    assert len(names) == len(set(names)), "no tick can be taken for another year's"
