"""Everything the rules found in one article, written down as notes."""

from ...schemas import ActorKind, Article, NotedActor, NotedPosition, Notes
from .attributions import attributions
from .cast import Cast
from .disputes import disputes
from .events import events
from .listed import named
from .members import Member
from .narrators import narrators
from .parsed import Paragraph
from .positions import Reader, noted
from .proposals import proposals
from .stand import Stand
from .tabled import on_the_table
from .unknowns import unknowns
from .words import role

_MOST_POSITIONS, _MOST_PROPOSALS, _MOST_DISPUTES, _MOST_EVENTS, _MOST_UNKNOWNS, _MOST_ACTORS = 80, 30, 30, 12, 8, 60


def take_notes(article: Article, paragraphs: list[Paragraph]) -> Notes:
    """Note what an article says.

    Args:
        article: cleaned.
        paragraphs: of it, parsed.
    """
    cast = Cast(paragraphs)
    told_by = narrators(article, paragraphs, cast)
    found = attributions(paragraphs)
    stands = Reader(paragraphs, cast, found, told_by).stands()[:_MOST_POSITIONS]
    positions = [noted(stand, _behalf(stand, cast)) for stand in stands]
    proposed = [*proposals(paragraphs, stands, cast), *on_the_table(paragraphs, stands)][:_MOST_PROPOSALS]
    disputed = disputes(paragraphs, found, stands, cast)[:_MOST_DISPUTES]
    used = {position.actor for position in positions}
    used |= {position.on_behalf_of for position in positions if position.on_behalf_of}
    for proposal in proposed:
        used.update((*proposal.proposers, *proposal.supporters, *proposal.opponents))
    for dispute in disputed:
        used.update((*dispute.side_a, *dispute.side_b))
    return Notes(
        actors=_actors(cast, used, named(cast)),
        positions=_known(positions, used),
        proposals=proposed,
        disputes=disputed,
        events=events(paragraphs, found)[:_MOST_EVENTS],
        unknowns=unknowns(paragraphs)[:_MOST_UNKNOWNS],
    )


def _known(positions: list[NotedPosition], used: set[str]) -> list[NotedPosition]:
    return [position for position in positions if position.actor in used]


def _behalf(stand: Stand, cast: Cast) -> str | None:
    """A spokesperson speaks for the body named in the office."""
    member = stand.holding.member
    office = (member.office or "").lower().split()
    if not member.organisation or not office or not set(office) & role("spokes"):
        return None
    body = next((m for m in cast.members if member.organisation in m.names and m is not member), None)
    return body.name if body is not None else None


def _actors(cast: Cast, used: set[str], others: set[str]) -> list[NotedActor]:
    """Who holds something goes before those who are only named, and each in the order of reading."""
    first: dict[str, NotedActor] = {}
    for wanted in (used, others):
        for member in cast.members:
            if member.names and member.name in wanted and member.name not in first:
                first[member.name] = actor_of(member)
    kept = set(list(first)[:_MOST_ACTORS])
    order = dict.fromkeys(member.name for member in cast.members if member.names)
    return [first[name] for name in order if name in kept]


def actor_of(member: Member) -> NotedActor:
    """Write an actor of the cast down, with the sentences that name it and give its office."""
    aliases = [a for a in dict.fromkeys((*member.names, *member.printed)) if a != member.name and len(a) <= 120]
    sentences = {member.sentences[0], *([member.office_sentence] if member.office_sentence else [])}
    person = member.kind == "person"
    return NotedActor(
        name=member.name,
        kind=ActorKind(member.kind),
        aliases=aliases[:12],
        office=member.office if person else None,
        organisation=member.organisation if person else None,
        sentences=sorted(sentences),
    )
