"""What a faithful model could note of the articles in ``tests/foreign/articles``, for a server that plays one."""

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]


def actor(
    name: str, kind: str, aliases: list[str], sentences: list[int], office: tuple[str, str] | None = None
) -> Json:
    """One noted actor."""
    post = {"office": office[0], "organisation": office[1]} if office else {"office": None, "organisation": None}
    return {"name": name, "kind": kind, "aliases": aliases, **post, "sentences": sentences}


def position(who: str, issue: str, stance: str, statement: str, sentences: list[int], **more: Any) -> Json:
    """One noted position, plainly stated unless ``more`` says otherwise."""
    plain: Json = {"on_behalf_of": None, "modality": "demand", "conditions": [], "certainty": "stated", "chain": []}
    end: Json = {"said_on": None, "narrator_only": False, "sentences": sentences}
    return {"actor": who, "issue": issue, "stance": stance, "statement": statement, **plain, **end, **more}


def notes(
    actors: list[Json], positions: list[Json], translations: Mapping[int, str] | None = None, **more: list[Json]
) -> Json:
    """A whole answer; with translations for an article that is not in English."""
    lists: Json = {"proposals": [], "disputes": [], "events": [], "unknowns": []} | more
    said = {} if translations is None else {"translations": [{"n": n, "text": t} for n, t in translations.items()]}
    return {"actors": actors, "positions": positions, **lists, **said}


FEE = "The port fee on grain should take effect."

GERMAN_LINES = {
    3: "The federal government is against Ukraine's planned port fee on grain.",
    4: "Agriculture minister Jana Reuter said in Berlin on Tuesday that the charge of 2.50 euros a tonne must not take "
    "effect on 1 March as planned.",
    6: "Instead, Reuter demanded a transition period of six months.",
    7: "Should Kyiv exempt small deliveries below 5,000 tonnes, she would be ready to agree to the fee.",
    9: 'Its director Thomas Ackermann called the fee "a tariff through the back door" and demanded that it be scrapped '
    "altogether.",
    11: "The European Commission, however, continues to support the fee.",
    12: "It is said to be considering bearing part of the costs from its own budget; this is not confirmed.",
    16: "It is open whether contracts from last year are affected.",
}  # fmt: skip
GERMAN = notes(
    [
        actor(
            "Jana Reuter", "person", ["Reuter", "Landwirtschaftsministerin Jana Reuter"], [4, 6],
            ("Agriculture minister", "federal government"),
        ),
        actor("Thomas Ackermann", "person", ["Geschäftsführer Thomas Ackermann"], [9]),
        actor("European Commission", "organisation", ["Die Europäische Kommission"], [11]),
    ],
    [
        position(
            "Jana Reuter", FEE, "oppose", "Jana Reuter said the charge of 2.50 euros a tonne must not take effect on "
            "1 March.", [4], modality="refusal", said_on="on Tuesday",
        ),
        position(
            "Jana Reuter", "There should be a transition period of six months.", "support",
            "Jana Reuter demanded a transition period of six months.", [6],
        ),
        position(
            "Thomas Ackermann", "The fee should be scrapped.", "support",
            "Thomas Ackermann demanded that the fee be scrapped altogether.", [9],
        ),
        position(
            "European Commission", FEE, "support", "The European Commission continues to support the fee.", [11],
        ),
    ],
    GERMAN_LINES,
    unknowns=[{"text": "whether contracts from last year are affected", "sentences": [16]}],
)  # fmt: skip

ARABIC_LINES = {
    3: "Egypt rejected the fees that Ukraine intends to impose on grain shipments from 1 March.",
    4: "Supply minister Hany Mansour said in Cairo on Wednesday that fees of 2.50 euros a tonne cannot be accepted as "
    "long as the wheat goes into the bread of the poor.",
    5: "Mansour asked for an exemption for 3 million tonnes of wheat for the state bakeries.",
    7: "The Union of Grain Importers in Alexandria, by contrast, backed the fees on condition that all of them are "
    "spent on repairing the docks.",
    11: "It is still not known whether the fees will cover contracts signed last year.",
}
ARABIC = notes(
    [
        actor("Egypt", "state", ["مصر"], [3]),
        actor("Hany Mansour", "person", ["Mansour", "هاني منصور", "منصور"], [4, 5], ("Supply minister", "Egypt")),
        actor("Union of Grain Importers in Alexandria", "organisation", ["اتحاد مستوردي الحبوب في الإسكندرية"], [7]),
    ],
    [
        position(
            "Egypt", FEE, "oppose", "Egypt rejected the fees on grain shipments from 1 March.", [3], modality="refusal"
        ),
        position(
            "Hany Mansour", "Wheat for state bakeries should be exempt from the fee.", "support",
            "Hany Mansour asked for an exemption for 3 million tonnes of wheat for the state bakeries.", [5],
        ),
        position(
            "Union of Grain Importers in Alexandria", FEE, "conditional", "The Union of Grain Importers in Alexandria "
            "backed the fees on condition that all of them are spent on repairing the docks.", [7],
            conditions=["on condition that all of them are spent on repairing the docks"],
        ),
    ],
    ARABIC_LINES,
    unknowns=[{"text": "whether the fees will cover contracts signed last year", "sentences": [11]}],
)  # fmt: skip

ENGLISH = notes(
    [
        actor(
            "Oleksandr Kravets", "person", ["Ukraine's infrastructure minister"], [3],
            ("infrastructure minister", "Ukraine"),
        ),
        actor("European Commission", "organisation", [], [7]),
    ],
    [
        position(
            "Oleksandr Kravets", FEE, "support", "Oleksandr Kravets said that the port fee of 2.50 euros a tonne on "
            "grain would take effect on 1 March.", [3], modality="commitment", said_on="on Monday",
        ),
        position("European Commission", FEE, "support", "The European Commission backed the fee.", [7]),
    ],
)  # fmt: skip
