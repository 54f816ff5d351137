"""The compiled searches against the same ones in plain Python."""

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.dedup import compiled, search
from agents.dedup.days import BITS
from agents.dedup.postings import Postings
from agents.dedup.rows import CHUNK_ROWS, TERM_ROW, Held, Rows
from agents.dedup.signature import TERMS

SLOTS = 1 << 10
SAID = np.linspace(0.1, 0.9, BITS)
TEXTS = st.lists(st.lists(st.integers(0, 9), min_size=6, max_size=6), max_size=40)
TERMS_OF_TEXTS = st.dictionaries(
    st.integers(1, 12) | st.integers(1 << 31, (1 << 31) + 3), st.floats(0.5, 4.0), max_size=9
)


def test_every_float16_that_a_weight_can_be_is_read_as_it_is():
    halves = np.arange(0x7C00, dtype=np.uint16)
    assert [search._half(bits) for bits in halves] == halves.view(np.float16).astype(np.float64).tolist()


def test_sums_that_differ_in_their_last_places_are_rounded_as_numpy_rounds():
    for number in np.random.default_rng(1).random(2000):
        assert search._rounded(number, 1e4) == np.round(number, 4)


@settings(deadline=None, max_examples=60, database=None)
@given(TEXTS, st.lists(st.integers(0, 9), min_size=6, max_size=6))
def test_texts_with_the_first_key_come_first_then_those_that_share_most(texts, asked):
    table = Postings()
    for sequence, values in enumerate(texts):
        table.add(keys_of(values), sequence)
    equal = [sequence for sequence, values in enumerate(texts) if values[0] == asked[0]][: search.MAX_ALIGNED]
    shared = Counter({s: sum(map(int.__eq__, values[1:], asked[1:])) for s, values in enumerate(texts)})
    others = [sequence for sequence, count in shared.most_common() if count >= search.SHARED_VALUES]
    found = search.overlapping(table.table, keys_of(asked), 0).tolist()
    assert found == [*equal, *sorted(others, key=lambda s: (-shared[s], s))[: search.MAX_ALIGNED]]


def keys_of(values):
    return np.array([10 * place + value for place, value in enumerate(values)], dtype=np.uint32)


@settings(deadline=None, max_examples=60, database=None)
@given(
    st.lists(st.tuples(TERMS_OF_TEXTS, st.integers(0, (1 << BITS) - 1)), max_size=40),
    TERMS_OF_TEXTS,
    st.integers(0, (1 << BITS) - 1),
    st.sampled_from((0.0, 0.3)),
    st.sampled_from((0.0, 0.5)),
)
def test_those_alike_are_ranked_by_cosine_and_say_what_their_days_add(held, asked, days, min_cosine, min_similarity):
    first = CHUNK_ROWS - 20  # so that they lie in two chunks
    postings, rows, frequency = Postings(), Rows(), np.zeros(SLOTS, dtype=np.uint32)
    for sequence, (terms, named) in enumerate(held, first):
        keys = np.array(list(terms), dtype=np.uint32)
        postings.add(keys, sequence)
        search.count(frequency, keys, 1)
        rows.add(held_of(sequence, named), row_of(terms))
    row = row_of(asked)[0]
    found = search.alike(
        postings.table,
        rows.table,
        CHUNK_ROWS,
        frequency,
        row["hashes"].astype(np.uint32),
        row["weights"].astype(np.float64),
        len(held),
        first,
        days,
        SAID,
        min_cosine,
        min_similarity,
    )
    expected = plainly_alike(held, asked, days, min_cosine, min_similarity)
    assert found[0].tolist() == [first + number for number, _, _ in expected]
    assert found[1].tolist() == pytest.approx([cosine for _, cosine, _ in expected], abs=2e-4)
    assert found[2].tolist() == pytest.approx([similarity for _, _, similarity in expected], abs=2e-4)


def plainly_alike(held, asked, days, min_cosine, min_similarity):
    counts = Counter(key % SLOTS for terms, _ in held for key in terms)  # terms may share a counter

    def weighed(terms):
        return {
            key: float(np.float16(weight))
            * math.log((len(held) + search.PRIOR_ARTICLES) / (min(counts[key % SLOTS], len(held)) + 1))
            for key, weight in terms.items()
        }

    mine, found = weighed(asked), []
    for number, (terms, named) in enumerate(held):
        theirs = weighed(terms)
        both = sorted(mine.keys() & theirs.keys())
        if len(both) < search.SHARED_TERMS:
            continue
        # the least share of the weight that a cosine needs follows from the cosine itself, by Cauchy and Schwarz
        cosine = sum(mine[key] * theirs[key] for key in both)
        cosine = min(1.0, round(cosine / math.hypot(*mine.values()) / math.hypot(*theirs.values()), 4))
        similarity = cosine + search.DAYS_WEIGHT * search.agreement(days, named, SAID)
        found.append((number, cosine, round(min(max(similarity, 0.0), 1.0), 4)))
    found = sorted((entry for entry in found if entry[1] >= min_cosine), key=lambda entry: (-entry[1], entry[0]))
    ranked = enumerate(found[: search.MAX_ALIKE])
    return [entry for place, entry in ranked if place < search.ALWAYS_ALIKE or entry[2] >= min_similarity]


def held_of(sequence, days):
    return Held(
        sequence=sequence,
        article=bytes(16),
        revision=bytes(16),
        story="",
        founded=0,
        clock=None,
        published=None,
        withdrawn=False,
        language="en",
        days=days,
    )


def row_of(terms):
    row = np.zeros(1, dtype=TERM_ROW)
    row["hashes"][0, : len(terms)] = list(terms)
    row["weights"][0, : len(terms)] = list(terms.values())
    assert len(terms) <= TERMS
    return row


def test_an_article_that_is_not_held_is_an_error_and_no_look_into_other_memory():
    postings, rows, frequency = Postings(), Rows(), np.zeros(SLOTS, dtype=np.uint32)
    postings.add(np.array([1, 2], dtype=np.uint32), 7)
    row = row_of({1: 1.0, 2: 1.0})[0]
    terms = row["hashes"].astype(np.uint32), row["weights"].astype(np.float64)
    with pytest.raises(KeyError):
        search.alike(postings.table, rows.table, CHUNK_ROWS, frequency, *terms, 1, 0, 0, SAID, 0.0, 0.0)


def test_where_nothing_can_be_written_a_function_is_compiled_without_a_cache(monkeypatch):
    asked = []

    def njit(*_, cache=False, **__):
        asked.append(cache)
        if cache:
            raise RuntimeError("cannot cache function 'double': no locator available for file 'double.py'")
        return lambda function: function

    monkeypatch.setattr(compiled, "njit", njit)
    assert compiled.compiled("int64(int64)")(lambda number: 2 * number)(4) == 8
    assert asked == [True, False]
