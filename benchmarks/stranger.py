"""A stranger's path, timed: a fresh clone in an empty folder, the README's commands, a page of three web pages.

The web pages are made up (``stranger_pages/``) and come from a server on loopback, with what real ones have around an
article: menus, a cookie banner, a newsletter box, comments, metadata. The commands are the README's own, read from it;
only the addresses are put in, and the option that lets this machine be read. pip needs the package index.

::

    python benchmarks/stranger.py            # prints seconds and what came of it; exit code 1 when it is not right
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TOP = Path(__file__).parents[1]
PAGES = TOP / "benchmarks" / "stranger_pages"
MARK = "<!-- the stranger's path -->\n```\n"
MADE_UP = "https://news.example/"
"""Addresses in the README; nothing answers at them."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: the figures are what is wanted."""


def serve() -> ThreadingHTTPServer:
    """Serve the pages on loopback until the program ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(PAGES)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def commands(readme: str, root: str) -> list[str]:
    """Read the README's commands, with the pages at ``root`` in the place of those it makes up."""
    lines = readme.split(MARK)[1].split("```", maxsplit=1)[0].strip().splitlines()
    local = [re.sub(rf"{re.escape(MADE_UP)}(\w+)", rf"{root}\1.html", line) for line in lines]
    return [line.replace("-o page.html", "--allow-private -o page.html") for line in local]


def main() -> int:
    """Walk the path and print the seconds of each step."""
    server = serve()
    root = f"http://127.0.0.1:{server.server_address[1]}/"
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "clone"
        steps = [shlex.join(["git", "clone", "-q", str(TOP), str(clone)])]
        steps += [step for line in commands(readme, root) for step in split(line)]
        total = 0.0
        for step in steps:
            began = time.monotonic()
            done = _run(step, clone if clone.exists() else Path(folder), Path(folder))
            total += (seconds := time.monotonic() - began)
            print(f"{seconds:7.1f} s  {step.replace(folder, '.').replace(str(TOP), 'PROJECT')}", flush=True)
            if done.returncode:
                print(done.stdout, done.stderr, sep="\n")
                return 1
        print(f"{total:7.1f} s  in all; load {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors")
        return wrong(clone)


def _run(step: str, here: Path, home: Path) -> "subprocess.CompletedProcess[str]":
    """Run a command as somebody who has nothing of ours set up."""
    ours = ("SUMMARIZER_", "OPENAI_", "PYTHON", "VIRTUAL")
    outside = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    homes = {f"XDG_{name}_HOME": str(home / name) for name in ("CACHE", "CONFIG", "STATE")}
    return subprocess.run(
        ["bash", "-c", step], cwd=here, env=outside | homes, check=False, capture_output=True, text=True
    )


def split(line: str) -> list[str]:
    """Part a line at its ``&&``, to time what it does step by step."""
    return [part.strip() for part in line.split("&&")]


def wrong(clone: Path) -> int:
    """Look at what came of it; print and count what is not as it should be."""
    html, pdf = (clone / "page.html").read_text(encoding="utf-8"), (clone / "page.pdf").read_bytes()
    page = html.split('class="below"')[0]
    there, stray = ("Karin Dahl", "Coastal Courier", "toll"), ("cookies", "newsletter", "resign", "Facebook")
    faults = [f"{name} is not on the page" for name in there if name not in page]
    faults += [f"{words!r} is on the page" for words in stray if words in page]
    faults += [] if pdf.startswith(b"%PDF") else ["page.pdf is no PDF"]
    print("\n".join(faults) or f"page.html has {len(html) // 1000} kB, page.pdf {len(pdf) // 1000} kB; both are right")
    return len(faults)


if __name__ == "__main__":
    sys.exit(min(1, main()))
