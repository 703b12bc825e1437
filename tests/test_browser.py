"""The HTML in a real browser: silent, off the network, clicked through, in the dark, on a phone and on paper."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from steps.briefings import PROVENANCE, hostile, many
from steps.sample_story import samples

from summarizer.steps.fit import fit
from summarizer.steps.render import render

playwright = pytest.importorskip("playwright.sync_api", reason="pip install playwright runs the browser's tests")

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
LONG = " of the Interparliamentary Commission on Very Long Names Indeed"
BRIEFINGS = {
    "samples": samples,
    "hostile": hostile,
    "many": many,
    "long": lambda: many(30, LONG),
    "cyrillic": lambda: many(30, " переговоры о гарантиях безопасности"),
    "ideographs": lambda: many(30, "安全保障に関する交渉と合意"),
}


@pytest.fixture(scope="session")
def browser() -> Iterator["playwright.Browser"]:
    """The system's Chromium; playwright's own download is not used."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        missing = "no Chromium is installed: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=QUIET)
        yield started
        started.close()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One HTML file for each briefing."""
    folder = tmp_path_factory.mktemp("pages")
    for name, make in BRIEFINGS.items():
        (folder / f"{name}.html").write_text(render(fit(make(), PROVENANCE), "html"), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in BRIEFINGS}


class Visit:
    """A page opened while everything it asks for and complains about is written down."""

    def __init__(self, browser: "playwright.Browser", file: Path, **options: object) -> None:
        self.asked: list[str] = []
        self.said: list[str] = []
        self.page = browser.new_context(reduced_motion="reduce", **options).new_page()
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: self.said.append(dialog.message))
        self.page.route("**/*", self._only_files)
        self.page.goto(file.as_uri())

    def _only_files(self, route: "playwright.Route") -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            self.asked.append(route.request.url)
            route.abort()

    def ask(self, script: str) -> object:
        return self.page.evaluate(script)

    def close(self) -> None:
        self.page.context.close()


@pytest.mark.parametrize("name", BRIEFINGS)
def test_nothing_is_said_and_nothing_is_asked_for(
    browser: "playwright.Browser", files: dict[str, Path], name: str
) -> None:
    for options in ({}, {"color_scheme": "dark"}, {"viewport": {"width": 380, "height": 800}}):
        visit = Visit(browser, files[name], **options)
        assert (visit.said, visit.asked) == ([], [])
        width = options.get("viewport", {}).get("width", 1280)
        assert visit.ask("document.documentElement.scrollWidth") <= width, "the page scrolls sideways"
        visit.close()


def test_a_reference_lights_up_its_sentence_and_leads_back(
    browser: "playwright.Browser", files: dict[str, Path]
) -> None:
    visit = Visit(browser, files["samples"])
    colour = "getComputedStyle(document.getElementById('{}')).backgroundColor"
    references = visit.page.locator("#disputed-1 .refs a, #row-1 .refs a, #key-judgments-2 .refs a, #row-1 td.cell a")
    assert references.count() >= 8
    for at in range(references.count()):
        anchor = str(references.nth(at).get_attribute("href"))[1:]
        before = visit.ask(colour.format(anchor))
        references.nth(at).click()
        target = visit.page.locator(":target")
        assert target.get_attribute("id") == anchor
        assert target.evaluate("element => element.tagName") == "MARK"
        assert visit.ask(colour.format(anchor)) != before
        box = target.bounding_box()
        assert box
        assert 0 <= box["y"] < 720, "the sentence is in view"
        target.locator("xpath=following-sibling::a[contains(@class,'back')][1]").click()
        assert visit.page.locator("article :target").count() == 1
    assert (visit.said, visit.asked) == ([], [])
    visit.close()


def test_overlapping_evidence_lights_up_whole(browser: "playwright.Browser", tmp_path: Path) -> None:
    briefing = samples()
    first, second, *rest = briefing.positions
    source = briefing.sources[0]
    one, two, three = source.sentences[3:6]
    spans = {first.id: (one.start, two.end), second.id: (two.start, three.end)}
    changed = [
        position.model_copy(
            update={
                "evidence": (
                    position.evidence[0].model_copy(
                        update={"source": "s1", "start": start, "end": end, "quote": source.text[start:end]}
                    ),
                )
            }
        )
        for position in (first, second)
        for start, end in [spans[position.id]]
    ]
    file = tmp_path / "overlap.html"
    page = fit(briefing.model_copy(update={"positions": (*changed, *rest)}), PROVENANCE)
    file.write_text(render(page, "html"), encoding="utf-8")
    visit = Visit(browser, file)
    lit = "[...document.querySelectorAll('.text mark')].filter(m => getComputedStyle(m).backgroundColor == '{}')"
    colour = "rgb(255, 200, 61)"
    for _, (start, end) in spans.items():
        anchor = next(
            mark.get_attribute("id")
            for mark in visit.page.locator(".text [id]").all()
            if _from(mark).startswith(source.text[start : start + 30])
        )
        visit.page.goto(f"{file.as_uri()}#{anchor}")
        shown = visit.ask(f"{lit.format(colour)}.map(m => m.textContent).join('')")
        assert shown == source.text[start:end]
    visit.close()


def _from(mark: "playwright.Locator") -> str:
    """The text from a mark on."""
    return str(mark.evaluate("m => { let t = ''; for (let n = m; n; n = n.nextSibling) t += n.textContent; return t }"))


def test_dark_is_dark_and_readable(browser: "playwright.Browser", files: dict[str, Path]) -> None:
    ratios = {}
    for scheme in ("light", "dark"):
        visit = Visit(browser, files["samples"], color_scheme=scheme)
        paper = _luminance(str(visit.ask("getComputedStyle(document.querySelector('.sheet')).backgroundColor")))
        assert (paper < 0.1) == (scheme == "dark")
        for part in (".coverage", ".sheet h2", ".refs a", ".note", ".key", ".sheet footer", ".matrix thead th", "h1"):
            ink = str(visit.ask(f"getComputedStyle(document.querySelector('{part}')).color"))
            high, low = sorted((paper, _luminance(ink)), reverse=True)
            ratios[scheme, part] = (high + 0.05) / (low + 0.05)
        visit.close()
    assert {key: ratio for key, ratio in ratios.items() if ratio < 4.5} == {}, "WCAG AA"


def _luminance(colour: str) -> float:
    """Relative luminance of "rgb(r, g, b)", after WCAG 2."""
    shares = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", BRIEFINGS)
def test_printed_it_is_one_page(browser: "playwright.Browser", files: dict[str, Path], name: str) -> None:
    visit = Visit(browser, files[name])
    pdf = visit.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    (box,) = set(re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf))
    assert [round(float(side)) for side in box] == [595, 842], "A4"
    visit.close()


def test_keyboard_reaches_the_evidence(browser: "playwright.Browser", files: dict[str, Path]) -> None:
    visit = Visit(browser, files["samples"])
    visit.page.keyboard.press("Tab")
    assert visit.ask("document.activeElement.textContent") == "Skip to the sources"
    for _ in range(5):  # three filters, their button, and the first reference
        visit.page.keyboard.press("Tab")
        assert visit.ask("getComputedStyle(document.activeElement).outlineStyle") != "none", "focus is seen"
    visit.page.keyboard.press("Enter")
    assert visit.page.locator("mark:target").count() == 1
    visit.close()
