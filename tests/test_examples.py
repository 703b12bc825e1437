"""The examples in the docs are what the program makes of them today, and each opens in what it is for."""

import csv
import io
import re
import shlex
from pathlib import Path

import docx
import networkx
import pypdf
import pytest

from summarizer import api
from summarizer.cli.output import SUFFIXES
from summarizer.schemas import Briefing

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
AGAIN = "run python docs/make_examples.py"


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return Briefing.load(EXAMPLES / "briefing.json")


def command() -> list[str]:
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8").split("<!-- make the examples -->")[1]
    return shlex.split(text.split("```")[1])


def test_the_command_makes_every_form_there_is() -> None:
    words = command()
    assert words[:4] == ["summarizer", "brief", "seeds", "--engine"]
    made = [Path(word) for word in words if word.startswith("docs/examples/")]
    assert {SUFFIXES[path.suffix] for path in made} == set(SUFFIXES.values())
    assert sorted(path.name for path in made) == sorted(p.name for p in EXAMPLES.glob("briefing.*"))


@pytest.mark.parametrize("suffix", [".html", ".md", ".txt", ".csv", ".graphml"])
def test_each_text_is_made_of_the_json(briefing: Briefing, suffix: str) -> None:
    made = api.render(briefing, SUFFIXES[suffix])
    assert made == (EXAMPLES / f"briefing{suffix}").read_text(encoding="utf-8"), AGAIN


def test_each_file_opens(briefing: Briefing) -> None:
    (page,) = pypdf.PdfReader(EXAMPLES / "briefing.pdf").pages
    assert briefing.page.title in " ".join(page.extract_text().split()), AGAIN
    word = docx.Document(str(EXAMPLES / "briefing.docx"))
    assert word.paragraphs[0].text == briefing.page.title, AGAIN
    graph = networkx.read_graphml(EXAMPLES / "briefing.graphml", force_multigraph=True)
    assert graph.number_of_edges() == len(briefing.positions)
    rows = list(csv.DictReader(io.StringIO((EXAMPLES / "briefing.csv").read_text(encoding="utf-8")), strict=True))
    assert {row["position"] for row in rows} == {position.id for position in briefing.positions}


RELATIONS = {
    "succession": r"## Changed\n(?:.+\n|\n(?!#))*- .*: .+, then .+ \*\(succession\)\*",
    "changed-position": r"## Changed\n(?:.+\n|\n(?!#))*- .* changed position on .+ \*\(changed position\)\*",
    "source-conflict": r"## Reports differ\n(?:.+\n|\n(?!#))*- Sources differ on where .+ \*\(source conflict\)\*",
    "scope-mismatch": r"## Reports differ\n(?:.+\n|\n(?!#))*- Reports differ in scope on .+ \*\(scope mismatch\)\*",
    "drift": r"## Reports differ\n(?:.+\n|\n(?!#))*- .*drops the condition.+ \*\(drift\)\*",
    "conditional": r"## On the table\n(?:.+\n|\n(?!#))*- .+; backed; for .+ \*\(as long as .+\)\*",
    "sequencing": r"## Disputed\n(?:.+\n|\n(?!#))*- .+ v\. .+ \*\(order of steps\)\*",
}
"""What the page of each kind must have, under the heading it belongs to."""


def relations() -> list[list[str]]:
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8").split("<!-- make the relations -->")[1]
    return [shlex.split(line) for line in text.split("```")[1].strip().splitlines()]


def test_each_kind_of_relation_has_a_command_and_a_page() -> None:
    made = [Path(words[-1]) for words in relations()]
    assert [path.stem for path in made] == list(RELATIONS)
    assert sorted(path.name for path in made) == sorted(path.name for path in (EXAMPLES / "relations").iterdir())
    assert all(words[:2] == ["summarizer", "brief"] for words in relations())


@pytest.mark.parametrize("kind", RELATIONS)
def test_the_relation_stands_on_the_page(kind: str) -> None:
    page, _, _ = (EXAMPLES / "relations" / f"{kind}.md").read_text(encoding="utf-8").partition("\n## Evidence\n")
    assert re.search(RELATIONS[kind], page), f"{kind}: {AGAIN}"
