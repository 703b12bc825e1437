"""Lists, articles, plurals, sentence ends, dates, and issues as clauses and headings."""

import pytest

from summarizer.lexicon.prose import Casing, called, listed, plural, sentence, span
from summarizer.lexicon.questions import acting, gerund, heading, question
from summarizer.schemas import Actor, Interval, Issue

STORY = Casing(
    (
        "The ban on port workers was lifted, Apple said. Later, Apple left. On western roads, the ban hit Apple. "
        "The ports and the wages of port staff were discussed by Marit Holm and by Vela Energy.",
    )
)


def issue(statement: str, form: str = "normative") -> Issue:
    return Issue.model_validate({"id": "i1", "statement": statement, "form": form, "label": "label"})


@pytest.mark.parametrize(
    ("names", "most", "said"),
    [
        (["A"], 3, "A"),
        (["A", "B"], 3, "A and B"),
        (["A", "B", "C"], 3, "A, B and C"),
        (["A", "B", "C"], 2, "A, B and one other"),
        (list("ABCDE"), 2, "A, B and three others"),
        ([f"N{i}" for i in range(14)], 2, "N0, N1 and 12 others"),
    ],
)
def test_lists_end_in_and(names: list[str], most: int, said: str) -> None:
    assert listed(names, most) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("it ends.", "It ends."),
        ("it ends..", "It ends."),
        ("who pays?", "Who pays?"),
        ("he said “no.”", "He said “no.”"),
        ("the “plan”", "The “plan”."),
        ("a  list,", "A list."),
    ],
)
def test_a_sentence_has_one_end(text: str, said: str) -> None:
    assert sentence(text) == said


@pytest.mark.parametrize(
    ("name", "kind", "said", "many"),
    [
        ("United States", "state", "the United States", False),
        ("France", "state", "France", False),
        ("NATO", "bloc", "NATO", False),
        ("European Union", "bloc", "the European Union", False),
        ("European Commission", "organisation", "the European Commission", False),
        ("Vela Energy", "organisation", "Vela Energy", False),
        ("Auto Workers", "organisation", "Auto Workers", True),
        ("Siemens", "organisation", "Siemens", False),
        ("Port workers", "group", "port workers", True),
        ("Apple suppliers", "group", "Apple suppliers", True),
        ("senior EU diplomat", "unnamed", "a senior EU diplomat", False),
        ("EU diplomat", "unnamed", "an EU diplomat", False),
        ("European official", "unnamed", "a European official", False),
        ("unnamed aide", "unnamed", "an unnamed aide", False),
        ("officials close to the talks", "unnamed", "officials close to the talks", True),
        ("Jane Doe", "person", "Jane Doe", False),
    ],
)
def test_names_take_the_article_and_verb_english_gives_them(name: str, kind: str, said: str, many: bool) -> None:
    actor = Actor.model_validate({"id": "a1", "name": name, "kind": kind})
    assert called(actor, STORY) == said
    assert plural(actor) is many


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("Port workers should be paid.", "Whether port workers should be paid"),
        ("Apple should pay.", "Whether Apple should pay"),
        ("Western roads should close.", "Whether western roads should close"),
        ("European troops should leave.", "Whether European troops should leave"),
        ("The ban should be lifted.", "Whether the ban should be lifted"),
        ("NATO should grow.", "Whether NATO should grow"),
        ("Russian gas should be banned.", "Whether Russian gas should be banned"),
    ],
)
def test_a_question_keeps_capitals_of_names_only(statement: str, said: str) -> None:
    assert question(issue(statement), STORY) == said


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("The ban on exports.", "The ban on exports"),
        ("levy on shipping fuel", "The levy on shipping fuel"),
        ("NATO membership", "NATO membership"),
        ("talks with Ukraine", "Talks with Ukraine"),
        ("raising the fare", "Raising the fare"),
        ("territorial concessions", "Territorial concessions"),
        ("no new roads", "No new roads"),
        ("The offer could save the deal.", "Whether the offer could save the deal"),
    ],
)
def test_a_topic_is_its_own_question_with_the_article_it_needs(topic: str, said: str) -> None:
    assert question(issue(topic, "topic"), STORY) == said


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("Western troops should be deployed in Ukraine.", "Western troops in Ukraine"),
        ("European troops should be deployed to Ukraine.", "European troops in Ukraine"),
        ("Ukraine should join NATO.", "Ukraine joining NATO"),
        ("Fares must not rise by 5%.", "Fares not rising by 5%"),
        ("The merger should be approved.", "The merger being approved"),
        ("The two sides should immediately begin talks.", "The two sides immediately beginning talks"),
        ("Germany cannot lead.", "Germany not leading"),
        ("The tribunal should apply the law.", "The tribunal applying the law"),
        ("Regulators should stop the deal.", "Regulators stopping the deal"),
        ("A deal that will hurt should be stopped.", "A deal that will hurt being stopped"),
        ("NATO membership is the only guarantee.", None),
    ],
)
def test_a_heading_is_a_noun_phrase(statement: str, said: str | None) -> None:
    assert heading(issue(statement)) == said


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("make", "making"),
        ("get", "getting"),
        ("be", "being"),
        ("die", "dying"),
        ("agree", "agreeing"),
        ("open", "opening"),
    ],
)
def test_gerunds(verb: str, said: str) -> None:
    assert gerund(verb) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (None, None, ""),
        ("2025-09-04", "2025-09-04", "on 4 Sep 2025"),
        ("2025-09-01", "2025-09-30", "in Sep 2025"),
        ("2025-01-01", "2025-12-31", "in 2025"),
        (None, "2025-09-02", "by 2 Sep 2025"),
        ("2025-09-02", None, "from 2 Sep 2025"),
        ("2025-09-02", "2025-09-05", "between 2 Sep 2025 and 5 Sep 2025"),
    ],
)
def test_dates_take_their_preposition(start: str | None, end: str | None, said: str) -> None:
    assert span(Interval(start=start, end=end)) == said


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("The cod quota should be cut by a third.", "cutting the cod quota by a third"),
        ("The merger should be approved.", "approving the merger"),
        ("A ban should be agreed.", "agreeing a ban"),
        ("Aid should be sent to the coast.", "sending aid to the coast"),
        ("Nothing should be red.", None),
        ("The law should be applied to all.", "applying the law to all"),
        ("The port should close.", None),
        ("The plan should be quietly dropped.", None),
        ("Troops should be deployed to Ukraine.", None),
        ("The plant should not be closed.", None),
    ],
)
def test_what_is_to_be_done_is_named_by_the_doing(statement: str, said: str | None) -> None:
    assert acting(issue(statement), Casing()) == said
