"""What a briefing is: Pydantic models and nothing else.

The folder is written at the top level of the repository and ships as ``summarizer.schemas``. A bare ``import schemas``
would load every class a second time, and two copies of a class make ``isinstance`` lie, so it is refused.
"""

if __name__ != "summarizer.schemas":
    raise ImportError("import summarizer.schemas, not schemas: two copies of a class make isinstance lie")

from .article import Article, Published, RemovedSpan, Sentence, Translation
from .base import (
    ActorKind,
    Basis,
    Certainty,
    Frozen,
    Interval,
    Modality,
    ProposalStatus,
    RelationKind,
    Stance,
)
from .briefing import (
    Actor,
    Agreement,
    ArticleUsage,
    Briefing,
    Confidence,
    Coverage,
    Dispute,
    Gap,
    Issue,
    Judgment,
    Omission,
    Position,
    Provenance,
    Relation,
    Role,
    Side,
    Source,
    Unknown,
    Usage,
)
from .checked import (
    CheckedActor,
    CheckedDispute,
    CheckedEvent,
    CheckedNotes,
    CheckedPosition,
    CheckedProposal,
    CheckedUnknown,
    Quarantined,
)
from .desk import Known, OutletNote
from .dossier import Dossier, Lineage, Mention, Retold
from .evidence import Check, Evidence, Hop, Verdict
from .focus import Focus, Near
from .foreign import ForeignNotes, NotedTranslation
from .ledger import Event, Outcome, Proposal, Standing
from .links import ActorGroup, IssueGroup, Label, Leftovers, Links
from .lookup import Lookup, nearness
from .notes import (
    NotedActor,
    NotedDispute,
    NotedEvent,
    NotedHop,
    NotedPosition,
    NotedProposal,
    NotedUnknown,
    Notes,
)
from .page import Block, Cell, Line, Matrix, Page, Row
from .phrasing import Phrase, Phrased, PhrasedLine
from .since import Shift, Since, Turn
from .wording import WordedSentence, Wording

__all__ = [
    "Actor",
    "ActorGroup",
    "ActorKind",
    "Agreement",
    "Article",
    "ArticleUsage",
    "Basis",
    "Block",
    "Briefing",
    "Cell",
    "Certainty",
    "Check",
    "CheckedActor",
    "CheckedDispute",
    "CheckedEvent",
    "CheckedNotes",
    "CheckedPosition",
    "CheckedProposal",
    "CheckedUnknown",
    "Confidence",
    "Coverage",
    "Dispute",
    "Dossier",
    "Event",
    "Evidence",
    "Focus",
    "ForeignNotes",
    "Frozen",
    "Gap",
    "Hop",
    "Interval",
    "Issue",
    "IssueGroup",
    "Judgment",
    "Known",
    "Label",
    "Leftovers",
    "Line",
    "Lineage",
    "Links",
    "Lookup",
    "Matrix",
    "Mention",
    "Modality",
    "Near",
    "NotedActor",
    "NotedDispute",
    "NotedEvent",
    "NotedHop",
    "NotedPosition",
    "NotedProposal",
    "NotedTranslation",
    "NotedUnknown",
    "Notes",
    "Omission",
    "Outcome",
    "OutletNote",
    "Page",
    "Phrase",
    "Phrased",
    "PhrasedLine",
    "Position",
    "Proposal",
    "ProposalStatus",
    "Provenance",
    "Published",
    "Quarantined",
    "Relation",
    "RelationKind",
    "RemovedSpan",
    "Retold",
    "Role",
    "Row",
    "Sentence",
    "Shift",
    "Side",
    "Since",
    "Source",
    "Stance",
    "Standing",
    "Translation",
    "Turn",
    "Unknown",
    "Usage",
    "Verdict",
    "WordedSentence",
    "Wording",
    "nearness",
]
