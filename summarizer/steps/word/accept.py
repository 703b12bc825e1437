"""Keep what the engine worded if it holds, quarantine what does not, and let templates stand in."""

import re
from collections.abc import Callable, Sequence

from ...schemas import Briefing, Check, Judgment, Quarantined, WordedSentence, Wording
from .confidence import judged
from .index import Index, Sentence
from .template import BOTTOM_LINE_WORDS, JUDGMENT_WORDS, JUDGMENTS, bottom_line, key_judgments
from .title import MOST_WORDS, title

Faults = Callable[[WordedSentence, Briefing], Sequence[Check]]
"""Returns the checks a worded sentence fails against the evidence of the items it refers to."""

# Confidence is printed with every judgment; a likelihood word beside it reads as a second, contrary one (ICD 203).
_LIKELIHOOD = re.compile(
    r"\b(?:likely|unlikely|probabl[ey]|improbabl[ey]|almost certain(?:ly)?|inevitabl[ey]"
    r"|(?:high|moderate|low) confidence)\b",
    re.IGNORECASE,
)

_BACK = re.compile(r"\b(?:it|they|them|he|she|him|this|these|those|both|the (?:latter|former|same))\b", re.IGNORECASE)
"""Words that may stand for something the sentence before has named."""


def word(briefing: Briefing, wording: Wording | None, faults: Faults) -> Briefing:
    """Fill in title, bottom line and key judgments.

    Args:
        briefing: merged.
        wording: the engine's sentences; None leaves all to the templates.
        faults: says which checks a sentence fails.

    Returns:
        The briefing with its sentences, each with a confidence computed from the items it refers to. Sentences of the
        engine that fail a check stand in quarantine with the reason; templates take their place where none is left.
    """
    index = Index(briefing)
    refused: list[Quarantined] = []
    heading = _title(index, wording, faults, refused) if wording else None
    worded = _within(_checked(index, wording.bottom_line, "bottom", faults, refused), refused) if wording else []
    lead = _led(worded, wording.bottom_line if wording else (), bottom_line(index))
    judgments: list[Sentence] = []
    if wording:
        judgments = _checked(index, wording.key_judgments, "judgment", faults, refused)[:JUDGMENTS]
    return briefing.model_copy(
        update={
            "title": heading or title(index),
            "bottom_line": _judged(index, lead),
            "key_judgments": _judged(index, judgments or key_judgments(index, lead)),
            "quarantine": (*briefing.quarantine, *refused),
            "provenance": briefing.provenance.model_copy(update={"wording": "engine" if worded else "template"}),
        }
    )


def _judged(index: Index, sentences: Sequence[Sentence]) -> tuple[Judgment, ...]:
    return tuple(judged(index, sentence) for sentence in sentences)


def _title(index: Index, wording: Wording, faults: Faults, refused: list[Quarantined]) -> str | None:
    """Return the engine's title if it is short enough and every name and number in it stands in some evidence."""
    text = " ".join(wording.title.split()).rstrip(".")
    everything = tuple(index.items)
    # A sentence refers to eight items at most; the title speaks of all of them, so it is built past that limit.
    sentence = WordedSentence.model_construct(text=text, refs=list(everything))
    failed = [*_too_long(text, MOST_WORDS), *faults(sentence, index.briefing)]
    if failed or not text:
        refused.append(_refused("wording-title", text, failed))
        return None
    return text


def _checked(
    index: Index, sentences: Sequence[WordedSentence], part: str, faults: Faults, refused: list[Quarantined]
) -> list[Sentence]:
    """Keep the sentences that pass every check, in order; the others are refused.

    The bottom line is read as one text: a sentence that may lean on a refused one before it goes with it.
    """
    kept: list[Sentence] = []
    failed: list[Check] = []
    limit = JUDGMENT_WORDS if part == "judgment" else BOTTOM_LINE_WORDS
    for n, sentence in enumerate(sentences, 1):
        text = " ".join(sentence.text.split())
        refs = tuple(dict.fromkeys(sentence.refs))
        failed = [*(_leaning(text) if failed and part == "bottom" else ()), *_dangling(index, refs)]
        failed += _too_long(text, limit)
        failed += faults(sentence, index.briefing) if not failed else ()
        failed += _likelihood(index, text, refs) if not failed else ()
        if failed:
            refused.append(_refused(f"wording-{part}-{n}", text, failed))
        else:
            kept.append(Sentence(text, refs))
    return kept


def _within(sentences: Sequence[Sentence], refused: list[Quarantined]) -> list[Sentence]:
    """Keep the sentences, in order, that together stay within the bottom line's limit."""
    kept: list[Sentence] = []
    for n, sentence in enumerate(sentences, 1):
        total = sum(other.words for other in kept) + sentence.words
        if total > BOTTOM_LINE_WORDS:
            detail = f"the bottom line would have {total} words, at most {BOTTOM_LINE_WORDS} fit"
            failed = [Check(name="place", verdict="failed", detail=detail)]
            refused.append(_refused(f"wording-bottom-over-{n}", sentence.text, failed))
        else:
            kept.append(sentence)
    return kept


def _led(
    worded: Sequence[Sentence], answered: Sequence[WordedSentence], templates: tuple[Sentence, ...]
) -> tuple[Sentence, ...]:
    """Begin with the template's first sentence where the engine's own was refused: side matters are no bottom line."""
    if not worded:
        return templates
    if not templates or worded[0].text == " ".join(answered[0].text.split()):
        return tuple(worded)
    kept = [templates[0]]
    for sentence in worded:
        if sum(other.words for other in kept) + sentence.words <= BOTTOM_LINE_WORDS:
            kept.append(sentence)
    return tuple(kept)


def _dangling(index: Index, refs: Sequence[str]) -> list[Check]:
    missing = [ref for ref in refs if ref not in index.items]
    if refs and not missing:
        return []
    detail = f"refers to {', '.join(missing)}, which the briefing does not have" if missing else "refers to nothing"
    return [Check(name="place", verdict="failed", detail=detail)]


def _leaning(text: str) -> list[Check]:
    """What is left of a text must not speak of an "it" that went with the sentence before."""
    back = _BACK.search(text)
    detail = f"{back.group()!r} may stand for what the refused sentence before it names" if back else ""
    return [Check(name="place", verdict="failed", detail=detail)] if back else []


def _too_long(text: str, limit: int) -> list[Check]:
    words = len(text.split())
    if words <= limit:
        return []
    return [Check(name="place", verdict="failed", detail=f"has {words} words, at most {limit} fit")]


def _likelihood(index: Index, text: str, refs: Sequence[str]) -> list[Check]:
    """A word of likelihood must be the source's own, since the sentence carries a confidence."""
    quoted = index.quotes(refs).lower()
    own = [match.group() for match in _LIKELIHOOD.finditer(text) if match.group().lower() not in quoted]
    return [Check(name="hedge", verdict="failed", detail=f"{own[0]!r} stands in no evidence")] if own else []


def _refused(name: str, text: str, failed: Sequence[Check]) -> Quarantined:
    return Quarantined(id=name, kind="wording", claim=text, failed=tuple(failed))
