"""Bytes of any charset become the text that was meant, whatever is declared of them."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.sources.charset import decoded
from streams.sources.files import read_file

TEXTS = {
    "de": (
        "Über fünfzig Häuser stürzten ein, als die Flut kam. Später räumten Männer aus den Dörfern die "
        "Straße: „Es war schlimmer als früher“, erklärte die Bürgermeisterin. Für die Schäden müsse der Bund "
        "aufkommen, hieß es. Größere Brücken blieben zunächst gesperrt, ebenso die Fähre über den Fluß, und "
        "die Schüler hörten früher auf."
    ),
    "fr": (
        "« L’été a été le plus sec jamais mesuré », a déclaré la préfète à l’issue d’une réunion où "
        "siégeaient des élus de la vallée. Des arrêtés ont été pris dès la mi-août ; près d’un millier "
        "d’agriculteurs réclament désormais des dédommagements, évalués à plusieurs millions d’euros. Le "
        "ministère étudie leur requête, très détaillée."
    ),
    "pl": (
        "Dziesięć łodzi stanęło wczoraj przy nabrzeżu. Mieszkańcy przyszli obejrzeć je z bliska, choć padał "
        "śnieg i wiał mroźny wiatr. „Już dawno nie było tu tylu gości”, powiedział właściciel przystani. "
        "Wkrótce wypłyną w dalszą drogę. Łódki z północy przywiozły śledzie, mąkę i książki dla szkoły, a "
        "kapitan zażądał zapłaty już w środę."
    ),
    "ru": (
        "Десять лодок стояли вчера у причала. Жители пришли посмотреть на них поближе, хотя шёл снег и дул "
        "холодный ветер."
    ),
    "uk": (
        "Десять човнів стояли вчора біля причалу. Мешканці прийшли подивитися на них ближче, хоча йшов сніг "
        "і дув вітер."
    ),
    "ja": (
        "昨日、十隻の船が埠頭に並んだ。雪が降り冷たい風が吹いていたが、住民は近くで見ようと集まった。"
        "船は間もなく出港する。"
    ),
    "zh": ("昨天，十条船停靠在码头。虽然下着雪，刮着冷风，居民们还是走近观看。船主说，已经很久没有这么多客人了。"),
    "zh-Hant": ("昨天，十條船停靠在碼頭。雖然下著雪，颳著冷風，居民們還是走近觀看。船主說，已經很久沒有這麼多客人了。"),
    "ko": (
        "어제 배 열 척이 부두에 들어왔다. 눈이 내리고 찬 바람이 불었지만 주민들은 가까이에서 보려고 "
        "모여들었다. 배는 곧 떠난다."
    ),
}
CHARSETS = [
    ("de", "utf-8"), ("ja", "utf-8"), ("ru", "utf-8"), ("de", "utf-8-sig"), ("de", "utf-16"), ("ru", "utf-16"),
    ("de", "utf-16-le"), ("zh", "utf-16-le"), ("ja", "utf-16-be"), ("de", "windows-1252"), ("fr", "windows-1252"),
    ("pl", "windows-1250"), ("ru", "windows-1251"), ("uk", "windows-1251"), ("ru", "koi8-r"), ("ja", "shift_jis"),
    ("ja", "euc-jp"), ("ja", "iso-2022-jp"), ("zh", "gb18030"), ("zh-Hant", "big5"), ("ko", "euc-kr"),
]  # fmt: skip
DECLARED = ["itself", None, "utf-8", "iso-8859-1", "x-unknown"]


def page(language: str, declared: str | None) -> str:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    return f"<!DOCTYPE html><html><head>{meta}<title>10</title></head><body><p>{TEXTS[language]}</p></body></html>"


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize(("language", "charset"), CHARSETS)
def test_a_page_is_read_whatever_it_declares(tmp_path: Path, language: str, charset: str, declared: str | None) -> None:
    """Its byte order mark, its bytes and then its own word count; a wrong word does no harm."""
    html = page(language, charset if declared == "itself" else declared)
    path = tmp_path / "page.html"
    path.write_bytes(html.encode(charset))
    (article,) = read_file(path)
    assert article.html == html


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize(("language", "charset"), CHARSETS)
def test_what_a_server_declares_counts_no_more(language: str, charset: str, declared: str | None) -> None:
    html = page(language, None)
    assert decoded(html.encode(charset), charset if declared == "itself" else declared) == html


@pytest.mark.parametrize("charset", ["gb2312", "gbk"])
def test_a_declared_charset_may_be_an_older_name_of_a_larger_one(charset: str) -> None:
    text = "镕基" * 3
    assert decoded(f'<meta charset="{charset}">{text}'.encode("gb18030")).endswith(text)


def test_few_letters_are_read_as_declared() -> None:
    """A detector has nothing to go by in a page of three umlauts."""
    html = '<html><meta charset="windows-1250"><p>Łódź i okolice: the fair opens at nine.</p></html>'
    assert decoded(html.encode("windows-1250")) == html


def test_utf_8_that_is_cut_or_damaged_stays_utf_8() -> None:
    content = page("ru", "windows-1251").encode()
    assert decoded(content + b"\xd0 cut \xd1") == content.decode() + "\ufffd cut \ufffd"


def test_plain_ascii_is_itself_whatever_is_declared() -> None:
    for declared in ("utf-16", "shift_jis", "windows-1251", "nonsense", ""):
        assert decoded(b"<p>plain</p>", declared) == "<p>plain</p>"


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=400), st.none() | st.sampled_from(["utf-8", "cp1252", "gbk", "utf-16", "iso-2022-jp", "\0"]))
def test_any_bytes_become_a_text(content: bytes, declared: str | None) -> None:
    decoded(content, declared).encode()


@settings(deadline=None, max_examples=200)
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200))
def test_every_text_in_utf_8_is_read_as_it_is(text: str) -> None:
    marked = any(text.encode().startswith(bom) for bom in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not marked and "\x1b$" not in text:
        assert decoded(text.encode()) == text
