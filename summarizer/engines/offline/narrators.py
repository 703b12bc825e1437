"""Who says "I" and "we" outside quotation marks: the author of a column, the group behind a blog, an interviewee."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from ...schemas import Article
from .cast import Cast
from .members import Member
from .parsed import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRST = frozenset("i we my our us me mine ours myself ourselves".split())
_SINGULAR = frozenset("i my me mine myself".split())
_LONGEST_QUESTION = 60
"""Words of an interviewer's turn; a longer paragraph is nobody's question."""
_QUESTIONS, _SINGULARS, _PLURALS = 3, 2, 3
"""Questions that make an interview; sentences in the first person that make a column, or a blog of several."""
_EDGE_LINES = 8
"""Lines at either end of a text where a byline stands."""
_NAME = r"[A-Z][\w'’.-]+(?: (?:de|da|del|van|von|der|den|la|al|bin|[A-Z][\w'’.-]*)){1,4}"
_BYLINE = re.compile(
    rf"\s*(?:(?:Posted|Written|Published|Opinion|Commentary|Comment|A column|Column|Analysis)[:,]? )?[Bb]y ({_NAME})"
    r"(?=\s*(?:$|,|\||\bon\b|[-–—•·]))"
)
_COLUMN = re.compile(rf"\s*({_NAME})(?:'s|’s)? (?:column|is a (?:columnist|writer|contributor|campaigner|volunteer))\b")
_QUESTION = re.compile(r"(?:Q|Question)[.:] ", re.IGNORECASE)


@dataclass(frozen=True)
class Narrators:
    """Whose the first person is, paragraph by paragraph."""

    singular: dict[int, Member]
    """Who says "I", by paragraph."""
    plural: dict[int, Member]
    """Who says "we", by paragraph."""
    answers: bool = False
    """Whether the paragraphs are answers in an interview, in which every sentence is the speaker's."""

    def of(self, paragraph: Paragraph, token: "Token") -> Member | None:
        """The actor a first person means outside quotation marks, if that is known."""
        if token.i in paragraph.quoted or token.lower_ not in FIRST or token.text == "US":
            return None
        return (self.singular if token.lower_ in _SINGULAR else self.plural).get(paragraph.index)

    def near(self, paragraph: Paragraph, root: "Token") -> "Token | None":
        """The first person whose words a sentence is: its own, or the nearest of the paragraph where all is theirs."""
        own = next((t for t in root.sent if self.of(paragraph, t) is not None), None)
        if own is not None or paragraph.index not in self.singular | self.plural:
            return own
        others = [t for t in paragraph.doc if self.of(paragraph, t) is not None]
        return min(others, key=lambda t: abs(t.i - root.i), default=None)


def narrators(article: Article, paragraphs: Sequence[Paragraph], cast: Cast) -> Narrators:
    """Find out who speaks in the first person.

    Args:
        article: cleaned; bylines stand in what was set aside.
        paragraphs: its running text, parsed.
        cast: its actors; an author it does not know yet is added.
    """
    asked = _asked(article)
    turns = [p for p in paragraphs if asked and p.numbers[0] > min(asked) and not asked & set(p.numbers)]
    own = [(p, t) for p in paragraphs for t in p.doc if t.lower_ in FIRST and t.i not in p.quoted and t.text != "US"]
    singular = {p.numbers[t.i] for p, t in own if t.lower_ in _SINGULAR} - asked
    plural = {p.numbers[t.i] for p, t in own} - singular - asked
    if len(asked) >= _QUESTIONS and len(singular) >= _SINGULARS:
        who = _interviewee(article, asked, cast)
        mine = {p.index: who for p in turns} if who is not None else {}
        return Narrators(mine, mine, answers=True)
    if len(singular) < _SINGULARS and len(plural) < _PLURALS:
        return Narrators({}, {})
    author = _author(article, min(singular | plural), cast)
    group = _group(article, paragraphs, cast) or author or _nearest(own, cast)
    everywhere = [p.index for p in paragraphs]
    return Narrators(
        dict.fromkeys(everywhere, author) if author is not None and singular else {},
        dict.fromkeys(everywhere, group) if group is not None and len(plural) + len(singular) >= _PLURALS else {},
    )


def _asked(article: Article) -> set[int]:
    """Numbers of the sentences of paragraphs that ask a question, headings among them."""
    found: set[int] = set()
    for _, group in groupby(article.sentences, key=lambda sentence: sentence.paragraph):
        numbers = [sentence.n for sentence in group]
        text = " ".join(article.reading(n) for n in numbers).strip(" ”\"'’)*_")
        if len(text.split()) <= _LONGEST_QUESTION and (text.endswith("?") or _QUESTION.match(text)):
            found.update(numbers)
    return found


def _interviewee(article: Article, asked: set[int], cast: Cast) -> Member | None:
    """The person addressed by name in a question, else the one named most before the first."""
    above = " ".join(article.reading(s.n) for s in article.sentences if s.n < min(asked))
    openings = [article.reading(n)[:60] for n in asked]
    people = [m for m in cast.members if m.form == "name" and m.kind == "person"]
    scored = [(_called(m, openings) * 8 + _named(m, above), m) for m in people]
    best = max(scored, key=lambda each: (each[0], -each[1].number), default=None)
    return best[1] if best is not None and best[0] else None


def _named(member: Member, text: str) -> int:
    """How often a text names a person, by full name or surname."""
    words = {name.split()[-1] for name in member.names}
    return sum(len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", text)) for word in words)


def _called(member: Member, openings: Sequence[str]) -> int:
    """How many questions call the person by name at their start: "Ms Doe, do you"."""
    return sum(bool(_named(member, text.split(",")[0])) for text in openings if "," in text)


def _author(article: Article, first: int, cast: Cast) -> Member | None:
    """Whoever the byline names; a byline is often the only place of a columnist's name."""
    lines = [line for line in article.text.splitlines() if line.strip()]
    edges = lines[:_EDGE_LINES] + lines[-_EDGE_LINES:]
    match = next((m for m in map(_BYLINE.match, edges) if m), None) or next(
        (m for m in map(_COLUMN.match, edges) if m), None
    )
    if match is None:
        return None
    name = match.group(1).rstrip(".")
    known = next((m for m in cast.members if m.form == "name" and name in m.names), None)
    if known is not None:
        return known
    author = Member(max((m.number for m in cast.members), default=-1) + 1, sentences=[first])
    author.names[name] = author.printed[name] = 1
    author.votes["person"] = 9
    cast.members.append(author)
    return author


def _group(article: Article, paragraphs: Sequence[Paragraph], cast: Cast) -> Member | None:
    """The body whose name stands over the text, or right behind "we at"."""
    above = [article.reading(s.n).lower() for s in article.sentences if s.part != "body"][:_EDGE_LINES]
    bodies = [m for m in cast.members if m.form == "name" and not m.office and (m.kind != "person" or not m.gender)]
    for member in bodies:
        if any(len(line.split()) <= len(n.split()) + 3 and n.lower() in line for n in member.names for line in above):
            return member
    for paragraph in paragraphs:
        for token in paragraph.doc[:-1]:
            inner = _at(token) if token.lower_ in ("we", "us") else None
            found = cast.of(paragraph, inner) if inner is not None else None
            if found is not None and found in bodies:
                return found
    return None


def _at(token: "Token") -> "Token | None":
    """What follows "we at" or "we in"."""
    preposition = token.nbor(1)
    if preposition.lower_ not in ("at", "in"):
        return None
    return next((c for c in preposition.children if c.dep_ == "pobj"), None)


def _nearest(own: "Sequence[tuple[Paragraph, Token]]", cast: Cast) -> Member | None:
    """The body named most in sentences that say "we": "at the Marsh Trust, we"."""
    counted: Counter[int] = Counter()
    for paragraph, token in own:
        members = {m.number: m for t in token.sent if (m := cast.of(paragraph, t)) is not None and m.form == "name"}
        counted.update(k for k, m in members.items() if m.kind in ("organisation", "group"))
    best = counted.most_common(1)
    return next((m for m in cast.members if best and m.number == best[0][0] and best[0][1] > 1), None)
