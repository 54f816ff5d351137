"""Rows of memory against a plain dict."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.dedup import rows
from agents.dedup.rows import TERM_ROW, Held, Rows

TIMES = st.none() | st.floats(-1e11, 1e11)
HELD = st.builds(
    Held,
    sequence=st.integers(0, 40) | st.integers(1 << 40, (1 << 40) + 9),
    article=st.binary(min_size=16, max_size=16),
    revision=st.binary(min_size=16, max_size=16),
    story=st.just("") | st.binary(min_size=16, max_size=16).map(bytes.hex),
    founded=st.integers(0, 1 << 40),
    clock=TIMES,
    published=st.none() | st.tuples(st.floats(-1e11, 1e11), st.floats(-1e11, 1e11)),
    withdrawn=st.booleans(),
    language=st.sampled_from(("", "en", "ckb", "zh-Hant")),
    days=st.integers(0, (1 << 64) - 1),
)


def terms_of(held):
    row = np.zeros(1, dtype=TERM_ROW)
    row["hashes"] = held.sequence % 1000
    return row


@pytest.mark.parametrize("chunk", [4, 1 << 17])
def test_rows_come_back_as_they_were_put_in(monkeypatch, chunk):
    monkeypatch.setattr(rows, "CHUNK_ROWS", chunk)

    @settings(deadline=None, max_examples=40, database=None)
    @given(st.lists(HELD, unique_by=lambda held: held.sequence), st.data())
    def check(all_held, data):
        table, plain = Rows(), {}
        for held in all_held:
            table.add(held, terms_of(held))
            plain[held.sequence] = held
        for sequence in data.draw(st.lists(st.sampled_from(sorted(plain)), unique=True)) if plain else []:
            table.remove(sequence)
            del plain[sequence]
        again = Rows()
        assert again.load(table.dump()).tolist() == sorted(plain)
        for one in (table, again):
            assert len(one) == len(plain)
            assert all((held.sequence in one) == (held.sequence in plain) for held in all_held)
            assert {sequence: one[sequence] for sequence in plain} == plain
            assert one.languages() == Counter(held.language for held in plain.values())
            found = one.terms(np.array(sorted(plain, reverse=True), dtype=np.int64))
            assert one.days(np.array(sorted(plain), dtype=np.int64)).tolist() == [plain[s].days for s in sorted(plain)]
            assert found["hashes"][:, 0].tolist() == [s % 1000 for s in sorted(plain, reverse=True)]

    check()
