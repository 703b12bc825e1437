"""Closed classes of English words that the reading of clauses rests on."""

BE = frozenset(
    "is are was were be been being am 's 're 'm got remains remain remained seems seem stay stays become".split()
)
AUXILIARY = BE | frozenset(
    "has have had having 've 'll 'd do does did will would can could may might shall should must to".split()
)
DETERMINER = frozenset("the a an its his her their our no any this that these those such some 's of for strong".split())
PREPOSITION = frozenset(
    "of in on at for from to with about against between among by over into than under behind".split()
)
BREAK_MARKS = frozenset(",;:()—–")
SPOKESMEN = frozenset(
    "representatives spokesman spokeswoman spokesperson head leaders leader members officials most some "
    "many all both several majority each part half rest either none".split()
)
"""Words that carry a subject behind "of" or "for": "a spokesman for Doe", "most of the states"."""
AGENTS = frozenset("from by among within".split())
CATENATIVE = frozenset(
    "continue continues continued continuing begin began begins start started starts try tries tried move "
    "moves moved keep keeps kept help helped go goes went intends meant used set about due".split()
)
"""Verbs that only lead on to the next one: "continues to block"."""
PASSING = frozenset(
    "not never also now already still himself herself itself themselves both ever again all alone long "
    "therefore simply even just soon once then yet always often first today yesterday however instead too".split()
)
"""Words that stand between a subject and its verb and change nothing."""
LISTING = frozenset("and or but then also even & nor".split())
OPENING = frozenset("the both a an his her its their".split())
"""What may stand before a member of a list."""
OBJECTS = frozenset("it its itself they them their themselves him her us me".split())
"""Pronouns that, right behind a verb, are its object and not its subject."""
ASKING = frozenset("must should ought could may might shall".split())
"""Auxiliaries by which a speaker asks something of a subject or thinks it possible."""
VERBAL = frozenset(
    "say insist tell argue believe think oppose reject deny accept agree refuse want seek ask urge allow adopt admit "
    "announce declare describe explain reiterate emphasise emphasize maintain contend condemn denounce criticise "
    "criticize dismiss resist welcome warn add accuse propose recommend suggest intend prefer deplore".split()
)
"""Verbs that are no nouns, whatever stands before them: "Campaigners say", "the village council want"."""
ADDRESSING = frozenset("tell inform remind assure notify brief".split())
"""Verbs of saying that never stand before their subject: who stands behind them is told."""
