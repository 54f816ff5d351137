"""Words, levelled texts, times and alignment."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.dedup.alignment import align, aligned, changes, passages
from agents.dedup.texts import pack, unpack
from agents.dedup.times import days_apart, stretch
from agents.dedup.words import level, lowered, spans, words
from agents.store import MemoryStore

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200)
REPORT = (
    "The harbour authority closed the northern pier on Tuesday after divers found cracks in 14 of its 60 pillars. "
    "Engineers from Lisbon will inspect the remaining pillars this week, said its director, Ana Prado."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost 1,200.50 euros.", ["It", "cost", "1,200.50", "euros"]),
        ("at 10:30, 12", ["at", "10:30", "12"]),
        ("市政府周二", ["市", "政", "府", "周", "二"]),
        ("हिन्दी समाचार", ["हिन्दी", "समाचार"]),
        ("Überfälle – zwölf", ["Überfälle", "zwölf"]),
        ("", []),
    ],
)
def test_words_are_what_the_script_makes_them(text, expected):
    assert words(text) == expected


@settings(deadline=None)
@given(TEXTS)
def test_spans_point_at_the_words(text):
    assert [text[start:end] for start, end in spans(text)] == words(text)
    assert lowered(text) == [word.lower() for word in words(text)]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("He said “no” — twice.", 'He said "no" -- twice.', True),
        ("Hard\nwrapped  lines", "Hard wrapped\u00a0lines\n", True),
        ("It’s", "It's", True),
        ("Ten dead", "Two dead", False),
        ("The end.", "The end", False),
    ],
)
def test_level_forgets_white_space_and_shapes_alone(a, b, same):
    assert (level(a) == level(b)) is same


@settings(deadline=None)
@given(TEXTS)
def test_packed_texts_come_back(text):
    assert unpack(pack(text)) == text
    assert pack(text) == pack(text)


def test_a_memory_store_forgets_what_is_deleted():
    store = MemoryStore()
    store.put("a", b"1")
    store.delete("a")
    store.delete("a")
    assert store.get("a") is None
    assert len(store) == 0


@pytest.mark.parametrize(
    ("a", "b", "days"),
    [
        ("2023-08-10T12:00:00Z", "2023-08-12T12:00:00Z", 2),
        ("2023-08-10", "2023-08-10T23:00:00Z", 0),
        ("2023-08", "2023-08-31", 0),
        ("2023", "2023-12-31", 0),
        ("2023-12", "2024-01-01", 0),
    ],
)
def test_days_apart_counts_only_what_certainly_lies_between(a, b, days):
    first, second = stretch(a), stretch(b)
    assert first is not None
    assert second is not None
    assert round(days_apart(first, second)) == round(days_apart(second, first)) == days


@pytest.mark.parametrize("value", [None, "", "yesterday", "2023-13", "0000", "2023-02-30", "99999"])
def test_what_is_no_time_means_nothing(value):
    assert stretch(value) is None


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_alignment_is_symmetric_and_its_passages_are_equal_words(a, b):
    there, back = aligned(a, b), aligned(b, a)
    assert there.common == back.common
    assert 0 <= there.share <= 1
    assert 0 <= there.contained <= 1
    for passage in passages(there, a, b):
        own, target = a[passage.start : passage.end], b[passage.target_start : passage.target_end]
        assert [w.lower() for w in words(own)] == [w.lower() for w in words(target)]


def test_equal_texts_share_every_word():
    assert align(lowered(REPORT), lowered(REPORT.upper())).share == 1.0


def test_changes_are_numbers_and_names_between_equal_words():
    other = (
        REPORT.replace("14", "19").replace("Lisbon", "Porto").replace("cracks", "holes").replace("The harb", "A harb")
    )
    found = changes(aligned(REPORT, other), REPORT, other)
    shown = [(REPORT[c.start : c.end], other[c.target_start : c.target_end]) for c in found]
    assert shown == [("14", "19"), ("Lisbon", "Porto")]
