"""Words as numbers, and how many of them two texts have in common in order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.dedup.shared_words import STEM_LETTERS, hashed, in_order
from agents.dedup.words import MAX_WORDS, lowered

ASCII = st.text(st.sampled_from("aB1 2_.,:-\n\0'"), max_size=60) | st.text(st.characters(max_codepoint=127))
ANY = st.text(st.sampled_from("aéЖ中กٱ2٣.,: \n")) | st.text(st.characters(exclude_categories=["Cs"]))


def numbered(text):
    found = hashed(text)
    return found.words.tolist(), found.stems.tolist()


@settings(deadline=None, database=None)
@given(ASCII | ANY, ASCII | ANY)
def test_words_are_equal_where_their_numbers_are(here, there):
    words, stems = (one + other for one, other in zip(numbered(here), numbered(there), strict=True))
    spelled = lowered(here) + lowered(there)
    assert len(words) == len(stems) == len(spelled)
    assert len(set(zip(words, spelled, strict=True))) == len(set(words)) == len(set(spelled))
    beginnings = [word[:STEM_LETTERS] for word in spelled]
    assert len(set(zip(stems, beginnings, strict=True))) == len(set(stems)) == len(set(beginnings))


@pytest.mark.parametrize("text", ["1,200.5 1:30", "1.5abc3.4", "a1.5:3", "1.", ".1", "1..2", "x_1,2", "3.5,", "12"])
def test_numbers_with_separators_are_words_as_the_pattern_has_them(text):
    assert numbered(text)[0] == [number for word in lowered(text) for number in numbered(f"é {word}")[0][1:]]


def common(here, there):
    """The textbook's way."""
    row = [0] * (len(there) + 1)
    for word in here:
        before = row[:]
        for place, other in enumerate(there):
            row[place + 1] = before[place] + 1 if word == other else max(row[place], before[place + 1])
    return row[-1]


@settings(deadline=None, database=None)
@given(st.lists(st.sampled_from("abcde"), max_size=200), st.lists(st.sampled_from("abcde"), max_size=200))
def test_words_in_common_in_order_are_those_of_the_longest_common_subsequence(here, there):
    found = in_order(hashed(" ".join(here)).words, hashed(" ".join(there)).words)
    assert found == common(here, there)


@pytest.mark.parametrize("text", ["1,1" * 70_000, "a" * 200_000, "1." * 100_000, "a " * 100_000, "é " * 100_000])
def test_long_texts_are_read_as_far_as_others_are(text):
    words = hashed(text).words
    assert len(words) == len(lowered(text)) <= MAX_WORDS
    assert in_order(words, words) == len(words)
