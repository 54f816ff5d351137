"""When an article was published, and when its dates contradict each other."""

from datetime import UTC, datetime

import pytest

from agents.clean import dates, process
from agents.clean.published import in_url
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
    assert published(f"{PROSE} The order was issued on August 10.", published=value).conflict is conflict
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
