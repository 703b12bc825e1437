"""Words of general English news, kept as data: one table a file, one typed module a table.

Tables are tab-separated text, one entry a line, ``#`` starts a comment line. Nothing in them may come from a
particular story: they hold the language, the world's states and the usual titles, not people.
"""

from functools import cache
from importlib import resources


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Read a table.

    Args:
        name: file name without its ending, such as "hedges".

    Returns:
        One tuple of stripped columns for each line; trailing empty columns are left out.

    Raises:
        FileNotFoundError: there is no such table.
    """
    text = resources.files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(column.strip() for column in line.rstrip().split("\t")) for line in lines)
