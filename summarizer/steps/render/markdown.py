"""Markdown: the page for mail, wikis and pull requests, every line with a footnote that quotes what it rests on."""

import re
from collections.abc import Iterator

from ...lexicon.page import PageWords, page_words
from ...lexicon.tongues import is_english, name_of
from ...schemas import Block, Briefing, Evidence, Line, Matrix, Source
from .claims import Claim, Claims, on_translation, translation_by
from .foot import foot
from .marks import SHAPES, heading, meaning, more, used
from .plain import plain

# Every character that can begin markup anywhere in a line; an escaped one is that character and nothing else. An
# underscore inside a word can't, and file names are full of them.
_MARKUP = re.compile(r"[\\`*\[\]<>|~$]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|(?<=\w):(?=//)|(?<=\b[wW]{3})\.", re.ASCII)
# Only at the beginning of a line: headings, lists, rules.
_LEADING = re.compile(r"^(\d*)([#+=.)-])")
# GitHub turns a name or an address behind this into a mention or a link, and no escape keeps it from that.
_AT = re.compile(r"@(?=\w)")


def escaped(text: str) -> str:
    """Make article text inert: it can't become a heading, list, table cell, image, link, mention or HTML."""
    text = _LEADING.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", plain(text)))
    return _AT.sub("@<!-- -->", text)


def as_markdown(briefing: Briefing) -> str:
    """Write the page, then the evidence of everything on it, in an order that depends on the briefing alone.

    Returns:
        GitHub-flavoured Markdown with footnotes, ``[^s1-6]`` for sentence 6 of source s1: each quotation stands once,
        at the end, in the order of sources, so that two versions differ where the briefings do. Renderers link a
        footnote and its references both ways; the only other links lead from a claim to those it rests on.
    """
    claims = Claims(briefing)
    return "\n".join(_parts(briefing, claims)).strip() + "\n"


def _parts(briefing: Briefing, claims: Claims) -> Iterator[str]:
    page, words = briefing.page, page_words(briefing.page.language)
    yield f"# {escaped(page.title)}\n"
    yield f"{escaped(page.coverage)}\n"
    placed = False
    for block in page.blocks:
        if not placed and block.key not in ("bottom line", "key judgments"):
            placed = True
            yield from _matrix(page.matrix, claims, words)
        yield from _block(block, claims, words)
    if not placed:
        yield from _matrix(page.matrix, claims, words)
    yield f"---\n\n{escaped(foot(briefing))}\n"
    yield from _evidence(briefing, claims)


def _block(block: Block, claims: Claims, words: PageWords) -> Iterator[str]:
    yield f"## {heading(block.key, words)}\n"
    lines = [_line(line, claims) for line in block.lines]
    if block.key == "bottom line":
        yield " ".join(lines) + "\n"
    else:
        number = block.key == "key judgments"
        yield "\n".join(f"{at}. {text}" if number else f"- {text}" for at, text in enumerate(lines, start=1)) + "\n"
    if block.left_out:
        yield f"{more(block.left_out, words)}\n"


def _line(line: Line, claims: Claims) -> str:
    text, strong = escaped(line.text), escaped(line.strong)
    if strong and text.startswith(strong):
        text = f"**{strong}**{text.removeprefix(strong)}"
    refs = " ".join(_ref(ref, line, claims) for ref in line.refs)
    end = "." if refs and text.endswith(".") else ""
    note = f" *({escaped(line.note)})*" if line.note else ""
    return f"{text.removesuffix(end)}{note}{' ' + refs if refs else ''}{end}"


def _ref(ref: str, line: Line, claims: Claims) -> str:
    """A reference to the first sentence in that source that an item of the line rests on."""
    for item in line.items:
        if item in claims.by_id:
            for piece in claims.evidence_of(item):
                if piece.source == ref:
                    return f"[^{_label(piece)}]"
    return f"[{escaped(ref)}]"


def _label(piece: Evidence) -> str:
    """Name a footnote by source and sentences, so that it is the same in every version of the page."""
    first, last = piece.sentences[0], piece.sentences[-1]
    return f"{_anchor(piece.source)}-{first}" + (f"-{last}" if last != first else "")


def _anchor(item: str) -> str:
    return re.sub(r"[^a-z0-9-]", "", item.lower())


def _matrix(matrix: Matrix, claims: Claims, words: PageWords) -> Iterator[str]:
    if not matrix.rows:
        return
    yield f"## {heading('matrix', words)}\n"
    rows = [
        ["", *map(escaped, matrix.labels), words("label.demand")],
        ["---", *([":---:"] * len(matrix.labels)), "---"],
    ]
    for row in matrix.rows:
        marks = {cell.issue: SHAPES[cell.mark] for cell in row.cells}
        demand = _line(row.demand, claims) if row.demand else ""
        rows.append([f"**{escaped(row.label)}**", *(marks.get(issue, "") for issue in matrix.issues), demand])
    yield "\n".join(f"| {' | '.join(cells)} |" for cells in rows) + "\n"
    yield ", ".join([*(f"{SHAPES[mark]} {meaning(mark, words)}" for mark in used(matrix)), words("label.blank")]) + "\n"


def _evidence(briefing: Briefing, claims: Claims) -> Iterator[str]:
    """Each item on the page with its footnotes, then what failed, what was not read, sources, quotations."""
    shown = [claims.by_id[item] for item in _shown(briefing, claims)]
    if shown:
        yield "## Evidence\n"
        for claim in shown:
            yield from _claim(claim)
    if briefing.quarantine:
        yield "## Not verified\n"
        yield "These claims failed a check and are on no line above.\n"
        for failed in briefing.quarantine:
            why = "; ".join(f"{check.name}: {check.detail or check.verdict}" for check in failed.failed)
            yield f"- {escaped(failed.claim)} [{escaped(failed.source or failed.kind)}] *({escaped(why)})*"
        yield ""
    if briefing.gaps:
        yield "## Not read\n"
        yield "\n".join(f"- {escaped(gap.file)}: {escaped(gap.reason)}" for gap in briefing.gaps) + "\n"
    yield "## All sources\n"
    yield "\n".join(map(_source, briefing.sources)) + "\n"
    yield "\n".join(_footnotes(briefing, shown))


def _footnotes(briefing: Briefing, shown: list[Claim]) -> Iterator[str]:
    """Quote each sentence that is referred to once, in the order of sources and of their sentences."""
    order = {source.id: at for at, source in enumerate(briefing.sources)}
    quoted = {_label(piece): piece for claim in shown for piece in claim.evidence}
    for piece in sorted(quoted.values(), key=lambda piece: (order[piece.source], piece.sentences)):
        said = f" {translation_by(briefing)}: {escaped(piece.translation)}" if piece.translation else ""
        place = _place(piece, briefing.sources[order[piece.source]])
        yield f"[^{_label(piece)}]: “{escaped(piece.quote)}”{said} — {place}"


def _shown(briefing: Briefing, claims: Claims) -> list[str]:
    """Ids of the claims the page shows and of those they rest on, in the order of the briefing's lists."""
    page = briefing.page
    lines = [line for block in page.blocks for line in block.lines]
    lines += [row.demand for row in page.matrix.rows if row.demand]
    items = {item for line in lines for item in line.items}
    items |= {item for row in page.matrix.rows for cell in row.cells for item in cell.items}
    items |= {below for item in items if item in claims.by_id for below in claims.by_id[item].rests_on}
    return [item for item in claims.by_id if item in items]


def _claim(claim: Claim) -> Iterator[str]:
    yield f"### {escaped(claim.id)}\n"
    facts = f" *({escaped(', '.join(claim.facts))})*" if claim.facts else ""
    notes = " ".join(f"[^{label}]" for label in dict.fromkeys(map(_label, claim.evidence)))
    yield f"**{escaped(claim.head)}**: {escaped(claim.text)}{facts}{' ' + notes if notes else ''}\n"
    if claim.rests_on:
        yield "Rests on " + ", ".join(f"[{escaped(name)}](#{_anchor(name)})" for name in claim.rests_on) + "\n"
    on = on_translation(claim.checks)
    if on:
        yield f"{on}\n"


def _place(piece: Evidence, source: Source) -> str:
    """Say where a quotation stands: title, outlet, date, sentences, offsets, and whether it was verified."""
    first, last = piece.sentences[0], piece.sentences[-1]
    where = f"sentence {first}" if first == last else f"sentences {first} to {last}"
    named = f"“{source.title}”" if source.title else source.file
    facts = [source.id, named, source.publisher or "no outlet", _dated(source)]
    return f"{escaped(', '.join(facts))}; {where}, characters {piece.start} to {piece.end}, {piece.status}"


def _dated(source: Source) -> str:
    when = source.published
    return f"{when.value} ({when.basis.value})" if when.value else "undated"


def _source(source: Source) -> str:
    facts = [source.file, _dated(source), source.publisher or "no outlet", f"origin {source.lineage}"]
    facts += [f"rewrites {source.rewrite_of}"] if source.rewrite_of else []
    facts += [f"relays {', '.join(source.quotes_outlets)}"] if source.quotes_outlets else []
    facts += [f"in {name_of(source.language)}"] if source.language and not is_english(source.language) else []
    return f"- **{escaped(source.id)}** {escaped(', '.join(facts))}"
