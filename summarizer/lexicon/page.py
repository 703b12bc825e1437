"""The fixed words of the page in each language it can be had in: headings, labels, dates, plural forms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from . import table

PLURALS: Mapping[str, Callable[[int], str]] = {
    "en": lambda n: "one" if n == 1 else "other",
    "de": lambda n: "one" if n == 1 else "other",
    "es": lambda n: "one" if n == 1 else "other",
    "fr": lambda n: "one" if n in (0, 1) else "other",
    "uk": lambda n: (
        "one"
        if n % 10 == 1 and n % 100 != 11
        else "few"
        if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14)
        else "many"
    ),
}
"""Which form a number takes, after the plural rules of Unicode's CLDR."""
_THOUSANDS = {"en": ",", "de": ".", "es": ".", "fr": "\u202f", "uk": "\u00a0"}
ENGLISH = "en"


@dataclass(frozen=True)
class PageWords:
    """The words of one language."""

    language: str
    """BCP 47 code as it was asked for, such as "de-AT"."""
    words: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Give a text with its gaps filled in.

        Raises:
            KeyError: there is no such text.
        """
        text = self.words[key]
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    def some(self, key: str, n: int, **values: object) -> str:
        """Give a text in the form its number takes."""
        return self(f"{key}.{PLURALS[_primary(self.language)](n)}", n=n, **values)

    def known(self, key: str) -> bool:
        """Whether there is such a text."""
        return key in self.words

    def number(self, n: int) -> str:
        """Write a whole number with its thousands parted."""
        return f"{n:,}".replace(",", _THOUSANDS[_primary(self.language)])

    def day(self, iso: str) -> str:
        """Write an ISO date as precise as it is given; months are short."""
        year, *rest = iso.split("-")
        if not rest:
            return year
        month = self.month(int(rest[0]))
        if len(rest) == 1:
            return self("date.month", m=month, y=year)
        return self("date.day", d=int(rest[1]), m=month, y=year)

    def month(self, number: int) -> str:
        """Write the short name of a month."""
        return self(f"date.{number}")


def page_languages() -> tuple[str, ...]:
    """List the languages the page can be had in."""
    return tuple(table("page")[0][1:])


@cache
def page_words(language: str) -> PageWords:
    """Give the words of a language.

    Args:
        language: BCP 47 code; a region changes nothing but what the page says its language is.

    Raises:
        KeyError: the page can't be had in it.
    """
    head, *rows = table("page")
    if _primary(language) not in head[1:]:
        raise KeyError(language)
    column = head.index(_primary(language))
    return PageWords(language, {row[0]: row[column] for row in rows})


def is_page_language(language: str) -> bool:
    """Whether the page can be had in a language."""
    return _primary(language) in page_languages()


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
