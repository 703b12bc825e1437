"""What an engine doesn't read to its end is set aside and listed."""

from itertools import pairwise

from conftest import offline_engine
from hypothesis import given
from hypothesis import strategies as st

from summarizer.engine import Reach
from summarizer.events import Event, Warned
from summarizer.pipeline import make_briefing
from summarizer.schemas import Article, RemovedSpan, Sentence
from summarizer.steps.bound import ARTICLE, SENTENCE, bound


def _article(*sentences: str, removed: tuple[RemovedSpan, ...] = ()) -> Article:
    found, at = [], 0
    for n, text in enumerate(sentences, 1):
        found.append(Sentence(n=n, start=at, end=at + len(text)))
        at += len(text) + 1
    return Article(id="a", file="a.txt", text=" ".join(sentences), sentences=tuple(found), removed=removed)


def test_an_article_within_reach_is_left_alone() -> None:
    article = _article("One two three.", "Four five.")
    assert bound(article, Reach(100, 10)) is article
    assert bound(article, None) is article


def test_ends_of_articles_and_of_sentences_are_listed() -> None:
    article = _article("One two three four.", "Five six.", "Seven eight.")
    short = bound(article, Reach(article=25, sentence=3))
    assert [short.text[s.start : s.end] for s in short.sentences] == ["One two three", "Five six."]
    assert [(short.text[r.start : r.end], r.rule) for r in short.removed] == [
        (" four.", SENTENCE),
        ("Seven eight.", ARTICLE),
    ]


def test_what_was_set_aside_before_is_listed_once() -> None:
    earlier = (RemovedSpan(start=3, end=4, rule="x"), RemovedSpan(start=32, end=33, rule="x"))
    article = _article("One two three four.", "Five six.", "Seven eight.", removed=earlier)
    assert [(r.start, r.rule) for r in bound(article, Reach(25, 9)).removed] == [(3, "x"), (30, ARTICLE)]


@given(
    st.lists(st.text("ab .,", min_size=1, max_size=30), min_size=1, max_size=8), st.integers(1, 60), st.integers(1, 9)
)
def test_kept_and_set_aside_never_overlap_and_are_in_order(texts: list[str], longest: int, most: int) -> None:
    short = bound(_article(*texts), Reach(longest, most))
    spans = sorted([(s.start, s.end) for s in short.sentences] + [(r.start, r.end) for r in short.removed])
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    starts = [span.start for span in short.removed]
    assert starts == sorted(starts)


def test_a_text_without_end_is_read_in_part_and_that_is_said() -> None:
    heard: list[Event] = []
    text = "Mayor Ana Ruiz opposes the toll. " + "The council said that the plan for the park and " * 21_000
    briefing = make_briefing([Article(id="a", file="long.txt", text=text)], offline_engine(), listener=heard.append)
    assert [position.statement for position in briefing.positions][:1] == ["Ana Ruiz opposes the toll."]
    assert SENTENCE in {span.rule for span in briefing.sources[0].removed}
    assert [event.message for event in heard if isinstance(event, Warned)] == [
        "long.txt is too long to be read to its end; what was not read is in its list of removed"
    ]
