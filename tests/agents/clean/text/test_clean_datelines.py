"""Datelines of agencies and outlets in many languages: taken off with their parts, and told from first sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.clean.text.cleaning import clean_text
from agents.clean.text.dateline import CJK_FORMS, FORMS, MAX_DATELINE, find_dateline

BODY = "The council met for six hours before it voted to close the bridge to heavy traffic, members said."
CJK_BODY = "市政府星期二说，大桥将在下个月关闭，工程需要两年时间，居民对此表示担心。"
EXAMPLES = [(form, example, BODY) for form in FORMS for example in form.examples]
EXAMPLES += [(form, example, CJK_BODY) for form in CJK_FORMS for example in form.examples]


@pytest.mark.parametrize(("example", "body"), [pair[1:] for pair in EXAMPLES], ids=[pair[1] for pair in EXAMPLES])
def test_each_form_takes_its_examples_and_nothing_more(example, body):
    cleaned = clean_text(example + body)
    assert cleaned.text == body
    assert [edit.kind for edit in cleaned.edits] == ["dateline"]


@pytest.mark.parametrize("form", [*FORMS, *CJK_FORMS], ids=lambda form: form.examples[0])
def test_each_form_leaves_its_counterexample(form):
    assert find_dateline(form.counterexample) is None
    assert clean_text(form.counterexample).text == form.counterexample


@pytest.mark.parametrize(
    ("head", "place", "agency", "date"),
    [
        ("KYIV, Ukraine, Thursday, Aug. 10 (AP) — ", "KYIV, Ukraine", "AP", "Thursday, Aug. 10"),
        ("Paris, 10 août 2023 (AFP) - ", "Paris", "AFP", "10 août 2023"),
        ("Madrid, 10 ago (EFE).- ", "Madrid", "EFE", "10 ago"),
        ("(ANSA) - ROMA, 10 AGO - ", "ROMA", "ANSA", "10 AGO"),
        ("МОСКВА, 10 авг - РИА Новости. ", "МОСКВА", "RIA Novosti", "10 авг"),
        ("КИЇВ, 10 серпня 2023 р. /Укрінформ/. ", "КИЇВ", "Ukrinform", "10 серпня 2023 р"),
        ("Warszawa, 10.08.2023 (PAP) - ", "Warszawa", "PAP", "10.08.2023"),
        ("Hà Nội (TTXVN) - ", "Hà Nội", "TTXVN", None),
        ("Frankfurt/Main (dpa-AFX) - ", "Frankfurt/Main", "dpa-AFX", None),
        ("Wien/Kiew (APA/dpa) - ", "Wien/Kiew", "APA", None),
        ("新华社北京8月10日电 ", "北京", "Xinhua", "8月10日"),
        ("［東京 10日 ロイター］ － ", "東京", "Reuters", "10日"),
        ("【ロンドン共同】", "ロンドン", "Kyodo", None),
        ("(서울=연합뉴스) ", "서울", "Yonhap", None),
        ("بيروت (رويترز) - ", "بيروت", "Reuters", None),
    ],
)
def test_the_parts_are_kept_as_printed_and_the_agency_by_its_name(head, place, agency, date):
    line = find_dateline(head + BODY)
    assert line is not None
    assert (line.place, line.agency, line.date) == (place, agency, date)


@pytest.mark.parametrize(
    ("head", "people"),
    [
        ("新华社北京8月10日电（记者 张三）", ("张三",)),
        ("（中央社記者張三台北10日電）", ("張三",)),
        ("【東京=山田太郎】", ("山田太郎",)),
        ("[서울=뉴시스] 홍길동 기자 = ", ("홍길동",)),
    ],
)
def test_who_filed_it_is_an_author(head, people):
    cleaned = clean_text(head + CJK_BODY)
    assert cleaned.text == CJK_BODY
    assert tuple(cleaned.authors) == people


@pytest.mark.parametrize(
    "sentence",
    [
        "Berlin – the capital – is home to nearly four million people, the statistics office said on Tuesday.",
        "Berlin – die Hauptstadt – wächst weiter, wie das Amt für Statistik am Dienstag in Potsdam mitteilte.",
        "Paris (the city) — Texas has one, too — was founded by sea people, or so the schoolbooks have it.",
        "NASA — which runs the programme — has not said when the next flight will be, nor who will pay for it.",
        "Jane Roe - the mayor of Springfield since 2015 - will not stand for office again, her party said.",
        "ROE — I never said that the bridge was safe, and nobody who was there can say that I did so.",
        "Madrid, Barcelona y Sevilla son las tres ciudades en las que la exposición ya se ha podido ver.",
        "Москва – столица России, и больше половины всех музеев страны находится именно в этом городе.",
        "2023 – das Jahr der Brücke – begann mit einer Sperrung, die bis heute nicht aufgehoben worden ist.",
        "新华社记者在现场看到，桥上已经没有车辆通行，附近的商店也都关了门，居民只能绕道而行。",
        "据新华社8月10日电，大桥将在下个月关闭，工程需要两年时间，居民对此表示担心。",
    ],
)
def test_a_first_sentence_stays_whole(sentence):
    assert clean_text(sentence).text == sentence


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=200), st.sampled_from(["", *(example for _, example, _ in EXAMPLES)]))
def test_a_dateline_is_shorter_than_the_paragraph_and_than_its_limit(text, head):
    line = find_dateline(head + text)
    if line:
        assert 0 < line.length <= MAX_DATELINE
        assert line.length < len(head + text)
