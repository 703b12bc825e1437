"""What a noun phrase calls somebody: a name with its title, a role, a place, a pronoun."""

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from .owners import POSSESSIVES, is_body, owns
from .pairs import coupled
from .parsed import render
from .people import counted_part, open_kind, two_names
from .words import Place, is_title, place, role, titles

if TYPE_CHECKING:
    from spacy.tokens import Token

Form = Literal["name", "role", "place", "pronoun"]
_LEADING = frozenset(
    "the a an some many several most all both other another these those this that few more no any each every two three "
    "only even just especially mostly own neither nor either "
    "four five six seven eight nine ten dozens hundreds thousands of certain various numerous".split()
)
_PRONOUNS = {
    "he": "person",
    "she": "person",
    "him": "person",
    "her": "person",
    "his": "person",
    "hers": "person",
    "himself": "person",
    "herself": "person",
    "they": "plural",
    "them": "plural",
    "their": "plural",
    "it": "thing",
    "its": "thing",
    "we": "speaker",
    "i": "speaker",
    "us": "speaker",
    "our": "speaker",
    "my": "speaker",
    "me": "speaker",
}
_PARTICLES = frozenset(
    "de da do dos del della di du van von der den la le al el bin ibn and of the y - – & ' ’s 's ’".split()
)
_KIN = frozenset(
    "mother father brother sister son daughter wife husband cousin uncle aunt nephew niece grandfather grandmother "
    "friend widow".split()
)
"""Relatives are somebody's, and hold no position of their own without a name."""
_PARTS = frozenset({"member", "representative", "side", "partner", "party", "leader", "delegate"})
"""Nouns that name nobody without whose they are."""
_LAWS = frozenset(
    "measure act bill amendment proposition treaty article section resolution directive law memo memos "
    "annex appendix exhibit schedule clause paragraph chapter protocol motion petition question".split()
)
"""What a text is called, never an actor."""
_NOT_NAMED = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "LAW", "LANGUAGE", "EVENT"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_WHEN = frozenset({"DATE", "TIME"})
_MALE = frozenset(
    "mr sir lord king prince chairman spokesman congressman businessman he him his himself herr monsieur "
    "councilman".split()
)
_FEMALE = frozenset(
    "mrs ms miss dame lady queen princess chairwoman spokeswoman her congresswoman businesswoman she herself "
    "hers frau councilwoman".split()
)


_BELONGING = frozenset({"of", "from", "in", "at", "for", "with", "close", "near"})
_COUNTING = frozenset("some several two three four five six seven eight nine ten many most dozens other".split())
_LONGEST_ROLE = 10
"""Words of a role's phrase; what is longer describes more than it names."""
_BREAKS = frozenset({"(", ",", ";", ":", "–", "—", "["})
"""Marks that end a name, whatever the parser hangs on it behind them."""
_ROLE_KINDS = ("office", "group", "organisation", "bloc", "unnamed", "plan")


@dataclass(frozen=True, slots=True)
class Naming:
    """One noun phrase read as the naming of an actor."""

    form: Form
    name: str
    """The name without title, the role, the place, or the pronoun, as printed."""
    printed: str
    """Title and name as printed, without article."""
    office: str | None = None
    organisation: str | None = None
    kind: str = ""
    """For a role or a pronoun its class; for a place state or bloc; for a name what its own words say, or empty."""
    plural: bool = False
    definite: bool = False
    gender: Literal["m", "f", ""] = ""
    of: str = ""
    """For a role: what it is of, in lower case: "chamber" in "the president of the chamber"."""


def read_name(head: "Token") -> Naming | None:
    """Read the noun phrase of a head token as the naming of an actor, or None when it names none."""
    if head.text != "US" and (head.pos_ == "PRON" or head.lower_ in _PRONOUNS):
        kind = _PRONOUNS.get(head.lower_)
        gender: Literal["m", "f", ""] = "m" if head.lower_ in _MALE else "f" if head.lower_ in _FEMALE else ""
        return Naming("pronoun", head.lower_, head.text, kind=kind, gender=gender) if kind else None
    if head.pos_ not in ("NOUN", "PROPN") and not (head.pos_ == "ADJ" and head.ent_type_ in _NAMED):
        return None
    if (
        not head.text[:1].isalpha()
        or head.ent_type_ in _NOT_NAMED
        or head.lemma_.lower() in role("nickname")
        or _dotted_title(head)
    ):
        return None
    left = _left(head)
    whole = _place(left)
    if whole is not None:
        return whole
    known = head.pos_ == "PROPN" or head.ent_type_ in _NAMED or not head.is_sent_start
    if _capital(head) and known and (tail_of(head) or not _role_head(head, left)):
        return _named(left, head)
    return _role(left, head)


def _dotted_title(head: "Token") -> bool:
    return "." in head.text[:-1] and is_title(head.text.replace(".", ""))


def _left(head: "Token") -> "list[Token]":
    """The head with the modifiers directly before it, articles and quantifiers left out."""
    start = head.i
    while start > head.sent.start:
        before = head.doc[start - 1]
        inside = before.head == head or head.is_ancestor(before)
        joint = before.text in "-–&" and start - 2 >= head.sent.start and head.is_ancestor(head.doc[start - 2])
        joint = joint or coupled(before)
        if (not inside or before.dep_ in ("prep", "punct", "cc", "relcl")) and not joint:
            break
        start -= 1
    tokens = [head.doc[i] for i in range(start, head.i + 1)]
    while len(tokens) > 1 and (
        tokens[0].lower_ in _LEADING
        or tokens[0].tag_ in ("PRP$", "WP$")
        or tokens[0].is_punct
        or tokens[0].dep_ == "nummod"
        or (tokens[0].text.islower() and tokens[0].i > head.sent.start and tokens[0].nbor(-1).text == "-")
        or (tokens[0].ent_type_ in _WHEN and tokens[-1].ent_type_ not in _WHEN)
    ):
        tokens.pop(0)
    return tokens


def _capital(token: "Token") -> bool:
    return token.text[:1].isupper()


def _role_head(head: "Token", left: "list[Token]") -> bool:
    """Whether a capitalised head is still a role: "the Prime Minister", "the Government", "Union" alone."""
    base = head.lemma_.lower()
    if is_title(base) and not (head.ent_type_ == "PERSON" and len(left) > 1 and not is_title(left[-2].lower_)):
        return True
    return len(left) == 1 and (base in role("organisation") or base in role("group"))


def _place(left: "list[Token]") -> Naming | None:
    """A state, bloc, capital or seat of power, under the name as printed."""
    for tokens in (left, left[-1:]):
        text = render(tokens)
        found: Place | None = place(text)
        if found is not None and found.how != "adjective" and _capital(tokens[0]) and len(tokens) >= len(left) - 1:
            extra = left[: len(left) - len(tokens)]
            if any(_capital(token) for token in extra):
                continue
            return Naming("place", text, text, kind=found.kind)
    return None


def _named(left: "list[Token]", head: "Token") -> Naming | None:
    """A proper name, split into organisation, office and name at its last title word."""
    cut = max(
        (
            k
            for k, token in enumerate(left[:-1])
            if token.dep_ != "poss" and (is_title(token.lemma_) or is_title(token.text)) and not coupled(left[k + 1])
        ),
        default=-1,
    )
    if is_body(left, cut):
        cut = -1
    named_of = (k for k in range(cut + 1, len(left) - 1) if left[k].text in POSSESSIVES and owns(left, k))
    cut = max(named_of, default=cut)
    name = left[cut + 1 :]
    lower = max(
        (
            k
            for k, token in enumerate(name)
            if token.text[0].islower() and token.lower_ not in _PARTICLES and (k == 0 or name[k - 1].text not in "-–")
        ),
        default=-1,
    )
    kinds = {token.lemma_.lower() for token in name[: lower + 1]} & role("organisation")
    name = name[lower + 1 :]
    tail = tail_of(head)
    text = _clean(render([*name, *tail]))
    if not text or len(text) > 100 or not re.search(r"\w[\w.]\w?", text):
        return None
    if name and _LAWS & {name[0].lemma_.lower(), name[-1].lemma_.lower()} and not tail:
        return None
    organisation, office = _office(left[: cut + 1])
    words = [token.lower_.rstrip(".") for token in left]
    gender: Literal["m", "f", ""] = "m" if _MALE & set(words) else "f" if _FEMALE & set(words) else ""
    # A capital says more than the tag: "Harbour chief Ana Silva" begins with no verb.
    verbs = (k + 1 for k, t in enumerate(left[:-1]) if t.pos_ in ("VERB", "AUX", "PRON") and t.text.islower())
    begins = max(verbs, default=0)
    printed = _clean(render([*left[begins:], *tail]))
    titled = cut >= 0 and left[cut].text not in ("'s", "’s")
    kind = "organisation" if kinds else "person" if titled and not tail else _own_kind(text, head, name)
    return Naming("name", text, printed, office, organisation, kind, definite=True, gender=gender)


def tail_of(head: "Token") -> "list[Token]":
    """What belongs to a proper name after its head: "of England", "for Strategic Research"."""
    for child in head.children:
        if child.dep_ == "prep" and child.i == head.i + 1 and child.lower_ in ("of", "for"):
            inner = list(takewhile(lambda t: t.text not in _BREAKS, (t for t in child.subtree if t.i > child.i)))
            known = head.lemma_.lower() in role("organisation") or head.lemma_.lower() in role("bloc")
            proper = [t for t in inner if t.text[:1].isupper()]
            body = known or (head.ent_type_ == "ORG" and not two_names(head))
            if body and proper and len(inner) <= 5 and _capital(inner[-1]):
                return [child, *inner]
    return []


def _own_kind(text: str, head: "Token", name: "list[Token]") -> str:
    """What the words of a name themselves say about its kind."""
    if any(token.lemma_.lower() in role("organisation") and len(name) > 1 for token in name[-1:]):
        return "organisation"
    if re.fullmatch(r"(?:[A-Z][&.]?){2,6}s?", text) or re.search(r"\d|&", text):
        return "organisation"
    last = name[-1].lower_ if name else head.lower_
    if len(name) > 1 and (last in role("organisation") or last in role("outlet")):
        return "organisation"
    return ""


def _office(tokens: "list[Token]") -> tuple[str | None, str | None]:
    """Split what stands before a name into the organisation and the office: "German", "Defence Minister"."""
    words = [token for token in tokens if token.lower_.rstrip(".") not in titles("honorific")]
    if not words:
        return None, None
    cut = 0
    for k in range(1, len(words)):
        text = render(words[:k]).removesuffix("'s").removesuffix("’s")
        last = words[k - 1].lower_
        if (
            place(text)
            or last in role("organisation")
            or last in ("'s", "’s", "’", "'")
            or (words[k - 1].text.isupper() and len(last) > 1)
        ):
            cut = k
    office = _clean(render(words[cut:]))
    organisation = _clean(render(words[:cut]).removesuffix("'s").removesuffix("’s")) if cut else None
    return organisation or None, office or None


def _role(left: "list[Token]", head: "Token") -> Naming | None:
    """A common noun that names people or a body by their role."""
    base = (
        head.lemma_.lower().removesuffix("s")
        if head.lemma_.lower() not in role("organisation")
        else head.lemma_.lower()
    )
    base = next((b for b in (head.lemma_.lower(), base) if any(b in role(k) for k in _ROLE_KINDS) or is_title(b)), "")
    plural = head.tag_ in ("NNS", "NNPS")
    kind = _role_kind(base, head, plural) if base else open_kind(head, plural)
    if not kind:
        return None
    determiner = next((c.lower_ for c in head.children if c.dep_ in ("det", "poss")), "")
    if determiner in ("every", "each", "any", "no") and not head.ent_type_:
        return None
    if base in _KIN or head.lemma_.lower() in _KIN or _capacity(head):
        return None
    whole = _whole(head) if base in _PARTS else ""
    count = next((f"{c.text} " for c in head.children if c.dep_ == "nummod" and c.i < head.i), "")
    counted = base in _PARTS and count and any(c.dep_ == "prep" and c.lower_ == "of" for c in head.children)
    alone = base in _PARTS and base != "delegate"
    if alone and len(left) == 1 and not determiner and not whole and not counted:
        return None
    text = _clean(render(left))
    if len(left) > 6:
        text = _clean(render(left[-4:]))
    if plural and base not in _PARTS and (part := counted_part(head)):
        text = _clean(render(part))
    elif whole or counted:
        text = f"{count}{text} {whole}" if not text.startswith(count.strip() or " ") else f"{text} {whole}"
        text = text.strip()
    organisation, office = _office(left) if kind == "office" else (None, None)
    inner = next((t for c in head.children if c.dep_ == "prep" and c.lower_ == "of" for t in c.children), None)
    if kind == "office" and organisation is None and inner is not None and inner.text[:1].isupper():
        organisation = _clean(render(t for t in inner.subtree))
    gender: Literal["m", "f", ""] = "m" if base in _MALE else "f" if base in _FEMALE else ""
    definite = determiner not in ("a", "an", "another", "some", "one", "")
    return Naming("role", text, text, office, organisation, kind, plural, definite, gender, _complement(head))


def _capacity(head: "Token") -> bool:
    """Whether a role says what somebody is, was or will be and means nobody: "succeeds her as chairman"."""
    return (
        head.dep_ == "pobj" and head.head.lower_ == "as" and not any(c.dep_ in ("det", "poss") for c in head.children)
    )


def _complement(head: "Token") -> str:
    """What an office or a body is of, without its article; empty when nothing tells it from others of its sort."""
    prep = next((c for c in head.children if c.dep_ == "prep" and c.lower_ in ("of", "for", "at")), None)
    if prep is None:
        return ""
    inner = takewhile(lambda t: t.text not in _BREAKS, (t for t in prep.subtree if t.i > prep.i))
    return " ".join(t.lower_ for t in inner if t.lower_ not in ("the", "a", "an"))


def _whole(head: "Token") -> str:
    """What members or representatives belong to: "of the Coalition of the Willing"; "" when they belong to nothing."""
    opening = ("of", "from", "to") if head.lemma_.lower() == "delegate" else ("of", "from")
    prep = next((c for c in head.children if c.dep_ == "prep" and c.lower_ in opening), None)
    inner = next((c for c in prep.children if c.dep_ == "pobj"), None) if prep is not None else None
    if prep is None or inner is None or not any(t.text[:1].isupper() for t in inner.subtree):
        return ""
    tokens = []
    for t in prep.subtree:
        if t.text in (",", "–", "—", "("):
            break
        if t.text not in '“”"':
            tokens.append(t)
    # A name is copied as printed, and "the so-called" is no part of one.
    called = any(t.lower_ in ("called", "so-called") for t in tokens)
    return render(tokens) if len(tokens) <= 11 and not called else ""


def whole_phrase(head: "Token") -> str:
    """A role as the article introduces it, "a colleague from another capital"; "" when its words add nothing."""
    tokens = [t for t in head.doc[head.left_edge.i : head.i + 1] if not t.is_punct]
    behind = next((c for c in head.rights if c.dep_ == "prep" and c.i == head.i + 1), None)
    inner = behind.subtree if behind is not None and behind.lower_ in _BELONGING else ()
    tail = list(takewhile(lambda t: t.text not in _BREAKS and t.dep_ != "relcl" and t.tag_ != "WDT", inner))
    first = tokens[0].lower_ if tokens else ""
    told = bool(tail) or first in _COUNTING
    return _clean(render([*tokens, *tail])) if told and len(tokens) + len(tail) <= _LONGEST_ROLE else ""


def owned_phrase(head: "Token") -> str:
    """A role with the pronoun that says whose it is: "its chief executive"; "" when there is none."""
    whose = next((c for c in head.children if c.dep_ == "poss" and c.tag_ == "PRP$"), None)
    if whose is None or whose.lower_ in ("my", "our", "your") or head.i - whose.i >= _LONGEST_ROLE:
        return ""
    return _clean(f"{whose.lower_} {render(head.doc[whose.i + 1 : head.i + 1])}")


def _role_kind(base: str, head: "Token", plural: bool) -> str:
    if plural:
        return (
            "group"
            if base in role("group")
            or base in role("office")
            or base in role("unnamed")
            or is_title(base)
            or base in role("organisation")
            else ""
        )
    if base in role("organisation") or base in ("government", "leadership"):
        return "organisation"
    if head.lower_ in ("people", "police", "staff", "opposition", "family"):
        return "group"
    indefinite = any(c.lower_ in ("a", "an", "another", "one") and c.dep_ in ("det", "nummod") for c in head.children)
    if base in role("office") or is_title(base):
        return "unnamed" if indefinite else "office"
    if base in role("unnamed"):
        return "unnamed"
    return "organisation" if base in role("bloc") else ""


def _clean(text: str) -> str:
    """Trim marks, a possessive at either end and the "than" of "more than 40 shops" from a name."""
    bare = text.strip(' ,;:–—-"“”‘()').removesuffix("'s").removesuffix("’s")
    for opening in ("'s ", "’s ", "than "):
        bare = bare.removeprefix(opening)
    return bare.strip()
