"""Changes in the words of both texts, as the story is told of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.dedup import Index, process
from agents.dedup.alignment import aligned, changes
from agents.dedup.changed import MAX_CHANGES, REACH, quoted
from agents.store import MemoryStore
from schemas.article import Passage
from tests.agents.dedup.articles import article
from tests.agents.dedup.retold import REPORT

HERE = "First line.\nThe mayor told Jane Roe that 1,200 houses on the coast road had lost their roofs in the storm."
THERE = "The mayor told Mary Poe that 2,100 houses on the coast road had lost their roofs in the storm."


def test_a_change_is_quoted_from_both_texts_with_the_words_round_it():
    name, number = quoted(HERE, THERE, changes(aligned(HERE, THERE), HERE, THERE))
    assert (name.text, name.target_text) == ("Jane Roe", "Mary Poe")
    assert (number.text, number.target_text) == ("1,200", "2,100")
    assert name.passage.startswith("The mayor told Jane Roe that")
    assert name.target_passage.startswith("The mayor told Mary Poe that")


SHELTER = "In the town {} spent the night in the sports hall, the mayor said, and the schools stay closed until Friday."


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        ("three people", "five people"),
        ("forty families", "sixty families"),
        ("twenty-five people", "twenty-two people"),
        ("1.2 million euros", "1.2 billion euros"),
        ("two million", "two thousand"),
        ("dreiundzwanzig Menschen", "zweiunddreißig Menschen"),
        ("vingt personnes", "trente personnes"),
        ("tres vecinos", "dos vecinos"),
        ("двое детей", "трое детей"),
        ("п'ять дітей", "сім дітей"),
    ],
)
def test_other_numbers_in_words_are_a_change(mine, other):
    here, there = SHELTER.format(mine), SHELTER.format(other)
    assert len(changes(aligned(here, there), here, there)) == 1


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        ("two people", "some people"),
        ("he once", "he formerly"),
        ("двое детей", "два детей"),
        ("40 per cent", "40 percent"),
        ("two million", "two millions"),
    ],
)
def test_a_number_in_words_in_place_of_none_or_of_the_same_is_no_change(mine, other):
    here, there = SHELTER.format(mine), SHELTER.format(other)
    assert changes(aligned(here, there), here, there) == ()


@pytest.mark.parametrize(
    ("mine", "other", "expected"),
    [
        ("Roe", "Miller", 1),
        ("Lisbon", "Madrid", 1),
        ("Fourteen children", "Forty children", 1),
        ("They", "We", 0),
        ("Residents", "Schools", 0),
    ],
)
def test_a_capital_at_the_beginning_of_a_sentence_is_a_name_unless_the_word_is_a_common_one(mine, other, expected):
    told = "The schools took in residents of the old town.\n{} sent buses and blankets to the people at the river."
    here, there = told.format(mine), told.format(other)
    assert len(changes(aligned(here, there), here, there)) == expected


def test_a_change_beyond_the_text_is_left_out():
    assert quoted("short", "text", (Passage(0, 6, 0, 4), Passage(0, 5, 0, 9))) == ()


@settings(deadline=None)
@given(st.text(st.sampled_from("ab \n.9A"), max_size=200), st.text(st.sampled_from("ab \n.9A"), max_size=200))
def test_every_change_stands_in_its_passage_and_in_the_text(here, there):
    for change in quoted(here, there, changes(aligned(here, there), here, there)):
        assert here[change.start : change.end] == change.text
        assert here[change.passage_start :].startswith(change.passage)
        assert there[change.target_passage_start :].startswith(change.target_passage)
        start = change.target_start - change.target_passage_start
        assert change.target_passage[start : start + len(change.target_text)] == change.target_text
        assert len(change.passage) <= 2 * REACH + len(change.text)


def test_a_near_copy_tells_the_story_what_it_changed():
    index = Index(MemoryStore())
    first = article("a", f"{REPORT} Some 1,200 houses on the coast road were hit.", source="wire")
    copy = article("b", f"{REPORT} Some 2,100 houses on the coast road were hit.", source="post")
    process(first, index)
    outcome = process(copy, index)
    version = outcome.events[-1].version
    assert (version.relation, version.target, version.target_revision) == ("near", first.id, first.revision)
    assert [(change.text, change.target_text) for change in version.changes] == [("2,100", "1,200")]
    assert len(version.changes) <= MAX_CHANGES
    assert process(copy, index).events == outcome.events


def test_the_story_is_told_of_every_article_that_a_version_derives_from():
    index = Index(MemoryStore())
    first = article("a", f"{REPORT} Some 1,200 houses on the coast road were hit.", source="wire")
    second = article("b", f"{REPORT} Some 2,100 houses on the coast road were hit.", source="post")
    third = article("c", f"{REPORT} Some 2,100 houses on the hill road were hit.", source="herald")
    process(first, index)
    process(second, index)
    version = process(third, index).events[-1].version
    assert version.target == second.id
    assert version.derives_from == (second.id, first.id)
    assert version.derived == ()


def test_a_revision_that_became_a_copy_tells_what_it_derives_from():
    index = Index(MemoryStore())
    first = article("a", REPORT, source="wire")
    process(first, index)
    process(article("b", "More soon.", source="post"), index)
    version = process(article("b", REPORT, source="post"), index).events[-1].version
    assert (version.relation, version.derives_from) == ("revision", (first.id,))
