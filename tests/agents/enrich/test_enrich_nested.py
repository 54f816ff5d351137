"""Places and peoples inside longer names, and the parts of compounds."""

import pytest

from agents.enrich import names, nested


def inner(text: str) -> list[str]:
    """The places and peoples that stand inside longer names of a text."""
    mentions = names.find(text)
    spans = {mention.span for mention in mentions if mention.people or mention.kind == "place"}
    return [text[start:end] for start, end in sorted(spans)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He leads the Norwegian Refugee Council there.", ["Norwegian"]),
        ("She joined the Vermont Bureau of Forests early.", ["Vermont"]),
        ("They asked the University of Manitoba for help.", ["Manitoba"]),
        ("A report by Environment Canada was late.", ["Canada"]),
        ("The Boise Symphony played twice.", ["Boise"]),
        ("A Geneva-based charity paid.", ["Geneva"]),
        ("Rebels held the Iranian-backed town.", ["Iranian"]),
        ("The Polish-German border was open.", ["Polish", "German"]),
        ("A word with Paris Hilton helps.", []),
        ("It was a Coca-Cola bottle.", []),
        ("The Gateway Trust paid.", []),
    ],
)
def test_a_place_inside_a_longer_name_is_a_mention_of_its_own(text: str, found: list[str]) -> None:
    assert inner(text) == found


def test_only_the_place_is_left_of_a_name_that_a_point_of_the_compass_narrows() -> None:
    assert inner("Rain fell in northern Peru and in North Texas.") == ["Peru", "Texas"]


def test_a_name_without_compounds_is_not_parted() -> None:
    assert nested.unhyphened("Jane Roe") is None
    assert nested.unhyphened("Coca-Cola") is None


def test_the_parts_of_a_compound_leave_out_the_small_word() -> None:
    assert nested.unhyphened("Calgary-based Epoch Energy") == [(0, 7), (14, 26)]
