"""Is it this actor's claim at all: does the evidence name who is said to hold it, and not as somebody's object?"""

from functools import cache

from ...lexicon import table
from ...schemas import ActorKind, Check, NotedActor, NotedPosition
from .clauses import Reading
from .grammar import ASKING, AUXILIARY
from .holding import Holding
from .mentions import RELATIVE, Mention
from .reach import acts, judges, leads, under
from .scene import Stage, kindred, sent_by
from .words import VAGUE, Word, function_words, stem, stems, words_of

RELAYING = frozenset("report write note tell say state quote cite reveal".split())
"""Verbs by which an outlet relays; an outlet that does anything else speaks for itself."""
MOUTHPIECES = frozenset(
    "spokesman spokeswoman spokesperson spokesmen lawyer lawyers counsel attorney aide office".split()
)
"""Who speaks for somebody else: what they say of the one they speak for can be laid to that one."""
CONDITIONAL = frozenset("if unless once until provided should were".split())
JOINING = frozenset(", and or the a an its their his her both as well along together with".split())
"""What may stand between the parts of one subject: "the chamber and a group of traders", "A as well as B"."""
SUBORDINATING = frozenset("after because since when while although though whereas unless until if once".split())
"""Conjunctions that open a clause without a mark before them: "joined the strike after Doe declined"."""
BEHIND = 5
"""Words behind a verb of speech that ends its sentence: "..., its leader, Jane Doe, confirmed on Monday."."""
AHEAD = 2
"""Words of the claim by which another holder's clause must fit better before the actor's own is doubted."""


def speaker(position: NotedPosition, actor: NotedActor, stage: Stage, cited: list[int]) -> Check:
    """Check that the actor holds what is laid to it.

    Rules, in this order: see ``standing``; another holder's words do not fit the claim where the actor's own do not;
    the worded statement does not lay it to another.
    """
    hops = frozenset(word.low for hop in position.chain for word in words_of(hop.who) if word.capital)
    fault = (
        standing(actor, stage, cited, hops)
        or _belongs_elsewhere(position, actor, stage, cited, hops)
        or _worded_for_another(position, actor, stage)
    )
    return Check(name="speaker", verdict="failed" if fault else "passed", detail=fault)


def standing(actor: NotedActor, stage: Stage, cited: list[int], hops: frozenset[str] = frozenset()) -> str:
    """Say why the actor cannot be the speaker of the cited sentences, whatever is said; empty when it can.

    ``hops`` are the words of the names that the claim itself says relay it: what they say of the actor is no fault.

    An outlet that only relays is not the speaker. The actor is named, described or meant by a pronoun in the cited
    sentences, or just before them when nobody else speaks. Where the grammar is plain, it is not merely the object or
    part of the content of somebody else's words.
    """
    return _relays_only(actor, stage, cited) or _absent(actor, stage, cited) or _only_object(actor, stage, cited, hops)


def present(actor: NotedActor, stage: Stage, cited: list[int]) -> bool:
    """Whether the actor stands in the cited sentences or, not displaced by others, just before them."""
    return not _absent(actor, stage, cited)


def _absent(actor: NotedActor, stage: Stage, cited: list[int]) -> str:
    if any(stage.mentioned(n, actor) for n in cited):
        return ""
    if any(stage.continues(n, actor) for n in cited) or any(_sent(actor, stage, n) for n in cited):
        return ""
    named = sorted({name for n in cited for m in stage.reading(n).mentions if m.how == "name" for name in m.names})
    others = f"they name {', '.join(named)}" if named else "they name nobody"
    return f"the claim is laid to {actor.name}, who does not stand in the cited sentences or just before; {others}"


def _sent(actor: NotedActor, stage: Stage, n: int) -> bool:
    """Whether sentence ``n`` speaks of somebody noted as the actor's: "an official in the mayor's office"."""
    named = {name for m in stage.reading(n).mentions if m.how == "name" for name in m.names}
    return any(sent_by(other, actor) for other in stage.cast.actors if other.name in named)


def _only_object(actor: NotedActor, stage: Stage, cited: list[int], hops: frozenset[str]) -> str:
    """Return a fault when every cited sentence shows the actor only inside or as the target of others' words."""
    faults = []
    for n in cited:
        if stage.may_speak(n, actor, cited):
            return ""
        mentions = stage.mentioned(n, actor)
        if not mentions:
            if not stage.continues(n, actor):
                continue
            return ""
        if stage.held(n, actor):
            return ""
        others = [h for h in stage.reading(n).holdings if h.own and h.holders]
        governing = [h for h in others if all(under(h, m, stage.reading(n)) for m in mentions)]
        spoken = {w.low for h in governing for m in h.holders for w in stage.reading(n).words[m.start : m.end]}
        if not governing or spoken & (MOUTHPIECES | hops):
            return ""
        holders = {" ".join(w.text for w in stage.reading(n).words[m.start : m.end]) for m in governing[0].holders}
        faults.append(f'{" and ".join(sorted(holders))} "{stage.reading(n).words[governing[0].start].text}"')
    return f"the claim is laid to {actor.name}, but in the evidence it is {faults[0]}" if faults else ""


def _relays(holding: Holding, hops: frozenset[str], stage: Stage, n: int) -> bool:
    """Whether the claim names a holder as one who relays it: "Doe announced that the members would"."""
    words = stage.reading(n).words
    return any(word.low in hops for m in holding.holders for word in words[m.start : m.end])


def _beside(mention: Mention, other: Mention, stage: Stage, n: int) -> bool:
    """Whether two mentions are parts of one subject: "A and B", "A, B and C"."""
    first, last = sorted((mention, other), key=lambda m: m.start)
    reading = stage.reading(n)
    inside = {at for m in reading.mentions for at in range(m.start, m.end)}
    between = [reading.low(at) for at in range(first.end, last.start) if at not in inside]
    return bool(between) and JOINING.issuperset(between)


def _belongs_elsewhere(
    position: NotedPosition, actor: NotedActor, stage: Stage, cited: list[int], hops: frozenset[str]
) -> str:
    """Return a fault when another holder's clause says what the claim says and none of the actor's does."""
    wanted = _content(position.statement, stage)
    best, mine = 0, 0
    rival = ""
    for n in cited:
        reading = stage.reading(n)
        mentions = stage.mentioned(n, actor)
        for holding in (h for h in reading.holdings if h.own and h.holders):
            own = any(stage.means(n, m, actor) for m in holding.holders) or any(
                _beside(m, holder, stage, n) for m in mentions for holder in holding.holders
            )
            score = len(wanted & _stems_of(_clause(holding.start, stage, n)))
            if own:
                same = stem(reading.low(holding.start)) in wanted
                if _shares(holding, reading):
                    score = len(wanted & _stems_of(reading.words[: holding.end]))
                mine = max(mine, score + AHEAD * same)
            elif (
                not holding.noun
                and not _is_asked(holding, reading)
                and not _supposed(holding, reading)
                and score > best
                and not _relays(holding, hops, stage, n)
                and not _quoted_by(actor, holding.start, stage, n)
                and all(m.how == "name" for m in holding.holders)
                and not _akin(actor, holding.holders, stage)
            ):
                best, rival = (
                    score,
                    " ".join(w.text for w in reading.words[holding.holders[0].start : holding.holders[0].end]),
                )
        doing = [m for m in mentions if acts(m, reading) or leads(m, reading)]
        mine = max([mine, *(len(wanted & _stems_of(_acting(m, stage, n))) for m in doing)])
        mine = max([mine, *(len(wanted & _stems_of(_judged(m, reading))) for m in mentions if judges(m, reading))])
        if not reading.holdings:
            mine = max(mine, len(wanted & _stems_of(reading.words)))
    if rival and best >= mine + AHEAD and mine <= 1 and not any(_refers_back(actor, stage, n) for n in cited):
        return f"what is laid to {actor.name} stands in the words of {rival}"
    return ""


def _shares(holding: Holding, reading: Reading) -> bool:
    """Whether what a clause is about stands before it: "praised by A and shunned by B", "a pact that A calls weak"."""
    if not holding.holders or holding.noun:
        return False
    first = min(mention.start for mention in holding.holders)
    by = first > holding.start and reading.low(holding.end) == "by"
    return by or any(reading.low(at) in RELATIVE or reading.low(at) == "that" for at in range(max(0, first - 3), first))


def _is_asked(holding: Holding, reading: Reading) -> bool:
    """Whether a holder stands only as the one who is asked to: "urging Brussels to relax the rules"."""
    asked = any(mention.end == holding.start - 1 for mention in holding.holders)
    return asked and reading.low(holding.start - 1) == "to"


def _supposed(holding: Holding, reading: Reading) -> bool:
    """Whether what somebody does is only a condition: "would walk out only if Norlane declines"."""
    first = reading.segments.index(reading.segments[holding.start])
    return any(reading.low(at) in CONDITIONAL for at in range(first, holding.start))


def _refers_back(actor: NotedActor, stage: Stage, n: int) -> bool:
    """Whether the actor only takes a side on what the sentence before says.

    "The idea drew fire from Doe", or an auxiliary without its verb: "the hotel workers did not", "so did the club".
    """
    reading = stage.reading(n)
    for mention in stage.mentioned(n, actor):
        end = next((at for at in range(mention.end, mention.end + 3) if reading.low(at) in AUXILIARY), -1)
        if end >= 0 and reading.low(end + 1 + (reading.low(end + 1) == "not")) in ("", ".", ",", ";"):
            return True
        if reading.low(mention.start - 1 - (reading.low(mention.start - 1) == "the")) in ("did", "does", "do", "has"):
            return True
    for holding in stage.held(n, actor):
        if holding.own and holding.word.sign < 0 and holding.word.about in ("holder", "target"):
            number = reading.segments[holding.start]
            near = tuple(w for w, segment in zip(reading.words, reading.segments, strict=True) if segment == number)
            if stems(near) & VAGUE:
                return True
    return False


def _quoted_by(actor: NotedActor, start: int, stage: Stage, n: int) -> bool:
    """Whether what another does stands inside the actor's own words: "She said the islands would leave"."""
    said = [h for h in stage.held(n, actor) if h.own and h.word.speech]
    last = len(stage.reading(n).words)
    return any(h.start < start or last - h.end <= BEHIND for h in said)


def _akin(actor: NotedActor, mentions: tuple[object, ...], stage: Stage) -> bool:
    names = {name for m in mentions for name in getattr(m, "names", ())}
    return any(kindred(actor, other) for other in stage.cast.actors if other.name in names)


def _acting(mention: Mention, stage: Stage, n: int) -> tuple[Word, ...]:
    """Return what a mention is the subject of, up to the next clause that somebody else holds."""
    reading = stage.reading(n)
    later = [
        h.start for h in reading.holdings if h.start > mention.end and h.own and h.holders and mention not in h.holders
    ]
    end = _opening(later[0], reading) if later else len(reading.words)
    return reading.words[mention.end : max(end, mention.end)]


def _opening(start: int, reading: Reading) -> int:
    """Return where the clause of the word at ``start`` begins: its conjunction, or the last mark before it."""
    first = reading.segments.index(reading.segments[start])
    return next((at for at in range(start - 1, first, -1) if reading.low(at) in SUBORDINATING), first)


def _judged(mention: Mention, reading: Reading) -> tuple[Word, ...]:
    """Return what is said to be so for a mention, from the start of its clause: "the list was a red line"."""
    first = reading.segments.index(reading.segments[mention.start])
    return reading.words[first : mention.start]


def _clause(start: int, stage: Stage, n: int) -> tuple[Word, ...]:
    """Return the words from a holding's clause to the next clause that somebody else holds."""
    reading = stage.reading(n)
    first = _opening(start, reading)
    holders = next(h.holders for h in reading.holdings if h.start == start)
    later = [h.start for h in reading.holdings if h.start > start and h.own and h.holders and h.holders != holders]
    end = len(reading.words)
    if later:
        end = _opening(later[0], reading)
    return reading.words[first : max(end, start + 1)]


def _content(text: str, stage: Stage) -> frozenset[str]:
    """Return the stems of a claim without the names of actors, which are what may have been swapped."""
    return _stems_of(words_of(text)) - stage.cast.stems


def _stems_of(words: tuple[Word, ...]) -> frozenset[str]:
    return frozenset(stem(w.low) for w in words if not w.is_mark and w.low not in function_words())


def _relays_only(actor: NotedActor, stage: Stage, cited: list[int]) -> str:
    """Return a fault when the actor is an outlet and the cited sentences only show it passing words on."""
    if actor.kind is not ActorKind.ORGANISATION or not is_outlet(actor.name):
        return ""
    held = [h for n in cited for h in stage.held(n, actor) if h.own]
    if any(h.word.phrase not in RELAYING for h in held):
        return ""
    return f"{actor.name} relays the words of others in the evidence and is not their speaker"


def is_outlet(name: str) -> bool:
    """Whether a name is that of a newspaper, an agency or a broadcaster."""
    words = [word.low for word in words_of(name)]
    kinds = _outlet_words()
    return bool(words) and (words[-1] in kinds["outlet"] or any(word in kinds["outlet_name"] for word in words))


@cache
def _outlet_words() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(row[1].split()) for row in table("roles") if row[0] in ("outlet", "outlet_name")}


def _worded_for_another(position: NotedPosition, actor: NotedActor, stage: Stage) -> str:
    """Return a fault when the statement itself says that another actor of the notes holds it."""
    reading = Reading(position.statement, stage.cast)
    held = [
        h
        for h in reading.holdings
        if h.own
        and h.holders
        and not h.noun
        and h.word.about in ("holder", "action")
        and reading.low(reading.past_adverbs(h.start)) not in ASKING
    ]
    if not held:
        return ""
    first = held[0]
    names = frozenset(name for m in first.holders if m.how == "name" for name in m.names)
    if not names or actor.name in names or any(actor.name in m.names for h in held for m in h.holders):
        return ""
    others = [other for other in stage.cast.actors if other.name in names]
    if any(kindred(actor, other) for other in others) or position.on_behalf_of in names:
        return ""
    if _tells_of(actor, first, reading):
        return ""
    return f"the claim is laid to {actor.name}, its statement to {', '.join(sorted(names))}"


def _tells_of(actor: NotedActor, tag: Holding, reading: Reading) -> bool:
    """Whether somebody only relays what the actor is said to do or hold, under words the notes do not know.

    "The group's lawyers objected, Doe said"; "Doe said US support would come".
    """
    if not tag.word.speech:
        return False
    for m in (m for h in reading.holdings if h.own and h.noun for m in h.holders if actor.name in m.names):
        if m.start in (0, 1, tag.end, tag.end + 1) and reading.low(m.end) != "'s":
            return True
    deeds = [h for h in reading.holdings if h.start < tag.start and not h.own and not h.noun]
    behind = deeds and all(m.start > deeds[0].start for m in tag.holders)
    return bool(behind and stems(reading.words[: deeds[0].start]) & stems(words_of(actor.name)))
