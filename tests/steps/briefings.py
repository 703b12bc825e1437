"""Briefings built by hand, as merging hands them to fitting: a story is written down phrase by phrase."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from summarizer.schemas import (
    Actor,
    ActorKind,
    Agreement,
    Basis,
    Briefing,
    Certainty,
    Check,
    Coverage,
    Dispute,
    Event,
    Evidence,
    Gap,
    Hop,
    Interval,
    Issue,
    Judgment,
    Modality,
    Position,
    Proposal,
    ProposalStatus,
    Provenance,
    Published,
    Quarantined,
    Relation,
    RelationKind,
    RemovedSpan,
    Role,
    Sentence,
    Side,
    Source,
    Stance,
    Unknown,
)

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
PROVENANCE = Provenance(
    tool="structured-summarizer 0.1.0", engine="offline (en_core_web_sm 3.8.0)", schemas="5c1f0a9d2b7e44aa"
)
PASSED = tuple(Check(name=name, verdict="passed") for name in ("place", "speaker", "polarity", "hedge", "numbers"))
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][”\"]?(?=\s)|(?=\n)|$)")


def sentences(text: str) -> tuple[Sentence, ...]:
    """Number the sentences of a text roughly; the first line is the title."""
    found = [m for m in _SENTENCE.finditer(text) if m.group().strip()]
    return tuple(
        Sentence(n=n, start=m.start(), end=m.end(), part="title" if n == 1 else "body", paragraph=n)
        for n, m in enumerate(found, start=1)
    )


@dataclass
class Story:
    """A briefing under construction; ids are dealt out in order."""

    sources: list[Source] = field(default_factory=list)
    lists: dict[str, list[object]] = field(default_factory=dict)
    claims: int = 0

    def add(self, name: str, thing: object) -> str:
        """Append to a list of the briefing and return the id of what was added."""
        self.lists.setdefault(name, []).append(thing)
        return str(getattr(thing, "id", ""))

    def next_id(self, name: str, letter: str) -> str:
        """The next id of a list."""
        return f"{letter}{len(self.lists.get(name, [])) + 1}"

    def source(self, text: str, **facts: object) -> str:
        """Add an article."""
        number = len(self.sources) + 1
        content = {"file": f"{number:03}.txt", "lineage": f"l{number}", "title": None, **facts}
        source = Source(id=f"s{number}", article=f"{number:016x}", text=text, sentences=sentences(text), **content)  # type: ignore[arg-type]
        self.sources.append(source)
        return source.id

    def cite(self, source: str, *phrases: str, direct: bool = False) -> tuple[Evidence, ...]:
        """Evidence for each phrase: the sentence of the source that holds it."""
        of = next(one for one in self.sources if one.id == source)
        cited = []
        for phrase in phrases:
            at = of.text.index(phrase)
            held = [s for s in of.sentences if s.start < at + len(phrase) and at < s.end]
            start, end = held[0].start, held[-1].end
            cited.append(
                Evidence(
                    source=source,
                    sentences=tuple(s.n for s in held),
                    start=start,
                    end=end,
                    quote=of.text[start:end],
                    direct=direct,
                )
            )
        return tuple(cited)

    def claim(self, evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
        """Ids of noted claims, one for each piece of evidence."""
        self.claims += len(evidence)
        return tuple(f"n{self.claims - at}" for at in range(len(evidence)))

    def origins(self, evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
        """Lineages of the cited sources."""
        lineage = {source.id: source.lineage for source in self.sources}
        return tuple(sorted({lineage[one.source] for one in evidence}))

    def actor(self, name: str, kind: str = "person", *, aliases: tuple[str, ...] = (), role: str = "") -> str:
        """Add an actor; a role reads "office of organisation"."""
        office, _, organisation = role.partition(" of ")
        roles = (Role(office=office, organisation=organisation or None, source="s1"),) if role else ()
        number = self.next_id("actors", "a")
        return self.add(
            "actors", Actor(id=number, name=name, kind=ActorKind(kind), aliases=tuple(sorted(aliases)), roles=roles)
        )

    def issue(self, label: str, statement: str) -> str:
        """Add an issue."""
        number = self.next_id("issues", "i")
        return self.add("issues", Issue(id=number, statement=statement, form="normative", label=label))

    def position(
        self, actor: str, issue: str, stance: str, statement: str, evidence: tuple[Evidence, ...], **more: object
    ) -> str:
        """Add a position."""
        facts: dict[str, object] = {
            "modality": Modality.DEMAND,
            "certainty": Certainty.STATED,
            "confidence": "high" if len(self.origins(evidence)) > 1 else "moderate",
            "checks": PASSED,
            **more,
        }
        number = self.next_id("positions", "p")
        return self.add(
            "positions",
            Position(
                id=number,
                speaker=actor,
                issue=issue,
                stance=Stance(stance),
                statement=statement,
                origins=self.origins(evidence),
                evidence=evidence,
                items=self.claim(evidence),
                **facts,  # type: ignore[arg-type]
            ),
        )

    def proposal(self, text: str, status: str, evidence: tuple[Evidence, ...], **more: object) -> str:
        """Add a proposal."""
        number = self.next_id("proposals", "r")
        proposal = Proposal(
            id=number,
            text=text,
            status=ProposalStatus(status),
            origins=self.origins(evidence),
            evidence=evidence,
            items=self.claim(evidence),
            **more,  # type: ignore[arg-type]
        )
        return self.add("proposals", proposal)

    def dispute(self, issue: str | None, question: str, *sides: tuple[str, list[str]], **more: object) -> str:
        """Add a dispute between positions; a side is a stance and its positions."""
        held: dict[str, Position] = {p.id: p for p in self.lists.get("positions", [])}  # type: ignore[attr-defined,misc]
        made = tuple(
            Side(
                stance=Stance(stance),
                actors=tuple(dict.fromkeys(held[p].speaker for p in ids)),
                positions=tuple(ids),
            )
            for stance, ids in sides
        )
        evidence = more.pop("evidence", ())
        origins = tuple(sorted({o for _, ids in sides for p in ids for o in held[p].origins}))
        number = self.next_id("disputes", "d")
        facts = {"explicit": bool(evidence), **more}
        dispute = Dispute(
            id=number,
            issue=issue,
            question=question,
            sides=made,
            origins=origins,
            evidence=evidence,  # type: ignore[arg-type]
            items=self.claim(evidence),  # type: ignore[arg-type]
            **facts,  # type: ignore[arg-type]
        )
        return self.add("disputes", dispute)

    def event(self, text: str, when: tuple[str, str] | None, evidence: tuple[Evidence, ...], **more: object) -> str:
        """Add an event; a pair of days, or None for undated; ``derived=True`` for an inferred date."""
        derived = more.pop("derived", False)
        interval = Interval()
        if when:
            interval = Interval(start=when[0], end=when[1], basis=Basis.DERIVED if derived else Basis.GIVEN)
        number = self.next_id("timeline", "e")
        event = Event(
            id=number,
            text=text,
            when=interval,
            words="then",
            origins=self.origins(evidence),
            evidence=evidence,
            items=self.claim(evidence),
            **more,  # type: ignore[arg-type]
        )
        return self.add("timeline", event)

    def unknown(self, text: str, evidence: tuple[Evidence, ...]) -> str:
        """Add what is not known."""
        number = self.next_id("not_known", "u")
        unknown = Unknown(
            id=number, text=text, origins=self.origins(evidence), evidence=evidence, items=self.claim(evidence)
        )
        return self.add("not_known", unknown)

    def relation(self, name: str, kind: str, text: str, *between: str, evidence: tuple[Evidence, ...] = ()) -> str:
        """Add a change or a source conflict."""
        number = self.next_id(name, "x" if name == "changes" else "c")
        return self.add(
            name, Relation(id=number, kind=RelationKind(kind), text=text, between=between, evidence=evidence)
        )

    def judgment(self, name: str, text: str, *refs: str, confidence: str = "moderate", reason: str = "") -> None:
        """Add a worded sentence."""
        self.add(name, Judgment(text=text, refs=refs, confidence=confidence, reason=reason))  # type: ignore[arg-type]

    def quarantined(self, claim: str, source: str, check: Check, **more: object) -> None:
        """Add a claim that failed a check."""
        self.claims += 1
        self.add("quarantine", Quarantined(id=f"n{self.claims}", claim=claim, source=source, failed=(check,), **more))  # type: ignore[arg-type]

    def briefing(self, **facts: object) -> Briefing:
        """The finished briefing."""
        dates = sorted(s.published.value for s in self.sources if s.published.value)
        coverage = Coverage(
            articles=len(self.sources),
            origins=len({s.lineage for s in self.sources}),
            earliest=dates[0] if dates else None,
            latest=dates[-1] if dates else None,
            undated=sum(not s.published.value for s in self.sources),
        )
        content = {name: tuple(things) for name, things in self.lists.items()}
        return Briefing(coverage=coverage, sources=tuple(self.sources), **content, **facts)  # type: ignore[arg-type]


def empty() -> Briefing:
    """One article in which nobody wants anything."""
    story = Story()
    story.source("Fog expected\nFog is expected in the valleys on Monday.")
    return story.briefing()


def single() -> Briefing:
    """One article, one position."""
    story = Story()
    source = story.source("Levy row\nMayor Zoë Brûlé said the café levy must be dropped. Rain fell.", outlet="Herald")
    actor = story.actor("Zoë Brûlé", aliases=("Brûlé", "Mayor Zoë Brûlé"), role="Mayor")
    issue = story.issue("Café levy", "The café levy should be kept.")
    evidence = story.cite(source, "must be dropped")
    position = story.position(actor, issue, "oppose", "Mayor Zoë Brûlé said that the café levy must be dropped.", evidence)
    story.judgment("bottom_line", "Zoë Brûlé is against the café levy.", position)
    return story.briefing(title="Café levy: one voice against")


def samples() -> Briefing:
    """The five sample articles, read by hand: an approximation of the best page they allow."""
    story = Story()
    texts = [path.read_bytes().decode() for path in SEEDS]
    files = [path.name for path in SEEDS]
    removed = [
        tuple(RemovedSpan(start=m.start(), end=m.end(), rule="read more line") for m in re.finditer("Read more\n", text))
        for text in texts
    ]
    pitch = texts[4].index("Subscribe today")
    removed[4] = (RemovedSpan(start=pitch, end=len(texts[4].rstrip()), rule="subscription pitch"),)
    also = texts[2].index("Read also:")
    removed[2] = (RemovedSpan(start=also, end=len(texts[2].rstrip()), rule="read also list"),)
    dated = Published(value="2025-09-02", precision="day", basis=Basis.DERIVED, rule="“yesterday (1 September)”")
    last = Published(value="2025-09-04", precision="day", basis=Basis.DERIVED, rule="“Thursday”, through s4")
    august = Published(value="2025-08", precision="month", basis=Basis.DERIVED, rule="“last week”, after Alaska")
    ft = ("Financial Times",)
    story.source(texts[0], file=files[0], lineage="l1", quotes_outlets=ft, removed=removed[0], title="Western leaders")
    story.source(texts[1], file=files[1], lineage="l1", quotes_outlets=ft, rewrite_of="s1", removed=removed[1])
    story.source(texts[2], file=files[2], lineage="l2", published=august, removed=removed[2])
    story.source(texts[3], file=files[3], lineage="l3", published=dated, quotes_outlets=ft)
    relayed = ("Radio Free Europe/ Radio Liberty", "Associated Press", "NBC News", "ABC News")
    story.source(texts[4], file=files[4], lineage="l4", published=last, quotes_outlets=relayed, removed=removed[4])
    _sample_positions(story)
    return story.briefing(title="Security guarantees for Ukraine: troops pledged, terms unsettled", as_of="2025-09-04")


def _sample_positions(story: Story) -> None:
    macron = story.actor("Emmanuel Macron", aliases=("Macron", "French President"), role="President of France")
    starmer = story.actor("Keir Starmer", aliases=("Starmer",), role="Prime Minister of United Kingdom")
    scholz = story.actor("Olaf Scholz", aliases=("Scholz",), role="Chancellor of Germany")
    merz = story.actor("Friedrich Merz", aliases=("Merz",), role="Chancellor of Germany")
    trump = story.actor("Donald Trump", aliases=("Trump",), role="President of United States")
    putin = story.actor("Vladimir Putin", aliases=("Putin",), role="President of Russia")
    zelensky = story.actor("Volodymyr Zelenskyy", aliases=("Zelensky", "Zelenskyy"), role="President of Ukraine")
    orban = story.actor("Viktor Orbán", aliases=("Orbán",), role="Prime Minister of Hungary")
    leyen = story.actor("Ursula von der Leyen", aliases=("von der Leyen",), role="President of European Commission")
    pistorius = story.actor("Boris Pistorius", aliases=("Pistorius",), role="Defence Minister of Germany")
    kallas = story.actor("Kaja Kallas", aliases=("Kallas",), role="High Representative of EU")
    tusk = story.actor("Donald Tusk", aliases=("Tusk",), role="Prime Minister of Poland")
    zakharova = story.actor("Maria Zakharova", aliases=("Zakharova",), role="spokeswoman of Russian Foreign Ministry")
    diplomat = story.actor("senior EU diplomat", "unnamed")
    troops = story.issue("Western troops", "Western troops should be deployed in Ukraine.")
    nato = story.issue("NATO membership", "Ukraine should join NATO.")
    talks = story.issue("Talks now", "Ukraine and Russia should hold peace talks now.")
    backing = story.issue("US backing", "The US should back the guarantees.")
    plans = story.issue("EU competence", "The EU should speak on troop deployments.")
    cite, hold = story.cite, story.position
    p1 = hold(
        scholz, troops, "oppose", "Olaf Scholz reportedly said there is “no discussion” about deploying boots on the ground.",
        cite("s1", "boots on the ground, calling") + cite("s2", "ruled out deploying"), certainty=Certainty.REPORTED,
        chain=(Hop(who="Financial Times", cue="reported", hedge="reportedly", certainty=Certainty.REPORTED),),
    )  # fmt: skip
    p2 = hold(macron, troops, "support", "Macron announced 26 states would deploy troops.",
              cite("s5", "would deploy troops once") + cite("s4", "are Macron and Starmer"),
              conditions=("once there is a ceasefire",), modality=Modality.COMMITMENT)  # fmt: skip
    p3 = hold(starmer, troops, "support", "Starmer is willing to send troops.", cite("s4", "are Macron and Starmer"),
              modality=Modality.COMMITMENT)  # fmt: skip
    p4 = hold(tusk, troops, "oppose", "Donald Tusk dismissed the idea as speculation.", cite("s1", "dismissed the idea"))
    hold(trump, troops, "oppose", "Donald Trump stated that no American troops would be deployed in Ukraine.",
         cite("s3", "no American troops"), modality=Modality.REFUSAL)  # fmt: skip
    p6 = hold(zakharova, troops, "oppose", "Zakharova insisted any Western troop presence would be “unacceptable foreign intervention”.",
              cite("s5", "unacceptable foreign intervention"))  # fmt: skip
    p7 = hold(zelensky, nato, "support", "Zelensky reiterated that NATO membership is the only ultimate security guarantee.",
              cite("s1", "the only ultimate") + cite("s2", "the only definitive"))  # fmt: skip
    p8 = hold(putin, nato, "oppose", "Putin demands Ukraine's renunciation of NATO ambitions.",
              cite("s1", "renunciation of NATO") + cite("s2", "renunciation of NATO"))  # fmt: skip
    hold(orban, nato, "oppose", "Orbán continues to block the opening of accession negotiations.", cite("s4", "continues to block both"))
    p10 = hold(putin, talks, "conditional", "Putin reaffirmed his readiness for talks with Ukraine.",
               cite("s1", "readiness for talks"), conditions=("Kiev's renunciation of NATO ambitions",))  # fmt: skip
    p11 = hold(kallas, talks, "oppose", "Kallas advised against pressuring Zelensky into peace talks.", cite("s1", "advised Western leaders"))
    p12 = hold(trump, talks, "support", "President Trump is pushing for a bilateral meeting between Zelenskyy and Putin.",
               cite("s3", "pushing for a bilateral") + cite("s5", "would be the next step"))  # fmt: skip
    hold(macron, talks, "conditional", "Emmanuel Macron warned against rushing into a peace treaty without assurances.",
         cite("s3", "warned against rushing"), conditions=("solid guarantees",))  # fmt: skip
    p14 = hold(trump, backing, "conditional", "Trump said he was willing to offer US support as a “backstop”.",
               cite("s5", "as a “backstop”"), conditions=("Europeans must lead the initiative",), modality=Modality.OFFER)  # fmt: skip
    hold(starmer, backing, "support", "Starmer announced a meeting with US counterparts to solidify guarantees.", cite("s3", "to solidify"))
    p16 = hold(leyen, plans, "support", "Ursula von der Leyen claimed the willing would draw up “pretty precise plans”.", cite("s4", "pretty precise plans"))
    p17 = hold(pistorius, plans, "oppose", "Pistorius emphasised that “the EU has no responsibility or competence” on troop deployments.",
               cite("s4", "no responsibility or competence"))  # fmt: skip
    p18 = hold(merz, troops, "support", "Germany is expected to provide the bulk of ground troops.", cite("s3", "the bulk of ground troops"),
               certainty=Certainty.SUGGESTED, confidence="low")  # fmt: skip
    p19 = hold(merz, troops, "oppose", "Friedrich Merz reiterated that “no one is talking about ground troops.”", cite("s4", "no one is talking"))
    hold(diplomat, troops, "noncommittal", "A senior EU diplomat said there is “no structured discussion in the EU on this yet.”",
         cite("s1", "no structured discussion"), confidence="low")  # fmt: skip
    d1 = story.dispute(troops, "Should Western troops be deployed in Ukraine?", ("support", [p2, p3]), ("oppose", [p1, p4, p6, p19]),
                       evidence=cite("s4", "No Western head of state"))  # fmt: skip
    story.dispute(nato, "Should Ukraine join NATO?", ("support", [p7]), ("oppose", [p8]))
    story.dispute(plans, "Who speaks on deployments?", ("oppose", [p17]), ("support", [p16]), kind="criticism", evidence=cite("s4", "sharply criticised"))
    story.dispute(talks, "Should talks be held now?", ("support", [p12]), ("oppose", [p11]))
    story.add("agreements", Agreement(id="g1", issue=backing, stance=Stance.CONDITIONAL, actors=(trump, starmer), positions=(p14,)))
    r1 = story.proposal("a “reassurance force” behind the lines", "pledged", cite("s5", "outline plans for a “reassurance force”"),
                        proposers=(macron,), supporters=(p3,), opponents=(p6,), conditions=("after a ceasefire",))  # fmt: skip
    story.proposal("Air, logistics and intelligence support instead of troops", "floated", cite("s4", "A more politically acceptable"), proposers=(kallas,))
    story.proposal("Hosting talks in Moscow", "rejected", cite("s5", "floating the idea of hosting talks"), proposers=(putin,))
    story.proposal("Deploying troops as trainers", "rejected", cite("s1", "as trainers") + cite("s2", "deploying trainers"))
    e1 = story.event("Paris meeting: 26 states would deploy troops", ("2025-09-04", "2025-09-04"), cite("s5", "leaders from around 30"))
    story.event("Pistorius criticises von der Leyen", ("2025-09-01", "2025-09-01"), cite("s4", "clearly emerged yesterday"))
    story.event("Trump meets Putin in Alaska", ("2025-08-10", "2025-08-20"), cite("s5", "nearly three weeks after") + cite("s4", "mid-August"), derived=True)
    story.event("EU summit in Brussels ends without agreement", None, cite("s1", "two-day summit"))
    story.event("Zelenskyy–Putin meeting", ("2025-08-20", "2025-09-04"), cite("s3", "within the next two weeks"), derived=True, planned=True)
    story.unknown("What each state would provide", cite("s4", "who will provide what"))
    story.unknown("US commitments in detail", cite("s5", "lack of clear US commitments"))
    story.relation("changes", "succession", "Germany: Scholz, then Merz as chancellor", scholz, merz, evidence=cite("s1", "boots on the ground, calling") + cite("s4", "no one is talking"))
    story.relation("changes", "reported shift", "The US moves from reluctance to offering a backstop", p14, evidence=cite("s1", "expressed reluctance") + cite("s5", "as a “backstop”"))
    story.relation("source_conflicts", "source conflict", "Germany is expected to provide ground troops in s3 but against them in s4", p18, p19)
    story.relation("source_conflicts", "drift", "“No discussion” in s1 becomes “ruled out” in s2", "s1", "s2", evidence=cite("s2", "ruled out deploying"))
    story.judgment("bottom_line", "Twenty-six states say they would deploy troops after a ceasefire; Russia rejects any Western force.", p2, p6, e1)
    story.judgment("bottom_line", "Washington offers a backstop without troops, and who provides what is still open.", p14, "u1")
    story.judgment("key_judgments", "Macron and Starmer are for Western troops; Scholz, Tusk, Merz and Zakharova are against.", d1, reason="one origin a side, contradicted", confidence="low")
    story.judgment("key_judgments", "Zelenskyy wants NATO membership; Putin demands that Ukraine renounce it.", p7, p8, reason="one origin")
    story.judgment("key_judgments", "A reassurance force is pledged, conditional on a ceasefire.", r1, reason="one origin with a named speaker")
    story.quarantined("Keir Starmer rejects ground troops.", "s4", Check(name="polarity", verdict="failed", detail="the claim opposes; the evidence says “willing to send”"),
                      kind="position", actor="Keir Starmer", sentences=(14,))  # fmt: skip


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</style></mark></table><h1>owned</h1>",
    "![x](http://evil.example/x.png) [y](http://evil.example)",
    "| a | b |\n|---|---|\n# heading\n- list\n> quote\n```\ncode\n~~~",
    "\x1b[31mred\x1b[0m \x1b]8;;http://evil.example\x07link\x1b]8;;\x07 \x9b2J \x00 \x7f",
    "[bold red]markup[/bold red] [link=http://evil.example]x[/link] :smile:",
    "abc\u202edcba\u202c \u2066x\u2069 \u200b\ufeff \U000e0041\U000e0042",
    "{{ 7*7 }} {% raw %} ${x} %s",
    "שלום עולם — مرحبا بالعالم — 你好世界 — Владимир",
    "javascript:alert(1) www.evil.example http://evil.example mail@evil.example @someone &lt;b&gt; &#x27;",
    "\"'><svg/onload=alert(1)>",
)


def hostile() -> Briefing:
    """Every string an article can put on the page is an attack."""
    story = Story()
    for at, attack in enumerate(HOSTILE):
        text = f"{attack}\nTitle line\n{attack} said {attack}. Then it ended.\n"
        story.source(
            text, file=f"{attack[:40]}.txt", title=attack, outlet=attack[:60], quotes_outlets=(attack[:60],), url=attack,
            language=attack[:20], removed=(RemovedSpan(start=len(text) - 6, end=len(text), rule=attack),),
            published=Published(value="2025-09-02", precision="day", basis=Basis.GIVEN, rule=attack),
        )  # fmt: skip
        actor = story.actor(attack[:60], aliases=(attack,), role=f"{attack[:20]} of {attack[:20]}")
        issue = story.issue(attack[:40], attack)
        end = text.index(" said ") + 6 + len(attack)
        start = len(attack) + 12
        evidence = (Evidence(source=f"s{at + 1}", sentences=(2,), start=start, end=end, quote=text[start:end]),)
        position = story.position(actor, issue, "support", attack, evidence, conditions=(attack,))
        story.event(attack, ("2025-09-02", "2025-09-02"), evidence)
        story.proposal(attack, "floated", evidence, proposers=(actor,), conditions=(attack,))
        story.unknown(attack, evidence)
        story.relation("changes", "changed position", attack, position)
        story.relation("source_conflicts", "drift", attack, f"s{at + 1}")
        story.judgment("key_judgments", attack, position, reason=attack)
        story.judgment("bottom_line", attack, position)
        story.quarantined(attack, f"s{at + 1}", Check(name="names", verdict="failed", detail=attack), kind="position")
    positions = [p.id for p in story.lists["positions"]]  # type: ignore[attr-defined]
    story.dispute(None, HOSTILE[0], ("support", positions[:6]), ("oppose", positions[6:]))
    return story.briefing(title=HOSTILE[1], gaps=(Gap(file=HOSTILE[0], reason=HOSTILE[5]),))


def many(articles: int = 300, long: str = "") -> Briefing:
    """So many articles on one question, with actors of several names each; ``long`` lengthens every text."""
    story = Story()
    issues = [story.issue(f"Question {n}{long}", f"Question number {n} should be settled{long}.") for n in range(1, 13)]
    held: dict[str, list[str]] = {"support": [], "oppose": []}
    for n in range(articles):
        text = f"Report {n}\nDelegate Number {n} said that the plan must {'go' if n % 2 else 'stop'} now. Others waited."
        published = Published(value=f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}", precision="day", basis=Basis.GIVEN)
        source = story.source(text, lineage=f"l{n // 2 + 1}", published=published, outlet=f"Gazette {n}")
        actor = story.actor(f"Delegate Number {n}{long}", aliases=(f"{n}",), role="Member of Assembly")
        evidence = story.cite(source, "said that the plan")
        stance = "support" if n % 2 else "oppose"
        made = story.position(actor, issues[n % 12], stance, f"Delegate Number {n}{long} wants the plan to move{long}.", evidence)
        held[stance].append(made)
        story.event(f"Meeting number {n} is held{long}", (f"2025-{n % 12 + 1:02}-01",) * 2, evidence)
        story.proposal(f"Plan number {n}{long}", "floated", evidence, proposers=(actor,), supporters=(made,))
        story.unknown(f"How plan {n} ends{long}", evidence)
        if n % 10 == 0:
            story.relation("changes", "reported shift", f"Delegate {n} moves{long}.", made)
    for n in range(6):
        story.dispute(issues[n], f"Dispute {n}", ("support", held["support"][n::6][:9]), ("oppose", held["oppose"][n::6][:9]))
    for position in story.lists["positions"][:4]:
        story.judgment("key_judgments", f"The delegates differ on the plan{long}.", position.id, reason="one origin")  # type: ignore[attr-defined]
    story.judgment("bottom_line", f"The delegates differ on all twelve questions{long}.", "p1", "p2")
    return story.briefing(title=f"Twelve questions before the assembly{long}", as_of="2025-12-28")
