"""Short articles of several domains, and the positions a reader would name first: actor, stance, word of the issue."""

from summarizer.schemas import Article, Sentence

Triple = tuple[str, str, str]


def article(text: str, *, name: str = "text.txt") -> Article:
    """Make an article: one paragraph a line, sentences parted by two blanks."""
    sentences: list[Sentence] = []
    at = 0
    for paragraph, line in enumerate(text.split("\n")):
        start = at
        for piece in line.split("  "):
            if piece.strip():
                end = start + len(piece)
                sentences.append(Sentence(n=len(sentences) + 1, start=start, end=end, paragraph=paragraph))
            start += len(piece) + 2
        at += len(line) + 1
    return Article(id="a", file=name, text=text, sentences=tuple(sentences))


DOMAINS: dict[str, tuple[str, list[Triple]]] = {
    "labour": (
        (
            "Nurses at Brackley General voted on Tuesday to strike after talks over pay collapsed.\n"
            "The Union of Health Workers is demanding a 6 percent raise.  "
            "Its general secretary, Hannah Osei, said the offer of 2 percent was “an insult.”  "
            "She urged the hospital to return to the negotiating table.\n"
            "The hospital rejected the demand.  "
            "“We cannot support a raise that would force us to close wards,” said chief executive Piers Langton.  "
            "He warned that a strike would harm patients.\n"
            "Health Minister Carla Nunez refused to intervene in the dispute.\n"
        ),
        [
            ("Nurses", "support", "striking"),
            ("Union of Health Workers", "support", "6 percent"),
            ("Hannah Osei", "oppose", "2 percent"),
            ("Hannah Osei", "support", "negotiating table"),
            ("hospital", "oppose", "6 percent raise"),
            ("Piers Langton", "oppose", "strike"),
            ("Carla Nunez", "oppose", "interven"),
        ],
    ),
    "antitrust": (
        (
            "The Competition Authority is investigating the planned merger of Velmora and Castrel Foods.\n"
            "Velmora’s chief executive, Tomas Reyle, defended the merger and promised that prices would not rise.  "
            "Consumer groups oppose the merger.  "
            "“This deal would harm every shopper in the country,” said Amina Diallo of the Consumers’ League.\n"
            "The Farmers’ Federation called on the regulator to block the takeover.  "
            "Economist Ruth Bellamy said the companies should be forced to sell 40 stores.\n"
            "The authority’s chairwoman, Ingrid Sund, told the Daily Courier that no decision had been made.\n"
        ),
        [
            ("Tomas Reyle", "support", "merger"),
            ("Tomas Reyle", "oppose", "Prices should rise"),
            ("Consumer groups", "oppose", "merger"),
            ("Farmers’ Federation", "oppose", "takeover"),
        ],
    ),
    "court": (
        (
            "The Court of Appeal ruled that the city must publish its contracts with water company Lumina.\n"
            "Lumina argued that publication would violate its trade secrets.  "
            "The company said it would appeal against the ruling.\n"
            "Mayor Sofia Brandt welcomed the judgment.  "
            "Opposition councillor Derek Pohl accused the mayor of hiding the contracts for three years.\n"
            "Prosecutor Elena Markov, who is investigating two former officials, declined to comment on the judgment.\n"
        ),
        [
            ("Court of Appeal", "support", "publish"),
            ("Lumina", "oppose", "publication"),
            ("Sofia Brandt", "support", "judgment"),
        ],
    ),
    "planning": (
        (
            "Residents of the Old Harbour district are against a plan to build three towers on the waterfront.\n"
            "The developer, Northgate Estates, wants to build 900 flats on the site.  "
            "City architect Paul Verhoeven supports the plan, provided that a third of the flats are affordable.\n"
            "Councillor Mei Tanaka proposed a public vote on the towers.  "
            "Her proposal was rejected by the planning committee.\n"
            "It remains unclear who would pay for the new tram line.\n"
        ),
        [
            ("Residents", "oppose", "towers"),
            ("Northgate Estates", "support", "900 flats"),
            ("Paul Verhoeven", "conditional", "towers"),
            ("Mei Tanaka", "support", "public vote"),
            ("planning committee", "oppose", "public vote"),
        ],
    ),
    "sport": (
        (
            "The International Rowing Federation is considering a ban on carbon oars from next season.\n"
            "The federation’s president, Luis Ferrand, said the ban was necessary to make racing fair.  "
            "National teams from Norway and Canada criticised the idea.  "
            "Norway’s coach, Stig Halvorsen, described the proposal as “absurd.”\n"
            "Athletes should be consulted before any decision is taken, according to rower Anna Kowal.  "
            "Sponsors have not commented on the plan.\n"
        ),
        [
            ("Luis Ferrand", "support", "ban on carbon oars"),
            ("National teams", "oppose", "ban on carbon oars"),
            ("International Rowing Federation", "noncommittal", "ban on carbon oars"),
        ],
    ),
    "climate": (
        (
            "Small island states demanded on Monday that rich countries double their payments to the climate fund.\n"
            "Brazil backed the demand, but Japan and Australia opposed it.  "
            "Australian climate minister Fiona Carrow said new money would be offered only if China contributed.\n"
            "China’s chief negotiator, Liu Wen, ruled out any binding payments.  "
            "Kenya proposed a levy on air travel.  "
            "The European Union is ready to discuss the levy.\n"
            "No agreement is expected before Friday.\n"
        ),
        [
            ("Small island states", "support", "double"),
            ("Brazil", "support", "double"),
            ("Fiona Carrow", "conditional", "New money"),
            ("Liu Wen", "oppose", "binding payments"),
            ("Kenya", "support", "levy"),
            ("European Union", "support", "levy"),
        ],
    ),
    "education": (
        (
            "Parents in Westmere are opposed to the closure of two village schools.\n"
            "The county council insists that the schools must close because of falling numbers.  "
            "Council leader Graham Tull said keeping them open would be “irresponsible.”  "
            "The teachers’ union threatened to strike over the closures.\n"
            "Education Secretary Joan Pryce urged the council to delay the decision.  "
            "She hinted that extra money could be found.  "
            "Local MP Dev Anand vowed to fight the plan.\n"
        ),
        [
            ("Parents", "oppose", "village schools"),
            ("county council", "support", "close"),
            ("teachers’ union", "support", "striking"),
            ("Joan Pryce", "support", "delay"),
        ],
    ),
    "trade": (
        (
            "Trade ministers from twelve countries met in Lisbon on Thursday.\n"
            "France rejected the draft agreement on beef imports.  "
            "French Agriculture Minister Claire Aubert said the deal was unacceptable unless it protected farmers.  "
            "Germany’s support for the agreement remains firm.\n"
            "Spain is reluctant to sign the agreement.  "
            "Argentina’s president, Hugo Salas, reportedly threatened to leave the talks.  "
            "“We will not accept new quotas,” he told reporters.\n"
            "Germany proposed a transition period of five years, a suggestion welcomed by Portugal.\n"
        ),
        [
            ("France", "oppose", "agreement"),
            ("Germany", "support", "agreement"),
            ("Spain", "oppose", "agreement"),
            ("Hugo Salas", "support", "leaving the talks"),
            ("Hugo Salas", "oppose", "quotas"),
            ("Germany", "support", "transition"),
        ],
    ),
    "transport": (
        (
            "The Transit Authority announced on Friday that it would raise bus fares by 10 percent in January.\n"
            "Mayor Olivia Grant defended the increase.  "
            "The Riders’ Alliance condemned the decision, calling it “a tax on the poor.”  "
            "Councilman Victor Hale called for free travel for students.\n"
            "The bus drivers’ union said its members would not support the increase without better pay.  "
            "Governor Ellen Marsh has yet to decide whether the state will help.  "
            "A spokesman for the governor said she was open to talks.\n"
        ),
        [
            ("Transit Authority", "support", "fares"),
            ("Olivia Grant", "support", "increase"),
            ("Riders’ Alliance", "oppose", "increase"),
            ("Victor Hale", "support", "free travel"),
        ],
    ),
}
