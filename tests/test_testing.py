"""The double that ships: it does what a script says, and the line around it is the real one."""

import pytest

from summarizer import Article, Engine, Settings, summarize
from summarizer.errors import OutputInvalid, UsageError
from summarizer.pipeline import check_again
from summarizer.schemas import WordedSentence, Wording
from summarizer.testing import Call, ScriptedEngine, Unscripted, actor, notes, position

SETTINGS = Settings(engine="offline")
TOLL = "The bridge toll should go."


def article(name: str, text: str) -> Article:
    return Article(id="", file=name, text=text)


HOLM = article("a.txt", "Mayor Ada Holm wants the bridge toll to go. Rain fell.")
RUIZ = article("b.txt", "Deputy Ben Ruiz opposes that the bridge toll should go. Snow fell.")
SCRIPT = {
    "a.txt": notes(actors=[actor("Ada Holm", 1)], positions=[position("Ada Holm", "support", TOLL, 1)]),
    "b.txt": notes(actors=[actor("Ben Ruiz", 1)], positions=[position("Ben Ruiz", "oppose", TOLL, 1)]),
}


def test_it_is_an_engine_and_the_line_makes_a_page_of_its_notes() -> None:
    engine = ScriptedEngine(SCRIPT)
    assert isinstance(engine, Engine)
    made = summarize([HOLM, RUIZ], engine=engine, settings=SETTINGS)
    assert [sorted(side.actors) for dispute in made.disputes for side in dispute.sides] == [["a1"], ["a2"]]
    assert made.page.footer.count("engine scripted") == 1
    assert check_again(made) == ()
    assert engine.calls == [Call("extract", "a.txt"), Call("extract", "b.txt"), Call("compose")], "one wording, no link"


def test_its_notes_are_checked_like_a_models_and_asked_for_again() -> None:
    wrong = notes(actors=[actor("Ada Holm", 1)], positions=[position("Ada Holm", "oppose", TOLL, 1)])
    engine = ScriptedEngine(wrong, again={"a.txt": SCRIPT["a.txt"]})
    made = summarize([HOLM], engine=engine, settings=SETTINGS)
    assert [call.what for call in engine.calls][:2] == ["extract", "again"]
    assert [fault.failed[0].name for fault in engine.calls[1].faults] == ["polarity"]
    assert [position.stance for position in made.positions] == ["support"]
    assert len(made.quarantine) == 1


def test_what_befalls_an_article_is_a_gap_and_a_missing_script_ends_the_run() -> None:
    broken = SCRIPT | {"b.txt": OutputInvalid("b.txt", "the model refused")}
    made = summarize([HOLM, RUIZ], engine=ScriptedEngine(broken), settings=SETTINGS)
    assert [(gap.file, "refused" in gap.reason) for gap in made.gaps] == [("b.txt", True)]
    with pytest.raises(Unscripted, match=r"b\.txt: the script says nothing of it, only of a\.txt"):
        summarize([HOLM, RUIZ], engine=ScriptedEngine({"a.txt": SCRIPT["a.txt"]}), settings=SETTINGS)


def test_its_words_stand_where_they_hold() -> None:
    said = WordedSentence(text="Ada Holm wants the bridge toll to go.", refs=["p1"])
    wording = Wording(title="Bridge toll", bottom_line=[said], key_judgments=[])
    made = summarize([HOLM], engine=ScriptedEngine(SCRIPT, wording=wording), settings=SETTINGS)
    assert (made.title, made.bottom_line[0].text) == ("Bridge toll", said.text)
    with pytest.raises(UsageError):
        summarize([HOLM], engine=ScriptedEngine(SCRIPT, wording=_Ends("x", "y")), settings=SETTINGS)


class _Ends(UsageError):
    ends_run = True


def test_threads_may_ask_it() -> None:
    many = [article(f"{n}.txt", f"Mayor Ada Holm wants the bridge toll to go. It is day {n}.") for n in range(40)]
    engine = ScriptedEngine(SCRIPT["a.txt"], concurrency=8)
    made = summarize(many, engine=engine, settings=SETTINGS)
    assert sorted(call.about for call in engine.calls if call.what == "extract") == sorted(one.file for one in many)
    assert made.coverage.articles == 40
    assert len(made.positions) == 1


def test_notes_refuse_what_they_do_not_have() -> None:
    with pytest.raises(ValueError, match="claims"):
        notes(claims=[])
