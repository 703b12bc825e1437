"""Cleaning: boilerplate goes and reporting stays, sentences are numbered in offsets of the untouched text."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.schemas import Article, RemovedSpan
from summarizer.steps.clean import clean
from summarizer.steps.clean.boilerplate import line_rule
from summarizer.steps.clean.sentences import sentence_spans

SEEDS = Path(__file__).parents[2] / "seeds"


def cleaned(text: str, **fields: object) -> Article:
    return clean(Article(id="a", file="a.txt", text=text, **fields))  # type: ignore[arg-type]


def readings(article: Article, part: str | None = None) -> list[str]:
    return [article.reading(s.n) for s in article.sentences if part in (None, s.part)]


def removed(article: Article) -> list[tuple[str, str]]:
    return [(span.rule, article.text[span.start : span.end]) for span in article.removed]


def sample(number: str) -> Article:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return cleaned(path.read_bytes().decode("utf-8"))


# --- the samples


def test_samples_lose_exactly_their_boilerplate() -> None:
    found = {number: removed(sample(number)) for number in ("000", "001", "002", "003", "004")}
    assert found["000"] == [("read more link", "Read more")] * 2
    assert found["001"] == [("stray marks", "“`")]
    ((rule, words),) = found["002"]
    assert rule == "related links list"
    assert words.startswith("Read also:\n- Weekly")
    assert words.endswith("tsunami alert.")
    assert found["003"] == [("translation credit", "English version by the Translation Service of Withub")]
    ((rule, words),) = found["004"]
    assert rule == "subscription pitch"
    assert words.startswith("Subscribe today")
    assert words.endswith("no obligation to continue.")


def test_samples_have_titles_headings_and_whole_sentences() -> None:
    counts = {number: len(sample(number).sentences) for number in ("000", "001", "002", "003", "004")}
    assert counts == {"000": 22, "001": 19, "002": 22, "003": 35, "004": 20}
    assert sample("001").title == "EU Fails to Reach Consensus on Ukraine Security Guarantees"
    assert sample("003").title is None
    assert readings(sample("002"), "heading") == ["Security Guarantees for Ukraine: A Shifting Landscape"]
    broken = next(sentence for sentence in readings(sample("003")) if "recent interview" in sentence)
    assert broken.startswith("In a recent interview with the Financial Times, the EU leader claimed")
    asked = next(sentence for sentence in readings(sample("000")) if "tangible" in sentence)
    assert asked.endswith("tangible?” Kallas told the outlet.")
    assert "Boilerplate" not in {sentence.part for sentence in sample("004").sentences}


# --- boilerplate

BOILERPLATE = [
    ("Read more", "read more link"),
    ("READ MORE »", "read more link"),
    ("Read more: Talks in Geneva collapse after two days", "read more link"),
    ("READ ALSO | Minister quits over levy", "read more link"),
    ("Also read: Why the levy failed", "read more link"),
    ("Related: Council votes on the levy", "read more link"),
    ("[Read more](https://example.org/levy)", "read more link"),
    ("Read more about the levy here.", "read more link"),
    ("Read the full story on our website", "read more link"),
    ("Click here to see the map.", "read more link"),
    ("Continue reading...", "read more link"),
    ("Watch: Mayor storms out of the hall", "read more link"),
    ("You may also like", "related links list"),
    ("Most read", "related links list"),
    ("Related articles:", "related links list"),
    ("ADVERTISEMENT", "advertisement"),
    ("Sponsored: Is your post too slow? Call ParcelJet.", "advertisement"),
    ("Also in this issue: Ten walks by the river | Who ate the duck", "read more link"),
    ("Story continues below advertisement", "advertisement"),
    ("Subscribe now", "subscription pitch"),
    ("Subscribe to our newsletter for daily updates.", "subscription pitch"),
    ("Subscribe today and the Herald will be in your inbox every morning", "subscription pitch"),
    ("Become a member and support our journalism for $5 a month.", "subscription pitch"),
    ("Start your free two-week trial and get unlimited access.", "subscription pitch"),
    ("Already a subscriber? Log in", "subscription pitch"),
    ("Donate today to keep local reporting free.", "subscription pitch"),
    ("Like what we do? Give 500 a month and get a mug.", "subscription pitch"),
    ("Support independent journalism", "subscription pitch"),
    ("Sign up for our morning newsletter", "newsletter pitch"),
    ("Get the day's top stories delivered to your inbox.", "newsletter pitch"),
    ("Follow us on Facebook and Twitter", "newsletter pitch"),
    ("We use cookies to give you the best experience on our site.", "cookie notice"),
    ("By continuing to browse this site, you agree to our use of cookies.", "cookie notice"),
    ("Accept all cookies", "cookie notice"),
    ("Follow Northwire on social | Privacy choices", "cookie notice"),
    ("By contacting us you accept our terms.", "cookie notice"),
    ("English version by the Service for Translations of Northwire", "translation credit"),
    ("Translated from the German by Jane Doe", "translation credit"),
    ("Translation: Jane Doe", "translation credit"),
    ("Reporting by Jane Doe in Paris; Editing by John Roe", "editorial credit"),
    ("(Additional reporting by Jane Doe and John Roe)", "editorial credit"),
    ("Source: Northwire", "editorial credit"),
    ("By Jane Doe", "byline"),
    ("By Jane Doe and John Roe, Political Editors", "byline"),
    ("By Jane Doe, harbour correspondent", "byline"),
    ("By Northwire staff", "byline"),
    ("From our special envoy.", "byline"),
    ("Jane Doe and John Roe contributed to this report.", "byline"),
    ("Interview by Jane Doe. Translated from the Italian. Photos on pages 22–23.", "byline"),
    ("Photo: Jane Doe/Northwire", "photo caption/credit"),
    ("The mayor at the town hall on Friday. Photo: Jane Doe", "photo caption/credit"),
    ("FILE - The mayor speaks at the town hall, Friday, Sept. 5, 2025.", "photo caption/credit"),
    ("The mayor leaves the hall. (AP Photo/Jane Doe)", "photo caption/credit"),
    ("Jane Doe/Getty Images", "photo caption/credit"),
    ("Image caption", "photo caption/credit"),
    ("Pictured: boats in the harbour on Friday.", "photo caption/credit"),
    ("© 2025 Northwire. All rights reserved.", "copyright line"),
    ("Copyright 2025 Northwire", "copyright line"),
    ("This material may not be republished without permission.", "copyright line"),
    ("Share this article", "share/navigation line"),
    ("Facebook Twitter WhatsApp Email", "share/navigation line"),
    ("Home > News > Politics", "share/navigation line"),
    ("Tags: levy, council, mayor", "share/navigation line"),
    ("12 Comments", "share/navigation line"),
    ("4 min read", "share/navigation line"),
    ("Skip to main content", "share/navigation line"),
    ("This article was originally published in the Herald.", "disclaimer"),
    ("Northwire may earn a commission on products linked here.", "disclaimer"),
    ("The views expressed in this article are the author's own.", "disclaimer"),
    ("Editor's note: this text was shortened.", "disclaimer"),
    ("https://example.org/levy", "link"),
    ("* * *", "stray marks"),
    ("“`", "stray marks"),
]

REPORTING = [
    "He urged readers to subscribe to the plan.",
    "She told voters to read more about the levy before they decide.",
    "“Subscribe to our newsletter and you will get a free trial,” the fake message told its victims.",
    "Subscribers will pay $4 a month under the new rules, the regulator said.",
    "The company's newsletter reached 4,000 inboxes a day.",
    "You can cancel any time under the new law, which covers monthly subscriptions.",
    "The site uses cookies to track its users, the court found.",
    "The regulator fined the firm for using cookies without consent.",
    "Join us in the fight for higher wages, the union said.",
    "Support for independent journalism has fallen in ten countries.",
    "Translated by a machine, the contract made no sense.",
    "Translation of the treaty took four months.",
    "Photographs by the police show the car at the bridge.",
    "Video by a bystander shows officers at the gate.",
    "Photo identification will be needed to vote.",
    "Image matters in politics.",
    "Copyright law of 1998 was amended by the council.",
    "All rights are reserved to the states under the treaty.",
    "Share prices fell by 4% on Friday.",
    "Sharing the burden is the only way, he said.",
    "Related charges were dropped.",
    "Watch groups fear a new vote.",
    "Sources: officials at the ministry refused to comment on that.",
    "By Friday, the strike had spread to six ports.",
    "By the end of May, the council wants a vote.",
    "Editing genes should be allowed, the panel said.",
    "Reporting by the watchdog has improved, ministers say.",
    "This report was published by the audit office and shows a gap.",
    "This story has two sides.",
    "Advertisement of tobacco will be banned.",
    "Registered nurses will strike on Monday.",
    "Sign-ups for the scheme doubled in May.",
    "Follow-up talks are set for Friday.",
    "Home owners will pay more.",
    "Comment from the ministry was not available.",
    "Download speeds will double by 2030.",
    "Correction of the budget is needed, he said.",
    "Getting the vaccine is free, and you can get it in our schools, the minister said.",
    "Click fraud costs firms $5 a month per user, the report found.",
    "Most read nothing but headlines.",
    "By Monday, staff had left.",
    "The pictured boats belong to the council.",
    "Doe and Roe contributed $500 to the campaign.",
    "From our point of view, the levy is dead.",
    "Sponsored bills fail more often than not.",
    "Dockers earn 1,150 a month | a third less than in 2010.",
    "Banks may earn commissions of 2%, which the regulator wants to end, its chief said.",
]


@pytest.mark.parametrize(("line", "rule"), BOILERPLATE)
def test_boilerplate_goes_under_its_rule(line: str, rule: str) -> None:
    assert line_rule(line) == rule
    article = cleaned(f"The council met on Friday.\n\n{line}\n\nThe mayor said no.")
    assert readings(article) == ["The council met on Friday.", "The mayor said no."]
    assert removed(article) == [(rule, line)]


@pytest.mark.parametrize("line", REPORTING)
def test_reporting_that_looks_like_it_stays(line: str) -> None:
    assert line_rule(line) is None
    article = cleaned(f"The council met on Friday.\n\n{line}\n\nThe mayor said no.")
    assert removed(article) == []
    assert " ".join(readings(article)) == f"The council met on Friday. {line} The mayor said no."


def test_list_of_other_stories_goes_with_the_line_that_announces_it() -> None:
    body = "The council met on Friday.\nThe mayor said no."
    bullets = "Read also:\n- Storm hits the coast.\n- Bank cuts jobs"
    article = cleaned(f"{body}\n{bullets}\nThe vote is on Monday.")
    assert removed(article) == [("related links list", bullets)]
    assert readings(article)[-1] == "The vote is on Monday."
    plain = "Related stories\nStorm hits the coast\nBank cuts jobs"
    article = cleaned(f"{body}\n{plain}\n\nThe vote is on Monday.")
    assert removed(article) == [("related links list", plain)]
    parted = "Most read\n\nStorm hits the coast\n\nBank cuts jobs"
    assert removed(cleaned(f"{body}\n\n{parted}")) == [("related links list", parted)]


def test_bullets_of_the_article_itself_stay() -> None:
    article = cleaned("The union wants three things:\n- Higher wages\n- Shorter hours.\n- No job cuts\nIt will strike.")
    assert removed(article) == []
    assert readings(article)[1:4] == ["Higher wages", "Shorter hours.", "No job cuts"]
    assert {sentence.part for sentence in article.sentences} == {"body"}


def test_navigation_at_the_top_does_not_take_the_headline() -> None:
    article = cleaned("Top stories\nCouncil drops the levy\nThe council dropped the levy on Friday.")
    assert article.title == "Council drops the levy"
    assert removed(article) == [("related links list", "Top stories")]


def test_a_pitch_inside_a_paragraph_goes_alone_and_a_quoted_one_stays() -> None:
    article = cleaned("The council met on Friday. Sign up for our newsletter. The mayor said no.")
    assert readings(article) == ["The council met on Friday.", "The mayor said no."]
    assert removed(article) == [("newsletter pitch", "Sign up for our newsletter.")]
    quoted = "“They sell. Sign up for our newsletter. We pay,” she said."
    assert removed(cleaned(quoted)) == []


def test_an_article_of_nothing_but_boilerplate_has_no_sentences() -> None:
    article = cleaned("Read more\n\nSubscribe now\n")
    assert article.sentences == ()
    assert article.title is None
    assert [rule for rule, _ in removed(article)] == ["read more link", "subscription pitch"]


# --- lines and parts


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The talks in\nParis failed.", ["The talks in Paris failed."]),
        ("The talks, held in Paris,\nFrance said, failed.", ["The talks, held in Paris, France said, failed."]),
        ("The talks\r\nfailed on Friday.", ["The talks failed on Friday."]),
        ("The talks failed.\nnobody was surprised.", ["The talks failed.", "nobody was surprised."]),
        ("The talks failed.\nNobody was surprised.", ["The talks failed.", "Nobody was surprised."]),
        ("The talks in\n\nParis failed.", ["The talks in", "Paris failed."]),
    ],
)
def test_a_sentence_broken_over_lines_is_one(text: str, wanted: list[str]) -> None:
    assert readings(cleaned(f"Start here.\n\n{text}"))[1:] == wanted


def test_a_link_wrapped_over_two_lines_goes_whole() -> None:
    lines = ["The council of the northern port met on Friday and dropped the levy"] * 4
    body = "\n".join(lines) + " again.\n"
    link = "Read next: What the new tariff on sugar means for the lake • Subscribe\nto our Lakes Briefing"
    assert removed(cleaned(f"{body}\n{link}\n")) == [("read more link", link)]


def test_a_wrapped_file_is_joined_even_where_lines_start_with_names() -> None:
    text = (
        "The harbour workers of the northern ports will walk out on Monday, their\n"
        "Union of Transport said, unless the operator takes back the plan to cut\n"
        "Sunday pay. The operator, which runs six terminals, has called on the\n"
        "Ministry of Labour to step in before the weekend and to find a mediator.\n"
        "\n"
        "A spokeswoman said the talks would go on.\n"
    )
    article = cleaned(text)
    assert [sentence.paragraph for sentence in article.sentences] == [0, 0, 1]
    assert "their Union of Transport said" in article.reading(1)
    assert text[article.sentences[0].start : article.sentences[0].end].count("\n") == 2


def test_lines_that_each_end_a_sentence_are_paragraphs() -> None:
    article = cleaned("One thing happened here. And another.\nThen a third did.\nA fourth.")
    assert [sentence.paragraph for sentence in article.sentences] == [0, 0, 1, 2]


TITLES = [
    ("Council drops levy\nThe council dropped the levy.", "Council drops levy"),
    ("# Council drops levy\n\nThe council dropped the levy.", "Council drops levy"),
    ("**Council drops levy**\n\nThe council dropped the levy.", "Council drops levy"),
    ("Will the levy go?\nThe council met on Friday.", "Will the levy go?"),
    ("World\nCouncil drops the levy\nThe council dropped it.", "Council drops the levy"),
    ("5 September 2025\nCouncil drops the levy\nThe council dropped it.", "Council drops the levy"),
    ("THE HARBOUR COURIER\nCountry\nCouncil drops the levy\nThe council dropped it.", "Council drops the levy"),
    ("THE LEDGER | Politics\nCouncil drops the levy\nThe council dropped it.", "Council drops the levy"),
    ("COUNCIL DROPS THE LEVY\nMayor had fought it\nThe council dropped it.", "COUNCIL DROPS THE LEVY"),
    ("LIVE | Council drops levy, mayor fumes\nAs it happened\nIt fell.", "LIVE | Council drops levy, mayor fumes"),
    ("Council drops levy “`\n\nThe council dropped it.", "Council drops levy"),
    ("Mayor: 'No levy'\n\nThe council dropped it.", "Mayor: 'No levy'"),
    ("The council dropped the levy. It met on Friday.\nThe mayor said no.", None),
    ("Just one line without an end", None),
    ("word " * 60 + "\nThe council dropped it.", None),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_title_is_found_or_left_open(text: str, title: str | None) -> None:
    article = cleaned(text)
    assert article.title == title
    assert readings(article, "title") == ([title] if title else [])


def test_given_title_stays_and_is_found_in_the_text() -> None:
    article = cleaned("COUNCIL DROPS LEVY!\nThe council dropped it.", title="Council drops levy")
    assert (article.title, readings(article, "title")) == ("Council drops levy", ["COUNCIL DROPS LEVY!"])
    article = cleaned("The council dropped it.", title="Council drops levy")
    assert (article.title, readings(article, "title")) == ("Council drops levy", [])


def test_headings_are_told_from_text() -> None:
    article = cleaned(
        "Council drops levy\n\nThe council dropped it.\n\nWhat happens next\n\nThe mayor said no.\n\n"
        "## Costs\n\nIt is dear."
    )
    assert readings(article, "heading") == ["What happens next", "Costs"]
    assert readings(article, "body") == ["The council dropped it.", "The mayor said no.", "It is dear."]


def test_front_matter_set_aside_by_reading_stays_aside() -> None:
    head = "---\ntitle: Levy\n---\n"
    front = RemovedSpan(start=0, end=len(head), rule="front matter")
    article = cleaned(f"{head}The council met.", title="Levy", removed=(front,))
    assert article.removed == (front,)
    assert readings(article) == ["The council met."]


# --- characters nobody sees


@pytest.mark.parametrize(
    "hidden",
    [
        "\u200b",
        "\u2060",
        "\ufeff",
        "\u202e",
        "\u2066",
        "\u00ad",
        "\U000e0041\U000e0042",
        "\ufe0f",
        "\u3164",
        "\x1b",
        "\x00",
    ],
)
def test_invisible_characters_are_spans_and_not_read(hidden: str) -> None:
    article = cleaned(f"The may{hidden}or said no. {hidden}He left.{hidden}")
    assert readings(article) == ["The mayor said no.", "He left."]
    assert removed(article) == [("invisible characters", hidden)] * 3


def test_a_stop_is_found_through_invisible_characters() -> None:
    assert readings(cleaned("He met U.\u200bS. officials.\u200b \u200bThen he left.")) == [
        "He met U.S. officials.",
        "Then he left.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The family 👨‍👩‍👧 came.",
        "They love it ❤️ here.",
        "The flag 🏴󠁧󠁢󠁥󠁮󠁧󠁿 flew.",
        "He said می‌خواهم to them.",
        "She wrote क्‍ष on it.",
        "Press 1️⃣ now.",
        "The sign 葛󠄀 stays.",
    ],
)
def test_joiners_that_scripts_and_emoji_need_stay(text: str) -> None:
    assert removed(cleaned(text)) == []


# --- sentences

SENTENCES = [
    ["The talks failed.", "Nobody was surprised."],
    ["The U.S. Senate voted.", "It was close."],
    ["He lives in the U.S.", "The court agreed."],
    ["U.S. officials met Mr. Smith.", "They left."],
    ["Dr. Jane A. Doe spoke.", "So did J. R. Roe."],
    ["Gen. Roe met Sen. Doe and Gov. Poe.", "All agreed."],
    ["The vote is on Jan. 5.", "It may slip to Feb. 7, 2026."],
    ["Prices rose 3.5% to $4.20.", "Wages did not."],
    ["It is No. 5 on the list.", "No. 6 is a levy."],
    ["Asked again, he said no.", "The minister left."],
    ["Acme Inc. and Roe Co. merged.", "Doe Ltd. did not."],
    ["The firm is Acme Corp.", "The deal is dead."],
    ["7:05 p.m. — It's over.", "They left."],
    ["They met at 5 p.m. on Friday.", "It ended at 9 a.m.", "The mood was bad."],
    ["He wants fees, levies, etc. to go.", "She does not."],
    ["St. Mary's hospital on Main St. closed.", "The mayor wept."],
    ["See e.g. the levy.", "It failed, i.e. it was dropped."],
    ["It is Smith v. Jones.", "The court ruled."],
    ["“We will not sign.”", "The talks ended."],
    ["“We will not sign,” he said.", "The talks ended."],
    ["“We will not sign.", "We never will,” he said."],
    ['"We will not sign."', "The talks ended."],
    ["He said: “No.”", "She said: “Yes.”"],
    ["“Why now?” he asked.", "Nobody knew."],
    ["“Why now?” Roe asked reporters.", "Nobody knew."],
    ["“Why now?” the union’s leader asked.", "Nobody knew."],
    ["“Stop!” Jane Doe told the crowd.", "It did not."],
    ["“Is it enough?”", "The council will vote on Monday."],
    ["Who pays?", "The council does."],
    ["No levy!", "The crowd cheered."],
    ["What is the guarantee?…", "What is it?"],
    ["He paused…", "Then he spoke."],
    ["He wanted… nothing."],
    ["“We... will see,” he said.", "He left."],
    ["The plan (see p. 5) failed.", "It was dear."],
    ["It failed (as expected.)", "Nobody cried."],
    ["The site example.org was down.", "It came back."],
    ["He used Node.js and version 2.0.1 of it.", "It broke."],
    ["1. Wages must rise.", "The rest can wait."],
    ["He has a Ph.D. in law.", "She does not."],
    ["Plan B failed.", "Plan C. The last one, won."],
    ["The E.U. and the U.N. met.", "Both agreed."],
    ["Roe, of Portland, Ore., spoke.", "Doe, of Miami, Fla., did not."],
    ["Turnout was approx. 40%.", "It was 50% before."],
    ["“‘No levy,’ she said.”", "He nodded."],
    ["It ended.”", "The crowd left."],
    ["They said “no” twice.", "“Yes,” said others."],
    ["The vote is in Sept.", "The mayor runs again."],
    ["Élodie Roe won.", "Óscar Doe lost."],
    ["Wages rose in 2024.", "In 2025 they fell."],
    ["The levy is 5.", "10 would be too much."],
]


@pytest.mark.parametrize("wanted", SENTENCES, ids=[" | ".join(case)[:40] for case in SENTENCES])
def test_sentences_end_where_they_end(wanted: list[str]) -> None:
    text = " ".join(wanted)
    if "Plan C." in text:
        wanted = ["Plan B failed.", "Plan C.", "The last one, won."]
    assert [text[start:end] for start, end in sentence_spans(text)] == wanted


def test_a_forgotten_blank_after_a_closing_quote_still_ends_the_sentence() -> None:
    text = "She said “no.”The talks ended. ” Then they left."
    assert [text[start:end] for start, end in sentence_spans(text)] == [
        "She said “no.”",
        "The talks ended. ”",
        "Then they left.",
    ]


# --- what holds for any text

PIECES = st.sampled_from(
    [
        "The mayor said no. ", "“Why now?” ", "he asked.", "\n", "\n\n", "\r\n", "Read more\n", "Read also:\n- Storm\n",
        "Subscribe now\n", "U.S. ", "J. ", "\u200b", "\u202e", "“`", '"', "’", "- ", "# ", "> ", "…", "...", "a", " ",
        "Sign up for our newsletter. ", "**Bold**", "❤️", "\u2028", "Photo: Jane Doe\n", "1. ", "?! ", "”", ".",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=120))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_offsets_hold_for_any_text(text: str) -> None:
    article = cleaned(text)
    assert article.text == text
    at = 0
    for number, sentence in enumerate(article.sentences, start=1):
        assert sentence.n == number
        assert at <= sentence.start < sentence.end <= len(text)
        words = text[sentence.start : sentence.end]
        assert words == words.strip()
        assert article.reading(number)
        at = sentence.end
    at = 0
    for span in article.removed:
        assert at <= span.start < span.end <= len(text)
        at = span.end
        if span.rule != "invisible characters":
            assert all(s.end <= span.start or span.end <= s.start for s in article.sentences)
    paragraphs = [sentence.paragraph for sentence in article.sentences]
    assert paragraphs == sorted(paragraphs)
    assert clean(article) == article


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_nothing_is_lost(text: str) -> None:
    """Every letter and digit is in a sentence or in a removed span; a bullet's number alone is neither."""
    article = cleaned(text)
    held = [False] * len(text)
    for piece in (*article.sentences, *article.removed):
        held[piece.start : piece.end] = [True] * (piece.end - piece.start)
    lost = [char for char, kept in zip(text, held, strict=True) if char.isalpha() and not kept]
    assert lost == []


REPEATED = [
    "a", '"', "“", ".", ". ", "? ", '?" Aa ', "\n", "a\n", "\u200b", "a\u200b", "- a\n", "Word ", "A. ", "U.S. ",
    "The mayor said no. ",
    "The mayor said no.\n", "Read more\n", "Read also:\n- x\n", "[a](b)", "((((", "By A B ", "Photo by ", "a > ", "**",
    "Aa of the ", "we use ", "free a ", "; Reporting by Aa ", "a “\n", "\U0001f3f4\u200d", "?” Aa bb cc ",
]  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED, ids=ascii)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    taken = []
    for size in (25_000, 100_000):
        text = (piece * (size // len(piece) + 1))[:size]
        runs = []
        for _ in range(3):  # the least of three: a busy machine only ever adds
            begun = time.process_time()
            clean(Article(id="a", file="a.txt", text=text))
            runs.append(time.process_time() - begun)
        taken.append(min(runs))
    assert taken[1] < max(10 * taken[0], 0.5)  # four times the text may not take sixteen times as long


def test_a_megabyte_of_news_takes_less_than_a_second() -> None:
    paragraph = "The mayor of Northport said on Friday that the levy, which 3.5% of residents pay, must go. " * 4
    text = (paragraph + "\n\n") * (1_000_000 // len(paragraph))
    begun = time.process_time()
    article = clean(Article(id="a", file="a.txt", text=text))
    assert time.process_time() - begun < 1.5
    assert len(article.sentences) > 10_000
