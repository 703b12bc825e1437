"""The offline engine on short articles of many domains, and what must hold of every note whatever the article."""

import re
import time

import pytest
from conftest import offline_engine
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from offline_texts import DOMAINS, Triple, article

from summarizer.engine import Engine
from summarizer.engines.offline import OfflineEngine, pipes
from summarizer.errors import EngineUnavailable
from summarizer.lexicon import tongues
from summarizer.schemas import Check, Notes, Quarantined
from summarizer.steps.clean import clean
from summarizer.steps.verify import verify

ENGINE = offline_engine()


@pytest.mark.parametrize("domain", sorted(DOMAINS))
def test_the_first_positions_of_a_domain_are_found(domain: str) -> None:
    text, expected = DOMAINS[domain]
    found = [(p.actor, p.stance.value, p.issue) for p in ENGINE.extract(article(text)).positions]
    missing = [t for t in expected if not any(t[0] == a and t[1] == s and t[2] in i for a, s, i in found)]
    assert not missing, (missing, found)


def test_most_positions_pass_every_check() -> None:
    noted = kept = 0
    for text, _ in DOMAINS.values():
        given_article = article(text)
        notes = ENGINE.extract(given_article)
        noted += len(notes.positions)
        kept += len(verify(notes, given_article).positions)
    assert kept / noted >= 0.9, (kept, noted)


def test_it_is_an_engine_that_says_which_pipeline_reads() -> None:
    assert isinstance(ENGINE, Engine)
    assert re.fullmatch(r"offline \(en_core_web_\w+ 3\.\d+\)", ENGINE.provenance.engine)


def test_faults_are_answered_with_nothing_since_rules_repeat_themselves() -> None:
    text, _ = DOMAINS["labour"]
    fault = Quarantined(
        id="a-p1", kind="position", claim="x", failed=(Check(name="speaker", verdict="failed", detail="x"),)
    )
    assert not any(getattr(ENGINE.extract(article(text), [fault]), name) for name in Notes.model_fields)


def test_the_same_article_gives_the_same_notes() -> None:
    text, _ = DOMAINS["trade"]
    assert ENGINE.extract(article(text)) == ENGINE.extract(article(text))


def test_without_a_pipeline_the_message_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipes, "installed", lambda: None)
    with pytest.raises(EngineUnavailable, match=r"pip install 'structured-summarizer\[offline\]'"):
        OfflineEngine()


_WORDS = [*sorted({word for text, _ in DOMAINS.values() for word in text.split()}), "“", "”", "(", "it", "‘", "—", "\n"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join))
def test_whatever_the_words_notes_are_coherent(text: str) -> None:
    made = article(text)
    assume(tongues.foreign(None, text) is None)  # many nouns without an "and" are left out as no English
    notes = ENGINE.extract(made)
    names = {actor.name for actor in notes.actors}
    numbers = range(1, len(made.sentences) + 1)
    for position in notes.positions:
        assert position.actor in names
        assert all(n in numbers for n in position.sentences)
        assert 1 <= len(position.issue.split()) <= 16
    for dispute in notes.disputes:
        assert not set(dispute.side_a) & set(dispute.side_b)
        assert {*dispute.side_a, *dispute.side_b} <= names
    for proposal in notes.proposals:
        assert {*proposal.proposers, *proposal.supporters, *proposal.opponents} <= names


def test_a_long_text_is_read_in_linear_time() -> None:
    text, _ = DOMAINS["labour"]
    ENGINE.extract(article(text))

    def seconds(copies: int) -> float:
        started = time.process_time()
        ENGINE.extract(article("\n".join([text] * copies)))
        return time.process_time() - started

    assert seconds(40) < 25 * max(seconds(4), 0.05)


def test_triples_are_read_from_text_that_stands_in_the_article() -> None:
    for text, expected in DOMAINS.values():
        triple: Triple
        for triple in expected:
            assert triple[0] in text
    assert clean(article(DOMAINS["court"][0])).sentences
