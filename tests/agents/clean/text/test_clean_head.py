"""What stands before an article's first words: byline, date stamp, dateline."""

import pytest

from agents.clean.text.byline import find_byline
from agents.clean.text.cleaning import clean_text
from agents.clean.text.dateline import find_dateline
from agents.clean.text.stamp import find_stamp

BODY = "The council met for six hours before it voted to close the bridge to heavy traffic, members said."


@pytest.mark.parametrize(
    ("head", "place", "agency", "date"),
    [
        ("KYIV, Ukraine (AP) — ", "KYIV, Ukraine", "AP", None),
        ("LONDON, Aug 10 (Reuters) - ", "LONDON", "Reuters", "Aug 10"),
        ("BEIJING, Aug. 10 (Xinhua) -- ", "BEIJING", "Xinhua", "Aug. 10"),
        ("Berlin (dpa) - ", "Berlin", "dpa", None),
        ("MOSCOW, August 10. /TASS/. ", "MOSCOW", "TASS", "August 10"),
        ("(Coast Post) – ", None, "Coast Post", None),
        ("(Reuters) - ", None, "Reuters", None),
        ("WASHINGTON — ", "WASHINGTON", None, None),
        ("Aug 27 (Reuters) - ", None, "Reuters", "Aug 27"),
        ("KYIV/MOSCOW, Aug 10 (Reuters) - ", "KYIV/MOSCOW", "Reuters", "Aug 10"),
    ],
)
def test_a_dateline_goes_and_its_parts_are_kept(head, place, agency, date):
    cleaned = clean_text(head + BODY)
    assert cleaned.text == BODY
    assert [edit.kind for edit in cleaned.edits] == ["dateline"]
    assert cleaned.line is not None
    assert (cleaned.line.place, cleaned.line.agency, cleaned.line.date) == (place, agency, date)
    assert [credit.agency for credit in cleaned.credits] == ([agency] if agency else [])


@pytest.mark.parametrize(
    "start",
    [
        "BREAKING — ",
        "UPDATE (Corrects name) - ",
        "NATO — ",
        "(Updated) – ",
        "Jane Roe (Labour) - ",
        "The bridge (AP) ",
        "COVID-19 — ",
    ],
)
def test_other_beginnings_are_no_datelines(start):
    assert find_dateline(start + BODY) is None


def test_a_dateline_alone_is_none():
    """Something has to follow it."""
    assert find_dateline("KYIV, Ukraine (AP) — ") is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Roe", ("Jane Roe",)),
        ("By JANE ROE and JOHN DOE", ("JANE ROE", "JOHN DOE")),
        ("By Jane Roe, John Doe and Max Moe", ("Jane Roe", "John Doe", "Max Moe")),
        ("By Jane Roe | Reuters", ("Jane Roe",)),
        ("By JANE ROE, Associated Press Writer", ("JANE ROE",)),
    ],
)
def test_a_byline_names_the_authors(line, names):
    assert find_byline(line).names == names
    cleaned = clean_text(f"{line}\n\n{BODY}")
    assert cleaned.text == BODY
    assert tuple(cleaned.authors) == names


@pytest.mark.parametrize(
    "line", ["By Monday Evening", "By the river", "by Jane Roe.", "By Jane Roe, who left it in 1990"]
)
def test_what_begins_with_by_is_not_always_a_byline(line):
    assert find_byline(line) is None


@pytest.mark.parametrize(
    ("stamp", "words"),
    [
        ("2023-11-15 ", "2023-11-15"),
        (" date 2023-11-15 ", "2023-11-15"),
        ("Published 2023-11-15 10:30:00 ", "2023-11-15 10:30:00"),
        ("November 15, 2023 ", "November 15, 2023"),
        ("15.11.2023 ", "15.11.2023"),
        ("Published 10:30 AM EST, Wed November 15, 2023\n\n", "Published 10:30 AM EST, Wed November 15, 2023"),
        ("2023-11-15 KYIV, Ukraine (AP) — ", "2023-11-15"),
    ],
)
def test_a_date_stamp_glued_to_the_text_goes(stamp, words):
    cleaned = clean_text(stamp + BODY)
    assert cleaned.text == BODY
    assert cleaned.stamps == [words]
    assert cleaned.edits[0].kind == "date_stamp"


@pytest.mark.parametrize(
    "start", ["November 15, 2023, was the day ", "2023 was the year ", "August 10, 2023 marks the day ", "2023"]
)
def test_a_date_that_begins_a_sentence_stays(start):
    assert find_stamp(start) is None
