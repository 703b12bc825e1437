"""Constructions that hide a position behind plain words, and wordings that must stay honest, in many domains."""

import re

import pytest
from conftest import offline_engine
from offline_texts import article

from summarizer.schemas import NotedPosition

ENGINE = offline_engine()


def held(text: str) -> list[tuple[str, str, str]]:
    return [(p.actor, p.stance.value, p.issue) for p in ENGINE.extract(article(text)).positions]


def position(text: str, actor: str) -> NotedPosition:
    return next(p for p in ENGINE.extract(article(text)).positions if p.actor == actor)


HELD = [
    # asks whose issue begins with a state's initials, that has a particle at its end, or a long object
    ("Ken Ito said he was willing to offer US grain as a gift.", "Ken Ito", "support", "US grain should be offered"),
    ("Norway wants the new lab run from within the university.", "Norway", "support", "new lab should be run"),
    (
        "The council voted 5-4 late Tuesday to put a new tram line for the eastern harbour district before residents.",
        "council",
        "support",
        "district before residents",
    ),
    ("The shipyard growers asked Ana Ruiz to keep the ferry in the harbour.", "growers", "support", "keep the ferry"),
    ("Norway wants a lake and has offered to host it in Bergen.", "Norway", "support", "should be hosted in Bergen"),
    # nouns and predicates
    ("The toll is unacceptable to Norway.", "Norway", "oppose", "toll"),
    ("Italy, Spain and Norway are against the tariff.", "Spain", "oppose", "tariff"),
    ("None of the clubs wants a salary cap.", "clubs", "oppose", "salary cap"),
    ("The coach would rather sell the stadium than cut wages.", "coach", "support", "stadium should be sold"),
    ("Coach Ana Ruiz objected to the video review.", "Ana Ruiz", "oppose", "video review"),
    ("Residents sued to block the quarry.", "Residents", "oppose", "quarry"),
    ("Ivo Lund has given money to the campaign for the tunnel.", "Ivo Lund", "support", "tunnel"),
    ("Ana Ruiz accused the ministry of closing the harbour.", "Ana Ruiz", "oppose", "harbour should be closed"),
    # clauses in other places
    ("Ana Ruiz made it clear that the harbour must be closed.", "Ana Ruiz", "support", "harbour should be closed"),
    (
        "Ken Ito joined the call and said he was tired but that clubs must share the revenue.",
        "Ken Ito",
        "support",
        "lubs should share the revenue",
    ),
    (
        "The manager promised that nobody would be fired but refused to delay the merger.",
        "manager",
        "oppose",
        "merger should be delayed",
    ),
    (
        "Mayor Ana Ruiz said the city would leave the league if fees were raised.",
        "Ana Ruiz",
        "oppose",
        "Fees should be raised",
    ),
    ("Without a toll, the bridge is impossible, Ana Ruiz said.", "Ana Ruiz", "support", "toll"),
    ("Ana Ruiz warned that the arena could be seen as a provocation.", "Ana Ruiz", "oppose", "arena"),
    # lists are so many positions
    ("Ana Ruiz blocked both the sale of the harbour and the building of a bridge.", "Ana Ruiz", "oppose", "sold"),
    (
        "Kenya insisted that any treaty must contain four elements, including the repeal of tariffs, protection of "
        "rivers and access to water.",
        "Kenya",
        "support",
        "Tariffs should be repealed",
    ),
    # what is demanded is "the demand" afterwards; the nearest plan is the plan
    ("The union is demanding a 6 percent raise.  The bank rejected the demand.", "bank", "oppose", "6 percent raise"),
    (
        "Ana Ruiz has drafted an order closing the port.  The plan came under fire from the union.",
        "union",
        "oppose",
        "order closing the port",
    ),
    # labelled speeches, clock times
    ('Anna Berg (Green Party): "Nobody needs a third runway. It is late."', "Anna Berg", "oppose", "third runway"),
    ("7:55 p.m. — Ana Ruiz supports the new library.", "Ana Ruiz", "support", "new library"),
    # a dateline with a day is no subject
    ("ALTONA, Sept 9 - A judge blocked the sale of the forest.", "judge", "oppose", "forest should be sold"),
    (
        "ALTONA, Norland, 12 March 2026 (Coast Press) - A judge blocked the forest sale.",
        "judge",
        "oppose",
        "forest sale",
    ),
    ("Altona, Friday 27 March - The union opposes the ferry tax.", "union", "oppose", "ferry tax"),
    # what somebody says of a thing in a clause that hangs on it
    ("The firm is to build a smelter that ministers say is vital for the region.", "ministers", "support", "smelter"),
    ("The port plans a new terminal, which Ana Ruiz says would destroy the bay.", "Ana Ruiz", "oppose", "new terminal"),
    (
        "The city wants a ban on scooters, a measure residents regard as ridiculous.",
        "residents",
        "oppose",
        "ban on scooters",
    ),
    (
        "The ferry tax, which the union has vowed to abolish, starts in May.",
        "union",
        "oppose",
        "ferry tax",
    ),
    ("The plan was welcomed by teachers but condemned by parents.", "parents", "oppose", "plan"),
    # sides told the other way round
    ("What the mayor, Ana Ruiz, wants is a new bridge.", "Ana Ruiz", "support", "new bridge"),
    ("Insurers welcomed the duty on firms.  What they object to is the new fine.", "Insurers", "oppose", "new fine"),
    ("What Ana Ruiz would not do was raise fares.", "Ana Ruiz", "oppose", "Fares should be raised"),
    # an appeal is against what was found
    (
        "The tribunal ruled that the ferry tax was lawful.  The mayor objects.  Kelp Lines has lodged an appeal.",
        "Kelp Lines",
        "oppose",
        "ferry tax",
    ),
    ("Ana Ruiz was among those who voted against the ferry tax.", "Ana Ruiz", "oppose", "ferry tax"),
    # who speaks for a body
    (
        "Secretary Ana Ruiz said members would refuse to work alongside robots.",
        "Ana Ruiz",
        "oppose",
        "working alongside robots",
    ),
    # contentions
    (
        "“The club has never paid a cent for the stadium roof,” said Ana Ruiz.",
        "Ana Ruiz",
        "oppose",
        "The club has paid a cent for the stadium roof.",
    ),
]


@pytest.mark.parametrize(("text", "actor", "stance", "issue"), HELD)
def test_a_position_behind_plain_words_is_found(text: str, actor: str, stance: str, issue: str) -> None:
    found = held(text)
    assert any(actor in a and s == stance and issue in i for a, s, i in found), found


NOT_HELD = [
    # text, actor, what nothing laid to the actor may say
    ("The editor said prices may rise should oil run short.", "editor", "should run short"),
    ("It would be wrong to say the ban helps anyone.  The bank stayed silent.", "bank", "ban"),
    ("Ana Ruiz, whose sister leads the union, spoke.  “We sell the park,” she said.", "sister", ""),
    ("Measure 7 would commit 5 million euros if the voters agree.", "Measure", ""),
    ("For every leader who suggested a tax there was another who dismissed it.", "leader", ""),
    ("The union would march, provided the firm signs a pact.", "firm", "pact"),
]


@pytest.mark.parametrize(("text", "actor", "words"), NOT_HELD)
def test_what_nobody_holds_is_laid_to_nobody(text: str, actor: str, words: str) -> None:
    assert not [p for p in held(text) if actor in p[0] and words in p[2]]


def test_a_title_with_a_state_never_means_somebody_of_another_state() -> None:
    text = "Ivan Petrov, who met Ken Ito in Oslo, spoke first.  The US leader rejected the tariff on steel."
    assert all(actor not in ("Ivan Petrov", "Ken Ito") for actor, _, _ in held(text))


def test_members_without_a_whole_are_no_holder_and_with_one_are_named_by_it() -> None:
    text = "Ana Ruiz announced that 26 members of the League of Ports would scrap the toll."
    actors = {actor for actor, _, _ in held(text)}
    assert "26 members of the League of Ports" in actors
    assert "members" not in actors


def test_namesakes_are_told_apart_by_their_titles() -> None:
    text = (
        "Ines Prado leads the union.  Mr Rui Prado leads the guild.  "
        "Mr Prado backs the ferry, but Ms Prado rejected the new bridge."
    )
    assert not [a for a, s, i in held(text) if a == "Rui Prado" and "bridge" in i]


STATEMENTS = [
    # text, actor, what the statement holds, what it must not hold
    (
        "The ministry said on Monday that it is too early to close the mine, as talks remain dead due to the union’s "
        "obstruction.",
        "ministry",
        "too early to close the mine",
        "obstruction",
    ),
    ("Norway and Germany have rejected the tariff.", "Germany", "Germany has rejected the tariff", "have"),
    ("President Ken Ito’s proposal to ban trams stunned many.", "Ken Ito", "proposed to ban trams", ":"),
    ("The tax is backed by Norway.", "Norway", "Norway", "supports:"),
]


@pytest.mark.parametrize(("text", "actor", "words", "never"), STATEMENTS)
def test_a_statement_is_a_sentence_without_the_narrators_asides(text: str, actor: str, words: str, never: str) -> None:
    told = position(text, actor).statement
    assert words in told
    assert never not in told


def test_a_first_person_stays_inside_quotation_marks() -> None:
    for text in (
        "“I would refuse to sell the park,” warned Ana Ruiz.",
        "Ana Ruiz said that “we will never sell the park.”",
    ):
        for noted in ENGINE.extract(article(text)).positions:
            bare = re.sub(r"[“\"][^”\"]*[”\"]", "", noted.statement)
            assert not re.search(r"\b(?:I|we|our|my)\b", bare, re.IGNORECASE), noted.statement


def test_an_idiom_stays_whole() -> None:
    text = "Ken Ito ruled out deploying boots on the ground."
    assert held(text) == [("Ken Ito", "oppose", "Boots on the ground should be deployed.")]


def test_questions_of_disputes_end_once() -> None:
    text = "Ken Ito rejected Ana Ruiz’s demand to close the harbour.  Ana Ruiz criticised Ken Ito for selling the park."
    disputes = ENGINE.extract(article(text)).disputes
    assert disputes
    assert all(d.question.endswith("?") and d.question.count("?") == 1 for d in disputes)


def test_an_event_does_not_keep_words_relative_to_the_day_of_writing() -> None:
    text = "The quarrel over the harbour broke out in parliament yesterday (1 September)."
    found = ENGINE.extract(article(text)).events
    assert found
    assert all("yesterday" not in event.text and "1 September" not in event.text for event in found)
