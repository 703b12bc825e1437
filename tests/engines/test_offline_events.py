"""Events of a timeline: dated by their own day, and told in the voice of whoever tells them."""

import pytest
from conftest import offline_engine
from offline_texts import article

from summarizer.schemas import NotedEvent


def events(text: str) -> list[NotedEvent]:
    return offline_engine().extract(article(text)).events


@pytest.mark.parametrize(
    "text",
    [
        "Since 2021 the city has built four schools in the north.",
        "Emissions in the valley rose by 4 percent from 2019 levels.",
        "Output of the plant fell 5 percent against 2019.",
        "Traffic on the bridge fell by a third compared with 2015.",
        "The port published a plan to meet the 2030 targets.",
        "Fares rose more than in 2019.",
        "The agency repeated its goals under the 2015 treaty.",
    ],
)
def test_years_that_something_is_measured_by_or_aims_at_date_no_event(text: str) -> None:
    assert [event.when for event in events(text)] == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The mayor opened the new harbour in 2021.", "in 2021"),
        ("The plant will close its last furnace by 2030.", "by 2030"),
        ("The council cut waste by 4 percent from 2019 levels in 2024.", "in 2024"),
    ],
)
def test_years_of_the_event_itself_stay(text: str, when: str) -> None:
    assert [event.when for event in events(text)] == [when]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Prosecutors said Tom Berg transferred the money to Ana Ruiz in March 2023.",
            "Prosecutors said Tom Berg transferred the money to Ana Ruiz in March 2023.",
        ),
        (
            "Tom Berg transferred the money to Ana Ruiz in March 2023, prosecutors said.",
            "Prosecutors said Tom Berg transferred the money to Ana Ruiz in March 2023.",
        ),
        (
            "According to two neighbours, the club paid the judge on 4 February 2023.",
            "According to two neighbours, the club paid the judge on 4 February 2023.",
        ),
        ("Police searched the town hall on 2 March 2025.", "Police searched the town hall on 2 March 2025."),
    ],
)
def test_what_somebody_tells_names_who_tells_it(text: str, told: str) -> None:
    assert [event.text for event in events(text)] == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Tom Berg allegedly bribed Ana Ruiz in January 2023.",
        "Tom Berg reportedly left the country on 20 February 2025.",
        "Ana Ruiz denied that the firm paid the club in March 2023.",
        "It is claimed that Ana Ruiz opened an account in May 2023.",
        "Rumours that Ana Ruiz resigned on 2 March 2025 were false.",
        "Ana Ruiz did not say that the firm paid the club in March 2023.",
        "The club is accused of having paid the judge on 4 February 2023.",
        "He said the firm paid the club in March 2023.",
    ],
)
def test_what_is_alleged_denied_or_told_by_nobody_named_is_no_event(text: str) -> None:
    assert [event.text for event in events(text) if "accused" not in event.text] == []
