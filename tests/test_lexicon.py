"""Words that take a side, deny or loosen, and numbers however they are written."""

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.lexicon import hedges, negation, stance, table
from summarizer.lexicon.inflect import noun_forms, verb_forms
from summarizer.lexicon.numbers import figures
from summarizer.lexicon.phrases import PhraseTable
from summarizer.schemas import Certainty


def cues(text: str) -> list[tuple[str, int]]:
    return [(found.value.phrase, found.value.sign) for found in stance.find(text.lower().split())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the union supports the plan", [("support", 1), ("plan", 1)]),
        ("he has openly opposed it", [("oppose", -1)]),
        ("they ruled out a deal", [("rule out", -1)]),
        ("she warned the western leaders against haste", [("warn ... against", -1)]),
        ("he turned the offer down", [("turn ... down", -1)]),
        ("she put her foot down", [("put ... foot down", -1)]),
        ("calls for calm", [("call for", 1)]),
        ("it is unacceptable", [("unacceptable", -1)]),
        ("the plan faced opposition", [("plan", 1), ("face opposition", -1)]),
        ("he undertook to pay", [("undertake", 1)]),
        ("it was vetoed", [("veto", -1)]),
        ("in favour of it", [("in favour of", 1)]),
        ("they must pay", [("must", 1)]),
        ("nothing here", []),
    ],
)
def test_words_that_take_a_side_are_found_in_every_form(text, expected):
    assert cues(text) == expected


def test_the_table_is_wide_and_consistent():
    words = stance.entries()
    assert len(words) > 800
    assert {word.sign for word in words} == {-1, 0, 1}
    assert all(word.phrase and word.forms for word in words)
    assert len({(word.phrase, word.part) for word in words}) == len(words)
    assert all(word.speech for word in words if word.phrase in ("say", "tell", "insist"))


def test_a_lemma_is_looked_up_by_part_of_speech():
    assert stance.of_lemma("oppose").sign == -1
    assert stance.of_lemma("support").part == "verb"
    assert stance.of_lemma("support", "noun").part == "noun"
    assert stance.of_lemma("opposition", "verb") is None
    assert stance.of_lemma("walrus") is None


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("back", ("back", "backs", "backed", "backing")),
        ("endorse", ("endorse", "endorses", "endorsed", "endorsing")),
        ("deny", ("deny", "denies", "denied", "denying")),
        ("push", ("push", "pushes", "pushed", "pushing")),
        ("veto", ("veto", "vetoes", "vetoed", "vetoing")),
        ("plan", ("plan", "plans", "planned", "planning")),
        ("submit", ("submit", "submits", "submitted", "submitting")),
        ("report", ("report", "reports", "reported", "reporting")),
        ("agree", ("agree", "agrees", "agreed", "agreeing")),
        ("delay", ("delay", "delays", "delayed", "delaying")),
        ("veer", ("veer", "veers", "veered", "veering")),
    ],
)
def test_regular_verbs_inflect(verb, forms):
    assert verb_forms(verb) == forms


@pytest.mark.parametrize(
    ("noun", "plural"), [("objection", "objections"), ("ally", "allies"), ("protest", "protests"), ("push", "pushes")]
)
def test_regular_nouns_inflect(noun, plural):
    assert noun_forms(noun) == (noun, plural)


@pytest.mark.parametrize(
    ("text", "negators"),
    [
        ("he did not agree", ["not"]),
        ("he didn't agree", ["didn't"]),
        ("he didn’t agree", ["didn’t"]),
        ("not only that", []),
        ("no doubt about it", []),
        ("no one is talking", ["no"]),
        ("it is no longer so", ["no"]),
        ("trains rather than cars", ["rather"]),
        ("all is well", []),
    ],
)
def test_negators_are_told_from_their_look_alikes(text, negators):
    words = text.split()
    assert [words[found.start] for found in negation.find(words)] == negators


def test_prefixes_turn_a_word_round():
    assert negation.affirmative("insufficient") == "sufficient"
    assert negation.affirmative("sufficient") is None
    assert all(negative != positive for negative, positive in negation.pairs().items())


def test_a_cue_does_not_reach_past_a_breaker():
    assert negation.breaks("but")
    assert negation.breaks("while")
    assert not negation.breaks("and")


@pytest.mark.parametrize(
    ("text", "certainty", "reach"),
    [
        ("he reportedly left", Certainty.REPORTED, "adverb"),
        ("he allegedly left", Certainty.ALLEGED, "adverb"),
        ("according to reports he left", Certainty.REPORTED, "report"),
        ("it is unsubstantiated", Certainty.ALLEGED, "report"),
        ("he hinted at it", Certainty.SUGGESTED, "verb"),
        ("he is expected to leave", Certainty.SUGGESTED, "expect"),
    ],
)
def test_hedges_say_how_firm_they_leave_a_claim(text, certainty, reach):
    (found,) = hedges.find(text.split())
    assert (found.value.certainty, found.value.reach) == (certainty, reach)
    assert hedges.of_phrase(found.value.phrase.upper()) == found.value


def test_a_phrase_table_takes_the_longest_and_leaves_gaps_short():
    table = PhraseTable.of({"rule": 1, "rule out": 2, "put ... down": 3})
    assert [f.value for f in table.find("rule out rule".split())] == [2, 1]
    assert [(f.start, f.end) for f in table.find("put a b c d down".split())] == [(0, 6)]
    assert table.find("put a b c d e down".split()) == ()
    assert table.find("put down".split()) == ()


# -- numbers -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twenty-six states", [(26, "")]),
        ("26", [(26, "")]),
        ("30,000 soldiers", [(30000, "")]),
        ("thirty thousand", [(30000, "")]),
        ("8%", [(8, "%")]),
        ("8 per cent", [(8, "%")]),
        ("eight percent", [(8, "%")]),
        ("$2.5bn", [(2_500_000_000, "$")]),
        ("US$2.5 bn", [(2_500_000_000, "$")]),
        ("2.5 billion dollars", [(2_500_000_000, "$")]),
        ("5m people", [(5_000_000, "")]),
        ("two and a half", [(2, ""), (Fraction(1, 2), "")]),
        ("two thirds", [(Fraction(2, 3), "")]),
        ("a third", [(Fraction(1, 3), "")]),
        ("the third time", [(3, "")]),
        ("a third term", [(3, "")]),
        ("a third of the term", [(Fraction(1, 3), "")]),
        ("a third more", [(Fraction(1, 3), "")]),
        ("the twenty-first", [(21, "")]),
        ("the first", [(1, "")]),
        ("first of all", []),
        ("19th package", [(19, "")]),
        ("two hundred and fifty thousand", [(250_000, "")]),
        ("one million three hundred thousand", [(1_300_000, "")]),
        ("a hundred", [(100, "")]),
        ("hundreds", [(100, "+")]),
        ("several million", [(1_000_000, "+")]),
        ("a dozen", [(12, "")]),
        ("two dozen", [(24, "")]),
        ("one condition", [(1, "")]),
        ("no one", []),
        ("one of them", []),
        ("between two and three", [(2, ""), (3, "")]),
        ("two, three or four", [(2, ""), (3, ""), (4, "")]),
        ("F-16", [(16, "")]),
        ("10 percentage points", [(10, "%")]),
        ("10 us dollars", [(10, "$")]),
        ("£40 and 40 euros", [(40, "£"), (40, "€")]),
        ("30 000", [(30000, ""), (30, ""), (0, "")]),
        ("nothing", []),
    ],
)
def test_numbers_are_read_alike_in_digits_and_in_words(text, expected):
    assert [(figure.value, figure.unit) for figure in figures(text)] == expected


def test_a_number_without_a_unit_stands_on_one_with_it_and_not_the_other_way_round():
    (plain,), (percent,) = figures("8"), figures("8%")
    assert plain.stands_in((percent,))
    assert not percent.stands_in((plain,))


@given(st.integers(0, 10**15))
def test_grouping_changes_no_number(number):
    assert [f.value for f in figures(f"{number:,}")] == [number]
    assert [f.value for f in figures(str(number))] == [number]


@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    for figure in figures(text):
        assert figure.words in text
    words = text.lower().split()
    assert all(found.end <= len(words) for found in (*stance.find(words), *negation.find(words), *hedges.find(words)))


@pytest.mark.parametrize("unit", ["twenty one thousand ", "1 000 ", "1", "put ", "no one "])
def test_long_texts_take_time_in_proportion(unit):
    text = unit * (100_000 // len(unit))
    begun = time.process_time()
    figures(text)
    stance.find(text.split())
    negation.find(text.split())
    assert time.process_time() - begun < 3


def test_every_row_of_roles_has_a_kind_and_words():
    assert [row for row in table("roles") if len(row) != 2] == []
