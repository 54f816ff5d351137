"""The table of postings against a plain dict."""

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import ValidationError

from agents.dedup import postings
from agents.dedup.postings import Postings, Segment

KEYS = st.integers(0, 12) | st.integers(0xFFFFFFFA, 0xFFFFFFFF)
STEPS = st.lists(
    st.tuples(st.just("add"), st.lists(KEYS, min_size=1, max_size=6))
    | st.tuples(st.just("add"), st.lists(KEYS, min_size=8, max_size=18))
    | st.tuples(st.just("remove"), st.integers(0, 40))
    | st.tuples(st.just("age"), st.integers(1, 5))
    | st.tuples(st.just("dump"), st.just(0)),
    max_size=60,
)


class Plain:
    """The same table, the simplest way."""

    def __init__(self):
        self.held = defaultdict(list)

    def find(self, keys, limit, oldest, newest_first):
        found = set()
        for place, key in enumerate(keys):
            live = [s for s in self.held[key] if s >= oldest]
            found |= {(place, s) for s in (live[-limit:] if newest_first else live[:limit])}
        return found


def keys_of(numbers):
    return np.array(numbers, dtype=np.uint32)


def pairs(found):
    return sorted(zip(found.places.tolist(), found.sequences.tolist(), strict=True))


@pytest.fixture(params=[(1, 9, 1 << 22), (7, 1, 1 << 22), (7, 9, 20), (7, 1 << 16, 1 << 22), (1 << 16,) * 3], ids=str)
def sizes(request, monkeypatch):
    names = ("BUFFER_POSTINGS", "PACKED_POSTINGS", "SEGMENT_POSTINGS")
    for name, size in zip(names, request.param, strict=True):
        monkeypatch.setattr(postings, name, size)


@pytest.mark.usefixtures("sizes")
def test_any_spread_over_segments_answers_as_a_plain_table():
    @settings(deadline=None, max_examples=30, database=None)
    @given(STEPS, st.lists(KEYS, min_size=1, max_size=8), st.integers(1, 4), st.booleans())
    def check(steps, keys, limit, newest_first):
        table, plain, sequence, oldest = Postings(), Plain(), 3, 0
        for kind, value in steps:
            if kind == "add":
                table.add(keys_of(value), sequence)
                for key in set(value):
                    plain.held[key].append(sequence)
                sequence += 1
            elif kind == "remove":
                table.remove(value)
                for held in plain.held.values():
                    if value in held:
                        held.remove(value)
            elif kind == "age":
                oldest = min(oldest + value, sequence)
            else:
                dumped, table = table.dump(), Postings()
                table.load(dumped)
            table.settle(oldest)
            found = table.find(keys_of(keys), limit, oldest=oldest, newest_first=newest_first)
            assert pairs(found) == sorted(plain.find(keys, limit, oldest, newest_first))

    check()


@pytest.mark.parametrize("newest_first", [True, False])
def test_packed_postings_are_found_like_others(monkeypatch, newest_first):
    random = np.random.default_rng(1)
    # half of the keys are frequent ones, so that there are long runs and full buckets
    keys = [
        np.unique(np.concatenate((random.zipf(1.2, 12) % 2**32, random.integers(0, 2**32, 12)))).astype(np.uint32)
        for _ in range(9000)
    ]
    asked, pruned = np.unique(np.concatenate(keys[::600])), 5000
    packed, plain = Postings(), Postings()
    for table, size in ((packed, 1 << 12), (plain, 1 << 60)):
        monkeypatch.setattr(postings, "PACKED_POSTINGS", size)
        for sequence, held in enumerate(keys):
            table.add(held, sequence + 77)
        table.settle(pruned)
        table.remove(6000)
        assert any(segment.starts for segment in table.dump()) is (table is packed)
    for oldest in (pruned, 7000, 9076):
        for limit, total in ((3, None), (500, 900), (9000, None)):
            found = [
                table.find(asked, limit, oldest=oldest, newest_first=newest_first, total=total)
                for table in (packed, plain)
            ]
            assert pairs(found[0]) == pairs(found[1])
    assert packed.holders(int(asked[0]), 6500) == plain.holders(int(asked[0]), 6500)


def test_a_segment_whose_buckets_lie_beyond_its_postings_is_refused():
    table = Postings()
    for starts in ([0, 3], [0, 1, 0, 1, 2], [0, 1, 1, 2], []):
        dumped = Segment(0, 1, keys_of([1, 2]).tobytes(), keys_of(starts).tobytes() or b"\0" * 4, 1)
        with pytest.raises(ValidationError):
            table.load([dumped])


def test_sequences_far_apart_are_kept_apart():
    table = Postings()
    table.add(keys_of([5]), 3)
    table.add(keys_of([5]), 1 << 40)
    assert table.holders(5, 0) == [3, 1 << 40]
    table.remove(3)
    assert table.holders(5, 0) == [1 << 40]


def test_sequences_beyond_32_bits_are_kept_apart():
    table = Postings()
    table.add(keys_of([5]), 1 << 40)
    table.add(keys_of([5]), (1 << 40) + 1)
    table.load(table.dump())
    assert table.find(keys_of([5]), 9, oldest=0).sequences.tolist() == [1 << 40, (1 << 40) + 1]


@given(st.lists(KEYS, min_size=1, max_size=30), st.integers(0, 40))
@settings(deadline=None)
def test_a_bound_on_all_postings_leaves_out_those_of_the_most_frequent_keys(keys, total):
    table = Postings()
    for sequence, key in enumerate(keys):
        table.add(keys_of([key]), sequence)
    asked = sorted(set(keys))
    found = table.find(keys_of(asked), 99, oldest=0, total=total)
    counts = [found.places.tolist().count(place) for place in range(len(asked))]
    held = [keys.count(key) for key in asked]
    assert sum(counts) == min(total, len(keys))
    for place, count in enumerate(counts):
        if count < held[place]:
            assert all(counts[other] == 0 for other in range(len(asked)) if held[other] > held[place])


@given(st.lists(KEYS, min_size=1, max_size=30), st.lists(KEYS, min_size=1, max_size=8))
@settings(deadline=None)
def test_a_key_is_known_while_an_article_holds_it(keys, asked):
    table = Postings()
    for sequence, key in enumerate(keys):
        table.add(keys_of([key]), sequence)
    assert table.known(keys_of(asked), 5).tolist() == [key in keys[5:] for key in asked]
    for key in asked:
        assert table.holders(key, 5) == [sequence for sequence in range(5, len(keys)) if keys[sequence] == key]
