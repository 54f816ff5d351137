"""The store of texts on disk answers as one in memory, whether written out or not."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.store import MemoryStore
from streams import texts
from streams.texts import SqliteTexts

KEYS = st.sampled_from("abcd")
STEPS = st.lists(st.tuples(st.sampled_from(["put", "delete", "commit"]), KEYS, st.binary(max_size=3)), max_size=20)


@pytest.mark.parametrize("every", [1, 3, 1000])
def test_the_store_answers_as_one_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, every: int):
    monkeypatch.setattr(texts, "COMMIT_EVERY", every)

    @settings(deadline=None, max_examples=30, database=None)
    @given(STEPS)
    def check(steps):
        path = tmp_path / "texts"
        path.unlink(missing_ok=True)
        store, plain = SqliteTexts(path), MemoryStore()
        for kind, key, text in steps:
            if kind == "put":
                store.put(key, text)
                plain.put(key, text)
            elif kind == "delete":
                store.delete(key)
                plain.delete(key)
            else:
                store.commit()
            assert [store.get(key) for key in "abcd"] == [plain.get(key) for key in "abcd"]
        store.close()
        again = SqliteTexts(path)
        assert [again.get(key) for key in "abcd"] == [plain.get(key) for key in "abcd"]
        again.close()

    check()
