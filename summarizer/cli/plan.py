"""``--dry-run`` as a table: calls, answers that are kept, and ranges of tokens and dollars."""

from typing import TYPE_CHECKING

from . import output

if TYPE_CHECKING:
    from ..llm.estimate import Range
    from ..rehearsal import Plan, Row

_NAME = 44
"""Columns of a name."""
_SHOWN = 40
"""Articles that are listed; a thousand lines say no more than their sum."""


def show(plan: "Plan") -> None:
    """Print a plan on stdout."""
    if not plan.articles:
        output.write_stdout(f"{plan.engine}: no call is paid for, whatever is read")
        return
    lines = [_line(("", "calls", "kept", "tokens in", "tokens out", "US dollars"))]
    lines += [_row(row) for row in plan.articles[:_SHOWN]]
    if len(plan.articles) > _SHOWN:
        lines.append(f"... and {len(plan.articles) - _SHOWN} more articles, in the total")
    lines += [_row(row) for row in plan.across]
    total = plan.total
    lines += [_row(total), "", *_notes(plan)]
    for gap in plan.gaps:
        lines.append(f"left out: {gap.file}: {gap.reason}")
    output.write_stdout("\n".join("".join(c if c.isprintable() else " " for c in line).rstrip() for line in lines))


def _notes(plan: "Plan") -> list[str]:
    ratio = "as this model counted in earlier runs" if plan.calibrated else "3 to 5 characters a token"
    notes = [f"{plan.engine}. Nothing was sent. Tokens are estimated: {ratio}; answers as long as recorded ones."]
    if not plan.total.calls.high:
        return [f"{plan.engine}. Nothing was sent, and nothing has to be: every answer is kept."]
    if plan.total.cost is None:
        return [
            *notes,
            'Price unknown: set [prices."MODEL"] in the settings, or install structured-summarizer[prices].',
        ]
    most = f"${plan.total.most:.2f}" if plan.total.most is not None else "unknown"
    return [
        *notes,
        f"Prices: {plan.price}. At the very most {most}, if every answer reaches --max-tokens and is redone.",
    ]


def _row(row: "Row") -> str:
    cost = "0" if not row.calls.high else "price unknown" if row.cost is None else _dollars(row.cost)
    kept = str(row.kept) if row.kept else "-"
    return _line((row.name, _span(row.calls), kept, _span(row.input), _span(row.output), cost))


def _line(cells: tuple[str, str, str, str, str, str]) -> str:
    name = cells[0] if len(cells[0]) <= _NAME else "..." + cells[0][3 - _NAME :]
    return f"{name:<{_NAME}} {cells[1]:>7} {cells[2]:>6} {cells[3]:>13} {cells[4]:>13} {cells[5]:>17}"


def _span(numbers: "Range") -> str:
    low, high = _short(numbers.low), _short(numbers.high)
    return low if low == high else f"{low} to {high}"


def _short(number: float) -> str:
    if number < 1_000:
        return f"{number:.0f}"
    if number < 100_000:
        return f"{number / 1_000:.1f}k"
    return f"{number / 1_000:.0f}k" if number < 1_000_000 else f"{number / 1_000_000:.1f}M"


def _dollars(cost: "Range") -> str:
    if cost.high == 0:
        return "0"
    return f"{cost.low:.4f} to {cost.high:.4f}" if cost.high < 1 else f"{cost.low:.2f} to {cost.high:.2f}"
