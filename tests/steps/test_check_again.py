"""A saved briefing is checked whole: a changed claim, sentence, mark or printed line doesn't pass as what was made."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from summarizer.cli.verifying import counted
from summarizer.engines.offline.engine import OfflineEngine
from summarizer.pipeline import check_again, make_briefing
from summarizer.schemas import Article, Briefing
from summarizer.steps import fit

TEXTS = (
    "Ferry fares split council\nBy Jane Roe, 3 March 2025\n\n"
    "Ann Lee opposes the harbour toll of 5 dollars. The council met on 3 March 2025. "
    "Ann Lee proposed a ferry at night.\n",
    "Harbour toll finds a friend\nBy Ole Lund, 20 March 2025\n\n"
    "Bo Park supports the harbour toll of 5 dollars. Bo Park opposes the ferry at night.\n",
)


@cache
def made() -> Briefing:
    """A briefing as the line makes it of two small articles, worded by templates."""
    given = [Article(id=f"hash{n}", file=f"{n}.txt", text=text) for n, text in enumerate(TEXTS)]
    return make_briefing(given, OfflineEngine())


Data = dict[str, Any]


def block(data: Data, key: str) -> Data:
    return next(one for one in data["page"]["blocks"] if one["key"] == key)


def replaced(part: Data, field: str, old: str, new: str) -> None:
    assert old in part[field], part[field]
    part[field] = part[field].replace(old, new)


def test_what_was_made_stands() -> None:
    assert [(one.id, one.claim, one.failed) for one in check_again(made())] == []


TAMPERED: list[tuple[str, Callable[[Data], object]]] = [
    ("title", lambda d: d.update(title="Ferry at night: agreed")),
    ("bottom line 1", lambda d: replaced(d["bottom_line"][0], "text", "Bo Park is against", "Bo Park is unsure")),
    ("bottom line 1", lambda d: d["bottom_line"][0].update(confidence="high", reason="")),
    ("bottom line", lambda d: d.update(bottom_line=d["bottom_line"][:1])),
    ("d1", lambda d: d["disputes"][0].update(question="The ferry by day")),
    ("coverage", lambda d: d["coverage"].update(origins=7)),
    ("page, title", lambda d: d["page"].update(title="The toll going: agreed")),
    ("page, coverage", lambda d: replaced(d["page"], "coverage", "2 articles", "20 articles")),
    ("page, footer", lambda d: replaced(d["page"], "footer", "6 of 6", "9 of 9")),
    ("page, bottom line 1", lambda d: replaced(block(d, "bottom line")["lines"][0], "text", "Ann Lee", "Bo Park")),
    ("page, disputed 1", lambda d: replaced(block(d, "disputed")["lines"][0], "text", "(for)", "(against)")),
    ("page, disputed 1", lambda d: block(d, "disputed")["lines"][0].update(refs=["s1"])),
    ("page, proposals 1", lambda d: replaced(block(d, "proposals")["lines"][0], "text", "floated", "pledged")),
    ("page, timeline 1", lambda d: replaced(block(d, "timeline")["lines"][0], "text", "3 Mar", "4 Mar")),
    ("page, sources 2", lambda d: block(d, "sources")["lines"].pop()),
    ("page, blocks", lambda d: d["page"]["blocks"].reverse()),
    ("page, who wants what 1", lambda d: d["page"]["matrix"]["rows"][0]["cells"][0].update(mark="conflict")),
    ("page, who wants what 1", lambda d: d["page"]["matrix"]["rows"][0].update(label="Cy Dunn")),
    ("page, who wants what 1", lambda d: d["page"]["matrix"]["rows"][0]["demand"].update(text="Wants nothing")),
    ("page, who wants what", lambda d: d["page"]["matrix"].update(labels=["Fun", "Ferry"])),
    ("provenance, extracted", lambda d: d["provenance"].update(extracted=50)),
    ("omissions", lambda d: d.update(omissions=[{"item": "p1", "rule": "matrix: at most 8 actors"}])),
]


@pytest.mark.parametrize(("place", "tamper"), TAMPERED)
def test_a_part_that_was_changed_is_named(place: str, tamper: Callable[[Data], object]) -> None:
    data = made().model_dump(mode="json")
    tamper(data)
    failed = {one.id for one in check_again(Briefing.model_validate(data))}
    assert any(name == place or name.startswith(f"{place} ") for name in failed), failed


def test_an_engines_own_sentences_pass_when_they_hold_and_fail_when_they_do_not() -> None:
    data = made().model_dump(mode="json")
    data["provenance"].update(wording="engine", prompts="abc")
    data["bottom_line"][0]["text"] = "Bo Park opposes the ferry at night, which Ann Lee wants."
    data["title"] = "Ann Lee and Bo Park part over the ferry"
    engine = Briefing.model_validate(data)
    engine = fit.fit(engine, engine.provenance)
    assert [(one.id, one.failed) for one in check_again(engine)] == []
    worse = engine.model_copy(update={"title": "Cy Dunn against Bo Park on 9 tolls"})
    assert "title" in {one.id for one in check_again(worse)}


def test_the_counts_of_footer_and_check_are_one_account() -> None:
    briefing = made()
    assert "6 of 6 claims verified" in briefing.page.footer
    assert counted(briefing, ()).startswith("8 of 8 entries stand; they unite 6 of the 6 claims that passed")
    assert "they unite 5 of the 6 claims" in counted(briefing, {"p1"})
