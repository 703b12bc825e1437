"""Every attribution of an article, exhaustively; positions are chosen from them."""

from collections.abc import Sequence

from .answers import answers
from .attribution import Attribution
from .clefts import clefts
from .consent import told_in_passing
from .deeds import deeds, only_signed, spoken_for
from .dialogue import labelled_speeches
from .expected import expectations
from .idiomatic import idiomatic
from .leanings import leanings
from .nouns import noun_attributions
from .parsed import Paragraph
from .partisans import partisans
from .predicates import predicate_attributions
from .quotes import with_quotations
from .receptions import receptions
from .relatives import relative_attributions
from .verbs import verb_attributions


def attributions(paragraphs: Sequence[Paragraph]) -> list[Attribution]:
    """Find who says, wants or thinks what.

    Args:
        paragraphs: of one article, parsed, in order.

    Returns:
        Attributions by paragraph and place of their cue; nested ones stand beside those that hold them.
    """
    found = [_of_paragraph(paragraph) for paragraph in paragraphs]
    return with_quotations(paragraphs, found)


def _of_paragraph(paragraph: Paragraph) -> list[Attribution]:
    kept = {(together.cue.i, together.frame): together for together in leanings(paragraph)}
    turns = [one for one in idiomatic(paragraph) if one.head is not None]
    # "Has no quarrel with" takes one side as a whole; its noun takes none beside.
    nouns = {t.i for one in turns for t in one.cue.rights if t.dep_ == "dobj" and t.pos_ == "NOUN" and t != one.head}
    taken = {cue for cue, _ in kept} | nouns
    for attribution in (
        *clefts(paragraph),
        *relative_attributions(paragraph),
        *verb_attributions(paragraph),
        *predicate_attributions(paragraph),
        *noun_attributions(paragraph),
        *labelled_speeches(paragraph),
        *told_in_passing(paragraph),
        *partisans(paragraph),
        *expectations(paragraph),
        *deeds(paragraph),
        *receptions(paragraph),
        *answers(paragraph),
        *turns,
    ):
        if attribution.cue.i in taken:
            continue
        known = kept.setdefault((attribution.cue.i, attribution.frame), attribution)
        if known.source is None and attribution.cue.dep_ == "acomp":  # "it was committed to": no passive
            kept[attribution.cue.i, attribution.frame] = attribution
    return sorted(
        map(spoken_for, (one for one in kept.values() if not only_signed(one))),
        key=lambda attribution: attribution.cue.i,
    )
