"""Tell the language each article is in, so that no engine reads a language it doesn't know as if it were English."""

import re

from ..lexicon import tongues
from ..schemas import Article, Basis, Sentence

_ORDINAL = re.compile(r"(?<![^\s(])\d{1,2}\.\Z")
_POINTED = frozenset("cs da de et fi hr hu is lv nb no sk sl sr tr".split())
"""Languages that write "the 1st" as "1.", which is no end of a sentence."""


def identify(article: Article) -> Article:
    """Fill in the language of an article and how it is known.

    What a page, a feed or a record gives stands, unless its text speaks plainly against it on the one question that
    decides how it is read: whether it is English. Pages often carry the language of the template they were made from.

    Args:
        article: cleaned, so that menus and adverts in another language don't count.

    Returns:
        The same article with ``language`` and ``language_basis``; both unknown for a text too short to tell, which is
        then read like any other. Sentences that cleaning, which knows English, ended at a German "1." are joined.
    """
    given, found = tongues.well_formed(article.language), tongues.identify(article.sample())
    mislabelled = found.sure and given and tongues.is_english(given) != tongues.is_english(found.code)
    if given and not mislabelled:
        found, basis = tongues.Found(given, None), Basis.GIVEN
    else:
        basis = Basis.DERIVED if found.code else Basis.UNKNOWN
    code = found.code
    pointed = code is not None and code.partition("-")[0].lower() in _POINTED
    sentences = _joined(article) if pointed else article.sentences
    return article.model_copy(update={"language": code, "language_basis": basis, "sentences": sentences})


def _joined(article: Article) -> tuple[Sentence, ...]:
    """Join a sentence that ends in an ordinal with the next one of its paragraph, and number them anew."""
    joined: list[Sentence] = []
    for sentence in article.sentences:
        last = joined[-1] if joined else None
        if last and last.paragraph == sentence.paragraph and _ORDINAL.search(article.text[last.start : last.end][-5:]):
            joined[-1] = last.model_copy(update={"end": sentence.end})
        else:
            joined.append(sentence.model_copy(update={"n": len(joined) + 1}))
    return tuple(joined)
