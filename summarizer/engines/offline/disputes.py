"""Disagreements and criticism that the article itself reports."""

from typing import TYPE_CHECKING

from ...schemas import NotedDispute
from .actions import gerund_words
from .attribution import Attribution
from .cast import Cast
from .claims import outlet
from .members import Member
from .parsed import Paragraph
from .quarrels import quarrels
from .stand import Stand
from .tree import conjuncts, lemma, negated, prepositions, subject
from .wording import noun_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_AGAINST_SOMEBODY = frozenset(
    "criticise criticize condemn denounce slam blast attack accuse blame rebuke chide berate castigate lambast "
    "lambaste fault scold reprimand upbraid censure sue challenge oppose contradict".split()
)
_AT_ODDS = frozenset("disagree clash quarrel argue spar differ feud".split())


def disputes(
    paragraphs: list[Paragraph], found: list[Attribution], stands: list[Stand], cast: Cast
) -> list[NotedDispute]:
    """Note who openly disagrees with whom.

    Args:
        paragraphs: of the article.
        found: all attributions.
        stands: positions; a dispute about one of their issues says so.
        cast: the actors.
    """
    out: dict[tuple[str, str], NotedDispute] = {}
    between = quarrels(paragraphs, found, stands, cast)
    for dispute in (*_criticism(found, cast), *between, *_targets(stands, cast), *_at_odds(found, cast)):
        told = any(dispute.sentences[-1] in other.sentences and _shared(dispute, other) for other in out.values())
        if not told:
            out.setdefault((dispute.side_a[0], dispute.side_b[0]), dispute)
    return list(out.values())


def _shared(one: NotedDispute, other: NotedDispute) -> bool:
    """Whether two accounts of a sentence have a party in common, so that they tell of one disagreement."""
    return not {*one.side_a, *one.side_b}.isdisjoint((*other.side_a, *other.side_b))


def _criticism(found: list[Attribution], cast: Cast) -> list[NotedDispute]:
    out = []
    for attribution in found:
        cue = attribution.cue
        if (
            attribution.negated
            or attribution.head is None
            or lemma(cue) not in _AGAINST_SOMEBODY
            or attribution.source is None
        ):
            continue
        if cue.pos_ != "VERB" or attribution.frame != "obj":
            continue
        target = cast.of(attribution.paragraph, attribution.head)
        question = _over(cue, attribution.head)
        if target is not None and question:
            out.extend(_noted(attribution, cast, [target], question, None))
    return out


def _targets(stands: list[Stand], cast: Cast) -> list[NotedDispute]:
    """ "rejected X's demand": X is on the other side."""
    out = []
    for stand in stands:
        head = stand.claim.head
        if stand.claim.sign >= 0 or stand.attribution.frame != "obj" or head.pos_ != "NOUN":
            continue
        owner = next((c for c in head.children if c.dep_ == "poss"), None)
        if owner is None:
            owner = next((i for w, _, i in prepositions(head) if w in ("by", "from")), None)
        target = cast.of(stand.attribution.paragraph, owner) if owner is not None else None
        if target is not None and target is not stand.holding.member and not outlet(target):
            out.extend(_noted(stand.attribution, cast, [target], _question(stand.claim.issue), stand.claim.issue))
    return out


def _question(issue: str) -> str:
    """Ask for an issue: "Should wages rise by 8 percent?"."""
    issue = issue.replace("?", "")
    if issue.endswith(".") and " should " in issue:
        who, what = issue.rstrip(".").split(" should ", 1)
        lower = (
            who
            if who[:2].isupper()
            or (" " in who and who.split()[0][:1].isupper() and who.split()[0] not in ("The", "A", "An"))
            else (who[0].lower() + who[1:])
        )
        return f"Should {lower} {what}?"
    if issue.split()[0].lower().endswith("ing") and len(issue.split()) > 1 and "'" not in issue.split()[0]:
        return f"Is {issue.rstrip('.?! ')} right?"
    return f"Who is right about {issue.rstrip('.?! ')}?"


def _over(verb: "Token", target: "Token") -> str:
    """What a criticism is about: "for cutting aid", "over the budget"."""
    for head in (verb, target):
        for word, _, inner in prepositions(head):
            if word in ("for", "of", "over") and head in (verb, target):
                words = gerund_words(inner) if inner.dep_ == "pcomp" or inner.tag_ == "VBG" else noun_words(inner)
                if words and lemma(verb) == "accuse":
                    return f"Is the charge of {words} justified?"
                if words:
                    return f"Who is right about {words}?"
    return ""


def _at_odds(found: list[Attribution], cast: Cast) -> list[NotedDispute]:
    out: list[NotedDispute] = []
    for paragraph in {a.paragraph.index: a.paragraph for a in found}.values():
        for verb in paragraph.doc:
            if verb.pos_ == "VERB" and verb.lemma_.lower() in _AT_ODDS and not negated(verb):
                out.extend(_odds(paragraph, verb, cast))
    return out


def _odds(paragraph: Paragraph, verb: "Token", cast: Cast) -> list[NotedDispute]:
    who = subject(verb)
    other = next((i for w, _, i in prepositions(verb) if w == "with"), None)
    about = next((i for w, _, i in prepositions(verb) if w in ("over", "on", "about")), None)
    words = noun_words(about) if about is not None else ""
    if who is None or not words:
        return []
    mine = _members(paragraph, who, cast)
    theirs = _members(paragraph, other, cast) if other is not None else mine[1:]
    mine = mine if other is not None else mine[:1]
    if not mine or not theirs or mine[0] is theirs[0]:
        return []
    return [
        NotedDispute(
            question=f"Who is right about {words}?",
            issue=None,
            side_a=[m.name for m in mine][:8],
            side_b=[m.name for m in theirs][:8],
            sentences=[paragraph.numbers[verb.i]],
        )
    ]


def _members(paragraph: Paragraph, token: "Token", cast: Cast) -> list[Member]:
    found = [cast.of(paragraph, part) for part in conjuncts(token)]
    return [member for member in found if member is not None and not outlet(member)]


def _noted(
    attribution: Attribution, cast: Cast, theirs: list[Member], question: str, issue: str | None
) -> list[NotedDispute]:
    if attribution.source is None:
        return []
    mine = [m for m in _members(attribution.home, attribution.source, cast) if m not in theirs]
    if not mine or not question or any(outlet(member) for member in theirs):
        return []
    numbers = set(attribution.home.sentences_of([attribution.cue.i, attribution.source.i]))
    early = cast.introduced(attribution.home, attribution.source)
    numbers |= {early} if early is not None and min(numbers) - early <= 3 else set()
    return [
        NotedDispute(
            question=question[:300],
            issue=issue,
            side_a=[m.name for m in mine][:8],
            side_b=[m.name for m in theirs][:8],
            sentences=sorted(numbers),
        )
    ]
