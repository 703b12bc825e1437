"""Whose claim it is where grammar leads astray: each true holder stands, each of the others beside it does not."""

import pytest
from claims import actor, article_of, claim, notes

from summarizer.steps.verify import verify
from summarizer.steps.verify.mentions import Cast
from summarizer.steps.verify.scene import Stage, sent_by

PEOPLE = [
    actor("Rosa Lindt", aliases="Lindt"),
    actor("Hana Osei", aliases="Osei"),
    actor("Tobias Merk", aliases="Merk"),
    actor("Norland", "state"),
    actor("Sundia", "state"),
    actor("Oceania", "bloc"),
    actor("Harbour Pilots Guild", "organisation"),
    actor("Kelp Lines", "organisation"),
    actor("Works Ministry", "organisation"),
    actor("at least five governments", "group"),
    actor("An official in the governor’s office", "unnamed"),
    actor("governor’s office", "organisation"),
]


def speaker_faults(text: str, who: str, snippets: tuple[str, ...], statement: str = "It is so.") -> str:
    article = article_of(text)
    cast = []
    for one in PEOPLE:
        numbers = [s.n for s in article.sentences if any(w in article.reading(s.n) for w in (one.name, *one.aliases))]
        cast += [one.model_copy(update={"sentences": numbers})] if numbers else []
    row = (who, "support", "There should be a toll.", statement, "stated", *snippets)
    checked = verify(notes(cast, [claim(article, row)]), article)
    return "; ".join(c.detail for q in checked.quarantine for c in q.failed if c.name == "speaker")


LIKEWISE = "Hana Osei backs the toll. Kelp Lines wrote to Norland.\nSo, she insists, does Norland.\nSundia is silent."
LISTED = (
    "Rosa Lindt’s plan is backed by the federations of the north and, unless they change their minds, of Oceania. "
    "Norland looks on. Hana Osei said Sundia must pay."
)
TWICE = "Rosa Lindt’s plan is backed by Norland and, unless it changes its mind, by Sundia. Kelp Lines looks on."
COMMAS = (
    "Her plan is backed by the federations of the north, and, unless they change their minds, of Oceania. "
    "Sundia opposes it."
)
LENT = "Rosa Lindt’s candidacy has the support of the federations of Norland and, for now, of Oceania. Sundia left."
SO_SAID = "Kelp Lines backs the toll. Hana Osei said so did Norland. Hana Osei said Sundia must pay."
ALL = "Hana Osei confirms that all have accepted the toll, Norland’s in writing. She told Kelp Lines to pay."
ACCUSED = (
    "Rosa Lindt spoke first. Her plan is old. She wants a toll.\n"
    "Rosa Lindt waited. Tobias Merk criticised Rosa Lindt.\nBut she has declined to drop the toll."
)
RED = (
    "Norland left. A delegate from a rich country, speaking anonymously because the talks are private, said the "
    "list was a red line for at least five governments.\nKelp Lines, speaking on Monday, because the talks are "
    "private, told Sundia to pay."
)
CAMPS = (
    "Kelp Lines met the Harbour Pilots Guild.\nHana Osei of the Works Ministry confirms that both camps have "
    "accepted the toll, Kelp Lines’s in writing. Sundia said so too."
)
HOSTS = (
    "The Works Ministry has offered to host talks.\nBoth sides agreed to come, but Kelp Lines wants to settle pay "
    "first and the Harbour Pilots Guild the cranes.\nThe two sides are still apart, Tobias Merk said. Norland left."
)
TOLD = "Hana Osei said the toll would come, adding that Sundia support for it was certain. Norland looked on."
OFFICE = "An official in the governor’s office disagreed. Nobody here wants a toll, this person said.\nNorland left."
JOINT = "Kelp Lines and a national Harbour Pilots Guild called on Norland to build the toll. Sundia looked on."
APART = "Kelp Lines called it late, and the Harbour Pilots Guild voted 14 to 3 to keep the toll. Norland is silent."
ASIDE = (
    "Kelp Lines, which had lost two ships, have asked Norland to build the toll.\n"
    "The Harbour Pilots Guild, which had first stayed away, joined the toll talks after Sundia declined to help."
)
PRONOUN = (
    "Rosa Lindt spoke first. Her plan is old. She wants a toll.\nTobias Merk stood up. He had no plan. He sat down.\n"
    "Rosa Lindt wants more time. Hana Osei met Tobias Merk.\nBut she has declined to say when the chair would know.\n"
    "She criticised Kelp Lines."
)


@pytest.mark.parametrize(
    ("text", "snippets", "who", "true"),
    [
        (LIKEWISE, ("So, she",), "Norland", True),
        (LIKEWISE, ("So, she",), "Sundia", False),
        (LISTED, ("plan is",), "Oceania", True),
        (LISTED, ("plan is",), "Norland", False),
        (LISTED, ("must pay",), "Sundia", False),
        (TWICE, ("plan is",), "Norland", True),
        (TWICE, ("plan is",), "Sundia", True),
        (TWICE, ("plan is",), "Kelp Lines", False),
        (COMMAS, ("Her plan",), "Oceania", True),
        (COMMAS, ("Her plan",), "Sundia", False),
        (LENT, ("candidacy",), "Norland", True),
        (LENT, ("candidacy",), "Oceania", True),
        (LENT, ("candidacy",), "Sundia", False),
        (SO_SAID, ("so did",), "Norland", True),
        (SO_SAID, ("must pay",), "Sundia", False),
        (ALL, ("confirms",), "Norland", True),
        (ALL, ("told Kelp",), "Kelp Lines", False),
        (ACCUSED, ("criticised", "But she"), "Rosa Lindt", True),
        (ACCUSED, ("criticised",), "Rosa Lindt", False),
        (RED, ("red line",), "at least five governments", True),
        (RED, ("red line",), "Norland", False),
        (RED, ("told Sundia",), "Sundia", False),
        (CAMPS, ("confirms",), "Kelp Lines", True),
        (CAMPS, ("met the", "confirms"), "Harbour Pilots Guild", True),
        (CAMPS, ("confirms",), "Sundia", False),
        (HOSTS, ("Both sides",), "Kelp Lines", True),
        (HOSTS, ("Both sides",), "Harbour Pilots Guild", True),
        (HOSTS, ("Both sides",), "Works Ministry", False),
        (HOSTS, ("Both sides",), "Norland", False),
        (HOSTS, ("still apart",), "Kelp Lines", False),
        (TOLD, ("adding",), "Sundia", True),
        (TOLD, ("adding",), "Norland", False),
        (OFFICE, ("disagreed", "Nobody"), "governor’s office", True),
        (OFFICE, ("disagreed", "Nobody"), "Norland", False),
        (JOINT, ("called on",), "Kelp Lines", True),
        (JOINT, ("called on",), "Norland", False),
        (APART, ("called it",), "Harbour Pilots Guild", True),
        (APART, ("called it",), "Norland", False),
        (ASIDE, ("have asked",), "Kelp Lines", True),
        (ASIDE, ("have asked",), "Norland", False),
        (PRONOUN, ("Rosa Lindt wants", "But she"), "Rosa Lindt", True),
        (PRONOUN, ("She criticised",), "Kelp Lines", False),
    ],
)
def test_who_holds_it_stands_and_who_stands_beside_it_does_not(text, snippets, who, true):
    assert (not speaker_faults(text, who, snippets)) is true


@pytest.mark.parametrize(
    ("statement", "who", "true"),
    [
        ("Sundia support for it was certain, Osei said.", "Sundia", True),
        ("Osei said Sundia support for it was certain.", "Sundia", True),
        ("Osei said the toll would come.", "Sundia", False),
        ("Osei backs the toll.", "Sundia", False),
    ],
)
def test_a_statement_may_name_who_relays_it(statement, who, true):
    assert (not speaker_faults(TOLD, who, ("adding",), statement)) is true


@pytest.mark.parametrize(
    ("other", "of", "true"),
    [
        ("an official in the governor’s office", "governor’s office", True),
        ("a source at Kelp Lines", "Kelp Lines", True),
        ("Kelp Lines’s lawyers", "Kelp Lines", True),
        ("critics against Kelp Lines", "Kelp Lines", False),
        ("Kelp Lines East", "Kelp Lines", False),
        ("residents", "Kelp Lines", False),
    ],
)
def test_who_is_of_a_body_is_read_from_the_name(other, of, true):
    assert sent_by(actor(other, "unnamed"), actor(of, "organisation")) is true
    assert not sent_by(actor(other, "person"), actor(of, "organisation"))


def test_a_pronoun_stands_for_nobody_whom_the_article_calls_otherwise():
    article = article_of(PRONOUN)
    stage = Stage(article, Cast(tuple(PEOPLE)))
    declined = next(s.n for s in article.sentences if "But she" in article.reading(s.n))
    near = [declined - 1, declined - 2, declined]
    assert stage.may_speak(declined, PEOPLE[0], near)
    assert not stage.may_speak(declined, PEOPLE[2], near)
    assert not stage.may_speak(declined, PEOPLE[0], [declined])


def test_a_claim_is_not_the_others_who_does_something_in_the_next_clause():
    joined = "The guild joined the toll talks."
    assert not speaker_faults(ASIDE, "Harbour Pilots Guild", ("joined",), joined)
    assert speaker_faults(ASIDE, "Sundia", ("have asked",), joined)


def test_a_family_name_that_is_a_word_is_read_with_its_capital():
    cast = Cast((actor("Amira Said"), actor("Kelp Lines", "organisation")))
    mentions = Stage(article_of("Kelp Lines said it was late. Said agreed."), cast).reading(1).mentions
    assert [m.names for m in mentions if m.how == "name"] == [frozenset({"Kelp Lines"})]


def test_he_is_not_whom_the_article_calls_she():
    text = (
        "Rosa Lindt spoke first. Her plan is old. She wants a toll.\n"
        "Tobias Merk stood up. He had no plan. He sat down.\nTobias Merk and the pilots met Rosa Lindt.\n"
        "She wants a toll."
    )
    assert not speaker_faults(text, "Rosa Lindt", ("met Rosa", "She wants a toll."))
    only = article_of(text)
    cast = tuple(PEOPLE)
    stage = Stage(only, Cast(cast))
    last = len(only.sentences)
    assert stage.mentioned(last, cast[0])
    assert not stage.mentioned(last, cast[2])
