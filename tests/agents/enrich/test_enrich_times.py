"""Times: resolved against a day of publication, and never without one."""

import pytest

from agents.enrich import times
from schemas.article import DateCandidate, DatePlace, Precision, Published

TUESDAY = Published("2024-05-14T22:30:00Z", Precision.SECOND, 1.0, (), conflict=False)


def told(text: str, published: Published | None = TUESDAY) -> list[tuple[str, str, str]]:
    return [(each.text, each.value, each.precision.value) for each in times.find(text, published)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began on Feb. 3, 2022, at night.", ("Feb. 3, 2022", "2022-02-03", "day")),
        ("It began on 3 February 2022.", ("3 February 2022", "2022-02-03", "day")),
        ("It began on May 10.", ("May 10", "2024-05-10", "day")),
        ("It began on Aug. 10.", ("Aug. 10", "2023-08-10", "day")),
        ("It will begin on Aug. 10.", ("Aug. 10", "2024-08-10", "day")),
        ("It began in September 2022.", ("September 2022", "2022-09", "month")),
        ("It began in mid-July there.", ("mid-July", "2023-07", "month")),
        ("It began in 2014.", ("2014", "2014", "year")),
        ("It began on 2024-02-29.", ("2024-02-29", "2024-02-29", "day")),
        ("It began on Tuesday.", ("Tuesday", "2024-05-14", "day")),
        ("It began on Wednesday.", ("Wednesday", "2024-05-08", "day")),
        ("It began last Tuesday.", ("last Tuesday", "2024-05-07", "day")),
        ("It begins next Friday.", ("next Friday", "2024-05-17", "day")),
        ("It began yesterday.", ("yesterday", "2024-05-13", "day")),
        ("It began last week.", ("last week", "2024-05", "month")),
        ("It began last month.", ("last month", "2024-04", "month")),
        ("It began last year.", ("last year", "2023", "year")),
        ("It began three days ago.", ("three days ago", "2024-05-11", "day")),
        ("It began 5 years ago.", ("5 years ago", "2019", "year")),
    ],
)
def test_a_time_is_resolved(text: str, expected: tuple[str, str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "He may go. They march on.",
        "Some 2014 people came, and 1500 men left.",
        "It happens every Monday.",
        "Feb. 30 is no day.",
        "Call 1999-1234 or 2,014.",
        "The august body met.",
    ],
)
def test_what_is_no_time_is_left_out(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text", ["It began on Monday.", "It began on Aug. 10.", "Last year it began.", "It began two days ago."]
)
def test_without_a_day_of_publication_nothing_is_guessed(text: str) -> None:
    assert told(text, None) == []


def test_a_full_date_needs_no_anchor() -> None:
    assert told("It began on Feb. 3, 2022, not in 1999.", None) == [
        ("Feb. 3, 2022", "2022-02-03", "day"),
        ("1999", "1999", "year"),
    ]


def test_an_anchor_known_by_its_year_alone_tells_years_only() -> None:
    year = Published("2024", Precision.YEAR, 0.5, (), conflict=False)
    assert told("On Monday, in June, last year.", year) == [("last year", "2023", "year")]


def conflicting(*days: str) -> Published:
    candidates = tuple(DateCandidate(day, DatePlace.DATE_STAMP, day) for day in days)
    return Published(days[0], Precision.DAY, 0.3, candidates, conflict=True)


def test_where_dates_of_publication_conflict_only_what_all_agree_on_is_told() -> None:
    published = conflicting("2023-11-15", "2023-08-25")
    assert told("Ordered on August 10.", published) == [("August 10", "2023-08-10", "day")]
    assert told("Ordered on Monday.", published) == []


def test_in_a_conflict_the_texts_own_year_comes_first() -> None:
    text = "It fell on March 2, 2021. The order came on February 10."
    assert told(text, conflicting("2023-11-15", "2022-01-01"))[1] == ("February 10", "2021-02-10", "day")


def test_unresolved_times_are_still_known_as_times() -> None:
    assert times.find("It began on Aug. 10.", None)[1] == ((12, 19),)


@pytest.mark.parametrize("value", ["0001-01-01", "9999-12-31", "nonsense", "", "2024-13-45T00:00:00Z", "²³-01-01"])
def test_an_absurd_day_of_publication_harms_nothing(value: str) -> None:
    published = Published(value, Precision.DAY, 0.1, (), conflict=False)
    assert isinstance(told("Monday, tomorrow, 999 weeks ago, next year, Dec. 31.", published), list)
