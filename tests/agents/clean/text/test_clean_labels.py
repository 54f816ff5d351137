"""What pages print above and below a text in scripts of all kinds: sections, sites, buttons, names, dates."""

import pytest

from agents.clean.text import dateline, labels, rules, signature, stamp
from agents.clean.text.cleaning import clean_text
from agents.clean.text.people import is_cjk_person, is_cyrillic_person

BODY = "Residents of the village began to leave on Tuesday, carrying what they could, officials said."
MORE = "Buses took most of them to the provincial capital, some 70 miles away, before nightfall."
CHINESE = "大桥从星期二起关闭，居民出行要多花一个小时，他们希望工程能够尽快完成，市政府没有说明具体时间。"
JAPANESE = "橋の閉鎖で通勤に一時間余計にかかると住民は話し、市は工事を急ぐと約束したが時期は示さなかった。"


@pytest.mark.parametrize(
    "line",
    ["Экономика", "УКРАЇНА", "国际", "経済・ビジネス", "사회", "الاقتصاد", "GÜNDEM |", "Πολιτική", "ΠΟΛΙΤΙΚΗ"],
)
def test_a_section_is_told_whatever_its_case_and_accents(line):
    assert labels.is_section(line)
    assert clean_text(f"{line}\n\n{BODY}\n\n{MORE}").text == f"{BODY}\n{MORE}"


@pytest.mark.parametrize("line", ["NOS Nieuws", "央视网首页", "海岸日報", "Meduza", "新华网 > 时政", "ČT24 › Regiony"])
def test_the_name_of_a_site_above_a_text_goes(line):
    assert labels.is_site(line)
    assert clean_text(f"{line}\n\n{BODY}\n\n{MORE}").text == f"{BODY}\n{MORE}"


@pytest.mark.parametrize("line", ["Экономика растёт", "国际大桥", "Jane Roe", "大桥", "Harbour", ""])
def test_other_words_are_no_label(line):
    assert not labels.is_section(line)
    assert not labels.is_site(line)
    assert not labels.is_button(line)


def test_a_section_within_the_text_is_a_heading_of_its_own():
    lines = [BODY, "Politics", MORE]
    assert clean_text("\n\n".join(lines)).text == "\n".join(lines)


@pytest.mark.parametrize("line", ["Комментарии 14", "좋아요 3개", "讚 20", "保存", "Σχόλια", "مشاركة", "Reageer"])
def test_a_button_goes_with_its_count(line):
    assert labels.is_button(line)
    assert clean_text(f"{BODY}\n\n{MORE}\n\n{line}").text == f"{BODY}\n{MORE}"


def test_labels_and_counts_do_not_hide_byline_and_dateline():
    """More of them stand above many texts than the five paragraphs that are searched otherwise."""
    above = ["Главная", "В мире", "10:14 10.08.2023", "1 254", "5 мин.", "Ольга Вершинина", "корреспондент", "Фото"]
    first = "МОСКВА, 10 августа. /ТАСС/. Мост через реку закрыт, сообщили журналистам в администрации города."
    cleaned = clean_text("\n\n".join([*above[:5], first, MORE]))
    assert cleaned.line is not None
    assert cleaned.line.place == "МОСКВА"
    assert cleaned.text.startswith("Мост через реку")


def test_the_head_ends_with_the_first_sentence():
    assert rules.head_end([BODY, MORE]) == rules.HEAD
    assert rules.head_end(["5 min."] * 9 + [BODY]) == 10
    assert rules.head_end(["label"] * 99) == rules.MAX_HEAD


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ольга Сидорова", ("Ольга Сидорова",)),
        ("Анатолий Костин, Хабаровск", ("Анатолий Костин",)),
        ("（山田花子）", ("山田花子",)),
        ("【田中裕之、高橋里奈】", ("田中裕之", "高橋里奈")),
        ("黄顺杰 报道", ("黄顺杰",)),
        ("［松浦花子，Harbour］", ("松浦花子",)),
        ("乐然/石涛（路透社、德新社）", ("乐然", "石涛")),
        ("Нижний Новгород", ()),
        ("（一部抜粋）", ()),
        ("Jane Roe", ()),
    ],
)
def test_names_that_sign_a_report_are_told_by_tables(line, names):
    assert signature.signers(line) == names


def test_a_name_beneath_a_text_that_speaks_of_it_is_no_author():
    told = "Мост закрыли, а директор музея Алла Вершинина уехала, сообщили в администрации города во вторник."
    assert clean_text(f"{told}\n\n{MORE}\n\nАлла Вершинина").authors == []
    assert clean_text(f"{told}\n\n{MORE}\n\nОльга Сидорова").authors == ["Ольга Сидорова"]


def test_a_name_above_a_dateline_is_a_byline():
    cleaned = clean_text(f"Hasan Kaya\n\nTRABZON (İHA) - {BODY}\n\n{MORE}")
    assert (cleaned.text, cleaned.authors) == (f"{BODY}\n{MORE}", ["Hasan Kaya"])


def test_names_and_date_in_one_line_are_byline_and_stamp():
    cleaned = clean_text(f"Катерина Хоменко, Роман Дяченко — Четвер, 10 серпня 2023, 09:12\n\n{BODY}\n\n{MORE}")
    assert cleaned.authors == ["Катерина Хоменко", "Роман Дяченко"]
    assert cleaned.text == f"{BODY}\n{MORE}"
    assert len(cleaned.stamps) == 1


@pytest.mark.parametrize("name", ["李明", "欧阳修文", "山田花子", "佐々木 健"])
def test_chinese_and_japanese_names_begin_with_a_surname(name):
    assert is_cjk_person(name)


@pytest.mark.parametrize("name", ["国际", "本報", "橋の上", ""])
def test_other_characters_are_no_name(name):
    assert not is_cjk_person(name)


def test_a_cyrillic_name_begins_with_a_given_name():
    assert is_cyrillic_person("Мар'яна Коваль") is False  # not in the table: the shape alone tells too little
    assert is_cyrillic_person("Марина Коваль")
    assert not is_cyrillic_person("Северный Лес")


@pytest.mark.parametrize(
    "line",
    [
        "송고시간 2023-08-10 14:32", "입력 2023.08.10. 11:05 업데이트 2023.08.10. 13:20",
        "등록 :2023-08-10 05:00수정 :2023-08-10 09:12", "2023/8/10 16:40（8/10 17:05 更新）", "8/10(木) 17:20配信",
        "2023年8月10日 18:30 [有料会員限定]", "10 أغسطس/ آب 2023", "الخميس، 10 أغسطس 2023 11:20 ص",
        "Oluşturulma Tarihi: Ağustos 10, 2023 09:15", "Τελευταία ενημέρωση: 10/08/2023 - 15:20",
        "Donderdag 10 augustus, 17:05", "do 10 aug 12:20", "Сьогодні, 18:22", "Экономика, 10 авг 2023, 16:20",
    ],
)  # fmt: skip
def test_date_stamps_of_many_scripts_are_told(line):
    assert stamp.is_stamp(line)
    assert clean_text(f"{line}\n\n{BODY}\n\n{MORE}").text == f"{BODY}\n{MORE}"


@pytest.mark.parametrize("line", ["Сьогодні міст закрили о 18:22", "송고시간은 밝히지 않았다 14:32", "8/10 of it"])
def test_sentences_with_dates_are_no_stamps(line):
    assert not stamp.is_stamp(line)


@pytest.mark.parametrize(
    ("paragraph", "place", "agency", "people"),
    [
        (f"（中央社記者張雄風台北10日電）{CHINESE}", "台北", "CNA", ("張雄風",)),
        (f"【财新网】{CHINESE}", None, "财新", ()),
        (f"【环球时报驻德国特约记者 张三】{CHINESE}", None, "环球时报", ("张三",)),
        (f"【ニューヨーク=高橋里奈】{JAPANESE}", "ニューヨーク", None, ("高橋里奈",)),
        (
            "القاهرة في 10 أغسطس /أ ش أ/ أعلنت وزارة النقل إغلاق الجسر أمام حركة السيارات حتى مايو المقبل.",
            "القاهرة",
            "أ ش أ",
            (),
        ),
        (f"TEMPO.CO, Jakarta - {BODY}", "Jakarta", "Tempo.co", ()),
        (f"BRUSSEL 10/08 (BELGA) = {BODY}", "BRUSSEL", "Belga", ()),
        (f"STOCKHOLM (TT) {BODY}", "STOCKHOLM", "TT", ()),
    ],
)
def test_datelines_of_many_scripts_give_their_parts(paragraph, place, agency, people):
    line = dateline.find_dateline(paragraph)
    assert line is not None
    assert (line.place, line.people) == (place, people)
    assert (line.agency or "").lower() == (agency or "").lower()


def test_a_block_that_screen_readers_may_skip_goes_whole():
    lines = [BODY, "Пропустить Подкаст и продолжить чтение.", "Подкаст", "эпизоды", "Конец истории Подкаст", MORE]
    assert clean_text("\n\n".join(lines)).text == f"{BODY}\n{MORE}"


def test_tags_beneath_their_label_go_to_the_end_of_the_text():
    assert clean_text("\n\n".join([BODY, MORE, "Теги:", "порт", "Нижний мост"])).text == f"{BODY}\n{MORE}"


@pytest.mark.parametrize(
    "line",
    [
        "圖像來源，Getty Images",
        "Автор фото, EPA",
        "Kaynak, Getty Images",
        "صدر الصورة، Getty Images",
        "Φωτ. INTIME NEWS",
    ],
)
def test_the_source_of_a_picture_is_a_credit_behind_a_comma_too(line):
    cleaned = clean_text(f"{BODY}\n\n{line}\n\n{MORE}")
    assert cleaned.text == f"{BODY}\n{MORE}"
    assert [found.kind for found in cleaned.credits] == ["photo"]


def test_a_caption_behind_its_label_loses_the_label():
    cleaned = clean_text(f"{BODY}\n\nПодпись к фото, Мост через реку\n\n{MORE}")
    assert [caption.text for caption in cleaned.captions] == ["Мост через реку"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Автор, Елена Громова", ["Елена Громова"]),
        ("كتب: أحمد سالم", ["أحمد سالم"]),
        ("ČTK, Jan Dvořák", ["Jan Dvořák"]),
        ("Maria Ek maria.ek@example.com", ["Maria Ek"]),
        ("Haber: Zeynep Demir / Fotoğraf: Murat Can", ["Zeynep Demir"]),
        ("記者吳昇儒／基隆報導", ["吳昇儒"]),
        ("取材・文＝佐々木健", ["佐々木健"]),
    ],
)
def test_bylines_of_many_languages_name_the_authors(line, names):
    cleaned = clean_text(f"{line}\n\n{BODY}\n\n{MORE}")
    assert (cleaned.text, cleaned.authors) == (f"{BODY}\n{MORE}", names)


def test_a_reading_of_the_name_begins_a_note_on_the_author():
    note = "山田 花子（やまだ・はなこ）1975年生まれ。地方紙の記者を経て独立した。"
    cleaned = clean_text(f"{JAPANESE}\n\n{JAPANESE}\n\n{note}")
    assert cleaned.authors == ["山田 花子"]
    assert note not in cleaned.text
