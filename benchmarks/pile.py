"""Piles of made-up articles: any number, of any size, no two alike, the same on every machine."""

import random
from pathlib import Path

_SYLLABLES = "ba do fen gar hol ik jun kel lom mar nor os pel quin rud sten tav ul ver wes yor zan".split()
_WORKS = "bridge harbour tramway library market stadium reservoir theatre quarry airfield school hospital".split()
_ACTS = ["closing", "widening", "selling", "rebuilding", "moving", "fencing", "renaming", "leasing"]
_FILLER = (
    "The {a} committee met in the {b} hall on a grey morning and heard the {c} report read aloud.",
    "Visitors to {b} can see the {c} works from the {a} road, where traffic was light.",
    "A clerk from {c} said that the minutes of the {a} session ran to {n} pages.",
    "Snow had fallen on {a} overnight and the bus from {b} came {n} minutes late.",
    "The {b} paper printed a map of {c}, with the {a} line drawn in blue ink.",
)


def article(n: int, size: int = 4_000, *, topics: int = 0) -> str:
    """Write one article with one position in it.

    Args:
        n: which.
        size: bytes, about.
        topics: how many issues the pile is about; 0 for one an article.
    """
    draw = random.Random(f"article {n}")
    topic = random.Random(f"topic {n % topics if topics else n}")

    def word(source: random.Random, parts: int) -> str:
        return "".join(source.choices(_SYLLABLES, k=parts)).capitalize()

    mayor = f"{word(draw, 2)} {word(draw, 3)}"
    what = f"{topic.choice(_ACTS)} the {word(topic, 3)} {topic.choice(_WORKS)}"
    lines = [f"Mayor {mayor} {draw.choice(['opposes', 'supports'])} {what}."]
    length = len(lines[0])
    while length < size:
        line = draw.choice(_FILLER).format(a=word(draw, 3), b=word(draw, 3), c=word(draw, 2), n=draw.randint(3, 90))
        lines.append(line)
        length += len(line) + 1
    return " ".join(lines) + "\n"


def pile(folder: Path, count: int, size: int = 4_000, *, topics: int = 0) -> Path:
    """Write articles into a folder, ``0000.txt`` and on."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(count):
        (folder / f"{n:05}.txt").write_text(article(n, size, topics=topics), encoding="utf-8")
    return folder
