"""Whom the offline engine takes a surname for, where several people bear it or none is named in full."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from offline_texts import article

from summarizer.engines.offline.cast import Cast
from summarizer.engines.offline.parsed import parse
from summarizer.engines.offline.pipes import load

_pipeline = cache(load)


def _called(text: str, label: str) -> set[str]:
    """List the names of the actors whom some wording of the text calls by a label."""
    cast = Cast(parse(article(text), _pipeline()))
    return {member.name for member in cast.members if label in member.names or label in member.printed}


HARBOUR = "Mayor Daniel Okafor opened the harbour on Monday with his wife, Grace Okafor.\n"
TITLED = "President Lindqvist and Karin Lindqvist, the first lady, opened the harbour on Monday.\n"


@pytest.mark.parametrize(
    ("text", "label", "whose"),
    [
        (HARBOUR + "Okafor said the quay would be sold.\n", "Okafor", {"Daniel Okafor"}),
        (HARBOUR + "Mr. Okafor said the quay would be sold.\n", "Mr. Okafor", {"Daniel Okafor"}),
        (TITLED + "President Lindqvist said the quay would be sold.\n", "President Lindqvist", {"Lindqvist"}),
        ("Paul Ferro and Paul Ferro Jr. met the board.\nFerro left early.\n", "Ferro", {"Paul Ferro"}),
        ("Paul Ferro Jr. met the board.\nFerro left early.\n", "Ferro", {"Paul Ferro Jr."}),
        ("Officials in South Sudan said on Monday that the South would not yield.\n", "South", {"South Sudan"}),
    ],
)
def test_a_surname_goes_to_the_one_it_is_used_of(text: str, label: str, whose: set[str]) -> None:
    assert _called(text, label) == whose


def test_two_people_of_one_family_are_never_one() -> None:
    assert _called(HARBOUR, "Grace Okafor") == {"Grace Okafor"}


def test_a_title_makes_a_person_of_a_name_the_recogniser_takes_for_a_body() -> None:
    text = "Senator Amarok spoke first.\nAmarok's lawyer and Amarok's aide left.\nAmarok told reporters of the vote.\n"
    cast = Cast(parse(article(text), _pipeline()))
    assert {member.kind for member in cast.members if "Amarok" in member.names} == {"person"}


TWO_COURTS = "The High Court heard the case.\nThe Court of Appeal had sent it back.\n"
UNION = "The Federation of Port Workers (FPW) voted to strike.\n"


@pytest.mark.parametrize(
    ("text", "label", "whose"),
    [
        (UNION + "The union said talks had failed.\n", "union", {"Federation of Port Workers"}),
        (UNION + "The FPW said talks had failed.\n", "FPW", {"Federation of Port Workers"}),
        (UNION + "A rival group, the Teamsters Union, left.\nThe union said no.\n", "union", {"union"}),
        (TWO_COURTS + "The court will rule in May.\n", "court", {"court"}),
        ("The Court of Appeal sat.\nThe court will rule in May.\n", "court", {"Court of Appeal"}),
        ("The minister left.\nTransport Minister Ana Ruiz said no.\n", "minister", {"Ana Ruiz"}),
        ("Interior Minister Ana Ruiz and Trade Minister Bo Ek met.\nThey left.\n" * 9 + "The minister rose.\n",
         "minister", {"Bo Ek"}),
        ("President Ana Ruiz met Bo Ek.\nEk smiled.\nThe president did not.\n", "president", {"Ana Ruiz"}),
        ("Chair Ana Ruiz met Bo Ek.\nThe chair of the port said no.\n", "chair", {"chair"}),
        ("Ana Ruiz will succeed Bo Ek as chief executive.\nRuiz left.\n", "chief executive", set()),
        ("The Justice Department sued on Monday.\n", "Justice Department", {"Justice Department"}),
        ("Shares of General Motors fell.\nGeneral Motors said nothing.\n", "General Motors", {"General Motors"}),
        ("Kim Jong-un met Moon Jae-in in Seoul.\nKim said talks went well.\n", "Kim", {"Kim Jong-un"}),
        ("Shares of General Widget Corporation fell.\n", "General Widget Corporation", {"General Widget Corporation"}),
        ("Tillmark Computer sued on Monday.\nTillmark said so.\n", "Tillmark", {"Tillmark Computer"}),
        ("The car maker Norlane lost.\nThe car maker closed.\n", "car maker", {"Norlane"}),
        ("The F.B.I. opened a case.\n", "F.B.I.", {"F.B.I."}),
    ],
)  # fmt: skip
def test_a_bare_role_and_a_name_in_parts_mean_one_actor_or_nobody(text: str, label: str, whose: set[str]) -> None:
    assert _called(text, label) == whose


def test_their_is_not_a_bodys_where_other_people_are_the_subject() -> None:
    text = "Norlane opened a shop.\nNorlane saw that many had lost their orders.\n"
    paragraphs = parse(article(text), _pipeline())
    cast = Cast(paragraphs)
    token = next(t for p in paragraphs for t in p.doc if t.text == "their")
    member = cast.of(paragraphs[-1], token)
    assert member is None or member.name != "Norlane"


PEOPLE = ("Ana Ruiz", "Bo Ek", "Ana Ek", "Carlo Ruiz", "Kim Jong-un", "Kim Yo-jong")
_TITLE = st.sampled_from(("", "President ", "Minister ", "French President ", "Mr "))
_SAYING = st.builds("{}{} said no.".format, _TITLE, st.sampled_from(PEOPLE))
_ROLE = st.sampled_from(("The president left.", "The French president left.", "Ruiz left.", "He left.", "Kim rose."))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(_SAYING, _ROLE), min_size=2, max_size=8))
def test_no_role_surname_or_pronoun_makes_two_people_one(lines: list[str]) -> None:
    cast = Cast(parse(article("\n".join(lines) + "\n"), _pipeline()))
    for member in cast.members:
        assert len(set(PEOPLE) & {*member.names, *member.printed}) < 2
