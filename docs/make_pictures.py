"""Makes what the README shows of the sample briefing: its text, its HTML, and what a click on a source opens.

Run it after a change of the page or of the offline engine: ``python docs/make_pictures.py``. It needs the extras
``offline`` and ``dev``, and the system's Chromium.
"""

import re
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from summarizer import Settings, render, summarize

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
SHOWN = re.compile(r"(?<=<!-- the page -->\n```\n).*?(?=```\n)", re.DOTALL)
"""The text of the page in the README."""
WIDE, PAGE, SENTENCE = 900, 1180, 600
"""Pixels: the width of the window, and its height for each picture."""


def take(page: Path, folder: Path) -> None:
    """Take both pictures.

    Args:
        page: the HTML of a briefing.
        folder: where page.png and sentence.png go.
    """
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        window = browser.new_page(
            viewport={"width": WIDE, "height": PAGE}, reduced_motion="reduce", color_scheme="light"
        )
        window.goto(page.as_uri())
        window.screenshot(path=folder / "page.png")
        window.set_viewport_size({"width": WIDE, "height": SENTENCE})
        window.locator('.sheet a[href^="#k"]').first.click()
        window.wait_for_selector(":target")
        window.screenshot(path=folder / "sentence.png")
        browser.close()


if __name__ == "__main__":
    briefing = summarize(HERE.parent / "seeds", settings=Settings(engine="offline"))
    text = render(briefing, "terminal", width=100).rstrip() + "\n"
    README.write_text(SHOWN.sub(lambda _: text, README.read_text(encoding="utf-8")), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(render(briefing, "html"), encoding="utf-8")
        take(page, HERE / "examples")
