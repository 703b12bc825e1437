"""What somebody contends without asking for anything: the clause itself is the issue, affirmed or denied."""

from typing import TYPE_CHECKING

from ...lexicon.reporting import cues
from ...schemas import Modality
from .actions import gerund_words
from .attribution import Attribution
from .claims import Claim, Setting, action_claim
from .conditions import conditions
from .tones import burden
from .tree import aux_words, balloted, compared, denied, is_passive, lemma, negated, subject, subtree
from .wording import EDGES, core_words, noun_words, sentence, spell, usable, with_article
from .words import judgment

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONTENDING = frozenset(
    "insist claim argue contend maintain warn predict stress allege counter retort believe think assert complain "
    "lament protest deny reckon suspect fear emphasise emphasize underline reiterate boast concede admit caution quip "
    "joke suggest doubt convinced confident submit reply hold rule remark observe respond declare acknowledge accept "
    "attest testify plead conclude point_out recall confess aver opine reason judge consider find allege accuse "
    "reaffirm rejoin snap object dispute line argument case view position contention belief verdict".split()
)
_MODAL = frozenset("would could can might will cannot ca should must may".split())
_POSSIBLE = frozenset({"may", "might"})
_FLOATING = frozenset("suggest hint float indicate signal propose imply".split())
_DECIDING = frozenset("vote decide move agree choose opt meet act convene be try ask".split())
_OUTSIDE = frozenset("nsubj nsubjpass expl advcl cc conj parataxis mark dep".split())
_OPEN = frozenset("it this that these those there they he she we i you who which what one such so".split())
_OWN = frozenset({"we", "i"})
_NO_CLAUSE = frozenset(
    {"say", "tell", "ask", "know", "mean", "see", "look", "come", "go", "speak", "hear", "thank", "do"}
)


def contention(
    attribution: Attribution, setting: Setting, *, plain: bool = False, denied_later: bool = False
) -> Claim | None:
    """Read what is said as a claim that one can hold or deny, when it is argued rather than only told.

    Args:
        attribution: a speech in which no clause demands, judges or announces anything.
        setting: paragraph, cast, references and speaker.
        plain: whether a speech without a word of judgment counts as well.
        denied_later: whether somebody denies it, so that even what is only told is a side in a dispute.
    """
    verb = _main(attribution)
    if verb is None or not (plain or denied_later or _counts(attribution, setting, verb)):
        return None
    verb = _contested(verb, attribution.content)
    who = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    who = who or (subject(verb) if verb.dep_ == "conj" else None)
    if who is None:
        return _existing(verb)
    naming = any(c.dep_ == "ccomp" and c.left_edge.lower_ in ("what", "who") for c in verb.children)
    asking = (
        (naming and lemma(verb) == "be")
        or any(c.tag_ in ("WP", "WDT", "WRB") for c in verb.children)
        or any(t.text == "?" for t in verb.sent)
    )
    # "No decision had been taken" leaves all open.
    undone = who.lemma_.lower() in ("decision", "agreement") and negated(verb) and is_passive(verb)
    if asking or undone or compared(verb) or burden(verb) or balloted(verb):
        return None
    if set(aux_words(verb)) & _POSSIBLE:
        return _possible(attribution, setting, verb)
    own = who.lower_ in _OWN or setting.cast.of(setting.paragraph, who) is setting.holder
    no = negated(verb)
    swaps, named = setting.swaps(verb)
    issue = _deed(verb, swaps) if own else _affirmed(setting, verb, who, no, swaps)
    if not issue or (not denied_later and _only_told(attribution, verb, own=own, no=no)):
        return None
    # What was done "without notice", or "until May", waits for nothing.
    past = verb.tag_ in ("VBD", "VBN") and not set(aux_words(verb)) & _MODAL
    texts, hard = conditions(verb, setting.paragraph) if not past else ([], False)
    modality = Modality.PREDICTION if set(aux_words(verb)) & {"will", "would"} else Modality.DESCRIPTION
    sign = 0 if any(c.dep_ == "mark" and c.lower_ == "whether" for c in verb.children) else -1 if no else 1
    return Claim(issue, sign, modality, verb, tuple(texts), hard, tuple(sorted(named)))


def _existing(verb: "Token") -> Claim | None:
    """ "There is no contract with a bank": that there is one is denied."""
    thing = next((c for c in verb.children if c.dep_ in ("attr", "nsubj") and c.i > verb.i), None)
    there = any(c.dep_ == "expl" and c.lower_ == "there" for c in verb.children)
    if lemma(verb) != "be" or not there or thing is None or not (denied(thing) or negated(verb)):
        return None
    words = noun_words(thing)
    article = "" if thing.tag_ in ("NNS", "NNPS") else "an " if words[:1].lower() in "aeiou" else "a "
    issue = f"There {'are' if not article else 'is'} {article}{words}."
    return Claim(issue, -1, Modality.DESCRIPTION, verb) if words and len(words.split()) < 13 else None


def _counts(attribution: Attribution, setting: Setting, verb: "Token") -> bool:
    """Whether what is said is more than telling."""
    return lemma(verb) not in _NO_CLAUSE and (_argued(attribution, verb) or _weighty(setting, attribution))


def _only_told(attribution: Attribution, verb: "Token", *, own: bool, no: bool) -> bool:
    """Whether a clause tells what is or was: "my members learned it on the radio" is news, no matter to be for."""
    going_on = verb.tag_ == "VBG" or bool(set(aux_words(verb)) & _MODAL)
    if own:
        return not going_on
    return not (going_on or no or lemma(attribution.cue) in _CONTENDING)


def _possible(attribution: Attribution, setting: Setting, verb: "Token") -> Claim | None:
    """ "Suggested that the board may vote to close three schools": the closing is floated, the vote is no aim."""
    if lemma(attribution.cue) not in _FLOATING or negated(verb):
        return None
    end = next((c for c in verb.children if c.dep_ in ("xcomp", "advcl") and c.tag_ == "VB" and c.i > verb.i), None)
    if end is None or lemma(verb) not in _DECIDING or not any(c.lower_ == "to" for c in end.children):
        return None
    return action_claim(setting, end, None, 1, Modality.DESCRIPTION)


def _main(attribution: Attribution) -> "Token | None":
    """The finite verb of the content: its head, or the root of a quotation."""
    head = attribution.head
    if head is not None and head.doc is attribution.paragraph.doc:
        return head if (head.pos_ in ("VERB", "AUX") and head.tag_ not in ("VB", "VBG")) or _modal(head) else None
    doc = attribution.paragraph.doc
    roots = (
        doc[i] for i in sorted(attribution.content) if doc[i].dep_ == "ROOT" or doc[i].head.i not in attribution.content
    )
    return next((t for t in roots if t.pos_ in ("VERB", "AUX") and (t.tag_ not in ("VB", "VBG") or _modal(t))), None)


def _contested(verb: "Token", inside: frozenset[int]) -> "Token":
    """In "the grant was exceptional and will not be repeated", what will be: the rest is only told."""
    if negated(verb) or set(aux_words(verb)) & _MODAL:
        return verb
    joined = (c for c in verb.children if c.dep_ == "conj" and c.i in inside and c.pos_ in ("VERB", "AUX"))
    own = (c for c in joined if not any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in c.children))
    return next((c for c in own if set(aux_words(c)) & _MODAL), verb)


def _modal(verb: "Token") -> bool:
    return verb.pos_ in ("VERB", "AUX") and any(
        c.dep_ in ("aux", "auxpass") and c.lower_ != "to" for c in verb.children
    )


def _argued(attribution: Attribution, verb: "Token") -> bool:
    """Whether a content is contended: by its cue, by a word of judgment, a denial, or as a speech of some length."""
    if lemma(attribution.cue) in _CONTENDING:
        return True
    if attribution.cue.pos_ not in ("VERB", "ADJ", "PUNCT"):
        return False
    doc = attribution.paragraph.doc
    inside = [doc[i] for i in attribution.content if i in subtree(verb)]
    quoted = sum(t.i in attribution.paragraph.quoted for t in inside) > len(inside) / 2
    judging = any(_judging(t) for t in inside)
    return judging or negated(verb) or (quoted and len(inside) > 6)


def _weighty(setting: Setting, attribution: Attribution) -> bool:
    """Whether a plain report of facts counts because of who makes it: a named actor or the holder of an office."""
    holder = setting.holder
    if holder is None or holder.plural or attribution.cue.pos_ not in ("VERB", "ADJ", "PUNCT", "ADP"):
        return False
    return holder.form != "role" or holder.kind == "office"


def _judging(token: "Token") -> bool:
    part = {"ADJ": "adj", "NOUN": "noun", "VERB": "verb"}.get(token.pos_)
    return part is not None and judgment(part, token.lemma_.lower()) != 0


def _deed(verb: "Token", swaps: dict[int, str]) -> str:
    """What the speakers say of themselves, as an action: "having conversations about leaving"."""
    if lemma(verb) in ("be", "think", "hope", "know", "want", "need", "like") or cues("verb", lemma(verb)).get("to"):
        return ""
    words = gerund_words(verb, swaps)
    return words if len(words.split()) > 1 and usable(words) else ""


def _affirmed(setting: Setting, verb: "Token", who: "Token", no: bool, swaps: dict[int, str]) -> str:
    """The clause as a sentence that affirms; "" when its subject says nothing outside its place."""
    member = setting.cast.of(setting.paragraph, who)
    if who.lower_ in _OPEN or who.pos_ == "PRON":
        known = member is not None and member.form == "name" and who.lower_ in ("he", "she")
        name = member.name if known and member is not None else ""
    else:
        name = with_article(who, noun_words(who, swaps) or core_words(who, swaps))
        if name and any(c.lower_ == "no" for c in who.children):
            name = f"any {name}"
    if not name or name.split()[0].lower() in _OPEN:
        return ""
    for cut in (0, 1, 2):
        text = sentence(f"{name} {_predicate(verb, no, swaps, cut)}")
        if usable(text) and len(text.split()) > 2:
            return text
    return ""


def _predicate(verb: "Token", no: bool, swaps: dict[int, str], cut: int) -> str:
    """The predicate as printed without denial, adverbial clauses and, for each cut, one more phrase from its end."""
    doc = verb.doc
    drop = [
        c
        for c in verb.children
        if c.dep_ in ("nsubj", "nsubjpass", "expl", "advcl", "cc", "conj", "parataxis", "mark", "dep")
    ]
    drop += [
        c for c in verb.children if c.dep_ in ("neg", "intj", "punct", "ccomp") and (c.dep_ != "ccomp" or c.i < verb.i)
    ]
    drop += [c for c in verb.lefts if c.dep_ in ("prep", "npadvmod", "advmod")]
    drop += [c for c in verb.rights if c.dep_ in ("prep", "npadvmod", "advmod")][::-1][:cut]
    gone = {i for c in drop for i in subtree(c)}
    indices = {i for i in subtree(verb) if i not in gone}
    replaced = dict(swaps)
    auxiliary = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in ("do", "does", "did")), None)
    if no and auxiliary is not None and not is_passive(verb):
        replaced[auxiliary.i] = ""
        replaced[verb.i] = {"does": f"{verb.lemma_}s", "did": doc[verb.i].lemma_}.get(auxiliary.lower_, verb.lemma_)
        if auxiliary.lower_ == "did":
            return ""
    return spell(doc, indices, replaced).strip(EDGES)
