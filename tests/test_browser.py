"""The HTML in a real browser: silent, off the network, clicked through, in the dark, on a phone and on paper."""

import io
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from steps.briefings import PROVENANCE, hostile, many, single
from steps.sample_story import samples

from summarizer.steps.fit import fit
from summarizer.steps.fit.paper import A4, LETTER, height
from summarizer.steps.render import render

playwright = pytest.importorskip("playwright.sync_api", reason="pip install playwright runs the browser's tests")

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
LONG = " of the Interparliamentary Commission on Very Long Names Indeed"
BRIEFINGS = {
    "single": single,
    "five": lambda: many(5),
    "samples": samples,
    "hostile": hostile,
    "thirty": lambda: many(30),
    "many": many,
    "long": lambda: many(30, LONG),
    "arabic": lambda: many(30, " مفاوضات حول الضمانات الأمنية"),
    "cyrillic": lambda: many(30, " переговоры о гарантиях безопасности"),
    "ideographs": lambda: many(30, "安全保障に関する交渉と合意"),
}


@pytest.fixture(scope="module")
def browser() -> Iterator["playwright.Browser"]:
    """The system's Chromium; playwright's own download is not used.

    Closed with this file: while the driver is open, its event loop lets no other asynchronous test start one.
    """
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


@pytest.mark.parametrize("name", ["samples", "hostile", "many", "long", "ideographs"])
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
    printed = {
        "A4": (visit.page.pdf(prefer_css_page_size=True), [595, 842]),
        "Letter": (visit.page.pdf(format="Letter"), [612, 792]),
    }
    visit.close()
    for pdf, size in printed.values():
        (page,) = pypdf.PdfReader(io.BytesIO(pdf)).pages
        assert [round(float(side)) for side in page.mediabox[2:]] == size


def test_a_page_made_for_letter_asks_for_letter(browser: "playwright.Browser", tmp_path: Path) -> None:
    file = tmp_path / "letter.html"
    file.write_text(render(fit(samples(), PROVENANCE), "html", paper="letter"), encoding="utf-8")
    visit = Visit(browser, file)
    (page,) = pypdf.PdfReader(io.BytesIO(visit.page.pdf(prefer_css_page_size=True))).pages
    assert [round(float(side)) for side in page.mediabox[2:]] == [612, 792]
    visit.close()


@pytest.mark.parametrize(
    ("name", "least"),
    # "thirty" has three lines that are full to a hundredth: the next size of type would break them all.
    [("samples", 0.96), ("thirty", 0.95), ("many", 0.96), ("long", 0.96), ("cyrillic", 0.96), ("arabic", 0.96)],
)
def test_the_reckoned_height_is_the_real_one(
    browser: "playwright.Browser", files: dict[str, Path], name: str, least: float
) -> None:
    page = fit(BRIEFINGS[name](), PROVENANCE).page
    for sheet, size in ((A4, page.points), (LETTER, page.points_letter)):
        viewport = {"width": round(sheet.width / 0.75), "height": round(sheet.height / 0.75)}
        visit = Visit(browser, files[name], viewport=viewport)
        visit.page.emulate_media(media="print")
        real = 0.75 * float(visit.ask("document.querySelector('.sheet').getBoundingClientRect().height"))  # type: ignore[arg-type]
        visit.close()
        assert real == pytest.approx(height(page, size, sheet), rel=0.03)
        assert least * sheet.height <= real <= sheet.height


def test_filters_show_one_actor_issue_or_source(browser: "playwright.Browser", files: dict[str, Path]) -> None:
    visit = Visit(browser, files["samples"])
    rows = visit.page.locator(".matrix tbody tr:visible")
    cards = visit.page.locator(".card:visible")
    whole = (rows.count(), cards.count())
    visit.page.locator("#filter select[name=actor]").select_option(label="Donald Trump")
    assert [row.split(" (")[0].strip() for row in rows.locator("th").all_inner_texts()] == ["Donald Trump"]
    assert 0 < cards.count() < whole[1]
    token = visit.page.locator("#filter select[name=actor]").input_value()
    assert all(token in of.split() for of in cards.evaluate_all("all => all.map(card => card.dataset.of)"))
    assert re.match(r"\d+ of \d+ lines", visit.page.locator("#filter output").inner_text())
    visit.page.locator("#filter select[name=actor]").select_option(value="")
    visit.page.locator("#filter select[name=issue]").select_option(label="NATO membership")
    assert 0 < rows.count() < whole[0]
    visit.page.get_by_role("button", name="Show all").click()
    visit.page.locator("#filter select[name=source]").select_option(index=1)
    assert visit.page.locator(".source[id^=source]:visible").evaluate_all("all => all.map(s => s.id)") == ["source-1"]
    # A link into what is filtered out shows everything again.
    visit.page.evaluate("location.hash = 'source-2'")
    visit.page.wait_for_function("document.querySelectorAll('.off').length === 0")
    assert (rows.count(), cards.count()) == whole
    visit.page.locator("#filter select[name=source]").select_option(index=1)
    (sheet,) = pypdf.PdfReader(io.BytesIO(visit.page.pdf(prefer_css_page_size=True))).pages
    assert "Donald Trump" in sheet.extract_text(), "paper shows the whole page"
    assert (visit.said, visit.asked) == ([], [])
    visit.close()


def test_without_script_everything_is_there(browser: "playwright.Browser", files: dict[str, Path]) -> None:
    visit = Visit(browser, files["samples"], java_script_enabled=False)
    assert not visit.page.locator("#filter").is_visible()
    visit.page.locator("#disputed-1 .refs a").first.click()
    assert visit.page.locator("mark:target").count() == 1
    visit.close()


@pytest.mark.parametrize(
    ("name", "look"),
    [
        ("hostile", {}),
        ("samples", {"color_scheme": "dark"}),
        ("samples", {"viewport": {"width": 380, "height": 800}}),
    ],
    ids=["hostile", "dark", "phone"],
)
def test_axe_finds_nothing(
    browser: "playwright.Browser", files: dict[str, Path], name: str, look: dict[str, object]
) -> None:
    script = pytest.importorskip("axe_playwright_python.base", reason="brings axe-core").AXE_SCRIPT
    visit = Visit(browser, files[name], bypass_csp=True, **look)
    visit.page.evaluate(f"{script};0")
    found = visit.ask("axe.run().then(r => r.violations.map(v => `${v.impact} ${v.id} ${v.nodes[0].html}`))")
    assert found == []
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
