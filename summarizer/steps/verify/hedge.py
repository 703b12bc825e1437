"""Is the claim firmer than its evidence: "reportedly", "hinted", "is expected to" set what it may say at most."""

from collections.abc import Iterable

from ...lexicon import hedges
from ...lexicon.hedges import Hedge
from ...lexicon.phrases import Found
from ...schemas import Certainty, Check, NotedActor, NotedPosition, Stance
from .clauses import Reading
from .grammar import AUXILIARY
from .scene import Stage
from .speaker import is_outlet
from .words import stems, stems_in


def hedge(position: NotedPosition, actor: NotedActor, stage: Stage, cited: list[int]) -> Check:
    """Check that a claim is laid to its holder no more firmly than the evidence lays it.

    The weakest hedge that reaches a sentence is its ceiling; of several cited sentences the one that says most of the
    claim counts, and of equals the firmest. An outlet's "X reported that ..." is a ceiling of *reported*; behind the
    holder's own verb of saying ("Doe told the agency", "Doe announced, the agency noted") the words are *stated*.
    """
    bearing = [n for n in cited if _bears(actor, stage, n)]
    told = max((_overlap(position, stage, n) for n in bearing), default=0)
    # A sentence cited only to name the holder does not set how firmly another one tells what is held.
    weighed = [n for n in cited if n in bearing or _overlap(position, stage, n) >= 2 * told]
    if position.stance is Stance.NONCOMMITTAL and bearing:
        weighed = bearing  # how firm the plan is that somebody neither confirms nor denies says nothing of his answer
    ceilings = [(_overlap(position, stage, n), *_ceiling(position, actor, stage, n)) for n in weighed]
    most = max((overlap for overlap, _, _ in ceilings), default=0)
    near = [(ceiling, words) for overlap, ceiling, words in ceilings if 2 * overlap >= most]
    if not near:
        return Check(name="hedge", verdict="not applicable")
    ceiling, words = max(near, key=lambda pair: pair[0].rank)
    if position.certainty.rank > ceiling.rank:
        detail = f'the claim is "{position.certainty}", the evidence says "{words}", so it is at most "{ceiling}"'
        return Check(name="hedge", verdict="failed", detail=detail)
    return Check(name="hedge", verdict="passed" if words else "not applicable")


def _bears(actor: NotedActor, stage: Stage, n: int) -> bool:
    return bool(stage.mentioned(n, actor)) or stage.continues(n, actor)


def _overlap(position: NotedPosition, stage: Stage, n: int) -> int:
    return len(stems_in(f"{position.statement} {position.issue}") & stage.reading(n).stems)


def _ceiling(position: NotedPosition, actor: NotedActor, stage: Stage, n: int) -> tuple[Certainty, str]:
    """Return the firmest a claim of the actor may be on sentence ``n``, and the words that say so."""
    reading = stage.reading(n)
    low = [word.low for word in reading.words]
    own = {reading.segments[holding.start] for holding in stage.held(n, actor) if holding.own}
    near = [
        hit
        for hit in hedges.find(low)
        if not _proposes(hit, reading) and (reading.segments[hit.start] in own or not _beside(hit, position, reading))
    ]
    found = [*_reaching(near, actor, stage, n)]
    weakest = min(found, key=lambda hit: hit.value.certainty.rank, default=None)
    outlet = _outlet(actor, stage, n)
    if weakest is None or (outlet and weakest.value.certainty is Certainty.STATED):
        return (Certainty.REPORTED, outlet) if outlet else (Certainty.STATED, "")
    return weakest.value.certainty, " ".join(word.text for word in reading.words[weakest.start : weakest.end])


def _proposes(hit: Found[Hedge], reading: Reading) -> bool:
    """Whether "suggested" puts something forward and hints at nothing: "suggested that they should meet", "a walk"."""
    if not reading.low(hit.start).startswith("suggest"):
        return False
    if reading.low(hit.end).endswith("ing") and len(reading.low(hit.end)) > len("being"):
        return True
    end = next((at for at in range(hit.end, len(reading.words)) if reading.words[at].is_mark), len(reading.words))
    behind = range(hit.end, end)
    asks = next((reading.low(at) for at in behind if reading.low(at) in AUXILIARY - {"to"}), "")
    return asks in ("should", "ought", "must", "be")


def _beside(hit: Found[Hedge], position: NotedPosition, reading: Reading) -> bool:
    """Whether an adverb stands in a clause that says less of the claim than another one of its sentence."""
    if hit.value.reach != "adverb" or _alone(hit, reading):
        return False
    claim = stems_in(f"{position.statement} {position.issue}")
    said: dict[int, set[str]] = {}
    for word, number in zip(reading.words, reading.segments, strict=True):
        said.setdefault(number, set()).update(stems((word,)) & claim)
    most = max(len(shared) for shared in said.values())
    return 2 * len(said[reading.segments[hit.start]]) < most


def _alone(hit: Found[Hedge], reading: Reading) -> bool:
    """Whether an adverb is set off by commas, and so is said of the whole sentence: "Doe, reportedly, backs it"."""
    segment = reading.segments[hit.start]
    inside = (at for at in range(len(reading.words)) if reading.segments[at] == segment)
    return all(hit.start <= at < hit.end or reading.words[at].is_mark for at in inside)


def _reaching(found: Iterable[Found[Hedge]], actor: NotedActor, stage: Stage, n: int) -> Iterable[Found[Hedge]]:
    """Yield the hedges that reach what the actor says or does in sentence ``n``."""
    reading = stage.reading(n)
    held = stage.held(n, actor)
    own = [h for h in held if h.own]
    segments = {reading.segments[h.start] for h in own} | {reading.segments[m.start] for h in own for m in h.holders}
    for hit in found:
        if reading.words[hit.start].text == "May" and hit.start > 0:
            continue  # the month
        reach, segment = hit.value.reach, reading.segments[hit.start]
        if reach == "report":
            outer = (
                not own
                or hit.start < min(h.start for h in own)
                or segment in segments
                or segment == reading.segments[-1]
            )
            if outer and not any(
                h.start < hit.start and h.word.speech for h in own if reading.segments[h.start] == segment
            ):
                yield hit
        elif reach == "adverb":
            inside = any(h.word.speech and h.end < hit.start for h in own)
            if (not own or segment in segments or _alone(hit, reading)) and not inside:
                yield hit
        elif reach == "verb":
            mine = any(h.start == hit.start and not h.noun for h in own)
            above = not own and any(h.start == hit.start and h.holders for h in reading.holdings)
            if mine or above:
                yield hit
        elif _governs(hit, own, actor, stage, n):
            yield hit


def _governs(hit: Found[Hedge], own: Iterable[object], actor: NotedActor, stage: Stage, n: int) -> bool:
    """Whether "may", "is expected to" stand between the actor as a subject and what it is to do."""
    reading = stage.reading(n)
    if reading.low(hit.end) == "not":
        return False
    said = any(getattr(h, "start", hit.start) < hit.start and h.word.speech for h in own)  # type: ignore[attr-defined]
    if said:
        return False
    segment = reading.segments[hit.start]
    number = reading.segments.index(segment)
    if _has_subject(number, hit.start, actor, stage, n):
        return False  # "under the deal Doe brokered, loans may count": permission, and not what Doe may do
    subject = [m for m in stage.mentioned(n, actor) if m.end <= hit.start and reading.low(m.end) != "'s"]
    near = [m for m in subject if m.start >= number - 1 or not _held_between(m.end, hit.start, stage, n)]
    other = [m for m in reading.mentions if m.end == hit.start and actor.name not in m.names]
    return bool(near) and not other


def _has_subject(low: int, high: int, actor: NotedActor, stage: Stage, n: int) -> bool:
    """Whether a stretch before a verb names what it is about, and not the actor: "..., concessional loans may"."""
    reading = stage.reading(n)
    mine = {at for m in stage.mentioned(n, actor) for at in range(m.start, m.end)}
    before = [at for at in range(low, high) if not reading.words[at].is_mark]
    if low == 0 or any(at in mine for at in before):
        return False
    return bool(stems(tuple(reading.words[at] for at in before if not reading.low(at).endswith("ly"))))


def _held_between(low: int, high: int, stage: Stage, n: int) -> bool:
    return any(low <= h.start < high for h in stage.reading(n).holdings)


def _outlet(actor: NotedActor, stage: Stage, n: int) -> str:
    """Return an outlet's reporting words when they, and not the actor's own verb, carry the sentence."""
    if any(h.own and h.word.speech for h in stage.held(n, actor)):
        return ""
    reading = stage.reading(n)
    for holding in reading.holdings:
        for mention in holding.holders if holding.own and holding.word.speech else ():
            name = " ".join(word.text for word in reading.words[mention.start : mention.end])
            if is_outlet(name):
                return f"{name} {reading.words[holding.start].text}"
    return ""
