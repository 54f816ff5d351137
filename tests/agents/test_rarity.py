"""How rare words are, before any article was seen."""

from hypothesis import given, settings
from hypothesis import strategies as st

from agents.rarity import rarities


def test_the_rarer_a_word_the_higher_its_rarity():
    rare = rarities("en")
    ranked = [rare[word] for word in ("the", "government", "earthquake", "zwoblitz")]
    assert ranked == sorted(ranked)
    assert ranked[0] == 0
    assert ranked[-1] > 0.9


def test_frequencies_are_those_of_the_language():
    assert rarities("de")["regierung"] < rarities("en")["regierung"]


def test_languages_that_share_a_list_are_read_with_it():
    assert rarities("sh-Latn")["vlada"] == rarities("hr")["vlada"] < rarities("hr")["zwoblitz"]
    assert rarities("nn")["ikke"] == rarities("no")["ikke"] == rarities("nb")["ikke"]


def test_the_more_digits_the_rarer_but_years_are_frequent():
    rare = rarities("en")
    assert rare["7"] < rare["12"] < rare["345"] < rare["12,450"]
    assert rare["2023"] < rare["5023"]


def test_without_a_list_short_words_count_less():
    for language in ("", "xx"):
        assert rarities(language)["na"] < rarities(language)["nama"] < rarities(language)["habari"] == 1


@settings(deadline=None)
@given(st.text(max_size=40), st.sampled_from(("en", "ru", "zh", "")))
def test_any_word_has_a_rarity_between_0_and_1(word, language):
    assert 0 <= rarities(language)[word] <= 1
