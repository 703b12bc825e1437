"""Which stretches of a sentence stand in an actor's words or deeds."""

from itertools import pairwise

from ...schemas import NotedActor
from .clauses import Reading
from .holding import Holding
from .mentions import FIRST
from .scene import Stage

CLOSE = 3
"""Words between a quotation and the verb or the name that lays it to its speaker."""


def mine(actor: NotedActor, stage: Stage, n: int) -> set[int]:
    """Return the segments of sentence ``n`` in which the actor's words or deeds stand.

    A segment is the actor's when one of its cues is held by the actor, or when it has no holder of its own and the
    nearest holder before it is the actor. What stands in quotation marks is the words of whoever is said to speak
    them, before or behind. A sentence that shows no holder at all goes on in the actor's words, unless it opens with
    somebody else.
    """
    reading = stage.reading(n)
    held = [(h, any(stage.means(n, m, actor) for m in h.holders)) for h in reading.holdings if h.holders]
    last = reading.segments[-1] if reading.segments else 0
    if not held:
        return set() if _opens_with_another(actor, stage, n) else set(range(last + 1))
    owners: dict[int, list[bool]] = {}
    for holding, own in held:
        if own or not holding.noun:
            owners.setdefault(reading.segments[holding.start], []).append(own)
    found: set[int] = set()
    current = next((own for _, own in held), False)
    for segment in range(last + 1):
        if segment in owners:
            current = any(owners[segment])
        if current:
            found.add(segment)
    for segments, speaker in _quoted(reading):
        said = any(stage.means(n, m, actor) for m in speaker.holders)
        found = found | segments if said else found - segments
    return found


def _opens_with_another(actor: NotedActor, stage: Stage, n: int) -> bool:
    """Whether the sentence has a noted actor as its subject, and does not speak of this one."""
    reading = stage.reading(n)
    first = next((m for m in reading.mentions if m.how == "name" and m.names), None)
    opens = first is not None and first.start <= CLOSE and reading.low(first.end) != "'s"
    return opens and not stage.mentioned(n, actor)


def _quoted(reading: Reading) -> list[tuple[set[int], Holding]]:
    """Return the segments of each quotation with the verb that lays it to its speaker, where one does.

    A clause inside the quotation that has somebody else as its subject is left out: what "they" or Doe do there is not
    what the speaker wants.
    """
    tags = [h for h in reading.holdings if h.own and h.holders and h.word.speech and not reading.words[h.start].quoted]
    found = []
    for low, high in _quotations(reading):
        behind = [h for h in tags if high <= min(h.start, *(m.start for m in h.holders)) <= high + CLOSE]
        ahead = [h for h in tags if max(h.end, *(m.end for m in h.holders)) <= low]
        speaker = behind[0] if behind else ahead[-1] if ahead else None
        if speaker is None:
            continue
        others = {
            reading.segments[h.start]
            for h in reading.holdings
            if low <= h.start < high and h.own and any(reading.low(m.start) not in FIRST for m in h.holders)
        }
        inside = {reading.segments[at] for at in range(low, high) if not reading.words[at].is_mark}
        found.append((inside - others, speaker))
    return found


def _quotations(reading: Reading) -> list[tuple[int, int]]:
    """Return (first word, one past the last word) of each stretch in quotation marks."""
    flags = [False, *(word.quoted for word in reading.words), False]
    edges = [at for at, (one, other) in enumerate(pairwise(flags)) if one != other]
    return list(zip(edges[::2], edges[1::2], strict=True))
