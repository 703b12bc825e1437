"""``verify``: whether a saved briefing still follows from the sources inside it, and what does not, where and why."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import StrictFailure
from ..saved import load_briefing
from . import output

if TYPE_CHECKING:
    from ..schemas import Briefing, Evidence, Quarantined

File = Annotated[Path, typer.Argument(help="A briefing saved as JSON.")]

_CHECKS = {
    "place": "not so",
    "speaker": "another speaker",
    "polarity": "another stance",
    "hedge": "another certainty",
    "numbers": "another number",
    "names": "another name",
    "quote": "another quotation",
}
"""What a check found, in a reader's words."""
_CITED = 3
"""Places shown of a claim."""
_QUOTED = 160
"""Characters shown of a cited sentence."""
_MOVE = (
    "The file was edited, or another version made it: trust the articles inside it, not these parts; "
    "make it again with summarizer brief"
)


def verify(file: File) -> None:
    """Check every claim of a saved briefing against its sources again; no model is asked.

    What does not stand is printed with what it cites and why it fails, and the exit code is 7.
    """
    briefing = load_briefing(file)
    from ..pipeline import check_again  # noqa: PLC0415 - lexicons take a while to load

    failed = check_again(briefing)
    for line in listed(briefing, failed):
        output.write_stdout(line)
    output.write_stdout(counted(briefing, {claim.id for claim in failed}))
    if failed:
        raise StrictFailure(str(file), f"{parted(failed)} not follow from the articles inside it", _MOVE)


def parted(failed: "Sequence[Quarantined]") -> str:
    """Count what failed by what it is: claims of articles, and what the program says of them."""
    claims = sum(claim.kind != "wording" for claim in failed)
    lines = len(failed) - claims
    parts = [f"{claims} claim{'' if claims == 1 else 's'}"] if claims else []
    parts += [f"{lines} line{'' if lines == 1 else 's'} of the page or its wording"] if lines else []
    return f"{' and '.join(parts)} {'does' if len(failed) == 1 else 'do'}"


def listed(briefing: "Briefing", failed: "Sequence[Quarantined]") -> Iterator[str]:
    """Print what failed, claims first: the lines of a page that rest on them fail with them.

    Yields:
        Lines of text: what is claimed, which sentences it cites, why it does not stand.
    """
    brief = briefing
    lists = (brief.positions, brief.proposals, brief.disputes, brief.timeline, brief.not_known, brief.actors)
    cited: Mapping[str, Sequence[Evidence]] = {item.id: item.evidence for items in lists for item in items}
    for claim in sorted(failed, key=lambda claim: claim.kind == "wording"):
        yield f"{_named(claim, briefing)}: {claim.claim}"
        pieces = cited.get(claim.id, ())
        for piece in pieces[:_CITED]:
            yield f"  cites {_place(piece, briefing)}"
        if len(pieces) > _CITED:
            yield f"  and {len(pieces) - _CITED} more places"
        for check in claim.failed:
            yield f"  {_CHECKS[check.name]}: {check.detail or 'no more is known'}"
        yield ""


def _named(claim: "Quarantined", briefing: "Briefing") -> str:
    """Call what failed by its kind and id; a sentence of the page by its place on it."""
    if claim.kind != "wording":
        return f"{claim.kind} {claim.id}"
    number = int(claim.id[1:]) if claim.id[:1] == "w" and claim.id[1:].isdecimal() else 0
    lead = len(briefing.bottom_line)
    if not number:
        return claim.id
    return f"bottom line {number}" if number <= lead else f"key judgment {number - lead}"


def _place(piece: "Evidence", briefing: "Briefing") -> str:
    """Name an article and what its cited sentences say, whatever the claim quotes."""
    source = next(source for source in briefing.sources if source.id == piece.source)
    numbers = ", ".join(map(str, piece.sentences))
    known = [sentence for sentence in source.sentences if sentence.n in piece.sentences]
    said = " ".join(source.text[known[0].start : known[-1].end].split()) if known else "there is none"
    many = "" if len(piece.sentences) == 1 else "s"
    return f"{source.id}, {source.file}, sentence{many} {numbers}: {said[:_QUOTED]}{'…' if len(said) > _QUOTED else ''}"


def counted(briefing: "Briefing", failed: "Collection[str]") -> str:
    """Say how much was checked again, and how that is the count in the footer of the page.

    Args:
        briefing: that was checked.
        failed: ids of what does not stand.
    """
    brief = briefing
    lists = (brief.positions, brief.proposals, brief.disputes, brief.timeline, brief.not_known)
    entries = [(entry.id, entry.items) for entries in lists for entry in entries]
    claims = {claim for _, items in entries for claim in items}
    held = {claim for name, items in entries if name not in failed for claim in items}
    standing, noted = sum(name not in failed for name, _ in entries), brief.provenance.extracted
    return (
        f"{standing} of {len(entries)} entries stand; they unite {len(held)} of the {len(claims)} claims that passed "
        f"when the articles were read ({noted} noted, {noted - len(claims)} quarantined); "
        f"{len(failed)} parts failed now"
    )
