"""What states and bodies are expected to give: no pledge, and yet all that is known of where they stand."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...lexicon.reporting import Cue
from ...schemas import Modality
from .actions import should
from .attribution import Attribution, attribution
from .claims import Claim, Setting, action_claim
from .parsed import Paragraph
from .tree import aux_words, is_passive, negated, subject, subtree
from .wording import noun_words, with_article

if TYPE_CHECKING:
    from spacy.tokens import Token

_EXPECTED = frozenset({"expect", "anticipate", "presume"})
_GIVING = frozenset("provide contribute send supply deploy commit fund finance host lend donate".split())
"""What one does of one's own will, so that who is expected to do it is taken to be for it."""


def expectations(paragraph: Paragraph) -> Iterator[Attribution]:
    """Yield what somebody is expected to give, in order: "member states are expected to provide the money"."""
    for cue in paragraph.doc:
        if cue.lemma_.lower() not in _EXPECTED or not is_passive(cue) or negated(cue):
            continue
        verb = next((c for c in cue.children if c.dep_ == "xcomp" and _gives(c)), None)
        source = subject(cue)
        if verb is not None and source is not None and aux_words(cue)[:1] != ["would"]:
            how = Cue("expected", "support", "prediction")
            yield attribution(paragraph, cue, source, (verb, subtree(verb), "infinitive"), how)


def expected_claim(setting: Setting, found: Attribution) -> Claim | None:
    """The claim that a group gives what it is expected to, which each of its members shares.

    Args:
        setting: paragraph, cast, references and holder.
        found: one of the expectations.
    """
    verb, source = found.head, found.source
    if verb is None or source is None:
        return None
    if source.tag_ not in ("NNS", "NNPS"):
        return action_claim(setting, verb, None, 1, Modality.PREDICTION)
    swaps, named = setting.swaps(verb)
    issue = should(with_article(source, noun_words(source)), verb, swaps)
    return Claim(issue, 1, Modality.PREDICTION, verb, sentences=tuple(sorted(named))) if issue else None


def _gives(verb: "Token") -> bool:
    what = any(c.dep_ == "dobj" for c in verb.children)
    return verb.lemma_.lower() in _GIVING and what and not negated(verb) and not is_passive(verb)
