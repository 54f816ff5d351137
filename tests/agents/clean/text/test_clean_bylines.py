"""Bylines, date stamps, closing marks and notes on authors: whose report it is, above and beneath the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.clean.text import byline, closing, stamp
from agents.clean.text.cleaning import clean_text
from agents.clean.text.edits import restore

BODY = "Residents of the village began to leave on Tuesday, carrying what they could, officials said."
MORE = "Buses took most of them to the provincial capital, some 70 miles away, before nightfall."


@pytest.mark.parametrize(
    ("line", "names", "agencies"),
    [
        ("By Jane Roe and John Doe, Associated Press", ("Jane Roe", "John Doe"), ("Associated Press",)),
        ("BY JANE ROE", ("JANE ROE",), ()),
        ("By The Associated Press", (), ("Associated Press",)),
        ("By Ursula von der Leyen", ("Ursula von der Leyen",), ()),
        ("By Jane Roe, Political Editor", ("Jane Roe",), ()),
        ("Published by Jane Roe", ("Jane Roe",), ()),
        ("Jane Roe, BBC News, Kyiv", ("Jane Roe",), ("BBC News",)),
        ("Jane Roe / AFP", ("Jane Roe",), ("AFP",)),
        ("Jane Roe (dpa)", ("Jane Roe",), ("dpa",)),
        ("Jane Roe, Europe correspondent", ("Jane Roe",), ()),
        ("Von Jane Roe, dpa", ("Jane Roe",), ("dpa",)),
        ("Von Jane Roe und John Doe, Berlin", ("Jane Roe", "John Doe"), ()),
        ("Par Jane Roe avec AFP", ("Jane Roe",), ("AFP",)),
        ("Propos recueillis par Jane Roe", ("Jane Roe",), ()),
        ("Por Jane Roe, corresponsal en Kiev", ("Jane Roe",), ()),
        ("di Maria Rossi", ("Maria Rossi",), ()),
        ("A cura di Maria Rossi", ("Maria Rossi",), ()),
        ("Door Jan de Vries", ("Jan de Vries",), ()),
        ("Автор: Иван Иванов", ("Иван Иванов",), ()),
        ("Текст: Іван Іваненко", ("Іван Іваненко",), ()),
        ("Tekst: Jan Kowalski", ("Jan Kowalski",), ()),
        ("Tác giả: Nguyễn Văn An", ("Nguyễn Văn An",), ()),
        ("文/张三", ("张三",), ()),
        ("作者：张三 李四", ("张三", "李四"), ()),
        ("（记者 张三）", ("张三",), ()),
        ("新华社记者 张三", ("张三",), ("Xinhua",)),
        ("记者 张三 报道", ("张三",), ()),
        ("記者 張三", ("張三",), ()),
        ("홍길동 기자 hong@example.com", ("홍길동",), ()),
    ],
)
def test_a_byline_names_authors_and_agencies(line, names, agencies):
    assert byline.find_byline(line) == (names, agencies)
    cleaned = clean_text(f"{line}\n\n{BODY}\n\n{MORE}")
    assert cleaned.text == f"{BODY}\n{MORE}"
    assert [(edit.kind, edit.rule) for edit in cleaned.edits] == [("byline", "byline")]
    assert tuple(cleaned.authors) == names
    assert tuple(credit.agency for credit in cleaned.credits) == agencies


@pytest.mark.parametrize("form", byline.CJK_FORMS, ids=lambda form: form.example)
def test_each_form_in_characters_takes_its_example_and_leaves_its_counterexample(form):
    assert byline.find_byline(form.example)
    assert byline.find_byline(form.counterexample) is None


@pytest.mark.parametrize(
    "line",
    [
        "By The Numbers", "By Late August", "De Laurentiis Entertainment Group", "Text messages", "Jane Roe, John Doe",
        "Jane Roe, mayor of Springfield", "President Jane Roe, Washington", "Harbour News", "New York Times",
        "Foreign Minister, Reuters", "Von Anfang an", "Royal Mail, London", "Jane Roe",
    ],
)  # fmt: skip
def test_a_line_above_the_text_is_not_always_a_byline(line):
    assert byline.find_byline(line) is None
    assert line in clean_text(f"{line}\n\n{BODY}\n\n{MORE}").text


@pytest.mark.parametrize(
    "lines",
    [
        ["Jane Roe", "Political Editor"],
        ["Jane Roe", "Europe correspondent, Coast Post"],
        ["Jane Roe", "@janeroe"],
        ["Jane Roe", "jroe@example.com"],
        ["Jane Roe in Kyiv", "10 August 2023"],
        ["By Jane Roe", "Staff Writer", "Email: jroe@example.com"],
    ],
)
def test_a_name_above_a_role_an_address_or_a_date_is_a_byline(lines):
    cleaned = clean_text("\n\n".join([*lines, BODY, MORE]))
    assert cleaned.text == f"{BODY}\n{MORE}"
    assert cleaned.authors == ["Jane Roe"]


@pytest.mark.parametrize(
    "line",
    [
        "10.08.2023, 14:30 Uhr", "Stand: 10.08.2023", "Publié le 10 août 2023 à 14h30", "Publicado: 10/08/2023 14:30",
        "Опубликовано 10 августа 2023", "10 серпня 2023, 14:30", "Thứ năm, 10/8/2023 | 14:30 GMT+7",
        "2023年08月10日 14:30 来源：新华网", "2023年8月10日 14時30分",
        "Updated 3:04 PM EDT, Thu August 10, 2023",
        "Aug 10, 2023, 2:04 PM", "Last updated on Thu 10 Aug 2023 14.30 BST", "Posted at 14:30h in World",
        "Published: 10 Aug 2023 • Last Updated: 11 Aug 2023", "czwartek, 10 sierpnia 2023",
        "10 de agosto de 2023 14:30h",
        "Pubblicato il 10 agosto 2023 alle 14:30", "입력 2023.08.10 14:30", "Publicado em 10/08/2023 às 14h30",
    ],
)  # fmt: skip
def test_a_date_on_a_line_of_its_own_is_a_stamp_as_printed(line):
    cleaned = clean_text(f"{line}\n\n{BODY}\n\n{MORE}")
    assert cleaned.text == f"{BODY}\n{MORE}"
    assert cleaned.stamps == [line]
    assert [edit.kind for edit in cleaned.edits] == ["date_stamp"]


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("10.08.2023, 14:30 Uhr ", "10.08.2023, 14:30 Uhr"),
        ("Publié le 10 août 2023 à 14h30 ", "10 août 2023 à 14h30"),
        ("10 августа 2023, 14:30 ", "10 августа 2023, 14:30"),
        ("10 серпня 2023 | ", "10 серпня 2023"),
        ("2023年08月10日 14:30 来源：新华网 ", "2023年08月10日 14:30"),
        ("August 10, 2023 2:04 PM ", "August 10, 2023 2:04 PM"),
    ],
)
def test_a_stamp_glued_to_the_text_goes(head, words):
    cleaned = clean_text(head + BODY)
    assert cleaned.text == BODY
    assert cleaned.stamps == [words]


@pytest.mark.parametrize(
    "start",
    ["10 августа 2023 Москва ", "On 10 August 2023 Russia ", "Am 10. August 2023 Berlin ", "10 sierpnia 2023 Polska "],
)
def test_a_sentence_may_begin_with_a_date(start):
    assert stamp.find_stamp(start + BODY) is None


@pytest.mark.parametrize("line", ["2023", "August 2023", "10 August", "42", "3:04 PM EDT", "In 2023, 12 people"])
def test_a_number_or_a_month_is_no_stamp(line):
    assert stamp.find_stamp(line) is None


MARKS = [(mark, example) for mark in closing.MARKS for example in mark.examples]


@pytest.mark.parametrize(("mark", "example"), MARKS, ids=[example for _, example in MARKS])
def test_each_closing_mark_is_found(mark, example):
    found = closing.find_closing(example)
    assert found is not None
    assert found.rule == mark.name
    assert (found.start > 0) == mark.glued


@pytest.mark.parametrize("mark", closing.MARKS, ids=lambda mark: mark.examples[0])
def test_each_closing_mark_leaves_its_counterexample(mark):
    assert closing.find_closing(mark.counterexample) is None


@pytest.mark.parametrize(
    ("end", "agencies"),
    [
        ("\n\njrm/ab (dpa, AFP)", ["dpa", "AFP"]),
        ("\n\n(PAP)\n\njar/ sp/", ["PAP"]),
        (" (dpa)", ["dpa"]),
        ("\n\njr/ab", []),
        ("（完）", []),
        ("\n\nTheo TTXVN", ["TTXVN"]),
    ],
)
def test_what_closes_a_report_goes_and_credits_the_agency(end, agencies):
    cleaned = clean_text(f"{BODY}\n\n{MORE}{end}")
    assert cleaned.text == f"{BODY}\n{MORE}"
    assert {edit.kind for edit in cleaned.edits} == {"credit"}
    assert [credit.agency for credit in cleaned.credits] == agencies


def test_a_report_of_one_paragraph_loses_dateline_and_closing_mark():
    cleaned = clean_text(f"Berlin (dpa) - {BODY} (dpa)")
    assert cleaned.text == BODY
    assert [edit.kind for edit in cleaned.edits] == ["dateline", "credit"]


@pytest.mark.parametrize(
    "end",
    ["He read it in the paper (Reuters).", "Either/or, he said.", "Follow the money.", "Jane Roe", "Theo kế hoạch"],
)
def test_a_last_sentence_stays(end):
    assert clean_text(f"{BODY}\n\n{MORE}\n\n{end}").text.endswith(f"\n{end}")


@pytest.mark.parametrize(
    ("head", "note"),
    [
        ("", "Jane Roe covers courts for the Coast Post. She can be reached at jroe@example.com."),
        ("", "Jane Roe is a reporter for the Coast Post. Follow her on Twitter @janeroe."),
        ("By Jane Roe\n\n", "Jane Roe is a senior writer at the Coast Post."),
    ],
)
def test_a_note_on_the_author_goes(head, note):
    cleaned = clean_text(f"{head}{BODY}\n\n{MORE}\n\n{note}")
    assert cleaned.text == f"{BODY}\n{MORE}"
    assert cleaned.authors == ["Jane Roe"]


@pytest.mark.parametrize(
    "sentence",
    [
        "John Doe is a reporter who was arrested in March.",
        "Jane Roe is a professor of law. Follow her example, he said.",
    ],
)
def test_a_reporter_in_the_news_is_no_author(sentence):
    assert clean_text(f"{BODY}\n\n{MORE}\n\n{sentence}").text.endswith(sentence)


PIECES = [
    "By Jane Roe", "KYIV (AP) — ", "10.08.2023 ", "(dpa)", "jr/ab", "@janeroe", "\n", "\n\n", " ", BODY, "© AFP",
    "Foto: dpa", "FILE - ", "（共同）", "新华社北京8月10日电", "Jane Roe is a reporter", "İ", "\x00",
    "WHAT THE FILES SAY OF THE MAYOR",
]  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=12).map("".join))
def test_whatever_is_taken_out_gives_the_input_back(raw):
    cleaned = clean_text(raw)
    assert restore(cleaned.text, cleaned.edits, cleaned.spacing) == raw


@pytest.mark.parametrize("unit", ["A ", "Photo: ", "By Jane Roe, ", "a/", "【", "(", "©", "图/", "Roe, left, ", "10 "])
def test_a_very_long_line_ends_in_some_record(unit):
    raw = unit * (200_000 // len(unit))
    assert restore((cleaned := clean_text(raw)).text, cleaned.edits, cleaned.spacing) == raw
