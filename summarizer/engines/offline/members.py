"""One actor of an article, with what its namings say of it."""

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction

DECIDERS = frozenset(
    "court courts tribunal judge judges justice justices panel jury bench magistrate regulator watchdog authority "
    "commission arbitrator ombudsman".split()
)
"""Words for whoever rules on what others ask."""

_PEERS = frozenset(
    "members nations countries states governments parties allies partners capitals signatories participants".split()
)
"""Words by which one number of states or parties is told in turn."""
_FEW = 4
"""Up to so many, two groups of one number are often two groups."""


@dataclass
class Member:
    """One actor of one article while its namings are being joined."""

    number: int
    names: Counter[str] = field(default_factory=Counter)
    """Names without title, as printed."""
    printed: Counter[str] = field(default_factory=Counter)
    """Every wording, titles included."""
    votes: Counter[str] = field(default_factory=Counter)
    """What speaks for each kind."""
    office: str | None = None
    organisation: str | None = None
    gender: str = ""
    form: str = "name"
    plural: bool = False
    definite: bool = False
    """For a role: whether the text says "the"."""
    of: str = ""
    """For a role: what it is of, in lower case, as in "president of the chamber"."""
    owner: int | None = None
    """For a role with "his", "her", "its" or "their": the number of whoever that is, -1 when nobody knows."""
    article: bool = False
    """Whether the text puts "the" before it."""
    sentences: list[int] = field(default_factory=list)
    """Numbers of the sentences that name it; the first introduces it."""
    count: Fraction | None = None
    """How many it is, where it is first named with a number: "twenty-six nations"."""
    office_sentence: int | None = None
    """Number of the sentence that gives the office."""

    @property
    def kind(self) -> str:
        """The kind with the most evidence."""
        return self.votes.most_common(1)[0][0] if self.votes else "organisation"

    @property
    def name(self) -> str:
        """The fullest name: most words first, then the most frequent."""
        return max(self.names, key=lambda name: (len(name.split()), self.names[name], -len(name)))

    @property
    def titled(self) -> str:
        """The name as the subject of a sentence, with the article the text gives it."""
        return f"The {self.name}" if self.article else self.name

    @property
    def person(self) -> bool:
        """Whether "he" or "she" can mean it."""
        return self.kind in ("person", "office", "unnamed") and not self.plural


def of_decider(member: Member) -> bool:
    """Whether an actor is a court, a judge or a regulator."""
    words = f"{member.name} {member.office or ''}".lower().replace("-", " ").split()
    return not DECIDERS.isdisjoint(words)


def same_count(one: Member, other: Member) -> bool:
    """Whether two groups are one by their number: "twenty-six nations", and later "the 26 members"."""
    if one.count is None or one.count != other.count or one.count <= _FEW:
        return False
    return all(not _PEERS.isdisjoint(member.name.lower().split()) for member in (one, other))
