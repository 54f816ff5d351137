"""The tag stage says in which language and script an article is written, or that nobody can tell."""

import itertools
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import agents.tag
from agents.tag.language import FOREIGN_LETTERS, LANGUAGES_OF_SCRIPT, SAMPLE_CHARACTERS, detect
from agents.tag.script import BLOCKS, chinese_script, letters_by_script, main_script, script_of
from schemas.article import Article, Hints
from schemas.codec import encode

SAMPLES = Path(__file__).parents[2] / "samples"

SENTENCES = (
    ("en", "Latn", "The ferry to the island was late again because of the fog over the harbour."),
    ("de", "Latn", "Die Fähre zur Insel hatte wegen des Nebels über dem Hafen wieder Verspätung."),
    ("fr", "Latn", "Le bac pour l'île était encore en retard à cause du brouillard sur le port."),
    ("es", "Latn", "El transbordador a la isla llegó tarde otra vez por la niebla que cubría el puerto."),
    ("pt", "Latn", "A balsa para a ilha chegou outra vez atrasada por causa do nevoeiro sobre o porto."),
    ("it", "Latn", "Il traghetto per l'isola era di nuovo in ritardo per la nebbia sopra il porto."),
    ("nl", "Latn", "De veerboot naar het eiland was weer te laat door de mist boven de haven."),
    ("sv", "Latn", "Färjan till ön var försenad igen på grund av dimman över hamnen, säger kaptenen."),
    ("pl", "Latn", "Prom na wyspę znowu się spóźnił z powodu mgły nad portem, powiedział kapitan."),
    ("cs", "Latn", "Trajekt na ostrov měl kvůli mlze nad přístavem opět zpoždění, řekl kapitán."),
    ("hu", "Latn", "A szigetre tartó komp a kikötő fölötti köd miatt megint késett, mondta a kapitány."),
    ("fi", "Latn", "Saarelle kulkeva lautta oli taas myöhässä sataman yllä olevan sumun vuoksi."),
    ("tr", "Latn", "Adaya giden vapur, limanın üzerindeki sis yüzünden yine geç kaldı, dedi kaptan."),
    ("vi", "Latn", "Chuyến phà ra đảo lại bị trễ vì sương mù dày đặc trên bến cảng, thuyền trưởng cho biết."),
    ("sw", "Latn", "Kivuko cha kwenda kisiwani kilichelewa tena kwa sababu ya ukungu juu ya bandari."),
    ("af", "Latn", "Die veerboot na die eiland was weer laat weens die mis oor die hawe, het die kaptein gesê."),
    ("ru", "Cyrl", "Паром на остров снова опоздал из-за тумана над гаванью, сообщил капитан."),
    ("uk", "Cyrl", "Пором на острів знову запізнився через туман над гаванню, повідомив капітан."),
    ("bg", "Cyrl", "Фериботът за острова отново закъсня заради мъглата над пристанището, каза капитанът."),
    ("mk", "Cyrl", "Фериботот за островот повторно задоцни поради маглата над пристаништето, рече капетанот."),
    ("sr", "Cyrl", "Трајект за острво поново је каснио због магле изнад луке, рекао је капетан."),
    ("be", "Cyrl", "Паром на востраў зноў спазніўся праз туман над гаванню, паведаміў капітан."),
    ("el", "Grek", "Το φέρι για το νησί άργησε πάλι εξαιτίας της ομίχλης πάνω από το λιμάνι."),
    ("he", "Hebr", "המעבורת לאי איחרה שוב בגלל הערפל מעל הנמל, אמר רב החובל."),
    ("ar", "Arab", "تأخرت العبارة المتجهة إلى الجزيرة مرة أخرى بسبب الضباب فوق الميناء."),
    ("fa", "Arab", "کشتی جزیره به دلیل مه غلیظ بر فراز بندر دوباره دیر رسید، ناخدا گفت."),
    ("hi", "Deva", "बंदरगाह पर कोहरे के कारण द्वीप जाने वाली नाव फिर देर से पहुँची, कप्तान ने कहा।"),
    ("bn", "Beng", "বন্দরের উপর কুয়াশার কারণে দ্বীপগামী ফেরিটি আবার দেরিতে পৌঁছেছে।"),
    ("ta", "Taml", "துறைமுகத்தின் மேல் பனிமூட்டம் காரணமாக தீவுக்கான படகு மீண்டும் தாமதமானது."),
    ("th", "Thai", "เรือข้ามฟากไปเกาะล่าช้าอีกครั้งเพราะหมอกเหนือท่าเรือ"),
    ("ka", "Geor", "კუნძულზე მიმავალი ბორანი ნისლის გამო ისევ დააგვიანდა."),
    ("hy", "Armn", "Կղզի գնացող լաստանավը մառախուղի պատճառով կրկին ուշացավ։"),
    ("ko", "Kore", "항구 위의 안개 때문에 섬으로 가는 배가 또 늦었다고 선장이 말했다."),
    ("ja", "Jpan", "港の霧のため、島へ向かうフェリーがまた遅れたと船長は話した。"),
    ("zh-Hans", "Hans", "由于港口上空有雾，开往岛上的渡轮又晚点了，船长说。"),
    ("zh-Hant", "Hant", "由於港口上空有霧，開往島上的渡輪又誤點了，船長說。"),
)


def article(text: str | None, **fields: object) -> Article:
    return Article(schema="article/1", id="0" * 32, revision="1" * 32, text=text, **fields)  # type: ignore[arg-type]


def language_of(record: Article) -> tuple[str, str | None]:
    language = agents.tag.process(record).record.language
    assert language is not None
    return language.code, language.script


@pytest.mark.parametrize(("code", "script", "text"), SENTENCES, ids=[code for code, _, _ in SENTENCES])
def test_one_sentence_tells_language_and_script(code: str, script: str, text: str) -> None:
    language = detect(text)
    assert (language.code, language.script) == (code, script)
    assert language.confidence > 0.5


def test_the_stage_adds_language_and_changes_nothing_else() -> None:
    given_article = article(SENTENCES[1][2], title="Nebel", authors=("Ada Byline",))
    tagged = agents.tag.process(given_article).record
    assert tagged.language is not None
    assert tagged.translation is None
    assert encode(tagged).startswith(encode(given_article)[:-1])


@pytest.mark.parametrize("name", ["a_report.json", "b_rewrite.json", "c_translation.json", "d_unrelated.json"])
def test_samples_are_english(name: str) -> None:
    raw = json.loads((SAMPLES / name).read_text(encoding="utf-8"))
    expected = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))["articles"][name]
    assert language_of(article(raw["text"])) == (expected["language"], expected["script"])


def test_a_headline_has_the_language_of_its_title() -> None:
    assert language_of(article("", title="Die Fähre zur Insel hatte wieder Verspätung")) == ("de", "Latn")


def test_a_withdrawn_article_passes_as_it_is() -> None:
    withdrawn = article(None, title="Die Fähre zur Insel")
    assert agents.tag.process(withdrawn).record == withdrawn


@pytest.mark.parametrize(
    "text", ["", " \n", "123", "12.5 % – 2023", "OK", "a", "NATO", "!!!", "🙂🙂🙂", "\0\0", "\ue000\ue001"]
)
def test_what_belongs_to_any_language_is_undetermined(text: str) -> None:
    language = detect(text)
    assert (language.code, language.confidence) == ("und", 0.0)


def test_a_hint_is_no_reason_to_guess() -> None:
    hints = Hints(producer_language="de", page_language="fr")
    assert language_of(article("123", hints=hints)) == ("und", None)


def test_a_hint_does_not_outweigh_the_text() -> None:
    assert language_of(article(SENTENCES[0][2], hints=Hints(producer_language="sw"))) == ("en", "Latn")


def test_a_hint_decides_between_languages_that_tie() -> None:
    ballots = [{"da": 0.8, "nb": 0.75}, {}, {"da": 0.1, "nb": 0.1}]
    elected = agents.tag.language._elected
    assert elected(ballots, ())[0] == "da"
    assert elected(ballots, ("no-NO",))[0] == "nb"
    assert elected(ballots, ("sv",))[0] == "da"


def test_the_same_votes_elect_the_same_language_in_any_order() -> None:
    elected = agents.tag.language._elected
    assert elected([{"nb": 0.5, "da": 0.5}, {}], ()) == elected([{"da": 0.5, "nb": 0.5}, {}], ())


def test_only_the_beginning_is_looked_at() -> None:
    start = (SENTENCES[0][2] + " ") * 12
    assert len(start) > SAMPLE_CHARACTERS
    assert detect(start) == detect(start + SENTENCES[-1][2] * 50)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("abcd где", "Latn"),
        ("Ein Wort: город на реке", "Cyrl"),
        ("Nokia和Ericsson在北京签署协议", "Hani"),
        ("NATO事務総長が東京を訪れた", "Jpan"),
        ("北京 서울 부산", "Kore"),
        ("42", None),
    ],
)
def test_the_main_script_is_that_of_most_letters(text: str, script: str | None) -> None:
    assert main_script(letters_by_script(text)) == script


def test_chinese_is_told_apart_by_characters_of_one_standard_only() -> None:
    assert (chinese_script("国会说"), chinese_script("國會說"), chinese_script("人大")) == ("Hans", "Hant", "Hani")
    assert detect("人口大量上升").code == "zh"


def test_no_language_is_written_in_a_script_that_is_not_its_own() -> None:
    for code, script, text in SENTENCES:
        possible = LANGUAGES_OF_SCRIPT.get("Hani" if script in ("Hans", "Hant") else script)
        assert possible is None or code.partition("-")[0] in possible, text


def test_a_foreign_name_does_not_rule_a_language_out_and_foreign_letters_do() -> None:
    serbian = "Трајект за острво поново је каснио због магле изнад луке, рекао је капетан. " * 3
    assert detect(serbian + "Кустурицы").code == "sr"
    assert all(letters.isdisjoint("абвгдежзклмнопрстуфхцчш") for letters in FOREIGN_LETTERS.values())
    for code, script, text in SENTENCES:
        if script == "Cyrl":
            assert FOREIGN_LETTERS[code].isdisjoint(text.lower())


def test_blocks_are_in_order_and_apart() -> None:
    assert all(first <= last for first, last, _ in BLOCKS)
    assert all(one[1] < two[0] for one, two in itertools.pairwise(BLOCKS))
    assert (script_of("ß"), script_of("7"), script_of("\U000107c0")) == ("Latn", None, None)


ANY_TEXT = st.text(max_size=60) | st.text(
    st.characters(codec="utf-8", categories=["Cc", "Cn", "Co", "Lo", "Ll", "Mn", "Zs"]), max_size=60
)


@given(text=ANY_TEXT, title=ANY_TEXT | st.none(), hint=st.text(max_size=8) | st.none())
@settings(deadline=None, max_examples=300)
def test_any_text_gets_a_language_that_can_be_written_and_the_same_one_again(
    text: str, title: str | None, hint: str | None
) -> None:
    record = article(text, title=title, hints=Hints(producer_language=hint))
    first, second = agents.tag.process(record).record, agents.tag.process(record).record
    assert first.language is not None
    assert 0 <= first.language.confidence <= 1
    assert encode(first) == encode(second)


def test_every_code_point_is_read_without_an_error() -> None:
    sound = [chr(point) for point in range(0x110000) if not 0xD800 <= point < 0xE000]
    odd = [c for c in sound if ord(c) < 0xA0 or ord(c) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(c) < 0xFDF0]
    for start in range(0, len(sound), 4096):
        detect("The ferry " + "".join(sound[start : start + 4096 : 8]))
    for character in odd:
        assert detect(f"The ferry to the island {character} was late again").code == "en"


def test_detectors_are_loaded_when_a_text_needs_them() -> None:
    code = (
        "import sys, agents.tag\n"
        "from agents.tag.language import detect\n"
        "detect('123'); detect('Το φέρι')\n"
        "print(sorted({'eldc', 'pycld2', 'py3langid', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=SAMPLES.parents[1]
    )
    assert done.stdout.strip() == "[]"
