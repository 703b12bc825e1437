"""The five sample articles read by hand: an approximation of the best page they allow, phrase by phrase."""

import re
from pathlib import Path

from steps.briefings import Story

from summarizer.schemas import (
    Agreement,
    Basis,
    Briefing,
    Certainty,
    Check,
    Evidence,
    Hop,
    Modality,
    Published,
    RemovedSpan,
    Stance,
)

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))

ACTORS = {
    # name: role, short name
    "Emmanuel Macron": ("President of France", "Macron"),
    "Keir Starmer": ("Prime Minister of United Kingdom", "Starmer"),
    "Olaf Scholz": ("Chancellor of Germany", "Scholz"),
    "Friedrich Merz": ("Chancellor of Germany", "Merz"),
    "Donald Trump": ("President of United States", "Trump"),
    "Vladimir Putin": ("President of Russia", "Putin"),
    "Volodymyr Zelenskyy": ("President of Ukraine", "Zelenskyy"),
    "Viktor Orbán": ("Prime Minister of Hungary", "Orbán"),
    "Ursula von der Leyen": ("President of European Commission", "von der Leyen"),
    "Boris Pistorius": ("Defence Minister of Germany", "Pistorius"),
    "Kaja Kallas": ("High Representative of EU", "Kallas"),
    "Donald Tusk": ("Prime Minister of Poland", "Tusk"),
    "Maria Zakharova": ("spokeswoman of Russian Foreign Ministry", "Zakharova"),
}
ISSUES = {
    "Western troops": "Western troops should be deployed in Ukraine.",
    "NATO membership": "Ukraine should join NATO.",
    "Talks now": "Ukraine and Russia should hold peace talks now.",
    "US backing": "The US should back the guarantees.",
    "EU competence": "The EU should speak on troop deployments.",
}
POSITIONS = [
    # name, actor, issue, stance, statement, source and phrase of each piece of evidence, condition
    ("scholz", "Olaf Scholz", "Western troops", "oppose",
     "Olaf Scholz reportedly said there is “no discussion” about deploying boots on the ground.",
     "s1 boots on the ground, calling|s2 ruled out deploying", ""),
    ("macron", "Emmanuel Macron", "Western troops", "support", "Macron announced 26 states would deploy troops.",
     "s5 would deploy troops once|s4 are Macron and Starmer", "once there is a ceasefire"),
    ("starmer", "Keir Starmer", "Western troops", "support", "Starmer is willing to send troops.",
     "s4 are Macron and Starmer", ""),
    ("tusk", "Donald Tusk", "Western troops", "oppose", "Donald Tusk dismissed the idea as speculation.",
     "s1 dismissed the idea", ""),
    ("trump", "Donald Trump", "Western troops", "oppose",
     "Donald Trump stated that no American troops would be deployed in Ukraine.", "s3 no American troops", ""),
    ("zakharova", "Maria Zakharova", "Western troops", "oppose",
     "Zakharova insisted any Western troop presence would be “unacceptable foreign intervention”.",
     "s5 unacceptable foreign intervention", ""),
    ("merz-early", "Friedrich Merz", "Western troops", "support",
     "Germany is expected to provide the bulk of ground troops.", "s3 the bulk of ground troops", ""),
    ("merz", "Friedrich Merz", "Western troops", "oppose",
     "Friedrich Merz reiterated that “no one is talking about ground troops.”", "s4 no one is talking", ""),
    ("zelenskyy", "Volodymyr Zelenskyy", "NATO membership", "support",
     "Volodymyr Zelenskyy reiterated that NATO membership is the only ultimate security guarantee.",
     "s1 the only ultimate|s2 the only definitive", ""),
    ("putin", "Vladimir Putin", "NATO membership", "oppose", "Putin demands Ukraine's renunciation of NATO ambitions.",
     "s1 renunciation of NATO|s2 renunciation of NATO", ""),
    ("orban", "Viktor Orbán", "NATO membership", "oppose",
     "Orbán continues to block the opening of accession negotiations.", "s4 continues to block both", ""),
    ("putin-talks", "Vladimir Putin", "Talks now", "conditional",
     "Putin reaffirmed his readiness for talks with Ukraine.", "s1 readiness for talks",
     "Kiev's renunciation of NATO ambitions"),
    ("kallas", "Kaja Kallas", "Talks now", "oppose",
     "Kallas advised against pressuring Zelensky into peace talks.", "s1 advised Western leaders", ""),
    ("trump-talks", "Donald Trump", "Talks now", "support",
     "President Donald Trump is pushing for a bilateral meeting between Zelenskyy and Putin.",
     "s3 pushing for a bilateral|s5 would be the next step", ""),
    ("macron-talks", "Emmanuel Macron", "Talks now", "conditional",
     "Emmanuel Macron warned against rushing into a peace treaty without assurances.", "s3 warned against rushing",
     "solid guarantees"),
    ("backstop", "Donald Trump", "US backing", "conditional",
     "Trump said he was willing to offer US support as a “backstop”.", "s5 as a “backstop”",
     "Europeans must lead the initiative"),
    ("starmer-us", "Keir Starmer", "US backing", "support",
     "Starmer announced a meeting with US counterparts to solidify guarantees.", "s3 to solidify", ""),
    ("leyen", "Ursula von der Leyen", "EU competence", "support",
     "Ursula von der Leyen claimed the willing would draw up “pretty precise plans”.", "s4 pretty precise plans", ""),
    ("pistorius", "Boris Pistorius", "EU competence", "oppose",
     "Pistorius emphasised that “the EU has no responsibility or competence” on troop deployments.",
     "s4 no responsibility or competence", ""),
]  # fmt: skip
EVENTS = [
    # text, days, source and phrase, derived, planned
    ("Paris meeting: 26 states would deploy troops", ("2025-09-04", "2025-09-04"), "s5 leaders from around 30", False),
    ("Pistorius criticises von der Leyen", ("2025-09-01", "2025-09-01"), "s4 clearly emerged yesterday", False),
    ("Trump meets Putin in Alaska", ("2025-08-10", "2025-08-20"), "s5 nearly three weeks after|s4 mid-August", True),
    ("EU summit in Brussels ends without agreement", None, "s1 two-day summit", False),
    ("Zelenskyy–Putin meeting", ("2025-08-20", "2025-09-04"), "s3 within the next two weeks", True),
]
JUDGMENTS = [
    ("bottom_line",
     "Twenty-six states say they would deploy troops after a ceasefire; Russia rejects any Western force.",
     ("macron", "zakharova", "e1"), "moderate", ""),
    ("bottom_line", "Washington offers a backstop without troops, and who provides what is still open.",
     ("backstop", "u1"), "moderate", ""),
    ("key_judgments", "Macron and Starmer are for Western troops; Scholz, Tusk, Merz and Zakharova are against.",
     ("d1",), "low", "one origin a side, contradicted"),
    ("key_judgments", "Zelenskyy wants NATO membership; Putin demands that Ukraine renounce it.",
     ("zelenskyy", "putin"), "moderate", "one origin"),
    ("key_judgments", "A reassurance force is pledged, conditional on a ceasefire.",
     ("r1",), "moderate", "one origin with a named speaker"),
]  # fmt: skip


def samples() -> Briefing:
    """Everything a careful reader finds in the five articles, as merging would hand it on."""
    story = Story()
    _articles(story)
    actors = {
        name: story.actor(name, aliases=tuple({short, name.split()[-1]}), role=role)
        for name, (role, short) in ACTORS.items()
    }
    issues = {label: story.issue(label, statement) for label, statement in ISSUES.items()}
    ids = _positions(story, actors, issues)
    _around(story, actors, issues, ids)
    return story.briefing(title="Security guarantees for Ukraine: troops pledged, terms unsettled", as_of="2025-09-04")


def _articles(story: Story) -> None:
    relayed = [
        ("Financial Times",), ("Financial Times",), (), ("Financial Times",),
        ("Radio Free Europe/ Radio Liberty", "Associated Press", "NBC News", "ABC News"),
    ]  # fmt: skip
    dates = [None, None, ("2025-08", "month"), ("2025-09-02", "day"), ("2025-09-04", "day")]
    begins = {2: ("Read also:", "read also list"), 4: ("Subscribe today", "subscription pitch")}
    for n, path in enumerate(SEEDS):
        text = path.read_bytes().decode("utf-8")
        removed = [
            RemovedSpan(start=m.start(), end=m.end(), rule="read more") for m in re.finditer("Read more\n", text)
        ]
        if n in begins:
            phrase, rule = begins[n]
            removed.append(RemovedSpan(start=text.index(phrase), end=len(text.rstrip()), rule=rule))
        when = dates[n]
        published = Published()
        if when:
            published = Published.model_validate(
                {"value": when[0], "precision": when[1], "basis": Basis.DERIVED, "rule": "its own weekdays"}
            )
        story.source(
            text, file=path.name, lineage=f"l{max(1, n)}", rewrite_of="s1" if n == 1 else None,
            removed=tuple(removed), quotes_outlets=relayed[n], published=published,
        )  # fmt: skip


def _cited(story: Story, places: str) -> tuple[Evidence, ...]:
    """Evidence for "s1 phrase|s2 phrase"."""
    return tuple(e for place in places.split("|") for e in story.cite(*place.split(" ", 1)))


def _positions(story: Story, actors: dict[str, str], issues: dict[str, str]) -> dict[str, str]:
    ids = {}
    for name, actor, issue, stance, statement, places, condition in POSITIONS:
        more: dict[str, object] = {"conditions": (condition,) if condition else ()}
        if name == "scholz":
            hop = Hop(who="Financial Times", cue="reported", hedge="reportedly", certainty=Certainty.REPORTED)
            more |= {"certainty": Certainty.REPORTED, "chain": (hop,)}
        if name == "merz-early":
            more |= {"certainty": Certainty.SUGGESTED, "confidence": "low", "modality": Modality.PREDICTION}
        ids[name] = story.position(actors[actor], issues[issue], stance, statement, _cited(story, places), **more)
    diplomat = story.actor("senior EU diplomat", "unnamed")
    said = "A senior EU diplomat said there is “no structured discussion in the EU on this yet.”"
    evidence = story.cite("s1", "no structured discussion")
    ids["diplomat"] = story.position(
        diplomat, issues["Western troops"], "noncommittal", said, evidence, confidence="low"
    )
    return ids


def _around(story: Story, actors: dict[str, str], issues: dict[str, str], ids: dict[str, str]) -> None:
    """Everything that stands on the positions or beside them."""
    _disputes(story, issues, ids)
    leaders = (actors["Donald Trump"], actors["Keir Starmer"])
    backed = Agreement(
        id="g1", issue=issues["US backing"], stance=Stance.CONDITIONAL, actors=leaders, positions=(ids["backstop"],)
    )
    story.add("agreements", backed)
    force = story.cite("s5", "outline plans for a “reassurance force”")
    story.proposal(
        "a “reassurance force” behind the lines", "pledged", force,
        proposers=(actors["Emmanuel Macron"],), supporters=(ids["starmer"],), opponents=(ids["zakharova"],),
        conditions=("after a ceasefire",),
    )  # fmt: skip
    softer = story.cite("s4", "A more politically acceptable")
    story.proposal("Air, logistics and intelligence support", "floated", softer, proposers=(actors["Kaja Kallas"],))
    moscow = story.cite("s5", "floating the idea of hosting talks")
    story.proposal("Hosting talks in Moscow", "rejected", moscow, proposers=(actors["Vladimir Putin"],))
    trainers = _cited(story, "s1 as trainers|s2 deploying trainers")
    story.proposal("Deploying troops as trainers", "rejected", trainers)
    for text, days, places, derived in EVENTS:
        story.event(text, days, _cited(story, places), derived=derived, planned=text.startswith("Zelenskyy"))
    story.unknown("What each state would provide", story.cite("s4", "who will provide what"))
    story.unknown("US commitments in detail", story.cite("s5", "lack of clear US commitments"))
    _relations(story, actors, ids)
    for name, text, refs, confidence, reason in JUDGMENTS:
        known = tuple(ids.get(ref, ref) for ref in refs)
        story.judgment(name, text, *known, confidence=confidence, reason=reason)
    failed = Check(name="polarity", verdict="failed", detail="the claim opposes; the evidence says “willing to send”")
    story.quarantined(
        "Keir Starmer rejects ground troops.", "s4", failed, kind="position", actor="Keir Starmer", sentences=(14,)
    )


def _disputes(story: Story, issues: dict[str, str], ids: dict[str, str]) -> None:
    against = [ids[name] for name in ("scholz", "tusk", "zakharova", "merz")]
    story.dispute(
        issues["Western troops"], "Should Western troops be deployed in Ukraine?",
        ("support", [ids["macron"], ids["starmer"]]), ("oppose", against),
        evidence=story.cite("s4", "No Western head of state"),
    )  # fmt: skip
    nato, talks, plans = (issues[label] for label in ("NATO membership", "Talks now", "EU competence"))
    story.dispute(nato, "Should Ukraine join NATO?", ("support", [ids["zelenskyy"]]), ("oppose", [ids["putin"]]))
    story.dispute(
        plans, "Who speaks on deployments?", ("oppose", [ids["pistorius"]]), ("support", [ids["leyen"]]),
        kind="criticism", evidence=story.cite("s4", "sharply criticised"),
    )  # fmt: skip
    story.dispute(talks, "Should talks start now?", ("support", [ids["trump-talks"]]), ("oppose", [ids["kallas"]]))


def _relations(story: Story, actors: dict[str, str], ids: dict[str, str]) -> None:
    holders = _cited(story, "s1 boots on the ground, calling|s4 no one is talking")
    chancellors = (actors["Olaf Scholz"], actors["Friedrich Merz"])
    story.relation("changes", "succession", "Germany: Scholz, then Merz as chancellor", *chancellors, evidence=holders)
    shift = _cited(story, "s1 expressed reluctance|s5 as a “backstop”")
    moved = "The US moves from reluctance to offering a backstop"
    story.relation("changes", "reported shift", moved, ids["backstop"], evidence=shift)
    differ = "Germany is expected to provide ground troops in s3 but against them in s4"
    story.relation("source_conflicts", "source conflict", differ, ids["merz-early"], ids["merz"])
    altered = "“No discussion” in s1 becomes “ruled out” in s2"
    story.relation("source_conflicts", "drift", altered, "s1", "s2", evidence=story.cite("s2", "ruled out deploying"))
