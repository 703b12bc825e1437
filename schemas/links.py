"""What belongs together across articles: groups of ids and nothing else.

A linking engine sees labels with ids and answers with ids, so it can neither add content nor reword any.
"""

from typing import Annotated

from pydantic import Field

from .base import Frozen

Id = Annotated[str, Field(min_length=1, max_length=40)]


class Label(Frozen):
    """Something that may belong with others: a name left over by the rules, or an issue as worded."""

    id: str
    """Short id, n1 for a name or i1 for an issue."""
    text: str
    """The label itself."""
    hint: str = ""
    """What helps to tell it from others: an actor's kind and offices, an issue's holders and statements."""


class Leftovers(Frozen):
    """What code could not settle alone."""

    actors: tuple[Label, ...] = ()
    """Names that the rules neither joined nor told apart."""
    issues: tuple[Label, ...] = ()
    """Every distinct issue wording."""

    def __bool__(self) -> bool:
        """Whether there is anything to ask: fewer than two labels of a kind can't belong together."""
        return len(self.actors) > 1 or len(self.issues) > 1


class ActorGroup(Frozen):
    """Names of one actor."""

    members: Annotated[list[Id], Field(min_length=2, max_length=40)]
    """Ids of names that mean the same person, body or state; never two people who share a name or an office."""


class IssueGroup(Frozen):
    """Wordings of one issue."""

    members: Annotated[list[Id], Field(min_length=1, max_length=80)]
    """Ids of issues that ask the same question, so that supporting one is supporting each."""
    inverse: Annotated[list[Id], Field(max_length=80)]
    """Ids of issues that ask the same question the other way round: supporting one is opposing the members."""
    best: Id
    """The id among members whose wording is the clearest short normative sentence for all of them."""


class Links(Frozen):
    """Groups over the labels that were asked about; a label in no group stands alone."""

    actors: Annotated[list[ActorGroup], Field(max_length=60)]
    """Groups of names that are the same actor."""
    issues: Annotated[list[IssueGroup], Field(max_length=60)]
    """Groups of issues that ask the same question."""
