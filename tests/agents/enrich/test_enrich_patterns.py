"""Patterns over lists of words match what plain alternations of them match."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from agents.enrich.patterns import both_cases, words_pattern

words = st.lists(
    st.text("abcdefghij ", min_size=1, max_size=4).filter(lambda word: word[0] != " "), min_size=1, max_size=12
)


@given(words, st.text("abcdefghij ", max_size=30))
@settings(deadline=None)
def test_a_pattern_of_words_finds_what_the_longest_first_alternation_finds(listed: list[str], text: str) -> None:
    plain = "|".join(re.escape(word) for word in sorted(set(listed), key=len, reverse=True))
    expected = [match.span() for match in re.finditer(rf"(?<!\w)(?:{plain})(?!\w)", text)]
    assert [match.span() for match in re.finditer(rf"{words_pattern(listed)}(?!\w)", text)] == expected


def test_both_cases_gives_each_word_small_and_with_a_capital() -> None:
    assert both_cases(["two", "Three"]) == ["Three", "Two", "two"]
