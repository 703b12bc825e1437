"""Which common nouns call people although no list holds them: "the anglers want", "two surveyors objected"."""

from typing import TYPE_CHECKING

from ...lexicon.reporting import cues
from .tree import lemma, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_ENDINGS = (
    "ist", "ian", "eer", "ster", "smith", "wright", "keeper", "worker", "holder", "maker", "goer", "monger", "er",
    "or", "ant", "ent", "ee", "ite", "man", "men", "woman", "women", "person", "folk", "people", "kin",
)  # fmt: skip
"""Endings by which English makes a noun for whoever does something, or belongs to it."""
_LONGEST_PART = 6
"""Words between the number and the noun of "seven of the nine directors"."""
_THINGS = frozenset(
    "number paper letter order answer matter power summer winter water quarter offer factor sector corridor error "
    "border chapter centre center computer container tower river corner dinner shoulder counter poster charter barrier "
    "tender danger anger hunger thunder chamber timber fever feather leather weather rubber silver copper butter paper "
    "layer meter metre litre liter theatre theater fire shelter filter register cluster disaster master trailer mirror "
    "engine motor reactor tractor indicator monitor vector mirror colour color favour favor labour labor behaviour "
    "behavior honour honor humour humor rumour rumor terror horror harbour harbor flavour flavor parlour vapour vapor "
    "manner banner dagger finger figure ladder larder gutter shutter scooter boiler burner cooker cooler freezer "
    "heater printer scanner server router sensor screen tanker freighter steamer liner bomber fighter helicopter "
    "newspaper wallpaper whisper prayer murder remainder reminder manoeuvre maneuver encounter character parameter "
    "cancer tumour tumor disorder folder pointer header footer buffer wafer cover hangover takeover turnover "
    "makeover pushover stopover rollover leftover whatever however teller sticker bumper hamper "
    "paragraph agreement document movement statement government parliament argument development department comment "
    "amendment payment moment element treatment investment settlement judgment judgement announcement appointment "
    "environment employment equipment experiment improvement instrument measurement monument regiment requirement "
    "segment supplement tournament apartment basement complement component content event accent percent cent talent "
    "accident incident continent extent intent patent present tent rent current torrent deterrent precedent ingredient "
    "plant grant restaurant warrant covenant instant constant variant pollutant elephant pendant tenant-farming "
    "committee fee tree knee coffee degree guarantee pedigree jubilee spree levee payee "
    "site website suite unite opposite satellite appetite granite favourite favorite composite sprite kite "
    "list twist mist wrist fist checklist shortlist checklist christian-era "
    "human german roman woman-hour snowman talisman ottoman "
    "weekender opener closer starter breaker thriller blockbuster bestseller cliffhanger header loudspeaker "
    "trigger former latter other another either neither never ever over under after later sooner "
    "merger waiver handover changeover crossover tracker blocker charger adapter adaptor sewer shower cruiser crater "
    "blister plaster slaughter laughter blunder surrender gender calendar ember timer limiter bunker locker voucher "
    "covenant descent dissent cement lament agent-provocateur torment advent serpent garment ferment "
    "door floor minor major interior exterior anterior tutor-time vigour vigor rigour rigor glamour clamour clamor "
    "mayor-elect equator escalator elevator calculator generator radiator refrigerator accelerator simulator".split()
)
"""Nouns with such an ending that call no person."""


def people_noun(head: "Token") -> bool:
    """Whether a common noun calls a person or several, judged by its ending and by what it does in its clause.

    Args:
        head: of a noun phrase.
    """
    base = head.lemma_.lower()
    if head.pos_ not in ("NOUN", "PROPN") or base in _THINGS or len(base) < 5 or not base.endswith(_ENDINGS):
        return False
    if base.endswith("ment"):
        return False  # an act or its outcome, "the settlement", never whoever acts
    verb = _doing(head)
    return verb is not None and bool(cues("verb", lemma(verb)) or cues("verb", verb.lemma_.lower()))


def _doing(head: "Token") -> "Token | None":
    """The verb of which a noun is the doer: its subject, the "by" of its passive, or one of several."""
    noun = head
    while noun.dep_ == "conj":
        noun = noun.head
    verb = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass") and verb.pos_ in ("VERB", "AUX"):
        return verb
    if noun.dep_ == "pobj" and verb.dep_ == "agent":
        return verb.head
    return next((c for c in head.children if c.dep_ in ("relcl", "acl") and subject(c) == head), None)


def open_kind(head: "Token", plural: bool) -> str:
    """The kind of a noun that no table holds: people by what they do, several or one."""
    if not people_noun(head):
        return ""
    return "group" if plural else "unnamed"


def two_names(head: "Token") -> bool:
    """Whether a name has a given and a family name, so that "of Ghent" says where somebody is from."""
    before = [t for t in head.lefts if t.dep_ == "compound"]
    return bool(before) and all(t.text.isalpha() and t.text.istitle() for t in (*before, head))


def counted_part(head: "Token") -> "list[Token]":
    """Words of "seven of the nine directors": a part that is counted is not all of them; empty for any other noun."""
    prep = head.head
    count = prep.head
    part = head.dep_ == "pobj" and prep.lower_ == "of" and count.pos_ == "NUM" and count.i + 1 == prep.i
    if not part or count.lower_ in ("one", "1") or head.i - count.i > _LONGEST_PART or not count.text[0].isalnum():
        return []
    return list(head.doc[count.i : head.i + 1])
