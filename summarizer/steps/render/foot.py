"""The last line of the page: what the briefing rests on, and what it cost when somebody was paid.

The cost is not part of the fitted page: the same articles must make the same page whether their answers were paid for
or kept.
"""

from ...lexicon.page import page_words
from ...schemas import Briefing


def foot(briefing: Briefing) -> str:
    """Write the line."""
    usage = briefing.provenance.usage
    if not usage.calls:
        return briefing.page.footer
    words = page_words(briefing.page.language)
    cost = words("foot.no price") if usage.cost is None else f"${usage.cost:.4f}"
    tokens = words("foot.tokens", n=words.number(usage.input_tokens + usage.output_tokens))
    return f"{briefing.page.footer} · {words.some('foot.calls', usage.calls)}, {tokens}, {cost}"
