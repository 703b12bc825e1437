"""One neutral sentence that says what an actor said, in the article's own words."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ...lexicon.inflect import verb_forms
from ...lexicon.reporting import cues
from .actions import gerund_words
from .attribution import Attribution
from .claims import Claim
from .members import Member
from .parsed import Paragraph, render
from .tree import coordinated, subtree, trimmed
from .wording import core_words, noun_words, with_article
from .words import participle

if TYPE_CHECKING:
    from spacy.tokens import Token

_CITED = 3
"""Sentences of a speech that all stand as evidence."""
LONGEST = 290
"""Characters of a statement."""
_SAID_TO = re.compile(r"^(to (?:have|be)\b)")
"""What is left of "who is said to have argued against it" without the verb that the clause hangs on."""
_KEEP_ADVERBS = frozenset(
    {"reportedly", "allegedly", "never", "not", "no", "too", "only", "again", "apparently", "likely"}
)
_TURNING = frozenset({"deny", "avoid", "stop", "consider", "regret"})
"""Who denies wanting a thing, or stops seeking it, does not want or seek it."""
_REASONS = frozenset({"as", "since", "because", "while", "although", "though", "whereas", "despite"})
_MEANWHILE = frozenset({"after", "when", "since", "because", "as"})
"""What they open is another's doing, and no part of what the holder does."""
_SINGULAR = {"have": "has", "are": "is", "am": "is", "were": "was", "do": "does", "'re": "is", "'ve": "has"}
_PROPOSING = {
    "proposal": "proposed",
    "plan": "planned",
    "offer": "offered",
    "pledge": "pledged",
    "promise": "promised",
    "threat": "threatened",
    "refusal": "refused",
    "decision": "decided",
    "demand": "demanded",
    "request": "asked",
    "vow": "vowed",
    "commitment": "committed",
    "bid": "sought",
    "intention": "intended",
    "attempt": "attempted",
}
"""Nouns of action and the past of their verbs, for a statement that has only the noun."""
_PAST = {
    "take": "took",
    "give": "gave",
    "speak": "spoke",
    "write": "wrote",
    "see": "saw",
    "know": "knew",
    "swear": "swore",
    "forbid": "forbade",
    "withdraw": "withdrew",
    "undertake": "undertook",
    "come": "came",
    "go": "went",
    "be": "was",
    "do": "did",
    "draw": "drew",
    "throw": "threw",
    "begin": "began",
}


def statement(attribution: Attribution, claim: Claim, holder: Member) -> str:
    """Word what the holder said or wants.

    Args:
        attribution: what stands in the article.
        claim: the issue and stance read from it; they word it when the article's own clause does not fit.
        holder: whose name replaces the subject.

    Returns:
        At most ``LONGEST`` characters, ending with a full stop.
    """
    for found in (_neither(attribution), _clause(attribution, claim), _claimed(attribution, claim)):
        words = _SAID_TO.sub(r"is said \1", _agreeing(found, attribution, holder))
        words = words.removeprefix(f"said that {holder.titled} ")  # another announced it
        text = _closed(f"{holder.titled} {words}") if words and not _first_person(words) else ""
        if text and len(text) <= LONGEST and len(words.split()) > 1:
            return text
    return _closed(f"{holder.titled} {_taken(attribution, claim, holder)}")[: LONGEST + 10]


def _neither(attribution: Attribution) -> str:
    """ "Neither endorsed nor rejected the accord": both verbs, which a clause cut to one of them would turn round."""
    cue = attribution.cue
    first = cue.head if cue.dep_ == "conj" else cue
    opens = next((c for c in first.children if c.lower_ == "neither" and c.i < first.i), None)
    ends = next((c for c in first.children if c.dep_ == "conj" and c.i > first.i), None)
    if opens is None or ends is None or attribution.attitude != "noncommittal":
        return ""
    last = max((t.i for t in ends.subtree), default=ends.i)
    return _quoted(attribution.paragraph, {t.i for t in first.doc[opens.i : last + 1]})


def _agreeing(words: str, attribution: Attribution, holder: Member) -> str:
    """Put the first verb into the singular where several subjects, or "we", became one holder."""
    source = attribution.source
    several = source is not None and (
        len(coordinated(source)) > 1 or source.lower_ in ("we", "i", "they") or source.tag_ == "NNS"
    )
    first, _, rest = words.partition(" ")
    if not several or holder.plural or holder.kind == "group" or _many(attribution, holder):
        return words
    verb = attribution.anchor
    if first in _SINGULAR:
        return f"{_SINGULAR[first]} {rest}"
    if verb.tag_ in ("VBP", "VB") and first == verb.text and not any(c.dep_ == "aux" for c in verb.children):
        return f"{verb_forms(verb.lemma_.lower())[0]} {rest}"
    return words


def _many(attribution: Attribution, holder: Member) -> bool:
    """Whether the holder is called by a plural: "Greens", "opposition MPs"."""
    source = attribution.source
    plural = source is not None and source.tag_ in ("NNS", "NNPS") and source.text == holder.name.split()[-1]
    return plural and holder.kind in ("group", "organisation")


def _first_person(words: str) -> bool:
    """Whether a clause speaks as "I" or "we" outside quotation marks."""
    outside = re.sub(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’", " ", words)
    return bool(re.search(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Uu]s|me)\b", outside))


def _taken(attribution: Attribution, claim: Claim, holder: Member) -> str:
    """The side taken, in a verb of our own: for what stands in no clause that can be copied."""
    head, cue = claim.head, attribution.cue
    own = head.doc is attribution.paragraph.doc
    if not own and attribution.head is not None and attribution.head.pos_ in ("NOUN", "PROPN"):
        head, own = attribution.head, True  # "supports the proposal", whatever an earlier sentence calls it
    proposing = _PROPOSING.get(cue.lemma_.lower()) if cue.pos_ == "NOUN" else None
    if proposing and own and attribution.form == "infinitive":
        words = _quoted(attribution.paragraph, trimmed(head, subtree(head)))
        return f"{proposing} {words}"
    stance = {1: "supports", -1: "opposes", 0: "has not decided on"}[claim.sign]
    if _many(attribution, holder):
        stance = {1: "support", -1: "oppose", 0: "have not decided on"}[claim.sign]
    if own and head.pos_ in ("NOUN", "PROPN"):
        words = with_article(head, noun_words(head) or core_words(head))
        if words:
            return f"{stance} {_lower(words)}"
    done = gerund_words(head) if head.pos_ == "VERB" and claim.form == "normative" and not _agented(head) else ""
    if done:
        return f"{stance} {done}"
    if claim.form == "normative":
        holds = {1: "holds that", -1: "rejects that", 0: "has not decided whether"}[claim.sign]
        return f"{holds} {_lower(claim.issue.rstrip('.'))}"
    words = with_article(head, claim.issue) if head.pos_ in ("NOUN", "PROPN") else f"the {claim.issue}"
    return f"{stance} {_lower(words)}"


def _agented(verb: "Token") -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _spoken(attribution: Attribution, claim: Claim) -> "set[int] | frozenset[int]":
    """Of a speech, the sentence with the claim: the others are not what it is cited for."""
    head, content = claim.head, attribution.content
    inside = head.doc is attribution.paragraph.doc and head.i in content
    return {i for i in content if head.doc[i].sent == head.sent} if inside else content


def _clause(attribution: Attribution, claim: Claim) -> str:
    """The clause of the reporting verb without its subject, relays and manner adverbs."""
    if attribution.spoken_in is not None or attribution.cue.text.endswith(":"):
        return f"said: {_quoted(attribution.paragraph, _spoken(attribution, claim))}"
    if _possessed(attribution) or attribution.frame in ("consent", "partisan"):
        return ""
    anchor = _finite(attribution)
    if anchor is None:
        return ""
    inside = subtree(anchor)
    if attribution.content and not set(attribution.content) <= inside:
        return ""
    dropped = {i for child in anchor.children if _dropped(child, attribution, anchor) for i in subtree(child)}
    dropped |= _asides(attribution.paragraph, inside)
    order = [i for i in sorted(inside - dropped)]
    first = min((i for i in order if i >= _first_verb(anchor)), default=anchor.i)
    order = [i for i in order if i >= first]
    before = set(attribution.content) - set(order) - dropped
    if before and attribution.content:
        return ""
    return _inflected(anchor, attribution.paragraph, order)


def _asides(paragraph: Paragraph, inside: set[int]) -> set[int]:
    """What hangs behind a comma outside quotations, reasons, contrasts and descriptions: it is often the narrator's."""
    doc = paragraph.doc
    found: set[int] = set()
    for i in inside:
        token = doc[i]
        marks = {c.lower_ for c in token.children if c.dep_ in ("mark", "advmod") and c.i <= token.left_edge.i + 1}
        start = token.left_edge.i
        telling = token.tag_ == "VBG" and start == i and "that" in cues("verb", token.lemma_.lower())
        apposed = token.dep_ == "appos" or (token.dep_ == "npadvmod" and any(c.dep_ == "relcl" for c in token.children))
        if token.dep_ == "csubj" and telling and start and doc[start - 1].text == "," and i not in paragraph.quoted:
            found |= {start - 1, *subtree(token), *subtree(token.head)} - set(range(start - 1))
        described = apposed and token.pos_ in ("NOUN", "NUM") and start > 0 and doc[start - 1].text == ","
        if described and i not in paragraph.quoted:
            found |= {start - 1, *subtree(token)}
        if (
            token.dep_ == "advcl"
            and (marks & _REASONS or telling)
            and start
            and doc[start - 1].text == ","
            and i not in paragraph.quoted
        ):
            found |= {start - 1, *subtree(token)}
    return found


def _possessed(attribution: Attribution) -> bool:
    """Whether the clause says what another does to the holder's noun: "the clubs rejected the federation's plan"."""
    source, carrier = attribution.source, attribution.carrier
    owner = source is not None and source.dep_ == "poss" and source.head == attribution.cue and source.pos_ != "PRON"
    if owner or carrier is None or source is None or attribution.cue.pos_ != "NOUN" or source.head == carrier:
        return owner and carrier is not None
    # "The court dismissed an application by the council": the court's clause, whoever applied.
    return source.head.head == attribution.cue and source.dep_ == "pobj"


def _finite(attribution: Attribution) -> "Token | None":
    anchor = attribution.anchor
    while anchor.pos_ not in ("VERB", "AUX") and anchor.head != anchor:
        anchor = anchor.head
    while (
        anchor.tag_ == "VB"
        and anchor.head != anchor
        and any(c.lower_ == "to" for c in anchor.children)
        and anchor.head.pos_ in ("VERB", "AUX", "ADJ")
    ):
        anchor = anchor.head
    while anchor.pos_ not in ("VERB", "AUX") and anchor.head != anchor:
        anchor = anchor.head
    if anchor.dep_ == "acomp" and anchor.head.pos_ in ("VERB", "AUX"):
        anchor = anchor.head  # "was not opposed to it"
    if anchor.tag_ == "VBG" and anchor.dep_ == "xcomp" and anchor.head.lemma_.lower() in _TURNING:
        anchor = anchor.head
    return anchor if anchor.pos_ in ("VERB", "AUX") else None


def _first_verb(anchor: "Token") -> int:
    return min([anchor.i, *(c.i for c in anchor.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < anchor.i)])


def _dropped(child: "Token", attribution: Attribution, anchor: "Token") -> bool:
    if child.i in attribution.content or set(attribution.content) & subtree(child):
        return False
    if child.lower_ in ("no", "yes", "aye", "nay"):
        return False
    if child.dep_ in ("nsubj", "parataxis", "punct", "cc", "intj", "dep", "nsubjpass", "mark"):
        printed = child.text in '“”"' or child.i in attribution.paragraph.quoted
        return not (child.dep_ == "punct" and printed)
    if child.dep_ == "advcl":
        contrast = any(c.lower_ in ("while", "whereas", "although", "though") for c in child.children)
        another = any(c.dep_ in ("nsubj", "nsubjpass") and c.pos_ != "PRON" for c in child.children)
        told = another and any(c.lower_ in _MEANWHILE for c in child.children)
        bare = child.tag_ in ("VBG", "VBN") and not any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children)
        return contrast or told or bare or child.i < anchor.i
    another = child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")
    if another or (child.dep_ == "prep" and child.lower_ in ("according", "amid", "despite")):
        return True
    return child.dep_ == "advmod" and child.lower_.endswith("ly") and child.lower_ not in _KEEP_ADVERBS


def _inflected(anchor: "Token", paragraph: Paragraph, order: list[int]) -> str:
    """Put a participle that had no auxiliary into the past, so that the clause is a sentence."""
    text = render(paragraph.doc[i] for i in order)
    auxiliary = any(c.dep_ in ("aux", "auxpass") and c.i < anchor.i for c in anchor.children)
    if not auxiliary and anchor.tag_ in ("VBG", "VB") and order and order[0] == anchor.i:
        base = anchor.lemma_.lower()
        past = _PAST.get(base) or participle(base)
        text = past + text[len(anchor.text) :]
    return text


def _claimed(attribution: Attribution, claim: Claim) -> str:
    """For a content that stands outside the verb's clause: a plain verb of speech and the content."""
    if attribution.frame not in ("that", "according to"):
        return ""
    paragraph = attribution.paragraph
    # Of a longer speech only the sentence with the claim is cited.
    long = len(set(paragraph.sentences_of(attribution.span()))) > _CITED
    content = set(_spoken(attribution, claim) if long else attribution.content)
    content -= _asides(paragraph, set(attribution.content))
    if claim.head.doc is paragraph.doc and _broken(content):
        content = subtree(claim.head) & content
        if min(content, default=0) and any(t.i not in paragraph.quoted for t in claim.head.subtree):
            content -= {i for i in content if paragraph.doc[i].dep_ == "mark"}
    whole = _quoted(paragraph, content)
    if content and content <= paragraph.quoted and not whole.startswith(("“", '"', "‘")):
        whole = f"“{whole}”"
    own = subtree(claim.head)
    if len(whole) > 220 and claim.head.doc is paragraph.doc and own <= {t.i for t in paragraph.doc} and len(own) > 3:
        whole = _quoted(paragraph, own & content or own)
    text = whole.strip(" ,")
    if text.startswith(("“", '"')):
        return f"said: {text}"
    return f"said {_lower(text)}" if text.lower().startswith("that ") else f"said that {_lower(text)}"


def _broken(content: set[int]) -> bool:
    """Whether a content has a gap in which other words stand."""
    return any(b - a > 2 for a, b in pairwise(sorted(content)))


def _quoted(paragraph: Paragraph, indices: "set[int] | frozenset[int]") -> str:
    text = render(paragraph.doc[i] for i in sorted(indices)).strip(" ,;:–—")
    return text.rstrip(".")


def _lower(text: str) -> str:
    first = text.split(" ", 1)[0]
    ordinary = first in (
        "The",
        "A",
        "An",
        "It",
        "He",
        "She",
        "They",
        "We",
        "There",
        "This",
        "That",
        "These",
        "In",
        "No",
        "If",
        "Any",
        "All",
        "His",
        "Her",
        "Their",
        "Its",
        "Our",
        "Such",
        "Some",
        "Both",
    )
    return first.lower() + text[len(first) :] if ordinary else text


def _closed(text: str) -> str:
    """Balance quotation marks and end with one full stop."""
    text = re.sub(r"\s+([.,;!?])", r"\1", " ".join(text.split())).strip(" ,;:–—").replace(",”", "”").replace(',"', '"')
    text = text[:1].upper() + text[1:]
    opened, closed = text.count("“"), text.count("”")
    if opened > closed:
        text = text.rstrip(".") + "”"
    elif closed > opened:
        text = text.replace("”", "", closed - opened)
    if text.count('"') % 2:
        text = text.replace('"', "")
    return text if text.endswith((".", "?", "!", ".”", "?”", "!”", '."')) else text + "."
