"""Who is who: tables of names that are one actor and names that never are, over the news of the world."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolving import actor, article, dossier, notes_of, together

from summarizer.lexicon.places import place_meant, place_named
from summarizer.lexicon.spelling import fold, spellings
from summarizer.lexicon.titles import parted
from summarizer.schemas import ActorGroup, ActorKind, CheckedActor, Links
from summarizer.steps.resolve import leftovers
from summarizer.steps.resolve.merging import Clusters

SAME = [
    # spellings and romanisations
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "person"),
    ("Volodymyr Zelenskiy", "Vladimir Zelensky", "person"),
    ("Vladimir Putin", "Vladímir Putin", "person"),
    ("Sergei Lavrov", "Sergey Lavrov", "person"),
    ("Alexei Navalny", "Aleksei Navalny", "person"),
    ("Nikol Pashinyan", "Nikol Pashinian", "person"),
    ("Ilham Aliyev", "Ilham Aliev", "person"),
    ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan", "person"),
    ("Viktor Orban", "Viktor Orbán", "person"),
    ("Gerhard Schroeder", "Gerhard Schröder", "person"),
    ("Mohammed bin Salman", "Mohammad bin Salman", "person"),
    ("Saddam Hussein", "Saddam Hussain", "person"),
    ("Bashar al-Assad", "Bashar Assad", "person"),
    ("Maria Zakharova", "Maria Zaharova", "person"),
    ("Micheál Martin", "Micheal Martin", "person"),
    ("Sean O’Brien", "Sean O'Brien", "person"),
    ("Kim Jong Un", "Kim Jong-un", "person"),
    ("J.D. Vance", "J. D. Vance", "person"),
    ("Ines Quintela", "Inês Quintela Prado", "person"),
    ("Per Ostergaard", "Per Østergård-Lund", "person"),
    ("JD Vance", "J.D. Vance", "person"),
    # titles and offices
    ("German Chancellor Olaf Scholz", "Olaf Scholz", "person"),
    ("President Emmanuel Macron", "Emmanuel Macron", "person"),
    ("EU High Representative Kaja Kallas", "Kaja Kallas", "person"),
    ("Sir Keir Starmer", "Keir Starmer", "person"),
    ("Chicago Mayor Brandon Johnson", "Brandon Johnson", "person"),
    ("Secretary of State Antony Blinken", "Antony Blinken", "person"),
    ("Friedrich Merz (CDU)", "Friedrich Merz", "person"),
    ("Judge Amit Mehta", "Amit Mehta", "person"),
    ("Robert Kennedy Jr", "Robert Kennedy", "person"),
    ("Gen Mark Milley", "Mark Milley", "person"),
    # short given names
    ("Bill Clinton", "William Clinton", "person"),
    ("Joe Biden", "Joseph Biden", "person"),
    ("Bernie Sanders", "Bernard Sanders", "person"),
    ("Liz Truss", "Elizabeth Truss", "person"),
    ("Tony Blair", "Anthony Blair", "person"),
    # states, seats and capitals
    ("Russia", "Kremlin", "state"),
    ("Russia", "Moscow", "state"),
    ("the Russian government", "the Russian Federation", "state"),
    ("United States", "the White House", "state"),
    ("the US", "Washington", "state"),
    ("America", "U.S.", "state"),
    ("Ukraine", "Kiev", "state"),
    ("Kyiv", "Kiev", "state"),
    ("China", "Peking", "state"),
    ("Beijing", "Zhongnanhai", "state"),
    ("Britain", "Downing Street", "state"),
    ("UK", "the United Kingdom", "state"),
    ("France", "the Élysée", "state"),
    ("Paris", "Quai d'Orsay", "state"),
    ("Germany", "Berlin", "state"),
    ("Turkey", "Türkiye", "state"),
    ("Burma", "Myanmar", "state"),
    ("the Ivory Coast", "Côte d’Ivoire", "state"),
    ("Holland", "the Netherlands", "state"),
    ("European Union", "the EU", "bloc"),
    ("Brussels", "EU", "organisation"),
    ("United Nations", "UN", "bloc"),
    ("government of Japan", "Tokyo", "organisation"),
    # bodies
    ("Alphabet Inc.", "Alphabet", "organisation"),
    ("Volkswagen AG", "Volkswagen", "organisation"),
    ("Tesco PLC", "Tesco plc", "organisation"),
    ("the World Health Organization", "World Health Organisation", "organisation"),
    ("Russian Foreign Ministry", "Russia's Foreign Ministry", "organisation"),
    ("US Department of Justice", "US Justice Department", "organisation"),
    ("International Longshore Union (ILU)", "International Longshore Union", "organisation"),
    ("F.B.I.", "FBI", "organisation"),
    ("Ben Carlow", "Benjamin Carlow", "person"),
    # groups
    ("Federation of Port Workers", "the Federation of Port Workers", "organisation"),
    ("Keep Fenner Field", "Keep Fenner Field", "group"),
    ("Russian officials", "the Russian officials", "group"),
    ("Russian officials", "Some Russian officials", "group"),
]

DIFFERENT = [
    # a shared first name, surname or office
    ("Vladimir Putin", "person", "Vladimir Zelensky", "person"),
    ("Donald Trump", "person", "Donald Tusk", "person"),
    ("Bill Clinton", "person", "Hillary Clinton", "person"),
    ("George W. Bush", "person", "George H. W. Bush", "person"),
    ("Chancellor Olaf Scholz", "person", "Chancellor Friedrich Merz", "person"),
    ("Mike Johnson", "person", "Boris Johnson", "person"),
    ("Brandon Johnson", "person", "Boris Johnson", "person"),
    ("Rachel Lopez", "person", "Maria Lopez", "person"),
    ("Jaroslaw Kaczynski", "person", "Lech Kaczynski", "person"),
    ("Kim Jong Un", "person", "Kim Jong Il", "person"),
    ("Kim Jong Un", "person", "Kim Yo Jong", "person"),
    ("Xi Jinping", "person", "Xi Zhongxun", "person"),
    ("Ana Muller", "person", "Ana Mueller", "person"),
    ("Rui Quintela", "person", "Inês Quintela Prado", "person"),
    ("C. R. Rao", "person", "Chandra Rao", "person"),
    ("C. R. Rao", "person", "C. V. Rao", "person"),
    ("Mohammed bin Salman", "person", "Salman", "person"),
    ("Boris", "person", "Boris Johnson", "person"),
    ("Boris Pistorius", "person", "Boris Johnson", "person"),
    # people, states, bodies, groups and offices
    ("Vladimir Putin", "person", "Russia", "state"),
    ("Denzel Washington", "person", "Washington", "state"),
    ("Ford", "organisation", "Bill Ford", "person"),
    ("Russia", "state", "Russian officials", "group"),
    ("Russia", "state", "Russian Foreign Ministry", "organisation"),
    ("Ukraine", "state", "the Ukrainian president", "office"),
    ("Volodymyr Zelensky", "person", "the Ukrainian president", "office"),
    ("European Union", "bloc", "European Commission", "organisation"),
    ("North Korea", "state", "South Korea", "state"),
    ("Niger", "state", "Nigeria", "state"),
    ("Guinea", "state", "Guinea-Bissau", "state"),
    ("Dominica", "state", "Dominican Republic", "state"),
    ("Republic of the Congo", "state", "Democratic Republic of the Congo", "state"),
    ("Republic of China", "state", "People's Republic of China", "state"),
    ("Ireland", "state", "Northern Ireland", "state"),
    ("Miami University", "organisation", "University of Miami", "organisation"),
    ("Foreign Ministry", "organisation", "Russian Foreign Ministry", "organisation"),
    ("Bank of England", "organisation", "Bank of Japan", "organisation"),
    ("Supreme Court", "organisation", "Supreme Court of India", "organisation"),
    ("Green Party", "organisation", "Greenpeace", "organisation"),
    ("Unite", "organisation", "United", "organisation"),
    ("a senior official", "unnamed", "a senior official", "unnamed"),
    ("analysts", "group", "analysts", "group"),
]


@pytest.mark.parametrize(("one", "other", "kind"), SAME)
def test_one_actor_under_two_names(one: str, other: str, kind: str) -> None:
    assert together(dossier([actor(one, kind)], [actor(other, kind)]), "a1", "b1")


@pytest.mark.parametrize(("one", "kind", "other", "other_kind"), DIFFERENT)
def test_two_actors_stay_two(one: str, kind: str, other: str, other_kind: str) -> None:
    assert not together(dossier([actor(one, kind)], [actor(other, other_kind)]), "a1", "b1")


def test_a_surname_joins_the_one_full_name_of_its_article() -> None:
    found = dossier([actor("Olaf Scholz"), actor("Mr Scholz"), actor("Xi Jinping"), actor("Xi")])
    assert together(found, "a1", "a2")
    assert together(found, "a3", "a4")


def test_a_name_turned_round_is_the_same_in_articles_that_keep_company() -> None:
    guild = actor("Harbour Guild", "organisation")
    assert together(dossier([actor("Haruka Satō"), guild], [actor("Sato Haruka"), guild]), "a1", "b1")
    assert not together(dossier([actor("Haruka Satō")], [actor("Sato Haruka")]), "a1", "b1")
    assert not together(dossier([actor("Paul Martin"), actor("Martin Paul")]), "a1", "a2")
    lead = actor("Paul Martin", office="President", organisation="Peru")
    rival = actor("Martin Paul", office="Prime Minister", organisation="Peru")
    assert not together(dossier([lead, guild], [rival, guild]), "a1", "b1")


def test_a_surname_that_fits_two_people_stays_open_and_is_asked_about() -> None:
    cast = [actor("Bill Clinton"), actor("Hillary Clinton"), actor("Clinton")]
    found = dossier(cast)
    assert len(found.actors) == 3
    a = article("a")
    asked = leftovers([(a, notes_of(a, *cast))])
    assert {label.text for label in asked.actors} == {"Bill Clinton", "Hillary Clinton", "Clinton"}


def test_a_surname_crosses_articles_on_an_office_or_on_company() -> None:
    chancellor = actor("Olaf Scholz", office="Chancellor", organisation="Germany")
    by_office = dossier([chancellor], [actor("German Chancellor Scholz")])
    assert together(by_office, "a1", "b1")
    alone = dossier([actor("Ana Lopez")], [actor("Lopez")])
    assert not together(alone, "a1", "b1")
    in_company = dossier([actor("Ana Lopez"), actor("Harbour Union", "organisation")],
                         [actor("Ms Lopez"), actor("Harbour Union", "organisation")])  # fmt: skip
    assert together(in_company, "a1", "b1")


@pytest.mark.parametrize(
    ("office", "organisation", "other", "other_organisation"),
    [
        ("Prime Minister", "United Kingdom", "Premier", "Canada"),
        ("President", "Poland", "Prime Minister", "Poland"),
        ("chair", "Harbour Union", "chief executive", "Coastal Shipping Line"),
    ],
)
def test_offices_that_clash_keep_a_surname_apart(
    office: str, organisation: str, other: str, other_organisation: str
) -> None:
    common = actor("Coastal Watch", "organisation")
    found = dossier(
        [actor("Jan Kowal", office=office, organisation=organisation), common],
        [actor("Kowal", office=other, organisation=other_organisation), common],
    )
    assert not together(found, "a1", "b1")


def test_namesakes_with_clashing_offices_are_two_in_one_article_and_in_separate_affairs() -> None:
    planner = actor("David Chen", office="planner", organisation="Harbour Council")
    builder = actor("David Chen", office="director", organisation="Northgate Homes")
    assert not together(dossier([planner, builder]), "a1", "a2")
    apart = dossier([planner], [builder])
    assert not together(apart, "a1", "b1")
    one, two = apart.actors
    assert one.never_same_as == (two.id,)


def test_an_office_joins_its_holder_only_through_the_alias_list_of_its_own_article() -> None:
    holder = actor(
        "Volodymyr Zelensky", aliases=["the Ukrainian president"], office="President", organisation="Ukraine"
    )
    assert together(dossier([holder, actor("the Ukrainian president", "office")]), "a1", "a2")
    assert not together(dossier([holder], [actor("the Ukrainian president", "office")]), "a1", "b1")


def test_a_name_that_goes_by_its_middle_word() -> None:
    full = actor("Claudia Sheinbaum Pardo", aliases=["Sheinbaum"], office="President", organisation="Mexico")
    assert together(dossier([full], [actor("Claudia Sheinbaum")]), "a1", "b1")
    assert not together(dossier([actor("Claudia Sheinbaum Pardo")], [actor("Claudia Pardo Ruiz")]), "a1", "b1")


@pytest.mark.parametrize("letters", ["ILU", "I.L.U."])
def test_an_acronym_joins_what_its_article_spells_out_and_otherwise_is_asked_about(letters: str) -> None:
    spelled = actor("International Longshore Union", "organisation")
    assert together(dossier([spelled, actor(letters, "organisation")]), "a1", "a2")
    assert not together(dossier([spelled], [actor(letters, "organisation")]), "a1", "b1")
    a, b = article("a"), article("b")
    asked = leftovers([(a, notes_of(a, spelled)), (b, notes_of(b, actor(letters, "organisation")))])
    assert {label.text for label in asked.actors} == {"International Longshore Union", letters}


def test_a_description_is_asked_about_with_the_bodies_of_its_article() -> None:
    a = article("a")
    cast = [actor("the port operator", "organisation"), actor("Seagate Terminals", "organisation"), actor("Ann Roe")]
    asked = leftovers([(a, notes_of(a, *cast))])
    assert [label.text for label in asked.actors] == ["the port operator", "Seagate Terminals"]
    assert len(dossier(cast).actors) == 3


def test_initials_stand_for_a_given_name_in_company_only() -> None:
    fund = actor("Atoll Alliance", "organisation")
    assert together(dossier([actor("C. R. Rao"), fund], [actor("Chandra Rao"), fund]), "a1", "b1")
    two = dossier([actor("C. R. Rao"), fund], [actor("Chandra Rao"), actor("Charles Rao"), fund])
    assert not together(two, "a1", "b1")
    assert not together(two, "a1", "b2")


def test_a_name_within_another_is_asked_about() -> None:
    a, b = article("a"), article("b")
    asked = leftovers(
        [
            (a, notes_of(a, actor("Merchants' League", "organisation"))),
            (b, notes_of(b, actor("Waterfront Merchants' League", "organisation"))),
        ]
    )
    assert {label.text for label in asked.actors} == {"Merchants' League", "Waterfront Merchants' League"}


def test_a_generic_name_joins_only_in_company() -> None:
    court = actor("Supreme Court", "organisation")
    assert not together(dossier([court], [court]), "a1", "b1")
    shared = [court, actor("Riverside Mills", "organisation")]
    assert together(dossier(shared, shared), "a1", "b1")


def test_what_one_article_describes_is_what_the_other_names_in_company_only() -> None:
    mills = actor("Riverside Mills", "organisation")
    short, full = actor("church", "organisation"), actor("Coastal Church", "organisation")
    assert together(dossier([short, mills], [full, mills]), "a1", "b1")
    assert not together(dossier([short], [full]), "a1", "b1")
    assert not together(dossier([short, mills], [full, actor("Inland Church", "organisation"), mills]), "a1", "b1")
    council = actor("works council", "organisation")
    assert together(dossier([council, mills], [council, mills]), "a1", "b1")
    assert not together(dossier([council], [council]), "a1", "b1")
    growers, national = actor("Growers Union", "organisation"), actor("Norvian Growers Union", "organisation")
    assert together(dossier([growers, mills], [national, mills]), "a1", "b1")
    assert not together(dossier([growers, mills], [actor("Coastal Growers Union", "organisation"), mills]), "a1", "b1")
    board = actor("board", "organisation", aliases=["the board of Brellan"])
    assert together(dossier([board], [actor("Brellan's board", "organisation")]), "a1", "b1")


def test_an_office_is_its_holders_when_another_article_says_who_holds_it() -> None:
    office, named = actor("finance minister", "office"), actor("Eva Ruiz")
    holder = actor("Eva Ruiz", office="finance minister")
    assert together(dossier([office, named], [holder]), "a1", "b1")
    assert not together(dossier([office], [holder]), "a1", "b1")
    second = actor("Tom Berg", office="finance minister")
    assert not together(dossier([office, named], [holder, second]), "a1", "b1")
    assert not together(dossier([actor("leader", "office"), named], [actor("Eva Ruiz", office="leader")]), "a1", "b1")


def test_an_alias_that_any_body_may_have_joins_nothing() -> None:
    one = actor("Harbour Holdings", "organisation", aliases=["the company", "Company"])
    other = actor("Northern Rail", "organisation", aliases=["the company", "Company"])
    assert not together(dossier([one], [other]), "a1", "b1")


def test_brussels_is_belgium_where_the_article_speaks_of_nothing_else() -> None:
    text = "Brussels will raise Belgian fares."
    a = article("a", text)
    from summarizer.steps.resolve import resolve

    found = resolve([(a, notes_of(a, actor("Brussels", "organisation")))], Links(actors=[], issues=[]), today=None)
    assert [one.name for one in found.actors] == ["Belgium"]


def test_neutral_name_aliases_and_roles() -> None:
    found = dossier(
        [
            actor(
                "Volodymyr Zelenskyy", aliases=["Zelenskyy", "the comedian"], office="President", organisation="Ukraine"
            )
        ],
        [actor("Volodymyr Zelenskyy")],
        [actor("Volodymyr Zelensky", aliases=["Ukrainian President Zelensky"])],
    )
    (one,) = found.actors
    assert one.name == "Volodymyr Zelenskyy"
    assert one.kind is ActorKind.PERSON
    assert one.aliases == ("Ukrainian President Zelensky", "Volodymyr Zelensky", "Zelenskyy", "the comedian")
    assert [(role.office, role.organisation, role.source) for role in one.roles] == [
        ("President", "Ukraine", "s1"),
        ("President", "Ukrainian", "s3"),
    ]
    assert [evidence.source for evidence in one.evidence] == ["s1", "s2", "s3"]


@pytest.mark.parametrize(
    ("cast", "name"),
    [
        (["EU", "European Union"], "European Union"),
        (["the White House"], "United States"),
        (["ILU (International Longshore Union)"], "ILU (International Longshore Union)"),
    ],
)
def test_name_of_a_state_or_body(cast: list[str], name: str) -> None:
    assert dossier([actor(label, "organisation") for label in cast]).actors[0].name == name


def test_never_same_as_names_those_who_share_a_name_or_an_office() -> None:
    found = dossier(
        [
            actor("Donald Trump", office="President", organisation="United States"),
            actor("Donald Tusk"),
            actor("Joe Biden", office="former President", organisation="US"),
            actor("Emmanuel Macron", office="President", organisation="France"),
        ]
    )
    trump, tusk, biden, macron = found.actors
    assert trump.never_same_as == (tusk.id, biden.id)
    assert tusk.never_same_as == (trump.id,)
    assert macron.never_same_as == ()


def _asked(*casts: list[CheckedActor]) -> dict[str, str]:
    articles = [article("abcdefghij"[n], f"Article number {n}.") for n in range(len(casts))]
    pairs = [(a, notes_of(a, *cast)) for a, cast in zip(articles, casts, strict=True)]
    return {label.text: label.id for label in leftovers(pairs).actors}


def test_an_engine_may_join_what_rules_left_open() -> None:
    casts = [actor("Bill Clinton"), actor("Hillary Clinton"), actor("Clinton")]
    ids = _asked(casts)
    links = Links(actors=[ActorGroup(members=[ids["Hillary Clinton"], ids["Clinton"], "n99"])], issues=[])
    found = dossier(casts, links=links)
    assert together(found, "a2", "a3")
    assert not together(found, "a1", "a3")


def test_an_engine_never_joins_two_people_not_even_through_a_third_name() -> None:
    casts = [actor("Bill Clinton"), actor("Hillary Clinton"), actor("Clinton")]
    ids = _asked(casts)
    groups = [
        ActorGroup(members=[ids["Bill Clinton"], ids["Clinton"]]),
        ActorGroup(members=[ids["Clinton"], ids["Hillary Clinton"]]),
    ]
    found = dossier(casts, links=Links(actors=groups, issues=[]))
    assert together(found, "a1", "a3")
    assert not together(found, "a1", "a2")
    whole = ActorGroup(members=[ids["Bill Clinton"], ids["Clinton"], ids["Hillary Clinton"]])
    assert len(dossier(casts, links=Links(actors=[whole], issues=[])).actors) == 3


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=40))
def test_clusters_never_hold_a_forbidden_pair(unions: list[tuple[int, int]]) -> None:
    traits = [n % 4 for n in range(12)]
    clusters = Clusters(traits, lambda a, b: {a, b} == {1, 2})
    for one, other in unions:
        clusters.unite((one, other))
    for root, members in clusters.groups().items():
        assert root == members[0]
        assert not {1, 2} <= {traits[m] for m in members}


@given(st.text(max_size=60))
def test_text_functions_hold_for_any_text(text: str) -> None:
    assert fold(fold(text)) == fold(text) or "'" in text or "’" in text or "." in text
    assert spellings(text)
    taken = parted(text)
    assert len(taken.name) + len(taken.title) <= len(text) + 1
    place_meant(text)


def test_us_in_capitals_is_a_state_and_in_small_letters_a_pronoun() -> None:
    assert place_named("US") is not None
    assert place_named("us") is None


def test_a_titled_surname_is_not_the_untitled_relative_of_its_article() -> None:
    mayor = actor("Okoye", office="Mayor", aliases=["Mayor Okoye"])
    found = dossier([mayor, actor("Ada Okoye")], [actor("Ben Okoye", office="Mayor", aliases=["Okoye"])])
    assert not together(found, "a1", "a2")
    alone = dossier([mayor, actor("Ada Okoye", office="Mayor")])
    assert together(alone, "a1", "a2")


def test_of_two_relatives_a_surname_elsewhere_is_the_one_who_is_called_by_it() -> None:
    bank = actor("Port Savings Bank", "organisation")
    named = [actor("Ada Okoye"), actor("Ben Okoye", aliases=["Okoye"]), bank]
    found = dossier(named, [actor("Okoye"), bank])
    assert together(found, "a2", "b1")
    assert not together(found, "a1", "b1")


def test_people_of_a_party_are_one_group_only_in_articles_on_one_affair() -> None:
    bank = actor("Port Savings Bank", "organisation")
    near = [[actor("Liberals", "group"), bank], [actor("the Liberals", "group"), bank]]
    assert together(dossier(*near), "a1", "b1")
    assert not together(dossier(*(cast[:1] for cast in near)), "a1", "b1")


def test_mr_and_ms_of_one_surname_are_two_people() -> None:
    found = dossier([actor("Quist", aliases=["Mr Quist"]), actor("Lena Quist", aliases=["Ms Quist"])])
    assert not together(found, "a1", "a2")


def test_father_and_son_of_one_name_in_one_article_stay_two_people_everywhere() -> None:
    both = [actor("Paul Ferro Jr."), actor("Paul Ferro")]
    found = dossier(both, [actor("Paul Ferro")], [actor("Paul Ferro Jr")])
    assert together(found, "a2", "b1")
    assert together(found, "a1", "c1")
    assert not together(found, "a1", "a2")
    assert not together(dossier([actor("Paul Ferro Jr.")], [actor("Paul Ferro III")]), "a1", "b1")


@pytest.mark.parametrize("label", ["I", "We", "others", "their"])
@pytest.mark.parametrize("kind", ["organisation", "group"])
def test_a_pronoun_is_somebody_else_in_each_article_and_in_one(label: str, kind: str) -> None:
    found = dossier([actor(label, kind)], [actor(label, kind), actor(label, kind)])
    assert len(found.actors) == 3


def test_an_acronym_spelled_like_a_pronoun_is_a_name() -> None:
    assert len(dossier([actor("WHO", "organisation")], [actor("WHO", "organisation")]).actors) == 1


def test_an_office_noted_as_a_body_is_not_one_body_everywhere() -> None:
    found = dossier([actor("CEO", "organisation")], [actor("CEO", "organisation")])
    assert [one.kind for one in found.actors] == [ActorKind.OFFICE] * 2


_PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(("Ana Ruiz", "Bo Ruiz", "Ruiz", "Mr Ruiz", "President Ruiz", "Ana Ek", "A. Ek", "Ek")),
        st.sampled_from((None, "president", "minister", "CEO")),
        st.integers(0, 2),
    ),
    min_size=2,
    max_size=9,
)


@settings(deadline=None)
@given(_PEOPLE, st.data())
def test_neither_rules_nor_links_join_two_full_names(
    people: list[tuple[str, str | None, int]], data: st.DataObject
) -> None:
    known = [("Ana Ruiz", None, 0), ("Bo Ruiz", None, 0), ("Ruiz", None, 1), *people]
    casts = [[actor(name, office=office) for name, office, where in known if where == n] for n in range(3)]
    asked = _asked(*casts)
    some = st.lists(st.sampled_from(sorted({*asked.values(), "n99"})), min_size=2, max_size=6, unique=True)
    groups = data.draw(st.lists(some, max_size=3)) if asked else []
    links = Links(actors=[ActorGroup(members=group) for group in groups], issues=[])
    for one in dossier(*casts, links=links).actors:
        assert len({"Ana Ruiz", "Bo Ruiz", "Ana Ek"} & {one.name, *one.aliases}) < 2
