"""Measures of translated text."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.tag.translation import style
from agents.tag.translation.signs import Reading, Sign
from schemas.article import SCHEMA, Article

TABLE = style.table("en")
assert TABLE is not None
WORDS = frozenset(TABLE.words)

# The same news twice: as an engine carries it over from a language without articles, and as a reporter writes it.
STIFF_AND_EASY = (
    (
        """
        It is noted that the fire in the building of the warehouse began at night. The employees of the
        Ministry of Emergency Situations arrived at the place of the incident. According to preliminary data,
        the cause of the fire was the short circuit of the electrical wiring. The head of the region stressed
        that the assistance will be provided to all the victims. The area of the fire amounted to 300 square
        meters. Not less than 20 units of equipment took part in the extinguishing of the fire.
        """,
        """
        A warehouse burned down overnight after what officials are calling an electrical fault. Firefighters
        spent hours trying to put out the blaze, which had spread across 300 square metres by the time they
        got there, using more than 20 trucks. The region's governor said anyone who'd lost property would be
        getting help, though he didn't say how much or when. Residents living nearby had been told to stay
        indoors and keep their windows closed.
        """,
    ),
    (
        """
        The deputies of the parliament adopted the law on the protection of the environment. The author of the
        initiative noted that the adoption of the law will allow to reduce the volume of the emissions. The
        law will enter into force from the 1st of January. Earlier it was reported that the consideration of
        the document was postponed. Also the deputies considered the question of the financing of the regional
        programs.
        """,
        """
        Lawmakers passed an environment bill Tuesday, ending months of delays that had frustrated campaigners.
        Its sponsor said cutting emissions was only the beginning, and that she's planning to come back with
        tougher rules next year. The new law takes effect in January. Members also spent the afternoon arguing
        over regional funding before breaking up without reaching a deal, with several walking out.
        """,
    ),
    (
        """
        The footballer of the national team stated that he is satisfied with the result of the match. The
        coach of the team expressed the gratitude to the fans for the support. The match took place in the
        city on Saturday and ended with the score 2:1. It should be noted that the team did not lose in the
        last five matches of the championship. The next match of the team will take place in the capital of
        the country.
        """,
        """
        The striker said he couldn't be happier after scoring twice as his side beat its rivals 2-1 on
        Saturday, stretching an unbeaten run that's now lasted five games. His coach thanked fans who'd
        travelled through the night, many of them sleeping in cars. They'll be hoping to make it six when they
        visit the league leaders next weekend, with everything still to play for and nobody counting them out.
        """,
    ),
)


def reading(text: str, language: str = "en") -> Reading:
    text = " ".join(text.split())
    return Reading(Article(schema=SCHEMA, id="0", revision="0", text=text), language, text)


def signs(text: str, language: str = "en") -> list[Sign]:
    measured = style.measured(reading(text, language))
    return [*style.signs(measured), *style.machine_signs(measured)] if measured else []


def odds(text: str) -> float:
    return sum(sign.translated for sign in signs(text))


@pytest.mark.parametrize(("stiff", "easy"), STIFF_AND_EASY)
def test_a_stiff_translation_gets_more_than_the_same_news_by_a_reporter(stiff: str, easy: str):
    assert odds(stiff) > 1 > -1 > odds(easy)


def test_tokens_count_by_what_kind_of_word_they_are():
    told = "Moscow's mayor didn’t say - it’s 1,200 houses; rebuilding the well-known street."
    assert style.token_classes(told, WORDS) == [
        *("<name's>", "<word>", "n't", "say", "-", "it's", "<number>", "<-s>", ";", "<-ing>", "the", "<word>"),
        *("<word>", "."),
    ]


def test_names_and_content_words_are_no_measures():
    """So that a topic cannot be one."""
    assert style.token_classes("Kyiv bread", WORDS) == style.token_classes("Oslo trout", WORDS)
    classes = WORDS | set(".!?,;:()–—-") | {"n't", "..."}
    for model in (TABLE.translated, TABLE.machine):
        for measure in model.measures:
            for name in measure.name.split():
                assert name in classes or name.startswith("<") or name.removesuffix("'s") in WORDS, measure


def test_a_text_of_a_few_words_or_in_a_language_without_a_table_has_no_style():
    assert signs("It is noted that the head of the region will speak.") == []
    assert signs(STIFF_AND_EASY[0][0], "de") == []


def test_the_measures_shown_and_the_sum_of_the_others_are_the_whole():
    text = STIFF_AND_EASY[0][0]
    assert [sign.rule for sign in signs(text)][style.SHOWN :] == ["style.others", "machine.style"]
    measured = style.measured(reading(text))
    assert measured is not None
    whole, _ = measured.ready.translated.weighed(measured.found, measured.tokens)
    assert math.isclose(odds(text), style.bounded(whole))


@settings(deadline=None)
@given(st.text(max_size=2000) | st.lists(st.sampled_from(sorted(WORDS)), min_size=30).map(" ".join))
def test_style_alone_never_proves_anything(text: str):
    found = signs(text)
    assert abs(sum(sign.translated for sign in found)) <= style.MOST_ODDS + 1e-9
    assert abs(sum(sign.machine for sign in found)) <= style.MOST_ODDS + 1e-9


def test_a_longer_text_is_trusted_more():
    assert 0 < style.trust(30) < style.trust(300) < style.trust(3000) < 1
