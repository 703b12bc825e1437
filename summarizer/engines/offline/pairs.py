"""Names that hold an "and": the Farmers and Regions Party is one party, and so are Farmers and Regions."""

from typing import TYPE_CHECKING

from .words import place, role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def coupled(joint: "Token") -> bool:
    """Whether "and" stands inside one name: "the Farmers and Regions Party", where one party has both words."""
    first = joint.head
    if (
        joint.lower_ not in ("and", "&")
        or first.dep_ != "nmod"
        or first.i != joint.i - 1
        or not first.text[0].isupper()
    ):
        return False
    second = next((c for c in first.children if c.dep_ == "conj" and c.i == joint.i + 1), None)
    whole = second is not None and first.text[0].isupper() and second.text[0].isupper() and first.head.i == second.i + 1
    body = first.head.lemma_.lower() in role("organisation") | role("bloc") and first.head.tag_ in ("NNP", "NN")
    known = first.lower_ in role("organisation") or place(first.text) is not None
    return (whole and body and not known) or (first.head == joint.nbor(1) and first.pos_ == "PROPN")


def know_pairs(docs: "list[Doc]") -> None:
    """Read "Farmers and Regions" as one name where the article also has "the Farmers and Regions Party"."""
    joints = [t for doc in docs for t in doc[1:-1] if t.lower_ == "and" and t.nbor(-1).text.istitle()]
    for joint in joints:
        _one_party(joint)
    pairs = {(t.nbor(-1).text, t.nbor(1).text) for t in joints if coupled(t)}
    for joint in (t for t in joints if not coupled(t)):
        first, second = joint.nbor(-1), joint.nbor(1)
        if (first.text, second.text) in pairs and second.dep_ == "conj" and second.head == first:
            second.dep_, second.head = first.dep_, second if first.head == first else first.head
            for child in [c for c in first.children if c.i > second.i or c.dep_ == "det"]:
                child.head = second
            first.dep_, first.head, first.pos_, second.pos_ = "nmod", second, "PROPN", "PROPN"


def _one_party(joint: "Token") -> None:
    """ "The Growers and Millers Party opposes it": by its verb it is one, so the words before it are both its own."""
    first, second = joint.nbor(-1), joint.nbor(1)
    body = second.head
    listed = body.dep_ == "conj" and body.head == first and second.dep_ == "compound" and body.i == second.i + 1
    single = first.dep_ == "nsubj" and first.head.tag_ == "VBZ" and body.tag_ == "NNP"
    named = first.text[0].isupper() and second.text[0].isupper() and body.lower_ in role("organisation") | role("bloc")
    if not (listed and single and named) or place(first.text) or any(c.dep_ == "det" for c in body.children):
        return
    body.head, body.dep_ = first.head, first.dep_
    for child in [c for c in first.children if c.i < first.i or c.i > body.i]:
        child.head = body
    first.head, first.dep_, joint.head, second.head, second.dep_ = body, "nmod", first, first, "conj"
