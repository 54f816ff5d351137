"""Captions with and without a credit, in many languages, and lines in capitals that lead elsewhere."""

import pytest

from agents.clean.text import caption_forms
from agents.clean.text.cleaning import clean_text
from agents.clean.text.credit import photo_credit

BODY = "Residents of the village began to leave on Tuesday, carrying what they could, officials said."
MORE = "Buses took most of them to the provincial capital, some 70 miles away, before nightfall."


def among(*paragraphs):
    return clean_text("\n\n".join([BODY, *paragraphs, MORE]))


@pytest.mark.parametrize(
    ("caption", "credit", "name", "agency"),
    [
        ("Der Kanzler spricht im Hafen.", "Foto: dpa", None, "dpa"),
        ("Der Kanzler spricht im Hafen", "Foto: Jane Roe/dpa", "Jane Roe", "dpa"),
        ("Der Kanzler spricht im Hafen.", "Bild: Jane Roe/dpa", "Jane Roe", "dpa"),
        ("Der Kanzler spricht im Hafen.", "(Foto: picture alliance/dpa)", None, "picture alliance"),
        ("Un camion devant le pont fermé.", "Crédit photo : Jane Roe", "Jane Roe", None),
        ("Un camion devant le pont fermé", "© Jane Roe / AFP", "Jane Roe", "AFP"),
        ("El puente sobre el río, cerrado", "EFE/Jane Roe", "Jane Roe", "EFE"),
        ("O autocarro na ponte fechada.", "Foto: Reuters/Jane Roe", "Jane Roe", "Reuters"),
        ("Il ponte chiuso al traffico", "(Foto ANSA)", None, "ANSA"),
        ("Мост закрыт для движения.", "Фото: РИА Новости / Иван Иванов", "Иван Иванов", "RIA Novosti"),
        ("Мост закрыт для движения", "© РИА Новости / Иван Иванов", "Иван Иванов", "RIA Novosti"),
        ("Most zamknięty dla ruchu.", "Fot. PAP/Jan Kowalski", "Jan Kowalski", "PAP"),
        ("Cây cầu đã đóng cửa từ hôm thứ Ba.", "Ảnh: AFP", None, "AFP"),
        ("A lorry stands before the bridge.", "/Getty Images", None, "Getty Images"),
        ("大桥上的车辆在排队等候通行", "（图/新华社）", None, "Xinhua"),
        ("大桥上的车辆在排队等候通行。", "图源：新华社", None, "Xinhua"),
        ("大桥上的车辆在排队等候通行。", "新华社记者 张三 摄", "张三", "Xinhua"),
        ("閉鎖された橋の前に並ぶトラック＝１０日", "写真=ロイター", None, "Reuters"),
        ("閉鎖された橋の前に並ぶトラック＝１０日", "（共同）", None, "Kyodo"),
        ("다리 앞에 줄을 선 트럭들", "[사진=연합뉴스]", None, "Yonhap"),
    ],
)
def test_a_caption_goes_with_its_credit(caption, credit, name, agency):
    gap = "" if credit[0] in "（/" else " "
    cleaned = among(f"{caption}{gap}{credit}")
    assert cleaned.text == f"{BODY}\n{MORE}"
    assert [(edit.kind, edit.rule) for edit in cleaned.edits] == [("caption", "caption_with_credit")]
    assert [found.text for found in cleaned.captions] == [caption]
    assert [(found.kind, found.name, found.agency) for found in cleaned.credits] == [("photo", name, agency)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Das Bild: Ein Mann steht vor dem Hafen.",
        "He sent the letter via AP.",
        "市长说，写真集将于明年出版，收入将捐给学校。",
        "他说，图书馆将在下个月开放（新华社）。",
        "The office is open 24/7",
        "She liked the film. Graphic: it was not",
    ],
)
def test_a_sentence_about_a_picture_has_no_credit(sentence):
    assert photo_credit(sentence) is None
    assert sentence in among(sentence).text


FORMS = [(form, example) for form in caption_forms.FORMS for example in form.examples]


@pytest.mark.parametrize(("form", "example"), FORMS, ids=[example for _, example in FORMS])
def test_a_caption_without_credit_shows_itself_by_its_wording(form, example):
    cleaned = among("The closed bridge", example)
    assert cleaned.text == f"{BODY}\n{MORE}"
    assert [edit.rule for edit in cleaned.edits] == ["caption_heading", form.name]
    assert len(cleaned.captions) == 1
    assert cleaned.captions[0].credit is None
    assert cleaned.captions[0].text in example


@pytest.mark.parametrize("form", caption_forms.FORMS, ids=lambda form: form.examples[0])
def test_each_form_leaves_its_counterexample(form):
    assert caption_forms.find_caption(form.counterexample) is None
    assert among(form.counterexample).text == f"{BODY}\n{form.counterexample}\n{MORE}"


@pytest.mark.parametrize(
    "sentence",
    [
        "The note is due in Springfield, Ill., and will be paid from the fund after Wednesday, March 1, 2023.",
        "The warrants are exercisable at the bank's offices in London until Thursday, March 2, 2023.",
        "Turn left, and the road leads to the harbour, right where the bridge used to begin.",
        "This picture of the economy is wrong, he said.",
        "In this image-conscious trade nobody admits to a mistake.",
        "The files were found in the cellar.",
    ],
)
def test_a_sentence_is_no_caption(sentence):
    assert sentence in among(sentence).text


def test_a_caption_alone_is_all_there_is():
    assert clean_text("FILE - Jane Roe speaks at a hearing.").text == "FILE - Jane Roe speaks at a hearing."


def test_the_label_of_a_caption_is_no_part_of_its_words():
    assert among("FILE - Jane Roe speaks at a hearing.").captions[0].text == "Jane Roe speaks at a hearing."


def test_a_copyright_line_is_no_credit_of_a_picture():
    cleaned = clean_text(f"{BODY}\n\n{MORE}\n\n© AFP")
    assert [edit.kind for edit in cleaned.edits] == ["legal"]


@pytest.mark.parametrize(
    "promotion",
    [
        "ВЛАСТИ ОБЪЯСНИЛИ ЗАКРЫТИЕ МОСТА В ЦЕНТРЕ ГОРОДА: ДОКУМЕНТЫ",
        "Ο ΔΗΜΑΡΧΟΣ ΕΞΗΓΕΙ ΤΟ ΚΛΕΙΣΙΜΟ ΤΗΣ ΓΕΦΥΡΑΣ ΣΤΟ ΚΕΝΤΡΟ",
        "LE PRÉFET S'EXPLIQUE SUR LA FERMETURE DU PONT À L'ÉTÉ",
        "THỊ TRƯỞNG GIẢI THÍCH VIỆC ĐÓNG CỬA CÂY CẦU",
    ],
)
def test_capitals_of_any_alphabet_lead_elsewhere(promotion):
    cleaned = among(promotion)
    assert promotion not in cleaned.text
    assert [edit.rule for edit in cleaned.edits] == ["capitals"]


@pytest.mark.parametrize(
    "line",
    [
        "ЧТО ИЗВЕСТНО О ЗАКРЫТИИ МОСТА К ЭТОМУ ЧАСУ",
        "WAS ÜBER DIE SPERRUNG DER BRÜCKE BEKANNT IST",
        "北京 NATO 和 EU 的 代表 在 GDP 上 达成 一致",
        "नाटो NATO और EU के बीच GDP पर बात हुई",
    ],
)
def test_headings_and_scripts_without_capitals_stay(line):
    assert line in among(line).text


def test_where_an_article_sets_its_own_headings_in_capitals_they_all_stay():
    headings = ["THE FIRST DAY", "A LONG ROAD HOME FOR THE PEOPLE OF THE VALLEY", "THE LAST DAY"]
    text = "\n\n".join(part for heading in headings for part in (heading, BODY, MORE, BODY))
    assert clean_text(f"{BODY}\n\n{text}").edits == ()


def test_the_first_line_may_be_the_headline():
    line = "MAYOR'S BROTHER ARRESTED IN HARBOUR TENDER: WHAT THE FILES SAY"
    assert line in clean_text(f"{line}\n\n{BODY}\n\n{MORE}\n\n{BODY}").text


@pytest.mark.parametrize(
    "sentence",
    [
        "Фото из архива показали на суде.",
        "Фото з архіву знайшли в підвалі.",
        "写真は県警が公開した。",
        "图为他珍藏的老照片，他说。",
    ],
)
def test_a_sentence_about_a_picture_is_no_caption(sentence):
    assert sentence in clean_text(f"Es begann am Montag.\n\n{sentence}\n\nDann war es vorbei.").text
