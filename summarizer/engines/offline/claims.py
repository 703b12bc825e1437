"""What an attributed content asks for or judges: an issue, a stance and what it depends on."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from ...lexicon.reporting import cues
from ...lexicon.stance import find
from ...schemas import Modality, Stance
from .actions import action_words, nominal_words, should
from .cast import Cast
from .conditions import conditions
from .hollow import AMOUNT, SILENT, fragment, taking_sides
from .members import Member
from .parsed import Paragraph
from .references import References
from .tree import denied, lemma, prepositions, subtree
from .wording import core_words, noun_words, spell, usable, with_article
from .words import role

if TYPE_CHECKING:
    from spacy.tokens import Token


_TAILS = frozenset({"on", "to", "of", "between", "with"})
_WHEN = frozenset({"before", "until", "after"})
"""What is opposed "before the summer" is opposed for that time only."""
_WIRES = frozenset({"news", "press", "wire", "photo", "picture", "telegraph", "telegraphic", "reporting"})
"""What an agency that relays news calls itself; other agencies act."""
_BESIDE = frozenset({"behind", "of", "for", "with"})
"""Prepositions that open whose side is taken: "in favour of the rider", "lined up behind the union"."""
_TABLING = frozenset("table submit lodge move introduce reintroduce put_forward bring_forward resubmit file".split())
_PAPERS = frozenset("motion bill amendment resolution petition".split())
"""Whoever puts one of these forward is for it."""
_CARRIERS = frozenset({"form", "kind", "type", "sort", "instrument", "variety", "version"})
"""Nouns that leave what they are "of" to say what is meant."""
_JOINING = frozenset("support back oppose reject accept approve endorse resist boycott ratify".split())
_CHOOSING = frozenset({"support", "back", "prefer", "favour", "favor", "endorse", "choose"})
"""Verbs that take a side for an actor rather than speak of one."""


@dataclass(frozen=True)
class Claim:
    """One stance on one issue, found in a content."""

    issue: str
    sign: int
    """1 for, -1 against, 0 undecided."""
    modality: Modality
    head: "Token"
    conditions: tuple[str, ...] = ()
    hard: bool = False
    """Whether a condition is one without which the actor would not."""
    sentences: tuple[int, ...] = ()
    """Earlier sentences that name what the issue speaks of."""

    @property
    def form(self) -> Literal["normative", "topic"]:
        """Whether the issue is a sentence one can agree with."""
        return "normative" if self.issue.endswith(".") else "topic"

    @property
    def upside_down(self) -> bool:
        """Whether the issue asks for the end of a thing, so that who is against the thing is for the issue."""
        if self.form != "normative":
            return False
        words = [word.strip(".,") for word in self.issue.lower().split()]
        ends = [one for one in find(words) if one.value.sign < 0 and one.value.about in ("action", "holder")]
        return len(ends) % 2 == 1

    @property
    def stance(self) -> Stance:
        """The stance, conditions weighed."""
        if self.hard and self.conditions and self.sign:
            return Stance.CONDITIONAL
        return {1: Stance.SUPPORT, -1: Stance.OPPOSE, 0: Stance.NONCOMMITTAL}[self.sign]


@dataclass(frozen=True)
class Setting:
    """What wording an issue needs to know beside the parse."""

    paragraph: Paragraph
    cast: Cast
    references: References
    holder: Member | None
    hidden: frozenset[int] = frozenset()
    """Tokens that no wording may hold: the attribution's own words inside its content."""
    announced: bool = False
    """Whether the speaker announces what others will do, and so stands for it."""
    followed: frozenset[tuple[int, int]] = frozenset()
    """Nouns already replaced by what they repeat, by paragraph and token: two that repeat each other end here."""

    def swaps(self, head: "Token") -> tuple[dict[int, str], set[int]]:
        """Words that replace pronouns below a token, and the sentences that name whom they mean.

        A possessive of the holder becomes an article, since an issue never names its holder.
        """
        out: dict[int, str] = {}
        named: set[int] = set()
        inside = {t.i for t in head.subtree}
        out.update(dict.fromkeys(self.hidden, ""))
        for token in head.subtree:
            if token.lower_ in ("it", "them") and token.dep_ in ("dobj", "pobj"):
                self._thing_meant(token, inside, out, named)
            if token.tag_ not in ("PRP$", "PRP") or token.lower_ in ("it", "itself"):
                continue
            member = self.cast.of(self.paragraph, token)
            first_person = token.lower_ in ("our", "my", "we", "i", "us", "me")
            if token.tag_ == "PRP$" and (member is self.holder or first_person):
                out[token.i] = "the"
            elif token.lower_ in ("his", "her") and member is not None and self._rival(member, token):
                continue
            elif member is not None and member is not self.holder and member.form in ("name", "place"):
                if self._named_inside(member, inside):
                    continue
                possessive = "’" if member.name.endswith("s") else "’s"
                out[token.i] = member.name + (possessive if token.tag_ == "PRP$" else "")
                here = self.paragraph.numbers[token.i]
                named.update([n for n in member.sentences if n <= here][-1:])
        return out, named

    def _rival(self, member: Member, token: "Token") -> bool:
        """Whether another person, named nearer, may be meant by a possessive."""
        near = (t for t in token.sent if t.i < token.i and t.pos_ == "PROPN")
        others = (self.cast.of(self.paragraph, t) for t in near)
        return any(m is not None and m is not member and m is not self.holder for m in others)

    def _thing_meant(self, token: "Token", inside: set[int], out: dict[int, str], named: set[int]) -> None:
        """Word a pronoun object by the thing it repeats, when that stands outside the phrase."""
        if token.lower_ == "them" and self.cast.of(self.paragraph, token) is not None:
            return
        seen = self.references.object_before(self.paragraph, token)
        if seen is None or (seen[0] is self.paragraph and seen[1].i in inside):
            return
        words = core_words(seen[1]).removeprefix("the ").removeprefix("The ")
        if words and len(words.split()) <= 6:
            out[token.i] = f"the {words}"
            named.add(seen[0].numbers[seen[1].i])

    def _named_inside(self, member: Member, inside: set[int]) -> bool:
        doc = self.paragraph.doc
        return any(self.cast.of(self.paragraph, doc[i]) is member and doc[i].pos_ != "PRON" for i in inside)


def action_claim(
    setting: Setting, verb: "Token", patient: "Token | None", sign: int, modality: Modality
) -> Claim | None:
    """The claim that something be done.

    Args:
        verb: head of the infinitive, gerund or clause that says what.
        patient: who is to do it, when that is somebody else than the holder.
        sign: the holder's attitude to its being done as worded, negation of the verb not weighed.
    """
    if (sign < 0 and lemma(verb) in SILENT) or taking_sides(verb):
        return None
    verb = _further(verb)
    thing = patient is not None and setting.cast.of(setting.paragraph, patient) is None and patient.pos_ == "NOUN"
    joining = patient is not None and patient.tag_ == "NNS" and lemma(verb) in _JOINING  # "asked voters to reject it"
    thing = thing and not joining
    left_open = sign < 0 and lemma(verb) == "rule_out"
    if (left_open or backs(setting, verb)) and not thing:
        return _backing(setting, verb, sign, modality)
    told = _telling(verb)
    if told is not None:
        return action_claim(setting, told[1], told[0], sign, modality)
    meant = _meant_by_so(verb)
    if meant is not None:
        texts, hard = conditions(verb, setting.paragraph)
        claim = action_claim(setting, meant, None, sign, modality)
        return replace(claim, conditions=tuple(texts), hard=hard) if claim is not None else None
    swaps, named = setting.swaps(verb)
    if any(c.dep_ == "neg" for c in verb.children):
        sign = -sign
    agent = _agent(setting, patient)
    issue = ""
    if agent:
        issue = should(agent[0], verb, swaps)
        named |= agent[1]
    elif patient is None or setting.cast.of(setting.paragraph, patient) is setting.holder:
        issue = action_words(verb, swaps)
    if not _fit(setting, issue):
        return None
    texts, hard = conditions(verb, setting.paragraph)
    return Claim(issue, sign, modality, verb, tuple(texts), hard, tuple(sorted(named)))


def _further(verb: "Token") -> "Token":
    """In "urged senators to go further and to ban it", the second: the first says nothing by itself."""
    more = any(c.lower_ in ("further", "more", "better", "something") for c in verb.children)
    joined = (c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VB")
    return next(joined, verb) if more and lemma(verb) in ("go", "do") else verb


def _meant_by_so(verb: "Token") -> "Token | None":
    """The action that "do so" repeats: the nearest infinitive before it in the sentence."""
    if lemma(verb) != "do" or not any(c.lower_ == "so" for c in verb.children):
        return None
    before = [
        t for t in verb.sent if t.i < verb.i and t.pos_ == "VERB" and t.tag_ == "VB" and t.dep_ in ("xcomp", "ccomp")
    ]
    return before[-1] if before else None


def _telling(verb: "Token") -> "tuple[Token, Token] | None":
    """In "asking the board to wait", who is asked and what for: that is the action, not the asking."""
    how = cues("verb", lemma(verb)).get("for_to")
    who = next((c for c in verb.children if c.dep_ == "dobj"), None)
    what = next(
        (c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and any(a.lower_ == "to" for a in c.children)), None
    )
    if how is None or how.attitude != "support" or how.modality != "demand" or what is None:
        return None
    who = next((c for c in what.children if c.dep_ == "nsubj"), who)
    return (who, what) if who is not None else None


def obstructed(setting: Setting, verb: "Token") -> "Token | None":
    """In "stand in the way of the sale" or "stand in its way", the sale."""
    way = next((i for w, _, i in prepositions(verb) if w == "in" and i.lower_ in ("way", "path")), None)
    if way is None or verb.lemma_.lower() not in ("stand", "get", "be", "remain", "come"):
        return None
    owner = next((c for c in way.children if c.dep_ == "poss"), None)
    if owner is not None and owner.tag_ == "PRP$":
        before = (t for t in reversed(verb.doc[verb.sent.start : verb.i]) if t.pos_ == "NOUN" and not denied(t))
        return next((t for t in before if setting.cast.of(setting.paragraph, t) is None), None)
    return owner or next((i for w, _, i in prepositions(way) if w == "of"), None)


def backs(setting: Setting, verb: "Token") -> bool:
    """Whether an action is itself a stance, as in "willing to support a deployment" or "a wish to see a deal"."""
    if obstructed(setting, verb) is not None:
        return True
    how = cues("verb", lemma(verb)).get("obj")
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if thing is None:
        return False
    actor = setting.cast.of(setting.paragraph, thing) is not None
    if lemma(verb) in ("see", "have", "get"):
        return not actor
    taken = how is not None and how.attitude in ("support", "oppose")
    if lemma(verb) in _TABLING and thing.lemma_.lower() in _PAPERS:
        return True
    return (
        taken
        and how is not None
        and how.modality in ("demand", "refusal", "description")
        and not (actor and how.attitude == "oppose")
    )


def _backing(setting: Setting, verb: "Token", sign: int, modality: Modality) -> Claim | None:
    """The claim about what such an action backs or fights."""
    how = cues("verb", lemma(verb)).get("obj")
    hindered = obstructed(setting, verb)
    if hindered is not None:
        words = core_words(hindered)
        plainly = Claim(words, -sign, modality, hindered) if words else None
        return noun_claim(setting, hindered, -sign, modality) or plainly
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if thing is None:
        return None
    if sign < 0 and lemma(verb) == "rule_out":
        return noun_claim(setting, thing, 0, Modality.DESCRIPTION)  # who won't rule a thing out is not for it yet
    against = how is not None and how.attitude == "oppose"
    return noun_claim(setting, thing, -sign if against else sign, modality)


def _agent(setting: Setting, patient: "Token | None") -> tuple[str, set[int]] | None:
    """Name whoever is to act, unless that is the holder."""
    if patient is None:
        return None
    member = setting.cast.of(setting.paragraph, patient)
    if member is not None and member is setting.holder:
        return None
    if patient.pos_ == "PRON" or patient.lower_ in ("which", "who", "that"):
        if member is None or member.form == "role":
            return None
        here = setting.paragraph.numbers[patient.i]
        return member.name, set([n for n in member.sentences if n <= here][-1:])
    swaps, named = setting.swaps(patient)
    words = noun_words(patient, swaps)
    return (with_article(patient, words), named) if words else None


def noun_claim(setting: Setting, noun: "Token", sign: int, modality: Modality) -> Claim | None:
    """The claim that a thing is good or bad, worded as an action where the noun names one."""
    paragraph = setting.paragraph
    kept = next((i for w, _, i in prepositions(noun) if w == "of" and i.pos_ == "NOUN"), None)
    noun = kept if kept is not None and noun.lemma_.lower() in _CARRIERS else noun
    pronoun = noun.lower_ in ("it", "them", "this", "that")
    member = setting.cast.of(paragraph, noun) if not pronoun else None
    own_subject = next((c for c in noun.children if c.dep_ == "poss"), None)
    new = any(c.lower_ in ("a", "an", "any", "some", "no") for c in noun.children if c.dep_ == "det")
    acting = member is not None and (member.form != "role" or (setting.references.bare(noun) and not new))
    if member is not None and own_subject is None and acting:
        verb = noun.head.lemma_.lower() if noun.dep_ == "dobj" else ""
        beside = noun.dep_ == "pobj" and noun.head.lower_ in _BESIDE and noun.head.head.lemma_.lower() != "call"
        if sign <= 0 or (verb not in _CHOOSING and not beside):
            return None
        proper = noun.pos_ == "PROPN" or bool(noun.ent_type_)
        words = member.name if proper else with_article(noun, noun_words(noun))
        if not words:
            return None
        issue = f"support for {words}"
        return Claim(issue, sign, modality, noun) if member is not setting.holder else None
    here = paragraph.numbers[noun.i]
    at = (paragraph.index, noun.i)
    seen = setting.references.resolve(paragraph, noun) if at not in setting.followed else None
    where, thing = seen if seen is not None else (paragraph, noun)
    inner = replace(setting, paragraph=where, followed=setting.followed | {at})
    if thing.pos_ == "VERB":
        claim = action_claim(inner, thing, None, sign, modality)
        known = {*claim.sentences, where.numbers[thing.i]} if claim is not None else set()
        texts, hard = conditions(_governor(noun), paragraph)
        told = replace(claim, head=noun, conditions=tuple(texts), hard=hard) if claim is not None else None
        return replace(told, sentences=tuple(sorted(known))) if told is not None else None
    found = _thing(inner, thing)
    if found is None:
        return None
    issue, turned, named = found
    if where.numbers[thing.i] != here:
        named = {*named, where.numbers[thing.i]}
    texts, hard = conditions(_governor(noun), paragraph)
    return Claim(issue, sign * turned, modality, noun, tuple(texts), hard, tuple(sorted(named)))


def _governor(noun: "Token") -> "Token":
    return next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), noun)


def _thing(setting: Setting, noun: "Token") -> tuple[str, int, set[int]] | None:
    """Word a noun phrase: the action a plan is for, the action a nominal names, or the phrase itself."""
    swaps, named = setting.swaps(noun)
    plan = setting.references.plan(noun)
    turned = 1
    issue = ""
    if plan is not None:
        inner, turned = plan
        issue = action_words(inner, swaps) if inner.pos_ in ("VERB", "AUX") else noun_words(inner, swaps)
    issue = issue if usable(issue) else nominal_words(noun, swaps) or _whole(noun, swaps)
    if issue and turned < 0 and plan is not None and issue == noun_words(noun, swaps):
        turned = 1
    if not _fit(setting, issue) or setting.references.vague(noun, issue) or fragment(noun, issue, setting.hidden):
        return None
    return issue, turned, named


def _whole(noun: "Token", swaps: dict[int, str]) -> str:
    """A thing backed or opposed with the phrase after it, which parsers hang on the verb: "the tariff on steel"."""
    words = noun_words(noun, swaps)
    verb = noun.head
    if not words or noun.dep_ != "dobj":
        return words
    tail = next(
        (c for c in verb.rights if c.dep_ == "prep" and c.i == noun.right_edge.i + 1 and c.lower_ in _TAILS | _WHEN),
        None,
    )
    if (
        tail is None
        or tail.lower_ in cues("verb", lemma(verb))
        or (tail.lower_ in _WHEN) != any(t.ent_type_ in ("DATE", "TIME") for t in tail.subtree)
    ):
        return words
    longer = f"{words} {spell(noun.doc, subtree(tail), swaps)}"
    return longer if usable(longer) else words


def _fit(setting: Setting, issue: str) -> bool:
    """Whether a wording may stand as an issue: readable, and without its holder."""
    if not issue or not usable(issue) or AMOUNT.fullmatch(issue):
        return False
    holder = setting.holder
    if holder is None:
        return True
    words = set(issue.lower().replace("’s", "").replace("'s", "").split())
    last = holder.name.lower().split()[-1]
    if holder.form == "name" and holder.kind == "person" and last in words:
        return False
    return not (
        holder.form in ("name", "place")
        and issue.lower().removeprefix("the ").startswith(holder.name.lower() + " should")
    )


def outlet(member: Member | None) -> bool:
    """Whether an actor is a news outlet, which relays positions and holds none."""
    if member is None:
        return False
    words = member.name.lower().replace(".", "").split()
    last = words[-1] if words else ""
    if member.kind in ("person", "state"):
        return False
    if last in role("outlet_name") or words[0] in role("outlet_name"):
        return True
    if last == "agency":
        return len(words) > 1 and words[-2] in _WIRES
    return last in role("outlet") and (len(words) > 1 or member.form == "role")
