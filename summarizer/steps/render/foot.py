"""The last line of the page: what the briefing rests on, and what it cost when somebody was paid.

The cost is not part of the fitted page: the same articles must make the same page whether their answers were paid for
or kept.
"""

from ...schemas import Briefing


def foot(briefing: Briefing) -> str:
    """Write the line."""
    usage = briefing.provenance.usage
    if not usage.calls:
        return briefing.page.footer
    calls = "1 call" if usage.calls == 1 else f"{usage.calls} calls"
    cost = "price unknown" if usage.cost is None else f"${usage.cost:.4f}"
    tokens = f"{usage.input_tokens + usage.output_tokens:,} tokens"
    return f"{briefing.page.footer} · {calls}, {tokens}, {cost}"
