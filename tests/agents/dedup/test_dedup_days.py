"""The days that texts name."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.dedup import days as module
from agents.dedup.days import BITS, MAX_AGREEMENT, days, named, shares
from agents.dedup.search import DISAGREEMENT, agreement
from agents.dedup.words import lowered

RARE = np.full(BITS, 0.01)


def said(here, there, share=RARE):
    return round(agreement(days(lowered(here)), days(lowered(there)), module.said(share)), 3)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The bridge fell on Monday.", "On Monday, a bridge gave way."),
        ("Sturm am Samstag", "Am Samstag kam der Sturm"),
        ("в среду вечером", "Вечером в среду"),
        ("el miércoles por la noche", "El miercoles"),
        ("a quake on Nov. 10", "the quake of November 10"),
        ("le 3 août", "début le 3 aout"),
        ("the vote of 2011", "In 2011 they voted"),
    ],
)
def test_texts_that_name_the_same_day_agree(a, b):
    assert said(a, b) == MAX_AGREEMENT


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The bridge fell on Monday.", "On Friday, a bridge gave way."),
        ("a quake on Nov. 10", "the quake of 3 May"),
        ("the vote of 2011", "In 2005 they voted"),
        ("on Monday, 3 May 2011", "on Friday, Nov. 10, 2005"),
    ],
)
def test_texts_that_name_days_and_none_in_common_disagree_once(a, b):
    assert said(a, b) == -DISAGREEMENT


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The bridge fell.", "On Friday, a bridge gave way."),
        ("Rain is expected until Sunday.", "On Friday, a bridge gave way."),
        ("Markt ist jeden Dienstag.", "Am Freitag fiel eine Brücke."),
        ("She may march with 300 others.", "They march in May"),
        ("the vote of 2011", "On Monday they voted"),
        ("", ""),
    ],
)
def test_nothing_is_said_where_one_names_no_day_of_a_kind(a, b):
    assert said(a, b) == 0


def test_a_day_that_everybody_names_says_nothing():
    assert said("on Monday", "Monday", shares(np.full(BITS, 90), 100)) == 0
    assert 0 < said("on Monday", "Monday", shares(np.full(BITS, 20), 100)) < MAX_AGREEMENT


def test_the_rarest_day_in_common_counts():
    counts = shares(named(np.array([days(["monday"])] * 90, dtype=np.uint64)), 100)
    assert said("Monday and Tuesday", "Tuesday, after Monday", counts) == MAX_AGREEMENT


@settings(deadline=None, database=None)
@given(st.lists(st.integers(0, (1 << BITS) - 1), max_size=30))
def test_days_are_counted_bit_by_bit(masks):
    counted = named(np.array(masks, dtype=np.uint64))
    assert counted.tolist() == [sum(mask >> bit & 1 for mask in masks) for bit in range(BITS)]


@settings(deadline=None, database=None)
@given(st.integers(0, (1 << BITS) - 1), st.integers(0, (1 << BITS) - 1))
def test_agreement_is_mutual(here, there):
    assert agreement(here, there, module.said(RARE)) == agreement(there, here, module.said(RARE))
