"""Whom a bare role can mean in a whole article: the one holder of an office, the one body of its sort."""

from collections.abc import Iterable, Sequence

from .members import Member
from .names import Naming
from .namesakes import parts_of
from .words import place, role

LEADERS = frozenset({"leader", "president", "premier", "chancellor", "minister", "chief", "head", "dictator", "ruler"})
"""Offices of which a state has one at its top: "the French leader" is whoever of them an article names."""
_PAST = frozenset({"former", "ex", "ex-president", "late", "then", "then-president"})
_UNDER = frozenset("shadow deputy vice assistant associate junior under".split())
"""What makes an office another one: the deputy mayor is not the mayor."""
_FIRMS = frozenset("company firm corporation business".split())
_FIRM_WORDS = _FIRMS | frozenset(
    "operator developer manufacturer carrier airline bank retailer maker carmaker automaker supplier "
    "utility brewer startup railway railways railroad lender insurer bottler brewer steelmaker drugmaker "
    "inc corp co ltd llc plc gmbh ag sa nv spa holdings industries technologies airlines airways motors "
    "pharmaceuticals foods stores steel electric labs brewery".split()
)
"""What a body is called that "the company" can mean; a name without any of these may be a town's or a paper's."""
_SAME_SORT = {
    "airline": {"airlines", "airways"},
    "court": {"tribunal"},
    "union": {"brotherhood", "guild", "teamsters"},
    "railway": {"railways", "rail"},
    "railroad": {"railroads", "railway", "rail"},
    "lender": {"bank", "banking"},
    "insurer": {"insurance", "assurance"},
    "brewer": {"brewery", "breweries"},
    "bottler": {"bottling"},
    "carmaker": {"motors"},
    "automaker": {"motors"},
    "drugmaker": {"pharmaceuticals", "pharma"},
    "steelmaker": {"steel", "steelworks"},
    "retailer": {"stores", "supermarkets"},
    "supermarket": {"stores", "supermarkets"},
    "utility": {"energy", "electric", "power", "water"},
    "publisher": {"media", "press", "publishing"},
    "broadcaster": {"broadcasting", "television", "tv", "media"},
    "fund": {"funds", "pensions"},
}
"""Nouns for a body, with the words that end the names of such bodies."""
_LIKE_UNIONS = frozenset({"federation", "association", "alliance", "league", "confederation"})
_WORKING = frozenset(
    "workers employees drivers teachers nurses dockers miners operators machinists pilots stewards attendants "
    "journalists firefighters steelworkers musicians actors writers players".split()
)
"""Trades whose federation is a union; one of employers or owners is none."""


class Roles:
    """The offices and the sorts of bodies that the names of one article go with, read before anybody is joined."""

    def __init__(self, namings: Iterable[tuple[Naming, Naming | None]]) -> None:
        """Gather them.

        Args:
            namings: every naming by a name, with the role that stands in apposition to it.
        """
        self._holders: dict[str, set[str]] = {}
        self._bodies: dict[str, list[list[str]]] = {}
        for naming, beside in namings:
            parts = parts_of(naming.name)
            offices = [naming.office] if naming.office else []
            offices += [beside.name] if beside is not None and beside.kind == "office" else []
            for word in (word for office in offices if not is_past(office) for word in office.lower().split()):
                self._holders.setdefault(word, set()).add(parts.family if parts else naming.name)
            words = _words(naming.name)
            for sort in _sorts_of_name(words):
                known = self._bodies.setdefault(sort, [])
                if not any(_within(words, other) for other in known):
                    known.append(words)

    def held(self, office: str) -> bool:
        """Whether the article gives somebody an office of that word."""
        return office in self._holders

    def several(self, head: str) -> bool:
        """Whether the article names two bodies that "the court" or "the committee" could mean."""
        return len(self._bodies.get(head, ())) > 1


def is_past(office: str) -> bool:
    """Whether an office is one that its holder has left."""
    return bool(_PAST & set(office.lower().replace("then-", "then ").split()))


def agrees(qualifier: Sequence[str], member: Member, office: Sequence[str]) -> bool:
    """Whether the words before a role are the holder's own: same office words or the same state, and the same rank.

    Args:
        qualifier: what stands before the head of the role, as printed.
        member: a holder of the office.
        office: words of the member's office in lower case.
    """
    if _UNDER & {word.lower() for word in qualifier} != _UNDER & set(office[:-1]):
        return False
    whole = place(_bare(" ".join(qualifier))) if qualifier else None
    theirs = place(_bare(member.organisation or ""))
    if whole is not None and theirs is not None:
        return whole.name == theirs.name
    for word in qualifier:
        if word.lower() in office or word.lower() in (member.organisation or "").lower().split():
            continue
        mine = place(_bare(word))
        if mine is None or theirs is None or mine.name != theirs.name:
            return False
    return True


def whose(role_: Member, members: Sequence[Member]) -> Member | None:
    """Give the one named actor of an article that a role can mean; None when none can or several can.

    Args:
        role_: an actor known by a role only.
        members: all actors of the article.
    """
    if role_.plural or not role_.definite or role_.of or (role_.owner is not None and role_.kind != "organisation"):
        return None
    *qualifier, head = role_.name.split()
    rivals = [m for m in members if m is not role_ and m.form == "role" and _also(m, head.lower())]
    if rivals:
        return None
    if role_.kind == "office":
        found = [m for m in members if _holds(m, head.lower(), qualifier)]
    elif role_.kind == "organisation" and not qualifier:
        found = [m for m in members if m.form == "name" and m.kind == "organisation" and is_sort(m, head.lower())]
    else:
        found = []
    return found[0] if len(found) == 1 else None


def _also(other: Member, head: str) -> bool:
    """Whether another role of the article has the same head, and so may be meant as well."""
    return not other.plural and other.name.split()[-1].lower() == head


def _holds(member: Member, head: str, qualifier: Sequence[str]) -> bool:
    if member.form != "name" or member.kind != "person" or not member.office or is_past(member.office):
        return False
    if is_past(member.organisation or ""):
        return False
    office = member.office.lower().split()
    ruler = head in LEADERS and bool(qualifier) and bool(LEADERS & set(office))
    return (head in office or ruler) and agrees(qualifier, member, office)


def is_sort(member: Member, head: str) -> bool:
    """Whether a body is of the sort that a bare noun names: "the court", "the union", "the company"."""
    sorts = {sort for name in member.names for sort in _sorts_of_name(_words(name))}
    for printed in member.printed:
        words = next((printed.removesuffix(name).split() for name in member.names if printed.endswith(name)), None)
        words = printed.split() if words is None else words
        sorts |= {words[-1].lower()} if words and words[-1].islower() else set()
    return head in sorts or (head in _FIRMS and bool(sorts & _FIRM_WORDS))


def _sorts_of_name(words: Sequence[str]) -> set[str]:
    """List the nouns that a name in lower case gives its bearer: "court" of "court of appeal"."""
    cut = next((i for i, word in enumerate(words) if i and word in ("of", "for")), len(words))
    heads = {words[-1], words[cut - 1]} & (role("organisation") | _FIRM_WORDS) if words else set()
    heads |= {head for head, others in _SAME_SORT.items() if others & heads}
    return heads | ({"union"} if _LIKE_UNIONS & heads and _WORKING & set(words) else set())


def _words(name: str) -> list[str]:
    return [word.strip(".,'’").lower() for word in name.split() if word.lower() != "the"]


def _within(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one name may be a short form of the other."""
    return set(one) <= set(other) or set(other) <= set(one)


def _bare(words: str) -> str:
    return words.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
