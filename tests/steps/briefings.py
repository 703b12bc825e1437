"""Briefings built by hand, as merging hands them to fitting: a story is written down phrase by phrase."""

import re
from dataclasses import dataclass, field

from summarizer.schemas import (
    Actor,
    ActorKind,
    Basis,
    Briefing,
    Certainty,
    Check,
    Coverage,
    Dispute,
    Event,
    Evidence,
    Gap,
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
    position = story.position(
        actor, issue, "oppose", "Mayor Zoë Brûlé said that the café levy must be dropped.", evidence
    )
    story.judgment("bottom_line", "Zoë Brûlé is against the café levy.", position)
    return story.briefing(title="Café levy: one voice against")


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
            text, file=f"{attack[:40]}.txt", title=attack, outlet=attack[:60], quotes_outlets=(attack[:60],),
            url=attack, language=attack[:20], removed=(RemovedSpan(start=len(text) - 6, end=len(text), rule=attack),),
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
        text = (
            f"Report {n}\nDelegate Number {n} said that the plan must {'go' if n % 2 else 'stop'} now. Others waited."
        )
        published = Published(value=f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}", precision="day", basis=Basis.GIVEN)
        source = story.source(text, lineage=f"l{n // 2 + 1}", published=published, outlet=f"Gazette {n}")
        actor = story.actor(f"Delegate Number {n}{long}", aliases=(f"{n}",), role="Member of Assembly")
        evidence = story.cite(source, "said that the plan")
        stance = "support" if n % 2 else "oppose"
        made = story.position(
            actor, issues[n % 12], stance, f"Delegate Number {n}{long} wants the plan to move{long}.", evidence
        )
        held[stance].append(made)
        story.event(f"Meeting number {n} is held{long}", (f"2025-{n % 12 + 1:02}-01",) * 2, evidence)
        story.proposal(f"Plan number {n}{long}", "floated", evidence, proposers=(actor,), supporters=(made,))
        story.unknown(f"How plan {n} ends{long}", evidence)
        if n % 10 == 0:
            story.relation("changes", "reported shift", f"Delegate {n} moves{long}.", made)
    for n in range(6):
        story.dispute(
            issues[n], f"Dispute {n}", ("support", held["support"][n::6][:9]), ("oppose", held["oppose"][n::6][:9])
        )
    for position in story.lists["positions"][:4]:
        story.judgment("key_judgments", f"The delegates differ on the plan{long}.", position.id, reason="one origin")  # type: ignore[attr-defined]
    story.judgment("bottom_line", f"The delegates differ on all twelve questions{long}.", "p1", "p2")
    return story.briefing(title=f"Twelve questions before the assembly{long}", as_of="2025-12-28")
