"""A position before it is written down."""

from dataclasses import dataclass

from .attribution import Attribution
from .claims import Claim
from .speakers import Holding


@dataclass(frozen=True)
class Stand:
    """A position before it is written down: who, what, and the attribution it stands on."""

    attribution: Attribution
    holding: Holding
    claim: Claim

    @property
    def own(self) -> bool:
        """Whether the issue is worded from the attribution's own paragraph rather than borrowed from one nearby."""
        return self.claim.head.doc is self.attribution.paragraph.doc

    def numbers(self) -> list[int]:
        """Sentences it stands on: cue, claim, and those that name holder and issue; the latest six."""
        paragraph, home = self.attribution.paragraph, self.attribution.home
        found = set(paragraph.sentences_of(self.attribution.span()))
        if len(found) > 3:
            found = set()
        if self.own and self.attribution.frame != "bare":
            found.add(paragraph.numbers[self.claim.head.i])
        found |= {home.numbers[self.attribution.cue.i], *self.holding.sentences, *self.claim.sentences}
        return sorted(found)[-6:]

    @property
    def key(self) -> tuple[str, str, int]:
        """Two stands with the same key say the same."""
        return self.holding.member.name, self.claim.issue, self.claim.sign
