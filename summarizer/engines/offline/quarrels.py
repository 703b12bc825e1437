"""Disagreements told by two clauses or sentences: "A wants this; B wants that", "the ministry denies it"."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...schemas import NotedDispute
from .attribution import Attribution
from .cast import Cast
from .claims import outlet
from .members import Member
from .parsed import Paragraph
from .stand import Stand
from .tree import conjuncts, lemma, negated, prepositions, subject

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_WANTING = frozenset("want insist demand seek favour favor prefer urge ask press propose".split())
"""Two who each do one of these in a sentence that parts them want different things."""
_PARTING = frozenset({"while", "whereas", "but", ";"})
_ODDS = frozenset("odds split divided differ disagree gap irreconcilable loggerheads rift quarrel apart though".split())
"""Words of a sentence that says the next one will tell of a disagreement."""
_TURNING = frozenset({"however", "but", "yet", "nevertheless"})
_CONTRADICTING = frozenset({"contradict", "disagree", "differ", "dissent", "deny", "refute", "rebut"})
_WHAT_WAS_SAID = frozenset({"it", "this", "that", "them", "claim", "account", "allegation", "accusation", "charge"})
_WRONG = frozenset("wrong mistaken irresponsible reckless foolish naive dishonest unfair hypocritical".split())
_FIGURES = frozenset("number figure cost total toll share count bill price value sum".split())
_RECKONING = frozenset("project estimate put forecast predict calculate promise say claim expect".split())
_SAYING = frozenset("say add argue maintain hold stress reply contend".split())
_MUST = frozenset({"must", "should", "ought"})
_NEAR = 2
"""Sentences back that what is contradicted was said in."""
_LONGEST = 22
"""Words of a statement that a question repeats."""


@dataclass(frozen=True)
class _Sentence:
    """One sentence with what is attributed and held in it."""

    paragraph: Paragraph
    span: "Span"
    number: int
    said: tuple[Attribution, ...]
    stands: tuple[Stand, ...]


def quarrels(
    paragraphs: list[Paragraph], found: list[Attribution], stands: list[Stand], cast: Cast
) -> list[NotedDispute]:
    """Note the disagreements that no single verb of criticism tells.

    Args:
        paragraphs: of the article.
        found: its attributions.
        stands: its positions.
        cast: its actors.
    """
    sentences = list(_sentences(paragraphs, found, stands))
    out: list[NotedDispute] = []
    for at, one in enumerate(sentences):
        before = sentences[max(0, at - _NEAR) : at]
        for rule in _RULES:
            noted = rule(one, before, cast)
            if noted is not None:
                out.append(noted)
                break
    return out


def _sentences(paragraphs: list[Paragraph], found: list[Attribution], stands: list[Stand]) -> Iterator[_Sentence]:
    said: dict[int, list[Attribution]] = {}
    for attribution in found:
        if attribution.source is not None:
            said.setdefault(attribution.home.numbers[attribution.cue.i], []).append(attribution)
    held: dict[int, list[Stand]] = {}
    for stand in stands:
        held.setdefault(stand.attribution.home.numbers[stand.attribution.cue.i], []).append(stand)
    for paragraph in paragraphs:
        for span in paragraph.doc.sents:
            number = paragraph.numbers[span.start]
            yield _Sentence(paragraph, span, number, tuple(said.get(number, ())), tuple(held.get(number, ())))


def _parted(one: _Sentence, before: list[_Sentence], cast: Cast) -> NotedDispute | None:
    """ "A wants the bank to run it; B wants an office of its own"."""
    wanting = [a for a in one.said if _wants(a) and a.paragraph is one.paragraph]
    joint = next((t for t in one.span if t.lower_ in _PARTING and any(a.cue.i < t.i for a in wanting)), None)
    told = before[-1] if before and _ODDS & {t.lower_ for t in before[-1].span} else None
    told = told or (one if (_ODDS | {"first"}) & {t.lower_ for t in one.span} else None)
    if joint is None and told is not None:
        joint = next((t for t in one.span if t.lower_ == "and" and t.dep_ == "cc" and _between(t, wanting)), None)
    if joint is None:
        return None
    first, second = ([a for a in wanting if (a.cue.i < joint.i) is early] for early in (True, False))
    mine, theirs = _holders(one, first, cast), _holders(one, second, cast)
    if not mine or not theirs:
        return None
    question = f"{_wanted(one, first[0])}, or {_wanted(one, second[0])}?"
    numbers = [one.number, *([told.number] if told is not None else [])]
    return _noted(question, mine, theirs, numbers)


def _wants(attribution: Attribution) -> bool:
    words = {attribution.paragraph.doc[i].lower_ for i in attribution.content}
    said = lemma(attribution.cue) in _SAYING and bool(words & _MUST)
    return (said or lemma(attribution.cue) in _WANTING) and not attribution.negated


def _between(joint: "Token", wanting: list[Attribution]) -> bool:
    return any(a.cue.i < joint.i for a in wanting) and any(a.cue.i > joint.i for a in wanting)


def _wanted(one: _Sentence, attribution: Attribution) -> str:
    """What one of them wants: the issue of the position, else the words themselves."""
    issue = next((s.claim.issue for s in one.stands if s.attribution.cue == attribution.cue), "")
    words = issue.rstrip(".") or attribution.paragraph.text_of(attribution.content).removeprefix("that ").strip(
        " ,;.“”"
    )
    return " ".join(words.split()[:_LONGEST])


def _turned(one: _Sentence, before: list[_Sentence], cast: Cast) -> NotedDispute | None:  # noqa: ARG001 - a rule's shape
    """ "She says the club needs it. However, two boards have objected"."""
    if one.span[0].lower_ not in _TURNING or not before:
        return None
    against = [s for s in one.stands if s.claim.sign < 0]
    favour = [s for s in before[-1].stands if s.claim.sign > 0 and s.attribution.attitude != "oppose"]
    mine = list(dict.fromkeys(s.holding.member.name for s in favour))
    theirs = list(dict.fromkeys(s.holding.member.name for s in against))
    if not mine or not theirs or set(mine) & set(theirs):
        return None
    issue = favour[0].claim.issue
    return _noted(f"Who is right about {issue.rstrip('.')}?", theirs, mine, [before[-1].number, one.number])


def _contradicted(one: _Sentence, before: list[_Sentence], cast: Cast) -> NotedDispute | None:
    """ "An official disagreed", "the agency denies it": with whoever spoke just before."""
    for verb in (t for t in one.span if t.pos_ == "VERB" and lemma(t) in _CONTRADICTING and not negated(t)):
        who = subject(verb)
        thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
        about = any(w in ("over", "on", "about", "with") for w, _, _ in prepositions(verb))
        if who is None or about or (thing is not None and thing.lemma_.lower() not in _WHAT_WAS_SAID):
            continue
        mine = [m for m in (cast.of(one.paragraph, t) for t in conjuncts(who)) if m is not None and not outlet(m)]
        told = _speech([*before, one], verb, mine, cast)
        if told is None or not mine:
            continue
        home, speech = told
        return _noted(
            _whether(speech), [m.name for m in mine], _holders(home, [speech], cast), [one.number, home.number]
        )
    return None


def _speech(
    near: list[_Sentence], verb: "Token", mine: list[Member], cast: Cast
) -> tuple[_Sentence, Attribution] | None:
    """The last thing that somebody else said before a verb, and where."""
    for sentence in reversed(near):
        for attribution in reversed(sentence.said):
            here = attribution.home.doc is verb.doc
            if attribution.frame not in ("that", "according to") or (here and attribution.cue.i > verb.i):
                continue
            speaker = cast.of(attribution.home, attribution.source) if attribution.source is not None else None
            if speaker is not None and speaker not in mine and not outlet(speaker):
                return sentence, attribution
    return None


def _whether(speech: Attribution) -> str:
    words = speech.paragraph.text_of(speech.content).removeprefix("that ").strip(' ,;.“”"')
    return f"Is it so that {' '.join(words.split()[:_LONGEST])}?"


def _mistaken(one: _Sentence, before: list[_Sentence], cast: Cast) -> NotedDispute | None:
    """ "The leader of the opposition said he was wrong to sign"."""
    for attribution in one.said:
        head = attribution.head
        if head is None or attribution.frame != "that" or attribution.source is None or negated(head):
            continue
        what = next((c for c in head.children if c.dep_ == "acomp" and c.lower_ in _WRONG), None)
        who = subject(head) if what is not None else None
        target = cast.of(attribution.paragraph, who) if who is not None else None
        mine = _holders(one, [attribution], cast)
        if who is not None and who.lower_ in ("he", "she") and (target is None or target.name in mine):
            target = _last_speaker(before, mine, cast)  # nobody calls himself wrong in "she said he was wrong"
        if what is None or target is None or target.name in mine or not mine or outlet(target):
            continue
        deed = next((c for c in (*what.children, *head.children) if c.dep_ == "xcomp"), None)
        words = attribution.paragraph.text_of(t.i for t in deed.subtree) if deed is not None else ""
        question = f"Was {target.name} {what.lower_} {words}".strip() + "?"
        return _noted(question, mine, [target.name], [one.number])
    return None


def _last_speaker(before: list[_Sentence], mine: list[str], cast: Cast) -> Member | None:
    """The last person who was said to say something."""
    said = (a for sentence in reversed(before) for a in reversed(sentence.said) if a.source is not None)
    found = (cast.of(a.home, a.source) for a in said if a.source is not None)
    return next((m for m in found if m is not None and m.person and m.name not in mine), None)


def _contrary(one: _Sentence, before: list[_Sentence], cast: Cast) -> NotedDispute | None:
    """ "A colleague finds the sum, on the contrary, more than decent"."""
    if "on the contrary" not in one.span.text.lower() or not before:
        return None
    mine, theirs = (_subjects(sentence, cast) for sentence in (one, before[-1]))
    theirs = [name for name in theirs if name not in mine]
    if not mine or not theirs:
        return None
    about = next((s.claim.issue.rstrip(".") for s in (*one.stands, *before[-1].stands)), "this")
    return _noted(f"Who is right about {about}?", mine[:1], theirs[:1], [one.number, before[-1].number])


def _reckoned(one: _Sentence, before: list[_Sentence], cast: Cast) -> NotedDispute | None:
    """ "A consultant projected 2,400 jobs. An economist put the number at a few hundred"."""
    verb = next((t for t in one.span if t.lemma_ == "put" and _figure(t) is not None), None)
    figure = _figure(verb) if verb is not None else None
    if verb is None or figure is None or not before:
        return None
    earlier = [t for t in before[-1].span if t.pos_ == "VERB" and t.lemma_.lower() in _RECKONING]
    mine = [m.name for t in (subject(verb),) if t is not None and (m := cast.of(one.paragraph, t)) is not None]
    found = (cast.of(before[-1].paragraph, who) for t in earlier if (who := subject(t)) is not None)
    theirs = [m.name for m in found if m is not None and m.name not in mine]
    if not mine or not theirs:
        return None
    return _noted(f"What is the {figure.lower_}?", mine, theirs[:1], [one.number, before[-1].number])


def _figure(verb: "Token") -> "Token | None":
    at = any(word == "at" for word, _, _ in prepositions(verb))
    return next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ in _FIGURES and at), None)


def _disputed(one: _Sentence, before: list[_Sentence], cast: Cast) -> NotedDispute | None:  # noqa: ARG001 - a rule's shape
    """ "The figures are in dispute: the firm says that 74 per cent voted, since the union left blanks out"."""
    words = one.span.text.lower()
    thing = next((t for t in one.span if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ == "NOUN"), None)
    names = _subjects(one, cast)
    if (
        not any(cue in words for cue in (" in dispute", "is disputed", "are disputed"))
        or thing is None
        or len(names) < 2
    ):
        return None
    return _noted(f"Who is right about the {thing.lower_}?", names[:1], names[1:2], [one.number])


def _subjects(sentence: _Sentence, cast: Cast) -> list[str]:
    """Actors that do something in a sentence, in order."""
    tokens = [t for t in sentence.span if t.dep_ in ("nsubj", "nsubjpass")]
    found = (cast.of(sentence.paragraph, t) for t in tokens)
    return list(dict.fromkeys(m.name for m in found if m is not None and not outlet(m)))


def _holders(sentence: _Sentence, attributions: list[Attribution], cast: Cast) -> list[str]:
    """Whoever holds what is attributed, by the position where there is one."""
    cues = {a.cue.i for a in attributions}
    held = [s.holding.member.name for s in sentence.stands if s.attribution.cue.i in cues]
    if held:
        return list(dict.fromkeys(held))
    tokens = [(a.home, t) for a in attributions if a.source is not None for t in conjuncts(a.source)]
    found = (cast.of(home, token) for home, token in tokens)
    return list(dict.fromkeys(m.name for m in found if m is not None and not outlet(m)))


def _noted(question: str, mine: list[str], theirs: list[str], numbers: list[int]) -> NotedDispute | None:
    theirs = [name for name in theirs if name not in mine]
    if not mine or not theirs:
        return None
    return NotedDispute(
        question=question[:1].upper() + question[1:300],
        issue=None,
        side_a=mine[:8],
        side_b=theirs[:8],
        sentences=sorted(set(numbers)),
    )


_Rule = Callable[[_Sentence, list[_Sentence], Cast], NotedDispute | None]
_RULES: tuple[_Rule, ...] = (_contradicted, _parted, _turned, _mistaken, _contrary, _reckoned, _disputed)
"""The first that fits a sentence tells its disagreement."""
