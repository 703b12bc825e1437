"""Issue linking without a model: the same question joins, other questions do not, opposite wordings are inverse."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.engines.offline.issues import join_issues
from summarizer.lexicon import table
from summarizer.lexicon.concepts import concepts_at, stem, stems_of
from summarizer.schemas import IssueGroup, Label, Links

SAME = [
    # war and diplomacy
    ("European troops should be deployed to Ukraine.", "Boots on the ground should be deployed."),
    ("European troops should be deployed to Ukraine.", "Western forces should be placed on Ukrainian soil."),
    ("Western forces should be placed on Ukrainian soil.", "A multinational contingent should be sent to Ukraine."),
    ("Ukraine should join NATO.", "NATO membership of Ukraine"),
    ("Ukraine should join NATO.", "Kyiv should be admitted to NATO."),
    ("The hostages should be released.", "The captives should be freed."),
    ("Foreign troops should leave the country.", "Foreign soldiers should be withdrawn."),
    # labour
    ("The strike should be called off.", "The walkout should be cancelled."),
    ("The strike should be called off.", "The union should end its industrial action."),
    ("Redundancies should be prevented.", "The job cuts should be stopped."),
    ("Wages should be raised.", "Pay should be increased."),
    ("Workers should get a pay rise.", "Salaries should go up."),
    ("Doctors should get higher pay.", "Physicians' salaries should be raised."),
    ("The retirement age should be raised.", "The pension age should go up."),
    ("The four-day week should be introduced.", "A shorter working week should be brought in."),
    ("Zero-hours contracts should be outlawed.", "A ban on zero-hour contracts"),
    # economy
    ("Steel duties should be scrapped.", "The tariffs on steel should be lifted."),
    ("The merger should be blocked.", "The takeover should be prohibited by the regulator."),
    ("The merger should be blocked.", "The buyout should be vetoed."),
    ("The merger should be blocked.", "The supermarket takeover should be vetoed."),
    ("Interest rates should be cut.", "Borrowing costs should be lowered."),
    ("The windfall tax should be kept.", "The excess profits tax should be retained."),
    # environment, energy
    ("Emissions should be cut.", "Greenhouse gases should be reduced."),
    ("The nuclear plant should be closed.", "The reactor should be shut down."),
    ("Fossil fuels should be phased out.", "The use of oil and gas should end."),
    ("Rich countries should increase climate finance.", "Developed nations should increase climate funding."),
    # law, politics
    ("The death penalty should be abolished.", "Capital punishment should be ended."),
    ("Cannabis should be legalised.", "Marijuana should be permitted."),
    ("Assisted dying should be legalised.", "Euthanasia should be allowed."),
    ("The prime minister should resign.", "The premier should step down."),
    # city
    ("Rent control should be introduced.", "Rents should be capped."),
    ("The bike lanes should be removed.", "The cycle paths should be scrapped."),
    ("The congestion charge should be introduced.", "Congestion pricing should be implemented."),
    ("Short-term rentals should be banned.", "Holiday lets should be outlawed."),
    ("The mayor should scrap the low-emission zone.", "The clean air zone should be abolished."),
    ("The tower block should be torn down.", "The high-rise should be demolished."),
    # health, education, technology, sport
    ("Smoking should be banned in parks.", "A ban on smoking in parks should be imposed."),
    ("Tuition fees should be abolished.", "University fees should be scrapped."),
    ("Phones should be banned in schools.", "Schools should ban smartphones."),
    ("Social media should be banned for under-16s.", "Children should be kept off social media."),
    ("The stadium should be built.", "Construction of the arena should go ahead."),
    ("Russian athletes should be banned from the Olympics.", "Russian competitors should be barred from the Games."),
]
INVERSE = [
    ("The merger should be blocked.", "The takeover should be approved."),
    ("The regulator shouldn't approve the takeover.", "The merger should be cleared."),
    ("Troops should be deployed to Ukraine.", "Troops should be withdrawn from Ukraine."),
    ("Troops should be deployed to Ukraine.", "No soldiers should be sent to Ukraine."),
    ("Wages should be raised.", "Pay should be cut."),
    ("The offer on wages should be accepted.", "The pay offer should be rejected."),
    ("The strike should go ahead.", "The walkout should be called off."),
    ("The ban on smoking should be lifted.", "Smoking should be banned."),
    ("Tariffs on steel should be imposed.", "The steel duties should be lifted."),
    ("Ukraine should join NATO.", "Ukraine should not join NATO."),
    ("Under-16s should be allowed on social media.", "Social media should be banned for children."),
    ("The hospital should be closed.", "The clinic should stay open."),
    ("The pay cut should be scrapped.", "Wages should be lowered."),
    ("Britain should stay in the EU.", "Britain should leave the European Union."),
    ("Ukraine should join NATO.", "Ukraine should renounce NATO membership."),
    ("Ukraine should cede territory.", "Ukraine should keep all its territory."),
    ("The permits should stand.", "The permits should be cancelled."),
    ("Term limits should be abolished.", "The limit of two terms should stay."),
    ("The ban should be lifted.", "The ban should stay."),
]
APART = [
    # with and without a thing are neither one question nor each other's opposite
    ("The deal should be signed with the levy.", "The deal should be signed without the levy."),
    ("The peace should be rushed.", "rushing into a peace treaty without assurances"),
    # the same place, person or body is not the same question
    ("Troops should be deployed to Ukraine.", "Weapons should be supplied to Ukraine."),
    ("Ukraine should be backed.", "Ukraine should be allowed to attack Russia."),
    ("Europe should provide security guarantees.", "Europe should provide the bulk of ground troops."),
    ("Putin should meet Zelensky.", "Putin should be arrested."),
    ("The EU should impose tariffs on Chinese cars.", "The EU should impose tariffs on American steel."),
    ("Kroger should be allowed to buy Albertsons.", "Kroger should raise wages."),
    ("Schools should reopen.", "Schools should ban phones."),
    ("Trade unions should be banned.", "Unions should accept the offer."),
    # the same question about another place, person or number is not the same question
    ("Ukraine should join NATO.", "Ukraine should join the EU."),
    ("Sanctions on Russia should be tightened.", "Sanctions on Iran should be tightened."),
    ("German troops should be deployed to Ukraine.", "American troops should be deployed to Ukraine."),
    ("Western troops should be deployed in Ukraine.", "American troops should be deployed in Ukraine."),
    ("The ban should be lifted.", "The cut should be lifted."),
    ("Netanyahu should resign.", "Zelensky should resign."),
    ("The retirement age should be raised to 64.", "The retirement age should be raised to 67."),
    # the same act on another thing
    ("Wages should be raised.", "The minimum wage should be raised."),
    ("Wages should be raised.", "Rents should be raised."),
    ("Teachers' pay should be raised.", "Nurses' pay should be raised."),
    ("The coal plant should be closed.", "The nuclear plant should be closed."),
    ("The airport should be expanded.", "The school should be expanded."),
    ("Gas imports from Russia should be banned.", "Gas exports to Russia should be banned."),
    ("Smoking should be banned.", "Vaping should be banned."),
    ("Climate finance should be increased.", "Defence spending should be increased."),
    ("The bike lanes should be removed.", "The parking spaces should be removed."),
    ("A carbon tax should be introduced.", "A wealth tax should be introduced."),
    ("The salary cap should be raised.", "The speed limit should be raised."),
    ("The stadium should be built.", "Social housing should be built."),
    ("Immigration should be reduced.", "Emissions should be reduced."),
    ("The referee should be suspended.", "The coach should be suspended."),
    ("The vote should be held.", "The ballot wording should stand."),
    ("The strike should be called off.", "The air strikes should be halted."),
    ("AI should be regulated.", "Crypto should be regulated."),
    ("The bank should cut rates.", "The bank should cut jobs."),
    # another act on the same thing
    ("Troops should be deployed to Ukraine.", "Troop deployment to Ukraine should be discussed."),
    ("The merger should be blocked.", "The merger should be investigated."),
    ("The police should be defunded.", "The police should be trained."),
    ("The court should hear the appeal.", "The court should overturn the ruling."),
    ("Social media should be banned for children.", "Social media should be taxed."),
    ("The head coach should be sacked.", "The head coach should be backed."),
    ("Public transport should be free.", "Public transport should be expanded."),
    ("The vote should be postponed.", "The vote should be recounted."),
    # words that hardly tell
    ("The plan should be rejected.", "The proposal should be accepted."),
    ("Peace should not be rushed.", "Peace talks should be held in Moscow."),
]


def labelled(texts: list[str]) -> list[Label]:
    return [Label(id=f"i{n}", text=text) for n, text in enumerate(texts, start=1)]


def relation(one: str, other: str) -> str:
    groups = join_issues(labelled([one, other]))
    return "apart" if not groups else "inverse" if groups[0].inverse else "same"


@pytest.mark.parametrize(
    ("wanted", "one", "other"),
    [(wanted, *pair) for wanted, pairs in (("same", SAME), ("inverse", INVERSE), ("apart", APART)) for pair in pairs],
)
def test_pairs(wanted: str, one: str, other: str) -> None:
    assert relation(one, other) == wanted
    assert relation(other, one) == wanted


def test_all_wordings_together_join_no_pair_that_must_stay_apart() -> None:
    texts = sorted({text for pairs in (SAME, INVERSE, APART) for pair in pairs for text in pair})
    home = {}
    for n, group in enumerate(join_issues(labelled(texts))):
        for label in (*group.members, *group.inverse):
            assert label not in home
            home[label] = n
    number = {text: f"i{n}" for n, text in enumerate(texts, start=1)}
    for one, other in APART:
        assert home.get(number[one], one) != home.get(number[other], other), (one, other)


def test_group_names_its_clearest_wording_and_its_inverse_side() -> None:
    texts = [
        "Deployment of Western troops to Ukraine",
        "Boots on the ground should be deployed.",
        "European troops should be deployed to Ukraine.",
        "Troops should not be deployed to Ukraine.",
    ]
    (group,) = join_issues(labelled(texts))
    assert set(group.members) == {"i1", "i2", "i3"}
    assert group.inverse == ["i4"]
    assert group.best == "i3"


def test_a_hint_helps_where_the_short_wording_leaves_out_what_it_is_about() -> None:
    short, long = "Terminals should be closed.", "Harbourside cruise terminals should be closed."
    assert relation(short, long) == "apart"
    hinted = [
        Label(id="i1", text=short, hint="Residents: the harbourside cruise terminals must go"),
        Label(id="i2", text=long),
    ]
    assert [set(group.members) for group in join_issues(hinted)] == [{"i1", "i2"}]


def test_groups_fit_the_schema_of_links() -> None:
    many = [Label(id=f"i{n}", text=f"The merger should be blocked{'.' * (n % 7)}", hint=str(n)) for n in range(200)]
    groups = join_issues(many)
    assert Links(actors=[], issues=groups)
    assert sum(len(group.members) for group in groups) == 200
    towns = [
        w + x for w in "Abcdefgh" for x in ("ton", "ham", "ford", "wick", "by", "ley", "dale", "don", "mouth", "bury")
    ]
    pairs = [f"The {act} in {town.title()} should be closed." for town in towns for act in ("hospital", "clinic")]
    assert Links(actors=[], issues=join_issues(labelled(pairs)))


ALL = [text for pairs in (SAME, INVERSE, APART) for pair in pairs for text in pair]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(ALL), unique=True, max_size=14), st.randoms(use_true_random=False))
def test_order_of_labels_changes_nothing(texts: list[str], dice: random.Random) -> None:
    labels = labelled(texts)
    shuffled = labels[:]
    dice.shuffle(shuffled)
    first, second = join_issues(labels), join_issues(shuffled)
    assert first == second
    for group in first:
        assert isinstance(group, IssueGroup)
        assert len(group.members) + len(group.inverse) >= 2
        assert group.best in group.members
        assert not set(group.members) & set(group.inverse)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_text_is_taken(texts: list[str]) -> None:
    join_issues(labelled(texts))


def test_two_thousand_labels_in_five_seconds() -> None:
    dice = random.Random(7)
    things = [row[2].split("|")[0] for row in table("concepts") if row[1] == "thing"]
    acts = ["banned", "approved", "raised", "cut", "introduced", "scrapped", "closed", "discussed"]
    labels = [
        Label(
            id=f"i{n}",
            text=f"The {' '.join(dice.sample(things, dice.randint(1, 3)))} for troops should be {dice.choice(acts)}.",
            hint=f"Holder {n}: the {' and the '.join(dice.sample(things, 4))} must go",
        )
        for n in range(2000)
    ]
    begun = time.process_time()
    join_issues(labels)
    assert time.process_time() - begun < 5


def test_lexicon_has_no_word_in_two_groups_and_covers_the_domains() -> None:
    rows = table("concepts")
    assert len({name for name, _, _ in rows}) >= 250
    homes: dict[tuple[str, ...], str] = {}
    for name, _, listed in rows:
        for phrase in listed.split("|"):
            stems = stems_of(phrase)
            assert stems, (name, phrase)
            assert homes.setdefault(stems, name) == name, phrase
    found, length = concepts_at(stems_of("boots on the ground"), 0)
    assert [concept.name for concept in found] == ["troops"]
    assert length == 4


@pytest.mark.parametrize(
    "words",
    [
        ("deploy", "deploys", "deployed", "deploying"),
        ("ban", "bans", "banned", "banning"),
        ("raise", "raised", "raising", "raises"),
        ("policy", "policies"),
        ("tax", "taxes", "taxed", "taxing"),
        ("cancel", "cancelled", "canceled"),
        ("send", "sent"),
        ("negotiate", "negotiation", "negotiated"),
        ("sell", "sold", "selling"),
        ("agree", "agreed", "agrees"),
        ("state", "states"),
    ],
)
def test_stems(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


def test_the_levy_is_the_one_levy_the_pile_speaks_of() -> None:
    """Only where somebody speaks to both: a pile may be of several stories, each with a levy of its own."""
    labels = [
        Label(id="i1", text="levy", hint="Sungara alone now refuses the levy"),
        Label(id="i2", text="levy on shipping fuel", hint="Sungara opposes the levy on shipping fuel"),
    ]
    assert [sorted(group.members) for group in join_issues(labels)] == [["i1", "i2"]]
    assert join_issues([labels[1], Label(id="i1", text="levy", hint="Hotels oppose the levy")]) == []


def test_who_is_to_decide_is_a_question_of_its_own() -> None:
    texts = ("leaving the decision to schools", "trial in 50 schools", "ban on mobile phones in schools")
    assert join_issues([Label(id=f"i{n}", text=text) for n, text in enumerate(texts)]) == []


def test_a_bare_act_goes_to_the_one_question_that_asks_for_it() -> None:
    texts = ["sale", "The land should be sold to a brewery.", "Wages should rise."]
    labels = [Label(id=f"x{n}", text=text) for n, text in enumerate(texts)]
    (group,) = join_issues(labels)
    assert (set(group.members), group.best) == ({"x0", "x1"}, "x1")
    assert join_issues([*labels, Label(id="x3", text="The hospital should be sold.")]) == []


def test_the_treaty_is_the_one_treaty_of_its_story() -> None:
    """Names lead from one wording to the next; what is only named inside another phrase is not what it is about."""
    labels = [
        Label(id="t1", text="treaty", hint="Ana Ruiz (oppose): Ana Ruiz opposes the treaty"),
        Label(id="t2", text="ratification", hint="Ana Ruiz (oppose): Ana Ruiz voted against ratification"),
        Label(id="t3", text="fishing and transit treaty", hint="Diet (support): Ana Ruiz lost in the Diet"),
        Label(id="t4", text="clarity on the transit treaty", hint="Diet (support): The Diet wants clarity"),
    ]
    assert [sorted(group.members) for group in join_issues(labels)] == [["t1", "t2", "t3"]]
    other = labels[0].model_copy(update={"hint": "Hotels oppose the treaty"})
    assert join_issues([other, *labels[2:]]) == []


def test_a_bill_that_is_only_called_the_bill_is_one() -> None:
    labels = [Label(id="b1", text="bill"), Label(id="b2", text="The bill should be backed.")]
    (group,) = join_issues(labels)
    assert set(group.members) == {"b1", "b2"}
    assert join_issues([labels[0], Label(id="b3", text="The bill should be split in two.")]) == []


def test_what_is_put_to_a_vote_and_the_vote_are_two_questions() -> None:
    texts = ("The treaty should be put to a referendum.", "referendum", "treaty", "ratification")
    groups = join_issues([Label(id=f"r{n}", text=text) for n, text in enumerate(texts)])
    assert sorted(sorted(group.members) for group in groups) == [["r0", "r1"], ["r2", "r3"]]
    assert len(join_issues([Label(id=f"s{n}", text=text) for n, text in enumerate(("deal", "settlement"))])) == 1
    assert join_issues([Label(id=f"s{n}", text=text) for n, text in enumerate(("deal", "offer"))]) == []
