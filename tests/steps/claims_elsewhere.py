"""Claims over short texts of other domains, written for the tests: labour, antitrust, courts, sport, planning, climate.

Each text comes with its actors and its true claims (actor, stance, issue, statement, certainty, snippets).
"""

from claims import actor

LABOUR = (
    "The nurses’ union Carewell has rejected the clinic group’s offer of 4 percent and called for a strike on 12 May.\n"
    "“The offer is unacceptable,” said Marta Oduya, who leads the union. She warned against keeping wards open with "
    "agency staff.\n"
    "The clinic group Halden ruled out a higher offer, arguing that its budget is exhausted. Halden reportedly wants "
    "an arbitrator to decide.\n"
    "Health Minister Piet Lorne urged both sides to return to the table. He refused to rule out emergency legislation.",
    [
        actor("Carewell", "organisation", "the union"),
        actor("Marta Oduya"),
        actor("Halden", "organisation"),
        actor("Piet Lorne", office="Health Minister"),
    ],
    [
        (
            "Carewell",
            "oppose",
            "The nurses should accept the offer of 4 percent.",
            "Carewell rejected the offer of 4 percent.",
            "stated",
            "has rejected",
        ),
        (
            "Carewell",
            "support",
            "The nurses should strike.",
            "Carewell called for a strike on 12 May.",
            "stated",
            "has rejected",
        ),
        (
            "Marta Oduya",
            "oppose",
            "The nurses should accept the offer.",
            "Oduya calls the offer “unacceptable”.",
            "stated",
            "unacceptable",
        ),
        (
            "Marta Oduya",
            "oppose",
            "Wards should be kept open with agency staff.",
            "Oduya warned against keeping wards open with agency staff.",
            "stated",
            "agency staff",
        ),
        (
            "Halden",
            "oppose",
            "Halden should make a higher offer.",
            "Halden ruled out a higher offer.",
            "stated",
            "ruled out a higher",
        ),
        (
            "Halden",
            "support",
            "An arbitrator should decide.",
            "Halden wants an arbitrator to decide.",
            "reported",
            "an arbitrator",
        ),
        (
            "Piet Lorne",
            "support",
            "Both sides should return to the table.",
            "Lorne urged both sides to return.",
            "stated",
            "urged both sides",
        ),
        (
            "Piet Lorne",
            "support",
            "Emergency legislation should remain possible.",
            "Lorne refused to rule out emergency legislation.",
            "stated",
            "rule out emergency",
        ),
    ],
)
ANTITRUST = (
    "The competition commission has blocked the takeover of Brixo by Telmar, saying the deal would hurt consumers.\n"
    "Telmar’s chief executive, Ines Calder, criticised the decision and vowed to appeal against it. Brixo backed the "
    "appeal, while the consumer group FairNet welcomed the ban.\n"
    "Commissioner Rolf Estin dismissed the companies’ concessions as insufficient. “Selling 40 shops is not enough,” "
    "he said.\n"
    "Analysts suggested that Telmar could drop the deal altogether.",
    [
        actor("competition commission", "organisation", "The competition commission"),
        actor("Telmar", "organisation"),
        actor("Brixo", "organisation"),
        actor("Ines Calder", office="chief executive", of="Telmar"),
        actor("FairNet", "organisation"),
        actor("Rolf Estin", office="Commissioner"),
        actor("Analysts", "group"),
    ],
    [
        (
            "competition commission",
            "oppose",
            "Telmar should be allowed the takeover of Brixo.",
            "The commission blocked the takeover of Brixo by Telmar.",
            "stated",
            "has blocked",
        ),
        (
            "Ines Calder",
            "oppose",
            "The decision should stand.",
            "Calder criticised the decision.",
            "stated",
            "criticised the decision",
        ),
        ("Brixo", "support", "The companies should appeal.", "Brixo backed the appeal.", "stated", "Brixo backed"),
        (
            "FairNet",
            "support",
            "The takeover should be subject to a ban.",
            "FairNet welcomed the ban.",
            "stated",
            "Brixo backed",
        ),
        (
            "Rolf Estin",
            "oppose",
            "The concessions are sufficient.",
            "Estin dismissed the concessions as insufficient.",
            "stated",
            "as insufficient",
        ),
        (
            "Rolf Estin",
            "oppose",
            "Selling 40 shops is enough.",
            "Selling 40 shops is not enough.",
            "stated",
            "not enough",
        ),
        (
            "Analysts",
            "support",
            "Telmar could drop the deal.",
            "Telmar could drop the deal altogether.",
            "suggested",
            "drop the deal",
        ),
    ],
)
COURT = (
    "The appeals court on Tuesday struck down the ban on night flights, siding with the airline Norvia.\n"
    "Residents of Ostrand opposed the ruling. Their lawyer, Hanne Bruun, said the judges had ignored the evidence and "
    "that the case must go to the supreme court.\n"
    "Norvia’s spokesman told the Courier that the ban had been “a gift to nobody.” The mayor, Tomas Reek, declined to "
    "comment.\n"
    "The transport ministry allegedly supports a compromise of six flights a night.",
    [
        actor("appeals court", "organisation", "The appeals court"),
        actor("Norvia", "organisation"),
        actor("Residents of Ostrand", "group"),
        actor("Hanne Bruun"),
        actor("Tomas Reek", office="mayor"),
        actor("transport ministry", "organisation"),
    ],
    [
        (
            "appeals court",
            "oppose",
            "Night flights should be subject to a ban.",
            "The court struck down the ban on night flights.",
            "stated",
            "struck down",
        ),
        (
            "Residents of Ostrand",
            "oppose",
            "The ruling is right.",
            "Residents opposed the ruling.",
            "stated",
            "opposed the ruling",
        ),
        (
            "Hanne Bruun",
            "support",
            "The case should go to the supreme court.",
            "The case must go to the supreme court.",
            "stated",
            "supreme court",
        ),
        (
            "transport ministry",
            "support",
            "A compromise of six flights a night should be found.",
            "The ministry supports a compromise of six flights a night.",
            "alleged",
            "allegedly supports",
        ),
        (
            "Tomas Reek",
            "noncommittal",
            "The ruling is right.",
            "Reek declined to comment.",
            "stated",
            "declined to comment",
        ),
    ],
)
SPORT = (
    "The players’ association has demanded shorter seasons and is against a second cup.\n"
    "League president Giulia Marani insisted that the cup should go ahead in 2027. “The fans want it,” she said.\n"
    "Coach Dario Stell, however, denounced the plan. Two clubs, Vantor and Elm United, are willing to boycott the "
    "competition.\n"
    "The federation would approve the cup only if the calendar is cut by three weeks.",
    [
        actor("players’ association", "organisation", "The players’ association"),
        actor("Giulia Marani", office="president", of="League"),
        actor("Dario Stell", office="Coach"),
        actor("Vantor", "organisation"),
        actor("Elm United", "organisation"),
        actor("federation", "organisation", "The federation"),
    ],
    [
        (
            "players’ association",
            "support",
            "Seasons should be shorter.",
            "The association demanded shorter seasons.",
            "stated",
            "shorter seasons",
        ),
        (
            "players’ association",
            "oppose",
            "There should be a second cup.",
            "The association is against a second cup.",
            "stated",
            "second cup",
        ),
        (
            "Giulia Marani",
            "support",
            "The cup should go ahead in 2027.",
            "The cup should go ahead in 2027.",
            "stated",
            "in 2027",
        ),
        ("Dario Stell", "oppose", "There should be a second cup.", "Stell denounced the plan.", "stated", "denounced"),
        (
            "Elm United",
            "oppose",
            "Clubs should play in the competition.",
            "Elm United is willing to boycott the competition.",
            "stated",
            "boycott",
        ),
        (
            "federation",
            "conditional",
            "There should be a second cup.",
            "The federation would approve the cup only if the calendar is cut by three weeks.",
            "stated",
            "three weeks",
        ),
    ],
)
PLANNING = (
    "Opposition from shopkeepers has not stopped the city council’s plan for a car-free centre.\n"
    "Councillor Aisha Belmont, who chairs the planning committee, defended the car-free centre and pledged 200 extra "
    "trams.\n"
    "According to the chamber of trade, the scheme is premature. Its director, Owen Tarrant, told reporters that the "
    "council must not close the ring road.\n"
    "A proposal for a car park was swiftly dismissed by Belmont. The cyclists’ club hinted that it would back a toll.",
    [
        actor("shopkeepers", "group"),
        actor("city council", "organisation"),
        actor("Aisha Belmont", aliases="Belmont", office="Councillor"),
        actor("chamber of trade", "organisation"),
        actor("Owen Tarrant", office="director"),
        actor("cyclists’ club", "organisation"),
    ],
    [
        (
            "shopkeepers",
            "oppose",
            "There should be a car-free centre.",
            "Shopkeepers are in opposition.",
            "stated",
            "Opposition from",
        ),
        (
            "Aisha Belmont",
            "support",
            "There should be a car-free centre.",
            "Belmont defended the car-free centre.",
            "stated",
            "defended",
        ),
        (
            "Aisha Belmont",
            "support",
            "There should be 200 extra trams.",
            "Belmont pledged 200 extra trams.",
            "stated",
            "200 extra",
        ),
        (
            "chamber of trade",
            "oppose",
            "The scheme should go ahead now.",
            "The scheme is premature.",
            "stated",
            "premature",
        ),
        (
            "Owen Tarrant",
            "oppose",
            "The council should close the ring road.",
            "The council must not close the ring road.",
            "stated",
            "ring road",
        ),
        (
            "Aisha Belmont",
            "oppose",
            "There should be a car park.",
            "Belmont dismissed a car park.",
            "stated",
            "car park",
        ),
        ("cyclists’ club", "support", "There should be a toll.", "The club would back a toll.", "suggested", "a toll"),
    ],
)
CLIMATE = (
    "Island states have long called for a levy on shipping fuel; Norrland and Vesk oppose it.\n"
    "Norrland’s envoy, Sigrun Hale, said the levy is unnecessary. Vesk’s delegation did not reject a voluntary fund of "
    "$3 billion.\n"
    "The summit’s president, Amadou Keita, is expected to propose a compromise on Friday. Campaigners fear a weak "
    "text.\n"
    "Keita, in contrast with his predecessor, supports the levy. He said that rich countries should pay 80 percent.",
    [
        actor("Island states", "group"),
        actor("Norrland", "state"),
        actor("Vesk", "state"),
        actor("Sigrun Hale", office="envoy", of="Norrland"),
        actor("Amadou Keita", aliases="Keita", office="president"),
        actor("Campaigners", "group"),
    ],
    [
        (
            "Island states",
            "support",
            "There should be a levy on shipping fuel.",
            "Island states have long called for a levy on shipping fuel.",
            "stated",
            "called for",
        ),
        (
            "Norrland",
            "oppose",
            "There should be a levy on shipping fuel.",
            "Norrland opposes it.",
            "stated",
            "oppose it",
        ),
        ("Vesk", "oppose", "There should be a levy on shipping fuel.", "Vesk opposes it.", "stated", "oppose it"),
        ("Sigrun Hale", "oppose", "The levy is necessary.", "The levy is unnecessary.", "stated", "unnecessary"),
        (
            "Vesk",
            "support",
            "There could be a voluntary fund of $3 billion.",
            "Vesk did not reject a voluntary fund of $3 billion.",
            "stated",
            "did not reject",
        ),
        (
            "Amadou Keita",
            "support",
            "There should be a compromise.",
            "Keita is expected to propose a compromise.",
            "suggested",
            "is expected to",
        ),
        ("Amadou Keita", "support", "There should be a levy.", "Keita supports the levy.", "stated", "supports the"),
        (
            "Amadou Keita",
            "support",
            "Rich countries should pay 80 percent.",
            "Rich countries should pay 80 percent.",
            "stated",
            "supports the",
            "80 percent",
        ),
        ("Campaigners", "oppose", "The text should be weak.", "Campaigners fear a weak text.", "stated", "weak text"),
    ],
)
SCHOOLS = (
    "Teachers in Bramfield are refusing to use the new tests, which the education board says are vital.\n"
    "“We have never been against testing,” said Lucia Penn of the teachers’ council, “but these tests are a mistake.”\n"
    "Board chair Edgar Rook denied that the tests had failed. Parents’ groups remain sceptical of the tests.\n"
    "Rook’s plan to publish the scores faced criticism from the ombudsman. A trial in 14 schools, proposed by the "
    "inspectorate, was accepted by both sides.",
    [
        actor("Teachers", "group", "Teachers in Bramfield"),
        actor("education board", "organisation"),
        actor("Lucia Penn"),
        actor("Edgar Rook", aliases="Rook", office="chair"),
        actor("Parents’ groups", "group"),
        actor("ombudsman", "office"),
        actor("inspectorate", "organisation"),
    ],
    [
        (
            "Teachers",
            "oppose",
            "The new tests should be used.",
            "Teachers are refusing to use the new tests.",
            "stated",
            "are refusing",
        ),
        (
            "education board",
            "support",
            "The new tests should be used.",
            "The board says the tests are vital.",
            "stated",
            "are refusing",
        ),
        ("Lucia Penn", "oppose", "These tests should be used.", "These tests are a mistake.", "stated", "a mistake"),
        (
            "Edgar Rook",
            "oppose",
            "The tests have failed.",
            "Rook denied that the tests had failed.",
            "stated",
            "denied that",
        ),
        (
            "Parents’ groups",
            "oppose",
            "The tests should be used.",
            "Parents’ groups remain sceptical of the tests.",
            "stated",
            "remain sceptical",
        ),
        (
            "Edgar Rook",
            "support",
            "The scores should be published.",
            "Rook plans to publish the scores.",
            "stated",
            "faced criticism",
        ),
        (
            "ombudsman",
            "oppose",
            "The scores should be published.",
            "The ombudsman criticised the plan.",
            "stated",
            "faced criticism",
        ),
        (
            "inspectorate",
            "support",
            "There should be a trial in 14 schools.",
            "The inspectorate proposed a trial in 14 schools.",
            "stated",
            "14 schools",
        ),
    ],
)
ENERGY = (
    "Finance Minister Ola Varg said Prime Minister Ada Nyberg must abandon the reactor at Lund Bay.\n"
    "Nyberg, a former engineer, has repeatedly defended the reactor and promised to finish it by 2031.\n"
    "The grid operator Strom, whose board met on Monday, opposes the reactor because of its cost of 9 billion euros. "
    "Strom prefers wind parks.\n"
    "Unions and the town of Lund Bay favour the reactor. The Green Bloc wants the site closed immediately and has "
    "called on Nyberg to resign.\n"
    "A poll showed that 61 percent of voters have doubts.",
    [
        actor("Ola Varg", office="Finance Minister"),
        actor("Ada Nyberg", aliases="Nyberg", office="Prime Minister"),
        actor("Strom", "organisation"),
        actor("Unions", "group"),
        actor("town of Lund Bay", "organisation"),
        actor("Green Bloc", "organisation", "The Green Bloc"),
    ],
    [
        (
            "Ola Varg",
            "oppose",
            "The reactor at Lund Bay should be built.",
            "Varg said Nyberg must abandon the reactor.",
            "stated",
            "must abandon",
        ),
        (
            "Ola Varg",
            "support",
            "Ada Nyberg should abandon the reactor.",
            "Ada Nyberg must abandon the reactor.",
            "stated",
            "must abandon",
        ),
        (
            "Ada Nyberg",
            "support",
            "The reactor should be finished by 2031.",
            "Nyberg promised to finish it by 2031.",
            "stated",
            "by 2031",
        ),
        (
            "Ada Nyberg",
            "support",
            "There should be a reactor.",
            "Nyberg has repeatedly defended the reactor.",
            "stated",
            "by 2031",
        ),
        (
            "Strom",
            "oppose",
            "There should be a reactor.",
            "Strom opposes the reactor because of its cost.",
            "stated",
            "9 billion euros",
        ),
        ("Strom", "support", "There should be wind parks.", "Strom prefers wind parks.", "stated", "wind parks"),
        ("Unions", "support", "There should be a reactor.", "Unions favour the reactor.", "stated", "favour"),
        (
            "town of Lund Bay",
            "support",
            "There should be a reactor.",
            "The town of Lund Bay favours the reactor.",
            "stated",
            "favour",
        ),
        (
            "Green Bloc",
            "support",
            "Ada Nyberg should resign.",
            "The Green Bloc has called on Nyberg to resign.",
            "stated",
            "to resign",
        ),
    ],
)
WORLDS = {
    "labour": LABOUR, "antitrust": ANTITRUST, "court": COURT, "sport": SPORT, "planning": PLANNING,
    "climate": CLIMATE, "schools": SCHOOLS, "energy": ENERGY,
}  # fmt: skip
