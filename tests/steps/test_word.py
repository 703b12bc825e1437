"""The title, the bottom line and the judgments: prose from computed items, and the engine's own where it holds."""

import re

import pytest
from dossiers import Written, article, dossier
from hypothesis import HealthCheck, given, settings
from test_merge_whole import articles, brief

from summarizer.lexicon.prose import UNORDERED
from summarizer.schemas import Briefing, Check, Interval, Issue, WordedSentence, Wording
from summarizer.steps.merge import merge
from summarizer.steps.word import word

TROOPS = "European troops should be deployed to Ukraine."
GUARANTEES = "Security guarantees should be discussed."
RAISE = "Dockers should get a 12% raise."
CRANES = "automation of cranes"
MERGER = "The merger should be approved."
FLOOD = "The yard broke the law."
KINDS = {
    "Italy": "state",
    "United States": "state",
    "Germany": "state",
    "Russia": "state",
    "Ukraine": "state",
    "Harbour Union": "organisation",
    "Port Employers": "organisation",
    "Competition Authority": "organisation",
    "Freshway": "organisation",
    "Corner Mart": "organisation",
    "Dairy farmers": "group",
    "senior official": "unnamed",
}


def nothing_wrong(_sentence: WordedSentence, _briefing: Briefing) -> tuple[Check, ...]:
    return ()


def told(*written: Written, wording: Wording | None = None, faults: object = nothing_wrong, **more: object) -> Briefing:
    issues = {TROOPS: (), GUARANTEES: (), RAISE: (), CRANES: (), MERGER: (), FLOOD: ()}
    merged = merge(dossier(written, KINDS, issues, topics=[CRANES, FLOOD]), gaps=(), as_of=None)
    return word(merged.model_copy(update=more), wording, faults)  # type: ignore[arg-type]


WAR = (
    article("a")
    .says("Emmanuel Macron", "support", TROOPS)
    .says("Olaf Scholz", "oppose", TROOPS)
    .offers("deployment of European troops to Ukraine", ["Emmanuel Macron"], issue=TROOPS)
    .leaves_open("what each state would send"),
    article("b").says("Keir Starmer", "support", TROOPS).says("Germany", "support", TROOPS),
    article("c")
    .says("Germany", "oppose", TROOPS)
    .says("Italy", "oppose", TROOPS, narrator=True)
    .says("United States", "oppose", TROOPS)
    .says("Russia", "conditional", GUARANTEES, said="Only after a truce", conditions=["only after a truce"])
    .says("Ukraine", "support", GUARANTEES, said="They are a prerequisite to sit at the table"),
)
LABOUR = (
    article("a")
    .says("Harbour Union", "support", RAISE, conditions=["if jobs are safe"], cited="Dockers, if jobs are safe, agree.")
    .says("Port Employers", "oppose", RAISE)
    .says("Harbour Union", "oppose", CRANES)
    .says("Port Employers", "support", CRANES)
    .says("Ann Lee", "support", RAISE, when="2025-03-01")
    .offers("a pay rise of 12% over three years", ["Ann Lee"], backed_by=["Harbour Union"], status="backed"),
    article("b").says("Ann Lee", "oppose", RAISE, when="2025-03-04"),
)
ALONE = (
    article("a")
    .says("Freshway", "support", MERGER)
    .says("Corner Mart", "support", MERGER)
    .says("Dairy farmers", "support", MERGER),
)


def test_a_war_is_told_like_a_desk_officer_would() -> None:
    briefing = told(*WAR)
    assert briefing.title == "European troops in Ukraine: disputed"
    assert [judgment.text for judgment in briefing.bottom_line] == [
        "At issue is whether European troops should be deployed to Ukraine: Emmanuel Macron and Keir Starmer are in "
        "favour; Italy, Olaf Scholz and the United States are against.",
        "The leading proposal comes from Emmanuel Macron: deployment of European troops to Ukraine.",
    ]
    assert [judgment.text for judgment in briefing.key_judgments] == [
        "Russia and Ukraine disagree on the order of steps: discussing security guarantees; Russia attaches the "
        "condition only after a truce.",
        "Sources differ on where Germany stands on whether European troops should be deployed to Ukraine: in favour or "
        "against.",
        "Of six actors reported on the leading issue, two are in favour, three against and one reported in more than "
        "one way.",
    ]
    assert {judgment.confidence for judgment in briefing.key_judgments} == {"moderate", "low"}


def test_a_labour_dispute_reads_as_well() -> None:
    briefing = told(*LABOUR)
    assert briefing.title == "Dockers getting a 12% raise: disputed"
    assert [judgment.text for judgment in briefing.bottom_line] == [
        "At issue is whether dockers should get a 12% raise: the Harbour Union is in favour; Port Employers and "
        "Ann Lee are against.",
        "The leading proposal, put forward by Ann Lee, has backing: a pay rise of 12% over three years.",
    ]
    assert [judgment.text for judgment in briefing.key_judgments] == [
        "Positions differ on the automation of cranes: Port Employers are in favour; the Harbour Union is against.",
        "Ann Lee changed position on whether dockers should get a 12% raise: in favour on 1 Mar 2025, against on 4 Mar "
        "2025.",
        "Of three actors reported on the leading issue, one is in favour, one against and one reported in more than "
        "one way.",
        "On whether dockers should get a 12% raise, the Harbour Union attaches a condition: “if jobs are safe”.",
    ]


def test_of_how_things_are_one_says_so_or_denies_it() -> None:
    alone = told(article("a").says("Ann Lee", "support", FLOOD))
    assert [judgment.text for judgment in alone.bottom_line] == ["Ann Lee holds that the yard broke the law."]
    both = told(article("a").says("Ann Lee", "support", FLOOD).says("Port Employers", "oppose", FLOOD))
    assert both.bottom_line[0].text == (
        "At issue is whether the yard broke the law: Ann Lee says so; Port Employers deny it."
    )


def test_where_nobody_disagrees_the_agreement_is_told() -> None:
    briefing = told(*ALONE)
    assert briefing.title == "Approving the merger: no dissent reported"
    assert [judgment.text for judgment in briefing.bottom_line] == [
        "Corner Mart, Freshway and dairy farmers agree that the merger should be approved."
    ]


@pytest.mark.parametrize(
    ("stance", "said"),
    [
        ("support", "A senior official is in favour of approving the merger."),
        ("oppose", "A senior official is against approving the merger."),
        ("conditional", "On whether the merger should be approved, a senior official is in favour on conditions."),
        ("noncommittal", "On whether the merger should be approved, a senior official is uncommitted."),
        ("mixed", "On whether the merger should be approved, a senior official is of two minds."),
    ],
)
def test_one_stance_alone_is_told(stance: str, said: str) -> None:
    briefing = told(article("a").says("senior official", stance, MERGER))
    [judgment] = briefing.bottom_line
    assert (judgment.text, judgment.confidence, judgment.reason) == (said, "low", "an unnamed speaker only")
    assert briefing.title == "Approving the merger: where it stands"


@pytest.mark.parametrize(("stance", "said"), [("support", "holds that"), ("oppose", "denies that")])
def test_a_view_of_how_things_are_is_held_and_not_favoured(stance: str, said: str) -> None:
    view = "The harbour would be closed by the spring."
    dossiered = dossier([article("a").says("senior official", stance, view)], KINDS, {view: ()}, topics=[view])
    [judgment] = word(merge(dossiered, gaps=(), as_of=None), None, nothing_wrong).bottom_line
    assert judgment.text == f"A senior official {said} the harbour would be closed by the spring."


def test_criticism_alone_names_both() -> None:
    briefing = told(
        article("a")
        .reports("Ann Lee", "Bo Park", "Who may speak for the shoppers?")
        .says("Freshway", "support", MERGER)
    )
    assert "Ann Lee disagrees with Bo Park: who may speak for the shoppers?" in _texts(briefing)


def test_conditions_that_exclude_one_another_are_told() -> None:
    briefing = told(
        article("a").says("Freshway", "conditional", MERGER, conditions=["if 30 stores are sold"]),
        article("b").says("Corner Mart", "conditional", MERGER, conditions=["if 120 stores are sold"]),
    )
    assert briefing.title == "Approving the merger: terms disputed"
    assert briefing.bottom_line[0].text == (
        "Corner Mart and Freshway set conditions that exclude one another on whether the merger should be approved."
    )


LONG = (
    "The regulator and all the many other bodies that have had a say in the long case so far should approve the merger."
)


def lasting(*written: Written, statement: str, label: str, form: str = "normative") -> Briefing:
    merged = merge(dossier(written, KINDS, {MERGER: ()}), gaps=(), as_of=None)
    issue = Issue.model_validate({"id": "i1", "statement": statement, "form": form, "label": label})
    named = [
        relation.model_copy(update={"text": relation.text.replace("the merger should be approved", LONG)})
        for relation in (*merged.changes, *merged.source_conflicts)
    ]
    changes = tuple(relation for relation in named if relation.id.startswith("c"))
    conflicts = tuple(relation for relation in named if relation.id.startswith("x"))
    update = {"issues": (issue,), "changes": changes, "source_conflicts": conflicts}
    return word(merged.model_copy(update=update), None, nothing_wrong)


@pytest.mark.parametrize(
    ("first", "second", "lineage", "said"),
    [
        (None, None, "b", "Sources differ on where Ann Lee stands on merger approval."),
        (None, None, "a", "Reports of where Ann Lee stands on merger approval are inconsistent."),
        ("2025-01-01", "2025-02-01", "b", "Ann Lee changed position on merger approval."),
    ],
)
def test_a_long_issue_goes_by_its_short_heading(first: str | None, second: str | None, lineage: str, said: str) -> None:
    briefing = lasting(
        article("a").says("Ann Lee", "support", MERGER, when=first),
        article("b", lineage=lineage).says("Ann Lee", "oppose", MERGER, when=second),
        statement=LONG,
        label="Merger approval",
    )
    assert said in _texts(briefing)


@pytest.mark.parametrize(
    ("stance", "statement", "form", "said"),
    [
        ("oppose", MERGER, "normative", "Corner Mart and Freshway are both against approving the merger."),
        ("support", "Price caps.", "topic", "Corner Mart and Freshway are both in favour of price caps."),
        (
            "oppose",
            "A sale is the only way out.",
            "normative",
            "Corner Mart and Freshway agree in their opposition on whether a sale is the only way out.",
        ),
    ],
)
def test_agreement_is_told_for_every_form_of_issue(stance: str, statement: str, form: str, said: str) -> None:
    alike = article("a").says("Freshway", stance, MERGER).says("Corner Mart", stance, MERGER)
    assert _texts(lasting(alike, statement=statement, label="label", form=form)) == [said]


def test_a_criticism_that_asks_nothing_is_over_its_matter() -> None:
    briefing = told(
        article("a").reports("Ann Lee", "Bo Park", "The pace of the sale").says("Freshway", "support", MERGER)
    )
    assert "Ann Lee disagrees with Bo Park over the pace of the sale." in _texts(briefing)


def test_proposals_alone_make_a_title_and_what_happened_a_last_one() -> None:
    assert told(article("a").offers("sale of 30 stores", ["Ann Lee"])).title == "Sale of 30 stores: on the table"
    happened = told(article("a").tells("The council met", "2025-01-01"))
    assert happened.title == "The council met"
    assert (happened.bottom_line[0].refs, happened.bottom_line[0].confidence) == (("e1",), "moderate")


def test_what_is_open_is_told_where_there_is_room() -> None:
    briefing = told(article("a").says("Freshway", "support", MERGER).leaves_open("Who will run the stores?"))
    assert _texts(briefing)[-1] == "The reports leave this open: who will run the stores?"


def test_a_proposal_of_nobody_is_low_and_a_pledge_no_firmer_than_moderate() -> None:
    nobody = told(article("a").offers("sale of 30 stores"), article("b").offers("sale of 30 stores"))
    assert (nobody.bottom_line[0].confidence, nobody.bottom_line[0].reason) == ("low", "nobody named behind it")
    pledged = told(*(article(name).offers("sale of 30 stores", ["Ann Lee"], status="pledged") for name in "ab"))
    assert pledged.bottom_line[0].confidence == "moderate"
    floated = told(*(article(name).offers("sale of 30 stores", ["Ann Lee"]) for name in "ab"))
    assert floated.bottom_line[0].confidence == "high"


def test_many_on_a_side_are_counted() -> None:
    many = article("a").says("Freshway", "support", MERGER)
    for name in ("Ann Lee", "Bo Park", "Cy Ng", "Di Fox", "Ed Ash"):
        many.says(name, "oppose", MERGER)
    assert (
        "Freshway is in favour; Ann Lee, Bo Park, Cy Ng and two others are against." in told(many).bottom_line[0].text
    )


@pytest.mark.parametrize(
    ("status", "backers", "opponents", "said"),
    [
        ("floated", [], [], "The leading proposal comes from Ann Lee: sale of 30 stores."),
        (
            "floated",
            [],
            ["Bo Park"],
            "The leading proposal comes from Ann Lee and is opposed by Bo Park: sale of 30 stores.",
        ),
        ("rejected", [], ["Bo Park"], "put forward by Ann Lee, has been rejected by Bo Park: sale of 30 stores."),
        ("pledged", [], [], "The leading proposal, put forward by Ann Lee, has been pledged: sale of 30 stores."),
        ("overtaken", [], [], "put forward by Ann Lee, has been overtaken by events: sale of 30 stores."),
        (
            "backed",
            ["Freshway"],
            ["Bo Park"],
            "put forward by Ann Lee, is backed by Freshway and opposed by Bo Park: sale of 30 stores.",
        ),
    ],
)
def test_each_status_of_a_proposal_is_told(status: str, backers: list[str], opponents: list[str], said: str) -> None:
    one = article("a").offers("Sale of 30 stores", ["Ann Lee"], issue=MERGER, status=status)
    for stance, names in (("support", backers), ("oppose", opponents)):
        for name in names:
            one.says(name, stance, MERGER)
    merged = merge(dossier([one], KINDS, {MERGER: ()}), gaps=(), as_of=None)
    briefing = word(merged.model_copy(update={"disputes": (), "agreements": ()}), None, nothing_wrong)
    assert said in " ".join(_texts(briefing))


def test_two_actors_of_one_name_are_named_once() -> None:
    one = (
        article("a")
        .says("Ann Lee", "support", MERGER)
        .says("Bo Park", "support", MERGER)
        .says("Cy Ng", "oppose", MERGER)
    )
    merged = merge(dossier([one], KINDS, {MERGER: ()}), gaps=(), as_of=None)
    actors = tuple(
        actor.model_copy(update={"name": actor.name.replace("Bo Park", "Ann Lee")}) for actor in merged.actors
    )
    briefing = word(merged.model_copy(update={"actors": actors}), None, nothing_wrong)
    assert briefing.bottom_line[0].text.endswith("Ann Lee is in favour; Cy Ng is against.")


def test_nothing_to_say_is_said() -> None:
    assert told().bottom_line[0].text == "No article could be read, so there is nothing to brief on."
    empty = told(article("a"))
    assert empty.title == "No positions reported"
    assert empty.bottom_line[0].text == "The articles report no position or proposal that passed the checks."
    assert (empty.bottom_line[0].refs, empty.bottom_line[0].confidence) == ((), "low")
    assert empty.key_judgments == ()


def test_confidence_is_that_of_the_weakest_item() -> None:
    twice = [
        article(name).says("Freshway", "support", MERGER).says("Competition Authority", "oppose", MERGER)
        for name in "ab"
    ]
    high = told(*twice).bottom_line[0]
    assert (high.confidence, high.reason) == ("high", "each side in at least two origins")
    once = told(twice[0]).bottom_line[0]
    assert (once.confidence, once.reason) == ("moderate", "one origin")
    narrated = told(
        article("a").says("Freshway", "support", MERGER, narrator=True).says("Corner Mart", "oppose", MERGER)
    )
    assert (narrated.bottom_line[0].confidence, narrated.bottom_line[0].reason) == (
        "low",
        "for one side, the article's own voice only",
    )


def wording(**parts: object) -> Wording:
    plain = {
        "title": "Troops for Ukraine: disputed",
        "bottom_line": [WordedSentence(text="Macron wants troops in Ukraine and Scholz does not.", refs=["d1"])],
        "key_judgments": [WordedSentence(text="Starmer stands with Macron.", refs=["p1", "p2"])],
    }
    return Wording.model_validate({**plain, **parts})


def test_the_engines_sentences_stand_with_a_computed_confidence() -> None:
    briefing = told(*WAR, wording=wording())
    assert briefing.title == "Troops for Ukraine: disputed"
    assert [j.text for j in briefing.bottom_line] == ["Macron wants troops in Ukraine and Scholz does not."]
    assert [(j.text, j.refs) for j in briefing.key_judgments] == [("Starmer stands with Macron.", ("p1", "p2"))]
    assert briefing.bottom_line[0].confidence == "moderate"
    assert briefing.quarantine == ()
    assert briefing.provenance.wording == "engine"
    assert told(*WAR).provenance.wording == "template"


def test_a_failed_sentence_is_quarantined_and_a_template_takes_an_empty_place() -> None:
    failed = Check(name="names", verdict="failed", detail="Macron does not stand in the evidence")

    def faults(sentence: WordedSentence, _briefing: Briefing) -> tuple[Check, ...]:
        return (failed,) if "Macron" in sentence.text else ()

    briefing = told(*WAR, wording=wording(), faults=faults)
    templates = told(*WAR)
    assert briefing.bottom_line == templates.bottom_line
    assert briefing.key_judgments == templates.key_judgments
    assert briefing.title == "Troops for Ukraine: disputed"
    assert [(q.id, q.kind, q.failed) for q in briefing.quarantine] == [
        ("wording-bottom-1", "wording", (failed,)),
        ("wording-judgment-1", "wording", (failed,)),
    ]
    assert briefing.provenance.wording == "template"


@pytest.mark.parametrize(
    ("part", "text", "refs", "name"),
    [
        ("key_judgments", "It is so.", ["p99"], "place"),
        ("key_judgments", " ".join(["word"] * 25), ["p1"], "place"),
        ("bottom_line", " ".join(["word"] * 46), ["p1"], "place"),
        ("key_judgments", "A deployment is likely.", ["p1"], "hedge"),
        ("key_judgments", "Moderate confidence that Macron wants it.", ["p1"], "hedge"),
    ],
)
def test_a_sentence_too_long_too_sure_or_of_nothing_is_refused(
    part: str, text: str, refs: list[str], name: str
) -> None:
    bad = WordedSentence(text=text, refs=refs)
    briefing = told(*WAR, wording=wording(**{part: [bad]}))
    [refused] = briefing.quarantine
    assert refused.claim == text
    assert [check.name for check in refused.failed] == [name]
    assert text not in _texts(briefing)


def test_a_sentence_of_the_bottom_line_goes_with_the_refused_one_it_leans_on() -> None:
    refused = WordedSentence(text="A plan is put forward.", refs=["p99"])
    leaning = WordedSentence(text="Macron wants it and Scholz does not.", refs=["d1"])
    plain = WordedSentence(text="Starmer stands with Macron.", refs=["p1", "p2"])
    briefing = told(*WAR, wording=wording(bottom_line=[refused, leaning, plain]))
    first = told(*WAR).bottom_line[0].text
    assert [line.text for line in briefing.bottom_line] == [first, plain.text], "side matters are no bottom line"
    assert ["'it' may stand" in check.detail for q in briefing.quarantine for check in q.failed] == [False, True]
    alone = told(*WAR, wording=wording(bottom_line=[plain, leaning]))
    assert [line.text for line in alone.bottom_line] == [plain.text, leaning.text]


def test_a_likelihood_the_source_states_may_be_reported() -> None:
    one = article("a").says("Ann Lee", "support", MERGER, cited="Ann Lee called approval likely.")
    kept = WordedSentence(text="Ann Lee calls approval likely.", refs=["p1"])
    briefing = told(one, wording=wording(title="Merger", bottom_line=[kept], key_judgments=[]))
    assert briefing.bottom_line[0].text == "Ann Lee calls approval likely."


def test_the_bottom_line_keeps_what_fits_in_order() -> None:
    long = [WordedSentence(text=" ".join([name] * 20), refs=["p1"]) for name in ("one", "two", "three")]
    briefing = told(*WAR, wording=wording(bottom_line=long))
    assert [j.text.split()[0] for j in briefing.bottom_line] == ["one", "two"]
    assert briefing.quarantine[0].claim.startswith("three")
    assert "60 words, at most 45" in briefing.quarantine[0].failed[0].detail


def test_a_title_too_long_or_strange_is_refused() -> None:
    asked: list[WordedSentence] = []

    def faults(sentence: WordedSentence, _briefing: Briefing) -> tuple[Check, ...]:
        asked.append(sentence)
        return (Check(name="numbers", verdict="failed"),) if "99" in sentence.text else ()

    for title in ("a " * 13 + "troops", "99 troops"):
        briefing = told(*WAR, wording=wording(title=title), faults=faults)
        assert briefing.title == "European troops in Ukraine: disputed"
        assert briefing.quarantine[0].id == "wording-title"
    assert {"p1", "d1", "r1", "u1", "x1"} <= set(asked[0].refs)


def test_issues_without_a_modal_and_long_ones_still_make_a_title() -> None:
    merged = merge(
        dossier(
            [article("a").says("Freshway", "support", MERGER).says("Corner Mart", "oppose", MERGER)],
            KINDS,
            {MERGER: ()},
        ),
        gaps=(),
        as_of=None,
    )

    def title(statement: str, label: str) -> str:
        issue = Issue(id="i1", statement=statement, form="normative", label=label)
        return word(merged.model_copy(update={"issues": (issue,)}), None, nothing_wrong).title

    assert title("Approval is the only way out.", "way out") == "Whether approval is the only way out: disputed"
    long = "The regulator " + "and its many friends " * 4 + "should approve it."
    assert title(long, "approval of it") == "Approval of it: disputed"
    assert title(long, "so " * 14) == "Freshway and Corner Mart at odds"


@given(articles)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_sentence_is_one_short_referenced_sentence(chosen: tuple[Written, ...]) -> None:
    merged = brief(chosen)
    briefing = word(merged, None, nothing_wrong)
    items = {
        item.id
        for name in ("positions", "proposals", "agreements", "disputes", "timeline", "changes", "source_conflicts",
                     "not_known")
        for item in getattr(briefing, name)
    }  # fmt: skip
    assert 0 < len(briefing.title.split()) <= 12
    assert 1 <= len(briefing.bottom_line) <= 3
    assert sum(len(judgment.text.split()) for judgment in briefing.bottom_line) <= 45
    assert len(briefing.key_judgments) <= 4
    assert all(len(judgment.text.split()) <= 24 for judgment in briefing.key_judgments)
    texts = _texts(briefing)
    assert len(texts) == len(set(texts))
    for judgment in (*briefing.bottom_line, *briefing.key_judgments):
        assert set(judgment.refs) <= items
        assert judgment.refs or not (merged.positions or merged.proposals)
        assert judgment.reason
        assert re.fullmatch(r"[A-Z“].*[^.?!\s][.?!]", judgment.text), judgment.text
        assert not re.search(r"\.\.|\?\?|\s[.,;:?]|\b(\w+) \1\b|None|: ?[.;]", judgment.text), judgment.text
    for judgment in (*briefing.bottom_line, *briefing.key_judgments):
        for ref in judgment.refs:
            for side in next((d.sides for d in briefing.disputes if d.id == ref and "Of " not in judgment.text), ()):
                names = {actor.id: actor.name for actor in briefing.actors}
                assert any(names[actor].removeprefix("a ") in judgment.text for actor in side.actors), judgment.text


def test_which_dates_a_change_names_follows_their_precision() -> None:
    briefing = told(
        article("a", published="2025-02-10").says("Ann Lee", "support", RAISE),
        article("b").says("Ann Lee", "oppose", RAISE, when=Interval(start="2025-03-01", end="2025-03-31")),
    )
    assert briefing.changes[0].text.endswith("in favour by 10 Feb 2025, against in Mar 2025.")


def _texts(briefing: Briefing) -> list[str]:
    return [judgment.text for judgment in (*briefing.bottom_line, *briefing.key_judgments)]


TWO = (
    article("a").says("Harbour Union", "support", RAISE).says("Port Employers", "oppose", RAISE),
    article("b").says("Freshway", "support", MERGER).says("Corner Mart", "oppose", MERGER),
)


def test_two_stories_that_nothing_links_both_stand_in_title_and_bottom_line() -> None:
    briefing = told(*TWO)
    assert briefing.title == "Dockers getting a 12% raise and approving the merger: disputed"
    assert [judgment.text for judgment in briefing.bottom_line] == [
        "At issue is whether dockers should get a 12% raise: the Harbour Union is in favour; Port Employers are "
        "against.",
        "At issue is whether the merger should be approved: Freshway is in favour; Corner Mart is against.",
    ]


def test_two_stories_that_stand_differently_are_told_so() -> None:
    briefing = told(TWO[0], article("b").says("Freshway", "support", MERGER))
    assert briefing.title == "Dockers getting a 12% raise: disputed; approving the merger: where it stands"
    assert len(briefing.bottom_line) == 2


@pytest.mark.parametrize("more", ["an actor", "a story of few"])
def test_one_story_and_a_side_matter_are_one_subject(more: str) -> None:
    linked = article("c").says("Freshway", "support", MERGER)
    rest = (
        [linked.says("Harbour Union", "support", MERGER)]
        if more == "an actor"
        else [linked, article("d").says("Ann Lee", "support", RAISE), article("e").says("Ann Lee", "support", RAISE)]
    )
    assert told(TWO[0], *rest).title == "Dockers getting a 12% raise: disputed"


def test_what_more_origins_speak_to_leads_before_what_one_origin_tells_of_many() -> None:
    many = article("a").says("Freshway", "support", MERGER).says("Corner Mart", "oppose", MERGER)
    many = many.says("Dairy farmers", "oppose", MERGER).says("Port Employers", "oppose", MERGER)
    twice = [article(name).says("Harbour Union", "support", RAISE) for name in ("b", "c")]
    briefing = told(many, *twice, article("d").says("Port Employers", "oppose", RAISE))
    assert briefing.title == "Dockers getting a 12% raise: disputed"
    assert briefing.key_judgments[0].text.startswith("At issue is whether the merger should be approved")


def test_holders_of_an_office_that_nothing_dates_come_last_and_are_low() -> None:
    briefing = told(
        *WAR[1:],
        article("d").says("Olaf Scholz", "oppose", TROOPS).calls("Olaf Scholz", "Chancellor", "Germany"),
        article("e").says("Ann Lee", "oppose", TROOPS).calls("Ann Lee", "Chancellor", "Germany"),
    )
    [undated] = [relation for relation in briefing.changes if UNORDERED in relation.text]
    assert undated.id not in {ref for judgment in briefing.key_judgments[:-1] for ref in judgment.refs}
    [last] = [judgment for judgment in briefing.key_judgments if undated.id in judgment.refs]
    assert (last.confidence, last.reason) == ("low", "order not dated")


def test_a_change_of_mind_leads_where_nobody_disputes_it() -> None:
    briefing = told(
        article("a").says("Ann Lee", "oppose", MERGER, when="2025-03-03"),
        article("b").says("Ann Lee", "support", MERGER, when="2025-03-20"),
    )
    assert briefing.title == "Approving the merger: position changed"
    assert [judgment.text for judgment in briefing.bottom_line] == [
        "Ann Lee changed position on whether the merger should be approved: against on 3 Mar 2025, in favour on 20 "
        "Mar 2025."
    ]
    assert briefing.key_judgments == ()


def test_a_heading_of_one_word_names_who_is_at_odds() -> None:
    merged = merge(
        dossier(
            (article("a").says("Ann Lee", "support", "meeting").says("Bo Park", "oppose", "meeting"),),
            KINDS,
            {"meeting": ()},
            topics=["meeting"],
        ),
        gaps=(),
        as_of=None,
    )
    assert word(merged, None, nothing_wrong).title == "Meeting: Ann Lee and Bo Park at odds"
