"""Whom the offline engine takes a surname for, where several people bear it or none is named in full."""

from functools import cache

import pytest
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
