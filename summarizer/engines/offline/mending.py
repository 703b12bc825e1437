"""Put right what the parser gets wrong in constructions that newswire uses all the time."""

import re
from typing import TYPE_CHECKING

from ...lexicon.reporting import cues
from .grafting import graft
from .words import is_title

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_WANTING = frozenset({"want", "need", "like", "love", "prefer", "wish", "hope"})
_WALKING_OUT = frozenset({"strike", "walk", "quit", "resign", "sue", "leave"})
_SHORT = re.compile(r"[b-df-hj-np-tv-z]{0,3}[aeiou][b-df-hj-np-tvz]")
"""A verb of one syllable as the lemmatizer gives it for "hoped": "hop"."""
_PARTICLES = frozenset("down out off aside back away over up through".split())
_DEPRIVING = frozenset(
    "strip deprive rob relieve accuse convict suspect acquit clear rid cure inform notify remind assure warn".split()
)
"""Verbs that have somebody for an object and what is taken, laid or told behind "of"."""
_UNCHANGED = frozenset("cut put set shut let hit split spread quit cost shed".split())
"""Verbs whose participle reads as their plain form."""
_LOOSE = frozenset({"acl", "conj", "advcl", "dep", "appos"})
"""How the parser hangs a main verb that it took for a part of the relative clause before it."""


def mend(doc: "Doc") -> "Doc":
    """Give main verbs behind a relative clause their subject back, and part clauses joined by a semicolon.

    Args:
        doc: parsed; its heads and labels are changed in place.
    """
    for token in doc:
        _silent_e(token)
        _opening(token)
        if token.dep_ in ("advmod", "prep") and token.lower_ in _PARTICLES:
            _particle(token)
        if token.is_sent_start and token.pos_ in ("NOUN", "ADJ", "VERB") and token.text.istitle():
            _call(token)
        if token.lower_ == "over" and token.dep_ == "prt" and token.head.lemma_ in _WALKING_OUT:
            _over(token)
        graft(token)
        if token.dep_ == "ccomp" and token.head.lemma_ in _WANTING:
            _wanted_done(token)
        _hers(token)
        _asked(token)
        _bearer(token)
        _trade(token)
        _arguing(token)
        _deprived(token)
        _of_a_verb(token)
        _to_see(token)
        if token.dep_ == "conj":
            _verb_again(token)
            _raise(token)
        if token.pos_ == "VERB" and token.dep_ in _LOOSE:
            _rejoin(token)
            _main_again(token)
        elif token.dep_ == "nsubj" and token.pos_ == "PROPN":
            _entitle(token)
        elif token.lower_ == "above" and token.dep_ == "prep" and token.head.dep_ in ("nsubj", "nsubjpass"):
            _above_all(token)
        elif token.dep_ == "appos" and token.ent_type_ == "PERSON":
            _reattach(token)
        elif token.dep_ == "ccomp" and token.i < token.head.i and _semicolon_between(token, token.head):
            token.dep_ = "dep"
    return doc


def _of_a_verb(token: "Token") -> None:
    """ "Supports ending the toll": a participle right behind a finite verb is its object, and describes no verb."""
    verb = token.head
    if token.dep_ == "acl" and token.tag_ == "VBG" and verb.tag_ in _FINITE and token.i == verb.i + 1:
        token.dep_ = "xcomp"
        before = next((c for c in verb.lefts if c.dep_ == "compound" and c.i == verb.i - 1), None)
        if before is not None:
            before.dep_ = "nsubj"


def _to_see(verb: "Token") -> None:
    """ "Would like to see the toll scrapped": what is wanted is the scrapping, and not the sight of it."""
    above = verb.head
    done = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i and c.pos_ == "VERB"), None)
    if verb.lemma_ == "see" and verb.dep_ == "xcomp" and above.lemma_ in _WANTING and done is not None:
        done.head, verb.dep_ = above, "aux"  # its words stay in the clause


def _silent_e(verb: "Token") -> None:
    """ "Hoped", "hating", "fines": a short verb that does not double its last letter ends in "e"."""
    base = verb.lemma_
    if verb.pos_ == "VERB" and _SHORT.fullmatch(base) and verb.lower_ in (f"{base}ed", f"{base}es", f"{base}ing"):
        verb.lemma_ = f"{base}e"


def _opening(word: "Token") -> None:
    """ "Unhappy with the offer, the clubs": a state that opens a sentence is no name, whatever its capital says."""
    if word.is_sent_start and word.pos_ == "PROPN" and word.dep_ == "advcl" and cues("adj", word.lower_):
        word.pos_, word.tag_, word.lemma_ = "ADJ", "JJ", word.lower_


def _over(particle: "Token") -> None:
    """ "Strike over the cuts": the cuts are what it is about and nothing that is struck."""
    below = [
        c for c in (*particle.children, *particle.head.children) if c.dep_ in ("dobj", "pobj") and c.i > particle.i
    ]
    if below:
        particle.dep_, below[0].dep_, below[0].head = "prep", "pobj", particle


def _particle(word: "Token") -> None:
    """ "Voted down his calendar", "brushed the offer aside": a word that makes another verb of the one before it."""
    verb = word.head
    joined = f"{verb.lemma_.lower()}_{word.lower_}"
    if verb.pos_ != "VERB" or word.i < verb.i or word.i > verb.i + 6 or not cues("verb", joined):
        return
    thing = next((c for c in word.children if c.dep_ == "pobj"), None)
    if thing is None and not any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children):
        return
    if thing is not None and (cues("verb", verb.lemma_.lower()).get(word.lower_) is not None or word.i > verb.i + 1):
        return
    if thing is not None:
        thing.head, thing.dep_ = verb, "dobj"
    word.dep_ = "prt"


def _above_all(preposition: "Token") -> None:
    """ "Italy and, above all, Spain": what is named most is the last of the list."""
    every = next((c for c in preposition.children if c.lower_ == "all"), None)
    last = next(
        (c for c in preposition.children if c.dep_ == "pobj" and c != every and c.pos_ in ("NOUN", "PROPN")), None
    )
    if every is not None and last is not None:
        last.dep_, last.head = "conj", preposition.head
    for child in list(preposition.head.children):
        if every is not None and child.dep_ == "appos" and child.pos_ == "PROPN":
            child.dep_ = "conj"


def _call(label: "Token") -> None:
    """ "Ruiz: I oppose it": what stands alone before a colon at the start of an entry is a name."""
    if label.i + 1 < len(label.doc) and label.nbor(1).text == ":":
        label.pos_, label.tag_ = "PROPN", "NNP"


def _wanted_done(verb: "Token") -> None:
    """ "Wanted the blasting stopped": what the parser takes for a past tense is what is to be done to it."""
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    done = verb.tag_ == "VBD" or verb.lemma_ in _UNCHANGED
    if done and who is not None and not any(c.dep_ in ("aux", "mark", "dobj") for c in verb.children):
        verb.tag_, who.dep_ = "VBN", "nsubjpass"


def _hers(owner: "Token") -> None:
    """ "Called her ruling a disgrace": what is called a disgrace is the ruling and not she."""
    if owner.lower_ != "her" or owner.dep_ != "dobj":
        return
    verb, noun = owner.head, owner.nbor(1) if owner.i + 1 < len(owner.doc) else owner
    named = next((c for c in noun.children if c.dep_ in ("dobj", "attr", "oprd", "acomp") and c.i > noun.i), None)
    if noun.tag_ != "VBG" or noun.head != verb or named is None or "named" not in cues("verb", verb.lemma_.lower()):
        return
    noun.pos_, noun.tag_, noun.dep_, noun.lemma_ = "NOUN", "NN", "dobj", noun.lower_
    owner.pos_, owner.tag_, owner.dep_, owner.head = "PRON", "PRP$", "poss", noun
    named.dep_, named.head = "oprd", verb


def _main_again(verb: "Token") -> None:
    """ "The union's leader, Ann Roe, called the offer unfair": a past tense behind a name is what the leader did."""
    noun = verb.head
    frames = cues("verb", verb.lemma_.lower())
    below = any(c.dep_ in ("dobj", "ccomp", "oprd") or (c.dep_ == "prep" and c.lower_ in frames) for c in verb.children)
    loose = (
        verb.tag_ in ("VBD", "VBN") and verb.dep_ == "acl" and noun.dep_ == "ROOT" and noun.pos_ in ("NOUN", "PROPN")
    )
    if not loose or not below or verb.nbor(-1).text != ",":
        return
    later = [c for c in noun.children if c.i > verb.i]
    verb.head, verb.dep_, noun.head, noun.dep_ = verb, "ROOT", verb, "nsubj"
    for child in later:
        child.head = verb


def _asked(verb: "Token") -> None:
    """ "Asked about the boycott, the captain, Ann Roe, said no": the captain said it, and is no boycott."""
    if verb.dep_ != "ROOT" or verb.pos_ != "VERB" or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts):
        return
    asked = next((c for c in verb.lefts if c.dep_ == "advcl" and c.tag_ == "VBN" and c.i == verb.sent.start), None)
    loose = (t for t in asked.subtree if t.dep_ == "appos" and t.nbor(-1).text != "(") if asked is not None else ()
    who = next((t for t in loose if t.left_edge.i and t.doc[t.left_edge.i - 1].text == ","), None)
    if who is not None:
        who.dep_, who.head = "nsubj", verb


def _verb_again(word: "Token") -> None:
    """ "Support the minister and demand that it be banned": what has a clause of its own is the second verb."""
    clause = next((c for c in word.children if c.dep_ in ("ccomp", "acl") and c.i > word.i), None)
    opened = (
        word.head.pos_ == "VERB"
        and clause is not None
        and any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)
    )
    if opened and clause is not None and "that" in cues("verb", word.lemma_.lower()) and word.left_edge == word:
        word.pos_, word.tag_, clause.dep_ = "VERB", "VBP" if word.head.tag_ == "VB" else word.head.tag_, "ccomp"


def _raise(verb: "Token") -> None:
    """ "Ordered the firm to pay and refused leave": a finite verb goes on with "ordered" and not with "to pay"."""
    if verb.tag_ not in _FINITE or verb.head.tag_ != "VB":
        return
    above = verb.head
    while above.tag_ == "VB" and above.dep_ in ("xcomp", "ccomp", "advcl", "conj") and above.head != above:
        above = above.head
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.children)
    if above.tag_ in _FINITE and not own:
        verb.head = above


def _rejoin(verb: "Token") -> None:
    """ "The council, which had backed the strike, called for talks": "called" is what the council did."""
    if verb.tag_ not in ("VBN", "VBD") or verb.i == 0 or verb.doc[verb.i - 1].text != ",":
        return
    clause = next((a for a in verb.ancestors if a.dep_ == "relcl"), None)
    clause = clause or next((c for c in verb.head.children if c.dep_ == "relcl" and c.i < verb.i), None)
    if clause is None or clause.left_edge.tag_ not in ("WDT", "WP", "WP$", "WRB"):
        return
    noun, opening = clause.head, clause.left_edge.i - 1
    if noun.dep_ != "ROOT" or noun.pos_ not in ("NOUN", "PROPN") or noun.doc[opening].text != ",":
        return
    if not cues("verb", verb.lemma_.lower()) and not any(c.dep_ in ("dobj", "prep", "ccomp") for c in verb.children):
        return
    later = [c for c in noun.children if c.i > verb.i]
    verb.head = verb
    verb.dep_, verb.tag_ = "ROOT", "VBD"
    noun.head = verb
    noun.dep_ = "nsubj"
    for child in later:
        child.head = verb


def _entitle(name: "Token") -> None:
    """ "Police Federation chair Simon Bright said": a title with a subject's label beside the name it belongs to."""
    before = name.left_edge.i - 1
    title = name.doc[before] if before >= 0 else name
    if title.dep_ == "nsubj" and title.head == name.head and is_title(title.lemma_) and title.right_edge.i == before:
        title.dep_ = "compound"
        title.head = name


def _reattach(name: "Token") -> None:
    """ "A spokeswoman for St. Brigid, Ellen Roth": the name is the spokeswoman's and not the hospital's."""
    body, prep = name.head, name.head.head
    role = prep.head
    if body.dep_ == "pobj" and prep.lower_ in ("for", "of", "at") and role.pos_ == "NOUN" and is_title(role.lemma_):
        name.head = role


def _bearer(name: "Token") -> None:
    """ "The governor of Upper Sarn, Ana Lund, said": the name behind the comma is the governor's, no second place.

    "The largest holder, pension fund Brellan": a noun just before a name describes it, and is no apposition beside it.
    """
    if name.dep_ not in ("conj", "appos") or not (name.pos_ == "PROPN" or name.text.istitle()):
        return
    noun = name.doc[name.left_edge.i - 1] if name.left_edge.i else name
    if name.dep_ == "appos" and noun.dep_ == "appos" and noun.pos_ == "NOUN" and name.head in (noun, noun.head):
        name.head = noun.head
        noun.head, noun.dep_ = name, "compound"
        return
    place, prep = name.head, name.head.head
    if place.dep_ != "pobj" or prep.lower_ not in ("of", "for", "in") or place.pos_ != "PROPN":
        return
    before, role, after = name.left_edge.i - 1, prep.head, name.right_edge.i + 1
    parted = before > 0 and name.doc[before].text == "," and place.right_edge.i >= name.i
    closed = after < len(name.doc) and name.doc[after].text == ","
    given = name.i > 0 and name.nbor(-1).dep_ == "compound" and name.nbor(-1).head == name
    joined = any(c.dep_ == "cc" for c in place.children)
    if parted and closed and given and not joined and role.pos_ == "NOUN" and is_title(role.lemma_):
        name.head, name.dep_ = role, "appos"


def _trade(word: "Token") -> None:
    """ "The chairman, the former lock Jan Mol, said": what stands between "the" and a name is what he was, no verb."""
    named = next((c for c in word.children if c.dep_ == "dobj" and c.pos_ == "PROPN"), None)
    opened = any(c.dep_ == "det" for c in word.children)
    if (
        word.dep_ == "appos"
        and word.pos_ == "VERB"
        and opened
        and named is not None
        and named.left_edge.i == word.i + 1
    ):
        named.head, named.dep_ = word.head, "appos"
        word.head, word.dep_, word.pos_, word.tag_ = named, "compound", "NOUN", "NN"


def _arguing(verb: "Token") -> None:
    """ "The league said lawyers had been hired, arguing that": who argues is the league and not those who are hired."""
    done = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or "that" not in cues("verb", verb.lemma_) or verb.i < 1:
        return
    passive = any(c.dep_ == "nsubjpass" for c in done.children)
    told = done.dep_ == "ccomp" and "that" in cues("verb", done.head.lemma_) and done.head.i < done.i
    if passive and told and verb.nbor(-1).text == ",":
        verb.head = done.head


def _deprived(preposition: "Token") -> None:
    """ "Strip the council of its powers": the powers are what it is stripped of, and not what the council is of."""
    noun = preposition.head
    if preposition.lower_ == "of" and noun.dep_ == "dobj" and noun.head.lemma_ in _DEPRIVING and noun.i > noun.head.i:
        preposition.head = noun.head


def _semicolon_between(one: "Token", other: "Token") -> bool:
    """Whether a semicolon outside quotation marks parts two clauses."""
    between = [t.text for t in one.doc[one.i : other.i]]
    return ";" in between and not {"“", "”", '"'} & set(between)
