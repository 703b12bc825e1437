"""Sides taken in few words, in passing, or by what opens a sentence: texts of one proposal, read by a person first."""

import pytest
from conftest import offline_engine
from offline_texts import article

from summarizer.pipeline import make_notes

ENGINE = offline_engine()
CONTEXT = "The city proposed a merger of the hospitals.  "

HELD = [
    # what a thing is called
    ("Union leader Ana Lund described the merger as cruel.", "Ana Lund", "oppose"),
    ("Union leader Ana Lund called the merger devastating.", "Ana Lund", "oppose"),
    ("Union leader Ana Lund called the merger short-sighted.", "Ana Lund", "oppose"),
    ("Union leader Ana Lund described the merger as long-awaited.", "Ana Lund", "support"),
    ("The merger struck Ana Lund as reckless.", "Ana Lund", "oppose"),
    ("Ana Lund, for whom the merger is a betrayal, walked out.", "Ana Lund", "oppose"),
    # a word or two
    ("“No,” said Ana Lund.", "Ana Lund", "oppose"),
    ("“Absolutely not,” Ana Lund said.", "Ana Lund", "oppose"),
    ("“Yes, of course,” Ana Lund said.", "Ana Lund", "support"),
    ("Ana Lund’s answer: no.", "Ana Lund", "oppose"),
    ("Ana Lund’s verdict on the merger: a disgrace.", "Ana Lund", "oppose"),
    ("Not so, says Ana Lund.", "Ana Lund", "oppose"),
    ("Ana Lund spoke of a betrayal.", "Ana Lund", "oppose"),
    ("Ana Lund is for the merger, the nurses against.", "nurses", "oppose"),
    ("Ana Lund asked for a merger.  The nurses balked.", "nurses", "oppose"),
    ("Ana Lund asked for a merger.  The nurses cheered.", "nurses", "support"),
    # beside another
    ("Ana Lund backs the merger; the nurses do not.", "nurses", "oppose"),
    ("Ana Lund opposes the merger.  The nurses are of another opinion.", "nurses", "support"),
    ("Together with the nurses, Ana Lund opposes the merger.", "nurses", "oppose"),
    # what opens the sentence
    ("Opposed to the merger, Ana Lund walked out.", "Ana Lund", "oppose"),
    ("Ana Lund, long opposed to the merger, spoke last.", "Ana Lund", "oppose"),
    ("Unhappy with the merger, Ana Lund walked out.", "Ana Lund", "oppose"),
    ("Ana Lund, no friend of the merger, spoke last.", "Ana Lund", "oppose"),
    # how much
    ("The nurses are seeking 9 per cent.", "nurses", "support"),
    ("Ana Lund had asked for one fifth of the fund.", "Ana Lund", "support"),
    ("Ana Lund finds the merger “more than decent”.", "Ana Lund", "support"),
    # what is begun to an end
    ("Ana Lund went to court to save the old hospital.", "Ana Lund", "support"),
    ("Ana Lund has filed suit to force a vote.", "Ana Lund", "support"),
    # no wish for it
    ("Ana Lund sees no reason to merge the hospitals.", "Ana Lund", "oppose"),
    ("Ana Lund is in no hurry to merge the hospitals.", "Ana Lund", "oppose"),
    ("Ana Lund raised no objection to the merger.", "Ana Lund", "support"),
    # forms the lemmatizer takes for another verb
    ("Ana Lund had hoped for a merger.", "Ana Lund", "support"),
]

SILENT = [
    ("Ana Lund asked for a merger.  The nurses did not.", "nurses"),
    ("Ana Lund did not say no.", "Ana Lund"),
    ("“Absolutely stunning flowers,” Ana Lund said.", "Ana Lund"),
]


def _held(text: str) -> list[tuple[str, str]]:
    (briefing,), _ = make_notes([article(CONTEXT + text)], ENGINE)
    names = {actor.id: actor.name for actor in briefing.actors}
    return [(names[position.speaker], position.stance.value) for position in briefing.positions]


@pytest.mark.parametrize(("text", "actor", "stance"), HELD)
def test_a_side_taken_in_few_words_is_found(text: str, actor: str, stance: str) -> None:
    assert any(actor in name and side == stance for name, side in _held(text))


@pytest.mark.parametrize(("text", "actor"), SILENT)
def test_what_takes_no_side_is_left_alone(text: str, actor: str) -> None:
    before = text.split("  ", maxsplit=1)[0] if "  " in text else ""
    held = [(name, side) for name, side in _held(text) if actor in name and name not in before]
    assert not [side for _, side in held if side in ("oppose", "support")]


def test_each_of_a_list_holds_what_the_first_holds() -> None:
    held = _held("Nurses, doctors and porters all rejected the offer.")
    assert {name.lower() for name, side in held if side == "oppose"} >= {"nurses", "doctors", "porters"}


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("A colleague from another capital opposes the merger.", "A colleague from another capital"),
        ("Some Norrland officials oppose the merger.", "Some Norrland officials"),
        ("An official at the health ministry opposes the merger, which would cost millions.",
         "An official at the health ministry"),
    ],
)  # fmt: skip
def test_whoever_has_no_name_is_known_by_the_words_that_bring_them_in(text: str, phrase: str) -> None:
    (briefing,), _ = make_notes([article(CONTEXT + text)], ENGINE)
    assert phrase in {alias for actor in briefing.actors for alias in (actor.name, *actor.aliases)}
