"""Each article's language is told from its text, and the offline engine leaves out what it can't read, aloud."""

import json
import time
from pathlib import Path

import pytest
from conftest import ROOT, SEEDS, engine_for, settings_for
from hypothesis import given
from hypothesis import strategies as st

from summarizer import api
from summarizer.errors import LanguageUnread
from summarizer.lexicon import tongues
from summarizer.schemas import Article, Basis
from summarizer.steps import clean, identify

FOREIGN = ROOT / "tests" / "foreign" / "articles"
TOLD = {
    "de": "Der Stadtrat will die Brücke im Herbst sperren. Die Händler in der Altstadt sind dagegen, weil sie um ihre "
    "Kunden fürchten, und fordern einen Aufschub bis nach den Feiertagen.",
    "fr": "Le conseil municipal veut fermer le pont cet automne. Les commerçants de la vieille ville s'y opposent, car "
    "ils craignent pour leurs clients et demandent un report après les fêtes.",
    "es": "El ayuntamiento quiere cerrar el puente este otoño. Los comerciantes del casco antiguo se oponen porque "
    "temen por sus clientes y piden que se aplace hasta después de las fiestas.",
    "it": "Il consiglio comunale vuole chiudere il ponte in autunno. I commercianti del centro storico sono contrari "
    "perché temono per i loro clienti e chiedono un rinvio a dopo le feste.",
    "pt": "A câmara municipal quer fechar a ponte no outono. Os comerciantes da cidade velha são contra, porque temem "
    "pelos seus clientes, e pedem um adiamento para depois das festas.",
    "nl": "De gemeenteraad wil de brug in het najaar afsluiten. De winkeliers in de oude stad zijn tegen omdat ze voor "
    "hun klanten vrezen en vragen om uitstel tot na de feestdagen.",
    "pl": "Rada miasta chce zamknąć most jesienią. Kupcy ze starego miasta są temu przeciwni, ponieważ boją się o "
    "swoich klientów, i domagają się odroczenia do czasu po świętach.",
    "sv": "Kommunfullmäktige vill stänga bron i höst. Handlarna i gamla stan är emot eftersom de är oroliga för sina "
    "kunder och kräver att det skjuts upp till efter helgerna.",
    "tr": "Belediye meclisi köprüyü sonbaharda kapatmak istiyor. Eski şehirdeki esnaf ise müşterileri için "
    "endişelendiği için buna karşı ve kapatmanın bayram sonrasına kadar ertelenmesini istiyor.",
    "ru": "Городской совет хочет закрыть мост осенью. Торговцы старого города против, потому что они боятся за своих "
    "клиентов, и требуют отложить закрытие до того, как пройдут праздники.",
    "uk": "Міська рада хоче закрити міст восени. Торговці старого міста проти, тому що вони бояться за своїх "
    "клієнтів, і вимагають відкласти закриття на час після свят.",
    "bg": "Общинският съвет иска да затвори моста през есента. Търговците от стария град са против, защото се "
    "страхуват за клиентите си, и искат това да се отложи за след празниците.",
    "ar": "يريد مجلس المدينة إغلاق الجسر في الخريف. ويعارض التجار في المدينة القديمة هذا القرار خوفا على زبائنهم، "
    "وطالبوا بتأجيل الإغلاق إلى ما بعد العيد.",
    "fa": "شورای شهر می خواهد پل را در پاییز ببندد. کسبه شهر قدیم با این کار مخالف هستند و از شهردار خواسته اند که آن "
    "را به بعد از تعطیلات موکول کند.",
    "he": "מועצת העיר רוצה לסגור את הגשר בסתיו. הסוחרים בעיר העתיקה מתנגדים לכך ודורשים לדחות את הסגירה.",
    "el": "Το δημοτικό συμβούλιο θέλει να κλείσει τη γέφυρα το φθινόπωρο. Οι έμποροι της παλιάς πόλης διαφωνούν.",
    "zh": "市议会希望在秋天关闭这座桥。老城的商人表示反对,因为他们担心失去顾客,并要求推迟到节日之后。",
    "ja": "市議会は秋に橋を閉鎖したいと考えている。旧市街の商店主は客が減るとして反対し、延期を求めている。",
    "ko": "시의회는 가을에 다리를 폐쇄하려고 한다. 구시가지 상인들은 손님을 잃을까 걱정하며 반대하고 있다.",
    "hi": "नगर परिषद पतझड़ में पुल को बंद करना चाहती है। पुराने शहर के व्यापारी इस के खिलाफ हैं और कहा कि यह नहीं होना चाहिए।",
    "en": "The city council wants to close the bridge this autumn. Traders in the old town are against it because they "
    "fear for their customers, and have asked for a delay until after the holidays.",
}  # fmt: skip


@pytest.mark.parametrize("code", TOLD)
def test_two_sentences_are_enough_to_tell(code: str) -> None:
    assert tongues.identify(TOLD[code]).code == code


def test_each_labelled_english_article_is_english_from_its_first_lines_on() -> None:
    texts = [path.read_text("utf-8") for path in (*SEEDS, *(ROOT / "evals" / "cases").rglob("*.txt"))]
    assert len(texts) > 20
    for text in texts:
        assert tongues.identify(text[:600]).code == "en"
        assert tongues.foreign(None, text) is None


@pytest.mark.parametrize(
    "text", ["", "1, 2, 3", "Olaf Scholz", "Macron, Merz, Starmer, Tusk and Meloni: Paris, Berlin, London", "ok Ну so"]
)
def test_too_little_text_is_in_no_language(text: str) -> None:
    assert tongues.identify(text).code is None
    assert tongues.foreign(None, text) is None


def test_english_that_quotes_another_language_stays_english() -> None:
    quoting = (
        "The minister told the paper that the plan was dead. \"Wir können den Mühlen nicht über Nacht höhere Preise "
        'zumuten", she said in Berlin, and her party agreed that the fee would have to wait until the summer, when '
        "the parliament is back. The opposition called it a retreat and asked who was going to pay for the docks."
    )  # fmt: skip
    assert tongues.identify(quoting).code == "en"


def test_a_language_of_no_table_is_still_not_english() -> None:
    words = "Ny filankevitry ny tanàna dia te hanidy ny tetezana amin'ny fararano fa ny mpivarotra kosa manohitra "
    assert tongues.identify(words * 3).code != "en"
    assert tongues.foreign(None, words * 3) is not None


@pytest.mark.parametrize(
    ("label", "body", "language", "basis"),
    [
        (None, "de", "de", Basis.DERIVED),
        ("de-AT", "de", "de-AT", Basis.GIVEN),
        ("en_GB", "en", "en-GB", Basis.GIVEN),
        ("en", "de", "de", Basis.DERIVED),  # a page whose template is English
        ("de", "en", "en", Basis.DERIVED),
        ("sr", "uk", "sr", Basis.GIVEN),  # neither is English, so the label stands
        ("x'><script>", "fr", "fr", Basis.DERIVED),
        ("", "zz", None, Basis.UNKNOWN),
    ],
)
def test_a_label_stands_unless_the_text_plainly_contradicts_it(
    label: str | None, body: str, language: str | None, basis: Basis
) -> None:
    text = "\n\n".join([TOLD.get(body, "Olaf Scholz")] * 3)
    article = identify.identify(clean.clean(Article(id="x", file="x.txt", text=text, language=label)))
    assert (article.language, article.language_basis) == (language, basis)


def test_a_german_ordinal_ends_no_sentence() -> None:
    text = (FOREIGN / "rheinischer-bote.txt").read_text("utf-8")
    article = identify.identify(clean.clean(Article(id="x", file="x.txt", text=text)))
    assert any("am 1. März in Kraft treten." in article.reading(s.n) for s in article.sentences)
    assert [s.n for s in article.sentences] == list(range(1, len(article.sentences) + 1))


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    found = tongues.identify(text)
    assert found == tongues.identify(text)
    assert found.code is None or found.script


def test_a_megabyte_takes_no_time() -> None:
    began = time.process_time()
    tongues.identify("der die das und " * 70_000)
    assert time.process_time() - began < 0.5


def test_the_offline_engine_briefs_on_what_it_can_read_and_says_what_it_cant() -> None:
    made = api.summarize([FOREIGN], engine=engine_for("offline"), settings=settings_for("offline"))
    assert [source.file for source in made.sources] == ["harbour-post.txt"]
    assert made.positions
    said = {gap.file: gap.reason for gap in made.gaps}
    assert set(said) == {"al-marfa.txt", "portovyi-visnyk.txt", "rheinischer-bote.txt"}
    assert said["al-marfa.txt"].startswith("is in Arabic; the offline engine reads English only. Use a model")


def test_nothing_but_other_languages_is_an_error_with_the_next_move(tmp_path: Path) -> None:
    lines = [json.dumps({"id": code, "text": TOLD[code] * 2, "language": code}) for code in ("de", "fr")]
    (tmp_path / "two.ndjson").write_text("\n".join(lines), "utf-8")
    with pytest.raises(LanguageUnread, match=r"all 2 articles.*de is in German; fr is in French.*-m MODEL"):
        api.summarize([tmp_path / "two.ndjson"], engine=engine_for("offline"), settings=settings_for("offline"))


def test_one_word_over_and_over_is_no_language() -> None:
    assert tongues.foreign(None, "Agriculture " * 40) is None
