"""Every attribution of an article, exhaustively; positions are chosen from them."""

from collections.abc import Sequence

from .attribution import Attribution
from .consent import told_in_passing
from .dialogue import labelled_speeches
from .expected import expectations
from .idiomatic import idiomatic
from .leanings import leanings
from .nouns import noun_attributions
from .parsed import Paragraph
from .partisans import partisans
from .predicates import predicate_attributions
from .quotes import with_quotations
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
    taken = {cue for cue, _ in kept}
    for attribution in (
        *verb_attributions(paragraph),
        *predicate_attributions(paragraph),
        *noun_attributions(paragraph),
        *labelled_speeches(paragraph),
        *told_in_passing(paragraph),
        *partisans(paragraph),
        *expectations(paragraph),
        *(one for one in idiomatic(paragraph) if one.head is not None),
    ):
        if attribution.cue.i not in taken:
            kept.setdefault((attribution.cue.i, attribution.frame), attribution)
    return sorted(kept.values(), key=lambda attribution: attribution.cue.i)
