"""When an article appeared, where it doesn't say so outright but its own words fix the day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ...schemas import Article, Basis, Published
from .expressions import dated
from .spans import DAY, MONTH, WEEKDAY, YEAR, calendar_day, day_number, month_number, weekday_number

_AWAY = {"yesterday": -1, "today": 0, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}
_NAMED = r"(?P<named>day before yesterday|day after tomorrow|yesterday|today|tomorrow)"
_DM = rf"(?:(?P<day>{DAY})(?: of)? (?P<month>{MONTH})|(?P<month2>{MONTH}) (?P<day2>{DAY}))(?:,? (?P<year>{YEAR}))?"
_ANCHORED = re.compile(rf"\b{_NAMED},? ?\(?(?:(?P<weekday>{WEEKDAY}),? )?{_DM}\)?", re.IGNORECASE)
_DATED_WEEKDAY = re.compile(rf"\b(?P<weekday>{WEEKDAY}),? ?\(?(?:the )?{_DM}\)?(?! \d)")
_FULL = rf"(?:{DAY}(?: of)? {MONTH}|{MONTH} {DAY}),? {YEAR}"
_DATE = rf"(?P<date>(?i:{_FULL})|{YEAR}-\d\d-\d\d)"
_WEEK = rf"(?:(?i:{WEEKDAY}|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?,? )?"
_ISSUED = r"(?i:(?:first |originally )?(?:published|posted|issued|filed|date|dated)(?: on| at)?:?\s*)"
_UPDATED = r"(?i:(?:last )?(?:updated|modified|revised)(?: on| at)?:?\s*)"
_HOUR = r"(?:T[\d:.Z+]+|,? (?:at |[-–—|·•] ?)?(?i:\d\d?[:.]\d\d.{0,14}|\d\d? ?[ap]\.?m.{0,12}))?"
_AFTER = rf"{_HOUR}(?:\s*[|·•/–—]\s*.{{0,60}})?"
_NAMES = r"[A-Z][\w.'’-]*(?: (?:[A-Z(][\w.'’()-]*|and|with|of|for|the|de|van|von|in)){0,7}"
_BY = r"(?i:by|text|words|(?:story|reporting|report) by)[: ][^\n!?]{2,70}?[,|·•–—(\s-]"
_SIGNED = rf"(?:{_BY}|{_NAMES} ?[,|·•–—(-])\s*"
_STAMP = re.compile(rf"{_ISSUED}?{_WEEK}{_DATE}{_AFTER}")
_BYLINE_STAMP = re.compile(rf"[–—-]?\s*{_SIGNED}(?:{_ISSUED}|{_UPDATED})?{_WEEK}{_DATE}\)?{_AFTER}")
_UPDATE_STAMP = re.compile(rf"{_UPDATED}{_WEEK}{_DATE}{_AFTER}")
_DATELINE = re.compile(
    rf"(?:[A-Z][^.!?\n]{{1,50}}?[,(–—-]\s*)?{_WEEK}{_DATE}\)?(?:\s*\([^()\n]{{2,30}}\))?\s*(?:[–—:]|-(?!\d))"
)
_SHORT_DATELINE = re.compile(
    rf"[A-Z][^.!?\n]{{1,50}}?[,(]\s*(?:(?P<weekday>{WEEKDAY}),? )?{_DM}\)?(?:\s*\([^()\n]{{2,30}}\))?\s*[-–—:]"
)
_BYLINE = r"(?:[A-Z][\w.'’-]*(?: (?:[A-Z(][\w.'’()-]*|and|with|de|van|von|agencies\))){0,6},? )"
_DATE_LINE = re.compile(rf"{_BYLINE}?(?P<weekday>{WEEKDAY}),? {_DM}")
_TRAILING_DATE = re.compile(rf"[^\n]{{20,}}[.!?”\"] ?[-–—|·•] ?(?P<weekday>{WEEKDAY}),? {_DM}\.?")
"""A standfirst with its day behind a dash: "... answers our questions. – Sunday, 20 September"."""
_HEAD_LINES = 12
_FOOT_LINES = 5
_SIGNATURE_LINES = 2
_YEARS_BACK = 12
"""A weekday and a day of the month agree again after 5, 6 or 11 years, so in twelve there is a year that fits."""


@dataclass(frozen=True)
class _Clue:
    """A day of the year, perhaps with its weekday and its year, and how far the article is from it."""

    month: int
    day: int
    weekday: int | None
    year: int | None
    away: int | None
    """Days from the article to it; None when the words don't say."""
    words: str


def date_article(article: Article, today: str | None) -> Article:
    """Date an article by its own words where reading found no date.

    A full date in a dateline, in a byline or alone on a line is the date. "Yesterday (1 September)" gives day and
    month, and so does a dateline or date line without a year; the year is then the latest, not after today, in which
    every weekday that the article prints with a date agrees.

    Args:
        article: cleaned.
        today: ISO date of reading, or None; without it the year stays unknown and so does the date.

    Returns:
        The article with its date, or the article itself when no rule applies or the clues contradict one another.
    """
    if article.published.value is not None:
        return article
    stamped = _stamped(article)
    if stamped:
        return _with(article, stamped[0], f"full date in the dateline: “{stamped[1]}”")
    clues = list(_clues(article))
    anchors = {(clue.month, clue.day, clue.away): clue for clue in clues if clue.away is not None}
    if not anchors:
        return article
    latest = date.fromisoformat(today) if today else None
    days = {_day_of(clue, clues, latest) for clue in anchors.values()}
    if len(days) != 1 or (at := days.pop()) is None:
        return article
    words = ", ".join(f"“{clue.words}”" for clue in dict.fromkeys((*anchors.values(), *_weekdays(clues))))
    year = "" if any(clue.year for clue in anchors.values()) else f"; {at.year} is the latest year in which they agree"
    return _with(article, at, f"{words} fix the day{year}")


def _with(article: Article, at: date, rule: str) -> Article:
    published = Published(value=at.isoformat(), precision="day", basis=Basis.DERIVED, rule=rule)
    return article.model_copy(update={"published": published})


def _stamped(article: Article) -> tuple[date, str] | None:
    """Find a full date in a dateline, a byline or alone on one of the first lines; in a byline of the last ones.

    What says when the article was published goes before what says when it was changed.
    """
    head = [line.strip() for line in article.text[:4000].splitlines()[:_HEAD_LINES]]
    foot = [line.strip() for line in article.text[-1000:].splitlines() if line.strip()][-_SIGNATURE_LINES:]
    title = (article.title or "").strip()
    for lines, forms in (
        (head, ((_STAMP, True), (_DATELINE, False), (_BYLINE_STAMP, True))),
        (foot, ((_STAMP, True), (_BYLINE_STAMP, True))),
        (head, ((_UPDATE_STAMP, True),)),
    ):
        for line in lines:
            for form, whole in forms:
                match = form.fullmatch(line) if whole else form.match(line)
                if match and not (form is _BYLINE_STAMP and line == title) and (at := _calendar(match["date"])):
                    return at, match["date"]
    return None


def _calendar(words: str) -> date | None:
    """Read a full date, also one in capitals."""
    found = dated(" ".join(word.capitalize() for word in words.split()), None, planned=False)
    return found[0].span.start if found else None


def _clues(article: Article) -> Iterator[_Clue]:
    lines = [line.strip() for line in article.text.splitlines() if line.strip()]
    for line in dict.fromkeys((*lines[:_HEAD_LINES], *lines[-_FOOT_LINES:])):
        match = _DATE_LINE.fullmatch(line)
        if match is None and line in lines[:_HEAD_LINES]:
            match = _SHORT_DATELINE.match(line) or _TRAILING_DATE.fullmatch(line)
        if match:
            yield _clue(match, 0)
    for sentence in article.sentences:
        text = article.reading(sentence.n)
        for match in _ANCHORED.finditer(text):
            yield _clue(match, _AWAY[" ".join(match["named"].casefold().split())])
        for match in _DATED_WEEKDAY.finditer(text):
            yield _clue(match, None)


def _clue(match: re.Match[str], away: int | None) -> _Clue:
    return _Clue(
        month=month_number(match["month"] or match["month2"]),
        day=day_number(match["day"] or match["day2"]),
        weekday=weekday_number(match["weekday"]) if match["weekday"] else None,
        year=int(match["year"]) if match["year"] else None,
        away=away,
        words=match[0].strip(" ,"),
    )


def _weekdays(clues: list[_Clue]) -> list[_Clue]:
    return [clue for clue in clues if clue.weekday is not None]


def _day_of(anchor: _Clue, clues: list[_Clue], latest: date | None) -> date | None:
    """Find the article's day: the latest that agrees with every weekday in it."""
    if anchor.year is not None:
        return _article_day(anchor, anchor.year, clues)
    if latest is None or not _weekdays(clues):
        return None
    for year in range(latest.year, latest.year - _YEARS_BACK, -1):
        at = _article_day(anchor, year, clues)
        if at and at <= latest:
            return at
    return None


def _article_day(anchor: _Clue, year: int, clues: list[_Clue]) -> date | None:
    known = calendar_day(year, anchor.month, anchor.day)
    if known is None or anchor.away is None:
        return None
    at = known - timedelta(anchor.away)
    return at if all(_agrees(clue, at) for clue in _weekdays(clues)) else None


def _agrees(clue: _Clue, article_day: date) -> bool:
    """Whether the day of a clue, in the year that puts it nearest to the article, falls on the clue's weekday."""
    years = (clue.year,) if clue.year else (article_day.year - 1, article_day.year, article_day.year + 1)
    days = [d for year in years if (d := calendar_day(year, clue.month, clue.day))]
    nearest = min(days, key=lambda d: abs(d - article_day), default=None)
    return nearest is not None and nearest.weekday() == clue.weekday
