"""Changes of stance that an article tells in so many words: who withdrew support, came round, made a U-turn."""

import re
from collections.abc import Iterator, Sequence

from ...lexicon.prose import called, unended
from ...schemas import ActorKind, Position, Relation, RelationKind
from .view import View

_WHOSE = r"(?:its|his|her|their)"
_HELD = r"(?:support|backing|endorsement|objections?|opposition|demands?|threat|veto|resistance)"
_TURN = re.compile(
    rf"\b(?:(?:has |have |had )?(?:withdrawn?|withdrew|dropp(?:ed|ing)|abandoned|abandoning|pulled) {_WHOSE} {_HELD}"
    rf"|chang(?:ed|ing) {_WHOSE} (?:minds?|positions?|stances?|tune|line)"
    r"|c(?:ame|oming) (?:a)?round (?:once|after|when|to)\b"
    rf"|revers(?:ed|ing) (?:course|{_WHOSE} (?:position|stance|decision|opposition|support))"
    r"|(?:made|making|performed) an? (?:U-turn|about-face|about-turn|volte-face)"
    r"|backtracked|climbed down|backed down"
    r"|shift(?:ed|ing) away from"
    rf"|softened {_WHOSE} (?:position|stance|line|opposition)|harden(?:ed|ing) {_WHOSE} (?:position|stance|line))",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:would|could|may|might|should|must|if|whether|unless|until|wants?|wanted|urged?|asked|called on|not|never|"
    r"deni\w+|to|refus\w+)\b[^.;]{0,30}$|n['’]t\b[^.;]{0,30}$",
    re.IGNORECASE,
)
"""What stands before a turn that nobody says took place."""
_GAP = re.compile(
    r"['’]?(?:s\b)?(?:,[^,.;]{3,60},|\([^()]{1,40}\))?\s*"
    r"(?:(?:also|later|since|now|himself|herself|reportedly|has|have|had)\s*)*"
    r"|.*\b(?:he|she|it|they|who|which)(?:\s+(?:has|have|had|also|later|since))*",
    re.IGNORECASE,
)
"""What may stand between a name and the turn that is its bearer's: an aside, or a pronoun that takes it up."""
_TAIL = re.compile(r"(?: [\w’'-]+){1,8}")


def turns(view: View, positions: Sequence[Position], known: Sequence[Relation]) -> list[Relation]:
    """Find the turns that cited sentences tell, without ids; one for each actor and issue.

    Args:
        view: the dossier.
        positions: merged.
        known: changes that were computed; their actors' turns on these issues are no news.
    """
    by_id = {position.id: position for position in positions}
    seen = {
        (by_id[name].speaker, by_id[name].issue) for relation in known for name in relation.between if name in by_id
    }
    found = []
    for position in positions:
        if (position.speaker, position.issue) in seen or view.unnamed(position.speaker):
            continue
        for source, n, words in _told(view, position):
            seen.add((position.speaker, position.issue))
            found.append(_relation(view, position, source, n, words))
            break
    told: dict[tuple[str, str, tuple[int, ...]], Relation] = {}
    for relation in found:
        piece = relation.evidence[0]
        told.setdefault((relation.between[0], piece.source, piece.sentences), relation)
    return list(told.values())


def _told(view: View, position: Position) -> Iterator[tuple[str, int, str]]:
    for piece in position.evidence:
        for n in piece.sentences:
            text = view.articles[piece.source].reading(n)
            for match in _TURN.finditer(text):
                before = text[: match.start()]
                if not _UNREAL.search(before) and _subject(view, before) == position.speaker:
                    tail = _TAIL.match(text, match.end())
                    yield piece.source, n, text[match.start() : tail.end() if tail else match.end()]


def _subject(view: View, before: str) -> str | None:
    """Return whose turn it is: the last actor named before it, near or taken up by a pronoun."""
    low = before.casefold()
    last: tuple[int, int, str] | None = None
    for actor in view.dossier.actors:
        labels = {actor.name, *actor.aliases}
        if actor.kind is ActorKind.PERSON:
            labels |= {label.split()[-1] for label in labels}
        for label in labels:
            at = low.rfind(label.casefold()) if label[:1].isupper() else -1
            if at >= 0:
                found = (at + len(label), len(label), actor.id)
                last = max(last, found) if last else found
    if last is None:
        return None
    return last[2] if _GAP.fullmatch(low[last[0] :].strip()) else None


def _relation(view: View, position: Position, source: str, n: int, words: str) -> Relation:
    name = called(view.actors[position.speaker], view.casing)
    text = f"{name} is reported to have shifted: “{unended(words)}”."
    return Relation(
        id="",
        kind=RelationKind.REPORTED_SHIFT,
        text=text[:1].upper() + text[1:],
        between=(position.speaker,),
        evidence=(view.cited(source, n),),
    )
