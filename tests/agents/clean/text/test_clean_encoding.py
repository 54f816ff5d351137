"""What programs leave behind that misread or escaped a text: repaired, reversibly, and nothing else is touched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.clean.text.cleaning import clean_text
from agents.clean.text.edits import apply, restore
from agents.clean.text.encoding import REPAIRS, repairs
from agents.clean.text.layout import whites
from agents.clean.text.mojibake import differences
from schemas.article import EditKind

EXAMPLES = [(repair.find, *example) for repair in REPAIRS for example in repair.examples]
COUNTEREXAMPLES = [(repair.find, text) for repair in REPAIRS for text in repair.counterexamples]

CORRECT = (
    "Señoras y señores: «¿Por qué no?», preguntó el alcalde; “mañana”, respondió ella.",
    "« À Noël, l’été à Nîmes », dit-il : c’était l’œuvre d’un maître… 50 €.",
    "„Größe ist relativ“, sagte Müller-Lüdenscheidt über die Straße ‚Am Bäckerfüßchen‘.",
    "Não há razão para alarme, afirmou o capitão João Conceição à imprensa.",
    "Perché no? È già così: «più tardi», disse il città-stato.",
    "Zażółć gęślą jaźń – „Łódź”, powiedział Święcicki.",
    "Příliš žluťoučký kůň úpěl ďábelské ódy, řekl „Škoda“.",
    "Árvíztűrő tükörfúrógép: „Őrült” – mondta.",
    "Șoferul și țăranul au zis: „Îți mulțumesc”.",
    "İstanbul’da ığdır şöyle dedi: “Güneş çok güzel.”",
    "Đã đến lúc: “Việt Nam” — ông Nguyễn Văn Đức nói, giá 5.000 đồng.",
    "Съешь ещё этих «мягких» французских булок — №5, сказал он.",
    "Рівне, Їжакевич, ґанок: «Слава», — мовила п’ята міністерка в об’єкті.",
    "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία: «Όχι», είπε.",
    "नमस्ते, दुनिया। क़लम और ज़मीन।",
    "سلام دنیا؛ می\u200cخواهم بروم.",
    "שלום \u200f(abc) עולם",
    "当局周一表示:“风暴‘很大’……”——新华社",
    "「はい」と大臣は述べた。ガ行とパ行。",
    "한국어 문장입니다. ‘인용’도 있다.",
    "ภาษาไทย “ทดสอบ”",
    "Häädemeeste öötöö, ütles „Ülo“. Šķēle žēl ņem. Ąžuolas šąla žiemą.",
    "Þórður sagði: „Æ, ó!“ Blåbærsyltetøj på «Ås».",
    "Temperatures of 5°C ± 2°, £3.50, §12, ½ cup, Mº 4, x² × y³, © 2023, ®, naïve café.",
)
"""Sentences of many languages, with their quotation marks, that are as they should be."""


@pytest.mark.parametrize(("find", "damaged", "repaired"), EXAMPLES)
def test_each_kind_of_damage_is_repaired(find, damaged, repaired):
    level = apply(damaged, find(damaged), whites(damaged))
    assert level.text.split() == repaired.split()
    assert restore(level.text, level.edits, level.spacing) == damaged
    assert {edit.kind for edit in level.edits} == {EditKind.ENCODING}
    assert find(level.text) == []


@pytest.mark.parametrize(("find", "text"), COUNTEREXAMPLES)
def test_what_only_looks_like_it_stays(find, text):
    assert find(text) == []


@pytest.mark.parametrize("text", CORRECT)
def test_correct_text_of_any_language_stays(text):
    assert repairs(text) == []


@pytest.mark.parametrize("page", ["latin-1", "cp1252", "cp1250", "cp1251", "mac_roman"])
@pytest.mark.parametrize("word", ["Zoë", "“never”", "it’s", "São Paulo’s", "fünf", "wait…"])
def test_utf8_read_in_another_code_page_is_found_in_a_sentence(page, word):
    sentence = f"The mayor of the town said {word} to the council on Monday."
    try:
        damaged = sentence.encode().decode(page)
    except UnicodeDecodeError:
        pytest.skip("the code page lacks a byte of it")
    assert clean_text(damaged).text == sentence


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("&acirc;&euro;&trade;s", "’s"),
        ("it&amp;acirc;&amp;euro;&amp;trade;s", "it’s"),
        (r"na\u00c3\u00afve", "naïve"),
        ("naÃ \u0304ve", "naïve"),
        ("Pen\u0303a and PeA\u0303±a", "Peña and Peña"),
        ("&#x202e;&shy;left &lt;&lt;word&gt;&gt;", "left «word»"),
        ("o&#64259;ce", "office"),
        ("He said &quot;no&quot;&nbsp;twice.&#10;&#10;Then yes.", 'He said "no" twice.\nThen yes.'),
        ("It ended here.\\n\\nIt began there.", "It ended here.\nIt began there."),
        ("\\u201cNo,\\u201d he said.", "“No,” he said."),
        ("\ufdd0\uffff\U0001fffe\ufffcend", "end"),
        ("a � stays, and \ue000 too", "a � stays, and \ue000 too"),
        ("one\u0085two\n", "one…two"),
    ],
)
def test_damage_upon_damage_is_taken_off_in_layers(raw, text):
    cleaned = clean_text(raw)
    assert cleaned.text == text
    assert restore(cleaned.text, cleaned.edits, cleaned.spacing) == raw


def test_an_edit_covers_only_what_is_garbled():
    raw = "The mayorâ€™s plan was naÃ¯ve, said a woman who has lived in the old town by the harbour for forty years."
    edits = clean_text(raw).edits
    assert [(edit.at, edit.length, edit.original, edit.rule) for edit in edits] == [
        (9, 15, "â€™s plan was naÃ¯", "mojibake")
    ]
    assert [(change.start, change.end, change.put) for change in repairs(raw)] == [(9, 12, "’"), (25, 27, "ï")]


def test_backquotes_are_quotation_marks_in_news_and_code_in_other_texts():
    """What the other quotes of a text are decides on a word or two."""
    news = "`We will stay,` she said of the so-called `reform` here."
    assert clean_text(news).text == news.replace("`", '"')
    manual = "Run `make test` after a change of `schemas/raw.py` here."
    assert clean_text(manual).text == manual


def test_a_quotation_does_not_reach_into_the_next_paragraph():
    text = "She paid 5 `pounds at the door.\n\nHe left` at once."
    assert "`" in clean_text(text).text


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=40), st.text(max_size=40))
def test_differences_lead_from_one_text_to_the_other(before, after):
    changed, position = "", 0
    for start, end, put in differences(before, after):
        assert position <= start <= end
        changed += before[position:start] + put
        position = end
    assert changed + before[position:] == after


def test_quotations_that_meet_at_a_letter_are_no_garbled_character():
    assert repairs("“A café”“no, thé”— he said.") == []


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="Officals thé wörd “no” было 当局 \n.,;:!?'", max_size=80))
def test_ordinary_letters_are_never_changed(text):
    assert [change for change in repairs(text) if change.rule != "quotation_mark"] == []
    assert restore(*[(level := apply(text, repairs(text), whites(text))).text, level.edits, level.spacing]) == text
