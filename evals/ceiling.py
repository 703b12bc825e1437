"""How well a second reader agrees with the first: no system can be told to be better than that."""

from collections.abc import Sequence
from statistics import fmean

from .case import Case, Story
from .gold import as_briefing
from .score import score_article


def second_hand(pairs: Sequence[tuple[Story, Case]]) -> dict[str, dict[str, float]]:
    """Score the labels of second hands as if they were a system's output.

    Args:
        pairs: articles with their stories.

    Returns:
        One line, named with the number of articles that have a second hand; none where no article has.
    """
    twice = [(story, case) for story, case in pairs if case.second is not None]
    if not twice:
        return {}
    found = [score_article(story, case, as_briefing(story, case, case.second)).measures() for story, case in twice]
    names = dict.fromkeys(name for measures in found for name in measures)
    means = {name: fmean(measures[name] for measures in found if name in measures) for name in names}
    return {f"second reader, {len(twice)} articles": means}
