"""An index rebuilt from what it told to remember, or from its dump, answers as the original."""

from copy import deepcopy

import msgspec
import pytest

from agents.dedup import Index, postings, process
from agents.store import MemoryStore
from schemas.codec import decode, encode
from schemas.index import IndexEntry
from tests.agents.dedup.articles import stream

BOUNDS = {"window_days": 7, "max_articles": 60}
LENGTH = 160


class Topic:
    """A compacted topic: messages by key, in order of the last offset of each."""

    def __init__(self):
        self.messages = []

    def send(self, entries):
        self.messages += [(e.key, None if e.gone else encode(e)) for e in entries]

    def read(self, compacted):
        last = {key: offset for offset, (key, _) in enumerate(self.messages)}
        kept = [m for offset, m in enumerate(self.messages) if not compacted or last[m[0]] == offset]
        return [(key, None if value is None else decode(value, IndexEntry)) for key, value in kept]


def told(outcome):
    events = [encode(event) for event in outcome.events]
    return type(outcome).__name__, encode(outcome.record), events, [encode(entry) for entry in outcome.remember]


@pytest.fixture(params=[50, postings.BUFFER_POSTINGS], autouse=True)
def _buffer(request, monkeypatch):
    monkeypatch.setattr(postings, "BUFFER_POSTINGS", request.param)


def restored_from(messages, index, batch):
    for at in range(0, len(messages), batch):
        index.restore_all(messages[at : at + batch])


@pytest.mark.parametrize("batch", [1, 7, 500])
@pytest.mark.parametrize("compacted", [True, False])
@pytest.mark.parametrize(("seed", "cut"), [(1, 90), (2, 120), (3, 50)])
def test_an_index_restored_from_the_topic_answers_alike(seed, cut, compacted, batch):
    articles = stream(seed, LENGTH)
    original, topic = Index(MemoryStore(), **BOUNDS), Topic()
    for one in articles[:cut]:
        topic.send(process(one, original).remember)
    texts = MemoryStore()
    restored = Index(texts, **BOUNDS)
    restored_from(topic.read(compacted), restored, batch)
    assert len(restored) == len(original) == len(texts) <= BOUNDS["max_articles"]
    for one in articles[cut:] + articles[:cut:7]:
        assert told(process(one, original)) == told(process(one, restored))


@pytest.mark.parametrize("seed", [4, 5])
def test_an_index_loaded_from_a_dump_and_the_tail_of_the_topic_answers_alike(seed):
    articles = stream(seed, LENGTH)
    texts, topic = MemoryStore(), Topic()
    original = Index(texts, **BOUNDS)
    for one in articles[:80]:
        process(one, original)
    dumped = original.dump()
    for one in articles[80:120]:
        topic.send(process(one, original).remember)
    # the store on disk is ahead of the dump, as it may be after a restart
    loaded = Index(deepcopy(texts), **BOUNDS)
    loaded.load(dumped)
    restored_from(topic.read(compacted=True), loaded, 500)
    assert len(loaded) == len(original)
    for one in articles[120:] + articles[:120:9]:
        assert told(process(one, original)) == told(process(one, loaded))


def test_copies_that_went_on_in_place_of_their_originals_are_known_again():
    """In the streams of these tests there are some, and what comes after them is a copy of them."""
    index, topic = Index(MemoryStore(), **BOUNDS), Topic()
    entries = [entry for one in stream(5, LENGTH) for entry in process(one, index).remember]
    topic.send(entries)
    placed = [entry for entry in entries if entry.in_place_of]
    assert {entry.key for entry in placed} & {entry.original for entry in entries}
    texts = MemoryStore()
    again, loaded = Index(texts, **BOUNDS), Index(texts, **BOUNDS)
    restored_from(topic.read(compacted=True), again, 7)
    loaded.load(again.dump())
    for key in (key for entry in placed for key in (entry.key, *entry.in_place_of)):
        assert again.standing(key) == loaded.standing(key) == index.standing(key)


def test_a_dump_of_another_version_is_an_error_that_a_rebuild_answers():
    with pytest.raises(msgspec.DecodeError):
        Index(MemoryStore()).load(msgspec.msgpack.encode({"held": [], "upcoming": 0}))


def test_a_dump_comes_back_whole():
    index, loaded = Index(MemoryStore(), **BOUNDS), Index(MemoryStore(), **BOUNDS)
    for one in stream(7, 80):
        process(one, index)
    loaded.load(index.dump())
    assert loaded.dump() == index.dump()


def test_the_same_stream_gives_the_same_bytes():
    runs = []
    for _ in range(2):
        index = Index(MemoryStore(), **BOUNDS)
        runs.append([told(process(one, index)) for one in stream(6, LENGTH)])
    assert runs[0] == runs[1]


def test_what_a_worker_that_stood_still_writes_late_changes_nothing():
    """Another one has taken over by then and written the same, and has withdrawn some of it since."""
    original, topic = Index(MemoryStore()), Topic()
    for one in stream(4, 50):
        topic.send(process(one, original).remember)
    withdrawn = {decode(v, IndexEntry).id for _, v in topic.messages if v and decode(v, IndexEntry).withdrawn}
    late = [message for message in topic.messages if message[1] is not None]
    assert any(key.partition("/")[0] in withdrawn for key, _ in late)
    topic.messages += late
    restored = Index(MemoryStore())
    restored.restore_all(topic.read(compacted=False))
    assert restored.dump() == original.dump()
