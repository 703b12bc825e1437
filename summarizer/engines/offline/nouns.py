"""Attributions whose cue is a noun or a preposition: "X's proposal to", "opposition from X", "according to X"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon.reporting import Cue, cues
from .attribution import Attribution, ContentForm, attribution
from .papers import attributive
from .parsed import Paragraph
from .tree import agent, is_passive, lemma, negated, prepositions, subject, subtree
from .words import judgment

if TYPE_CHECKING:
    from spacy.tokens import Token

RECEIVING = frozenset(
    "face meet draw trigger spark provoke attract receive win gain encounter prompt suffer raise garner secure get "
    "hit meet_with run_into".split()
)
"""Verbs whose subject is what a reaction is about: "the plan faced opposition from X"."""
_REACTIONS = {
    "opposition": "oppose",
    "criticism": "oppose",
    "resistance": "oppose",
    "objection": "oppose",
    "anger": "oppose",
    "backlash": "oppose",
    "condemnation": "oppose",
    "outcry": "oppose",
    "protest": "oppose",
    "outrage": "oppose",
    "scepticism": "oppose",
    "skepticism": "oppose",
    "concern": "oppose",
    "fury": "oppose",
    "rebuke": "oppose",
    "fire": "oppose",
    "attack": "oppose",
    "scrutiny": "oppose",
    "support": "support",
    "backing": "support",
    "praise": "support",
    "approval": "support",
    "endorsement": "support",
    "applause": "support",
}
_HAVING = frozenset({"have", "enjoy", "command", "carry", "retain", "keep", "get"})
"""What has somebody's support is what they are for."""
_VIEWS = frozenset("view opinion eyes judgment judgement words telling account mind reading estimation".split())
_SAYINGS = frozenset(
    "view position answer argument line message point hope fear complaint worry concern verdict contention belief "
    "conclusion case reply response advice stance opinion".split()
)
_AIMS = frozenset("aim goal priority wish hope plan intention ambition preference proposal idea advice answer".split())
_BLESSINGS = frozenset(
    "reprieve lifeline amnesty welcome backing support blessing approval endorsement nod go-ahead thumbs-up "
    "assent".split()
)
_REASONS = frozenset("reason need cause grounds interest obligation appetite hurry mood rush haste point".split())
_ARENAS = frozenset({"court", "street", "tribunal", "barricade"})
_FILING = frozenset({"file", "bring", "lodge", "launch", "mount", "sign", "start", "table", "begin"})
_FILED = frozenset({"suit", "lawsuit", "petition", "motion", "complaint", "appeal", "action", "proceeding", "campaign"})
_HOLDING = frozenset({"see", "have", "find", "feel", "show"})
_BESTOWING = frozenset({"give", "lend", "offer", "extend", "grant", "throw"})
_COUNTS = frozenset("vote margin majority ballot one two hand whisker point".split())
_TEMPERS = frozenset("protest disgust anger fury dismay outrage horror despair alarm frustration exasperation".split())
_STRIVING = frozenset({"effort", "attempt", "bid", "push", "move", "drive"})
_GIVING = frozenset("give donate contribute pay join add lend chip_in subscribe sign_up belong".split())
_TAKING_PART = frozenset(
    "sign join launch organise organize start lead stage head fund file bring lodge mount wage run back second table "
    "draft write sponsor co-sponsor circulate initiate hold "
    "open issue submit make send tender hand_in collect gather take".split()
)
"""Who does these to a petition, a motion or a protest is for what it is for."""
_CARRIERS_DENYING = frozenset(
    "lack withdraw drop deny reject abandon refuse withhold end reverse rescind revoke cancel scrap shelve".split()
)


def noun_attributions(paragraph: Paragraph) -> Iterator[Attribution]:
    """Yield the attributions of every noun cue, "according to" and "in favour of" of a paragraph, in order."""
    for token in paragraph.doc:
        if token.lower_ == "according":
            yield from _according(paragraph, token)
        elif token.dep_ == "pobj" and token.lower_ in _VIEWS:
            yield from _in_view(paragraph, token)
        elif token.pos_ == "NOUN":
            yield from _of_noun(paragraph, token)
            yield from _saying(paragraph, token)
            yield from _bestowed(paragraph, token)
            yield from _no_reason(paragraph, token)
            yield from _proceedings(paragraph, token)
            yield from _reaction(paragraph, token)
            if token.lower_ in _TEMPERS and token.dep_ == "pobj" and token.head.lower_ == "in":
                yield from _in_protest(paragraph, token)
            if token.lower_ in ("favour", "favor") and token.dep_ == "pobj":
                yield from _in_favour(paragraph, token)


def _according(paragraph: Paragraph, token: "Token") -> Iterator[Attribution]:
    source = next((inner for word, _, inner in prepositions(token) if word == "to"), None)
    if source is None:
        after = token.nbor(1) if token.i + 1 < len(token.doc) else None
        source = next((c for c in after.children if c.dep_ == "pobj"), None) if after is not None else None
    if source is None:
        return
    head = token.head
    content = subtree(head, [token])
    if head.dep_ != "ROOT" and head.pos_ not in ("VERB", "AUX"):
        verb = next((a for a in head.ancestors if a.pos_ in ("VERB", "AUX")), None)
        head = verb if verb is not None else head
        content = subtree(head, [token])
    yield attribution(paragraph, token, source, (head, content, "clause"), Cue("according to", "assert", "description"))


def _in_view(paragraph: Paragraph, noun: "Token") -> Iterator[Attribution]:
    """ "In her view the matter was one for the county": whoever's view it is says so."""
    prep = noun.head
    source = next((c for c in noun.children if c.dep_ == "poss"), None)
    if source is None:
        source = next((i for w, _, i in prepositions(noun) if w == "of"), None)
    verb = next((a for a in prep.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if prep.lower_ not in ("in", "to", "by") or source is None or verb is None:
        return
    content = subtree(verb, [prep])
    yield attribution(paragraph, noun, source, (verb, content, "clause"), Cue("according to", "assert", "description"))


def _saying(paragraph: Paragraph, noun: "Token") -> Iterator[Attribution]:
    """ "Their position is that X", "the union's aim is to Y": a noun of speech or wish, and what it is."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be":
        return
    source = _holder(noun, None)
    frames = cues("noun", noun.lemma_.lower())
    for child in verb.children:
        if source is None or child.i < verb.i or child.pos_ not in ("VERB", "AUX"):
            continue
        to = child.dep_ == "xcomp" and any(c.lower_ == "to" for c in child.children)
        if to and ("to" in frames or noun.lemma_.lower() in _AIMS):
            how = frames.get("to") or Cue("to", "support", "demand")
            yield attribution(paragraph, noun, source, (child, subtree(child), "infinitive"), how)
        elif child.dep_ == "ccomp" and ("that" in frames or noun.lemma_.lower() in _SAYINGS):
            how = frames.get("that") or Cue("that", "assert", "description")
            yield attribution(paragraph, noun, source, (child, subtree(child), "clause"), how)


def _no_reason(paragraph: Paragraph, noun: "Token") -> Iterator[Attribution]:
    """ "Sees no reason to sell", "is in no hurry to sell", "had little interest in selling": will not."""
    if noun.lemma_.lower() not in _REASONS or not any(c.lower_ in ("no", "little", "scant") for c in noun.children):
        return
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "in" and verb.head.lemma_ in ("be", "remain", "seem"):
        verb = verb.head
    elif noun.dep_ != "dobj" or verb.lemma_.lower() not in _HOLDING:
        return
    to = [c for h in (noun, verb) for c in h.rights if c.dep_ in ("acl", "relcl", "xcomp", "advcl") and c.tag_ == "VB"]
    action = next((c for c in to if any(a.lower_ == "to" for a in c.children)), None)
    source = subject(verb)
    if action is None or source is None or verb.i in paragraph.quoted:
        return
    how = Cue("to", "oppose", "refusal")
    yield replace(attribution(paragraph, noun, source, (action, subtree(action), "infinitive"), how), carrier=verb)


def _proceedings(paragraph: Paragraph, noun: "Token") -> Iterator[Attribution]:
    """ "Filed suit to stop the sale", "went to court to save the park", "took to the streets to demand a vote"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "to" else noun.head
    going = noun.dep_ == "pobj" and verb.lemma_ in ("go", "take") and noun.lemma_.lower() in _ARENAS
    filing = noun.dep_ == "dobj" and verb.lemma_ in _FILING and noun.lemma_.lower() in _FILED
    if not (going or filing) or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or is_passive(verb):
        return
    to = (c for h in (noun, verb) for c in h.rights if c.dep_ in ("acl", "xcomp", "advcl") and c.tag_ == "VB")
    action = next((c for c in to if any(a.lower_ == "to" for a in c.children)), None)
    source = subject(verb)
    if action is not None and source is not None and not negated(verb):
        how = Cue("to", "support", "demand")
        yield replace(attribution(paragraph, noun, source, (action, subtree(action), "infinitive"), how), carrier=verb)


def _bestowed(paragraph: Paragraph, noun: "Token") -> Iterator[Attribution]:
    """ "Gave the bid a cautious welcome", "lent its support to the plan"."""
    verb = noun.head
    if noun.lemma_.lower() not in _BLESSINGS or noun.dep_ != "dobj" or lemma(verb) not in _BESTOWING:
        return
    thing = next((c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"), None)
    if thing is None:
        thing = next((i for h in (verb, noun) for w, _, i in prepositions(h) if w in ("to", "for")), None)
    source = subject(verb)
    if thing is None or source is None or is_passive(verb):
        return
    how = Cue("obj", "support", "description")
    made = attribution(paragraph, noun, source, (thing, subtree(thing), "noun"), how)
    yield replace(made, carrier=verb, negated=negated(verb))


def _of_noun(paragraph: Paragraph, noun: "Token") -> Iterator[Attribution]:
    base = noun.lemma_.lower()
    frames = cues("noun", base)
    if not frames:
        return
    carrier = (
        noun.head if noun.dep_ in ("dobj", "obj", "attr", "nsubjpass", "conj") and noun.head.pos_ == "VERB" else None
    )
    source = _holder(noun, carrier)
    denied = any(c.lower_ in ("no", "little", "few", "scant") and c.dep_ in ("det", "amod") for c in noun.children)
    # "Its plea was rejected" is another's refusal; "it reversed its decision" is its own.
    if carrier is not None and source is not None and source in (_carrying(noun, carrier), _reclaimed(noun, carrier)):
        denied = denied or negated(carrier) or lemma(carrier) in _CARRIERS_DENYING
    for how, found in _noun_contents(noun, frames):
        yield replace(attribution(paragraph, noun, source, found, how), negated=denied, carrier=carrier)


def _reclaimed(noun: "Token", carrier: "Token") -> "Token | None":
    """The "its" of what somebody does to a plan of their own, rather than has done to it."""
    own = (c for c in noun.children if c.dep_ == "poss" and c.tag_ == "PRP$")
    return None if is_passive(carrier) else next(own, None)


def _noun_contents(
    noun: "Token", frames: dict[str, Cue]
) -> "Iterator[tuple[Cue, tuple[Token, set[int], ContentForm]]]":
    for child in noun.children:
        marks = {c.lower_ for c in child.children if c.dep_ in ("aux", "mark")}
        if child.dep_ in ("acl", "relcl", "xcomp", "ccomp", "advcl") and "to" in marks and "to" in frames:
            yield frames["to"], (child, subtree(child), "infinitive")
            return
        if (
            child.dep_ in ("acl", "ccomp", "relcl")
            and "that" in marks
            and "that" in frames
            and child.pos_ in ("VERB", "AUX")
        ):
            yield frames["that"], (child, subtree(child), "clause")
            return
    carried = noun.head if noun.dep_ in ("dobj", "obj") else None
    for head in filter(None, (noun, carried)):
        for word, prep, inner in (*prepositions(head), *_with_whom(head, noun)):
            if (word in frames and word not in ("to",)) or (word == "to" and "to" in frames):
                if word == "to" and frames["to"].attitude == "support" and noun.lemma_.lower() != "commitment":
                    continue
                if head == carried and (prep.i < noun.i or word not in ("for", "to", "against", "over", "about")):
                    continue
                form: ContentForm = "gerund" if inner.dep_ == "pcomp" else "noun"
                yield frames[word], (inner, subtree(prep) - {prep.i}, form)
                return


def _with_whom(head: "Token", noun: "Token") -> "Iterator[tuple[str, Token, Token]]":
    """What parsers hang on whom it is brought to: "filed a complaint with the inspectorate over the trackers"."""
    for word, prep, inner in prepositions(head):
        if word in ("with", "to", "against") and prep.i > noun.i and inner.dep_ == "pobj":
            yield from (found for found in prepositions(inner) if found[0] in ("over", "about"))


def _holder(noun: "Token", carrier: "Token | None") -> "Token | None":
    """Whose noun it is: its possessor, who it comes from, or the subject of the verb that carries it."""
    for child in noun.children:
        if child.dep_ == "poss":
            return _whose(child) if child.tag_ == "WP$" else child
    behind = [*prepositions(noun), *(p for w, _, i in prepositions(noun) if w == "for" for p in prepositions(i))]
    for word, _, inner in behind:
        if word in ("by", "from") and inner.dep_ == "pobj":
            return inner
    if carrier is not None:
        return _carrying(noun, carrier) or attributive(noun)
    if noun.dep_ == "nsubj" and noun.head.lemma_ in ("come", "stem", "emanate"):
        return next((i for w, _, i in prepositions(noun.head) if w == "from"), None)
    return attributive(noun) or _giver(noun)


def _whose(possessor: "Token") -> "Token | None":
    """In "the board, whose opposition to X", the board."""
    clause = next((a for a in possessor.ancestors if a.dep_ == "relcl"), None)
    return clause.head if clause is not None else None


def _giver(noun: "Token") -> "Token | None":
    """In "gave 50,000 to the campaign for X", "joined calls for X": who lends it a hand."""
    prep = noun.head if noun.dep_ == "pobj" else None
    verb = prep.head if prep is not None else None
    if prep is not None and prep.lower_ == "in" and noun.lemma_ in _STRIVING and verb is not None:
        return subject(verb) if verb.pos_ == "VERB" and not is_passive(verb) else None
    if prep is None or verb is None or prep.lower_ not in ("to", "in", "for") or verb.pos_ != "VERB":
        return None
    return subject(verb) if lemma(verb) in _GIVING and not is_passive(verb) else None


def _voiced(frames: dict[str, Cue]) -> bool:
    return "obj" in frames and frames["obj"].modality in ("commitment", "offer")


def _carrying(noun: "Token", carrier: "Token") -> "Token | None":
    """Who expresses, makes or voices the noun."""
    frames = cues("verb", lemma(carrier))
    judging = "obj" in frames and frames["obj"].modality in ("refusal", "description", "demand")
    taking = judging and frames["obj"].attitude in ("support", "oppose")
    if lemma(carrier) in _TAKING_PART and not is_passive(carrier):
        return subject(carrier)
    if lemma(carrier) in RECEIVING or taking or ("named" in frames and not _voiced(frames)):
        return None
    if is_passive(carrier):
        doer = agent(carrier)
        return doer if doer is None or doer.lemma_.lower() not in _COUNTS else None
    return subject(carrier) if noun.dep_ in ("dobj", "obj", "conj") else None


def _reaction(paragraph: Paragraph, noun: "Token") -> Iterator[Attribution]:
    """ "The plan faced opposition from X": the subject is the target, X the holder, and nobody else is."""
    attitude = _REACTIONS.get(noun.lemma_.lower())
    verb = noun.head
    by_preposition = noun.dep_ == "pobj" and noun.head.lower_ in ("with", "into", "under")
    if by_preposition:
        verb = noun.head.head
    if attitude is None or verb.pos_ != "VERB" or (noun.dep_ not in ("dobj", "conj") and not by_preposition):
        return
    owning = verb.lemma_.lower() in _HAVING and attitude == "support"
    if verb.lemma_.lower() not in RECEIVING and not by_preposition and not owning:
        return
    target = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None) or subject(verb)
    source = next(
        (i for head in (noun, verb) for w, _, i in prepositions(head) if w in ("from", "by", "among", "of")), None
    )
    if source is None or target is None or source == target:
        return
    how = Cue("obj", "oppose" if attitude == "oppose" else "support", "description")
    yield replace(attribution(paragraph, noun, source, (target, subtree(target), "noun"), how), carrier=verb)


def _in_favour(paragraph: Paragraph, noun: "Token") -> Iterator[Attribution]:
    verb = noun.head.head
    found = next(((i, p) for word, p, i in prepositions(noun) if word == "of"), None)
    source = subject(verb) if verb.pos_ in ("VERB", "AUX") else verb if verb.pos_ in ("NOUN", "PROPN") else None
    if found is None or source is None:
        return
    inner, prep = found
    form: ContentForm = "gerund" if inner.dep_ == "pcomp" else "noun"
    made = attribution(
        paragraph, noun, source, (inner, subtree(prep) - {prep.i}, form), Cue("of", "support", "description")
    )
    yield replace(made, negated=verb.pos_ in ("VERB", "AUX") and negated(verb))


def _in_protest(paragraph: Paragraph, noun: "Token") -> Iterator[Attribution]:
    """ "They voted to strike in protest at plans to": the subject opposes what they protest at."""
    verb = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    while verb is not None and verb.dep_ in ("xcomp", "advcl") and verb.head.pos_ == "VERB":
        verb = verb.head
    source = subject(verb) if verb is not None else None
    # Parsers hang "at the law" of "walked out in protest at the law" on the verb.
    above = (a for a in (noun.head.head, verb) if a is not None)
    behind = [*prepositions(noun), *(p for a in above for p in prepositions(a) if p[1].i == noun.i + 1)]
    found = next(((i, p) for w, p, i in behind if w in ("at", "against", "over", "about")), None)
    if source is None or found is None:
        return
    inner, prep = found
    form: ContentForm = "gerund" if inner.dep_ == "pcomp" else "noun"
    how = Cue("at", "oppose", "description")
    yield replace(attribution(paragraph, noun, source, (inner, subtree(prep) - {prep.i}, form), how), carrier=verb)


def values(noun: "Token") -> "tuple[int, Token, set[int], ContentForm] | None":
    """What a noun such as "need" or "danger" judges: its sign, and the head, tokens and form of its complement."""
    sign = judgment("valued", noun.lemma_.lower())
    if not sign:
        return None
    for child in noun.children:
        if child.dep_ in ("acl", "relcl", "xcomp") and any(
            c.lower_ == "to" and c.dep_ == "aux" for c in child.children
        ):
            return sign, child, subtree(child), "infinitive"
    for word, prep, inner in prepositions(noun):
        if word in ("of", "for"):
            return sign, inner, subtree(prep) - {prep.i}, "gerund" if inner.dep_ == "pcomp" else "noun"
    return None
