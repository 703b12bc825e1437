"""Check the sentences of a finished briefing again: each follows from its items, and so does its confidence."""

from collections.abc import Sequence

from ...schemas import Briefing, Check, Judgment, Quarantined, WordedSentence
from .accept import Faults
from .confidence import judged
from .index import Index, Sentence
from .template import bottom_line, key_judgments
from .title import title


def recheck(briefing: Briefing, faults: Faults) -> tuple[Quarantined, ...]:
    """Word a briefing anew and report what was not worded so, since a sentence can be edited as easily as a claim.

    Args:
        briefing: as made, or as loaded from a file that may have been changed.
        faults: says which checks a sentence of an engine fails.

    Returns:
        Title, sentences of the bottom line and key judgments that are neither the template's nor, where an engine may
        have worded them, sentences that pass every check; and those with a confidence that is not the computed one.
    """
    index = Index(briefing)
    free = bool(briefing.provenance.prompts) or briefing.provenance.wording == "engine"
    failed: list[Quarantined] = []
    lead = bottom_line(index)
    said = tuple(Sentence(judgment.text, judgment.refs) for judgment in briefing.bottom_line)
    if briefing.title != title(index):
        heading = WordedSentence.model_construct(text=briefing.title, refs=list(index.items))
        failed += _refused("title", briefing.title, _faulty(heading, briefing, faults, free=free))
    parts: tuple[tuple[str, tuple[Judgment, ...], tuple[Sentence, ...]], ...] = (
        ("bottom line", briefing.bottom_line, lead),
        ("key judgment", briefing.key_judgments, key_judgments(index, said)),
    )
    for part, printed, templates in parts:
        if not free and len(printed) != len(templates):
            detail = f"{len(printed)} sentences where the items give {len(templates)}"
            failed += _refused(part, "", [Check(name="place", verdict="failed", detail=detail)])
        for n, judgment in enumerate(printed, 1):
            failed += _refused(f"{part} {n}", judgment.text, _judged(index, judgment, templates, faults, free=free))
    return tuple(failed)


def _judged(
    index: Index, judgment: Judgment, templates: Sequence[Sentence], faults: Faults, *, free: bool
) -> list[Check]:
    """Check one sentence and the confidence printed with it."""
    sentence = Sentence(judgment.text, judgment.refs)
    failed: list[Check] = []
    if sentence not in templates:
        worded = WordedSentence.model_construct(text=judgment.text, refs=list(judgment.refs))
        failed += _faulty(worded, index.briefing, faults, free=free)
    if any(ref not in index.items for ref in judgment.refs):
        return [*failed, Check(name="place", verdict="failed", detail="refers to what the briefing does not have")]
    ought = judged(index, sentence)
    if (ought.confidence, ought.reason) != (judgment.confidence, judgment.reason):
        detail = f"says {judgment.confidence}: {judgment.reason}; its items give {ought.confidence}: {ought.reason}"
        failed.append(Check(name="hedge", verdict="failed", detail=detail))
    return failed


def _faulty(sentence: WordedSentence, briefing: Briefing, faults: Faults, *, free: bool) -> list[Check]:
    failed = list(faults(sentence, briefing))
    if not free and not failed:
        failed.append(Check(name="place", verdict="failed", detail="is not what the items are worded as"))
    return failed


def _refused(name: str, text: str, failed: Sequence[Check]) -> list[Quarantined]:
    return [Quarantined(id=name, kind="wording", claim=text or name, failed=tuple(failed))] if failed else []
