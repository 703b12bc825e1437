"""Makes the examples in docs/examples anew, by the very commands its README shows.

Run it from anywhere after a change of what a briefing says: ``python docs/make_examples.py`` runs them all, and
``python docs/make_examples.py relations`` only those under ``<!-- make the relations -->``. It needs the extras
``offline``, ``pdf``, ``docx`` and ``dev``, and no key.
"""

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "docs" / "examples" / "README.md"
BLOCK = re.compile(r"<!-- make the (?P<name>\w+) -->\n```\n(?P<commands>.*?)```", re.DOTALL)


def commands(name: str | None = None) -> list[list[str]]:
    """Read the commands of the README.

    Args:
        name: of the block, such as "relations"; all blocks when left out.

    Returns:
        Words of each command, with "summarizer" first.

    Raises:
        ValueError: there is no such block.
    """
    blocks = {block["name"]: block["commands"] for block in BLOCK.finditer(README.read_text(encoding="utf-8"))}
    if name is not None and name not in blocks:
        raise ValueError(f"{README} has no block <!-- make the {name} -->, only {', '.join(blocks)}")
    lines = [line for key, block in blocks.items() if name in (None, key) for line in block.splitlines()]
    return [shlex.split(line) for line in lines if line.strip()]


if __name__ == "__main__":
    for _, *words in commands(*sys.argv[1:2]):
        (ROOT / "docs" / "examples" / "relations").mkdir(exist_ok=True)
        subprocess.run([sys.executable, "-m", "summarizer", *words], cwd=ROOT, check=True)  # noqa: S603 - our README
