"""When an article was published, and when its dates contradict each other."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.clean import dates, process
from agents.clean.dates.published import in_url, offered, reconcile
from schemas.article import DatePlace, Precision
from schemas.raw import RawArticle, Received

PROSE = "The council voted to close the bridge, and the minister said that nobody had asked him."


def published(text=PROSE, received=None, **raw):
    moment = datetime.fromisoformat(received) if received else None
    return process(Received(raw=RawArticle(text=text, **raw), received=moment)).record.published


@pytest.mark.parametrize(
    ("given", "value", "precision"),
    [
        ("2023-08-10", "2023-08-10", "day"),
        ("2023-08-10T12:00:05+02:00", "2023-08-10T10:00:05Z", "second"),
        ("2023-08-10T12:00Z", "2023-08-10T12:00:00Z", "minute"),
        ("Thu, 10 Aug 2023 12:00:00 GMT", "2023-08-10T12:00:00Z", "second"),
        ("Aug. 10, 2023 10:30 AM EST", "2023-08-10T15:30:00Z", "minute"),
        ("10 August 2023", "2023-08-10", "day"),
        ("7. November 2023", "2023-11-07", "day"),
        ("3 de mayo de 2022", "2022-05-03", "day"),
        ("07.11.2023", "2023-11-07", "day"),
        ("23/08/2023", "2023-08-23", "day"),
        ("2023-08", "2023-08", "month"),
        ("2023", "2023", "year"),
    ],
)
def test_dates_are_read_in_the_forms_that_news_uses(given, value, precision):
    when = dates.parse(given)
    assert when is not None
    assert (when.value, when.precision) == (value, precision)


@pytest.mark.parametrize(
    "given", ["", "soon", "2023-02-30", "03/04/2023", "0001-01-01T00:00:00Z", "9" * 200, "12:30", "1/2"]
)
def test_what_is_no_date_gives_none(given):
    assert dates.parse(given) is None


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://example.org/2023/08/10/bridge", "2023-08-10"),
        ("https://example.org/2023/aug/10/bridge", "2023-08-10"),
        ("https://example.org/bridge-20230810", "2023-08-10"),
        ("https://example.org/news-2023-08-10.html", "2023-08-10"),
        ("https://example.org/2023/08/bridge", "2023-08"),
    ],
)
def test_an_address_offers_its_date(url, value):
    assert [candidate.when.value for candidate in in_url(url)] == [value]


@pytest.mark.parametrize("url", [None, "https://example.org/bridge-12345678", "https://example.org/id/20231399"])
def test_a_number_in_an_address_is_no_date(url):
    assert in_url(url) == ()


def test_the_producers_date_is_believed_first_and_every_candidate_is_listed():
    found = published(published="2023-08-10T12:00:00Z", url="https://example.org/2023/08/10/bridge")
    assert (found.value, found.precision) == ("2023-08-10T12:00:00Z", Precision.SECOND)
    assert [(c.found_in, c.value) for c in found.candidates] == [
        (DatePlace.PRODUCER, "2023-08-10T12:00:00Z"),
        (DatePlace.URL, "2023-08-10"),
    ]
    assert not found.conflict


def test_a_date_out_of_a_feed_says_so():
    assert published(published="2023-08-10", feed="https://example.org/feed").candidates[0].found_in == DatePlace.FEED


def test_agreement_raises_confidence_and_contradiction_lowers_it():
    alone = published(published="2023-08-10").confidence
    agreed = published(published="2023-08-10", url="https://example.org/2023/08/10/a").confidence
    contradicted = published(published="2023-08-10", url="https://example.org/2023/09/10/a").confidence
    assert contradicted < alone < agreed < 1


def test_the_latest_date_in_a_caption_stands_in_and_then_that_in_the_text():
    caption = "A bus leaves the village on Aug. 23, 2023. (AP Photo/Jane Roe)\n\n"
    told = f"{PROSE} The first order came on May 3, 2023, the second on June 4, 2023."
    assert published(caption + told).value == "2023-08-23"
    assert published(caption + told).candidates[0].found_in == DatePlace.CAPTION
    assert published(told).value == "2023-06-04"
    assert published(told).candidates[0].found_in == DatePlace.TEXT
    assert published(PROSE) is None


def test_a_datelines_day_gets_its_year_from_the_other_candidates():
    record = process(
        Received(raw=RawArticle(text=f"LONDON, Aug 10 (Reuters) - {PROSE}", published="2023-08-11"))
    ).record
    assert record.dateline.date == "2023-08-10"
    assert [c.found_in for c in record.published.candidates] == [DatePlace.PRODUCER, DatePlace.DATELINE]
    alone = process(Received(raw=RawArticle(text=f"LONDON, Aug 10 (Reuters) - {PROSE}"))).record
    assert alone.dateline.date is None
    assert alone.published is None


@pytest.mark.parametrize(("other", "conflict"), [("2023/08/12", False), ("2023/08/13", True), ("2023/08/07", True)])
def test_candidates_more_than_two_days_apart_conflict(other, conflict):
    assert published(published="2023-08-10", url=f"https://example.org/{other}/a").conflict is conflict


def test_a_month_agrees_with_a_day_in_it():
    assert not published(published="2023-08-20", url="https://example.org/2023/08/a").conflict
    assert published(published="2023-09-20", url="https://example.org/2023/08/a").conflict


def test_dates_that_stand_in_never_contradict_a_candidate():
    assert not published(f"{PROSE} It was built by 2 June, 1950.", published="2023-08-10").conflict


@pytest.mark.parametrize(("day", "conflict"), [("Thu", False), ("Wed", True)])
def test_a_weekday_that_does_not_fit_the_date_conflicts(day, conflict):
    assert published(published=f"{day}, 10 Aug 2023 12:00:00 GMT").conflict is conflict


@pytest.mark.parametrize(("day", "conflict"), [("Wednesday", False), ("Tuesday", True)])
def test_a_weekday_that_does_not_fit_in_the_text_conflicts(day, conflict):
    assert published(f"{PROSE} It falls on {day}, Aug. 23, 2023.", published="2023-08-24").conflict is conflict
    assert published(f"{PROSE} It falls on {day}, Aug. 23.", published="2023-08-24").conflict is conflict


@pytest.mark.parametrize(
    ("received", "conflict"),
    [("2023-08-10T12:00:00+00:00", False), ("2023-08-09T11:00:00+00:00", False), ("2023-08-08T12:00:00+00:00", True)],
)
def test_a_day_in_the_future_of_its_arrival_conflicts_in_every_time_zone(received, conflict):
    """On 9 August, 11:00 UTC, the 10th has begun at UTC+14."""
    assert published(published="2023-08-10", received=received).conflict is conflict


@pytest.mark.parametrize(
    ("received", "conflict"), [("2023-08-10T11:55:00+00:00", False), ("2023-08-10T11:00:00+00:00", True)]
)
def test_a_moment_in_the_future_of_its_arrival_conflicts(received, conflict):
    assert published(published="2023-08-10T12:00:00Z", received=received).conflict is conflict


@pytest.mark.parametrize(("value", "conflict"), [("2023-09-24", False), ("2023-09-25", True), ("2023-11-15", True)])
def test_news_told_by_a_date_more_than_45_days_before_conflicts(value, conflict):
    assert published(f"{PROSE} The ban began on August 10.", published=value).conflict is conflict
    assert published(f"{PROSE} The order was issued on Aug. 10, 2023.", published=value).conflict is conflict


@pytest.mark.parametrize(
    "background",
    [
        "She was born on March 3.",
        "He was charged over the Jan. 6 attack.",
        "The bridge was opened on May 4, 1950.",
        "On Tuesday the court recalled the order of August 10.",
        "The court said yesterday that the order of August 10 stands.",
        "The order of August 10 gives way to a new one on Dec. 1.",
        "In May 2019 it had 12 members.",
    ],
)
def test_background_dates_do_not_conflict(background):
    assert not published(f"{PROSE} {background}", published="2023-11-15").conflict


def test_a_caption_tells_the_news_date_too():
    caption = "A bus leaves, Wednesday, Aug. 23, 2023. (AP Photo/Jane Roe)\n\n"
    assert published(caption + PROSE, published="2023-11-15").conflict
    assert not published(caption + PROSE, published="2023-08-25").conflict


def test_only_conflict_draws_from_the_time_of_arrival():
    early = published(published="2023-08-10", received="2020-01-01T00:00:00+00:00")
    late = published(published="2023-08-10", received=datetime(2024, 1, 1, tzinfo=UTC).isoformat())
    assert (early.value, early.confidence, early.candidates) == (late.value, late.confidence, late.candidates)
    assert (early.conflict, late.conflict) == (True, False)


@pytest.mark.parametrize(
    ("told", "conflict"),
    [
        ("The order became binding on June 14.", True),
        ("The order will become binding on June 14.", False),
        ("The order becomes binding on June 14.", False),
        ("The order was expected to become binding on June 14.", False),
    ],
)
def test_a_day_without_its_year_that_the_words_put_in_the_past_is_not_one_to_come(told, conflict):
    """In February, June 14 is nearer ahead than behind; only what has happened by then lies eight months back."""
    assert published(f"{PROSE} {told}", published="2024-02-19").conflict is conflict


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        ("2023-08-10T12:00:00Z", "2023-08-12T12:00:00Z", False),
        ("2023-08-10T12:00:00Z", "2023-08-12T12:00:01Z", True),
        ("2023-08-10", "2023-08-12T23:59:59Z", False),
        ("2023-08-10", "2023-08-13T00:00:01Z", True),
        ("2023-08", "2023-09-02", False),
        ("2023-08", "2023-09-03", True),
        ("2023", "2024-01-02", False),
        ("2023", "2024-01-03", True),
    ],
)
def test_exactly_two_days_are_no_conflict_and_a_second_more_is_one(first, second, conflict):
    both = [*offered(first, DatePlace.JSON_LD), *offered(second, DatePlace.META)]
    assert reconcile(both, [], "", None).conflict is conflict
    assert reconcile(both[::-1], [], "", None).conflict is conflict


WRONG_WEEKDAYS = {
    "en": ("Wednesday, August 23, 2023", "Tuesday, August 23, 2023"),
    "de": ("am Mittwoch, dem 23. August 2023", "am Dienstag, dem 23. August 2023"),
    "fr": ("mercredi 23 août 2023", "mardi 23 août 2023"),
    "es": ("miércoles 23 de agosto de 2023", "martes 23 de agosto de 2023"),
    "pt": ("quarta-feira, 23 de agosto de 2023", "terça-feira, 23 de agosto de 2023"),
    "it": ("mercoledì 23 agosto 2023", "martedì 23 agosto 2023"),
    "nl": ("woensdag 23 augustus 2023", "dinsdag 23 augustus 2023"),
    "ru": ("в среду, 23 августа 2023 года", "во вторник, 23 августа 2023 года"),
    "uk": ("у середу, 23 серпня 2023 року", "у вівторок, 23 серпня 2023 року"),
    "pl": ("w środę, 23 sierpnia 2023", "we wtorek, 23 sierpnia 2023"),
    "vi": ("thứ Tư, ngày 23/8/2023", "thứ Ba, ngày 23/8/2023"),
    "zh": ("2023年8月23日（周三）", "2023年8月23日（周二）"),
    "ja": ("2023年8月23日（水）", "2023年8月23日（火）"),
    "ko": ("2023년 8월 23일(수)", "2023년 8월 23일(화)"),
}


@pytest.mark.parametrize(("right", "wrong"), WRONG_WEEKDAYS.values(), ids=WRONG_WEEKDAYS)
def test_a_weekday_of_another_day_conflicts_in_every_language(right, wrong):
    stamp = offered("2023-08-24", DatePlace.META)
    assert not reconcile(stamp, [], f"xxx {right} xxx", None).conflict
    assert reconcile(stamp, [], f"xxx {wrong} xxx", None).conflict
    assert reconcile(stamp, [f"xxx {wrong} xxx"], "", None).conflict


@pytest.mark.parametrize(
    ("given", "fits"),
    [
        ("Donnerstag, 10. August 2023", True),
        ("Mittwoch, 10. August 2023", False),
        ("2023年8月10日 木曜日", True),
        ("2023年8月10日 水曜日", False),
        ("Xday, 10. August 2023", None),
    ],
)
def test_the_weekday_of_a_candidate_is_checked_in_its_language(given, fits):
    when = dates.parse(given)
    assert (when and when.weekday_fits) == fits


@pytest.mark.parametrize(
    ("published_at", "received", "conflict"),
    [
        ("2023-08-10", "2023-08-09T10:00:00+00:00", False),
        ("2023-08-10", "2023-08-09T09:59:59+00:00", True),
        ("2023-08-10T12:00:00Z", "2023-08-10T11:50:00+00:00", False),
        ("2023-08-10T12:00:00Z", "2023-08-10T11:49:59+00:00", True),
        ("2023-08-10T12:00:00", "2023-08-09T22:00:00+00:00", False),
        ("2023-08-10T12:00:00", "2023-08-09T21:59:59+00:00", True),
        ("2023", "2022-12-31T23:00:00+00:00", False),
        ("2024", "2022-12-31T23:00:00+00:00", True),
    ],
)
def test_the_future_begins_after_the_slack_of_clocks_and_time_zones(published_at, received, conflict):
    """Ten minutes for a clock that is ahead; fourteen hours where the time zone is not known."""
    assert published(published=published_at, received=received).conflict is conflict


OLD_NEWS = {
    "en": ("The ban began on August 10.", "On Tuesday it was confirmed."),
    "de": ("Die Anordnung erging am 10. August.", "Am Dienstag wurde sie bestätigt."),
    "fr": ("L'ordre a été donné le 10 août.", "Mardi, il a été confirmé."),
    "es": ("La orden se dictó el 10 de agosto.", "El martes fue confirmada."),
    "pt": ("A ordem foi dada em 10 de agosto.", "Foi confirmada na terça-feira."),
    "it": ("L'ordine è stato dato il 10 agosto.", "Martedì è stato confermato."),
    "nl": ("Het bevel kwam op 10 augustus.", "Dinsdag werd het bevestigd."),
    "ru": ("Приказ был отдан 10 августа.", "Во вторник его подтвердили."),
    "uk": ("Наказ було віддано 10 серпня.", "У вівторок його підтвердили."),
    "pl": ("Rozkaz wydano 10 sierpnia.", "We wtorek go potwierdzono."),
    "vi": ("Lệnh được ban hành ngày 10/8.", "Hôm nay lệnh được xác nhận."),
    "zh": ("命令于8月10日发布。", "今天得到确认。"),
    "ja": ("命令は8月10日に出された。", "火曜日に確認された。"),
    "ko": ("명령은 8월 10일 내려졌다.", "오늘 확인됐다."),
}


@pytest.mark.parametrize(("told", "weekday"), OLD_NEWS.values(), ids=OLD_NEWS)
def test_news_told_by_an_old_date_conflicts_in_every_language(told, weekday):
    def conflict(text, value):
        return reconcile(offered(value, DatePlace.META), [], text, None).conflict

    assert not conflict(told, "2023-09-24")
    assert conflict(told, "2023-09-25")
    assert conflict(told, "2023-11-15")
    assert not conflict(f"{told} {weekday}", "2023-11-15")


@pytest.mark.parametrize(
    "background",
    [
        "Sie wurde am 3. März 1950 geboren.",
        "Er ist seit dem 3. März im Amt.",
        "Elle est née le 3 mars.",
        "Nació el 3 de marzo, y gobierna desde el 4 de abril.",
        "Она родилась 3 марта.",
        "Вона народилася 3 березня.",
        "Les attentats du 7 janvier",
    ],
)
def test_history_in_other_languages_does_not_conflict(background):
    assert not reconcile(offered("2023-11-15", DatePlace.META), [], background, None).conflict


def test_a_file_picture_tells_no_news():
    assert not reconcile(
        offered("2023-11-15", DatePlace.META), ["FILE - In this photo taken on Aug. 3 she smiles."], "", None
    ).conflict


def test_a_fresh_date_beside_an_old_one_is_the_one_that_counts():
    text = "The ban began on August 10. It was confirmed on November 10."
    assert not reconcile(offered("2023-11-15", DatePlace.META), [], text, None).conflict


def test_two_places_of_a_page_outvote_a_third_but_not_the_producer():
    outvoted = offered("2023-08-01", DatePlace.JSON_LD)
    agreed = [*offered("2023-08-10", DatePlace.META), *offered("2023-08-10", DatePlace.TIME_ELEMENT)]
    assert reconcile([*outvoted, *agreed], [], "", None).value == "2023-08-10"
    assert reconcile([*outvoted, *agreed], [], "", None).conflict
    assert reconcile([*offered("2023-08-01", DatePlace.PRODUCER), *agreed], [], "", None).value == "2023-08-01"
    assert reconcile([*outvoted, *agreed[:1]], [], "", None).value == "2023-08-01"


@pytest.mark.parametrize(
    ("data", "shown", "value"),
    [
        ("2023-11-08T21:24:10-05:00", "November 8, 2023", "2023-11-08"),
        ("2022-01-16T00:31:00+01:00", "2022-01-16 00:31", "2022-01-16"),
        ("2023-11-08T12:00:00-05:00", "November 8, 2023", "2023-11-08T17:00:00Z"),
        ("2023-11-08T21:24:10-05:00", "November 6, 2023", "2023-11-09T02:24:10Z"),
        ("2023-11-08T21:24:10-05:00", "2023-11-09T02:24:10Z", "2023-11-09T02:24:10Z"),
    ],
)
def test_the_day_that_a_page_shows_is_its_day(data, shown, value):
    """Late in the evening of New York it is the next day in UTC, but the article's "today" is the day it shows."""
    found = reconcile([*offered(data, DatePlace.META), *offered(shown, DatePlace.TIME_ELEMENT)], [], "", None)
    assert found.value == value


def test_a_producers_moment_stays_a_moment():
    assert published(published="2023-11-08T21:24:10-05:00").value == "2023-11-09T02:24:10Z"


def test_the_date_of_a_change_counts_only_where_there_is_no_other():
    change = offered("Updated 20 August 2023", DatePlace.DATE_STAMP)
    found = reconcile([*offered("2023-08-10", DatePlace.META), *change], [], "", None)
    assert (found.value, len(found.candidates), found.conflict) == ("2023-08-10", 1, False)
    assert reconcile(change, [], "", None).value == "2023-08-20"


@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        st.tuples(st.sampled_from(DatePlace), st.dates(date(1990, 1, 1), date(2040, 1, 1))), min_size=1, max_size=5
    ),
    st.text(max_size=100),
)
def test_the_value_is_one_of_the_candidates_whatever_their_order(given_dates, text):
    candidates = [candidate for place, day in given_dates for candidate in offered(day.isoformat(), place)]
    found = reconcile(candidates, [], text, None)
    assert found.value in {candidate.value for candidate in found.candidates}
    assert 0 < found.confidence < 1
    assert found.conflict is reconcile(candidates[::-1], [], text, None).conflict
