"""Dates as strings and in prose, in the languages of news."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents import months
from agents.clean import dates
from agents.clean.dates.days import When

IN_LANGUAGES = {
    "en": "10 August 2023",
    "de": "10. August 2023",
    "fr": "10 août 2023",
    "es": "10 de agosto de 2023",
    "pt": "10 de agosto de 2023",
    "it": "10 agosto 2023",
    "ca": "10 d'agost de 2023",
    "ro": "10 august 2023",
    "nl": "10 augustus 2023",
    "sv": "10 augusti 2023",
    "da": "10. august 2023",
    "nb": "10. august 2023",
    "fi": "10. elokuuta 2023",
    "pl": "10 sierpnia 2023",
    "cs": "10. srpna 2023",
    "sk": "10. augusta 2023",
    "hu": "2023. augusztus 10.",
    "ru": "10 августа 2023 г.",
    "uk": "10 серпня 2023 року",
    "bg": "10 август 2023",
    "el": "10 Αυγούστου 2023",
    "tr": "10 Ağustos 2023",
    "id": "10 Agustus 2023",
    "ms": "10 Ogos 2023",
    "ar": "10 أغسطس 2023",
    "vi": "ngày 10 tháng 8 năm 2023",
    "zh": "2023年8月10日",
    "ja": "2023年8月10日",
    "ko": "2023년 8월 10일",
}


@pytest.mark.parametrize(("language", "text"), IN_LANGUAGES.items())
def test_a_day_is_read_in_every_language(language, text):
    assert dates.parse(text).value == "2023-08-10"
    assert [(d.year, d.month, d.day) for d in dates.told(f"x {text} x")] == [(2023, 8, 10)]
    assert language == "hu" or re.match(dates.ANY_DAY, text, re.IGNORECASE)


@pytest.mark.parametrize(("language", "names"), months.MONTH_NAMES.items())
def test_every_name_of_a_month_is_read_in_every_case(language, names):
    for number, forms in enumerate(names.split("|"), 1):
        for form in forms.split():
            for written in (form, form.capitalize(), form.upper()):
                assert months.month(written) == number, (language, written)
            assert re.fullmatch(dates.ANY_MONTH, form, re.IGNORECASE)


@pytest.mark.parametrize("table", [months.MONTH_NAMES, months.SHORT_MONTH_NAMES])
def test_there_are_twelve_months_and_none_has_the_name_of_another(table):
    for names in table.values():
        assert names.count("|") == 11
    for names in table.values():
        for number, forms in enumerate(names.split("|"), 1):
            assert {months.MONTHS[months.plain(form)] for form in forms.split()} <= {number}


@pytest.mark.parametrize("table", [months.WEEKDAY_NAMES, months.SHORT_WEEKDAY_NAMES])
def test_there_are_seven_weekdays_and_a_name_of_two_tells_nothing(table):
    assert {names.count("|") for names in table.values()} == {6}
    for names in table.values():
        for number, forms in enumerate(names.split("|")):
            for form in forms.split():
                assert months.weekday(form.replace("_", " ")) in {number, None}
    assert months.weekday("so") is None  # Sonntag, and sobota


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023-08-10T12:00:05.123456-0500", "2023-08-10T17:00:05Z"),
        ("2023-08-10 12:00:05 +0200", "2023-08-10T10:00:05Z"),
        ("2023-08-10T24:00:00Z", "2023-08-11T00:00:00Z"),
        ("20230810T120000Z", "2023-08-10T12:00:00Z"),
        ("20230810", "2023-08-10"),
        ("1691661600", "2023-08-10T10:00:00Z"),
        ("1691661600000", "2023-08-10T10:00:00Z"),
        ("Thu Aug 10 2023 12:00:00 GMT+0200 (CEST)", "2023-08-10T10:00:00Z"),
        ("Mon Jun 24 09:50:00 JST 2019", "2019-06-24T00:50:00Z"),
        ("Thu, 10 Aug 23 12:00:00 GMT", "2023-08-10T12:00:00Z"),
        ("Veröffentlicht am 10.08.2023 um 15.03 Uhr", "2023-08-10T15:03:00Z"),
        ("Do., 10.08.2023 - 15:03", "2023-08-10T15:03:00Z"),
        ("10.8.23", "2023-08-10"),
        ("Publié le jeudi 10 août 2023 à 15h03", "2023-08-10T15:03:00Z"),
        ("Publicado em 10 de agosto de 2023 às 15h30", "2023-08-10T15:30:00Z"),
        ("07 de junio 2021, 12:05 A. M.", "2021-06-07T00:05:00Z"),
        ("10 августа 2023, 15:30 МСК", "2023-08-10T12:30:00Z"),
        ("10 sie 2023", "2023-08-10"),
        ("Thứ năm, 10/8/2023, 14:30 (GMT+7)", "2023-08-10T07:30:00Z"),
        ("Tháng Tám 10, 2023", "2023-08-10"),
        ("2023年8月10日(木) 15時30分", "2023-08-10T15:30:00Z"),
        ("2023年08月10日 星期四 下午 3:30", "2023-08-10T15:30:00Z"),
        ("2023. 8. 10. 오후 3:30", "2023-08-10T15:30:00Z"),
        ("١٠ أغسطس ٢٠٢٣", "2023-08-10"),
        ("Kamis, 10 Agu 2023 15:30 WIB", "2023-08-10T08:30:00Z"),
        ("Updated 3:30 PM EDT, August 10, 2023", "2023-08-10T19:30:00Z"),
        ("3:30pm, Thursday 10 August 2023", "2023-08-10T15:30:00Z"),
        ("15:30 Uhr, 7.11.2023", "2023-11-07T15:30:00Z"),
        ("10-Aug-2023", "2023-08-10"),
        ("agosto de 2023", "2023-08"),
        ("2023年8月", "2023-08"),
    ],
)
def test_clocks_zones_and_labels_are_read(text, value):
    assert dates.parse(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "12 hours ago",
        "5 min read",
        "© 2023",
        "v1.10.2023 5",
        "By Jane Roe 10 August 2023",
        "14h30",
        "10 Smarch 2023",
        "x" * 200,
    ],
)
def test_what_says_more_than_a_date_or_less_is_none(text):
    assert dates.parse(text) is None


@pytest.mark.parametrize(
    ("language", "value"),
    [
        ("en-US", "2023-10-08"),
        ("en_US", "2023-10-08"),
        ("en-GB", "2023-08-10"),
        ("de", "2023-08-10"),
        ("vi", "2023-08-10"),
    ],
)
def test_the_language_tells_the_order_of_day_and_month(language, value):
    assert dates.parse("10/08/2023", language).value == value


@pytest.mark.parametrize("language", [None, "", "en", "en-CA"])
def test_without_a_telling_language_either_order_gives_none(language):
    assert dates.parse("10/08/2023", language) is None
    assert dates.parse("10/10/2023", language).value == "2023-10-10"
    assert dates.parse("13/08/2023", language).value == "2023-08-13"
    assert dates.parse("08/13/2023", language).value == "2023-08-13"


def test_a_weekday_tells_the_order_too():
    assert dates.parse("Thursday, 10/08/2023").value == "2023-08-10"
    assert dates.parse("Sunday, 10/08/2023").value == "2023-10-08"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Written: 2023-11-07 15:03 Updated: 2023-11-08", "2023-11-07T15:03:00Z"),
        ("Updated: 2023-11-08 Written: 2023-11-07", "2023-11-07"),
        ("Von Jane Roe, Lesezeit 3 Minuten, 7. November 2023", "2023-11-07"),
        ("Aktualisiert am 8. November 2023", None),
        ("The bridge is 120 metres long", None),
    ],
)
def test_a_line_gives_its_first_day_that_is_no_change(line, value):
    found = dates.find(line)
    assert (found and found.value) == value


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Updated 8 May 2023", True),
        ("Last updated: 8 May 2023", True),
        ("Zuletzt aktualisiert 8.5.2023", True),
        ("Mis à jour le 8 mai 2023", True),
        ("Обновлено 8 мая 2023", True),
        ("Cập nhật 8/5/2023", True),
        ("Published 7 May 2023, updated 8 May 2023", False),
        ("Publié le 7 mai 2023", False),
        ("Chủ nhật, 7/5/2023", False),
        ("8 May 2023", False),
    ],
)
def test_a_label_says_that_something_was_changed(text, change):
    assert dates.is_change(text) is change


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("It closed on Wednesday, Aug. 23, 2023.", 2),
        ("Am Mittwoch, dem 23. August 2023, schloss sie.", 2),
        ("Le mercredi 23 août, il a fermé.", 2),
        ("El miércoles 23 de agosto cerró.", 2),
        ("Na quarta-feira, 23 de agosto, fechou.", 2),
        ("Mercoledì 23 agosto ha chiuso.", 2),
        ("Op woensdag 23 augustus sloot hij.", 2),
        ("В среду, 23 августа, мост закрыли.", 2),
        ("У середу, 23 серпня, міст закрили.", 2),
        ("W środę, 23 sierpnia, zamknięto most.", 2),
        ("Sáng thứ Tư, ngày 23/8, cầu đã đóng.", 2),
        ("8月23日（水）に閉鎖された。", 2),
        ("8月23日星期三关闭。", 2),
        ("8월 23일(수) 폐쇄됐다.", 2),
        ("أغلق الأربعاء 23 أغسطس", 2),
        ("أغلق الأربعاء ٢٣ أغسطس", 2),
        ("Τετάρτη 23 Αυγούστου", 2),
        ("He sat 23 August out.", None),
        ("No domingo do 23 de agosto", None),
    ],
)
def test_a_weekday_beside_a_day_belongs_to_it(text, weekday):
    (day,) = dates.told(text)
    assert (day.month, day.day, day.weekday) == (8, 23, weekday)
    assert text[day.start : day.end] == day.text


@pytest.mark.parametrize(
    "text",
    [
        "In May 2019 it had 12 members.",
        "About 12 percent of 300 people",
        "August 10,000 people came",
        "at August 10:30",
        "It cost $10 August or not",
        "You 10 may go, they march 12 abreast",
        "Im August 12 Menschen",
        "version 3.10 August",
        "去年8月10日",
        "10/8 of them",
        "30 February",
    ],
)
def test_a_number_beside_a_word_is_not_always_a_day(text):
    found = dates.told(text)
    assert [day for day in found if (day.month, day.day) != (8, 12)] == []


def test_the_end_of_a_range_is_told():
    assert [(day.month, day.day) for day in dates.told("from 8-10 August to 8–12 September")] == [(8, 10), (9, 12)]


days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@settings(deadline=None)
@given(days, st.sampled_from([code for code in months.MONTH_NAMES if code != "hu"]))
def test_a_day_written_in_words_is_read_back(day, language):
    name = months.MONTH_NAMES[language].split("|")[day.month - 1].split()[-1]
    text = f"{day.day} {name} {day.year}"
    assert dates.parse(text) == dates.on(day)
    assert [told.nearest(day) for told in dates.told(text.title())] == [day]


@settings(deadline=None)
@given(days)
def test_the_value_of_a_day_is_read_back(day):
    assert dates.parse(dates.on(day).value) == dates.on(day)


@settings(deadline=None)
@given(
    st.datetimes(timezones=st.just(None)).filter(lambda moment: 1900 < moment.year < 2100),
    st.integers(-14 * 60, 14 * 60),
)
def test_a_moment_is_the_same_in_every_time_zone(moment, minutes):
    local = moment.replace(microsecond=0)
    offset = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
    when = dates.parse(f"{local:%Y-%m-%dT%H:%M:%S}{offset}")
    assert when.start.replace(tzinfo=None) == local - timedelta(minutes=minutes)


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=120) | st.text(alphabet="0123456789/-.:, TZaugAug年月日tháng", max_size=120))
def test_no_string_breaks_the_reading_of_dates(text):
    assert dates.parse(text) is None or isinstance(dates.parse(text), When)
    assert dates.find(text) is None or isinstance(dates.find(text), When)
    for day in dates.told(text):
        assert text[day.start : day.end] == day.text


@pytest.mark.parametrize(
    "piece", ["1", "8月", "10 August ", "8-", "Mon ", "12 ", "٣", "ngày 1/", "tháng ", " ", "2023-"]
)
def test_long_monotonous_texts_are_read_without_trouble(piece):
    dates.told(piece * (200_000 // len(piece)))
    dates.parse(piece * 200_000)
    dates.find(piece * 200_000)
