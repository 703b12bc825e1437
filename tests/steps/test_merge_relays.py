"""Outlets that have a claim from one outlet are one origin for it, and for nothing else."""

import pytest
from dossiers import article, dossier

from summarizer.schemas import Hop
from summarizer.steps.merge.relays import independent_origins
from summarizer.steps.merge.view import View

STRIKE = "The strike should go on."


@pytest.mark.parametrize(
    ("chains", "origins"),
    [
        (("", "", ""), ("l1", "l2", "l3")),
        (("Harbour Post", "the Harbour Post", ""), ("l1", "l3")),
        (("Harbour Post", "Harbour Post", "Harbour Post"), ("l1",)),
        (("Harbour Post", "Inland Wire", ""), ("l1", "l2", "l3")),
        (("Ann Lee", "Ann Lee", ""), ("l1", "l2", "l3")),
    ],
)
def test_claims_through_one_outlet_count_once(chains: tuple[str, ...], origins: tuple[str, ...]) -> None:
    written = [article(key, lineage=f"l{n}").says("Ann Lee", "support", STRIKE) for n, key in enumerate("abc", 1)]
    view = View(dossier(tuple(written), {"Ann Lee": "person"}, {STRIKE: []}))
    told = [(f"s{n}", (Hop(who=who, cue="reported"),) if who else ()) for n, who in enumerate(chains, 1)]
    found = independent_origins(view, told)
    assert len(found) == len(origins)
    assert found == tuple(view.lineage[f"s{name[1:]}"] for name in origins)


def test_a_lineage_with_a_claim_of_its_own_counts_once() -> None:
    written = [article(key, lineage=f"l{n}").says("Ann Lee", "support", STRIKE) for n, key in enumerate("ab", 1)]
    view = View(dossier(tuple(written), {"Ann Lee": "person"}, {STRIKE: []}))
    post = (Hop(who="Harbour Post", cue="reported"),)
    assert independent_origins(view, [("s1", ()), ("s1", post), ("s2", ())]) == tuple(
        view.lineage[s] for s in ("s1", "s2")
    )
    assert len(independent_origins(view, [("s1", ()), ("s1", post)])) == 1
