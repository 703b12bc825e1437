"""True claims read by hand out of the five sample articles, and a small way to write such claims for any text.

Sentences are cited by words they contain, so that the fixture holds however the articles are numbered.
"""

import re
from pathlib import Path

from summarizer.schemas import (
    Article,
    Certainty,
    Modality,
    NotedActor,
    NotedPosition,
    Notes,
    Sentence,
    Stance,
)

SEEDS = Path(__file__).parents[2] / "seeds"
_ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|No|vs)|\b[A-Z])\.$")
_END = re.compile(r"(?<=[.!?])[”\"’)]*\s+(?=[“\"‘(]?[A-Z])")


def article_of(text: str, key: str = "t") -> Article:
    """Number the sentences of a text plainly: paragraphs are lines, the first line is the headline."""
    sentences: list[Sentence] = []
    at = 0
    for paragraph, line in enumerate(text.split("\n")):
        begin = at
        cuts = [m.end() for m in _END.finditer(line) if not _ABBREVIATION.search(line[: m.start()].rstrip('”"’)'))]
        for low, high in zip([0, *cuts], [*cuts, len(line)], strict=True):
            piece = line[low:high]
            if piece.strip():
                start = begin + low + len(piece) - len(piece.lstrip())
                sentences.append(
                    Sentence(
                        n=len(sentences) + 1,
                        start=start,
                        end=begin + low + len(piece.rstrip()),
                        part="body",
                        paragraph=paragraph,
                    )
                )
        at += len(line) + 1
    return Article(id=key, file=f"{key}.txt", text=text, sentences=tuple(sentences))


def seed(number: str) -> Article:
    """Read a sample article by its number, such as "003"."""
    path = next(SEEDS.glob(f"{number}_*.txt"))
    return article_of(path.read_text(encoding="utf-8"), number)


def cite(article: Article, *snippets: str) -> list[int]:
    """Return the numbers of the sentences that hold the snippets."""
    numbers = []
    for snippet in snippets:
        found = [s.n for s in article.sentences if snippet in article.reading(s.n)]
        if not found:
            raise LookupError(f"{snippet!r} is in no sentence of {article.file}")
        numbers.append(found[0])
    return sorted(set(numbers))


def actor(name: str, kind: str = "person", aliases: str = "", office: str | None = None, of: str | None = None):
    """Write an actor; aliases are parted by bars. Its own sentence is found by the caller."""
    return NotedActor(
        name=name,
        kind=kind,
        aliases=[alias for alias in aliases.split("|") if alias],
        office=office,
        organisation=of,
        sentences=[1],
    )


def claim(article: Article, row: tuple, **extra) -> NotedPosition:
    """Write a position from (actor, stance, issue, statement, certainty, snippet, ...)."""
    who, stance, issue, statement, certainty, *snippets = row
    fields = {
        "actor": who,
        "on_behalf_of": None,
        "issue": issue,
        "stance": Stance(stance),
        "statement": statement,
        "modality": Modality.DESCRIPTION,
        "conditions": [],
        "certainty": Certainty(certainty),
        "chain": [],
        "said_on": None,
        "narrator_only": False,
        "sentences": cite(article, *snippets),
    }
    return NotedPosition(**(fields | extra))


def notes(actors: list[NotedActor], positions: list[NotedPosition]) -> Notes:
    """Write notes that hold positions only."""
    return Notes(actors=actors, positions=positions, proposals=[], disputes=[], events=[], unknowns=[])


TROOPS = "Western troops should be deployed in Ukraine."
NATO = "Ukraine should join NATO."
BACKSTOP = "The US should back a European-led force."
TALKS = "Ukraine and Russia should hold talks."
EU = "Ukraine should join the EU."

ACTORS = {
    "000": [
        actor("Olaf Scholz", aliases="Scholz|German Chancellor Olaf Scholz", office="Chancellor", of="German"),
        actor("Emmanuel Macron", office="President", of="French"),
        actor("Donald Tusk", office="Prime Minister", of="Polish"),
        actor("Kaja Kallas", aliases="Kallas", office="chief diplomat", of="EU"),
        actor("Vladimir Zelensky", aliases="Zelensky|Ukrainian leader Vladimir Zelensky", office="leader"),
        actor("Vladimir Putin", aliases="Putin", office="President", of="Russian"),
        actor("senior EU diplomat", "unnamed", "a senior EU diplomat"),
        actor("Russian officials", "group", "Some Russian officials"),
        actor("Kremlin", "organisation", "The Kremlin"),
        actor("Hungary", "state"),
        actor("US", "state"),
        actor("Germany", "state"),
        actor("EU", "bloc", "EU leaders"),
        actor("Western leaders", "group"),
    ],
    "001": [
        actor("Scholz", aliases="German Chancellor Scholz", office="Chancellor", of="German"),
        actor("France", "state"),
        actor("Poland", "state"),
        actor("Kaja Kallas", aliases="the EU’s chief diplomat", office="chief diplomat", of="EU"),
        actor("Zelensky", aliases="Ukrainian President Zelensky", office="President", of="Ukrainian"),
        actor("Putin", aliases="President Putin", office="President"),
        actor("Russian officials", "group"),
        actor("Kremlin", "organisation", "The Kremlin"),
        actor("Hungary", "state"),
        actor("US", "state"),
        actor("Germany", "state"),
        actor("senior EU diplomat", "unnamed"),
    ],
    "002": [
        actor(
            "Donald Trump", aliases="Trump|US President Trump|President Trump", office="President", of="US"
        ).model_copy(update={"name": "Trump"}),
        actor("Russia", "state"),
        actor("Friedrich Merz", aliases="Chancellor Friedrich Merz (CDU)", office="Chancellor"),
        actor("U.S.", "state", "United States"),
        actor("European countries", "group"),
        actor("Starmer", aliases="British Prime Minister Starmer", office="Prime Minister", of="British"),
        actor("Emmanuel Macron", office="President", of="French"),
        actor("Volodymyr Zelenskyy", aliases="Zelenskyy", office="President", of="Ukrainian"),
        actor("António Costa", office="President", of="EU Council"),
        actor("senior U.S. officials", "group"),
        actor("German government", "organisation"),
    ],
    "003": [
        actor("Emmanuel Macron", aliases="Macron"),
        actor("Keir Starmer", aliases="Starmer"),
        actor("Italy", "state"),
        actor("Germany", "state", "Berlin"),
        actor("United States", "state", "Washington|US"),
        actor("Boris Pistorius", aliases="Pistorius", office="Defence Minister", of="German"),
        actor("Ursula von der Leyen", aliases="von der Leyen|the EU leader"),
        actor("Friedrich Merz", office="Federal Chancellor"),
        actor("Kaja Kallas", office="High Representative", of="EU"),
        actor("Russia", "state", "Moscow"),
        actor("Ukraine", "state", "Kyiv"),
        actor("Vladimir Putin", aliases="Putin|the Kremlin’s occupant|The tsar"),
        actor("Robert Fico", aliases="Fico|his interlocutor", office="Prime Minister", of="Slovak"),
        actor("Viktor Orbán", office="Prime Minister", of="Hungarian"),
        actor("Volodymyr Zelensky", aliases="The Ukrainian president", office="president", of="Ukrainian"),
    ],
    "004": [
        actor("Emmanuel Macron", aliases="Macron", office="President", of="French"),
        actor("Twenty-six Western nations", "group", "26 members of the so-called “Coalition of the Willing”"),
        actor("Donald Trump", aliases="Trump|the US leader", office="President", of="US"),
        actor("Kremlin", "organisation"),
        actor("Vladimir Putin", aliases="Putin", office="President", of="Russian"),
        actor("Ukraine", "state", "Kyiv"),
        actor("Russia", "state"),
        actor("Russian officials", "group"),
        actor("Maria Zakharova", office="spokeswoman", of="Russian Foreign Ministry"),
        actor("Volodymyr Zelenskyy", aliases="Zelenskyy", office="President", of="Ukrainian"),
        actor("François Heisbourg", of="Foundation for Strategic Research"),
        actor("Ed Arnold"),
        actor("Analysts", "group"),
    ],
}

TRUE = {
    "000": [
        ("Olaf Scholz", "oppose", TROOPS, "There is “no discussion” about deploying boots on the ground.",
         "reported", "reportedly said"),
        ("Olaf Scholz", "oppose", "EU leaders should discuss troop deployment in detail.",
         "Scholz calls it a mistake to engage in detailed discussions on the matter.", "reported", "reportedly said"),
        ("Olaf Scholz", "support", "Support should be provided without escalating tensions with Russia.",
         "Support should be provided in a way that does not risk escalating tensions with Russia.", "alleged",
         "allegedly stated"),
        ("Emmanuel Macron", "support", TROOPS, "Macron proposed to deploy European troops to Ukraine.", "stated",
         "earlier proposal"),
        ("Donald Tusk", "oppose", TROOPS, "Tusk dismissed the idea as speculation.", "stated", "earlier proposal",
         "dismissed the idea"),
        ("senior EU diplomat", "oppose", TROOPS, "There is no structured discussion in the EU on this yet.", "stated",
         "dismissed the idea"),
        ("Kaja Kallas", "oppose", "Western leaders should pressure Zelensky into peace talks.",
         "Kallas advised against pressuring Zelensky into peace talks.", "stated", "advised Western leaders"),
        ("Kaja Kallas", "support", "Member states should say what their security guarantees are.",
         "Member states that signed agreements need to answer what the guarantees are.", "stated",
         "The big question", "need to answer"),
        ("Vladimir Zelensky", "support", NATO, "NATO membership is the only ultimate security guarantee.", "stated",
         "Zelensky reiterated"),
        ("Vladimir Zelensky", "oppose", "EU promises without US involvement are sufficient.",
         "Promises from EU countries alone, without US involvement, would be insufficient.", "stated",
         "Zelensky reiterated"),
        ("Hungary", "oppose", NATO, "Hungary has openly opposed Kiev’s aspirations.", "stated", "Zelensky reiterated",
         "openly opposed"),
        ("US", "oppose", NATO, "The US has expressed reluctance.", "stated", "openly opposed"),
        ("Germany", "oppose", NATO, "Germany has expressed reluctance.", "stated", "openly opposed"),
        ("Russian officials", "oppose", TROOPS, "Western boots on the ground could be perceived as an occupying force.",
         "suggested", "occupying force"),
        ("Kremlin", "oppose", "Peacekeeping missions should be discussed now.",
         "It is too early to discuss any peacekeeping missions.", "stated", "too early"),
        ("Vladimir Putin", "support", TALKS, "Putin reaffirmed his readiness for talks with Ukraine.", "stated",
         "reaffirmed his readiness"),
        ("Vladimir Putin", "support", "Ukraine should renounce NATO.",
         "Any agreement must include Kiev’s renunciation of NATO ambitions.", "stated", "reaffirmed his readiness"),
        ("Vladimir Putin", "support", "Ukraine should commit to a neutral status.",
         "Any agreement must include commitment to a neutral status.", "stated", "reaffirmed his readiness"),
        ("EU", "support", "The EU should support Ukraine.", "A statement pledged support “for as long as it takes”.",
         "stated", "EU leaders could not", "summit concluded"),
    ],
    "001": [
        ("Scholz", "oppose", TROOPS, "Scholz ruled out deploying ground troops.", "reported", "ruled out"),
        ("France", "support", TROOPS, "France made earlier proposals on troops.", "stated", "ruled out", "from France"),
        ("Poland", "oppose", TROOPS, "Poland opposed the earlier proposals.", "stated", "ruled out", "from France"),
        ("Kaja Kallas", "oppose", "Zelensky should be pressured into peace negotiations.",
         "Kallas cautioned against pressuring Zelensky.", "stated", "cautioned against"),
        ("Kaja Kallas", "support", "Member states should specify their commitments to Ukraine.",
         "She urged member states to specify their commitments.", "stated", "urged member states"),
        ("Zelensky", "support", NATO, "NATO membership is the only definitive security guarantee.", "stated",
         "only definitive"),
        ("US", "oppose", NATO, "The US remains hesitant.", "stated", "remain hesitant"),
        ("Germany", "oppose", NATO, "Germany remains hesitant.", "stated", "remain hesitant"),
        ("Hungary", "oppose", NATO, "Hungary actively opposes Ukraine’s NATO aspirations.", "stated",
         "remain hesitant"),
        ("Russian officials", "oppose", TROOPS, "Western troops could be perceived as an occupation force.", "stated",
         "have warned"),
        ("Kremlin", "oppose", "Peacekeeping missions should be discussed.", "Peacekeeping missions are premature.",
         "stated", "premature"),
        ("Putin", "support", TALKS, "Putin is willing to engage in talks with Ukraine.", "stated", "his willingness"),
    ],
    "002": [
        ("Trump", "support", "Zelenskyy and Putin should meet bilaterally.",
         "Trump is pushing for a bilateral meeting.", "stated", "pushing for"),
        ("Russia", "oppose", TROOPS.replace("Western", "NATO"),
         "Russia rejects any guarantees involving NATO troops on Ukrainian soil.", "stated", "firmly rejects"),
        ("U.S.", "support", BACKSTOP, "The U.S. is willing to support a European-led deployment.", "reported",
         "reportedly willing"),
        ("Trump", "oppose", "American troops should be deployed in Ukraine.",
         "No American troops would be deployed in Ukraine.", "stated", "publicly stated"),
        ("European countries", "support", "European countries should provide ground troops.",
         "European countries are expected to provide the bulk of ground troops.", "suggested",
         "expected to provide the"),
        ("Emmanuel Macron", "oppose", "A peace treaty should be rushed.",
         "Macron warned against rushing into a peace treaty.", "stated", "warned against rushing"),
        ("Friedrich Merz", "support", "Europe as a whole should provide security guarantees.",
         "Europe as a whole should participate in providing security guarantees.", "stated", "as a whole"),
        ("Volodymyr Zelenskyy", "support", "Security guarantees should come before peace.",
         "Security guarantees are a top priority for peace with Russia.", "stated", "top priority"),
    ],
    "003": [
        ("Emmanuel Macron", "support", TROOPS, "Macron is willing to send soldiers.", "suggested", "only ones willing"),
        ("Keir Starmer", "support", TROOPS, "Starmer is willing to send soldiers.", "suggested", "only ones willing"),
        ("Italy", "oppose", TROOPS, "Italy is against.", "stated", "only ones willing", "are against"),
        ("Germany", "oppose", TROOPS, "Germany is against.", "stated", "only ones willing", "are against"),
        ("United States", "oppose", TROOPS, "The United States is against.", "stated", "only ones willing",
         "are against"),
        ("United States", "support", "The United States should offer a backstop.",
         "Washington has agreed to offer an unspecified backstop.", "stated", "agreed to offer"),
        ("Boris Pistorius", "oppose", "The EU should decide on troop deployments.",
         "The EU has no responsibility or competence in the matter of troop deployments.", "stated",
         "no responsibility"),
        ("Friedrich Merz", "oppose", "Ground troops should be deployed.",
         "No one is talking about ground troops.", "stated", "no one is talking"),
        ("Kaja Kallas", "support", "The coalition should provide air and logistical support.",
         "A more acceptable solution could be to provide air and logistical support.", "suggested", "hinted last week"),
        ("Russia", "oppose", "NATO troops should be present in Ukraine.",
         "The presence of NATO troops is unacceptable to Moscow.", "stated", "unacceptable to Moscow"),
        ("Russia", "conditional", "Security guarantees should be discussed.",
         "Russia only wants to discuss it once there is an understanding on a truce.", "stated",
         "unacceptable to Moscow"),
        ("Ukraine", "support", "Security guarantees should come before talks.",
         "Ukraine considers them an essential prerequisite to sit at the table.", "stated", "unacceptable to Moscow",
         "essential prerequisite"),
        ("Robert Fico", "conditional", EU, "Ukraine must fulfill all the conditions to join the EU.", "stated",
         "fulfill all the conditions"),
        ("Viktor Orbán", "oppose", "Accession negotiations with Ukraine should be opened.",
         "Orbán continues to block the opening of accession negotiations.", "stated", "continues to block"),
        ("Viktor Orbán", "oppose", "Aid to Ukraine should be disbursed.",
         "Orbán continues to block the disbursement of aid to Ukraine.", "stated", "continues to block"),
    ],
    "004": [
        ("Twenty-six Western nations", "support", "Western nations should provide security guarantees for Ukraine.",
         "Twenty-six nations agreed to provide postwar security guarantees.", "stated", "Twenty-six"),
        ("Emmanuel Macron", "support", TROOPS, "26 members would deploy troops once there is a ceasefire.", "stated",
         "Following the meeting"),
        ("Emmanuel Macron", "oppose", "Troops should be deployed in the front lines.",
         "The troops would not be deployed in the front lines.", "stated", "front lines"),
        ("Donald Trump", "support", "The US should offer support as a backstop.",
         "Trump is willing to offer US support as a “backstop”.", "stated", "as a “backstop”"),
        ("Donald Trump", "support", "Europeans should lead the initiative.", "Europeans must lead the initiative.",
         "stated", "as a “backstop”"),
        ("Donald Trump", "support", "Putin and Zelenskyy should meet.",
         "A bilateral meeting between Putin and Zelenskyy would be the next step.", "suggested", "suggested afterward"),
        ("Ukraine", "oppose", "Talks should be hosted in Moscow.", "Ukraine dismissed the idea of talks in Moscow.",
         "stated", "suggested afterward"),
        ("Donald Trump", "support", "European countries should carry the bulk of the burden.",
         "European countries must carry the bulk of the burden.", "stated", "yet to impose"),
        ("Russian officials", "oppose", "Western forces should be placed on Ukrainian soil.",
         "Russian officials have rejected the proposal for placing Western forces.", "stated", "hardened its stance"),
        ("Russian officials", "support", "Ukraine should make territorial concessions.",
         "Russian officials have continued to demand territorial concessions.", "stated", "hardened its stance"),
        ("Ukraine", "oppose", "A peace deal should involve ceding land.", "No peace deal will involve ceding land.",
         "stated", "ceding land"),
        ("Maria Zakharova", "oppose", TROOPS,
         "Any Western troop presence would amount to “unacceptable foreign intervention”.", "stated", "Zakharova"),
        ("Volodymyr Zelenskyy", "support", "Europe and the US should press Moscow together.",
         "A united European and US front could increase pressure on Moscow.", "stated", "remained convinced"),
        ("François Heisbourg", "oppose", "Troops should deploy without a ceasefire.",
         "There is “no suggestion” troops would deploy without a ceasefire.", "stated", "no suggestion"),
    ],
}  # fmt: skip


def true_claims(number: str) -> tuple[Article, Notes]:
    """Return a sample article with every true claim noted for it."""
    article = seed(number)
    actors = [a.model_copy(update={"sentences": _where(article, a)}) for a in ACTORS[number]]
    return article, notes(actors, [claim(article, row) for row in TRUE[number]])


def _where(article: Article, noted: NotedActor) -> list[int]:
    labels = (noted.name, *noted.aliases)
    found = [s.n for s in article.sentences if any(label in article.reading(s.n) for label in labels)]
    return found[:1] or [1]
